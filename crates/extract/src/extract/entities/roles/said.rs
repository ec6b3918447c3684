//! Offices that a sentence says somebody holds: "Ott is the president of Ruritania", "became prime minister", "was elected
//! chairman", "led by Ott".

use super::capacity::{acts_as, called_so};
use super::holder::{CALLING, office, person_at, person_described};
use super::leads::{holds, leads};
use super::likewise::{ELSEWHERE, IN_TURN, likewise};
use super::mood::{Told, is_shifted_back, told, unreal};
use super::{owner_at, title_at_noun};
use crate::extract::entities::names::CALENDAR;
use crate::extract::reading::{FoundRole, Reading};
use crate::language::{Dep, Relation, Shape, Tag};

/// Records them all.
pub(super) fn find(reading: &mut Reading) {
    let mut found = Vec::new();
    likewise(reading, &ELSEWHERE, &mut found);
    super::likewise::told_once(reading, &mut found);
    let mut told = [reading.tokens_that_are(&["as"]), reading.verbs().to_vec()].concat();
    told.extend(reading.tokens_that_are(&super::leads::LEADING));
    told.sort_unstable();
    told.dedup();
    for verb in told {
        let is_as = reading.token_is(verb, &["as"]) && reading.doc.tokens[verb].dep == Dep::Prep;
        if is_as && !super::duty::find(reading, verb, &mut found) {
            acts_as(reading, verb, &mut found);
        }
        if !reading.doc.tokens[verb].tag.is_verb() {
            found.extend(super::leads::as_a_noun(reading, verb));
            continue;
        }
        let before = found.len();
        super::made::find(reading, verb, &mut found);
        if super::made::makes_another(reading, verb) || found.len() > before {
            continue;
        }
        match &*reading.doc.tokens[verb].lemma {
            // "has been made chairman"
            "make" if reading.doc.is_passive(verb) => becomes(reading, verb, &mut found),
            "be" | "become" | "remain" | "serve" | "act" | "work" | "double" | "elect" | "name"
            | "appoint" | "choose" | "crown" | "swear" | "nominate" | "re-elect" | "reelect" | "select"
            | "inaugurate" | "install" | "promote" | "elevate" | "reappoint" | "reappointe"
            | "renominate" | "reconfirm" => becomes(reading, verb, &mut found),
            lemma if CALLING.contains(&lemma) => becomes(reading, verb, &mut found),
            "lead" | "head" | "chair" | "rule" | "govern" | "run" | "command" => {
                leads(reading, verb, &mut found)
            }
            "hold" | "assume" | "occupy" => holds(reading, verb, &mut found),
            _ => {}
        }
    }
    super::opening::find(reading, &mut found);
    super::cabinet::find(reading, &mut found);
    record(reading, found);
    let mut in_turn = Vec::new();
    likewise(reading, &IN_TURN, &mut in_turn);
    record(reading, in_turn);
}

fn record(reading: &mut Reading, found: Vec<FoundRole>) {
    for role in found {
        // "was the first leader to": no office.
        let vague = role.of.is_none() && reading.words.offices.vague.contains(role.title.as_str());
        // "President Ott and his successor, Ek": of the country that he turns out to be of.
        let in_turn = role.rule == "roles.likewise" && role.title == "president";
        if vague && !in_turn {
            continue;
        }
        reading.roles.push(role);
    }
}

