//! `script-table-missing`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "script-table-missing",
    code: "MOP829",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a script reads or writes a table that the profile doesn't hold",
    doc: include_str!("script_table_missing.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if !subject.is_first() {
        return;
    }
    for script in &subject.app.scripts {
        let missing: Vec<String> = script
            .tables
            .iter()
            .filter(|table| !subject.any_holds(table))
            .map(|table| format!("`{table}`"))
            .collect();
        if !missing.is_empty() {
            let whose =
                if subject.profiles.len() > 1 { "no profile holds" } else { "the profile doesn't hold" };
            let message =
                format!("the script `{}` asks for {}, which {whose}", script.name, missing.join(", "));
            let help = "add the table, or call `Xrm.WebApi.online` for what needs a connection";
            findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
        }
    }
}
