//! What any thread of a build does: from an article to what the graph takes in of it.

use crate::Pipeline;
use crate::article::Article;
use crate::cli::crew::{Crew, caught};
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

/// How articles are read; `at_once` is the base of a graph that is made of many articles at once.
pub(super) fn reader<'w>(
    pipeline: &'w Pipeline,
    at_once: Option<Base>,
) -> impl Fn(Vec<Job>) -> Vec<Option<Made>> + Send + Sync + 'w {
    move |jobs| {
        let known = jobs.iter().map(|job| job.noted.as_ref().and_then(Packed::facts));
        let known: Vec<Option<Facts>> = known.collect();
        let unread = jobs.iter().zip(&known).filter(|(_, known)| known.is_none());
        let mut read = pipeline.extract_each(unread.map(|(job, _)| &job.article)).into_iter();
        let made = |(job, known): (Job, Option<Facts>)| {
            let is_known = known.is_some();
            let facts = known.or_else(|| read.next().flatten())?;
            caught(|| made(facts, is_known, job.reading, at_once.as_ref()))
        };
        jobs.into_iter().zip(known).map(made).collect()
    }
}

/// What the graph takes in of an article with these facts.
fn made(facts: Facts, is_known: bool, reading: Reading, at_once: Option<&Base>) -> Made {
    // Without a journal a build that is killed begins anew, and that is all.
    let packed = if is_known { None } else { Packed::of(&facts).ok() };
    let what = match at_once {
        Some(base) => What::Mapped(Box::new(Mapped::of(&facts, reading, base))),
        None => What::Facts(Box::new(facts)),
    };
    Made { packed, what }
}
