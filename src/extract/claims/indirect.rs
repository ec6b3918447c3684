//! What follows or precedes a cue without quotation marks, or with some: "X said that …", "…, X said", "according to X, …".

use super::quotation::Quote;
use super::{Cues, FoundClaim, FoundSpeaker, certainty, speaker, trim};
use crate::extract::reading::Reading;
use crate::facts::Mode;
use std::ops::Range;

/// Finds indirect and mixed claims of a paragraph.
pub(super) fn find(
    reading: &Reading,
    cues: &Cues,
    quotes: &[Quote],
    paragraph: Range<usize>,
    claims: &mut Vec<FoundClaim>,
) {
    let inside = |t: usize| quotes.iter().any(|q| q.whole.contains(&t));
    for sentence in sentences(reading, quotes, &paragraph) {
        let mut at = sentence.start;
        while at < sentence.end {
            if inside(at) {
                at += 1;
                continue;
            }
            let found = according_to(reading, cues, quotes, &sentence, at)
                .or_else(|| evidential(reading, quotes, &sentence, at))
                .or_else(|| cued(reading, cues, quotes, &sentence, at));
            at = found.as_ref().and_then(|c| c.cue.as_ref()).map_or(at + 1, |c| c.end.max(at + 1));
            claims.extend(found);
        }
    }
}

/// Sentences of the paragraph, joined where a quotation runs over their border.
fn sentences(reading: &Reading, quotes: &[Quote], paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for sentence in
        reading.doc.sentences.iter().filter(|s| paragraph.start <= s.start && s.end <= paragraph.end)
    {
        let split = quotes.iter().any(|q| q.inside.start < sentence.start && sentence.start < q.whole.end);
        match joined.last_mut() {
            Some(last) if split => last.end = sentence.end,
            _ => joined.push(sentence.clone()),
        }
    }
    joined
}

fn mode(parts: &[Range<usize>], quotes: &[Quote]) -> Mode {
    let quoted = |t: usize| quotes.iter().any(|q| q.whole.contains(&t));
    let some = parts.iter().flat_map(Clone::clone).any(quoted);
    let all = parts.iter().flat_map(Clone::clone).all(quoted);
    if all {
        Mode::Direct
    } else if some {
        Mode::Mixed
    } else {
        Mode::Indirect
    }
}

fn claim(
    reading: &Reading,
    quotes: &[Quote],
    speaker: FoundSpeaker,
    cue: Range<usize>,
    parts: Vec<Range<usize>>,
    rule: &'static str,
) -> Option<FoundClaim> {
    let parts: Vec<Range<usize>> = parts.into_iter().filter_map(|p| trim_content(reading, p)).collect();
    if parts.is_empty() || parts.iter().map(ExactSizeIterator::len).sum::<usize>() < 2 {
        return None;
    }
    let mode = mode(&parts, quotes);
    Some(FoundClaim {
        speaker,
        mode,
        cue: Some(cue),
        certainty: certainty::of(reading, &parts, false),
        parts,
        rule,
    })
}

fn trim_content(reading: &Reading, tokens: Range<usize>) -> Option<Range<usize>> {
    trim(reading, tokens)
}

/// "According to X, …", "… , according to X".
fn according_to(
    reading: &Reading,
    cues: &Cues,
    quotes: &[Quote],
    sentence: &Range<usize>,
    at: usize,
) -> Option<FoundClaim> {
    if !reading.token_is(at, &["according"]) || !reading.token_is(at + 1, &["to"]) {
        return None;
    }
    let found = speaker::right(reading, cues, at + 2, sentence.end)?;
    let named = found.tokens.as_ref().map_or(at + 2, |t| t.end);
    let parts = if at == sentence.start || reading.token_is(at.saturating_sub(1), &["that", "but", "and"]) {
        let comma = (named..sentence.end).find(|t| reading.token_is(*t, &[","]))?;
        // "According to A, quoting B, …": the content begins behind the last comma of the phrase.
        let quoting = reading.token_is(comma + 1, &["quoting", "citing"]);
        let from =
            if quoting { (comma + 1..sentence.end).find(|t| reading.token_is(*t, &[","]))? } else { comma };
        vec![from..sentence.end]
    } else {
        vec![sentence.start..at]
    };
    claim(reading, quotes, found, at..at + 2, parts, "claims.indirect.according-to")
}

