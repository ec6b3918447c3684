//! What stands between quotation marks, across paragraphs, in every style, paired or not.

use super::{Cues, subject};
use crate::language::{Doc, Tag, Token};
use std::ops::Range;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words, without the marks.
    pub inside: Range<usize>,
    /// With the marks.
    pub whole: Range<usize>,
    /// Goes on a quotation that the paragraph before left open.
    pub continues: bool,
    /// Between single marks, which stand around titles and words held at a distance rather than around speech.
    pub single: bool,
    /// The word for who speaks, by the nearest verb that frames it: its subject.
    pub speaker: Option<usize>,
}

/// All quotations of an article, in order; none overlaps another.
#[derive(Debug, Default)]
pub struct Quotes(Vec<Quote>);

impl Quotes {
    /// The quotations of an article. One that is opened and not closed runs to its paragraph's end, as a quotation does that goes
    /// on in the next; one that is closed and not opened begins with its sentence.
    #[must_use]
    pub fn of(doc: &Doc, cues: &Cues) -> Quotes {
        let mut quotes = find(doc, cues);
        for quote in &mut quotes {
            quote.speaker = speaker(doc, cues, &quote.inside);
        }
        Quotes(quotes)
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Quote] {
        &self.0
    }

    /// The quotation between double marks whose words a token is one of.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<&Quote> {
        self.with_marks_at(token).filter(|q| !q.single && q.inside.contains(&token))
    }

    /// The quotation that a token or mark belongs to.
    #[must_use]
    pub fn with_marks_at(&self, token: usize) -> Option<&Quote> {
        let at = self.0.partition_point(|q| q.whole.end <= token);
        self.0.get(at).filter(|q| q.whole.start <= token)
    }

    /// The sentences of a paragraph, joined where a quotation runs over their border.
    #[must_use]
    pub fn joined_sentences(&self, doc: &Doc, paragraph: &Range<usize>) -> Vec<Range<usize>> {
        joined_sentences(doc, &self.0, paragraph)
    }
}

/// The subject of the verb that frames, behind the quotation, else of the one before it.
fn speaker(doc: &Doc, cues: &Cues, quote: &Range<usize>) -> Option<usize> {
    let after = doc.sentence_of((quote.end).min(doc.tokens.len() - 1));
    let end = doc.sentences[after].end.min(quote.end + 14);
    let behind = (quote.end..end).find(|t| cues.frames(doc, *t));
    let sentence = &doc.sentences[doc.sentence_of(quote.start)];
    let before = sentence.start.max(quote.start.saturating_sub(30))..quote.start;
    let before = || before.rev().find(|t| cues.frames(doc, *t));
    // "…," Ott said. "…": a mark behind the verb that opens another quotation leaves the verb to the first.
    behind.or_else(before).and_then(|verb| subject(doc, verb))
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Opens,
    Closes,
    Either,
}

fn find(doc: &Doc, cues: &Cues) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut left_open = false;
    for paragraph in &doc.paragraphs {
        let tokens = doc.sentences[paragraph.start].start..doc.sentences[paragraph.end - 1].end;
        let first = quotes.len();
        let open = double(doc, tokens.clone(), &mut quotes);
        single(doc, tokens.clone(), &mut quotes, first);
        quotes[first..].sort_by_key(|q| q.whole.start);
        let continued = doc.sentences.get(paragraph.end).is_some_and(|s| doc.tokens[s.start].is_quote());
        if open && !continued {
            close_before_attribution(doc, cues, quotes.last_mut());
        }
        if left_open && let Some(quote) = quotes.get_mut(first).filter(|q| q.whole.start == tokens.start) {
            quote.continues = true;
        }
        left_open = open;
    }
    quotes
}

/// Double marks of a paragraph; tells whether the last is left open.
fn double(doc: &Doc, paragraph: Range<usize>, quotes: &mut Vec<Quote>) -> bool {
    let mut open: Option<usize> = None;
    for at in paragraph.clone().filter(|t| doc.tokens[*t].is_quote()) {
        let low = open.is_some_and(|o| doc.tokens[o].text == "„") && doc.tokens[at].text == "“";
        let side = if low { Side::Closes } else { side(doc, at, &paragraph) };
        match (open, side) {
            (None, Side::Opens | Side::Either) => open = Some(at),
            (Some(start), Side::Closes | Side::Either) => {
                push(quotes, start..at + 1, start + 1..at);
                open = None;
            }
            // A second opening mark: one inside the other, or the first was never closed.
            (Some(_), Side::Opens) => {}
            (None, Side::Closes) => {
                let from = doc.sentences[doc.sentence_of(at)].start.max(paragraph.start);
                let from = quotes.last().map_or(from, |q| q.whole.end.max(from));
                push(quotes, from..at + 1, from..at);
            }
        }
    }
    if let Some(start) = open {
        push(quotes, start..paragraph.end, start + 1..paragraph.end);
    }
    open.is_some()
}

/// "“We will not sign, Ott said.": where the closing mark is lost, the quotation ends before its attribution.
fn close_before_attribution(doc: &Doc, cues: &Cues, quote: Option<&mut Quote>) {
    let Some(quote) = quote else { return };
    let first = &doc.sentences[doc.sentence_of(quote.inside.start)];
    let end = first.end.min(quote.inside.end);
    let reports = |t: usize| {
        let past = matches!(doc.tokens[t].tag, Tag::Vbd | Tag::Vbz);
        past && cues.at(doc, t).iter().any(|(v, _)| v.has_clause() && !v.human)
    };
    let comma = (quote.inside.start + 1..end).rev().find(|t| token_is(doc, *t, &[",", "?", "!"]));
    if let Some(comma) = comma.filter(|m| end - m < 10 && (m + 1..end).any(reports)) {
        quote.inside.end = comma + 1;
        quote.whole.end = comma + 1;
    }
}

