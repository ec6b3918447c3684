//! The office of one who is told to have gone before another came: "Ek became president after Ott had resigned", "took over the post
//! after Ott died".

use super::holder::person_at;
use super::likewise::lasting;
use super::mood::unreal;
use super::succession::{RULE, is_held_by_one};
use crate::extract::reading::{FoundRole, Reading};
use crate::language::{Dep, Tag};

/// Verbs of leaving, with the words that must stand behind them, if any.
const LEAVES: [(&str, &[&str]); 8] = [
    ("resign", &[]),
    ("quit", &[]),
    ("retire", &[]),
    ("abdicate", &[]),
    ("die", &[]),
    ("step", &["down", "aside"]),
    ("stand", &["down", "aside"]),
    ("bow", &["out"]),
];
/// Verbs of staying in office, by which nobody comes to it.
const STAYING: [&str; 6] = ["remain", "stay", "serve", "continue", "work", "act"];

/// Records the offices of those who went.
pub(super) fn find(reading: &mut Reading) {
    let verbs = reading.verbs().iter().filter(|t| leaves(reading, **t));
    let mut found: Vec<FoundRole> = verbs.filter_map(|verb| of_last_holder(reading, *verb)).collect();
    let sinces = reading.tokens_that_are(&["since"]).into_iter();
    found.extend(sinces.filter_map(|since| last_of_none(reading, since)));
    let mut goings = reading.tokens_in(&reading.words.offices.goings);
    goings.extend(reading.tokens_that_are(&["death"]));
    goings.retain(|t| reading.doc.tokens[*t].tag.is_noun());
    goings.sort_unstable();
    goings.dedup();
    found.extend(goings.into_iter().filter_map(|noun| after_going(reading, noun)));
    for role in found {
        let known = |r: &FoundRole| r.of == role.of && super::same_office(&r.title, &role.title);
        if !reading.roles.of(role.person).any(known) {
            reading.roles.push(role);
        }
    }
}

/// "The new premier, Ek, took office two weeks after the resignation of Ott": whose place he takes.
fn after_going(reading: &Reading, noun: usize) -> Option<FoundRole> {
    const BACK: usize = 3;
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(noun)].clone();
    let after = (sentence.start.max(noun.saturating_sub(BACK))..noun)
        .any(|t| reading.token_is(t, &["after", "since", "following"]));
    if !(after && reading.token_is(noun + 1, &["of"])) {
        return None;
    }
    let name = reading.named_at(noun + 2)?;
    let person = person_at(reading, noun + 2).filter(|_| name.whole.start >= noun + 2)?;
    let takes = |t: usize| {
        let verb = doc.tokens[t].tag.is_verb() && !unreal(reading, t);
        let office = matches!(&*doc.tokens[t].lemma, "take" | "assume" | "enter")
            && reading.token_is(t + 1, &["office", "power"]);
        verb && (office || matches!(&*doc.tokens[t].lemma, "swear" | "inaugurate"))
    };
    let comes = (sentence.start..noun).any(takes);
    let coming = |r: &&FoundRole| r.person != person && !r.former && is_held_by_one(reading, r);
    let model = reading.roles.starting_in(sentence.start..noun).rfind(coming).filter(|_| comes)?;
    let apart = reading.roles.of(person).next().is_none();
    apart.then(|| FoundRole {
        person,
        title: lasting(&model.title).to_owned(),
        former: true,
        asserted: Some(noun),
        tokens: noun..name.tokens.end,
        rule: RULE,
        ..model.clone()
    })
}

/// "Ruritania has had no envoy in Zenda since Ott went home": the last one.
fn last_of_none(reading: &Reading, since: usize) -> Option<FoundRole> {
    const FAR: usize = 14;
    let doc = reading.doc;
    let sentence = doc.sentences[doc.sentence_of(since)].clone();
    let person = (since + 1..sentence.end.min(since + 4)).find_map(|t| person_at(reading, t))?;
    let head = doc.head((since + 1..since + 4).filter(|t| person_at(reading, *t).is_some()).last()?)?;
    let goes =
        doc.tokens[head].tag.is_verb() && reading.words.offices.goes_home.contains(&doc.tokens[head].lemma);
    let no = (sentence.start.max(since.saturating_sub(FAR))..since)
        .rev()
        .find(|t| reading.token_is(*t, &["no"]))?;
    let length = crate::extract::entities::people::title_length(reading, no + 1, since).filter(|_| goes)?;
    let had = (no.saturating_sub(3)..no).any(|t| reading.token_is(t, &["had", "has", "have"]));
    let title = super::title_text(reading, no + 1..no + 1 + length);
    let of = (sentence.start..no).find_map(|t| super::owner_at(reading, t)).map(|(of, _)| of)?;
    had.then(|| FoundRole {
        person,
        title,
        of: Some(of),
        former: true,
        asserted: Some(head),
        voice: crate::extract::voice::Voice::Article,
        tokens: no..head + 1,
        rule: RULE,
    })
}

