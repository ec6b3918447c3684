//! Who a pronoun in a clause of the lexicon is: "whose", "which", and "it" or "they" that nothing before has settled.

use crate::extract::blame::blamed_for;
use crate::extract::pattern::Wanted;
use crate::extract::pointed;
use crate::extract::reading::{Found, Reading};
use crate::facts::EntityKind;
use crate::language::{Argument, Dep, Doc, Relation, Tag};

/// The noun that "whose" takes up; who an unresolved "it" or "they" in a clause of somebody's is: the subject of the clause above.
pub(super) fn antecedent(reading: &Reading, argument: Argument) -> usize {
    let doc = reading.doc;
    let token = argument.token;
    let word = &doc.tokens[token];
    if word.tag == Tag::WpS || word.tag.is_relative() {
        return clause_around(doc, token)
            .filter(|(at, _)| doc.tokens[*at].dep == Dep::Relcl)
            .map(|(verb, noun)| first_of(doc, verb, noun))
            .or_else(|| before_relative(reading, token))
            .unwrap_or(token);
    }
    if let Some(other) =
        pointed::other_than_subject(reading, token).or_else(|| pointed::the_country(reading, token))
    {
        return other;
    }
    let pronoun = matches!(word.tag, Tag::Prp | Tag::PrpS)
        && word.is_any(&["it", "its", "they", "their", "he", "his", "she", "her"])
        && reading.named_at(token).is_none();
    if !pronoun {
        return token;
    }
    if let Some(blamed) = blamed_for(reading, token) {
        return blamed;
    }
    if let Some(helped) = who_is_helped(doc, token) {
        return helped;
    }
    let own = if argument.relation == Relation::Subject { None } else { own_subject(doc, token) };
    let above = || {
        let (_, mut head) = clause_around(doc, token)?;
        for _ in 0..6 {
            if doc.is_verbal(head) {
                return doc.surface_subject(head);
            }
            head = doc.head(head)?;
        }
        None
    };
    let nearest = own.or_else(above).filter(|s| *s < token);
    // "Israel said that she had met its envoy": "its" is of no person.
    let thing = word.is_any(&["it", "its"]);
    let fits = |e: usize| !thing || reading.kind(e) != EntityKind::Person;
    let told = |s: &usize| reading.denoted(*s, &[Wanted::Actor]).iter().any(|(e, _)| fits(*e));
    let person = |s: usize| {
        doc.tokens[s].is_any(&["he", "she", "who"])
            || reading
                .named_at(s)
                .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person))
    };
    let outer = || match nearest {
        Some(near) if word.is("its") && !person(near) => Some(near),
        // "Ott criticized Chad because it had opened the church": "it" is no person.
        Some(near) if thing && person(near) => {
            outer_subject(reading, token).or_else(|| object_of_clause_above(reading, near, token)).or(nearest)
        }
        _ => outer_subject(reading, token).or(nearest),
    };
    nearest.filter(told).or_else(outer).or_else(|| told_behind(reading, token)).unwrap_or(token)
}

/// "Chad backs Mali in its war with Libya": the war is whose help it is.
fn who_is_helped(doc: &Doc, pronoun: usize) -> Option<usize> {
    let whose = doc.tokens[pronoun].is_any(&["its", "their", "his", "her"]);
    let noun = doc.head(pronoun).filter(|_| whose && doc.tokens[pronoun].dep == Dep::Poss)?;
    let inside = doc.head(noun).filter(|p| doc.tokens[*p].is_any(&["in", "against"]))?;
    let verb = doc.head(inside)?;
    let helps = matches!(
        &*doc.tokens[verb].lemma,
        "help" | "back" | "support" | "assist" | "aid" | "arm" | "supply" | "join"
    );
    doc.children_by(verb, &[Dep::Dobj]).find(|o| helps && *o < pronoun)
}

/// "When they met in Cairo, the presidents agreed", "After their summit, the two leaders left", "Since its test, Chad has been
/// shunned": the subject of the main clause, where the sentence opens with a clause or phrase that names nobody yet.
fn told_behind(reading: &Reading, token: usize) -> Option<usize> {
    let doc = reading.doc;
    let behind = |v: usize| {
        let subject = doc.surface_subject(v).filter(|s| *s > token)?;
        let inside = doc.subtree(subject).contains(&token) || doc.tokens[subject].tag == Tag::Prp;
        (!inside).then_some(subject)
    };
    let subject = doc.ancestors(token).filter(|t| doc.is_verbal(*t)).find_map(behind)?;
    let start = doc.sentences[doc.sentence_of(token)].start;
    let nobody = (start..token).all(|t| {
        reading.named_at(t).is_none_or(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Place))
    });
    let plural = matches!(doc.tokens[subject].tag, Tag::Nns | Tag::Nnps) || doc.conjuncts(subject).len() > 1;
    let many = doc.tokens[token].is_any(&["they", "their"]);
    (nobody && plural == many).then_some(subject)
}

