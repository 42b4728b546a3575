//! A profile file, format 1: tree to [`Profile`], with everything that is wrong in one run.

use std::collections::BTreeMap;

use crate::finding::{Finding, loading};
use crate::model::{Budget, FileId, Located, Manage, People, Place, Profile, SyncInterval, Table, same_name};

use super::decode::{nearest, shorten};
use super::{Decoder, Fields, Item, Kind, Tree};

/// Values of `${variables}`.
pub type Variables = BTreeMap<String, String>;

/// More tables than any environment has enabled for offline.
const MAX_TABLES: usize = 2000;

const MANAGE: [(&str, Manage); 2] = [("whole", Manage::Whole), ("listed", Manage::Listed)];

/// The keys of a profile, in their order.
pub(super) const KEYS: [&str; 11] = [
    "format",
    "name",
    "description",
    "renamed_from",
    "based_on",
    "manage",
    "defaults",
    "tables",
    "people",
    "apps",
    "budget",
];

/// Whether a file can hold this text as a label.
pub fn can_be_label(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(breaks)
}

/// Whether a character isn't one of a line.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a YAML file in a folder is meant to be a profile: it has `tables`, or a `name` and a
/// key that looks like a mistyped `tables`, or nothing but (mistyped) keys of a profile.
pub fn looks_like_a_profile(tree: &Tree<'_>) -> bool {
    let Some(Kind::Mapping(pairs)) = tree.root().map(|root| tree.kind(root)) else {
        return false;
    };
    let mut keys = pairs.iter().filter_map(|(key, _)| tree.text(key));
    if keys.clone().any(|key| key == "tables") {
        return true;
    }
    let named = keys.clone().any(|key| key == "name");
    let tables = |key: &str| named && nearest(key, &["tables"]).is_some();
    let essential = |key: &str| nearest(key, &["name", "tables"]).is_some();
    let is_known = |key: &str| nearest(key, &KEYS).is_some();
    keys.clone().any(tables) || (keys.clone().all(is_known) && keys.any(essential))
}

/// Reads a profile. What is wrong is returned beside it; a profile comes back whenever the file
/// is a mapping (without a name its name is empty), so that rules can look at what is readable.
pub fn decode_profile(
    tree: &Tree<'_>,
    file: FileId,
    variables: &Variables,
) -> (Option<Profile>, Vec<Finding>) {
    let mut reader = Reader { decoder: Decoder::new(tree, file), variables, inserted: Vec::new() };
    let Some(root) = tree.root() else {
        let finding = Finding::new(loading::EMPTY_FILE, Place::start_of(file), "the file holds nothing")
            .help("a profile file needs at least `name` and `tables`");
        return (None, vec![finding]);
    };
    let profile = reader.profile(root);
    (profile, reader.decoder.findings)
}

pub(super) struct Reader<'t, 's, 'v> {
    pub(super) decoder: Decoder<'t, 's>,
    variables: &'v Variables,
    inserted: Vec<String>,
}

impl<'t> Reader<'t, '_, '_> {
    fn profile(&mut self, root: &Item) -> Option<Profile> {
        let mut fields = self.decoder.fields(root, "profile")?;
        self.format(&mut fields);
        let mut name =
            fields.required(&mut self.decoder, "name").and_then(|item| self.not_blank(item, "name"));
        let mut description = self.take_text(&mut fields, "description");
        let mut renamed_from = self.take_text(&mut fields, "renamed_from");
        self.no_variables(name.as_mut(), "name");
        self.no_variables(description.as_mut(), "description");
        self.no_variables(renamed_from.as_mut(), "renamed_from");
        let based_on = fields
            .optional(&self.decoder, "based_on")
            .and_then(|item| self.decoder.word(item, "based_on", &[("field-service", "field-service")]))
            .map(|word| Located::new(word.value.to_owned(), word.place));
        let manage = fields
            .optional(&self.decoder, "manage")
            .and_then(|item| self.decoder.word(item, "manage", &MANAGE))
            .map(|word| word.value);
        let default_sync =
            fields.optional(&self.decoder, "defaults").and_then(|item| self.defaults(item)).flatten();
        let tables =
            fields.required(&mut self.decoder, "tables").map(|item| self.tables(item, default_sync.as_ref()));
        let people = fields.optional(&self.decoder, "people").and_then(|item| self.people(item));
        let apps = fields.optional(&self.decoder, "apps").and_then(|item| self.names(item, "apps"));
        let budget = fields.optional(&self.decoder, "budget").and_then(|item| self.budget(item));
        fields.finish(&mut self.decoder);
        Some(Profile {
            id: None,
            name: name.unwrap_or_else(|| Located::new(String::new(), self.decoder.place(root))),
            description,
            renamed_from,
            based_on,
            manage: manage.unwrap_or_default(),
            tables: tables.unwrap_or_default(),
            people,
            apps,
            budget,
            inserted: std::mem::take(&mut self.inserted),
            complete: self.decoder.findings.is_empty(),
        })
    }

