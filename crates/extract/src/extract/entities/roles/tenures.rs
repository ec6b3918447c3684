//! Offices told as things that one takes, has and gives up: "gave up the post of trade minister", "was removed from the position of",
//! "took over the presidency of Zenda from Ott", "the chairmanship passed to Ek".

use super::holder::person_at;
use super::mood::unreal;
use super::owner::owner_behind;
use super::{owner_at, title_text};
use crate::extract::entities::people::title_length;
use crate::extract::reading::{FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// The rule of such an office.
const RULE: &str = "roles.tenure";

/// Nouns for having an office, and the office.
const DIGNITIES: &[(&str, &str)] = &[
    ("presidency", "president"),
    ("vice-presidency", "vice-president"),
    ("premiership", "premier"),
    ("chairmanship", "chairman"),
    ("chancellorship", "chancellor"),
    ("governorship", "governor"),
    ("speakership", "speaker"),
    ("directorship", "director"),
    ("directorate-general", "director-general"),
    ("secretary-generalship", "secretary-general"),
    ("mayoralty", "mayor"),
    ("ambassadorship", "ambassador"),
    ("treasurership", "treasurer"),
    ("leadership", "leader"),
    ("rectorship", "rector"),
    ("regency", "regent"),
    ("captaincy", "captain"),
];

/// Verbs whose subject leaves what stands behind "from".
const LEAVES_FROM: &[&str] = &["depart", "retire", "resign", "stand", "step", "withdraw", "bow", "abdicate"];
/// Verbs by which one comes to it, with "to".
const COMES: &[&str] = &["accede", "ascend", "rise", "return", "succeed"];
/// Verbs by which it comes to somebody.
const PASSES: &[&str] = &["fall", "go", "pass", "give", "hand", "award", "entrust"];

/// An office as a thing.
struct Thing {
    title: String,
    of: Option<usize>,
    /// The noun, and where its phrase ends.
    noun: usize,
    end: usize,
}

/// Records who has and had them.
pub(super) fn find(reading: &mut Reading) {
    let mut found: Vec<FoundRole> = Vec::new();
    let dignities: Vec<&str> = DIGNITIES.iter().map(|(dignity, _)| *dignity).collect();
    let mut nouns = reading.tokens_that_are(&dignities);
    nouns.extend(reading.tokens_in(&reading.words.offices.posts));
    nouns.retain(|noun| matches!(reading.doc.tokens[*noun].tag, Tag::Nn | Tag::Nnp));
    nouns.sort_unstable();
    nouns.dedup();
    for noun in nouns {
        let thing = of_post(reading, noun).or_else(|| of_dignity(reading, noun));
        if let Some(thing) = thing {
            told(reading, &thing, &mut found);
        }
    }
    for role in found {
        let known = |r: &FoundRole| {
            (r.of == role.of || r.of.is_none() || role.of.is_none())
                && super::same_office(&r.title, &role.title)
        };
        let told: Vec<FoundRole> = reading.roles.of(role.person).filter(|r| known(r)).cloned().collect();
        if told.is_empty() {
            reading.roles.push(role);
        } else if role.former {
            ends(reading, &role);
        }
    }
}

/// Says of an office of the same clause, which is told as if it lasted, that it is over.
fn ends(reading: &mut Reading, role: &FoundRole) {
    let here = reading.doc.sentence_of(role.tokens.start);
    let doc = reading.doc;
    reading.roles.change(|mut roles| {
        let same = |r: &&mut FoundRole| {
            r.person == role.person
                && r.asserted.is_some()
                && doc.sentence_of(r.tokens.start) == here
                && super::same_office(&r.title, &role.title)
        };
        roles.iter_mut().filter(same).for_each(|r| r.former = true);
        roles
    });
}

/// "the post of Zendan trade minister", "his position as envoy to Zenda".
fn of_post(reading: &Reading, noun: usize) -> Option<Thing> {
    let post =
        reading.token_in(noun, &reading.words.offices.posts) && reading.token_is(noun + 1, &["of", "as"]);
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].clone();
    if !post || noun + 3 >= sentence.end {
        return None;
    }
    let light = &reading.words.offices.before_office;
    let (mut at, mut of) = (noun + 2, None);
    while at < sentence.end && (reading.token_in(at, light) || owner_at(reading, at).is_some()) {
        let owner = owner_at(reading, at);
        of = of.or(owner.as_ref().map(|(owner, _)| *owner));
        at = owner.map_or(at + 1, |(_, range)| range.end.max(at + 1));
    }
    let length = title_length(reading, at, sentence.end)?;
    let mut title = title_text(reading, at..at + length);
    let mut end = at + length;
    if let Some(owner) = owner_behind(reading, end, sentence.end, &title).filter(|o| o.direct) {
        title = owner.title(reading, end, &title);
        of = of.or(Some(owner.entity).filter(|_| !owner.sent));
        end = owner.end;
    }
    let of = of.or_else(|| super::left::owner_near(reading, noun, sentence.start));
    Some(Thing { title, of, noun, end })
}

