//! `PublishXml` and `PublishAllXml`: a profile's graph is checked as a whole, then its drafts
//! become what devices see. All or nothing.

use std::collections::{BTreeSet, HashMap};

use roxmltree::Document;
use rusqlite::Connection;
use serde_json::Value;

use super::Behaviour;
use super::facts::facts;
use super::guards::{Followed, associations_of, followed, items_of};
use super::store::{self, Row, View};
use super::wire::Fault;

const RELATIONSHIP_LIMIT: usize = 15;

/// Publishes the profiles that a `ParameterXml` names; other components are taken and forgotten.
pub(super) fn publish_xml(db: &Connection, xml: &str, now: &str, behaviour: &Behaviour) -> Result<(), Fault> {
    let Ok(document) = Document::parse(xml) else {
        return Err(Fault::new(400, "0x80040216", "The publish request is not valid XML."));
    };
    let root = document.root_element();
    if !matches!(root.tag_name().name(), "publish" | "importexportxml") {
        return Err(Fault::new(400, "0x80040216", "The root of a publish request must be importexportxml."));
    }
    for node in root.descendants().filter(|node| node.has_tag_name("mobileofflineprofile")) {
        let id = node.text().unwrap_or_default().trim();
        let id = uuid::Uuid::parse_str(id).map_or_else(|_| id.to_owned(), |id| id.to_string());
        let Some(profile) = store::row(db, "mobileofflineprofile", &id, View::Draft)? else {
            return Err(Fault::not_found("mobileofflineprofile", &id));
        };
        publish(db, &profile, now, behaviour)?;
    }
    Ok(())
}

/// Publishes every profile that has a draft.
pub(super) fn publish_all(db: &Connection, now: &str, behaviour: &Behaviour) -> Result<(), Fault> {
    for profile in store::rows(db, "mobileofflineprofile", View::Draft, None)? {
        let graph = Graph::read(db, &profile)?;
        if profile.state == 0 && graph.rows().all(|(_, row)| row.state == 0) {
            continue;
        }
        publish(db, &profile, now, behaviour)?;
    }
    Ok(())
}

fn publish(db: &Connection, profile: &Row, now: &str, behaviour: &Behaviour) -> Result<(), Fault> {
    let graph = Graph::read(db, profile)?;
    graph.check(behaviour.enforce_one_to_many)?;
    if behaviour.quirks.stale_validation {
        graph.check_published(db)?;
    }
    for (set, row) in graph.rows() {
        if row.state == 1 || row.text("publishedon").is_empty() {
            let mut row = row.clone();
            row.body.insert("componentstate".into(), 0.into());
            row.body.insert("isvalidated".into(), true.into());
            row.body.insert("publishedon".into(), now.into());
            store::promote(db, set, &row)?;
        }
    }
    // The profile itself is stamped even when only parts of it had drafts.
    let mut row = profile.clone();
    row.body.insert("componentstate".into(), 0.into());
    row.body.insert("isvalidated".into(), true.into());
    row.body.insert("publishedon".into(), Value::from(now));
    store::promote(db, "mobileofflineprofile", &row)
}

/// A profile as the checks see it.
struct Graph {
    name: String,
    items: Vec<Row>,
    associations: Vec<Row>,
    /// Driving table, followed table, whether it is one-to-many or many-to-many that way.
    edges: Vec<(String, String, bool)>,
}

impl Graph {
    fn read(db: &Connection, profile: &Row) -> Result<Self, Fault> {
        let items = items_of(db, &profile.id)?;
        let mut graph = Self {
            name: profile.text("name").to_owned(),
            items: Vec::new(),
            associations: Vec::new(),
            edges: Vec::new(),
        };
        for item in items {
            let table = item.text("selectedentitytypecode").to_owned();
            for association in associations_of(db, &item.id)? {
                if let Followed::Relationship(known) = followed(&item, association.text("relationshipid"))? {
                    let many = known.many || (known.referenced == table && known.referencing != table);
                    graph.edges.push((table.clone(), known.other(&table).to_owned(), many));
                }
                graph.associations.push(association);
            }
            graph.items.push(item);
        }
        Ok(graph)
    }

