//! Identities of the findings that loaders make: defects inside a readable file (`MOP0xx`).

use super::{RuleId, Severity};

const fn loading(slug: &'static str, code: &'static str) -> RuleId {
    RuleId { slug, code, severity: Severity::Error, url: "" }
}

const fn silence(slug: &'static str, code: &'static str) -> RuleId {
    RuleId { slug, code, severity: Severity::Warning, url: "" }
}

/// The text isn't YAML.
pub const YAML_SYNTAX: RuleId = loading("yaml-syntax", "MOP001");
/// The file's bytes aren't UTF-8.
pub const NOT_UTF8: RuleId = loading("not-utf8", "MOP002");
/// The file is larger than is read.
pub const FILE_TOO_LARGE: RuleId = loading("file-too-large", "MOP003");
/// The file holds nothing.
pub const EMPTY_FILE: RuleId = loading("empty-file", "MOP004");
/// More aliases than are followed.
pub const TOO_MANY_ALIASES: RuleId = loading("too-many-aliases", "MOP005");
/// A key the format doesn't know.
pub const UNKNOWN_KEY: RuleId = loading("unknown-key", "MOP010");
/// A key that stands twice.
pub const DUPLICATE_KEY: RuleId = loading("duplicate-key", "MOP011");
/// A required key is absent.
pub const MISSING_KEY: RuleId = loading("missing-key", "MOP012");
/// A list where text belongs, and the like.
pub const WRONG_TYPE: RuleId = loading("wrong-type", "MOP013");
/// Text that isn't one of the allowed values.
pub const INVALID_VALUE: RuleId = loading("invalid-value", "MOP014");
/// A `${variable}` without a value.
pub const UNKNOWN_VARIABLE: RuleId = loading("unknown-variable", "MOP015");
/// The text isn't XML.
pub const XML_SYNTAX: RuleId = loading("xml-syntax", "MOP020");
/// XML that isn't what a solution holds.
pub const SOLUTION_SHAPE: RuleId = loading("solution-shape", "MOP021");
/// A silence that gives no reason.
pub const SILENCE_WITHOUT_REASON: RuleId = silence("silence-without-reason", "MOP030");
/// A silence of a rule that finds nothing there.
pub const SILENCE_UNUSED: RuleId = silence("silence-unused", "MOP031");
/// A silence of a rule that doesn't exist or can't be silenced.
pub const SILENCE_UNKNOWN_RULE: RuleId = silence("silence-unknown-rule", "MOP032");
