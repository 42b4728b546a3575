//! `add-existing-subgrid`, see the page beside this file.

use crate::catalog::Ends;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "add-existing-subgrid",
    code: "MOP845",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a subgrid where rows can't be added offline",
    doc: include_str!("add_existing_subgrid.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    let is_many = |name: &str| {
        let known = subject.catalog.relationship(name);
        let own = subject.app.relationships.iter().find(|known| same_name(&known.name, name));
        own.is_some_and(|own| own.lookup.is_none())
            || known.is_some_and(|known| matches!(known.ends, Ends::ManyToMany { .. }))
    };
    for form in subject.app.shown_forms() {
        let Some(table) = subject.profile.table(&form.table) else { continue };
        for (control, relationship) in form.subgrids.iter().filter(|(_, name)| is_many(name)) {
            let message = format!(
                "the subgrid `{control}` on the form \"{}\" shows the many-to-many `{relationship}`, where nobody can add rows offline",
                form.name
            );
            let help = "\"Add existing\" stays hidden offline there, whatever the command's rules say";
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
