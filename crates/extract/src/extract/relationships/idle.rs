//! Words that tell of no tie, whoever the two are: those of a name, what a poll counts, a courtesy call, "gave credit to".

use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::extract::stances;
use crate::facts::{EntityKind, MentionKind, RelationshipKind};
use crate::language::{Dep, Tag};

/// Whether the words of a match tell of no tie whoever the two are: the words of a name, what a poll counts, "gave credit to".
pub(super) fn is_idle(reading: &Reading, kind: RelationshipKind, found: &Match) -> bool {
    is_of_name(reading, found.trigger)
        || is_of_poll(reading, found.trigger)
        || (kind == RelationshipKind::Pressure
            && (is_for_peace(reading, found.trigger)
                || is_courtesy_call(reading, found.trigger)
                || strikes_thing(reading, found.trigger)))
        || (kind == RelationshipKind::Mediation && is_conference(reading, found))
        || (kind == RelationshipKind::Support && (is_credit(reading, found) || moves_itself(reading, found)))
}

/// "will call on the president today": who calls on somebody and does not say to do what pays a visit.
fn is_courtesy_call(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let asks = |t: usize| t > verb && (doc.tokens[t].tag == Tag::To || reading.token_is(t, &["that", "for"]));
    let on =
        doc.children_by(verb, &[Dep::Prep]).any(|p| reading.token_is(p, &["on", "upon"]) && p == verb + 1);
    let sentence = doc.sentences[doc.sentence_of(verb)].clone();
    doc.is_verbal(verb) && &*doc.tokens[verb].lemma == "call" && on && !sentence.into_iter().any(asks)
}

/// "Blasted a building of the movement": a blow, and no sharp words.
fn strikes_thing(reading: &Reading, verb: usize) -> bool {
    let (doc, ties) = (reading.doc, &reading.words.ties);
    ties.lashes.contains(&doc.tokens[verb].lemma)
        && doc
            .children_by(verb, &[Dep::Dobj, Dep::Nsubjpass])
            .any(|o| reading.named_at(o).is_none() && ties.structures.contains(&doc.tokens[o].lemma))
}

/// "urged Ruritania and the rebels to halt their fire": who asks both sides of a war for peace takes neither.
fn is_for_peace(reading: &Reading, verb: usize) -> bool {
    const ASKS: [&str; 7] = ["urge", "call", "appeal", "exhort", "implore", "ask", "press"];
    let doc = reading.doc;
    let behind = doc
        .children_by(verb, &[Dep::Prep])
        .filter(|p| doc.tokens[*p].is_any(&["on", "upon", "to"]))
        .flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
    ASKS.contains(&&*doc.tokens[verb].lemma)
        && doc
            .children_by(verb, &[Dep::Dobj, Dep::Nsubjpass])
            .chain(behind)
            .any(|o| doc.conjuncts(o).len() > 1)
        && doc.subtree(verb).any(|t| t > verb && reading.words.ties.peace.contains(&doc.tokens[t].lemma))
}

/// "the Stock Exchange", "the Confederation of Motor Sports": a word of a body's name tells nothing.
fn is_of_name(reading: &Reading, trigger: usize) -> bool {
    reading.named_at(trigger).is_some_and(|m| {
        let body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
        let capital = matches!(reading.doc.tokens[trigger].tag, Tag::Nnp | Tag::Nnps);
        capital && m.kind == MentionKind::Name && m.tokens.len() > 1 && m.entities.iter().all(body)
    })
}

/// "44 percent would back": those who were asked.
fn is_of_poll(reading: &Reading, verb: usize) -> bool {
    /// How many words an adverb and an auxiliary may put between.
    const NEAR: usize = 3;
    let doc = reading.doc;
    if !doc.is_verbal(verb) && !doc.tokens[verb].tag.is_noun() {
        return false;
    }
    let between = |t: usize| {
        let tag = doc.tokens[t].tag;
        matches!(tag, Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Md)
            || matches!(doc.tokens[t].dep, Dep::Aux | Dep::Neg)
    };
    let before = (verb.saturating_sub(NEAR)..verb).rev().find(|t| !between(*t));
    before.is_some_and(|t| doc.tokens[t].is_any(&["percent", "cent", "%", "pc"]))
}

/// "gave credit to both": praise; a credit, credits or export credit are money.
fn is_credit(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let bare = |t: usize| {
        doc.tokens[t].is("credit")
            && doc.child_by(t, &[Dep::Det, Dep::Amod, Dep::Compound, Dep::Nummod]).is_none()
    };
    let gives = |v: usize| &*doc.tokens[v].lemma == "give" && doc.children_by(v, &[Dep::Dobj]).any(bare);
    gives(found.trigger) || (bare(found.trigger) && doc.head(found.trigger).is_some_and(gives))
}

/// "tanks advanced to", "forces searched for": those who do something by themselves are given to nobody.
fn moves_itself(reading: &Reading, found: &Match) -> bool {
    let doc = reading.doc;
    let trigger = &doc.tokens[found.trigger];
    let acts = trigger.tag.is_noun()
        && trigger.dep == Dep::Nsubj
        && reading.words.ties.movers.contains(&trigger.lemma);
    // "sent its warplanes to", to strike there
    let sent = matches!(&*trigger.lemma, "send" | "dispatch" | "fly" | "deploy")
        && !stances::helps(reading, found.trigger)
        && doc.children_by(found.trigger, &[Dep::Dobj]).any(|o| is_own_weapon(reading, o));
    if sent {
        return true;
    }
    doc.head(found.trigger).filter(|v| acts && doc.is_verbal(*v)).is_some_and(|v| {
        !reading.words.ties.arrivals.contains(&doc.tokens[v].lemma) && doc.child_by(v, &[Dep::Dobj]).is_none()
    })
}

/// "its warplanes": what strikes, and is its owner's.
fn is_own_weapon(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    reading.words.ties.strikers.contains(&doc.tokens[noun].lemma)
        && doc.children_by(noun, &[Dep::Poss]).any(|p| doc.tokens[p].is_any(&["its", "his", "her", "their"]))
}

/// "a multilateral meeting, convened by": who invites the world stands between nobody.
fn is_conference(reading: &Reading, found: &Match) -> bool {
    const WIDE: [&str; 8] = [
        "multilateral",
        "international",
        "regional",
        "annual",
        "global",
        "emergency",
        "ministerial",
        "donor",
    ];
    let doc = reading.doc;
    let between =
        |o: usize| doc.children_by(o, &[Dep::Prep]).any(|p| doc.tokens[p].is_any(&["between", "with", "of"]));
    // "invited them to a summit" is more than to be its chair.
    let chairs =
        matches!(&*doc.tokens[found.trigger].lemma, "chair" | "host" | "lead" | "preside" | "convene");
    let nouns = doc.children_by(found.trigger, &[Dep::Dobj, Dep::Nsubjpass]).chain(doc.head(found.trigger));
    nouns.into_iter().any(|o| {
        (chairs && reading.words.ties.chaired.contains(&doc.tokens[o].lemma) && !between(o))
            || doc.children_by(o, &[Dep::Amod, Dep::Compound]).any(|m| WIDE.contains(&&*doc.tokens[m].lemma))
    })
}
