//! One word alone may be anything: what it does, has and is called after tells that it is somebody.

use super::votes::Votes;
use super::words::Kinds;
use crate::extract::reading::Reading;
use crate::extract::words::WordSet;
use crate::gazetteer::Gender;
use crate::language::{Dep, NerKind, Shape, Tag};
use std::ops::Range;

/// "Marta married", "Marta's career", "Tarn was born", "Tarn left. She".
pub(super) fn of_one_word(
    reading: &Reading,
    kinds: &Kinds,
    row: &Range<usize>,
    head: usize,
    votes: &mut Votes,
) {
    let doc = reading.doc;
    let name = doc.tokens[row.start].text;
    let names = &reading.words.names;
    let given = reading.gazetteer.is_given_name(name) && !reading.gazetteer.is_minor_place(name);
    // A given name of women or of men alone is hardly a body's.
    let gendered = given && reading.gazetteer.gender(name).is_some();
    votes.person +=
        i32::from(reading.gazetteer.is_family_name(name)) + if gendered { 3 } else { i32::from(given) };
    let subject = is_subject(reading, head);
    let owned = doc.head(head).filter(|_| doc.tokens[head].dep == Dep::Poss);
    if doc.tokens[row.start].shape == Shape::Upper {
        votes.person += i32::from(given && is_called_he_or_she(reading, kinds, row));
        return;
    }
    votes.person += lives(reading, row, kinds);
    if !(subject || owned.is_some()) {
        let object = matches!(doc.tokens[head].dep, Dep::Dobj | Dep::Dative);
        let called = (given || object) && is_called_he_or_she(reading, kinds, row);
        votes.person += i32::from(called) * if object { 2 } else { 1 };
        return;
    }
    // Nothing of what follows makes somebody of a word that the model takes for none.
    if votes.person < 3 && !given {
        return;
    }
    if subject && doc.head(head).is_some_and(|v| names.lives.contains(&doc.tokens[v].lemma)) {
        votes.person += 2;
    }
    if owned.is_some_and(|o| reading.token_in(o, &names.of_a_life)) {
        votes.person += 2;
    }
}

/// What makes somebody of any word, whatever the model takes it for: "Tarn was born", "Tarn's widow", "Tarn left. She".
pub(super) fn lives(reading: &Reading, row: &Range<usize>, kinds: &Kinds) -> i32 {
    let doc = reading.doc;
    let names = &reading.words.names;
    let head = super::head_of(reading, row);
    let lemma = |words: &WordSet, verb: usize| words.contains(&doc.tokens[verb].lemma);
    let above = doc.head(head);
    let mut says = 0;
    match doc.tokens[head].dep {
        Dep::Nsubj | Dep::Nsubjpass => {
            // "Tarn was born", "Tarn was educated at": of places and bodies one says neither.
            let born = |v: usize| matches!(&*doc.tokens[v].lemma, "bear" | "educate" | "behead" | "knight");
            says += i32::from(above.is_some_and(|v| doc.is_passive(v) && born(v))) * 4;
            says += i32::from(above.is_some_and(|v| stands_for_office(reading, v))) * 3;
            says += i32::from(above.is_some_and(|v| is_pupil(reading, v))) * 4;
            says += i32::from(above.is_some_and(|v| !doc.is_passive(v) && lemma(&names.only_people, v))) * 4;
            says +=
                i32::from(above.is_some_and(|v| doc.is_passive(v) && lemma(&names.done_to_people, v))) * 4;
        }
        Dep::Poss => {
            let owns =
                |o: usize| reading.token_in(o, &names.kin) || reading.token_in(o, &names.only_of_people);
            says += i32::from(above.is_some_and(owns)) * 4;
        }
        Dep::Dobj => says += i32::from(above.is_some_and(|v| lemma(&names.done_to_people, v))) * 4,
        _ => {}
    }
    let called = matches!(doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Poss);
    if called
        && (is_called_he_or_she(reading, kinds, row)
            || is_meant_before(reading, row.start)
            || is_meant_by_all_before(reading, kinds, row.start))
    {
        says += 3;
    }
    says
}

