//! `summitry vocabulary`

use super::{CliError, output};
use crate::rdf;
use std::path::PathBuf;

/// Print the ontology, the shapes, the alignments or the JSON-LD context
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry vocabulary ontology > summitry.ttl\n  summitry vocabulary shapes-sparql -o shapes-sparql.ttl\n  summitry vocabulary context -o context.jsonld"
)]
pub(super) struct Vocabulary {
    /// Which file
    #[arg(value_enum)]
    what: What,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// The terms: classes, properties, concepts
    Ontology,
    /// SHACL Core, which `summitry validate` checks
    Shapes,
    /// What SHACL Core cannot say, for other validators
    ShapesSparql,
    /// How our terms stand to other vocabularies
    Alignments,
    /// The JSON-LD context of our exports
    Context,
}

impl Vocabulary {
    pub(super) fn run(self) -> Result<(), CliError> {
        let text = match self.what {
            What::Ontology => rdf::ONTOLOGY,
            What::Shapes => rdf::SHAPES,
            What::ShapesSparql => rdf::SHAPES_SPARQL,
            What::Alignments => rdf::ALIGNMENTS,
            What::Context => rdf::CONTEXT,
        };
        output::write_to(self.output.as_deref(), |out| Ok(out.write_all(text.as_bytes())?))
    }
}
