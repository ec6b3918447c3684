//! Trees put right where the parser errs against plain grammar: an apposition is never begun by "and"; a person is not joined to the
//! country that another person is of; a finite verb is not joined to a noun; "Ott and his colleague, Berg, met" has one subject; a list
//! goes on behind an aside; a day of the week is no part of the name behind it; who is told of behind a clause says it; what stands
//! behind a bare preposition is its object; what is said behind a phrase is the verb's.
//!
//! Only heads and relations change, and the tags of a verb that is plainly finite and of a "that" that only opens a clause; words and sentences stay as they are.

mod nouns;
mod phrases;
mod told;

use super::{Dep, Doc, NerKind, Tag};

/// Puts trees right; whether any was changed, so that the tables over the heads must be filled anew.
pub(crate) fn trees(doc: &mut Doc) -> bool {
    let mut changed = false;
    let mut note = |doc: &mut Doc, mended: bool| {
        if mended && !changed {
            doc.forget_relations_below();
            changed = true;
        }
    };
    for at in 0..doc.tokens.len() {
        let mended = joined_by_and(doc, at)
            || joined_to_a_country(doc, at)
            || taken_for_one_name(doc, at)
            || with_a_colleague(doc, at)
            || behind_its_preposition(doc, at)
            || day_before_a_clause(doc, at)
            || of_a_model_number(doc, at)
            || last_behind_an_aside(doc, at)
            || nouns::mended(doc, at)
            || phrases::mended(doc, at)
            || told::behind_a_phrase(doc, at);
        note(doc, mended);
    }
    // What follows looks at the tables, which are of before: each verb is looked at by itself.
    for at in 0..doc.tokens.len() {
        let mended = finite_behind_a_list(doc, at) || subject_behind_a_day(doc, at) || said_behind(doc, at);
        note(doc, mended);
    }
    changed
}

fn is_and(doc: &Doc, token: usize) -> bool {
    doc.tokens[token].is_any(&["and", "&"])
}

/// "King Ott of Ruritania and President Berg": what "and" begins is no other name of what is before.
fn joined_by_and(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    if word.dep != Dep::Appos || !word.tag.is_noun() || word.head >= token {
        return false;
    }
    let first = doc.subtree(token).start;
    let and = first.checked_sub(1).filter(|a| *a > word.head && is_and(doc, *a));
    // "Ott, the minister and head of the party, Berg": the "and" is inside of what it explains.
    let open = and.is_some_and(|a| doc.child_by(doc.tokens[a].head, &[Dep::Conj]).is_none_or(|c| c < a));
    if open {
        doc.tokens[token].dep = Dep::Conj;
    }
    open
}

/// What the model takes a word for.
fn kind(doc: &Doc, token: usize) -> Option<NerKind> {
    let at = doc.entities.partition_point(|n| n.tokens.end <= token);
    doc.entities.get(at).filter(|n| n.tokens.contains(&token)).map(|n| n.kind)
}

/// "President Ott of Ruritania and Berg", "… and Zenda's premier, Berg,": Berg is joined to Ott, and not to his country.
fn joined_to_a_country(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    let country = word.head;
    if word.dep != Dep::Conj || country >= token || doc.tokens[country].dep != Dep::Pobj {
        return false;
    }
    let preposition = doc.tokens[country].head;
    let person = doc.tokens[preposition].head;
    let of = doc.tokens[preposition].is("of") && person < preposition;
    let is_person = |t: usize| kind(doc, t) == Some(NerKind::Person);
    let office =
        word.tag == Tag::Nn && doc.children_by(token, &[Dep::Poss]).any(|p| doc.tokens[p].tag.is_proper());
    // "Ott of Ruritania and Berg of Zenda": two that are each of something.
    let each_of = || word.tag.is_proper() && is_of_its_own(doc, token);
    let two = is_person(person) && (is_person(token) || office) || each_of();
    // The model takes less known countries for bodies.
    let named = doc.tokens[country].tag.is_proper() && !is_person(country);
    if !of || !two || !named || !doc.tokens[person].tag.is_proper() {
        return false;
    }
    let holder = doc.children_by(person, &[Dep::Appos]).find(|a| *a > token && office && is_person(*a));
    doc.tokens[token].head = person;
    if let Some(holder) = holder {
        doc.tokens[holder].head = token;
    }
    true
}