fn leaves(reading: &Reading, verb: usize) -> bool {
    let token = &reading.doc.tokens[verb];
    let fits = |(lemma, behind): &(&str, &[&str])| {
        &*token.lemma == *lemma && (behind.is_empty() || reading.token_is(verb + 1, behind))
    };
    let after = || {
        reading
            .doc
            .children_by(verb, &[Dep::Mark, Dep::Advmod])
            .any(|m| reading.token_is(m, &["after", "when", "since"]))
    };
    matches!(token.tag, Tag::Vbd | Tag::Vbn) && LEAVES.iter().any(fits) && after() && !unreal(reading, verb)
}

/// The office into which another comes in the same sentence, or into "the post" of the one before.
fn of_last_holder(reading: &Reading, verb: usize) -> Option<FoundRole> {
    let doc = reading.doc;
    let person = person_at(reading, doc.surface_subject(verb)?)?;
    let here = doc.sentence_of(verb);
    let sentence = doc.sentences[here].clone();
    let coming = |r: &&FoundRole| {
        let by = r.asserted.map(|t| if reading.token_is(t, &["as"]) { doc.head(t).unwrap_or(t) } else { t });
        let comes = by.is_some_and(|t| !STAYING.contains(&&*doc.tokens[t].lemma));
        r.person != person && !r.former && comes && is_held_by_one(reading, r)
    };
    let post = || {
        let the = |t: &usize| reading.token_is(*t - 1, &["the", "his", "her"]);
        let told =
            (sentence.start + 1..verb).filter(the).any(|t| reading.token_in(t, &reading.words.offices.posts));
        let before = doc.sentences[here.checked_sub(1).filter(|_| told)?].clone();
        reading.roles.starting_in(before).rfind(coming)
    };
    let model = reading.roles.starting_in(sentence.clone()).rfind(coming).or_else(post)?;
    Some(FoundRole {
        person,
        title: lasting(&model.title).to_owned(),
        former: true,
        asserted: Some(verb),
        tokens: verb..verb + 1,
        rule: RULE,
        ..model.clone()
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::holds;

    const TABLE: &[(&str, &[&str])] = &[
        (
            "Peru's new premier, Ines Prado, took office two weeks after the resignation of Luis Soto.",
            &["Luis Soto: former premier of PER"],
        ),
        (
            "Peru's premier, Ines Prado, flew home two weeks after the death of Luis Soto.",
            &["!Luis Soto: former premier of PER"],
        ),
        (
            "Luis Soto took the oath as Peru's president on Monday, a day after Olaf Brandt had stepped down.",
            &["Luis Soto: president of PER", "Olaf Brandt: former president of PER"],
        ),
        (
            "Luis Soto became Peru's acting president on Monday after Olaf Brandt resigned.",
            &["Olaf Brandt: former president of PER"],
        ),
        (
            "Luis Soto is Peru's new trade minister. Prime Minister Ines Prado gave him the post after Olaf Brandt had resigned.",
            &["Olaf Brandt: former trade minister of PER"],
        ),
        (
            "Luis Soto remained Peru's president after Olaf Brandt resigned.",
            &["!Olaf Brandt: former president of PER"],
        ),
        (
            "Luis Soto became Peru's president. Ines Prado left Lima after Olaf Brandt resigned.",
            &["!Olaf Brandt: former president of PER"],
        ),
        (
            "Luis Soto, Peru's president, met the widow after Olaf Brandt died.",
            &["!Olaf Brandt: former president of PER"],
        ),
    ];

    #[test]
    fn who_went_before_another_came_had_the_office() {
        holds(TABLE);
    }
}
