//! `table-without-view`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "table-without-view",
    code: "MOP831",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table of the profile without a system view",
    doc: include_str!("table_without_view.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let is_defined = subject.app.defined.iter().any(|known| same_name(known, &table.name));
        let mut own = subject.app.views.iter().filter(|view| same_name(&view.table, &table.name)).peekable();
        if is_defined && own.peek().is_some() && !own.any(|view| view.kind == 0) {
            let message = format!("`{}` has no public system view in the solution", table.name.value);
            let help = "personal views don't work offline: without a system view users can't list its rows";
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
