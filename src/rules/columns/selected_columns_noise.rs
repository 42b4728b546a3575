//! `selected-columns-noise`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "selected-columns-noise",
    code: "MOP605",
    severity: Severity::Info,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "selected columns that no app shows",
    doc: include_str!("selected_columns_noise.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const NOISE: [&str; 8] = [
        "versionnumber",
        "traversedpath",
        "importsequencenumber",
        "processid",
        "stageid",
        "overriddencreatedon",
        "timezoneruleversionnumber",
        "utcconversiontimezonecode",
    ];
    for table in &subject.profile.tables {
        let Some(columns) = table.selected_columns() else { continue };
        for column in columns.iter().filter(|column| NOISE.iter().any(|name| same_name(name, column))) {
            let message = format!("`{}` is of no use on a device", column.value);
            findings.push(
                Finding::new(ID, column.place, message)
                    .help("leave it away")
                    .fix(Fix::risky("remove it", Edit::RemoveItem { place: column.place })),
            );
        }
    }
}
