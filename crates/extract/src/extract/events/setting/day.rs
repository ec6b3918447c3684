//! The dates of an event, from the words that it hangs on.

use super::borrowed::small_number;
use super::chain::{Link, NOT_THEN, is_told_of};
use super::reach::{
    hangs_below, hangs_on, held, hung_by_mistake, in_next_stretch, is_resumed, sets_scene, told_in_clause,
};
use crate::extract::events::connective;
use crate::extract::events::governor::is_announced;
use crate::extract::events::ordinal;
use crate::extract::events::scene::{Placed, Scene};
use crate::extract::pattern::Match;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use crate::language::{Dep, Tag};
use jiff::ToSpan;

/// The dates of the nearest word of the chain that has any.
pub(super) fn dates<'s>(
    reading: &Reading,
    scene: &'s Scene,
    sentence: usize,
    found: &Match,
    chain: &[Link],
) -> Vec<&'s Placed> {
    let all = scene.dates(sentence);
    if all.is_empty() {
        return Vec::new();
    }
    let start = |d: &Placed| reading.dates[d.number].tokens.start;
    let other_time = |d: &Placed, p: usize| not_then(reading, d, p) && !in_force_since(reading, found, d, p);
    let told_when = |d: &&Placed| {
        (reading.voices.agree(start(d), found.trigger) || is_when_announced(reading, found.trigger, d))
            && !d.preposition.is_some_and(|p| other_time(d, p))
            && !dates_another(reading, d)
            && !is_of_the_next_time(reading, found.trigger, start(d))
            && !is_of_what_was_before(reading, found.trigger, d)
            && !is_of_the_saying(reading, found.trigger, d)
            && !is_at_least(reading, d)
            && !is_due_for_another(reading, found.trigger, d)
            && !(all.len() > 1 && is_part_of_its_name(reading, found.trigger, d))
    };
    // "held on Monday to mark the anniversary of the battle": the battle was on another day.
    let remembered = is_remembered(reading, found.trigger);
    let chain = if remembered { &chain[..chain.len().min(1)] } else { chain };
    for (level, link) in chain.iter().enumerate() {
        let on = link.joined && connective::goes_on(reading, link.token, found.trigger);
        let breath = link.joined && connective::same_breath(reading, link.token, found.trigger);
        let reachable = |d: &&Placed| {
            let day = breath && reading.dates[d.number].value.as_str().len() == 10;
            !link.joined || on || day || start(d) < link.token || start(d) > found.trigger
        };
        let mut here: Vec<&Placed> = (all.iter())
            .filter(|d| {
                hangs_on(d, link.token)
                    || (link.taken_up && reading.dates[d.number].tokens.contains(&link.token))
                    || (level == 0 && is_of_its_words(reading, found, d))
            })
            .filter(|d| {
                let taken_up = link.taken_up && reading.dates[d.number].tokens.contains(&link.token);
                taken_up || told_when(d)
            })
            .filter(reachable)
            .collect();
        // "its fourth test this year, on Saturday": the year only counts them.
        if here.len() > 1 || stands_apart(reading, found.trigger) {
            here.retain(|d| !counts_a_series(reading, d));
        }
        if !here.is_empty() {
            return from_to(reading, found.trigger, all, chosen(reading, found.trigger, here));
        }
    }
    if remembered || is_told_of(reading, found.trigger) {
        return Vec::new();
    }
    let apart = set_apart(reading, sentence, found, chain, &all.iter().filter(told_when).collect::<Vec<_>>());
    apart.into_iter().collect()
}

/// Whether a date hangs below the word of the event, or on what is told of it.
fn is_of_its_words(reading: &Reading, found: &Match, date: &Placed) -> bool {
    date.anchor != found.trigger
        && (hangs_below(reading, found, date.anchor)
            || held(reading, found.trigger, date.anchor)
            || told_in_clause(reading, found.trigger, date.anchor))
}

