//! JSON Schema (2020-12) of the profile file and of the configuration, for editors.

use serde_json::{Map, Value, json};

use crate::model::{RelationshipKind, RowRule};
use crate::policy::Level;
use crate::rules;
use crate::rules::limits::{LimitSet, TABLE};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

fn words<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

fn text(description: &str) -> Value {
    json!({ "type": TEXT, "description": description })
}

/// What is read as text: YAML takes `2024` for a number and `yes` for one of two values.
const TEXT: [&str; 3] = ["string", "number", "boolean"];

fn texts(description: &str) -> Value {
    json!({ "type": "array", "items": { "type": TEXT }, "description": description })
}

/// The schema of a profile file.
pub fn profile() -> Value {
    json!({
        "$schema": DIALECT,
        "title": "Mobile offline profile",
        "description": "A mobile offline profile of Dynamics 365 and Power Platform, format 1, as mopctl reads it.",
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "tables"],
        "properties": {
            "format": { "const": 1, "description": "Version of the file format; 1 where it is absent." },
            "name": {
                "type": TEXT, "minLength": 1, "maxLength": 255,
                "description": "Unique name of the profile. Above 200 characters it couldn't be cloned.",
            },
            "description": { "type": TEXT, "maxLength": 2000, "description": "What the profile is for." },
            "renamed_from": text("The name the profile had: publishing renames that profile instead of making a new one."),
            "based_on": {
                "enum": ["field-service"],
                "description": "The vendor's default that this profile extends; turns on the checks for its tables.",
            },
            "manage": {
                "enum": ["whole", "listed"],
                "description": "whole (default): publishing removes what isn't listed. listed: only what is listed is managed.",
            },
            "defaults": {
                "type": "object",
                "additionalProperties": false,
                "description": "What holds for tables that don't say otherwise.",
                "properties": { "sync": { "$ref": "#/$defs/sync" } },
            },
            "tables": {
                "type": "object",
                "minProperties": 1,
                "description": "The tables by logical name, such as account or msdyn_workorder.",
                "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" },
                "additionalProperties": { "$ref": "#/$defs/table" },
            },
            "people": {
                "type": "object",
                "additionalProperties": false,
                "description": "Who is meant to be on the profile. Publishing never changes people.",
                "properties": {
                    "users": texts("Users by sign-in name, e-mail, Entra object id or GUID."),
                    "teams": texts("Teams by name or GUID."),
                },
            },
            "apps": texts("Unique names of model-driven apps that use the profile."),
            "budget": {
                "type": "object",
                "additionalProperties": false,
                "description": "Limits of one's own, checked like the platform's.",
                "properties": {
                    "rows": { "type": "integer", "minimum": 0, "description": "Rows on a device." },
                    "tables": { "type": "integer", "minimum": 0, "description": "Tables in the profile." },
                },
            },
        },
        "$defs": {
            "sync": {
                "anyOf": [
                    { "type": "string", "pattern": "^[0-9]+[mhd]$" },
                    { "const": "platform" },
                ],
                "description": "Sync interval: 5m to 1d in minutes, hours or days; platform stores no value. A table syncs as often as the fastest table that brings it.",
            },
            "fetch": text("FetchXML: a <fetch> on the table, or a bare <filter>. ${variables} may stand in values of conditions."),
            "rule": rule(),
            "table": table(),
            "related": related(),
        },
    })
}

fn rule() -> Value {
    json!({
        "anyOf": [
            {
                "enum": words(&RowRule::WORDS),
                "description": "related: rows that others bring along. all: every row. user, team, business-unit: rows of the user, the user's teams or business unit; they add up.",
            },
            {
                "type": "object",
                "additionalProperties": false,
                "minProperties": 1,
                "maxProperties": 1,
                "properties": {
                    "view": text("Name of a system view, the older way to filter."),
                    "custom": {
                        "description": "A filter of one's own; up to three may be combined.",
                        "anyOf": [
                            { "$ref": "#/$defs/fetch" },
                            {
                                "type": "object",
                                "additionalProperties": false,
                                "minProperties": 1,
                                "maxProperties": 1,
                                "properties": {
                                    "all": { "type": "array", "items": { "$ref": "#/$defs/fetch" }, "minItems": 1, "description": "Rows pass all of these." },
                                    "any": { "type": "array", "items": { "$ref": "#/$defs/fetch" }, "minItems": 1, "description": "Rows pass any of these." },
                                },
                            },
                        ],
                    },
                },
            },
        ],
    })
}