/// "Ott criticized Chad because it had left": the state or body that is the object of the clause of a subject.
fn object_of_clause_above(reading: &Reading, subject: usize, pronoun: usize) -> Option<usize> {
    let doc = reading.doc;
    let verb = doc.head(subject)?;
    let body = |o: &usize| {
        reading
            .named_at(*o)
            .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) != EntityKind::Person))
    };
    doc.children_by(verb, &[Dep::Dobj]).find(|o| *o < pronoun && body(o))
}

/// The verb of the clause that a word stands in, with what the clause hangs on.
fn clause_around(doc: &Doc, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    for _ in 0..8 {
        let head = doc.head(at)?;
        if matches!(doc.tokens[at].dep, Dep::Relcl | Dep::Advcl | Dep::Ccomp) {
            return Some((at, head));
        }
        at = head;
    }
    None
}

/// "turned to Chad, with which it signed a pact", with the clause hung on the verb: the name right before the comma.
fn before_relative(reading: &Reading, token: usize) -> Option<usize> {
    let doc = reading.doc;
    let preposition = doc.head(token).filter(|p| doc.tokens[token].dep == Dep::Pobj && p + 1 == token)?;
    let comma = preposition.checked_sub(1).filter(|c| reading.token_is(*c, &[","]))?;
    comma.checked_sub(1).filter(|t| reading.named_at(*t).is_some())
}

/// Who "it" or "they" is where no clause above tells: the subject of a clause further out that is a state or body ("Mali said that
/// the last of its men had left Chad, which it invaded in 1990"), else the subject of the sentence before ("Mali shut its embassy.
/// It had signed a pact with Chad in May").
fn outer_subject(reading: &Reading, token: usize) -> Option<usize> {
    let doc = reading.doc;
    let one = doc.tokens[token].is_any(&["it", "its"]);
    if !one && !doc.tokens[token].is("they") {
        return None;
    }
    let body = |s: &usize| {
        let state = |m: &Found| m.entities.iter().all(|e| reading.kind(*e) != EntityKind::Person);
        let several = doc.conjuncts(*s).len() > 1;
        *s < token && one != several && reading.named_at(*s).is_some_and(state)
    };
    let above = doc.ancestors(token).filter(|t| doc.is_verbal(*t)).filter_map(|v| doc.surface_subject(v));
    let outer = above.into_iter().find(body);
    let sentence = doc.sentence_of(token);
    // "Its flag will be raised tomorrow."
    let owned = doc.head(token).filter(|_| doc.tokens[token].dep == Dep::Poss);
    let subject = owned.unwrap_or(token);
    let opens = matches!(doc.tokens[subject].dep, Dep::Nsubj | Dep::Nsubjpass)
        && doc.head(subject).is_some_and(|v| doc.tokens[v].dep == Dep::Root);
    let before = || {
        let earlier =
            sentence.checked_sub(1).filter(|s| doc.paragraph_of(*s) == doc.paragraph_of(sentence))?;
        let root = doc.sentences[earlier].clone().find(|t| doc.tokens[*t].dep == Dep::Root)?;
        doc.surface_subject(root)
    };
    outer.or_else(|| before().filter(|_| opens).filter(body))
}

/// The subject of the clause that a word stands in, if the word is not part of it.
fn own_subject(doc: &Doc, token: usize) -> Option<usize> {
    let subjects = doc.ancestors(token).filter(|t| doc.is_verbal(*t)).filter_map(|v| doc.surface_subject(v));
    let mut others = subjects.filter(|s| !doc.subtree(*s).contains(&token));
    others.next()
}

/// "Chad and Libya, which have no relations": a verb in the plural takes up all that are joined to a name.
fn first_of(doc: &Doc, verb: usize, noun: usize) -> usize {
    let plural = |v: usize| doc.tokens[v].tag == Tag::Vbp || doc.tokens[v].is("were");
    let many = plural(verb) || doc.children_by(verb, &[Dep::Aux, Dep::Auxpass]).any(plural);
    let mut first = noun;
    while many && doc.tokens[first].dep == Dep::Conj && doc.tokens[first].tag.is_proper() {
        let Some(above) = doc.head(first).filter(|h| *h < first) else { break };
        first = above;
    }
    first
}
