//! The parts of a word of the lexicon at its place in the tree: a verb's arguments, whatever the shape of its clause; what stands
//! around a noun is in `noun`, what is told of others in `inferred`.

use super::fillers::{self, Fillers};
use super::lexicon::{Beside, Class};
use super::meant::{taken_up_by_one, what_it_was};
use super::{Frame, Hit, Part, Role, inferred, noun};
use crate::extract::pattern::{self, Wanted};
use crate::extract::pointed;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, EventKind, MentionKind};
use crate::language::{Argument, Dep, Doc, Relation, Tag};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The word with its parts, if it has those that it needs; what is told with it is the same for all frames.
pub(super) fn fill(
    reading: &Reading,
    frame: &'static Frame,
    token: usize,
    all: &OnceCell<Vec<Argument>>,
) -> Option<Hit> {
    let doc = reading.doc;
    let noun = is_noun(reading, frame, token)?;
    let mut arguments = Cow::Borrowed(all.get_or_init(|| told(reading, token)).as_slice());
    if frame.shape.class == Class::Adjective {
        // "is due in Paris": whose clause it is.
        let above = doc.head(token).filter(|_| doc.tokens[token].dep == Dep::Acomp);
        let of_clause = above.into_iter().flat_map(|v| pattern::arguments(reading, v, None));
        arguments.to_mut().extend(of_clause);
    }
    let stands = |beside: &Beside| stands_beside(reading, token, &arguments, beside);
    if !frame.needs.iter().all(stands) || frame.without.iter().any(stands) {
        return None;
    }
    let mut hit = Hit {
        frame,
        trigger: token,
        parts: Vec::new(),
        words: Vec::new(),
        points_back: false,
        struck: false,
        // "close to a deal", "offered a pact"
        sought: frame.event == Some(EventKind::Agreement)
            && (frame.shape.class == Class::Adjective
                || matches!(&*doc.tokens[token].lemma, "offer" | "propose")),
    };
    if frame.shape.class == Class::Verb {
        // "fired a missile from the coast"
        let site = |a: &Argument| {
            frame.event == Some(EventKind::WeaponsTest)
                && matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["from"]))
        };
        arguments.to_mut().retain(|a| site(a) || !is_of_object_only(reading, token, a));
        let subject = doc.surface_subject(token);
        hit.points_back =
            subject.is_some_and(|s| doc.tokens[s].is_any(&["they", "both", "all", "it", "which"]));
    }
    for argument in arguments.iter() {
        hit.take(reading, *argument, token);
    }
    hit.take_from_what_it_needs(reading, &arguments);
    hit.comes_here(reading);
    taken_from(reading, &mut hit, &arguments);
    if noun {
        noun::fill(reading, &mut hit, &arguments);
    }
    inferred::like_the_one(reading, &mut hit, &arguments);
    inferred::whose_weapon(reading, &mut hit, &arguments);
    inferred::onlookers(reading, &mut hit);
    inferred::victims_of_clause(reading, &mut hit);
    inferred::victims_of_relative(reading, &mut hit);
    inferred::whose_forces_say(reading, &mut hit);
    hit.sufficient().then_some(hit)
}

/// "liberated the Chadian town of Tarn from the rebels": those from whom it is taken are struck, and not whose town it is.
fn taken_from(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    let frees = matches!(
        &*reading.doc.tokens[hit.trigger].lemma,
        "liberate" | "free" | "clear" | "retake" | "recapture"
    );
    let from = |a: &Argument| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["from"]));
    let whom = arguments.iter().find(|a| frees && from(a)).map(|a| reading.doc.subtree(a.token));
    let behind = |p: &Part| whom.as_ref().is_some_and(|w| p.words.iter().all(|t| w.contains(t)));
    if hit.parts.iter().any(|p| p.role == Role::Target && behind(p)) {
        let kept: Vec<Part> =
            hit.parts.iter().filter(|p| p.role != Role::Target || behind(p)).cloned().collect();
        hit.parts = kept;
    }
}

