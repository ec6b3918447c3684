//! `summitry push`

use super::told::Told;
use super::{CliError, reading};
use crate::export;
use serde_json::json;
use std::path::PathBuf;

/// Load a knowledge graph into a server, by the SPARQL 1.1 Graph Store protocol
///
/// Each named graph replaces that of the same name on the server, and the default dataset (what the articles state, no
/// claims) the server's default graph. Graphs that only the server has are left alone. Where `SUMMITRY_TOKEN` is set, it is
/// sent as a bearer token, as `serve --write` wants it.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry push --kg world --endpoint http://127.0.0.1:7878/store\n  summitry query --endpoint http://127.0.0.1:7878/sparql leaders"
)]
pub(super) struct Push {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Address of the server's Graph Store: `/store` of oxigraph and of `summitry serve --write`, `/NAME/data` of Fuseki
    #[arg(long, value_name = "URL")]
    endpoint: String,

    #[command(flatten)]
    told: Told,
}

impl Push {
    pub(super) fn run(self) -> Result<(), CliError> {
        let kg = reading::open(&self.kg)?;
        let token = std::env::var("SUMMITRY_TOKEN").ok();
        let pushed = export::push(&kg, &self.endpoint, token.as_deref())?;
        let (graphs, triples, default) = (pushed.graphs, pushed.triples, pushed.default);
        let endpoint = &self.endpoint;
        self.told.say(
            &format!(
                "{endpoint}: {graphs} graphs, {triples} triples, of which {default} make the default graph and stand in their own graphs too"
            ),
            &json!({ "endpoint": endpoint, "graphs": graphs, "triples": triples, "default": default }),
        )
    }
}