/// "the 50th anniversary of the war", "the 113th anniversary since the battle".
pub(in crate::extract::events) fn is_remembered(reading: &Reading, noun: usize) -> bool {
    let doc = reading.doc;
    let remembers = |n: usize| matches!(&*doc.tokens[n].lemma, "anniversary" | "centenary" | "bicentenary");
    let preposition = doc.head(noun).filter(|p| doc.tokens[*p].is_any(&["of", "since"]));
    // The parser may take "since" for the beginning of a clause.
    let start = doc.subtree(noun).start;
    let before = start >= 2 && doc.tokens[start - 1].is("since") && remembers(start - 2);
    before || preposition.and_then(|p| doc.head(p)).is_some_and(remembers)
}

/// "confirmed that they met, in an interview on Monday": that is the day of the interview.
pub(in crate::extract::events) fn is_of_the_saying(reading: &Reading, trigger: usize, date: &Placed) -> bool {
    const SAID: [&str; 7] =
        ["interview", "statement", "briefing", "broadcast", "tweet", "testimony", "telecast"];
    let doc = reading.doc;
    // "probes his talks with Ott, saying in March that …"
    let saying = doc.tokens[date.anchor].tag == Tag::Vbg
        && doc.tokens[date.anchor].dep == Dep::Advcl
        && !reading.cues.at(doc, date.anchor).is_empty()
        && date.anchor > trigger;
    if saying && !doc.dominates(date.anchor, trigger) {
        return true;
    }
    let mut path = doc.ancestors(date.at).take(4).take_while(|t| *t != trigger);
    let said = path.find(|t| doc.tokens[*t].is_any(&SAID));
    said.is_some_and(|n| {
        let inside = doc.head(n).is_some_and(|p| doc.tokens[p].is_any(&["in", "during", "at"]));
        inside && !doc.subtree(n).contains(&trigger)
    })
}

/// "discussed a session of the council, due in Russia in March": the session is due then.
fn is_due_for_another(reading: &Reading, trigger: usize, date: &Placed) -> bool {
    let doc = reading.doc;
    doc.is_verbal(trigger)
        && doc.tokens[date.anchor].is("due")
        && doc.head(date.anchor).is_some_and(|n| doc.tokens[n].tag.is_noun())
}

/// "more than 30 years ago", "over a decade ago": nobody says when.
fn is_at_least(reading: &Reading, date: &Placed) -> bool {
    let start = reading.dates[date.number].tokens.start;
    let before = |back: usize, words: &[&str]| start >= back && reading.token_is(start - back, words);
    before(1, &["than"]) && before(2, &["more", "less"])
        || before(1, &["least"])
        || before(1, &["over"]) && reading.token_is(reading.dates[date.number].tokens.end - 1, &["ago"])
}

/// "announced a truce on Monday": the day stands outside what is announced, and is the day of it.
fn is_when_announced(reading: &Reading, trigger: usize, date: &Placed) -> bool {
    let verb = reading.doc.head(trigger).filter(|_| reading.doc.tokens[trigger].dep == Dep::Dobj);
    verb.is_some_and(|v| hangs_on(date, v) && is_announced(reading, trigger, v))
}

/// "the winter session opened on Thursday": which session it is, where another date tells when.
fn is_part_of_its_name(reading: &Reading, trigger: usize, date: &Placed) -> bool {
    let found = &reading.dates[date.number];
    let season = matches!(found.value.as_str().get(5..), Some("21" | "22" | "23" | "24"));
    season && date.anchor == trigger && found.tokens.len() == 1 && found.tokens.end == trigger
}

/// Whether a date tells of a noun and not of when something took place.
fn dates_another(reading: &Reading, date: &Placed) -> bool {
    dates_a_noun(reading, date) || is_of_long_ago(reading, date)
}

/// "restored the ties severed in 2016": long past and hung on a participle that tells of something else than when the noun took place.
fn is_of_long_ago(reading: &Reading, date: &Placed) -> bool {
    let token = &reading.doc.tokens[date.anchor];
    let participle = token.dep == Dep::Acl && matches!(token.tag, Tag::Vbn | Tag::Vbd);
    let words = &reading.words;
    // "relations broken off", "embassies closed in 2016": only what gathers is closed as it takes place.
    let doc = reading.doc;
    let ended = doc.children_by(date.anchor, &[Dep::Prt]).any(|p| doc.tokens[p].is("off"))
        || &*token.lemma == "close" && !words.occasions.gatherings.contains(&doc.tokens[token.head].lemma);
    let takes_place =
        words.clauses.held.contains(&token.lemma) || words.occasions.told.contains(&token.lemma);
    let past = || {
        let last = reading.dates[date.number].value.latest()?;
        Some(last < reading.article.published?.checked_sub(1.year()).ok()?)
    };
    participle && (ended || !takes_place) && past().unwrap_or(false)
}

