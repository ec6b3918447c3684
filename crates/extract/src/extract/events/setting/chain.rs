//! The words above an event whose dates and places are its own too.

use super::reach::tells_topic;
use crate::extract::events::raised::{due, raised};
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::language::{Dep, Tag};

/// Prepositions that tie a clause to a time without being that time.
pub(in crate::extract::events) const NOT_THEN: &[&str] =
    &["since", "until", "till", "after", "before", "ahead", "following", "prior", "by"];

/// A word above the trigger, and whether it was reached over an "and".
pub(in crate::extract::events) struct Link {
    pub(in crate::extract::events) token: usize,
    pub(super) joined: bool,
    /// It is what "where" or "when" takes up: "in Paris, where they met".
    pub(super) taken_up: bool,
}

impl Link {
    /// Whether it was reached over an "and".
    pub(in crate::extract::events) fn joined(&self) -> bool {
        self.joined
    }
}

/// The trigger and the words above it whose dates and places are its own too, the nearest first.
pub(super) fn chain(reading: &Reading, found: &Match) -> Vec<Link> {
    let doc = reading.doc;
    let mut chain = vec![Link { token: found.trigger, joined: false, taken_up: false }];
    let mut at = found.trigger;
    let mut joined = false;
    for _ in 0..8 {
        let Some(head) = doc.head(at) else { break };
        let token = &doc.tokens[at];
        let anyway = at == found.trigger && stands_anyway(reading, at, head);
        let same_day = is_of_that_day(reading, found.trigger, at, head);
        let then = doc.tokens[head].is_any(NOT_THEN) && !doc.tokens[head].is("by") && !same_day;
        let matter =
            is_a_matter(reading, at) || is_spoken_of(reading, at, head) || is_prepared_for(reading, at, head);
        if anyway || matter || is_asked_for(reading, at) {
            break;
        }
        let ahead_of = token.dep == Dep::Prep && doc.tokens[head].is_any(&["ahead", "prior"]);
        if ahead_of || is_in_the_wake(reading, head) || (then && matches!(token.dep, Dep::Pobj | Dep::Pcomp))
        {
            break;
        }
        let crosses = match token.dep {
            // "were in Oslo on Monday to see Ott sworn in"
            Dep::Ccomp if doc.tokens[head].is_any(&["see", "watch", "witness"]) => true,
            Dep::Ccomp | Dep::Appos | Dep::Poss | Dep::Parataxis => false,
            Dep::Advcl => {
                !doc.children_by(at, &[Dep::Mark, Dep::Advmod]).any(|m| doc.tokens[m].is_any(NOT_THEN))
            }
            Dep::Conj => {
                joined = true;
                true
            }
            _ => true,
        };
        if !crosses {
            break;
        }
        let taken_up = token.dep == Dep::Relcl
            && doc.children_by(at, &[Dep::Advmod]).any(|w| doc.tokens[w].is_any(&["where", "when"]));
        chain.extend(day_described(reading, at, head).map(|token| Link { token, joined, taken_up: true }));
        // "talks are to be held in Oslo"
        chain.extend(raised(reading, at).map(|token| Link { token, joined, taken_up: false }));
        // "talks are due in Oslo on Friday"
        chain.extend(due(reading, at).map(|token| Link { token, joined, taken_up: false }));
        if !matches!(doc.tokens[head].tag, Tag::In | Tag::To) {
            chain.push(Link { token: head, joined, taken_up });
        }
        // "on Friday became the first to sign it"
        let first_to = matches!(doc.tokens[head].dep, Dep::Attr)
            && doc.children_by(at, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
        // "atrocities in Chad, where troops are battling rebels, were condemned in 2015": what goes on now was not on that day.
        let now = taken_up && is_of_now(reading, at);
        if token.dep == Dep::Relcl && ((!taken_up && !first_to) || now) || is_arranged(reading, at, head) {
            break;
        }
        at = head;
    }
    chain
}

/// "came on Monday on the heels of a visit", "in the wake of the raid": that was before.
fn is_in_the_wake(reading: &Reading, of: usize) -> bool {
    let doc = reading.doc;
    doc.tokens[of].is("of")
        && doc.head(of).is_some_and(|n| doc.tokens[n].is_any(&["heels", "wake", "aftermath"]))
}

/// "Asked on Monday whether they had met": the day is that of the question.
pub(in crate::extract::events) fn is_asked_for(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let open = doc.children_by(verb, &[Dep::Mark]).any(|m| reading.token_is(m, &["whether", "if"]));
    let asks = |v: usize| matches!(&*doc.tokens[v].lemma, "ask" | "question" | "press" | "wonder" | "quiz");
    open && doc.head(verb).is_some_and(asks)
}

/// "met in May to arrange talks": what is only arranged is not had when those meet who arrange it.
pub(in crate::extract::events) fn is_arranged(reading: &Reading, noun: usize, verb: usize) -> bool {
    let doc = reading.doc;
    let to = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let arranges =
        matches!(&*doc.tokens[verb].lemma, "arrange" | "organize" | "organise" | "schedule" | "plan");
    to && arranges && doc.tokens[noun].dep == Dep::Dobj
}

/// "left on Monday after a visit", "flew home on Monday after a tour": who leaves has been there until that day.
fn ends_a_stay(reading: &Reading, noun: usize, after: usize) -> bool {
    let doc = reading.doc;
    let stay = doc.tokens[noun].is_any(&["visit", "trip", "tour", "stay"]);
    let Some(verb) = doc.head(after).filter(|v| stay && doc.is_verbal(*v)) else { return false };
    let home = doc.children_by(verb, &[Dep::Advmod]).any(|h| doc.tokens[h].is("home"));
    match &*doc.tokens[verb].lemma {
        "leave" | "depart" => true,
        "fly" | "go" | "return" | "come" | "head" => home,
        _ => false,
    }
}

/// "signed on Friday after a meeting with Ott", "toured a yard on Friday before meeting Ott": both were on Friday, unless it is told how
/// long after.
fn is_of_that_day(reading: &Reading, trigger: usize, at: usize, preposition: usize) -> bool {
    let doc = reading.doc;
    let words = &reading.words;
    let noun = doc.tokens[preposition].is_any(&["after", "following", "before"])
        && words.occasions.gatherings.contains(&doc.tokens[trigger].lemma);
    let noun = noun
        || (doc.tokens[preposition].is_any(&["after", "following"])
            && ends_a_stay(reading, trigger, preposition));
    // "before holding talks with Ott"
    let gerund = doc.tokens[preposition].is_any(&["after", "before"])
        && at == trigger
        && doc.tokens[at].dep == Dep::Pcomp
        && words.occasions.of_one_day.contains(&doc.tokens[at].lemma);
    (noun || gerund) && doc.child_by(preposition, &[Dep::Npadvmod, Dep::Advmod]).is_none()
}

/// "met on Monday over the shelling of Tarn": what they met about was before.
pub(in crate::extract::events) fn is_a_matter(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    token.dep == Dep::Pobj
        && doc
            .head(noun)
            .is_some_and(|p| doc.tokens[p].is_any(&["over", "about"]) && doc.tokens[p].dep == Dep::Prep)
        && reading.words.deeds.blows.contains(&token.lemma)
}

/// "spoke on Monday about the truce", "a call on Saturday on the cease-fire": what they speak of was made at another time.
pub(in crate::extract::events) fn is_spoken_of(reading: &Reading, noun: usize, head: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[noun];
    let made = reading.words.deeds.dated_pacts.contains(&token.lemma)
        || matches!(&*token.lemma, "ceasefire" | "fire" | "war" | "attack" | "invasion");
    token.dep == Dep::Pobj
        && token.tag.is_noun()
        && made
        && doc.tokens[head].dep == Dep::Prep
        && tells_topic(reading, head)
}

/// "met on Monday to prepare for the summit": that is yet to come.
pub(in crate::extract::events) fn is_prepared_for(reading: &Reading, noun: usize, head: usize) -> bool {
    let doc = reading.doc;
    let prepares = |v: usize| {
        matches!(
            &*doc.tokens[v].lemma,
            "prepare" | "plan" | "preparation" | "ready" | "gear" | "arrange" | "arrangement" | "groundwork"
        )
    };
    match doc.tokens[noun].dep {
        Dep::Pobj => doc.tokens[head].is("for") && doc.head(head).is_some_and(prepares),
        Dep::Dobj => doc.is_verbal(head) && doc.tokens[head].lemma.as_ref() == "prepare",
        _ => false,
    }
}

/// "is battling", "holds talks": a clause in the present.
pub(in crate::extract::events) fn is_of_now(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    // "who are to adopt it"
    if doc.child_by(verb, &[Dep::Xcomp]).is_some() {
        return false;
    }
    let present = |t: usize| matches!(doc.tokens[t].tag, Tag::Vbz | Tag::Vbp);
    present(verb) || doc.children_by(verb, &[Dep::Aux, Dep::Auxpass]).any(present)
}

/// "offered help for the war on Monday", "will fly on Friday under the accord": the war, the accord was there before.
fn stands_anyway(reading: &Reading, at: usize, head: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[at];
    // "stopped on Monday under a truce": it began then.
    let stops = doc.head(head).is_some_and(|v| {
        reading.words.deeds.ends.contains(&doc.tokens[v].lemma)
            || matches!(&*doc.tokens[v].lemma, "stop" | "cease" | "halt" | "subside" | "withdraw")
    });
    let in_force =
        doc.tokens[head].is("under") && !stops && reading.words.deeds.dated_pacts.contains(&token.lemma);
    let standing = reading.words.clauses.standing.contains(&token.lemma)
        && !doc.tokens[head].is_any(&["in", "during", "by"]);
    // "a Gulf War veteran died last year", "his Chaco War medals"
    let war = reading.words.moods.is_war(&lower(&token.lemma));
    let of_a_thing = war && matches!(token.dep, Dep::Compound | Dep::Nmod);
    is_told_of(reading, at) || of_a_thing || (token.dep == Dep::Pobj && (in_force || standing))
}

/// "Met in Oslo on Monday and condemned the test", "the truce that ended the war in May": what is judged was at another time and
/// place, what is ended before.
pub(in crate::extract::events) fn is_told_of(reading: &Reading, event: usize) -> bool {
    let doc = reading.doc;
    let war = reading.words.moods.is_war(&lower(&doc.tokens[event].lemma));
    // "agreed on Monday to seek an end to the war"
    let end = doc
        .head(event)
        .filter(|p| doc.tokens[event].dep == Dep::Pobj && doc.tokens[*p].is_any(&["to", "of"]));
    let sought = end.and_then(|p| doc.head(p)).is_some_and(|n| {
        doc.tokens[n].tag.is_noun()
            && matches!(&*doc.tokens[n].lemma, "end" | "halt" | "conclusion" | "cessation")
    });
    if war && sought {
        return true;
    }
    let Some(verb) = doc.head(event).filter(|_| doc.tokens[event].dep == Dep::Dobj) else { return false };
    let ended = war && matches!(&*doc.tokens[verb].lemma, "end" | "halt" | "stop" | "conclude");
    ended || reading.words.clauses.judging.contains(&doc.tokens[verb].lemma)
}

/// "on Monday, the day on which they met": the day that a clause describes.
fn day_described(reading: &Reading, clause: usize, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    doc.head(noun).filter(|d| {
        doc.tokens[clause].dep == Dep::Relcl
            && doc.tokens[noun].dep == Dep::Appos
            && reading.words.occasions.times.contains(&doc.tokens[noun].lemma)
            && reading.date_at(*d).is_some()
    })
}

/// "put their names to", "set his hand to": to sign.
pub(in crate::extract::events) fn puts_name_to(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let name = |o: usize| {
        matches!(
            &*doc.tokens[o].lemma,
            "name" | "signature" | "hand" | "initial" | "initials" | "pen" | "seal"
        )
    };
    matches!(&*doc.tokens[verb].lemma, "put" | "set" | "append" | "affix" | "add")
        && doc.children_by(verb, &[Dep::Dobj]).any(name)
}
