//! Date and place of an event, from the tree around the word that names it: its own clause first, then the clauses that it
//! depends on.

use super::scene::{Placed, Scene, WHERE, site_at};
use super::{occasion, ordinal, sequence};
use crate::extract::pattern::{self, Match};
use crate::extract::reading::Reading;
use crate::extract::voice::Voice;
use crate::facts::{Edtf, EntityKind, MentionKind};
use crate::language::{Dep, Relation, Tag};

/// When and where; one entry for each occurrence that the phrase counts: "tests in 2016 and 2017".
pub(in crate::extract) type Setting = (Option<Edtf>, Option<usize>);

/// Prepositions that tie a clause to a time without being that time.
const NOT_THEN: &[&str] = &["since", "until", "till", "after", "before", "ahead", "following", "prior", "by"];

/// A word above the trigger, and whether it was reached over an "and".
pub(super) struct Link {
    pub(super) token: usize,
    joined: bool,
    /// It is what "where" or "when" takes up: "in Paris, where they met".
    taken_up: bool,
}

pub(in crate::extract) fn around(
    reading: &Reading,
    scene: &Scene,
    found: &Match,
    place: Option<usize>,
) -> Vec<Setting> {
    let chain = chain(reading, found);
    let sentence = reading.doc.sentence_of(found.trigger);
    let dates = dates(reading, scene, sentence, found, &chain);
    let place = place.or_else(|| named_place(reading, found.trigger));
    let nearest = || {
        place
            .or_else(|| chain.iter().take(2).find_map(|l| there(reading, scene, sentence, l.token)))
            .or_else(|| place_at(reading, scene, sentence, found, &chain))
            .or_else(|| of_gathering(reading, found.trigger))
            .or_else(|| occasion::site(reading, scene, sentence, found, &chain))
    };
    let site = |p: Option<usize>| p.map(|p| exact(reading, scene, found, p));
    let value = |d: &Placed| reading.dates[d.number].value.clone();
    match dates.as_slice() {
        [] => {
            let (date, times) = sequence::near(reading, scene, found.trigger).unzip();
            let date = date
                .or_else(|| occasion::day(reading, scene, sentence, found, &chain))
                .or_else(|| there_then(reading, scene, sentence, &chain))
                .or_else(|| headed(reading, scene, sentence))
                .or_else(|| same_day(reading, scene, sentence, &chain));
            vec![(date, site(nearest())); times.unwrap_or(1)]
        }
        [one, other] if spans(reading, found.trigger, one, other) => {
            let days = format!("{}/{}", value(one).as_str(), value(other).as_str());
            let place = nearest().or(one.place).or_else(|| beside(reading, scene, sentence, other));
            vec![(Edtf::parse(&days).ok().or_else(|| Some(value(one))), site(place))]
        }
        [date] => {
            let place = nearest().or(date.place).or_else(|| beside(reading, scene, sentence, date));
            vec![(Some(value(date)), site(place))]
        }
        _ => {
            let beside = |d: &Placed| d.place.or_else(|| beside(reading, scene, sentence, d)).or(place);
            dates.iter().map(|d| (Some(value(d)), site(beside(d)))).collect()
        }
    }
}

/// "a visit on May 3 and 4", "will meet on Monday and Tuesday": one of several days.
fn spans(reading: &Reading, trigger: usize, one: &Placed, other: &Placed) -> bool {
    let (a, b) = (&reading.dates[one.number], &reading.dates[other.number]);
    let next = |d: &Edtf| d.latest().and_then(|d| d.tomorrow().ok());
    let lasts = [
        "visit",
        "meet",
        "meeting",
        "talk",
        "talks",
        "summit",
        "conference",
        "session",
        "trip",
        "tour",
        "be",
        "stay",
    ];
    let lemma = &*reading.doc.tokens[trigger].lemma;
    lasts.contains(&lemma)
        && (reading.doc.tokens[trigger].tag != Tag::Nns || lemma == "talk" || lemma == "talks")
        && a.tokens.end + 1 == b.tokens.start
        && reading.token_is(a.tokens.end, &["and"])
        && next(&a.value).is_some_and(|d| b.value.earliest() == Some(d))
        && a.value.as_str().len() == 10
        && b.value.as_str().len() == 10
}

