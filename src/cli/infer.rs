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
                    if let Some(absent) = rule.absent {
                        writeln!(out, "{:<18}   Absent: {absent}", "")?;
                    }
                }
                for (name, title, because, absent) in infer::RULES_OF_CODE {
                    writeln!(out, "{name:<18} {title}\n{:<18}   Because: {because}", "")?;
                    if let Some(absent) = absent {
                        writeln!(out, "{:<18}   Absent: {absent}", "")?;
                    }
                }
                Ok(())
            });
        }
        let Some(dir) = &self.kg else { return Err(CliError::new("name a knowledge graph with --kg DIR")) };
        let lock = self.writing.lock_existing(dir)?;
        let mut kg = Kg::open_to_write(dir)?;
        if self.remove {
            kg.clear_inferred()?;
            kg.save_under(&lock)?;
            let quads = kg.count()?;
            return output::line(&format!("{}: the inferred graph is gone; {quads} quads", dir.display()));
        }
        let derived = infer::infer(&mut kg)?;
        kg.save_under(&lock)?;
        let rules = derived.by_rule.iter().map(|(rule, count)| format!("{count:>8} {rule}\n"));
        let (rules, count, rounds) = (rules.collect::<String>(), derived.len(), derived.rounds);
        let quads = kg.count()?;
        output::line(&format!(
            "{rules}{}: {count} triples derived in {rounds} rounds; {quads} quads",
            dir.display()
        ))
    }
}
