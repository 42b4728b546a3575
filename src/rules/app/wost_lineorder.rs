//! `wost-lineorder`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "wost-lineorder",
    code: "MOP844",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a script creates work order service tasks without their place in the list",
    doc: include_str!("wost_lineorder.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

/// The table and the column that the documentation names.
const TABLE: &str = "msdyn_workorderservicetask";

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if !subject.is_first() || !subject.any_holds(TABLE) {
        return;
    }
    let creates = |name: &String| name == TABLE;
    for script in subject
        .app
        .scripts
        .iter()
        .filter(|script| script.creates.iter().any(creates) && !script.sets_line_order)
    {
        let message =
            format!("the script `{}` creates `{TABLE}` without setting `msdyn_lineorder`", script.name);
        let help = "set `msdyn_lineorder` to -1, so that the server gives the task its place";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
