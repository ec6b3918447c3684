//! Parts that are told of others: whose border it was at, who died of it, who looked on, whose forces say so; what a meeting came to.

use super::{Hit, Role, knows};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::facts::EventKind;
use crate::language::{Argument, Dep, Relation, Tag};

/// "Shelling broke out along the border between A and B", "fighting on the A-B frontier": those whose border it is.
pub(super) fn along_border(reading: &Reading, hit: &mut Hit) {
    if hit.frame.event != Some(EventKind::Conflict) || hit.partners() >= 2 {
        return;
    }
    let doc = reading.doc;
    let above = pattern::governors(reading, hit.trigger).into_iter().filter(|(_, r)| *r == Relation::Subject);
    let mut arguments = reading.arguments(hit.trigger).to_vec();
    arguments.extend(above.flat_map(|(v, _)| doc.arguments(v).iter().copied()));
    for argument in arguments {
        let Relation::Behind(p) = argument.relation else { continue };
        if !reading.token_is(p, &["along", "on", "at", "across", "near", "over"])
            || !reading.words.deeds.borders.contains(&doc.tokens[argument.token].lemma)
            || reading.token_is(p, &["near"]) && !is_between_two(reading, argument.token)
        {
            continue;
        }
        for inner in doc.arguments(argument.token).iter().copied() {
            let whose = match inner.relation {
                Relation::Owner | Relation::Modifier => true,
                Relation::Behind(p) => reading.token_is(p, &["between", "of", "with"]),
                _ => false,
            };
            if whose {
                hit.play(reading, Role::Agent, inner, argument.token);
            }
        }
    }
}

/// "the border between A and B", "the A-B border": of two.
fn is_between_two(reading: &Reading, border: usize) -> bool {
    let doc = reading.doc;
    let named = doc.subtree(border).filter_map(|t| reading.named_at(t).map(|m| m.tokens.start));
    let mut starts: Vec<usize> = named.collect();
    starts.dedup();
    starts.len() > 1
}

/// "France's rocket was lost after it was launched": what is launched is the weapon that the clause above tells of. "Peru fired a
/// rocket, and Chile tried out one of its own", "the three that Chile had exploded": one more of what was told of before.
pub(super) fn weapon_meant(reading: &Reading, verb: usize, arguments: &mut [Argument]) {
    let doc = reading.doc;
    let is_weapon = |t: &usize| reading.words.deeds.tested.contains(&doc.tokens[*t].lemma);
    let more = arguments.iter_mut().find(|a| {
        a.relation == Relation::Object
            && doc.tokens[a.token].tag == Tag::Cd
            && reading.named_at(a.token).is_none()
    });
    if let Some(more) = more {
        let before = doc.sentences[doc.sentence_of(verb).saturating_sub(1)].start..more.token;
        more.token = before.rev().find(is_weapon).unwrap_or(more.token);
        return;
    }
    if doc.tokens[verb].dep != Dep::Advcl {
        return;
    }
    let subject = doc.head(verb).and_then(|above| doc.surface_subject(above));
    let Some(subject) = subject.filter(is_weapon) else { return };
    for argument in arguments.iter_mut() {
        let own = matches!(argument.relation, Relation::Object | Relation::Subject);
        if own && reading.token_is(argument.token, &["it", "they"]) {
            argument.token = subject;
        }
    }
}

/// "fired a missile from the coast at Toulon": the site that something is launched from is where the coast is; nothing at Toulon is
/// aimed at.
pub(super) fn launch_site(reading: &Reading, arguments: &mut Vec<Argument>) {
    let doc = reading.doc;
    let site = |a: &Argument| match a.relation {
        Relation::Behind(from) => {
            reading.token_is(from, &["from"])
                && reading.named_at(a.token).is_none()
                && reading.words.deeds.launch_sites.contains(&doc.tokens[a.token].lemma)
        }
        _ => false,
    };
    let Some(site) = arguments.iter().copied().find(site) else { return };
    let at = |p: usize| reading.token_is(p, &["at", "near", "in", "on", "of", "outside"]);
    for argument in arguments.iter_mut() {
        let behind = matches!(argument.relation, Relation::Behind(p) if p == site.token + 1 && at(p));
        if behind && reading.date_at(argument.token).is_none() {
            argument.relation = site.relation;
        }
    }
    for p in doc.children_by(site.token, &[Dep::Prep]).filter(|p| at(*p)).collect::<Vec<_>>() {
        let named = doc.children_by(p, &[Dep::Pobj]);
        arguments.extend(named.map(|token| Argument { relation: site.relation, token }));
    }
}

