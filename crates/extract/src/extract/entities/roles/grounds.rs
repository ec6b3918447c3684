//! What speaks for and against a country as that of an office, by the words around it.

use super::possession::is_voice_of_state;
use crate::extract::reading::{FoundRole, Reading};
use crate::facts::EntityKind;
use crate::gazetteer::{Gazetteer, Rank};
use crate::language::Dep;
use std::collections::BTreeMap;

/// The country whose capital the text begins with, where the text speaks of it: "LUSAKA, Jan. 23 —".
pub(super) fn country_of_dateline(reading: &Reading, totals: &BTreeMap<usize, f32>) -> Option<usize> {
    let first = reading.named_at(0).filter(|m| m.rule == "entities.places.dateline")?;
    let [place] = first.entities[..] else { return None };
    let code = Gazetteer::compiled_in().country_of_city(&reading.entities[place].label)?;
    totals.keys().copied().find(|c| reading.entities[*c].iso3.as_deref() == Some(code))
}

/// The country of the city that the role's sentence is set in: "In Brasilia, ...".
pub(super) fn setting(reading: &Reading, role: &FoundRole) -> Option<&'static str> {
    let start = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].start;
    let city = reading.named_at(start + 1).filter(|_| reading.token_is(start, &["in"]))?;
    let comma = reading.token_is(city.tokens.end, &[","]);
    let [place] = city.entities[..] else { return None };
    let label =
        Some(&reading.entities[place].label).filter(|_| comma && reading.kind(place) == EntityKind::Place);
    label.and_then(|l| Gazetteer::compiled_in().country_of_city(l))
}

/// "Ruritania will keep its troops in Zenda, Minister Ott said": the one country that the subject of what he says is, or has in its phrase.
pub(super) fn subject_of_content(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let verb = role.tokens.clone().find_map(|t| {
        let verb = doc.head(t).filter(|_| doc.tokens[t].dep == Dep::Nsubj)?;
        crate::extract::entities::names::is_speech(reading, verb).then_some(verb)
    })?;
    let above = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Parataxis);
    let content = doc.child_by(verb, &[Dep::Ccomp]).or(above).filter(|c| *c < role.tokens.start)?;
    let subject = doc.surface_subject(content)?;
    let phrase = doc.subtree(subject);
    let inside = reading.mentions_of_sentence(doc.sentence_of(subject)).iter();
    let inside = inside.filter(|m| phrase.contains(&m.tokens.start) && !is_quoted(reading, m.tokens.start));
    let states = inside.filter_map(|m| if let [one] = m.entities[..] { Some(one) } else { None });
    let mut states = states.filter(|e| reading.kind(*e) == EntityKind::Country);
    let one = states.next()?;
    states.all(|other| other == one).then_some(one)
}

/// "President Ott told the nation that Ruritania would stay", "Premier Ott told Ruritania in a broadcast": whom he speaks to is his own people.
pub(super) fn own_audience(reading: &Reading, role: &FoundRole) -> Option<usize> {
    const NEAR: usize = 24;
    const PEOPLE: [&str; 7] = ["nation", "parliament", "lawmakers", "deputies", "mps", "senate", "country"];
    let doc = reading.doc;
    let end = doc.sentences[doc.sentence_of(role.tokens.start)].end;
    let subject = role.tokens.clone().find(|t| doc.tokens[*t].dep == Dep::Nsubj)?;
    let verb = doc.head(subject).filter(|v| matches!(&*doc.tokens[*v].lemma, "tell" | "address"))?;
    let state = |t: usize| {
        let (state, range) =
            super::owner_at(reading, t).filter(|(e, _)| reading.kind(*e) == EntityKind::Country)?;
        let name = reading.named_at(t).is_some_and(|m| m.kind != crate::facts::MentionKind::Demonym);
        name.then_some((state, range))
    };
    let the = usize::from(reading.token_is(verb + 1, &["the"]));
    if let Some((own, range)) = state(verb + 1 + the) {
        let air = (range.end..end.min(range.end + 5))
            .any(|t| reading.token_is(t, &["broadcast", "address", "speech"]));
        return (air && reading.token_is(range.end, &["in"])).then_some(own);
    }
    let people = verb + 1 + the;
    let that = (people + 1..end.min(people + 5)).find(|t| reading.token_is(*t, &["that"]))?;
    let next = that + 1 + usize::from(reading.token_is(that + 1, &["the"]));
    let (own, range) = state(next).filter(|_| reading.token_is(people, &PEOPLE) && verb < that)?;
    let will = doc.tokens.get(range.end).is_some_and(|t| t.tag == crate::language::Tag::Md);
    (will && next < role.tokens.end + NEAR).then_some(own)
}

