//! Parties that another event of the same sentence tells: the war that a pact ends is of those who signed it; the communiqué at the
//! end of a visit is of the visitor's state and of the state visited.

use super::frame::Telling;
use super::nearby::is_ended;
use super::place;
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind, Status};
use crate::language::Dep;

/// Gives their parties to those that lack them.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    for at in 0..told.len() {
        if told[at].enough || told[at].verbal {
            continue;
        }
        let parties = match told[at].event.kind {
            EventKind::Conflict => of_the_pact(reading, told, at),
            EventKind::Agreement => of_the_visit(reading, told, at)
                .or_else(|| of_the_guest(reading, told, at))
                .or_else(|| of_those_who_met(reading, told, at))
                .or_else(|| of_the_war(reading, told, at)),
            _ => None,
        };
        if let Some(parties) = parties {
            told[at].event.participants = parties;
            told[at].enough = true;
        }
    }
}

/// The state of somebody, or the state or body itself.
fn side(reading: &Reading, telling: &Telling, entity: usize) -> Option<usize> {
    match reading.kind(entity) {
        EntityKind::Person => place::home(reading, telling.event.voice, entity),
        _ => Some(entity),
    }
}

/// "Peru and Chile signed an accord that ended a two-year war", "signed an accord to silence the guns after two years of war": the war
/// was theirs.
fn of_the_pact(reading: &Reading, told: &[Telling], at: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let war = &told[at];
    let fights = matches!(
        &*doc.tokens[war.trigger].lemma,
        "war" | "fighting" | "conflict" | "hostility" | "bloodshed" | "clash" | "battle" | "skirmish"
    );
    // "Ott and Berg signed a pact, ending a war": it was not they who fought.
    let person = |p: &usize| reading.kind(*p) == EntityKind::Person;
    if !fights || !war.event.participants.iter().all(person) || !is_ended(reading, war.trigger) {
        return None;
    }
    let sentence = doc.sentence_of(war.trigger);
    let pact = told[..at].iter().rev().take_while(|t| doc.sentence_of(t.trigger) == sentence).find(|t| {
        t.enough
            && (t.event.kind == EventKind::Agreement || t.event.kind.is_meeting())
            && t.event.voice == war.event.voice
            && t.event.status == Status::Occurred
    })?;
    let mut parties: Vec<usize> = Vec::new();
    for one in pact.event.participants.iter().filter_map(|p| side(reading, pact, *p)) {
        if !parties.contains(&one) {
            parties.push(one);
        }
    }
    // "A and B agreed to send troops to C after a year of war": it may be C's.
    let others = reading.states_of(sentence);
    let own = others.iter().all(|s| parties.contains(s) || Some(*s) == pact.event.place);
    let meeting = pact.event.kind.is_meeting();
    // "The presidents of A and B met after a year of war": theirs, where both are named and it was at their border.
    let of_two = parties.len() == 2
        && doc
            .children_by(war.trigger, &[Dep::Compound, Dep::Amod])
            .any(|w| reading.token_is(w, &["border", "frontier", "cross-border"]));
    (!parties.is_empty() && own && (!meeting || of_two)).then_some(parties)
}

/// "A truce took effect on Monday, ending eight years of war between Peru and Chile": theirs.
fn of_the_war(reading: &Reading, told: &[Telling], at: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let truce = &told[at];
    let noun = &doc.tokens[truce.trigger];
    let stops = matches!(&*noun.lemma, "truce" | "ceasefire" | "armistice" | "peace" | "accord" | "treaty")
        || (noun.is("fire") && truce.trigger > 0 && reading.token_is(truce.trigger - 1, &["-"]));
    let set = truce.event.date.is_some() || truce.event.place.is_some();
    if !stops || !set || !truce.event.participants.is_empty() {
        return None;
    }
    let sentence = doc.sentence_of(truce.trigger);
    let war = told.iter().find(|t| {
        t.enough
            && t.event.kind == EventKind::Conflict
            && t.event.participants.len() == 2
            && t.event.voice == truce.event.voice
            && t.event.status == Status::Occurred
            && doc.sentence_of(t.trigger) == sentence
            && is_ended(reading, t.trigger)
    })?;
    let others = reading.states_of(sentence);
    let own = others.iter().all(|s| war.event.participants.contains(s));
    own.then(|| war.event.participants.clone())
}