/// The place named right before or behind a date: "in Oslo in June", "on Monday in Oslo".
fn beside(reading: &Reading, scene: &Scene, sentence: usize, date: &Placed) -> Option<usize> {
    let tokens = &reading.dates[date.number].tokens;
    let near = |p: &&Placed| {
        let gap = if p.at < tokens.start { p.at + 1..tokens.start } else { tokens.end..p.at };
        gap.len() <= 2 && gap.clone().all(|t| reading.doc.tokens[t].tag == Tag::In)
    };
    let located = |p: &&Placed| {
        p.preposition.is_some_and(|w| reading.token_is(w, WHERE)) && reading.voices.agree(p.at, tokens.start)
    };
    scene.places(sentence).iter().filter(located).find(near).map(|p| p.number)
}

/// The city of a landmark; the capital where the words say "the capital" of a country.
fn exact(reading: &Reading, scene: &Scene, found: &Match, place: usize) -> usize {
    let capital = reading.kind(place) == EntityKind::Country
        && found.words.iter().any(|w| &*reading.doc.tokens[*w].lemma == "capital");
    let city = if capital { scene.atlas.capital(place) } else { None };
    scene.atlas.city(city.unwrap_or(place))
}

/// The trigger and the words above it whose dates and places are its own too, the nearest first.
fn chain(reading: &Reading, found: &Match) -> Vec<Link> {
    let doc = reading.doc;
    let mut chain = vec![Link { token: found.trigger, joined: false, taken_up: false }];
    let mut at = found.trigger;
    let mut joined = false;
    for _ in 0..8 {
        let Some(head) = doc.head(at) else { break };
        let token = &doc.tokens[at];
        // "offered help for the war on Monday": the war was not on Monday.
        let standing = at == found.trigger
            && token.dep == Dep::Pobj
            && reading.words.clauses.standing.contains(&token.lemma);
        if standing && !doc.tokens[head].is_any(&["in", "during"]) {
            break;
        }
        // "signed on Friday after a meeting with Ott": both were on Friday, unless it is told how long after.
        let same_day = doc.tokens[head].is_any(&["after", "following"])
            && is_gathering(&doc.tokens[found.trigger].lemma)
            && doc.child_by(head, &[Dep::Npadvmod, Dep::Advmod]).is_none();
        let then = doc.tokens[head].is_any(NOT_THEN) && !doc.tokens[head].is("by") && !same_day;
        let ahead_of = token.dep == Dep::Prep && doc.tokens[head].is_any(&["ahead", "prior"]);
        if ahead_of || (then && matches!(token.dep, Dep::Pobj | Dep::Pcomp)) {
            break;
        }
        let crosses = match token.dep {
            // "were in Oslo on Monday to see Ott sworn in"
            Dep::Ccomp if doc.tokens[head].is_any(&["see", "watch", "witness"]) => true,
            Dep::Ccomp | Dep::Appos | Dep::Poss | Dep::Parataxis => false,
            Dep::Advcl => {
                !doc.children_by(at, &[Dep::Mark, Dep::Advmod]).any(|m| doc.tokens[m].is_any(NOT_THEN))
            }
            Dep::Conj => {
                joined = true;
                true
            }
            _ => true,
        };
        if !crosses {
            break;
        }
        let taken_up = token.dep == Dep::Relcl
            && doc.children_by(at, &[Dep::Advmod]).any(|w| doc.tokens[w].is_any(&["where", "when"]));
        if !matches!(doc.tokens[head].tag, Tag::In | Tag::To) {
            chain.push(Link { token: head, joined, taken_up });
        }
        if token.dep == Dep::Relcl && !taken_up {
            break;
        }
        at = head;
    }
    chain
}

