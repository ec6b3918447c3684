//! Where the holder of an office is at home, told by the place where somebody from abroad has to do with him: "Ruritania's minister was
//! speaking in Zenda, where he met President Ott", "was met at Zenda airport by President Ott", "The Ruritanian minister, Ek, and President
//! Ott spoke for an hour in Zenda"; by an envoy to there, and by the town in which what the news tells happened.

use super::hosts::{capital, first_of_row, is_met, state_of};
use crate::extract::reading::{Found, FoundRole, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use std::ops::Range;

/// The mention of the place, or of its state.
pub(super) fn place<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r Found> {
    where_met(reading, role)
        .or_else(|| at_airport(reading, role))
        .or_else(|| talks_in_capital(reading, role))
        .or_else(|| deals_with_envoy(reading, role))
        .or_else(|| where_it_happened(reading, role))
}

/// "was speaking in Zenda, where he met President Ott and Minister Ek".
fn where_met<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r Found> {
    const FAR: usize = 8;
    let start = sentence_of(reading, role).start;
    let first = first_of_row(reading, role, start);
    is_met(reading, first, start).then_some(())?;
    let link =
        (start.max(first.saturating_sub(FAR))..first).rev().find(|t| reading.token_is(*t, &["where"]))?;
    let comma = link.checked_sub(1).filter(|t| *t > start && reading.token_is(*t, &[","]))?;
    let place = reading.named_at(comma - 1).filter(|m| m.tokens.end == comma)?;
    let there =
        place.tokens.start > 0 && reading.token_is(place.tokens.start - 1, &["in", "to", "at", "for"]);
    (there && lies(reading, place)).then_some(place)
}

/// "was met at Zenda airport by President Ott".
fn at_airport<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r Found> {
    let start = sentence_of(reading, role).start;
    let first = first_of_row(reading, role, start);
    let by = first.checked_sub(1).filter(|t| *t > start && reading.token_is(*t, &["by"]))?;
    arrival(reading, start..by)
}

/// "at Zenda airport", behind a verb of meeting: the town where somebody is received.
pub(super) fn arrival<'r>(reading: &'r Reading, words: Range<usize>) -> Option<&'r Found> {
    let doc = reading.doc;
    let airport = words.clone().rev().find(|t| reading.token_is(*t, &["airport", "station", "quayside"]))?;
    let received = words.clone().any(|t| {
        doc.tokens[t].tag.is_verb()
            && matches!(&*doc.tokens[t].lemma, "meet" | "receive" | "welcome" | "greet")
            && doc.is_passive(t)
    });
    let mentions = reading.mentions_of_sentence(doc.sentence_of(airport)).iter();
    let near =
        |m: &&Found| m.tokens.end <= airport && m.tokens.end + 3 > airport && m.tokens.start > words.start;
    let town = mentions.filter(near).rfind(|m| lies(reading, m)).filter(|_| received)?;
    reading.token_is(town.tokens.start - 1, &["at", "the"]).then_some(town)
}

/// "The Ruritanian minister, Ek, and President Ott spoke for an hour in Zenda", where that is the capital of a state that is spoken of.
fn talks_in_capital<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r Found> {
    let doc = reading.doc;
    let sentence = sentence_of(reading, role);
    let the = usize::from(role.tokens.start > 0 && reading.token_is(role.tokens.start - 1, &["the"]));
    let and = role.tokens.start.checked_sub(1 + the).filter(|t| *t > sentence.start)?;
    let joined = reading.token_is(and, &["and", "with"]);
    let guest = reading.roles.starting_in(sentence.start..and).rfind(|r| r.person != role.person)?;
    let guest_home = guest.of.filter(|of| joined && reading.kind(*of) == EntityKind::Country)?;
    let end = role.tokens.end;
    let verb = (end..sentence.end.min(end + 2)).find(|t| doc.tokens[*t].tag.is_verb())?;
    let deals = reading.words.offices.deals.contains(&doc.tokens[verb].lemma)
        || matches!(&*doc.tokens[verb].lemma, "hold" | "dine" | "open");
    let there = |m: &&Found| {
        m.tokens.start > verb
            && reading.token_is(m.tokens.start - 1, &["in"])
            && capital(reading, m).is_some()
    };
    let mut towns = reading.mentions_of_sentence(doc.sentence_of(verb)).iter().filter(there);
    let town = towns.next().filter(|_| deals && towns.next().is_none())?;
    let code = state_of(reading, town)?.code;
    let abroad = reading.entities[guest_home].iso3.as_deref() != Some(code.as_str());
    (abroad && reading.country(&code).is_some()).then_some(town)
}

