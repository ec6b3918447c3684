//! What stands between quotation marks, and whose words it is.

use super::{Cues, FoundClaim, FoundSpeaker, certainty, speaker, trim};
use crate::extract::reading::Reading;
use crate::facts::Mode;
use std::ops::Range;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quote {
    /// The words, without the marks.
    pub inside: Range<usize>,
    /// With the marks.
    pub whole: Range<usize>,
}

/// The quotations of a paragraph. One that is opened and not closed runs to the paragraph's end, as a quotation does
/// that goes on in the next.
pub(super) fn quotes(reading: &Reading, paragraph: Range<usize>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open: Option<usize> = None;
    for at in paragraph.clone() {
        let token = &reading.doc.tokens[at];
        if !token.is_quote() {
            continue;
        }
        match (open, token.text) {
            (None, "”" | "»") => {}
            (None, _) => open = Some(at),
            (Some(_), "“" | "«" | "„") => {}
            (Some(start), _) => {
                if start + 1 < at {
                    quotes.push(Quote { inside: start + 1..at, whole: start..at + 1 });
                }
                open = None;
            }
        }
    }
    if let Some(start) = open.filter(|s| s + 1 < paragraph.end) {
        quotes.push(Quote { inside: start + 1..paragraph.end, whole: start..paragraph.end });
    }
    quotes
}

/// Direct quotations of a paragraph. Those that an indirect claim holds already are left to it.
pub(super) fn find(
    reading: &Reading,
    cues: &Cues,
    quotes: &[Quote],
    paragraph: Range<usize>,
    claims: &mut Vec<FoundClaim>,
) {
    let mut last: Option<usize> = None;
    for (number, quote) in quotes.iter().enumerate() {
        let held = claims
            .iter()
            .position(|c| c.parts.iter().any(|p| p.start < quote.inside.end && quote.inside.start < p.end));
        if let Some(held) = held {
            last = Some(held);
            continue;
        }
        let before = number.checked_sub(1).map_or(paragraph.start, |n| quotes[n].whole.end);
        let after = quotes.get(number + 1).map_or(paragraph.end, |q| q.whole.start);
        if let Some((speaker, cue)) = attribution(reading, cues, quote, before, after) {
            claims.push(direct(reading, quote, speaker, Some(cue), "claims.quotation.attributed"));
            last = Some(claims.len() - 1);
        } else if let Some(previous) = last.filter(|_| is_utterance(reading, quote)) {
            go_on(reading, claims, previous, quote);
            last = Some(claims.len().min(previous + 1).max(previous))
                .filter(|l| *l < claims.len())
                .or(Some(previous));
        }
    }
}

/// A quotation that follows a direct one in the paragraph belongs to it; one that follows an indirect sentence is a
/// claim of its own by the same speaker.
fn go_on(reading: &Reading, claims: &mut Vec<FoundClaim>, previous: usize, quote: &Quote) {
    if claims[previous].mode == Mode::Direct
        && let Some(part) = content(reading, quote)
    {
        claims[previous].parts.push(part);
        claims[previous].certainty = certainty::of(reading, &claims[previous].parts, false);
    } else {
        let speaker = claims[previous].speaker.clone();
        claims.push(direct(reading, quote, speaker, None, "claims.quotation.uncued"));
    }
}

fn direct(
    reading: &Reading,
    quote: &Quote,
    speaker: FoundSpeaker,
    cue: Option<Range<usize>>,
    rule: &'static str,
) -> FoundClaim {
    let parts = vec![content(reading, quote).unwrap_or_else(|| quote.inside.clone())];
    FoundClaim {
        speaker,
        mode: Mode::Direct,
        cue,
        certainty: certainty::of(reading, &parts, false),
        parts,
        rule,
    }
}

/// The words without the comma before the closing mark; a full stop stays.
fn content(reading: &Reading, quote: &Quote) -> Option<Range<usize>> {
    let mut inside = quote.inside.clone();
    while inside.start < inside.end && reading.token_is(inside.end - 1, &[","]) {
        inside.end -= 1;
    }
    (inside.start < inside.end).then_some(inside)
}

