//! What is told with the words of diplomacy and war and is neither: trips of private people, campaigns for votes, quarrels in
//! words, measures of a cabinet at home, titles.

use super::callings;
use super::enough;
use super::place;
use super::status::{self, Mood};
use super::unacted::is_organ_of_a_state;
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::extract::relationships::standing;
use crate::extract::voice::Voice;
use crate::extract::words::WordSet;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Dep, Tag};

/// Whether a match of this kind only looks like one.
pub(super) fn is_private(reading: &Reading, kind: EventKind, found: &Match, participants: &[usize]) -> bool {
    let trigger = found.trigger;
    if is_a_title(reading, trigger) {
        return true;
    }
    match kind {
        EventKind::Visit => {
            is_for_votes(reading, trigger)
                || has_private_purpose(reading, trigger)
                || callings::are_nobody(reading, trigger, participants)
                || callings::act_for_themselves(reading, participants)
        }
        EventKind::Conflict => {
            is_of_words(reading, trigger)
                || is_a_search(reading, trigger)
                || is_not_to_be(reading, trigger)
                || fights_beside(reading, trigger)
                || fights_own_state(reading, reading.voices.at(trigger), participants)
        }
        EventKind::Meeting => {
            was_no_gesture(reading, trigger)
                || enough::business(reading, participants)
                || callings::is_business_of_one(reading, participants)
                || callings::hold_no_office(reading, trigger, participants)
                || callings::act_for_themselves(reading, participants)
        }
        EventKind::Agreement => {
            is_measure_at_home(reading, trigger, participants)
                || callings::hold_no_office(reading, trigger, participants)
        }
        EventKind::Ceremony => is_anybodys(reading, trigger) || callings::is_a_contest(reading, trigger),
        _ => false,
    }
}

/// "the “Contract with Utopia”": words that are all written large between quotation marks are a title.
fn is_a_title(reading: &Reading, trigger: usize) -> bool {
    const QUOTES: &[&str] = &["\"", "“", "”", "‘", "’", "``", "''"];
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(trigger)].clone();
    if !doc.tokens[trigger].is_capitalised() || !doc.tokens[trigger].tag.is_noun() {
        return false;
    }
    let quote = |t: &usize| doc.tokens[*t].is_any(QUOTES);
    let left = (sentence.start..trigger).rev().take(6).find(quote);
    let right = (trigger + 1..sentence.end).take(6).find(quote);
    let (Some(left), Some(right)) = (left, right) else { return false };
    let small = |t: usize| doc.tokens[t].tag.is_noun() && !doc.tokens[t].is_capitalised();
    right - left > 2 && !(left + 1..right).any(|t| small(t) || doc.tokens[t].tag.is_verb())
}