    /// Variables have values in filters, people and apps only; elsewhere they would be published as they
    /// stand. `$${` is a literal `${` everywhere.
    pub(super) fn no_variables(&mut self, text: Option<&mut Located<String>>, what: &str) {
        let Some(text) = text.filter(|text| text.value.contains("${")) else { return };
        if text.value.replace("$${", "\0").contains("${") {
            let message = format!("a variable in `{what}` gets no value");
            let help = "variables stand in filters, in `people` and in `apps`; `$${` is a literal `${`";
            self.decoder.push(Finding::new(loading::UNKNOWN_VARIABLE, text.place, message).help(help));
        }
        text.value = text.value.replace("$${", "${");
    }

    fn format(&mut self, fields: &mut Fields<'t>) {
        let Some(item) = fields.optional(&self.decoder, "format") else {
            return;
        };
        let Some(number) = self.decoder.number(item, "format") else {
            return;
        };
        if number.value != 1 {
            self.decoder.report_help(
                loading::INVALID_VALUE,
                item,
                format!("format {} is not known", number.value),
                "this version reads format 1; a newer mopctl may read this file",
            );
        }
    }

    pub(super) fn take_text(
        &mut self,
        fields: &mut Fields<'t>,
        key: &'static str,
    ) -> Option<Located<String>> {
        let item = fields.optional(&self.decoder, key)?;
        self.decoder.text(item, key)
    }

    pub(super) fn not_blank(&mut self, item: &Item, what: &str) -> Option<Located<String>> {
        let text = self.decoder.text(item, what)?;
        if text.value.trim().is_empty() {
            self.decoder.report(loading::INVALID_VALUE, item, format!("`{what}` is blank"));
            return None;
        }
        if text.value.chars().any(breaks) {
            let message = format!("`{what}` holds a line break or another control character");
            self.decoder.report_help(loading::INVALID_VALUE, item, message, "write it on one line");
            return None;
        }
        Some(text)
    }

    fn defaults(&mut self, item: &Item) -> Option<Option<Located<SyncInterval>>> {
        let mut fields = self.decoder.fields(item, "defaults")?;
        let sync = fields.optional(&self.decoder, "sync").and_then(|item| self.sync(item));
        fields.finish(&mut self.decoder);
        sync
    }

    /// `Some(None)` is the word `platform`: no value is stored.
    pub(super) fn sync(&mut self, item: &Item) -> Option<Option<Located<SyncInterval>>> {
        let text = self.decoder.text(item, "sync")?;
        if text.value == "platform" {
            return Some(None);
        }
        if let Some(interval) = SyncInterval::parse(&text.value) {
            return Some(Some(Located::new(interval, text.place)));
        }
        let help = if text.value.bytes().all(|b| b.is_ascii_digit()) {
            format!("write the unit: `{}m`, `{}h` or `{}d`", text.value, text.value, text.value)
        } else {
            "write minutes, hours or days, such as `5m`, `2h` or `1d`, or `platform`".to_owned()
        };
        self.decoder.report_help(
            loading::INVALID_VALUE,
            item,
            format!("`{}` is not a sync interval", shorten(&text.value)),
            help,
        );
        None
    }

