//! Of which country an office is whose holder somebody from abroad meets on a journey: who is visited is at home. "Ruritania's minister flew to
//! Zenda for talks with President Ott", "The Ruritanian minister ended a visit to Zenda. President Ott gave him a dinner", and, behind
//! the name of the town that a report begins with, "The Ruritanian minister arrived here for talks with President Ott".

use crate::extract::entities::{phrases, soil};
use crate::extract::reading::{Found, FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::{Entry, Gazetteer, Rank};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Where the holder of an office is at home: the state, and the words that name it or its capital.
pub(super) struct Home {
    pub(super) code: String,
    tokens: Range<usize>,
}

/// The country of the holder of an office, where a journey tells it.
pub(super) fn country(reading: &Reading, role: &FoundRole) -> Option<usize> {
    known(reading, &home(reading, role)?.code)
}

/// The country of this code, if the article names it; the states of capitals are made here, which an index would not know.
fn known(reading: &Reading, code: &str) -> Option<usize> {
    reading.entities.iter().position(|e| e.kind == EntityKind::Country && e.iso3.as_deref() == Some(code))
}

/// Makes the states of which only the capital is named, where an office is theirs: "spent an hour in London with the prime minister".
pub(super) fn find_homes(reading: &mut Reading) {
    let homes: Vec<Home> =
        reading.roles.iter().filter(|r| r.of.is_none()).filter_map(|r| home(reading, r)).collect();
    for home in homes {
        if known(reading, &home.code).is_some() {
            continue;
        }
        let town = reading.named_at(home.tokens.start).and_then(|m| capital(reading, m));
        if let Some(country) = town.filter(|c| reading.gazetteer.country_at(*c).iso3 == home.code) {
            let entity = phrases::country_entity(reading, country);
            reading.mention(home.tokens, entity, MentionKind::Metonym, soil::HOME);
        }
    }
}

/// The country that somebody goes to in the words before a noun of its sentence.
pub(super) fn visited_before(reading: &Reading, noun: usize) -> Option<usize> {
    let start = reading.doc.sentences[reading.doc.sentence_of(noun)].start;
    known(reading, &destination(reading, start..noun)?.code)
}

fn home(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let rank = reading.gazetteer.office(&role.title)?.rank;
    let governs = matches!(rank, Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Minister);
    if role.asserted.is_some() || !governs {
        return None;
    }
    visited(reading, role)
        .or_else(|| receives(reading, role))
        .or_else(|| met_in_his_capital(reading, role))
        .or_else(|| here(reading, role))
        .or_else(|| calls_in(reading, role))
        .or_else(|| organ_in_capital(reading, role))
        .or_else(|| super::scenes::place(reading, role).and_then(|m| state_of(reading, m)))
        .or_else(|| only_capital(reading, role))
}

/// "Ruritania's ambassador in Zenda was called in by Minister Ott".
fn calls_in(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let guest = super::incumbent::guest(reading, role)?;
    let mut posts = (guest.tokens.start..role.tokens.start).filter(|t| reading.token_is(*t, &["in"]));
    let town = posts.find_map(|t| reading.named_at(t + 1).filter(|m| capital(reading, m).is_some()))?;
    state_of(reading, town)
}

/// "The presidency in Zenda denied that President Ott had": what a state has in its capital speaks of its own.
fn organ_in_capital(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    // "state television in Zenda reported"
    let media = |t: usize| {
        reading.token_is(t, &["television", "radio", "media", "newspapers", "tv"])
            && t.checked_sub(1).is_some_and(|b| reading.token_is(b, &["state", "official", "government"]))
    };
    let organ = |t: usize| {
        let chief = |t: usize| reading.token_is(t, &["minister", "president", "premier", "chancellor"]);
        let office = || {
            t > 1
                && reading.token_is(t, &["office"])
                && reading.token_is(t - 1, &["'s", "’s"])
                && chief(t - 2)
        };
        media(t)
            || office()
            || reading.token_is(t, &["presidency", "government", "cabinet", "parliament", "police"])
            || reading.token_is(t, &["ministry"])
    };
    let mut towns = reading.mentions_of_sentence(sentence).iter().filter(|m| {
        let start = m.tokens.start;
        start > 1 && reading.token_is(start - 1, &["in"]) && organ(start - 2) && capital(reading, m).is_some()
    });
    let town = towns.next().filter(|_| towns.next().is_none())?;
    let own = state_of(reading, town)?;
    // "The Ruritanian government in Zenda": in exile there.
    let owned =
        super::left::owner_before(reading, town.tokens.start - 2, doc.sentences[sentence].start).is_some();
    (!owned).then_some(own)
}

/// "Protesters in Zenda called on President Ott to resign": the one capital, in a text that names no country and no journey.
fn only_capital(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let state = |e: &&crate::extract::reading::Draft| e.kind == EntityKind::Country;
    // "Queen Street" is nobody.
    let named =
        reading.mentions.of_entity(role.person).any(|m| m.kind == MentionKind::Name && m.tokens.len() > 1);
    if !named {
        return None;
    }
    if reading.entities.iter().any(|e| state(&e)) {
        let only = reading.entities.iter().filter(state).count() == 1;
        let made = reading.mentions.iter().any(|m| m.rule == soil::HOME);
        if !(only && made) {
            return None;
        }
    }
    let towns =
        reading.mentions.iter().filter(|m| m.kind == MentionKind::Name && capital(reading, m).is_some());
    let mut towns = towns.filter(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Place));
    let first = towns.next()?;
    let behind =
        first.tokens.start == 0 || reading.token_is(first.tokens.start - 1, &["in", "at", "through", "of"]);
    let home = state_of(reading, first)?;
    let one = towns.all(|m| m.entities == first.entities);
    let early = first.tokens.start < role.tokens.end + 12;
    (one && behind && early && !goes_to(reading, first)).then_some(home)
}

