//! Table definitions of an environment: asked for with `RetrieveMetadataChanges`, kept for the run, and
//! for the next one with the stamp by which the environment tells what changed since ("Query schema
//! definitions" and "Cache schema data", learn.microsoft.com).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::errors::Failure;
use super::odata::{any_of, encode, quote, text};
use super::session::Session;
use crate::config;
use crate::paths;

/// Tables asked for in one request, so that the address stays under its limit of 32 KB.
const TABLES_AT_ONCE: usize = 100;
/// What is kept of a table.
const TABLE_PROPERTIES: &str = "LogicalName,SchemaName,DisplayName,OwnershipType,TableType,IsActivity,IsIntersect,\
PrimaryIdAttribute,PrimaryNameAttribute,IsAvailableOffline,IsOfflineInMobileClient,ChangeTrackingEnabled,\
IsCustomizable,MobileOfflineFilters,Privileges";
const COLLECTIONS: [&str; 3] = ["Attributes", "ManyToOneRelationships", "ManyToManyRelationships"];
const COLUMN_PROPERTIES: [&str; 6] =
    ["LogicalName", "AttributeType", "AttributeTypeName", "IsSecured", "SourceType", "MaxSizeInKB"];
const RELATIONSHIP_PROPERTIES: [&str; 6] = [
    "SchemaName",
    "ReferencedEntity",
    "ReferencingEntity",
    "ReferencingAttribute",
    "Entity1LogicalName",
    "Entity2LogicalName",
];

/// Definitions that were read, by logical name; `None` where there is no such table.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    known: BTreeMap<String, Option<Value>>,
    /// Tables whose definition came without a stamp.
    unstamped: BTreeSet<String>,
    /// What an earlier run kept and nobody asked about yet.
    earlier: BTreeMap<String, Value>,
    /// Nothing that is known here is older than this.
    stamp: Option<String>,
    file: Option<PathBuf>,
    is_loaded: bool,
}

/// The file between runs.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// The query that was asked: another version may ask for more.
    asked: String,
    stamp: String,
    tables: BTreeMap<String, Value>,
}

impl Definitions {
    /// Definitions that are kept in a file between runs.
    pub(super) fn kept_in(file: Option<PathBuf>) -> Self {
        Self { file, ..Self::default() }
    }

    /// Forgets everything, in the file, too.
    pub(super) fn forget(&mut self) {
        if let Some(file) = &self.file {
            // A file that stays is confirmed before it is used.
            let _ = std::fs::remove_file(file);
        }
        *self = Self { file: self.file.take(), is_loaded: true, ..Self::default() };
    }

    /// The definitions of these tables; those that don't exist are left out.
    pub(super) fn read(&mut self, session: &Session, tables: &[String]) -> Result<Vec<Value>, Failure> {
        if !std::mem::replace(&mut self.is_loaded, true)
            && let Some(kept) = self.file.as_deref().and_then(kept)
        {
            self.earlier = kept.tables;
            self.stamp = Some(kept.stamp);
        }
        let mut wanted: Vec<String> = tables.iter().map(|table| table.to_lowercase()).collect();
        wanted.sort();
        wanted.dedup();
        self.confirm(session, &wanted);
        let missing: Vec<String> =
            wanted.iter().filter(|table| !self.known.contains_key(*table)).cloned().collect();
        for chunk in missing.chunks(TABLES_AT_ONCE) {
            let (found, stamp) = fetch(session, chunk)?;
            if stamp.is_none() {
                self.unstamped.extend(chunk.iter().cloned());
            }
            self.known.extend(chunk.iter().map(|name| (name.clone(), None)));
            self.known.extend(found.into_iter().map(|one| (text(&one, "LogicalName"), Some(one))));
            // What changes while several requests run is asked for again next time.
            self.stamp = self.stamp.take().or(stamp);
        }
        if !missing.is_empty() {
            self.keep();
        }
        Ok(wanted.iter().filter_map(|table| self.known.get(table).cloned().flatten()).collect())
    }

    /// Takes of what an earlier run kept the tables that are wanted, if the environment says that
    /// nothing about them changed; otherwise nothing that was kept is believed.
    fn confirm(&mut self, session: &Session, wanted: &[String]) {
        let meant: Vec<String> =
            wanted.iter().filter(|table| self.earlier.contains_key(*table)).cloned().collect();
        let Some(stamp) = self.stamp.clone().filter(|_| !meant.is_empty()) else { return };
        let mut newest = None;
        for chunk in meant.chunks(TABLES_AT_ONCE) {
            let Some(now) = unchanged(session, chunk, &stamp) else {
                self.earlier.clear();
                self.stamp = None;
                return;
            };
            newest = newest.or(Some(now));
        }
        for name in &meant {
            self.known.insert(name.clone(), self.earlier.remove(name));
        }
        // Tables that nobody asked about are as old as they were.
        if self.earlier.is_empty() {
            self.stamp = newest;
        }
    }