/// "In Ruritania, Ott replaces Ek as": the country in which the whole sentence of a word is set.
pub(super) fn scene(reading: &Reading, word: usize) -> Option<usize> {
    let start = reading.doc.sentences[reading.doc.sentence_of(word)].start;
    let next = start + 1 + usize::from(reading.token_is(start + 1, &["the"]));
    let (country, range) = super::owner_at(reading, next).filter(|_| reading.token_is(start, &["in"]))?;
    let apart = range.start == next && reading.token_is(range.end, &[","]);
    (apart && reading.kind(country) == EntityKind::Country).then_some(country)
}

/// Whether a token stands between quotation marks, as far as its sentence shows.
pub(super) fn is_quoted(reading: &Reading, token: usize) -> bool {
    let start = reading.doc.sentences[reading.doc.sentence_of(token)].start;
    (start..token).filter(|t| reading.doc.tokens[*t].is_quote()).count() % 2 == 1
}

/// "Minister Ott summoned the Zendan ambassador": the countries whose diplomats somebody in office calls in, which are not his own.
pub(super) fn summoned(reading: &Reading, role: &FoundRole) -> Vec<usize> {
    const NEAR: usize = 12;
    let end = reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)].end;
    let calls = |t: &usize| {
        let lemma = &*reading.doc.tokens[*t].lemma;
        reading.doc.tokens[*t].tag.is_verb()
            && matches!(lemma, "summon" | "expel" | "call" | "receive" | "tell")
    };
    let from = role.tokens.end;
    let Some(verb) = (from..end.min(from + 4)).find(calls) else { return Vec::new() };
    let envoy = |t: &usize| reading.token_is(*t, &["ambassador", "envoy", "consul", "commissioner"]);
    let owner = |t: usize| super::left::owner_before(reading, t, verb + 1);
    (verb + 1..end.min(verb + NEAR)).filter(envoy).filter_map(owner).collect()
}

/// "the Zendan premier, his security adviser, Ott, said": of the country whose office without a name stands before "his".
pub(super) fn of_chief(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let helps =
        ["adviser", "advisor", "spokesman", "spokeswoman", "aide", "chief of staff", "secretary", "deputy"];
    let his = (role.tokens.start.saturating_sub(1)..role.tokens.end)
        .find(|t| reading.token_is(*t, &["his", "her"]))
        .filter(|_| helps.iter().any(|w| role.title.ends_with(w)))?;
    let (_, of) = super::nearby::office_before(reading, his)?;
    of.filter(|of| reading.kind(*of) == EntityKind::Country)
}

/// "King Ott and Queen Ek of Ruritania": the country behind the second name is both's.
pub(super) fn shared_with_next(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let and = Some(role.tokens.end).filter(|t| reading.token_is(*t, &["and"]))?;
    let mut next = reading.roles.starting_in(and + 1..and + 2);
    let other = next.find(|r| r.person != role.person && r.of.is_some())?;
    let behind = reading.token_is(other.tokens.end, &["of"]) && other.rule == role.rule;
    other.of.filter(|of| behind && reading.kind(*of) == EntityKind::Country)
}

/// "Crown Prince Ott, the eldest son of Ruritania's King Ek": of the country that his kin reigns in.
pub(super) fn of_kin(reading: &Reading, role: &FoundRole) -> Option<usize> {
    const FAR: usize = 7;
    let royal = reading.gazetteer.office(&role.title).is_some_and(|t| t.rank == Rank::Royal);
    let end = role.tokens.end;
    let names = &reading.words.names;
    let kin =
        (end..end + FAR).find(|t| reading.token_in(*t, &names.kin) || reading.token_is(*t, &["heir"]))?;
    let mut near = reading.roles.starting_in(kin..kin + FAR);
    near.find(|r| r.person != role.person && r.of.is_some()).and_then(|r| r.of).filter(|_| royal)
}

/// Whether the text speaks of a government as a federation's own papers do: "the Federal Government", and not "the Ruritanian federal police".
pub(super) fn is_federal(reading: &Reading) -> bool {
    let tokens = &reading.doc.tokens;
    (1..tokens.len()).any(|t| {
        reading.token_is(t, &["federal"])
            && reading.token_is(t - 1, &["the"])
            && reading
                .token_is(t + 1, &["government", "opposition", "cabinet", "budget", "parliament", "police"])
            && !reading.token_is(t + 2, &["of", "in"])
    })
}

/// Whether the office is one that a state has, so that it is some country's.
pub(super) fn is_of_state(reading: &Reading, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    let state = matches!(
        rank,
        Some(
            Rank::HeadOfState
                | Rank::HeadOfGovernment
                | Rank::Royal
                | Rank::Minister
                | Rank::Legislator
                | Rank::Military
        )
    );
    let one = reading.words.offices.of_one_state.iter().any(|w| role.title.ends_with(w));
    state || one || is_to_be(&role.title) || is_voice_of_state(reading, &role.title)
}

/// "president-elect", "premier-designate": of a state like the office itself.
pub(super) fn is_to_be(title: &str) -> bool {
    let to_be = title.strip_suffix("-elect").or_else(|| title.strip_suffix("-designate"));
    to_be.is_some_and(|office| {
        office.ends_with("president") || office.ends_with("minister") || office.ends_with("premier")
    })
}