/// "the presidency of Zenda", "the league's chairmanship".
fn of_dignity(reading: &Reading, noun: usize) -> Option<Thing> {
    let word = &reading.doc.tokens[noun];
    let (_, title) = DIGNITIES.iter().find(|(dignity, _)| word.is(dignity))?;
    let sentence = reading.doc.sentences[reading.doc.sentence_of(noun)].clone();
    let behind = owner_behind(reading, noun + 1, sentence.end, title).filter(|o| o.direct && !o.sent);
    let left = || {
        const NEAR: usize = 4;
        let before = (sentence.start.max(noun.saturating_sub(NEAR))..noun).rev();
        let mut before = before.take_while(|t| {
            !reading.doc.tokens[*t].tag.is_verb() && !matches!(reading.doc.tokens[*t].text, "," | ";")
        });
        before.find_map(|t| owner_at(reading, t)).map(|(owner, _)| owner)
    };
    let end = behind.as_ref().map_or(noun + 1, |o| o.end);
    let of = behind.map(|o| o.entity).or_else(left);
    of?;
    Some(Thing { title: (*title).to_owned(), of, noun, end })
}

/// What the verb says of the thing: who has it, who had it.
fn told(reading: &Reading, thing: &Thing, found: &mut Vec<FoundRole>) {
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(thing.noun)].clone();
    let Some((verb, link)) = verb_of(reading, thing.noun) else { return };
    if unreal(reading, verb) {
        return;
    }
    let (words, lemma) = (&reading.words.offices, &*doc.tokens[verb].lemma);
    let passive = doc.is_passive(verb);
    let subject = || holder(reading, verb, doc.surface_subject(verb));
    let object = || holder(reading, verb, doc.child_by(verb, &[Dep::Dobj]));
    let put = |of_passive: bool| if of_passive { subject() } else { object() };
    let past = doc.tokens[verb].tag == Tag::Vbd;
    let mut add = |person: Option<usize>, former: bool| {
        let of = thing.of;
        let role = |person| FoundRole {
            person,
            title: thing.title.clone(),
            of,
            former,
            asserted: Some(verb),
            voice: Voice::Article,
            tokens: thing.noun.min(verb)..thing.end.max(verb + 1),
            rule: RULE,
        };
        found.extend(person.map(role));
    };
    match link {
        Link::Object if !passive && words.takes_post.contains(lemma) => {
            let held = past && matches!(lemma, "hold" | "occupy");
            add(subject(), held);
            add(person_after(reading, thing.end, &["from"], &sentence), true);
        }
        Link::Object if !passive && words.leaves_post.contains(lemma) => {
            let up = lemma != "give" || reading.token_is(verb + 1, &["up"]);
            let next = person_after(reading, thing.end, &["to"], &sentence);
            add(subject().filter(|_| up), true);
            add(next.filter(|_| !up || matches!(lemma, "cede" | "yield" | "surrender" | "lose")), false);
        }
        Link::Subject if PASSES.contains(&lemma) => {
            add(person_after(reading, verb + 1, &["to"], &sentence), false);
        }
        Link::Subject if passive && words.takes_post.contains(lemma) => {
            add(person_after(reading, verb + 1, &["by"], &sentence), false);
        }
        Link::Behind("from" | "of") if words.removes_from_post.contains(lemma) => add(put(passive), true),
        Link::Behind("from") if !passive && LEAVES_FROM.contains(&lemma) => add(subject(), true),
        Link::Behind("to") if words.puts_to_post.contains(lemma) && (passive || object().is_some()) => {
            add(put(passive), false)
        }
        Link::Behind("to") if !passive && COMES.contains(&lemma) => add(subject(), false),
        Link::Behind("in") if passive && PASSES.contains(&lemma) => add(subject(), false),
        _ => {}
    }
}

