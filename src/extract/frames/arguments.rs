//! The parts of a word of the lexicon at its place in the tree.
//!
//! A verb's parts are its arguments, whatever the shape of its clause. A noun's parts may stand
//! - on the noun: "Ott's visit to Paris", "talks between A and B", "the A-B talks", "a call with B";
//! - on a clause that describes it: "talks hosted by A", "a meeting attended by B", "the pact that A signed with B";
//! - on the verb that it depends on: "A held talks", "talks resumed between A and B", "A paid B a visit";
//! - on the clause that it belongs to: "in talks with B, A agreed", "A spoke after a meeting with B", "on a visit to P, A fell ill".

use super::fillers::{self, Fillers};
use super::lexicon::{Beside, Class};
use super::{Frame, Hit, Part, Role};
use crate::extract::pattern::{self, Wanted};
use crate::extract::reading::Reading;
use crate::facts::{EntityKind, EventKind, MentionKind};
use crate::language::{Argument, Dep, Doc, Relation, Tag};

/// Verbs by which those who take part are told of an event: "hosted by", "attended by".
const TAKES_PART: &[&str] = &[
    "attend",
    "host",
    "chair",
    "lead",
    "head",
    "join",
    "hold",
    "sign",
    "conduct",
    "convene",
    "have",
    "open",
    "witness",
    "watch",
    "launch",
    "carry",
    "stage",
    "mount",
    "pay",
    "make",
    "wage",
    "fight",
    "ink",
    "conclude",
    "initial",
    "ratify",
    "adopt",
    "issue",
    "reach",
    "preside",
    "undertake",
];

/// Verbs of telling whose object or recipient is present.
const TELLS: &[&str] = &[
    "tell",
    "ask",
    "assure",
    "inform",
    "brief",
    "thank",
    "remind",
    "hand",
    "give",
    "present",
    "present",
    "congratulate",
    "urge",
    "award",
    "offer",
    "warn",
    "promise",
];

/// Verbs whose subject is a meeting and whose object are those who met.
const BRINGS: &[&str] = &[
    "bring", "reunite", "unite", "see", "leave", "gather", "group", "assemble", "draw", "pit", "attract",
    "involve", "include", "keep", "get", "put", "throw", "team",
];

/// The word with its parts, if it has those that it needs.
pub(super) fn fill(reading: &Reading, frame: &'static Frame, token: usize) -> Option<Hit> {
    let doc = reading.doc;
    let verbal = doc.is_verbal(token);
    // "The signing of the pact" is a noun, whatever its tag.
    let argument = matches!(doc.tokens[token].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj);
    let gerund = doc.tokens[token].tag == Tag::Vbg
        && (doc.child_by(token, &[Dep::Det]).is_some()
            || (argument && doc.child_by(token, &[Dep::Dobj]).is_none()));
    // "the National Assembly" assembles nobody.
    let name = |m: &crate::extract::reading::Found| m.kind == MentionKind::Name;
    if reading.named_at(token).is_some_and(name) {
        return None;
    }
    let noun = (doc.tokens[token].tag.is_noun() && !verbal) || gerund;
    match frame.shape.class {
        Class::Verb if !verbal => return None,
        Class::Noun if !noun => return None,
        Class::Adjective if !doc.tokens[token].tag.is_adjective() => return None,
        _ => {}
    }
    let mut arguments = told(reading, token);
    if frame.shape.class == Class::Adjective {
        // "is due in Paris": whose clause it is.
        let above = doc.head(token).filter(|_| doc.tokens[token].dep == Dep::Acomp);
        arguments.extend(above.into_iter().flat_map(|v| pattern::arguments(reading, v, None)));
    }
    let stands = |beside: &Beside| stands_beside(reading, token, &arguments, beside);
    if !frame.needs.iter().all(stands) || frame.without.iter().any(stands) {
        return None;
    }
    // "close to a deal", "offered a pact": it is sought.
    let sought = frame.event == Some(EventKind::Agreement)
        && (frame.shape.class == Class::Adjective
            || matches!(&*doc.tokens[token].lemma, "offer" | "propose"));
    let mut hit = Hit {
        frame,
        trigger: token,
        parts: Vec::new(),
        words: Vec::new(),
        points_back: false,
        struck: false,
        sought,
    };
    if frame.shape.class == Class::Verb {
        arguments.retain(|a| !is_of_object_only(reading, token, a));
    }
    for argument in &arguments {
        hit.take(reading, *argument, token);
    }
    // "a round of talks between A and B", "came under attack from A": what it needs brings its own parts.
    for argument in &arguments {
        let needed = matches!(argument.relation, Relation::Behind(_) | Relation::Attribute)
            && frame
                .needs
                .iter()
                .any(|n| n.words[0] != "*" && stands_beside(reading, token, &[*argument], n));
        if needed {
            doc.arguments(argument.token).into_iter().for_each(|a| hit.take(reading, a, argument.token));
        }
    }
    if frame.shape.class == Class::Verb {
        let subject = doc.surface_subject(token);
        hit.points_back = subject.is_some_and(|s| doc.tokens[s].is_any(&["they", "both", "all", "it"]));
    }
    if noun {
        hit.points_back = points_back(doc, token);
        // "two hours of talks in Oslo with B"
        let measure = measured(doc, token);
        if measure != token && !hit.has(Role::Counterpart) {
            pattern::arguments(reading, measure, None)
                .into_iter()
                .for_each(|a| hit.take(reading, a, measure));
        }
        clauses_of_noun(reading, &mut hit);
        topic(reading, &mut hit, &arguments);
        governing_verbs(reading, &mut hit);
        clause_around(reading, &mut hit);
        along_border(reading, &mut hit);
        victims(reading, &mut hit);
        itinerary(reading, &mut hit);
    }
    onlookers(reading, &mut hit);
    whose_forces_say(reading, &mut hit);
    hit.sufficient(reading).then_some(hit)
}

