//! One table of a profile file.

use crate::finding::loading;
use crate::model::{
    Brings, Columns, Combine, CustomFilter, Located, Relationship, RelationshipKind, RowRule, SyncInterval,
    Table,
};

use super::profile::Reader;
use super::{Fields, Item, Kind};

const FILES: [(&str, bool); 2] = [("all", true), ("none", false)];

impl<'t> Reader<'t, '_, '_> {
    pub(super) fn table(
        &mut self,
        name: Located<String>,
        item: &Item,
        default_sync: Option<&Located<SyncInterval>>,
    ) -> Table {
        let before = self.decoder.findings.len();
        let mut table = Table {
            place: self.decoder.place(item),
            name,
            label: None,
            sync: default_sync.cloned(),
            rows: Vec::new(),
            related_to: Vec::new(),
            brings: Vec::new(),
            columns: None,
            images: None,
            files: None,
            complete: true,
        };
        if !self.decoder.tree.is_null(item)
            && let Some(mut fields) = self.decoder.fields(item, "table")
        {
            self.table_fields(&mut fields, &mut table);
            fields.finish(&mut self.decoder);
        }
        table.complete = self.decoder.findings.len() == before;
        table
    }

    fn table_fields(&mut self, fields: &mut Fields<'t>, table: &mut Table) {
        table.label = self.label(fields);
        if let Some(sync) = fields.optional(&self.decoder, "sync").and_then(|item| self.sync(item)) {
            table.sync = sync;
        }
        if let Some(item) = fields.optional(&self.decoder, "rows") {
            table.rows = self.rows(item);
        }
        if let Some(item) = fields.optional(&self.decoder, "related_to") {
            table.related_to = self.each(item, "related_to", Self::relationship);
        }
        if let Some(item) = fields.optional(&self.decoder, "brings") {
            table.brings = self.each(item, "brings", Self::brings);
        }
        table.columns = fields.optional(&self.decoder, "columns").and_then(|item| self.columns(item));
        table.images =
            fields.optional(&self.decoder, "images").and_then(|item| self.decoder.texts(item, "images"));
        table.files =
            fields.optional(&self.decoder, "files").and_then(|item| self.decoder.word(item, "files", &FILES));
    }

    fn each<T>(&mut self, item: &Item, what: &str, read: fn(&mut Self, &Item) -> Option<T>) -> Vec<T> {
        let tree = self.decoder.tree;
        let Kind::Sequence(items) = tree.kind(item) else {
            self.decoder.wrong_type(item, what, "a list");
            return Vec::new();
        };
        items.iter().filter_map(|item| read(self, item)).collect()
    }

    fn rows(&mut self, item: &Item) -> Vec<Located<RowRule>> {
        let tree = self.decoder.tree;
        match tree.kind(item) {
            Kind::Sequence(items) => items.iter().filter_map(|item| self.row_rule(item)).collect(),
            _ if tree.is_null(item) => Vec::new(),
            _ => self.row_rule(item).into_iter().collect(),
        }
    }

    fn row_rule(&mut self, item: &Item) -> Option<Located<RowRule>> {
        let tree = self.decoder.tree;
        if let Kind::Mapping(_) = tree.kind(item) {
            return self.row_rule_with_value(item);
        }
        if let Some(word @ ("custom" | "view")) = tree.text(item) {
            let help = if word == "view" {
                "write `view: NAME`"
            } else {
                "write `custom: |-` and the FetchXML below it"
            };
            let message = format!("`{word}` needs a value");
            self.decoder.report_help(loading::INVALID_VALUE, item, message, help);
            return None;
        }
        self.decoder.word_or(item, "rows", &RowRule::WORDS, &["view: NAME", "custom: FETCHXML"])
    }

