//! Whether a date or place of the sentence belongs to an event: how the word that it hangs on stands to the event's.

use super::chain::{NOT_THEN, puts_name_to};
use crate::extract::events::scene::Placed;
use crate::extract::frames;
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::extract::words::lower;
use crate::facts::EntityKind;
use crate::language::{Dep, Tag};

/// Whether a date or place hangs on a word, right away or by way of a place.
pub(super) fn hangs_on(placed: &Placed, token: usize) -> bool {
    placed.anchor == token || placed.outer == Some(token)
}

/// "met in May at the summit in Oslo, and in Rome in June": whether what stands behind a noun is in another stretch of its clause.
pub(super) fn in_next_stretch(reading: &Reading, noun: usize, at: usize) -> bool {
    let doc = reading.doc;
    !doc.is_verbal(noun)
        && at > noun
        && (noun + 1..at).any(|t| {
            doc.tokens[t].is("and")
                && doc.tokens[t + 1].tag == Tag::In
                && !doc.subtree(noun).contains(&(t + 1))
        })
}

/// Whether a word is below the trigger with no other clause between: "hosted him for [talks on Monday]".
pub(super) fn hangs_below(reading: &Reading, found: &Match, anchor: usize) -> bool {
    let doc = reading.doc;
    let mut at = anchor;
    for _ in 0..8 {
        if at == found.trigger {
            return true;
        }
        // "talks held in Oslo in May"
        let held = doc.tokens[at].dep == Dep::Acl && matches!(doc.tokens[at].tag, Tag::Vbn | Tag::Vbd);
        if (doc.tokens[at].tag.is_verb() && !held)
            || matches!(doc.tokens[at].dep, Dep::Relcl | Dep::Advcl | Dep::Conj)
        {
            return false;
        }
        let Some(head) = doc.head(at) else { return false };
        // "attacks similar to the May 3 raid": that was another.
        let likened = doc.tokens[head].is_any(&["similar", "like", "unlike", "akin", "than"]);
        if likened || doc.tokens[head].is_any(NOT_THEN) || tells_topic(reading, head) {
            return false;
        }
        // "clashed despite the truce signed in Oslo in May": that is of the truce.
        if is_of_the_occasion(reading, at, head) && at != found.trigger {
            return false;
        }
        let of_another = held && head != found.trigger && frames::knows(&lower(&doc.tokens[head].lemma));
        if of_another && doc.is_verbal(found.trigger) {
            return false;
        }
        at = head;
    }
    false
}

/// "issued a communiqué on the occasion of a visit from 14 to 17 May", "a statement on the visit of May": those are the days of the visit.
fn is_of_the_occasion(reading: &Reading, noun: usize, preposition: usize) -> bool {
    let doc = reading.doc;
    let stay = matches!(&*doc.tokens[noun].lemma, "visit" | "trip" | "tour" | "anniversary");
    let of_occasion = doc.tokens[preposition].is("of")
        && doc
            .head(preposition)
            .is_some_and(|o| doc.tokens[o].is_any(&["occasion", "conclusion", "outcome", "results"]));
    stay && doc.tokens[noun].dep == Dep::Pobj && (of_occasion || doc.tokens[preposition].is("on"))
}

