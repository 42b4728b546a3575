//! `script-columns-missing`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "script-columns-missing",
    code: "MOP830",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a script of a form asks for a column that isn't selected",
    doc: include_str!("script_columns_missing.md"),
    inputs: &[Input::App, Input::Metadata],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(selected) = table.selected_columns() else { continue };
        let known = subject.catalog.table(&table.name);
        let forms = subject.app.shown_forms().into_iter().filter(|form| same_name(&form.table, &table.name));
        let libraries: Vec<&String> = forms.flat_map(|form| &form.libraries).collect();
        let mut missing: Vec<String> = subject
            .app
            .scripts
            .iter()
            .filter(|script| libraries.iter().any(|library| same_name(library, &script.name)))
            .flat_map(|script| script.columns.iter().map(move |column| (column, &script.name)))
            .filter(|(column, _)| known.is_some_and(|known| known.column(column).is_some()))
            .filter(|(column, _)| !selected.iter().any(|name| same_name(name, column)))
            .map(|(column, script)| format!("`{column}` ({script})"))
            .collect();
        missing.sort();
        missing.dedup();
        if !missing.is_empty() {
            let message = format!(
                "scripts of `{}` ask for columns that aren't selected: {}",
                table.name.value,
                missing.join(", ")
            );
            let place = table.columns.as_ref().map_or(table.name.place, |columns| columns.place);
            findings.push(
                Finding::new(ID, place, message)
                    .help("select them: the script gets nothing for them offline"),
            );
        }
    }
}
