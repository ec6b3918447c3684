//! Phrases that the parser cuts in the wrong place: the second party behind "between", who is named behind an aside, days that stand
//! bare before or behind a name, and places that are of the whole and not of the last name before them.

use super::{DAYS, is_and, kind};
use crate::{Dep, Doc, NerKind, Tag};

/// Puts the phrase right that a word stands in.
pub(super) fn mended(doc: &mut Doc, token: usize) -> bool {
    second_of_between(doc, token)
        || joined_to_an_aside(doc, token)
        || day_behind_on(doc, token)
        || day_for_a_subject(doc, token)
        || with_a_visitor(doc, token)
        || of_a_hyphenated_noun(doc, token)
        || place_of_what_is_between(doc, token)
        || place_of_what_is_without(doc, token)
        || place_behind_a_land(doc, token)
        || place_of_a_cleft(doc, token)
        || planned_for_then(doc, token)
}

fn is_day(doc: &Doc, token: usize) -> bool {
    DAYS.contains(&&*doc.tokens[token].text.to_lowercase())
}

/// "Talks between the minister of Ruritania and Zenda's minister, Berg, opened": the parser makes the second the subject.
fn second_of_between(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    let verb = word.head;
    if !matches!(word.dep, Dep::Nsubj | Dep::Nsubjpass) || verb <= token || !word.tag.is_noun() {
        return false;
    }
    let and = doc.subtree(token).start.checked_sub(1).filter(|a| is_and(doc, *a));
    let Some(first) = and.map(|a| doc.tokens[a].head).filter(|f| doc.tokens[*f].dep == Dep::Pobj) else {
        return false;
    };
    let between = doc.tokens[first].head;
    let alone = doc.children_by(first, &[Dep::Conj]).next().is_none();
    let other = |s: usize| s < between && s != token;
    let told = doc.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).any(other);
    if !alone || !told || first >= token || !doc.tokens[between].is("between") {
        return false;
    }
    doc.tokens[token].head = first;
    doc.tokens[token].dep = Dep::Conj;
    true
}

/// "Ott, the Ruritanian minister, and Berg of Zenda signed": Berg is joined to Ott, and not to what Ott is.
fn joined_to_an_aside(doc: &mut Doc, token: usize) -> bool {
    let word = &doc.tokens[token];
    let aside = word.head;
    if word.dep != Dep::Conj || aside >= token || doc.tokens[aside].dep != Dep::Appos {
        return false;
    }
    let person = doc.tokens[aside].head;
    let is_person = |t: usize| doc.tokens[t].tag.is_proper() && kind(doc, t) == Some(NerKind::Person);
    let and = doc.subtree(token).start.checked_sub(1).filter(|a| is_and(doc, *a));
    let Some(and) = and.filter(|a| *a > aside && doc.tokens[a - 1].is(",")) else { return false };
    if doc.tokens[aside].tag != Tag::Nn || person >= aside || !is_person(person) || !is_person(token) {
        return false;
    }
    doc.tokens[token].head = person;
    doc.tokens[and].head = person;
    true
}

/// "On Friday Ruritanian Minister Ott spoke": the day is the bare preposition's, and no part of the name.
fn day_behind_on(doc: &mut Doc, day: usize) -> bool {
    let word = &doc.tokens[day];
    if !matches!(word.dep, Dep::Compound | Dep::Nmod) || word.head <= day || !is_day(doc, day) {
        return false;
    }
    let bare = |p: &usize| {
        doc.tokens[*p].is("on") && doc.tokens[*p].dep == Dep::Prep && doc.children(*p).next().is_none()
    };
    let Some(on) = day.checked_sub(1).filter(bare) else { return false };
    doc.tokens[day].head = on;
    doc.tokens[day].dep = Dep::Pobj;
    true
}

/// "President Ott Saturday met Berg": the day is no name.
fn day_for_a_subject(doc: &mut Doc, day: usize) -> bool {
    let word = &doc.tokens[day];
    let verb = word.head;
    if word.dep != Dep::Nsubj || verb <= day || !is_day(doc, day) {
        return false;
    }
    let who = |t: &usize| {
        let word = &doc.tokens[*t];
        let described = word.head == day && matches!(word.dep, Dep::Compound | Dep::Nmod);
        described && (word.tag == Tag::Nn || kind(doc, *t) == Some(NerKind::Person))
    };
    let Some(name) = day.checked_sub(1).filter(who) else { return false };
    let below: Vec<usize> = doc.children(day).filter(|c| *c < name).collect();
    let tokens = &mut doc.tokens;
    below.into_iter().for_each(|c| tokens[c].head = name);
    tokens[name].head = verb;
    tokens[name].dep = Dep::Nsubj;
    tokens[day].head = verb;
    tokens[day].dep = Dep::Npadvmod;
    true
}

/// "talks with visiting President Ott": he is the one who visits.
fn with_a_visitor(doc: &mut Doc, visiting: usize) -> bool {
    let word = &doc.tokens[visiting];
    let with = word.head;
    if word.dep != Dep::Pcomp || !word.is("visiting") || !doc.tokens[with].is("with") || with + 1 != visiting
    {
        return false;
    }
    let Some(guest) = doc.child_by(visiting, &[Dep::Dobj]) else { return false };
    let below: Vec<usize> = doc.children(visiting).filter(|c| *c != guest).collect();
    let tokens = &mut doc.tokens;
    below.into_iter().for_each(|c| tokens[c].head = guest);
    tokens[guest].head = with;
    tokens[guest].dep = Dep::Pobj;
    tokens[visiting].head = guest;
    tokens[visiting].dep = Dep::Amod;
    true
}

