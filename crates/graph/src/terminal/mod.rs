//! What people read on a terminal: how wide it is, whether it shows colours, texts and tables that fit it.
//!
//! In: texts from outside. Out: lines that are no wider than the [`Screen`]; [`shown`] has made what would command a terminal
//! visible before a colour is put around it.
//!
//! - `table`: rows under their headings; what does not fit beside the others stands under its row.
//! - `text`: what is shown instead of control characters, paragraphs, words that are marked.
//!
//! **Invariant:** what goes into a file or a pipe has the same bytes everywhere: no colours, [`PIPED`] columns.

mod table;
mod text;

pub use table::Table;
pub use text::{marked, shown, wrapped};

use std::io::IsTerminal;

/// The columns of what nobody says the width of.
pub const PIPED: usize = 140;

/// The columns of a terminal that does not say its width.
const TERMINAL: usize = 80;

/// When there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Colours {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Whatever it is.
    Always,
    /// Nowhere.
    Never,
}

/// What is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How many columns it has; `None` where lines may be as long as they are.
    pub width: Option<usize>,
    /// Whether it shows colours.
    pub colours: bool,
}

impl Screen {
    /// A file or pipe.
    #[must_use]
    pub fn piped() -> Screen {
        Screen { width: Some(PIPED), colours: false }
    }

    /// Standard output, or else a file: as wide as `COLUMNS` says or as the terminal is.
    #[must_use]
    pub fn of(file: bool, wide: bool, colours: Colours) -> Screen {
        let terminal = !file && std::io::stdout().is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let colours = match colours {
            Colours::Always => true,
            Colours::Never => false,
            Colours::Auto => {
                terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
            }
        };
        let said = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let usual = || {
            let size = terminal.then(|| console::Term::stdout().size_checked()).flatten();
            size.map_or(if terminal { TERMINAL } else { PIPED }, |(_, columns)| usize::from(columns))
        };
        let width = said.filter(|c| (20..=1000).contains(c)).unwrap_or_else(usual);
        Screen { width: (!wide).then_some(width.max(20)), colours }
    }

    /// A heading, or a word that matters.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.styled("1", text)
    }

    /// What matters less: where something is from.
    #[must_use]
    pub fn faint(self, text: &str) -> String {
        self.styled("2", text)
    }

    fn styled(self, style: &str, text: &str) -> String {
        if self.colours && !text.is_empty() {
            format!("\u{1b}[{style}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
