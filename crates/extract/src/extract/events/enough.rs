//! Whether a word of the lexicon, with those who fill its parts, tells of an event at all.

use super::FoundEvent;
use super::nameless;
use super::status::Mood;
use crate::extract::frames::{self, Hit, Role};
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind, Status};
use crate::language::{Dep, Relation, Tag};

/// "Ott attacked Berg over taxes": people fight with words, unless it is told that one of them is armed.
fn quarrels(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let person = |p: &usize| reading.kind(*p) == EntityKind::Person;
    let state = |p: &usize| reading.kind(*p) == EntityKind::Country;
    let victims = hit.of(&[Role::Target, Role::Counterpart]);
    event.kind == EventKind::Conflict
        && !event.participants.iter().any(state)
        && (event.participants.iter().all(person) || victims.iter().any(person))
}

/// "are in conflict with Chad over fishing rights": they disagree.
fn is_of_interests(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let preposition = doc.head(hit.trigger).filter(|p| doc.tokens[*p].is("in"));
    let be = preposition.and_then(|p| doc.head(p)).filter(|v| doc.tokens[*v].lemma.as_ref() == "be");
    let Some(be) = be.filter(|_| hit.word_is(reading, &["conflict"])) else { return false };
    let over =
        |t: usize| doc.children_by(t, &[Dep::Prep]).any(|p| reading.token_is(p, &["over", "about", "on"]));
    over(be) || over(hit.trigger)
}

/// "statements made by Ott and Berg": what people say or write is no pact, unless they sign it or say it jointly.
fn is_said_by_people(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let doc = reading.doc;
    let signed = hit.words.iter().any(|w| reading.words.clauses.signs.contains(&doc.tokens[*w].lemma));
    let made = |v: &usize| hit.frame.shape_supports(&doc.tokens[*v].lemma);
    let by_clause = doc.children_by(hit.trigger, &[Dep::Acl, Dep::Relcl]).any(|v| made(&v));
    // "carried letters between them"
    if hit.word_is(reading, &["letter", "note", "paper", "text", "document"])
        && hit.words.is_empty()
        && !by_clause
    {
        let passive = doc.head(hit.trigger).filter(|_| doc.tokens[hit.trigger].dep == Dep::Nsubjpass);
        let raised = super::raised::raised(reading, hit.trigger);
        return !raised.or(passive).is_some_and(|v| made(&v));
    }
    let joint = doc.children_by(hit.trigger, &[Dep::Amod, Dep::Compound]);
    let joint = joint.into_iter().any(|m| reading.token_is(m, &["joint", "common", "final"]));
    hit.word_is(
        reading,
        &["statement", "declaration", "letter", "note", "paper", "text", "document", "manifesto"],
    ) && event.participants.iter().all(|p| reading.kind(*p) == EntityKind::Person)
        && !signed
        && !joint
}

/// "Planes of the coalition struck a bridge", "missiles hit the docks": soldiers and weapons whose side is not known.
pub(super) fn armed_subject(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let subject = doc.surface_subject(hit.trigger);
    let noun = subject.map(|s| doc.antecedent_of_relative(hit.trigger, s));
    noun.is_some_and(|s| {
        frames::is_armed(reading, s) || reading.words.deeds.opponents.holds(&doc.tokens[s].lemma)
    })
}

/// Whether one party signs what is known: "the rebels signed the truce on Monday".
fn signs_for_itself(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let doc = reading.doc;
    let state = |p: &usize| matches!(reading.kind(*p), EntityKind::Country | EntityKind::Organization);
    let signs = hit.words.iter().any(|w| reading.words.clauses.signs.contains(&doc.tokens[*w].lemma));
    event.kind == EventKind::Agreement
        && hit.points_back
        && signs
        && event.date.is_some()
        && event.participants.iter().any(state)
}

/// "The board met the demands": what is met is no partner.
fn meets_a_thing(reading: &Reading, hit: &Hit) -> bool {
    let object = |a: &crate::language::Argument| a.relation == crate::language::Relation::Object;
    hit.word_is(reading, &["meet", "encounter"]) && reading.doc.arguments(hit.trigger).iter().any(object)
}

/// "Ott and Berg welcomed the outcome": who receives a thing meets nobody, least of all those who receive it too.
fn receives_a_thing(reading: &Reading, hit: &Hit) -> bool {
    let object = reading.doc.child_by(hit.trigger, &[Dep::Dobj]);
    hit.frame.id.starts_with("frames.meeting.receive")
        && object.is_some_and(|o| !reading.token_is(o, &["other", "another"]))
        && hit.of(&[Role::Counterpart, Role::Target]).is_empty()
}

