//! A claim while its article is being read.

use crate::facts::{Act, Certainty, Mode, Stance, Tense};
use std::ops::Range;

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
    pub via: Option<usize>,
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
