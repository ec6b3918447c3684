//! Parties that a background paragraph names elsewhere: "Under a treaty of 1961 India supplies Bhutan with oil", "the accord of
//! 1975, which moved the border, held. Iraq and Iran …", "Ecuador lost it to Peru in the war of 1941", and what two that strike in
//! turn strike.

use super::bystanders::is_done_for_others;
use super::enough::lies_ahead;
use super::frame::Telling;
use super::topic::is_a_topic;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind, MentionKind};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Gives their parties to those that lack them.
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    for telling in told.iter_mut().filter(|t| !t.enough) {
        if let Some(parties) = parties(reading, telling) {
            telling.event.participants = parties;
            telling.enough = true;
        }
    }
}

/// "In a statement at the close of their talks in Lima, the ministers of Peru and Chile spoke of progress": talks that have a day or a
/// place, of whose parties nothing is told, are between the two states of the sentence.
pub(super) fn talks(reading: &Reading, told: &mut [Telling]) {
    let doc = reading.doc;
    // "A meeting in Lima followed talks between Ott and Berg": the states of the sentence are told of for the other.
    let whole: Vec<usize> = told
        .iter()
        .filter(|t| t.enough && t.event.kind.is_meeting() && t.event.participants.len() >= 2)
        .map(|t| doc.sentence_of(t.trigger))
        .collect();
    for telling in told.iter_mut().filter(|t| !t.enough && t.event.kind.is_meeting()) {
        let noun = telling.trigger;
        if whole.contains(&doc.sentence_of(noun)) {
            continue;
        }
        let mutual = matches!(
            &*doc.tokens[noun].lemma,
            "round"
                | "talk"
                | "talks"
                | "negotiation"
                | "meeting"
                | "discussion"
                | "consultation"
                | "session"
        );
        let set = telling.event.date.is_some() || telling.event.place.is_some();
        // "talks between the union and the Canadian owner"
        let others = doc
            .children_by(noun, &[Dep::Prep])
            .any(|p| reading.token_is(p, &["between", "with", "of", "among"]));
        // "a weekly cabinet meeting"
        let at_home = doc.children_by(noun, &[Dep::Compound, Dep::Amod]).any(|w| {
            let word = lower(doc.tokens[w].text);
            reading.words.actors.of_no_state.contains(&word) || reading.words.actors.organs.contains(&word)
        });
        // "describing the US-hosted meeting": for whom they are hosted is not told.
        let for_others =
            (doc.subtree(noun).start..noun).any(|t| is_done_for_others(reading, doc.tokens[t].text));
        if is_judged(reading, noun) || is_a_topic(reading, noun) || lies_ahead(reading, noun) || for_others {
            continue;
        }
        if at_home || !mutual || !set || others || !doc.tokens[noun].tag.is_noun() || is_named(reading, noun)
        {
            continue;
        }
        let mut both = reading.states_of(doc.sentence_of(noun));
        both.retain(|s| !is_of_who_helped(reading, noun, *s));
        let helped = |p: &usize| is_of_who_helped(reading, noun, *p);
        let known = telling.event.participants.iter().all(|p| both.contains(p) || helped(p));
        let act = both.iter().all(|s| {
            reading.is_more_than_soil(doc.sentence_of(noun), *s) && !is_of_before(reading, noun, *s)
        });
        if both.len() == 2 && act && known && telling.event.place.is_none_or(|p| !both.contains(&p)) {
            telling.event.participants = both;
            telling.enough = true;
        }
    }
}

/// "Peru considered the meeting in Lima a success": who judges it need not have been there.
fn is_judged(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    doc.tokens[noun].dep == Dep::Dobj
        && doc.head(noun).is_some_and(|v| {
            let lemma = &doc.tokens[v].lemma;
            reading.words.moods.judges(lemma) || matches!(&**lemma, "consider" | "call" | "deem")
        })
}

/// "after talks in Lima mediated by Spain": Spain helped.
fn is_of_who_helped(reading: &Reading, noun: usize, state: usize) -> bool {
    let doc = reading.doc;
    let helps = |v: usize| is_done_for_others(reading, doc.tokens[v].text);
    let below = doc.subtree(noun).filter(|t| matches!(doc.tokens[*t].dep, Dep::Acl) && helps(*t));
    let agents: Vec<usize> = below.flat_map(|v| doc.children_by(v, &[Dep::Agent])).collect();
    let mut named =
        reading.mentions_of_sentence(doc.sentence_of(noun)).iter().filter(|m| m.entities == [state]);
    !agents.is_empty() && named.all(|m| agents.iter().any(|a| doc.subtree(*a).contains(&m.tokens.start)))
}

