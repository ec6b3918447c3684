//! What an event without a day takes from what stands near: the only day of its sentence. "The war of 1995 had cost 80 lives", "Rebels had overrun the town the day before".

use super::FoundEvent;
use super::scene::{Placed, Scene};
use super::setting::{
    NOT_THEN, counts_a_series, dates_a_noun, is_a_matter, is_arranged, is_asked_for, is_of_now,
    is_of_the_next_time, is_of_the_saying, is_of_what_was_before, is_prepared_for, is_remembered,
    is_spoken_of, is_told_of, not_then,
};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EventKind, Status};
use crate::language::{Dep, Tag};

/// Gives events without a day the only day that their sentence tells.
pub(super) fn days(reading: &Reading, scene: &Scene, events: &mut [FoundEvent]) {
    for event in events.iter_mut().filter(|e| e.date.is_none()) {
        let words = event.marks[0].0.clone();
        let word = |t: &usize| lower(&reading.doc.tokens[*t].lemma) == event.word;
        let trigger = words.clone().find(word).unwrap_or(words.start);
        // "a Gulf War veteran fell ill in May": what is told of him is not of the war.
        if matches!(reading.doc.tokens[trigger].dep, Dep::Compound | Dep::Nmod) {
            continue;
        }
        // "met on Monday and condemned the attack"
        if is_told_of(reading, trigger) || is_remembered(reading, trigger) {
            continue;
        }
        // "signed a pact on Monday that ended a two-year war", "the treaty, signed in Oslo, was suspended in May"
        let ended = event.kind == EventKind::Conflict
            && reading.doc.tokens[trigger].is("war")
            && is_ended(reading, trigger);
        let long = event.marks.iter().any(|(_, rule)| rule == super::found::WAR_WITHIN);
        if ended || long || (event.kind == EventKind::Agreement && signed_before(reading, trigger).is_some())
        {
            continue;
        }
        let sentence = scene.dates(reading.doc.sentence_of(trigger));
        let fits = |d: &&Placed| {
            reading.voices.agree(d.at, trigger)
                && !d.preposition.is_some_and(|p| not_then(reading, d, p))
                && !dates_a_noun(reading, d)
                && !counts_a_series(reading, d)
                && !is_of_the_next_time(reading, trigger, d.at)
                && !is_of_what_was_before(reading, trigger, d)
                && !is_of_the_saying(reading, trigger, d)
        };
        let mut fitting = sentence.iter().filter(fits);
        let (Some(day), None) = (fitting.next(), fitting.next()) else { continue };
        let value = &reading.dates[day.number].value;
        let ahead = value.earliest().zip(reading.article.published).is_some_and(|(d, p)| d > p);
        // "before the June 2018 vote"
        let of_another = day.preposition.is_none()
            && reading.doc.tokens[day.anchor].tag.is_noun()
            && !words.contains(&day.anchor);
        let of_another = of_another || describes_another(reading, trigger, day);
        let elsewhere = of_another || (event.status == Status::Occurred && ahead);
        if !elsewhere && is_then(reading, trigger, day) && !is_of_earlier_deed(reading, trigger, day) {
            event.date = Some(value.clone());
        }
    }
}

/// "Ott, who came on Monday, may meet Berg": the day of a clause that tells of somebody is that of what is told there.
fn describes_another(reading: &Reading, trigger: usize, day: &Placed) -> bool {
    let doc = reading.doc;
    let clause = std::iter::once(day.anchor)
        .chain(doc.ancestors(day.anchor))
        .take_while(|t| *t != trigger)
        .find(|t| doc.tokens[*t].dep == Dep::Relcl);
    let Some(clause) = clause else { return false };
    let named = doc.head(clause).is_some_and(|n| n != trigger && reading.named_at(n).is_some());
    named && !doc.subtree(clause).contains(&trigger)
}

