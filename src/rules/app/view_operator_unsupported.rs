//! `view-operator-unsupported`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::fetch::is_documented;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "view-operator-unsupported",
    code: "MOP821",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a view filters in a way that isn't documented for offline",
    doc: include_str!("view_operator_unsupported.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for view in subject.app.shown_views() {
        let Some(table) = subject.profile.table(&view.table) else { continue };
        for (operator, column) in &view.operators {
            if !operator.is_empty() && !is_documented(operator) {
                let message = format!(
                    "the view \"{}\" of `{}` uses `{operator}` (on `{column}`), which isn't documented for offline",
                    view.name, view.table
                );
                findings.push(
                    Finding::new(ID, table.name.place, message)
                        .help("the view may be missing offline; use another condition, or hide the view"),
                );
            }
        }
    }
}