/// "made a campaign stop in Lyon", "flew to Lyon for a rally": a candidate asks for votes there.
fn is_for_votes(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let private = &reading.words.occasions.private_trips;
    let described = doc.children_by(trigger, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
    let mut purposes = doc
        .children_by(trigger, &[Dep::Prep])
        .filter(|p| reading.token_is(*p, &["for", "on"]))
        .flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
    let of_votes = |n: usize| {
        private.contains(&doc.tokens[n].lemma)
            || doc.children_by(n, &[Dep::Compound]).any(|w| private.contains(&doc.tokens[w].lemma))
    };
    described.into_iter().any(|w| private.contains(&doc.tokens[w].lemma)) || purposes.any(of_votes)
}

/// "went to Lyon to identify the body": no state sends anybody for that.
fn has_private_purpose(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let infinitive = |v: &usize| doc.children_by(*v, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let mut purposes = doc.children_by(trigger, &[Dep::Advcl, Dep::Xcomp, Dep::Acl]).filter(infinitive);
    purposes.any(|v| reading.words.occasions.private_purposes.contains(&doc.tokens[v].lemma))
}

/// "left for a wedding": of nobody who is named, and of no state.
fn is_anybodys(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let rite = matches!(
        &*doc.tokens[trigger].lemma,
        "wedding" | "funeral" | "burial" | "wake" | "christening" | "baptism" | "mass"
    );
    let a = doc.children_by(trigger, &[Dep::Det]).any(|d| reading.token_is(d, &["a", "an"]));
    let described = doc.child_by(trigger, &[Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod]).is_some()
        || doc.children_by(trigger, &[Dep::Prep]).any(|p| reading.token_is(p, &["of", "for"]));
    rite && a && !described
}

/// "did not shake hands": they may have met.
fn was_no_gesture(reading: &Reading, trigger: usize) -> bool {
    let gesture = matches!(
        &*reading.doc.tokens[trigger].lemma,
        "shake" | "embrace" | "hug" | "greet" | "exchange" | "share" | "pose" | "handshake"
    );
    gesture && status::mood(reading, trigger) == Mood::Denied
}

/// "openly clashed in Geneva over how to treat migrants": states that are at odds over a matter shoot at nobody.
fn is_of_words(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    if is_scolding(reading, trigger) || fends_off_a_bid(reading, trigger) {
        return true;
    }
    if !matches!(
        &*doc.tokens[trigger].lemma,
        "clash" | "spar" | "battle" | "fight" | "feud" | "wrangle" | "tangle"
    ) {
        return false;
    }
    let aloud = |a: usize| reading.token_is(a, &["openly", "publicly", "verbally", "rhetorically"]);
    let matter = |p: usize| {
        reading.token_is(p, &["over", "on", "about"])
            && (doc.child_by(p, &[Dep::Pcomp]).is_some()
                || doc.children_by(p, &[Dep::Pobj]).any(|o| {
                    reading.words.occasions.matters.contains(&doc.tokens[o].lemma)
                        || doc
                            .children_by(o, &[Dep::Compound, Dep::Amod])
                            .any(|w| reading.words.occasions.matters.contains(&doc.tokens[w].lemma))
                }))
    };
    let subject = doc.surface_subject(trigger);
    let armed = |s: usize| {
        crate::extract::frames::is_armed(reading, s)
            || reading.words.deeds.armed.contains(&doc.tokens[s].lemma)
    };
    !subject.is_some_and(armed)
        && (doc.children_by(trigger, &[Dep::Advmod]).any(aloud)
            || doc.children_by(trigger, &[Dep::Prep]).any(matter))
}

/// "fought back a bid for the firm": with shares or words.
fn fends_off_a_bid(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let bid = |o: usize| {
        matches!(
            &*doc.tokens[o].lemma,
            "bid" | "takeover" | "offer" | "challenge" | "lawsuit" | "criticism" | "claim"
        )
    };
    matches!(&*doc.tokens[verb].lemma, "fight" | "beat" | "battle")
        && doc.is_verbal(verb)
        && doc.children_by(verb, &[Dep::Dobj]).any(bid)
}

/// "The paper blasted Chad for holding a drill": a blow for a deed, by no soldiers, is one of words.
fn is_scolding(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let scolds = matches!(&*doc.tokens[trigger].lemma, "blast" | "attack" | "slam" | "assail" | "hammer");
    let for_deed = doc
        .children_by(trigger, &[Dep::Prep])
        .any(|p| doc.tokens[p].is("for") && doc.child_by(p, &[Dep::Pcomp]).is_some());
    let armed = |s: usize| {
        crate::extract::frames::is_armed(reading, s)
            || reading.words.deeds.armed.contains(&doc.tokens[s].lemma)
    };
    scolds && for_deed && doc.is_verbal(trigger) && !doc.surface_subject(trigger).is_some_and(armed)
}

/// "Peruvian police raided the Chilean embassy": the police search a house or make an arrest, whosever house it is.
fn is_a_search(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let police = |s: usize| {
        reading.named_at(s).is_none() && reading.words.actors.police.contains(&doc.tokens[s].lemma)
    };
    let doer = || {
        let by = doc.child_by(trigger, &[Dep::Agent]);
        by.map_or_else(|| doc.surface_subject(trigger), |b| doc.child_by(b, &[Dep::Pobj]))
    };
    doc.tokens[trigger].lemma.as_ref() == "raid" && doc.is_verbal(trigger) && doer().is_some_and(police)
}

/// "promised that its forces would not attack targets in Peru": of an attack that is not to be made none is denied, either.
fn is_not_to_be(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let ahead = |a: usize| reading.token_is(a, &["will", "would", "wo", "shall", "must", "should"]);
    let never = |a: usize| doc.tokens[a].is_any(&["not", "n't", "n’t", "never"]);
    let perfect = |a: usize| doc.tokens[a].is("have");
    // "will never start a war"
    let verb = Some(trigger).filter(|t| doc.is_verbal(*t)).or_else(|| {
        let above = doc.head(trigger).filter(|v| doc.tokens[trigger].dep == Dep::Dobj && doc.is_verbal(*v));
        above.filter(|v| {
            matches!(&*doc.tokens[*v].lemma, "start" | "begin" | "initiate" | "launch" | "wage" | "unleash")
        })
    });
    verb.is_some_and(|v| {
        doc.children_by(v, &[Dep::Aux]).any(ahead)
            && doc.children_by(v, &[Dep::Neg]).any(never)
            && !doc.children_by(v, &[Dep::Aux]).any(perfect)
    })
}

/// "was held for fighting with the rebels": one man fights with his own side, not against it.
fn fights_beside(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    if !matches!(&*doc.tokens[trigger].lemma, "fight" | "serve" | "train") {
        return false;
    }
    let person = |t: usize| {
        reading.named_at(t).is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person))
    };
    let beside = |p: usize| reading.token_is(p, &["with", "alongside", "beside", "for"]);
    // "French and Chadian troops fought alongside each other"
    let together = |p: usize| {
        reading.token_is(p, &["alongside", "beside"])
            && doc.children_by(p, &[Dep::Pobj]).any(|o| reading.token_is(o, &["other", "another"]))
    };
    if doc.children_by(trigger, &[Dep::Prep]).any(together) {
        return true;
    }
    let object = doc.child_by(trigger, &[Dep::Dobj]).is_some();
    // "arrested for fighting with": whoever was arrested
    let passive = || {
        let verb = doc.ancestors(trigger).find(|t| doc.is_verbal(*t));
        doc.tokens[trigger].dep == Dep::Pcomp && verb.is_some_and(|v| doc.is_passive(v))
    };
    !object
        && doc.children_by(trigger, &[Dep::Prep]).any(beside)
        && (doc.surface_subject(trigger).is_some_and(person) || passive())
}