/// Whether a word of the frame is a noun here; `None` if it is not of the frame's class.
fn is_noun(reading: &Reading, frame: &Frame, token: usize) -> Option<bool> {
    let doc = reading.doc;
    let verbal = doc.is_verbal(token);
    // "The signing of the pact" is a noun, whatever its tag.
    let argument = matches!(doc.tokens[token].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj);
    let gerund = doc.tokens[token].tag == Tag::Vbg
        && (doc.child_by(token, &[Dep::Det]).is_some()
            || (argument && doc.child_by(token, &[Dep::Dobj]).is_none()));
    // "the National Assembly" assembles nobody.
    let name = |m: &crate::extract::reading::Found| m.kind == MentionKind::Name;
    let noun = (doc.tokens[token].tag.is_noun() && !verbal) || gerund;
    let fits = match frame.shape.class {
        Class::Verb => verbal,
        Class::Noun => noun,
        Class::Adjective => doc.tokens[token].tag.is_adjective(),
    };
    (fits && !reading.named_at(token).is_some_and(name) && !is_part_of(reading, frame, token)).then_some(noun)
}

/// "No telephone call took place": by telephone is how the call would have been, and no call beside it.
fn is_part_of(reading: &Reading, frame: &Frame, token: usize) -> bool {
    let doc = reading.doc;
    frame.id.starts_with(noun::BY_LINE)
        && doc.tokens[token].dep == Dep::Compound
        && doc.head(token).is_some_and(|h| super::knows(&doc.tokens[h].lemma))
}

/// A word's arguments, with those that the parser hung elsewhere.
pub(super) fn told(reading: &Reading, token: usize) -> Vec<Argument> {
    let doc = reading.doc;
    let mut arguments = pattern::arguments(reading, token, None);
    if !doc.tokens[token].tag.is_verb() {
        return arguments;
    }
    what_it_was(doc, token, &mut arguments);
    shared_subjects(reading, token, &mut arguments);
    second_places(doc, token, &mut arguments);
    misread_verb(reading, token, &mut arguments);
    inferred::weapon_meant(reading, token, &mut arguments);
    inferred::launch_site(reading, &mut arguments);
    arguments
}

/// Subjects of other verbs that are this one's too: "joined B in signing it", "spent two days closeted with B".
fn shared_subjects(reading: &Reading, token: usize, arguments: &mut Vec<Argument>) {
    let doc = reading.doc;
    let word = &doc.tokens[token];
    let mut subject = |token: Option<usize>| {
        arguments.extend(token.map(|token| Argument { relation: Relation::Subject, token }));
    };
    let join = || doc.head(token).filter(|p| doc.tokens[*p].is("in")).and_then(|p| doc.head(p));
    if word.dep == Dep::Pcomp
        && let Some(join) = join().filter(|j| doc.tokens[*j].lemma.as_ref() == "join")
    {
        subject(doc.child_by(join, &[Dep::Dobj]));
    }
    // "Ending three days in Oslo, Ott spoke", read as a clause for a subject.
    if word.tag == Tag::Vbg && word.dep == Dep::Csubj && doc.child_by(token, &[Dep::Nsubj]).is_none() {
        subject(doc.head(token).and_then(|v| doc.child_by(v, &[Dep::Nsubj])));
    }
    // "have co-signed an accord": the parser makes a verb of "co".
    let cut = token.checked_sub(2).filter(|t| {
        doc.tokens[token - 1].text == "-" && doc.tokens[*t].is_any(&["co", "re", "pre", "counter"])
    });
    let of_cut = |t: usize| {
        let have = doc.child_by(t, &[Dep::Aux]);
        doc.surface_subject(t).or_else(|| have.and_then(|a| doc.child_by(a, &[Dep::Nsubj])))
    };
    subject(cut.filter(|t| doc.head(token) == Some(*t)).and_then(of_cut));
    // "The last French president to visit Oslo was Ott": he did.
    subject(the_last_to(doc, token));
    // "Finnish minister to visit Kenya"
    let noun = doc.head(token).filter(|n| is_headline_infinitive(doc, token) && doc.tokens[*n].tag.is_noun());
    subject(noun);
    if word.tag == Tag::Vbn
        && matches!(word.dep, Dep::Acl | Dep::Xcomp | Dep::Advcl | Dep::Oprd)
        && let Some(spend) = doc.ancestors(token).find(|t| doc.is_verbal(*t))
        && doc.tokens[spend].is_any(&["spend", "spent", "spends", "spending", "passed"])
    {
        subject(doc.surface_subject(spend));
    }
}

