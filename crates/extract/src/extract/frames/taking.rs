//! How a hit takes what stands beside it into the roles of its frame.

use super::beside::stands_beside;
use super::fillers::{self, Fillers};
use super::lexicon::Beside;
use super::{Hit, Part, Role};
use crate::extract::entities::soil;
use crate::extract::pattern::Wanted;
use crate::extract::pointed;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, EventKind, MentionKind};
use crate::language::{Argument, Dep, Relation};

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
    pub(super) fn comes_here(&mut self, reading: &Reading) {
        let comes = self.frame.event == Some(EventKind::Visit) && self.frame.shape.placed;
        if !comes || self.has(Role::Place) {
            return;
        }
        let city = pointed::here(reading, self.trigger);
        self.parts.extend(city.map(|entity| Part { role: Role::Place, entity, words: vec![self.trigger] }));
    }

    /// "a round of talks between A and B", "came under attack from A": what it needs brings its own parts.
    pub(super) fn take_from_what_it_needs(&mut self, reading: &Reading, arguments: &[Argument]) {
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
        if role != Role::Place && is_near_a_border(reading, argument) {
            return;
        }
        let argument = self.traveller(reading, argument);
        let mut found: Fillers = fillers::of(reading, argument, from, kinds(role), role == Role::Target);
        if role == Role::Target {
            if found.is_empty() {
                found = self.hit_by_arms(reading, argument.token);
            }
            self.struck_town(reading, argument.token);
        }
        self.of_gathering(reading, role, argument.token);
        if found.is_empty() && role != Role::Place {
            found.extend(territory(reading, argument.token));
        }
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
        // "hit a depot in Oslo": the town's state is hit, and is not where.
        let soil = role == Role::Place && is_soil(reading, entity, &words);
        if soil && !self.aims() {
            return false;
        }
        let role = if soil { Role::Target } else { role };
        // A place that is hit is where it happens.
        let role = if role == Role::Target
            && reading.kind(entity) == EntityKind::Place
            && !reading.is_territory(entity)
        {
            Role::Place
        } else {
            role
        };
        if self.parts.iter().any(|p| p.entity == entity && p.role == role) {
            return false;
        }
        // "torpedoed the corvette Cheonan": a ship that is called after a town.
        if role == Role::Place && words.first().is_some_and(|w| is_ship(reading, *w)) {
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
    pub(super) fn sufficient(&self) -> bool {
        !self.frame.shape.placed || self.has(Role::Place)
    }
}

/// "hit a tunnel near the Egyptian border": whose border is near is told where it was, and not who struck whom.
fn is_near_a_border(reading: &Reading, argument: Argument) -> bool {
    matches!(argument.relation, Relation::Behind(p) if reading.token_is(p, &["near"]))
        && reading.words.deeds.borders.contains(&reading.doc.tokens[argument.token].lemma)
}

/// "Somaliland", "the breakaway region of Somaliland": a party like a state.
fn territory(reading: &Reading, noun: usize) -> Fillers {
    let doc = reading.doc;
    let of = || {
        let of = doc.children_by(noun, &[Dep::Prep]).find(|p| doc.tokens[*p].is("of"))?;
        doc.child_by(of, &[Dep::Pobj]).and_then(|t| reading.named_at(t))
    };
    let named = reading.named_at(noun).or_else(of);
    let named = named.filter(|m| m.entities.iter().all(|e| reading.is_territory(*e)));
    named.into_iter().flat_map(|m| m.entities.iter().map(|e| (*e, m.tokens.clone().collect()))).collect()
}

/// Whether a state is named by a town alone.
fn is_soil(reading: &Reading, entity: usize, words: &[usize]) -> bool {
    let named = words.first().into_iter().flat_map(|w| reading.mentions_at(*w));
    named.into_iter().any(|m| m.rule == soil::RULE && m.entities == [entity])
}

/// Whether a name is a ship's: "the corvette Cheonan".
fn is_ship(reading: &Reading, name: usize) -> bool {
    let Some(before) = name.checked_sub(1).map(|b| &reading.doc.tokens[b]) else { return false };
    let deeds = &reading.words.deeds;
    before.tag.is_noun()
        && !before.is_capitalised()
        && (deeds.vessels.contains(&before.lemma) || deeds.carriers.contains(&before.lemma))
}