/// A word's arguments; a finite verb behind a comma that the parser hung on its subject, "Ott, the minister, received Berg", has
/// that subject.
fn told(reading: &Reading, token: usize) -> Vec<Argument> {
    let doc = reading.doc;
    let mut arguments = pattern::arguments(reading, token, None);
    let word = &doc.tokens[token];
    let object = doc.child_by(token, &[Dep::Dobj]).is_some();
    let agent = doc
        .child_by(token, &[Dep::Agent])
        .is_some_and(|a| doc.child_by(a, &[Dep::Pobj]).is_some_and(|who| reading.named_at(who).is_some()));
    let verbless = doc.head(token).is_some_and(|n| doc.tokens[n].dep == Dep::Root);
    // "Mauritania test-fired two rockets", read as one noun phrase.
    if word.tag == Tag::Vbd
        && word.dep == Dep::Amod
        && let Some(noun) = doc.head(token)
    {
        let start = if token >= 2 && doc.tokens[token - 1].text == "-" { token - 2 } else { token };
        arguments.push(Argument { relation: Relation::Object, token: noun });
        let before = start.checked_sub(1).filter(|t| reading.named_at(*t).is_some());
        arguments.extend(before.map(|token| Argument { relation: Relation::Subject, token }));
        arguments
            .extend(doc.arguments(noun).into_iter().filter(|a| matches!(a.relation, Relation::Behind(_))));
    }
    // "A joined B in signing it": both did.
    if word.dep == Dep::Pcomp
        && let Some(join) = doc.head(token).filter(|p| doc.tokens[*p].is("in")).and_then(|p| doc.head(p))
        && doc.tokens[join].lemma.as_ref() == "join"
    {
        let with = doc.child_by(join, &[Dep::Dobj]);
        arguments.extend(with.map(|token| Argument { relation: Relation::Subject, token }));
    }
    // "Ending three days in Oslo, Ott spoke", read as a clause for a subject.
    if word.tag == Tag::Vbg
        && word.dep == Dep::Csubj
        && arguments.iter().all(|a| a.relation != Relation::Subject)
    {
        let subject = doc.head(token).and_then(|v| doc.child_by(v, &[Dep::Nsubj]));
        arguments.extend(subject.map(|token| Argument { relation: Relation::Subject, token }));
    }
    // "flew to Oslo on Monday and to Lima on Friday": the parser joins the second place to the first day.
    for p in doc.children_by(token, &[Dep::Prep]).filter(|_| word.tag.is_verb()).collect::<Vec<_>>() {
        for date in doc.children_by(p, &[Dep::Pobj]).collect::<Vec<_>>() {
            for second in doc
                .children_by(date, &[Dep::Conj])
                .filter(|c| matches!(doc.tokens[*c].tag, Tag::In | Tag::To))
            {
                let behind = doc.children_by(second, &[Dep::Pobj]);
                arguments.extend(behind.map(|token| Argument { relation: Relation::Behind(second), token }));
            }
        }
    }
    // "spent two days closeted with B": who spends them.
    if word.tag == Tag::Vbn
        && matches!(word.dep, Dep::Acl | Dep::Xcomp | Dep::Advcl | Dep::Oprd)
        && let Some(spend) = doc.ancestors(token).find(|t| doc.is_verbal(*t))
        && doc.tokens[spend].is_any(&["spend", "spent", "spends", "spending", "passed"])
    {
        arguments
            .extend(doc.surface_subject(spend).map(|token| Argument { relation: Relation::Subject, token }));
    }
    let active = word.dep == Dep::Acl
        && !agent
        && (word.tag == Tag::Vbd || (word.tag == Tag::Vbn && (object || verbless)));
    if active && let Some(noun) = doc.head(token) {
        arguments.retain(|a| a.token != noun);
        arguments.push(Argument { relation: Relation::Subject, token: noun });
    }
    arguments
}