/// "No minister has come", "nobody of that office had come": whether nobody is said to have done it.
fn by_nobody(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let subject = doc.surface_subject(hit.trigger).filter(|_| doc.is_verbal(hit.trigger));
    let nobody = |s: usize| reading.token_is(s, &["nobody", "none", "no-one"]);
    subject.is_some_and(|s| {
        nobody(s) || doc.children_by(s, &[Dep::Det]).any(|d| reading.token_is(d, &["no", "neither"]))
    })
}

/// "was freed after two days in Oslo": days somewhere are a visit only for who travels.
fn stays_unwillingly(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let goes = |v: usize| {
        reading.words.occasions.goes.contains(&doc.tokens[v].lemma)
            || matches!(&*doc.tokens[v].lemma, "leave" | "depart" | "land" | "continue")
    };
    (hit.frame.id.starts_with("frames.visit.days-in") || hit.frame.id.starts_with("frames.visit.leaves-for"))
        && !doc.ancestors(hit.trigger).find(|t| doc.is_verbal(*t)).is_some_and(goes)
}

/// "called on Ott to resign": to ask is no visit.
fn asks(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    if !hit.frame.id.starts_with("frames.meeting.call-on") || !hit.word_is(reading, &["call"]) {
        return false;
    }
    let infinitive =
        |t: usize| reading.token_is(t, &["to"]) && doc.tokens.get(t + 1).is_some_and(|v| v.tag.is_verb());
    let whom = doc.children_by(hit.trigger, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["on"]));
    whom.flat_map(|p| doc.children_by(p, &[Dep::Pobj])).any(|o| {
        let end = doc.subtree(o).end;
        infinitive(end) || (o..end).any(infinitive)
    })
}

/// "urged them to settle it through dialogue": a way of doing what is not yet done is no meeting.
fn is_a_means(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let noun = hit.trigger;
    let preposition = doc
        .head(noun)
        .filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is_any(&["through", "by", "via"]));
    let bare = doc.child_by(noun, &[Dep::Det, Dep::Poss, Dep::Nummod]).is_none();
    let kind = hit.frame.event.is_some_and(EventKind::is_meeting) && hit.of(&[Role::Counterpart]).is_empty();
    let verb = preposition.and_then(|p| doc.head(p)).filter(|v| kind && bare && doc.is_verbal(*v));
    verb.is_some_and(|v| {
        matches!(super::status::mood(reading, v), Mood::Wanted | Mood::Possible | Mood::Would)
    })
}

/// "an accord on exchanging views": what a pact is about is not done yet.
fn is_of_a_pact(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let gerund = doc.tokens[hit.trigger].tag == Tag::Vbg && doc.tokens[hit.trigger].dep == Dep::Pcomp;
    let about = doc
        .head(hit.trigger)
        .filter(|p| gerund && doc.tokens[*p].is_any(&["on", "about", "for", "of", "over", "regarding"]));
    let noun = about.and_then(|p| doc.head(p));
    noun.is_some_and(|n| reading.words.deeds.dated_pacts.contains(&doc.tokens[n].lemma))
        || noun.is_some_and(|n| {
            doc.is_verbal(n)
                && doc
                    .children_by(n, &[Dep::Dobj, Dep::Nsubjpass])
                    .any(|o| reading.words.deeds.dated_pacts.contains(&doc.tokens[o].lemma))
        })
}

/// "The cardinal will meet with Ott and Berg": those whom somebody unknown met did not meet each other.
fn is_met_by_somebody(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let doc = reading.doc;
    event.kind.is_meeting()
        && doc.is_verbal(hit.trigger)
        && !doc.is_passive(hit.trigger)
        && hit.of(&[Role::Agent]).is_empty()
        && hit.of(&[Role::Counterpart]).len() >= 2
        && doc.child_by(hit.trigger, &[Dep::Nsubj]).is_some_and(|s| doc.tokens[s].tag != Tag::Prp)
}

/// "Ott and Berg called in on their way home": whom they saw is not told, and it was not each other.
fn lacks_the_other(hit: &Hit) -> bool {
    hit.frame.id.starts_with("frames.meeting.call-on") && hit.of(&[Role::Counterpart]).is_empty()
}

/// "Ahead of Friday's meeting, France and Germany unveiled a plan": who else comes is not told, and it is not theirs alone.
fn lies_ahead_of_others(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let noun = hit.trigger;
    if !hit.frame.event.is_some_and(EventKind::is_meeting) || doc.is_verbal(noun) {
        return false;
    }
    let whose = doc.child_by(noun, &[Dep::Poss]).filter(|p| doc.tokens[*p].tag == Tag::PrpS);
    let phrase = doc.subtree(noun);
    let inside = hit.parts.iter().any(|p| p.words.iter().any(|w| phrase.contains(w)));
    lies_ahead(reading, noun) && whose.is_none() && !inside
}

