//! Rules about what the apps that use a profile show and do (`MOP82x`), read from a solution.

mod app_holds_several_profiles;
mod bpf_multi_table;
mod bpf_table_missing;
mod command_hidden_offline;
mod form_lookup_table_missing;
mod profile_not_in_app;
mod script_columns_missing;
mod script_table_missing;
mod solution_without_table_metadata;
mod table_without_view;
mod view_form_column_missing;
mod view_operator_unsupported;
mod view_references_missing_table;
mod webresource_html_ios;
mod webresource_lowercase;
mod webresource_other;

use super::{AppSubject, Rule};
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::finding::{Finding, RuleId};
use crate::model::{Manage, Profile, same_name};

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    view_references_missing_table::RULE,
    view_operator_unsupported::RULE,
    form_lookup_table_missing::RULE,
    bpf_table_missing::RULE,
    bpf_multi_table::RULE,
    view_form_column_missing::RULE,
    webresource_lowercase::RULE,
    webresource_html_ios::RULE,
    webresource_other::RULE,
    script_table_missing::RULE,
    script_columns_missing::RULE,
    table_without_view::RULE,
    command_hidden_offline::RULE,
    profile_not_in_app::RULE,
    app_holds_several_profiles::RULE,
    solution_without_table_metadata::RULE,
];

impl AppSubject<'_> {
    /// Whether this is the first profile, where what isn't about a single one is said.
    fn is_first(&self) -> bool {
        self.profiles.first().is_some_and(|first| std::ptr::eq(*first, self.profile))
    }

    /// Whether a table is in the profile, or comes along with what is.
    fn holds(&self, table: &str) -> bool {
        self.is_in(self.profile, table)
    }

    /// Whether a table is in any of the profiles, or comes along with what is.
    fn any_holds(&self, table: &str) -> bool {
        self.profiles.iter().any(|profile| self.is_in(profile, table))
    }

    fn is_in(&self, profile: &Profile, table: &str) -> bool {
        let automatic = ["activityparty", IMAGE_COMPANION, FILE_COMPANION];
        profile.manage == Manage::Listed
            || profile.table(table).is_some()
            || automatic.iter().any(|name| same_name(name, table))
            || self.catalog.table(table).is_some_and(|known| known.intersect)
    }
}

/// Web resources of some kinds on the forms of the profile's tables, once for each form.
fn resources(
    subject: &AppSubject<'_>,
    is_meant: impl Fn(i64) -> bool,
    findings: &mut Vec<Finding>,
    id: RuleId,
    said: impl Fn(&str, &str) -> (String, String),
) {
    for form in subject.app.shown_forms() {
        let Some(table) = subject.profile.table(&form.table) else { continue };
        for name in &form.web_resources {
            let known = subject.app.web_resources.iter().find(|resource| same_name(&resource.name, name));
            if known.is_some_and(|resource| is_meant(resource.kind)) {
                let (message, help) = said(name, &form.name);
                findings.push(Finding::new(id, table.name.place, message).help(help));
            }
        }
    }
}
