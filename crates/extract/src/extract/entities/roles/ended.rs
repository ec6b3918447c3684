//! Offices that ended: their holder died or was removed, or they are told with a time that is over.

use super::holder::person_at;
use super::mood::unreal;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::EntityKind;
use crate::language::{Dep, Tag};

/// Marks them as former.
pub(super) fn mark(reading: &mut Reading) {
    let ends: Vec<(usize, usize)> = (0..reading.doc.tokens.len())
        .filter(|v| reading.doc.tokens[*v].tag.is_verb())
        .flat_map(|verb| whose(reading, verb).into_iter().map(move |person| (verb, person)))
        .collect();
    let over: Vec<bool> = reading
        .roles
        .iter()
        .map(|role| {
            role.former
                || role.asserted.is_none()
                    && (ends.iter().any(|(verb, person)| ends_by(reading, role, *verb, *person))
                        || is_dated(reading, role)
                        || is_under_former(reading, role)
                        || is_let_go(reading, role))
        })
        .collect();
    reading.roles.change(|mut roles| {
        for (role, former) in roles.iter_mut().zip(over) {
            role.former = former;
        }
        roles
    });
}

/// Whose offices end by a verb that the article vouches for: "Ott died", "the king dismissed Ott".
fn whose(reading: &Reading, verb: usize) -> Vec<usize> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let dies = lemma == "die";
    // "recalled its ambassador", "dropped the minister a line" end nothing for certain.
    let removes = reading.words.clauses.removed_as.contains(lemma)
        && !matches!(lemma, "recall" | "drop" | "relieve" | "remove" | "discharge" | "impeach");
    // "Ott was replaced by Ek on Friday"
    let followed = matches!(lemma, "succeed" | "replace")
        && doc.is_passive(verb)
        && doc.children(verb).any(|c| c > verb && reading.token_is(c, &["by"]));
    let relieved = is_relieved(reading, verb);
    let past = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbn | Tag::Vbz);
    let told = reading.voices.at(verb) == Voice::Article && past && !unreal(reading, verb);
    let holder = if dies || doc.is_passive(verb) {
        doc.surface_subject(verb).filter(|s| *s < verb)
    } else {
        doc.child_by(verb, &[Dep::Dobj])
    };
    let Some(holder) = holder.filter(|_| told && (dies || removes || followed || relieved)) else {
        return Vec::new();
    };
    // "dismissed his minister, Ott": the tree may hang the name on the office.
    let named = |noun: usize| {
        let apposed = || doc.children_by(noun, &[Dep::Appos]).find_map(|a| person_at(reading, a));
        person_at(reading, noun).or_else(apposed)
    };
    let reportedly =
        doc.children_by(verb, &[Dep::Advmod]).any(|a| reading.token_is(a, &["reportedly", "allegedly"]));
    if reportedly {
        return Vec::new();
    }
    // "sacked its army chief, Ott, and the police chief, Ek"
    let mut all = vec![holder];
    while let Some(next) =
        all.last().and_then(|t| doc.child_by(*t, &[Dep::Conj])).filter(|t| !all.contains(t))
    {
        all.push(next);
    }
    all.into_iter().filter_map(named).collect()
}

/// "was relieved of his duties", "removed Ott from office".
fn is_relieved(reading: &Reading, verb: usize) -> bool {
    const FAR: usize = 6;
    let takes = matches!(&*reading.doc.tokens[verb].lemma, "relieve" | "remove" | "strip" | "discharge");
    let link = (verb + 1..verb + FAR).find(|t| reading.token_is(*t, &["of", "from"]));
    let own =
        link.map(|l| l + 1 + usize::from(reading.token_is(l + 1, &["his", "her", "the", "their", "all"])));
    let office = own.is_some_and(|t| {
        reading.token_in(t, &reading.words.offices.posts)
            || reading.token_is(t, &["duties", "command", "functions", "responsibilities"])
    });
    takes && office
}

/// "accepted the resignations of Minister Ott and Minister Ek", "announced the death of President Ott".
fn is_let_go(reading: &Reading, role: &FoundRole) -> bool {
    let doc = reading.doc;
    let start = doc.sentences[doc.sentence_of(role.tokens.start)].start;
    let first = super::hosts::first_of_row(reading, role, start);
    let the = usize::from(first > start && reading.token_is(first - 1, &["the", "his", "her"]));
    let of = first.checked_sub(1 + the).filter(|t| *t > start && reading.token_is(*t, &["of", "from"]));
    let noun =
        of.and_then(|t| t.checked_sub(1)).filter(|n| reading.token_is(*n, &["resignation", "resignations"]));
    let verb = noun.and_then(|n| doc.ancestors(n).find(|t| doc.tokens[*t].tag.is_verb()));
    verb.is_some_and(|v| {
        matches!(&*doc.tokens[v].lemma, "accept" | "receive") && !unreal(reading, v) && !doc.is_negated(v)
    })
}

