//! A profile as an unpacked solution holds it (`MobileOfflineProfiles/*.xml`), or the profiles of a
//! `customizations.xml`. Element tree: "Customization solutions file schema" (9.0) and exports of
//! 2021 to 2026, which add `SyncIntervalInMinutes`.

use roxmltree::{Document, Node, ParsingOptions};
use uuid::Uuid;

use crate::finding::{Finding, loading};
use crate::model::stored::{StoredAssociation, StoredItem, StoredProfile, StoredRows};
use crate::model::{FileId, Located, Place};

/// Reads the profiles of one XML text.
pub fn read(file: FileId, text: &str, findings: &mut Vec<Finding>) -> Vec<StoredProfile> {
    let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 1_000_000, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(&text[offset..], options) {
        Ok(document) => document,
        Err(error) => {
            findings.push(syntax_error(file, text, offset, &error));
            return Vec::new();
        }
    };
    let mut reader = Reader { file, offset, findings };
    let root = document.root_element();
    match root.tag_name().name() {
        "MobileOfflineProfile" => vec![reader.profile(root)],
        "ImportExportXml" => reader.customizations(root),
        other => {
            let message = format!("the root element is `{other}`, not `MobileOfflineProfile`");
            reader.report(root, message, "name a file of the folder MobileOfflineProfiles");
            Vec::new()
        }
    }
}

fn syntax_error(file: FileId, text: &str, offset: usize, error: &roxmltree::Error) -> Finding {
    let at = error.pos();
    let line_start: usize = text[offset..]
        .split_inclusive('\n')
        .take(at.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum::<usize>()
        + offset;
    let line = text.get(line_start..).unwrap_or_default();
    let column = at.col.saturating_sub(1) as usize;
    let start = line_start + line.chars().take(column).map(char::len_utf8).sum::<usize>();
    let place = Place::new(file, start..start);
    let finding = Finding::new(loading::XML_SYNTAX, place, format!("not well-formed XML: {error}"));
    match error {
        roxmltree::Error::DtdDetected => finding.help("remove the document type; solutions have none"),
        _ => finding,
    }
}

struct Reader<'f> {
    file: FileId,
    offset: usize,
    findings: &'f mut Vec<Finding>,
}