/// "Berg of Zenda": a name with its own "of".
fn is_of_its_own(doc: &Doc, token: usize) -> bool {
    let prepositions = doc.children_by(token, &[Dep::Prep]).filter(|p| doc.tokens[*p].is("of"));
    prepositions.filter_map(|p| doc.child_by(p, &[Dep::Pobj])).any(|o| doc.tokens[o].tag.is_proper())
}

/// "Ott of Ruritania and Berg of Zenda": the parser takes "Ruritania and Berg" for one name.
fn taken_for_one_name(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    let of = word.head;
    if word.dep != Dep::Pobj || of >= token || !word.tag.is_proper() || !doc.tokens[of].is("of") {
        return false;
    }
    let person = doc.tokens[of].head;
    let first = of + 1;
    let front = &doc.tokens[first];
    let described = front.head == token && matches!(front.dep, Dep::Nmod | Dep::Compound | Dep::Amod);
    let and = doc.children_by(first, &[Dep::Cc]).any(|c| is_and(doc, c));
    let proper = front.tag.is_proper() && doc.tokens[person].tag.is_proper() && person < of;
    if !described || !and || !proper || !is_of_its_own(doc, token) {
        return false;
    }
    doc.tokens[first].head = of;
    doc.tokens[first].dep = Dep::Pobj;
    doc.tokens[token].head = person;
    doc.tokens[token].dep = Dep::Conj;
    true
}

/// "will call on Prime Minister Ott": what stands right behind a bare preposition is that one's, and not the verb's object.
fn behind_its_preposition(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    if word.dep != Dep::Dobj || word.head >= token {
        return false;
    }
    let verb = word.head;
    let before = doc.subtree(token).start.checked_sub(1).filter(|p| *p > verb);
    let bare = |p: &usize| {
        let preposition = &doc.tokens[*p];
        preposition.dep == Dep::Prep
            && preposition.tag == Tag::In
            && preposition.head == verb
            && doc.children(*p).next().is_none()
    };
    let Some(preposition) = before.filter(bare) else { return false };
    doc.tokens[token].dep = Dep::Pobj;
    doc.tokens[token].head = preposition;
    true
}

