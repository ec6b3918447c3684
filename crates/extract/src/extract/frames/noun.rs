//! What stands around a noun of the lexicon. Its parts may stand
//! - on the noun: "Ott's visit to Paris", "talks between A and B", "the A-B talks", "a call with B";
//! - on a clause that describes it: "talks hosted by A", "a meeting attended by B", "the pact that A signed with B";
//! - on the verb that it depends on: "A held talks", "talks resumed between A and B", "A paid B a visit";
//! - on the clause that it belongs to: "in talks with B, A agreed", "A spoke after a meeting with B", "on a visit to P, A fell ill".

use super::arguments::told;
use super::{Hit, Part, Role, inferred};
use crate::extract::pattern;
use crate::extract::reading::Reading;
use crate::extract::words::lower;
use crate::facts::{EntityKind, EventKind};
use crate::language::{Argument, Dep, Doc, Relation, Tag};

/// Entries whose word only tells by what a verb was done: "by telephone".
pub(super) const BY_LINE: &str = "frames.meeting.by-line";

/// Gives a noun the parts that stand around it.
pub(super) fn fill(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    hit.points_back = points_back(reading.doc, hit.trigger);
    // "two hours of talks in Oslo with B"
    let measure = measured(reading, hit.trigger);
    if measure != hit.trigger && !hit.has(Role::Counterpart) {
        for argument in reading.arguments(measure).iter().copied() {
            hit.take(reading, argument, measure);
        }
    }
    hung_on_agent(reading, hit, arguments);
    clauses_of_noun(reading, hit);
    past_setting(reading, hit, arguments);
    topic(reading, hit, arguments);
    governing_verbs(reading, hit);
    inferred::left_after(reading, hit);
    clause_around(reading, hit);
    inferred::along_border(reading, hit);
    inferred::victims(reading, hit);
    inferred::itinerary(reading, hit);
    // "asked Ott for help by telephone": it is the asking that took place.
    if hit.frame.id.starts_with(BY_LINE)
        && let Some((_, verb)) = attached(reading, hit)
    {
        hit.words.push(hit.trigger);
        hit.trigger = verb;
    }
    if hit.frame.event == Some(EventKind::Visit)
        && !hit.has(Role::Place)
        && let Some((preposition, verb)) = attached(reading, hit)
        && reading.token_is(preposition, &["on", "during", "at"])
    {
        inferred::where_the_verb_is(reading, hit, verb);
        if !hit.has(Role::Agent) {
            clause_around(reading, hit);
        }
    }
}

/// "a visit by the Greek premier to Albania": where it led stands behind who made it, and the parser takes it for his.
fn hung_on_agent(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    let doc = reading.doc;
    if hit.frame.event != Some(EventKind::Visit) || hit.has(Role::Place) {
        return;
    }
    let made_by =
        |a: &&Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["by", "of"]));
    for argument in arguments.iter().filter(made_by) {
        let to = doc.children_by(argument.token, &[Dep::Prep]).filter(|p| reading.token_is(*p, &["to"]));
        for preposition in to.collect::<Vec<_>>() {
            if let Some(token) = doc.child_by(preposition, &[Dep::Pobj]) {
                hit.take(reading, Argument { relation: Relation::Behind(preposition), token }, hit.trigger);
            }
        }
    }
}

/// "the talks", "that meeting", "their visit": told of before, or known to all.
fn points_back(doc: &Doc, noun: usize) -> bool {
    doc.children_by(noun, &[Dep::Det, Dep::Poss])
        .any(|d| doc.tokens[d].is_any(&["the", "that", "this", "these", "those", "their", "both"]))
}

