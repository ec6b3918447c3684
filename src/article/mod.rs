//! From a file or stream to an [`Article`]: metadata and text.
use crate as _;
/// One news text with its metadata.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Slug.
    pub id: String,
}
