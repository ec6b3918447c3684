//! `summitry serve`

use super::{CliError, output};
use crate::rdf::Base;
use crate::serve::Service;
use crate::store::Kg;
use std::path::PathBuf;

/// Answer SPARQL queries over HTTP, read only unless --write is given
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry serve --kg world --listen 127.0.0.1:7878")]
pub(super) struct Serve {
    /// Folder of the knowledge graph; with --write it may be left out, which begins with an empty graph
    #[arg(long, value_name = "DIR", required_unless_present = "write")]
    kg: Option<PathBuf>,

    /// Address and port
    #[arg(long, default_value = "127.0.0.1:7878")]
    listen: String,

    /// Let clients read and write graphs at /store, by the SPARQL 1.1 Graph Store protocol; what they write is kept in
    /// memory, not in the folder
    #[arg(long)]
    write: bool,
}

impl Serve {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = match &self.kg {
            Some(dir) => Kg::open(dir)?,
            None => Kg::new(Base::default())?,
        };
        let service = Service::listen(&kg, &self.listen)?;
        let service = if self.write { service.writable() } else { service };
        output::line(&format!("listening on http://{}/", service.address()))?;
        service.run();
        Ok(())
    }
}
