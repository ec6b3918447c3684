//! What people put right: two that are the same, one that is two, a fact that is none, a label, a date.
//!
//! In: a Turtle file of corrections, and [`Facts`] as they were found. Out: [`Corrected`]: the quads of the article as
//! people say they should be, with a record of each correction that did something.
//!
//! - `read`: the file, in the terms below; `conflict`: which two cannot stand together.
//! - `guard`: what a correction was made against, and whether that is still so.
//! - `apply`: each kind of correction on the facts of one article.
//!
//! ```turtle
//! <> a sm:Same ; sm:corrects <person/kim> ; sm:becomes <person/kim-jong-un> ; dcterms:creator "Ada" ; rdfs:comment "…" .
//! ```
//!
//! | class | what it says | with |
//! | --- | --- | --- |
//! | `sm:Same` | the two are one; the second IRI stays | `sm:becomes` |
//! | `sm:Different` | the two are two; in the article named, the first becomes the second | `sm:becomes`, `sm:inArticle` |
//! | `sm:Retraction` | there is no such event, relationship, role, claim or entity | |
//! | `sm:Relabelling` | an entity or event is called otherwise | `sm:newLabel` |
//! | `sm:Retiming` | an event or relationship has another date | `sm:newDate` |
//!
//! A correction of an event, a relationship, an office or a claim says which words it was made against (`sm:ofWords`), and one
//! of a date or an event's name what stood there (`sm:oldValue`). These nodes are named by content, so that a correction of
//! a fact that has changed finds nothing; where words or value do not fit, it is refused, never moved.
//!
//! **Invariant:** a correction leaves a record with its author and reason in the graph of each article that it changed
//! (`tests/trust/corrections.rs`), so dropping the article drops the record.

mod apply;
mod conflict;
mod guard;
mod read;

use crate::facts::{Edtf, Facts};
use crate::rdf::Base;
use oxigraph::model::{NamedNode, Quad};
use std::collections::BTreeSet;

/// What a correction does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The node is another, whose IRI stays.
    Same(NamedNode),
    /// The node is another than this one; in the article, where one is named, it becomes that one.
    Different(NamedNode, Option<NamedNode>),
    /// There is no such thing.
    Retract,
    /// It is called otherwise.
    Relabel(String),
    /// It has another date.
    Retime(Edtf),
}

/// One correction, by its author, with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The node that is wrong.
    pub node: NamedNode,
    /// What is to be done.
    pub change: Change,
    /// Who says so.
    pub author: String,
    /// Why.
    pub reason: String,
    /// Words of the evidence that the fact had when it was corrected.
    pub words: Option<String>,
    /// What stood there.
    pub old: Option<String>,
}

/// A file of corrections, and which of them have done something.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    all: Vec<Correction>,
    matched: BTreeSet<usize>,
    refused: BTreeSet<String>,
}

/// An article's quads after all corrections.
pub struct Corrected {
    /// The quads.
    pub quads: Vec<Quad>,
    /// SHA-256 of what was corrected; nothing where nothing was.
    pub digest: Option<String>,
}

/// Why a file of corrections was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorrectionError {
    /// Not Turtle.
    #[error("the corrections do not parse: {0}")]
    Syntax(String),
    /// A correction that lacks something, or says what cannot be done.
    #[error("the correction of {node}: {what}")]
    Malformed {
        /// The node that it corrects.
        node: String,
        /// What is wrong with it.
        what: String,
    },
    /// Two corrections of which only one can hold.
    #[error("{one} and {other} cannot both stand: {why}")]
    Conflict {
        /// The first.
        one: String,
        /// The second.
        other: String,
        /// Why not.
        why: String,
    },
}

impl Corrections {
    /// Reads a file; IRIs without a scheme are below the base.
    ///
    /// # Errors
    /// See [`CorrectionError`].
    pub fn read(turtle: &str, base: &Base) -> Result<Corrections, CorrectionError> {
        Corrections::of(read::corrections(turtle, base)?)
    }

    fn of(mut all: Vec<Correction>) -> Result<Corrections, CorrectionError> {
        all.sort_by_key(|c| (c.node.to_string(), c.class(), format!("{c:?}")));
        all.dedup();
        conflict::check(&all)?;
        Ok(Corrections { all, ..Corrections::default() })
    }

    /// These on top of those that a graph keeps: of one node and kind the newer counts.
    ///
    /// # Errors
    /// Where one of these cannot stand with one of those.
    pub fn over(self, kept: Corrections) -> Result<Corrections, CorrectionError> {
        let anew = |k: &Correction| self.all.iter().any(|c| c.node == k.node && c.class() == k.class());
        let mut all: Vec<Correction> = kept.all.into_iter().filter(|k| !anew(k)).collect();
        all.extend(self.all);
        Corrections::of(all)
    }

    /// Each correction as Turtle that [`Corrections::read`] reads, in order.
    #[must_use]
    pub fn to_turtle(&self, base: &Base) -> Vec<String> {
        self.all.iter().map(|c| read::turtle(c, base)).collect()
    }

    /// What was refused so far, each in a line with its way out.
    pub fn refused(&self) -> impl Iterator<Item = &str> {
        self.refused.iter().map(String::as_str)
    }

    /// The first of two entities that a correction gives one name, where nobody says how the two stand to each other.
    ///
    /// # Errors
    /// A [`CorrectionError::Conflict`] that names both.
    pub fn check_names<'q>(
        &self,
        quads: impl Iterator<Item = &'q Quad>,
        base: &Base,
    ) -> Result<(), CorrectionError> {
        conflict::names(&self.all, quads, base)
    }

    /// All corrections, in the order of their nodes.
    #[must_use]
    pub fn all(&self) -> &[Correction] {
        &self.all
    }

    /// Corrects an article's facts.
    #[must_use]
    pub fn apply(&mut self, facts: &Facts, base: &Base) -> Corrected {
        apply::apply(self, facts, base)
    }

    /// Those that have done nothing so far, and of which `is_known` knows no record either.
    #[must_use]
    pub fn unmatched(&self, base: &Base, is_known: impl Fn(&NamedNode) -> bool) -> Vec<&Correction> {
        let idle = self.all.iter().enumerate().filter(|(n, _)| !self.matched.contains(n));
        idle.map(|(_, c)| c).filter(|c| !is_known(&c.iri(base))).collect()
    }
}

impl Correction {
    /// The IRI of its record.
    #[must_use]
    pub fn iri(&self, base: &Base) -> NamedNode {
        let Correction { node, change, author, reason, words, old } = self;
        base.correction(&format!("{node}\n{change:?}\n{author}\n{reason}\n{words:?}\n{old:?}"))
    }

    /// How people call it: "sm:Retiming of event/talks/e-4f1c09ab23 by Ada".
    #[must_use]
    pub fn name(&self, base: &Base) -> String {
        let node = base.below(self.node.as_str()).unwrap_or(self.node.as_str());
        format!("sm:{} of {node} by {}", self.class(), self.author)
    }

    /// The local name of its class.
    #[must_use]
    pub fn class(&self) -> &'static str {
        match self.change {
            Change::Same(_) => "Same",
            Change::Different(..) => "Different",
            Change::Retract => "Retraction",
            Change::Relabel(_) => "Relabelling",
            Change::Retime(_) => "Retiming",
        }
    }
}
