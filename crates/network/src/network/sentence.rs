//! The sentences behind a fact.

use super::NetworkError;
use crate::rdf::vocabulary::{nif, sm};
use crate::store::Kg;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A sentence of an article, in parts of which some carry the fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sentence {
    /// The id of the article.
    pub article: String,
    /// The first code point of the sentence in the article's text.
    pub begin: usize,
    /// The words in their order; `true` where they carry the fact.
    pub parts: Vec<(String, bool)>,
}

impl Sentence {
    /// The sentence as a text, the words that carry the fact between `«` and `»`.
    #[must_use]
    pub fn marked(&self) -> String {
        self.parts.iter().map(|(text, on)| if *on { format!("«{text}»") } else { text.clone() }).collect()
    }

    /// The sentence as it stands.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// Reads sentences from a knowledge graph.
pub struct Sentences<'kg> {
    kg: &'kg Kg,
    texts: RefCell<BTreeMap<String, Rc<Vec<char>>>>,
}

impl<'kg> Sentences<'kg> {
    /// A reader of this graph.
    #[must_use]
    pub fn of(kg: &'kg Kg) -> Sentences<'kg> {
        Sentences { kg, texts: RefCell::new(BTreeMap::new()) }
    }

    /// The sentences that the node of this IRI rests on, each once, in the order of articles and characters.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn behind(&self, iri: &str) -> Result<Vec<Sentence>, NetworkError> {
        let mut marks: BTreeMap<(String, usize, usize), BTreeSet<(usize, usize)>> = BTreeMap::new();
        let mut texts: BTreeMap<String, Rc<Vec<char>>> = BTreeMap::new();
        let Ok(node) = NamedNode::new(iri) else { return Ok(Vec::new()) };
        for span in self.values(node.as_ref(), &sm("evidence"))? {
            let Term::NamedNode(span) = span else { continue };
            let (Some(begin), Some(end)) =
                (self.number(&span, "beginIndex")?, self.number(&span, "endIndex")?)
            else {
                continue;
            };
            let Some(text) = self.text_of(&span)? else { continue };
            let (begin, end) = (begin.min(text.len()), end.min(text.len()));
            let (from, to) = bounds(&text, begin, end);
            let whole = span.as_str().split('#').next().unwrap_or_default();
            let article = whole.trim_start_matches(self.kg.base().article("").as_str()).to_owned();
            texts.insert(article.clone(), text);
            marks.entry((article, from, to)).or_default().insert((begin, end));
        }
        let sentence = |((article, from, to), marks): ((String, usize, usize), _)| {
            let text = texts.get(&article)?;
            Some(Sentence { begin: from, parts: parts(text, from, to, &marks), article })
        };
        Ok(marks.into_iter().filter_map(sentence).collect())
    }

    fn values(&self, node: NamedNodeRef, predicate: &NamedNode) -> Result<Vec<Term>, NetworkError> {
        let pattern = self.kg.quads_for_pattern(Some(node.into()), Some(predicate.as_ref()), None, None);
        let mut values = BTreeMap::new();
        for quad in pattern {
            let object = quad?.object;
            values.insert(object.to_string(), object);
        }
        Ok(values.into_values().collect())
    }

    fn number(&self, span: &NamedNode, name: &str) -> Result<Option<usize>, NetworkError> {
        let values = self.values(span.as_ref(), &nif(name))?;
        Ok(values.into_iter().find_map(|t| match t {
            Term::Literal(l) => l.value().parse().ok(),
            _ => None,
        }))
    }

    /// The text that a span counts in, read once.
    fn text_of(&self, span: &NamedNode) -> Result<Option<Rc<Vec<char>>>, NetworkError> {
        let context = self.values(span.as_ref(), &nif("referenceContext"))?.into_iter().next();
        let Some(Term::NamedNode(context)) = context else { return Ok(None) };
        if let Some(known) = self.texts.borrow().get(context.as_str()) {
            return Ok(Some(Rc::clone(known)));
        }
        let text = self.values(context.as_ref(), &nif("isString"))?.into_iter().next();
        let Some(Term::Literal(text)) = text else { return Ok(None) };
        let text = Rc::new(text.value().chars().collect::<Vec<char>>());
        self.texts.borrow_mut().insert(context.into_string(), Rc::clone(&text));
        Ok(Some(text))
    }
}

/// Words before whose full stop no sentence ends.
const ABBREVIATIONS: [&str; 18] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sen", "rep", "gov", "st", "jr", "sr", "vs", "no",
    "dept", "messrs",
];

/// Words that begin a sentence and are no part of a name, office or body behind "U.S.".
const OPENERS: [&str; 32] = [
    "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "This", "That", "These", "Those", "There",
    "His", "Her", "Its", "Their", "But", "And", "In", "On", "At", "For", "After", "Before", "As", "When",
    "While", "If", "Both",
];

