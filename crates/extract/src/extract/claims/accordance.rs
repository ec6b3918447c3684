//! Attributions without a verb or noun of saying: "according to Ott", "in the view of officials", "reportedly".

use super::attribution::is_break;
use super::context::Context;
use super::{FoundClaim, FoundSpeaker, speaker, verbal};
use crate::extract::reading::{Reading, within};
use crate::extract::words::lower;
use crate::facts::Certainty;
use crate::facts::Stance;
use crate::language::{Dep, Tag};
use std::ops::Range;

const EVIDENTIALS: &[&str] = &["reportedly", "allegedly", "purportedly", "supposedly"];

/// The tokens that may begin one.
pub(super) fn beginnings(reading: &Reading) -> Vec<usize> {
    let mut found = reading.tokens_that_are(EVIDENTIALS);
    found.extend(reading.tokens_that_are(&["according", "in", "by"]));
    found.sort_unstable();
    found
}

/// Finds the claims of a sentence whose cue is such a phrase or adverb.
pub(super) fn find(c: &Context, sentence: &Range<usize>, claims: &mut Vec<FoundClaim>) {
    claims.extend(headline(c, sentence).or_else(|| heading(c, sentence)));
    for at in within(&c.accordances, sentence).iter().copied() {
        let token = &c.reading.doc.tokens[at];
        if token.is("according") && c.reading.token_is(at + 1, &["to"]) {
            if let Some(found) = according_to(c, sentence, at) {
                let quoted = quoted_source(c, at, &found);
                claims.push(found);
                claims.extend(quoted);
            }
        } else if matches!(token.tag, Tag::In) && token.is_any(&["in", "by"]) {
            claims.extend(outlook(c, sentence, at).or_else(|| figures(c, sentence, at)));
        } else if token.is_any(EVIDENTIALS) {
            claims.extend(evidential(c, sentence, at));
        }
    }
}

/// "France, Spain sign pact: minister": in a headline the source stands behind a colon, alone.
fn headline(c: &Context, sentence: &Range<usize>) -> Option<FoundClaim> {
    /// "senior French defence ministry official"
    const LONGEST: usize = 6;
    let doc = c.reading.doc;
    let near = sentence.start + 2..sentence.end;
    let colon = near.rev().take(LONGEST + 1).find(|t| c.reading.token_is(*t, &[":"]))?;
    let source = colon + 1..sentence.end;
    let words = !source.is_empty()
        && source.clone().all(|t| {
            let token = &doc.tokens[t];
            (token.is_word() || token.is_any(&["'s", "’s", "-"])) && !token.tag.is_verb()
        });
    let tells = (sentence.start..colon).any(|t| doc.tokens[t].tag.is_verb());
    let (mut speaker, last) = speaker::starting_at(c.reading, c.cues, source.start, source.end)
        .filter(|_| words && tells && !c.is_quoted(colon))?;
    // The parser takes the whole headline for one phrase.
    if let Some(tokens) = &mut speaker.tokens {
        tokens.start = tokens.start.max(source.start);
    }
    let parts = [sentence.start..colon];
    (last + 1 == source.end)
        .then(|| c.claim(speaker, Some(colon..colon + 1), parts, Stance::Neutral, "claims.headline"))
        .flatten()
}

/// "Poll: voters turn from the league": a paper stands before a colon, alone, and its news behind.
fn heading(c: &Context, sentence: &Range<usize>) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let (source, colon) = (sentence.start, sentence.start + 1);
    let opens = c.reading.token_is(colon, &[":"])
        && doc.paragraphs.iter().any(|p| doc.sentences[p.start].start == source);
    let paper = c.cues.is_document(&lower(&doc.tokens[source].lemma)) && doc.tokens[source].is_capitalised();
    let words = colon + 1..sentence.end;
    let tells = words.clone().any(|t| matches!(doc.tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass));
    let fits = opens && paper && tells && words.len() > 3 && !c.is_quoted(colon + 1);
    let speaker = FoundSpeaker { tokens: Some(source..colon), ..FoundSpeaker::default() };
    fits.then(|| c.claim(speaker, Some(colon..colon + 1), [words], Stance::Neutral, "claims.headline"))
        .flatten()
}

