//! Comment clauses: "or so the radio has it", "the story goes", "if Ott is to be believed". They leave a sentence to
//! somebody without a verb of saying (Quirk et al., *A Comprehensive Grammar of the English Language*, 1985, 15.53).

use super::accordance::set_off;
use super::attribution::{is_break, opened};
use super::context::Context;
use super::{FoundClaim, FoundSpeaker, speaker};
use crate::extract::reading::{Reading, within};
use crate::extract::words::lower;
use crate::facts::{Certainty, Stance};
use crate::language::Tag;
use std::ops::Range;

/// The longest name or description of a source: "the foreign ministry's spokesman in Paris".
const LONGEST: usize = 9;

/// A comment clause: who is made to answer for the sentence, and which words do so.
struct Comment {
    /// `None` for hearsay: "rumour has it".
    speaker: Option<FoundSpeaker>,
    /// With the conjunction: "or so the radio has it".
    block: Range<usize>,
    cue: Range<usize>,
    rule: &'static str,
}

/// The words, most of them verbs, that may tell of one.
pub(super) fn verbs(reading: &Reading) -> Vec<usize> {
    let mut found = reading.tokens_that_are(&["has", "have", "had", "goes", "went", "if"]);
    found.extend(reading.tokens_that_are(&["judging", "judge", "go", "to"]));
    found.sort_unstable();
    found
}

/// Finds the claims of a sentence that such a clause makes.
pub(super) fn find(c: &Context, sentence: &Range<usize>, claims: &mut Vec<FoundClaim>) {
    for at in within(&c.comments, sentence).iter().copied() {
        let found = match &*lower(c.reading.doc.tokens[at].text) {
            "has" | "have" | "had" => has_it(c, sentence, at),
            "goes" | "went" => story_goes(c, sentence, at),
            "if" => to_be_believed(c, sentence, at),
            "judging" => to_judge_by(c, sentence, at, at),
            "judge" | "go" => {
                let to =
                    at.checked_sub(1).filter(|t| *t >= sentence.start && c.reading.token_is(*t, &["to"]));
                to.and_then(|to| to_judge_by(c, sentence, to, at))
            }
            "to" => to_hear(c, sentence, at),
            _ => continue,
        };
        claims.extend(found.and_then(|comment| claim(c, sentence, comment)));
    }
}

/// "The radio has it that", "as the radio would have it", "rumour has it".
fn has_it(c: &Context, sentence: &Range<usize>, at: usize) -> Option<Comment> {
    if !c.reading.token_is(at + 1, &["it"]) {
        return None;
    }
    let modal = at > sentence.start && c.reading.token_is(at - 1, &["would", "will"]);
    let (source, start) = source_before(c, sentence, at - usize::from(modal))?;
    let block = opened(c, sentence, start)..at + 2;
    Some(Comment { speaker: source, block, cue: at..at + 2, rule: "claims.comment.has-it" })
}

/// "The story goes", "so the story goes", "the story goes that".
fn story_goes(c: &Context, sentence: &Range<usize>, at: usize) -> Option<Comment> {
    let (source, start) = source_before(c, sentence, at).filter(|(s, _)| s.is_none())?;
    let block = opened(c, sentence, start)..at + 1;
    Some(Comment { speaker: source, block, cue: start..at + 1, rule: "claims.comment.story-goes" })
}

/// "If Ott is to be believed", "if the report is right".
fn to_be_believed(c: &Context, sentence: &Range<usize>, at: usize) -> Option<Comment> {
    let is = |t: usize, words: &[&str]| c.reading.token_is(t, words);
    let verb =
        (at + 2..sentence.end.min(at + 2 + LONGEST)).find(|t| is(*t, &["is", "are", "was", "were"]))?;
    let end = if is(verb + 1, &["to"]) && is(verb + 2, &["be"]) && is(verb + 3, &["believed", "trusted"]) {
        verb + 4
    } else if is(verb + 1, &["right", "correct", "accurate"]) {
        verb + 2
    } else {
        return None;
    };
    let (speaker, start) = source_before(c, sentence, verb).filter(|(_, start)| *start == at + 1)?;
    Some(Comment { speaker, block: at..end, cue: start.max(verb)..end, rule: "claims.comment.believed" })
}

