//! `summitry serve`

use super::CliError;
use crate::serve::Service;
use crate::store::Kg;
use std::path::PathBuf;

/// Answer SPARQL queries over HTTP, read only
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry serve --kg world --listen 127.0.0.1:7878")]
pub(super) struct Serve {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Address and port
    #[arg(long, default_value = "127.0.0.1:7878")]
    listen: String,
}

impl Serve {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = Kg::open(&self.kg)?;
        let service = Service::listen(&kg, &self.listen)?;
        println!("listening on http://{}/", service.address());
        service.run();
        Ok(())
    }
}
