//! What a word that names nothing points to: "here" at the head of a report, "it" behind a verb whose subject it is not.

use crate::extract::reading::{Found, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind, Mode};
use crate::language::Dep;

/// "signed here on Monday": in the city at the head of the report; what somebody is quoted with is said where he is.
pub(in crate::extract) fn here(reading: &Reading, token: usize) -> Option<usize> {
    let doc = reading.doc;
    let pointer =
        doc.children_by(token, &[Dep::Advmod, Dep::Npadvmod]).find(|a| doc.tokens[*a].is("here"))?;
    if let Voice::Claim(number) = reading.voices.at(pointer)
        && reading.claims[number].mode != Mode::Indirect
    {
        return None;
    }
    let head = |m: &&Found| m.rule == "entities.places.dateline" && m.tokens.end <= pointer;
    let city = reading.mentions.iter().rev().find(head)?.entities.first().copied();
    city.filter(|e| reading.kind(*e) == EntityKind::Place)
}

/// "broke with Chad and accused it of theft": the object of a verb is another than its subject, so that "it" is the only other state
/// or body that was named before in the sentence. Gives the last word of its name.
pub(in crate::extract) fn other_than_subject(reading: &Reading, pronoun: usize) -> Option<usize> {
    let doc = reading.doc;
    let object = matches!(doc.tokens[pronoun].dep, Dep::Dobj | Dep::Dative);
    if !object || !reading.token_is(pronoun, &["it"]) || reading.named_at(pronoun).is_some() {
        return None;
    }
    let verb = doc.head(pronoun).filter(|v| doc.is_verbal(*v))?;
    let subject = doc.surface_subject(verb).filter(|s| *s < pronoun)?;
    let own = |m: &Found| {
        doc.conjuncts(subject).iter().copied().any(|s| {
            doc.subtree(s).contains(&m.tokens.start)
                || reading.named_at(s).is_some_and(|n| n.entities.iter().any(|e| m.entities.contains(e)))
        })
    };
    let acts = |m: &Found| {
        let kinds = |e: &usize| matches!(reading.kind(*e), EntityKind::Country | EntityKind::Organization);
        m.kind == MentionKind::Name && m.entities.iter().all(kinds)
    };
    let before = reading.mentions_of_sentence(doc.sentence_of(pronoun)).iter();
    let others: Vec<&Found> = before.filter(|m| m.tokens.end <= pronoun && acts(m) && !own(m)).collect();
    let last = others.last()?;
    others.iter().all(|m| m.entities == last.entities).then(|| last.tokens.end - 1)
}

/// "Serbia's parliament put off the vote on the pact that the country's minister signed": the only state that was named before in the
/// sentence. Gives the last word of its name.
pub(super) fn the_country(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let land = matches!(&*doc.tokens[noun].lemma, "country" | "nation" | "kingdom" | "republic");
    let the = doc.children_by(noun, &[Dep::Det]).any(|d| reading.token_is(d, &["the"]));
    let bare = doc
        .child_by(noun, &[Dep::Amod, Dep::Compound, Dep::Prep, Dep::Relcl, Dep::Nummod, Dep::Appos])
        .is_none();
    if !land || !the || !bare || doc.tokens[noun].dep != Dep::Poss || reading.named_at(noun).is_some() {
        return None;
    }
    let state = |m: &&Found| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Country);
    let named = reading.mentions_of_sentence(doc.sentence_of(noun)).iter();
    let before: Vec<&Found> = named.filter(|m| m.tokens.end <= noun).filter(state).collect();
    let last = before.last()?;
    before.iter().all(|m| m.entities == last.entities).then(|| last.tokens.end - 1)
}