/// "The first minister to visit Oslo was Ott", "Ott became the first minister to visit Oslo": who it was.
fn the_last_to(doc: &Doc, verb: usize) -> Option<usize> {
    const ONE: &[&str] = &["first", "last", "second", "third", "fourth", "fifth", "only", "latest", "next"];
    let noun = doc.head(verb)?;
    let to = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    // "the first minister to", "the first to"
    let one = if doc.tokens[noun].tag.is_noun() {
        doc.children_by(noun, &[Dep::Amod]).any(|a| doc.tokens[a].is_any(ONE))
    } else {
        doc.tokens[noun].is_any(ONE)
    };
    if !to || !one || !matches!(doc.tokens[verb].dep, Dep::Relcl | Dep::Acl) {
        return None;
    }
    let above = doc.head(noun).filter(|v| matches!(&*doc.tokens[*v].lemma, "be" | "become"))?;
    match doc.tokens[noun].dep {
        Dep::Nsubj => doc.child_by(above, &[Dep::Attr]),
        Dep::Attr => doc.child_by(above, &[Dep::Nsubj]),
        _ => None,
    }
}

/// A headline is a noun with an infinitive, and has no verb else: "Finnish minister to visit Kenya".
pub(in crate::extract) fn is_headline_infinitive(doc: &Doc, verb: usize) -> bool {
    let to = |a: usize| doc.tokens[a].tag == Tag::To && a + 1 == verb;
    let noun = doc.head(verb).filter(|n| doc.tokens[*n].dep == Dep::Root && !doc.tokens[*n].tag.is_verb());
    noun.is_some_and(|n| n < verb)
        && matches!(doc.tokens[verb].dep, Dep::Relcl | Dep::Acl)
        && doc.children_by(verb, &[Dep::Aux]).any(to)
}

/// "flew to Oslo on Monday and to Lima on Friday": the parser joins the second place to the first day.
fn second_places(doc: &Doc, verb: usize, arguments: &mut Vec<Argument>) {
    let inner = |at: usize, dep: Dep| doc.children(at).filter(move |c| doc.tokens[*c].dep == dep);
    for day in inner(verb, Dep::Prep).flat_map(|p| inner(p, Dep::Pobj)) {
        for second in inner(day, Dep::Conj).filter(|c| matches!(doc.tokens[*c].tag, Tag::In | Tag::To)) {
            let behind = inner(second, Dep::Pobj);
            arguments.extend(behind.map(|token| Argument { relation: Relation::Behind(second), token }));
        }
    }
}

