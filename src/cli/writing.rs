//! What the commands share that change a knowledge graph.

use super::{CliError, output};
use crate::store::{Lock, Patience, Snapshot, StoreError};
use std::path::Path;

/// Options of commands that change a knowledge graph.
#[derive(clap::Args)]
pub(super) struct Writing {
    /// Where another summitry writes to the same graph, end at once and do not wait for it
    #[arg(long)]
    no_wait: bool,
}

impl Writing {
    /// The right to write to a graph, new or old; says so where it has to wait for it.
    pub(super) fn lock(&self, dir: &Path) -> Result<Lock, CliError> {
        match Lock::acquire(dir, Patience::NoWait) {
            Err(StoreError::Busy { path }) if !self.no_wait => {
                output::say(
                    "note",
                    &format!("another summitry writes to `{path}`; waiting until it has ended"),
                );
                Ok(Lock::acquire(dir, Patience::Wait)?)
            }
            taken => Ok(taken?),
        }
    }

    /// The right to write to a graph that is there already.
    pub(super) fn lock_existing(&self, dir: &Path) -> Result<Lock, CliError> {
        // Nothing is made where nothing is.
        Snapshot::check(dir)?;
        self.lock(dir)
    }
}
