//! `form-lookup-table-missing`, see the page beside this file.

use crate::catalog::SYSTEM_LOOKUPS;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "form-lookup-table-missing",
    code: "MOP822",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a form shows rows of a table that the profile doesn't hold",
    doc: include_str!("form_lookup_table_missing.md"),
    inputs: &[Input::App, Input::Metadata],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for form in subject.app.shown_forms() {
        let Some(table) = subject.profile.table(&form.table) else { continue };
        let lookups =
            form.columns.iter().filter(|column| !SYSTEM_LOOKUPS.contains(&column.as_str())).filter_map(
                |column| {
                    let own = subject.app.lookup_target(&form.table, column);
                    let target = own.or_else(|| subject.catalog.lookup_target(&form.table, column))?;
                    Some((column.clone(), target.to_owned()))
                },
            );
        let mut missing: Vec<(String, String)> = form
            .targets
            .iter()
            .cloned()
            .chain(lookups)
            .filter(|(_, target)| !subject.holds(target))
            .collect();
        missing.sort_by(|a, b| a.1.cmp(&b.1));
        missing.dedup_by(|a, b| a.1 == b.1);
        for (control, target) in missing {
            let message = format!(
                "the form \"{}\" of `{}` shows `{target}` (in `{control}`), which the profile doesn't hold",
                form.name, form.table
            );
            findings.push(
                Finding::new(ID, table.name.place, message)
                    .help(format!("add `{target}`, or expect nothing there offline (in {})", form.file)),
            );
        }
    }
}
