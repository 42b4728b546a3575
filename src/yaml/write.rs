//! A profile as the text of a profile file, in canonical form.

use serde::Serialize;
use serde_yaml::{Mapping, Value};

use super::{format, load};
use crate::model::{
    Brings, Budget, Columns, Combine, Files, Located, Manage, People, Profile, Relationship, RowRule, Table,
};

/// How a profile is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// `FetchXML` stays as it is, instead of being laid out.
    pub verbatim: bool,
}

#[derive(Serialize)]
struct FileProfile<'p> {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renamed_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    based_on: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manage: Option<&'static str>,
    tables: Mapping,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<FilePeople>,
    #[serde(skip_serializing_if = "Option::is_none")]
    apps: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<FileBudget>,
}

#[derive(Serialize)]
struct FileBudget {
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<u64>,
}

#[derive(Serialize)]
struct FilePeople {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    users: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    teams: Vec<String>,
}

#[derive(Serialize)]
struct FileTable<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<String>,
    rows: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_to: Vec<FileEntry<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    brings: Vec<FileEntry<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    images: Option<Vec<&'p str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<&'static str>,
}

#[derive(Serialize)]
struct FileEntry<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'p str>,
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relationship: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<String>,
}

/// The text of a profile file; `remarks` come before it as comments.
pub fn write(profile: &Profile, remarks: &[String], style: Style) -> Result<String, String> {
    let mut tables: Vec<&Table> = profile.tables.iter().collect();
    tables.sort_by(|a, b| a.name.value.cmp(&b.name.value));
    let mut written = Mapping::new();
    for table in tables {
        let value = serde_yaml::to_value(file_table(table)).map_err(|error| error.to_string())?;
        written.insert(table.name.value.clone().into(), value);
    }
    let file = FileProfile {
        name: said(&profile.name),
        description: profile.description.as_ref().filter(|text| !text.is_empty()).map(|text| said(text)),
        renamed_from: profile.renamed_from.as_ref().map(|name| said(name)),
        based_on: profile.based_on.as_ref().map(|name| name.value.as_str()),
        manage: (profile.manage == Manage::Listed).then_some("listed"),
        tables: written,
        people: profile.people.as_ref().map(file_people),
        apps: profile.apps.as_ref().map(|apps| apps.iter().map(|name| said(name)).collect()),
        budget: profile.budget.as_ref().map(file_budget),
    };
    let text = serde_yaml::to_string(&file).map_err(|error| error.to_string())?;
    let head: String = remarks.iter().map(|remark| format!("# {remark}\n")).collect();
    let text = head + &quoted(&text);
    Ok(if style.verbatim { text } else { laid_out(text) })
}

/// A text in canonical form; one that has none stays as it is.
fn laid_out(text: String) -> String {
    let mut files = Files::default();
    let file = files.add("", "");
    let tree = load(file, &text, &mut Vec::new());
    tree.and_then(|tree| format(&tree, file, &text).ok()).unwrap_or(text)
}

fn file_table(table: &Table) -> FileTable<'_> {
    FileTable {
        label: table.label.as_ref().map(|label| said(label)),
        sync: table.sync.as_ref().map(|sync| sync.value.to_string()),
        rows: rows(table),
        related_to: table.related_to.iter().map(entry).collect(),
        brings: table.brings.iter().map(brings).collect(),
        columns: table.columns.as_ref().map(|columns| match &columns.value {
            Columns::All => "all".into(),
            Columns::Only(names) => Value::Sequence(names.iter().map(|name| said(name).into()).collect()),
        }),
        images: table.images.as_ref().map(|images| texts(images)),
        files: table.files.as_ref().map(|files| if files.value { "all" } else { "none" }),
    }
}

fn texts(located: &[Located<String>]) -> Vec<&str> {
    located.iter().map(|text| text.value.as_str()).collect()
}

