//! Attributions by a verb: "Ott said the talks had failed", "…, said Ott", "France was accused of lying".

use super::attribution::{self, Attribution, Cue};
use super::context::Context;
use super::found::{TOPIC, is_vouched_for};
use super::relayed;
use super::{FoundClaim, FoundSpeaker, bounds, content, inserted, speaker};
use crate::extract::speech::Frame;
use crate::facts::Certainty;
use crate::facts::Stance;
use crate::language::{Dep, Tag};
use std::ops::Range;

/// Finds the claims of a sentence whose cue is a verb.
pub(super) fn find(c: &Context, sentence: &Range<usize>, claims: &mut Vec<FoundClaim>) {
    for verb in sentence.clone().filter(|t| c.cues.may_have(c.reading.spellings_of(*t))) {
        for (entry, last) in c.cues.at(c.reading.doc, verb) {
            let cue = Cue { verb, last, entry };
            if attribution::is_unspoken(c, cue) {
                continue;
            }
            let reports = || inserted::behind_quotation(c, sentence, cue).is_some();
            // "Ten are known to have died": nobody is said to know it.
            if entry.has(Frame::Known) && c.reading.doc.is_passive(verb) {
                continue;
            }
            let found = if c.reading.doc.is_passive(verb) && !reports() {
                passive(c, sentence, cue)
            } else {
                active(c, sentence, cue)
            };
            if let Some(found) = found {
                let reported = quoted_source(c, cue, &found);
                let found = match quoting_source(c, cue, &found) {
                    Some(outer) => {
                        let through = outer.cue.clone();
                        claims.push(outer);
                        FoundClaim { through, ..found }
                    }
                    None => found,
                };
                claims.push(found);
                claims.extend(reported);
                break;
            }
        }
    }
}

fn active(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<FoundClaim> {
    let found = attribution::of(c, sentence, cue)?;
    let content = content::find(c, sentence, cue, &found)?;
    // "The talks expressed unity", "proposals that offered to cut tariffs": what is no source utters no thing and does nothing by words.
    let thing = |s: usize| !speaker::is_source(c.reading, c.cues, s);
    let common = |s: usize| matches!(c.reading.doc.tokens[s].tag, Tag::Nn | Tag::Nns);
    // Whoever is before or behind a quotation or a clause speaks, though no list has the noun ("a cook told reporters").
    let utters = content.rule.split('.').nth(1) == Some("quotation")
        || matches!(
            content.rule,
            "claims.verb.clause" | "claims.verb.parenthetical" | "claims.verb.trailing"
        );
    let of_things = content.rule == "claims.verb.object" || is_vouched_for(content.rule);
    if found.subject.is_some_and(|s| thing(s) && (common(s) && !utters || of_things)) {
        return None;
    }
    // "“…,” Ott said, referring to the talks": what the words are about.
    let doc = c.reading.doc;
    let above = doc.head(cue.verb).filter(|h| !c.cues.at(doc, *h).is_empty());
    if above.is_some() && &*cue.entry.lemma == "refer" && doc.tokens[cue.verb].tag == Tag::Vbg {
        return None;
    }
    // "referred reporters to the minister" says nothing of him.
    let object = || c.reading.doc.child_by(cue.verb, &[Dep::Dobj]).is_some();
    if content.rule == "claims.verb.behind" && cue.entry.takes.is_empty() && object() {
        return None;
    }
    let claim =
        c.claim(found.speaker, Some(cue.verb..cue.last + 1), content.parts, cue.entry.stance, content.rule)?;
    Some(FoundClaim { believes: cue.entry.human, ..claim })
}

/// "The agency said, quoting officials, …": the same words are the officials', through the agency.
fn quoted_source(c: &Context, cue: Cue, outer: &FoundClaim) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let quoting = doc
        .children_by(cue.verb, &[Dep::Advcl, Dep::Prep])
        .find(|q| c.reading.token_is(*q, &["quoting", "citing"]))?;
    let source = doc.child_by(quoting, &[Dep::Dobj])?;
    source_behind(c, quoting, source, outer)
}

/// "The agency quoted Ott as saying …": the agency reports the same words.
fn quoting_source(c: &Context, cue: Cue, inner: &FoundClaim) -> Option<FoundClaim> {
    let (quoting, source) = relayed::quoted_as(c, cue.verb)?;
    let speaker = speaker::of_noun(c.reading, c.cues, source)?;
    Some(FoundClaim {
        speaker,
        cue: Some(quoting..quoting + 1),
        rule: "claims.verb.quoting",
        ..inner.clone()
    })
}

/// The claim of the one whom another quotes, with the same content.
pub(super) fn source_behind(
    c: &Context,
    quoting: usize,
    source: usize,
    outer: &FoundClaim,
) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let person = c.reading.named_at(source).is_some()
        || c.cues.is_person(&doc.tokens[source].lemma)
        || c.cues.is_body(&doc.tokens[source].lemma);
    let speaker = if person { speaker::of_noun(c.reading, c.cues, source)? } else { return None };
    let rule = "claims.verb.quoting";
    Some(FoundClaim {
        speaker,
        cue: Some(quoting..quoting + 1),
        through: outer.cue.clone(),
        rule,
        ..outer.clone()
    })
}