/// The dates of the nearest word of the chain that has any.
fn dates<'s>(
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
    let told_when = |d: &&Placed| {
        reading.voices.agree(start(d), found.trigger)
            && !d.preposition.is_some_and(|p| not_then(reading, d, p))
            && !dates_a_noun(reading, d)
    };
    let with_words = |d: &&Placed| {
        d.anchor != found.trigger
            && (hangs_below(reading, found, d.anchor)
                || held(reading, found.trigger, d.anchor)
                || told_in_clause(reading, found.trigger, d.anchor))
    };
    for (level, link) in chain.iter().enumerate() {
        let reachable = |d: &&Placed| !link.joined || start(d) < link.token || start(d) > found.trigger;
        let mut here: Vec<&Placed> = (all.iter())
            .filter(|d| {
                hangs_on(d, link.token)
                    || (link.taken_up && reading.dates[d.number].tokens.contains(&link.token))
                    || (level == 0 && with_words(d))
            })
            .filter(|d| {
                let taken_up = link.taken_up && reading.dates[d.number].tokens.contains(&link.token);
                taken_up || told_when(d)
            })
            .filter(reachable)
            .collect();
        // "its fourth test this year, on Saturday": the year only counts them.
        if here.len() > 1 {
            here.retain(|d| !counts_a_series(reading, d));
        }
        if !here.is_empty() {
            return chosen(reading, found.trigger, here);
        }
    }
    let apart = set_apart(reading, sentence, found, chain, &all.iter().filter(told_when).collect::<Vec<_>>());
    apart.into_iter().collect()
}

/// A date of the sentence that hangs on no word of the event: behind an attribution, before the clause, or misplaced by the parser.
fn set_apart<'s>(
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
    let misplaced = |d: &&Placed| hung_by_mistake(reading, found.trigger, last, start(d), d.anchor);
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

/// Whether a date or place stands behind the trigger, hung on something else by mistake, with no other clause between: on what
/// happens at no time ("with the minister, Bo Berg, on Monday"), on a gerund ("an accord on mining in Oslo").
fn hung_by_mistake(reading: &Reading, trigger: usize, last: usize, at: usize, anchor: usize) -> bool {
    let doc = reading.doc;
    let clause = |t: &usize| {
        let word = &doc.tokens[*t];
        let gerund = word.tag == Tag::Vbg && matches!(word.dep, Dep::Pobj | Dep::Compound | Dep::Amod);
        (word.tag.is_verb() && !gerund) || word.tag == Tag::Md || word.is(";")
    };
    let word = &doc.tokens[anchor];
    let person = reading
        .named_at(anchor)
        .is_some_and(|m| m.entities.iter().all(|e| reading.kind(*e) == EntityKind::Person));
    let office = matches!(
        &*word.lemma,
        "leader" | "president" | "minister" | "counterpart" | "chief" | "premier" | "envoy"
    );
    at > trigger
        && at <= trigger + if person || office { 24 } else { 12 }
        && doc.subtree(last).contains(&at)
        && !(trigger + 1..at).any(|t| clause(&t))
        && (!word.tag.is_noun() || person || office)
}

/// "its fourth test this year": within which time a deed is the fourth, not when it was.
fn counts_a_series(reading: &Reading, date: &Placed) -> bool {
    let start = reading.dates[date.number].tokens.start;
    let noun = start.checked_sub(1).filter(|n| reading.doc.tokens[*n].tag.is_noun());
    reading.token_is(start, &["this", "last"]) && noun.is_some_and(|n| ordinal::of(reading.doc, n).is_some())
}

