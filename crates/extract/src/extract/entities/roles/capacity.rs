//! Offices behind "as": "visited Zenda as Ruritania's leader", "resigned as president", "succeeded Ek as minister".

use super::holder::{CALLED, CALLING, office, person_at};
use super::mood::unreal;
use super::owner_at;
use crate::extract::reading::{FoundRole, Reading};
use crate::gazetteer::Rank;
use crate::language::{Argument, Dep, Relation};

/// "visited Zenda as Ruritania's leader", "hailed Ott as Ruritania's president": an office with its country behind "as".
pub(super) fn acts_as(reading: &Reading, preposition: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let above = verb_above(reading, preposition);
    let Some(verb) = above.filter(|v| doc.tokens[*v].tag.is_verb()) else { return };
    // "was chosen to succeed Ek as minister"
    let put_there = super::leads::put_there(reading, verb);
    if put_there.is_none() && unreal(reading, verb) && !stays(reading, verb) {
        // "Ott will succeed Ek as envoy": he is in office yet.
        let yet = yet_in_office(reading, verb, preposition);
        if let Some(role) = yet.or_else(|| leaves_later(reading, verb, preposition)) {
            found.push(role);
        }
        return;
    }
    let Some(noun) = doc.child_by(preposition, &[Dep::Pobj]) else { return };
    // "denounced him as Ruritania's dictator" is an opinion.
    let (words, lemma) = (&reading.words.clauses, &doc.tokens[verb].lemma);
    if words.judged_as.contains(lemma) && !is_removed(reading, verb, noun) {
        return;
    }
    if doc.is_passive(verb) && matches!(&**lemma, "succeed" | "replace" | "follow") {
        return succeeded_as(reading, verb, noun, found);
    }
    let arguments = doc.arguments(verb);
    let thrown = matches!(&**lemma, "vote" | "force" | "throw" | "push" | "kick" | "drum" | "turn");
    let removed = words.removed_as.contains(lemma) || thrown && reading.token_is(verb + 1, &["out"]);
    let of_object = removed || words.made_as.contains(lemma);
    let holder = if of_object { Relation::Object } else { Relation::Subject };
    let named = arguments.iter().filter(|a| a.relation == holder).find_map(|a| holder_at(reading, a.token));
    // "the president, Ott, speaking as chairman of the league, called"
    let modified = || doc.head(verb).filter(|_| holder == Relation::Subject && modifies(reading, verb));
    let put_there = put_there.and_then(|t| described(reading, t));
    let person = put_there.or(named).or_else(|| modified().and_then(|t| described(reading, t)));
    // "resigned as president": it was an office, and of the country that the name is given with: "Peru's Ott, who resigned".
    let over = removed || words.resigned_as.contains(lemma);
    if let Some(mut role) = person.and_then(|p| office(reading, noun, p, verb, over)) {
        role.asserted = Some(preposition);
        if CALLING.contains(&&*doc.tokens[verb].lemma) {
            role = called_so(role, noun);
        }
        let government = || of_government(reading, verb, preposition);
        // "Ruritania's president dismissed Ott as envoy"
        let maker = || {
            let put = put_there.and(doc.head(verb));
            let acts = put.or((removed && !doc.is_passive(verb)).then_some(verb))?;
            super::made::owner_of_subject(reading, acts, &role.title)
        };
        let scene = || super::grounds::scene(reading, preposition);
        role.of = role.of.or_else(|| country_of_name(reading, arguments)).or_else(government);
        role.of = role.of.or_else(maker).or_else(scene);
        if role.of.is_some() || is_office_alone(reading, &role, lemma) {
            found.extend(before_him(reading, verb, arguments, &role));
            found.push(role);
        }
    }
}

/// Whether an office behind a verb is one although nobody tells beside it of which country: "resigned as foreign minister", "was governor of
/// Sonora".
fn is_office_alone(reading: &Reading, role: &FoundRole, lemma: &str) -> bool {
    let passes = reading.words.clauses.removed_as.contains(lemma)
        || reading.words.clauses.resigned_as.contains(lemma)
        || matches!(lemma, "succeed" | "replace" | "take" | "return");
    let region = role.title.split_once(" of ");
    passes && is_governing(reading, &role.title)
        || sent_as(reading, lemma, role)
        || region.is_some_and(|(office, _)| super::owner::is_regional(reading, office))
}

/// "has gone to Zenda as ambassador": of the country that he was in office for before.
fn sent_as(reading: &Reading, lemma: &str, role: &FoundRole) -> bool {
    let rank = reading.gazetteer.office(&role.title).map(|t| t.rank);
    let goes = matches!(lemma, "go" | "leave" | "move" | "fly" | "return");
    let before = reading.roles.of(role.person).any(|r| r.person == role.person);
    rank == Some(Rank::Diplomat) && goes && before
}

