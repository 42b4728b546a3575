//! `fetch-inner-outer-join`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-inner-outer-join",
    code: "MOP406",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a linked table that isn't joined by `any` or `not any`",
    doc: include_str!("fetch_inner_outer_join.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

/// The ways to link ("link-entity element", Dataverse `FetchXML` reference).
const KINDS: [&str; 9] =
    ["inner", "outer", "any", "not any", "all", "not all", "exists", "in", "matchfirstrowusingcrossapply"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let fits = |kind: &str| matches!(kind, "any" | "not any");
        for link in query.links.iter().filter(|link| !link.in_filter || !fits(&link.kind)) {
            let known = KINDS.contains(&link.kind.as_str());
            let severity = if link.in_filter || !known { Severity::Error } else { Severity::Warning };
            let message = if !known {
                format!("`{}` isn't a way to link a table (`{}`)", link.kind, link.table)
            } else if link.in_filter {
                format!("`{}` is linked by `{}` inside a filter", link.table, link.kind)
            } else {
                format!("`{}` is linked by `{}` beside the filter", link.table, link.kind)
            };
            findings.push(
                at(ID, filter, &link.place, message)
                    .severity(severity)
                    .help("put the link into the `<filter>`, and write `link-type=\"any\"` or `\"not any\"`"),
            );
        }
    }
}