/// "the meeting in Lima on Tuesday of the ministers of A and B": what stands behind its day and place is hung on these;
/// "the launch of a missile from P" is from P.
fn past_setting(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    let placed = |t: usize| {
        let site = |e: &usize| matches!(reading.kind(*e), EntityKind::Place | EntityKind::Country);
        reading.named_at(t).is_some_and(|m| m.entities.iter().all(site))
    };
    for argument in arguments {
        let Relation::Behind(p) = argument.relation else { continue };
        let when = reading.date_at(argument.token).is_some();
        let set = (when || placed(argument.token)) && !reading.token_is(p, &["of", "between", "with"]);
        let of = reading.token_is(p, &["of"]) && hit.frame.event == Some(EventKind::WeaponsTest);
        for inner in reading.doc.arguments(argument.token).iter().copied() {
            let Relation::Behind(q) = inner.relation else { continue };
            let parties = set && reading.token_is(q, &["of", "between", "with", "by"]);
            if parties || (of && reading.token_is(q, &["from", "off", "near"])) {
                hit.take(reading, inner, argument.token);
            }
        }
    }
}

/// "talks on trade with B": with B is behind the topic.
fn topic(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    if hit.has(Role::Counterpart) {
        return;
    }
    for argument in arguments {
        // "talks on trade with B"; "the talks, the third between A and B"
        let about = argument.relation == Relation::Apposition
            || matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["on", "about", "over", "of"]));
        if about && !pattern::is_of_its_own(reading, hit.trigger, argument.token) {
            for inner in reading.doc.arguments(argument.token).iter().copied() {
                if matches!(inner.relation, Relation::Behind(p) if reading.token_is(p, &["with", "between"]))
                {
                    hit.take(reading, inner, argument.token);
                }
            }
        }
    }
}

/// "talks hosted by A", "a visit that A paid", "a pact signed by A".
fn clauses_of_noun(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let noun = hit.trigger;
    for verb in doc.children_by(noun, &[Dep::Acl, Dep::Relcl]).collect::<Vec<_>>() {
        // "a visit that Ott is to pay to Oslo"
        let to_do = doc.child_by(verb, &[Dep::Xcomp]).filter(|_| doc.tokens[verb].lemma.as_ref() == "be");
        let verb = to_do.unwrap_or(verb);
        let lemma = lower(&doc.tokens[verb].lemma);
        let arguments = doc.arguments(verb);
        let support = hit.frame.shape.support.iter().any(|w| *w == lemma);
        let known = support || reading.words.deeds.takes_part.contains(&lemma);
        let is =
            |r: Relation, own: bool| arguments.iter().any(|a| a.relation == r && (a.token == noun) == own);
        // "a talk that they had", with "that" taken for a conjunction
        let other = arguments.iter().any(|a| {
            a.relation == Relation::Object && a.token != noun && !reading.token_is(a.token, &["that"])
        });
        let bare = support && !other && is(Relation::Subject, false) && !doc.is_passive(verb);
        let is_object = is(Relation::Object, true) || bare;
        for argument in arguments.iter().copied().filter(|a| a.token != noun) {
            match argument.relation {
                Relation::Subject if known && is_object => hit.play(reading, Role::Agent, argument, verb),
                Relation::Behind(_) if is_object || !known => hit.take(reading, argument, verb),
                // "a meeting involving A and B", "a summit that brought together A and B"
                Relation::Object
                    if matches!(&*lemma, "involve" | "bring" | "include" | "gather" | "group" | "unite") =>
                {
                    hit.play(reading, Role::Agent, argument, verb);
                }
                _ => {}
            }
        }
    }
    // "The ceremony was held in Oslo, attended by A": told of it behind the clause.
    let clause = doc.head(noun).filter(|_| matches!(doc.tokens[noun].dep, Dep::Nsubj | Dep::Nsubjpass));
    let behind = clause.map_or(Vec::new(), |v| doc.children_by(v, &[Dep::Advcl]).collect());
    for verb in behind.into_iter().filter(|v| reading.token_is(*v, &["attended", "watched", "witnessed"])) {
        let by = doc.children_by(verb, &[Dep::Agent]).flat_map(|a| doc.children_by(a, &[Dep::Pobj]));
        for token in by.collect::<Vec<_>>() {
            hit.play(reading, Role::Agent, Argument { relation: Relation::Subject, token }, verb);
        }
    }
    // "talks involving A and B", "including A", where the parser takes the participle for a preposition.
    for p in doc.children_by(noun, &[Dep::Prep]).collect::<Vec<_>>() {
        if reading.token_is(p, &["involving", "including"]) {
            for token in doc.children_by(p, &[Dep::Pobj]).collect::<Vec<_>>() {
                hit.play(reading, Role::Agent, Argument { relation: Relation::Behind(p), token }, p);
            }
        }
    }
}

