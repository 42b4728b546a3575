//! What a mistyped word was meant to be.

/// Longer texts are compared with nothing: comparing is quadratic, and no known word is longer.
const MAX_LENGTH: usize = 128;

/// The known word that is most like `text`; `tolerated` says how many typing errors a word
/// may hold.
pub fn nearest<'k>(
    text: &str,
    known: impl IntoIterator<Item = &'k str>,
    tolerated: impl Fn(&str) -> usize,
) -> Option<&'k str> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(text, word), word))
        .filter(|(distance, word)| *distance <= tolerated(word))
        .min()
        .map(|(_, word)| word)
}