/// "had signed it hours earlier": on the day told of last, in the sentence before.
fn same_day(reading: &Reading, scene: &Scene, sentence: usize, chain: &[Link]) -> Option<Edtf> {
    let doc = reading.doc;
    let earlier = |t: usize| {
        doc.children_by(t, &[Dep::Advmod, Dep::Npadvmod, Dep::Prep]).any(|a| {
            let hours = std::iter::once(a)
                .chain(doc.children(a))
                .any(|h| reading.token_is(h, &["hours", "minutes", "hour"]));
            let order = std::iter::once(a)
                .chain(doc.children(a))
                .any(|h| reading.token_is(h, &["earlier", "later", "before", "after"]));
            hours && order
        })
    };
    if !chain.iter().take(2).any(|l| earlier(l.token)) {
        return None;
    }
    let date = scene.dates(sentence.checked_sub(1)?).last()?;
    Some(reading.dates[date.number].value.clone())
}

/// "1994: A and B sign a truce", where the date became a sentence of its own.
fn headed(reading: &Reading, scene: &Scene, sentence: usize) -> Option<Edtf> {
    let doc = reading.doc;
    let before = sentence.checked_sub(1)?;
    let words = doc.sentences[before].clone();
    let head = words.len() <= 6 && reading.token_is(words.end - 1, &[":"]);
    let date =
        scene.dates(before).first().filter(|d| head && reading.dates[d.number].tokens.start == words.start);
    date.map(|d| reading.dates[d.number].value.clone())
}

/// Whether a participle in front of a clause tells where and when it is set: "meeting in Oslo on Monday".
fn sets_scene(reading: &Reading, participle: usize, verb: usize) -> bool {
    let doc = reading.doc;
    let gathers = doc.tokens[participle].is_any(&[
        "meeting",
        "gathering",
        "speaking",
        "convening",
        "arriving",
        "sitting",
    ]);
    gathers
        && participle < verb
        && doc.tokens[participle].dep == Dep::Advcl
        && doc.head(participle) == Some(verb)
}

/// Whether a preposition only ties something to a time; "before dawn on Monday" is on Monday, "by July" is the day of what
/// lies ahead.
pub(super) fn not_then(reading: &Reading, date: &Placed, preposition: usize) -> bool {
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
    const PARTS: &[&str] = &[
        "dawn",
        "dusk",
        "midnight",
        "noon",
        "daybreak",
        "sunrise",
        "sunset",
        "dark",
        "nightfall",
        "lunch",
        "breakfast",
    ];
    if reading.token_is(preposition + 1, PARTS) {
        return false;
    }
    let value = &reading.dates[date.number].value;
    let ahead = value.latest().zip(reading.article.published).is_some_and(|(d, p)| d > p);
    !(reading.token_is(preposition, &["by"]) && ahead)
}

/// Verbs in whose clause a noun is told to take place: "the pact that they signed in May", "talks due to open today".
const TOLD: &[&str] = &[
    "hold",
    "convene",
    "host",
    "stage",
    "schedule",
    "plan",
    "sign",
    "organize",
    "organise",
    "conduct",
    "open",
    "begin",
    "start",
    "take",
    "happen",
    "occur",
    "issue",
    "adopt",
    "reach",
    "set",
    "launch",
    "carry",
    "wage",
    "fight",
    "attend",
    "watch",
    "conclude",
    "ink",
    "ratify",
    "initial",
    "strike",
    "seal",
    "agree",
    "mount",
    "make",
    "pay",
    "end",
    "due",
    "slate",
    "resume",
    "close",
    "negotiate",
    "break",
    "erupt",
    "fire",
    "test",
    "celebrate",
    "mark",
    "land",
    "kill",
    "broker",
    "mediate",
];