/// One rule stands for itself, several are a list.
fn rows(table: &Table) -> Value {
    let mut rules: Vec<Value> = table.rows.iter().map(|rule| file_rule(&rule.value)).collect();
    if rules.len() == 1 { rules.swap_remove(0) } else { Value::Sequence(rules) }
}

fn file_rule(rule: &RowRule) -> Value {
    let (key, value): (&str, Value) = match rule {
        RowRule::View(name) => ("view", said(name).into()),
        RowRule::Custom(custom) => {
            let filters: Vec<Value> =
                custom.filters.iter().map(|filter| Value::from(fetch(filter))).collect();
            let value = match filters.len() {
                1 => filters.into_iter().next().unwrap_or_default(),
                _ => {
                    let word = if custom.combine == Combine::Any { "any" } else { "all" };
                    Value::Mapping(Mapping::from_iter([(word.into(), Value::Sequence(filters))]))
                }
            };
            ("custom", value)
        }
        rule => return rule.word().into(),
    };
    Value::Mapping(Mapping::from_iter([(key.into(), value)]))
}

/// A text in which nothing is a variable.
fn literal(text: &str) -> String {
    text.replace("${", "$${")
}

/// Stands around what `quoted` puts in quotes; nothing else that is written holds it.
const QUOTED: char = '\u{e0f1}';

/// A text in which nothing is a variable. One with characters that only a quoted text can hold becomes a
/// word that `quoted` puts it in the place of.
fn said(text: &str) -> String {
    let text = literal(text);
    let is_odd = |c: char| {
        c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    let is_tabbed = text.contains('\t') && !text.contains('\n');
    if !(text.contains(is_odd) || is_tabbed || text.contains(QUOTED)) {
        return text;
    }
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("{QUOTED}{hex}{QUOTED}")
}

/// Puts texts in quotes where words stand for them.
fn quoted(yaml: &str) -> String {
    let mut parts = yaml.split(QUOTED);
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let Some(part) = parts.next().map(|hex| (hex, parts.next().unwrap_or_default())) {
        let (hex, rest) = part;
        let byte = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).filter_map(byte).collect();
        out.push('"');
        for c in String::from_utf8_lossy(&bytes).chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\n' => out.push_str("\\n"),
                c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                    out.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                c => out.push(c),
            }
        }
        out.push('"');
        out.push_str(rest);
    }
    out
}

/// A filter. What YAML takes for line breaks is written as XML can have it, too.
fn fetch(text: &str) -> String {
    literal(text)
        .replace(QUOTED, "&#xe0f1;")
        .replace('\u{85}', "&#x85;")
        .replace('\u{2028}', "&#x2028;")
        .replace('\u{2029}', "&#x2029;")
}

fn entry(entry: &Relationship) -> FileEntry<'_> {
    FileEntry {
        table: Some(&entry.table.value),
        kind: entry.kind.as_ref().map(|kind| kind.value.word()),
        relationship: entry.name.as_ref().map(|name| name.value.as_str()),
        label: entry.label.as_ref().map(|label| said(label)),
        filter: entry.filter.as_ref().map(|filter| fetch(filter)),
    }
}

fn brings(entry: &Brings) -> FileEntry<'_> {
    FileEntry {
        table: None,
        kind: None,
        relationship: Some(&entry.relationship.value),
        label: entry.label.as_ref().map(|label| said(label)),
        filter: entry.filter.as_ref().map(|filter| fetch(filter)),
    }
}

fn file_people(people: &People) -> FilePeople {
    let names = |list: &[Located<String>]| list.iter().map(|name| said(name)).collect();
    FilePeople { users: names(&people.users), teams: names(&people.teams) }
}

fn file_budget(budget: &Budget) -> FileBudget {
    let number = |number: &Option<Located<u64>>| number.as_ref().map(|number| number.value);
    FileBudget { rows: number(&budget.rows), tables: number(&budget.tables) }
}
