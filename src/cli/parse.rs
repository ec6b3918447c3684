//! `summitry parse`

use super::input::Input;
use super::{CliError, input, output};
use crate::article::read_file;
use crate::language::engine::{Analyser, Analysis, Model};
use crate::language::print::{self, Format};
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files in memory at a time.
const GROUP: usize = 1024;

/// Bytes of text that a thread takes at a time: enough to fill a batch or two, little enough that no thread waits long
/// for the last.
const SHARE: usize = 16 << 10;

/// Show the grammar of texts: tokens, tags, lemmas, trees, sentences, named entities
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry parse article.txt --format tree\n  echo 'They met.' | summitry parse -"
)]
pub(super) struct Parse {
    /// Texts, folders with texts, or - for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Conllu)]
    format: Format,

    /// Where to write; standard output by default
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Converted language model [default: SUMMITRY_MODEL, ./models, the user's data folder]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// How many texts are read at once
    #[arg(long, alias = "threads", value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
}

impl Parse {
    pub(super) fn run(self) -> Result<(), CliError> {
        let model = Arc::new(Model::open(self.model.as_deref())?);
        let files = input::files(&self.files)?;
        let mut analysers: Vec<Analyser> = (0..self.jobs).map(|_| Analyser::new(model.clone())).collect();
        if self.format == Format::Count {
            return count(&mut analysers, &files, self.output.as_deref());
        }
        let terminal = self.output.is_none() && std::io::IsTerminal::is_terminal(&std::io::stdout());
        let people = self.format == Format::Tree || terminal;
        output::maybe_for_people(people, self.output.as_deref(), |out| {
            for group in files.chunks(GROUP) {
                let texts: Vec<String> = group.iter().map(text).collect::<Result<_, _>>()?;
                for ((file, text), analysis) in group.iter().zip(&texts).zip(read(&mut analysers, &texts)) {
                    let name = file.path.display().to_string();
                    print::write(out, self.format, &name, text, &analysis)?;
                }
            }
            Ok(())
        })
    }
}

/// Prints tokens, seconds and tokens a second, the model's loading and the printing left out.
fn count(analysers: &mut [Analyser], files: &[Input], output: Option<&Path>) -> Result<(), CliError> {
    let (mut tokens, mut seconds) = (0, 0.0);
    for group in files.chunks(GROUP) {
        let texts: Vec<String> = group.iter().map(text).collect::<Result<_, _>>()?;
        let start = std::time::Instant::now();
        tokens += read(analysers, &texts).iter().map(|a| a.tokens.len()).sum::<usize>();
        seconds += start.elapsed().as_secs_f64();
    }
    output::write_to(output, |out| Ok(writeln!(out, "{tokens} {seconds:.3} {:.0}", tokens as f64 / seconds)?))
}

fn text(input: &Input) -> Result<String, CliError> {
    let path = &input.path;
    let mut bytes = Vec::new();
    if input.is_stdin() {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = read_file(path)?;
    }
    String::from_utf8(bytes).map_err(|e| {
        CliError::about(
            path.display(),
            format!("not UTF-8 at byte {}; convert it first", e.utf8_error().valid_up_to()),
        )
    })
}

/// Reads the texts on as many threads as there are analysers; the order stays.
fn read(analysers: &mut [Analyser], texts: &[String]) -> Vec<Analysis> {
    let shares = shares(texts);
    let next = AtomicUsize::new(0);
    let mut found: Vec<(usize, Analysis)> = std::thread::scope(|scope| {
        let workers: Vec<_> = analysers
            .iter_mut()
            .map(|analyser| {
                scope.spawn(|| {
                    let mut mine = Vec::new();
                    loop {
                        let Some(share) = shares.get(next.fetch_add(1, Ordering::Relaxed)) else {
                            return mine;
                        };
                        let some: Vec<&str> = texts[share.clone()].iter().map(String::as_str).collect();
                        mine.extend(share.clone().zip(analyser.read_all(&some)));
                    }
                })
            })
            .collect();
        let outcome = |worker: std::thread::ScopedJoinHandle<Vec<(usize, Analysis)>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(outcome).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, analysis)| analysis).collect()
}

/// Runs of texts that together hold a share.
fn shares(texts: &[String]) -> Vec<Range<usize>> {
    let mut shares = Vec::new();
    let (mut from, mut size) = (0, 0);
    for (i, text) in texts.iter().enumerate() {
        size += text.len();
        if size >= SHARE || i + 1 == texts.len() {
            shares.push(from..i + 1);
            (from, size) = (i + 1, 0);
        }
    }
    shares
}