    fn row_rule_with_value(&mut self, item: &Item) -> Option<Located<RowRule>> {
        let mut fields = self.decoder.fields(item, "rows")?;
        let custom = fields.optional(&self.decoder, "custom");
        let view = fields.optional(&self.decoder, "view");
        let clean = fields.finish(&mut self.decoder);
        match (custom, view) {
            (Some(item), None) => {
                let place = self.decoder.place(item);
                let filter = self.custom(item)?;
                Some(Located::new(RowRule::Custom(filter), place))
            }
            (None, Some(item)) => {
                let mut name = self.not_blank(item, "view")?;
                self.no_variables(Some(&mut name), "view");
                Some(Located::new(RowRule::View(name.value), name.place))
            }
            (Some(_), Some(view)) => {
                self.decoder.report_help(
                    loading::INVALID_VALUE,
                    view,
                    "`custom` and `view` stand in one rule",
                    "a table has one filter; keep one of them",
                );
                None
            }
            (None, None) => {
                if clean {
                    self.decoder.wrong_type(item, "rows", "a row rule or a list of them");
                }
                None
            }
        }
    }

    fn custom(&mut self, item: &Item) -> Option<CustomFilter> {
        let tree = self.decoder.tree;
        if let Kind::Mapping(_) = tree.kind(item) {
            let mut fields = self.decoder.fields(item, "custom")?;
            let all = fields.optional(&self.decoder, "all");
            let any = fields.optional(&self.decoder, "any");
            fields.finish(&mut self.decoder);
            let (combine, list) = match (all, any) {
                (Some(list), None) => (Combine::All, list),
                (None, Some(list)) => (Combine::Any, list),
                _ => {
                    let help = "write `custom: { all: [F, F] }` or `custom: { any: [F, F] }`";
                    let message = "`custom` must be FetchXML, or one of `all` and `any`";
                    self.decoder.report_help(loading::INVALID_VALUE, item, message, help);
                    return None;
                }
            };
            let filters = self.decoder.texts(list, "custom")?;
            if filters.is_empty() {
                let help = "an empty list would let every row through; list filters, or choose `all`";
                self.decoder.report_help(loading::INVALID_VALUE, list, "`custom` has no filter", help);
                return None;
            }
            let filters = filters.into_iter().map(|text| self.expand_xml(text)).collect();
            return Some(CustomFilter { combine, filters });
        }
        let text = self.decoder.text(item, "custom")?;
        let text = self.expand_xml(text);
        Some(CustomFilter { combine: Combine::One, filters: vec![text] })
    }

    fn relationship(&mut self, item: &Item) -> Option<Relationship> {
        let mut fields = self.decoder.fields(item, "an entry of `related_to`")?;
        let table =
            fields.required(&mut self.decoder, "table").and_then(|item| self.not_blank(item, "table"));
        let kind = fields
            .optional(&self.decoder, "as")
            .and_then(|item| self.decoder.word(item, "as", &RelationshipKind::WORDS));
        let name = fields
            .optional(&self.decoder, "relationship")
            .and_then(|item| self.not_blank(item, "relationship"));
        let label = self.label(&mut fields);
        let filter = self.filter(&mut fields);
        let place = self.decoder.place(fields.item());
        fields.finish(&mut self.decoder);
        Some(Relationship { place, table: table?, kind, name, label, filter })
    }

    fn brings(&mut self, item: &Item) -> Option<Brings> {
        let mut fields = self.decoder.fields(item, "an entry of `brings`")?;
        let relationship = fields
            .required(&mut self.decoder, "relationship")
            .and_then(|item| self.not_blank(item, "relationship"));
        let label = self.label(&mut fields);
        let filter = self.filter(&mut fields);
        fields.finish(&mut self.decoder);
        Some(Brings { relationship: relationship?, label, filter })
    }

    fn filter(&mut self, fields: &mut Fields<'t>) -> Option<Located<String>> {
        let item = fields.optional(&self.decoder, "filter")?;
        let text = self.decoder.text(item, "filter")?;
        Some(self.expand_xml(text))
    }

    fn label(&mut self, fields: &mut Fields<'t>) -> Option<Located<String>> {
        let item = fields.optional(&self.decoder, "label")?;
        let mut label = self.not_blank(item, "label")?;
        self.no_variables(Some(&mut label), "label");
        Some(label)
    }

    fn columns(&mut self, item: &Item) -> Option<Located<Columns>> {
        let place = self.decoder.place(item);
        if self.decoder.tree.text(item) == Some("all") {
            return Some(Located::new(Columns::All, place));
        }
        let mut columns = self.decoder.texts(item, "columns")?;
        for column in &mut columns {
            self.no_variables(Some(column), "columns");
        }
        Some(Located::new(Columns::Only(columns), place))
    }
}
