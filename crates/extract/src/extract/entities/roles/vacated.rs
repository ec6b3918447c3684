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
    let verbs = (0..reading.doc.tokens.len()).filter(|t| leaves(reading, *t));
    let found: Vec<FoundRole> = verbs.filter_map(|verb| of_last_holder(reading, verb)).collect();
    for role in found {
        let known = |r: &FoundRole| r.of == role.of && super::same_office(&r.title, &role.title);
        if !reading.roles.of(role.person).any(known) {
            reading.roles.push(role);
        }
    }
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
    use crate::extract::entities::tests::check;

    const TABLE: &[(&str, &[&str])] = &[
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
        let wrong = check(TABLE);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
