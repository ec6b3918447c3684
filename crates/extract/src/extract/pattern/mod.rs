//! Patterns over dependency trees: who does what to whom, whatever the word order.
//!
//! A pattern is a word with its arguments ([`crate::language::argument`]), in the manner of Semgrex (Chambers et al. 2007)
//! and spaCy's DependencyMatcher, but over relations that are the same in active and passive, main and relative clauses:
//!
//! | element | matches |
//! | --- | --- |
//! | `meet\|see` | a word with one of these lemmas, whatever its form; or in exactly this form |
//! | `meeting/n`, `meet/v` | the same, only as a noun or name, as a verb (`/a`: adjective) |
//! | `!welcome\|praise/v` | a verb other than these |
//! | `@talks/n` | a word of the list `talks` (`lists.toml`) |
//! | `*` | any word |
//! | `<actor>` | a mention, or a noun that acts for one ("French troops"): `person country organization place actor any date` |
//! | `<actors>` | the same, with all that are joined to it by "and" |
//! | `<party>`, `<parties>` | an actor, or anything that is one's: "French towns", "the plan of France" |
//! | `A:<actor>` | the same, captured as `A` |
//! | `>subject …` | what follows is the word's subject; so with `object recipient attribute owner modifier apposition clause adverbial relative adverb particle auxiliary`, and any preposition: `>with`, `>in` |
//! | `<object …` | what follows has the word as its object; so with all relations |
//! | `>object\|with …` | in one of these relations |
//! | `>?with …`, `<?object …` | if it is there; the pattern matches without it |
//! | `>!particle off` | matches only without it |
//! | `(talks/n >with B:<actor>)` | a word with arguments of its own |
//!
//! Examples: `meet/v >subject A:<actors> >object|with B:<actors>`; `@talks/n >with B:<actors> <object (hold/v >subject
//! A:<actors>)`. An argument of a light verb's object may hang on either: "held talks on Monday with Berg" hangs "with" on
//! "held", so a preposition is looked for at the object's verb too.
//!
//! - `shape`: what both are made of.
//! - `parse`: from text to [`Pattern`].
//! - `matcher`: from [`Pattern`] and a word to [`Match`]; `arguments`: the words around it; `mention`: whom one of them means.

mod arguments;
mod matcher;
mod mention;
mod parse;
mod shape;

pub(super) use arguments::{governors, is_of_its_own, relation_name};
pub(super) use mention::fillers;
pub use shape::{Lists, Match, Miss, Pattern, PatternError};
pub(super) use shape::{Relations, Wanted};