/// "the swearing-in of Ott": what is behind it is the noun's, and not its particle's.
fn of_a_hyphenated_noun(doc: &mut Doc, preposition: usize) -> bool {
    let word = &doc.tokens[preposition];
    let particle = word.head;
    if word.dep != Dep::Prep || doc.tokens[particle].dep != Dep::Prt || particle < 2 {
        return false;
    }
    let noun = doc.tokens[particle].head;
    if noun + 2 != particle || !doc.tokens[noun + 1].is("-") || !doc.tokens[noun].tag.is_noun() {
        return false;
    }
    doc.tokens[preposition].head = noun;
    true
}

/// Whether what stands behind a preposition is a name: "in Zenda".
fn leads_to_a_name(doc: &Doc, preposition: usize) -> bool {
    let word = &doc.tokens[preposition];
    word.dep == Dep::Prep
        && word.is_any(&["in", "at"])
        && doc.child_by(preposition, &[Dep::Pobj]).is_some_and(|o| doc.tokens[o].tag.is_proper())
}

/// "talks between Ruritania and Graustark in Zenda": they are in Zenda, which the parser hangs on the last of them.
fn place_of_what_is_between(doc: &mut Doc, preposition: usize) -> bool {
    let mut name = doc.tokens[preposition].head;
    if name >= preposition || doc.tokens[name].dep != Dep::Conj || !leads_to_a_name(doc, preposition) {
        return false;
    }
    while doc.tokens[name].dep == Dep::Conj
        && doc.tokens[name].tag.is_proper()
        && doc.tokens[name].head < name
    {
        name = doc.tokens[name].head;
    }
    let between = doc.tokens[name].head;
    let of = doc.tokens[between].head;
    if doc.tokens[name].dep != Dep::Pobj || !doc.tokens[between].is("between") || of >= between {
        return false;
    }
    doc.tokens[preposition].head = of;
    true
}

/// "ended without agreement in Zenda": the end was in Zenda.
fn place_of_what_is_without(doc: &mut Doc, preposition: usize) -> bool {
    let noun = doc.tokens[preposition].head;
    let without = doc.tokens[noun].head;
    let nothing = matches!(
        &*doc.tokens[noun].lemma,
        "agreement" | "accord" | "deal" | "result" | "progress" | "breakthrough" | "statement"
    );
    let bare = doc.tokens[noun].dep == Dep::Pobj && doc.tokens[without].is("without");
    if !bare || !nothing || noun >= preposition || !leads_to_a_name(doc, preposition) {
        return false;
    }
    doc.tokens[preposition].head = doc.tokens[without].head;
    true
}

/// "met President Ott of Ruritania in Zenda": they met there, which the parser takes for a part of his title.
fn place_behind_a_land(doc: &mut Doc, preposition: usize) -> bool {
    let land = doc.tokens[preposition].head;
    let of = doc.tokens[land].head;
    let person = doc.tokens[of].head;
    let titled = doc.tokens[land].dep == Dep::Pobj && doc.tokens[of].is("of") && person < of;
    let named = titled && doc.tokens[land].tag.is_proper() && kind(doc, person) == Some(NerKind::Person);
    if !named || land >= preposition || !leads_to_a_name(doc, preposition) {
        return false;
    }
    let above = doc.tokens[person].head;
    let told = match doc.tokens[person].dep {
        Dep::Pobj => doc.tokens[above].head,
        Dep::Dobj => above,
        _ => return false,
    };
    doc.tokens[preposition].head = told;
    true
}

/// "It was in Zenda that Ott met Berg": the place is the meeting's.
fn place_of_a_cleft(doc: &mut Doc, preposition: usize) -> bool {
    let be = doc.tokens[preposition].head;
    if doc.tokens[be].lemma.as_ref() != "be" || be >= preposition || !leads_to_a_name(doc, preposition) {
        return false;
    }
    let it = doc.children_by(be, &[Dep::Nsubj, Dep::Expl]).any(|s| doc.tokens[s].is("it"));
    let that = |c: &usize| doc.children_by(*c, &[Dep::Mark]).any(|m| doc.tokens[m].is("that"));
    let clause = doc.children_by(be, &[Dep::Ccomp, Dep::Advcl]).find(|c| *c > preposition && that(c));
    let Some(clause) = clause.filter(|_| it) else { return false };
    doc.tokens[preposition].head = clause;
    true
}

/// "Talks between Ruritania and Zenda planned for Friday have been put off": the parser makes a clause of its own of what describes them.
fn planned_for_then(doc: &mut Doc, participle: usize) -> bool {
    let word = &doc.tokens[participle];
    let verb = word.head;
    let subject = word.dep;
    if word.tag != Tag::Vbd
        || !matches!(subject, Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj)
        || verb <= participle
    {
        return false;
    }
    let bare = doc.child_by(participle, &[Dep::Aux, Dep::Auxpass, Dep::Dobj, Dep::Mark]).is_none();
    let noun = doc.child_by(participle, &[Dep::Nsubj]).filter(|n| bare && *n < participle);
    let Some(noun) = noun.filter(|n| doc.tokens[*n].tag.is_noun()) else { return false };
    let tokens = &mut doc.tokens;
    tokens[noun].head = verb;
    tokens[noun].dep = if subject == Dep::Csubj { Dep::Nsubj } else { subject };
    tokens[participle].head = noun;
    tokens[participle].dep = Dep::Acl;
    tokens[participle].tag = Tag::Vbn;
    true
}
