//! `view-form-column-missing`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};
use std::collections::BTreeMap;

const ID: RuleId = RuleId {
    slug: "view-form-column-missing",
    code: "MOP825",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/set-up-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "views or forms show a column that isn't selected",
    doc: include_str!("view_form_column_missing.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    let (shown_views, shown_forms) = (subject.app.shown_views(), subject.app.shown_forms());
    for table in &subject.profile.tables {
        let Some(selected) = table.selected_columns() else { continue };
        let views = shown_views.iter().filter(|view| same_name(&view.table, &table.name));
        let forms = shown_forms.iter().filter(|form| same_name(&form.table, &table.name));
        let mut used: BTreeMap<&str, &str> = BTreeMap::new();
        for (columns, name) in
            views.map(|view| (&view.columns, &view.name)).chain(forms.map(|form| (&form.columns, &form.name)))
        {
            for column in columns {
                used.entry(column).or_insert(name);
            }
        }
        for view in &shown_views {
            let is_held = subject.profile.table(&view.table).is_some();
            for (linked, column) in view.linked_columns.iter().filter(|_| is_held) {
                if same_name(linked, &table.name) {
                    used.entry(column).or_insert(&view.name);
                }
            }
        }
        let missing: Vec<String> = used
            .iter()
            .filter(|(column, _)| !selected.iter().any(|name| same_name(name, column)))
            .map(|(column, name)| format!("`{column}` (\"{name}\")"))
            .collect();
        if !missing.is_empty() {
            let message = format!(
                "`{}` is shown with columns that aren't selected: {}",
                table.name.value,
                missing.join(", ")
            );
            let place = table.columns.as_ref().map_or(table.name.place, |columns| columns.place);
            findings
                .push(Finding::new(ID, place, message).help("select them, or expect empty fields offline"));
        }
    }
}