/// A date of the sentence that hangs on no word of the event: behind an attribution, before the clause, or misplaced by the parser.
pub(super) fn set_apart<'s>(
    reading: &Reading,
    sentence: usize,
    found: &Match,
    chain: &[Link],
    dates: &[&'s Placed],
) -> Option<&'s Placed> {
    let start = |d: &Placed| reading.dates[d.number].tokens.start;
    let mut all = dates.iter().copied();
    // "… in Oslo,” Ott said, “on 9 May”: what of his words stands behind the attribution hangs on its verb.
    if let Some(resumed) = all.clone().find(|d| is_resumed(reading, found.trigger, start(d), d.anchor)) {
        return Some(resumed);
    }
    let last = chain.last().map_or(found.trigger, |l| l.token);
    let misplaced = |d: &&Placed| {
        hung_by_mistake(reading, found.trigger, last, start(d), d.anchor)
            && !in_next_stretch(reading, found.trigger, start(d))
    };
    if let Some(date) = all.clone().find(misplaced) {
        return Some(date);
    }
    // "Meeting in Oslo on Monday, they adopted it": the clause in front sets the scene; "1994: A and B sign a truce".
    all.find(|d| {
        let end = reading.dates[d.number].tokens.end;
        chain.iter().any(|l| sets_scene(reading, d.anchor, l.token))
            || (start(d) == reading.doc.sentences[sentence].start && reading.token_is(end, &[":"]))
    })
}

/// "met in Oslo in May and again in Rome on April 6": what stands behind "and again" is of the other time.
pub(in crate::extract::events) fn is_of_the_next_time(
    reading: &Reading,
    trigger: usize,
    date: usize,
) -> bool {
    (trigger + 1..date.max(trigger + 1))
        .any(|t| reading.token_is(t, &["and"]) && reading.token_is(t + 1, &["again"]))
}

/// "shut him out after the February 2021 coup": a month or year in front of a noun tells when that was, after which it is.
pub(in crate::extract::events) fn is_of_what_was_before(
    reading: &Reading,
    trigger: usize,
    date: &Placed,
) -> bool {
    let doc = reading.doc;
    let found = &reading.dates[date.number];
    let noun = (found.tokens.end..date.anchor + 1).all(|t| !doc.tokens[t].tag.is_verb());
    let before = date.preposition.is_none() && date.anchor >= found.tokens.end && noun;
    let order = doc.head(date.anchor).filter(|_| doc.tokens[date.anchor].dep == Dep::Pobj);
    before
        && date.anchor != trigger
        && found.value.as_str().len() < 10
        && order.is_some_and(|p| reading.token_is(p, &["after", "since", "before", "following", "until"]))
}

/// "has been bound by a treaty since 1977", "have had a pact since May": the pact is of then.
fn in_force_since(reading: &Reading, found: &Match, date: &Placed, preposition: usize) -> bool {
    let doc = reading.doc;
    let perfect =
        doc.children_by(date.anchor, &[Dep::Aux]).any(|a| reading.token_is(a, &["has", "have", "had"]));
    let holds = matches!(&*doc.tokens[date.anchor].lemma, "bind" | "have" | "tie" | "link" | "be" | "join");
    let pact = reading.words.deeds.dated_pacts.contains(&doc.tokens[found.trigger].lemma)
        || doc.tokens[found.trigger].lemma.as_ref() == "bind";
    reading.token_is(preposition, &["since"]) && perfect && holds && pact
}

