//! What the finders share: the reading, the lexicon and the quotations; and how a claim is put together.

use super::found::TOPIC;
use super::{FoundClaim, FoundSpeaker, certainty, speaker as speakers};
use crate::extract::reading::Reading;
use crate::extract::speech::{Cues, Quote};
use crate::facts::Stance;
use crate::facts::{Certainty, Mode};
use std::ops::Range;

/// What every finder looks at.
pub(super) struct Context<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub cues: &'r Cues,
    /// In order; none overlaps another.
    pub quotes: &'r [Quote],
    /// The tokens that may begin what [`super::accordance`] finds.
    pub accordances: Vec<usize>,
    /// The tokens that may tell of a comment clause.
    pub comments: Vec<usize>,
}

impl Context<'_, '_> {
    /// The quotation that a token or mark belongs to.
    pub fn quote_at(&self, token: usize) -> Option<&Quote> {
        self.reading.quotes.with_marks_at(token)
    }

    /// Whether a token is inside quotation marks.
    pub fn is_quoted(&self, token: usize) -> bool {
        self.quote_at(token).is_some()
    }

    /// The first quotation that begins in a row of tokens.
    pub fn quote_beginning_in(&self, tokens: Range<usize>) -> Option<&Quote> {
        let at = self.quotes.partition_point(|q| q.whole.start < tokens.start);
        self.quotes.get(at).filter(|q| q.whole.start < tokens.end)
    }

    /// The quotation that ends at a token, or before the comma there.
    pub fn quote_ending_at(&self, end: usize) -> Option<&Quote> {
        let ending = |end: usize| {
            let at = self.quotes.partition_point(|q| q.whole.end < end);
            self.quotes.get(at).filter(|q| q.whole.end == end)
        };
        let comma = end.checked_sub(1).filter(|c| self.reading.token_is(*c, &[",", "—", "–", "-"]));
        ending(end).or_else(|| comma.and_then(ending))
    }

    /// Direct where all words are inside quotation marks, indirect where none is.
    pub fn mode(&self, parts: &[Range<usize>]) -> Mode {
        let mut quoted = 0;
        let mut plain = 0;
        for token in parts.iter().flat_map(Clone::clone) {
            if self.is_quoted(token) {
                quoted += 1;
            } else if self.reading.doc.tokens[token].is_word() {
                plain += 1;
            }
        }
        match (quoted, plain) {
            (0, _) => Mode::Indirect,
            (_, 0) => Mode::Direct,
            _ => Mode::Mixed,
        }
    }

    /// A claim with its parts trimmed; `None` where hardly a word is left.
    pub fn claim(
        &self,
        speaker: FoundSpeaker,
        cue: Option<Range<usize>>,
        parts: impl IntoIterator<Item = Range<usize>>,
        stance: Stance,
        rule: &'static str,
    ) -> Option<FoundClaim> {
        let whole = |p| self.with_whole_quotes(p, cue.as_ref());
        let parts: Vec<Range<usize>> = parts.into_iter().map(whole).filter_map(|p| self.trim(p)).collect();
        let words =
            parts.iter().flat_map(Clone::clone).filter(|t| self.reading.doc.tokens[*t].is_word()).count();
        let mode = self.mode(&parts);
        if words < 2
            && (words == 0 || (mode != Mode::Direct && !matches!(rule, "claims.verb.behind" | TOPIC)))
        {
            return None;
        }
        let certainty = match certainty::of(self.reading, &parts, stance) {
            // "Few believe that …" says that hardly anybody does.
            said if said != Certainty::Denied && speakers::are_few(self.reading, &speaker) => {
                Certainty::Improbable
            }
            said => said,
        };
        let negative = certainty::is_negative(self.reading, &parts);
        Some(FoundClaim {
            speaker,
            mode,
            cue,
            certainty,
            stance,
            negative,
            tense: certainty::tense(self.reading, &parts),
            believes: false,
            parts,
            via: None,
            through: None,
            act: None,
            addressee: Vec::new(),
            issued_by: None,
            rule,
        })
    }

    /// Words that begin or end inside a quotation take all of it, unless the cue stands in it too.
    fn with_whole_quotes(&self, mut part: Range<usize>, cue: Option<&Range<usize>>) -> Range<usize> {
        let spoken = |q: &Quote| cue.is_some_and(|cue| q.whole.contains(&cue.start));
        if let Some(quote) = part.end.checked_sub(1).and_then(|t| self.quote_at(t)).filter(|q| !spoken(q)) {
            part.end = part.end.max(quote.whole.end);
        }
        if let Some(quote) = self.quote_at(part.start).filter(|q| {
            !spoken(q) && cue.is_none_or(|cue| cue.end <= q.whole.start || cue.start >= q.whole.end)
        }) {
            part.start = part.start.min(quote.whole.start);
        }
        part
    }

    /// A row of tokens without the marks at its ends that are not part of the words. A full stop inside the closing
    /// quotation mark is.
    pub fn trim(&self, mut tokens: Range<usize>) -> Option<Range<usize>> {
        let is = |t: usize, marks: &[&str]| self.reading.token_is(t, marks);
        let opens = |t: usize| self.quote_at(t).is_some_and(|q| q.whole.start == t && q.inside.start > t);
        let closes = |t: usize| self.quote_at(t).is_some_and(|q| q.whole.end == t + 1 && q.inside.end <= t);
        let edge = |t: usize| is(t, &[",", ":", ";", "—", "–", "-", "--", "―"]);
        while tokens.start < tokens.end
            && (edge(tokens.start)
                || is(tokens.start, &[".", ")", "”"])
                || opens(tokens.start)
                || closes(tokens.start))
        {
            tokens.start += 1;
        }
        let mut stop_stays = self.is_quoted(tokens.end.saturating_sub(1));
        while tokens.start < tokens.end {
            let last = tokens.end - 1;
            if closes(last) {
                stop_stays = true;
            } else if opens(last) || edge(last) || (is(last, &["."]) && !stop_stays) {
            } else {
                break;
            }
            tokens.end = last;
        }
        (tokens.start < tokens.end).then_some(tokens)
    }
}