/// Whether a date or place belongs to a clause that describes the event's noun.
pub(super) fn told_in_clause(reading: &Reading, trigger: usize, anchor: usize) -> bool {
    let doc = reading.doc;
    let mut at = anchor;
    for _ in 0..4 {
        let token = &doc.tokens[at];
        let describes = matches!(token.dep, Dep::Relcl | Dep::Acl | Dep::Amod | Dep::Xcomp | Dep::Acomp);
        // "that was due on Monday"
        let is = token.dep == Dep::Relcl && token.lemma.as_ref() == "be" && at != anchor;
        let signs = puts_name_to(reading, at);
        if !describes || !(is || signs || reading.words.occasions.told.contains(&token.lemma)) {
            return false;
        }
        if is_set_for(reading, trigger, at) {
            return true;
        }
        match doc.head(at) {
            Some(head) if head == trigger => return true,
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// "a visit to Oslo by the minister, Bo Berg, set for Monday": the parser hangs "set" on the last name of what is set.
fn is_set_for(reading: &Reading, trigger: usize, participle: usize) -> bool {
    let doc = reading.doc;
    let set = matches!(
        &*doc.tokens[participle].lemma,
        "set" | "schedule" | "slate" | "due" | "plan" | "bill" | "fix"
    );
    // "a meeting of their cabinets that had been set for July"
    let relative = doc.tokens[participle].dep == Dep::Relcl && doc.is_passive(participle);
    let auxiliary = |t: usize| relative && doc.head(t) == Some(participle);
    set && (relative || doc.tokens[participle].dep == Dep::Acl)
        && doc.tokens[trigger].tag.is_noun()
        && participle > trigger
        && doc.subtree(trigger).contains(&participle)
        && !(trigger + 1..participle).any(|t| doc.tokens[t].tag.is_verb() && !auxiliary(t))
}

pub(super) fn held(reading: &Reading, trigger: usize, participle: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[participle];
    participle > trigger
        && matches!(token.tag, Tag::Vbn | Tag::Vbd)
        && reading.words.clauses.held.contains(&token.lemma)
        && doc.tokens[trigger].tag.is_noun()
        && doc
            .child_by(participle, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Auxpass, Dep::Dobj])
            .is_none()
        && doc.subtree(trigger).contains(&(participle - 1))
        && !doc.tokens[participle - 1].is_any(&[",", "and", "or", "but"])
}

/// Whether a preposition says what something is about: "talks on the war in Sudan".
pub(super) fn tells_topic(reading: &Reading, preposition: usize) -> bool {
    let doc = reading.doc;
    let topic = doc.tokens[preposition].is_any(&["about", "regarding", "concerning", "over", "against"])
        || doc.tokens[preposition].is("on")
            && doc
                .head(preposition)
                .is_some_and(|h| reading.words.clauses.talk.contains(&doc.tokens[h].lemma));
    // "on Monday", "on the sidelines"
    topic
        && !doc.children_by(preposition, &[Dep::Pobj]).any(|o| {
            doc.tokens[o].is_any(&["sidelines", "sideline", "margins", "board"])
                || reading.date_at(o).is_some()
        })
}

/// Whether a word stands in a participle's clause in front of a clause, and tells where and when that is set: "meeting in Oslo on
/// Monday", "winding up three days of talks in Oslo on Monday".
pub(super) fn sets_scene(reading: &Reading, anchor: usize, verb: usize) -> bool {
    let doc = reading.doc;
    let mut at = anchor;
    for _ in 0..6 {
        let word = &doc.tokens[at];
        let Some(head) = doc.head(at) else { return false };
        if word.tag == Tag::Vbg && matches!(word.dep, Dep::Advcl | Dep::Csubj) {
            let then = doc.child_by(at, &[Dep::Mark, Dep::Aux, Dep::Nsubj, Dep::Neg]).is_none();
            let sets = at == anchor || reading.words.occasions.sets_scene.contains(&word.lemma);
            return then && sets && at < verb && head == verb;
        }
        if word.tag.is_verb() || word.is_any(NOT_THEN) || matches!(word.dep, Dep::Relcl | Dep::Conj) {
            return false;
        }
        at = head;
    }
    false
}

/// Whether a date or place of a speaker's words hangs on the attribution that parts them, with no verb of his between it and
/// what it tells of.
pub(super) fn is_resumed(reading: &Reading, trigger: usize, at: usize, anchor: usize) -> bool {
    let voices = &reading.voices;
    let verb = |t: usize| reading.doc.tokens[t].tag.is_verb() && voices.agree(t, trigger);
    voices.at(trigger) != Voice::Article
        && voices.agree(at, trigger)
        && !voices.agree(anchor, trigger)
        && at > trigger
        && !(trigger + 1..at).any(verb)
}

/// Whether a date or place stands behind the trigger, hung on something else by mistake, with no other clause between: on what
/// happens at no time ("with the minister, Bo Berg, on Monday"), on a gerund ("an accord on mining in Oslo").
pub(super) fn hung_by_mistake(
    reading: &Reading,
    trigger: usize,
    last: usize,
    at: usize,
    anchor: usize,
) -> bool {
    let doc = reading.doc;
    let clause = |t: &usize| {
        let word = &doc.tokens[*t];
        let gerund = word.tag == Tag::Vbg && matches!(word.dep, Dep::Pobj | Dep::Compound | Dep::Amod);
        (word.tag.is_verb() && !gerund) || word.tag == Tag::Md || word.is(";")
    };
    let word = &doc.tokens[anchor];
    let person = reading
        .named_at(anchor)
        .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person));
    let office = reading.words.occasions.offices.contains(&word.lemma);
    at > trigger
        && at <= trigger + if person || office { 24 } else { 12 }
        && doc.subtree(last).contains(&at)
        && !(trigger + 1..at).any(|t| clause(&t))
        && (!word.tag.is_noun() || person || office)
}
