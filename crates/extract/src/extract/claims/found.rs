//! A claim while its article is being read.

use crate::facts::{Act, Certainty, Mode, Stance, Tense};
use std::ops::{Index, Range};

/// The rule of a claim that judges what the article tells of.
pub(super) const JUDGED: &str = "claims.verb.judged";

/// The rule of a claim that only names what it is about, and leaves it to the article to tell.
pub(super) const TOPIC: &str = "claims.verb.topic";

/// The rule of a claim that tells what somebody wishes.
pub(super) const WISH: &str = "claims.verb.wish";

/// The rule of a claim that tells what somebody knows.
pub(super) const KNOWN: &str = "claims.verb.known";

/// Whether it is the article that vouches for the words of a claim found by this rule: "condemned the attack on the embassy"
/// leaves the attack to the article.
#[must_use]
pub fn is_vouched_for(rule: &str) -> bool {
    matches!(rule, JUDGED | TOPIC | WISH | KNOWN)
}

/// The number of a claim among the [`FoundClaims`] of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimNumber(pub(super) usize);

/// All claims of an article, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct FoundClaims(pub(super) Vec<FoundClaim>);

impl FoundClaims {
    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, FoundClaim> {
        self.0.iter()
    }

    /// All of them, each with its number.
    pub fn numbered(
        &self,
    ) -> impl DoubleEndedIterator<Item = (ClaimNumber, &FoundClaim)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(number, claim)| (ClaimNumber(number), claim))
    }

    /// How many claims a claim is reported through.
    #[must_use]
    pub fn depth(&self, number: ClaimNumber) -> usize {
        let above = std::iter::successors(self[number].via, |n| self[*n].via);
        above.take(self.0.len()).count()
    }
}

impl Index<ClaimNumber> for FoundClaims {
    type Output = FoundClaim;

    fn index(&self, number: ClaimNumber) -> &FoundClaim {
        &self.0[number.0]
    }
}

impl<'c> IntoIterator for &'c FoundClaims {
    type Item = &'c FoundClaim;
    type IntoIter = std::slice::Iter<'c, FoundClaim>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A claim in tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundClaim {
    /// Who says it.
    pub speaker: FoundSpeaker,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// The cue, where there is one.
    pub cue: Option<Range<usize>>,
    /// How sure.
    pub certainty: Certainty,
    /// How the writer stands to it.
    pub stance: Stance,
    /// Whether its main verb is negated.
    pub negative: bool,
    /// What time its main verb speaks of.
    pub tense: Option<Tense>,
    /// Whether the cue is a verb of thinking or showing rather than of saying.
    pub believes: bool,
    /// The content, in one or more parts.
    pub parts: Vec<Range<usize>>,
    /// The number of the claim that reports it, once all are found.
    pub via: Option<ClaimNumber>,
    /// The cue of the claim that reports it, where that has the same words: "the agency said, quoting officials".
    pub through: Option<Range<usize>>,
    /// What the speaker does by saying it.
    pub act: Option<Act>,
    /// To whom.
    pub addressee: Vec<usize>,
    /// The body whose document speaks.
    pub issued_by: Option<usize>,
    /// Found by which rule.
    pub rule: &'static str,
}

/// A speaker as entities and as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundSpeaker {
    /// Resolved; empty for an unnamed source.
    pub entities: Vec<usize>,
    /// For whom a spokesperson speaks.
    pub on_behalf_of: Vec<usize>,
    /// As written.
    pub tokens: Option<Range<usize>>,
    /// The noun of the unnamed source that a pronoun stands for.
    pub antecedent: Option<Range<usize>>,
}