/// Finite verbs that the parser took for participles: "Ott, the minister, received Berg", "Mauritania test-fired two rockets".
fn misread_verb(reading: &Reading, token: usize, arguments: &mut Vec<Argument>) {
    let doc = reading.doc;
    let word = &doc.tokens[token];
    let Some(noun) = doc.head(token) else { return };
    if word.tag == Tag::Vbd && word.dep == Dep::Amod {
        let start = if token >= 2 && doc.tokens[token - 1].text == "-" { token - 2 } else { token };
        arguments.push(Argument { relation: Relation::Object, token: noun });
        let before = start.checked_sub(1).filter(|t| reading.named_at(*t).is_some());
        arguments.extend(before.map(|token| Argument { relation: Relation::Subject, token }));
        let of_noun = doc.arguments(noun).iter().copied();
        arguments.extend(of_noun.filter(|a| matches!(a.relation, Relation::Behind(_))));
    }
    // "Rockets fired from Lebanon hit Israel", with "fired" taken for the verb.
    let bare = doc.child_by(token, &[Dep::Nsubj, Dep::Mark, Dep::Aux]).is_none() && word.dep == Dep::Advcl;
    let reduced =
        doc.tokens[noun].is_any(&["fired", "launched"]) && doc.child_by(noun, &[Dep::Dobj]).is_none();
    if word.tag == Tag::Vbd && bare && reduced && noun < token {
        let from = doc.arguments(noun).iter().copied();
        arguments.extend(
            from.filter(|a| a.relation == Relation::Subject || matches!(a.relation, Relation::Behind(_))),
        );
    }
    let object = doc.child_by(token, &[Dep::Dobj]).is_some();
    let named = |who: usize| reading.named_at(who).is_some();
    let agent = doc.child_by(token, &[Dep::Agent]).and_then(|a| doc.child_by(a, &[Dep::Pobj]));
    let verbless = doc.tokens[noun].dep == Dep::Root;
    let active = word.dep == Dep::Acl
        && !agent.is_some_and(named)
        && (word.tag == Tag::Vbd || (word.tag == Tag::Vbn && (object || verbless)));
    if active {
        arguments.retain(|a| a.token != noun);
        arguments.push(Argument { relation: Relation::Subject, token: noun });
    }
}

/// Whether one of the words stands in one of the relations.
fn stands_beside(reading: &Reading, token: usize, arguments: &[Argument], beside: &Beside) -> bool {
    let doc = reading.doc;
    let is = |t: usize| {
        let token = &doc.tokens[t];
        let any = || reading.date_at(t).is_none();
        let missile = || reading.words.deeds.missiles.holds(token.text);
        beside.words.iter().any(|w| {
            (w == "*" && any())
                || (w == "@missiles" && token.tag.is_noun() && missile())
                || token.lemma.eq_ignore_ascii_case(w)
                || token.is(w)
        })
    };
    // Right behind the word, or behind its object: "bring the two sides together".
    let comma = |at: usize| reading.token_is(at, &[","]) && at + 1 < doc.tokens.len();
    let behind = |at: usize| at < doc.tokens.len() && (is(at) || comma(at) && is(at + 1));
    let object = || doc.child_by(token, &[Dep::Dobj]).map(|o| doc.subtree(o).end);
    if beside.after && (behind(token + 1) || object().is_some_and(behind)) {
        return true;
    }
    arguments.iter().any(|a| {
        beside.relations.hold(reading, a.relation)
            // "on Monday and another on Friday"; "spent Sunday" is asked for by its name
            && (reading.date_at(a.token).is_none() || beside.words.iter().any(|w| w == "sunday"))
            && (doc.conjuncts(a.token).iter().copied().any(is)
                // "the last of the boundary stones"; "fired a rocket; Spain tried out a bigger one"
                || first_of(doc, a.token).or_else(|| taken_up_by_one(doc, a.token)).is_some_and(is)
                // "a long-range ballistic missile", "a round of talks": the words of the phrase count too.
                || doc.children_by(a.token, &[Dep::Compound, Dep::Amod, Dep::Nmod]).any(is))
    })
}

/// "the last of the stones", "the first of three bridges": what it is one of.
fn first_of(doc: &Doc, token: usize) -> Option<usize> {
    let one = doc.tokens[token].is_any(&["first", "second", "third", "last", "latest", "one", "newest"]);
    let of = doc.child_by(token, &[Dep::Prep]).filter(|p| one && doc.tokens[*p].is("of"));
    of.and_then(|p| doc.child_by(p, &[Dep::Pobj]))
}

