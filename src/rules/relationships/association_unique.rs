//! `association-unique`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Place, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "association-unique",
    code: "MOP510",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a relationship is listed twice",
    doc: include_str!("association_unique.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let mut seen: Vec<(&str, &str, Place)> = Vec::new();
        for entry in &table.related_to {
            let Some(name) = &entry.name else { continue };
            let earlier =
                seen.iter().find(|(from, known, _)| same_name(from, &entry.table) && same_name(known, name));
            if let Some((_, _, first)) = earlier {
                findings.push(
                    Finding::new(
                        ID,
                        entry.place,
                        format!("`{}` is listed twice under `{}`", name.value, table.name.value),
                    )
                    .related(*first, "first here")
                    .help("remove one of the two"),
                );
            } else {
                seen.push((&entry.table.value, &name.value, entry.place));
            }
        }
    }
}
