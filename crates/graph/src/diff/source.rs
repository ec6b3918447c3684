//! Reads knowledge graphs and files of any RDF format.

use crate::rdf::entity_bomb;
use crate::store::{Kg, StoreError, format_of};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Dataset, Quad};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use std::path::Path;

/// Why a graph could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DiffError {
    /// The file is missing or cannot be read.
    #[error("cannot read `{path}`: {error}")]
    Unreadable {
        /// Which file.
        path: String,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// An ending that no RDF format has.
    #[error(
        "`{0}`: want a knowledge graph's folder, or a file that ends in .nq, .nt, .ttl, .trig, .rdf or .jsonld"
    )]
    Format(String),
    /// Not of the format that its ending says.
    #[error("`{path}` does not parse: {reason}")]
    Syntax {
        /// Which file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A folder that is no knowledge graph.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Writing failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// The quads of a knowledge graph's folder or of a file.
///
/// # Errors
/// Where there is no such thing, or it does not parse.
pub fn read(path: &Path) -> Result<Vec<Quad>, DiffError> {
    if path.is_dir() {
        return Ok(Kg::open(path)?.named_quads()?);
    }
    let name = path.display().to_string();
    let format = format_of(path).ok_or_else(|| DiffError::Format(name.clone()))?;
    let bytes = crate::files::read_bytes(path)
        .map_err(|error| DiffError::Unreadable { path: name.clone(), error })?;
    if let Some(reason) = entity_bomb(&bytes).filter(|_| format == RdfFormat::RdfXml) {
        return Err(DiffError::Syntax { path: name, reason: reason.to_owned() });
    }
    let quads = RdfParser::from_format(format).for_slice(&bytes).collect::<Result<Dataset, _>>();
    let mut quads =
        quads.map_err(|e| DiffError::Syntax { path: name, reason: e.to_string().replace('\n', " ") })?;
    let hash_algorithm = CanonicalizationHashAlgorithm::Sha256;
    quads.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    Ok(quads.iter().map(oxigraph::model::QuadRef::into_owned).collect())
}
