//! Quotations without a cue of their own: those that go on after an attribution or over a paragraph's end, dialogue, and
//! interviews that name the speaker before a colon.

use super::context::Context;
use super::{FoundClaim, FoundSpeaker, certainty, speaker};
use crate::extract::speech::Quote;
use crate::facts::Stance;
use crate::facts::{EntityKind, Mode};
use crate::language::Dep;
use std::ops::Range;

/// What one paragraph leaves for the next.
#[derive(Default)]
pub(super) struct Dialogue {
    /// The last claim with words in quotation marks, by its number.
    last: Option<usize>,
    /// A quotation that no cue has claimed and that goes on.
    pending: Option<Range<usize>>,
    /// "Ott continued:" at the end of a paragraph.
    announced: Option<(FoundSpeaker, Range<usize>)>,
    /// The claim, by its number, of a statement without quotation marks that may go on in the next paragraph.
    statement: Option<usize>,
}

/// Gives each quotation of a paragraph that no claim holds to its speaker. `from` is the number of the paragraph's first
/// claim; `all` are the claims so far.
pub(super) fn find(
    c: &Context,
    paragraph: &Range<usize>,
    from: usize,
    all: &mut Vec<FoundClaim>,
    dialogue: &mut Dialogue,
) {
    if let Some((speaker, cue, words)) = interview(c, paragraph) {
        all.truncate(from);
        let claim = c.claim(speaker, Some(cue), [words], Stance::Neutral, "claims.quotation.interview");
        all.extend(claim.map(|f| FoundClaim { mode: Mode::Direct, parts: with_stop(c, f.parts), ..f }));
        *dialogue = Dialogue::default();
        return;
    }
    let announced = dialogue.announced.take();
    let first = c.quotes.partition_point(|q| q.whole.start < paragraph.start);
    let mut previous: Option<usize> = None;
    statement(c, paragraph, announced.as_ref(), all, dialogue);
    for quote in c.quotes[first..].iter().take_while(|q| q.whole.start < paragraph.end) {
        let opens = quote.whole.start == paragraph.start;
        let goes_on = quote.continues && opens;
        if let Some(signed) = signed(c, paragraph, quote) {
            all.push(signed);
            previous = Some(all.len() - 1);
            continue;
        }
        if let Some(held) = holder(all, from, quote) {
            if goes_on && let Some(pending) = dialogue.pending.take() {
                all[held].parts.insert(0, pending);
            }
            previous = Some(held);
            continue;
        }
        if let Some(last) = dialogue.last.filter(|_| goes_on) {
            extend(c, &mut all[last], quote);
            previous = Some(last);
            continue;
        }
        let before = nearest_before(all, from, quote).or(previous);
        let found = match (before, &announced) {
            (Some(last), _) => after(c, all, from, last, quote),
            (None, Some((speaker, cue))) if opens => {
                direct(c, speaker.clone(), Some(cue.clone()), quote, "claims.quotation.announced")
            }
            (None, _) => unannounced(c, paragraph, all, from, dialogue, quote)
                .or_else(|| partial(c, all, from, dialogue.last?, quote)),
        };
        match found {
            Some(claim) => {
                all.push(claim);
                previous = Some(all.len() - 1);
            }
            None if before.is_none() && (opens || quote.inside.end == paragraph.end) => {
                dialogue.pending = c.trim(quote.inside.clone())
            }
            None => {}
        }
    }
    leave(c, paragraph, from, all, dialogue, previous);
}

/// A paragraph of prose without quotation marks that the one before it announces as somebody's words.
fn block(
    c: &Context,
    paragraph: &Range<usize>,
    (speaker, cue): &(FoundSpeaker, Range<usize>),
) -> Option<FoundClaim> {
    let tokens = &c.reading.doc.tokens;
    let marks = paragraph.clone().any(|t| c.is_quoted(t) || tokens[t].is_quote());
    let ends = paragraph.clone().rev().take(2).any(|t| c.reading.token_is(t, &[".", "!", "?"]));
    let verb = paragraph.clone().any(|t| tokens[t].tag.is_verb());
    let prose = !marks && ends && verb && tokens[paragraph.start].is_capitalised();
    let (words, rule) = ([paragraph.clone()], "claims.quotation.announced");
    prose.then(|| c.claim(speaker.clone(), Some(cue.clone()), words, Stance::Neutral, rule)).flatten()
}

