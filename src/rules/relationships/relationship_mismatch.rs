//! `relationship-mismatch`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::graph::Resolved;
use crate::rules::{Check, Input, Rule, Subject};

use super::ends;

const ID: RuleId = RuleId {
    slug: "relationship-mismatch",
    code: "MOP509",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the relationship doesn't fit the entry",
    doc: include_str!("relationship_mismatch.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, entry, resolved) in &subject.entries {
        match resolved {
            Resolved::ElsewhereJoined(known) => {
                let place = entry.name.as_ref().map_or(entry.place, |name| name.place);
                let (from, to) = (&entry.table.value, &table.name.value);
                findings.push(
                    Finding::new(ID, place, format!("`{}` doesn't lead from `{from}` to `{to}`", known.name))
                        .help(format!("it joins {}", ends(known))),
                );
            }
            Resolved::Known(known, kind) => {
                if let Some(stated) = &entry.kind
                    && stated.value != *kind
                {
                    findings.push(
                        Finding::new(
                            ID,
                            stated.place,
                            format!(
                                "by `{}` rows of `{}` are {}, not {}",
                                known.name,
                                table.name.value,
                                kind.word(),
                                stated.word()
                            ),
                        )
                        .help(format!("write `as: {}`; it joins {}", kind.word(), ends(known)))
                        .fix(Fix::safe("correct it", Edit::replace(stated.place, kind.word()))),
                    );
                }
            }
            _ => {}
        }
    }
}
