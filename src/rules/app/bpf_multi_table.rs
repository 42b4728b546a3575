//! `bpf-multi-table`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "bpf-multi-table",
    code: "MOP824",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a business process flow over several tables",
    doc: include_str!("bpf_multi_table.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for process in subject.app.processes.iter().filter(|process| process.stages.len() > 1) {
        if let Some(table) = subject.profile.table(&process.table) {
            let message = format!(
                "the business process flow \"{}\" runs over {}, which isn't possible offline",
                process.name,
                process.stages.join(", ")
            );
            findings.push(
                Finding::new(ID, table.name.place, message)
                    .help("use a flow of one table for the offline app"),
            );
        }
    }
}
