//! `summitry completions` and `summitry man`

use super::{Cli, CliError, output};
use clap::CommandFactory;
use clap_complete::Shell;
use std::path::PathBuf;

/// Print completions for a shell
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry completions bash > ~/.local/share/bash-completion/completions/summitry\n  summitry completions fish > ~/.config/fish/completions/summitry.fish"
)]
pub(super) struct Completions {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<(), CliError> {
        // Written whole: the generator does not expect that nobody takes its output.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "summitry", &mut script);
        output::write_to(None, |out| Ok(out.write_all(&script)?))
    }
}

/// Write manual pages, one a command
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry man ~/.local/share/man/man1")]
pub(super) struct Man {
    /// Folder, made where it is missing
    folder: PathBuf,
}

impl Man {
    pub(super) fn run(self) -> Result<(), CliError> {
        let about = |e| CliError::about(self.folder.display(), e);
        std::fs::create_dir_all(&self.folder).map_err(about)?;
        clap_mangen::generate_to(Cli::command(), &self.folder).map_err(about)
    }
}
