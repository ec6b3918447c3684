//! Nouns that the parser takes for verbs or hangs on the wrong word: "the ceasefire talks ended", "killed by Ruritanian shelling", "a
//! meeting due to take place", what stands behind "as well as".

use super::kind;
use crate::{Dep, Doc, NerKind, Tag};

/// Puts the noun right that a word is or stands beside.
pub(super) fn mended(doc: &mut Doc, token: usize) -> bool {
    noun_with_an_article(doc, token)
        || noun_for_a_subject(doc, token)
        || joined_to_its_like(doc, token)
        || as_well_as(doc, token)
        || due_to_be(doc, token)
        || described_gerund(doc, token)
        || made_of_a_fronted_noun(doc, token)
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