/// A minister and his own state are no two sides of a war.
pub(super) fn fights_own_state(reading: &Reading, voice: Voice, participants: &[usize]) -> bool {
    let serves = |person: usize, state: usize| {
        reading.kind(person) == EntityKind::Person
            && (reading.offices_of(voice, person).any(|r| r.of == Some(state) && !r.former)
                || standing::state_of(reading, voice, person) == Some(state))
    };
    match *participants {
        [a, b] => serves(a, b) || serves(b, a),
        _ => false,
    }
}

/// "The cabinet endorsed a package of measures", "the senate passed a budget": what the organ of one state decides for that state
/// is no pact, where it is no treaty.
fn is_measure_at_home(reading: &Reading, trigger: usize, participants: &[usize]) -> bool {
    let doc = reading.doc;
    let [body] = *participants else { return false };
    if reading.kind(body) != EntityKind::Organization {
        return false;
    }
    let pact = |t: usize| {
        let lemma = &doc.tokens[t].lemma;
        reading.words.deeds.dated_pacts.contains(lemma)
            || matches!(&**lemma, "ratify" | "accession" | "membership" | "memorandum" | "deal")
    };
    let objects = doc.arguments(trigger).iter().copied().map(|a| a.token);
    is_organ_of_a_state(reading, body) && !std::iter::once(trigger).chain(objects).any(pact)
}