/// Whose a weapon is has tried it, where nobody is told to have: "the French rocket was fired from P", "crashed after lift-off".
pub(super) fn whose_weapon(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    if hit.frame.event != Some(EventKind::WeaponsTest) || hit.partners() > 0 {
        return;
    }
    let doc = reading.doc;
    let above = || doc.ancestors(hit.trigger).find(|t| doc.is_verbal(*t));
    let mut weapons: Vec<usize> = if doc.is_verbal(hit.trigger) {
        let passive = doc.is_passive(hit.trigger);
        arguments.iter().filter(|a| passive && a.relation == Relation::Object).map(|a| a.token).collect()
    } else {
        above().and_then(|v| doc.surface_subject(v)).into_iter().collect()
    };
    weapons.retain(|w| reading.words.deeds.tested.contains(&doc.tokens[*w].lemma));
    for token in weapons {
        for argument in doc.arguments(token).iter().copied() {
            if matches!(argument.relation, Relation::Owner | Relation::Modifier) {
                hit.play(reading, Role::Agent, argument, token);
            }
        }
    }
    whose_site(reading, hit, arguments);
}

/// "A missile fired from Peru's coast", "from a Peruvian frigate": whose the site or ship is has fired it, where nobody else is told to have.
fn whose_site(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    let doc = reading.doc;
    let site = |t: usize| {
        let lemma = &doc.tokens[t].lemma;
        reading.words.deeds.launch_sites.contains(lemma) || reading.words.deeds.carriers.contains(lemma)
    };
    let from = |a: &&Argument| {
        matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["from", "aboard"])) && site(a.token)
    };
    if hit.partners() > 0 || !doc.is_verbal(hit.trigger) {
        return;
    }
    for place in arguments.iter().filter(from) {
        for argument in doc.arguments(place.token).iter().copied() {
            if matches!(argument.relation, Relation::Owner | Relation::Modifier) {
                hit.play(reading, Role::Agent, argument, place.token);
            }
        }
    }
}

/// "A treaty with A like the one that B signed": with A too.
pub(super) fn like_the_one(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    if hit.frame.event != Some(EventKind::Agreement) || hit.has(Role::Counterpart) {
        return;
    }
    let doc = reading.doc;
    let one =
        arguments.iter().find(|a| a.relation == Relation::Object && reading.token_is(a.token, &["one"]));
    let like =
        one.and_then(|a| doc.head(a.token)).filter(|p| doc.tokens[*p].is_any(&["like", "as", "to", "than"]));
    // "similar to the one"
    let noun = like.and_then(|p| doc.ancestors(p).find(|n| doc.tokens[*n].tag.is_noun()));
    let Some(noun) = noun.filter(|n| knows(&doc.tokens[*n].lemma)) else { return };
    for argument in doc.arguments(noun).iter().copied() {
        if matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["with"])) {
            hit.play(reading, Role::Counterpart, argument, noun);
        }
    }
}