/// A passive cue: its agent speaks, or nobody that the article names.
fn passive(c: &Context, sentence: &Range<usize>, cue: Cue) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let subject = doc
        .child_by(cue.verb, &[Dep::Nsubjpass, Dep::Nsubj])
        .filter(|s| *s < cue.verb && sentence.contains(s))?;
    let agent = doc.child_by(cue.verb, &[Dep::Agent]).and_then(|by| doc.child_by(by, &[Dep::Pobj]));
    // "agreed by radio": the means, nobody.
    let means = |a: usize| {
        let bare = doc.children(a).next().is_none() && c.reading.named_at(a).is_none();
        bare && c.reading.token_in(a, &c.reading.words.speech.means)
    };
    if agent.is_some_and(means) {
        return None;
    }
    let speaker = agent.and_then(|a| speaker::of_noun(c.reading, c.cues, a));
    let named = speaker.is_some();
    let impersonal = doc.tokens[subject].is("it");
    let block = doc.subtree(subject).start..cue.last + 1;
    let found = Attribution { speaker: speaker.unwrap_or_default(), block, subject: None };
    let parts = passive_content(c, sentence, cue, &found, subject, named)?;
    let stance = cue.entry.stance;
    let mut claim = c.claim(
        found.speaker,
        Some(cue.verb..cue.last + 1),
        parts,
        stance,
        match (impersonal, named && cue.entry.has(Frame::Side)) {
            (true, _) => "claims.passive.impersonal",
            (false, true) => TOPIC,
            (false, false) => "claims.passive",
        },
    )?;
    if claim.speaker == FoundSpeaker::default()
        && claim.certainty == Certainty::Certain
        && stance != Stance::Factive
    {
        claim.certainty = Certainty::Possible;
    }
    Some(claim)
}

fn passive_content(
    c: &Context,
    sentence: &Range<usize>,
    cue: Cue,
    found: &Attribution,
    subject: usize,
    named: bool,
) -> Option<Vec<Range<usize>>> {
    let doc = c.reading.doc;
    let impersonal = doc.tokens[subject].is("it");
    let takes_clause =
        cue.entry.has_clause() || cue.entry.has(Frame::Question) || cue.entry.has(Frame::Passive);
    let right = |deps: &'static [Dep]| {
        doc.children(cue.verb).find(|k| *k > cue.last && deps.contains(&doc.tokens[*k].dep))
    };
    let subject_words = doc.subtree(subject).start..doc.subtree(subject).end.min(cue.verb);
    // "It is said that …", "Ott was told that …"
    let clause = right(&[Dep::Ccomp, Dep::Advcl, Dep::Xcomp]).filter(|k| {
        let start = doc.subtree(*k).start;
        start > cue.last
            && (c.reading.token_is(start, &["that", "whether"])
                || (doc.tokens[*k].dep == Dep::Ccomp && doc.child_by(*k, &[Dep::Nsubj]).is_some()))
    });
    if takes_clause && let Some(clause) = clause {
        let start = doc.subtree(clause).start;
        let start = start + usize::from(c.reading.token_is(start, &["that"]));
        return Some(vec![start..bounds::right_end(c, sentence, cue, start)]);
    }
    if impersonal && takes_clause && c.reading.token_is(cue.last + 1, &["that"]) {
        let start = cue.last + 2;
        return Some(vec![start..bounds::right_end(c, sentence, cue, start)]);
    }
    if impersonal {
        return content::left(c, sentence, cue, found).map(|f| f.parts).filter(|_| takes_clause);
    }
    // "Ott is said to have left", "the rebels were urged by Ott to leave"
    let infinitive = right(&[Dep::Xcomp, Dep::Ccomp])
        .filter(|k| doc.children_by(*k, &[Dep::Aux]).any(|a| doc.tokens[a].tag == Tag::To));
    let reports = takes_clause
        && !cue.entry.has(Frame::Command)
        && !["agree", "suppose", "expect"].contains(&&*cue.entry.lemma);
    if let Some(infinitive) = infinitive.filter(|_| reports || named) {
        let from = doc.subtree(infinitive).start.max(cue.last + 1);
        return Some(vec![subject_words, from..bounds::right_end(c, sentence, cue, from)]);
    }
    let preposition = doc.children_by(cue.verb, &[Dep::Prep]).find(|p| {
        *p > cue.last && cue.entry.has(Frame::Target) && cue.entry.behind.iter().any(|b| doc.tokens[*p].is(b))
    });
    if let Some(preposition) = preposition.filter(|_| named || &*cue.entry.lemma == "accuse") {
        return Some(vec![subject_words, preposition..doc.subtree(preposition).end]);
    }
    // "The plan was endorsed by Ott": it is the plan that Ott is for.
    if named && cue.entry.has(Frame::Side) {
        return Some(vec![subject_words]);
    }
    let called = right(&[Dep::Oprd])
        .or_else(|| doc.children(cue.verb).find(|k| *k > cue.last && doc.tokens[*k].is("as")));
    let called = called.filter(|_| named && cue.entry.has(Frame::As))?;
    Some(vec![subject_words, called.min(doc.subtree(called).start)..doc.subtree(called).end])
}