/// Whether one of the words stands in one of the relations.
fn stands_beside(reading: &Reading, token: usize, arguments: &[Argument], beside: &Beside) -> bool {
    let doc = reading.doc;
    let is = |t: usize| {
        let token = &doc.tokens[t];
        let any = || reading.date_at(t).is_none();
        beside.words.iter().any(|w| (w == "*" && any()) || token.lemma.eq_ignore_ascii_case(w) || token.is(w))
    };
    if beside.relations.iter().any(|r| r == "after")
        && reading.doc.tokens.get(token + 1).is_some()
        && is(token + 1)
    {
        return true;
    }
    arguments.iter().any(|a| {
        let name = pattern::relation_name(reading, a.relation);
        beside.relations.iter().any(|r| r.eq_ignore_ascii_case(name))
            && (doc.conjuncts(a.token).into_iter().any(is)
                // "a long-range ballistic missile", "a round of talks": the words of the phrase count too.
                || doc.children_by(a.token, &[Dep::Compound, Dep::Amod, Dep::Nmod]).any(is))
    })
}

/// A preposition that a verb only shares through its object: "signed a pact with B" is, "shelled a town in B" is not with B.
fn is_of_object_only(reading: &Reading, verb: usize, argument: &Argument) -> bool {
    let doc = reading.doc;
    let Relation::Behind(preposition) = argument.relation else { return false };
    doc.head(preposition).is_some_and(|h| h != verb && doc.tokens[h].tag.is_noun())
        && doc.tokens[preposition].is_any(&["of", "to", "from", "by", "for"])
}

fn kinds(role: Role) -> &'static [Wanted] {
    match role {
        Role::Place => &[Wanted::Kind(EntityKind::Place), Wanted::Kind(EntityKind::Country)],
        Role::Agent | Role::Counterpart => &[Wanted::Actor],
        Role::Target => &[Wanted::Actor, Wanted::Kind(EntityKind::Place)],
    }
}

impl Hit {
    /// Gives an argument the parts that its relation has.
    fn take(&mut self, reading: &Reading, argument: Argument, from: usize) {
        let relation = pattern::relation_name(reading, argument.relation);
        for role in self.frame.roles(relation) {
            self.play(reading, role, argument, from);
        }
    }

    /// Gives an argument this part.
    fn play(&mut self, reading: &Reading, role: Role, argument: Argument, from: usize) {
        let found: Fillers = fillers::of(reading, argument, from, kinds(role), role == Role::Target);
        let mut added = false;
        self.struck |= role == Role::Target && fillers::can_be_struck(reading, argument.token);
        for (entity, words) in found {
            added |= self.add(reading, role, entity, words);
        }
        // "toured dams in Mali", "bombed a plant in Mali"
        let toured = role == Role::Place
            && argument.relation == Relation::Object
            && reading.named_at(argument.token).is_none();
        if (role == Role::Target || toured) && !added {
            self.soil(reading, argument.token);
        }
    }