fn push(quotes: &mut Vec<Quote>, whole: Range<usize>, inside: Range<usize>) {
    if inside.start < inside.end {
        quotes.push(Quote { inside, whole, continues: false, single: false, speaker: None });
    }
}

/// Which way a mark faces: by its form, else by the space around it.
fn side(doc: &Doc, at: usize, paragraph: &Range<usize>) -> Side {
    let token = &doc.tokens[at];
    let before = token.spaced || at == paragraph.start;
    let after = at + 1 >= paragraph.end || doc.tokens[at + 1].spaced;
    let by_space = match (before, after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    };
    if is_angled(token.text) {
        return angled(doc, at, paragraph);
    }
    match token.text {
        // Typesetters now and then begin with a closing mark.
        "”" if by_space != Side::Opens => Side::Closes,
        "“" | "„" | "``" => Side::Opens,
        _ => match by_space {
            Side::Either => beside_punctuation(doc, at),
            known => known,
        },
    }
}

fn is_angled(mark: &str) -> bool {
    matches!(mark, "«" | "»" | "‹" | "›")
}

/// French « … », with spaces inside, Swiss «…» and German »…« alike: the first of a paragraph opens, and with it all that
/// point the same way.
fn angled(doc: &Doc, at: usize, paragraph: &Range<usize>) -> Side {
    let left = |t: usize| matches!(doc.tokens[t].text, "«" | "‹");
    let first = paragraph.clone().find(|t| is_angled(doc.tokens[*t].text)).unwrap_or(at);
    if left(at) == left(first) { Side::Opens } else { Side::Closes }
}

/// `.")` closes, `("` opens.
fn beside_punctuation(doc: &Doc, at: usize) -> Side {
    let before = at.checked_sub(1).map(|b| &doc.tokens[b]);
    match before.map(|t| t.text) {
        Some("(" | "[" | "—" | "–" | "-") => Side::Opens,
        Some("," | "." | "!" | "?" | "…") => Side::Closes,
        _ => Side::Either,
    }
}

/// Single marks outside double ones. A mark that closes stands behind a punctuation mark or before one, so that the
/// apostrophe in "Berlin's" and "the rebels' camp" is none.
fn single(doc: &Doc, paragraph: Range<usize>, quotes: &mut Vec<Quote>, first: usize) {
    let mut found = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        let taken = quotes[first..].iter().find(|q| q.whole.contains(&at));
        if let Some(quote) = taken {
            at = quote.whole.end;
            continue;
        }
        let opens = matches!(doc.tokens[at].text, "‘" | "'" | "’")
            && (doc.tokens[at].spaced || at == paragraph.start)
            && doc.tokens.get(at + 1).is_some_and(|t| !t.spaced && t.is_word());
        let close = if opens { close_of(doc, at + 1..paragraph.end) } else { None };
        if let Some(end) = close {
            push(&mut found, at..end + 1, at + 1..end);
            at = end;
        }
        at += 1;
    }
    quotes.extend(found.into_iter().map(|q| Quote { single: true, ..q }));
}

fn close_of(doc: &Doc, rest: Range<usize>) -> Option<usize> {
    rest.clone().find(|t| {
        let token = &doc.tokens[*t];
        let mark = matches!(token.text, "’" | "'");
        let punctuation = |t: &Token| matches!(t.text, "," | "." | "!" | "?" | "…" | ";" | ":");
        let before = *t > rest.start && punctuation(&doc.tokens[t - 1]);
        let end = *t + 1 >= rest.end || punctuation(&doc.tokens[t + 1]);
        mark && !token.spaced && (before || end)
    })
}

fn joined_sentences(doc: &Doc, quotes: &[Quote], paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for sentence in &doc.sentences[paragraph.clone()] {
        let at = quotes.partition_point(|q| q.whole.end <= sentence.start);
        let split = quotes.get(at).is_some_and(|q| q.whole.start < sentence.start);
        // A closing mark, or what follows a quotation in lower case, is no sentence of its own.
        let goes_on = token_is(doc, sentence.start, &["”", "\"", "''", "»", ",", ";"])
            && doc.tokens.get(sentence.start).is_some_and(|t| !t.spaced);
        match joined.last_mut() {
            Some(last) if split || goes_on => last.end = sentence.end,
            _ => joined.push(sentence.clone()),
        }
    }
    // "“Will you sign?” Ott asked.": the question mark ends no sentence of the writer's.
    let mut merged: Vec<Range<usize>> = Vec::new();
    for sentence in joined {
        match merged.last_mut() {
            Some(last) if ends_in_open_question(doc, quotes, last, &sentence) => last.end = sentence.end,
            _ => merged.push(sentence),
        }
    }
    merged
}

/// Whether a sentence that ends with a quotation needs the next for its cue: "“…?” he asked", "“…,” said Ott".
fn ends_in_open_question(doc: &Doc, quotes: &[Quote], last: &Range<usize>, next: &Range<usize>) -> bool {
    let quoted = quotes.binary_search_by_key(&last.end, |q| q.whole.end).is_ok();
    let mark = last.end >= 2 && token_is(doc, last.end - 2, &["?", "!", ",", "—", "–", "…"]);
    let lower = !doc.tokens[next.start].is_capitalised();
    quoted && (mark || lower) && !doc.tokens[next.start].is_quote()
}

fn token_is(doc: &Doc, token: usize, words: &[&str]) -> bool {
    doc.tokens.get(token).is_some_and(|t| t.is_any(words))
}