/// How a thing stands to its verb.
enum Link {
    Subject,
    Object,
    /// Behind this preposition.
    Behind(&'static str),
}

/// The verb that tells of a thing.
fn verb_of(reading: &Reading, noun: usize) -> Option<(usize, Link)> {
    let doc = reading.doc;
    let above = doc.head(noun)?;
    match doc.tokens[noun].dep {
        Dep::Nsubj | Dep::Nsubjpass => Some((above, Link::Subject)),
        Dep::Dobj => Some((above, Link::Object)),
        Dep::Pobj => {
            let preposition =
                ["from", "of", "to", "in"].into_iter().find(|w| reading.token_is(above, &[w]))?;
            let verb = doc.head(above)?;
            // "stepped down from": the particle may carry the preposition.
            let verb = if doc.tokens[verb].tag.is_verb() { verb } else { doc.head(verb)? };
            doc.tokens[verb].tag.is_verb().then_some((verb, Link::Behind(preposition)))
        }
        _ => None,
    }
}

/// The person that a noun beside a verb names or has in apposition; of a relative clause, whom it tells of.
fn holder(reading: &Reading, verb: usize, noun: Option<usize>) -> Option<usize> {
    let doc = reading.doc;
    let noun = doc.antecedent_of_relative(verb, noun?);
    let apposed = || doc.children_by(noun, &[Dep::Appos]).find_map(|c| person_at(reading, c));
    let pronoun = || {
        let mention = reading.mention_at(noun)?;
        let [one] = mention.entities[..] else { return None };
        (reading.kind(one) == crate::facts::EntityKind::Person).then_some(one)
    };
    person_at(reading, noun).or_else(apposed).or_else(pronoun)
}

/// The person named close behind one of these words.
fn person_after(reading: &Reading, from: usize, words: &[&str], sentence: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 7;
    let stop = |t: &usize| !matches!(reading.doc.tokens[*t].text, ";" | "." | ":");
    let word =
        (from..sentence.end.min(from + NEAR)).take_while(stop).find(|t| reading.token_is(*t, words))?;
    (word + 1..sentence.end.min(word + NEAR + 2)).take_while(stop).find_map(|t| person_at(reading, t))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Luis Soto gave up the post of trade minister of Chile.",
            &["Luis Soto: former trade minister of CHL"],
        ),
        (
            "Luis Soto left his position as Chilean trade minister.",
            &["Luis Soto: former trade minister of CHL"],
        ),
        (
            "Luis Soto was removed from the post of trade minister of Chile.",
            &["Luis Soto: former trade minister of CHL"],
        ),
        (
            "Luis Soto was elected to the post of treasurer of the World Bank.",
            &["Luis Soto: treasurer of World Bank"],
        ),
        (
            "Luis Soto took over the presidency of Chile from Ines Prado on Monday.",
            &["Luis Soto: president of CHL", "Ines Prado: former president of CHL"],
        ),
        ("The presidency of Chile passed to Luis Soto.", &["Luis Soto: president of CHL"]),
        (
            "Luis Soto stepped down from the chairmanship of the World Bank.",
            &["Luis Soto: former chairman of World Bank"],
        ),
        ("Luis Soto wanted the post of trade minister of Chile.", &["!Luis Soto: trade minister of CHL"]),
        (
            "Luis Soto may give up the post of trade minister of Chile.",
            &["!Luis Soto: former trade minister of CHL"],
        ),
    ];

    #[test]
    fn offices_are_taken_had_and_given_up() {
        holds(TABLE);
    }
}