impl Reader<'_> {
    fn place(&self, node: Node<'_, '_>) -> Place {
        let range = node.range();
        Place::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    fn report(&mut self, node: Node<'_, '_>, message: String, help: &str) {
        let finding = Finding::new(loading::SOLUTION_SHAPE, self.start_tag(node), message);
        self.findings.push(finding.help(help));
    }

    /// The first bytes of an element, not all that is inside it.
    fn start_tag(&self, node: Node<'_, '_>) -> Place {
        let start = node.range().start + self.offset;
        Place::new(self.file, start..start + 1 + node.tag_name().name().len())
    }

    fn customizations(&mut self, root: Node<'_, '_>) -> Vec<StoredProfile> {
        root.children()
            .filter(|node| node.has_tag_name("MobileOfflineProfiles"))
            .flat_map(|list| list.children())
            .filter(|node| node.has_tag_name("MobileOfflineProfile"))
            .map(|node| self.profile(node))
            .collect()
    }

    fn profile(&mut self, node: Node<'_, '_>) -> StoredProfile {
        let name = self.text(node, "Name").unwrap_or_else(|| {
            self.report(node, "the profile has no `Name`".into(), "add the element `Name`");
            Located::new(String::new(), self.start_tag(node))
        });
        let description = self
            .text(node, "Description")
            .unwrap_or_else(|| Located::new(String::new(), self.start_tag(node)));
        let items = children(node, "MobileOfflineProfileItems", "MobileOfflineProfileItem")
            .filter_map(|item| self.item(item))
            .collect();
        StoredProfile { id: guid(node, "MobileOfflineProfileId"), name, description, items }
    }

    fn item(&mut self, node: Node<'_, '_>) -> Option<StoredItem> {
        let Some(schema_name) = self.text(node, "EntitySchemaName") else {
            let help = "add `EntitySchemaName` with the table's schema name";
            self.report(node, "the item doesn't say its table".into(), help);
            return None;
        };
        let before = self.findings.len();
        // A logical name is the schema name in lower case.
        let table = Located::new(schema_name.to_ascii_lowercase(), schema_name.place);
        let label =
            self.text(node, "Name").unwrap_or_else(|| Located::new(String::new(), self.start_tag(node)));
        let criteria = self.number(node, "RecordDistributionCriteria", 0..=3);
        let rows_place = criteria.as_ref().map_or_else(|| self.start_tag(node), |c| c.place);
        let rows = StoredRows {
            criteria: criteria.map_or(0, |criteria| i64::try_from(criteria.value).unwrap_or(0)),
            mine: self.flag(node, "RecordsOwnedByMe"),
            team: self.flag(node, "RecordsOwnedByMyTeam"),
            business_unit: self.flag(node, "RecordsOwnedByMyBusinessUnit"),
            filter: self.text(node, "ProfileItemEntityFilter").map(|filter| filter.value),
            view: None,
        };
        let associations =
            children(node, "MobileOfflineProfileItemAssociations", "MobileOfflineProfileItemAssociation")
                .filter_map(|association| self.association(association))
                .collect();
        let sync = self.number(node, "SyncIntervalInMinutes", 0..=u64::from(u32::MAX));
        Some(StoredItem {
            id: guid(node, "MobileOfflineProfileItemId"),
            place: self.start_tag(node),
            table,
            schema_name: Some(schema_name.value),
            label,
            rows,
            rows_place,
            // Exports leave the choice of columns out, whether or not there is one.
            columns: self.text(node, "SelectedColumns"),
            sync,
            associations,
            complete: self.findings.len() == before,
        })
    }

    fn association(&mut self, node: Node<'_, '_>) -> Option<StoredAssociation> {
        // The schema name, despite the element's name.
        let Some(relationship) = self.text(node, "RelationshipDisplayName") else {
            let help = "add `RelationshipDisplayName` with the relationship's schema name";
            self.report(node, "the association doesn't say its relationship".into(), help);
            return None;
        };
        Some(StoredAssociation {
            id: guid(node, "MobileOfflineProfileItemAssociationId"),
            label: self.text(node, "Name").unwrap_or_else(|| relationship.clone()),
            relationship,
            filter: self.text(node, "ProfileItemAssociationEntityFilter"),
        })
    }

    /// The text of a child element; `None` where it is absent or blank.
    fn text(&self, node: Node<'_, '_>, name: &str) -> Option<Located<String>> {
        let child = node.children().find(|child| child.has_tag_name(name))?;
        let text: String = child.children().filter(Node::is_text).filter_map(|part| part.text()).collect();
        let place = child.first_child().map_or_else(|| self.place(child), |first| self.place(first));
        (!text.trim().is_empty()).then(|| Located::new(text, place))
    }

    fn number(
        &mut self,
        node: Node<'_, '_>,
        name: &str,
        range: std::ops::RangeInclusive<u64>,
    ) -> Option<Located<u64>> {
        let text = self.text(node, name)?;
        match text.trim().parse::<u64>() {
            Ok(number) if range.contains(&number) => Some(Located::new(number, text.place)),
            _ => {
                let message = format!("`{}` can't be a value of `{name}`", text.value);
                let finding = Finding::new(loading::SOLUTION_SHAPE, text.place, message).help(format!(
                    "write a whole number from {} to {}",
                    range.start(),
                    range.end()
                ));
                self.findings.push(finding);
                None
            }
        }
    }

    fn flag(&mut self, node: Node<'_, '_>, name: &str) -> bool {
        let Some(text) = self.text(node, name) else {
            return false;
        };
        match text.trim() {
            "1" | "true" => true,
            "0" | "false" => false,
            other => {
                let message = format!("`{other}` can't be a value of `{name}`");
                let finding = Finding::new(loading::SOLUTION_SHAPE, text.place, message);
                self.findings.push(finding.help("write 0 or 1"));
                false
            }
        }
    }
}

/// The id that an element has as an attribute.
pub(super) fn guid(node: Node<'_, '_>, name: &str) -> Option<Uuid> {
    node.attribute(name).and_then(|id| Uuid::parse_str(id).ok())
}

pub(super) fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    list: &'static str,
    item: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .filter(move |child| child.has_tag_name(list))
        .flat_map(|list| list.children())
        .filter(move |child| child.has_tag_name(item))
}
