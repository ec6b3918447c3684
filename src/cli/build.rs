//! `summitry build`

use super::{CliError, input};
use crate::rdf::Base;
use crate::store::{Added, Kg};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Read articles into a knowledge graph
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry build articles/ --kg world")]
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

    /// Day of publication of texts that have none, YYYY-MM-DD
    #[arg(long, value_parser = input::day)]
    published: Option<Date>,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Build {
    pub(super) fn run(self) -> Result<(), CliError> {
        let base = self.base.as_deref().map(Base::parse).transpose()?;
        let mut kg = Kg::open_or_new(&self.kg, base)?;
        let pipeline = input::pipeline(self.model.as_deref())?;
        let mut read: BTreeMap<String, PathBuf> = BTreeMap::new();
        let mut counts = [0_usize; 3];
        for file in input::files(&self.files)? {
            let article = input::article(&file, self.published)?;
            if let Some(other) = read.insert(article.id.clone(), file.clone()) {
                let (a, b) = (other.display(), file.display());
                let id = article.id;
                return Err(CliError::new(format!(
                    "`{a}` and `{b}` are both called `{id}`: give one an `Id:` line"
                )));
            }
            let added = kg.add(&pipeline.extract(&article))?;
            counts[added as usize] += 1;
        }
        // A graph that did not change is not written again; a new one is, even if it is empty.
        if counts[Added::New as usize] + counts[Added::Replaced as usize] > 0 || !self.kg.exists() {
            kg.save(&self.kg)?;
        }
        let [new, replaced, unchanged] = counts;
        let quads = kg.named_quads()?.len();
        println!(
            "{}: {new} articles added, {replaced} replaced, {unchanged} unchanged; {quads} quads",
            self.kg.display()
        );
        Ok(())
    }
}