/// "hours of talks", "a round of talks", "the end of the war": the noun whose place in the clause is that of what it measures.
fn measured(reading: &Reading, noun: usize) -> usize {
    let doc = reading.doc;
    let of = doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("of"));
    let measure =
        of.and_then(|p| doc.head(p)).filter(|m| reading.words.deeds.measures.contains(&doc.tokens[*m].lemma));
    measure.filter(|m| doc.tokens[*m].tag.is_noun()).unwrap_or(noun)
}

/// "A held talks", "A and B are to hold a meeting", "talks were held by A", "talks resumed between A and B".
fn governing_verbs(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let noun = measured(reading, hit.trigger);
    for (verb, relation) in pattern::governors(reading, noun).into_iter().filter(|(v, _)| doc.is_verbal(*v)) {
        let lemma = lower(&doc.tokens[verb].lemma);
        // "called off its test"
        let particle =
            doc.child_by(verb, &[Dep::Prt]).map(|p| format!("{lemma}-{}", doc.tokens[p].text.to_lowercase()));
        // "a plan to end the Peru-Chile war": both sides are named, and who ends it is none.
        let sided = hit.frame.event == Some(EventKind::Conflict) && !hit.aims() && hit.partners() >= 2;
        let support = !sided
            && (hit.frame.shape.support.iter().any(|w| *w == lemma)
                || particle.is_some_and(|p| hit.frame.shape.support.contains(&p)));
        match relation {
            // "A joint statement said that A and B would open consulates."
            Relation::Subject
                if hit.partners() == 0 && hit.frame.id.starts_with("frames.agreement.joint-") =>
            {
                let clause = doc.children_by(verb, &[Dep::Ccomp]).find_map(|c| doc.surface_subject(c));
                if let Some(token) = clause.filter(|t| states_joined(reading, *t)) {
                    hit.play(reading, Role::Agent, Argument { relation: Relation::Subject, token }, verb);
                }
            }
            // "Monday's launch was France's third"
            Relation::Subject if lemma == "be" => of_attribute(reading, hit, verb),
            // "A was the guest of B."
            Relation::Object | Relation::Attribute if support => of_support(reading, hit, noun, verb),
            // "The meeting brought the ministers of A and B no nearer."
            Relation::Subject if hit.partners() < 2 && reading.words.deeds.brings.contains(&lemma) => {
                let arguments = told(reading, verb).into_iter();
                for argument in arguments.filter(|a| a.relation == Relation::Object && a.token != noun) {
                    hit.play(reading, Role::Agent, argument, verb);
                }
            }
            // "put their names to the truce", "entered into talks", "took part in the summit", "agreed to a truce"
            // "responded to the attack": who answers it did not make it.
            Relation::Behind(p)
                if hit.frame.event == Some(EventKind::Conflict) && reading.token_is(p, &["to"]) => {}
            Relation::Behind(p)
                if support
                    && !hit.frame.shape.attach.iter().any(|a| doc.tokens[p].is(a))
                    && reading.words.deeds.reaching.holds(doc.tokens[p].text) =>
            {
                of_support(reading, hit, noun, verb);
            }
            _ => {}
        }
    }
}

