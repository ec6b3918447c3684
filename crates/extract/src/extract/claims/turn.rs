//! Whose turn it is: "he said", "they added" after what a source has said is that source, not somebody it spoke of.

use super::context::Context;
use super::{FoundClaim, FoundSpeaker};
use crate::extract::words::lower;
use crate::facts::{EntityKind, MentionKind};
use crate::gazetteer::Gender;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Gives the pronouns among the speakers of a paragraph's claims to the one who spoke last, unless somebody else was named
/// since in the writer's own words. Claims before `from` are those of earlier paragraphs.
pub(super) fn resolve(c: &Context, claims: &mut [FoundClaim], from: usize) {
    let mut order: Vec<usize> = (from..claims.len()).filter(|n| claims[*n].cue.is_some()).collect();
    order.sort_by_key(|n| claims[*n].cue.as_ref().map(|cue| cue.start));
    for number in order {
        let Some(pronoun) = pronoun(c, &claims[number]) else { continue };
        if let Some(noun) = unnamed_before(c, claims, from, pronoun) {
            let speaker = &mut claims[number].speaker;
            speaker.entities.clear();
            speaker.antecedent = Some(noun);
            continue;
        }
        let Some(last) = last_speaker(c, claims, from, number) else { continue };
        let plural = c.reading.token_is(pronoun, &["they", "them"]);
        let before = &claims[last].speaker;
        if c.reading.token_is(pronoun, &["it"]) {
            if before.entities.len() == 1 {
                claims[number].speaker.entities = before.entities.clone();
            }
            continue;
        }

        let fits = if plural {
            before.entities.is_empty() || before.entities.len() > 1
        } else {
            before.entities.len() < 2 && !is_thing(c, before) && of_that_gender(c, before, pronoun)
        };
        if !fits || named_since(c, claims, from, last, pronoun) || says_otherwise(c, claims, last, pronoun) {
            continue;
        }
        let before = claims[last].speaker.clone();
        let speaker = &mut claims[number].speaker;
        if before.entities.is_empty() {
            let noun = before.antecedent.or(before.tokens);
            let usable = noun.filter(|n| plural == is_plural(c, n));
            if usable.is_some() {
                speaker.entities.clear();
                speaker.antecedent = usable;
            }
        } else {
            speaker.entities = before.entities;
        }
        speaker.on_behalf_of = before.on_behalf_of;
    }
}

/// "A spokesman for the union laughed. “It is late,” he said": the subject of the sentence before, who has no name, where nobody has
/// spoken since.
fn unnamed_before(c: &Context, claims: &[FoundClaim], from: usize, pronoun: usize) -> Option<Range<usize>> {
    let doc = c.reading.doc;
    let quote = c.quotes.iter().rfind(|q| q.whole.end <= pronoun && pronoun < q.whole.end + 4)?;
    let sentence = doc.sentences[doc.sentence_of(quote.whole.start).checked_sub(1)?].clone();
    let paragraph = doc.paragraphs.iter().any(|p| {
        let first = doc.sentence_of(sentence.start);
        p.contains(&first) && p.contains(&doc.sentence_of(pronoun))
    });
    let verb = sentence.clone().find(|t| doc.tokens[*t].dep == Dep::Root && doc.tokens[*t].tag.is_verb())?;
    let subject = doc.child_by(verb, &[Dep::Nsubj]).filter(|s| *s < verb)?;
    let token = &doc.tokens[subject];
    let person =
        token.tag == Tag::Nn && c.cues.is_person(&token.lemma) && c.reading.named_at(subject).is_none();
    let named = c
        .reading
        .mentions
        .from(sentence.start)
        .take_while(|m| m.whole.start < quote.whole.start)
        .any(|m| m.entities.iter().any(|e| c.reading.kind(*e) == EntityKind::Person));
    let spoke = claims[from..]
        .iter()
        .any(|f| f.cue.as_ref().is_some_and(|q| q.start >= sentence.start && q.start < quote.whole.start));
    let one = c.reading.token_is(pronoun, &["he", "she"]);
    (paragraph && person && one && !named && !spoke).then(|| super::speaker::phrase(doc, subject))
}

/// "A statement said": no "he" or "she" goes on for it.
fn is_thing(c: &Context, speaker: &FoundSpeaker) -> bool {
    let words = speaker.antecedent.as_ref().or(speaker.tokens.as_ref());
    let lemma = |t: usize| &c.reading.doc.tokens[t].lemma;
    let word = words.and_then(|w| w.clone().find(|t| c.cues.is_source(lemma(*t))));
    speaker.entities.is_empty()
        && word.is_some_and(|t| {
            !c.cues.is_person(lemma(t)) && (c.cues.is_document(lemma(t)) || c.cues.is_body(lemma(t)))
        })
}