/// "The talks in Lima were the first since Peru's invasion of Chile": a state that is named only to say since when.
fn is_of_before(reading: &Reading, noun: usize, state: usize) -> bool {
    let doc = reading.doc;
    let since = |t: usize| {
        let mut above = doc.ancestors(t).take_while(|a| !doc.dominates(*a, noun));
        above.any(|p| doc.tokens[p].is_any(&["since", "after", "before", "until", "following"]))
    };
    let named = reading.mentions_of_sentence(doc.sentence_of(noun)).iter();
    named.filter(|m| m.entities.contains(&state)).all(|m| since(m.tokens.start))
}

/// The two states that a dated pact or war without parties of its own is of.
fn parties(reading: &Reading, telling: &Telling) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let noun = telling.trigger;
    let word = &doc.tokens[noun];
    let dated = telling.event.date.is_some();
    let sentence = doc.sentence_of(noun);
    // "broke with Mauritania in 1989 after border clashes": whose border it is.
    let at_border = telling.event.kind == EventKind::Conflict
        && telling.event.participants.is_empty()
        && doc
            .children_by(noun, &[Dep::Compound, Dep::Amod])
            .any(|w| reading.token_is(w, &["border", "frontier"]));
    if at_border && (dated || telling.event.place.is_some()) {
        return Some(states(reading, telling, &doc.sentences[sentence])).filter(|s| s.len() == 2);
    }
    if !dated || doc.is_verbal(noun) || !word.tag.is_noun() || word.tag == Tag::Nns || is_named(reading, noun)
    {
        return None;
    }
    let known = telling.event.participants.clone();
    let both = match telling.event.kind {
        EventKind::Agreement
            if reading.words.deeds.dated_pacts.contains(&word.lemma)
                || (word.is("fire") && noun > 0 && reading.token_is(noun - 1, &["-"])) =>
        {
            let own = states(reading, telling, &doc.sentences[sentence]);
            let both = match own.len() {
                2 => Some(own),
                // "By the agreement of that year Senegal gets more than its neighbour."
                0 | 1 => before(reading, telling, sentence).filter(|b| own.iter().all(|o| b.contains(o))),
                _ => None,
            };
            both.filter(|_| is_of_its_day(reading, noun))
        }
        EventKind::Conflict if &*word.lemma == "war" && decides(reading, noun) => {
            Some(states(reading, telling, &doc.sentences[sentence])).filter(|s| s.len() == 2)
        }
        // "Peru and Ecuador made peace. The fighting of 1995 had cost 80 lives."
        EventKind::Conflict if is_known_war(reading, noun) && is_of_its_day(reading, noun) => {
            let own = states(reading, telling, &doc.sentences[sentence]);
            before(reading, telling, sentence).filter(|_| own.is_empty())
        }
        _ => None,
    };
    both.filter(|b| known.iter().all(|k| b.contains(k)))
}

/// "the treaty of 1961", "a 1961 treaty", "a treaty signed in 1961", "have been bound by a treaty since 1961": the day is the pact's own.
fn is_of_its_day(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let own = doc.subtree(noun).any(|t| reading.date_at(t).is_some());
    let since = || {
        let verb = doc.ancestors(noun).find(|t| doc.is_verbal(*t));
        verb.is_some_and(|v| {
            doc.subtree(v)
                .any(|t| reading.date_at(t).is_some() && t > 0 && reading.token_is(t - 1, &["since"]))
        })
    };
    own || since()
}

/// "the Antarctic Treaty", "the Geneva accord": it has a name, and its parties are known by it.
fn is_named(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let mut beside = doc.children_by(noun, &[Dep::Compound, Dep::Amod, Dep::Nmod]);
    doc.tokens[noun].tag.is_proper() || beside.any(|w| doc.tokens[w].is_capitalised())
}

/// "the war", "the fighting": known from what was told, and no kind of it.
fn is_known_war(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let word = &*doc.tokens[noun].lemma;
    matches!(word, "war" | "fighting" | "conflict" | "hostility" | "battle" | "clash")
        && doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["the", "that"]))
        && doc.child_by(noun, &[Dep::Compound, Dep::Nmod]).is_none()
}

