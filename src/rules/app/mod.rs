//! Rules about what the apps that use a profile show and do (`MOP82x`), read from a solution.

mod add_existing_subgrid;
mod app_holds_several_profiles;
mod app_metadata_size;
mod bpf_multi_table;
mod bpf_table_missing;
mod canvas_and_model_share;
mod canvas_profile_twice;
mod column_selection_canvas;
mod command_hidden_offline;
mod form_lookup_table_missing;
mod mapped_columns;
mod notes_in_canvas;
mod power_automate_offline;
mod primary_image_thumbnails;
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
mod wost_lineorder;

use super::{AppSubject, Rule};
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::finding::{Finding, RuleId};
use crate::model::app::{CanvasApp, Module};
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
    canvas_and_model_share::RULE,
    canvas_profile_twice::RULE,
    notes_in_canvas::RULE,
    column_selection_canvas::RULE,
    mapped_columns::RULE,
    primary_image_thumbnails::RULE,
    app_metadata_size::RULE,
    power_automate_offline::RULE,
    wost_lineorder::RULE,
    add_existing_subgrid::RULE,
];

impl<'p> AppSubject<'p> {
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

    /// The model-driven apps that use the profile, or that it names.
    fn modules(&self) -> impl Iterator<Item = &'p Module> {
        let id = self.id();
        let (app, profile) = (self.app, self.profile);
        app.modules.iter().filter(move |module| {
            id.as_ref().is_some_and(|id| module.profiles.contains(id)) || names(profile, &module.unique_name)
        })
    }

    /// Whether an app uses any of the profiles, or any of them names it.
    fn is_offline(&self, module: &Module) -> bool {
        self.profiles.iter().any(|profile| {
            let id = self.id_of(profile);
            id.is_some_and(|id| module.profiles.contains(&id)) || names(profile, &module.unique_name)
        })
    }

    /// The canvas apps that use the profile, or that it names.
    fn canvas_apps(&self) -> impl Iterator<Item = &'p CanvasApp> {
        let id = self.id();
        let (app, profile) = (self.app, self.profile);
        app.canvas_apps
            .iter()
            .filter(move |canvas| (id.is_some() && canvas.profile == id) || names(profile, &canvas.name))
    }

    /// The profile's id, in its file or in the solution.
    fn id(&self) -> Option<String> {
        self.id_of(self.profile)
    }

    fn id_of(&self, profile: &Profile) -> Option<String> {
        let own = profile.id.map(|id| id.to_string());
        own.or_else(|| self.app.profile_id(&profile.name).map(str::to_owned))
    }

    fn is_in(&self, profile: &Profile, table: &str) -> bool {
        let automatic = ["activityparty", IMAGE_COMPANION, FILE_COMPANION];
        profile.manage == Manage::Listed
            || profile.table(table).is_some()
            || automatic.iter().any(|name| same_name(name, table))
            || self.catalog.is_intersect(table)
    }
}

/// Whether a profile names an app.
fn names(profile: &Profile, app: &str) -> bool {
    profile.apps.iter().flatten().any(|name| same_name(name, app))
}

/// What a web resource is that isn't part of the solution.
fn kind_by_name(name: &str) -> Option<i64> {
    const KINDS: [(&str, i64); 10] = [
        ("htm", 1),
        ("html", 1),
        ("css", 2),
        ("js", 3),
        ("png", 5),
        ("jpg", 6),
        ("gif", 7),
        ("ico", 10),
        ("svg", 11),
        ("resx", 12),
    ];
    let (_, ending) = name.rsplit_once('.')?;
    KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, kind)| *kind)
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
            if known.map_or_else(|| kind_by_name(name), |resource| Some(resource.kind)).is_some_and(&is_meant)
            {
                let (message, help) = said(name, &form.name);
                findings.push(Finding::new(id, table.name.place, message).help(help));
            }
        }
    }
}