/// A preposition that a verb only shares through its object: "signed a pact with B" is, "shelled a town in B" is not with B.
fn is_of_object_only(reading: &Reading, verb: usize, argument: &Argument) -> bool {
    let doc = reading.doc;
    let Relation::Behind(preposition) = argument.relation else { return false };
    // "boarded a flight to Oslo": who boards it goes there.
    let flight = |h: usize| {
        matches!(&*doc.tokens[verb].lemma, "board" | "take" | "catch")
            && (doc.tokens[h].is("flight") || reading.words.deeds.carriers.contains(&doc.tokens[h].lemma))
    };
    doc.head(preposition).is_some_and(|h| h != verb && doc.tokens[h].tag.is_noun() && !flight(h))
        && doc.tokens[preposition].is_any(&["of", "to", "from", "by", "for"])
}

pub(super) fn kinds(role: Role) -> &'static [Wanted] {
    match role {
        Role::Place => &[Wanted::Kind(EntityKind::Place), Wanted::Kind(EntityKind::Country)],
        Role::Agent | Role::Counterpart => &[Wanted::Actor],
        Role::Target => &[Wanted::Actor, Wanted::Kind(EntityKind::Place)],
    }
}

impl Hit {
    /// Gives an argument the parts that its relation has.
    pub(super) fn take(&mut self, reading: &Reading, argument: Argument, from: usize) {
        for role in self.frame.roles(reading, argument.relation) {
            self.play(reading, role, argument, from);
        }
    }

    /// "arrived here on Monday": the city at the head of the report.
    fn comes_here(&mut self, reading: &Reading) {
        let comes = self.frame.event == Some(EventKind::Visit) && self.frame.shape.placed;
        if !comes || self.has(Role::Place) {
            return;
        }
        let city = pointed::here(reading, self.trigger);
        self.parts.extend(city.map(|entity| Part { role: Role::Place, entity, words: vec![self.trigger] }));
    }

    /// "a round of talks between A and B", "came under attack from A": what it needs brings its own parts.
    fn take_from_what_it_needs(&mut self, reading: &Reading, arguments: &[Argument]) {
        let token = self.trigger;
        for argument in arguments {
            let stands = |n: &Beside| n.words[0] != "*" && stands_beside(reading, token, &[*argument], n);
            if matches!(argument.relation, Relation::Behind(_) | Relation::Attribute)
                && self.frame.needs.iter().any(stands)
            {
                for own in reading.doc.arguments(argument.token).iter().copied() {
                    self.take(reading, own, argument.token);
                }
            }
        }
    }

    /// Gives an argument this part.
    pub(super) fn play(&mut self, reading: &Reading, role: Role, argument: Argument, from: usize) {
        let argument = self.traveller(reading, argument);
        let mut found: Fillers = fillers::of(reading, argument, from, kinds(role), role == Role::Target);
        if role == Role::Target {
            if found.is_empty() {
                found = self.hit_by_arms(reading, argument.token);
            }
            self.struck_town(reading, argument.token);
        }
        self.of_gathering(reading, role, argument.token);
        let mut added = false;
        // "shelled Skardu": a town that is in no list is one that is hit.
        let unknown = found.is_empty()
            && reading.doc.tokens[argument.token].tag.is_proper()
            && reading.named_at(argument.token).is_none();
        self.struck |= role == Role::Target && (unknown || fillers::can_be_struck(reading, argument.token));
        for (entity, words) in found {
            added |= self.add(reading, role, entity, words);
        }
        // "toured dams in Mali", "bombed a plant in Mali"
        let toured = role == Role::Place
            && argument.relation == Relation::Object
            && reading.named_at(argument.token).is_none();
        let before = self.parts.len();
        // "landed at Oslo airport"
        let building = role == Role::Place
            && !added
            && reading.words.occasions.buildings.contains(&reading.doc.tokens[argument.token].lemma);
        if building {
            self.named_soil(reading, argument.token);
        }
        // "spent a day at a camp near Tarn", "a week in the camps of Mali and Chad"
        let lemma = &reading.doc.tokens[argument.token].lemma;
        let stayed = role == Role::Place
            && !added
            && reading.named_at(argument.token).is_none()
            && reading.words.deeds.owned.contains(lemma);
        if role == Role::Target || toured || stayed {
            self.soil(reading, argument.token);
            self.named_soil(reading, argument.token);
        }
        // "the Spanish port of Vigo": where it is, if whose it is has been told; "the army of Spain" is nowhere.
        if added {
            let told = self.parts.split_off(before);
            self.parts.extend(told.into_iter().filter(|p| reading.kind(p.entity) == EntityKind::Place));
        }
    }

