//! Offices that are told by what another has or had: "The incumbent, Ott, did not answer", "his deputy, Ek", and who calls an
//! ambassador in.

use super::holder::person_at;
use super::{is_sent, owner_at, title_at_noun, title_text};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Gazetteer, Rank};
use crate::language::Tag;

/// The rule of "the incumbent, Ott".
const RULE: &str = "roles.incumbent";

/// Records who the incumbents are, and whose deputies the deputies.
pub(super) fn find(reading: &mut Reading) {
    let nouns = reading.tokens_that_are(&["incumbent", "one"]).into_iter().filter(|noun| *noun > 0);
    let found: Vec<FoundRole> = nouns.filter_map(|noun| incumbent(reading, noun)).collect();
    for role in found {
        reading.roles.push(role);
    }
    deputies(reading);
}

/// "The incumbent, Ott, did not answer": of the office without a holder that was spoken of last.
fn incumbent(reading: &Reading, noun: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let one = reading.token_is(noun, &["one"]) && reading.token_is(noun - 1, &["current", "present", "new"]);
    let known =
        reading.token_is(noun, &["incumbent"]) && reading.token_is(noun - 1, &["the", "current", "present"]);
    if !(known || one) {
        return None;
    }
    let next = noun + 1 + usize::from(reading.token_is(noun + 1, &[","]));
    let person = person_at(reading, next)?;
    let name = reading.named_at(next)?.tokens.clone();
    let sentence = doc.sentence_of(noun);
    let from = doc.sentences[sentence.saturating_sub(1)].start;
    // "The bank's former director, Ott, denied it. The present one, Ek, did not": the office that he had.
    let former = || {
        let last = reading.roles.starting_in(from..noun).rfind(|r| r.former && r.person != person)?;
        Some((last.title.clone(), last.of))
    };
    let alone = || (from..noun).rev().find_map(|t| office_alone(reading, t, from));
    let (title, of) = if one { former().or_else(alone)? } else { alone()? };
    let country = |r: &FoundRole| r.of.filter(|of| reading.kind(*of) == EntityKind::Country);
    // "The Zendan adviser said that the envoy to Gondor would be replaced": a Zendan envoy.
    let of = of.or_else(|| reading.roles.starting_in(from..noun).rev().find_map(country))?;
    Some(FoundRole {
        person,
        title,
        of: Some(of),
        former: false,
        asserted: None,
        voice: Voice::Article,
        tokens: noun..name.end,
        rule: RULE,
    })
}

/// An office that ends at a noun and has no name beside it, with whom one is sent to, and whose it is.
fn office_alone(reading: &Reading, noun: usize, from: usize) -> Option<(String, Option<usize>)> {
    if reading.doc.tokens[noun].tag != Tag::Nn
        || reading.roles.starting_in(from..noun + 1).any(|r| r.tokens.contains(&noun))
    {
        return None;
    }
    let title = title_at_noun(reading, noun)?;
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].clone();
    let text = title_text(reading, title.clone());
    let of = super::left::left_of_title(reading, title.start, &sentence).0;
    let behind = super::owner::owner_behind(reading, title.end, sentence.end, &text);
    let sent = behind.as_ref().filter(|o| o.sent).map(|o| o.title(reading, title.end, &text));
    let of = of.or(behind.filter(|o| !o.sent && o.direct).map(|o| o.entity));
    (of.is_some() || is_sent(&text)).then(|| (sent.unwrap_or(text), of))
}

/// "his deputy, Ek": of the office of whose deputy he is; nobody's where that is not told.
fn deputies(reading: &mut Reading) {
    let models: Vec<Option<(String, Option<usize>)>> = reading
        .roles
        .iter()
        .map(|role| {
            let his = own(reading, role)?;
            let holder = reading.mention_at(his).filter(|m| m.kind == MentionKind::Pronoun);
            let holder = holder.and_then(|m| m.entities.first().copied()).filter(|p| *p != role.person);
            let before =
                |r: &&FoundRole| r.tokens.start < his && r.person != role.person && r.title != "deputy";
            let last = |r: &FoundRole| r.title.rsplit([' ', '-']).next().unwrap_or_default().to_owned();
            let rank = |r: &&FoundRole| {
                let soldier = reading.gazetteer.office(&r.title).map(|t| t.rank) == Some(Rank::Military);
                !(soldier && reading.words.offices.ranks.contains(&last(r)))
            };
            let model = match holder {
                Some(holder) => reading.roles.of(holder).filter(before).rfind(rank),
                None => reading.roles.starting_in(his.saturating_sub(40)..his).filter(before).rfind(rank),
            };
            Some(model.map_or_else(|| (String::new(), None), |m| (format!("deputy {}", m.title), m.of)))
        })
        .collect();
    if models.iter().all(Option::is_none) {
        return;
    }
    reading.roles.change(|roles| {
        let told = roles.into_iter().zip(models);
        let settled = told.filter_map(|(role, model)| match model {
            None => Some(role),
            Some((title, _)) if title.is_empty() => None,
            Some((title, of)) => Some(FoundRole { title, of: role.of.or(of), ..role }),
        });
        settled.collect()
    });
}

/// The "his" of "his deputy", where that is the whole office.
fn own(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let deputy = (role.tokens.start..role.tokens.end).find(|t| reading.token_is(*t, &["deputy"]));
    let his = deputy.and_then(|t| t.checked_sub(1)).filter(|t| reading.doc.tokens[*t].tag == Tag::PrpS);
    his.filter(|his| role.title == "deputy" && !reading.token_is(*his, &["its"]))
}

/// "Ruritania's envoy to Zenda was called in by Deputy Minister Ek": who calls an envoy in is of where he is sent.
pub(super) fn host(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let guest = guest(reading, role)?;
    let by = role.tokens.start;
    let post = (guest.tokens.start..by).find(|t| reading.token_is(*t, &["to", "in"]))? + 1;
    let post = post + usize::from(reading.token_is(post, &["the"]));
    let place = reading.named_at(post)?;
    let city = || {
        let code = Gazetteer::compiled_in().country_of_city(&reading.entities[place.entities[0]].label)?;
        reading.country(code)
    };
    owner_at(reading, post).map(|(owner, _)| owner).or_else(city).filter(|owner| Some(*owner) != guest.of)
}

/// The envoy whom the holder of an office calls in.
pub(super) fn guest<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r FoundRole> {
    const CALLED: [&str; 5] = ["summoned", "called", "expelled", "received", "hauled"];
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(role.tokens.start)].start;
    let by = (start..role.tokens.start).rev().take(3).find(|t| reading.token_is(*t, &["by"]))?;
    // "called in on Tuesday by"
    let called = (start.max(by.saturating_sub(5))..by).any(|t| reading.token_is(t, &CALLED));
    let sent = |r: &&FoundRole| is_sent(r.title.split(" to ").next().unwrap_or_default());
    reading.roles.starting_in(start..by).rfind(sent).filter(|_| called)
}
