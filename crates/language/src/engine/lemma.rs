//! Lemmas by exceptions, endings and a list of known lemmas, part of speech by part of speech.

use std::collections::{HashMap, HashSet};

use super::manifest::LemmaTables;
use super::unicode::is_alpha;

#[derive(Debug, Default)]
struct Part {
    rules: Vec<(Box<str>, Box<str>)>,
    exceptions: HashMap<Box<str>, Vec<Box<str>>>,
    index: HashSet<Box<str>>,
}

/// The tables of all parts of speech.
#[derive(Debug)]
pub struct Lemmatizer(HashMap<String, Part>);

impl Lemmatizer {
    /// Sorts the tables by part of speech.
    #[must_use]
    pub fn new(tables: LemmaTables) -> Lemmatizer {
        let mut parts: HashMap<String, Part> = HashMap::new();
        for (part, rules) in tables.rules {
            let rules = rules.into_iter().map(|(a, b)| (a.into(), b.into())).collect();
            parts.entry(part).or_default().rules = rules;
        }
        for (part, exceptions) in tables.exceptions {
            let boxed =
                exceptions.into_iter().map(|(k, v)| (k.into(), v.into_iter().map(Into::into).collect()));
            parts.entry(part).or_default().exceptions = boxed.collect();
        }
        for (part, index) in tables.index {
            parts.entry(part).or_default().index = index.into_iter().map(Into::into).collect();
        }
        parts.retain(|_, p| !(p.rules.is_empty() && p.exceptions.is_empty() && p.index.is_empty()));
        Lemmatizer(parts)
    }

    /// The lemma of a word, given its part of speech and its features (as `Number=Sing|…`).
    #[must_use]
    pub fn lemma(&self, word: &str, pos: &str, morph: &str) -> String {
        if matches!(pos, "" | "EOL" | "SPACE") || is_base(pos, morph) {
            return word.to_lowercase();
        }
        let Some(part) = self.0.get(&pos.to_lowercase()) else {
            return if pos == "PROPN" { word.to_owned() } else { word.to_lowercase() };
        };
        part.lemma(word)
    }
}

impl Part {
    fn lemma(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        if let Some(exception) = self.exceptions.get(lower.as_str()).and_then(|e| self.foremost(&lower, e)) {
            return exception;
        }
        let (known, other, unknown) = self.by_endings(&lower);
        known.or(other).or(unknown).unwrap_or_else(|| word.to_owned())
    }

    /// Exceptions go before forms by rule, the last of them first, unless a rule gives the same form.
    fn foremost(&self, lower: &str, exceptions: &[Box<str>]) -> Option<String> {
        let forms = self.forms(lower);
        exceptions.iter().rev().find(|e| !forms.iter().any(|f| **f == ***e)).map(|e| e.to_string())
    }

    fn candidates<'p>(&'p self, lower: &'p str) -> impl Iterator<Item = String> + 'p {
        self.rules
            .iter()
            .filter_map(|(old, new)| lower.strip_suffix(&**old).map(|stem| format!("{stem}{new}")))
            .filter(|form| !form.is_empty())
    }

    fn is_known(&self, form: &str) -> bool {
        self.index.contains(form)
    }

    fn forms(&self, lower: &str) -> Vec<String> {
        self.candidates(lower).filter(|f| self.is_known(f) || !f.chars().all(is_alpha)).collect()
    }

    /// The form that spaCy puts first: the last known one, else the first that is no word, else the first.
    fn by_endings(&self, lower: &str) -> (Option<String>, Option<String>, Option<String>) {
        let (mut known, mut other, mut unknown) = (None, None, None);
        for form in self.candidates(lower) {
            if self.is_known(&form) {
                known = Some(form);
            } else if !form.chars().all(is_alpha) {
                other.get_or_insert(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        (known, other, unknown)
    }
}

/// Whether a word's features say that it is its own lemma.
fn is_base(pos: &str, morph: &str) -> bool {
    let feature = |name: &str| {
        morph.split('|').filter_map(|f| f.split_once('=')).find(|(k, _)| *k == name).map(|(_, v)| v)
    };
    match pos {
        "NOUN" if feature("Number") == Some("Sing") => true,
        "VERB"
            if feature("VerbForm") == Some("Fin")
                && feature("Tense") == Some("Pres")
                && feature("Number").is_none() =>
        {
            true
        }
        _ => matches!(feature("VerbForm"), Some("Inf" | "None")) || feature("Degree") == Some("Pos"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn lemmatizer() -> Lemmatizer {
        let s = str::to_owned;
        Lemmatizer::new(LemmaTables {
            rules: BTreeMap::from([(s("verb"), vec![(s("ed"), s("e")), (s("ed"), s("")), (s("s"), s(""))])]),
            exceptions: BTreeMap::from([(s("verb"), BTreeMap::from([(s("went"), vec![s("go")])]))]),
            index: BTreeMap::from([(s("verb"), vec![s("agree"), s("walk"), s("go")])]),
        })
    }

    #[test]
    fn lemmas() {
        for (word, pos, morph, expected) in [
            ("Went", "VERB", "Tense=Past|VerbForm=Fin", "go"),
            ("walked", "VERB", "Tense=Past|VerbForm=Fin", "walk"),
            ("agreed", "VERB", "Tense=Past|VerbForm=Fin", "agree"),
            ("tweeted", "VERB", "Tense=Past|VerbForm=Fin", "tweete"),
            ("goes", "VERB", "VerbForm=Inf", "goes"),
            ("Kim", "PROPN", "Number=Sing", "Kim"),
            ("The", "DET", "", "the"),
            ("run", "VERB", "", "run"),
        ] {
            assert_eq!(lemmatizer().lemma(word, pos, morph), expected, "{word}");
        }
    }
}