/// Whether a preposition only ties something to a time; "before dawn on Monday" is on Monday, "by July" is the day of what
/// lies ahead.
pub(in crate::extract::events) fn not_then(reading: &Reading, date: &Placed, preposition: usize) -> bool {
    if !reading.token_is(preposition, NOT_THEN) {
        return false;
    }
    // "have been talking since Monday", "has been in Oslo since Monday": it began then.
    let aux = |words: &[&str]| {
        reading.doc.children_by(date.anchor, &[Dep::Aux]).any(|a| reading.token_is(a, words))
    };
    let going_on = (reading.doc.tokens[date.anchor].tag == Tag::Vbg && aux(&["been"]))
        || (reading.token_is(date.anchor, &["been"]) && aux(&["has", "have", "had"]));
    if going_on && reading.token_is(preposition, &["since"]) {
        return false;
    }
    let behind = reading.doc.tokens.get(preposition + 1);
    if behind.is_some_and(|t| reading.words.occasions.parts_of_day.holds(t.text)) {
        return false;
    }
    let value = &reading.dates[date.number].value;
    let ahead = value.latest().zip(reading.article.published).is_some_and(|(d, p)| d > p);
    // "before the end of the year"
    let end = reading.token_is(preposition, &["before"])
        && (preposition + 1..preposition + 3).any(|t| reading.token_is(t, &["end"]));
    !((reading.token_is(preposition, &["by"]) || end) && ahead)
}

/// "since the election ten days ago", "after the vote last week": a bare date right behind a noun is the noun's.
pub(in crate::extract::events) fn dates_a_noun(reading: &Reading, date: &Placed) -> bool {
    let tokens = &reading.doc.tokens;
    let start = reading.dates[date.number].tokens.start;
    // "before dawn today" is today.
    let hour = |n: usize| reading.words.occasions.parts_of_day.holds(tokens[n].text);
    let noun = start.checked_sub(1).filter(|n| tokens[*n].tag.is_noun() && !hour(*n));
    let Some(noun) = noun else { return false };
    let before = (noun.saturating_sub(4)..noun).rev();
    let mut phrase = before.take_while(|t| !tokens[*t].tag.is_verb() && !tokens[*t].is(","));
    phrase.any(|t| tokens[t].is_any(NOT_THEN) && !tokens[t].is("by"))
}

/// ", its first such test this year,": said of what was told before the comma.
fn stands_apart(reading: &Reading, trigger: usize) -> bool {
    let doc = reading.doc;
    let whose = doc.child_by(trigger, &[Dep::Poss]).filter(|p| doc.tokens[*p].tag == Tag::PrpS);
    whose.and_then(|p| p.checked_sub(1)).is_some_and(|c| reading.token_is(c, &[","]))
}

/// "its fourth test this year": within which time a deed is the fourth, not when it was.
pub(in crate::extract::events) fn counts_a_series(reading: &Reading, date: &Placed) -> bool {
    let start = reading.dates[date.number].tokens.start;
    let noun = start.checked_sub(1).filter(|n| reading.doc.tokens[*n].tag.is_noun());
    reading.token_is(start, &["this", "last"]) && noun.is_some_and(|n| ordinal::of(reading.doc, n).is_some())
}

/// "from 4 to 6 December", "on May 4 to 6", of which the parser hangs but one on the event: both.
fn from_to<'s>(
    reading: &Reading,
    trigger: usize,
    all: &'s [Placed],
    chosen: Vec<&'s Placed>,
) -> Vec<&'s Placed> {
    let [one] = chosen[..] else { return chosen };
    let tokens = |d: &Placed| reading.dates[d.number].tokens.clone();
    let pair = |a: &Placed, b: &Placed| {
        let opens = tokens(a).start.checked_sub(1);
        let from = opens.is_some_and(|t| reading.token_is(t, &["from"]));
        // "on Jan 15 to 18"
        let share = reading.token_is(tokens(a).end, &["to", "through"])
            && tokens(a).len().abs_diff(tokens(b).len()) == 1;
        (from || share) && spans(reading, trigger, a, b)
    };
    let other = all.iter().find(|o| pair(o, one) || pair(one, o));
    match other {
        Some(o) if tokens(o).start < tokens(one).start => vec![o, one],
        Some(o) => vec![one, o],
        None => chosen,
    }
}