    /// A run that can't keep what it read has to read it again next time; that is all.
    fn keep(&self) {
        let (Some(file), Some(stamp)) = (&self.file, &self.stamp) else { return };
        let known = self.known.iter().filter(|(name, _)| !self.unstamped.contains(*name));
        let known = known.filter_map(|(name, table)| Some((name.clone(), table.clone()?)));
        let tables = self.earlier.clone().into_iter().chain(known).collect();
        let kept = Kept { asked: query(&[]).to_string(), stamp: stamp.clone(), tables };
        let folder = file.parent().unwrap_or(Path::new("."));
        if let (Ok(()), Ok(text)) = (config::make_private(folder), serde_json::to_string(&kept)) {
            let _ = paths::replace_private(file, &text);
        }
    }
}

fn kept(file: &Path) -> Option<Kept> {
    let kept: Kept = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    let ours = query(&[]).to_string();
    let is_ours = kept.asked == ours;
    (is_ours && !kept.tables.is_empty()).then_some(kept)
}

/// The new stamp where nothing about these tables changed since the old one. Whatever else the answer
/// is, an expired stamp among it, means that everything is read anew.
fn unchanged(session: &Session, tables: &[String], stamp: &str) -> Option<String> {
    let path = format!(
        "RetrieveMetadataChanges(Query=@p1,ClientVersionStamp=@p2,DeletedMetadataFilters=@p3)?@p1={}&@p2={}\
         &@p3=Microsoft.Dynamics.CRM.DeletedMetadataFilters'All'",
        encode(&query(tables).to_string()),
        encode(&quote(stamp))
    );
    let answer = session.get(&path).ok()?;
    let is_same = answer["EntityMetadata"].as_array().is_some_and(Vec::is_empty)
        && answer["DeletedMetadata"]["Count"].as_i64() == Some(0);
    let now = answer["ServerVersionStamp"].as_str()?;
    // An environment that was put back to an earlier state has changed without knowing it.
    (is_same && number(stamp) <= number(now)).then(|| now.to_owned())
}

/// The number of a stamp such as `74812162!10/09/2022 22:10:22`.
fn number(stamp: &str) -> Option<u64> {
    stamp.split('!').next()?.parse().ok()
}

/// Definitions of these tables with the stamp of the answer.
fn fetch(session: &Session, tables: &[String]) -> Result<(Vec<Value>, Option<String>), Failure> {
    let path = format!("RetrieveMetadataChanges(Query=@p1)?@p1={}", encode(&query(tables).to_string()));
    match session.get(&path) {
        Ok(mut answer) => {
            let stamp = answer["ServerVersionStamp"].as_str().map(str::to_owned);
            Ok((list(&mut answer, "EntityMetadata")?, stamp))
        }
        Err(Failure::Service(error)) if matches!(error.status, 400 | 404 | 405 | 501) => {
            let mut answer = session.get(&listing(tables))?;
            Ok((list(&mut answer, "value")?, None))
        }
        Err(failure) => Err(failure),
    }
}

fn list(answer: &mut Value, name: &str) -> Result<Vec<Value>, Failure> {
    match answer.get_mut(name).map(Value::take) {
        Some(Value::Array(mut definitions)) => {
            definitions.iter_mut().for_each(strip);
            Ok(definitions)
        }
        _ => Err(Failure::Answer("the environment sent no table metadata".to_owned())),
    }
}

/// Properties that nobody asked for come as null.
fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            // Without a filter this property is null, where there is no such property it is absent.
            map.retain(|name, value| !value.is_null() || name == "MobileOfflineFilters");
            map.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The query for tables by name. A list of names has no documented form, so each has its condition.
fn query(tables: &[String]) -> Value {
    let condition = |table: &String| {
        json!({
            "ConditionOperator": "Equals",
            "PropertyName": "LogicalName",
            "Value": { "Type": "System.String", "Value": table },
        })
    };
    let properties: Vec<&str> = TABLE_PROPERTIES.split(',').chain(COLLECTIONS).collect();
    json!({
        "Properties": { "AllProperties": false, "PropertyNames": properties },
        "Criteria": { "FilterOperator": "Or", "Conditions": tables.iter().map(condition).collect::<Vec<_>>() },
        "AttributeQuery": { "Properties": { "AllProperties": false, "PropertyNames": COLUMN_PROPERTIES } },
        "RelationshipQuery": {
            "Properties": { "AllProperties": false, "PropertyNames": RELATIONSHIP_PROPERTIES },
        },
    })
}

/// The same as a list of `EntityDefinitions`, for environments that don't answer the query.
fn listing(tables: &[String]) -> String {
    let names: Vec<String> = tables.iter().map(|table| quote(table)).collect();
    format!(
        "EntityDefinitions?$select={TABLE_PROPERTIES}&$filter={}\
         &$expand=Attributes($select=LogicalName,AttributeType,AttributeTypeName,IsSecured,SourceType),\
         ManyToOneRelationships($select=SchemaName,ReferencedEntity,ReferencingEntity,ReferencingAttribute),\
         ManyToManyRelationships($select=SchemaName,Entity1LogicalName,Entity2LogicalName)",
        encode(&any_of("LogicalName", &names))
    )
}
