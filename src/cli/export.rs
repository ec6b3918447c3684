//! `summitry export`

use super::projection::Choices;
use super::spreadsheet::neutral;
use super::{CliError, output, reading};
use crate::archive::{self, Texts};
use crate::export::{self, ContextBy, Format, Graphs, Selection};
use crate::store::Kg;
use oxigraph::model::NamedNode;
use std::path::PathBuf;

/// Write a knowledge graph for other programs
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry export --kg world --format turtle -o world.ttl\n  summitry export --kg world --format gexf -o world.gexf\n  summitry export --kg world --format gexf --nodes country --by-country --since 2018 --until 2018 -o countries.gexf\n  summitry export --kg world --format neo4j-nodes -o nodes.csv\n  summitry export --kg world --format plover --claims add -o events.csv\n  summitry export --kg world --format archive -o world-2026\n  summitry export --kg world --format trig --default-graph -o fuseki.trig\n  summitry export --kg world --format turtle --graphs reified -o world12.ttl"
)]
pub(super) struct Export {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// Turtle, N-Triples and RDF/XML hold the default dataset, TriG, N-Quads and JSON-LD all graphs (framed: a tree an article), PLOVER coded events, the
    /// others the network of people, countries and organizations
    #[arg(long, value_enum)]
    format: Format,

    /// Which graphs of RDF: `stated` what articles say and what follows, `claims` what claims assert, `all` both, each in
    /// its graph; `reified` what is stated, and what is claimed as triple terms of RDF 1.2. Usual is `all`, and `stated`
    /// in formats without graphs
    #[arg(long, value_enum)]
    graphs: Option<Graphs>,

    /// Put what is stated into the default graph as well, for stores whose queries see no other
    #[arg(long)]
    default_graph: bool,

    /// Describe the data too (VoID, DCAT): counts, vocabularies, licences, program, model, rules and gazetteer with their SHA-256
    #[arg(long)]
    describe: bool,

    /// With --describe: the licence of the facts
    #[arg(long, value_name = "IRI", requires = "describe")]
    license: Option<String>,

    /// In JSON-LD, write the context out, or name it by its IRI (`summitry vocabulary context` prints it)
    #[arg(long, value_enum, default_value_t = ContextBy::Value)]
    context: ContextBy,

    /// In CSV, begin cells that a spreadsheet would take for formulas (=, +, -, @) with an apostrophe
    #[arg(long)]
    csv_safe: bool,

    /// In an archive, put the texts of all articles, not only of those whose own `License:` line lets anybody pass them on
    #[arg(long)]
    with_texts: bool,

    /// Where to write; standard output by default. For an archive a folder that is not there yet
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    choices: Choices,
}

impl Export {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.with_texts && self.format != Format::Archive {
            return Err(CliError::new(
                "--with-texts is for --format archive; RDF formats carry the texts anyway",
            ));
        }
        let kg = reading::open(&self.kg)?;
        if self.format == Format::Archive {
            return self.archive(&kg);
        }
        let license = self.license.as_deref().map(NamedNode::new).transpose();
        let license = license.map_err(|e| CliError::new(format!("--license is no IRI: {e}")))?;
        let beside = if self.describe { export::describe(&kg, license.as_ref())? } else { Vec::new() };
        let selection =
            Selection { graphs: self.graphs.unwrap_or_default(), default_graph: self.default_graph, beside };
        let projection = self.choices.chosen().then(|| self.choices.projection());
        let projection = projection.as_ref();
        if projection.is_some() && matches!(self.format, Format::Jsonld | Format::JsonldFramed) {
            return Err(CliError::new(
                "the choices of a network are not for JSON-LD, which holds the whole graph",
            ));
        }
        output::write_to(self.output.as_deref(), |out| {
            if matches!(self.format, Format::Jsonld | Format::JsonldFramed) {
                let framed = self.format == Format::JsonldFramed;
                return Ok(export::write_jsonld(&kg, &selection, framed, self.context, out)?);
            }
            if !(self.csv_safe
                && matches!(self.format, Format::Neo4jNodes | Format::Neo4jEdges | Format::Plover))
            {
                return Ok(export::write_selected(&kg, self.format, &selection, projection, out)?);
            }
            let mut csv = Vec::new();
            export::write_selected(&kg, self.format, &selection, projection, &mut csv)?;
            Ok(out.write_all(neutral(&String::from_utf8_lossy(&csv)).as_bytes())?)
        })
    }

    fn archive(&self, kg: &Kg) -> Result<(), CliError> {
        let plain = self.graphs.is_none() && !self.default_graph && !self.describe && !self.csv_safe;
        if !plain || self.choices.chosen() {
            return Err(CliError::new(
                "an archive holds the whole graph: of the choices, only --with-texts and -o are for it",
            ));
        }
        let Some(to) = &self.output else {
            return Err(CliError::new("an archive is a folder: name one that is not there yet by -o"));
        };
        let texts = if self.with_texts { Texts::All } else { Texts::Free };
        let sheet = archive::write(kg, texts, to)?;
        let along = sheet.articles.values().filter(|a| a.text).count();
        output::line(&format!(
            "{}: graph {}, {} quads of {} articles, {along} with their texts",
            to.display(),
            sheet.graph_sha256,
            sheet.quads,
            sheet.articles.len()
        ))
    }
}
