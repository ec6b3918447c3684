//! `summitry remove`

use super::CliError;
use super::told::Told;
use super::writing::Writing;
use crate::infer;
use crate::store::Kg;
use serde_json::json;
use std::path::PathBuf;

/// Take articles out of a knowledge graph, as if they had never been added
#[derive(clap::Args)]
#[command(after_help = "Example:\n  summitry remove --kg world gulf-thaw")]
pub(super) struct Remove {
    /// Ids of the articles; `summitry list` shows them
    #[arg(required = true)]
    articles: Vec<String>,

    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR")]
    kg: PathBuf,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    told: Told,
}

impl Remove {
    pub(super) fn run(self) -> Result<(), CliError> {
        let lock = self.writing.lock_existing(&self.kg)?;
        let mut kg = Kg::open_to_write(&self.kg)?;
        let inferred = kg.has_inferred()?;
        for article in &self.articles {
            kg.remove(article)?;
        }
        kg.link_copies()?;
        if inferred {
            infer::infer(&mut kg)?;
        }
        kg.save_under(&lock)?;
        let (gone, left, quads) = (self.articles.len(), kg.articles().len(), kg.count()?);
        let kg = self.kg.display();
        self.told.say(
            &format!(
                "{kg}: {gone} article{} removed, {left} left; {quads} quads",
                if gone == 1 { "" } else { "s" }
            ),
            &json!({ "kg": kg.to_string(), "removed": gone, "left": left, "quads": quads }),
        )
    }
}
