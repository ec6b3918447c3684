//! The gazetteer's names, found by longest match over tokens.

use crate::gazetteer::{Entry, Gazetteer};
use crate::language::Doc;
use rustc_hash::FxHashMap;

/// The gazetteer's names, by the letters that they begin with.
#[derive(Debug, Default)]
pub struct Phrases {
    by_first: FxHashMap<String, Vec<Phrase>>,
}

/// A name, and what it may denote.
type Phrase = (String, Vec<Entry>);

impl Phrases {
    /// Sorts every name of the gazetteer, the longer first.
    #[must_use]
    pub fn of(gazetteer: &Gazetteer) -> Phrases {
        let mut phrases = Phrases::default();
        for (name, entries) in gazetteer.names() {
            phrases
                .by_first
                .entry(first_letters(name).to_owned())
                .or_default()
                .push((name.to_owned(), entries.to_vec()));
        }
        for known in phrases.by_first.values_mut() {
            known.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        phrases
    }

    /// The longest name that begins at this token and ends with one, as its number of tokens and what it may denote.
    #[must_use]
    pub fn longest_at(&self, doc: &Doc, at: usize, end: usize) -> Option<(usize, &[Entry])> {
        // A name may end before the token: nothing begins there.
        let tokens = doc.tokens.get(at..end)?;
        let first = tokens.first()?.text;
        let Some(known) = self.by_first.get(first_letters(first)) else {
            // "Asunción" where the tables write "Asuncion".
            let plain = if first.is_ascii() { return None } else { plain(first) };
            return self
                .by_first
                .get(&plain)?
                .iter()
                .find(|(name, _)| *name == plain)
                .map(|(_, e)| (1, e.as_slice()));
        };
        let start = tokens[0].start;
        let text = &doc.text[start..tokens[tokens.len() - 1].end()];
        known.iter().find_map(|(name, entries)| {
            let length = length_of(name, text)?;
            let last = tokens.iter().position(|t| t.end() == start + length)?;
            Some((last + 1, entries.as_slice()))
        })
    }

    /// Whether the name here is a country's or region's and ends before a mark: "France" of "Paris, France,".
    pub(in crate::extract) fn is_country_or_region(&self, doc: &Doc, at: usize) -> bool {
        let end = doc.tokens.len().min(at + 6);
        if at >= end {
            return false;
        }
        self.longest_at(doc, at, end).is_some_and(|(length, entries)| {
            entries.iter().any(|e| matches!(e, Entry::CountryName(_) | Entry::Region(_)))
                && doc.tokens.get(at + length).is_none_or(|t| !t.is_word() && !matches!(t.text, "'s" | "’s"))
                && !doc.tokens.get(at + length + 1).is_some_and(|t| t.is("and"))
        })
    }
}

/// A word without accents.
fn plain(word: &str) -> String {
    let folded = crate::article::slug(word);
    let mut letters = folded.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

fn first_letters(text: &str) -> &str {
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return text;
    }
    let end =
        text.char_indices().find(|(i, c)| *i > 0 && !c.is_alphanumeric()).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// How many bytes of a text a name takes at its beginning; quotation marks may be curly, spaces line breaks.
fn length_of(name: &str, text: &str) -> Option<usize> {
    let same = name.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    match name.as_bytes().get(same) {
        None => return Some(same),
        Some(b'\'' | b' ') => {}
        Some(_) => return None,
    }
    let mut rest = text.chars();
    for c in name.chars() {
        let found = rest.next()?;
        let same = found == c || (c == '\'' && found == '’') || (c == ' ' && found.is_whitespace());
        if !same {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests {
    use crate::extract::testing;

    #[test]
    fn no_name_begins_behind_the_end() {
        testing::reading("Peru met Chile.", |r| {
            assert!(r.phrases.longest_at(r.doc, 0, 2).is_some());
            assert!(r.phrases.longest_at(r.doc, 2, 1).is_none());
        });
    }
}