    fn tables(&mut self, item: &Item, default_sync: Option<&Located<SyncInterval>>) -> Vec<Table> {
        let Some(mut fields) = self.decoder.fields(item, "tables") else {
            return Vec::new();
        };
        let entries = fields.rest();
        fields.finish(&mut self.decoder);
        if entries.len() > MAX_TABLES {
            let message = format!("{} tables in one profile; at most {MAX_TABLES} are read", entries.len());
            self.decoder.report_help(loading::INVALID_VALUE, item, message, "fewer than 100 are recommended");
        }
        let mut tables: Vec<Table> = Vec::with_capacity(entries.len().min(MAX_TABLES));
        for (key, value) in entries.into_iter().take(MAX_TABLES) {
            let Some(name) = self.decoder.text(key, "table name") else {
                continue;
            };
            if !is_logical_name(&name) {
                let message = format!("`{}` can't be the name of a table", shorten(&name));
                let help = "write its logical name: letters, digits and `_`, such as `msdyn_workorder`";
                self.decoder.report_help(loading::INVALID_VALUE, key, message, help);
                continue;
            }
            if let Some(earlier) = tables.iter().find(|table| same_name(&table.name, &name)) {
                let finding = Finding::new(
                    loading::DUPLICATE_KEY,
                    name.place,
                    format!("table `{}` stands twice, in other letters", name.value),
                )
                .related(earlier.name.place, "first here")
                .help("a profile holds a table once; write logical names in lower case");
                self.decoder.push(finding);
                continue;
            }
            let table = self.table(name, value, default_sync);
            tables.push(table);
        }
        tables
    }

    fn people(&mut self, item: &Item) -> Option<People> {
        let mut fields = self.decoder.fields(item, "people")?;
        let users = fields.optional(&self.decoder, "users").and_then(|item| self.names(item, "users"));
        let teams = fields.optional(&self.decoder, "teams").and_then(|item| self.names(item, "teams"));
        fields.finish(&mut self.decoder);
        Some(People { users: users.unwrap_or_default(), teams: teams.unwrap_or_default() })
    }

    fn names(&mut self, item: &Item, what: &str) -> Option<Vec<Located<String>>> {
        let names = self.decoder.texts(item, what)?;
        for name in names.iter().filter(|name| name.value.trim().is_empty()) {
            let message = format!("a name in `{what}` is blank");
            self.decoder.push(Finding::new(loading::INVALID_VALUE, name.place, message).help("remove it"));
        }
        Some(names.into_iter().map(|name| self.expand(name, str::to_owned)).collect())
    }

    fn budget(&mut self, item: &Item) -> Option<Budget> {
        let mut fields = self.decoder.fields(item, "budget")?;
        let rows = fields.optional(&self.decoder, "rows").and_then(|item| self.decoder.number(item, "rows"));
        let tables =
            fields.optional(&self.decoder, "tables").and_then(|item| self.decoder.number(item, "tables"));
        fields.finish(&mut self.decoder);
        Some(Budget { rows, tables })
    }

    pub(super) fn expand_xml(&mut self, text: Located<String>) -> Located<String> {
        self.expand(text, escape_xml)
    }

    /// Puts in the values of `${variables}`; `$${` stays `${`.
    fn expand(&mut self, text: Located<String>, escape: fn(&str) -> String) -> Located<String> {
        if !text.value.contains("${") {
            return text;
        }
        let mut out = String::with_capacity(text.value.len());
        let mut rest = text.value.as_str();
        while let Some(at) = rest.find("${") {
            let (before, tail) = rest.split_at(at);
            if let Some(literal) = before.strip_suffix('$') {
                out.push_str(literal);
                out.push_str("${");
                rest = &tail[2..];
                continue;
            }
            out.push_str(before);
            let Some(close) = tail.find('}') else {
                let finding = Finding::new(loading::UNKNOWN_VARIABLE, text.place, "a `${` isn't closed")
                    .help("close it with `}`; `$${` is a literal `${`");
                self.decoder.push(finding);
                out.push_str(tail);
                rest = "";
                break;
            };
            let name = &tail[2..close];
            match self.variables.get(name) {
                Some(value) => {
                    out.push_str(&escape(value));
                    self.inserted.push(value.clone());
                }
                None => {
                    out.push_str(&tail[..=close]);
                    let finding = Finding::new(
                        loading::UNKNOWN_VARIABLE,
                        text.place,
                        format!("no value for the variable `{}`", shorten(name)),
                    )
                    .help("give it one under `vars` in mopctl.yaml; `$${` is a literal `${`");
                    self.decoder.push(finding);
                }
            }
            rest = &tail[close + 1..];
        }
        out.push_str(rest);
        Located::new(out, text.place)
    }
}

/// Whether a text can be the logical (or schema) name of a table.
fn is_logical_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn escape_xml(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}
