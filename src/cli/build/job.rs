//! What any thread of a build does: from an article to what the graph takes in of it.

use crate::Pipeline;
use crate::article::Article;
use crate::cli::crew::Crew;
use crate::facts::Facts;
use crate::rdf::Base;
use crate::store::{Mapped, Packed, Reading, StoreError};
use std::path::PathBuf;

/// An article that is to be read.
pub(super) struct Job {
    pub(super) article: Article,
    pub(super) reading: Reading,
    /// Its facts, where a build before had found them.
    pub(super) noted: Option<Packed>,
}

/// What goes along with an article while it is read.
pub(super) struct Offered {
    pub(super) id: String,
    pub(super) path: PathBuf,
    pub(super) reading: Reading,
    pub(super) has_body: bool,
}

/// What was made of an article.
pub(super) struct Made {
    /// Its facts for the journal, where they are not from there.
    pub(super) packed: Option<Packed>,
    pub(super) what: What,
}

/// What the graph takes in.
pub(super) enum What {
    /// Facts, for a graph that has articles already, or that somebody corrects.
    Facts(Box<Facts>),
    /// All that one article gives, for a graph that is made of many at once.
    Mapped(Box<Result<Mapped, StoreError>>),
}

/// The threads of a build.
pub(super) type Readers<'w> = Crew<'w, Job, Made, Offered>;

/// How an article is read; `at_once` is the base of a graph that is made of many articles at once.
pub(super) fn reader<'w>(
    pipeline: &'w Pipeline,
    at_once: Option<Base>,
) -> impl Fn(Job) -> Made + Send + Sync + 'w {
    move |job| {
        let Job { article, reading, noted } = job;
        let known = noted.as_ref().and_then(Packed::facts);
        let is_known = known.is_some();
        let facts = known.unwrap_or_else(|| pipeline.extract(&article));
        // Without a journal a build that is killed begins anew, and that is all.
        let packed = if is_known { None } else { Packed::of(&facts).ok() };
        let what = match &at_once {
            Some(base) => What::Mapped(Box::new(Mapped::of(&facts, reading, base))),
            None => What::Facts(Box::new(facts)),
        };
        Made { packed, what }
    }
}
