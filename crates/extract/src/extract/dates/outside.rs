//! Dates above the body: in the headline, and in a line that is a date and nothing else.
//!
//! The language engine does not read these lines, so they are cut into words by white space and marks, and no rule can
//! ask for a verb. Header lines (`Published: ...`) are metadata and are left alone.

use super::clock::Clock;
use super::lexicon::Lexeme;
use super::rule::Rules;
use super::{is_narrative, sentence_dates};
use crate::article::Article;
use crate::facts::Edtf;
use crate::language::Token;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A date above the body, by the bytes of what the engine reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideDate {
    /// Where.
    pub bytes: Range<usize>,
    /// What it denotes.
    pub value: Edtf,
    /// Found by which rule.
    pub rule: Arc<str>,
}

/// How many lines above the body may be headline and date line.
const LINES: usize = 12;

/// The dates of the lines above the body.
#[must_use]
pub fn outside(article: &Article, rules: &Rules) -> Vec<OutsideDate> {
    let mut found = Vec::new();
    for (line, start) in lines(article) {
        let plain = line.trim();
        let headline = !plain.is_empty() && plain.trim_start_matches('#').trim() == article.title;
        let dates = line_dates(article, rules, line, start);
        let covered = dates.iter().any(|d| d.bytes.len() == plain.trim_end_matches(['.', ',']).len());
        if headline || covered {
            found.extend(dates);
        }
    }
    found
}

/// The lines above the body, each with its first byte.
pub(super) fn lines(article: &Article) -> impl Iterator<Item = (&str, usize)> {
    let end = article.body.first().map_or(article.reads().len(), |line| line.start);
    let mut at = 0;
    article.reads()[..end].split_inclusive('\n').take(LINES).map(move |line| {
        at += line.len();
        (line, at - line.len())
    })
}

fn line_dates(article: &Article, rules: &Rules, line: &str, start: usize) -> Vec<OutsideDate> {
    let tokens = words(line, start);
    let lexemes: Vec<Lexeme> = tokens.iter().map(|t| rules.lexicon.look_up(t)).collect();
    let mut clock = Clock {
        tokens: &tokens,
        around: &rules.around,
        holidays: &rules.holidays,
        doc: None,
        sentence: 0..tokens.len(),
        number: 0,
        taken: 0..0,
        published: article.published,
        narrative: is_narrative(&lexemes, article.published),
        order: None,
        history: Vec::new(),
        weekdays: BTreeMap::new(),
    };
    let dates = sentence_dates(rules, &lexemes, &mut clock);
    let bytes = |t: &Range<usize>| tokens[t.start].start..tokens[t.end - 1].end();
    dates.into_iter().map(|d| OutsideDate { bytes: bytes(&d.tokens), value: d.value, rule: d.rule }).collect()
}

/// Letters and digits, and marks one by one; a full stop stays with an abbreviation of a month.
pub(super) fn words(line: &str, start: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = line.char_indices().peekable();
    let mut spaced = true;
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = at + c.len_utf8();
        if c.is_alphanumeric() {
            let digits = c.is_ascii_digit();
            // "7/8/07" and "14.5.2024" are words, "2019-05-03" is five.
            let inner = |c: char, next: Option<char>| {
                c.is_alphanumeric()
                    || (digits && matches!(c, '/' | '.') && next.is_some_and(|n| n.is_ascii_digit()))
            };
            while let Some(&(i, c)) = chars.peek() {
                let next = line[i + c.len_utf8()..].chars().next();
                if !inner(c, next) {
                    break;
                }
                end = i + c.len_utf8();
                chars.next();
            }
            if (3..=4).contains(&(end - at)) && !digits && line[end..].starts_with(". ") {
                end += 1;
                chars.next();
            }
        }
        let text = &line[at..end];
        tokens.push(Token::unread(text, start + at, spaced, tokens.len()));
        spaced = false;
    }
    tokens
}
