//! Offices: beside names, and in sentences that say what somebody is; and of which country or body.

mod abroad;
mod again;
mod bare;
mod aside;
mod before;
mod behind;
mod beside;
mod cabinet;
mod capacity;
mod chancery;
#[cfg(test)]
mod classes;
mod common;
mod context;
mod countries;
mod couples;
mod described;
mod duty;
mod ended;
mod fellows;
mod grounds;
mod guests;
mod handover;
mod holder;
mod hosts;
mod house;
mod incumbent;
mod leads;
mod left;
mod likewise;
mod made;
mod mood;
mod nearby;
mod onward;
mod opening;
mod owner;
mod pairs;
mod plural;
mod possession;
mod posts;
mod recorded;
mod regional;
mod represented;
mod reshuffle;
mod row;
mod said;
mod scenes;
mod signers;
mod succession;
mod tenures;
pub(in crate::extract) mod times;
#[cfg(test)]
mod tests;
mod title;
mod vacated;

pub(super) use title::MAKING;
use title::{
    FORMER, PLAIN, UNKNOWN_OWNER, country_before, is_sent, owner_at, owner_not_seat_at, title_at_noun,
};
pub(super) use title::{same_office, title_text};

use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use rustc_hash::FxHashSet;

/// The offices beside every full name, so that short forms can be told by them.
pub(super) fn beside_full_names(reading: &mut Reading) {
    house::find(reading);
    let names: Vec<(usize, usize)> = reading
        .mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Name && reading.kind(m.entities[0]) == EntityKind::Person)
        .map(|m| (m.tokens.start, m.entities[0]))
        .collect();
    for (at, person) in names {
        beside_name(reading, at, person);
    }
}

/// Records the offices beside one name, and widens its mention over the titles before it. Done once for each name.
pub(super) fn beside_name(reading: &mut Reading, at: usize, person: usize) {
    let Some((tokens, whole)) = reading
        .named_at(at)
        .filter(|m| m.tokens.start == at && m.entities == [person])
        .map(|m| (m.tokens.clone(), m.whole.clone()))
    else {
        return;
    };
    if whole != tokens
        || reading
            .roles
            .iter()
            .rev()
            .take(8)
            .any(|r| r.tokens.end >= tokens.end && r.tokens.start <= tokens.start && r.person == person)
    {
        return;
    }
    let sentence = reading.doc.sentences[reading.doc.sentence_of(at)].clone();
    let found = beside::offices(reading, &tokens, &sentence);
    let wide = found.start..found.end;
    // "Ek's predecessor as premier, Ott,"
    let before = |back: usize, word: &str| {
        let at = wide.start.checked_sub(back).filter(|t| *t >= sentence.start);
        at.is_some_and(|t| reading.token_is(t, &[word]))
    };
    let over = before(1, "as") && before(2, "predecessor");
    for office in found.offices {
        reading.roles.push(FoundRole {
            person,
            title: office.title,
            of: office.of,
            former: office.former || over,
            asserted: None,
            voice: Voice::Article,
            tokens: office.tokens,
            rule: office.rule,
        });
    }
    if wide != tokens {
        let row = reading.mentions.around(at);
        if let Some(number) = row.iter().position(|m| m.tokens == tokens && m.entities == [person]) {
            let mut mention = row.remove(number);
            mention.whole = wide;
            reading.add(mention);
        }
    }
}

/// What the whole text says besides: "Ott is the president".
pub(super) fn said(reading: &mut Reading) {
    pairs::find(reading);
    plural::find(reading);
    said::find(reading);
    nearby::find(reading);
    incumbent::find(reading);
    posts::find(reading);
    tenures::find(reading);
    handover::find(reading);
    succession::find(reading);
    vacated::find(reading);
    reshuffle::find(reading);
    reading.roles.change(|mut roles| {
        roles.sort_by_key(|r| r.tokens.start);
        roles
    });
}

/// Who vouches for each office, and the countries of those that are named without.
///
/// "Ek said that Ott is the president" is Ek's. A title and an apposition are the article's, unless they stand in somebody's very
/// words. Nobody holds an office that is only denied.
pub(super) fn settle(reading: &mut Reading) {
    let voices = &reading.voices;
    reading.roles.change(|mut roles| {
        for role in &mut roles {
            role.voice = match role.asserted {
                Some(word) => voices.at(word),
                None => voices.of_title(&role.tokens),
            };
        }
        roles.retain(|r| r.asserted.is_none() || !voices.is_denied(r.voice));
        roles.retain(|r| r.rule != holder::CALLED || r.voice != Voice::Article);
        // What the same voice has said by a title needs no clause to say it.
        let mut titles: FxHashSet<(Voice, usize, String, Option<usize>)> = FxHashSet::default();
        for title in roles.iter().filter(|r| r.asserted.is_none()) {
            for of in [title.of, None] {
                titles.insert((title.voice, title.person, title.title.clone(), of));
            }
        }
        let said_by_title = |r: &FoundRole| titles.contains(&(r.voice, r.person, r.title.clone(), r.of));
        roles.retain(|r| r.asserted.is_none() || !said_by_title(r));
        roles
    });
    regional::find(reading);
    fellows::find(reading);
    context::complete(reading);
    ended::mark(reading);
}
