//! What goes on within one state, or between those who act for none: the dinner of a foundation, the meeting of two lawmakers,
//! a contract with a firm, a candidate before his own generals.

use super::bodies::{self, Body};
use super::{has_led, holds_office, is_of_a_state, is_told_as};
use crate::extract::events::{FoundEvent, place};
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::relationships::standing::state_of;
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, EventKind};
use crate::gazetteer::Rank;

/// So many mentions are looked at.
const FIRST: usize = 8;

/// Leaves those to a fight who can fight: a firm or broadcaster whose building is hit is no side, nor is a town.
pub(super) fn settle_sides(reading: &Reading, event: &mut FoundEvent) {
    if event.kind != EventKind::Conflict || event.participants.len() < 2 {
        return;
    }
    // "the town of Tarn", whatever its name was taken for
    let site = |p: &usize| {
        reading.kind(*p) != EntityKind::Country
            && reading.mentions.of_entity(*p).take(FIRST).any(|m| {
                let noun =
                    m.tokens.start.checked_sub(2).filter(|_| reading.token_is(m.tokens.start - 1, &["of"]));
                noun.is_some_and(|n| {
                    let lemma = &reading.doc.tokens[n].lemma;
                    reading.words.deeds.sites.contains(lemma)
                })
            })
    };
    if event.participants.iter().any(|p| !site(p)) {
        event.participants.retain(|p| !site(p));
    }
    // "the liberation of Tarn": one word of which nothing is known is a town rather than an army.
    let fights = |p: &usize| {
        reading.kind(*p) != EntityKind::Organization
            || match bodies::of(reading, *p) {
                Body::Public | Body::Armed => true,
                Body::Civil => false,
                Body::Unknown => reading.entities[*p].label.contains(' '),
            }
    };
    let told = event.participants.len();
    if event.participants.iter().any(fights) {
        event.participants.retain(fights);
    }
    // Whose soil it is takes its place.
    let soil = event.place.and_then(|p| place::country_told(reading, p));
    if let ([one], Some(state)) = (&event.participants[..], soil)
        && told > 1
        && *one != state
    {
        event.participants.push(state);
    }
}

/// Whether what is told is a matter at home, or a private one.
pub(super) fn is_home_affair(reading: &Reading, event: &FoundEvent, tells: bool) -> bool {
    let acts = |p: &usize| acts(reading, event.voice, *p, tells);
    let body = |p: &usize| reading.kind(*p) == EntityKind::Organization;
    let nobody = !event.participants.is_empty() && !event.participants.iter().any(acts);
    match event.kind {
        EventKind::Agreement => {
            let private = |p: &usize| body(p) && !may_bind(reading, event, *p);
            nobody || event.participants.iter().any(private) || is_with_itself(reading, event)
        }
        kind if kind.is_meeting() => {
            let firms = |p: &usize| body(p) && bodies::of(reading, *p) == Body::Civil;
            nobody
                || (tells && with_nobody(reading, event))
                || (event.participants.len() == 2 && event.participants.iter().any(firms))
                || is_with_itself(reading, event)
        }
        EventKind::Ceremony if super::takes_office(event) => false,
        EventKind::Ceremony => {
            let none = !event.participants.iter().any(|p| self::acts(reading, event.voice, *p, true));
            none && (!event.participants.is_empty() || is_social(reading, event))
        }
        EventKind::Visit => nobody && event.participants.iter().all(body),
        // "the Tarns stormed the fort", in a tale in which no state has part: whoever they are, nobody is known to fight for anything.
        EventKind::Conflict => nobody && super::is_long(reading) && event.participants.iter().all(body),
        _ => false,
    }
}

/// "known to French audiences as Ott": a state, and somebody without any standing.
fn with_nobody(reading: &Reading, event: &FoundEvent) -> bool {
    let private = |p: usize| {
        reading.kind(p) == EntityKind::Person
            && !serves(reading, event.voice, p)
            && reading.roles.of(p).all(|r| r.of.is_none())
    };
    let state = |p: usize| reading.kind(p) == EntityKind::Country;
    match event.participants[..] {
        [a, b] => super::is_long(reading) && (state(a) && private(b) || state(b) && private(a)),
        _ => false,
    }
}

/// Whether a body may sign: one that acts, or one of whom nothing is known where fighting ends.
fn may_bind(reading: &Reading, event: &FoundEvent, body: usize) -> bool {
    match bodies::of(reading, body) {
        Body::Public | Body::Armed => true,
        Body::Civil => false,
        Body::Unknown => reading.words.deeds.truces.contains(&event.word),
    }
}

/// Whether somebody may act between states; in an article that tells no offices, anybody named may.
fn acts(reading: &Reading, voice: Voice, entity: usize, tells: bool) -> bool {
    match reading.kind(entity) {
        EntityKind::Country | EntityKind::Place => true,
        EntityKind::Organization => bodies::of(reading, entity).acts(),
        EntityKind::Person => !tells || serves(reading, voice, entity),
    }
}