/// "Ten soldiers of B died in an attack by A".
pub(super) fn victims(reading: &Reading, hit: &mut Hit) {
    // "Malian soldiers died in clashes with France and Chad": those who died are the other side.
    let faced = !hit.has(Role::Agent) && hit.has(Role::Counterpart);
    if hit.frame.event != Some(EventKind::Conflict) || (hit.partners() >= 2 && !faced) {
        return;
    }
    let doc = reading.doc;
    let mut above = pattern::governors(reading, hit.trigger);
    let joined: Vec<(usize, Relation)> = above
        .iter()
        .flat_map(|(v, r)| {
            let first = doc.head(*v).filter(|_| doc.tokens[*v].dep == Dep::Conj).unwrap_or(*v);
            doc.conjuncts(first).iter().copied().map(|c| (c, *r))
        })
        .filter(|(c, _)| !above.iter().any(|(v, _)| v == c))
        .collect();
    above.extend(joined);
    for (verb, relation) in above {
        let lemma = &*doc.tokens[verb].lemma;
        // "A and B blame each other for it"
        let object = doc.child_by(verb, &[Dep::Dobj]);
        let each_other = object.is_some_and(|o| doc.tokens[o].is_any(&["other", "another"]));
        if each_other
            && matches!(relation, Relation::Behind(p) if reading.token_is(p, &["for", "of", "over"]))
        {
            for argument in doc.arguments(verb).iter().copied().filter(|a| a.relation == Relation::Subject) {
                hit.play(reading, Role::Agent, argument, verb);
            }
        }
        let by =
            matches!(relation, Relation::Behind(p) if reading.token_is(p, &["in", "by", "during", "from"]));
        let kills = relation == Relation::Subject && matches!(lemma, "kill" | "wound" | "injure" | "hit");
        if !(by && reading.words.deeds.die.contains(lemma) || kills) {
            continue;
        }
        for argument in doc.arguments(verb).iter().copied() {
            let dead =
                argument.relation == Relation::Object || (by && argument.relation == Relation::Subject);
            if dead && argument.token != hit.trigger {
                let before = hit.parts.len();
                hit.play(reading, Role::Target, argument, verb);
                where_it_was(reading, hit, before);
            }
        }
    }
}

/// "Six French soldiers died in an ambush in Mali": whose soil it was on is not struck, where those who are struck are another's.
fn where_it_was(reading: &Reading, hit: &mut Hit, known: usize) {
    let doc = reading.doc;
    if hit.parts.len() == known {
        return;
    }
    let on_soil = |p: &super::hit::Part| {
        let preposition = p.words.first().and_then(|w| doc.head(*w));
        p.role == Role::Target
            && preposition.is_some_and(|q| {
                reading.token_is(q, &["in", "inside", "near", "at", "around", "across", "over"])
            })
    };
    let mut number = 0;
    hit.parts.retain(|p| {
        number += 1;
        number > known || !on_soil(p)
    });
}

/// "Two soldiers of B were killed when a ship of A opened fire": those who died of it are told in the clause above.
pub(super) fn victims_of_clause(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let verb = hit.trigger;
    let strikes = hit.frame.event == Some(EventKind::Conflict) && hit.aims() && !hit.has(Role::Target);
    if !strikes || !hit.has(Role::Agent) || doc.tokens[verb].dep != Dep::Advcl {
        return;
    }
    let when = doc
        .children_by(verb, &[Dep::Mark, Dep::Advmod])
        .any(|m| reading.token_is(m, &["when", "as", "after"]));
    let above = doc.head(verb).filter(|v| when && reading.words.deeds.die.contains(&doc.tokens[*v].lemma));
    let Some(above) = above else { return };
    for argument in doc.arguments(above).iter().copied() {
        let dead = match argument.relation {
            Relation::Object => true,
            Relation::Subject => !doc.is_passive(above) && doc.child_by(above, &[Dep::Dobj]).is_none(),
            _ => false,
        };
        if dead {
            hit.play(reading, Role::Target, argument, above);
        }
    }
}

/// "Attacks in a town of the north, which killed scores of B's people": those who died are told in the clause behind the noun or behind
/// where it was.
pub(super) fn victims_of_relative(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let noun = hit.trigger;
    let strikes =
        hit.frame.event == Some(EventKind::Conflict) && hit.has(Role::Agent) && !hit.has(Role::Target);
    if !strikes || !doc.tokens[noun].tag.is_noun() {
        return;
    }
    let behind = doc.subtree(noun).filter(|t| *t > noun && doc.tokens[*t].dep == Dep::Relcl);
    let kills: Vec<usize> = behind
        .flat_map(|v| std::iter::once(v).chain(doc.children_by(v, &[Dep::Conj])))
        .filter(|v| {
            doc.dominates(noun, *v) && doc.tokens[*v].is_any(&["killed", "wounded", "injured", "maimed"])
        })
        .collect();
    for verb in kills {
        let thing = doc.surface_subject(verb).is_none_or(|s| doc.tokens[s].is_any(&["which", "that"]));
        for argument in
            doc.arguments(verb).iter().filter(|a| thing && a.relation == Relation::Object).copied()
        {
            hit.play(reading, Role::Target, argument, verb);
        }
    }
}