/// A statement without quotation marks: announced by the paragraph before, or going on from there.
fn statement(
    c: &Context,
    paragraph: &Range<usize>,
    announced: Option<&(FoundSpeaker, Range<usize>)>,
    all: &mut Vec<FoundClaim>,
    dialogue: &mut Dialogue,
) {
    let before = dialogue.statement.take();
    if let Some(claim) = announced.and_then(|announced| block(c, paragraph, announced)) {
        all.push(claim);
        dialogue.statement = Some(all.len() - 1);
    } else if let Some(number) = before.filter(|_| speaks_on(c, paragraph)) {
        go_on(c, &mut all[number], paragraph.clone());
        dialogue.statement = Some(number);
    }
}

/// Whether a paragraph of prose without quotation marks is in the first person: a statement that goes on.
fn speaks_on(c: &Context, paragraph: &Range<usize>) -> bool {
    let tokens = &c.reading.doc.tokens;
    let marks = paragraph.clone().any(|t| c.is_quoted(t) || tokens[t].is_quote());
    let first = |t: usize| {
        tokens[t].text == "I" || tokens[t].text != "US" && tokens[t].is_any(&["we", "our", "us", "my"])
    };
    !marks && paragraph.clone().any(first)
}

/// Adds a row of words to a claim.
fn go_on(c: &Context, claim: &mut FoundClaim, words: Range<usize>) {
    let Some(part) = c.trim(words) else { return };
    claim.parts.push(part);
    claim.certainty = certainty::of(c.reading, &claim.parts, claim.stance);
    claim.mode = c.mode(&claim.parts);
}

/// The words of an interview are quoted without marks, so their full stop is theirs.
fn with_stop(c: &Context, mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if let Some(last) = parts.last_mut().filter(|p| c.reading.token_is(p.end, &["."])) {
        last.end += 1;
    }
    parts
}

/// What the paragraph leaves for the next.
fn leave(
    c: &Context,
    paragraph: &Range<usize>,
    from: usize,
    all: &[FoundClaim],
    dialogue: &mut Dialogue,
    previous: Option<usize>,
) {
    dialogue.last = (from..all.len()).rev().find(|n| all[*n].mode != Mode::Indirect).or(previous);
    let last = c.quotes[..c.quotes.partition_point(|q| q.whole.start < paragraph.end)].last();
    if last.is_none_or(|q| q.inside.end != paragraph.end) {
        dialogue.pending = None;
    }
    dialogue.announced = announcement(c, paragraph);
}

/// A quotation behind a claim of its paragraph.
fn after(c: &Context, all: &mut [FoundClaim], from: usize, last: usize, quote: &Quote) -> Option<FoundClaim> {
    let direct = all[last].mode == Mode::Direct;
    if is_utterance(c, quote) || direct && (is_sentence(c, quote) || goes_on_outside(c, quote)) {
        return follow(c, all, last, quote);
    }
    partial(c, all, from, last, quote)
}

/// "“It is small,” Ott said. “It is a plan for the few” of his party.": a quotation that begins its sentence goes on from the one
/// before, though the writer ends the sentence.
fn goes_on_outside(c: &Context, quote: &Quote) -> bool {
    let doc = c.reading.doc;
    let sentence = &doc.sentences[doc.sentence_of(quote.whole.start)];
    let clause = quote.inside.clone().any(|t| doc.tokens[t].dep == Dep::Nsubj);
    let opens = sentence.start == quote.whole.start || sentence.start == quote.inside.start;
    let speaks = (quote.whole.end..sentence.end).any(|t| !c.cues.at(doc, t).is_empty());
    opens && clause && !speaks && quote.inside.len() > 7 && doc.tokens[quote.inside.start].is_capitalised()
}

