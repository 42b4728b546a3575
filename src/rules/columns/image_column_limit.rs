//! `image-column-limit`, see the page beside this file.

use crate::catalog::IMAGE_COMPANION;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "image-column-limit",
    code: "MOP601",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more than 14 image columns over the whole profile",
    doc: include_str!("image_column_limit.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let images = subject.graph.direct(IMAGE_COMPANION);
    if let Some(limit) = subject.limits.exceeded(Limit::Images, images.len())
        && let Some(excess) = images.get(limit)
    {
        findings.push(
            Finding::new(
                ID,
                excess.place,
                format!(
                    "the profile holds {} image columns, the limit is {limit} over all tables",
                    images.len()
                ),
            )
            .help("leave image columns away that nobody needs offline"),
        );
    }
}
