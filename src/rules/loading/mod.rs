//! The rules behind findings that loaders make (`MOP0xx`): a page each, nothing to check later.

use crate::finding::{RuleId, loading};

use super::{Check, Input, Rule};

const fn page(id: RuleId, summary: &'static str, doc: &'static str) -> Rule {
    Rule { id, summary, doc, inputs: &[Input::File], check: Check::Loading }
}

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    page(loading::YAML_SYNTAX, "the file isn't valid YAML", include_str!("yaml_syntax.md")),
    page(loading::NOT_UTF8, "the file isn't UTF-8", include_str!("not_utf8.md")),
    page(loading::FILE_TOO_LARGE, "the file is larger than 4 MiB", include_str!("file_too_large.md")),
    page(loading::EMPTY_FILE, "the file holds nothing", include_str!("empty_file.md")),
    page(loading::TOO_MANY_ALIASES, "more than 100 aliases in a file", include_str!("too_many_aliases.md")),
    page(loading::UNKNOWN_KEY, "a key that the format doesn't know", include_str!("unknown_key.md")),
    page(loading::DUPLICATE_KEY, "a key that stands twice", include_str!("duplicate_key.md")),
    page(loading::MISSING_KEY, "a required key is missing", include_str!("missing_key.md")),
    page(loading::WRONG_TYPE, "a list where text belongs, and the like", include_str!("wrong_type.md")),
    page(loading::INVALID_VALUE, "a value that isn't one of those allowed", include_str!("invalid_value.md")),
    page(loading::UNKNOWN_VARIABLE, "a variable without a value", include_str!("unknown_variable.md")),
    page(loading::XML_SYNTAX, "the file isn't well-formed XML", include_str!("xml_syntax.md")),
    page(
        loading::SOLUTION_SHAPE,
        "the file isn't a profile as solutions hold it",
        include_str!("solution_shape.md"),
    ),
    page(
        loading::SILENCE_WITHOUT_REASON,
        "a silence gives no reason",
        include_str!("silence_without_reason.md"),
    ),
    page(loading::SILENCE_UNUSED, "a silence hides nothing", include_str!("silence_unused.md")),
    page(
        loading::SILENCE_UNKNOWN_RULE,
        "a silence names no rule that can be silenced",
        include_str!("silence_unknown_rule.md"),
    ),
];
