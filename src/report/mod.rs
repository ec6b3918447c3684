//! A knowledge graph as one page to read, send and print.
//!
//! In: [`Kg`]. Out: an HTML page that refers to nothing outside itself: pictures of `draw` as data, tables, and under
//! every fact the sentences that it rests on.
//!
//! - `page`: the frame, its style sheet and its contents. `html`: tables, figures and sentences as HTML.
//! - `articles`, `facts`, `figures`: the sections.
//!
//! **Invariant:** no word of an article or name reaches the page unescaped; `html` is the only door.
//!
//! **Invariant:** the page has no date of its own: the same graph gives the same bytes.

mod articles;
mod facts;
mod figures;
mod html;
mod page;

use crate::draw::DrawError;
use crate::network::{NetworkError, Projection, Sentences, World};
use crate::store::{Kg, StoreError};

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network could not be read.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A picture could not be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// There is no article.
    #[error("the knowledge graph holds no article to report on")]
    Empty,
}

/// The page about a knowledge graph: all of it, or what the projection's window and claims leave of it.
///
/// # Errors
/// Where the store fails, or there is nothing to report on.
pub fn report(kg: &Kg, projection: &Projection, title: &str) -> Result<String, ReportError> {
    if kg.articles().is_empty() {
        return Err(ReportError::Empty);
    }
    let world = World::read(kg)?;
    let source = Source { kg, world: &world, sentences: Sentences::of(kg), projection };
    let sections = [
        articles::section(&source)?,
        figures::network(&source)?,
        facts::meetings(&source)?,
        facts::events(&source)?,
        facts::relationships(&source)?,
        facts::claims(&source)?,
        facts::claimed(&source)?,
        facts::offices(&source)?,
    ];
    Ok(page::page(title, &source, sections.into_iter().flatten().collect()))
}

/// What the sections are made of.
struct Source<'s> {
    kg: &'s Kg,
    world: &'s World,
    sentences: Sentences<'s>,
    projection: &'s Projection,
}

/// A part of the page with a heading of its own.
struct Section {
    id: &'static str,
    title: &'static str,
    body: String,
}