/// "ahead of Friday's meeting"
pub(super) fn lies_ahead(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let of = doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("of"));
    of.and_then(|p| doc.head(p)).is_some_and(|a| doc.tokens[a].is("ahead"))
}

/// Whether enough is told for an event.
pub(super) fn enough(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let nominal = !reading.doc.is_verbal(hit.trigger);
    let passive = nominal || reading.doc.is_passive(hit.trigger);
    let armed =
        (hit.struck || !hit.of(&[Role::Target, Role::Place]).is_empty()) && armed_subject(reading, hit);
    if hit.aims()
        && !passive
        && !armed
        && hit.of(&[Role::Agent]).is_empty()
        && event.kind == EventKind::Conflict
    {
        return false;
    }
    // "could not agree", "no minister has set foot there": nothing in particular was to take place.
    let denied = event.status == Status::Denied;
    let signs = event.word == "sign" && !hit.frame.id.ends_with("states-sign-sign");
    let agrees = event.kind == EventKind::Agreement && !nominal && !signs;
    if denied && (agrees || by_nobody(reading, hit)) {
        return false;
    }
    // "A pact with A and B was signed": they did not sign it with each other.
    let with = hit.of(&[Role::Counterpart]);
    if event.kind == EventKind::Agreement && hit.of(&[Role::Agent]).is_empty() && with.len() >= 2 {
        return false;
    }
    if is_of_interests(reading, hit)
        || quarrels(reading, hit, event)
        || is_said_by_people(reading, hit, event)
    {
        return false;
    }
    let aimless = !hit.struck && hit.of(&[Role::Target, Role::Place]).is_empty();
    if hit.aims() && !nominal && event.kind == EventKind::Conflict && aimless {
        return false;
    }
    // "holed up in a house after attacking a Chadian post": who did it is told in another clause.
    let gerund =
        reading.doc.tokens[hit.trigger].tag == Tag::Vbg && reading.doc.tokens[hit.trigger].dep == Dep::Pcomp;
    if event.kind == EventKind::Conflict && gerund && hit.of(&[Role::Agent]).is_empty() {
        return false;
    }
    let untold = hit.frame.id.starts_with("frames.conflict.fired-when") && hit.of(&[Role::Target]).is_empty();
    if untold || lacks_the_other(hit) || lies_ahead_of_others(reading, hit) {
        return false;
    }
    let of_others = is_of_a_pact(reading, hit) || is_met_by_somebody(reading, hit, event);
    if asks(reading, hit) || is_a_means(reading, hit) || of_others {
        return false;
    }
    if hit.frame.day() && event.date.is_none() || stays_unwillingly(reading, hit) {
        return false;
    }
    parties_suffice(reading, hit, event)
}

/// "Ten Malian soldiers were killed in an ambush near Gao on Monday": by whomever.
fn are_ambushed(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    (event.date.is_some() || event.place.is_some())
        && event.status == Status::Occurred
        && !reading.doc.is_verbal(hit.trigger)
        && hit.of(&[Role::Agent]).is_empty()
        && strikes_soldiers(reading, hit)
}

/// "Ten Malian soldiers died in an attack by gunmen."
fn strikes_soldiers(reading: &Reading, hit: &Hit) -> bool {
    let soldier = |w: &usize| reading.words.deeds.armed.contains(&reading.doc.tokens[*w].lemma);
    hit.frame.event == Some(EventKind::Conflict)
        && hit.parts.iter().any(|p| p.role == Role::Target && p.words.iter().any(soldier))
}

/// "talks between the Chadian government and the rebels", "met the separatists": nameless opponents are the other side.
fn faces_opponents(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let kind = hit.frame.event;
    let fits =
        kind.is_some_and(|k| k.is_meeting() || matches!(k, EventKind::Agreement | EventKind::Conflict));
    let struck_soldiers = strikes_soldiers(reading, hit);
    let verb = doc.head(hit.trigger).filter(|v| doc.is_verbal(*v));
    let own = std::iter::once(hit.trigger).chain(verb).flat_map(|t| doc.arguments(t).iter().copied());
    let opponent = |t: usize| reading.words.deeds.opponents.holds(&doc.tokens[t].lemma);
    // "four guerrilla commanders"
    let commander = |t: usize| doc.children_by(t, &[Dep::Compound, Dep::Amod]).any(|c| c < t && opponent(c));
    let nameless = |t: usize| reading.named_at(t).is_none() && (opponent(t) || commander(t));
    fits && own
        .filter(|a| match a.relation {
            Relation::Behind(p) if struck_soldiers => reading.token_is(p, &["by", "of", "from"]),
            Relation::Behind(p) => reading.token_is(p, &["between", "with", "against"]),
            Relation::Subject | Relation::Object => a.token != hit.trigger,
            _ => false,
        })
        .any(|a| doc.conjuncts(a.token).iter().copied().any(nameless))
}

