//! Attributions by a noun: "Ott's claim that …", "the warning by Ott that …", "reports that …".

use super::context::Context;
use super::{FoundClaim, FoundSpeaker, speaker};
use crate::extract::speech::Frame;
use crate::facts::{Certainty, EntityKind, Stance};
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Finds the claims of a sentence whose cue is a noun.
pub(super) fn find(c: &Context, sentence: &Range<usize>, claims: &mut Vec<FoundClaim>) {
    let doc = c.reading.doc;
    for noun in sentence.clone() {
        let token = &doc.tokens[noun];
        if !matches!(token.tag, Tag::Nn | Tag::Nns) {
            continue;
        }
        let (saying, thought) = (c.cues.is_saying(&token.lemma), c.cues.is_thought(&token.lemma));
        if !saying && !thought {
            continue;
        }
        claims.extend(content(c, sentence, noun, saying).and_then(|content| claim(c, noun, content)));
    }
}

/// The clause or infinitive that the noun takes.
fn content(c: &Context, sentence: &Range<usize>, noun: usize, saying: bool) -> Option<Range<usize>> {
    let doc = c.reading.doc;
    let clauses = doc.children(noun).chain(predicated(c, noun)).chain(behind_adjective(c, noun));
    let clause = clauses.into_iter().find(|k| {
        let start = doc.subtree(*k).start;
        let that = start > noun
            && c.reading.token_is(start, &["that", "whether"])
            && doc.tokens[start].dep == Dep::Mark;
        let to = saying
            && doc.tokens[*k].dep == Dep::Acl
            && doc.children_by(*k, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
        let to = to && &*doc.tokens[noun].lemma != "call" || saying && asks_for(c, *k, noun);
        *k > noun
            && (that && matches!(doc.tokens[*k].dep, Dep::Acl | Dep::Ccomp | Dep::Relcl | Dep::Advcl) || to)
    })?;
    if is_relative(c, clause) {
        return None;
    }
    let whole = doc.subtree(clause);
    let start = whole.start + usize::from(c.reading.token_is(whole.start, &["that", "for"]));
    let end = whole.end.min(sentence.end);
    let end = c.quote_at(noun).map_or(end, |q| end.min(q.inside.end));
    (start < end).then_some(start..end)
}

/// "Frank in her admission that …": the tree hangs the clause on the adjective.
fn behind_adjective(c: &Context, noun: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let that =
        Some(noun + 1).filter(|t| c.reading.token_is(*t, &["that"]) && doc.tokens[*t].dep == Dep::Mark)?;
    let clause = doc.head(that)?;
    let above = doc.head(clause).filter(|a| doc.tokens[*a].tag.is_adjective() && *a < noun)?;
    (doc.subtree(clause).start == that && doc.dominates(above, noun)).then_some(clause)
}

/// "A call for France to sign": who is to do what.
fn asks_for(c: &Context, clause: usize, noun: usize) -> bool {
    let doc = c.reading.doc;
    let start = doc.subtree(clause).start;
    let subject = doc.child_by(clause, &[Dep::Nsubj, Dep::Nsubjpass]).is_some_and(|s| s > start);
    let to = doc.children_by(clause, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To);
    let asks = matches!(&*doc.tokens[noun].lemma, "call" | "appeal" | "plea" | "demand" | "request");
    asks && subject && to && start == noun + 1 && c.reading.token_is(start, &["for"])
}

/// "The ministry's version is that …": the clause behind the copula, where the noun is its subject.
fn predicated(c: &Context, noun: usize) -> Option<usize> {
    let doc = c.reading.doc;
    let copula = doc.head(noun).filter(|v| {
        doc.tokens[noun].dep == Dep::Nsubj
            && doc.tokens[*v].is_any(&["is", "was", "remains", "remained"])
            && !doc.is_negated(*v)
    })?;
    doc.child_by(copula, &[Dep::Ccomp]).filter(|k| *k > copula)
}

/// "A charge that officials have denied": the noun is what is denied, so that "that" is no conjunction.
fn is_relative(c: &Context, clause: usize) -> bool {
    let doc = c.reading.doc;
    let transitive = c.cues.at(doc, clause).iter().any(|(v, _)| v.has(Frame::Object) || v.has_clause());
    let filled = [Dep::Dobj, Dep::Ccomp, Dep::Xcomp, Dep::Prep, Dep::Attr, Dep::Acomp];
    transitive && !doc.is_passive(clause) && doc.children_by(clause, &filled).all(|k| k < clause)
}

fn claim(c: &Context, noun: usize, content: Range<usize>) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let speaker = owner(c, noun);
    let infinitive =
        doc.tokens[content.start].tag == Tag::To || c.reading.token_is(content.start - 1, &["for"]);
    let alone = c.cues.stands_alone(&doc.tokens[noun].lemma) && !infinitive;
    if speaker.is_none() && !alone {
        return None;
    }
    let denied = denier(c, noun);
    let denial = doc.tokens[noun].lemma.as_ref() == "denial" || denied.is_some();
    let (cue, speaker) = match denied {
        Some((cue, denier)) => (cue, Some(denier)),
        None => (noun, speaker),
    };
    let stance = if denial { Stance::Denying } else { Stance::Neutral };
    let unknown = speaker.is_none();
    let mut found =
        c.claim(speaker.unwrap_or_default(), Some(cue..cue + 1), [content], stance, "claims.noun")?;
    if unknown && found.certainty == Certainty::Certain {
        found.certainty = Certainty::Possible;
    }
    Some(found)
}

