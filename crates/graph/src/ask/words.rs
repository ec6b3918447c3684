//! A question as the words that say something, and the names in it.

use super::time::{Bound, Time};
use crate::article::{Article, slug};
use crate::facts::Edtf;
use crate::gazetteer::{Entry, Gazetteer};
use crate::language::{Doc, Shape, Tag};
use crate::pipeline::Pipeline;
use crate::query::{QueryError, Source, every_name};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::Range;

/// The longest name, in words.
const LONGEST: usize = 8;

/// The names that a graph has, as slugs.
pub(super) struct Known {
    whole: BTreeSet<String>,
    /// Words of the names of people: "Kim", "Xi".
    parts: BTreeSet<String>,
}

impl Known {
    pub(super) fn of(source: &dyn Source) -> Result<Known, QueryError> {
        let (mut whole, mut parts) = (BTreeSet::new(), BTreeSet::new());
        for (name, class) in every_name(source)? {
            let slug = slug(&name);
            if class == "Person" {
                parts.extend(slug.split('-').filter(|part| part.len() > 1).map(str::to_owned));
            }
            whole.insert(slug);
        }
        Ok(Known { whole, parts })
    }
}

/// What a question is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A word as it stands, in lower case, and its dictionary form.
    Word(String, String),
    /// A name, by its place among [`Question::names`].
    Name(usize),
}

/// A question, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub items: Vec<Item>,
    pub names: Vec<String>,
    pub time: Time,
    /// The token of the last item, by which a title is known to stand before a name.
    last: Option<usize>,
}

/// Numbers as words, from one on.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Words that a question begins with.
const ASKING: [&str; 22] = [
    "who", "whom", "whose", "what", "which", "when", "where", "how", "why", "is", "are", "was", "were", "do",
    "does", "did", "has", "have", "will", "list", "show", "between",
];

/// What a body has, that goes by its name: "the African Union Commission".
const ORGANS: [&str; 14] = [
    "Agency",
    "Assembly",
    "Authority",
    "Bank",
    "Commission",
    "Committee",
    "Council",
    "Court",
    "Force",
    "Mission",
    "Office",
    "Parliament",
    "Secretariat",
    "Tribunal",
];

/// Words that ask politely, or that stand in every question: without them it asks the same.
const FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "all",
    "some",
    "every",
    "please",
    "me",
    "us",
    "i",
    "we",
    "you",
    "do",
    "be",
    "have",
    "get",
    "can",
    "could",
    "would",
    "may",
    "ever",
    "exactly",
    "so",
    "far",
    "there",
    "just",
    "also",
    "then",
    "ok",
    "hi",
    "hello",
    "again",
    "now",
    "currently",
    "today",
    "right",
    "known",
    "recorded",
    "actually",
    "present",
    "presently",
    "thus",
    "really",
];

impl Question {
    /// Reads a question that is asked on a day.
    pub(super) fn read(pipeline: &Pipeline, known: &Known, text: &str, today: Date) -> Question {
        // The last mark says nothing, and clings to a name before it that the engine does not know.
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '?' | '!' | '.'));
        let mut article = Article::from_text("question", text.to_owned());
        article.published = Some(today);
        let doc = pipeline.doc(text);
        let facts = pipeline.extract(&article);
        let mut question = Question::default();
        let mut taken = vec![false; doc.tokens.len()];
        question.time = times(&doc, &facts, text, today, &mut taken);
        let mut at = behind_preamble(&doc);
        while at < doc.tokens.len() {
            if taken[at] {
                at += 1;
                continue;
            }
            if let Some((end, name)) = name_at(&doc, known, &taken, at) {
                question.name(at, name);
                question.last = Some(end - 1);
                at = end;
                continue;
            }
            question.word(&doc, at);
            at += 1;
        }
        question
    }

    fn name(&mut self, at: usize, name: String) {
        if self.last.is_some_and(|last| last + 1 == at) {
            self.drop_title();
        }
        self.items.push(Item::Name(self.names.len()));
        self.names.push(untitled(name));
    }

    /// What stands before a name as its title says nothing more: "President Xi", "French president Macron".
    fn drop_title(&mut self) {
        // "which leaders Anna Smith met": several are nobody's title.
        if matches!(self.items.last(), Some(Item::Word(word, lemma)) if word != lemma) {
            return;
        }
        let words: Vec<&str> = self
            .items
            .iter()
            .rev()
            .map_while(|item| match item {
                Item::Word(word, _) => Some(word.as_str()),
                Item::Name(_) => None,
            })
            .collect();
        let words: Vec<&str> = words.into_iter().rev().collect();
        let gazetteer = Gazetteer::compiled_in();
        let title = (0..words.len())
            .find(|n| gazetteer.title_at(&words[*n..]).is_some_and(|(taken, _)| taken == words.len() - n));
        let Some(begin) = title.map(|n| self.items.len() - (words.len() - n)) else { return };
        self.items.truncate(begin);
        if let Some(Item::Name(country)) = self.items.last()
            && *country + 1 == self.names.len()
        {
            self.items.pop();
            self.names.pop();
        }
    }

    fn word(&mut self, doc: &Doc, at: usize) {
        let token = &doc.tokens[at];
        let (word, lemma) = (token.text.to_lowercase(), token.lemma.to_lowercase());
        let possessive = matches!(word.as_str(), "'s" | "’s" | "'" | "’")
            && matches!(self.items.last(), Some(Item::Name(_)));
        let says_nothing = possessive || token.shape == Shape::Mark && !word.contains(char::is_alphanumeric);
        if says_nothing || FILLERS.contains(&word.as_str()) || FILLERS.contains(&lemma.as_str()) {
            return;
        }
        let word = if matches!(word.as_str(), "n't" | "n’t") { "not".to_owned() } else { word };
        let word = NUMBERS.iter().position(|n| *n == word).map_or(word, |n| (n + 1).to_string());
        self.items.push(Item::Word(word, lemma));
        self.last = Some(at);
    }
}

