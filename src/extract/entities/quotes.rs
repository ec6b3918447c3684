//! Quotations: which tokens are inside one, and which word names its speaker.

use super::speech;
use crate::extract::reading::Reading;
use crate::language::Dep;
use std::ops::Range;

/// A row of tokens between quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    pub(super) tokens: Range<usize>,
    /// The subject of the verb of saying beside it.
    pub(super) speaker: Option<usize>,
}

/// All quotations of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    quotes: Vec<Quote>,
}

impl Quotes {
    pub(super) fn of(reading: &Reading) -> Quotes {
        let doc = reading.doc;
        let mut quotes = Vec::new();
        for paragraph in &doc.paragraphs {
            let Some(last) = paragraph.end.checked_sub(1) else { continue };
            let range = doc.sentences[paragraph.start].start..doc.sentences[last].end;
            let mut open: Option<usize> = None;
            for at in range.clone() {
                match (doc.tokens[at].text, open) {
                    ("“" | "„" | "«" | "``", _) | ("\"", None) => open = Some(at + 1),
                    ("”" | "»" | "''" | "\"", Some(from)) => {
                        quotes.push(from..at);
                        open = None;
                    }
                    _ => {}
                }
            }
            // A quotation that runs on into the next paragraph is not closed.
            if let Some(from) = open {
                quotes.push(from..range.end);
            }
        }
        quotes.retain(|q| !q.is_empty());
        let quotes =
            quotes.into_iter().map(|tokens| Quote { speaker: speaker(reading, &tokens), tokens }).collect();
        Quotes { quotes }
    }

    /// The quotation that holds a token.
    pub(super) fn at(&self, token: usize) -> Option<&Quote> {
        let next = self.quotes.partition_point(|q| q.tokens.start <= token);
        next.checked_sub(1).map(|n| &self.quotes[n]).filter(|q| q.tokens.contains(&token))
    }
}

/// The subject of the verb of saying behind the quotation, else of the one before it.
fn speaker(reading: &Reading, quote: &Range<usize>) -> Option<usize> {
    let doc = reading.doc;
    let after = doc.sentence_of((quote.end).min(doc.tokens.len() - 1));
    let end = doc.sentences[after].end.min(quote.end + 14);
    let behind = (quote.end..end).find(|t| speech::frames(reading, *t));
    let sentence = &doc.sentences[doc.sentence_of(quote.start)];
    let before = (sentence.start.max(quote.start.saturating_sub(30))..quote.start)
        .rev()
        .find(|t| speech::frames(reading, *t));
    // "…," Ott said. "…": a mark behind the verb that opens another quotation leaves the verb to the first.
    behind.or(before).and_then(|verb| subject(reading, verb))
}

/// The subject of a verb of saying, before or behind it.
pub(super) fn subject(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    doc.child_by(verb, &[Dep::Nsubj])
        .or_else(|| doc.surface_subject(verb))
        .map(|s| doc.antecedent_of_relative(verb, s))
}
