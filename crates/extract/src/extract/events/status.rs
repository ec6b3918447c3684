//! How far the article commits to something: read off the words above it in the tree.
//!
//! "met" is real; "will meet", "plans to meet" planned; "wants to meet", "proposed a summit" wanted; "could meet", "if
//! they met" possible; "refused to meet", "no meeting" denied; "called off the summit" cancelled. The walk goes from the
//! word to the verb of its clause and on through infinitives, objects and "that" clauses; it ends where what is above only
//! tells when or why.

use super::climb::up;
use super::governor::{above, class, own};
use super::granted::{agrees_to_pact, is_presupposed, takes_for_granted};
use super::raised::{is_off_after_all, of_subject_above, raised, will_not_be};
use crate::extract::reading::Reading;
pub(in crate::extract) use crate::extract::words::Mood;
use crate::language::{Dep, Tag};

/// The mood of an event or tie that hangs on a word.
pub(in crate::extract) fn mood(reading: &Reading, trigger: usize) -> Mood {
    reading.mood(trigger, || told_above(reading, trigger))
}

/// The same, from the words above.
fn told_above(reading: &Reading, trigger: usize) -> Mood {
    let doc = reading.doc;
    let mut best = own(reading, trigger);
    let mut at = trigger;
    for _ in 0..8 {
        // "talks are to be held": as the holding is.
        if let Some(verb) = raised(reading, at) {
            best = best.max(mood(reading, verb));
            break;
        }
        let Some(step) = up(reading, at) else { break };
        // "will be signed as soon as it regains the town"
        let adverb = step.tells_when && doc.tokens[step.to].is("soon");
        let word = doc.head(step.to).filter(|_| adverb).unwrap_or(step.to);
        if step.tells_when {
            // "will sign it at the summit", "is expected to sign it at the summit": what the clause lies ahead of, its setting does too.
            let to = |v: usize| doc.children_by(v, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
            // "is set to go there to prepare the ground ahead of the summit"
            let then = if doc.is_verbal(word) && to(word) { mood(reading, word) } else { own(reading, word) };
            let ahead =
                then == Mood::Planned || is_expected_to(reading, word) || will_in_the_end(reading, word);
            if best <= Mood::Real && ahead {
                best = Mood::Planned;
            }
            // "will join Ott and his aides at the summit": the aides tell nothing of it.
            let at_it = step.preposition.is_some_and(|p| doc.tokens[p].is_any(&["at", "during"]));
            if at_it
                && is_plain_noun(reading, word)
                && class(reading, word, None).is_none()
                && best <= Mood::Real
                && !step.last
                && mood(reading, word) == Mood::Planned
            {
                best = Mood::Planned;
            }
            break;
        }
        if takes_for_granted(reading, trigger, at, &step) || is_presupposed(reading, trigger, at, &step) {
            break;
        }
        // "agreed to a truce": to agree to it is to make it.
        let made = agrees_to_pact(reading, trigger, &step);
        let of_subject = of_subject_above(reading, &step);
        // "broke off relations, accusing it of theft": what stands beside a deed is not called off with its object.
        let beside = is_detached(reading, at) && above(reading, at, &step) == Mood::Cancelled;
        let plain = made || beside;
        best = best.max(
            of_subject.unwrap_or_else(|| if plain { own(reading, word) } else { above(reading, at, &step) }),
        );
        if step.last {
            break;
        }
        at = word;
    }
    if is_off(reading, trigger, at, best) { Mood::Cancelled } else { best }
}

/// Whether what is denied or planned had been settled, and is off.
fn is_off(reading: &Reading, trigger: usize, at: usize, mood: Mood) -> bool {
    let doc = reading.doc;
    match mood {
        Mood::Denied => {
            // "should boycott the Games set for May": they take place all the same.
            let shunned = doc
                .ancestors(trigger)
                .take(2)
                .any(|v| matches!(&*doc.tokens[v].lemma, "boycott" | "skip" | "shun" | "miss" | "snub"));
            let set = !shunned && !doc.is_verbal(trigger) && own(reading, trigger) == Mood::Planned;
            set || will_not_be(reading, trigger)
        }
        Mood::Planned => {
            let above = doc.ancestors(trigger).take(3);
            above.into_iter().any(|v| is_off_after_all(reading, v)) || was_part_of_what_is_off(reading, at)
        }
        _ => false,
    }
}

/// A participle behind a comma: "…, accusing it of theft".
fn is_detached(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let comma = doc.subtree(verb).start.checked_sub(1).is_some_and(|c| reading.token_is(c, &[","]));
    token.tag == Tag::Vbg && token.dep == Dep::Advcl && comma
}

/// "called off a trip to Chad, where he was to meet Ott": the meeting is off with the trip.
fn was_part_of_what_is_off(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let aux_was =
        doc.children_by(verb, &[Dep::Auxpass, Dep::Aux]).any(|a| reading.token_is(a, &["was", "were"]));
    let was = reading.token_is(verb, &["was", "were"]) || aux_was;
    let where_ = doc.children_by(verb, &[Dep::Advmod]).any(|w| reading.token_is(w, &["where", "when"]));
    if doc.tokens[verb].dep != Dep::Relcl || !was || !where_ {
        return false;
    }
    let above = doc.ancestors(verb).take(4).find(|t| doc.is_verbal(*t));
    above.is_some_and(|v| class(reading, v, None) == Some(Mood::Cancelled) && own(reading, v) <= Mood::Real)
}

/// Whether a noun only tells when something else was, and nothing beside it says that it is to come: "at the talks".
pub(super) fn only_tells_when(reading: &Reading, noun: usize) -> bool {
    up(reading, noun).is_some_and(|s| s.tells_when) && own(reading, noun) <= Mood::Real
}

/// The subject of the clause that a noun stands in.
pub(super) fn clause_subject(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let verb = doc.ancestors(noun).take(4).find(|t| doc.is_verbal(*t))?;
    doc.surface_subject(verb)
}

/// Whether a word is a noun, and no verb's form.
fn is_plain_noun(reading: &Reading, word: usize) -> bool {
    reading.doc.tokens[word].tag.is_noun() && !reading.doc.is_verbal(word)
}

/// "will want to tell it after meeting Ott": as the wanting is.
fn will_in_the_end(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let mut at = verb;
    while doc.tokens[at].dep == Dep::Xcomp {
        let Some(above) = doc.head(at) else { return false };
        let will = |a: usize| doc.tokens[a].is_any(&["will", "wo", "’ll", "'ll"]);
        if doc.children_by(above, &[Dep::Aux]).any(will) {
            return true;
        }
        at = above;
    }
    false
}

/// "is expected to tell him at the talks", "is due to land before the meeting".
fn is_expected_to(reading: &Reading, word: usize) -> bool {
    let doc = reading.doc;
    let to = |x: usize| doc.children_by(x, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let participle = doc.is_passive(word) || doc.tokens[word].tag.is_adjective();
    participle
        && own(reading, word) <= Mood::Real
        && class(reading, word, None) == Some(Mood::Planned)
        && doc.children_by(word, &[Dep::Xcomp]).any(to)
}

/// The mood of what a noun takes for granted, "their growing ties": only its own words, and the verb that the match holds.
pub(in crate::extract) fn mood_of_match(reading: &Reading, trigger: usize, words: &[usize]) -> Mood {
    let doc = reading.doc;
    if doc.is_verbal(trigger) {
        return mood(reading, trigger);
    }
    let mut best = own(reading, trigger);
    let mut at = trigger;
    for _ in 0..3 {
        let Some(step) = up(reading, at) else { break };
        let direct =
            matches!(step.dep, Dep::Dobj | Dep::Nsubjpass | Dep::Attr | Dep::Pobj) && !step.tells_when;
        if words.contains(&step.to) && doc.is_verbal(step.to) {
            return best.max(mood(reading, step.to)).max(above(reading, at, &step));
        }
        if !direct || step.last {
            break;
        }
        best = best.max(
            class(reading, step.to, step.preposition).filter(|m| *m >= Mood::Denied).unwrap_or(Mood::Open),
        );
        // "no sign of a thaw"
        let sign = reading.words.deeds.signs.contains(&doc.tokens[step.to].lemma);
        if sign && own(reading, step.to) == Mood::Denied {
            best = best.max(Mood::Denied);
        }
        at = step.to;
    }
    best
}