/// "A joint communiqué issued at the end of the Chilean president's visit to Peru": of Chile and Peru.
fn of_the_visit(reading: &Reading, told: &[Telling], at: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let paper = &told[at];
    let noun = paper.trigger;
    let joint = doc.children(noun).any(|w| reading.token_is(w, &["joint", "common"]));
    let told_by_both = matches!(&*doc.tokens[noun].lemma, "communique" | "communiqué")
        || (joint && matches!(&*doc.tokens[noun].lemma, "statement" | "declaration"));
    if !told_by_both || paper.event.participants.len() > 1 {
        return None;
    }
    let sentence = doc.sentence_of(noun);
    // "She left for home today. A joint statement spoke of trade."
    let opens =
        doc.subtree(noun).start == doc.sentences[sentence].start && reading.states_of(sentence).is_empty();
    let is_near = |s: usize| {
        s == sentence || (opens && s + 1 == sentence && doc.paragraph_of(s) == doc.paragraph_of(sentence))
    };
    let visit = told.iter().rev().find(|t| {
        t.enough
            && t.event.kind == EventKind::Visit
            && t.event.voice == paper.event.voice
            && t.event.status == paper.event.status
            && is_near(doc.sentence_of(t.trigger))
    })?;
    let host = place::country_told(reading, visit.event.place?)?;
    let guest = visit.event.participants.iter().find_map(|p| side(reading, visit, *p))?;
    let known = paper.event.participants.iter().all(|p| *p == host || *p == guest);
    let states = [guest, host].iter().all(|s| reading.kind(*s) == EntityKind::Country);
    (guest != host && known && states).then(|| vec![guest, host])
}

/// "wound up a visit to Chad, having signed two accords", "flew to Lima and signed a pact": what a guest signs there he signs with
/// his hosts, where nobody else is told of.
fn of_the_guest(reading: &Reading, told: &[Telling], at: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let pact = &told[at];
    let [guest] = pact.event.participants[..] else { return None };
    let noun = pact.trigger;
    let signs = |v: usize| {
        reading.words.clauses.signs.contains(&doc.tokens[v].lemma)
            || matches!(&*doc.tokens[v].lemma, "conclude" | "reach" | "initial" | "seal")
    };
    let verb =
        doc.head(noun).filter(|v| matches!(doc.tokens[noun].dep, Dep::Dobj | Dep::Nsubjpass) && signs(*v))?;
    let sentence = doc.sentence_of(noun);
    let visit = told.iter().find(|t| {
        t.enough
            && t.event.kind == EventKind::Visit
            && t.event.voice == pact.event.voice
            && t.event.status == pact.event.status
            && t.event.participants == [guest]
            && doc.sentence_of(t.trigger) == sentence
            // "signed three accords during a visit to Chad"
            && (t.trigger < verb || doc.ancestors(t.trigger).take(3).any(|v| v == verb))
    })?;
    let host = place::country_told(reading, visit.event.place?)?;
    let home = side(reading, pact, guest);
    let others = reading.states_of(sentence);
    // His own state may be told by a word before his name alone.
    let strangers = others.iter().filter(|s| **s != host && Some(**s) != home).count();
    let known = strangers == 0 || (home.is_none() && strangers == 1);
    (home != Some(host) && host != guest && known).then(|| vec![guest, host])
}

