//! `file-regarding-selected`, see the page beside this file.

use crate::catalog::{Ends, FILE_COMPANION, IMAGE_COMPANION};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "file-regarding-selected",
    code: "MOP609",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/files-images-offline-canvas-apps",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "images or files follow the relationship Regarding",
    doc: include_str!("file_regarding_selected.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for edge in &subject.graph.edges {
        let Some(known) = edge.known else {
            continue;
        };
        let Ends::OneToMany { referencing, column, .. } = known.ends else { continue };
        let is_companion = [IMAGE_COMPANION, FILE_COMPANION].iter().any(|name| same_name(name, referencing));
        if is_companion && same_name(column, "objectid") && same_name(&edge.to, referencing) {
            let message = format!("`{}` is the relationship \"Regarding\" of `{referencing}`", known.name);
            let help =
                "choose the relationship of each image or file column instead, or use `images:` and `files:`";
            findings.push(Finding::new(ID, edge.place, message).help(help));
        }
    }
}
