//! What the commands share that read a knowledge graph.

use super::{CliError, output};
use crate::store::Kg;
use std::path::Path;

/// Opens a graph; says so where that takes longer than it should.
pub(super) fn open(dir: &Path) -> Result<Kg, CliError> {
    let kg = Kg::open(dir)?;
    if let Some(why) = kg.unindexed() {
        output::warn(&format!(
            "the index of `{}` is not read: {why}; graph.nq is read instead, which takes longer, until the next `summitry build` or `infer` writes an index",
            dir.display()
        ));
    }
    Ok(kg)
}