/// "reportedly", "allegedly": nobody in particular says it.
fn evidential(reading: &Reading, quotes: &[Quote], sentence: &Range<usize>, at: usize) -> Option<FoundClaim> {
    if !reading.token_is(at, &["reportedly", "allegedly", "purportedly", "supposedly"]) {
        return None;
    }
    let stop = |t: &usize| reading.token_is(*t, &[",", ";", "—", "–"]) && t != &at;
    let start = (sentence.start..at).rev().find(stop).map_or(sentence.start, |t| t + 1);
    let end = (at + 1..sentence.end).find(stop).unwrap_or(sentence.end);
    let mut found = claim(
        reading,
        quotes,
        FoundSpeaker::default(),
        at..at + 1,
        vec![start..at, at + 1..end],
        "claims.indirect.evidential",
    )?;
    found.certainty = crate::facts::Certainty::Possible;
    Some(found)
}

/// A verb or participle of saying.
fn cued(
    reading: &Reading,
    cues: &Cues,
    quotes: &[Quote],
    sentence: &Range<usize>,
    at: usize,
) -> Option<FoundClaim> {
    let (cue, frames) = cues.at(reading, at)?;
    if reading.mentions.iter().any(|m| m.tokens.contains(&at)) {
        return None;
    }
    let subject = speaker::left(reading, cues, at, sentence.start)
        .or_else(|| frames.participle.then(|| speaker::subject_of_sentence(reading, cues, at)).flatten());
    let Some(subject) = subject else {
        return inverted(reading, cues, quotes, sentence, &cue, frames.clause);
    };
    let begins = subject.tokens.as_ref().map_or(at, |t| t.start);
    let that = cue.end + usize::from(reading.token_is(cue.end, &["that", "whether"]));
    let explicit = that > cue.end;
    let quoted = quotes.iter().any(|q| {
        q.whole.start == cue.end || (q.whole.start == cue.end + 1 && reading.token_is(cue.end, &[",", ":"]))
    });
    if frames.denial {
        let mut found = claim(
            reading,
            quotes,
            subject,
            cue,
            vec![that..clause_end(reading, quotes, that, sentence.end)],
            "claims.indirect.denial",
        )?;
        found.certainty = certainty::of(reading, &found.parts, true);
        return Some(found);
    }
    if frames.clause
        && begins > sentence.start + 1
        && reading.token_is(begins - 1, &[",", "—"])
        && reading.token_is(cue.end, &[","])
        && !quoted
    {
        let rest = cue.end..clause_end(reading, quotes, cue.end + 1, sentence.end);
        return claim(
            reading,
            quotes,
            subject,
            cue,
            vec![sentence.start..begins - 1, rest],
            "claims.indirect.parenthetical",
        );
    }
    if closes_sentence(reading, cue.end, sentence.end) && frames.clause && !quoted {
        return trailing(reading, quotes, sentence, subject, cue, begins);
    }
    // A quotation right behind the cue is a direct claim, which is found there.
    if quoted && frames.clause | frames.that && !explicit {
        if whole_quote(quotes, cue.end, sentence.end) {
            return None;
        }
        let content = cue.end..clause_end(reading, quotes, cue.end, sentence.end);
        return claim(reading, quotes, subject, cue, vec![content], "claims.indirect.clause");
    }
    let told =
        reading.token_is(at, &["told", "tells", "informed", "assured", "reminded", "notified", "asked"]);
    let from = if told { addressee_end(reading, cue.end, sentence.end) } else { that };
    if (told && from > cue.end) || explicit || frames.clause || frames.participle {
        let end = clause_end(reading, quotes, from, sentence.end);
        if let Some(found) =
            clause(reading, quotes, subject.clone(), cue.clone(), from..end, frames.clause || explicit)
        {
            return Some(found);
        }
    }
    if frames.command
        && !reading.token_is(cue.end, &["not", "to"])
        && (cue.end..sentence.end.min(cue.end + 12)).any(|t| reading.token_is(t, &["to", "not"]))
    {
        let end = clause_end(reading, quotes, cue.end, sentence.end);
        return claim(reading, quotes, subject, cue.clone(), vec![cue.end..end], "claims.indirect.command");
    }
    if frames.object {
        let end = clause_end(reading, quotes, cue.end, sentence.end);
        return claim(reading, quotes, subject, cue.clone(), vec![cue.end..end], "claims.indirect.object");
    }
    None
}

/// The content behind a cue, unless it is no clause: "said on Monday" alone, "said in a statement" alone.
fn clause(
    reading: &Reading,
    quotes: &[Quote],
    subject: FoundSpeaker,
    cue: Range<usize>,
    content: Range<usize>,
    bare: bool,
) -> Option<FoundClaim> {
    let start = setting_end(reading, content.start, content.end);
    let start = start + usize::from(reading.token_is(start, &["that"]));
    let named = (start..content.end).filter(|t| reading.doc.tokens[*t].is_word()).count();
    if named < 2 || (!bare && reading.token_is(start, &["to", "for", "of", "in", "on", "by", "with"])) {
        return None;
    }
    claim(reading, quotes, subject, cue, vec![start..content.end], "claims.indirect.clause")
}

