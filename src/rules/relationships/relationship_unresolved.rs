//! `relationship-unresolved`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::graph::Resolved;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId =
    RuleId { slug: "relationship-unresolved", code: "MOP508", severity: Severity::Error, url: "" };

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "which relationship is meant isn't clear",
    doc: include_str!("relationship_unresolved.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, entry, resolved) in &subject.entries {
        let (message, help) = match resolved {
            Resolved::Ambiguous(several) => {
                let names: Vec<&str> = several.iter().map(|known| known.name).collect();
                (
                    format!(
                        "{} relationships lead from `{}` to `{}`",
                        names.len(),
                        entry.table.value,
                        table.name.value
                    ),
                    format!("add `relationship:` with one of {}", names.join(", ")),
                )
            }
            Resolved::NoneKnown if subject.catalog.is_complete() => (
                format!("no relationship leads from `{}` to `{}`", entry.table.value, table.name.value),
                format!("{} knows none; check the two table names and `as`", subject.catalog.name()),
            ),
            Resolved::Unknown if subject.catalog.is_complete() => (
                format!(
                    "`{}` isn't a relationship of these tables",
                    entry.name.as_ref().map_or("", |name| name.as_str())
                ),
                format!("{} doesn't know it; check the schema name", subject.catalog.name()),
            ),
            _ => continue,
        };
        let place = entry.name.as_ref().map_or(entry.table.place, |name| name.place);
        findings.push(Finding::new(ID, place, message).help(help));
    }
    brings(subject, findings);
}

/// Imported associations: their other end is a table of the profile, so that all of its tables together
/// know the relationship.
fn brings(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let catalog = subject.catalog;
    let tables = &subject.profile.tables;
    if !catalog.is_complete() || tables.iter().any(|table| catalog.table(&table.name).is_none()) {
        return;
    }
    for table in tables {
        for brings in &table.brings {
            let name = &brings.relationship;
            // A column of images or files may be named, too.
            let is_column = catalog.table(&table.name).is_some_and(|known| known.column(name).is_some());
            if catalog.relationship(name).is_some() || is_column {
                continue;
            }
            let message = format!(
                "`{}` isn't a relationship of `{}` and a table of the profile",
                name.value, table.name.value
            );
            let help = format!(
                "{} doesn't know it; check the schema name, add the table at its other end, or say under that \
                 table that `{}` brings it (`related_to:`)",
                catalog.name(),
                table.name.value
            );
            findings.push(Finding::new(ID, name.place, message).help(help));
        }
    }
}
