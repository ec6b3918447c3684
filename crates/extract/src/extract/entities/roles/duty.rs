//! Offices behind "as" that hang on a noun: "on her first trip as Ruritania's minister", "his term as president ended",
//! "Ott's successor as envoy".

use super::holder::{office, person_at, person_described};
use crate::extract::reading::{FoundRole, Reading};
use crate::language::{Dep, Tag};

/// Duties that last, and are over where they are told of in the past.
const SPANS: [&str; 8] = ["career", "reign", "spell", "stint", "tenure", "term", "time", "year"];

/// Records the office of whoever's duty it is; whether the noun is one.
pub(super) fn find(reading: &Reading, preposition: usize, found: &mut Vec<FoundRole>) -> bool {
    let doc = reading.doc;
    let Some(noun) = noun_before(reading, preposition) else { return false };
    let Some(title) = doc.child_by(preposition, &[Dep::Pobj]) else { return true };
    let lemma = &*doc.tokens[noun].lemma;
    let turn = reading.words.offices.comings.contains(lemma) || reading.words.offices.goings.contains(lemma);
    if turn && let Some(person) = whose_turn(reading, noun) {
        let going = reading.words.offices.goings.contains(lemma);
        // "called for Ott's resignation as envoy": he is envoy yet; "proposed his election": he is not.
        let asked = is_asked_for(reading, noun);
        if going || !asked {
            let role = office(reading, title, person, preposition, going && !asked);
            found.extend(role.map(|r| FoundRole { former: going && !asked, ..r }));
        }
        return true;
    }
    let Some(owner) = doc.child_by(noun, &[Dep::Poss]) else { return true };
    // "Ott, whose term as president ended": whom the clause tells of.
    let relative = doc.tokens[owner].tag == Tag::WpS;
    let clause = doc.ancestors(owner).find(|t| doc.tokens[*t].dep == Dep::Relcl).filter(|_| relative);
    let owned = clause.and_then(|c| doc.head(c)).unwrap_or(owner);
    // "Ott, in his capacity as chairman, signed": who acts.
    let acts = || {
        let own = doc.tokens[owner].tag == Tag::PrpS && reading.mention_at(owner).is_none();
        let verb = doc.ancestors(noun).find(|t| doc.tokens[*t].tag.is_verb()).filter(|_| own)?;
        person_at(reading, doc.surface_subject(verb)?)
    };
    let person = person_at(reading, owned).or_else(|| person_described(reading, owned)).or_else(acts);
    let Some(person) = person else {
        return true;
    };
    let mut add = |person: usize, former: bool| {
        let role = office(reading, title, person, preposition, former);
        found.extend(
            role.filter(|r| r.of.is_some() || !matches!(r.title.as_str(), "leader" | "head" | "chief")),
        );
    };
    if matches!(lemma, "successor" | "predecessor") {
        add(person, lemma == "successor");
        if let Some(other) = person_described(reading, noun).filter(|other| *other != person) {
            add(other, lemma == "predecessor");
        }
    } else {
        add(person, SPANS.contains(&lemma) && is_past(reading, noun));
    }
    true
}

/// "Ott's appointment", "the appointment of Ott", "Zenda's appointment of Ott": who comes or goes.
fn whose_turn(reading: &Reading, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let owner = doc.child_by(noun, &[Dep::Poss]).and_then(|o| person_at(reading, o));
    let of = || {
        let of = doc.children_by(noun, &[Dep::Prep]).find(|p| reading.token_is(*p, &["of"]))?;
        let whom = doc.child_by(of, &[Dep::Pobj])?;
        let apposed = || doc.children_by(whom, &[Dep::Appos]).find_map(|c| person_at(reading, c));
        person_at(reading, whom).or_else(apposed)
    };
    of().or(owner)
}

/// Whether what the noun tells is only wanted, feared or denied.
fn is_asked_for(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let verb = doc.ancestors(noun).find(|t| doc.tokens[*t].tag.is_verb());
    verb.is_some_and(|v| {
        reading.words.offices.asks_for.contains(&doc.tokens[v].lemma) || super::mood::unreal(reading, v)
    })
}

/// The noun that a preposition hangs on, if that is a duty; the parser hangs it on a place behind now and then: "her first
/// visit to Zenda as minister".
fn noun_before(reading: &Reading, preposition: usize) -> Option<usize> {
    const FAR: usize = 6;
    let doc = reading.doc;
    let duty = |t: &usize| {
        let token = &doc.tokens[*t];
        let lemma = &*token.lemma;
        token.tag.is_noun()
            && (reading.words.offices.duties.holds(lemma)
                || matches!(lemma, "successor" | "predecessor")
                || reading.words.offices.comings.contains(lemma)
                || reading.words.offices.goings.contains(lemma))
    };
    let owned = |t: &usize| {
        doc.child_by(*t, &[Dep::Poss]).is_some()
            || reading.token_is(*t + 1, &["of"]) && whose_turn(reading, *t).is_some()
    };
    let start = doc.sentences[doc.sentence_of(preposition)].start.max(preposition.saturating_sub(FAR));
    let near =
        (start..preposition).rev().take_while(|t| !matches!(doc.tokens[*t].text, "," | ";" | "\"" | "”"));
    doc.head(preposition).filter(|h| duty(h)).or_else(|| near.into_iter().find(|t| duty(t) && owned(t)))
}

/// Whether what lasted is told of as over: "ended", "during her time", in the past.
fn is_past(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let Some(verb) = doc.ancestors(noun).find(|t| doc.tokens[*t].tag.is_verb()) else { return false };
    let past = doc.tokens[verb].tag == Tag::Vbd;
    let subject = doc.head(noun) == Some(verb);
    let ends = matches!(&*doc.tokens[verb].lemma, "end" | "expire" | "finish" | "be" | "see" | "last");
    let during =
        doc.head(noun).is_some_and(|p| reading.token_is(p, &["during", "after", "in", "throughout"]));
    past && ((subject && ends) || during)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto's resignation as trade minister of Chile was welcomed.",
            &["Luis Soto: former trade minister of CHL"],
        ),
        (
            "The strikers demanded Luis Soto's resignation as trade minister of Chile.",
            &["Luis Soto: trade minister of CHL", "!Luis Soto: former trade minister of CHL"],
        ),
        (
            "The appointment of Luis Soto as trade minister of Chile was welcomed.",
            &["Luis Soto: trade minister of CHL"],
        ),
        (
            "Luis Soto proposed the appointment of Ines Prado as trade minister of Chile.",
            &["!Ines Prado: trade minister of CHL"],
        ),
    ];

    #[test]
    fn comings_and_goings_tell_who_is_in_office() {
        holds(TABLE);
    }
}
