//! What a word of the lexicon tells with enough parts, and which is no act of states all the same: an attack that is only feared,
//! soldiers who embrace, hands that were not shaken, an opinion that is shared, a pact that lapses, a parliament that sits.

use super::FoundEvent;
use crate::extract::frames::{Hit, Part, Role};
use crate::extract::reading::Reading;
use crate::extract::relationships::standing;
use crate::extract::voice::Voice;
use crate::extract::words::WordSet;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind, Status};
use crate::gazetteer::Entry;
use crate::language::{Dep, Relation, Tag};

/// Whether nothing was done, for all that is told.
pub(super) fn is_no_act(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    match event.kind {
        EventKind::Conflict => {
            is_vague_threat(hit, event)
                || is_of_a_crowd(reading, hit)
                || is_police_work(reading, hit, event)
                || is_crime(reading, hit)
                || is_on_oneself(reading, hit, event)
                || is_by_oneself(reading, hit)
                || is_seizure_at_sea(reading, hit)
                || hits_its_target(reading, hit)
        }
        EventKind::WeaponsTest => is_shot_in_anger(reading, hit),
        EventKind::Agreement => {
            is_shared_opinion(reading, hit)
                || lapses(reading, hit)
                || is_a_vow(reading, hit)
                || is_agreed_upon(reading, hit)
                || is_a_time(reading, hit)
                || is_kept(reading, hit)
                || is_word_of_a_group(reading, hit, event)
        }
        kind if kind.is_meeting() => {
            are_soldiers(reading, hit)
                || masses(reading, hit)
                || is_on_the_sidelines(reading, hit)
                || sits_at_home(reading, hit, event)
                || is_on_a_show(reading, hit)
                || goes_on_for_years(reading, hit, event)
        }
        _ => false,
    }
}

/// "confessed to planning attacks in Chile", "feared an attack by Peru": of what has not happened it is told who would strike whom.
fn is_vague_threat(hit: &Hit, event: &FoundEvent) -> bool {
    let open = matches!(event.status, Status::Planned | Status::Hypothetical) && event.date.is_none();
    let struck = hit.struck || !hit.of(&[Role::Target, Role::Counterpart, Role::Place]).is_empty();
    hit.aims() && open && (hit.of(&[Role::Agent]).is_empty() || !struck)
}

/// "The missile hit its target": one that was set up for it.
fn hits_its_target(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let weapon = |t: usize| reading.words.deeds.tested.contains(&doc.tokens[t].lemma);
    let own = |o: usize| {
        doc.tokens[o].is("target") && doc.children_by(o, &[Dep::Poss]).any(|p| doc.tokens[p].is("its"))
    };
    doc.child_by(hit.trigger, &[Dep::Dobj]).is_some_and(own)
        && doc.surface_subject(hit.trigger).is_some_and(weapon)
}

/// "a missile fired from Chad hit a depot": what then strikes something was not tried out.
fn is_shot_in_anger(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let shot = hit.trigger;
    let described = matches!(doc.tokens[shot].dep, Dep::Acl | Dep::Relcl).then(|| doc.head(shot)).flatten();
    let Some(weapon) = described else { return false };
    let strikes = |v: usize| {
        let lemma = &doc.tokens[v].lemma;
        let deeds = &reading.words.deeds;
        deeds.takings.contains(lemma)
            || deeds.armed_deeds.contains(lemma)
            || reading.token_is(v, &["killed", "wounded", "damaged"])
    };
    let verb = doc.ancestors(weapon).find(|t| doc.is_verbal(*t));
    // "hit its target": it was one set up for it.
    let target = |v: usize| doc.child_by(v, &[Dep::Dobj]).is_none_or(|o| doc.tokens[o].is("target"));
    verb.is_some_and(|v| doc.surface_subject(v) == Some(weapon) && strikes(v) && !target(v))
}

/// "The embassy was stormed by a crowd": no state fights, nor rebels.
fn is_of_a_crowd(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let doer = |a: &crate::language::Argument| match a.relation {
        Relation::Subject => a.token != hit.trigger,
        Relation::Behind(p) => reading.token_is(p, &["by"]),
        _ => false,
    };
    let nameless =
        |t: usize| reading.named_at(t).is_none() && reading.has_common_lemma(t, &reading.words.actors.crowds);
    hit.of(&[Role::Agent]).is_empty()
        && doc.arguments(hit.trigger).iter().any(|a| doer(a) && nameless(a.token))
}