/// "studied under", "trained with", "studied at".
fn is_pupil(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let learns = matches!(&*doc.tokens[verb].lemma, "study" | "train") && !doc.is_passive(verb);
    learns
        && doc.children(verb).any(|c| {
            c > verb && doc.tokens[c].dep == Dep::Prep && reading.token_is(c, &["under", "with", "at"])
        })
}

/// "was elected to", "ran for", "stood as": by a verb whose subject is a candidate.
fn stands_for_office(reading: &Reading, verb: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[verb];
    let behind = |words: &[&str]| {
        doc.children(verb).any(|c| c > verb && doc.tokens[c].dep == Dep::Prep && reading.token_is(c, words))
    };
    let elected = doc.is_passive(verb) && matches!(&*token.lemma, "elect" | "re-elect" | "reelect");
    elected && (behind(&["to", "for", "as", "in"]) || doc.child_by(verb, &[Dep::Oprd]).is_some())
        || token.tag.is_verb()
            && !doc.is_passive(verb)
            && matches!(&*token.lemma, "run" | "stand")
            && behind(&["for", "as"])
}

fn is_subject(reading: &Reading, head: usize) -> bool {
    matches!(reading.doc.tokens[head].dep, Dep::Nsubj | Dep::Nsubjpass)
}

const HE_OR_SHE: &[&str] = &["he", "she", "his", "her", "him", "himself", "herself"];

/// Whether "he" or "she" follows in this sentence or begins the next, and nobody else is named in between who may be meant.
fn is_called_he_or_she(reading: &Reading, kinds: &Kinds, row: &Range<usize>) -> bool {
    let doc = reading.doc;
    let number = doc.sentence_of(row.start);
    let here = doc.sentences[number].end;
    let next =
        doc.sentences.get(number + 1).filter(|_| doc.paragraph_of(number) == doc.paragraph_of(number + 1));
    let end = next.map_or(here, |s| s.end.min(s.start + BEGINNING));
    let mut rivals: Vec<bool> = Vec::new();
    let mut at = row.end;
    while at < end {
        if reading.token_is(at, HE_OR_SHE) {
            let woman = reading.token_is(at, &["she", "her", "herself"]);
            return !is_told_by(reading, at, row.start) && rivals.iter().all(|r| *r != woman);
        }
        let known = reading.phrases.longest_at(doc, at, end).map_or(0, |(n, _)| n);
        if let Some((woman, end)) = somebody_of_a_gender(reading, kinds, at) {
            rivals.push(woman);
            at = end;
        } else if known > 0 {
            at += known;
        } else if is_rival(reading, kinds, at) {
            return false;
        } else {
            at += 1;
        }
    }
    false
}

/// As many tokens of the next sentence as its subject may stand behind: "In 1999 and again the year after, she".
const BEGINNING: usize = 8;

/// A person's full name here by whose first word it is a woman's or not, and where it ends.
fn somebody_of_a_gender(reading: &Reading, kinds: &Kinds, at: usize) -> Option<(bool, usize)> {
    let named = kinds.at(reading, at).filter(|n| n.kind == NerKind::Person && n.tokens.start == at)?;
    let gender = reading.gazetteer.gender(reading.doc.tokens[at].text)?;
    Some((gender == Gender::Female, named.tokens.end))
}

/// Whether a word is of a name that may be somebody's: not of a body's, a place's or a day's.
fn is_rival(reading: &Reading, kinds: &Kinds, at: usize) -> bool {
    let nobody = matches!(
        kinds.kind(reading, at),
        Some(
            NerKind::Organization
                | NerKind::Gpe
                | NerKind::Location
                | NerKind::Facility
                | NerKind::Norp
                | NerKind::Event
                | NerKind::WorkOfArt
                | NerKind::Law
                | NerKind::Language
                | NerKind::Date
                | NerKind::Time
        )
    );
    reading.doc.tokens[at].tag.is_proper() && !nobody
}

/// "Tarn won, he said": who tells of it is another.
fn is_told_by(reading: &Reading, pronoun: usize, name: usize) -> bool {
    let verb = reading.doc.head(pronoun).filter(|_| is_subject(reading, pronoun));
    verb.is_some_and(|v| reading.doc.dominates(v, name))
}