/// Whether a date or place belongs to a clause that describes the event's noun.
fn told_in_clause(reading: &Reading, trigger: usize, anchor: usize) -> bool {
    let doc = reading.doc;
    let mut at = anchor;
    for _ in 0..4 {
        let token = &doc.tokens[at];
        let describes = matches!(token.dep, Dep::Relcl | Dep::Acl | Dep::Amod | Dep::Xcomp | Dep::Acomp);
        if !describes || !TOLD.contains(&&*token.lemma) {
            return false;
        }
        match doc.head(at) {
            Some(head) if head == trigger => return true,
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// Whether a date or place of a speaker's words hangs on the attribution that parts them, with no verb of his between it and
/// what it tells of.
fn is_resumed(reading: &Reading, trigger: usize, at: usize, anchor: usize) -> bool {
    let voices = &reading.voices;
    let verb = |t: usize| reading.doc.tokens[t].tag.is_verb() && voices.agree(t, trigger);
    voices.at(trigger) != Voice::Article
        && voices.agree(at, trigger)
        && !voices.agree(anchor, trigger)
        && at > trigger
        && !(trigger + 1..at).any(verb)
}

/// "since the election ten days ago", "after the vote last week": a bare date right behind a noun is the noun's.
fn dates_a_noun(reading: &Reading, date: &Placed) -> bool {
    let tokens = &reading.doc.tokens;
    let start = reading.dates[date.number].tokens.start;
    let Some(noun) = start.checked_sub(1).filter(|n| tokens[*n].tag.is_noun()) else { return false };
    let before = (noun.saturating_sub(4)..noun).rev();
    let mut phrase = before.take_while(|t| !tokens[*t].tag.is_verb() && !tokens[*t].is(","));
    phrase.any(|t| tokens[t].is_any(NOT_THEN) && !tokens[t].is("by"))
}

/// Whether a date or place hangs on a word, right away or by way of a place.
fn hangs_on(placed: &Placed, token: usize) -> bool {
    placed.anchor == token || placed.outer == Some(token)
}

fn held(reading: &Reading, trigger: usize, participle: usize) -> bool {
    let doc = reading.doc;
    let token = &doc.tokens[participle];
    participle > trigger
        && matches!(token.tag, Tag::Vbn | Tag::Vbd)
        && reading.words.clauses.held.contains(&token.lemma)
        && doc.tokens[trigger].tag.is_noun()
        && doc
            .child_by(participle, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Auxpass, Dep::Dobj])
            .is_none()
        && doc.subtree(trigger).contains(&(participle - 1))
        && !doc.tokens[participle - 1].is_any(&[",", "and", "or", "but"])
}

/// Whether a preposition says what something is about: "talks on the war in Sudan".
fn tells_topic(reading: &Reading, preposition: usize) -> bool {
    let doc = reading.doc;
    let topic = doc.tokens[preposition].is_any(&["about", "regarding", "concerning", "over", "against"])
        || doc.tokens[preposition].is("on")
            && doc
                .head(preposition)
                .is_some_and(|h| reading.words.clauses.talk.contains(&doc.tokens[h].lemma));
    // "on Monday", "on the sidelines"
    topic
        && !doc.children_by(preposition, &[Dep::Pobj]).any(|o| {
            doc.tokens[o].is_any(&["sidelines", "sideline", "margins", "board"])
                || reading.date_at(o).is_some()
        })
}

/// Whether a word is below the trigger with no other clause between: "hosted him for [talks on Monday]".
fn hangs_below(reading: &Reading, found: &Match, anchor: usize) -> bool {
    let doc = reading.doc;
    let mut at = anchor;
    for _ in 0..8 {
        if at == found.trigger {
            return true;
        }
        // "talks held in Oslo in May"
        let held = doc.tokens[at].dep == Dep::Acl && matches!(doc.tokens[at].tag, Tag::Vbn | Tag::Vbd);
        if (doc.tokens[at].tag.is_verb() && !held)
            || matches!(doc.tokens[at].dep, Dep::Relcl | Dep::Advcl | Dep::Conj)
        {
            return false;
        }
        let Some(head) = doc.head(at) else { return false };
        if doc.tokens[head].is_any(NOT_THEN) || tells_topic(reading, head) {
            return false;
        }
        at = head;
    }
    false
}

/// All dates where the phrase counts several occurrences, else the one that is nearest behind, or else before it.
fn chosen<'s>(reading: &Reading, trigger: usize, here: Vec<&'s Placed>) -> Vec<&'s Placed> {
    let value = |d: &Placed| &reading.dates[d.number].value;
    let start = |d: &Placed| reading.dates[d.number].tokens.start;
    let doc = reading.doc;
    let counted = doc.tokens[trigger].tag == Tag::Nns
        && doc.children_by(trigger, &[Dep::Nummod]).next().is_some()
        && !doc.tokens[trigger].is("talks");
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
    let behind = here.iter().find(|d| start(d) > trigger);
    behind.or(here.last()).copied().into_iter().collect()
}

