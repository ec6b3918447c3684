//! What a claim says to the words of another: "rejected the accusation", "cannot agree with his account of the flood", "there is no
//! such plan, as Ott had claimed".

use crate::facts::{Act, Claim, ClaimId, EntityId, TextIndex};

/// Nouns of accusing: "the accusation" is what somebody has just said.
const ACCUSATIONS: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "criticism",
    "insinuation",
    "insinuations",
    "suggestion",
    "suggestions",
];

/// Nouns for what somebody says, whoever it is: told with whose they are, they are answered.
const SAYINGS: &[&str] = &[
    "account",
    "announcement",
    "announcements",
    "argument",
    "arguments",
    "comment",
    "comments",
    "complaint",
    "complaints",
    "declaration",
    "declarations",
    "denial",
    "denials",
    "description",
    "depiction",
    "portrayal",
    "remark",
    "remarks",
    "statement",
    "statements",
    "version",
    "words",
];

/// Words before such a noun that point back.
const BACK: &[&str] =
    &["the", "that", "this", "these", "those", "such", "any", "all", "his", "her", "their", "its"];

/// Whose: somebody told of before.
const WHOSE: &[&str] = &["his", "her", "their", "its"];

/// What one has done who is answered: "as Ott had claimed".
const SAID: &[&str] = &[
    "said",
    "says",
    "claimed",
    "claims",
    "announced",
    "alleged",
    "alleges",
    "asserted",
    "asserts",
    "suggested",
    "maintained",
    "maintains",
    "reported",
    "insisted",
    "insists",
    "charged",
    "stated",
    "declared",
    "put",
];

/// So many claims back an answer may reach.
const REACH: usize = 12;

/// The earlier claim of another that a claim speaks against; `shared` counts the words of content that both have, by number.
pub(super) fn disputed(
    claims: &[Claim],
    number: usize,
    index: &TextIndex,
    shared: impl Fn(usize, usize) -> usize,
) -> Option<ClaimId> {
    let claim = &claims[number];
    if !is_against(claim) {
        return None;
    }
    let text = claim.parts.marks().map(|m| index.slice(m.span)).collect::<Vec<_>>().join(" ");
    let words = words(&text);
    let others =
        || (number.saturating_sub(REACH)..number).rev().filter(|n| may_be_disputed(&claims[*n], claim));
    if points_back(&words) {
        return others().take(2).next().map(|n| claims[n].id.clone());
    }
    let Some(owner) = owner(&words) else {
        // "Ott accused Berg of it. Berg denied that he had any part": who is accused answers the accusation.
        return others().take(3).find(|n| accuses(&claims[*n], claim)).map(|n| claims[n].id.clone());
    };
    // A pronoun may be anybody's: the words have to be told of again.
    let fits = |n: &usize| match owner {
        Owner::Told => shared(*n, number) > 0,
        Owner::Named(name) => is_called(&claims[*n], name, index),
    };
    // The one that has the most in common; of equals the last.
    others().filter(fits).max_by_key(|n| (shared(*n, number), *n)).map(|n| claims[n].id.clone())
}

/// "It is not yet a treaty": what is still open disputes nothing that was.
pub(super) fn leaves_open(claim: &Claim, index: &TextIndex) -> bool {
    let said = words(&claim.parts.marks().map(|m| index.slice(m.span)).collect::<Vec<_>>().join(" "));
    said.windows(2).any(|two| matches!((&*two[0], &*two[1]), ("not", "yet") | ("yet", "to")))
}

fn is_against(claim: &Claim) -> bool {
    super::claims::is_negative(claim) || claim.act == Some(Act::Reject)
}

fn accuses(earlier: &Claim, claim: &Claim) -> bool {
    let of = |id: &EntityId| claim.speaker.ids().contains(id);
    earlier.act == Some(Act::Accuse) && earlier.addressee.ids().iter().any(of)
}

fn may_be_disputed(earlier: &Claim, claim: &Claim) -> bool {
    earlier.via.is_none()
        && !super::claims::same_speaker(earlier, claim)
        && !super::claims::is_negative(earlier)
}

/// Words in lower case; "Ott's" are two.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-');
    let mut words = Vec::new();
    for word in parts.map(|w| w.trim_matches(['\'', '’', '-']).to_lowercase()).filter(|w| !w.is_empty()) {
        match word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
            Some(name) => words.extend([name.to_owned(), "'s".to_owned()]),
            None => words.push(word),
        }
    }
    words
}