    /// "The Arab League summit adopted it": the League did.
    fn of_gathering(&mut self, reading: &Reading, role: Role, noun: usize) {
        let gathering =
            matches!(&*reading.doc.tokens[noun].lemma, "summit" | "meeting" | "session" | "conference");
        if self.frame.shape.bodies && gathering && reading.named_at(noun).is_none() {
            for inner in reading.doc.arguments(noun).iter().copied() {
                let of = matches!(inner.relation, Relation::Behind(p) if reading.token_is(p, &["of"]));
                if of || matches!(inner.relation, Relation::Owner | Relation::Modifier) {
                    for (entity, words) in fillers::of(reading, inner, noun, kinds(role), false) {
                        self.add(reading, role, entity, words);
                    }
                }
            }
        }
    }

    /// "bombed Oslo": the town stands for its state, and is where it was.
    fn struck_town(&mut self, reading: &Reading, at: usize) {
        let town = |m: &&Found| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Place);
        let named: Vec<Found> = reading.mentions_at(at).filter(town).cloned().collect();
        for m in named {
            self.add(reading, Role::Place, m.entities[0], m.tokens.clone().collect());
        }
    }

    /// "shot down a Libyan MiG", "opened fire on a Ghanaian launch": whose it is, whatever it is.
    fn hit_by_arms(&mut self, reading: &Reading, thing: usize) -> Fillers {
        let armed = reading.words.deeds.armed_deeds.contains(&reading.doc.tokens[self.trigger].lemma);
        let token = &reading.doc.tokens[thing];
        let nameless = reading.named_at(thing).is_none_or(|m| m.kind == MentionKind::Demonym);
        // "a Libyan man was shot" tells of a crime.
        let craft = token.tag.is_proper() || reading.words.deeds.vessels.contains(&token.lemma);
        if !armed || !nameless || !craft {
            return Vec::new();
        }
        let found = fillers::by_its_people(reading, thing);
        self.struck |= !found.is_empty();
        found
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

    /// "a village in Spain", "a camp near Oslo", "houses in a suburb of Oslo": where what is hit stands.
    fn soil(&mut self, reading: &Reading, thing: usize) {
        for argument in reading.doc.arguments(thing).iter().copied() {
            let Relation::Behind(p) = argument.relation else { continue };
            if reading.token_is(p, &["in", "near", "at", "outside", "on", "of", "off", "around"]) {
                let sites = fillers::of(reading, argument, thing, kinds(Role::Place), false);
                let part =
                    reading.words.deeds.parts_of_towns.contains(&reading.doc.tokens[argument.token].lemma);
                if sites.is_empty() && part && argument.token != thing {
                    self.soil(reading, argument.token);
                }
                for (entity, words) in sites {
                    self.add(reading, Role::Place, entity, words);
                }
            }
        }
    }

    /// "the Kagera salient", "the Heglig oilfield": the place that a thing is called after.
    fn named_soil(&mut self, reading: &Reading, thing: usize) {
        let doc = reading.doc;
        for name in doc.children_by(thing, &[Dep::Compound, Dep::Nmod]).collect::<Vec<_>>() {
            let Some(found) = reading.named_at(name) else { continue };
            let words: Vec<usize> = found.tokens.clone().collect();
            if let [place] = found.entities[..]
                && reading.kind(place) == EntityKind::Place
            {
                self.add(reading, Role::Place, place, words);
            }
        }
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.parts.iter().any(|p| p.role == role)
    }

    pub(super) fn partners(&self) -> usize {
        self.of(&[Role::Agent, Role::Counterpart, Role::Target]).len()
    }

    /// Whether it has what its frame asks for.
    fn sufficient(&self) -> bool {
        !self.frame.shape.placed || self.has(Role::Place)
    }
}