/// Whether words above a noun for a war say that it is over: "ended the war", "after two years of war".
pub(super) fn is_ended(reading: &Reading, noun: usize) -> bool {
    const ENDS: &[&str] = &["end", "halt", "stop", "conclude", "close", "finish", "terminate"];
    let doc = reading.doc;
    let above: Vec<usize> = doc.ancestors(noun).take(4).collect();
    // "agreed on a truce after two days of clashes killed ten"
    let behind =
        |t: &usize| doc.children_by(*t, &[Dep::Mark]).any(|m| m < noun && reading.token_is(m, &["after"]));
    let ended = |v: &usize| ENDS.contains(&&*doc.tokens[*v].lemma);
    let object = doc.tokens[noun].dep == Dep::Dobj || doc.tokens[noun].dep == Dep::Pobj;
    object
        && above.iter().any(|t| {
            (doc.is_verbal(*t) && ended(t)) || reading.token_is(*t, &["after", "following"]) || behind(t)
        })
}

/// "The treaty, signed in Oslo by both, was suspended in May": the participle by which a pact is told to have been signed, where
/// the clause tells what became of it later.
pub(super) fn signed_before(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let argument = matches!(doc.tokens[noun].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj);
    let verb = doc.head(noun).filter(|v| argument && doc.is_verbal(*v) && !doc.is_verbal(noun))?;
    if !reading.words.deeds.undoes.contains(&doc.tokens[verb].lemma) {
        return None;
    }
    let signed = |v: &usize| {
        doc.tokens[*v].tag == Tag::Vbn && reading.words.occasions.tells.contains(&doc.tokens[*v].lemma)
    };
    doc.children_by(noun, &[Dep::Acl]).find(signed)
}

/// Whether a day of the sentence is the event's: nothing says that the event was before or after it.
fn is_then(reading: &Reading, trigger: usize, day: &Placed) -> bool {
    let doc = reading.doc;
    let mut at = trigger;
    for _ in 0..8 {
        if is_a_matter(reading, at)
            || doc.head(at).is_some_and(|h| {
                is_spoken_of(reading, at, h) || is_prepared_for(reading, at, h) || is_arranged(reading, at, h)
            })
        {
            return false;
        }
        let tied = doc.children_by(at, &[Dep::Mark]).any(|m| reading.token_is(m, NOT_THEN));
        // "had signed", told of beside what was on Monday
        let earlier = doc.is_verbal(at)
            && !doc.subtree(at).contains(&day.at)
            && doc.children_by(at, &[Dep::Aux]).any(|a| reading.token_is(a, &["had"]));
        if tied || earlier || doc.subtree(at).contains(&day.at) && doc.is_verbal(at) {
            return !tied && !earlier;
        }
        if is_asked_for(reading, at) {
            return false;
        }
        // "Atrocities in Chad, where troops are battling rebels, were condemned in 2015."
        if doc.tokens[at].dep == Dep::Relcl && is_of_now(reading, at) {
            return false;
        }
        let Some(head) = doc.head(at) else { return true };
        let preposition = matches!(doc.tokens[at].dep, Dep::Pobj | Dep::Pcomp);
        let stands = reading.words.clauses.standing.contains(&doc.tokens[at].lemma)
            && !reading.token_is(head, &["in", "during", "by"]);
        if preposition && (reading.token_is(head, NOT_THEN) || reading.token_is(head, &["under"]) || stands) {
            return false;
        }
        at = head;
    }
    true
}