/// Those who do what a noun names by a verb such as "hold"; "B was granted an audience by A".
fn of_support(reading: &Reading, hit: &mut Hit, noun: usize, verb: usize) {
    let granted = reading.doc.is_passive(verb) && reading.doc.child_by(verb, &[Dep::Dobj]).is_some();
    let grants = matches!(&*reading.doc.tokens[verb].lemma, "grant" | "give" | "accord" | "offer");
    for argument in told(reading, verb).into_iter().filter(|a| a.token != noun) {
        match argument.relation {
            Relation::Subject => {
                hit.play(reading, Role::Agent, argument, verb);
                hit.words.push(verb);
            }
            Relation::Recipient => hit.play(reading, Role::Counterpart, argument, verb),
            // "granted an audience to B"
            Relation::Behind(p) if grants && reading.token_is(p, &["to"]) => {
                hit.play(reading, Role::Counterpart, argument, verb);
            }
            Relation::Object if granted => hit.play(reading, Role::Counterpart, argument, verb),
            _ => {}
        }
    }
}

/// "Her host was B", "Monday's launch was France's third".
fn of_attribute(reading: &Reading, hit: &mut Hit, verb: usize) {
    let doc = reading.doc;
    for attribute in told(reading, verb).into_iter().filter(|a| a.relation == Relation::Attribute) {
        for role in hit.frame.roles(reading, Relation::Attribute) {
            hit.play(reading, role, attribute, verb);
        }
        for argument in doc.arguments(attribute.token).iter().copied() {
            let by = matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["by"]));
            if argument.relation == Relation::Owner || by {
                hit.play(reading, Role::Agent, argument, attribute.token);
            }
        }
    }
}

/// "In talks with B, A agreed"; "A spoke after a meeting with B"; "on a visit to P, A fell ill".
fn clause_around(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let alone = hit.frame.event.is_some_and(EventKind::is_meeting)
        && hit.partners() == 1
        && !hit.has(Role::Counterpart);
    let open = alone || hit.frame.event == Some(EventKind::Ceremony);
    if under_a_pact(reading, hit) || (hit.has(Role::Agent) && !open) {
        return;
    }
    if let Some(whose) = described(reading, hit) {
        hit.play(reading, Role::Agent, Argument { relation: Relation::Subject, token: whose }, whose);
        return;
    }
    // "Meeting in Oslo, they agreed", with "meeting" taken for a noun.
    let gathers = doc.tokens[hit.trigger].dep == Dep::Advcl && doc.tokens[hit.trigger].is("meeting");
    if gathers && let Some(verb) = doc.head(hit.trigger) {
        for argument in doc.arguments(verb).iter().copied().filter(|a| a.relation == Relation::Subject) {
            hit.play(reading, Role::Agent, argument, verb);
        }
        return;
    }
    let Some((preposition, verb)) = attached(reading, hit) else { return };
    // "met to prepare for the summit of the League": who prepares it need not be there.
    let prepares = matches!(&*doc.tokens[verb].lemma, "prepare" | "plan" | "brace" | "arrange");
    if prepares && reading.token_is(preposition, &["for"]) {
        return;
    }
    // "A and B agreed to stop after a week of clashes"
    let mutual = hit.frame.has_agents_behind("between") && !hit.aims();
    if hit.frame.event == Some(EventKind::Conflict) && !hit.has(Role::Counterpart) {
        let several = |a: &&Argument| a.relation == Relation::Subject && doc.conjuncts(a.token).len() > 1;
        for argument in told(reading, verb).iter().filter(several).filter(|_| mutual) {
            hit.play(reading, Role::Agent, *argument, verb);
        }
        return;
    }
    let within = reading.words.deeds.within.holds(doc.tokens[preposition].text);
    // "A and B restored ties after talks in Oslo"
    let both = hit.partners() == 0
        && hit.frame.event.is_some_and(EventKind::is_meeting)
        && !hit.points_back
        && reading.token_is(preposition, &["after", "following"])
        && told(reading, verb)
            .iter()
            .any(|a| a.relation == Relation::Subject && states_joined(reading, a.token));
    // "after the meeting", "ahead of talks": the subject took part only where the noun tells with whom or where to.
    if within || both || hit.has(Role::Counterpart) || hit.has(Role::Place) {
        those_of_clause(reading, hit, verb, within, open);
    }
}

