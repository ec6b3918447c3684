//! Whose report it is: a paper that writes "President Ott" without a country writes "the attorney general" of the same state so.

use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::gazetteer::Rank;

/// The code of the state that is led by everybody whom the article calls its head without saying of what, as background has it, where
/// it begins so; further down "Turkey … President Ott" is of the state just named.
pub(super) fn home(reading: &Reading) -> Option<String> {
    /// So many sentences begin an article.
    const LEAD: usize = 3;
    let on = reading.article.published?;
    let begins = |r: &&FoundRole| reading.doc.sentence_of(r.tokens.start) < LEAD;
    let heads = reading.roles.iter().filter(|r| r.of.is_none() && !r.former && r.voice == Voice::Article);
    let heads = heads.filter(begins);
    let mut codes = heads.filter_map(|r| {
        let rank = reading.gazetteer.office(&r.title).map(|t| t.rank);
        let leads = matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment));
        reading.gazetteer.country_led(&reading.entities[r.person].label, &r.title, on).filter(|_| leads)
    });
    let one = codes.next()?.to_owned();
    codes.all(|c| c == one).then_some(one)
}

/// The country of an office that is likely of another, where the report is at home in this state: no other's, for who is named right
/// behind the other may still be one of this state. Its head is its own or, as background tells nothing of an article, nobody's;
/// ministers are left to what stands around them.
pub(super) fn settled(
    reading: &Reading,
    role: &FoundRole,
    likely: Option<usize>,
    home: &str,
) -> Option<usize> {
    let of_home = |c: &usize| reading.entities[*c].iso3.as_deref() == Some(home);
    let state = (0..reading.entities.len()).find(|e| reading.kind(*e) == EntityKind::Country && of_home(e));
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    if matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment)) {
        return likely.filter(|_| state.is_some());
    }
    if role.title.ends_with("minister") || likely.as_ref().is_some_and(of_home) {
        return likely;
    }
    state
}
