//! `summitry infer`

use super::told::Told;
use super::writing::Writing;
use super::{CliError, output};
use crate::infer;
use crate::store::Kg;
use serde_json::json;
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

    #[command(flatten)]
    told: Told,
}

impl Infer {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.list {
            return self.list();
        }
        let Some(dir) = &self.kg else { return Err(CliError::new("name a knowledge graph with --kg DIR")) };
        let lock = self.writing.lock_existing(dir)?;
        let mut kg = Kg::open_to_write(dir)?;
        if self.remove {
            kg.clear_inferred()?;
            kg.save_under(&lock)?;
            let quads = kg.count()?;
            let told = json!({ "kg": dir.display().to_string(), "derived": 0, "quads": quads });
            return self
                .told
                .say(&format!("{}: the inferred graph is gone; {quads} quads", dir.display()), &told);
        }
        let derived = infer::infer(&mut kg)?;
        kg.save_under(&lock)?;
        let rules = derived.by_rule.iter().map(|(rule, count)| format!("{count:>8} {rule}\n"));
        let (rules, count, rounds) = (rules.collect::<String>(), derived.len(), derived.rounds);
        let quads = kg.count()?;
        let told = json!({
            "kg": dir.display().to_string(), "derived": count, "rounds": rounds, "quads": quads, "by_rule": derived.by_rule,
        });
        self.told.say(
            &format!("{rules}{}: {count} triples derived in {rounds} rounds; {quads} quads", dir.display()),
            &told,
        )
    }

    /// The rules of the library, then those that code gives.
    fn list(&self) -> Result<(), CliError> {
        let library = infer::rules()?;
        let of_library =
            library.iter().map(|r| [Some(&*r.name), Some(&*r.title), Some(&*r.because), r.absent.as_deref()]);
        let of_code = infer::RULES_OF_CODE.iter().map(|r| [Some(r.0), Some(r.1), Some(r.2), r.3]);
        let (mut lines, mut told) = (Vec::new(), Vec::new());
        for [name, title, because, absent] in of_library.chain(of_code) {
            let heading = format!("{:<18} {}", name.unwrap_or_default(), title.unwrap_or_default());
            lines.push(output::hanging(&heading, 19));
            let grounds = [("Because", because), ("Absent", absent)];
            let told_of = grounds.iter().filter_map(|(what, why)| Some((what, (*why)?)));
            lines.extend(
                told_of.map(|(what, why)| output::hanging(&format!("{:<18}   {what}: {why}", ""), 21)),
            );
            told.push(json!({ "name": name, "title": title, "because": because, "absent": absent }));
        }
        self.told.say(&lines.join("\n"), &told)
    }
}
