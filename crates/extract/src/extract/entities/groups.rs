//! "the two leaders", "the trio", "both men", "they": several people at once.

use super::coreference::Walk;
use crate::extract::reading::{Found, Reading};
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Rank;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Remembers the people who were named together in a sentence.
pub(super) fn note(walk: &mut Walk, sentence: usize) {
    let reading = &*walk.reading;
    let doc = reading.doc;
    let mut named: Vec<(usize, usize)> = Vec::new();
    // "They met after Ott's speech to Berg": it goes on about those who are the subject.
    let subject = reading.mentions_of_sentence(sentence).iter().find(|m| {
        let head = &doc.tokens[m.tokens.end - 1];
        m.entities.len() > 1
            && matches!(m.kind, MentionKind::Pronoun | MentionKind::Nominal)
            && matches!(head.dep, Dep::Nsubj | Dep::Nsubjpass)
            && doc.tokens[head.head].dep == Dep::Root
            && m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person)
    });
    if let Some(people) = subject.map(|m| m.entities.clone()) {
        walk.group = Some((sentence, people));
        return;
    }
    for mention in reading.mentions_of_sentence(sentence) {
        let [person] = mention.entities[..] else { continue };
        if reading.kind(person) == EntityKind::Person && !named.iter().any(|(p, _)| *p == person) {
            named.push((person, super::names::head_of(reading, &mention.tokens)));
        }
    }
    if named.len() < 2 {
        return;
    }
    // Joined by "and", or subject and object of one verb; else simply all of the sentence.
    let joined = named.iter().find_map(|(_, head)| {
        let all = doc.conjuncts(*head);
        // "Ott and army commander Ek": the parser may join the office.
        let is_joined =
            |h: &usize| all.contains(h) || h.checked_sub(1).is_some_and(|office| all.contains(&office));
        let people: Vec<usize> = named.iter().filter(|(_, h)| is_joined(h)).map(|(p, _)| *p).collect();
        (people.len() >= 2).then_some(people)
    });
    let people = joined.unwrap_or_else(|| named.iter().map(|(p, _)| *p).collect());
    walk.group = Some((sentence, people));
}

/// The people of the last group, if it was named lately; of a noun for people those who may be meant by it, if they are so many.
fn last(walk: &Walk, sentence: usize, of: Option<(usize, usize)>) -> Option<Vec<usize>> {
    let (at, people) = walk.group.as_ref()?;
    if at + 3 < sentence {
        return None;
    }
    let Some((noun, count)) = of else { return Some(people.clone()) };
    let mut meant = people.iter().copied().filter(|p| may_be(walk.reading, noun, *p));
    let first: Vec<usize> = meant.by_ref().take(count).collect();
    (first.len() == count).then_some(first)
}

/// Whether somebody may be one of "the two ministers", "the diplomats": two presidents are neither. Who is told to hold no office
/// may be anything.
pub(in crate::extract) fn may_be(reading: &Reading, noun: usize, person: usize) -> bool {
    use Rank::{Diplomat, HeadOfGovernment, HeadOfState, Leader, Military, Minister, Royal};
    let prime = || {
        let before = noun.checked_sub(1).map(|t| &reading.doc.tokens[t]);
        before.is_some_and(|t| t.is("prime"))
    };
    let is_such = |rank: Rank| match &*reading.doc.tokens[noun].lemma {
        "president" => matches!(rank, HeadOfState | Leader),
        "premier" | "chancellor" => matches!(rank, HeadOfGovernment | Leader),
        "minister" if prime() => matches!(rank, HeadOfGovernment | Leader),
        "king" | "monarch" | "queen" => matches!(rank, HeadOfState | Royal),
        "minister" | "secretary" => !matches!(rank, HeadOfState | HeadOfGovernment | Royal | Military),
        "diplomat" | "envoy" | "ambassador" | "negotiator" => {
            !matches!(rank, HeadOfState | HeadOfGovernment | Royal)
        }
        "general" | "commander" => !matches!(rank, HeadOfGovernment | Minister | Diplomat),
        _ => true,
    };
    let mut offices = reading.roles.kinds_of(person).filter(|r| !r.former).peekable();
    let rank = |title: &str| reading.gazetteer.title(title).map_or(Rank::Other, |t| t.rank);
    offices.peek().is_none() || offices.any(|r| is_such(rank(&r.title)))
}

