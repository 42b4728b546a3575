//! Things found by any of several texts without keeping the texts: tens of thousands of people have a few
//! names each.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Hashes of texts with the places of the things in their list, in order.
#[derive(Debug)]
pub(super) struct Index(Vec<(u32, u32)>);

impl Index {
    /// An index of all texts of all things; case doesn't count.
    pub(super) fn of<'t, T, K: Iterator<Item = &'t str>>(all: &'t [T], texts: impl Fn(&'t T) -> K) -> Self {
        let mut entries: Vec<(u32, u32)> = Vec::with_capacity(all.iter().map(|one| texts(one).count()).sum());
        for (at, one) in (0..).zip(all) {
            entries.extend(texts(one).map(|text| (hash(&text.to_lowercase()), at)));
        }
        entries.sort_unstable();
        entries.dedup();
        entries.shrink_to_fit();
        Self(entries)
    }

    /// The things that have a text, which is in lower case; `has` looks whether one really does.
    pub(super) fn find<'e, T, F: Fn(&T) -> bool>(
        &self,
        all: &'e [T],
        text: &str,
        has: F,
    ) -> impl Iterator<Item = &'e T> + use<'_, 'e, T, F> {
        let wanted = hash(text);
        let from = self.0.partition_point(|(hash, _)| *hash < wanted);
        let meant = self.0[from..].iter().take_while(move |(hash, _)| *hash == wanted);
        meant.map(|(_, at)| &all[*at as usize]).filter(move |one| has(one))
    }
}

/// Half of a hash: whoever has the same one by chance is told apart by looking.
fn hash(text: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_has_a_text_is_found() {
        let all = [vec!["a", "B"], vec!["b", "c", "c"], vec![]];
        let index = Index::of(&all, |texts| texts.iter().copied());
        let found = |text: &str| {
            let has = |texts: &Vec<&str>| texts.iter().any(|one| one.eq_ignore_ascii_case(text));
            index.find(&all, text, has).count()
        };
        assert_eq!([found("a"), found("b"), found("c"), found("d")], [1, 2, 1, 0]);
    }
}