fn becomes(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    if &*doc.tokens[verb].lemma == "be"
        && let Some((noun, person)) = turned(reading, verb)
    {
        let past = doc.tokens[verb].tag == Tag::Vbd && !is_shifted_back(reading, verb);
        found.extend(office(reading, noun, person, verb, past));
        return;
    }
    let told = told(reading, verb);
    // "became the first woman to be president": she is.
    let first = super::leads::first_to(reading, verb)
        .filter(|s| !doc.ancestors(*s).any(|a| doc.tokens[a].tag.is_verb() && unreal(reading, a)));
    if told.is_none() && first.is_none() && unreal(reading, verb) && !is_settled(reading, verb) {
        return;
    }
    let lemma = &*doc.tokens[verb].lemma;
    let linking = matches!(lemma, "be" | "become" | "remain" | "serve" | "act" | "work" | "double");
    let arguments = doc.arguments(verb);
    let holder = if linking { Relation::Subject } else { Relation::Object };
    // "congratulated Ott on becoming president"
    let token = &doc.tokens[verb];
    let object_of_above = (token.tag == Tag::Vbg && token.dep == Dep::Pcomp)
        .then(|| doc.head(verb).and_then(|p| doc.head(p)))
        .flatten()
        .and_then(|v| doc.child_by(v, &[Dep::Dobj]));
    let holder = match object_of_above.or_else(|| subject_of_fronted(reading, verb)) {
        Some(object) => person_at(reading, object),
        None if first.is_some() => first.and_then(|s| first_described(reading, s)),
        None => arguments.iter().filter(|a| a.relation == holder).find_map(|a| {
            let kin = || kin_named(reading, a.token);
            person_at(reading, a.token).or_else(|| person_described(reading, a.token)).or_else(kin)
        }),
    };
    // "Ott and Ek both claim to be president"
    let claimed = doc.head(verb).filter(|_| matches!(told, Some(Told::Claimed)));
    let subject = claimed.and_then(|v| doc.child_by(v, &[Dep::Nsubj]));
    let holders: Vec<usize> = match subject {
        Some(subject) => {
            doc.conjuncts(subject).iter().copied().filter_map(|t| person_at(reading, t)).collect()
        }
        None => holder.into_iter().collect(),
    };
    let nouns = named_offices(reading, verb);
    // "Ott, called Zenda's president a fool": he is not the one.
    let calls = |noun: &usize| CALLING.contains(&lemma) && reading.token_is(noun + 1, &["a", "an"]);
    let nouns: Vec<usize> = nouns.into_iter().filter(|n| !calls(n)).collect();
    let had = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["had"]));
    let past = (doc.tokens[verb].tag == Tag::Vbd || had) && matches!(lemma, "be" | "serve");
    let over = matches!(told, Some(Told::Over)) || (past && !is_shifted_back(reading, verb));
    for first in nouns {
        for noun in doc.conjuncts(first).iter().copied() {
            let over = over && (noun == first || !is_now(reading, noun));
            let roles = holders.iter().filter_map(|p| office(reading, noun, *p, verb, over));
            let called = CALLING.contains(&lemma);
            found.extend(roles.map(|role| if called { called_so(role, noun) } else { role }));
        }
    }
}

/// "whose sister Anna Ott is minister": the name in apposition to what she is to somebody.
fn kin_named(reading: &Reading, noun: usize) -> Option<usize> {
    let names = &reading.words.names;
    let somebody = reading.token_in(noun, &names.kin)
        || reading.token_in(noun, &names.somebody)
        || title_at_noun(reading, noun).is_some();
    let apposed = || reading.doc.children_by(noun, &[Dep::Appos]).find_map(|c| person_at(reading, c));
    let behind = || {
        let name = reading.named_at(noun + 1).filter(|m| m.tokens.start == noun + 1)?;
        person_at(reading, name.tokens.start)
    };
    if somebody && reading.named_at(noun).is_none() { apposed().or_else(behind) } else { None }
}

/// "was head of the bank until 2013 and is now, and now its patron": joined to what is over, and not over itself.
fn is_now(reading: &Reading, noun: usize) -> bool {
    const NEAR: usize = 6;
    let words = (noun.saturating_sub(NEAR)..noun).rev().take_while(|t| !reading.token_is(*t, &["and", ";"]));
    words.into_iter().any(|t| reading.token_is(t, &["now", "currently", "today", "still", "presently"]))
}

/// "Ott will be the first governor-general", "will become envoy in May": who comes next into an office that is told to be one's.
fn is_settled(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let will = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["will"]));
    let only = doc.children_by(verb, &[Dep::Aux]).count() == 1;
    let attribute = doc.child_by(verb, &[Dep::Attr]);
    let first = attribute.is_some_and(|noun| {
        doc.children(noun).any(|c| reading.token_is(c, &["first", "next", "new"]))
            && doc.children(noun).any(|c| reading.token_is(c, &["the", "its"]))
    });
    // "will become secretary-general on 1 January": the day is set.
    let dated =
        &*doc.tokens[verb].lemma == "become" && doc.subtree(verb).any(|t| t > verb && is_day(reading, t));
    // "Ott is to be its next envoy"
    let above = doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Xcomp);
    let is_to = above.is_some_and(|v| {
        let now = matches!(doc.tokens[v].tag, Tag::Vbz | Tag::Vbp) && &*doc.tokens[v].lemma == "be";
        now && matches!(&*doc.tokens[verb].lemma, "be" | "become") && reading.token_is(verb - 1, &["to"])
    });
    if is_to && above.is_some_and(|v| !doc.is_negated(v)) && !super::mood::is_asked(reading, verb) {
        return true;
    }
    will && only && (first || dated) && !doc.is_negated(verb) && !super::mood::is_asked(reading, verb)
}

/// A word of a date, which is not read yet: "in May", "on 1 January", "next year".
fn is_day(reading: &Reading, at: usize) -> bool {
    const LENGTHS: [&str; 4] = ["day", "week", "month", "year"];
    let next = at > 0 && reading.token_is(at - 1, &["next"]) && reading.token_is(at, &LENGTHS);
    let on = at > 0 && reading.token_is(at - 1, &["on", "in", "from", "of"]);
    let number = reading.doc.tokens[at].shape == Shape::Number && reading.doc.tokens[at].text.len() != 3;
    next || reading.token_is(at, &["tomorrow"]) || on && (number || reading.token_is(at, CALENDAR))
}