    fn rows(&self) -> impl Iterator<Item = (&'static str, &Row)> {
        let items = self.items.iter().map(|row| ("mobileofflineprofileitem", row));
        items.chain(self.associations.iter().map(|row| ("mobileofflineprofileitemassociation", row)))
    }

    fn has(&self, table: &str) -> bool {
        self.items.iter().any(|item| item.text("selectedentitytypecode") == table)
    }

    /// What a publish refuses that looks at associations as they were published last.
    fn check_published(&self, db: &Connection) -> Result<(), Fault> {
        let was_published = |set: &str, id: &str| -> Result<bool, Fault> {
            let row = store::row(db, set, id, View::Published)?;
            Ok(row.is_some_and(|row| !row.text("publishedon").is_empty()))
        };
        let mut brought = BTreeSet::new();
        for item in &self.items {
            for association in associations_of(db, &item.id)? {
                if was_published("mobileofflineprofileitemassociation", &association.id)?
                    && let Followed::Relationship(known) = followed(item, association.text("relationshipid"))?
                {
                    brought.insert(known.other(item.text("selectedentitytypecode")));
                }
            }
        }
        for item in &self.items {
            let table = item.text("selectedentitytypecode");
            if item.number("recorddistributioncriteria") == 0
                && !self.companion(table)
                && !brought.contains(table)
                && was_published("mobileofflineprofileitem", &item.id)?
            {
                return self.without_relationships(table);
            }
        }
        Ok(())
    }

    fn without_relationships(&self, table: &str) -> Result<(), Fault> {
        refuse(
            "0x80071140",
            format!(
                "The profile '{}' could not be published because it is configured to download related records only for table: '{table}', but no relationships are specified. Please review the filter selection of \"download related records only\" for table '{table}' and select at least one relationship or change the filter type for the table '{table}'.",
                self.name
            ),
        )
    }

    fn check(&self, one_to_many: bool) -> Result<(), Fault> {
        if self.items.is_empty() {
            return refuse("0x80071131", "The application profile must contain at least one entity.".into());
        }
        for item in &self.items {
            self.check_filters(item)?;
        }
        for (from, to, _) in &self.edges {
            if !self.has(to) {
                return refuse(
                    "0x80071142",
                    format!(
                        "The profile '{}' could not be published because it is missing a related table. Please add the table '{to}' to the profile or remove the relationship between tables '{from}' and '{to}'.",
                        self.name
                    ),
                );
            }
        }
        for item in &self.items {
            let table = item.text("selectedentitytypecode");
            let brought = self.edges.iter().any(|(from, to, _)| to == table && from != table);
            if item.number("recorddistributioncriteria") == 0 && !brought && !self.companion(table) {
                return self.without_relationships(table);
            }
        }
        if let Some(cycle) = self.cycle() {
            return refuse(
                "0x80071141",
                format!(
                    "The profile '{}' could not be published because it contains a circular relationship. Please review and remove one of the following relationships: '{}'.",
                    self.name,
                    cycle.join(" => ")
                ),
            );
        }
        self.check_limits(one_to_many)
    }

    /// Associations on file and image columns bring the companion tables.
    fn companion(&self, table: &str) -> bool {
        matches!(table, "imagedescriptor" | "fileattachment") && self.associations.len() > self.edges.len()
    }