/// "Her itinerary took in A and B", "the tour includes A".
pub(super) fn itinerary(reading: &Reading, hit: &mut Hit) {
    if hit.frame.event != Some(EventKind::Visit) {
        return;
    }
    let doc = reading.doc;
    for (verb, relation) in pattern::governors(reading, hit.trigger) {
        let covers = reading.words.deeds.covers.holds(doc.tokens[verb].text);
        if relation == Relation::Subject && covers {
            for argument in reading.arguments(verb).iter().copied() {
                let to =
                    matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["in", "to"]));
                if argument.relation == Relation::Object || to {
                    hit.play(reading, Role::Place, argument, verb);
                }
            }
        }
    }
}

/// "was greeted with a salute in Paris at the start of a visit": that was to Paris.
pub(super) fn where_the_verb_is(reading: &Reading, hit: &mut Hit, verb: usize) {
    let doc = reading.doc;
    let within = |a: &Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["in", "at", "with"]));
    for argument in doc.arguments(verb).iter().copied().filter(within) {
        hit.play(reading, Role::Place, argument, verb);
        for inner in doc.arguments(argument.token).iter().copied().filter(within) {
            hit.play(reading, Role::Place, inner, argument.token);
        }
    }
}

/// "left Oslo after a three-day visit": that was to Oslo.
pub(super) fn left_after(reading: &Reading, hit: &mut Hit) {
    if hit.frame.event != Some(EventKind::Visit) {
        return;
    }
    let doc = reading.doc;
    let after = doc.head(hit.trigger).filter(|p| reading.token_is(*p, &["after", "following"]));
    let verb = after
        .and_then(|p| doc.head(p))
        .filter(|v| matches!(&*doc.tokens[*v].lemma, "leave" | "depart" | "quit"));
    if let Some(verb) = verb.filter(|_| !hit.has(Role::Place)) {
        for argument in doc.arguments(verb).iter().copied() {
            let from = matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["from"]));
            if from || argument.relation == Relation::Object {
                hit.play(reading, Role::Place, argument, verb);
            }
        }
    }
}

/// "A missile was fired from the coast, Pakistan's military announced", "treaties were signed with Belize, Jamaica's ministry
/// said": who tells of what nobody is told to have done has done it.
pub(super) fn whose_forces_say(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let test = hit.frame.event == Some(EventKind::WeaponsTest) && hit.partners() == 0;
    let pact =
        hit.frame.event == Some(EventKind::Agreement) && hit.has(Role::Counterpart) && !hit.has(Role::Agent);
    let above = pattern::governors(reading, hit.trigger).into_iter().find(|(_, r)| *r == Relation::Object);
    let verb = if doc.is_verbal(hit.trigger) { Some(hit.trigger) } else { above.map(|(v, _)| v) };
    let Some(verb) = verb.filter(|v| (test || pact) && doc.is_passive(*v)) else { return };
    if test && others_told_of(reading, doc.sentence_of(verb)) {
        return;
    }
    // "agreements with the Fund are kept secret, Senator Ott said": he has not signed them.
    let signs = !pact || hit.frame.shape_supports(&doc.tokens[verb].lemma);
    let says = doc.head(verb).filter(|_| signs && doc.tokens[verb].dep == Dep::Ccomp);
    let speaker = says.and_then(|v| doc.child_by(v, &[Dep::Nsubj]).map(|token| (v, token)));
    if let Some((verb, token)) = speaker {
        hit.play(reading, Role::Agent, Argument { relation: Relation::Subject, token }, verb);
    }
}

/// "North Korea confirmed the test. The missile was fired from the coast, South Korea's ministry said": whether a sentence or those
/// before it tell of another state than its own, who may have fired it.
fn others_told_of(reading: &Reading, sentence: usize) -> bool {
    /// So many sentences back.
    const NEAR: usize = 3;
    let own = reading.states_of(sentence);
    (1..=NEAR)
        .filter_map(|back| sentence.checked_sub(back))
        .any(|s| reading.states_of(s).iter().any(|state| !own.contains(state)))
        || own.len() > 1
}