/// The state of a mention of a country or of its capital.
pub(super) fn state_of(reading: &Reading, mention: &Found) -> Option<Home> {
    let [entity] = mention.entities[..] else { return None };
    let draft = &reading.entities[entity];
    let code = match draft.kind {
        EntityKind::Country => draft.iso3.clone(),
        EntityKind::Place => Gazetteer::compiled_in().country_of_city(&draft.label).map(str::to_owned),
        _ => None,
    };
    code.map(|code| Home { code, tokens: mention.tokens.clone() })
}

/// The country, by its number in the gazetteer, whose capital a mention names.
pub(super) fn capital(reading: &Reading, mention: &Found) -> Option<usize> {
    let [entity] = mention.entities[..] else { return None };
    // The mention that was made of a capital stands for its state: what it says is the capital.
    let said = || {
        let words = reading.doc.tokens.get(mention.tokens.clone()).unwrap_or_default();
        words.iter().map(|t| t.text).collect::<Vec<&str>>().join(" ")
    };
    let made = mention.kind == MentionKind::Metonym && mention.rule == soil::HOME;
    let label = if made { said() } else { reading.entities[entity].label.clone() };
    let entries = reading.gazetteer.entries(&label);
    entries.iter().find_map(|e| match e {
        Entry::Capital(country) => Some(*country),
        _ => None,
    })
}