/// "France and Spain", "the French and Spanish ministers"
fn states_joined(reading: &Reading, subject: usize) -> bool {
    let argument = Argument { relation: Relation::Subject, token: subject };
    let all = super::fillers::of(reading, argument, subject, super::taking::kinds(Role::Agent), false);
    let body = |e: &usize| reading.kind(*e) == EntityKind::Organization;
    all.len() >= 2 && all.iter().filter(|(e, _)| body(e)).count() < 2
}

/// The subject of the clause that a noun stands in; those who are told something there.
fn those_of_clause(reading: &Reading, hit: &mut Hit, verb: usize, within: bool, open: bool) {
    let doc = reading.doc;
    let mut about = told(reading, verb);
    if about.iter().all(|a| a.relation != Relation::Subject) && doc.is_passive(verb) {
        let objects = about.iter_mut().filter(|a| a.relation == Relation::Object);
        objects.for_each(|a| a.relation = Relation::Subject);
    }
    let lemma = lower(&doc.tokens[verb].lemma);
    // "Among the guests at the funeral were A and B."
    let is = |a: &&Argument| {
        a.relation == Relation::Subject || (lemma == "be" && a.relation == Relation::Attribute)
    };
    // "At a dinner given by B, A said": who speaks there is the other.
    let other = open && hit.has(Role::Agent);
    let role = if other { Role::Counterpart } else { Role::Agent };
    for argument in about.iter().filter(is).filter(|_| !other || within) {
        hit.play(reading, role, *argument, verb);
    }
    if within && reading.words.deeds.tells.contains(&lemma) && !hit.frame.shape.people {
        for argument in about {
            let told = matches!(argument.relation, Relation::Object | Relation::Recipient)
                || matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["to"]));
            if told {
                hit.play(reading, Role::Counterpart, argument, verb);
            }
        }
    }
}

/// "A, on a visit to P, fell ill": whom the phrase is hung on.
fn described(reading: &Reading, hit: &Hit) -> Option<usize> {
    let doc = reading.doc;
    // "Ministers of A and B meeting in Oslo", with "meeting" taken for a noun.
    let gathers = doc.tokens[hit.trigger].is_any(&["meeting", "gathering"])
        && doc.tokens[hit.trigger].dep == Dep::Appos
        && doc.child_by(hit.trigger, &[Dep::Det, Dep::Amod, Dep::Poss]).is_none();
    if gathers {
        return doc.head(hit.trigger);
    }
    let preposition = doc.head(hit.trigger).filter(|_| doc.tokens[hit.trigger].dep == Dep::Pobj)?;
    let noun = doc.head(preposition).filter(|n| doc.tokens[*n].tag.is_noun())?;
    let attaches = hit.frame.shape.attach.iter().any(|a| doc.tokens[preposition].is(a));
    let person = reading
        .named_at(noun)
        .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person));
    let comma = preposition > 0 && doc.tokens[preposition - 1].text == ",";
    (attaches && person && comma && noun < preposition).then_some(noun)
}