/// "Dismissed as nonsense a report that …", "rejected rumours that …": who says that it is not so, and by which word; where the verb makes a claim of
/// its own, the noun is that.
fn denier(c: &Context, noun: usize) -> Option<(usize, FoundSpeaker)> {
    let doc = c.reading.doc;
    let verb = doc.head(noun).filter(|_| doc.tokens[noun].dep == Dep::Dobj)?;
    let entries = c.cues.at(doc, verb);
    let waves_off = c.reading.words.speech.waves_off.contains(&doc.tokens[verb].lemma);
    let denies =
        (waves_off || entries.iter().any(|(v, _)| v.stance == Stance::Denying)) && !doc.is_passive(verb);
    let subject = doc.surface_subject(verb).filter(|_| denies && !doc.is_negated(verb))?;
    let subject = doc.antecedent_of_relative(verb, subject);
    let source = speaker::is_source(c.reading, c.cues, subject);
    let denier = source.then(|| speaker::of_noun(c.reading, c.cues, subject)).flatten()?;
    Some((if waves_off { verb } else { noun }, denier))
}

/// Whose word it is: the owner, the one behind "by", "from" or "of", or the subject of a verb that only carries it.
fn owner(c: &Context, noun: usize) -> Option<FoundSpeaker> {
    let doc = c.reading.doc;
    let named = |t: usize| {
        if doc.tokens[t].tag == Tag::PrpS {
            let mention = c.reading.named_at(t)?;
            let tokens = Some(mention.tokens.clone());
            return Some(FoundSpeaker {
                entities: mention.entities.clone(),
                tokens,
                ..FoundSpeaker::default()
            });
        }
        let source = speaker::is_source(c.reading, c.cues, t);
        source.then(|| speaker::of_noun(c.reading, c.cues, t)).flatten()
    };
    let genitive = |t: usize| doc.children(t).any(|k| doc.tokens[k].tag == Tag::Pos);
    let owner = doc.children(noun).find(|k| *k < noun && (doc.tokens[*k].dep == Dep::Poss || genitive(*k)));
    if let Some(owner) = owner {
        return named(owner);
    }
    if let Some(found) = body_before(c, noun).or_else(|| taken_for_noun(c, noun)) {
        return Some(found);
    }
    let behind = doc
        .children_by(noun, &[Dep::Prep, Dep::Agent])
        .find(|p| doc.tokens[*p].is_any(&["by", "from", "of", "among"]));
    if let Some(found) = behind.and_then(|p| doc.child_by(p, &[Dep::Pobj])).and_then(named) {
        return Some(found);
    }
    let verb = doc.head(noun).filter(|v| {
        doc.tokens[noun].dep == Dep::Dobj && c.reading.words.clauses.light.contains(&doc.tokens[*v].lemma)
    })?;
    if doc.is_negated(verb) || doc.is_passive(verb) {
        return None;
    }
    let subject = doc.antecedent_of_relative(verb, doc.surface_subject(verb)?);
    named(subject)
}

/// "A Reuters report that …": the body whose name stands before the noun.
fn body_before(c: &Context, noun: usize) -> Option<FoundSpeaker> {
    let body = |t: usize| {
        let mention = c.reading.named_at(t)?;
        let one = mention.entities.iter().all(|e| c.reading.kind(*e) == EntityKind::Organization);
        one.then(|| speaker::of_noun(c.reading, c.cues, t)).flatten()
    };
    let beside = noun.checked_sub(1).filter(|t| c.reading.doc.tokens[*t].dep == Dep::Compound)?;
    body(beside)
}

/// "Ott claims that …": the tagger takes the verb for a noun, which a singular name before it cannot own.
fn taken_for_noun(c: &Context, noun: usize) -> Option<FoundSpeaker> {
    let doc = c.reading.doc;
    let token = &doc.tokens[noun];
    let name =
        noun.checked_sub(1).filter(|t| c.reading.named_at(*t).is_some() || doc.tokens[*t].tag.is_proper())?;
    let main = token.dep == Dep::Root || doc.head(noun) == Some(name) && doc.tokens[name].dep == Dep::Root;
    let reports = c.cues.at(doc, noun).iter().any(|(v, _)| v.has_clause());
    (main && reports && token.tag == Tag::Nns).then(|| speaker::of_noun(c.reading, c.cues, name)).flatten()
}
