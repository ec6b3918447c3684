//! A capital is a place in "flew to Paris" and a government in "Paris refused".

use crate::extract::reading::Reading;
use std::ops::Range;

/// What a capital's name stands for at one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// The state that it is the capital of.
    Government,
    /// The city.
    Place,
}

/// Prepositions of location: what follows is where, not who.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "around",
    "inside",
    "across",
    "throughout",
    "via",
    "downtown",
    "central",
    "into",
];

/// After these, "to" and "from" are about going, and the name alone is about being there.
const MOTION: &[&str] = &[
    "go",
    "goes",
    "going",
    "went",
    "gone",
    "travel",
    "travels",
    "traveled",
    "travelled",
    "traveling",
    "travelling",
    "trip",
    "trips",
    "visit",
    "visits",
    "visited",
    "visiting",
    "fly",
    "flies",
    "flew",
    "flown",
    "flight",
    "return",
    "returns",
    "returned",
    "returning",
    "arrive",
    "arrived",
    "arrives",
    "bring",
    "brings",
    "brought",
    "come",
    "comes",
    "came",
    "head",
    "heads",
    "headed",
    "heading",
    "move",
    "moved",
    "rush",
    "rushed",
    "drive",
    "drove",
    "leave",
    "left",
    "march",
];

/// Verbs whose object is a place and whose subject is a traveller.
const VISITING: &[&str] =
    &["visit", "visits", "visited", "visiting", "toured", "reached", "leave", "left", "entered"];

/// Decides by what stands before and behind the name.
pub(super) fn reads_as(reading: &Reading, tokens: &Range<usize>) -> Reads {
    let doc = reading.doc;
    let next_is = |words: &[&str]| reading.token_is(tokens.end, words);
    // "Rangoon, the nation's former capital" and "Paris, France" speak of the city.
    if next_is(&["'s", "’s"]) {
        return Reads::Government;
    }
    if next_is(&["-", "–"]) && reading.token_is(tokens.end + 1, &["based", "born"]) {
        return Reads::Place;
    }
    let Some(mut before) = tokens.start.checked_sub(1) else { return Reads::Government };
    let sentence = &doc.sentences[doc.sentence_of(tokens.start)];
    // In a list the first name's preposition counts for all: "in Paris, London and Rome".
    while before > sentence.start && reading.token_is(before, &[",", "and"]) {
        match reading
            .mentions
            .iter()
            .rev()
            .find(|m| m.tokens.end == before && reading.token_is(before, &[",", "and"]))
        {
            Some(earlier) if earlier.tokens.start > sentence.start => before = earlier.tokens.start - 1,
            _ => break,
        }
    }
    if before < sentence.start {
        return Reads::Government;
    }
    if reading.token_is(before, LOCATIVE) || reading.token_is(before, VISITING) {
        return Reads::Place;
    }
    let motion = |back: usize| {
        let from = before.saturating_sub(back).max(sentence.start);
        (from..before).any(|t| reading.token_is(t, MOTION))
    };
    if reading.token_is(before, &["to", "from", "toward", "towards", "for"]) && motion(4) {
        return Reads::Place;
    }
    if reading.token_is(before, &["of"])
        && (before >= 1
            && reading.token_is(
                before - 1,
                &[
                    "city",
                    "capital",
                    "town",
                    "streets",
                    "outskirts",
                    "suburb",
                    "north",
                    "south",
                    "east",
                    "west",
                ],
            ))
    {
        return Reads::Place;
    }
    Reads::Government
}
