//! `table-misspelt`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};
use crate::spelling::nearest;

const ID: RuleId = RuleId {
    slug: "table-misspelt",
    code: "MOP218",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table whose name is almost that of a well-known one",
    doc: include_str!("table_misspelt.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

/// How many typing errors make a name another one; of a short one.
const ERRORS: (usize, usize) = (2, 1);
/// Shorter names than this are short.
const SHORT: usize = 10;
/// Tables of the platform that the catalog doesn't hold and whose names are like those of others ("About
/// the entity reference", learn.microsoft.com).
const OTHERS: &[&str] = &["contract"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // An environment or a snapshot knows for sure.
    if subject.catalog.is_complete() {
        return;
    }
    for table in &subject.profile.tables {
        let name = table.name.to_ascii_lowercase();
        // Tables of one's own have the prefix of their publisher.
        let is_vendor = name.starts_with("msdyn_") || !name.contains('_');
        if !is_vendor || name.len() < 6 || OTHERS.contains(&name.as_str()) || subject.catalog.has_table(&name)
        {
            continue;
        }
        let known = subject.catalog.tables().into_iter().map(|known| known.name);
        let errors = if name.len() < SHORT { ERRORS.1 } else { ERRORS.0 };
        let near = nearest(&name, known, |_| errors).filter(|near| subject.profile.table(near).is_none());
        if let Some(near) = near {
            let message = format!("`{}` is almost `{near}`", table.name.value);
            let help = format!(
                "write `{near}` if that is meant; `--env` or `--metadata` tells whether there is such a table"
            );
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