fn according_to(c: &Context, sentence: &Range<usize>, at: usize) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let to = at + 1;
    let source = doc.child_by(to, &[Dep::Pobj]).or_else(|| doc.child_by(at, &[Dep::Pobj]));
    if source.is_some_and(|s| is_measure(c, s)) {
        return None;
    }
    let (speaker, last) = match source.filter(|s| *s > to) {
        Some(noun) => (
            speaker::of_noun(c.reading, c.cues, noun).unwrap_or(FoundSpeaker {
                tokens: Some(speaker::phrase(doc, noun)),
                ..FoundSpeaker::default()
            }),
            noun,
        ),
        None => speaker::starting_at(c.reading, c.cues, to + 1, sentence.end).or_else(|| {
            let end = (to + 1..sentence.end).find(|t| !doc.tokens[*t].is_word()).unwrap_or(sentence.end);
            (end > to + 1)
                .then(|| (FoundSpeaker { tokens: Some(to + 1..end), ..FoundSpeaker::default() }, end - 1))
        })?,
    };
    let named = speaker.tokens.as_ref().map_or(last + 1, |t| t.end.max(last + 1));
    // "According to A, quoting B, …"
    let quoting = c.reading.token_is(named, &[","]) && c.reading.token_is(named + 1, &["quoting", "citing"]);
    let second = (named + 2..sentence.end).find(|t| quoting && c.reading.token_is(*t, &[","]));
    let block = at..second.unwrap_or(named);
    set_off(c, sentence, speaker, block, at..at + 2, "claims.according-to")
}

/// "according to age", "according to plan": by what something is done, and nobody's words; "according to legend" is.
fn is_measure(c: &Context, source: usize) -> bool {
    let doc = c.reading.doc;
    let bare = doc.tokens[source].tag == Tag::Nn
        && !doc.tokens[source].is_capitalised()
        && doc.children(source).next().is_none();
    let told = c.reading.token_in(source, &c.reading.words.speech.lore);
    bare && !told && !speaker::is_source(c.reading, c.cues, source)
}

/// The content around a phrase: the rest of the sentence.
pub(super) fn set_off(
    c: &Context,
    sentence: &Range<usize>,
    speaker: FoundSpeaker,
    block: Range<usize>,
    cue: Range<usize>,
    rule: &'static str,
) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let mut limits = sentence.clone();
    if let Some(quote) = c.quote_at(block.start) {
        limits = limits.start.max(quote.inside.start)..limits.end.min(quote.inside.end);
    }
    let opening = limits.start == block.start
        || c.reading
            .token_is(block.start - 1, &["that", "but", "and", "yet", "“", "\"", ";", "though", "because"]);
    if opening {
        // "In the words of the envoy, Ott, …": the comma that ends the apposition ends the phrase.
        let closed = block.end.checked_sub(1).filter(|t| c.reading.token_is(*t, &[","]));
        let comma = closed
            .or_else(|| {
                (block.end..limits.end)
                    .find(|t| c.reading.token_is(*t, &[","]) && !doc.subtree(block.start).contains(&(t + 1)))
            })
            .or_else(|| (block.end..limits.end).find(|t| c.reading.token_is(*t, &[","])))?;
        let end = (comma + 1..limits.end)
            .find(|t| c.reading.token_is(*t, &[";"]) && !c.is_quoted(*t))
            .unwrap_or(limits.end);
        return c.claim(speaker, Some(cue), [comma + 1..end], Stance::Neutral, rule);
    }
    let relative =
        (limits.start..block.start).rev().take(3).find(|t| c.reading.token_is(*t, &["which", "who"]));
    let semicolon =
        (limits.start..block.start).rev().find(|t| c.reading.token_is(*t, &[";"]) && !c.is_quoted(*t));
    let start = relative.or(semicolon.map(|s| s + 1)).unwrap_or(limits.start);
    // "This is according to Ott": the sentence before is.
    let points_back = block.start == start + 2
        && c.reading.token_is(start, &["this", "that", "it"])
        && &*doc.tokens[start + 1].lemma == "be";
    if points_back {
        return None;
    }
    let mut parts = vec![start..block.start];
    let comma = (block.end..limits.end)
        .find(|t| c.reading.token_is(*t, &[",", "—", "–"]) && !doc.subtree(block.start).contains(&(t + 1)));
    if let Some(comma) = comma.filter(|m| *m + 1 < limits.end && is_break(c, block.start - 1)) {
        let on_cue = doc.tokens[comma + 1].tag == Tag::Vbg;
        if !on_cue {
            parts.push(comma + 1..limits.end);
        }
    }
    c.claim(speaker, Some(cue), parts, Stance::Neutral, rule)
}

/// "According to A, quoting B, …"
fn quoted_source(c: &Context, at: usize, outer: &FoundClaim) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let from = outer.speaker.tokens.as_ref().map_or(at + 2, |t| t.end);
    let quoting =
        (from..doc.tokens.len().min(from + 4)).find(|t| c.reading.token_is(*t, &["quoting", "citing"]))?;
    let source = doc.child_by(quoting, &[Dep::Dobj])?;
    let mut found = verbal::source_behind(c, quoting, source, outer)?;
    found.rule = "claims.according-to.quoting";
    Some(found)
}