/// `Xi Jinping` of `President Xi Jinping`.
fn untitled(name: String) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let lower: Vec<String> = words.iter().map(|word| slug(word)).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match Gazetteer::compiled_in().title_at(&lower) {
        Some((taken, _)) if taken < words.len() => words[taken..].join(" "),
        _ => name,
    }
}

/// Where the question itself begins: "For a paper I need …", "I would like to know …", "Do you know …" only lead to it.
fn behind_preamble(doc: &Doc) -> usize {
    let is = |token: usize, words: &[&str]| words.contains(&doc.tokens[token].text.to_lowercase().as_str());
    let asking = (0..doc.tokens.len()).find(|t| is(*t, &["i", "we", "you"]));
    let asking = asking.and_then(|first| {
        let end = doc.tokens.len().min(first + 12);
        (first..end).rev().find(|t| is(*t, &["need", "know", "want", "wonder", "ask", "find"]))
    });
    asking.map_or(0, |verb| verb + 1)
}

/// Takes the dates out of a question, with the words that bind them.
fn times(doc: &Doc, facts: &crate::facts::Facts, text: &str, today: Date, taken: &mut [bool]) -> Time {
    let index = crate::facts::TextIndex::new(text);
    let mut time = Time::Any;
    let told = facts.dates.iter().filter_map(|date| {
        let bytes = index.byte(date.span.start() as usize)..index.byte(date.span.end() as usize);
        let mut tokens = (0..doc.tokens.len()).filter(|t| bytes.contains(&doc.tokens[*t].start));
        let first = tokens.next()?;
        Some((first..tokens.next_back().unwrap_or(first) + 1, date.value.clone()))
    });
    let until_today = (0..doc.tokens.len()).filter_map(|at| {
        let (length, value) = span_until_today(doc, at, today)?;
        Some((at..at + length, value))
    });
    for (tokens, value) in told.chain(until_today) {
        let mut first = tokens.start;
        if taken[first] {
            continue;
        }
        tokens.for_each(|t| taken[t] = true);
        if first > 0 && doc.tokens[first - 1].text.eq_ignore_ascii_case("the") {
            first -= 1;
            taken[first] = true;
        }
        let before = |n: usize| first.checked_sub(n).map(|t| doc.tokens[t].text.to_lowercase());
        let word = before(1).unwrap_or_default();
        let bound = Bound::of(&word);
        let bound = match bound {
            // "and" binds only where a first date stands before it.
            Some(Bound::Until) if word == "and" && !matches!(time, Time::Between(Some(_), None)) => None,
            other => other,
        };
        if bound.is_some() {
            taken[first - 1] = true;
            // "as of 2018", "up to 2018"
            if first > 1 && matches!(before(2).as_deref(), Some("as" | "up")) {
                taken[first - 2] = true;
            }
        }
        // Now is no time that anybody needs to be asked for.
        if value.earliest() == Some(today) && bound.is_none() {
            continue;
        }
        time = time.bounded(bound.unwrap_or(Bound::Within), &value);
    }
    time
}

/// "the last two years", "the past month": the time that ends today, and how many tokens it has. An article's dates have no
/// such value, as only the day of asking gives it one.
fn span_until_today(doc: &Doc, at: usize, today: Date) -> Option<(usize, Edtf)> {
    let word = |n: usize| doc.tokens.get(at + n).map(|t| t.text.to_lowercase());
    if !matches!(word(0)?.as_str(), "last" | "past") {
        return None;
    }
    let second = word(1)?;
    let named = NUMBERS.iter().position(|n| *n == second).and_then(|n| i64::try_from(n + 1).ok());
    let (number, unit, length) = match named.or_else(|| second.parse().ok()) {
        Some(number) => (number, word(2)?, 3),
        None if word(0)? == "past" => (1, second, 2),
        None => return None,
    };
    let span = jiff::Span::new();
    let span = match unit.trim_end_matches('s') {
        "day" => span.try_days(number),
        "week" => span.try_weeks(number),
        "month" => span.try_months(number),
        "year" => span.try_years(number),
        _ => return None,
    };
    let first = today.checked_sub(span.ok()?).ok()?;
    Some((length, Edtf::interval(&Edtf::day(first)?, &Edtf::day(today)?)?))
}