/// "he had abducted two men from Chad": what one man does with his own hands, who leads no army, is a crime.
fn is_crime(reading: &Reading, hit: &Hit) -> bool {
    let crime = matches!(
        &*reading.doc.tokens[hit.trigger].lemma,
        "kidnap" | "abduct" | "kidnapping" | "abduction" | "murder" | "stab" | "behead" | "execute"
    );
    let agents = hit.of(&[Role::Agent]);
    crime && agents.iter().all(|a| reading.kind(*a) == EntityKind::Person)
}

/// "tried to blow himself up": nobody else is told to have been struck.
fn is_on_oneself(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    const SELF: &[&str] = &["himself", "herself", "itself", "themselves"];
    let object = reading.doc.child_by(hit.trigger, &[Dep::Dobj]);
    event.status != Status::Occurred && object.is_some_and(|o| reading.token_is(o, SELF))
}

/// "Chadian troops were killed by a stray Chadian bomb": who is hit by his own side is at war with nobody there.
fn is_by_oneself(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let verb = doc.is_verbal(hit.trigger) && doc.is_passive(hit.trigger);
    let subject = doc.surface_subject(hit.trigger).filter(|_| verb);
    let behind = doc.child_by(hit.trigger, &[Dep::Agent]);
    let (Some(subject), Some(behind)) = (subject, behind) else { return false };
    let states = |words: std::ops::Range<usize>| {
        let mut named: Vec<usize> =
            words.flat_map(|t| reading.mentions_at(t)).flat_map(|m| m.entities.clone()).collect();
        named.retain(|e| reading.kind(*e) == EntityKind::Country);
        named
    };
    let (hurt, by) = (states(doc.subtree(subject)), states(doc.subtree(behind)));
    by.iter().any(|e| hurt.contains(e))
}

/// "Peruvian police raided a house in Lima": what the police of a state do at home is no war.
fn is_police_work(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let mut agents = hit.parts.iter().filter(|p| p.role == Role::Agent).peekable();
    event.participants.len() == 1
        && agents.peek().is_some()
        && agents.all(|p| through(reading, p, &reading.words.actors.police))
}

/// "Canada seized the Spanish trawler": what is taken at sea is held, and nobody is at war.
fn is_seizure_at_sea(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let takes = matches!(&*doc.tokens[hit.trigger].lemma, "seize" | "capture" | "hold" | "take" | "seizure");
    let vessel = |t: usize| {
        let lemma = &doc.tokens[t].lemma;
        reading.words.deeds.vessels.contains(lemma)
            || doc
                .children_by(t, &[Dep::Compound])
                .any(|c| reading.words.deeds.vessels.contains(&doc.tokens[c].lemma))
    };
    let taken = |a: &crate::language::Argument| match a.relation {
        Relation::Object => true,
        Relation::Behind(p) => reading.token_is(p, &["of"]),
        _ => false,
    };
    takes && doc.arguments(hit.trigger).iter().any(|a| taken(a) && vessel(a.token))
}

/// "authorised a force to help keep the peace in Kabul": nobody makes peace there.
fn is_kept(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let keeps = |v: usize| {
        matches!(&*doc.tokens[v].lemma, "keep" | "maintain" | "preserve" | "enforce" | "guard" | "safeguard")
    };
    hit.word_is(reading, &["peace"])
        && doc.tokens[hit.trigger].dep == Dep::Dobj
        && doc.head(hit.trigger).is_some_and(keeps)
}

/// "agreed that the shelling must stop": they think so; "agreed that Peru would buy the gas" is a pact.
fn is_shared_opinion(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let agrees = doc.is_verbal(hit.trigger) && doc.tokens[hit.trigger].lemma.as_ref() == "agree";
    let thought = |c: usize| {
        let that = doc.children_by(c, &[Dep::Mark]).any(|m| reading.token_is(m, &["that"]));
        let subject = doc.child_by(c, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]).is_some();
        let aux = |words: &[&str]| doc.children_by(c, &[Dep::Aux]).any(|a| reading.token_is(a, words));
        (that || subject) && !aux(&["will", "would", "shall", "to"])
    };
    agrees && doc.children_by(hit.trigger, &[Dep::Ccomp]).any(thought)
}

/// "Ott's leadership vowed to curb the militants": one party promises by itself, with whomever it is told.
fn is_a_vow(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let vows = matches!(
        &*doc.tokens[hit.trigger].lemma,
        "vow" | "pledge" | "promise" | "undertake" | "commit" | "decide" | "resolve"
    );
    let subject = doc.surface_subject(hit.trigger).filter(|_| vows && doc.is_verbal(hit.trigger));
    // "Peru and Chile promised battalions to Chad": what is given to a third binds them in nothing.
    let to = |of: usize| {
        doc.children_by(of, &[Dep::Prep, Dep::Dative])
            .any(|p| reading.token_is(p, &["to"]) || doc.tokens[p].tag.is_noun())
    };
    let gives = matches!(&*doc.tokens[hit.trigger].lemma, "promise" | "pledge" | "vow")
        && doc.child_by(hit.trigger, &[Dep::Xcomp, Dep::Ccomp]).is_none()
        && doc.child_by(hit.trigger, &[Dep::Dobj]).is_some_and(|o| to(o) || to(hit.trigger));
    if gives && hit.of(&[Role::Counterpart]).is_empty() {
        return true;
    }
    subject.is_some_and(|s| {
        doc.conjuncts(s).len() == 1
            && matches!(doc.tokens[s].tag, Tag::Nn | Tag::Nnp)
            && hit.of(&[Role::Counterpart]).is_empty()
    })
}

