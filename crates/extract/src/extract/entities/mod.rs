//! Who and where: from tokens to entities, their mentions and the offices they hold.
//!
//! In: a fresh [`Reading`]. Out: its entities, mentions and roles. The order of work:
//!
//! 1. `names`: the gazetteer's names (`phrases`), the model's entities and rows of capitalised words, merged; types are
//!    decided by votes. `metonym` tells a capital that speaks from one that is visited.
//! 2. `bodies` joins shorter forms of bodies' names; `people`: spellings and orders of one name, fuller and shorter forms.
//! 3. `coreference`: one walk over the text that resolves `short_forms`, `pronouns`, `nominals` ("the president") and `groups`
//!    ("the two leaders"), with the quotations of [`super::speech`] telling who is speaking.
//! 4. `regimes`, `armed`, `coalitions`, `rebels` and `unnamed`: nouns that stand for a state, for an armed group, for states under arms, or for those who fight for themselves; `soil`: states of which a town alone is named.
//!    Last of all, `apposed`: offices in apposition to names.
//! 5. `roles`: titles beside names, what people are said to be, and, once claims are found, who says so, and of which country or body.
//!
//! **Invariant:** a role rests on the article's own words, never on a table of who governs what.

mod apposed;
mod armed;
mod bodies;
mod coalitions;
mod coreference;
mod groups;
mod metonym;
mod names;
mod nominals;
mod people;
mod phrases;
mod pronouns;
pub(super) mod rebels;
mod regimes;
pub(super) mod roles;
mod short_forms;
pub(super) mod soil;
#[cfg(test)]
mod tests;
mod unnamed;

pub(super) use groups::may_be;

use super::reading::Reading;

/// Finds everybody and every place in the article.
pub fn find(reading: &mut Reading) {
    reading.title_lengths = people::title_table(reading);
    let names = names::find(reading);
    bodies::join(reading);
    phrases::the_north_and_the_south(reading);
    let single = people::settle(reading, names);
    roles::beside_full_names(reading);
    coreference::find(reading, single);
    roles::said(reading);
    regimes::find(reading);
    armed::find(reading);
    coalitions::find(reading);
    rebels::find(reading);
    unnamed::find(reading);
}

/// Offices once it is known who vouches for which word.
pub(super) fn settle_offices(reading: &mut Reading) {
    roles::settle(reading);
}

/// Other words for those who are known, once their offices are.
pub(super) fn name_by_office(reading: &mut Reading) {
    apposed::find(reading);
}

/// The same, with all their words.
pub(super) fn name_by_whole_office(reading: &mut Reading) {
    apposed::widen(reading);
}

/// Whether the noun ends an office that the gazetteer ranks as one of state.
pub(in crate::extract) fn full_title_at(reading: &Reading, noun: usize) -> bool {
    let from = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    let title = people::title_ending_at(reading, noun + 1, from);
    let rank = title.and_then(|t| reading.gazetteer.title(&roles::title_text(reading, t)).map(|t| t.rank));
    rank.is_some_and(|rank| rank != crate::gazetteer::Rank::Other)
}
