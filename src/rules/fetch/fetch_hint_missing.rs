//! `fetch-hint-missing`, see the page beside this file.

use super::at;
use crate::catalog::{ColumnKind, POLYMORPHIC_LOOKUPS};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-hint-missing",
    code: "MOP419",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a link through a lookup of several tables without its hint",
    doc: include_str!("fetch_hint_missing.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let hinted = query.groups.iter().any(|group| group.hint.as_deref() == Some("union"));
        for link in query.links.iter().filter(|_| !hinted) {
            let to_table = if link.to_table.is_empty() { &filter.table.name.value } else { &link.to_table };
            let kind = subject
                .catalog
                .table(to_table)
                .and_then(|table| table.column(&link.to))
                .map(|column| column.kind);
            let is_several = || POLYMORPHIC_LOOKUPS.iter().any(|name| same_name(name, &link.to));
            if matches!(kind, Some(ColumnKind::Customer | ColumnKind::Owner)) || is_several() {
                let message =
                    format!("`{}` looks several tables up, and the filter has no `hint=\"union\"`", link.to);
                findings.push(
                    at(ID, filter, &link.place, message)
                        .help("write `<filter hint=\"union\">` around the link to make the query faster"),
                );
            }
        }
    }
}
