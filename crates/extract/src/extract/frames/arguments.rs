//! The parts of a word of the lexicon at its place in the tree: a verb's arguments, whatever the shape of its clause; what stands
//! around a noun is in `noun`, what is told of others in `inferred`.

use super::beside::stands_beside;
use super::lexicon::{Beside, Class};
use super::meant::what_it_was;
use super::{Frame, Hit, Part, Role, inferred, noun};
use crate::extract::reading::Reading;
use crate::facts::{EventKind, MentionKind};
use crate::language::{Argument, Dep, Doc, Relation, Tag};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The word with its parts, if it has those that it needs; what is told with it is the same for all frames.
pub(super) fn fill(
    reading: &Reading,
    frame: &'static Frame,
    token: usize,
    stands_as: &StandsAs,
    all: &OnceCell<Vec<Argument>>,
) -> Option<Hit> {
    let doc = reading.doc;
    if !stands_as.one_of(frame.shape.class) || is_part_of(reading, frame, token) {
        return None;
    }
    let mut arguments = Cow::Borrowed(all.get_or_init(|| told(reading, token)).as_slice());
    if frame.shape.class == Class::Adjective {
        // "is due in Paris": whose clause it is.
        let above = doc.head(token).filter(|_| doc.tokens[token].dep == Dep::Acomp);
        let of_clause = above.into_iter().flat_map(|v| reading.arguments(v));
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
    if stands_as.noun {
        noun::fill(reading, &mut hit, &arguments);
    }
    infer(reading, &mut hit, &arguments);
    hit.sufficient().then_some(hit)
}

/// Adds those whom other words around tell of.
fn infer(reading: &Reading, hit: &mut Hit, arguments: &[Argument]) {
    inferred::like_the_one(reading, hit, arguments);
    inferred::whose_weapon(reading, hit, arguments);
    inferred::onlookers(reading, hit);
    inferred::victims_of_clause(reading, hit);
    inferred::victims_of_relative(reading, hit);
    inferred::whose_forces_say(reading, hit);
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

/// As what a word stands at its place, which is the same for all frames; a name is none of them.
pub(super) struct StandsAs {
    verb: bool,
    noun: bool,
    adjective: bool,
}

impl StandsAs {
    /// What a word is here; `None` where it is part of a name: "the National Assembly" assembles nobody.
    pub(super) fn at(reading: &Reading, token: usize) -> Option<StandsAs> {
        let doc = reading.doc;
        let name = |m: &crate::extract::reading::Found| m.kind == MentionKind::Name;
        if reading.named_at(token).is_some_and(name) {
            return None;
        }
        let verb = doc.is_verbal(token);
        // "The signing of the pact" is a noun, whatever its tag.
        let argument = matches!(doc.tokens[token].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj);
        let gerund = doc.tokens[token].tag == Tag::Vbg
            && (doc.child_by(token, &[Dep::Det]).is_some()
                || (argument && doc.child_by(token, &[Dep::Dobj]).is_none()));
        let noun = (doc.tokens[token].tag.is_noun() && !verb) || gerund;
        Some(StandsAs { verb, noun, adjective: doc.tokens[token].tag.is_adjective() })
    }

    fn one_of(&self, class: Class) -> bool {
        match class {
            Class::Verb => self.verb,
            Class::Noun => self.noun,
            Class::Adjective => self.adjective,
        }
    }
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
    let mut arguments = reading.arguments(token).to_vec();
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
    let days = inner(verb, Dep::Prep).flat_map(|p| inner(p, Dep::Pobj));
    // "to Oslo November 16 and to Lima November 18"
    for day in days.chain(inner(verb, Dep::Npadvmod)) {
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
    // A headline: "Ruritanian president sworn in".
    let undergoes =
        matches!(&*word.lemma, "swear" | "bury" | "inaugurate" | "crown" | "enthrone" | "lay" | "cremate");
    let active = word.dep == Dep::Acl
        && (object || !undergoes)
        && !agent.is_some_and(named)
        && (word.tag == Tag::Vbd || (word.tag == Tag::Vbn && (object || verbless)));
    if active {
        arguments.retain(|a| a.token != noun);
        arguments.push(Argument { relation: Relation::Subject, token: noun });
    }
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
    // "led a delegation to Oslo"
    let led = |h: usize| {
        matches!(&*doc.tokens[verb].lemma, "lead" | "head" | "take" | "bring")
            && matches!(&*doc.tokens[h].lemma, "delegation" | "mission" | "team" | "group" | "party")
    };
    doc.head(preposition).is_some_and(|h| h != verb && doc.tokens[h].tag.is_noun() && !flight(h) && !led(h))
        && doc.tokens[preposition].is_any(&["of", "to", "from", "by", "for"])
}