/// "met the delegation from the south", "agreed with her hosts": those on the other side act for somebody, though nobody names whom.
fn faces_delegates(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let deeds = &reading.words.deeds;
    let verb = doc.head(hit.trigger).filter(|v| doc.is_verbal(*v));
    let own = std::iter::once(hit.trigger).chain(verb).flat_map(|t| doc.arguments(t).iter().copied());
    let delegate = |t: usize| {
        let lemma = lower(&doc.tokens[t].lemma);
        let acts =
            deeds.groups.contains(&lemma) || deeds.fellows.contains(&lemma) || deeds.human.contains(&lemma);
        doc.tokens[t].tag.is_noun()
            && reading.named_at(t).is_none()
            && acts
            && !reading.words.actors.private.contains(&lemma)
    };
    let counterpart = |a: &crate::language::Argument| match a.relation {
        Relation::Behind(p) => reading.token_is(p, &["with"]),
        Relation::Object => a.token != hit.trigger,
        _ => false,
    };
    let kind = hit.frame.event;
    kind.is_some_and(|k| k.is_meeting() || k == EventKind::Agreement)
        && hit.of(&[Role::Counterpart]).is_empty()
        && own.filter(counterpart).any(|a| doc.conjuncts(a.token).iter().copied().any(delegate))
}

/// "Chad is hosting a meeting of African countries": the host meets those who come.
fn hosts_states(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let host = hit.frame.event.is_some_and(EventKind::is_meeting)
        && hit.words.iter().any(|w| reading.token_is(*w, &["host", "hosts", "hosted", "hosting"]));
    let states = |a: &crate::language::Argument| {
        matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["of", "between", "among", "with"]))
            && matches!(doc.tokens[a.token].tag, Tag::Nns | Tag::Nnps)
            && (matches!(
                &*reading.common_lemma(a.token),
                "country" | "state" | "nation" | "neighbour" | "neighbor"
            ) || reading.words.actors.leaders.contains(&reading.common_lemma(a.token)))
    };
    host && doc.arguments(hit.trigger).iter().any(states)
}

/// Whether a telling without any named party suffices; `None` where nobody could act unnamed.
fn nobody_suffices(reading: &Reading, hit: &Hit, event: &FoundEvent) -> Option<bool> {
    let set = event.date.is_some() || event.place.is_some();
    let fixed = event.date.is_some() && event.place.is_some();
    let nominal = !reading.doc.is_verbal(hit.trigger);
    if !event.participants.is_empty() {
        return None;
    }
    // "She was decorated in Oslo in 2012": by somebody who took part, whoever it was.
    if hit.frame.dated() {
        let subject = reading.doc.surface_subject(hit.trigger).filter(|_| !nominal);
        // "Peru is to open an embassy in Oslo in May": not somebody unnamed, but a state, that does it as it were by letter.
        let someone = subject.is_some_and(|s| {
            reading.doc.tokens[s].tag == Tag::Prp
                || (hit.frame.shape_is_for_people() && reading.named_at(s).is_some())
        });
        return Some(fixed && !someone);
    }
    if nameless::acts_for_states(reading, hit) || nameless::is_of_peace(reading, hit) {
        return Some(set);
    }
    (nameless::leaders(reading, hit) || nameless::is_about_a_state(reading, hit)).then_some(fixed)
}

/// "the intra-Chadian talks": those of one state, among themselves.
fn is_within(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    event.kind.is_meeting()
        && event.participants.len() == 1
        && reading.doc.subtree(hit.trigger).any(|t| reading.doc.tokens[t].is("intra"))
}

