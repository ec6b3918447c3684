//! A word of the lexicon found in an article.

use super::lexicon::{Frame, Role};
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;

/// A word of the lexicon with those who fill its parts.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Which entry.
    pub frame: &'static Frame,
    /// The word.
    pub trigger: usize,
    /// Who plays which part, with the words that say so.
    pub parts: Vec<Part>,
    /// Further words that belong to it: the verb of "paid a visit".
    pub words: Vec<usize>,
    /// What is hit is something that can be: a town, a post, a ship.
    pub struck: bool,
    /// It is what others talk of: a pact under negotiation.
    pub sought: bool,
    /// The noun points back to what was told before: "the talks", "that meeting".
    pub points_back: bool,
}

/// Who plays a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub role: Role,
    /// Who or where.
    pub entity: usize,
    /// The words that say so.
    pub words: Vec<usize>,
}

impl Hit {
    /// Those who play one of these parts, each once.
    #[must_use]
    pub fn of(&self, roles: &[Role]) -> Vec<usize> {
        let mut found = Vec::new();
        for part in self.parts.iter().filter(|p| roles.contains(&p.role)) {
            if !found.contains(&part.entity) {
                found.push(part.entity);
            }
        }
        found
    }

    /// Whether its word is one of these.
    #[must_use]
    pub fn word_is(&self, reading: &Reading, words: &[&str]) -> bool {
        words.contains(&&*reading.doc.tokens[self.trigger].lemma)
    }

    /// Whether it is done to somebody, as an attack is.
    #[must_use]
    pub fn aims(&self) -> bool {
        self.frame.aims()
    }

    /// As a match of a pattern: agents `A`, counterparts and targets `B`, places `P`.
    #[must_use]
    pub fn as_match(&self) -> Match {
        let mut words = vec![self.trigger];
        words.extend(&self.words);
        let mut captures = Vec::new();
        for part in &self.parts {
            words.extend(&part.words);
            let name = match part.role {
                Role::Agent => 'A',
                Role::Counterpart | Role::Target => 'B',
                Role::Place => 'P',
            };
            captures.push((name, part.entity));
        }
        Match::of(self.trigger, words, captures)
    }
}