/// The claim of this paragraph that holds a quotation.
fn holder(all: &[FoundClaim], from: usize, quote: &Quote) -> Option<usize> {
    let overlaps =
        |f: &FoundClaim| f.parts.iter().any(|p| p.start < quote.inside.end && quote.inside.start < p.end);
    // "“Ott told us, ‘We will sign.’ So we left.”": what is reported within holds only a part.
    let within = |f: &FoundClaim| f.cue.as_ref().is_some_and(|cue| quote.inside.contains(&cue.start));
    (from..all.len()).find(|n| overlaps(&all[*n]) && !within(&all[*n]))
}

/// The claim whose words or cue stand last before a quotation.
fn nearest_before(all: &[FoundClaim], from: usize, quote: &Quote) -> Option<usize> {
    let end = |f: &FoundClaim| {
        let words = f.parts.last().map_or(0, |p| p.end);
        words.max(f.cue.as_ref().map_or(0, |c| c.end))
    };
    let before = (from..all.len()).filter(|n| end(&all[*n]) <= quote.whole.start && all[*n].via.is_none());
    before.max_by_key(|n| (end(&all[*n]), usize::MAX - all[*n].parts[0].start))
}

/// A quotation that follows a direct one in the paragraph belongs to it; one that follows an indirect sentence is a claim
/// of its own by the same speaker.
fn follow(c: &Context, all: &mut [FoundClaim], last: usize, quote: &Quote) -> Option<FoundClaim> {
    let cue_behind = all[last].cue.as_ref().is_some_and(|cue| cue.start > all[last].parts[0].start);
    if all[last].mode == Mode::Direct || (all[last].mode == Mode::Mixed && cue_behind) {
        extend(c, &mut all[last], quote);
        return None;
    }
    direct(c, all[last].speaker.clone(), None, quote, "claims.quotation.uncued")
}

fn extend(c: &Context, claim: &mut FoundClaim, quote: &Quote) {
    let Some(part) = c.trim(quote.inside.clone()) else { return };
    claim.parts.push(part);
    // Nobody speaks in as many parts: what a hundred of them say is not weighed again for each that follows.
    if claim.parts.len() > 100 {
        return;
    }
    claim.certainty = certainty::of(c.reading, &claim.parts, claim.stance);
    claim.mode = c.mode(&claim.parts);
}

fn direct(
    c: &Context,
    speaker: FoundSpeaker,
    cue: Option<Range<usize>>,
    quote: &Quote,
    rule: &'static str,
) -> Option<FoundClaim> {
    c.claim(speaker, cue, [quote.inside.clone()], Stance::Neutral, rule)
}

/// Whether a quotation begins and ends as a sentence does, though it may be "No, never."
fn is_sentence(c: &Context, quote: &Quote) -> bool {
    stops(c, quote) && quote.inside.len() > 1 && c.reading.doc.tokens[quote.inside.start].is_capitalised()
}

/// Whether a quotation ends with a stop, within the marks of what is quoted in it too: "He said, ‘Go.’"
fn stops(c: &Context, quote: &Quote) -> bool {
    const STOPS: &[&str] = &[".", "!", "?", "…", "...", ","];
    let last = quote.inside.end - 1;
    let inner = c.reading.token_is(last, &["’", "'", "”", "\""]) && last > quote.inside.start;
    c.reading.token_is(last, STOPS) || inner && c.reading.token_is(last - 1, STOPS)
}

/// Whether a quotation is a sentence rather than a word that the writer holds at arm's length, or a title.
fn is_utterance(c: &Context, quote: &Quote) -> bool {
    let doc = c.reading.doc;
    let begins = doc.tokens[quote.inside.start].is_capitalised()
        || c.reading.token_is(quote.inside.start, &["[", "...", "…", "("]);
    let ends = quote.inside.end == quote.whole.end
        || stops(c, quote)
        || c.reading.token_is(quote.whole.end, &[".", "!", "?"]);
    let verb = quote.inside.clone().any(|t| doc.tokens[t].tag.is_verb());
    begins && ends && verb && quote.inside.len() > 3
}

