//! `summitry infer`

use super::writing::Writing;
use super::{CliError, output};
use crate::infer;
use crate::store::Kg;
use std::path::PathBuf;

/// Derive what follows from what is stated, into the inferred graph
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry infer --kg world\n  summitry infer --kg world --remove\n  summitry infer --list\n\nThe graph is made anew each time. `summitry explain` shows rule and premises of what was derived."
)]
pub(super) struct Infer {
    /// Folder of the knowledge graph
    #[arg(long, value_name = "DIR", required_unless_present = "list")]
    kg: Option<PathBuf>,

    /// Take the inferred graph out
    #[arg(long)]
    remove: bool,

    /// List the rules, with the reason of each
    #[arg(long)]
    list: bool,

    #[command(flatten)]
    writing: Writing,
}

impl Infer {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.list {
            return output::write_to(None, |out| {
                for rule in infer::rules()? {
                    writeln!(out, "{:<18} {}", rule.name, rule.title)?;
                    writeln!(out, "{:<18}   Because: {}", "", rule.because)?;
                }
                Ok(())
            });
        }
        let Some(dir) = &self.kg else { return Err(CliError::new("name a knowledge graph with --kg DIR")) };
        let lock = self.writing.lock_existing(dir)?;
        let mut kg = Kg::open(dir)?;
        if self.remove {
            kg.clear_inferred()?;
            kg.save_under(&lock)?;
            println!("{}: the inferred graph is gone; {} quads", dir.display(), kg.named_quads()?.len());
            return Ok(());
        }
        let derived = infer::infer(&mut kg)?;
        kg.save_under(&lock)?;
        for (rule, count) in &derived.by_rule {
            println!("{count:>8} {rule}");
        }
        let (count, rounds) = (derived.len(), derived.rounds);
        println!(
            "{}: {count} triples derived in {rounds} rounds; {} quads",
            dir.display(),
            kg.named_quads()?.len()
        );
        Ok(())
    }
}
