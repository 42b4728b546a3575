//! What the configuration says about rules: limits, severities, silences.

use std::collections::BTreeMap;

use super::ProjectSilence;
use crate::finding::loading;
use crate::policy::Level;
use crate::rules;
use crate::rules::limits::{LimitSet, Limits, TABLE};
use crate::yaml::{Decoder, Item, Kind};

/// `limits: current`, or a mapping of `base` and numbers.
pub(super) fn limits(decoder: &mut Decoder<'_, '_>, item: &Item, limits: &mut Limits) {
    if !matches!(decoder.kind(item), Kind::Mapping(_)) {
        if let Some(set) = decoder.word(item, "limits", &LimitSet::WORDS) {
            *limits = Limits::of(set.value);
        }
        return;
    }
    let Some(mut fields) = decoder.fields(item, "limits") else { return };
    if let Some(item) = fields.optional(decoder, "base")
        && let Some(set) = decoder.word(item, "base", &LimitSet::WORDS)
    {
        *limits = Limits::of(set.value);
    }
    for row in TABLE {
        let Some(item) = fields.optional(decoder, row.key) else { continue };
        let number = match decoder.text(item, row.key) {
            Some(text) if text.value == "none" => None,
            Some(text) => match text.parse::<usize>() {
                Ok(number) => Some(number),
                Err(_) => {
                    decoder.wrong_type(item, row.key, "a whole number or `none`");
                    continue;
                }
            },
            None => continue,
        };
        limits.set(row.key, number);
    }
    fields.finish(decoder);
}

/// `rules: { RULE: allow|warn|deny }`.
pub(super) fn levels(decoder: &mut Decoder<'_, '_>, item: &Item, levels: &mut BTreeMap<&'static str, Level>) {
    let Some(mut fields) = decoder.fields(item, "rules") else { return };
    for (key, value) in fields.rest() {
        let Some(name) = decoder.text(key, "rule") else { continue };
        let Some(rule) = rules::find(&name) else {
            let help = match rules::nearest(&name) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`mopctl rules` lists them".to_owned(),
            };
            let message = format!("there is no rule `{}`", name.value);
            decoder.report_help(loading::UNKNOWN_KEY, key, message, help);
            continue;
        };
        if rules::is_about_reading(&rule.id) {
            let message =
                format!("`{}` says that something couldn't be read, and stays an error", rule.id.slug);
            decoder.report_help(loading::INVALID_VALUE, key, message, "remove this line");
            continue;
        }
        if let Some(level) = decoder.word(value, "rules", &Level::WORDS) {
            levels.insert(rule.id.slug, level.value);
        }
    }
}

/// `silence: [{ rule, in, reason }]`.
pub(super) fn silences(decoder: &mut Decoder<'_, '_>, item: &Item) -> Vec<ProjectSilence> {
    let items = match decoder.kind(item) {
        Kind::Sequence(items) => items.clone(),
        _ => {
            decoder.wrong_type(item, "silence", "a list");
            return Vec::new();
        }
    };
    let mut silences = Vec::new();
    for item in &items {
        let Some(mut fields) = decoder.fields(item, "an entry of `silence`") else { continue };
        let rule = fields.required(decoder, "rule").and_then(|item| decoder.text(item, "rule"));
        let pattern = fields.optional(decoder, "in").and_then(|item| decoder.text(item, "in"));
        let reason = fields.optional(decoder, "reason").and_then(|item| decoder.text(item, "reason"));
        fields.finish(decoder);
        if let Some(rule) = rule {
            silences.push(ProjectSilence {
                rule: (rule.value, rule.place.range()),
                pattern: pattern.map(|pattern| pattern.value),
                reason: reason.map(|reason| reason.value).unwrap_or_default(),
            });
        }
    }
    silences
}