/// A quotation in a paragraph without any claim before it: the subject of its own sentence speaks ("Ott was blunt: “…”"),
/// or of the next ("“…” Ott left."), or in dialogue the last speaker goes on.
fn unannounced(
    c: &Context,
    paragraph: &Range<usize>,
    all: &[FoundClaim],
    from: usize,
    dialogue: &Dialogue,
    quote: &Quote,
) -> Option<FoundClaim> {
    if !is_utterance(c, quote) {
        return None;
    }
    let doc = c.reading.doc;
    let sentence = &doc.sentences[doc.sentence_of(quote.whole.start)];
    let own =
        (sentence.start.max(paragraph.start)..quote.whole.start).find(|t| doc.tokens[*t].dep == Dep::Nsubj);
    let colon = quote.whole.start > paragraph.start
        && c.reading.token_is(quote.whole.start - 1, &[":", ",", "—", "–"]);
    if let Some(speaker) = own.filter(|_| colon).and_then(|s| person(c, s)) {
        return direct(c, speaker, None, quote, "claims.quotation.uncued-own");
    }
    if quote.whole.start != paragraph.start {
        return None;
    }

    let double = !matches!(doc.tokens[quote.whole.start].text, "'" | "‘");
    let closed = quote.inside.end < quote.whole.end;
    let all_quote = quote.whole.end + 1 >= paragraph.end && double && closed;
    if all_quote {
        let last = dialogue.last.filter(|l| *l < from && all[*l].mode == Mode::Direct)?;
        return direct(c, all[last].speaker.clone(), None, quote, "claims.quotation.dialogue");
    }
    let next = doc.sentences.get(doc.sentence_of(quote.whole.end))?;
    let subject = (quote.whole.end..next.end).find(|t| doc.tokens[*t].dep == Dep::Nsubj)?;
    let near = subject < quote.whole.end + 5;
    person(c, subject)
        .filter(|_| near && all.len() == from)
        .and_then(|s| direct(c, s, None, quote, "claims.quotation.next"))
}

/// "“…” — Anna Ott": a quotation with the name of its speaker behind a dash, and nothing more.
fn signed(c: &Context, paragraph: &Range<usize>, quote: &Quote) -> Option<FoundClaim> {
    let dash = quote.whole.end;
    let signs = c.reading.token_is(dash, &["—", "–", "―", "--", "-"]) && is_sentence(c, quote);
    let beginning = signs && dash + 1 < paragraph.end && !c.is_quoted(dash + 1);
    let (speaker, noun) =
        beginning.then(|| speaker::starting_at(c.reading, c.cues, dash + 1, paragraph.end)).flatten()?;
    let rest = noun + 1;
    let done = rest >= paragraph.end || c.is_quoted(rest) || c.reading.token_is(rest, &[".", ","]);
    done.then(|| direct(c, speaker, Some(dash..dash + 1), quote, "claims.quotation.signed")).flatten()
}

/// A sentence without a cue that quotes a good part of a sentence: the writer still reports who spoke last.
fn partial(c: &Context, all: &[FoundClaim], from: usize, last: usize, quote: &Quote) -> Option<FoundClaim> {
    let doc = c.reading.doc;
    let sentence = doc.sentences[doc.sentence_of(quote.whole.start)].clone();
    let claimed =
        all[from..].iter().any(|f| f.parts.iter().any(|p| p.start < sentence.end && sentence.start < p.end));
    let near = doc.sentence_of(quote.whole.start) <= doc.sentence_of(all[last].parts[0].start) + 6;
    let long = quote.inside.len() > 7
        && quote
            .inside
            .clone()
            .any(|t| doc.tokens[t].tag.is_verb() || doc.tokens[t].tag == crate::language::Tag::Md);
    let fits =
        long && near && !claimed && quote.whole.end <= sentence.end + 1 && sentence.start < quote.whole.start;
    fits.then(|| {
        c.claim(
            all[last].speaker.clone(),
            None,
            [sentence.start..sentence.end.max(quote.whole.end)],
            Stance::Neutral,
            "claims.quotation.partial",
        )
    })
    .flatten()
}

