//! Lists of words of open classes: the TOML files of this folder, to which anybody may add a word. A field is a list.

mod actors;
mod clauses;
mod deeds;

pub(super) use actors::{ActorWords, NameWords, OfficeWords};
pub(super) use clauses::{ClauseWords, OccasionWords, SpeechWords};
pub(super) use deeds::{DeedWords, TieWords};