/// "the two leaders", "the pair", "the trio", "both men" with this noun: the words, and the people.
pub(super) fn nominal(walk: &Walk, noun: usize, sentence: usize) -> Option<(Range<usize>, Vec<usize>)> {
    let doc = walk.reading.doc;
    let token = &doc.tokens[noun];
    let start = doc.sentences[sentence].start;
    let before = |back: usize| noun.checked_sub(back).filter(|b| *b >= start);
    let is = |back: usize, words: &[&str]| before(back).is_some_and(|b| walk.reading.token_is(b, words));
    let count = match token.text {
        "pair" | "duo" if is(1, &["the"]) => Some((1, 2)),
        "trio" if is(1, &["the"]) => Some((1, 3)),
        _ if token.tag == Tag::Nns && walk.reading.words.actors.people.contains(&token.lemma) => match () {
            () if is(1, &["both"]) => Some((1, 2)),
            () if is(1, &["two"]) && is(2, &["the", "these", "those"]) => Some((2, 2)),
            () if is(1, &["three"]) && is(2, &["the", "these", "all"]) => Some((2, 3)),
            () => None,
        },
        _ => None,
    };
    let (back, count) = count?;
    // "the two leaders of the opposition" are others.
    if doc.child_by(noun, &[Dep::Prep]).is_some_and(|p| walk.reading.token_is(p, &["of", "from"])) {
        return None;
    }
    let all_may_be = |people: &Vec<usize>| people.iter().all(|p| may_be(walk.reading, noun, *p));
    let people = people_here(walk, noun, sentence, count)
        .filter(all_may_be)
        .or_else(|| last(walk, sentence, Some((noun, count))))
        .or_else(|| in_office(walk, noun, sentence, count))
        .filter(|people| &*token.lemma != "side" || each_for_another(walk, people))?;
    Some((noun - back..noun + 1, people))
}

/// Whether each of these acts for somebody else by an office, so that they can be "the two sides": a scholar and a president
/// are none.
fn each_for_another(walk: &Walk, people: &[usize]) -> bool {
    let owner = |p: &usize| walk.reading.roles.kinds_of(*p).filter(|r| !r.former).find_map(|r| r.of);
    let owners: Vec<Option<usize>> = people.iter().map(owner).collect();
    owners.iter().enumerate().all(|(n, of)| of.is_some() && !owners[n + 1..].contains(of))
}

/// "the two leaders", "both presidents": those who lead and were named lately, if they are just so many.
fn in_office(walk: &Walk, noun: usize, sentence: usize, count: usize) -> Option<Vec<usize>> {
    const LATELY: usize = 8;
    let doc = walk.reading.doc;
    if !matches!(&*doc.tokens[noun].lemma, "leader" | "president" | "statesman" | "head") {
        return None;
    }
    let leads = |title: &str| {
        let rank = walk.reading.gazetteer.title(title).map(|t| t.rank);
        matches!(rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment | Rank::Leader))
    };
    let in_office = |p: &usize| walk.reading.roles.kinds_of(*p).any(|r| !r.former && leads(&r.title));
    let people: Vec<usize> = walk.named_lately(sentence, LATELY).into_iter().filter(in_office).collect();
    (people.len() == count).then_some(people)
}

/// The people named in this sentence before a token, if there are just this many.
fn people_here(walk: &Walk, at: usize, sentence: usize, count: usize) -> Option<Vec<usize>> {
    let mut people: Vec<usize> = Vec::new();
    for mention in walk.reading.mentions_of_sentence(sentence).iter().take_while(|m| m.tokens.start < at) {
        if let [person] = mention.entities[..]
            && walk.reading.kind(person) == EntityKind::Person
            && !people.contains(&person)
        {
            people.push(person);
        }
    }
    (people.len() == count).then_some(people)
}

/// "they" are the last group, unless other people or things in the plural have been named since.
pub(super) fn plural_pronoun(walk: &mut Walk, at: usize, sentence: usize) {
    let doc = walk.reading.doc;
    let start = doc.sentences[sentence].start;
    let here = people_here(walk, at, sentence, 2);
    let rival = |from: usize, to: usize| {
        (from..to).any(|t| {
            let token = &doc.tokens[t];
            matches!(token.tag, Tag::Nns | Tag::Nnps)
                && matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj)
                && walk.reading.named_at(t).is_none_or(|m| m.kind != MentionKind::Nominal)
        })
    };
    if rival(start, at) {
        return;
    }
    let people = here.or_else(|| {
        let (named, _) = walk.group.as_ref()?;
        let from = doc.sentences[*named].start;
        let plural_subject = (from..start).any(|t| {
            let token = &doc.tokens[t];
            token.tag == Tag::Nns
                && matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass)
                && walk.reading.named_at(t).is_none_or(|m| m.kind != MentionKind::Nominal)
        });
        if plural_subject { None } else { last(walk, sentence, None).filter(|_| named + 1 >= sentence) }
    });
    if let Some(people) = people {
        let tokens = at..at + 1;
        walk.reading.add(Found {
            whole: tokens.clone(),
            tokens,
            entities: people,
            kind: MentionKind::Pronoun,
            rule: "entities.pronouns.plural",
        });
    }
}