/// A speaker who is a person by name or pronoun.
fn person(c: &Context, noun: usize) -> Option<FoundSpeaker> {
    let mention = c.reading.named_at(noun)?;
    let human = mention.entities.iter().any(|e| c.reading.kind(*e) == EntityKind::Person);
    human.then(|| speaker::of_noun(c.reading, c.cues, noun)).flatten()
}

/// "Ott continued:" alone, or at the end of a paragraph: the next paragraph is what Ott says.
fn announcement(c: &Context, paragraph: &Range<usize>) -> Option<(FoundSpeaker, Range<usize>)> {
    let doc = c.reading.doc;
    let last = paragraph.end.checked_sub(1).filter(|t| c.reading.token_is(*t, &[":"]))?;
    let sentence = doc.sentences[doc.sentence_of(last)].clone();
    // "Ott made the following statement:"
    let said = |verb: usize| {
        let noun = doc.child_by(verb, &[Dep::Dobj]).filter(|n| doc.dominates(*n, last) || *n + 1 == last);
        noun.is_some_and(|n| c.cues.is_saying(&doc.tokens[n].lemma))
    };
    let reports = |t: &usize| doc.tokens[*t].tag.is_verb() && (!c.cues.at(doc, *t).is_empty() || said(*t));
    let cue = sentence.clone().rev().find(reports)?;
    let subject = doc.antecedent_of_relative(cue, doc.surface_subject(cue)?);
    Some((speaker::of_noun(c.reading, c.cues, subject)?, cue..cue + 1))
}

/// `OTT: We will not sign.`: a name before a colon at the beginning of a paragraph.
fn interview(c: &Context, paragraph: &Range<usize>) -> Option<(FoundSpeaker, Range<usize>, Range<usize>)> {
    let doc = c.reading.doc;
    let start = paragraph.start + usize::from(doc.tokens[paragraph.start].is_quote());
    let colon = (start + 1..paragraph.end.min(start + 10)).find(|t| c.reading.token_is(*t, &[":"]))?;
    let name = start..colon;
    let upper = name
        .clone()
        .all(|t| doc.tokens[t].shape == crate::language::Shape::Upper || !doc.tokens[t].is_word())
        && name
            .clone()
            .any(|t| doc.tokens[t].is_word() && doc.tokens[t].text.chars().any(char::is_alphabetic));
    let named = c.reading.named_at(colon - 1).filter(|m| m.whole.start <= start && m.tokens.end == colon);
    let mention =
        named.or_else(|| c.reading.mention_from(start).filter(|m| of_country(c, m.tokens.end..colon)));
    let human = mention.is_some_and(|m| m.entities.iter().any(|e| c.reading.kind(*e) == EntityKind::Person));
    // "ISLAMABAD: The minister left.": a dateline.
    let dateline =
        mention.is_some_and(|m| m.entities.iter().any(|e| c.reading.kind(*e) == EntityKind::Place));
    let words = colon + 1..paragraph.end;
    // In quotation marks it is what is said only where they hold all of it.
    let quote = c.quote_beginning_in(words.start..words.start + 1);
    if quote.is_some_and(|q| !human || q.whole.end + 1 < paragraph.end) {
        return None;
    }
    let first = quote.map_or(words.start, |q| q.inside.start);
    let sentence_like = words.len() > 4
        && doc.tokens.get(first).is_some_and(|t| t.is_capitalised())
        && words.clone().any(|t| doc.tokens[t].tag.is_verb());
    if !(upper || human) || dateline || !sentence_like {
        return None;
    }
    let speaker = FoundSpeaker {
        entities: mention.map(|m| m.entities.clone()).unwrap_or_default(),
        tokens: Some(name.clone()),
        ..FoundSpeaker::default()
    };
    Some((speaker, name, words))
}

/// "of Ruritania" between a name and its colon.
fn of_country(c: &Context, words: Range<usize>) -> bool {
    let last = words.end.checked_sub(1).and_then(|t| c.reading.named_at(t));
    let country = last.is_some_and(|m| m.entities.iter().any(|e| c.reading.kind(*e) == EntityKind::Country));
    country && words.len() >= 2 && c.reading.token_is(words.start, &["of"])
}