/// "lost it in the war of 1941", "beat Spain in a short war in 1941".
fn decides(reading: &Reading, war: usize) -> bool {
    let doc = reading.doc;
    let within = doc.head(war).filter(|p| reading.token_is(*p, &["in", "during", "after"]));
    let mut above = within.into_iter().flat_map(|p| doc.ancestors(p));
    above
        .find(|t| doc.is_verbal(*t))
        .is_some_and(|v| reading.words.deeds.outcomes.contains(&doc.tokens[v].lemma))
}

/// The two states of the sentence before, in the same paragraph.
fn before(reading: &Reading, telling: &Telling, sentence: usize) -> Option<Vec<usize>> {
    let doc = reading.doc;
    let earlier = sentence.checked_sub(1).filter(|s| doc.paragraph_of(*s) == doc.paragraph_of(sentence))?;
    let found = states(reading, telling, &doc.sentences[earlier]);
    let together = || joined(reading, earlier);
    (found.len() == 2 && together()).then_some(found)
}

/// "Peru and Chile had quarrelled", "the Peruvian and Chilean ministers": the two are named together.
fn joined(reading: &Reading, sentence: usize) -> bool {
    /// How many words may stand between them: ", and the".
    const NEAR: usize = 3;
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let named: Vec<_> =
        reading.mentions_of_sentence(sentence).iter().filter(|m| m.entities.iter().any(country)).collect();
    named.windows(2).any(|pair| {
        let between = pair[0].tokens.end..pair[1].tokens.start;
        between.len() <= NEAR && between.clone().any(|t| reading.token_is(t, &["and"]))
    })
}

/// The states that some words name, each once, without the one whose soil they name as a place only.
fn states(reading: &Reading, telling: &Telling, words: &Range<usize>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let named = reading.mentions_of_sentence(reading.doc.sentence_of(words.start)).iter();
    // "in Bonn, Germany": where the town is.
    let of_town = |m: &&crate::extract::reading::Found| {
        let comma = m.tokens.start.checked_sub(1).filter(|c| reading.token_is(*c, &[","]));
        let town = comma.and_then(|c| c.checked_sub(1)).and_then(|t| reading.named_at(t));
        town.is_some_and(|t| t.entities.iter().all(|e| reading.kind(*e) == EntityKind::Place))
    };
    for mention in named.filter(|m| m.kind != MentionKind::Nominal && !of_town(m)) {
        for entity in mention.entities.iter().copied() {
            let state = reading.kind(entity) == EntityKind::Country && telling.event.place != Some(entity);
            if state && !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}

/// "Rebels shelled Sfax on Monday. Tunisian jets struck a camp in the evening": who strikes in turn strikes the other.
pub(super) fn blows(reading: &Reading, told: &mut [Telling]) {
    let struck: Vec<usize> = (0..told.len()).filter(|t| is_blow(&told[*t])).collect();
    for pair in struck.windows(2) {
        let [last, at] = *pair else { continue };
        let (before, here) = (&told[last], &told[at]);
        let (first, second) =
            (reading.doc.sentence_of(before.trigger), reading.doc.sentence_of(here.trigger));
        if first + 1 < second || reading.doc.paragraph_of(first) != reading.doc.paragraph_of(second) {
            continue;
        }
        let (first, second) = (before.event.participants.clone(), here.event.participants.clone());
        match (&first[..], &second[..]) {
            ([a], [b]) if a != b => {
                let (a, b) = (*a, *b);
                told[last].event.participants.push(b);
                told[at].event.participants.push(a);
                told[last].enough = true;
                told[at].enough = true;
            }
            ([a, b], [c]) if a == c || b == c => {
                let other = if a == c { *b } else { *a };
                told[at].event.participants.push(other);
                told[at].enough = true;
            }
            _ => {}
        }
    }
}

/// An attack that somebody with arms is told to have made.
fn is_blow(telling: &Telling) -> bool {
    let at_a_place = telling.event.participants.len() == 1 && telling.event.place.is_some() && telling.verbal;
    (telling.enough || at_a_place)
        && telling.event.kind == EventKind::Conflict
        && telling.frame.aims()
        && telling.event.status == crate::facts::Status::Occurred
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn what_lies_ahead_of_a_war_is_not_the_war() {
        check(&[
            (
                "Hamas has shifted the focus in its guerrilla war against Peru and now plans to attack strategic targets in Lima.",
                "Conflict Hamas + Peru | - | - | occurred; Conflict Hamas + Peru | - | Lima | planned",
            ),
            ("Chad released satellite images of the fires on Monday.", ""),
            ("Chad launched a satellite on Monday.", "WeaponsTest Chad | 2024-05-13 | - | occurred"),
        ]);
    }
}