fn table() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["rows"],
        "description": "One table of the profile.",
        "properties": {
            "label": { "type": TEXT, "maxLength": 255, "description": "Name of the profile item; the table's display name where it is absent." },
            "sync": { "$ref": "#/$defs/sync" },
            "rows": {
                "description": "Which rows reach the device.",
                "anyOf": [
                    { "$ref": "#/$defs/rule" },
                    { "type": "array", "items": { "$ref": "#/$defs/rule" }, "minItems": 1 },
                ],
            },
            "related_to": {
                "type": "array",
                "items": { "$ref": "#/$defs/related" },
                "description": "Rows of this table come along with rows of these tables. At most 15, downstream ones counted, one of them child or many-to-many.",
            },
            "brings": {
                "type": "array",
                "description": "Imported relationships of which no metadata knows the other end.",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["relationship"],
                    "properties": {
                        "relationship": text("Schema name of the relationship."),
                        "label": text("Name of the association."),
                        "filter": { "$ref": "#/$defs/fetch" },
                    },
                },
            },
            "columns": {
                "anyOf": [{ "const": "all" }, { "type": "array", "items": { "type": TEXT } }],
                "description": "The columns on the device by logical name, or all.",
            },
            "images": texts("The image columns on the device; at most 14 over the whole profile."),
            "files": { "enum": ["all", "none"], "description": "Whether the files of the table are on the device." },
        },
    })
}

fn related() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["table"],
        "properties": {
            "table": text("The table whose rows bring rows of this one along."),
            "as": {
                "enum": words(&RelationshipKind::WORDS),
                "description": "What this table's rows are to the named table's: parent (they are looked up), child (they look up), many-to-many.",
            },
            "relationship": text("Schema name of the relationship."),
            "label": { "type": TEXT, "maxLength": 200, "description": "Name of the association." },
            "filter": { "$ref": "#/$defs/fetch" },
        },
    })
}

/// The schema of `mopctl.yaml`.
pub fn config() -> Value {
    let vars = json!({
        "type": "object",
        "additionalProperties": { "type": "string" },
        "description": "Values of ${variables}.",
    });
    let mut numbers: Map<String, Value> = TABLE
        .iter()
        .map(|row| {
            let number = json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "const": "none" }], "description": row.source });
            (row.key.to_owned(), number)
        })
        .collect();
    numbers.insert("base".into(), json!({ "enum": words(&LimitSet::WORDS) }));
    let levels: Map<String, Value> = rules::all()
        .filter(|rule| !rules::is_about_reading(&rule.id))
        .map(|rule| {
            let level = json!({ "enum": words(&Level::WORDS), "description": rule.summary });
            (rule.id.slug.to_owned(), level)
        })
        .collect();
    json!({
        "$schema": DIALECT,
        "title": "Configuration of mopctl",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "vars": vars,
            "environments": {
                "type": "object",
                "description": "Environments by name; never secrets.",
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                        "url": text("Root URL, such as https://contoso.crm.dynamics.com."),
                        "vars": vars,
                        "protected": {
                            "type": "boolean",
                            "description": "Written to only when --env names it on the command line.",
                        },
                    },
                },
            },
            "limits": {
                "description": "The numbers that rules compare with.",
                "anyOf": [
                    { "enum": words(&LimitSet::WORDS) },
                    { "type": "object", "additionalProperties": false, "properties": numbers },
                ],
            },
            "rules": { "type": "object", "properties": levels, "description": "What becomes of the findings of rules, by slug or code.", "additionalProperties": { "enum": words(&Level::WORDS) } },
            "silence": {
                "type": "array",
                "description": "Findings that are meant to be there.",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["rule", "reason"],
                    "properties": {
                        "rule": text("Slug or code."),
                        "in": text("Files, as .gitignore names them, relative to this file."),
                        "reason": text("Why."),
                    },
                },
            },
        },
    })
}
