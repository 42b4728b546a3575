//! `bpf-table-missing`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "bpf-table-missing",
    code: "MOP823",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a business process flow whose table the profile doesn't hold",
    doc: include_str!("bpf_table_missing.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let own: Vec<_> =
            subject.app.processes.iter().filter(|process| same_name(&process.table, &table.name)).collect();
        for process in &own {
            if !process.own_table.is_empty() && !subject.holds(&process.own_table) {
                let message = format!(
                    "the business process flow \"{}\" of `{}` keeps its rows in `{}`, which the profile doesn't hold",
                    process.name, table.name.value, process.own_table
                );
                let help = if own.len() > 1 {
                    format!(
                        "add the tables of all {} flows of `{}`: all of them or none works offline",
                        own.len(),
                        table.name.value
                    )
                } else {
                    format!("add `{}`", process.own_table)
                };
                findings.push(Finding::new(ID, table.name.place, message).help(help));
            }
        }
    }
}
