//! The shape of an attribution by a verb: who is its subject, and which words belong to the attribution itself rather
//! than to what is said.

use super::context::Context;
use super::inserted::{behind_quotation, inserted_subject};
use super::occasion::{heard_before, speaker_on_occasion};
use super::relayed::{
    is_withheld, quoted_as, reporter_of_participle, reporting_above, said_to_have, was_quoted_as,
};
use super::{FoundSpeaker, speaker};
use crate::extract::speech::{CueVerb, Frame};
use crate::facts::{EntityKind, Stance};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// A verb of the lexicon where it stands.
#[derive(Clone, Copy)]
pub(super) struct Cue<'l> {
    pub verb: usize,
    /// The verb itself, or its particle.
    pub last: usize,
    pub entry: &'l CueVerb,
}

/// An attribution without its content.
pub(super) struct Attribution {
    pub speaker: FoundSpeaker,
    /// Subject, verb and what says when, where and to whom.
    pub block: Range<usize>,
    /// The subject's word, where the tree has one.
    pub subject: Option<usize>,
}

/// Who speaks, and the words of the attribution. `None` where nobody does who can.
pub(super) fn of(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Attribution> {
    let doc = c.reading.doc;
    let by_commas = inverted(c, sentence, cue)
        .or_else(|| behind_clause(c, sentence, cue))
        .or_else(|| behind_quotation(c, sentence, cue));
    if let Some(found) = by_commas {
        return Some(found);
    }
    let quote = c.quote_at(cue.verb).map(|q| q.whole.clone());
    let same_side = |t: usize| c.quote_at(t).map(|q| q.whole.clone()) == quote;
    if let Some(subject) = subject(c, cue.verb) {
        let fits = same_side(subject) && sentence.contains(&subject);
        let source = !cue.entry.human || speaker::is_source(c.reading, c.cues, subject);
        let first_person = quote.is_some() && doc.tokens[subject].is_any(&["i", "we"]);
        let found = if fits {
            speaker::of_noun(c.reading, c.cues, subject).or_else(|| document(c, cue, subject))
        } else {
            None
        };
        if let Some(speaker) = found {
            let block = block(c, sentence, cue, Some(subject));
            return (source && !first_person).then_some(Attribution {
                speaker,
                block,
                subject: Some(subject),
            });
        }
        if fits && doc.tokens[subject].head == cue.verb {
            return None;
        }
    }
    by_place(c, sentence, cue)
}

/// "It says": a document or body that the article named before.
fn document(c: &Context, cue: Cue, subject: usize) -> Option<FoundSpeaker> {
    let it = c.reading.doc.tokens[subject].is("it") && !cue.entry.human && cue.entry.has(Frame::Clause);
    let active = c.reading.doc.tokens[cue.verb].tag != Tag::Vbn;
    let entities = c.reading.named_at(subject).map(|m| m.entities.clone()).unwrap_or_default();
    (it && active).then(|| FoundSpeaker {
        entities,
        tokens: Some(subject..subject + 1),
        ..FoundSpeaker::default()
    })
}

/// The subject beside the verb where the tree shows none: "…,” said Ott", "Ott also said".
fn by_place(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Attribution> {
    let doc = c.reading.doc;
    if !matches!(doc.tokens[cue.verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn) {
        return None;
    }
    let start = verb_group_start(c, sentence, cue.verb);
    let beside = speaker::ending_at(c.reading, c.cues, start).or_else(|| before_aside(c, sentence, start));
    if let Some(speaker) = beside {
        let from = speaker.tokens.as_ref().map_or(start, |t| t.start.min(start));
        return Some(Attribution { speaker, block: from..cue.last + 1, subject: None });
    }
    let after_break = start == sentence.start || is_break(c, start - 1);
    let (speaker, noun) =
        after_break.then(|| speaker::starting_at(c.reading, c.cues, cue.last + 1, sentence.end)).flatten()?;
    Some(Attribution { speaker, block: start..noun + 1, subject: Some(noun) })
}

/// "Nothing was signed, stressed the minister": a whole clause before the comma and a source behind the verb; the tree gives the
/// verb the subject of the clause.
fn inverted(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Attribution> {
    let doc = c.reading.doc;
    let verb = cue.verb;
    let comma = verb.checked_sub(1).filter(|t| *t > sentence.start && c.reading.token_is(*t, &[","]))?;
    let finite = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbz) && doc.tokens[verb].dep == Dep::Conj;
    let plain = !c.is_quoted(verb) && !c.is_quoted(comma) && cue.last == verb && cue.entry.has_clause();
    let above = doc.head(verb).filter(|v| finite && plain && *v < comma && doc.tokens[*v].tag.is_verb())?;
    let clause = doc.child_by(above, &[Dep::Nsubj, Dep::Nsubjpass]).is_some_and(|s| s < above);
    let takes = [Dep::Ccomp, Dep::Xcomp, Dep::Prep, Dep::Dative];
    if !clause || doc.children_by(verb, &takes).any(|k| k > verb) {
        return None;
    }
    let object = doc.child_by(verb, &[Dep::Dobj])?;
    let person = c.cues.is_person(&doc.tokens[object].lemma) || c.reading.named_at(object).is_some();
    let ends = (doc.subtree(object).end..sentence.end).all(|t| !doc.tokens[t].is_word());
    let speaker = speaker::of_noun(c.reading, c.cues, object).filter(|_| person && ends)?;
    Some(Attribution { speaker, block: verb..doc.subtree(object).end, subject: Some(object) })
}

/// "The gate was shut, Ott, head of the league, reported on Monday": the tree joins the verb to the clause before.
fn behind_clause(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<Attribution> {
    let doc = c.reading.doc;
    let verb = cue.verb;
    let comma = verb.checked_sub(1).filter(|t| *t > sentence.start && c.reading.token_is(*t, &[","]))?;
    let joined = doc.tokens[verb].dep == Dep::Conj && doc.child_by(verb, &[Dep::Nsubj]).is_none();
    let plain = !c.is_quoted(verb) && cue.entry.has_clause();
    let takes = [Dep::Ccomp, Dep::Xcomp, Dep::Dobj, Dep::Dative];
    if !joined || !plain || doc.children_by(verb, &takes).any(|k| k > verb) {
        return None;
    }
    let above = doc.head(verb).filter(|v| *v < comma && doc.tokens[*v].tag.is_verb())?;
    let speaker = before_aside(c, sentence, verb)?;
    let written = speaker.tokens.clone()?;
    let person = |e: &usize| c.reading.kind(*e) == EntityKind::Person;
    let apart = written.start > above && c.reading.token_is(written.start - 1, &[","]);
    let named = speaker.entities.len() == 1 && speaker.entities.iter().all(person);
    (apart && named).then(|| Attribution { speaker, block: written.start..verb + 1, subject: None })
}

/// The source before what commas or brackets enclose: "Ott, along with Berg, said", "Ott (R-Ky.) said".
pub(super) fn before_aside(c: &Context, sentence: &Range<usize>, end: usize) -> Option<FoundSpeaker> {
    let close = end.checked_sub(1).filter(|t| *t > sentence.start)?;
    let open = match c.reading.doc.tokens[close].text {
        "," => ",",
        ")" => "(",
        _ => return None,
    };
    let mut near = sentence.start.max(close.saturating_sub(25))..close;
    let open = near.rfind(|t| c.reading.token_is(*t, &[open]))?;
    let clean = (open..close).all(|t| !c.is_quoted(t));
    // "the head of the agency, Ott, said": the name, not the word before the comma.
    let name = c.reading.named_at(close - 1).filter(|m| m.whole.start == open + 1 && m.tokens.end == close);
    let person = name.is_some_and(|m| m.entities.iter().all(|e| c.reading.kind(*e) == EntityKind::Person));
    if clean && person {
        return speaker::of_noun(c.reading, c.cues, close - 1);
    }
    clean.then(|| speaker::ending_at(c.reading, c.cues, open)).flatten()
}

/// Whether a clause may begin behind this token.
pub(super) fn is_break(c: &Context, token: usize) -> bool {
    c.reading.token_is(
        token,
        &[",", "—", "–", "--", "-", "”", "\"", "''", "’", "'", "»", "?", "!", ";", ":", "…", "...", ")"],
    )
}

/// Where a verb with its auxiliaries and adverbs begins.
fn verb_group_start(c: &Context, sentence: &Range<usize>, verb: usize) -> usize {
    let doc = c.reading.doc;
    let mut start = verb;
    while start > sentence.start {
        let before = &doc.tokens[start - 1];
        let adverb = before.tag == Tag::Rb || matches!(before.dep, Dep::Aux | Dep::Auxpass);
        if !adverb || c.is_quoted(start - 1) != c.is_quoted(verb) {
            break;
        }
        start -= 1;
    }
    start
}

/// The word that is the subject of a verb: its own, the one it takes over, the noun that "who" stands for; the one that
/// issued "a statement saying".
fn subject(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    // A hyphen of "co-chairs" is no subject.
    let own = inserted_subject(c, verb)
        // "His vows notwithstanding, experts agree": of two before the verb the nearer is its own.
        .or_else(|| {
            let mut all = doc.children_by(verb, &[Dep::Nsubj]).filter(|s| doc.tokens[*s].is_word());
            let first = all.next()?;
            Some(all.take_while(|s| *s < verb).last().unwrap_or(first))
        });
    let own = own.map(|s| floated(c, last_apposed(c, s, verb)));
    if own.is_none()
        && let Some(quoted) = was_quoted_as(c, verb)
    {
        return Some(quoted);
    }
    if own.is_none()
        && let Some(above) = reporting_above(c, verb)
    {
        return subject(c, above);
    }
    if own.is_none()
        && let Some((quoting, _)) = quoted_as(c, verb)
    {
        return doc.child_by(quoting, &[Dep::Dobj]);
    }
    if own.is_none()
        && let Some(before) = heard_before(c, verb)
    {
        return Some(before);
    }
    let subject = own.or_else(|| doc.surface_subject(verb)).or_else(|| subject_of_clause_above(c, verb))?;
    let subject = doc.antecedent_of_relative(verb, subject);
    if own.is_none()
        && let Some(above) = reporter_of_participle(c, verb, subject)
    {
        return self::subject(c, above);
    }
    if own.is_none()
        && doc.tokens[verb].dep == Dep::Acl
        && doc.tokens[verb].tag == Tag::Vbg
        && let Some(speaker) = speaker_on_occasion(c, subject)
    {
        return Some(speaker);
    }
    if own.is_none() && doc.tokens[verb].dep == Dep::Acl {
        let issuer = doc
            .head(subject)
            .filter(|h| doc.tokens[subject].dep == Dep::Dobj && doc.tokens[*h].tag.is_verb());
        if let Some(issuer) = issuer.and_then(|h| doc.surface_subject(h)) {
            return Some(doc.antecedent_of_relative(verb, issuer));
        }
    }
    Some(subject)
}

/// "The talks, an aide said, had failed": the tree takes "an aide" for another name of the talks; no comma parts it from
/// the verb.
fn last_apposed(c: &Context, subject: usize, verb: usize) -> usize {
    let doc = c.reading.doc;
    let beside = |a: &usize| {
        *a < verb && doc.subtree(*a).end == *a + 1 && (*a + 1..verb).all(|t| doc.tokens[t].tag == Tag::Rb)
    };
    doc.children_by(subject, &[Dep::Appos]).filter(beside).last().unwrap_or(subject)
}

/// "Analysts all say": the tree takes the word that counts them for the subject.
fn floated(c: &Context, subject: usize) -> usize {
    let doc = c.reading.doc;
    let Some(before) =
        subject.checked_sub(1).filter(|_| c.reading.token_is(subject, &["all", "both", "each"]))
    else {
        return subject;
    };
    let counted = doc.tokens[before].tag.is_noun() || c.reading.token_is(before, &["they", "we"]);
    if !counted || doc.sentence_of(before) != doc.sentence_of(subject) {
        return subject;
    }
    let joined = |t: &usize| doc.head(*t).filter(|h| doc.tokens[*t].dep == Dep::Conj && h < t);
    std::iter::successors(Some(before), joined).last().unwrap_or(before)
}

/// "Ott was at pains to stress": an infinitive or participle without a subject has that of the clause above.
fn subject_of_clause_above(c: &Context, verb: usize) -> Option<usize> {
    let doc = c.reading.doc;
    if !matches!(doc.tokens[verb].tag, Tag::Vb | Tag::Vbg) {
        return None;
    }
    let own = |a: usize| doc.child_by(a, &[Dep::Nsubj, Dep::Nsubjpass]);
    doc.ancestors(verb).take(4).find_map(own)
}

/// The words of the attribution, without its content: from the subject or the verb to the last of what says when, where
/// and to whom.
fn block(c: &Context, sentence: &Range<usize>, cue: Cue, subject: Option<usize>) -> Range<usize> {
    let doc = c.reading.doc;
    let own = subject.filter(|s| doc.tokens[*s].head == cue.verb);
    let mut start = verb_group_start(c, sentence, cue.verb);
    let mut end = cue.last + 1;
    if let Some(subject) = own {
        let whole = doc.subtree(subject);
        let sane = whole.clone().all(|t| c.is_quoted(t) == c.is_quoted(cue.verb)) && whole.len() < 60;
        let whole = if sane && !whole.contains(&cue.verb) { whole } else { speaker::phrase(doc, subject) };
        // A name is whole, whatever the tree makes of its first words.
        let named = c.reading.named_at(subject).map_or(whole.start, |m| m.whole.start);
        let named = if sentence.contains(&named) && !c.is_quoted(named) { named } else { whole.start };
        start = start.min(whole.start).min(named);
        if subject > cue.verb {
            end = end.max(whole.end);
        }
    }
    // "Ott was quoted as saying", "Ott is said to have told"
    if let Some(above) = was_quoted_as(c, cue.verb).or_else(|| said_to_have(c, cue.verb)) {
        start = start.min(doc.subtree(above).start);
    }
    if let Some(subject) =
        subject.filter(|s| doc.tokens[*s].head != cue.verb && doc.tokens[*s].dep == Dep::Appos)
    {
        let phrase = speaker::phrase(doc, subject);
        if phrase.end <= start && phrase.end + 2 > start {
            start = phrase.start;
        }
    }
    for child in doc.children(cue.verb) {
        let token = &doc.tokens[child];
        let around = matches!(
            token.dep,
            Dep::Prep | Dep::Npadvmod | Dep::Advmod | Dep::Dative | Dep::Dobj | Dep::Prt | Dep::Agent
        );
        let reach = doc.subtree(child);
        // "as Ott said": the conjunction belongs to the attribution.
        if child > cue.verb && around && reach.start == end && !c.is_quoted(child) {
            end = reach.end;
        }
    }
    opened(c, sentence, start.max(sentence.start))..end.min(sentence.end)
}

/// Where an attribution begins with its conjunction: "as Ott said", "so Ott said", "or so Ott said".
pub(super) fn opened(c: &Context, sentence: &Range<usize>, start: usize) -> usize {
    let before = |at: usize, words: &[&str]| at > sentence.start && c.reading.token_is(at - 1, words);
    if !before(start, &["as", "so"]) {
        return start;
    }
    start - if before(start - 1, &["or"]) { 2 } else { 1 }
}

/// Whether the verb reports nothing here: an adjective, a denial of having spoken, a condition, a question.
pub(super) fn is_unspoken(c: &Context, cue: Cue) -> bool {
    let doc = c.reading.doc;
    let token = &doc.tokens[cue.verb];
    let verbal = token.tag.is_verb() || (doc.is_verbal(cue.verb) && !token.tag.is_proper());
    let modifies = matches!(token.dep, Dep::Amod | Dep::Compound | Dep::Aux | Dep::Auxpass);
    if !verbal || modifies && !follows_quotation(c, cue.verb) || of_nobody(c, cue.verb) {
        return true;
    }
    // "did not believe that": he holds the contrary; "did not describe it": nothing is said.
    let utters = [Frame::Object, Frame::Gerund, Frame::Topic, Frame::Side, Frame::Target];
    let thinks = cue.entry.human && !utters.into_iter().any(|f| cue.entry.has(f));
    let negated = doc.is_negated(cue.verb) && !(thinks && cue.entry.stance == Stance::Neutral);
    let conditional = doc
        .children_by(cue.verb, &[Dep::Mark])
        .any(|m| doc.tokens[m].is_any(&["if", "unless", "whether", "lest"]));
    let unsure = doc
        .children_by(cue.verb, &[Dep::Aux])
        .any(|m| doc.tokens[m].is_any(&["might", "may", "should", "must", "can", "could"]));
    // "The visit may be about underscoring its rank": nobody underscores it by words.
    let topic = token.tag == Tag::Vbg
        && token.dep == Dep::Pcomp
        && doc.head(cue.verb).is_some_and(|p| {
            doc.tokens[p].is_any(&["about", "than", "in", "for"])
                && doc
                    .ancestors(p)
                    .take(4)
                    .any(|a| &*doc.tokens[a].lemma == "be" && doc.tokens[a].dep != Dep::Aux)
                && doc.head(p).is_none_or(|h| !doc.tokens[h].tag.is_verb() || &*doc.tokens[h].lemma == "be")
        });
    negated || conditional || unsure || topic || is_withheld(c, cue.verb) || is_reduced(c, cue.verb)
}

/// "…", added the agency: the tree takes the verb behind the quotation for a word of the name behind it; "Said Ott: “…”"
fn follows_quotation(c: &Context, verb: usize) -> bool {
    let doc = c.reading.doc;
    let quoted = verb.checked_sub(1).is_some_and(|b| {
        c.reading.token_is(b, &[",", "”", "\"", "''", "»"])
            && (c.is_quoted(b) || b > 0 && doc.tokens[b - 1].is_quote() || doc.tokens[b].is_quote())
    });
    let sentence = &doc.sentences[doc.sentence_of(verb)];
    let name = c.reading.named_at(verb + 1).filter(|m| m.tokens.start == verb + 1);
    let ends = name.is_some_and(|m| {
        m.tokens.end >= sentence.end
            || c.reading.token_is(m.tokens.end, &[".", ",", "(", "in", "on", "after"])
    });
    let opens = verb == sentence.start && name.is_some_and(|m| c.reading.token_is(m.tokens.end, &[":"]));
    (quoted && ends || opens) && !c.is_quoted(verb) && matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbn)
}

/// "Neither country has revealed", "no official said": nobody does.
fn of_nobody(c: &Context, verb: usize) -> bool {
    let doc = c.reading.doc;
    doc.child_by(verb, &[Dep::Nsubj]).is_some_and(|s| {
        s < verb
            && doc.children_by(s, &[Dep::Det, Dep::Preconj]).any(|d| doc.tokens[d].is_any(&["neither", "no"]))
    })
}

/// "Ott, asked whether he would sign, …": the tree takes the participle for a past tense with Ott as its subject.
fn is_reduced(c: &Context, verb: usize) -> bool {
    let doc = c.reading.doc;
    let past = matches!(doc.tokens[verb].tag, Tag::Vbd | Tag::Vbn);
    let subject = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]);
    // "Ott, often called a hawk, …"
    let adverbs = (0..verb).rev().take_while(|t| doc.tokens[*t].tag == Tag::Rb).count();
    let comma = (verb - adverbs).checked_sub(1).filter(|t| c.reading.token_is(*t, &[","]));
    past && comma.is_some_and(|comma| comma > 0 && subject == Some(comma - 1))
        && inserted_subject(c, verb).is_none()
}
