//! A capital is a place in "flew to Paris" and a government in "Paris refused": syntax decides.

use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::language::{Dep, NerKind, Tag};
use std::ops::Range;

/// What a capital's name stands for at one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// The state that it is the capital of.
    Government,
    /// The city.
    Place,
}

/// Decides by the place in the tree.
pub(super) fn reads_as(reading: &Reading, tokens: &Range<usize>) -> Reads {
    let doc = reading.doc;
    let next_is = |words: &[&str]| reading.token_is(tokens.end, words);
    // "Paris-based", "Moscow-backed"
    if next_is(&["-", "–"]) && reading.token_is(tokens.end + 1, &["based", "born", "area", "bound"]) {
        return Reads::Place;
    }
    // "Paris, France": the country says which city it is.
    if next_is(&[","])
        && !reading.token_is(tokens.start.wrapping_sub(1), &[","])
        && reading.phrases.is_country_or_region(reading.doc, tokens.end + 1)
    {
        return Reads::Place;
    }
    if has_office_of_city(reading, tokens) {
        return Reads::Place;
    }
    let mut head = super::names::head_of(reading, tokens);
    // The first of a list tells for all: "in Paris, London and Rome".
    for _ in 0..12 {
        match doc.tokens[head].dep {
            // "in the Cypriot capital, Nicosia"
            Dep::Appos if reading.token_is(doc.tokens[head].head, &["capital", "city", "seat", "town"]) => {
                return Reads::Place;
            }
            Dep::Conj => head = doc.tokens[head].head,
            Dep::Appos if doc.tokens[doc.tokens[head].head].tag.is_proper() => head = doc.tokens[head].head,
            _ => break,
        }
    }
    by_relation(reading, head)
}

/// "the mayor of Paris", "Paris's police chief", "Paris mayor Ott": an office beside the name that a city has, and no state.
fn has_office_of_city(reading: &Reading, tokens: &Range<usize>) -> bool {
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(tokens.start)];
    let municipal = |title: Range<usize>| {
        let title = super::roles::title_text(reading, title);
        reading.words.offices.municipal.contains(&title) || title.ends_with("bishop")
    };
    let mark = usize::from(reading.token_is(tokens.end, &["'s", "’s"]));
    let next = (tokens.end + mark..sentence.end)
        .find(|t| !reading.token_is(*t, &["new", "former", "then", "longtime", "-", "acting", "ex"]));
    let behind = next.and_then(|t| super::people::title_length(reading, t, sentence.end).map(|n| t..t + n));
    let of = tokens.start.checked_sub(1).filter(|t| *t > sentence.start && reading.token_is(*t, &["of"]));
    let before = of.and_then(|of| super::people::title_ending_at(reading, of, sentence.start));
    behind.is_some_and(municipal)
        || before.is_some_and(municipal)
        || of.and_then(|of| title_before_name(reading, of, sentence)).is_some_and(municipal)
}

/// "Mayor Marta Ott of": the office before the capitals that end here.
fn title_before_name(reading: &Reading, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let capital = |t: &usize| {
        let token = &reading.doc.tokens[*t];
        token.is_capitalised() || matches!(token.text, "." | "-")
    };
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    let name = (from..end).rev().take_while(capital);
    name.into_iter().find_map(|t| super::people::title_ending_at(reading, t, sentence.start))
}

