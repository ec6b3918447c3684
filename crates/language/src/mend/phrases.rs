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
        || noun_with_an_article(doc, token)
        || made_of_a_fronted_noun(doc, token)
        || noun_for_a_subject(doc, token)
        || joined_to_its_like(doc, token)
        || as_well_as(doc, token)
        || due_to_be(doc, token)
        || described_gerund(doc, token)
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

/// "signed a fisheries deal with Zenda": no plural has the article "a", so that the bare verb behind it is its noun.
fn noun_with_an_article(doc: &mut Doc, verb: usize) -> bool {
    let word = &doc.tokens[verb];
    let above = word.head;
    if !matches!(word.tag, Tag::Vb | Tag::Vbp)
        || word.dep != Dep::Ccomp
        || above >= verb
        || !doc.tokens[above].tag.is_verb()
    {
        return false;
    }
    let plural = verb.checked_sub(1).filter(|n| {
        doc.tokens[*n].tag == Tag::Nns && doc.tokens[*n].dep == Dep::Nsubj && doc.tokens[*n].head == verb
    });
    let Some(plural) = plural else { return false };
    let Some(article) = doc.children_by(plural, &[Dep::Det]).find(|d| doc.tokens[*d].is_any(&["a", "an"]))
    else {
        return false;
    };
    let helped = doc.children_by(verb, &[Dep::Aux, Dep::Dobj, Dep::Mark]).next().is_some();
    let has_object = doc.children_by(above, &[Dep::Dobj]).next().is_some();
    if helped || has_object {
        return false;
    }
    doc.tokens[verb].tag = Tag::Nn;
    doc.tokens[verb].dep = Dep::Dobj;
    doc.tokens[plural].dep = Dep::Compound;
    doc.tokens[article].head = verb;
    true
}

/// "were killed by Ruritanian shelling in Zenda": what an adjective describes is a noun.
fn described_gerund(doc: &mut Doc, gerund: usize) -> bool {
    let word = &doc.tokens[gerund];
    if word.tag != Tag::Vbg || !matches!(word.dep, Dep::Pcomp | Dep::Advcl) || gerund == 0 {
        return false;
    }
    let before = &doc.tokens[gerund - 1];
    // "by Ruritanian" is of nobody, where the adjective stands for the preposition's object.
    let by = before.head;
    let alone = before.dep == Dep::Pobj
        && by + 2 == gerund
        && doc.tokens[by].is("by")
        && kind(doc, gerund - 1) == Some(NerKind::Norp);
    if word.dep == Dep::Advcl {
        let bare = doc.children_by(gerund, &[Dep::Dobj, Dep::Nsubj, Dep::Mark, Dep::Aux]).next().is_none();
        if alone && bare {
            let tokens = &mut doc.tokens;
            tokens[gerund].head = by;
            tokens[gerund].tag = Tag::Nn;
            tokens[gerund].dep = Dep::Pobj;
            tokens[gerund - 1].head = gerund;
            tokens[gerund - 1].dep = Dep::Amod;
        }
        return alone && bare;
    }
    let described = before.head == gerund
        && matches!(before.dep, Dep::Amod | Dep::Compound)
        && (before.tag == Tag::Jj || before.tag.is_proper());
    let object = doc.children_by(gerund, &[Dep::Dobj, Dep::Nsubj, Dep::Xcomp, Dep::Ccomp, Dep::Aux]).next();
    if !described || object.is_some() {
        return false;
    }
    doc.tokens[gerund].tag = Tag::Nn;
    doc.tokens[gerund].dep = Dep::Pobj;
    true
}