/// Whether somebody in office of another state is named in these words.
fn has_guest(reading: &Reading, words: Range<usize>, role: &FoundRole, home: &Home) -> bool {
    let abroad = |of: usize| {
        let code = reading.entities[of].iso3.as_deref();
        reading.kind(of) == EntityKind::Organization || code.is_some_and(|c| c != home.code)
    };
    if reading.roles.starting_in(words.clone()).any(|r| r.person != role.person && r.of.is_some_and(abroad)) {
        return true;
    }
    // "Ott will pay a visit to", whose office was told before.
    let named = reading.mentions_of_sentence(reading.doc.sentence_of(words.start)).iter();
    let named = named.filter(|m| words.start <= m.tokens.start && m.tokens.end <= words.end);
    let guests: Vec<usize> =
        named.filter_map(|m| <[usize; 1]>::try_from(&*m.entities).ok()).flatten().collect();
    let before = reading.roles.iter().take_while(|r| r.tokens.start < words.start);
    let of_guest = before.filter(|r| r.person != role.person && guests.contains(&r.person) && !r.former);
    of_guest.filter_map(|r| r.of).any(abroad)
}

/// A place that somebody goes to or is in on a journey, the last of these words.
fn destination(reading: &Reading, words: Range<usize>) -> Option<Home> {
    let doc = reading.doc;
    let mentions = reading.mentions_of_sentence(doc.sentence_of(words.start)).iter().rev();
    let inside = mentions.filter(|m| words.start < m.tokens.start && m.tokens.end <= words.end);
    inside.filter(|m| goes_to(reading, m)).find_map(|m| state_of(reading, m))
}

/// "flew to Zenda", "a visit to Zenda", "was received in Zenda", "visited Zenda".
fn goes_to(reading: &Reading, mention: &Found) -> bool {
    const FAR: usize = 3;
    let doc = reading.doc;
    if mention.kind == MentionKind::Demonym {
        return false;
    }
    let journey = |t: usize| reading.words.offices.journeys.holds(&doc.tokens[t].lemma);
    let head = crate::extract::entities::names::head_of(reading, &mention.tokens);
    if doc.tokens[head].dep == Dep::Dobj {
        return doc.head(head).is_some_and(|v| matches!(&*doc.tokens[v].lemma, "visit" | "tour"));
    }
    let the = usize::from(mention.tokens.start > 0 && reading.token_is(mention.tokens.start - 1, &["the"]));
    let Some(link) = mention.tokens.start.checked_sub(1 + the) else { return false };
    let away = reading.token_is(link, &["for"])
        && doc.head(link).is_some_and(|v| matches!(&*doc.tokens[v].lemma, "leave" | "depart" | "head"));
    let to = reading.token_is(link, &["to", "in", "at"]) || away;
    to && (doc.ancestors(link).take(FAR).any(journey))
}

/// "flew to Zenda for talks with President Ott", "was received in Zenda by President Ott and Minister Ek".
fn visited(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(role.tokens.start)].start;
    let first = first_of_row(reading, role, start);
    is_met(reading, first, start).then_some(())?;
    let home = destination(reading, start..first)?;
    has_guest(reading, start..home.tokens.start, role, &home).then_some(home)
}

/// The first word of the first of those whom "and" joins: "President Ott and Minister Ek".
pub(super) fn first_of_row(reading: &Reading, role: &FoundRole, start: usize) -> usize {
    let mut first = role.tokens.start;
    while let Some(and) = first.checked_sub(1).filter(|t| *t > start && reading.token_is(*t, &["and"])) {
        let beside = |r: &&FoundRole| r.tokens.end == and && r.person != role.person;
        match reading.roles.starting_in(start..and).rfind(beside) {
            Some(other) => first = other.tokens.start,
            None => break,
        }
    }
    first
}

/// Whether a word of meeting stands before an office, or before the "the" of it.
pub(super) fn is_met(reading: &Reading, first: usize, start: usize) -> bool {
    let article = |t: &usize| reading.token_is(*t, &["the", "its"]);
    let word = first.checked_sub(1).filter(|t| *t >= start);
    let word = word.and_then(|t| if article(&t) { t.checked_sub(1) } else { Some(t) });
    let calls = |t: usize| {
        reading.token_is(t, &["on"])
            && t.checked_sub(1).is_some_and(|v| &*reading.doc.tokens[v].lemma == "call")
    };
    // "was the guest of President Ott"
    let guest = |t: usize| {
        reading.token_is(t, &["of"])
            && t.checked_sub(1).is_some_and(|g| reading.token_is(g, &["guest", "guests"]))
    };
    word.is_some_and(|t| reading.token_in(t, &reading.words.offices.meets) || calls(t) || guest(t))
}

