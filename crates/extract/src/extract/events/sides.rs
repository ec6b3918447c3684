//! The side that has no name: "clashes between Hamas and government forces", "the rebels have been fighting the government since
//! 1969" are of the state that the text has just told of.

use super::frame::Telling;
use super::place;
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Dep, Relation};

/// How many sentences back the state may have been told of.
const REACH: usize = 4;

/// Gives its state to what armed opponents do with or to "the government", or "government forces".
pub(super) fn complete(reading: &Reading, told: &mut [Telling]) {
    for telling in told.iter_mut() {
        let kind = telling.event.kind;
        if !(kind.is_meeting() || matches!(kind, EventKind::Conflict | EventKind::Agreement)) {
            continue;
        }
        let opponent = match telling.event.participants[..] {
            [] => faces_nameless(reading, telling.trigger),
            [one] => is_armed_body(reading, one),
            _ => false,
        };
        if !opponent {
            continue;
        }
        // "Rebels attacked Sarh on Monday": whose town it is.
        let soil = || {
            let place = telling.event.place.filter(|_| kind == EventKind::Conflict)?;
            let town = reading.kind(place) == EntityKind::Place && telling.event.date.is_some();
            place::country_of_one(reading, place).filter(|_| town)
        };
        let state = match faces_rulers(reading, telling.trigger) {
            true => state_told_of(reading, telling),
            false => soil(),
        };
        let Some(state) = state else { continue };
        let alone = telling.event.participants.is_empty();
        let set = telling.event.date.is_some() || telling.event.place.is_some();
        if telling.event.participants.contains(&state) || (alone && !set) {
            continue;
        }
        telling.event.participants.push(state);
        telling.enough = true;
    }
}

/// Whether a body is known to be under arms against a state, or is called rebels where it is first named.
fn is_armed_body(reading: &Reading, body: usize) -> bool {
    /// So many mentions are looked at.
    const FIRST: usize = 8;
    let doc = reading.doc;
    let opposes = |t: usize| doc.tokens.get(t).is_some_and(|t| reading.words.deeds.opponents.holds(&t.lemma));
    reading.kind(body) == EntityKind::Organization
        && (reading.gazetteer.is_armed_group(&reading.entities[body].label)
            || reading
                .mentions
                .of_entity(body)
                .take(FIRST)
                .any(|m| opposes(m.tokens.end) || m.tokens.start.checked_sub(1).is_some_and(opposes)))
}

/// The words that take part in what a word tells, those joined to them included.
fn parties(reading: &Reading, trigger: usize) -> Vec<usize> {
    let doc = reading.doc;
    let verb = doc.head(trigger).filter(|v| doc.is_verbal(*v));
    let own = std::iter::once(trigger).chain(verb).flat_map(|t| doc.arguments(t).iter().copied());
    let party = |a: &crate::language::Argument| match a.relation {
        Relation::Behind(p) => {
            reading.token_is(p, &["between", "with", "against", "by", "on", "from", "and"])
        }
        Relation::Subject | Relation::Object => a.token != trigger,
        _ => false,
    };
    own.filter(party).flat_map(|a| doc.conjuncts(a.token).iter().copied()).collect()
}

/// "rebels", "gunmen": opponents of a state whom nobody names.
fn faces_nameless(reading: &Reading, trigger: usize) -> bool {
    parties(reading, trigger)
        .into_iter()
        .any(|t| reading.named_at(t).is_none() && reading.has_common_lemma(t, &reading.words.deeds.opponents))
}

/// "the government", "the army", "government troops": those who rule or fight for a state that is not named with them.
fn faces_rulers(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    parties(reading, trigger).into_iter().any(|t| {
        if reading.named_at(t).is_some() || !doc.tokens[t].tag.is_noun() {
            return false;
        }
        let lemma = reading.common_lemma(t);
        let beside =
            |dep: &[Dep], words: &[&str]| doc.children_by(t, dep).any(|c| reading.token_is(c, words));
        let the = beside(&[Dep::Det], &["the"]);
        // "the French army", "Chad's government"
        let told = doc.arguments(t).iter().copied().any(|a| {
            matches!(a.relation, Relation::Owner | Relation::Modifier | Relation::Behind(_))
                && reading.named_at(a.token).is_some()
        });
        let of_state = beside(
            &[Dep::Compound, Dep::Amod, Dep::Nmod],
            &["government", "army", "security", "loyalist", "regime"],
        );
        !told
            && ((the && reading.words.deeds.rulers.contains(&lemma))
                || (of_state && reading.words.deeds.of_government.contains(&lemma)))
    })
}

/// The only state that the sentence names, or else the last sentence before that names any; not that of who says so.
fn state_told_of(reading: &Reading, telling: &Telling) -> Option<usize> {
    let sentence = reading.doc.sentence_of(telling.trigger);
    let near = (0..REACH).filter_map(|back| sentence.checked_sub(back));
    let near = near.map(|s| reading.states_of(s)).find(|states| !states.is_empty());
    let country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    // Else the only one that the text tells of at all.
    let states = near.unwrap_or_else(|| (0..reading.entities.len()).filter(country).collect());
    let [state] = states[..] else { return None };
    let says = match telling.event.voice {
        Voice::Claim(number) => reading.claims[number].speaker.entities.contains(&state),
        Voice::Article => false,
    };
    (!says).then_some(state)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_government_is_that_of_the_state_told_of() {
        check(&[
            (
                "Chad is at peace. Hamas has been fighting the government since 1969.",
                "Conflict Hamas + Chad | 1969 | - | occurred",
            ),
            (
                "Chad sent for help. Hamas clashed with government forces on Monday.",
                "Conflict Hamas + Chad | 2024-05-13 | - | occurred",
            ),
            (
                "Chad sent for help. Nobody came. It was cold. It rained. It snowed. Hamas clashed with government forces on Monday.",
                "Conflict Hamas + Chad | 2024-05-13 | - | occurred",
            ),
            ("Chad and Niger sent for help. Hamas clashed with government forces on Monday.", ""),
        ]);
    }
}
