//! The cue lexicon, and where its words stand.

use crate::extract::reading::Reading;
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;

/// Words that signal an attribution, by what they take.
#[derive(Debug, Deserialize)]
pub struct Cues {
    clause: Vec<String>,
    that: Vec<String>,
    command: Vec<String>,
    object: Vec<String>,
    participle: Vec<String>,
    denial: Vec<String>,
    sources: Vec<String>,
    between: Vec<String>,
}

/// What a cue takes; a word may take several things.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frames {
    pub clause: bool,
    pub that: bool,
    pub command: bool,
    pub object: bool,
    pub participle: bool,
    pub denial: bool,
}

impl Cues {
    /// The lexicon beside this file.
    ///
    /// # Panics
    /// Never in a tested build: the file is compiled in.
    #[must_use]
    pub fn compiled_in() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            toml::from_str(include_str!("cues.toml")).expect("compiled in, and read by every test of claims")
        })
    }

    /// The cue that begins at a token, the longest first.
    pub(super) fn at(&self, reading: &Reading, at: usize) -> Option<(Range<usize>, Frames)> {
        (1..=2).rev().find_map(|length| {
            let end = at + length;
            let tokens = reading.doc.tokens.get(at..end)?;
            let words: Vec<String> = tokens.iter().map(|t| t.text.to_lowercase()).collect();
            let text = words.join(" ");
            let takes = |list: &[String]| list.contains(&text);
            let frames = Frames {
                clause: takes(&self.clause),
                that: takes(&self.that),
                command: takes(&self.command),
                object: takes(&self.object),
                participle: takes(&self.participle),
                denial: takes(&self.denial),
            };
            (frames != Frames::default()).then_some((at..end, frames))
        })
    }

    /// Whether a token is a noun for a source without a name.
    pub(super) fn is_source(&self, reading: &Reading, at: usize) -> bool {
        self.sources.iter().any(|w| reading.doc.tokens[at].is(w))
    }

    /// Whether a token may stand between a subject and its verb.
    pub(super) fn is_between(&self, reading: &Reading, at: usize) -> bool {
        let token = &reading.doc.tokens[at];
        self.between.iter().any(|w| token.is(w)) || (token.text.ends_with("ly") && token.is_word())
    }
}