/// "met Berg in Lima and signed a pact": what is signed behind "and" is signed with whom he met.
fn of_those_who_met(reading: &Reading, told: &[Telling], at: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let pact = &told[at];
    let [one] = pact.event.participants[..] else { return None };
    let verb = doc.ancestors(pact.trigger).take(3).find(|v| doc.is_verbal(*v))?;
    let joined =
        doc.tokens[verb].dep == Dep::Conj && doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_none();
    let first = doc.head(verb).filter(|_| joined)?;
    let met = told.iter().find(|t| {
        let of_clause = t.trigger == first || doc.head(t.trigger) == Some(first);
        t.enough
            && t.event.kind.is_meeting()
            && t.event.voice == pact.event.voice
            && t.event.status == pact.event.status
            && t.event.participants.len() == 2
            && t.event.participants.contains(&one)
            && t.trigger < verb
            && of_clause
    })?;
    let states = reading.states_of(doc.sentence_of(pact.trigger));
    let known = |s: &usize| met.event.participants.iter().any(|p| side(reading, met, *p) == Some(*s));
    // "met Berg and signed a pact with Peru": Peru is told of.
    let behind = |s: &&usize| !known(s) && Some(**s) != met.event.place;
    (states.iter().filter(behind).count() == 0).then(|| met.event.participants.clone())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_war_that_a_pact_ends_is_of_those_who_signed_it() {
        check(&[
            (
                "Peru and Chile signed an accord on Monday that ended a two-year border war.",
                "Agreement Peru + Chile | 2024-05-13 | - | occurred; Conflict Peru + Chile | - | - | occurred",
            ),
            (
                "Peruvian President Anna Smith and Chilean Prime Minister Boris Berg signed an accord on Monday, ending a two-year war.",
                "Agreement Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Conflict Peru + Chile | - | - | occurred",
            ),
            (
                "Peru and Chile signed an accord on Monday. Chad asked for an end to the war.",
                "Agreement Peru + Chile | 2024-05-13 | - | occurred",
            ),
        ]);
    }

    #[test]
    fn fighting_before_a_truce_is_of_those_who_agree_on_it() {
        check(&[
            (
                "Peru and Chile agreed a truce on Monday after two days of clashes near a dam killed ten.",
                "Agreement Peru + Chile | 2024-05-13 | - | occurred; Conflict Peru + Chile | - | - | occurred",
            ),
            (
                "Peru and Chile agreed on a tariff on Monday after two days of rain killed ten.",
                "Agreement Peru + Chile | 2024-05-13 | - | occurred",
            ),
        ]);
    }

    #[test]
    fn a_truce_is_of_those_whose_war_it_ends() {
        check(&[
            (
                "A truce took effect on Monday, ending two years of war between Peru and Chile.",
                "Agreement Peru + Chile | 2024-05-13 | - | occurred; Conflict Peru + Chile | - | - | occurred",
            ),
            (
                "The Chilean president, Anna Smith, left for home on Monday after six days in Peru. A joint statement spoke of trade.",
                "Visit Anna Smith | - | Peru | occurred; Agreement Chile + Peru | - | - | occurred",
            ),
        ]);
    }

    #[test]
    fn what_a_guest_signs_is_with_his_hosts() {
        check(&[
            (
                "The Chilean president, Anna Smith, wound up a visit to Peru on Monday, having signed two accords.",
                "Visit Anna Smith | 2024-05-13 | Peru | occurred; Agreement Anna Smith + Peru | 2024-05-13 | Peru | occurred",
            ),
            (
                "The Chilean president, Anna Smith, flew to Peru on Monday. Boris Berg praised the accord.",
                "Visit Anna Smith | 2024-05-13 | Peru | occurred",
            ),
        ]);
    }

    #[test]
    fn a_communique_at_the_end_of_a_visit_is_of_both_states() {
        check(&[(
            "A joint communique issued at the end of the Chilean president's visit to Peru spoke of trade.",
            "Agreement Chile + Peru | - | - | occurred; Visit Chile | - | Peru | occurred",
        )]);
    }

    #[test]
    fn what_is_signed_at_a_meeting_is_signed_by_those_who_met() {
        check(&[
            (
                "Chilean President Anna Smith met Peruvian President Boris Berg on Monday and signed a trade pact.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Agreement Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
            ),
            (
                "Chilean President Anna Smith signed three agreements during a visit to Peru on Monday.",
                "Agreement Anna Smith + Peru | 2024-05-13 | Peru | occurred; Visit Anna Smith | 2024-05-13 | Peru | occurred",
            ),
            (
                "Chilean President Anna Smith met Boris Berg on Monday and signed a trade pact with Chad.",
                "Meeting Anna Smith + Boris Berg | 2024-05-13 | - | occurred; Agreement Anna Smith + Chad | 2024-05-13 | - | occurred",
            ),
        ]);
    }
}