/// "Ruritania's minister under the ousted president": who served one that is gone is gone.
fn is_under_former(reading: &Reading, role: &FoundRole) -> bool {
    let under = role.tokens.end + usize::from(reading.token_is(role.tokens.end, &[","]));
    let next = under + 1 + usize::from(reading.token_is(under + 1, &["the", "then"]));
    let gone = reading.token_is(next, super::FORMER) && !reading.token_is(next, &["then"]);
    reading.token_is(under, &["under"]) && gone
}

/// Whether the office is one that the verb ends: told beside its holder's name in the verb's sentence; a rank stays.
fn ends_by(reading: &Reading, role: &FoundRole, verb: usize, person: usize) -> bool {
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(verb)];
    let dies = &*reading.doc.tokens[verb].lemma == "die";
    let rank = role.title.rsplit([' ', '-']).next().is_some_and(|w| reading.words.offices.ranks.contains(w));
    role.person == person
        && role.voice == Voice::Article
        && sentence.contains(&role.tokens.start)
        && (dies || !rank)
}

/// "Ruritania's president in the 1950s", "the consul in Zenda from 1971 to 1979": a time behind the office that is over.
fn is_dated(reading: &Reading, role: &FoundRole) -> bool {
    const NEAR: usize = 4;
    let tokens = &reading.doc.tokens;
    let sentence = &reading.doc.sentences[reading.doc.sentence_of(role.tokens.start)];
    let place = |t: usize| {
        let lies = |e: &usize| matches!(reading.kind(*e), EntityKind::Place | EntityKind::Country);
        reading.named_at(t).is_some_and(|m| m.entities.iter().all(lies))
    };
    let small = |t: usize| reading.token_is(t, &["in", "at", "the", "from", "of"]) || place(t);
    let near = role.tokens.end..sentence.end.min(role.tokens.end + NEAR);
    let begins = near.take_while(|t| small(*t)).last().map_or(role.tokens.end, |t| t + 1);
    let date = reading.date_at(begins).filter(|_| begins > role.tokens.end).map(|n| &reading.dates[n]);
    let Some(date) = date else { return false };
    // "from 1971 to 1979" ended, "from 1971" did not.
    let to = reading.token_is(date.tokens.end, &["to", "until", "till"]).then_some(date.tokens.end + 1);
    let to = to.and_then(|t| reading.date_at(t)).map(|n| &reading.dates[n]);
    let from = reading.token_is(begins - 1, &["from"]) && !date.value.as_str().contains('/');
    let since = from && to.is_none();
    let date = to.filter(|_| from).unwrap_or(date);
    let behind = tokens[begins - 1].tag == Tag::In || reading.token_is(begins - 1, &["the"]);
    let ended = date.value.latest().zip(reading.article.published).is_some_and(|(last, day)| last < day);
    // "the minister in Zenda on Monday": a day of the news is no term.
    let long = date.value.as_str().len() <= 4 || date.value.as_str().contains('/');
    behind && !since && ended && long
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto, Peru's army chief, was relieved of his duties on Monday.",
            &["Luis Soto: former army chief of PER"],
        ),
        (
            "Luis Soto, Peru's trade minister under the ousted president, left.",
            &["Luis Soto: former trade minister of PER"],
        ),
        (
            "Peru's premier accepted the resignation of Trade Minister Luis Soto.",
            &["Luis Soto: former trade minister of PER"],
        ),
        (
            "Peru's premier rejected the resignation of Trade Minister Luis Soto.",
            &["Luis Soto: trade minister of PER"],
        ),
        ("Peru's president, Luis Soto, died in Lima.", &["Luis Soto: former president of PER"]),
        ("Luis Soto, president of Peru, has died.", &["Luis Soto: former president of PER"]),
        ("If Peru's president, Luis Soto, died, all would mourn.", &["Luis Soto: president of PER"]),
        ("Peru's president, Luis Soto, said that the miners had died.", &["Luis Soto: president of PER"]),
        (
            "President Luis Soto of Peru dismissed Trade Minister Ines Prado on Monday.",
            &["Luis Soto: president of PER", "Ines Prado: former trade minister of PER"],
        ),
        ("Peru's premier, Luis Soto, has been sacked.", &["Luis Soto: former premier of PER"]),
        ("Peru's premier, Luis Soto, will be sacked.", &["Luis Soto: premier of PER"]),
        ("Peru's premier, Luis Soto, dismissed the report as a joke.", &["Luis Soto: premier of PER"]),
        ("Luis Soto, Peru's president in the 1950s, spoke.", &["Luis Soto: former president of PER"]),
        ("Luis Soto, Peru's consul in Arica from 1971 to 1979, spoke.", &["Luis Soto: former consul of PER"]),
        ("Luis Soto, Peru's president from 1998, spoke.", &["Luis Soto: president of PER"]),
        ("Luis Soto, Peru's president in Lima, spoke.", &["Luis Soto: president of PER"]),
    ];

    #[test]
    fn offices_of_the_dead_and_the_removed_are_former() {
        holds(TABLE);
    }
}