/// "before a meeting of ministers due to take place in Zenda": "due to" before a verb gives no cause, and is of the noun before it.
fn due_to_be(doc: &mut Doc, due: usize) -> bool {
    if !doc.tokens[due].is("due") || doc.tokens[due].dep != Dep::Prep || due == 0 {
        return false;
    }
    let to = |v: usize| doc.children_by(v, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let verb = doc.children_by(due, &[Dep::Pcomp]).find(|v| doc.tokens[*v].tag == Tag::Vb && to(*v));
    let Some(verb) = verb.filter(|_| doc.tokens[due - 1].tag.is_noun()) else { return false };
    // "a meeting of ministers", "talks with Ott": the first noun of the phrase.
    let mut noun = due - 1;
    while doc.tokens[noun].dep == Dep::Pobj || matches!(doc.tokens[noun].dep, Dep::Compound | Dep::Conj) {
        let above = doc.tokens[noun].head;
        let next = if doc.tokens[noun].dep == Dep::Pobj { doc.tokens[above].head } else { above };
        let of = doc.tokens[noun].dep != Dep::Pobj || doc.tokens[above].is_any(&["of", "with", "between"]);
        if !of || !doc.tokens[next].tag.is_noun() || next >= due {
            break;
        }
        noun = next;
    }
    let tokens = &mut doc.tokens;
    tokens[due].head = noun;
    tokens[due].dep = Dep::Acl;
    tokens[due].tag = Tag::Jj;
    tokens[verb].head = due;
    tokens[verb].dep = Dep::Xcomp;
    true
}

/// "met President Ott for two hours as well as Minister Berg": a name behind "as well as" is joined to the name that the verb has.
fn as_well_as(doc: &mut Doc, name: usize) -> bool {
    let word = &doc.tokens[name];
    let astray = match word.dep {
        Dep::Conj => !doc.tokens[word.head].tag.is_proper(),
        Dep::Other | Dep::Npadvmod => true,
        // "for an hour as well as Berg", with both behind "for"
        Dep::Pobj => doc.children_by(word.head, &[Dep::Pobj]).any(|o| o < name),
        _ => false,
    };
    if !astray || !word.tag.is_proper() {
        return false;
    }
    let start = doc.subtree(name).start;
    let Some(first) = start.checked_sub(3) else { return false };
    let joins =
        doc.tokens[first].is("as") && doc.tokens[first + 1].is("well") && doc.tokens[first + 2].is("as");
    let Some(verb) = doc.ancestors(name).find(|t| *t < first && doc.tokens[*t].tag.is_verb()) else {
        return false;
    };
    let with = doc.children_by(verb, &[Dep::Prep]).filter(|p| *p < first && doc.tokens[*p].is("with"));
    let objects =
        with.flat_map(|p| doc.children_by(p, &[Dep::Pobj])).chain(doc.children_by(verb, &[Dep::Dobj]));
    let other = objects.filter(|o| *o < first && doc.tokens[*o].tag.is_proper()).max();
    let Some(other) = other.filter(|_| joins) else { return false };
    doc.tokens[name].head = other;
    doc.tokens[name].dep = Dep::Conj;
    true
}

/// "a summit of the League's leaders in Zenda and a Union summit": a noun told twice is joined to itself, and not to what the first is of.
fn joined_to_its_like(doc: &mut Doc, noun: usize) -> bool {
    let word = &doc.tokens[noun];
    let head = word.head;
    if word.dep != Dep::Conj || !word.tag.is_noun() || word.tag.is_proper() || head >= noun {
        return false;
    }
    let lemma = word.lemma.clone();
    if doc.tokens[head].lemma == lemma || doc.tokens[head].dep != Dep::Pobj {
        return false;
    }
    let like = doc.ancestors(head).take(4).find(|a| {
        let above = &doc.tokens[*a];
        *a < head && above.tag == doc.tokens[noun].tag && above.lemma == lemma
    });
    let Some(like) = like else { return false };
    doc.tokens[noun].head = like;
    true
}

/// "The ceasefire talks in Zenda ended": a verb with an ending is no subject of another; it is a noun, which the one before it describes.
fn noun_for_a_subject(doc: &mut Doc, verb: usize) -> bool {
    let word = &doc.tokens[verb];
    let (tag, above) = (word.tag, word.head);
    let of_another = matches!(word.dep, Dep::Nsubj | Dep::Nsubjpass) && above > verb;
    if !matches!(tag, Tag::Vbz | Tag::Vbp) || !of_another || !doc.tokens[above].tag.is_verb() {
        return false;
    }
    let before = verb.checked_sub(1).filter(|n| {
        doc.tokens[*n].tag == Tag::Nn && doc.tokens[*n].dep == Dep::Nsubj && doc.tokens[*n].head == verb
    });
    let Some(noun) = before else { return false };
    let own: Vec<usize> = doc.children_by(noun, &[Dep::Det, Dep::Amod, Dep::Poss]).collect();
    let tokens = &mut doc.tokens;
    tokens[verb].tag = if tag == Tag::Vbz { Tag::Nns } else { Tag::Nn };
    tokens[noun].dep = Dep::Compound;
    own.into_iter().for_each(|w| tokens[w].head = verb);
    true
}

/// "Under the accord, signed in Zenda by Ruritania, troops left": what was signed is the accord, and the clause behind is not its own.
fn made_of_a_fronted_noun(doc: &mut Doc, participle: usize) -> bool {
    const MADE: [&str; 7] =
        ["signed", "reached", "concluded", "adopted", "ratified", "brokered", "initialled"];
    let word = &doc.tokens[participle];
    if word.tag != Tag::Vbn || word.dep != Dep::Advcl || word.head <= participle || !word.is_any(&MADE) {
        return false;
    }
    let bare =
        doc.child_by(participle, &[Dep::Aux, Dep::Auxpass, Dep::Mark, Dep::Nsubj, Dep::Nsubjpass]).is_none();
    let noun = participle.checked_sub(2).filter(|n| bare && doc.tokens[n + 1].is(","));
    let fronted =
        |n: &usize| doc.tokens[*n].dep == Dep::Pobj && matches!(doc.tokens[*n].tag, Tag::Nn | Tag::Nns);
    let Some(noun) = noun.filter(fronted) else { return false };
    // The phrase in front may hang on the participle itself: it is of the clause behind.
    let preposition = doc.tokens[noun].head;
    let verb = doc.tokens[participle].head;
    if doc.tokens[preposition].head == participle {
        doc.tokens[preposition].head = verb;
    } else if doc.ancestors(noun).any(|t| t == participle) {
        return false;
    }
    doc.tokens[participle].head = noun;
    doc.tokens[participle].dep = Dep::Acl;
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
