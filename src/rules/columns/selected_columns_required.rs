//! `selected-columns-required`, see the page beside this file.

use crate::catalog::{Ends, Ownership};
use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::{Columns, Table, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "selected-columns-required",
    code: "MOP603",
    severity: Severity::Warning,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a column is missing that the device needs",
    doc: include_str!("selected_columns_required.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(selected) = &table.columns else { continue };
        let Columns::Only(columns) = &selected.value else { continue };
        let missing: Vec<String> = needed(table, subject)
            .into_iter()
            .filter(|name| !columns.iter().any(|column| same_name(column, name)))
            .collect();
        if !missing.is_empty() {
            let fix = Fix::safe("add them", Edit::AddItems { place: selected.place, items: missing.clone() });
            let message = format!("`{}` is selected without {}", table.name.value, quoted(&missing));
            findings.push(
                Finding::new(ID, selected.place, message)
                    .help("add them: the app, the filters and the relationships of the profile read them")
                    .fix(fix),
            );
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The columns that a selection of this table must hold.
pub(super) fn needed(table: &Table, subject: &Subject<'_>) -> Vec<String> {
    let Some(known) = subject.catalog.table(&table.name) else { return Vec::new() };
    let mut needed: Vec<&str> = vec![known.primary_id, known.primary_name];
    needed.extend(["statecode", "statuscode", "createdon", "modifiedon"]);
    if known.ownership == Ownership::User {
        needed.push("ownerid");
    }
    let name = table.name.to_ascii_lowercase();
    for edge in &subject.graph.edges {
        let relationship = edge.known;
        if let Some(Ends::OneToMany { referencing, column, .. }) = relationship.map(|known| known.ends)
            && (edge.from == name || edge.to == name)
            && same_name(referencing, &name)
        {
            needed.push(column);
        }
    }
    let mut found: Vec<String> = Vec::new();
    for column in needed.into_iter().filter_map(|name| known.column(name)) {
        if !found.iter().any(|name| name == column.name) {
            found.push(column.name.to_owned());
        }
    }
    found
}
