//! What articles there are, where words stand in them, and which facts to judge by eye.
//!
//! In: [`Kg`]. Out: [`Listed`] articles, [`Hit`]s of a search, and the nodes of a sample.
//!
//! - `list`: headline, day, publisher and number of facts of each article.
//! - `search`: words in the texts that the graph carries, by word and not by letter: `vote` does not find `devotee`.
//! - `sample`: facts chosen by chance, the same for the same seed.

mod list;
mod sample;
mod search;

pub use list::{Listed, listed};
pub use sample::sample;
pub use search::{Hit, NoWords, search};
