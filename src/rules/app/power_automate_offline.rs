//! `power-automate-offline`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "power-automate-offline",
    code: "MOP843",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a cloud flow that waits for rows of the profile",
    doc: include_str!("power_automate_offline.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for flow in &subject.app.flows {
        let Some(table) = subject.profile.table(&flow.table) else { continue };
        let message = format!(
            "the flow \"{}\" runs only after the device has synced its `{}` rows",
            flow.name, table.name.value
        );
        let help = "what people need at once belongs in a script of the form or a business rule";
        findings.push(Finding::new(ID, table.name.place, message).help(help));
    }
}