/// Whether a quotation is a sentence rather than a word that the writer holds at arm's length.
fn is_utterance(reading: &Reading, quote: &Quote) -> bool {
    let begins = reading.doc.tokens[quote.inside.start].is_capitalised()
        || reading.token_is(quote.inside.start, &["[", "..."]);
    begins && quote.inside.len() > 3
}

/// The speaker named right behind or right before a quotation.
fn attribution(
    reading: &Reading,
    cues: &Cues,
    quote: &Quote,
    from: usize,
    to: usize,
) -> Option<(FoundSpeaker, Range<usize>)> {
    behind(reading, cues, quote.whole.end, to).or_else(|| ahead(reading, cues, quote.whole.start, from))
}

/// `…,” X said`, `…,” said X`, `…,” X, an envoy, told reporters`.
fn behind(reading: &Reading, cues: &Cues, start: usize, to: usize) -> Option<(FoundSpeaker, Range<usize>)> {
    let start = start + usize::from(reading.token_is(start, &[","]));
    let end = (start..to).find(|t| is_end(reading, *t)).unwrap_or(to);
    for at in start..end.min(start + 40) {
        let Some((cue, frames)) = cues.at(reading, at) else { continue };
        if !(frames.clause || frames.that || frames.participle)
            || reading.mention_at(at).is_some_and(|m| m.tokens.contains(&at))
        {
            continue;
        }
        let left = speaker::left(reading, cues, at, start).filter(|_| at > start);
        let found =
            left.or_else(|| (at <= start + 1).then(|| speaker::right(reading, cues, cue.end, end)).flatten());
        if let Some(found) = found {
            return Some((found, cue));
        }
    }
    None
}

/// Where a sentence ends; the stop of "Mr." does not end one.
fn is_end(reading: &Reading, token: usize) -> bool {
    if token > 0 && reading.token_is(token, &["."]) && reading.token_is(token - 1, super::COURTESIES) {
        return false;
    }
    reading.token_is(token, &[".", "!", "?", ";"])
        || reading
            .doc
            .sentences
            .iter()
            .any(|s| s.start == token && s.start > 0 && reading.token_is(token - 1, &["."]))
}

/// `X said: “…`, `X said, “…`, `X told reporters, “…`; the cue must be near, or the words between are content.
fn ahead(reading: &Reading, cues: &Cues, end: usize, from: usize) -> Option<(FoundSpeaker, Range<usize>)> {
    let sentence = reading.doc.sentences[reading.doc.sentence_of(end)].start.max(from);
    let near = end.saturating_sub(5).max(sentence);
    for at in (near..end).rev() {
        let Some((cue, frames)) = cues.at(reading, at) else { continue };
        let told = reading.token_is(at, &["told", "asked"]);
        let between = cue.end..end;
        let plain = between.clone().all(|t| reading.token_is(t, &[",", ":", "that", "as", "saying"]));
        if !(frames.clause || frames.that || frames.participle || frames.object) || !(plain || told) {
            continue;
        }
        let left = speaker::left(reading, cues, at, sentence);
        let found = left
            .or_else(|| frames.participle.then(|| speaker::subject_of_sentence(reading, cues, at)).flatten());
        if let Some(found) = found {
            return Some((found, cue));
        }
    }
    interview(reading, end, sentence)
}

/// `OTT: “…”`: interview style.
fn interview(reading: &Reading, end: usize, from: usize) -> Option<(FoundSpeaker, Range<usize>)> {
    let colon = end.checked_sub(1).filter(|c| *c > from && reading.token_is(*c, &[":"]))?;
    let mention = reading.mentions.iter().find(|m| m.tokens.end == colon && m.whole.start == from)?;
    let speaker = FoundSpeaker { entities: mention.entities.clone(), tokens: Some(mention.tokens.clone()) };
    trim(reading, from..end).map(|_| (speaker, colon..end))
}