/// "the Geneva talks".
fn named_place(reading: &Reading, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let names = doc.children_by(trigger, &[Dep::Compound, Dep::Nmod, Dep::Amod]).collect::<Vec<_>>();
    names.into_iter().find_map(|n| {
        let found = reading.named_at(n)?;
        let capital = found.kind == MentionKind::Metonym;
        found.entities.first().copied().filter(|e| capital || reading.kind(*e) == EntityKind::Place)
    })
}

/// "met at the Tokyo summit", "talks on the sidelines of the Geneva conference": where the gathering is.
fn of_gathering(reading: &Reading, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let behind = |word: usize, words: &'static [&'static str]| {
        let prepositions = doc.children_by(word, &[Dep::Prep]).filter(move |p| doc.tokens[*p].is_any(words));
        prepositions.filter_map(|p| doc.child_by(p, &[Dep::Pobj]))
    };
    behind(trigger, &["at", "during", "on"]).find_map(|noun| {
        let margin = doc.tokens[noun].is_any(&["sidelines", "sideline", "margins"]);
        let gathering = if margin { behind(noun, &["of"]).next()? } else { noun };
        reading
            .words
            .clauses
            .talk
            .contains(&doc.tokens[gathering].lemma)
            .then(|| named_place(reading, gathering))
            .flatten()
    })
}

/// "their meeting there": the place that was named last, in this sentence or the one before.
fn there(reading: &Reading, scene: &Scene, sentence: usize, trigger: usize) -> Option<usize> {
    let doc = reading.doc;
    let pointer = doc.children_by(trigger, &[Dep::Advmod]).find(|a| doc.tokens[*a].is("there"))?;
    let before = scene.places(sentence).iter().rev().filter(|p| p.at < pointer);
    let earlier = sentence.checked_sub(1).map_or(&[][..], |s| scene.places(s)).iter().rev();
    before.chain(earlier).map(|p| p.number).next()
}

/// "They flew to Oslo on Monday. There they met": on the day of the sentence before, where it has but one.
fn there_then(reading: &Reading, scene: &Scene, sentence: usize, chain: &[Link]) -> Option<Edtf> {
    let doc = reading.doc;
    let start = doc.sentences[sentence].start;
    let opens = reading.token_is(start, &["there"]);
    let pointed = chain.iter().take(2).any(|l| doc.child_by(l.token, &[Dep::Advmod]) == Some(start));
    if !opens || !pointed || doc.paragraph_of(sentence) != doc.paragraph_of(sentence.checked_sub(1)?) {
        return None;
    }
    match scene.dates(sentence - 1) {
        [date] => Some(reading.dates[date.number].value.clone()),
        _ => None,
    }
}