/// Whether somebody is called so where he is first named: "the coach Bo Berg", "Bo Berg, a partner of".
pub(super) fn is_called(reading: &Reading, person: usize, nouns: &WordSet) -> bool {
    /// So many mentions are looked at.
    const FIRST: usize = 16;
    let doc = reading.doc;
    let is = |t: usize| {
        reading.named_at(t).is_none_or(|m| !m.entities.contains(&person))
            && reading.has_common_lemma(t, nouns)
    };
    reading.mentions.of_entity(person).take(FIRST).any(|m| {
        m.tokens.start.checked_sub(1).is_some_and(is)
            || doc.children_by(m.tokens.end - 1, &[Dep::Appos]).any(is)
            || (m.whole.start..m.tokens.start).any(is)
    })
}

/// "will travel to Lyon", told of somebody who stood or stands for office at home, where no country but his own is told: a
/// candidate's round of his own country.
pub(super) fn is_round_at_home(
    reading: &Reading,
    voice: Voice,
    participants: &[usize],
    site: Option<usize>,
) -> bool {
    let town = site.filter(|p| reading.kind(*p) == EntityKind::Place);
    let called = |p: usize| is_called(reading, p, &reading.words.actors.stands);
    let stands = |p: &usize| {
        let mut offices = reading.offices_of(voice, *p);
        reading.kind(*p) == EntityKind::Person
            && (offices.any(|r| {
                r.title.split(' ').next_back().is_some_and(|w| reading.words.actors.stands.contains(w))
            }) || called(*p))
    };
    let abroad = |place: usize| {
        let there = place::country_of_one(reading, place);
        let own = participants.iter().flat_map(|p| reading.offices_of(voice, *p)).filter_map(|r| r.of);
        own.filter(|o| reading.kind(*o) == EntityKind::Country).any(|o| Some(o) != there)
    };
    !participants.is_empty() && town.is_some_and(|t| !abroad(t)) && participants.iter().all(stands)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn trips_of_candidates_and_private_people_are_no_visits() {
        check(&[
            ("Boris Berg will make a campaign stop in Lima on Monday.", ""),
            ("Anna Smith told the radio that she had gone to Lima to identify the body.", ""),
            ("Anna Smith flew to Lima on Monday to play in a chess tournament.", ""),
            ("Boris Berg, the presidential candidate, will travel to Lima on Monday.", ""),
            ("Boris Berg went to Peru on a business trip in 1968.", ""),
            (
                "The Chadian minister, Boris Berg, spoke before leaving for a wedding in Lima on Monday.",
                "Visit Boris Berg | 2024-05-13 | Lima | occurred",
            ),
            (
                "Anna Smith flew to Lima on Monday to sign the accord.",
                "Visit Anna Smith | 2024-05-13 | Lima | occurred",
            ),
            (
                "French Senator Boris Berg travelled to Lima on Monday.",
                "Visit Boris Berg | 2024-05-13 | Lima | occurred",
            ),
        ]);
    }

    #[test]
    fn quarrels_in_words_and_men_of_one_side_are_no_conflict() {
        check(&[
            ("Peru and Chile openly clashed in Geneva over how to deal with migrants.", ""),
            ("Peru and Chile clashed on Monday over fish quotas.", ""),
            ("Peru's official newspaper blasted Chile on Monday for holding a drill.", ""),
            ("Anna Smith fought with the Taliban in 2001.", ""),
            ("He was held on Monday for fighting with the Taliban in Chad.", ""),
            (
                "Peruvian and Chilean troops clashed on Monday over a hill.",
                "Conflict Peru + Chile | 2024-05-13 | - | occurred",
            ),
            ("Chad fought with the Taliban in 2001.", "Conflict Chad + Taliban | 2001 | - | occurred"),
        ]);
    }

    #[test]
    fn what_police_search_and_what_is_not_to_be_is_no_conflict() {
        check(&[
            ("Peruvian police raided the Chilean embassy in Lima on Monday.", ""),
            ("The Chilean embassy in Lima was raided by Peruvian police on Monday.", ""),
            ("Ott said that Peru will never start a war between Peru and Chile.", ""),
            ("Ott paid the rebels for a promise that Chad's forces would not attack targets in Peru.", ""),
            (
                "Peruvian troops raided a Chilean outpost on Monday.",
                "Conflict Peru + Chile | 2024-05-13 | - | occurred",
            ),
            (
                "Chad did not attack Peru on Monday, a minister said.",
                "Conflict Chad + Peru | 2024-05-13 | - | denied",
            ),
        ]);
    }

    #[test]
    fn what_an_organ_decides_at_home_is_no_pact() {
        check(&[
            ("The Chilean Senate adopted a package of measures on Monday.", ""),
            (
                "The United Nations Security Council adopted a resolution on Monday.",
                "Agreement United Nations Security Council | 2024-05-13 | - | occurred",
            ),
        ]);
    }

    #[test]
    fn what_is_feared_planned_or_told_of_by_its_own_day() {
        check(&[
            (
                "Anna Smith spoke as fears grew of a war between Peru and Chile.",
                "Conflict Peru + Chile | - | - | hypothetical",
            ),
            (
                "Hopes rose of a truce between Peru and Chile.",
                "Agreement Peru + Chile | - | - | hypothetical",
            ),
            ("Peru and Chile failed to agree on a truce.", "Agreement Peru + Chile | - | - | denied"),
            ("Peru and Chile will agree on a truce.", "Agreement Peru + Chile | - | - | planned"),
            ("The man was accused of planning attacks in Peru and Chile.", ""),
            (
                "Togo sought a full report on Chad's 1975 invasion of Niger.",
                "Conflict Chad + Niger | 1975 | Niger | occurred",
            ),
        ]);
    }

    #[test]
    fn those_against_whom_somebody_is_and_those_of_before_take_no_part() {
        check(&[
            ("An accord was signed in Oslo on Monday among anti-Taliban Afghan groups.", ""),
            (
                "The French militant group Hamas shelled Peru on Monday.",
                "Conflict Hamas + Peru | 2024-05-13 | - | occurred",
            ),
            (
                "The British and French leaders met in Oslo. It was the first summit since last year's attacks in Paris.",
                "Meeting United Kingdom + France | - | Oslo | occurred",
            ),
        ]);
    }

    #[test]
    fn a_day_of_a_thing_or_of_the_day_before_is_not_its_own() {
        check(&[
            (
                "President Boris Berg opened the museum in Oslo with a bell from an 18th-century church.",
                "Ceremony Boris Berg | - | Oslo | occurred",
            ),
            (
                "Peru tested a missile on December 7, 2023, the day after a meeting of Anna Smith and Boris Berg.",
                "WeaponsTest Peru | 2023-12-07 | - | occurred; Meeting Anna Smith + Boris Berg | 2023-12-06 | - | occurred",
            ),
            (
                "Ten died on Saturday and Sunday in attacks by Hamas in Oslo and Lima.",
                "Conflict Hamas | 2024-05-11/2024-05-12 | Oslo | occurred; Conflict Hamas | 2024-05-11/2024-05-12 | Lima | occurred",
            ),
        ]);
    }

    #[test]
    fn who_calls_is_who_says_so() {
        check(&[
            (
                "French President Boris Berg said that Chad was his only partner, in a telephone call with Togolese President Anna Smith.",
                "Call Boris Berg + Anna Smith | - | - | occurred",
            ),
            (
                "President Anna Smith of Togo accused Carl Ott of doing nothing, in a telephone call with French President Boris Berg.",
                "Call Anna Smith + Boris Berg | - | - | occurred",
            ),
        ]);
    }
}