/// All dates where the phrase counts several occurrences, else the one that is nearest behind, or else before it.
pub(super) fn chosen<'s>(reading: &Reading, trigger: usize, here: Vec<&'s Placed>) -> Vec<&'s Placed> {
    let value = |d: &Placed| &reading.dates[d.number].value;
    let start = |d: &Placed| reading.dates[d.number].tokens.start;
    let doc = reading.doc;
    let counted = doc.tokens[trigger].tag == Tag::Nns
        && doc.children_by(trigger, &[Dep::Nummod]).next().is_some()
        && !doc.tokens[trigger].is("talks")
        || each_has_a_day(reading, trigger, here.len());
    let joined = here.iter().any(|d| d.joined);
    if counted || joined {
        let finest = here.iter().filter(|d| {
            !here.iter().any(|o| o.number != d.number && value(d).covers(value(o)) && value(d) != value(o))
        });
        let finest: Vec<&Placed> = finest.copied().collect();
        if finest.len() > 1 {
            let first = finest[0];
            return finest.into_iter().filter(|d| counted || d.joined || d.number == first.number).collect();
        }
        return finest;
    }
    let before = here.iter().any(|d| start(d) < trigger);
    let behind =
        here.iter().find(|d| start(d) > trigger && !(before && in_next_stretch(reading, trigger, start(d))));
    let last = here.iter().rev().find(|d| start(d) < trigger).or(here.last());
    behind.or(last).copied().into_iter().collect()
}

/// "has tested three devices: in 2006, in 2009 and on Monday": as many objects of the verb as days are told.
fn each_has_a_day(reading: &Reading, verb: usize, days: usize) -> bool {
    let doc = reading.doc;
    let number = |n: usize| small_number(doc.tokens[n].text) == i64::try_from(days).ok();
    days > 1
        && doc.is_verbal(verb)
        && doc
            .children_by(verb, &[Dep::Dobj])
            .any(|o| doc.tokens[o].tag == Tag::Nns && doc.children_by(o, &[Dep::Nummod]).any(number))
}

/// "in February or March": once, in either.
pub(super) fn either(reading: &Reading, one: &Placed, other: &Placed) -> bool {
    let end = reading.dates[one.number].tokens.end;
    let start = reading.dates[other.number].tokens.start;
    start == end + 1 && reading.token_is(end, &["or"])
}

/// "met four times between 1984 and 1987": in a span of time.
pub(super) fn between(reading: &Reading, one: &Placed, other: &Placed) -> bool {
    let (a, b) = (&reading.dates[one.number], &reading.dates[other.number]);
    let opens = a.tokens.start.checked_sub(1).is_some_and(|t| reading.token_is(t, &["between"]));
    opens && a.tokens.end + 1 == b.tokens.start && a.value.earliest() < b.value.latest()
}

/// "a visit on May 3 and 4", "will meet on Monday and Tuesday": one of several days.
pub(super) fn spans(reading: &Reading, trigger: usize, one: &Placed, other: &Placed) -> bool {
    let (a, b) = (&reading.dates[one.number], &reading.dates[other.number]);
    let next = |d: &Edtf| d.latest().and_then(|d| d.tomorrow().ok());
    let lemma = &*reading.doc.tokens[trigger].lemma;
    let length = |n: usize| a.value.as_str().len() == n && b.value.as_str().len() == n;
    // "fought from 1988 to 1994"
    let fought = matches!(lemma, "fight" | "wage") || reading.words.moods.is_war(lemma);
    let to = reading.token_is(a.tokens.end, &["to", "until", "till", "through"])
        && a.value.earliest() < b.value.latest();
    if fought && length(4) && to && a.tokens.end + 1 == b.tokens.start {
        return true;
    }
    // "will travel to Peru from May 20 to 27": told to be for so long.
    let from = to && a.tokens.start.checked_sub(1).is_some_and(|t| reading.token_is(t, &["from"]));
    (from || reading.words.occasions.lasts.contains(lemma))
        && (reading.doc.tokens[trigger].tag != Tag::Nns || lemma == "talk" || lemma == "talks")
        && a.tokens.end + 1 == b.tokens.start
        && (to
            || reading.token_is(a.tokens.end, &["and"])
                && next(&a.value).is_some_and(|d| b.value.earliest() == Some(d)))
        && length(10)
}