/// "agreed to mend the rift": that they agreed is told, and mending it is no second pact.
fn is_agreed_upon(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let is = |entry: &str| hit.frame.id.ends_with(entry);
    let mends = is("agree-verb-settle") || is("agree-verb-form");
    // "agreed to extend the lease"
    let paper = is("signed-arrangement") && doc.tokens[hit.trigger].dep == Dep::Dobj;
    let verb = if paper { doc.head(hit.trigger) } else { Some(hit.trigger).filter(|_| mends) };
    let above = verb.filter(|v| doc.tokens[*v].dep == Dep::Xcomp).and_then(|v| doc.head(v));
    above.is_some_and(|v| {
        matches!(&*doc.tokens[v].lemma, "agree" | "decide" | "undertake" | "commit" | "pledge" | "promise")
    })
}

/// "The treaty will lapse on 31 December", "the truce held": nobody signs it then.
fn lapses(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let subject = matches!(doc.tokens[hit.trigger].dep, Dep::Nsubj | Dep::Nsubjpass);
    let verb = doc.head(hit.trigger).filter(|_| subject && !doc.is_verbal(hit.trigger));
    hit.points_back
        && verb
            .is_some_and(|v| reading.words.deeds.lapse.contains(&doc.tokens[v].lemma) && !doc.is_passive(v))
}

/// "spoke by telephone for 40 minutes": that is how long, and no paper.
fn is_a_time(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let few = |w: usize| doc.tokens[w].is_any(&["few", "several", "many", "some"]);
    let counted = doc.child_by(hit.trigger, &[Dep::Nummod]).is_some()
        || doc.children_by(hit.trigger, &[Dep::Amod]).any(few);
    doc.tokens[hit.trigger].lemma.as_ref() == "minute" && counted
}

/// Whether a part is played through a noun such as "soldiers".
fn through(reading: &Reading, part: &Part, nouns: &WordSet) -> bool {
    let noun = |w: &usize| reading.named_at(*w).is_none() && reading.has_common_lemma(*w, nouns);
    part.words.iter().any(noun)
}

/// "Soldiers of the two countries embraced": those who meet for a state are its leaders and envoys.
fn are_soldiers(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let subject = doc.surface_subject(hit.trigger).filter(|_| doc.is_verbal(hit.trigger));
    // "Hundreds of Chadian soldiers faced each other."
    let counted = |s: usize| {
        let of = doc.child_by(s, &[Dep::Prep]).filter(|p| doc.tokens[*p].is("of"));
        of.and_then(|p| doc.child_by(p, &[Dep::Pobj]))
            .filter(|_| reading.words.deeds.numbers.holds(&doc.tokens[s].lemma))
    };
    let nameless = |s: usize| {
        let s = counted(s).unwrap_or(s);
        reading.named_at(s).is_none() && reading.has_common_lemma(s, &reading.words.actors.soldiers)
    };
    let mut parts = hit.parts.iter().filter(|p| p.role != Role::Place).peekable();
    subject.is_some_and(nameless)
        || (parts.peek().is_some() && parts.all(|p| through(reading, p, &reading.words.actors.soldiers)))
}

/// "Hamas militants gathered on the outskirts": fighters who mass confer with nobody.
fn masses(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let gathers =
        matches!(&*doc.tokens[hit.trigger].lemma, "gather" | "assemble" | "congregate" | "mass" | "regroup");
    let noun = doc.head(hit.trigger).filter(|_| doc.tokens[hit.trigger].dep == Dep::Acl);
    let fights = |s: usize| {
        let lemma = lower(&doc.tokens[s].lemma);
        reading.words.deeds.opponents.contains(&lemma) || reading.words.deeds.armed.contains(&lemma)
    };
    gathers && doc.surface_subject(hit.trigger).or(noun).is_some_and(fights)
}