/// The name that begins at a token, and where it ends.
fn name_at(doc: &Doc, known: &Known, taken: &[bool], at: usize) -> Option<(usize, String)> {
    let gazetteer = Gazetteer::compiled_in();
    let free = taken[at..].iter().take(LONGEST).take_while(|taken| !**taken).count();
    let begins = doc.tokens[at].text.to_lowercase();
    // The engine takes the capital of a first word for that of a name now and then.
    if matches!(begins.as_str(), "the" | "a" | "an") || ASKING.contains(&begins.as_str()) {
        return None;
    }
    for length in (1..=free).rev() {
        let words = doc.slice(at..at + length);
        if known.whole.contains(&slug(words)) && !is_plain_word(doc, at, length) {
            return Some((at + length, words.to_owned()));
        }
        let country = gazetteer.entries(words).iter().find_map(|entry| match entry {
            Entry::CountryName(_) => Some(words),
            Entry::CountryAdjective(n) | Entry::Demonym(n) => Some(gazetteer.country_at(*n).name.as_str()),
            _ => None,
        });
        if let Some(country) = country {
            let body =
                begins_body(doc, known, at + length).then(|| proper_name(doc, known, at + length, at + free));
            return Some(match body.flatten() {
                Some(end) => (end, doc.slice(at..end).to_owned()),
                None => (at + length, country.to_owned()),
            });
        }
        if !gazetteer.entries(words).is_empty() && doc.tokens[at].shape != Shape::Lower {
            let organ = doc.tokens.get(at + length).filter(|t| length < free && ORGANS.contains(&t.text));
            let end = at + length + usize::from(organ.is_some());
            return Some((end, doc.slice(at..end).to_owned()));
        }
    }
    let end = proper_name(doc, known, at, at + free)?;
    Some((end, doc.slice(at..end).to_owned()))
}

/// Whether what stands at a token, behind a country's adjective, goes on with a body's name ("Libyan National Army") and is no
/// title and nobody's name ("French President Macron").
fn begins_body(doc: &Doc, known: &Known, at: usize) -> bool {
    let lower = |token: usize| doc.tokens.get(token).map(|t| t.text.to_lowercase());
    let words: Vec<String> = (at..at + 4).map_while(lower).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let follows = at > 0 && doc.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital);
    let by_name = words.first().is_some_and(|word| known.parts.contains(&slug(word)));
    follows && words.len() > 1 && !by_name && Gazetteer::compiled_in().title_at(&words).is_none()
}

/// Whether a name of one word in lower case is a word of English here ("may", "will").
fn is_plain_word(doc: &Doc, at: usize, length: usize) -> bool {
    let token = &doc.tokens[at];
    length == 1
        && token.shape == Shape::Lower
        && !matches!(token.tag, Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Jj)
}

/// Where a name ends that neither the graph nor the gazetteer has whole: capitalized words, or words of known names.
fn proper_name(doc: &Doc, known: &Known, at: usize, most: usize) -> Option<usize> {
    let entity: Option<Range<usize>> = doc
        .entities
        .iter()
        .map(|e| e.tokens.clone())
        .find(|tokens| tokens.contains(&at) && tokens.end <= most);
    let is_part = |t: usize| {
        let token = &doc.tokens[t];
        let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
        let named =
            matches!(token.tag, Tag::Nnp | Tag::Nnps) || entity.as_ref().is_some_and(|e| e.contains(&t));
        (capital && named)
            || (known.parts.contains(&slug(token.text))
                && (capital || matches!(token.tag, Tag::Nn | Tag::Nnp | Tag::Nns)))
    };
    let mut end = at;
    while end < most {
        // "Moon Jae-in": what a hyphen ties to a name is of it.
        let tied = end > at && end + 1 < most && is_tied(doc, end);
        end += match (is_part(end), tied) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => break,
        };
    }
    (end > at).then_some(end)
}

/// Whether a token is a hyphen without space on either side.
fn is_tied(doc: &Doc, token: usize) -> bool {
    let t = &doc.tokens[token];
    let after = doc.tokens.get(token + 1).map(|next| next.start);
    let before = token.checked_sub(1).map(|last| doc.tokens[last].start + doc.tokens[last].text.len());
    t.text == "-" && before == Some(t.start) && after == Some(t.start + 1)
}