/// "were put off until September", "has slipped to June": the day that is now meant.
pub(super) fn put_off_to(reading: &Reading, scene: &Scene, trigger: usize) -> Option<Edtf> {
    const PUTS_OFF: &[&str] = &[
        "postpone",
        "delay",
        "defer",
        "reschedule",
        "slip",
        "put",
        "push",
        "move",
        "shift",
        "adjourn",
        "carry",
    ];
    let doc = reading.doc;
    let verbs = pattern::governors(reading, trigger).into_iter().filter(|(verb, relation)| {
        PUTS_OFF.contains(&&*doc.tokens[*verb].lemma)
            && matches!(relation, Relation::Object | Relation::Subject)
    });
    let verbs: Vec<usize> = verbs.map(|(v, _)| v).collect();
    let to = |d: &&Placed| {
        verbs.contains(&d.anchor)
            && d.preposition.is_some_and(|p| reading.token_is(p, &["until", "till", "to", "for"]))
            && reading.voices.agree(d.at, trigger)
    };
    let date = scene.dates(doc.sentence_of(trigger)).iter().find(to)?;
    Some(reading.dates[date.number].value.clone())
}

/// "in Oslo on Monday and in Lima on Friday": the day right behind a place, where each has its own.
pub(super) fn date_of_place(
    reading: &Reading,
    scene: &Scene,
    trigger: usize,
    words: &[usize],
) -> Option<Edtf> {
    let end = words.iter().max()? + 1;
    let dates = scene.dates(reading.doc.sentence_of(trigger));
    if dates.len() < 2 {
        return None;
    }
    let next = dates.iter().find(|d| {
        let start = reading.dates[d.number].tokens.start;
        start >= end
            && start <= end + 2
            && reading.doc.tokens[end..start].iter().all(|t| t.tag == Tag::In || t.is(","))
    })?;
    Some(reading.dates[next.number].value.clone())
}

/// The place of the nearest word of the chain that has one; a city before a country.
fn place_at(
    reading: &Reading,
    scene: &Scene,
    sentence: usize,
    found: &Match,
    chain: &[Link],
) -> Option<usize> {
    let located = |p: &&Placed| {
        p.preposition.is_some_and(|w| reading.token_is(w, WHERE)) && reading.voices.agree(p.at, found.trigger)
    };
    for (level, link) in chain.iter().enumerate() {
        let here = scene.places(sentence).iter().filter(located).filter(|p| {
            hangs_on(p, link.token)
                || (level == 0
                    && p.at > found.trigger
                    && (hangs_below(reading, found, p.anchor)
                        || held(reading, found.trigger, p.anchor)
                        || told_in_clause(reading, found.trigger, p.anchor)))
        });
        let here = here.filter(|p| !link.joined || p.at < link.token || p.at > found.trigger);
        let nearest = here.min_by_key(|p| {
            (reading.kind(p.number) != EntityKind::Place, p.at < found.trigger, p.at.abs_diff(found.trigger))
        });
        if let Some(place) = nearest {
            return Some(place.number);
        }
        // "went to Lahore, where he signed it"
        if link.taken_up
            && let Some(place) = site_at(reading, link.token)
        {
            return Some(place);
        }
    }
    let last = chain.last().map_or(found.trigger, |l| l.token);
    let mut behind = scene.places(sentence).iter().filter(located);
    if let Some(place) = behind.find(|p| {
        !hangs_on(p, found.trigger)
            && reading.doc.tokens[p.anchor].tag == Tag::Vbg
            && hung_by_mistake(reading, found.trigger, last, p.at, p.anchor)
    }) {
        return Some(place.number);
    }
    let scene_set = scene.places(sentence).iter().filter(located);
    scene_set
        .filter(|p| chain.iter().any(|l| sets_scene(reading, p.anchor, l.token)))
        .map(|p| p.number)
        .next()
}

/// Whether a word is one for a meeting of a few hours.
fn is_gathering(lemma: &str) -> bool {
    matches!(
        lemma,
        "meeting"
            | "talk"
            | "talks"
            | "lunch"
            | "dinner"
            | "breakfast"
            | "session"
            | "meet"
            | "luncheon"
            | "audience"
    )
}
