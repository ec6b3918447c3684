//! Who makes somebody what: "Ruritania's parliament elected Anna Ott president", "King Karl named Ott prime minister".

use super::holder::person_at;
use super::mood::unreal;
use super::owner::owner_behind;
use super::{MAKING, owner_at, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::{EntityKind, MentionKind};
use crate::language::Dep;

/// Records whom the verb puts in which office.
pub(super) fn find(reading: &Reading, verb: usize, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    // "swore in Ott as president", "swore Ott in as president"
    let swears = &*doc.tokens[verb].lemma == "swear"
        && (verb + 1..(verb + 6).min(doc.tokens.len())).any(|t| reading.token_is(t, &["in"]));
    let makes = MAKING.contains(&&*doc.tokens[verb].lemma) || swears;
    let another = makes_another(reading, verb);
    if !makes || doc.is_passive(verb) && !another || unreal(reading, verb) {
        return;
    }
    let sentence = doc.sentences[doc.sentence_of(verb)].clone();
    // "named the banker Anna Ott prime minister"
    let name = (verb + 1..sentence.end.min(verb + 6)).find_map(|t| {
        reading.named_at(t).filter(|m| {
            m.kind == MentionKind::Name
                && m.entities.len() == 1
                && reading.kind(m.entities[0]) == EntityKind::Person
        })
    });
    let Some((person, end)) = name.map(|m| (m.entities[0], m.tokens.end)) else { return };
    let mut at = end;
    let (mut of, mut former) = (None, false);
    at += usize::from(swears && reading.token_is(at, &["in"]));
    while reading.token_is(at, &["as", "its", "his", "her", "the", "to", "be", "new", "next", "first"])
        || owner_at(reading, at).is_some()
        || reading.token_is(at, &["'s", "’s"])
    {
        let again = || super::again::owner_again(reading, at, sentence.start).map(|(owner, _)| owner);
        of = of.or(owner_at(reading, at).map(|(owner, _)| owner)).or_else(again);
        former |= reading.token_is(at, super::FORMER);
        at = owner_at(reading, at).map_or(at + 1, |(_, range)| range.end.max(at + 1));
    }
    let Some(length) = title_length(reading, at, sentence.end) else { return };
    let next = doc.tokens.get(at + length).filter(|_| at + length < sentence.end);
    if next.is_some_and(|t| t.tag.is_noun() || t.is_capitalised()) {
        return;
    }
    let title = title_text(reading, at..at + length);
    let owner = owner_behind(reading, at + length, sentence.end, &title).filter(|o| o.direct && !o.sent);
    let of = of.or(owner.map(|o| o.entity)).or_else(|| country_of_subject(reading, verb));
    let Some(of) = of else { return };
    found.push(FoundRole {
        person,
        title,
        of: Some(of),
        former,
        asserted: Some(verb),
        voice: Voice::Article,
        tokens: verb..at + length,
        rule: "roles.made",
    });
}

/// "Ruritania's president, Anna Ott, named Karl Ek minister": a verb behind an apposition looks like a participle, but nobody who is
/// named himself has somebody else behind the verb whom it makes something.
pub(super) fn makes_another(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let maker = doc.head(verb).filter(|_| token.dep == Dep::Acl).and_then(|h| person_at(reading, h));
    if maker.is_none() || !MAKING.contains(&&*token.lemma) || !reading.token_is(verb - 1, &[","]) {
        return false;
    }
    let made = reading.named_at(verb + 1).filter(|m| m.kind == MentionKind::Name && m.entities.len() == 1);
    made.is_some_and(|m| {
        let end = doc.sentences[doc.sentence_of(verb)].end;
        let office = |at: usize| title_length(reading, at, end).is_some();
        let led = reading.token_is(m.tokens.end, &["as", "its", "his", "her", "the", "to"]);
        let person = reading.kind(m.entities[0]) == EntityKind::Person && maker != Some(m.entities[0]);
        person && (led || office(m.tokens.end))
    })
}

/// The country that acts: "Ruritania named", "Ruritania's parliament named", "the leader of the junta in Ruritania named",
/// "King Karl of Ruritania named".
fn country_of_subject(reading: &Reading, verb: usize) -> Option<usize> {
    let doc = reading.doc;
    let subject =
        doc.surface_subject(verb).or_else(|| doc.head(verb).filter(|_| doc.tokens[verb].dep == Dep::Acl))?;
    let holder = reading.named_at(subject).filter(|m| m.entities.len() == 1).map(|m| m.entities[0]);
    let office = holder.and_then(|p| reading.roles.of(p).filter(|r| !r.former).find_map(|r| r.of));
    let is_country = |e: &usize| reading.kind(*e) == EntityKind::Country;
    let phrase = doc.subtree(subject);
    let inside = || {
        phrase
            .filter(|t| doc.tokens[*t].dep != Dep::Relcl)
            .find_map(|t| owner_at(reading, t).map(|(owner, _)| owner).filter(is_country))
    };
    office.filter(is_country).or_else(|| holder.filter(is_country)).or_else(inside)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::check;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Chile's president, Ines Prado, named Luis Soto trade minister on Monday.",
            &["Luis Soto: trade minister of CHL", "!Ines Prado: trade minister of CHL"],
        ),
        (
            "Chile's president, Ines Prado, named Luis Soto as trade minister.",
            &["Luis Soto: trade minister of CHL", "!Ines Prado: trade minister of CHL"],
        ),
        (
            "Chilean lawyer Ines Prado, named trade minister of Chile on Monday, met Luis Soto.",
            &["Ines Prado: trade minister of CHL", "!Luis Soto: trade minister of CHL"],
        ),
    ];

    #[test]
    fn who_names_another_is_not_named() {
        let wrong = check(TABLE);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