/// "The Ruritanian minister ended a visit to Zenda. President Ott gave him a dinner", "There he met President Ott".
fn receives(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let doc = reading.doc;
    let here = doc.sentence_of(role.tokens.start);
    let before = doc.sentences[here.checked_sub(1)?].clone();
    let now = doc.sentences[here].clone();
    let home = destination(reading, before.clone())?;
    has_guest(reading, before, role, &home).then_some(())?;
    let there = now.clone().any(|t| reading.token_is(t, &["there"]) && doc.tokens[t].tag == Tag::Rb);
    // "He will call on President Ott"
    let first = first_of_row(reading, role, now.start);
    let by = (now.start.max(first.saturating_sub(2))..first).any(|t| reading.token_is(t, &["by"]));
    let had = (now.start..first).any(|t| reading.token_is(t, &["had"]));
    // "They were met by the president, Ott", and not "He was followed by"
    let met = now.clone().any(|t| {
        matches!(&*doc.tokens[t].lemma, "meet" | "receive" | "welcome" | "greet") && doc.is_passive(t)
    });
    let he = reading.token_is(now.start, &["he", "she", "they"]) && (!by || met) && !had;
    if (there || he) && is_met(reading, first, now.start) {
        return Some(home);
    }
    let verb = now.clone().find(|t| {
        doc.tokens[*t].tag.is_verb()
            && reading.words.offices.receives.holds(&doc.tokens[*t].lemma)
            && doc.surface_subject(*t).is_some_and(|s| role.tokens.contains(&s))
    })?;
    let object = (verb + 1..now.end.min(verb + 3)).any(|t| reading.token_is(t, &["him", "her", "them"]));
    let in_town = reading.mentions_of_sentence(here).iter().any(|m| {
        let behind = m.tokens.start > 0 && reading.token_is(m.tokens.start - 1, &["in", "at"]);
        behind && state_of(reading, m).is_some_and(|h| h.code == home.code)
    });
    (object || in_town).then_some(home)
}

/// "Ruritania's minister met President Ott in Zenda": in his capital, where no third state is named.
fn met_in_his_capital(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(role.tokens.start)].start;
    is_met(reading, role.tokens.start, start).then_some(())?;
    let end = role.tokens.end;
    // "met President Ott in Zenda", "was the guest of President Ott at a dinner in Zenda"
    let at = usize::from(reading.token_is(end, &["at"])) * 3;
    let town = reading.named_at(end + at + 1).filter(|m| {
        let there = reading.token_is(end + at, &["in"]);
        there && m.tokens.start == end + at + 1 && capital(reading, m).is_some()
    })?;
    let home = state_of(reading, town)?;
    let guest = |r: &&FoundRole| r.person != role.person && r.of.is_some_and(|of| is_state(reading, of));
    let guest = reading.roles.starting_in(start..role.tokens.start).find(guest)?.of?;
    let third = reading.entities.iter().enumerate().any(|(n, e)| {
        e.kind == EntityKind::Country && n != guest && e.iso3.as_deref() != Some(home.code.as_str())
    });
    (!third && reading.entities[guest].iso3.as_deref() != Some(home.code.as_str())).then_some(home)
}

fn is_state(reading: &Reading, of: usize) -> bool {
    reading.kind(of) == EntityKind::Country
}