/// "Under a pact signed in May, A leased a port from B": those whom it lets do something have signed it; "A and B swapped prisoners in a
/// deal brokered by C".
fn under_a_pact(reading: &Reading, hit: &mut Hit) -> bool {
    let doc = reading.doc;
    let noun = hit.trigger;
    let behind = |words: &[&str]| {
        doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && reading.token_is(*p, words))
    };
    let under = behind(&["under", "in"]);
    let made = doc
        .children_by(noun, &[Dep::Acl, Dep::Relcl])
        .any(|v| reading.words.deeds.made.contains(&doc.tokens[v].lemma));
    // "brokered by C": whose work it is, and not whose pact.
    let helped = doc
        .child_by(noun, &[Dep::Acl])
        .filter(|v| made && doc.tokens[*v].is_any(&["brokered", "mediated", "arranged", "facilitated"]))
        .map_or(0..0, |v| doc.subtree(v));
    let helps = |p: &Part| p.words.iter().all(|w| helped.contains(w));
    let parties = hit.parts.iter().any(|p| p.role != Role::Place && !helps(p));
    if hit.frame.event != Some(EventKind::Agreement) || parties {
        return false;
    }
    if let Some(clause) = doc.child_by(noun, &[Dep::Relcl]).filter(|_| !made)
        && let states = states_in(reading, doc.subtree(clause))
        && (2..=4).contains(&states.len())
    {
        let part = |entity| Part { role: Role::Agent, entity, words: vec![clause] };
        hit.parts.extend(states.into_iter().map(part));
        return true;
    }
    if !made {
        return false;
    }
    let Some(verb) = under.and_then(|p| doc.head(p)).filter(|v| doc.is_verbal(*v)) else { return false };
    hit.parts.retain(|p| p.role == Role::Place || !helps(p));
    for argument in told(reading, verb) {
        let party = match argument.relation {
            Relation::Subject => true,
            _ if behind(&["in"]).is_some() => false,
            Relation::Object | Relation::Recipient => true,
            Relation::Behind(p) => reading.token_is(p, &["from", "to", "with", "between", "by"]),
            _ => false,
        };
        if party {
            hit.play(reading, Role::Agent, argument, verb);
        }
    }
    true
}

/// The states named in some words, each once: "a pact that lets French ships use Spanish ports".
fn states_in(reading: &Reading, words: std::ops::Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(sentence) = reading.doc.sentences.get(reading.doc.sentence_of(words.start)) else {
        return found;
    };
    let inside = reading.mentions.from(sentence.start).take_while(|m| m.whole.start < words.end);
    let inside = inside.filter(|m| m.tokens.start >= words.start && m.tokens.end <= words.end);
    for entity in inside.flat_map(|m| m.entities.iter().copied()) {
        if reading.kind(entity) == EntityKind::Country && !found.contains(&entity) {
            found.push(entity);
        }
    }
    found
}

/// The preposition of the lexicon that the noun stands behind, with the verb that it belongs to: past "the sidelines of",
/// "the end of", "a round of".
fn attached(reading: &Reading, hit: &Hit) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let mut at = hit.trigger;
    // A root may be called a conjunct, and has no head.
    while doc.tokens[at].dep == Dep::Conj
        && let Some(head) = doc.head(at).filter(|h| doc.tokens[*h].tag.is_noun())
    {
        at = head;
    }
    let mut preposition = None;
    // "asked Ott for help by telephone": the asking was.
    let by_line = hit.frame.id.starts_with(BY_LINE);
    for _ in 0..6 {
        let head = doc.head(at)?;
        let token = &doc.tokens[head];
        // "lifted the ban following a call with Ott", with "following" hung on the noun in front of it
        if doc.tokens[at].is("following") && doc.tokens[at].dep == Dep::Acl && preposition.is_some() {
            let verb = doc.ancestors(at).take(4).find(|t| doc.is_verbal(*t));
            return preposition.zip(verb);
        }
        // "Following a call with Ott, Berg lifted it", with "following" taken for a verb
        let following = doc.tokens[at].dep == Dep::Dobj && token.is("following");
        if following || matches!(doc.tokens[at].dep, Dep::Pobj | Dep::Pcomp | Dep::Prep | Dep::Agent) {
            let attaches = hit.frame.shape.attach.iter().any(|a| token.is(a));
            if matches!(token.tag, Tag::In | Tag::Vbg | Tag::To | Tag::Rb) || token.dep == Dep::Prep {
                if attaches {
                    preposition = Some(head);
                }
            } else if token.tag.is_verb() {
                return preposition.map(|p| (p, head));
            } else if !by_line && !reading.words.deeds.passed.holds(token.text) {
                return None;
            }
        } else if matches!(doc.tokens[at].dep, Dep::Advmod | Dep::Advcl) && token.tag.is_verb() {
            return preposition.map(|p| (p, head));
        } else {
            return None;
        }
        at = head;
    }
    None
}