/// "In Ott's view", "in the words of Ott", "by Ott's account".
fn outlook(c: &Context, sentence: &Range<usize>, at: usize) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let noun = doc
        .child_by(at, &[Dep::Pobj])
        .filter(|n| c.reading.words.clauses.outlooks.contains(&doc.tokens[*n].lemma))?;
    let owner = doc.child_by(noun, &[Dep::Poss]);
    let of = doc
        .children_by(noun, &[Dep::Prep])
        .find(|p| doc.tokens[*p].is("of"))
        .and_then(|p| doc.child_by(p, &[Dep::Pobj]));
    let source = owner
        .or(of)
        .filter(|s| speaker::is_source(c.reading, c.cues, *s) || doc.tokens[*s].tag == Tag::PrpS)?;
    let speaker = if doc.tokens[source].tag == Tag::PrpS {
        let mention = c.reading.named_at(source)?;
        FoundSpeaker {
            entities: mention.entities.clone(),
            tokens: Some(mention.tokens.clone()),
            ..FoundSpeaker::default()
        }
    } else {
        speaker::of_noun(c.reading, c.cues, source)?
    };
    let block = at..doc.subtree(at).end;
    let apart = at == sentence.start || is_break(c, at - 1);
    apart.then(|| set_off(c, sentence, speaker, block, at..noun + 1, "claims.outlook")).flatten()
}

/// "In a poll of voters, Ott led", "by one estimate, …": who counted answers for the figures.
fn figures(c: &Context, sentence: &Range<usize>, at: usize) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let noun = doc
        .child_by(at, &[Dep::Pobj])
        .filter(|n| c.reading.words.speech.counts.contains(&doc.tokens[*n].lemma))?;
    let one = doc.children_by(noun, &[Dep::Det, Dep::Nummod, Dep::Amod]).next().is_some();
    let block = at..doc.subtree(at).end;
    let opens = at == sentence.start || at == sentence.start + 1 && !doc.tokens[sentence.start].tag.is_noun();
    let closed = c.reading.token_is(block.end, &[","]) || c.reading.token_is(block.end - 1, &[","]);
    let speaker = speaker::of_noun(c.reading, c.cues, noun).filter(|_| one && opens && closed)?;
    set_off(c, sentence, speaker, block, at..noun + 1, "claims.figures")
}

/// "Reportedly", "allegedly": nobody in particular says it.
fn evidential(c: &Context, sentence: &Range<usize>, at: usize) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let head = doc.head(at).filter(|h| sentence.contains(h))?;
    if let Some(aside) = aside(c, sentence, at) {
        return hedged(c, at, vec![aside]);
    }
    let verb = if doc.tokens[head].tag.is_verb() {
        head
    } else {
        doc.ancestors(at).find(|a| doc.tokens[*a].tag.is_verb())?
    };
    let whole = doc.subtree(verb);
    let stop = |t: &usize| {
        (c.reading.token_is(*t, &[",", ";", "—", "–"]) && !c.is_quoted(*t))
            || *t < whole.start.max(sentence.start)
    };
    let subject = doc.child_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|s| *s < at);
    let start = match subject {
        Some(subject) => doc.subtree(subject).start,
        None => (sentence.start..at).rev().find(stop).map_or(sentence.start, |t| t + 1),
    };
    let end = (at + 1..sentence.end.min(whole.end.max(at + 2)))
        .find(|t| c.reading.token_is(*t, &[",", ";", "—", "–"]) && !c.is_quoted(*t))
        .unwrap_or(sentence.end.min(whole.end));
    let parts = [start.max(sentence.start)..at, at + 1..end];
    hedged(c, at, parts.into_iter().filter(|p| p.start < p.end).collect())
}

/// "met Berg, reportedly in Oslo": only what the adverb stands right before is hearsay, not that they met.
fn aside(c: &Context, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let doc = c.reading.doc;
    let comma = at > sentence.start && c.reading.token_is(at - 1, &[",", "—", "–", "("]);
    let next = doc.tokens.get(at + 1).filter(|t| comma && matches!(t.tag, Tag::In | Tag::To))?;
    let phrase = doc.subtree(at + 1);
    let end = phrase.end.min(sentence.end);
    (next.dep == Dep::Prep && phrase.start > at.saturating_sub(1) && end > at + 1).then_some(at + 1..end)
}

/// What nobody in particular says.
fn hedged(c: &Context, at: usize, parts: Vec<Range<usize>>) -> Option<FoundClaim> {
    let speaker = FoundSpeaker::default();
    let mut found = c.claim(speaker, Some(at..at + 1), parts, Stance::Neutral, "claims.evidential")?;
    if found.certainty == Certainty::Certain {
        found.certainty = Certainty::Possible;
    }
    Some(found)
}
