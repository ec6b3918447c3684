//! The command line: one file a subcommand, no logic of its own.
//!
//! What a command does stands in the room that it calls. Errors come back as [`CliError`]: one line on standard error
//! that says what is wrong and what to do, and exit code 1; wrong usage is clap's, with exit code 2; where some inputs
//! were refused and the others read, the code is 3.

mod analyze;
mod ask;
mod build;
mod crew;
mod draw;
mod error;
mod eval;
mod explain;
mod export;
mod extract;
mod input;
mod status;
mod told;
mod reading;
mod remove;
mod list;
mod load;
mod infer;
mod diff;
mod model;
mod output;
mod parse;
mod progress;
mod projection;
mod push;
mod query;
mod report;
mod sample;
mod search;
mod serve;
mod shell;
mod shown;
mod spreadsheet;
mod validate;
mod verify;
mod vocabulary;
mod writing;

pub use error::CliError;

use crate::terminal::Colours;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

/// Reads news about diplomacy and builds a knowledge graph of who met, who leads, who allied and who said what,
/// with the words behind each fact
#[derive(Parser)]
#[command(
    name = "summitry",
    version,
    arg_required_else_help = true,
    after_help = "SUMMITRY_KG names the folder that is meant where --kg is left out."
)]
struct Cli {
    /// Colours: auto (on a terminal, unless NO_COLOR is set), always or never
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value_t = Colours::Auto,
        hide_possible_values = true,
        global = true
    )]
    color: Colours,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Extract),
    Build(build::Build),
    Load(load::Load),
    Query(query::Query),
    Ask(ask::Ask),
    Export(export::Export),
    Push(push::Push),
    Analyze(analyze::Analyze),
    Draw(draw::Draw),
    Report(report::Report),
    Explain(explain::Explain),
    Eval(eval::Eval),
    Serve(serve::Serve),
    Verify(verify::Verify),
    Validate(validate::Validate),
    Vocabulary(vocabulary::Vocabulary),
    Diff(diff::Diff),
    Infer(infer::Infer),
    List(list::List),
    Search(search::Search),
    Sample(sample::Sample),
    Remove(remove::Remove),
    Status(status::Status),
    Parse(parse::Parse),
    Model(model::Model),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// The folder that `SUMMITRY_KG` names is taken where a command has `--kg` and it is not given. `serve --write` without a
/// folder serves an empty graph, and goes on doing so.
fn with_usual_folder(mut command: clap::Command) -> clap::Command {
    let Some(folder) = std::env::var_os("SUMMITRY_KG").filter(|folder| !folder.is_empty()) else {
        return command;
    };
    let takes = |c: &clap::Command| c.get_name() != "serve" && c.get_arguments().any(|a| a.get_id() == "kg");
    let names: Vec<String> =
        command.get_subcommands().filter(|c| takes(c)).map(|c| c.get_name().to_owned()).collect();
    let folder: &'static std::ffi::OsStr = Box::leak(folder.into_boxed_os_str());
    for name in names {
        command = command.mut_subcommand(name, |c| {
            c.mut_arg("kg", |arg| arg.default_value(folder).required(false).hide_default_value(true))
        });
    }
    command
}

/// What starts this program again, where that is not the program's own file.
static AGAIN: OnceLock<Vec<OsString>> = OnceLock::new();

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(execute(with_usual_folder(Cli::command()).get_matches()))
}

/// Runs the program within another, such as Python, with these arguments, the first of them its name; gives the exit code.
/// `again` is the command that starts it in a process of its own.
#[must_use]
pub fn run(again: Vec<OsString>, arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let _ = AGAIN.set(again);
    execute(with_usual_folder(Cli::command()).get_matches_from(arguments))
}

/// The files that arguments name, as the commands take them: files, folders, patterns. Of each what ids are made from, and
/// whether it was found in a folder.
///
/// # Errors
/// For a folder that cannot be read or holds no file, or a pattern that fits none.
pub fn inputs(arguments: &[PathBuf]) -> Result<Vec<(PathBuf, String, bool)>, CliError> {
    Ok(input::files(arguments)?.into_iter().map(input::Input::parts).collect())
}

/// What starts this program in a process of its own, and its first arguments.
fn again() -> Result<(PathBuf, Vec<String>), CliError> {
    let Some([program, arguments @ ..]) = AGAIN.get().map(Vec::as_slice) else {
        let program = std::env::current_exe().map_err(|e| CliError::about("the program's own path", e))?;
        return Ok((program, Vec::new()));
    };
    Ok((program.into(), arguments.iter().map(|a| a.to_string_lossy().into_owned()).collect()))
}

fn execute(matches: clap::ArgMatches) -> u8 {
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    output::set_colours(cli.color);
    match dispatch(cli.command) {
        Ok(()) => 0,
        Err(error) => error.report(),
    }
}

fn dispatch(command: Command) -> Result<(), CliError> {
    match command {
        Command::Extract(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Load(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Ask(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Push(command) => command.run(),
        Command::Analyze(command) => command.run(),
        Command::Draw(command) => command.run(),
        Command::Report(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Eval(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Validate(command) => command.run(),
        Command::Vocabulary(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Infer(command) => command.run(),
        Command::List(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Sample(command) => command.run(),
        Command::Remove(command) => command.run(),
        Command::Status(command) => command.run(),
        Command::Parse(command) => command.run(),
        Command::Model(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
    }
}