/// "met on the sidelines of the Asia summit": the summit is of others.
fn is_on_the_sidelines(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let of =
        doc.head(hit.trigger).filter(|p| doc.tokens[hit.trigger].dep == Dep::Pobj && doc.tokens[*p].is("of"));
    let beside = of.and_then(|p| doc.head(p));
    let body = |p: &Part| reading.kind(p.entity) == EntityKind::Organization;
    beside.is_some_and(|s| doc.tokens[s].is_any(&["sidelines", "sideline", "margins", "fringes"]))
        && !hit.parts.iter().any(|p| p.role != Role::Place && body(p))
}

/// "appeared on talk shows", "in the meeting room": a word before a noun for a thing.
fn is_on_a_show(reading: &Reading, hit: &Hit) -> bool {
    let doc = reading.doc;
    let thing =
        doc.head(hit.trigger).filter(|_| matches!(doc.tokens[hit.trigger].dep, Dep::Compound | Dep::Nmod));
    thing.is_some_and(|t| {
        matches!(
            &*doc.tokens[t].lemma,
            "show" | "room" | "hall" | "point" | "shop" | "radio" | "paper" | "schedule"
        )
    })
}

/// "after eleven years of haggling": many meetings, and none in particular.
fn goes_on_for_years(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let doc = reading.doc;
    let of =
        doc.head(hit.trigger).filter(|p| doc.tokens[hit.trigger].dep == Dep::Pobj && doc.tokens[*p].is("of"));
    let years = of.and_then(|p| doc.head(p));
    event.date.is_none()
        && years.is_some_and(|y| reading.token_is(y, &["years", "decades", "months", "decade"]))
}

/// "The House of Representatives adjourned", "the cabinet met": what an organ does by itself it does for its own state.
fn sits_at_home(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let [body] = event.participants[..] else { return false };
    reading.kind(body) == EntityKind::Organization
        && hit.of(&[Role::Counterpart]).is_empty()
        && (is_organ_of_a_state(reading, body)
            || is_civil(reading, body)
            || meets_as_a_board(reading, hit.trigger))
}

/// "The board gave its consent at a meeting", "the party's executive is meeting": those who run a firm, a union or a party.
fn meets_as_a_board(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let around = [doc.surface_subject(trigger), super::status::clause_subject(reading, trigger)];
    let board = |t: usize| {
        reading.named_at(t).is_none()
            && matches!(
                &*reading.common_lemma(t),
                "board" | "executive" | "union" | "branch" | "caucus" | "shareholder" | "director"
            )
    };
    around.into_iter().flatten().any(board)
}

/// A firm, union, party or club, or a single name that nobody knows: no body of states.
fn is_civil(reading: &Reading, body: usize) -> bool {
    let label = &reading.entities[body].label;
    let known = reading.gazetteer.entries(label).iter().any(|e| matches!(e, Entry::Body(_)));
    let civil = |w: &str| {
        let w = w.to_lowercase();
        reading.words.actors.civil_bodies.contains(&w)
            || matches!(&*w, "union" | "unions" | "workers" | "labor" | "committee" | "federation")
    };
    let one_word = !label.contains(' ') && label.chars().any(char::is_lowercase);
    // "the Arab Maghreb Union", "the African Union Peace and Security Council"
    let of_states = reading.words.actors.regions_of_states.iter().any(|w| label.split(' ').next() == Some(w))
        && !label.split(' ').any(|w| reading.words.actors.civil_bodies.holds(w));
    !known && !of_states && (one_word || label.split(' ').any(civil))
}

/// "a statement released by the Tarn Watch": what a group says for itself no body of states or of a state has adopted.
fn is_word_of_a_group(reading: &Reading, hit: &Hit, event: &FoundEvent) -> bool {
    let [body] = event.participants[..] else { return false };
    let label = &reading.entities[body].label;
    let known = reading.gazetteer.is_intergovernmental(label);
    let last = label.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let sits = reading.words.actors.chambers.contains(&last)
        || matches!(
            &*last,
            "council" | "union" | "league" | "commission" | "summit" | "conference" | "community"
        );
    hit.word_is(reading, &["statement", "declaration"])
        && reading.kind(body) == EntityKind::Organization
        && !(known || sits || is_organ_of_a_state(reading, body))
}

/// Whether a body is an organ of one state: a senate, a cabinet, a ministry.
pub(super) fn is_organ_of_a_state(reading: &Reading, body: usize) -> bool {
    let label = &reading.entities[body].label;
    if reading.gazetteer.is_parliament(label) {
        return true;
    }
    let known = reading.gazetteer.entries(label).iter().any(|e| matches!(e, Entry::Body(_)));
    let chamber = label.split(' ').any(|w| reading.words.actors.chambers.holds(w));
    let of_state = || standing::state_of(reading, Voice::Article, body).is_some();
    !known && (chamber || of_state())
}

#[cfg(test)]
mod tests;