    fn add(&mut self, reading: &Reading, role: Role, entity: usize, words: Vec<usize>) -> bool {
        let doing = matches!(role, Role::Agent | Role::Counterpart);
        if doing && self.frame.shape.people && fillers::is_bare(reading, entity, &words) {
            return false;
        }
        let trip = self.frame.event == Some(EventKind::Visit);
        if doing && trip && fillers::is_of_many(reading, &words) {
            return false;
        }
        if doing && self.frame.shape.bodies && reading.kind(entity) != EntityKind::Organization {
            return false;
        }
        // A place that is hit is where it happens.
        let role = if role == Role::Target && reading.kind(entity) == EntityKind::Place {
            Role::Place
        } else {
            role
        };
        if self.parts.iter().any(|p| p.entity == entity && p.role == role) {
            return false;
        }
        // "the visit of the president of Togo" is not to Togo.
        if role == Role::Place && !fillers::is_bare(reading, entity, &words) {
            return false;
        }
        self.parts.push(Part { role, entity, words });
        true
    }

    /// "a village in Spain", "a camp near Oslo": where what is hit stands.
    fn soil(&mut self, reading: &Reading, thing: usize) {
        for argument in reading.doc.arguments(thing) {
            let Relation::Behind(p) = argument.relation else { continue };
            if reading.token_is(p, &["in", "near", "at", "outside", "on", "of", "off", "around"]) {
                let sites = fillers::of(reading, argument, thing, kinds(Role::Place), false);
                for (entity, words) in sites {
                    self.add(reading, Role::Place, entity, words);
                }
            }
        }
    }

    fn has(&self, role: Role) -> bool {
        self.parts.iter().any(|p| p.role == role)
    }

    fn partners(&self) -> usize {
        self.of(&[Role::Agent, Role::Counterpart, Role::Target]).len()
    }

    /// Whether it has what its frame asks for.
    fn sufficient(&self, _reading: &Reading) -> bool {
        !self.frame.shape.placed || self.has(Role::Place)
    }
}