/// "Ott became the first woman to": whom the noun tells of.
fn first_described(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let became = doc.head(noun).filter(|v| {
        doc.tokens[noun].dep == Dep::Attr && matches!(&*doc.tokens[*v].lemma, "become" | "remain")
    });
    let subject = became.and_then(|v| doc.surface_subject(v));
    person_described(reading, noun).or_else(|| subject.and_then(|s| person_at(reading, s)))
}

/// The nouns by which a verb names an office: "became president", "serves as president".
fn named_offices(reading: &Reading, verb: usize) -> Vec<usize> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let arguments = doc.arguments(verb);
    let mut nouns: Vec<usize> =
        arguments.iter().filter(|a| a.relation == Relation::Attribute).map(|a| a.token).collect();
    if nouns.is_empty() && doc.is_passive(verb) {
        nouns.extend(office_right_behind(reading, verb));
    }
    nouns.extend(arguments.iter().filter_map(|a| match a.relation {
        Relation::Behind(p) if lemma != "be" && reading.token_is(p, &["as"]) => Some(a.token),
        _ => None,
    }));
    // "was promoted to finance minister"
    if matches!(lemma, "promote" | "elevate") {
        nouns.retain(|n| reading.doc.head(*n).is_some_and(|p| reading.token_is(p, &["as"])));
        // "was promoted from deputy trade minister to trade minister"
        let far = if reading.token_is(verb + 1, &["from"]) { 9 } else { 5 };
        let to = (verb + 1..doc.tokens.len().min(verb + far)).find(|t| reading.token_is(*t, &["to"]));
        nouns.extend(to.and_then(|t| office_right_behind(reading, t)));
    }
    if matches!(lemma, "serve" | "act" | "work" | "double" | "swear") {
        nouns.retain(|n| doc.head(*n).is_some_and(|p| reading.token_is(p, &["as"])));
        // "sworn in as president": the parser hangs "as" on the particle now and then.
        if nouns.is_empty() {
            nouns.extend(
                (verb + 1..doc.tokens.len().min(verb + 4))
                    .filter(|t| reading.token_is(*t, &["as"]))
                    .filter_map(|p| doc.child_by(p, &[Dep::Pobj])),
            );
        }
    }
    nouns
}

/// "was reappointed chief of protocol": the office right behind the verb, where the tree has it for something else.
fn office_right_behind(reading: &Reading, verb: usize) -> Option<usize> {
    let end = reading.doc.sentences[reading.doc.sentence_of(verb)].end;
    let light = |t: &usize| {
        reading.token_in(*t, &reading.words.offices.before_office) || owner_at(reading, *t).is_some()
    };
    let from = verb + 1 + (verb + 1..end.min(verb + 6)).take_while(light).count();
    let length = crate::extract::entities::people::title_length(reading, from, end)?;
    Some(from + length - 1)
}

/// "The new prime minister is Ott", "Ruritania's next envoy will be Ott": who stands behind the verb holds what stands before it.
fn turned(reading: &Reading, verb: usize) -> Option<(usize, usize)> {
    let doc = reading.doc;
    let subject = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| reading.named_at(*s).is_none())?;
    let name = doc.child_by(verb, &[Dep::Attr])?;
    // "Zenda's envoy is a retired general, Ott"
    let apposed = || doc.children_by(name, &[Dep::Appos]).find_map(|c| person_at(reading, c));
    let person = person_at(reading, name).or_else(apposed)?;
    let title = title_at_noun(reading, subject)?;
    let known = (doc.subtree(subject).start..title.start).any(|t| {
        reading.token_is(t, &["the", "its", "their", "whose", "'s", "’s"]) || owner_at(reading, t).is_some()
    });
    let ahead = doc.children_by(verb, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::Md);
    let will = doc.children_by(verb, &[Dep::Aux]).any(|a| reading.token_is(a, &["will"]));
    let next = doc.children(subject).any(|c| reading.token_is(c, &["next", "new", "first"]));
    (known && !doc.is_negated(verb) && (!ahead || will && next)).then_some((subject, person))
}

/// "Named envoy to Zenda, Ott left": the subject of the clause before which the participle stands.
fn subject_of_fronted(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let own = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_some();
    let fronted = token.tag == Tag::Vbn && matches!(token.dep, Dep::Advcl | Dep::Acl | Dep::Amod) && !own;
    // "If elected president, Ott would sell the palace"
    let imagined = doc
        .children_by(verb, &[Dep::Mark, Dep::Advmod])
        .any(|m| reading.token_is(m, &["if", "unless", "once", "when", "until"]));
    let main = doc.head(verb).filter(|m| fronted && !imagined && *m > verb)?;
    if doc.tokens[main].tag.is_verb() { doc.surface_subject(main) } else { Some(main) }
}