/// Whether somebody's office is one that speaks for a state, a body between states or an armed group: no lawmaker's, no party's.
fn serves(reading: &Reading, voice: Voice, person: usize) -> bool {
    let domestic = |title: &str| {
        let rank = reading.gazetteer.title(title).map(|t| t.rank);
        let last = title.rsplit(' ').next().unwrap_or_default();
        let inner =
            |w: &str| matches!(w, "party" | "union" | "opposition" | "business" | "church" | "campaign");
        (rank == Some(Rank::Legislator) && last != "minister")
            || reading.words.actors.stands.contains(last)
            || title.split(' ').any(inner)
    };
    // Who speaks for a person or a campaign speaks for no state.
    let speaks = |r: &FoundRole| {
        let rank = reading.gazetteer.title(&r.title).map(|t| t.rank);
        rank == Some(Rank::Spokesperson) && r.of.is_none()
    };
    let roles = || reading.roles.of(person);
    let stands =
        |title: &str| reading.words.actors.stands.contains(title.rsplit(' ').next().unwrap_or_default());
    // A nominee was secretary of state once; now he asks for votes.
    let campaigns = roles().any(|r| !r.former && stands(&r.title));
    let at_home = |r: &FoundRole| domestic(&r.title) || speaks(r) || (campaigns && r.former);
    let only_domestic = roles().next().is_some() && roles().all(at_home);
    has_led(reading, person)
        || is_told_as(reading, person)
        || state_of(reading, voice, person).is_some() && !only_domestic
        || !only_domestic && (holds_office(reading, person) || is_of_a_state(reading, person))
}

/// "a forum of Ott with his country's generals": a state and one of its own people.
fn is_with_itself(reading: &Reading, event: &FoundEvent) -> bool {
    // "Mali's ambassador presented his credentials to President Ott": of another state than his own, whatever Ott was taken for.
    let accredited = |(_, rule): &(std::ops::Range<usize>, String)| {
        rule.starts_with("frames.meeting.to-whom") || rule.starts_with("frames.meeting.papers")
    };
    if event.marks.iter().any(accredited) {
        return false;
    }
    let [a, b] = event.participants[..] else { return false };
    if reading.kind(a) == EntityKind::Person && reading.kind(b) == EntityKind::Person {
        return event.kind.is_meeting() && are_of_one_state(reading, event.voice, a, b);
    }
    let (state, person) = match (reading.kind(a), reading.kind(b)) {
        (EntityKind::Country, EntityKind::Person) => (a, b),
        (EntityKind::Person, EntityKind::Country) => (b, a),
        _ => return false,
    };
    let code = reading.entities[state].iso3.as_deref();
    code.is_some_and(|code| codes(reading, event.voice, person).iter().any(|c| c == code))
}

/// "Ott spoke with his foreign minister": those who serve one state confer at home. A rival for its power serves it no more than a rebel.
fn are_of_one_state(reading: &Reading, voice: Voice, a: usize, b: usize) -> bool {
    // Where an office is told of both, and nobody knows better.
    let own = |p: usize| {
        let home = place::home(reading, voice, p)?;
        let code = reading.entities[home].iso3.as_deref()?;
        let led = reading.gazetteer.countries_of_leader(&reading.entities[p].label, None);
        led.iter().all(|c| *c == code).then_some(home)
    };
    let rivals = |p: usize| {
        reading.roles.of(p).any(|r| {
            let rank = reading.gazetteer.title(&r.title).map(|t| t.rank);
            matches!(rank, Some(Rank::Leader | Rank::Military))
                || r.title.split(' ').any(|w| w == "rebel" || w == "opposition")
        })
    };
    own(a).is_some() && own(a) == own(b) && !rivals(a) && !rivals(b)
}

/// The codes of the states that somebody is known to be of: by office, or as one who has led them.
pub(super) fn codes(reading: &Reading, voice: Voice, entity: usize) -> Vec<String> {
    let own = place::home(reading, voice, entity).and_then(|c| reading.entities[c].iso3.clone());
    if own.is_some() || reading.kind(entity) != EntityKind::Person {
        return own.into_iter().collect();
    }
    let label = &reading.entities[entity].label;
    // Whoever leads later is of that state already.
    let led = reading.gazetteer.countries_of_leader(label, None);
    led.into_iter().map(str::to_owned).collect()
}

/// "a gala in Lyon", "celebrations in Lyon": festivities of nobody in particular; a parade or a commemoration is a state's.
fn is_social(reading: &Reading, event: &FoundEvent) -> bool {
    let words = &reading.words.occasions;
    let sentence = reading.doc.sentence_of(event.marks[0].0.start);
    let remembers = |t: usize| words.remembers.holds(&reading.doc.tokens[t].lemma);
    words.festivities.contains(&event.word) && !reading.doc.sentences[sentence].clone().any(remembers)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::events;

    #[test]
    fn what_lawmakers_firms_and_foundations_do_is_no_diplomacy() {
        for (text, wanted) in [
            ("Senator Anna Smith met Senator Boris Berg in Lima on Monday.", &[][..]),
            (
                "Senator Anna Smith met the Chilean president, Boris Berg, in Lima on Monday.",
                &["Meeting Anna Smith + Boris Berg"],
            ),
            ("Chilean President Anna Smith met Chilean Foreign Minister Boris Berg in Lima on Monday.", &[]),
            ("Chile and the Tarn Oil Company have signed an agreement on gas.", &[]),
            (
                "Chile and the African Union have signed an agreement on gas.",
                &["Agreement Chile + African Union"],
            ),
            ("A gala was held in Lima on 13 May 2024.", &[]),
            ("A commemoration of the war was held in Lima on 13 May 2024.", &["Ceremony"]),
            ("Chilean President Anna Smith attended a gala in Lima on Monday.", &["Ceremony Anna Smith"]),
            (
                "Chilean troops shelled the Tarn Broadcasting Company in Peru on Monday.",
                &["Conflict Chile + Peru"],
            ),
        ] {
            assert_eq!(events(text), wanted, "{text}");
        }
    }
}