/// "on Monday", "in a statement", "in an interview with reporters" between the cue and "that".
fn setting_end(reading: &Reading, start: usize, end: usize) -> usize {
    if !reading.token_is(start, &["on", "in", "at", "during", "after", "to", "late", "earlier", ","]) {
        return start;
    }
    let that = (start..end.min(start + 12)).find(|t| reading.token_is(*t, &["that"]));
    that.unwrap_or(start)
}

/// Where the one addressed ends: "told Ott that", "told the council that", "told reporters".
fn addressee_end(reading: &Reading, start: usize, end: usize) -> usize {
    let that = (start..end.min(start + 10)).find(|t| reading.token_is(*t, &["that", "whether", "if"]));
    if let Some(that) = that {
        return that + usize::from(reading.token_is(that, &["that"]));
    }
    let mention = reading.mentions.iter().filter(|m| m.whole.start == start).map(|m| m.whole.end).max();
    mention.unwrap_or_else(|| {
        if reading.token_is(start, &["reporters", "journalists", "parliament", "lawmakers"]) {
            start + 1
        } else {
            start
        }
    })
}

/// A content ends with its sentence, or before a second attribution or a contrast that the writer makes.
fn clause_end(reading: &Reading, quotes: &[Quote], from: usize, end: usize) -> usize {
    let inside = |t: usize| quotes.iter().any(|q| q.whole.contains(&t));
    (from..end)
        .find(|t| {
            !inside(*t)
                && ((reading.token_is(*t, &[","])
                    && reading.token_is(
                        t + 1,
                        &[
                            "citing",
                            "noting",
                            "adding",
                            "saying",
                            "according",
                            "quoting",
                            "warning",
                            "emphasizing",
                            "urging",
                        ],
                    ))
                    || reading.token_is(*t, &[";"]))
        })
        .unwrap_or(end)
}

fn closes_sentence(reading: &Reading, at: usize, end: usize) -> bool {
    let rest = (at..end).find(|t| !reading.token_is(*t, &[".", "\"", "”", ","]));
    match rest {
        None => true,
        // "X said on Monday.", "X said in a statement."
        Some(t) => {
            reading.token_is(t, &["on", "in", "at", "during", "late", "earlier", "yesterday", "today"])
                && end - t < 8
                && !(t..end).any(|x| {
                    reading.token_is(x, &["that", "was", "were", "is", "are", "had", "has", "would", "will"])
                })
        }
    }
}

/// "…, X said." and "…, X say, …".
fn trailing(
    reading: &Reading,
    quotes: &[Quote],
    sentence: &Range<usize>,
    subject: FoundSpeaker,
    cue: Range<usize>,
    begins: usize,
) -> Option<FoundClaim> {
    let comma = begins.checked_sub(1)?;
    let titled = (sentence.start..begins).rev().take(12).find(|t| reading.token_is(*t, &[",", "—"]));
    let comma = if reading.token_is(comma, &[",", "—"]) { comma } else { titled? };
    if comma <= sentence.start
        || quotes
            .iter()
            .any(|q| q.whole.end == comma || q.whole.end == comma + 1 || q.inside.end == comma + 1)
    {
        return None;
    }
    claim(reading, quotes, subject, cue, vec![sentence.start..comma], "claims.indirect.trailing")
}

/// "…, said X." without quotation marks, and "…, experts say, …" in the middle.
fn inverted(
    reading: &Reading,
    cues: &Cues,
    quotes: &[Quote],
    sentence: &Range<usize>,
    cue: &Range<usize>,
    clause: bool,
) -> Option<FoundClaim> {
    let comma = cue.start.checked_sub(1).filter(|c| *c > sentence.start && reading.token_is(*c, &[","]))?;
    if !clause || quotes.iter().any(|q| q.whole.end >= comma && q.whole.start < comma) {
        return None;
    }
    let found = speaker::right(reading, cues, cue.end, sentence.end)?;
    claim(reading, quotes, found, cue.clone(), vec![sentence.start..comma], "claims.indirect.inverted")
}

/// Whether all that follows the cue is one quotation.
fn whole_quote(quotes: &[Quote], from: usize, end: usize) -> bool {
    quotes.iter().any(|q| q.whole.start <= from + 1 && q.whole.start >= from && q.whole.end + 3 >= end)
}