/// "with Ott looking on", "in the presence of Ott", "as Ott looked on": those who are there.
pub(super) fn onlookers(reading: &Reading, hit: &mut Hit) {
    let kind = hit.frame.event;
    if !matches!(kind, Some(EventKind::Ceremony | EventKind::WeaponsTest | EventKind::Agreement)) {
        return;
    }
    let doc = reading.doc;
    let above = || doc.ancestors(hit.trigger).find(|t| doc.is_verbal(*t));
    let verb = if doc.is_verbal(hit.trigger) { Some(hit.trigger) } else { above() };
    let Some(verb) = verb else { return };
    let subject = |token: usize, of: usize| (Argument { relation: Relation::Subject, token }, of);
    let watches = |t: &usize| reading.words.deeds.watch.contains(&doc.tokens[*t].lemma);
    let mut present: Vec<(Argument, usize)> = Vec::new();
    for p in doc.children_by(verb, &[Dep::Prep]).collect::<Vec<_>>() {
        present.extend(present_behind(reading, p));
    }
    // "Ott looked on as the army fired a missile"
    if let Some(above) = doc.head(verb).filter(|a| doc.tokens[verb].dep == Dep::Advcl && watches(a))
        && doc.children_by(verb, &[Dep::Mark]).any(|m| reading.token_is(m, &["as", "while"]))
    {
        present.extend(doc.surface_subject(above).map(|t| subject(t, above)));
    }
    for (argument, from) in present {
        hit.play(reading, Role::Counterpart, argument, from);
    }
}

/// Those behind "with … looking on" or "in the presence of".
fn present_behind(reading: &Reading, p: usize) -> Vec<(Argument, usize)> {
    let doc = reading.doc;
    let watches = |t: &usize| reading.words.deeds.watch.contains(&doc.tokens[*t].lemma);
    let mut present: Vec<(Argument, usize)> = Vec::new();
    if reading.token_is(p, &["with"]) {
        for look in doc.children_by(p, &[Dep::Pcomp]).filter(watches) {
            let who = doc.child_by(look, &[Dep::Nsubj]);
            present.extend(who.map(|token| (Argument { relation: Relation::Subject, token }, look)));
        }
        let looking = |who: &usize| doc.children_by(*who, &[Dep::Acl]).any(|l| watches(&l));
        for token in doc.children_by(p, &[Dep::Pobj]).filter(looking) {
            present.push((Argument { relation: Relation::Behind(p), token }, p));
        }
    }
    // "was sworn in before eight heads of state, among them Ott"
    if reading.token_is(p, &["before"])
        && let Some(token) = doc.child_by(p, &[Dep::Pobj])
        && (reading.words.deeds.acting.contains(&doc.tokens[token].lemma)
            || reading.has_common_lemma(token, &reading.words.actors.delegates))
    {
        present.push((Argument { relation: Relation::Behind(p), token }, p));
    }
    if reading.token_is(p, &["in"])
        && let Some(noun) = doc.child_by(p, &[Dep::Pobj]).filter(|n| doc.tokens[*n].is("presence"))
    {
        let of = |a: &Argument| {
            matches!(a.relation, Relation::Behind(of) if reading.token_is(of, &["of"]))
                || a.relation == Relation::Owner
        };
        present.extend(doc.arguments(noun).iter().copied().filter(of).map(|a| (a, noun)));
    }
    present
}

/// The noun that something is the topic of: "talks on a pact".
pub(super) fn topic_of(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let preposition = doc.head(noun).filter(|_| doc.tokens[noun].dep == Dep::Pobj)?;
    let about = reading.token_is(preposition, &["on", "about", "over", "toward", "towards", "for"]);
    doc.head(preposition).filter(|_| about)
}

/// The verb of ending that something stands behind: "ended with a truce", "produced an accord", "led to a pact".
pub(super) fn ends_with(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let above = pattern::governors(reading, noun);
    let direct = above.into_iter().find(|(verb, relation)| {
        let lemma = &*doc.tokens[*verb].lemma;
        match relation {
            Relation::Behind(p) => {
                reading.token_is(*p, &["with", "in", "by", "to"]) && reading.words.deeds.ends.contains(lemma)
            }
            Relation::Object => reading.words.deeds.yields.contains(lemma),
            Relation::Subject => {
                reading.words.deeds.comes_of.contains(lemma) && doc.child_by(*verb, &[Dep::Prep]).is_some()
            }
            _ => false,
        }
    });
    direct.map(|(verb, _)| verb)
}