/// Whether a content is nothing but "the accusation": what is denied was said before.
fn points_back(words: &[String]) -> bool {
    // One word may say what kind of accusation: "the latest accusation".
    match words {
        [first, .., last] => {
            words.len() <= 3 && BACK.contains(&first.as_str()) && ACCUSATIONS.contains(&last.as_str())
        }
        _ => false,
    }
}

/// Whose words are spoken against.
enum Owner<'w> {
    /// "His account": somebody told of before.
    Told,
    /// "Ott's account", "the account of Ott", "as Ott had claimed".
    Named(&'w str),
}

fn owner(words: &[String]) -> Option<Owner<'_>> {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|w| list.contains(&w.as_str()));
    for at in (0..words.len()).filter(|at| is(*at, SAYINGS) || is(*at, ACCUSATIONS)) {
        for before in [1, 2].into_iter().filter_map(|back| at.checked_sub(back)) {
            if is(before, WHOSE) {
                return Some(Owner::Told);
            }
            if let Some(name) = before.checked_sub(1).filter(|_| is(before, &["'s"])) {
                return Some(Owner::Named(&words[name]));
            }
        }
    }
    let as_said = (0..words.len()).find(|at| {
        is(*at, &["as"]) && (is(at + 2, SAID) || is(at + 2, &["had", "has"]) && is(at + 3, SAID))
    })?;
    words.get(as_said + 1).map(|name| Owner::Named(name))
}

/// Whether a claim's speaker bears a name: as written, or as the entity is called.
fn is_called(claim: &Claim, name: &str, index: &TextIndex) -> bool {
    let written = claim.speaker_span.map(|s| index.slice(s)).or(claim.speaker_text.as_deref());
    let in_text = |text: &str| words(text).iter().any(|w| w == name);
    let in_id =
        |id: &EntityId| id.to_string().split(['/', '-', ':']).any(|part| part.eq_ignore_ascii_case(name));
    written.is_some_and(in_text) || claim.speaker.ids().iter().any(in_id)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::facts::Disputed;

    /// Of each claim, the number of the one that it disputes.
    fn disputes(text: &str) -> Vec<Option<usize>> {
        let facts = crate::extract::testing::facts(&Article::from_text("talks", text.to_owned()));
        let number = |d: &Disputed| match d {
            Disputed::Claim(id) => facts.claims.iter().position(|c| c.id == *id),
            _ => None,
        };
        facts.claims.iter().map(|c| c.disputes.iter().find_map(number)).collect()
    }

    #[test]
    fn whose_words_are_spoken_against_is_disputed() {
        let cases: [(&str, &[Option<usize>]); 10] = [
            (
                "Ada Ott said that the dam had starved the delta. Boris Berg said that Peru could not agree with her account of the dam.",
                &[None, Some(0)],
            ),
            (
                "Ada Ott said that the port was mined. Boris Berg rejected Ott's claim about the port.",
                &[None, Some(0)],
            ),
            (
                "Boris Berg denied that there would be talks at a neutral place, as Ada Ott had announced.",
                &[Some(1), None],
            ),
            (
                "Ada Ott announced that talks would be held at a neutral place. Boris Berg denied that there would be talks at a place of that kind, as Ott had announced.",
                &[None, Some(0), None],
            ),
            ("Ada Ott said that the port was mined. Boris Berg denied the allegation.", &[None, Some(0)]),
            (
                "Ghana accused Togo of moving the border. Togo denied that it had played any part.",
                &[None, Some(0)],
            ),
            // Nobody is contradicted, nor by a denial of something else.
            ("Ghana accused Togo of moving the border. Benin denied that it had sold arms.", &[None, None]),
            ("Ghana said that Togo had paid. Togo denied that it had played any part.", &[None, None]),
            (
                "Ada Ott said that the port was mined. Boris Berg said that Ott's statement about the port was right.",
                &[None, None],
            ),
            // Nothing in common, and nobody's words are named.
            ("Ada Ott said that the port was mined. Boris Berg said that wheat was not sold.", &[None, None]),
        ];
        for (text, told) in cases {
            assert_eq!(disputes(text), told, "{text}");
        }
    }
}
