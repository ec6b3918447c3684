//! What can go wrong with a knowledge graph.

use super::index::IndexError;
use oxigraph::store::StorageError;

/// What can go wrong with a knowledge graph.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The in-memory store failed.
    #[error("the store failed: {0}")]
    Storage(#[from] StorageError),
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A file could not be read or written.
    #[error("`{path}`: {error}")]
    Io {
        /// Which file or folder.
        path: String,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// A folder that this program did not make.
    #[error("`{path}` is no knowledge graph of summitry: {reason}")]
    NotOurs {
        /// Which folder.
        path: String,
        /// How we know.
        reason: String,
    },
    /// A folder of another format version than this program's.
    #[error(
        "`{path}` is a knowledge graph of format version {version}, and this program reads and writes version {ours}; build it again from its articles into another folder: `summitry build ARTICLES --kg OTHER`"
    )]
    OtherVersion {
        /// Which folder.
        path: String,
        /// Its version.
        version: u32,
        /// The version that this program knows.
        ours: u32,
    },
    /// A snapshot that does not parse or does not fit its manifest.
    #[error("`{path}` is damaged: {reason}; build it again")]
    Damaged {
        /// Which file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// Another program holds the folder, and the caller would not wait.
    #[error("another summitry writes to `{path}`; try again when it has ended, or let --no-wait be")]
    Busy {
        /// Which folder.
        path: String,
    },
    /// Another program wrote the folder between reading and saving.
    #[error("`{path}` was written by another program since it was read; run the command again")]
    Overtaken {
        /// Which folder.
        path: String,
    },
    /// Another base IRI than the graph was built with.
    #[error("the knowledge graph was built with the base {old}, not {new}; use another --kg folder")]
    OtherBase {
        /// What the manifest says.
        old: String,
        /// What was asked for.
        new: String,
    },
    /// A facts document whose ids or spans are not sound.
    #[error("article `{article}`: {error}")]
    Facts {
        /// The article's id, with control characters escaped.
        article: String,
        /// What is wrong.
        error: crate::facts::FactsError,
    },
    /// A file of others that is not what its ending says.
    #[error("`{path}` does not parse: {reason}")]
    Foreign {
        /// Which file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A folder that is to become a graph, and holds something.
    #[error("`{path}` is not empty: files are loaded into a new folder")]
    Taken {
        /// Which folder.
        path: String,
    },
    /// No article of this id.
    #[error("there is no article `{0}` in the knowledge graph")]
    NoArticle(String),
}