/// Whether the speaker's first name does not tell another gender than the pronoun.
fn of_that_gender(c: &Context, speaker: &FoundSpeaker, pronoun: usize) -> bool {
    let [person] = speaker.entities[..] else { return true };
    let label = &c.reading.entities[person].label;
    let first = label.split_whitespace().next().filter(|f| !c.reading.gazetteer.is_family_name(f));
    let gender = first.filter(|f| *f != label).and_then(|f| c.reading.gazetteer.gender(f));
    match gender {
        Some(Gender::Male) => !c.reading.token_is(pronoun, &["she", "her"]),
        Some(Gender::Female) => !c.reading.token_is(pronoun, &["he", "him"]),
        None => true,
    }
}

/// The pronoun that a claim's speaker is.
fn pronoun(c: &Context, claim: &FoundClaim) -> Option<usize> {
    let tokens = claim.speaker.tokens.as_ref().filter(|t| t.len() == 1)?;
    let spoken = claim.cue.as_ref().is_some_and(|cue| c.is_quoted(cue.start));
    // "according to her"
    let oblique =
        claim.rule.contains("according") && c.reading.token_is(tokens.start, &["him", "her", "them"]);
    (!spoken && (oblique || c.reading.token_is(tokens.start, &["he", "she", "they", "it"])))
        .then_some(tokens.start)
}

fn is_plural(c: &Context, noun: &Range<usize>) -> bool {
    noun.clone().any(|t| matches!(c.reading.doc.tokens[t].tag, Tag::Nns | Tag::Nnps))
}

/// The claim that ends last before another's cue and is not inside someone's words; in the paragraph before, where this
/// one has none yet.
fn last_speaker(c: &Context, claims: &[FoundClaim], from: usize, number: usize) -> Option<usize> {
    let at = claims[number].cue.as_ref()?.start;
    let pronoun = claims[number].speaker.tokens.as_ref();
    let it = pronoun.is_some_and(|t| c.reading.token_is(t.start, &["it"]));
    let top = |n: usize| {
        let claim = &claims[n];
        let person = claim.speaker.entities.iter().all(|e| (c.reading.kind(*e) == EntityKind::Person) != it);
        let spoken = claim.cue.as_ref().is_some_and(|cue| inside_words(claims, n, cue.start));
        !spoken && person && claim.speaker.tokens.is_some()
    };
    let end = |n: usize| claims[n].cue.as_ref().map_or(claims[n].parts[0].start, |cue| cue.end);
    let here =
        (from..claims.len()).filter(|n| *n != number && end(*n) <= at && top(*n)).max_by_key(|n| end(*n));
    here.or_else(|| (from.saturating_sub(12)..from).filter(|n| top(*n)).max_by_key(|n| end(*n)))
}

/// Whether a token stands in the words of another claim than its own.
fn inside_words(claims: &[FoundClaim], own: usize, token: usize) -> bool {
    let near = own.saturating_sub(30)..(own + 30).min(claims.len());
    near.filter(|n| *n != own).any(|n| claims[n].parts.iter().any(|p| p.contains(&token)))
}

/// Whether the writer names a person, outside anybody's words, between the last speaker's cue and the pronoun.
fn named_since(c: &Context, claims: &[FoundClaim], from: usize, last: usize, pronoun: usize) -> bool {
    let since = claims[last].cue.as_ref().map_or(claims[last].parts[0].start, |cue| cue.end);
    let words = claims[last].parts.iter().map(|p| p.end).max().unwrap_or(since);
    let since = since.max(words.min(pronoun));
    let others = c.reading.mentions.from(since).take_while(|m| m.whole.start < pronoun);
    let spoken = |t: usize| {
        c.is_quoted(t) || claims[from.min(last)..].iter().any(|f| f.parts.iter().any(|p| p.contains(&t)))
    };
    others.filter(|m| m.kind == MentionKind::Name && !spoken(m.tokens.start)).any(|m| {
        m.entities
            .iter()
            .any(|e| c.reading.kind(*e) == EntityKind::Person && !claims[last].speaker.entities.contains(e))
    })
}

/// Whether the last speaker is "she" elsewhere and this is "he", or the other way round.
fn says_otherwise(c: &Context, claims: &[FoundClaim], last: usize, pronoun: usize) -> bool {
    let other: &[&str] = match &*lower(c.reading.doc.tokens[pronoun].text) {
        "he" => &["she", "her"],
        "she" => &["he", "his", "him"],
        _ => return false,
    };
    let [person] = claims[last].speaker.entities[..] else { return false };
    let recent = c.reading.mentions.before(pronoun).take(150);
    let subject = |m: &crate::extract::reading::Found| {
        m.kind == MentionKind::Pronoun && m.entities == [person] && c.reading.token_is(m.tokens.start, other)
    };
    recent.filter(|m| subject(m)).count() > 0
}