/// "Minister Ott handed the note to Ruritania's ambassador in Zenda": he is of where the envoy is sent.
fn deals_with_envoy<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r Found> {
    const VERBS: [&str; 7] = ["summon", "hand", "deliver", "tell", "receive", "inform", "call"];
    const NEAR: usize = 3;
    let doc = reading.doc;
    let sentence = sentence_of(reading, role);
    let end = role.tokens.end;
    let does = |t: &usize| {
        doc.tokens[*t].tag.is_verb() && VERBS.contains(&&*doc.tokens[*t].lemma) && !doc.is_passive(*t)
    };
    let verb = (end..sentence.end.min(end + NEAR)).find(does)?;
    let sent = |r: &&FoundRole| {
        let rank = reading.gazetteer.office(r.title.split(" in ").next().unwrap_or_default()).map(|t| t.rank);
        rank == Some(Rank::Diplomat) && r.person != role.person
    };
    let mut envoys = reading.roles.starting_in(verb..sentence.end).filter(sent);
    let envoy = envoys.find(|r| r.of.is_some_and(|of| reading.kind(of) == EntityKind::Country))?;
    // "In Zenda, the minister, Ott, called the Ruritanian ambassador to his office"
    let told = envoy.tokens.clone().find(|t| reading.token_is(*t, &["in", "to"]));
    let opening = Some(sentence.start).filter(|t| reading.token_is(*t, &["in"]));
    let post = told.or(opening)? + 1;
    let post = post + usize::from(reading.token_is(post, &["the"]));
    let place = reading.named_at(post).filter(|m| m.tokens.start == post && lies(reading, m))?;
    let own = state_of(reading, place)?.code;
    let sender = envoy.of.and_then(|of| reading.entities[of].iso3.as_deref());
    (sender != Some(own.as_str())).then_some(place)
}

/// "A bomb killed nine people in Zenda. Defence Minister Ott blamed Ruritania": the one town in which the sentence before is set, where every
/// state that is named is one that he deals with as another.
fn where_it_happened<'r>(reading: &'r Reading, role: &FoundRole) -> Option<&'r Found> {
    const SOON: usize = 2;
    let doc = reading.doc;
    let here = doc.sentence_of(role.tokens.start);
    let before = here.checked_sub(1)?;
    let sentence = doc.sentences[here].clone();
    if role.tokens.start >= sentence.start + SOON {
        return None;
    }
    let town = |m: &&Found| {
        m.kind == MentionKind::Name
            && m.tokens.start > 0
            && reading.token_is(m.tokens.start - 1, &["in", "at", "of"])
            && m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Place)
            && capital(reading, m).is_some()
    };
    let mut towns = reading.mentions_of_sentence(before).iter().filter(town);
    let one = towns.next().filter(|_| towns.next().is_none())?;
    let others = super::abroad::countries(reading, role);
    let named = reading.mentions.iter().take_while(|m| m.tokens.start < sentence.end);
    let mut states = named.flat_map(|m| &m.entities).filter(|e| reading.kind(**e) == EntityKind::Country);
    let code = state_of(reading, one)?.code;
    let own = |e: usize| reading.entities[e].iso3.as_deref() == Some(code.as_str());
    (!others.is_empty() && states.all(|e| others.contains(e) && !own(*e))).then_some(one)
}

/// Whether a mention names a country or a place on the map.
fn lies(reading: &Reading, mention: &Found) -> bool {
    let [entity] = mention.entities[..] else { return false };
    let on_map = matches!(reading.kind(entity), EntityKind::Country | EntityKind::Place);
    on_map && mention.kind != MentionKind::Demonym
}

fn sentence_of(reading: &Reading, role: &FoundRole) -> Range<usize> {
    reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].clone()
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Peruvian Trade Minister Ines Prado said no. Prado was speaking in Oslo, where she met Prime Minister Olaf Brandt.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peru's trade minister, Ines Prado, was met at Oslo airport by Prime Minister Olaf Brandt and Health Minister Knut Dahl.",
            &["Olaf Brandt: prime minister of NOR", "Knut Dahl: health minister of NOR"],
        ),
        (
            "Peru and Norway resumed ties. The Peruvian trade minister, Ines Prado, and Prime Minister Olaf Brandt spoke for an hour in Oslo.",
            &["Olaf Brandt: prime minister of NOR"],
        ),
        (
            "Peru and Norway resumed ties. The Peruvian trade minister, Ines Prado, and Prime Minister Luis Soto spoke in parliament.",
            &["!Luis Soto: prime minister of NOR"],
        ),
        (
            "Foreign Minister Olaf Brandt handed the note to Peru's ambassador in Oslo, Luis Soto, on Monday.",
            &["Olaf Brandt: foreign minister of NOR"],
        ),
        (
            "In Oslo, the defence minister, Olaf Brandt, called the Peruvian ambassador, Luis Soto, to his office.",
            &["Olaf Brandt: defence minister of NOR"],
        ),
        (
            "Foreign Minister Ines Prado recalled Peru's ambassador in Oslo, Luis Soto, on Monday.",
            &["!Ines Prado: foreign minister of NOR"],
        ),
        (
            "A bomb killed nine people in Oslo on Monday. Defence Minister Olaf Brandt blamed Peru.",
            &["Olaf Brandt: defence minister of NOR"],
        ),
    ];

    #[test]
    fn the_scene_tells_who_is_at_home() {
        holds(TABLE);
    }
}