    fn check_filters(&self, item: &Row) -> Result<(), Fault> {
        let table = item.text("selectedentitytypecode");
        let (mine, team, unit) = (
            item.flag("recordsownedbyme"),
            item.flag("recordsownedbymyteam"),
            item.flag("recordsownedbymybusinessunit"),
        );
        if item.number("recorddistributioncriteria") == 2 && !(mine || team || unit) {
            return refuse(
                "0x80071138",
                format!(
                    "The profile '{}' could not be published because the table '{table}' has Data Download Filter 'Other data filter' however no data filter option was selected. Please add at least one data filter option for table: '{table}'.",
                    self.name
                ),
            );
        }
        let ownership = facts().table(table).map_or("UserOwned", |facts| facts.ownership);
        let owned = ownership == "UserOwned";
        for (set, code, flag) in [(mine, "0x80071136", "OwnedByMe"), (team, "0x80071137", "OwnedByMyTeam")] {
            if set && !owned {
                return refuse(
                    code,
                    format!(
                        "The profile '{}' could not be published because the table '{table}' has {flag} set to true. This property is not a valid property for table: '{table}'.",
                        self.name
                    ),
                );
            }
        }
        Ok(())
    }

    /// A circle, its first table named again at the end.
    fn cycle(&self) -> Option<Vec<String>> {
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for (start, _, _) in &self.edges {
            let mut path = vec![start.as_str()];
            if let Some(cycle) = self.walk(&mut path, &mut done) {
                return Some(cycle);
            }
        }
        None
    }

    fn walk<'g>(&'g self, path: &mut Vec<&'g str>, done: &mut BTreeSet<&'g str>) -> Option<Vec<String>> {
        let at = *path.last()?;
        if done.contains(at) {
            return None;
        }
        for (_, to, _) in self.edges.iter().filter(|(from, _, _)| from == at) {
            if let Some(start) = path.iter().position(|table| table == to) {
                let mut cycle: Vec<String> = path[start..].iter().map(|t| (*t).to_owned()).collect();
                cycle.push(to.clone());
                return Some(cycle);
            }
            path.push(to);
            if let Some(cycle) = self.walk(path, done) {
                return Some(cycle);
            }
            path.pop();
        }
        done.insert(at);
        None
    }

    fn check_limits(&self, one_to_many: bool) -> Result<(), Fault> {
        let mut many: HashMap<&str, usize> = HashMap::new();
        for (_, to, is_many) in &self.edges {
            *many.entry(to).or_default() += usize::from(*is_many);
        }
        for item in &self.items {
            let table = item.text("selectedentitytypecode");
            if one_to_many && many.get(table).is_some_and(|count| *count > 1) {
                return refuse(
                    "0x80071139",
                    format!(
                        "The profile '{}' could not be published because it exceeds the allowed numbers of relationships to the table: '{table}'. Please review and make sure to have no more than 1 many to many (M:M) or one to many (1:M) relationship allowed.",
                        self.name
                    ),
                );
            }
            // The documented 14 image columns leave no room for more than what points there itself.
            let count = if matches!(table, "imagedescriptor" | "fileattachment") {
                self.edges.iter().filter(|(_, to, _)| to == table).count()
            } else {
                self.leading_to(table)
            };
            if count > RELATIONSHIP_LIMIT {
                return refuse(
                    "0x80071139",
                    format!(
                        "You have specified one or more profile item associations for the entities defined in the profile '{}'. Please review the profile item associations involving the entity '{table}' which has an association count of {count} and exceeds the supported limit of {RELATIONSHIP_LIMIT}.",
                        self.name
                    ),
                );
            }
        }
        Ok(())
    }

    fn leading_to(&self, table: &str) -> usize {
        let mut tables = vec![table];
        let mut counted = 0;
        let mut at = 0;
        while at < tables.len() {
            for (from, to, _) in &self.edges {
                if to == tables[at] {
                    counted += 1;
                    if !tables.contains(&from.as_str()) {
                        tables.push(from);
                    }
                }
            }
            at += 1;
        }
        counted
    }
}

fn refuse(code: &'static str, message: String) -> Result<(), Fault> {
    Err(Fault::new(400, code, message))
}