/// Whether as many take part as the word asks for.
fn parties_suffice(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let set = event.date.is_some() || event.place.is_some();
    let body = |p: &usize| reading.kind(*p) == EntityKind::Organization;
    let nominal = !reading.doc.is_verbal(hit.trigger);
    let agents = hit.of(&[Role::Agent]);
    if receives_a_thing(reading, hit) {
        return false;
    }
    if let Some(suffices) = nobody_suffices(reading, hit, event) {
        return suffices;
    }
    let least = match hit.frame.least() {
        // "the Council met"; "the Council summit" is an event only with its day or place.
        n if hit.frame.alone
            && agents.iter().any(body)
            && !meets_a_thing(reading, hit)
            && (set || !nominal) =>
        {
            n.min(1)
        }
        n => n,
    };
    let struck = hit.struck
        && (!agents.is_empty() || event.participants.iter().any(|p| reading.kind(*p) == EntityKind::Country));
    // "dropped bombs on Sfax on Monday": somebody's town, whosesoever it is.
    let on_a_town = event.kind == EventKind::Conflict
        && event.status == Status::Occurred
        && hit.aims()
        && set
        && !agents.is_empty()
        && hit.parts.iter().any(|p| p.role == Role::Place && reading.kind(p.entity) == EntityKind::Place);
    let least = if on_a_town { least.min(1) } else { least };
    // "talks between Chad and the rebels": a state and those within it, who are not named.
    let least =
        if hosts_states(reading, hit) || are_ambushed(reading, hit, event) { least.min(1) } else { least };
    // Somebody who "received the man" met him; but of whom, nobody could ask.
    let one_side = |p: &usize| reading.kind(*p) != EntityKind::Person;
    // A head of state who signs a truce with the rebels does so for his state.
    let signs = |p: &usize| {
        event.kind == EventKind::Agreement && reading.offices_of(event.voice, *p).any(|r| r.of.is_some())
    };
    let with_nameless = matches!(&event.participants[..], [one] if one_side(one) || signs(one))
        && faces_opponents(reading, hit);
    let least = if with_nameless && (event.kind.is_meeting() || set) { least.min(1) } else { least };
    let person = |p: &usize| reading.kind(*p) == EntityKind::Person;
    let with_delegates = set
        && event.participants.len() == 1
        && event.participants.iter().all(person)
        && faces_delegates(reading, hit);
    let least = if with_delegates { least.min(1) } else { least };
    let least = if is_within(reading, hit, event) { least.min(1) } else { least };
    let with_states = set && event.participants.len() == 1 && nameless::faces_states(reading, hit);
    let least = if with_states { least.min(1) } else { least };
    // "Chad signed the truce on Monday": each party's own act.
    let least = if signs_for_itself(reading, hit, event) { 1 } else { least };
    event.participants.len() >= least && (set || struck || !hit.frame.set())
}

/// "It is the first trip to Rome by a French minister": told of what was told before.
pub(super) fn is_pointed_at(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let verb = doc.head(noun).filter(|_| doc.tokens[noun].dep == Dep::Attr);
    let subject = verb.and_then(|v| doc.child_by(v, &[Dep::Nsubj]));
    subject.is_some_and(|s| reading.token_is(s, &["it", "this", "that"]))
}

/// "the watchmaker Ott and the retailer Berg signed", "Berg Ltd.", "Tarn, a Chilean-led consortium": firms, whatever their names were
/// taken for.
pub(super) fn business(reading: &Reading, participants: &[usize]) -> bool {
    /// A firm is called one where it is first named; a state of a hundred mentions is not gone through for each event.
    const FIRST: usize = 16;
    let doc = reading.doc;
    // "the militant group Tarn" is no firm.
    let under_arms = |t: usize| {
        doc.children_by(t, &[Dep::Amod, Dep::Compound]).any(|w| {
            reading.words.ties.under_arms.holds(doc.tokens[w].text)
                || reading.words.deeds.opponents.holds(&doc.tokens[w].lemma)
        })
    };
    let is_firm = |t: usize| reading.words.actors.firms.contains(&doc.tokens[t].lemma) && !under_arms(t);
    let firm = |entity: &usize| {
        let label = &reading.entities[*entity].label;
        if reading.is_armed_by_name(*entity) || reading.gazetteer.is_intergovernmental(label) {
            return false;
        }
        let body = reading.kind(*entity) == EntityKind::Organization;
        let last = label.rsplit_once(' ').map(|(_, last)| last.trim_end_matches('.'));
        if body && last.is_some_and(|last| reading.words.actors.firm_endings.holds(last)) {
            return true;
        }
        let mut named = reading.mentions.of_entity(*entity).take(FIRST);
        named.any(|m| {
            let before = m.tokens.start.checked_sub(1);
            let explained = |head: usize| doc.children_by(head, &[Dep::Appos]).any(is_firm);
            before.is_some_and(is_firm) || (body && m.tokens.end.checked_sub(1).is_some_and(explained))
        })
    };
    participants.iter().any(firm)
}
