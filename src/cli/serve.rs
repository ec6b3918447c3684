//! `summitry serve`

use super::{CliError, output};
use crate::rdf::Base;
use crate::serve::{self, Bounds, Log, Options};
use crate::store::{Kg, Snapshot};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The variable that may hold the token of those who write.
const TOKEN: &str = "SUMMITRY_TOKEN";

/// Answer SPARQL queries over HTTP, read only unless --write is given
///
/// At / is an explorer for the browser; at /contents a page that says what is there; at /sparql the SPARQL 1.1 protocol; at /store the Graph Store protocol; at
/// /node/ what is known of a node; at /api/queries the queries of the library (/api/openapi.json describes them); at
/// /healthz and /metrics what who runs it wants to know. A graph that a build has replaced is seen by the next request.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  summitry serve --kg world --listen 127.0.0.1:7878\n  curl '127.0.0.1:7878/api/queries/meetings?leader=Kim+Jong+Un'"
)]
pub(super) struct Serve {
    /// Folder of the knowledge graph; with --write it may be left out, which begins with an empty graph
    #[arg(long, value_name = "DIR", required_unless_present = "write")]
    kg: Option<PathBuf>,

    /// Address and port
    #[arg(long, default_value = "127.0.0.1:7878")]
    listen: String,

    /// Let clients that send the token write graphs at /store; the folder is left as it is. The token is what
    /// `SUMMITRY_TOKEN` holds, else a new one, which is printed
    #[arg(long)]
    write: bool,

    /// Keep what is written in this file of N-Quads, and begin with what it holds
    #[arg(long, value_name = "FILE", requires = "write")]
    persist: Option<PathBuf>,

    /// Seconds that a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0, value_parser = seconds)]
    timeout: f64,

    /// Processes that answer, each with the graph in its memory; two by default
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=64))]
    workers: u16,

    /// Requests that may wait for one of them; more are told to come again
    #[arg(long, value_name = "N", default_value_t = 256)]
    queue: usize,

    /// Connections at a time
    #[arg(long, value_name = "N", default_value_t = 512)]
    connections: usize,

    /// Memory that a query may take beyond the graph, in MiB; 0 sets no limit
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    memory: u64,

    /// The largest answer, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 256)]
    answer: u64,

    /// A host name that is served beside addresses and localhost; may be given several times
    #[arg(long = "allow-host", value_name = "NAME")]
    hosts: Vec<String>,

    /// Show the explorer in the browser
    #[arg(long)]
    open: bool,

    /// Let pages of other origins read
    #[arg(long)]
    cors: bool,

    /// Log each request on standard error
    #[arg(long, value_enum, default_value_t = Log::None)]
    log: Log,

    /// Be one of the processes that answer
    #[arg(long, hide = true)]
    worker: bool,
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.1..=86_400.0).contains(&seconds) => Ok(seconds),
        _ => Err("want a number of seconds from 0.1 to 86400".to_owned()),
    }
}

impl Serve {
    pub(super) fn run(self) -> Result<(), CliError> {
        if self.worker {
            return self.work();
        }
        let token = self.write.then(token).transpose()?;
        let open = self.open;
        let printed = token.clone().filter(|_| std::env::var_os(TOKEN).is_none());
        let options = self.options(token)?;
        serve::serve(options, |address| {
            output::line(&format!("listening on http://{address}/"))?;
            if open {
                show(&format!("http://{address}/"));
            }
            printed.map_or(Ok(()), |token| output::line(&format!("to write: {TOKEN}={token}")))
        })
    }

    fn options(self, token: Option<String>) -> Result<Options, CliError> {
        let (program, mut arguments) = super::again()?;
        arguments.extend(["serve".to_owned(), "--worker".to_owned()]);
        arguments.extend([format!("--memory={}", self.memory), format!("--answer={}", self.answer)]);
        if let Some(kg) = &self.kg {
            let path = kg.to_str().ok_or_else(|| CliError::new("the path of the graph is not UTF-8"))?;
            arguments.push(format!("--kg={path}"));
        } else {
            arguments.push("--write".to_owned());
        }
        Ok(Options {
            listen: self.listen,
            worker: (program, arguments),
            workers: usize::from(self.workers),
            queue: self.queue,
            connections: self.connections,
            time: Duration::from_secs_f64(self.timeout),
            watched: self.kg.map(|kg| kg.join(Snapshot::FILES[1])),
            hosts: self.hosts,
            cors: self.cors,
            token,
            persist: self.persist,
            log: self.log,
        })
    }

    fn work(self) -> Result<(), CliError> {
        let bounds = Bounds { memory: self.memory << 20, answer: self.answer << 20 };
        let open = move || match &self.kg {
            Some(dir) => Kg::open(dir).map_err(|e| e.to_string()),
            None => Kg::new(Base::default()).map_err(|e| e.to_string()),
        };
        serve::work(open, bounds).map_err(CliError::new)
    }
}

/// Shows an address in the user's browser. Where that fails, the address has been printed.
fn show(address: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let mut command = Command::new(program);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Err(error) = command.spawn() {
        output::warn(&format!("no browser could be started ({program}: {error}); open {address}"));
    }
}

/// The token that is given, or a new one of 128 random bits.
fn token() -> Result<String, CliError> {
    if let Ok(token) = std::env::var(TOKEN) {
        let fits = token.len() >= 16 && token.bytes().all(|b| b.is_ascii_graphic());
        return if fits {
            Ok(token)
        } else {
            Err(CliError::new(format!(
                "{TOKEN} must have at least 16 letters, digits and signs, and no spaces"
            )))
        };
    }
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| CliError::new(format!("no random bytes: {e}")))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
