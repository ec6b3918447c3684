//! `summitry load`

use super::CliError;
use super::told::Told;
use super::writing::Writing;
use crate::rdf::Base;
use crate::store::{Loader, Snapshot, StoreError};
use oxigraph::model::NamedNode;
use serde_json::json;
use std::path::PathBuf;

/// Load RDF files that others wrote into a new knowledge graph, to ask, draw and export
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry load world.nq --kg theirs\n  summitry load people.ttl meetings.trig --kg theirs --graph https://example.org/graph/theirs\n\nNo article stands behind such a graph, so `verify` finds it wanting; `build` adds articles to it. Nodes without names get IRIs."
)]
pub(super) struct Load {
    /// Files (.nq .nt .ttl .trig .rdf .jsonld)
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Folder of the knowledge graph, which must not have one yet
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// IRI that all instance IRIs begin with, which tells what is claimed from what is stated in graphs of summitry
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// Graph for triples that are in no named graph [default: graph/loaded of the base]
    #[arg(long, value_name = "IRI")]
    graph: Option<String>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    told: Told,
}

impl Load {
    pub(super) fn run(self) -> Result<(), CliError> {
        let base = self.base.as_deref().map(Base::parse).transpose()?.unwrap_or_default();
        let graph = self.graph.as_deref().map(NamedNode::new).transpose();
        let graph = graph.map_err(|e| CliError::about("--graph", e))?;
        if Snapshot::is_in(&self.kg) {
            return Err(StoreError::Taken { path: self.kg.display().to_string() }.into());
        }
        let mut loader = Loader::new(base, graph);
        for file in &self.files {
            loader.read(file)?;
        }
        let quads = loader.save_under(&self.writing.lock(&self.kg)?)?;
        let (kg, files) = (self.kg.display(), self.files.len());
        self.told.say(
            &format!("{kg}: {quads} quads of {files} file{}", if files == 1 { "" } else { "s" }),
            &json!({ "kg": kg.to_string(), "files": files, "quads": quads }),
        )
    }
}
