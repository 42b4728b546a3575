//! A mapping under decoding: known keys are taken one by one, what is left is unknown.

use std::collections::HashMap;

use crate::finding::{Edit, Finding, Fix, loading};

use super::decode::{nearest, quoted, shorten};
use super::{Decoder, Item};

/// The keys of one mapping.
pub struct Fields<'t> {
    item: Item,
    what: &'static str,
    pairs: Vec<(&'t Item, &'t Item)>,
    taken: Vec<bool>,
    asked: Vec<&'static str>,
}

/// Mappings of so many keys are searched faster than hashed.
const FEW: usize = 16;

/// The keys that a mapping has so far.
struct Seen<'t>(Option<HashMap<&'t str, &'t Item>>);

impl<'t> Seen<'t> {
    fn of(keys: usize) -> Self {
        Self((keys > FEW).then(|| HashMap::with_capacity(keys)))
    }

    fn add(&mut self, text: &'t str, key: &'t Item) {
        if let Some(keys) = &mut self.0 {
            keys.insert(text, key);
        }
    }

    /// Where a key stood first.
    fn first(
        &self,
        text: &str,
        kept: &[(&'t Item, &'t Item)],
        decoder: &Decoder<'t, '_>,
    ) -> Option<&'t Item> {
        match &self.0 {
            Some(keys) => keys.get(text).copied(),
            None => kept.iter().find(|(key, _)| decoder.tree.text(key) == Some(text)).map(|(key, _)| *key),
        }
    }
}

impl<'t> Fields<'t> {
    pub(super) fn open(
        decoder: &mut Decoder<'t, '_>,
        item: Item,
        pairs: &'t [(Item, Item)],
        what: &'static str,
    ) -> Self {
        let mut kept: Vec<(&Item, &Item)> = Vec::with_capacity(pairs.len());
        let mut seen = Seen::of(pairs.len());
        for (key, value) in pairs {
            let Some(text) = decoder.tree.text(key) else {
                decoder.report(loading::WRONG_TYPE, key, format!("a key of {} must be text", quoted(what)));
                continue;
            };
            if let Some(first) = seen.first(text, &kept, decoder) {
                let finding = Finding::new(
                    loading::DUPLICATE_KEY,
                    decoder.place(key),
                    format!("`{}` stands twice in {}", shorten(text), quoted(what)),
                )
                .related(decoder.place(first), "first here")
                .help("keep one of the two");
                decoder.push(finding);
            } else {
                seen.add(text, key);
                kept.push((key, value));
            }
        }
        Self { item, what, taken: vec![false; kept.len()], pairs: kept, asked: Vec::new() }
    }

    /// The mapping itself.
    pub fn item(&self) -> &Item {
        &self.item
    }

    /// The value of a key that may be absent.
    pub fn optional(&mut self, decoder: &Decoder<'t, '_>, key: &'static str) -> Option<&'t Item> {
        self.asked.push(key);
        let at = self.pairs.iter().position(|(k, _)| decoder.tree.text(k) == Some(key))?;
        self.taken[at] = true;
        Some(self.pairs[at].1)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, decoder: &mut Decoder<'t, '_>, key: &'static str) -> Option<&'t Item> {
        let found = self.optional(decoder, key);
        if found.is_none() {
            let message = format!("{} has no `{key}`", quoted(self.what));
            let at = self.pairs.first().map_or(&self.item, |(first, _)| *first).clone();
            decoder.report_help(loading::MISSING_KEY, &at, message, format!("add `{key}:`"));
        }
        found
    }

    /// All keys and values that were not taken, for mappings whose keys are names.
    pub fn rest(&mut self) -> Vec<(&'t Item, &'t Item)> {
        self.taken.fill(true);
        self.pairs.clone()
    }

    /// Reports every key that nothing asked for; false when there was one.
    pub fn finish(self, decoder: &mut Decoder<'t, '_>) -> bool {
        let mut clean = true;
        for ((key, _), taken) in self.pairs.iter().zip(&self.taken) {
            if *taken {
                continue;
            }
            clean = false;
            let text = decoder.tree.text(key).unwrap_or_default().to_owned();
            let help = match nearest(&text, &self.asked) {
                _ if text == "<<" => "merge keys are not part of YAML 1.2; write the keys out".into(),
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("known keys: {}", self.asked.join(", ")),
            };
            let message = format!("unknown key `{}` in {}", shorten(&text), quoted(self.what));
            let finding = Finding::new(loading::UNKNOWN_KEY, decoder.place(key), message).help(help);
            let is_free = |known: &&str| {
                let stands = |(key, _): &(&Item, &Item)| decoder.tree.text(key) == Some(known);
                let same = |(key, _): &(&Item, &Item)| {
                    let other = decoder.tree.text(key).unwrap_or_default();
                    other != text
                        && !self.asked.contains(&other)
                        && nearest(other, &self.asked) == Some(*known)
                };
                !self.pairs.iter().any(|pair| stands(pair) || same(pair))
            };
            let near = nearest(&text, &self.asked).filter(|_| text != "<<").filter(is_free);
            decoder.push(match near {
                Some(known) => finding
                    .fix(Fix::risky(format!("write `{known}`"), Edit::replace(decoder.place(key), known))),
                None => finding,
            });
        }
        clean
    }
}