/// "Ruritanian F-16 jets": the adjective is the jets', and not the number's that says of what make they are.
fn of_a_model_number(doc: &mut Doc, adjective: usize) -> bool {
    let word = &doc.tokens[adjective];
    let number = word.head;
    let noun = doc.tokens[number].head;
    let make = doc.tokens[number].text;
    let mixed = make.chars().any(char::is_alphabetic) && make.chars().any(|c| c.is_ascii_digit());
    let describes = matches!(word.dep, Dep::Amod | Dep::Nmod | Dep::Compound);
    let hung = doc.tokens[number].dep == Dep::Nummod && doc.tokens[number].tag == Tag::Cd;
    if !describes || !hung || !mixed || adjective >= number || noun <= number {
        return false;
    }
    doc.tokens[adjective].head = noun;
    true
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// "shelled the port on Friday and Ruritanian jets hit the town": the day is the bare preposition's, and no part of who acts behind "and".
fn day_before_a_clause(doc: &mut Doc, day: usize) -> bool {
    let word = &doc.tokens[day];
    let noun = word.head;
    if word.dep != Dep::Nmod || noun <= day || !DAYS.contains(&&*word.text.to_lowercase()) {
        return false;
    }
    let bare = |p: &usize| doc.tokens[*p].is("on") && doc.children(*p).next().is_none();
    let Some(on) = day.checked_sub(1).filter(bare) else { return false };
    if doc.tokens[noun].dep != Dep::Nsubj || !is_and(doc, day + 1) {
        return false;
    }
    let joined: Vec<usize> =
        doc.children_by(day, &[Dep::Conj]).filter(|c| (day + 2..noun).contains(c)).collect();
    let tokens = &mut doc.tokens;
    tokens[day].head = on;
    tokens[day].dep = Dep::Pobj;
    for adjective in joined {
        tokens[adjective].head = noun;
        tokens[adjective].dep = Dep::Amod;
    }
    true
}

/// "Ruritanian President Ott and his colleague, Berg, met": the parser takes the first for an aside and the last for the subject.
fn with_a_colleague(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    if word.dep != Dep::Nsubj || !word.tag.is_proper() || word.head <= token {
        return false;
    }
    let verb = word.head;
    let comma = doc.subtree(token).start.checked_sub(1).filter(|c| doc.tokens[*c].is(","));
    let Some(comma) = comma else { return false };
    let beside = |n: &usize| *n < comma && doc.subtree(*n).end == comma && doc.tokens[*n].tag.is_proper();
    let Some(first) = doc.children_by(verb, &[Dep::Npadvmod, Dep::Other]).find(beside) else { return false };
    let joined = doc.children_by(first, &[Dep::Conj]).last().filter(|c| *c > first);
    let Some(colleague) = joined.filter(|c| doc.tokens[*c].tag.is_noun()) else { return false };
    doc.tokens[first].dep = Dep::Nsubj;
    doc.tokens[token].dep = Dep::Appos;
    doc.tokens[token].head = colleague;
    true
}

/// "lifted sanctions on Ruritania, Graustark and, to a lesser extent, Zenda": what comes behind the "and" and its aside is the last of
/// the list, which the parser hangs on a noun of the aside or on the verb.
fn last_behind_an_aside(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    if !word.tag.is_proper() || !matches!(word.dep, Dep::Appos | Dep::Npadvmod | Dep::Conj | Dep::Other) {
        return false;
    }
    // The name has its own words before it: "North Korea".
    let start = doc.subtree(token).start;
    let comma = |t: usize| doc.tokens[t].is(",");
    let Some(closing) = start.checked_sub(1).filter(|c| comma(*c)) else { return false };
    let and = (0..closing).rev().take(8).find(|t| is_and(doc, *t));
    let Some(and) = and else { return false };
    let aside = and + 1 + usize::from(comma(and + 1));
    let begins = aside < closing
        && doc.sentence_of(and) == doc.sentence_of(token)
        && doc.tokens[aside].dep == Dep::Prep
        && doc.subtree(aside).end >= closing;
    let before = and.checked_sub(1).map(|b| b - usize::from(comma(b) && b > 0));
    let Some(last) = before.filter(|_| begins) else { return false };
    let in_list = doc.tokens[last].dep == Dep::Conj || doc.children_by(last, &[Dep::Conj]).next().is_some();
    if !in_list || !doc.tokens[last].tag.is_proper() || kind(doc, last) != kind(doc, token) {
        return false;
    }
    doc.tokens[token].head = last;
    doc.tokens[token].dep = Dep::Conj;
    true
}

/// "In a note on Saturday Zagreb accused …": the day is the preposition's, and the name the subject of the verb behind it.
fn subject_behind_a_day(doc: &mut Doc, day: usize) -> bool {
    let word = &doc.tokens[day];
    let name = word.head;
    if word.dep != Dep::Compound || !DAYS.contains(&&*word.text.to_lowercase()) || name <= day {
        return false;
    }
    let on = doc.tokens[name].head;
    let verb = doc.subtree(name).end;
    let said_of = doc.tokens[name].dep == Dep::Pobj && on + 1 == day && doc.tokens[on].is("on");
    if !doc.sentences[doc.sentence_of(day)].contains(&verb) {
        return false;
    }
    let finite = doc.tokens.get(verb).is_some_and(|v| matches!(v.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp));
    if !said_of || !finite || doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_some() {
        return false;
    }
    let tokens = &mut doc.tokens;
    tokens[day].head = on;
    tokens[day].dep = Dep::Pobj;
    tokens[name].head = verb;
    tokens[name].dep = Dep::Nsubj;
    true
}

/// "The presidents of Ruritania, Graustark and Zenda conferred by telephone": the verb behind a list of names, which the parser
/// joins to the names, is that of the sentence whose root it takes the first noun for.
fn finite_behind_a_list(doc: &mut Doc, verb: usize) -> bool {
    let word = &doc.tokens[verb];
    let bare = doc.child_by(verb, &[Dep::Aux, Dep::Auxpass, Dep::Nsubj, Dep::Nsubjpass, Dep::Cc]).is_none();
    let past = matches!(word.tag, Tag::Vbd | Tag::Vbn);
    let listed = word.dep == Dep::Conj && doc.tokens[word.head].tag.is_proper() && word.head < verb;
    if !past || !bare || !listed || verb == 0 || !doc.tokens[verb - 1].tag.is_proper() {
        return false;
    }
    let last_name = word.head;
    let root = doc.ancestors(verb).last().filter(|r| doc.tokens[*r].tag.is_noun() && *r < verb);
    let Some(root) = root.filter(|r| doc.tokens[*r].dep == Dep::Root) else { return false };
    let below: Vec<usize> = doc.children(root).filter(|c| *c > verb).collect();
    let agents: Vec<usize> = doc.children_by(verb, &[Dep::Agent]).collect();
    let tokens = &mut doc.tokens;
    tokens[verb].head = verb;
    tokens[verb].dep = Dep::Root;
    tokens[verb].tag = Tag::Vbd;
    tokens[root].head = verb;
    tokens[root].dep = Dep::Nsubj;
    below.into_iter().for_each(|c| tokens[c].head = verb);
    agents.into_iter().for_each(|a| tokens[a].dep = Dep::Prep);
    // "… and Zenda conferred": the last of the names hangs on the verb.
    if tokens[verb - 1].head == verb && tokens[verb - 1].dep != Dep::Nsubj {
        tokens[verb - 1].head = last_name;
        tokens[verb - 1].dep = Dep::Conj;
    }
    true
}

/// "The talks had failed, the minister, Bo Ott, announced in Zenda": the parser takes the verb of saying for a description of its
/// subject, and hangs that on the clause that is said, or on the clause's own subject, which it cannot explain from behind the verb.
fn said_behind(doc: &mut Doc, verb: usize) -> bool {
    let word = &doc.tokens[verb];
    let noun = word.head;
    let past = matches!(word.tag, Tag::Vbd | Tag::Vbn);
    if word.dep != Dep::Acl || !past || noun >= verb || !doc.tokens[verb - 1].is(",") {
        return false;
    }
    let start = doc.subtree(noun).start;
    let Some(comma) = start.checked_sub(1).filter(|c| doc.tokens[*c].is(",")) else { return false };
    let Some(root) = doc.ancestors(noun).last().filter(|r| *r < comma && doc.is_verbal(*r)) else {
        return false;
    };
    let above = doc.tokens[noun].head;
    let loose = match doc.tokens[noun].dep {
        Dep::Other | Dep::Npadvmod => above == root,
        Dep::Appos => above < root,
        _ => false,
    };
    if !loose || doc.tokens[root].dep != Dep::Root {
        return false;
    }
    let below: Vec<usize> = doc.children(root).filter(|c| *c > verb).collect();
    let tokens = &mut doc.tokens;
    tokens[verb].head = verb;
    tokens[verb].dep = Dep::Root;
    tokens[verb].tag = Tag::Vbd;
    tokens[noun].head = verb;
    tokens[noun].dep = Dep::Nsubj;
    tokens[root].head = verb;
    tokens[root].dep = Dep::Ccomp;
    below.into_iter().chain([comma]).for_each(|c| tokens[c].head = verb);
    true
}