/// Whether the office is one of a government, so that the text around tells of which country.
fn is_governing(reading: &Reading, title: &str) -> bool {
    let rank = reading.gazetteer.office(title).map(|t| t.rank);
    let one = reading.words.offices.of_one_state.contains(title);
    (one || matches!(rank, Some(Rank::HeadOfGovernment | Rank::Minister))) && title != "chief executive"
}

/// The person at a noun, or in apposition to it.
fn described(reading: &Reading, noun: usize) -> Option<usize> {
    let apposed = || reading.doc.children_by(noun, &[Dep::Appos]).find_map(|c| person_at(reading, c));
    person_at(reading, noun).or_else(apposed)
}

/// The person at a noun, or whose kin it tells of: "his sister, Ott, sits as"; "A senior judge, Ott, took over as".
fn holder_at(reading: &Reading, noun: usize) -> Option<usize> {
    let any = reading.doc.children(noun).any(|c| reading.token_is(c, &["a", "an"]));
    let kin = reading.token_in(noun, &reading.words.names.kin) || any && reading.named_at(noun).is_none();
    person_at(reading, noun).or_else(|| described(reading, noun).filter(|_| kin))
}

/// "will stay on as chairman": who does is chairman.
fn stays(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let will = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["will", "to", "would"]));
    will && !doc.is_negated(verb)
        && !super::mood::is_asked(reading, verb)
        && matches!(&*doc.tokens[verb].lemma, "stay" | "continue" | "remain" | "carry")
}

/// "was dismissed as Zenda's envoy" tells of an office, "was dismissed as a fool" does not.
fn is_removed(reading: &Reading, verb: usize, noun: usize) -> bool {
    let doc = reading.doc;
    let a = doc.children(noun).any(|c| reading.token_is(c, &["a", "an"]));
    let whom =
        if doc.is_passive(verb) { doc.surface_subject(verb) } else { doc.child_by(verb, &[Dep::Dobj]) };
    let somebody = whom.is_some_and(|s| person_at(reading, s).is_some());
    let office = || super::title_at_noun(reading, noun).is_some();
    &*doc.tokens[verb].lemma == "dismiss" && somebody && !a && (doc.is_passive(verb) || office())
}

/// What "as" belongs to: the parser hangs it on the name now and then.
fn verb_above(reading: &Reading, preposition: usize) -> Option<usize> {
    let doc = reading.doc;
    let above = doc.head(preposition)?;
    let found = match doc.tokens[above].dep {
        // "succeeded Ek as minister"
        Dep::Dobj if person_at(reading, above).is_some() => doc.head(above),
        // "was succeeded by Ek as minister"
        Dep::Pobj if person_at(reading, above).is_some() => {
            doc.head(above).filter(|p| reading.token_is(*p, &["by"])).and_then(|p| doc.head(p))
        }
        // "stepped down after nine years as president"
        Dep::Pobj if reading.token_in(above, &reading.words.offices.spans) => {
            doc.head(above).filter(|p| reading.token_is(*p, &["after"])).and_then(|p| doc.head(p))
        }
        // "sits across the aisle as minister": the parser hangs "as" on where.
        Dep::Pobj if reading.named_at(above).is_none() => {
            doc.head(above).and_then(|p| doc.head(p)).filter(|v| {
                let stays = ["sit", "stand", "stay", "serve", "work", "return"];
                doc.tokens[*v].tag.is_verb() && stays.contains(&&*doc.tokens[*v].lemma)
            })
        }
        // "was appointed in Zenda, Ruritania, as minister"
        Dep::Pobj | Dep::Appos
            if person_at(reading, above).is_none() && reading.named_at(above).is_some() =>
        {
            appointed_there(reading, above, preposition)
        }
        _ => None,
    };
    found.or(Some(above))
}

/// "Ott, speaking as chairman": the verb tells of the noun before it, and not of whom that one named.
fn modifies(reading: &Reading, verb: usize) -> bool {
    reading.doc.tokens[verb].dep == Dep::Acl && !super::made::makes_another(reading, verb)
}

/// "joined Ruritania's government as minister": whose government stands between the verb and "as".
fn of_government(reading: &Reading, verb: usize, preposition: usize) -> Option<usize> {
    let cabinet = (verb + 1..preposition)
        .find(|t| reading.token_in(*t, &reading.words.offices.cabinets) && reading.named_at(*t).is_none())?;
    super::left::owner_near(reading, cabinet, verb + 1)
}

