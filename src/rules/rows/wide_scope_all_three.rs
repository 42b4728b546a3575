//! `wide-scope-all-three`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "wide-scope-all-three",
    code: "MOP313",
    severity: Severity::Warning,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "own, team and business unit rows together",
    doc: include_str!("wide_scope_all_three.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let words =
            ["user", "team", "business-unit"].map(|word| table.rows.iter().find(|rule| rule.word() == word));
        if let [Some(first), Some(_), Some(_)] = words {
            let message = format!(
                "`{}` has the user's, the teams' and the business unit's rows: that is nearly everything",
                table.name.value
            );
            findings.push(
                Finding::new(ID, first.place, message)
                    .help("the business unit's rows hold the user's own; choose what technicians need"),
            );
        }
    }
}
