//! `summitry build`

use super::writing::Writing;
use super::{CliError, input};
use crate::corrections::Corrections;
use crate::infer;
use crate::rdf::Base;
use crate::store::{Added, Kg, Snapshot};
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Read articles into a knowledge graph
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry build articles/ --kg world\n  summitry build articles/ --kg world --overrides corrections.ttl"
)]
pub(super) struct Build {
    /// Articles (.txt, .md), folders of them, or `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Folder of the knowledge graph; made where it does not exist
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    /// IRI that all instance IRIs begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// What people put right (Turtle): sm:Same, sm:Different, sm:Retraction, sm:Relabelling, sm:Retiming, each with
    /// sm:corrects, dcterms:creator and rdfs:comment
    #[arg(long, value_name = "FILE")]
    overrides: Option<PathBuf>,

    /// Day of publication of texts that have none, YYYY-MM-DD
    #[arg(long, value_parser = input::day_or_nothing)]
    published: Option<input::Day>,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Folder whose rule and word files replace those of the same path that are built in (`events/meeting.toml`), and
    /// add others
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,

    #[command(flatten)]
    writing: Writing,
}

impl Build {
    pub(super) fn run(self) -> Result<(), CliError> {
        let base = self.base.as_deref().map(Base::parse).transpose()?;
        let lock = self.writing.lock(&self.kg)?;
        let fresh = !Snapshot::is_in(&self.kg);
        let mut kg = Kg::open_or_new(&self.kg, base)?;
        let pipeline = input::pipeline(self.model.as_deref(), self.rules.as_deref())?;
        let inferred = kg.has_inferred()?;
        let mut corrections = self.corrections(kg.base())?;
        let mut read: BTreeMap<String, PathBuf> = BTreeMap::new();
        let mut counts = [0_usize; 3];
        for file in input::files(&self.files)? {
            let article = input::article(&file, self.published.unwrap_or_default().0)?;
            if let Some(other) = read.insert(article.id.clone(), file.clone()) {
                let (a, b) = (other.display(), file.display());
                let id = article.id;
                return Err(CliError::new(format!(
                    "`{a}` and `{b}` are both called `{id}`: give one an `Id:` line"
                )));
            }
            let added = kg.add_corrected(&pipeline.extract(&article), &mut corrections)?;
            counts[added as usize] += 1;
        }
        // A graph that did not change is not written again; a new one is, even if it is empty.
        if counts[Added::New as usize] + counts[Added::Replaced as usize] > 0 || fresh {
            if inferred {
                infer::infer(&mut kg)?;
            }
            kg.save_under(&lock)?;
        }
        let known = |node: &NamedNode| {
            kg.store().quads_for_pattern(Some(node.as_ref().into()), None, None, None).next().is_some()
        };
        for idle in corrections.unmatched(kg.base(), known) {
            let (class, node, author) = (idle.class(), &idle.node, &idle.author);
            eprintln!("warning: sm:{class} of {node} by {author} matches nothing any more");
        }
        let [new, replaced, unchanged] = counts;
        let quads = kg.named_quads()?.len();
        println!(
            "{}: {new} articles added, {replaced} replaced, {unchanged} unchanged; {quads} quads",
            self.kg.display()
        );
        Ok(())
    }

    fn corrections(&self, base: &Base) -> Result<Corrections, CliError> {
        let Some(file) = &self.overrides else { return Ok(Corrections::default()) };
        let text = std::fs::read_to_string(file).map_err(|e| CliError::about(file.display(), e))?;
        Corrections::read(&text, base).map_err(|e| CliError::about(file.display(), e))
    }
}
