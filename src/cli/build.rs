//! `summitry build`

use super::writing::Writing;
use super::{CliError, input};
use crate::Pipeline;
use crate::corrections::Corrections;
use crate::infer;
use crate::rdf::Base;
use crate::store::{Added, Kg, Snapshot};
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};
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
    /// sm:corrects, dcterms:creator and rdfs:comment; the graph keeps them for later builds
    #[arg(long, value_name = "FILE")]
    overrides: Option<PathBuf>,

    /// Forget the corrections that the graph keeps from builds before
    #[arg(long)]
    drop_corrections: bool,

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
        let mut corrections = self.corrections(&kg)?;
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
        counts[Added::Replaced as usize] += correct_the_rest(&mut kg, &pipeline, &mut corrections, &read)?;
        corrections.check_names(kg.named_quads()?.iter(), kg.base())?;
        let kept_others = kg.keep(&corrections);
        // A graph that did not change is not written again; a new one is, even if it is empty.
        if counts[Added::New as usize] + counts[Added::Replaced as usize] > 0 || fresh || kept_others {
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
        refused(&corrections)
    }

    /// Those of the file on top of those that the graph keeps.
    fn corrections(&self, kg: &Kg) -> Result<Corrections, CliError> {
        let kept = if self.drop_corrections { Corrections::default() } else { kg.corrections()? };
        let Some(file) = &self.overrides else { return Ok(kept) };
        let text = std::fs::read_to_string(file).map_err(|e| CliError::about(file.display(), e))?;
        let new = Corrections::read(&text, kg.base());
        new.and_then(|new| new.over(kept)).map_err(|e| CliError::about(file.display(), e))
    }
}

/// Reads the articles again that are not among those given and of which a correction speaks that is new, or no longer kept;
/// gives how many changed.
fn correct_the_rest(
    kg: &mut Kg,
    pipeline: &Pipeline,
    corrections: &mut Corrections,
    given: &BTreeMap<String, PathBuf>,
) -> Result<usize, CliError> {
    let before = kg.corrections()?;
    let mut articles: BTreeSet<String> = BTreeSet::new();
    for (some, others) in [(&before, &*corrections), (&*corrections, &before)] {
        for correction in some.all().iter().filter(|c| !others.all().contains(c)) {
            articles.extend(kg.articles_with(&correction.node)?);
            articles.extend(kg.articles_with(&correction.iri(kg.base()))?);
        }
    }
    let mut changed = 0;
    for id in articles.iter().filter(|id| !given.contains_key(*id)) {
        let Some(article) = kg.carried(id)? else { continue };
        let added = kg.add_corrected(&pipeline.extract(&article), corrections)?;
        changed += usize::from(added == Added::Replaced);
    }
    Ok(changed)
}

/// Names the corrections that no longer fit what they were made against.
fn refused(corrections: &Corrections) -> Result<(), CliError> {
    let lines: Vec<&str> = corrections.refused().collect();
    for line in &lines {
        eprintln!("warning: {line}");
    }
    match lines.len() {
        0 => Ok(()),
        1 => Err(CliError::new("1 correction was refused, and the graph was built without it")),
        n => {
            Err(CliError::new(format!("{n} corrections were refused, and the graph was built without them")))
        }
    }
}