/// "ZENDA - The Ruritanian minister met President Ott here": in the town that the report begins with; and "ZENDA - President Ott said"
/// where nothing of another state stands before him.
fn here(reading: &Reading, role: &FoundRole) -> Option<Home> {
    let doc = reading.doc;
    let sentence = doc.sentence_of(role.tokens.start);
    const SOON: usize = 16;
    let dateline = reading.named_at(0).filter(|m| m.rule == "entities.places.dateline" && sentence < 2)?;
    let home = state_of(reading, dateline).filter(|_| capital(reading, dateline).is_some())?;
    let range = doc.sentences[sentence].clone();
    let here = range.clone().any(|t| reading.token_is(t, &["here"]) && doc.tokens[t].tag == Tag::Rb);
    if here && is_met(reading, first_of_row(reading, role, range.start), range.start) {
        return has_guest(reading, range.start..role.tokens.start, role, &home).then_some(home);
    }
    let foreign = reading.mentions.iter().take_while(|m| m.tokens.start < role.tokens.start).any(|m| {
        let state =
            |e: &usize| is_state(reading, *e) && reading.entities[*e].iso3.as_ref() != Some(&home.code);
        m.entities.iter().any(state)
    });
    (role.tokens.start < SOON && !foreign).then_some(home)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Peruvian Trade Minister Ines Prado flew to Oslo on Monday. She was met by Prime Minister Olaf Brandt.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado met Chile's premier. After Chile, Prado will pay a visit to Norway to meet Prime Minister Olaf Brandt and Trade Minister Ola Nordmann.",
            &["Olaf Brandt: prime minister of NOR", "Ola Nordmann: trade minister of NOR"],
        ),
        (
            "State television in Oslo said on Monday that Prime Minister Olaf Brandt was ill.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peru's trade minister, Ines Prado, was received by Prime Minister Olaf Brandt in Oslo on Monday.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado was the guest of Prime Minister Olaf Brandt in Oslo.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peru's trade minister, Ines Prado, flew to Oslo on Monday for talks with Prime Minister Olaf Brandt.",
            &["Olaf Brandt: prime minister of NOR", "Ines Prado: trade minister of PER"],
        ),
        (
            "Ines Prado, the Peruvian trade minister, will spend two days in Norway and meet Prime Minister Olaf Brandt and Health Minister Knut Dahl.",
            &["Olaf Brandt: prime minister of NOR", "Knut Dahl: health minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado was received in Oslo by Prime Minister Olaf Brandt on Monday.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado ended a visit to Norway on Monday. Prime Minister Olaf Brandt gave her a dinner.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado flew to Oslo on Monday. There she met Prime Minister Olaf Brandt.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado arrived in Oslo on Monday. She will call on Prime Minister Olaf Brandt.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado arrived in Oslo on Monday. She is accompanied by the health minister, Luis Soto.",
            &["!Luis Soto: health minister of NOR"],
        ),
        (
            "OSLO, May 3 - Peruvian Trade Minister Ines Prado met Prime Minister Olaf Brandt here on Monday.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "OSLO, May 3 (Reuters) - Prime Minister Olaf Brandt said on Monday that prices would not rise.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Protesters in Oslo called on Prime Minister Olaf Brandt to resign.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        ("Prime Minister Luis Soto flew to Oslo on Monday.", &["!Luis Soto: prime minister of NOR"]),
        (
            "The presidency in Lima denied on Monday that President Ines Prado had met Norway's premier.",
            &["Ines Prado: president of PER"],
        ),
        (
            "Peruvian Trade Minister Ines Prado arrived in Oslo on Monday for talks with her counterpart, Olaf Brandt. Norway is glad.",
            &["Olaf Brandt: trade minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado ended a visit to Norway on Monday. Foreign Minister Luis Soto called it a success.",
            &["!Luis Soto: foreign minister of NOR"],
        ),
        (
            "Peruvian Trade Minister Ines Prado spoke in Geneva on Monday after a meeting with Prime Minister Olaf Brandt.",
            &["!Olaf Brandt: prime minister of CHE"],
        ),
    ];

    #[test]
    fn who_is_visited_is_at_home() {
        holds(TABLE);
    }
}