/// The code points of the sentence, or sentences, around a range.
fn bounds(text: &[char], begin: usize, end: usize) -> (usize, usize) {
    let from = (0..begin).rev().find(|i| ends(text, *i)).map_or(0, |i| i + 1);
    let to =
        (end.saturating_sub(1).max(from)..text.len()).find(|i| ends(text, *i)).map_or(text.len(), |i| i + 1);
    let space = |i: &usize| text[*i].is_whitespace();
    let from = (from..begin).find(|i| !space(i)).unwrap_or(begin);
    let to = (end..to).rev().find(|i| !space(i)).map_or(end, |i| i + 1);
    (from, to)
}

/// Whether a sentence, or a line, ends with this code point. Closing marks belong to the sentence before them.
fn ends(text: &[char], at: usize) -> bool {
    let closing = |c: char| matches!(c, '”' | '"' | '’' | '\'' | ')' | ']' | '»');
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '…');
    if text[at] == '\n' {
        return true;
    }
    if !text.get(at + 1).is_none_or(|c| c.is_whitespace()) {
        return false;
    }
    let Some(last) = (0..=at).rev().find(|i| !closing(text[*i])) else { return false };
    if !stop(text[last]) {
        return false;
    }
    if text[last] != '.' {
        return true;
    }
    let start = (0..last).rev().find(|i| !text[*i].is_alphanumeric() && text[*i] != '.').map_or(0, |i| i + 1);
    let word: String = text[start..last].iter().collect();
    // "J. Smith", "the U.S. envoy": a single letter, or letters with stops between them.
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let next = text[at + 1..].iter().find(|c| !c.is_whitespace());
    // "the U.S. President", but "They left the U.S. The talks went on."
    let after: String =
        text[at + 1..].iter().skip_while(|c| c.is_whitespace()).take_while(|c| c.is_alphabetic()).collect();
    let dotted = word.contains('.')
        && next.is_some_and(|c| c.is_lowercase() || (c.is_uppercase() && !OPENERS.contains(&after.as_str())));
    !(initial || dotted || ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

/// A range of the text as parts, the marked ones apart; line ends are spaces.
fn parts(text: &[char], from: usize, to: usize, marks: &BTreeSet<(usize, usize)>) -> Vec<(String, bool)> {
    let marked = |i: usize| marks.iter().any(|(a, b)| (*a..*b).contains(&i));
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (i, c) in text.iter().enumerate().take(to).skip(from) {
        let c = if c.is_whitespace() { ' ' } else { *c };
        match parts.last_mut() {
            Some((part, on)) if *on == marked(i) => part.push(c),
            _ => parts.push((c.to_string(), marked(i))),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::testing::kg;
    use super::*;

    fn sentence(text: &str, words: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let begin = text[..text.find(words).unwrap()].chars().count();
        let (from, to) = bounds(&chars, begin, begin + words.chars().count());
        let marks = BTreeSet::from([(begin, begin + words.chars().count())]);
        let parts = parts(&chars, from, to, &marks);
        Sentence { article: String::new(), begin: from, parts }.marked()
    }

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        for (text, words, expected) in [
            ("It rained. Zoë met Ott in Bonn. Then all left.", "met Ott", "Zoë «met Ott» in Bonn."),
            ("The U.S. envoy met Mr. Ott. All left.", "met Mr. Ott", "The U.S. envoy «met Mr. Ott»."),
            ("The U.S. President met Ott. All left.", "met Ott", "The U.S. President «met Ott»."),
            ("Ott went to the U.S. The two met.", "two met", "The «two met»."),
            ("J. Smith met Ott. All left.", "met", "J. Smith «met» Ott."),
            ("“They met.” He left.", "met", "“They «met».”"),
            ("A headline\n\nZoë met Ott", "met Ott", "Zoë «met Ott»"),
            ("Did they meet? They met.", "They met", "«They met»."),
        ] {
            assert_eq!(sentence(text, words), expected);
        }
    }

    #[test]
    fn a_fact_gives_back_its_sentence() {
        let kg = kg(&["France support Germany 2019", "Spain support Italy 2020"]);
        let world = super::super::World::read(&kg).unwrap();
        let fact = world.facts.iter().find(|f| world.describe(f).contains("Italy")).unwrap();
        let found = Sentences::of(&kg).behind(&fact.iri).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text(), "Spain support Italy 2020.");
        assert!(found[0].marked().starts_with("«Spain support Italy 2020»"), "{}", found[0].marked());
        assert!(Sentences::of(&kg).behind("no iri").unwrap().is_empty());
    }
}
