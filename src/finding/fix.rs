//! What would mend a finding, as data; `yaml::edit` knows how to write it.

use crate::model::Place;

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Whether what reaches the devices stays the same, or becomes what was surely meant.
    pub safe: bool,
    /// The change.
    pub edit: Edit,
}

/// A change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Other text stands at a place.
    Replace {
        /// The place.
        place: Place,
        /// The text.
        text: String,
    },
    /// A part of a text goes, with a blank before it.
    Cut {
        /// The place.
        place: Place,
    },
    /// An item of a list goes; the last one takes the key of the list with it.
    RemoveItem {
        /// The place of the item.
        place: Place,
    },
    /// A key goes, with its value.
    RemoveEntry {
        /// The place of the key.
        place: Place,
    },
    /// Items come at the end of a list.
    AddItems {
        /// The place of the list.
        place: Place,
        /// The items.
        items: Vec<String>,
    },
    /// A key comes at the end of the profile's tables.
    AddTable {
        /// The key.
        name: String,
        /// Its value, in one line.
        value: String,
    },
}

impl Fix {
    /// A change that is surely meant.
    pub fn safe(title: impl Into<String>, edit: Edit) -> Self {
        Self { title: title.into(), safe: true, edit }
    }

    /// A change that a person should look at.
    pub fn risky(title: impl Into<String>, edit: Edit) -> Self {
        Self { title: title.into(), safe: false, edit }
    }
}

impl Edit {
    /// Other text at a place.
    pub fn replace(place: Place, text: impl Into<String>) -> Self {
        Self::Replace { place, text: text.into() }
    }
}