fn by_relation(reading: &Reading, head: usize) -> Reads {
    let doc = reading.doc;
    let Some(above) = doc.head(head) else { return Reads::Government };
    let noun = &doc.tokens[above];
    let of_city = || reading.words.clauses.of_cities.holds(&noun.lemma);
    match doc.tokens[head].dep {
        Dep::Pobj => behind(reading, above),
        Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod => {
            let next = doc.entities.partition_point(|n| n.tokens.end <= above);
            let person = doc
                .entities
                .get(next)
                .is_some_and(|n| n.kind == NerKind::Person && n.tokens.contains(&above));
            let proper = noun.tag.is_proper() && doc.tokens[head].dep == Dep::Poss && !person;
            if of_city() || proper { Reads::Place } else { Reads::Government }
        }
        Dep::Dobj if reading.words.clauses.goes_there.contains(&noun.lemma) => Reads::Place,
        Dep::Nsubj if noun.lemma.as_ref() == "be" => {
            let city = |a: usize| {
                matches!(
                    &*doc.tokens[a].lemma,
                    "city" | "capital" | "town" | "metropolis" | "home" | "venue" | "place"
                )
            };
            if doc.children_by(above, &[Dep::Attr]).any(city) { Reads::Place } else { Reads::Government }
        }
        // "Paris was shelled"
        Dep::Nsubjpass if reading.words.clauses.goes_there.contains(&noun.lemma) => Reads::Place,
        Dep::Npadvmod | Dep::Advmod => Reads::Place,
        _ => Reads::Government,
    }
}

/// What stands behind a preposition.
fn behind(reading: &Reading, preposition: usize) -> Reads {
    let doc = reading.doc;
    let word = lower(doc.tokens[preposition].text);
    let governor = doc.head(preposition);
    let lemma = governor.map(|g| doc.tokens[g].lemma.to_lowercase()).unwrap_or_default();
    match &*word {
        "in" => {
            // "turned heads in Oslo", but "the heads of state in Oslo"
            let of = |t: usize| doc.children_by(t, &[Dep::Prep]).any(|p| reading.token_is(p, &["of"]));
            let opinion = |t: usize| reading.words.clauses.opinion.contains(&doc.tokens[t].lemma) && !of(t);
            let felt = governor.is_some_and(|g| {
                opinion(g) || (doc.tokens[g].tag.is_verb() && doc.children_by(g, &[Dep::Dobj]).any(opinion))
            });
            if felt { Reads::Government } else { Reads::Place }
        }
        "at" | "near" | "outside" | "around" | "inside" | "across" | "throughout" | "via" | "into"
        | "through" | "within" | "onto" | "beyond" | "past" | "above" | "off" | "atop" => Reads::Place,
        "to" | "over" | "from" | "toward" | "towards" | "for" | "of" | "out" | "by" | "on" => {
            if word == "of" {
                return if reading.words.clauses.parts_of_cities.contains(&lemma) {
                    Reads::Place
                } else {
                    Reads::Government
                };
            }
            if matches!(&*word, "by" | "on") {
                return Reads::Government;
            }
            if is_way(reading, preposition) { Reads::Place } else { Reads::Government }
        }
        _ => Reads::Government,
    }
}

/// Whether "to", "from" or the like hangs on a word of going: "flew to", "a trip to", "sent troops to"; not "sent a message
/// to".
pub(super) fn is_way(reading: &Reading, preposition: usize) -> bool {
    let doc = reading.doc;
    let moves = |t: usize| {
        let token = &doc.tokens[t];
        if !reading.words.clauses.motion.holds(&token.lemma) {
            return false;
        }
        // What can be sent, taken or brought without going there: words and goods.
        let carried = reading.words.clauses.carries.contains(&token.lemma);
        let goods = |o: usize| reading.words.clauses.goods.contains(&doc.tokens[o].lemma);
        !(carried && token.tag.is_verb() && doc.children_by(t, &[Dep::Dobj]).any(goods))
    };
    // "flew to Oslo and on to Paris"
    let goes_on = |on: usize| {
        let first = doc.head(on).filter(|_| doc.tokens[on].dep == Dep::Conj)?;
        doc.head(first).filter(|_| doc.tokens[first].tag == Tag::In)
    };
    doc.head(preposition).is_some_and(|g| {
        moves(g)
            || (matches!(doc.tokens[g].tag, Tag::In | Tag::Rb) && doc.head(g).is_some_and(moves))
            || goes_on(g).is_some_and(moves)
            || (doc.tokens[g].tag.is_verb() && doc.children_by(g, &[Dep::Dobj]).any(moves))
    })
}