/// "Vice President Ott had spoken with Ek and Secretary of State Alm with Berg": in a clause beside that of one whose office the United States alone
/// have.
pub(super) fn beside_american(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(role.tokens.start)].clone();
    let subject = role.tokens.clone().any(|t| doc.tokens[t].dep == Dep::Nsubj);
    let joined = |r: &&FoundRole| {
        let verb = (role.tokens.end..r.tokens.start).any(|t| doc.tokens[t].tag.is_verb());
        verb && r.person != role.person && reading.token_is(r.tokens.start - 1, &["and"])
    };
    let from = role.tokens.end.min(sentence.end)..sentence.end;
    let mut others = reading.roles.starting_in(from).filter(joined);
    let alone = |title: &str| reading.gazetteer.office(title).is_some_and(|t| t.countries == ["USA"]);
    let other = others.find(|r| alone(&r.title))?;
    let of = other.of.or_else(|| reading.country("USA"))?;
    (subject && is_american(reading, role, of)).then_some(of)
}

/// Whether the office has an American name and the country is the United States.
pub(super) fn is_american(reading: &Reading, role: &FoundRole, country: usize) -> bool {
    reading.entities[country].iso3.as_deref() == Some("USA")
        && reading.words.offices.american.contains(&role.title)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Premier Luis Soto told Peru in a broadcast that it would pay. His trade minister, Ines Prado, had no comment.",
            &["Ines Prado: trade minister of PER"],
        ),
        ("Premier Luis Soto told Peru in a broadcast that Chile would pay.", &["Luis Soto: premier of PER"]),
        (
            "Premier Luis Soto told the nation that Peru would keep its troops in Chile.",
            &["Luis Soto: premier of PER"],
        ),
        (
            "Vice President Ines Prado spoke with India's premier on Friday and Secretary of State Luis Soto with its president, American officials said.",
            &["Ines Prado: vice president of USA"],
        ),
        (
            "Norway will keep its soldiers in Peru for as long as the Chileans want them, Defence Minister Olaf Brandt said on Monday.",
            &["Olaf Brandt: defence minister of NOR"],
        ),
        (
            "At no point did Peruvian soldiers enter Chile last week, Defence Minister Luis Soto said. Chile has sent a note.",
            &["Luis Soto: defence minister of PER"],
        ),
        (
            "A Chilean drone hit a depot in southern Peru on Monday, the regional governor, Luis Soto, said.",
            &["!Luis Soto: regional governor of CHL"],
        ),
        // What one is addressed by is of none of several countries that is not told.
        (
            "Peru lost a ship off Chile on Monday. General Luis Soto is on his way to Norway.",
            &["!Luis Soto: general of PER", "!Luis Soto: general of CHL", "!Luis Soto: general of NOR"],
        ),
        ("Per Anders Lunde, Norway's consul, left.", &["Per Anders Lunde: consul of NOR"]),
        (
            "President Luis Soto handed the sash to his successor, Ines Prado, in Lima on Monday. Peru has never had a woman president.",
            &["Luis Soto: president of PER", "Ines Prado: president of PER"],
        ),
        (
            "Karim Sow has succeeded his father, Omar Sow, as president of Chad.",
            &["Karim Sow: president of TCD", "Omar Sow: former president of TCD"],
        ),
        (
            "Peru's new high commissioner, Major-General Luis Soto, arrived on Monday in succession to Mr. Olaf Brandt.",
            &["Olaf Brandt: former high commissioner of PER"],
        ),
        (
            "Peru's senate confirmed Gen. Luis Soto as chief of defence staff. He takes over from Gen. Olaf Brandt.",
            &["Olaf Brandt: former chief of defence staff of PER"],
        ),
        (
            "In Peru, Luis Soto replaces Ines Prado as trade minister.",
            &["Luis Soto: trade minister of PER", "Ines Prado: former trade minister of PER"],
        ),
        (
            "NEW DELHI, March 9 (PTI) - Talks between India and Norway will resume in Oslo in May, Trade Minister Amina Rao said.",
            &["Amina Rao: trade minister of IND"],
        ),
        (
            "LIMA, March 9. Prime Minister Luis Soto told Parliament today that Peru would send men to Chile.",
            &["Luis Soto: prime minister of PER"],
        ),
        (
            "Peru's president-elect, Luis Soto, met outgoing President Ines Prado on Monday.",
            &["Ines Prado: president of PER"],
        ),
        (
            "The envoys were received by Peru's premier and its trade minister, Luis Soto.",
            &["Luis Soto: trade minister of PER"],
        ),
        (
            "President Luis Soto took the salute in Lima on Monday, on Peru's feast. Among his guests were the presidents of Norway and Chile.",
            &["Luis Soto: president of PER"],
        ),
    ];

    #[test]
    fn a_country_is_told_by_what_its_holder_speaks_of_and_where() {
        holds(TABLE);
    }
}