/// "In his youth, Tarn": whether the sentence begins with what is the subject's, and no other name comes before it.
fn is_meant_before(reading: &Reading, name: usize) -> bool {
    let tokens = &reading.doc.tokens;
    let start = reading.doc.sentences[reading.doc.sentence_of(name)].start;
    // "Early in her career Tarn began": where no comma stands, she begins the clause.
    let phrase = matches!(tokens[start].tag, Tag::In | Tag::Rb | Tag::Vbg);
    let clause = phrase && is_subject(reading, name);
    name > start
        && (reading.token_is(name - 1, &[","]) || clause)
        && tokens[start..name].iter().all(|t| !t.tag.is_proper())
        && (start..name).any(|t| reading.token_is(t, HE_OR_SHE))
        && !reading.token_is(start, HE_OR_SHE)
}

/// "She won a prize. In 1999 Tarn left": whether "he" or "she" stands before in the paragraph and nobody else is named there.
fn is_meant_by_all_before(reading: &Reading, kinds: &Kinds, name: usize) -> bool {
    let doc = reading.doc;
    let number = doc.sentence_of(name);
    let first = (0..=number).rev().take_while(|s| doc.paragraph_of(*s) == doc.paragraph_of(number)).last();
    let start = doc.sentences[first.unwrap_or(number)].start;
    let here = doc.sentences[number].start;
    start < here
        && (start..here).any(|t| reading.token_is(t, HE_OR_SHE))
        && !(start..name).any(|t| is_rival(reading, kinds, t))
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::check;

    /// Whether one word alone is somebody; what begins with `!` is not.
    const ALONE: &[(&str, &[&str])] = &[
        ("Brandvold was born in 1951.", &["person Brandvold"]),
        ("Brandvold lies in a valley.", &["!person Brandvold"]),
        ("Brandvold married in 1951.", &["person Brandvold"]),
        ("Brandvold grew in 1951.", &["!person Brandvold"]),
        ("Brandvold's harbour is closed.", &["!person Brandvold"]),
        ("They shelled Brandvold.", &["!person Brandvold"]),
        ("Brandvold met Erik Lind in 1990. Her plan failed.", &["person Brandvold"]),
        ("Brandvold hired Mona Dahl in 1990. Her plan failed.", &["!person Brandvold"]),
        ("Brandvold won the contract, she said.", &["!person Brandvold"]),
        ("In 1999 Brandvold was elected to the Storting.", &["person Brandvold"]),
        ("In 1999 Brandvold ran for mayor.", &["person Brandvold"]),
        ("In 1999 Brandvold ran out of money.", &["!person Brandvold"]),
        ("He was born in the parish of Brandvold.", &["place Brandvold"]),
        ("Mona Dahl won the by-election in Brandvold.", &["place Brandvold"]),
        ("Mona Dahl lost the Hamilton East by-election.", &["place Hamilton East", "!country BMU"]),
        ("Mona Dahl sat for Brandvold North.", &["place Brandvold North"]),
        ("They spoke to Kanye West.", &["!place Kanye West"]),
        ("Brandvold studied under Erik Lind.", &["person Brandvold"]),
        ("The ministry of Brandvold studied the plan.", &["!person Brandvold"]),
        ("She won a prize in Oslo. In 1999 Brandvold left for Spain.", &["person Brandvold"]),
        ("It won a prize in Oslo. In 1999 Brandvold left for Spain.", &["!person Brandvold"]),
        ("Brandvold and her husband left.", &["person Brandvold"]),
        ("Brandvold and its ally left.", &["!person Brandvold"]),
        ("The house was bought by Abram and Sarah Hewitt.", &["person Abram", "person Sarah Hewitt"]),
        ("They called Detective Sarah Hewitt.", &["person Sarah Hewitt"]),
        ("The host, Lauren Lake, smiled and left.", &["person Lauren Lake"]),
        ("They swam in Sarvo Lake.", &["place Sarvo Lake"]),
        ("His role was Spike Dixon, the camp comic.", &["person Spike Dixon"]),
        ("They met in Xuddar, the main camp.", &["place Xuddar"]),
    ];

    #[test]
    fn one_word_is_somebody_by_what_it_does_and_has() {
        let wrong = check(ALONE);
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}