/// "their first meeting since they met in Oslo in 2015": the day is of the deed before.
fn is_of_earlier_deed(reading: &Reading, trigger: usize, day: &Placed) -> bool {
    let doc = reading.doc;
    let ties = |t: usize| reading.token_is(t, NOT_THEN) && !reading.token_is(t, &["by"]);
    let mut at = day.anchor;
    for _ in 0..8 {
        if doc.subtree(at).contains(&trigger) {
            return false;
        }
        if doc.children_by(at, &[Dep::Mark]).any(ties) || doc.head(at).is_some_and(ties) {
            return true;
        }
        let Some(head) = doc.head(at) else { return false };
        at = head;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::extract::events::tests::check;

    #[test]
    fn a_telling_without_parties_is_of_the_two_states_told_of_just_before() {
        check(&[
            (
                "Togo and Benin reopened their border on Monday. The war of 1998-2000 had cost both dear.",
                "Conflict Togo + Benin | 1998/2000 | - | occurred",
            ),
            (
                "Peru and Chile are at odds. The foreign ministers, who were to have talked in Lima this week, will not meet.",
                "Meeting Peru + Chile | 2024-05-13/2024-05-19 | Lima | cancelled",
            ),
            (
                "In a paper handed out at the close of their meeting in Lima, the ministers of Peru and Bolivia spoke of progress.",
                "Meeting Peru + Bolivia | - | Lima | occurred",
            ),
            ("Peru, Chile and Bolivia are at odds. The ministers talked in Lima on Monday.", ""),
            (
                "Peru has led a coalition against the Shining Path, which Chile arms. A truce that was agreed in 2022 did not hold.",
                "",
            ),
        ]);
    }

    #[test]
    fn an_event_without_a_day_has_the_only_one_of_its_sentence_unless_it_was_before_or_after() {
        check(&[
            (
                "French jets bombed a post in Spain on Monday, and Spain then signed a truce with France.",
                "Conflict France + Spain | 2024-05-13 | Spain | occurred; Agreement Spain + France | 2024-05-13 | - | occurred",
            ),
            (
                "Anna Smith left office on Monday and had met Boris Berg.",
                "Meeting Anna Smith + Boris Berg | - | - | occurred",
            ),
            (
                "The French cabinet fell on Monday, two years after the war with Spain.",
                "Conflict France + Spain | - | - | occurred",
            ),
        ]);
    }

    #[test]
    fn what_was_days_before_or_after_another_deed_is_dated_from_it() {
        check(&[(
            "Spain closed the border on Friday, two days after the premiers of Spain and France had met in Rome.",
            "Meeting Spain + France | 2024-05-08 | Rome | occurred",
        )]);
    }

    #[test]
    fn a_launch_is_from_its_site_and_aimed_at_nobody() {
        check(&[
            (
                "Peru fired a rocket from the coast at Ilo on Monday.",
                "WeaponsTest Peru | 2024-05-13 | Ilo | occurred",
            ),
            ("Pakistan fired a Ghauri on Monday.", "WeaponsTest Pakistan | 2024-05-13 | - | occurred"),
            ("France had launched its Exocet on Monday.", "WeaponsTest France | 2024-05-13 | - | occurred"),
        ]);
    }

    #[test]
    fn towns_and_partners_that_nobody_names_are_there_all_the_same() {
        check(&[
            (
                "French guns shelled Zugdidava on Monday.",
                "Conflict France | 2024-05-13 | Zugdidava | occurred",
            ),
            (
                "Anna Smith landed at Rome airport on Monday.",
                "Visit Anna Smith | 2024-05-13 | Rome | occurred",
            ),
            ("Anna Smith met a delegation in Rome on Monday.", ""),
            ("Anna Smith met students in Rome on Monday.", ""),
            (
                "France and Spain put off a meeting of their cabinets that had been set for June in Rome.",
                "Meeting France + Spain | 2024-06 | Rome | cancelled",
            ),
        ]);
    }

    #[test]
    fn pronouns_and_counted_groups_are_those_told_of() {
        check(&[
            (
                "Chad closed its embassy on Monday. It had signed a pact with Mali in May 2021.",
                "Agreement Chad + Mali | 2021-05 | - | occurred",
            ),
            (
                "The four states on the lake, Chad, Niger, Nigeria and Cameroon, signed a charter in Rome on Monday.",
                "Agreement Chad + Niger + Nigeria + Cameroon | 2024-05-13 | Rome | occurred",
            ),
            (
                "Mali said that the last of its men had left Chad, which it invaded in 1990.",
                "Conflict Mali + Chad | 1990 | Chad | occurred",
            ),
            (
                "Anna Smith asked Boris Berg for help by telephone on Monday.",
                "Call Anna Smith + Boris Berg | 2024-05-13 | - | occurred",
            ),
            (
                "Fifteen Malian soldiers were killed in a dawn attack by gunmen on Monday.",
                "Conflict Mali | 2024-05-13 | - | occurred",
            ),
            ("Three farmers were killed in a dawn attack by gunmen on Monday.", ""),
        ]);
    }
}