/// "the talks", "that meeting", "their visit": told of before, or known to all.
fn points_back(doc: &Doc, noun: usize) -> bool {
    doc.children_by(noun, &[Dep::Det, Dep::Poss])
        .any(|d| doc.tokens[d].is_any(&["the", "that", "this", "these", "those", "their", "both"]))
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
        if about {
            for inner in reading.doc.arguments(argument.token) {
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
        let lemma = doc.tokens[verb].lemma.to_lowercase();
        let arguments = doc.arguments(verb);
        let is_object = arguments.iter().any(|a| a.relation == Relation::Object && a.token == noun);
        let known = hit.frame.shape.support.contains(&lemma) || TAKES_PART.contains(&&*lemma);
        for argument in arguments.into_iter().filter(|a| a.token != noun) {
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
fn measured(doc: &Doc, noun: usize) -> usize {
    const MEASURES: &[&str] = &[
        "hour",
        "day",
        "week",
        "month",
        "minute",
        "round",
        "series",
        "session",
        "half",
        "evening",
        "morning",
        "afternoon",
        "night",
        "weekend",
        "set",
        "course",
        "string",
        "bout",
        "spell",
        "year",
        "kind",
        "sort",
        "phase",
        "stage",
        "spate",
        "wave",
        "flurry",
        "exchange",
        "bundle",
        "package",
        "pair",
        "trio",
        "handful",
        "number",
        "batch",
        "raft",
        "couple",
    ];
    let of = doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("of"));
    let measure = of.and_then(|p| doc.head(p)).filter(|m| MEASURES.contains(&&*doc.tokens[*m].lemma));
    measure.filter(|m| doc.tokens[*m].tag.is_noun()).unwrap_or(noun)
}

/// "A held talks", "A and B are to hold a meeting", "talks were held by A", "talks resumed between A and B".
fn governing_verbs(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let noun = measured(doc, hit.trigger);
    for (verb, relation) in pattern::governors(reading, noun) {
        if !doc.is_verbal(verb) {
            continue;
        }
        let lemma = doc.tokens[verb].lemma.to_lowercase();
        let support = hit.frame.shape.support.contains(&lemma);
        let arguments = told(reading, verb);
        let agents = |hit: &mut Hit| {
            for argument in arguments.iter().filter(|a| a.relation == Relation::Subject && a.token != noun) {
                hit.play(reading, Role::Agent, *argument, verb);
                hit.words.push(verb);
            }
            // "B was granted an audience by A"
            let granted = doc.is_passive(verb) && doc.child_by(verb, &[Dep::Dobj]).is_some();
            let receives = |a: &&Argument| {
                a.relation == Relation::Recipient || (granted && a.relation == Relation::Object)
            };
            for argument in arguments.iter().filter(|a| a.token != noun).filter(receives) {
                hit.play(reading, Role::Counterpart, *argument, verb);
            }
        };
        match relation {
            // "Monday's launch was France's third"
            Relation::Subject if lemma == "be" => {
                for attribute in arguments.iter().filter(|a| a.relation == Relation::Attribute) {
                    // "Her host was B."
                    for role in hit.frame.roles("attribute") {
                        hit.play(reading, role, *attribute, verb);
                    }
                    for argument in doc.arguments(attribute.token) {
                        let by =
                            matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["by"]));
                        if argument.relation == Relation::Owner || by {
                            hit.play(reading, Role::Agent, argument, attribute.token);
                        }
                    }
                }
            }
            // "A was the guest of B."
            Relation::Object | Relation::Attribute if support => agents(hit),
            // "The meeting brought the ministers of A and B no nearer."
            Relation::Subject if hit.partners() < 2 && BRINGS.contains(&&*lemma) => {
                for argument in arguments.iter().filter(|a| a.relation == Relation::Object && a.token != noun)
                {
                    hit.play(reading, Role::Agent, *argument, verb);
                }
            }
            // "put their names to the truce", "entered into talks", "took part in the summit", "agreed to a truce"
            Relation::Behind(p)
                if support
                    && !hit.frame.shape.attach.iter().any(|a| doc.tokens[p].is(a))
                    && doc.tokens[p].is_any(&[
                        "to", "into", "on", "in", "with", "at", "over", "for", "out", "up", "off", "of",
                        "from",
                    ]) =>
            {
                agents(hit);
            }
            _ => {}
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
    if (hit.has(Role::Agent) && !open) || under_a_pact(reading, hit) {
        return;
    }
    if let Some(whose) = described(reading, hit) {
        hit.play(reading, Role::Agent, Argument { relation: Relation::Subject, token: whose }, whose);
        return;
    }
    // "Meeting in Oslo, they agreed", with "meeting" taken for a noun.
    let gathers = doc.tokens[hit.trigger].dep == Dep::Advcl && doc.tokens[hit.trigger].is("meeting");
    if gathers && let Some(verb) = doc.head(hit.trigger) {
        for argument in doc.arguments(verb).into_iter().filter(|a| a.relation == Relation::Subject) {
            hit.play(reading, Role::Agent, argument, verb);
        }
        return;
    }
    let Some((preposition, verb)) = attached(doc, hit) else { return };
    let word = &doc.tokens[preposition];
    // "A and B agreed to stop after a week of clashes"
    let mutual = hit.frame.roles("between").contains(&Role::Agent) && !hit.aims();
    if hit.frame.event == Some(EventKind::Conflict) && !hit.has(Role::Counterpart) {
        let several = |a: &&Argument| a.relation == Relation::Subject && doc.conjuncts(a.token).len() > 1;
        for argument in told(reading, verb).iter().filter(several).filter(|_| mutual) {
            hit.play(reading, Role::Agent, *argument, verb);
        }
        return;
    }
    let within = word.is_any(&[
        "in",
        "at",
        "during",
        "over",
        "on",
        "for",
        "to",
        "through",
        "by",
        "among",
        "from",
        "out",
        "throughout",
        "with",
    ]);
    // "after the meeting", "ahead of talks": the subject took part only where the noun tells with whom or where to.
    if !within && !hit.has(Role::Counterpart) && !hit.has(Role::Place) {
        return;
    }
    let mut about = told(reading, verb);
    if about.iter().all(|a| a.relation != Relation::Subject) && doc.is_passive(verb) {
        about
            .iter_mut()
            .filter(|a| a.relation == Relation::Object)
            .for_each(|a| a.relation = Relation::Subject);
    }
    let lemma = doc.tokens[verb].lemma.to_lowercase();
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
    if within && TELLS.contains(&&*lemma) && !hit.frame.shape.people {
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

/// "Under a pact signed in May, A leased a port from B": those whom it lets do something have signed it.
fn under_a_pact(reading: &Reading, hit: &mut Hit) -> bool {
    const MADE: &[&str] = &[
        "sign",
        "initial",
        "strike",
        "reach",
        "conclude",
        "broker",
        "mediate",
        "negotiate",
        "agree",
        "seal",
        "ink",
        "ratify",
        "make",
    ];
    let doc = reading.doc;
    let noun = hit.trigger;
    let under = doc.head(noun).filter(|p| doc.tokens[noun].dep == Dep::Pobj && doc.tokens[*p].is("under"));
    let made = doc.children_by(noun, &[Dep::Acl, Dep::Relcl]).any(|v| MADE.contains(&&*doc.tokens[v].lemma));
    if hit.frame.event != Some(EventKind::Agreement) || hit.partners() > 0 {
        return false;
    }
    if let Some(clause) = doc.child_by(noun, &[Dep::Relcl]).filter(|_| !made)
        && let [a, b] = states_in(reading, doc.subtree(clause))[..]
    {
        hit.parts.extend([a, b].map(|entity| Part { role: Role::Agent, entity, words: vec![clause] }));
        return true;
    }
    if !made {
        return false;
    }
    let Some(verb) = under.and_then(|p| doc.head(p)).filter(|v| doc.is_verbal(*v)) else { return false };
    for argument in told(reading, verb) {
        let party = match argument.relation {
            Relation::Subject | Relation::Object | Relation::Recipient => true,
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
    let inside =
        reading.mentions.iter().filter(|m| m.tokens.start >= words.start && m.tokens.end <= words.end);
    for entity in inside.flat_map(|m| m.entities.iter().copied()) {
        if reading.kind(entity) == EntityKind::Country && !found.contains(&entity) {
            found.push(entity);
        }
    }
    found
}

/// The preposition of the lexicon that the noun stands behind, with the verb that it belongs to: past "the sidelines of",
/// "the end of", "a round of".
fn attached(doc: &Doc, hit: &Hit) -> Option<(usize, usize)> {
    let mut at = hit.trigger;
    while doc.tokens[at].dep == Dep::Conj && doc.tokens[doc.tokens[at].head].tag.is_noun() {
        at = doc.tokens[at].head;
    }
    let mut preposition = None;
    for _ in 0..6 {
        let head = doc.head(at)?;
        let token = &doc.tokens[head];
        if matches!(doc.tokens[at].dep, Dep::Pobj | Dep::Pcomp | Dep::Prep) {
            let attaches = hit.frame.shape.attach.iter().any(|a| token.is(a));
            if matches!(token.tag, Tag::In | Tag::Vbg | Tag::To | Tag::Rb) || token.dep == Dep::Prep {
                if attaches {
                    preposition = Some(head);
                }
            } else if token.tag.is_verb() {
                return preposition.map(|p| (p, head));
            } else if !token.is_any(&[
                "guest",
                "guests",
                "honour",
                "honor",
                "host",
                "star",
                "week",
                "month",
                "months",
                "years",
                "delegation",
                "team",
                "group",
                "mission",
                "party",
                "role",
                "hours",
                "hour",
                "days",
                "weeks",
                "minutes",
                "session",
                "sessions",
                "rounds",
                "out",
                "sidelines",
                "margins",
                "sideline",
                "end",
                "start",
                "course",
                "eve",
                "round",
                "conclusion",
                "ahead",
                "way",
                "day",
                "invitation",
                "wake",
                "series",
                "result",
                "beginning",
                "close",
                "opening",
                "part",
                "evening",
                "morning",
                "visit",
                "trip",
                "minister",
                "leg",
                "stage",
                "mourners",
                "guests",
                "attendees",
                "participants",
                "spectators",
                "heads",
                "state",
                "leaders",
                "presidents",
                "ministers",
                "hundreds",
                "thousands",
            ]) {
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

/// "Shelling broke out along the border between A and B", "fighting on the A-B frontier": those whose border it is.
fn along_border(reading: &Reading, hit: &mut Hit) {
    const BORDERS: &[&str] = &["border", "frontier", "boundary", "borderland", "line"];
    if hit.frame.event != Some(EventKind::Conflict) || hit.partners() >= 2 {
        return;
    }
    let doc = reading.doc;
    let above = pattern::governors(reading, hit.trigger).into_iter().filter(|(_, r)| *r == Relation::Subject);
    let mut arguments = pattern::arguments(reading, hit.trigger, None);
    arguments.extend(above.flat_map(|(v, _)| doc.arguments(v)));
    for argument in arguments {
        let Relation::Behind(p) = argument.relation else { continue };
        if !reading.token_is(p, &["along", "on", "at", "across", "near", "over"])
            || !BORDERS.contains(&&*doc.tokens[argument.token].lemma)
        {
            continue;
        }
        for inner in doc.arguments(argument.token) {
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

/// "Ten soldiers of B died in an attack by A".
fn victims(reading: &Reading, hit: &mut Hit) {
    const DIE: &[&str] = &["die", "kill", "wound", "injure", "perish", "fall", "hurt", "blind", "slay"];
    if hit.frame.event != Some(EventKind::Conflict) || hit.partners() >= 2 {
        return;
    }
    let doc = reading.doc;
    let mut above = pattern::governors(reading, hit.trigger);
    let joined: Vec<(usize, Relation)> = above
        .iter()
        .flat_map(|(v, r)| {
            let first = doc.head(*v).filter(|_| doc.tokens[*v].dep == Dep::Conj).unwrap_or(*v);
            doc.conjuncts(first).into_iter().map(|c| (c, *r))
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
            for argument in doc.arguments(verb).into_iter().filter(|a| a.relation == Relation::Subject) {
                hit.play(reading, Role::Agent, argument, verb);
            }
        }
        let by =
            matches!(relation, Relation::Behind(p) if reading.token_is(p, &["in", "by", "during", "from"]));
        let kills = relation == Relation::Subject && matches!(lemma, "kill" | "wound" | "injure" | "hit");
        if !(by && DIE.contains(&lemma) || kills) {
            continue;
        }
        for argument in doc.arguments(verb) {
            let dead =
                argument.relation == Relation::Object || (by && argument.relation == Relation::Subject);
            if dead && argument.token != hit.trigger {
                hit.play(reading, Role::Target, argument, verb);
            }
        }
    }
}

/// "Her itinerary took in A and B", "the tour includes A".
fn itinerary(reading: &Reading, hit: &mut Hit) {
    if hit.frame.event != Some(EventKind::Visit) {
        return;
    }
    let doc = reading.doc;
    for (verb, relation) in pattern::governors(reading, hit.trigger) {
        let covers = doc.tokens[verb].is_any(&[
            "took", "take", "takes", "taking", "included", "include", "includes", "covers", "covered",
            "cover",
        ]);
        if relation == Relation::Subject && covers {
            for argument in pattern::arguments(reading, verb, None) {
                let to =
                    matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["in", "to"]));
                if argument.relation == Relation::Object || to {
                    hit.play(reading, Role::Place, argument, verb);
                }
            }
        }
    }
}

/// "A missile was fired from the coast, Pakistan's military announced", "treaties were signed with Belize, Jamaica's ministry
/// said": who tells of what nobody is told to have done has done it.
fn whose_forces_say(reading: &Reading, hit: &mut Hit) {
    let doc = reading.doc;
    let test = hit.frame.event == Some(EventKind::WeaponsTest) && hit.partners() == 0;
    let pact =
        hit.frame.event == Some(EventKind::Agreement) && hit.has(Role::Counterpart) && !hit.has(Role::Agent);
    let above = pattern::governors(reading, hit.trigger).into_iter().find(|(_, r)| *r == Relation::Object);
    let verb = if doc.is_verbal(hit.trigger) { Some(hit.trigger) } else { above.map(|(v, _)| v) };
    let Some(verb) = verb.filter(|v| (test || pact) && doc.is_passive(*v)) else { return };
    let says = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Ccomp);
    let speaker = says.and_then(|v| doc.child_by(v, &[Dep::Nsubj]).map(|token| (v, token)));
    if let Some((verb, token)) = speaker {
        hit.play(reading, Role::Agent, Argument { relation: Relation::Subject, token }, verb);
    }
}

/// "with Ott looking on", "in the presence of Ott", "as Ott looked on": those who are there.
fn onlookers(reading: &Reading, hit: &mut Hit) {
    const WATCH: &[&str] = &["look", "watch", "attend", "preside", "applaud", "stand"];
    let kind = hit.frame.event;
    if !matches!(kind, Some(EventKind::Ceremony | EventKind::WeaponsTest | EventKind::Agreement)) {
        return;
    }
    let doc = reading.doc;
    let verb = if doc.is_verbal(hit.trigger) {
        Some(hit.trigger)
    } else {
        doc.ancestors(hit.trigger).find(|t| doc.is_verbal(*t))
    };
    let Some(verb) = verb else { return };
    let mut present: Vec<(Argument, usize)> = Vec::new();
    for p in doc.children_by(verb, &[Dep::Prep]).collect::<Vec<_>>() {
        if reading.token_is(p, &["with"]) {
            for look in doc.children_by(p, &[Dep::Pcomp]).filter(|l| WATCH.contains(&&*doc.tokens[*l].lemma))
            {
                present.extend(
                    doc.child_by(look, &[Dep::Nsubj])
                        .map(|t| (Argument { relation: Relation::Subject, token: t }, look)),
                );
            }
            for who in doc.children_by(p, &[Dep::Pobj]) {
                let looks = doc.children_by(who, &[Dep::Acl]).any(|l| WATCH.contains(&&*doc.tokens[l].lemma));
                if looks {
                    present.push((Argument { relation: Relation::Behind(p), token: who }, p));
                }
            }
        }
        if reading.token_is(p, &["in"])
            && let Some(noun) = doc.child_by(p, &[Dep::Pobj]).filter(|n| doc.tokens[*n].is("presence"))
        {
            for argument in doc.arguments(noun) {
                if matches!(argument.relation, Relation::Behind(of) if reading.token_is(of, &["of"]))
                    || argument.relation == Relation::Owner
                {
                    present.push((argument, noun));
                }
            }
        }
    }
    // "Ott looked on as the army fired a missile"
    if let Some(above) = doc
        .head(verb)
        .filter(|a| doc.tokens[verb].dep == Dep::Advcl && WATCH.contains(&&*doc.tokens[*a].lemma))
        && doc.children_by(verb, &[Dep::Mark]).any(|m| reading.token_is(m, &["as", "while"]))
    {
        present.extend(
            doc.surface_subject(above).map(|t| (Argument { relation: Relation::Subject, token: t }, above)),
        );
    }
    for (argument, from) in present {
        hit.play(reading, Role::Counterpart, argument, from);
    }
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
    const ENDS: &[&str] = &[
        "end",
        "close",
        "conclude",
        "culminate",
        "finish",
        "result",
        "wind",
        "wrap",
        "break",
        "lead",
        "open",
        "begin",
        "cap",
        "crown",
    ];
    const COMES_OF: &[&str] = &["come", "emerge", "result", "follow", "arise", "flow", "end"];
    const YIELDS: &[&str] =
        &["produce", "yield", "bring", "see", "generate", "bear", "deliver", "spawn", "secure"];
    let doc = reading.doc;
    let above = pattern::governors(reading, noun);
    let direct = above.into_iter().find(|(verb, relation)| {
        let lemma = &*doc.tokens[*verb].lemma;
        match relation {
            Relation::Behind(p) => reading.token_is(*p, &["with", "in", "by", "to"]) && ENDS.contains(&lemma),
            Relation::Object => YIELDS.contains(&lemma),
            Relation::Subject => COMES_OF.contains(&lemma) && doc.child_by(*verb, &[Dep::Prep]).is_some(),
            _ => false,
        }
    });
    direct.map(|(verb, _)| verb)
}