/// The verb of making somebody something whose place a name is: the parser hangs "as" on the place.
fn appointed_there(reading: &Reading, place: usize, preposition: usize) -> Option<usize> {
    let doc = reading.doc;
    let verb = doc.ancestors(place).take(4).find(|t| doc.tokens[*t].tag.is_verb() && *t < preposition)?;
    let made = reading.words.clauses.made_as.contains(&doc.tokens[verb].lemma);
    (made && doc.is_passive(verb)).then_some(verb)
}

/// "Ott was succeeded as minister by Ek": he was, and she is.
fn succeeded_as(reading: &Reading, verb: usize, noun: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let end = doc.sentences[doc.sentence_of(verb)].end;
    let last = doc.surface_subject(verb).and_then(|s| person_at(reading, s));
    let by = (verb + 1..end).find(|t| reading.token_is(*t, &["by"]));
    let next = by.and_then(|by| (by + 1..end.min(by + 5)).find_map(|t| person_at(reading, t)));
    for (person, former) in [(last, true), (next, false)] {
        let role = person.and_then(|p| office(reading, noun, p, verb, former));
        found.extend(role.filter(|r| r.of.is_some()).map(|r| FoundRole { former, ..r }));
    }
}

/// "Ott replaced Ek as minister", "took over from Ek as minister": the office that another held until then.
fn before_him(reading: &Reading, verb: usize, arguments: &[Argument], role: &FoundRole) -> Option<FoundRole> {
    let replaces = matches!(&*reading.doc.tokens[verb].lemma, "replace" | "succeed" | "follow");
    let takes_over = &*reading.doc.tokens[verb].lemma == "take" && reading.token_is(verb + 1, &["over"]);
    let other = arguments.iter().find_map(|a| {
        let fits = match a.relation {
            Relation::Object => replaces,
            Relation::Behind(p) => takes_over && reading.token_is(p, &["from"]),
            _ => false,
        };
        // "succeeded his father, Ek, as"
        fits.then(|| holder_at(reading, a.token)).flatten()
    })?;
    (other != role.person).then(|| FoundRole { person: other, former: true, ..role.clone() })
}

/// "Ott will succeed Ek as envoy": Ek, who is in office until then.
fn yet_in_office(reading: &Reading, verb: usize, preposition: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let follows = matches!(&*doc.tokens[verb].lemma, "replace" | "succeed") && !doc.is_passive(verb);
    let will = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["will", "to"]));
    let noun = doc.child_by(preposition, &[Dep::Pobj]).filter(|_| follows && will)?;
    let object = doc.arguments(verb).iter().copied().find(|a| a.relation == Relation::Object)?;
    let apposed = || doc.children_by(object.token, &[Dep::Appos]).find_map(|c| person_at(reading, c));
    let person = person_at(reading, object.token).or_else(apposed)?;
    let role = office(reading, noun, person, verb, false).filter(|r| r.of.is_some())?;
    (!doc.is_negated(verb)).then_some(FoundRole { asserted: Some(preposition), ..role })
}

/// "Ott will step down as envoy", "refused to resign as envoy": he is in office yet.
fn leaves_later(reading: &Reading, verb: usize, preposition: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let leaves = reading.words.clauses.resigned_as.contains(&doc.tokens[verb].lemma) && !doc.is_passive(verb);
    let later = doc
        .children_by(verb, &[Dep::Aux])
        .any(|a| reading.token_is(a, &["will", "to", "would", "'ll", "’ll"]));
    let noun = doc.child_by(preposition, &[Dep::Pobj]).filter(|_| leaves && later)?;
    let own = doc.surface_subject(verb);
    let above =
        || doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Xcomp).and_then(|v| doc.surface_subject(v));
    let subject = own.or_else(above)?;
    let apposed = || doc.children_by(subject, &[Dep::Appos]).find_map(|c| person_at(reading, c));
    let person = person_at(reading, subject).or_else(apposed)?;
    let role = office(reading, noun, person, verb, false).filter(|r| r.of.is_some())?;
    Some(FoundRole { asserted: Some(preposition), ..role })
}

/// An office by the word of him who calls somebody so.
pub(super) fn called_so(role: FoundRole, noun: usize) -> FoundRole {
    FoundRole { asserted: Some(noun), rule: CALLED, ..role }
}

/// "Peru's" of "Peru's Pedro Pablo Ott".
fn country_of_name(reading: &Reading, arguments: &[Argument]) -> Option<usize> {
    let subject = arguments.iter().find(|a| a.relation == Relation::Subject)?;
    let name = reading.named_at(subject.token)?;
    let possessive = name
        .tokens
        .start
        .checked_sub(1)
        .filter(|p| *p > 0 && reading.token_is(*p, &["'s", "’s", "'", "’"]))?;
    owner_at(reading, possessive - 1).map(|(country, _)| country)
}
