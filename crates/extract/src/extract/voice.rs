//! Who vouches for what: the article in its own voice, or a claim.
//!
//! In: the claims of an article in tokens. Out: [`Voices`], the voice of every word. An event, tie or office has the voice of the
//! word that asserts it, from the moment it is found; what another voice says of it is another telling.
//!
//! **Invariant:** of several claims that hold a word the innermost vouches: in "Ott said that Ek had told him that …" it is Ek's.

use super::claims::{ClaimNumber, FoundClaim, FoundClaims, is_vouched_for};
use super::speech::Quote;
use crate::facts::{Certainty, Mode};
use std::collections::BTreeMap;
use std::ops::Range;

/// Who vouches for a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The article in its own voice.
    #[default]
    Article,
    /// The claim of this number.
    Claim(ClaimNumber),
}

/// The voice of every word of an article.
#[derive(Debug, Default)]
pub struct Voices {
    /// The innermost claim that holds each token.
    innermost: Vec<Option<ClaimNumber>>,
    /// The cue of each claim, and whether the speaker denies it.
    claims: BTreeMap<ClaimNumber, (Option<Range<usize>>, bool)>,
    /// Whether each token stands in somebody's very words.
    quoted: Vec<bool>,
}

impl Voices {
    /// The voices of a text of so many tokens, with what stands between quotation marks in it.
    #[must_use]
    pub fn of(tokens: usize, claims: &FoundClaims, quotes: &[Quote]) -> Voices {
        let mut voices = Voices {
            innermost: vec![None; tokens],
            claims: claims
                .numbered()
                .map(|(n, c)| (n, (c.cue.clone(), c.certainty == Certainty::Denied)))
                .collect(),
            quoted: vec![false; tokens],
        };
        let size = |c: &FoundClaim| c.parts.iter().map(ExactSizeIterator::len).sum::<usize>();
        // What somebody praises or blames is so by the article's word: "condemned the attack on the embassy".
        let told = claims.numbered().filter(|(_, c)| !is_vouched_for(c.rule));
        let mut order: Vec<ClaimNumber> = told.map(|(n, _)| n).collect();
        // The inner ones come last and so are on top; those who are quoted in the same words by another are inner.
        order.sort_by_key(|n| (usize::MAX - size(&claims[*n]), claims.depth(*n), *n));
        let within = |range: &Range<usize>| range.start.min(tokens)..range.end.min(tokens);
        for number in order {
            for part in &claims[number].parts {
                voices.innermost[within(part)].fill(Some(number));
                if claims[number].mode == Mode::Direct {
                    voices.quoted[within(part)].fill(true);
                }
            }
        }
        for quote in quotes {
            voices.quoted[within(&quote.inside)].fill(true);
        }
        voices
    }

    /// Whose word it is.
    #[must_use]
    pub fn at(&self, token: usize) -> Voice {
        self.innermost.get(token).copied().flatten().map_or(Voice::Article, Voice::Claim)
    }

    /// Whether two words are of one voice: what tells when or where must be of the voice of what it tells of.
    #[must_use]
    pub fn agree(&self, a: usize, b: usize) -> bool {
        self.at(a) == self.at(b)
    }

    /// Who asserts a tie that these words tell: who says the word that begins it, unless the words are the very act of
    /// saying. "France rejected Germany's offer" is the article's, whatever of it France says.
    #[must_use]
    pub fn of_tie(&self, trigger: usize, words: &[usize]) -> Voice {
        let mut voice = self.at(trigger);
        // Each step leads to a claim that holds the cue of the one before, so that there are no more steps than claims.
        for _ in 0..self.claims.len() {
            let Voice::Claim(number) = voice else { break };
            let cue = self.claims[&number].0.as_ref().filter(|c| words.iter().any(|w| c.contains(w)));
            let Some(cue) = cue else { break };
            let outer = self.at(cue.start);
            if outer == voice {
                break;
            }
            voice = outer;
        }
        voice
    }

    /// Who gives somebody the title at these words: the speaker inside quotation marks, the article everywhere else.
    #[must_use]
    pub fn of_title(&self, tokens: &Range<usize>) -> Voice {
        let quoted = self.quoted.get(tokens.start).is_some_and(|q| *q);
        if quoted { self.at(tokens.start) } else { Voice::Article }
    }

    /// Whether the speaker denies it.
    #[must_use]
    pub fn is_denied(&self, voice: Voice) -> bool {
        matches!(voice, Voice::Claim(number) if self.claims[&number].1)
    }
}
