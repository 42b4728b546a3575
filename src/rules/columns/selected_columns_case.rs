//! `selected-columns-case`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::Columns;
use crate::rules::{Check, Input, Rule, Subject};

const LONGEST: usize = 100_000;

const ID: RuleId = RuleId {
    slug: "selected-columns-case",
    code: "MOP604",
    severity: Severity::Error,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a selected column isn't written as the platform stores it",
    doc: include_str!("selected_columns_case.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(selected) = &table.columns else { continue };
        let Columns::Only(columns) = &selected.value else { continue };
        for column in columns.iter().filter(|column| !is_stored(column)) {
            if let Some(stored) = stored_name(column)
                && stored != column.value
            {
                let message = format!("column `{}` is stored as `{stored}`", column.value);
                findings.push(
                    Finding::new(ID, column.place, message)
                        .help(format!("write `{stored}`"))
                        .fix(Fix::safe(format!("write `{stored}`"), Edit::replace(column.place, stored))),
                );
            }
        }
        // `{"Columns":["a","b"]}`, as publishing writes it.
        let names: usize = columns.iter().map(|column| column.len() + 3).sum();
        let length = names.saturating_sub(1) + r#"{"Columns":[]}"#.len();
        if length > LONGEST {
            let message =
                format!("the selection of columns has {length} characters, the platform stores {LONGEST}");
            findings.push(Finding::new(ID, selected.place, message).help("select fewer columns, or `all`"));
        }
    }
}

/// Whether a name is written as logical names are.
fn is_stored(name: &str) -> bool {
    !name.starts_with('_') && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// The logical name behind what was written; `None` where it can't be one at all.
fn stored_name(written: &str) -> Option<String> {
    let lower = written.trim().to_ascii_lowercase();
    let is_name = lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let lookup = lower.strip_prefix('_').and_then(|name| name.strip_suffix("_value")).map(str::to_owned);
    is_name.then(|| lookup.unwrap_or(lower))
}