/// "To judge by the paper", "judging from what officials say" (where a source follows at once).
fn to_judge_by(c: &Context, sentence: &Range<usize>, start: usize, verb: usize) -> Option<Comment> {
    if !c.reading.token_is(verb + 1, &["by", "from"]) {
        return None;
    }
    let source = verb + 2;
    let (speaker, last) = speaker::starting_at(c.reading, c.cues, source, sentence.end)?;
    Some(Comment {
        speaker: Some(speaker),
        block: start..last + 1,
        cue: start..source,
        rule: "claims.comment.judging",
    })
}

/// "To hear Ott tell it".
fn to_hear(c: &Context, sentence: &Range<usize>, at: usize) -> Option<Comment> {
    let is = |t: usize, words: &[&str]| c.reading.token_is(t, words);
    if !is(at + 1, &["hear"]) {
        return None;
    }
    let (speaker, last) = speaker::starting_at(c.reading, c.cues, at + 2, sentence.end)?;
    let tells = is(last + 1, &["tell", "describe"]) && is(last + 2, &["it"]);
    tells.then(|| Comment {
        speaker: Some(speaker),
        block: at..last + 3,
        cue: at..at + 2,
        rule: "claims.comment.hear",
    })
}

/// Whom the words before a verb name, with where they begin: `None` for a speaker that is hearsay.
fn source_before(c: &Context, sentence: &Range<usize>, verb: usize) -> Option<(Option<FoundSpeaker>, usize)> {
    let doc = c.reading.doc;
    let noun = verb.checked_sub(1).filter(|n| *n >= sentence.start)?;
    let from = |tokens: Option<&Range<usize>>| tokens.map_or(noun, |t| t.start).max(sentence.start);
    if c.reading.words.clauses.hearsay.holds(&doc.tokens[noun].lemma) {
        return Some((None, from(Some(&speaker::phrase(doc, noun)))));
    }
    // "Officials in Paris": the source is a noun before the place.
    let near = (sentence.start.max(verb.saturating_sub(LONGEST))..verb).rev();
    for noun in near.filter(|n| doc.tokens[*n].tag.is_noun() || doc.tokens[*n].tag == Tag::Prp) {
        let found =
            speaker::of_noun(c.reading, c.cues, noun).filter(|_| speaker::is_source(c.reading, c.cues, noun));
        let reaches = noun + 1 == verb || doc.subtree(noun).end >= verb;
        if let Some(found) = found.filter(|_| reaches) {
            let start = from(found.tokens.as_ref()).min(speaker::phrase(doc, noun).start.max(sentence.start));
            return Some((Some(found), start));
        }
    }
    None
}

fn claim(c: &Context, sentence: &Range<usize>, comment: Comment) -> Option<FoundClaim> {
    let Comment { speaker, block, cue, rule } = comment;
    let hearsay = speaker.is_none();
    let speaker = speaker.unwrap_or_default();
    let mut found = if c.reading.token_is(block.end, &["that"]) {
        let end = c.quote_at(block.start).map_or(sentence.end, |q| q.inside.end.min(sentence.end));
        c.claim(speaker, Some(cue), [block.end + 1..end], Stance::Neutral, rule)?
    } else {
        let opens = block.start == sentence.start || is_break(c, block.start - 1);
        let closes =
            block.end >= sentence.end || c.reading.token_is(block.end, &[",", ".", ";", "—", "–", ")"]);
        (opens && closes).then(|| set_off(c, sentence, speaker, block, cue, rule))??
    };
    if hearsay && found.certainty == Certainty::Certain {
        found.certainty = Certainty::Possible;
    }
    Some(found)
}
