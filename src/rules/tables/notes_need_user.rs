//! `notes-need-user`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::Manage;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "notes-need-user",
    code: "MOP215",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "notes without the table of users",
    doc: include_str!("notes_need_user.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.profile.manage == Manage::Listed {
        return;
    }
    if let Some(notes) = subject.profile.table("annotation")
        && subject.profile.table("systemuser").is_none()
    {
        let message = "notes (`annotation`) need the table `systemuser`";
        findings.push(
            Finding::new(ID, notes.name.place, message)
                .help("add `systemuser`, for example with `rows: { custom: ... }` or as related rows")
                .fix(own_user()),
        );
    }
}

/// The row of the user at hand, the least that shows who wrote a note.
fn own_user() -> Fix {
    let filter = r#"<filter><condition attribute="systemuserid" operator="eq-userid"/></filter>"#;
    let value = format!("{{ rows: {{ custom: '{filter}' }} }}");
    Fix::risky(
        "add `systemuser` with the user's own row",
        Edit::AddTable { name: "systemuser".to_owned(), value },
    )
}
