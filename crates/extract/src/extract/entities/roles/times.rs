//! Since when and until when an office was held: from dates that the grammar ties to it.
//!
//! In: a reading with its offices, dates and voices. Out: a [`Term`] for each office. "Served as president from 1971 to 1979",
//! "president since 2003", "was elected chancellor in 2010", "who took office in 2019", "resigned as premier in May".
//!
//! **Invariant:** a date is an office's only where it hangs on the office's own words, or on a verb that says of its holder
//! that he took or left office, and where both are of one voice. That somebody held it *in* a year bounds nothing.

use super::{holder, mood};
use crate::extract::reading::{FoundDate, FoundRole, Reading};
use crate::extract::voice::Voice;
use crate::facts::Edtf;
use crate::language::{Dep, Relation, Tag};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// One end of the time of an office.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extract) struct End {
    /// When.
    pub value: Edtf,
    /// The words that say so.
    pub tokens: Range<usize>,
    /// Found by which rule.
    pub rule: &'static str,
}

/// When an office was held, as far as the text tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::extract) struct Term {
    pub since: Option<End>,
    pub until: Option<End>,
}

/// Which end a date is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Since,
    Until,
    /// An interval, both ends of it.
    Both,
}

/// Verbs by which an office begins.
const BEGINNING: [&str; 12] = [
    "become",
    "elect",
    "name",
    "appoint",
    "choose",
    "crown",
    "swear",
    "select",
    "inaugurate",
    "install",
    "enthrone",
    "anoint",
];

/// Verbs by which one takes the office of another.
const REPLACING: [&str; 3] = ["replace", "succeed", "take"];

/// Verbs that tell of an office without naming it, with what must stand behind them: "took office", "came to power".
const TAKING: [(&str, &[&str], Side); 9] = [
    ("take", &["office", "power"], Side::Since),
    ("assume", &["office", "power", "presidency", "premiership"], Side::Since),
    ("come", &["power", "office"], Side::Since),
    ("rise", &["power"], Side::Since),
    ("ascend", &["throne", "power"], Side::Since),
    ("enter", &["office"], Side::Since),
    ("leave", &["office", "power"], Side::Until),
    ("relinquish", &["office", "power"], Side::Until),
    ("vacate", &["office"], Side::Until),
];

/// Verbs that do so alone; of the second list it is the object who goes.
const GOING: [&str; 2] = ["resign", "abdicate"];
const GONE: [&str; 6] = ["oust", "depose", "topple", "overthrow", "unseat", "dethrone"];
/// Verbs whose object comes into an office that its title names.
const COME: [&str; 4] = ["elect", "inaugurate", "enthrone", "crown"];

/// The term of each office, in their order.
pub(in crate::extract) fn of(reading: &Reading) -> Vec<Term> {
    let moves = moves(reading);
    let term = |role: &FoundRole| {
        let mut term = Term::default();
        for date in dates_in(reading, reading.doc.sentence_of(role.tokens.start)) {
            if reading.voices.at(date.tokens.start) == role.voice
                && let Some((side, tokens)) = side_of(reading, role, date)
            {
                term.add(side, date, tokens);
            }
        }
        for at in moves.get(&role.person).into_iter().flatten() {
            if at.voice == role.voice && is_only_office(reading, role) {
                term.add(at.side, at.date, at.tokens.clone());
            }
        }
        term.sound(reading)
    };
    reading.roles.iter().map(term).collect()
}

impl Term {
    fn add(&mut self, side: Side, date: &FoundDate, tokens: Range<usize>) {
        let (first, last) = match date.value.as_str().split_once('/') {
            Some((first, last)) => (Edtf::parse(first).ok(), Edtf::parse(last).ok()),
            None => (Some(date.value.clone()), Some(date.value.clone())),
        };
        let end = |value: Option<Edtf>, rule| value.map(|value| End { value, tokens: tokens.clone(), rule });
        if side != Side::Until && self.since.is_none() {
            self.since = end(first, "roles.time.since");
        }
        if side != Side::Since && self.until.is_none() {
            self.until = end(last, "roles.time.until");
        }
    }

    /// Nothing where it would end before it begins, or begins only after the article.
    fn sound(self, reading: &Reading) -> Term {
        let begins = self.since.as_ref().and_then(|e| e.value.earliest());
        let ends = self.until.as_ref().and_then(|e| e.value.latest());
        let backwards = begins.zip(ends).is_some_and(|(begins, ends)| begins > ends);
        let ahead = begins.zip(reading.article.published).is_some_and(|(begins, day)| begins > day);
        if backwards || ahead { Term::default() } else { self }
    }
}

fn dates_in<'r>(reading: &'r Reading, sentence: usize) -> impl Iterator<Item = &'r FoundDate> {
    let tokens = reading.doc.sentences[sentence].clone();
    let first = reading.dates.partition_point(|d| d.tokens.start < tokens.start);
    reading.dates[first..].iter().take_while(move |d| d.tokens.start < tokens.end)
}

/// A word that a date hangs on, and the preposition between.
struct Hung {
    head: usize,
    preposition: Option<usize>,
    /// Whether nothing else stands between.
    direct: bool,
}

/// Which end of an office a date tells, and the words that do.
fn side_of(reading: &Reading, role: &FoundRole, date: &FoundDate) -> Option<(Side, Range<usize>)> {
    if let Some(tokens) = in_brackets(reading, role, date) {
        return Some((Side::Both, tokens));
    }
    let verb = asserting(reading, role);
    let hung = hung(reading, role, verb, date)?;
    let is = |words: &[&str]| hung.preposition.is_some_and(|p| reading.token_is(p, words));
    let interval = date.value.as_str().contains('/');
    let side = if is(&["since"]) && !interval {
        Side::Since
    } else if is(&["until", "till"]) && !interval {
        Side::Until
    } else if is(&["from", "between"]) && hung.direct {
        if interval { Side::Both } else { first_or_last(reading, date) }
    } else if is(&["to", "through"]) && hung.direct && follows_from(reading, hung.preposition?) {
        Side::Until
    } else if is(&["in", "on", "during", "at"]) || hung.preposition.is_none() {
        // "was elected president of Zenda in 2010": the parser often hangs the year on what stands before it.
        let behind = hung.preposition.is_some_and(|p| stands_right_behind(reading, role, p));
        let verb = verb.filter(|v| (hung.direct && *v == hung.head) || behind)?;
        turn(reading, role, verb)?
    } else {
        return None;
    };
    // "Ott, a member of the party since 2003": on the name hangs what stands right behind the office.
    if Some(hung.head) != verb && !stands_right_behind(reading, role, hung.preposition?) {
        return None;
    }
    Some((side, hung.preposition.unwrap_or(date.tokens.start).min(date.tokens.start)..date.tokens.end))
}

/// The verb that says that the office is held.
fn asserting(reading: &Reading, role: &FoundRole) -> Option<usize> {
    let word = role.asserted?;
    if reading.doc.tokens[word].tag.is_verb() {
        return Some(word);
    }
    reading.doc.head(word).filter(|v| reading.doc.tokens[*v].tag.is_verb())
}

/// What a verb makes of a date that merely stands with it: "was elected in 2010", "resigned in May".
fn turn(reading: &Reading, role: &FoundRole, verb: usize) -> Option<Side> {
    let lemma = &reading.doc.tokens[verb].lemma;
    let clauses = &reading.words.clauses;
    let over = clauses.removed_as.contains(lemma) || clauses.resigned_as.contains(lemma);
    if over || (REPLACING.contains(&&**lemma) && role.former) {
        return Some(Side::Until);
    }
    let begins = BEGINNING.contains(&&**lemma) || REPLACING.contains(&&**lemma);
    begins.then_some(Side::Since)
}

/// The word of the office that a date hangs on.
fn hung(reading: &Reading, role: &FoundRole, verb: Option<usize>, date: &FoundDate) -> Option<Hung> {
    let doc = reading.doc;
    let mut at = date.tokens.clone().find(|t| doc.head(*t).is_none_or(|h| !date.tokens.contains(&h)))?;
    let (mut preposition, mut direct) = (None, true);
    for _ in 0..8 {
        let token = &doc.tokens[at];
        if matches!(token.tag, Tag::In | Tag::To) {
            let bounds = token.is_any(&["since", "until", "till"]);
            if preposition.is_none() || bounds {
                preposition = Some(at);
            }
        }
        let head = doc.head(at)?;
        let above = &doc.tokens[head];
        let of_office = Some(head) == verb || (role.tokens.contains(&head) && above.tag.is_noun());
        if of_office && !matches!(token.dep, Dep::Appos | Dep::Relcl | Dep::Acl | Dep::Ccomp | Dep::Advcl) {
            return Some(Hung { head, preposition, direct });
        }
        // "from 1971 to 1979", "between 1971 and 1979": the second hangs on the first.
        let paired = above.is_any(&["from", "between"]) || reading.date_at(head).is_some();
        let pair = matches!(token.dep, Dep::Prep | Dep::Conj) && paired;
        direct &= above.tag == Tag::In || pair;
        let crosses = matches!(token.dep, Dep::Pobj | Dep::Pcomp | Dep::Prep | Dep::Compound | Dep::Nmod);
        if above.tag.is_verb() || !(crosses || pair) {
            return None;
        }
        at = head;
    }
    None
}

/// The second of "between 1971 and 1979" is the last.
fn first_or_last(reading: &Reading, date: &FoundDate) -> Side {
    let joined = date.tokens.clone().any(|t| {
        let head = reading.doc.head(t).filter(|h| !date.tokens.contains(h));
        reading.doc.tokens[t].dep == Dep::Conj && head.is_some_and(|h| reading.date_at(h).is_some())
    });
    if joined { Side::Until } else { Side::Since }
}

/// Whether "to" is that of "from 1971 to 1979".
fn follows_from(reading: &Reading, to: usize) -> bool {
    let doc = reading.doc;
    let from = (to.saturating_sub(5)..to).rev().find(|t| reading.token_is(*t, &["from"]));
    from.is_some_and(|f| (f + 1..to).all(|t| reading.date_at(t).is_some() || !doc.tokens[t].is_word()))
}

/// Whether nothing but the office's own country stands between an office and the words of its time.
fn stands_right_behind(reading: &Reading, role: &FoundRole, preposition: usize) -> bool {
    let doc = reading.doc;
    let owner = |t: usize| {
        let own = |m: &crate::extract::reading::Found| {
            role.of.is_some_and(|of| m.entities.contains(&of)) || m.entities.contains(&role.person)
        };
        reading.mentions_at(t).any(own)
    };
    let small = |t: usize| matches!(doc.tokens[t].tag, Tag::Dt) || doc.tokens[t].is("of");
    let dated = |t: usize| reading.date_at(t).is_some() || doc.tokens[t].is_any(&["from", "between", "to"]);
    (role.tokens.end..preposition).all(|t| owner(t) || small(t) || dated(t))
}

/// "President Ott of Zenda (2006-2010)": years in brackets right behind an office and its holder.
fn in_brackets(reading: &Reading, role: &FoundRole, date: &FoundDate) -> Option<Range<usize>> {
    let open = date.tokens.start.checked_sub(1).filter(|t| reading.token_is(*t, &["("]))?;
    let fits = date.value.as_str().contains('/')
        && reading.token_is(date.tokens.end, &[")"])
        && role.asserted.is_none()
        && open >= role.tokens.end
        && stands_right_behind(reading, role, open);
    fits.then(|| date.tokens.clone())
}

/// That somebody took or left office on a date.
struct Move<'r> {
    voice: Voice,
    side: Side,
    date: &'r FoundDate,
    tokens: Range<usize>,
}

/// All of them, by who did.
fn moves<'r>(reading: &'r Reading) -> FxHashMap<usize, Vec<Move<'r>>> {
    let doc = reading.doc;
    let mut all: FxHashMap<usize, Vec<Move>> = FxHashMap::default();
    let holders: FxHashSet<usize> = reading.roles.iter().map(|r| r.person).collect();
    if holders.is_empty() {
        return all;
    }
    for verb in (0..doc.tokens.len()).filter(|v| doc.tokens[*v].tag.is_verb()) {
        let Some((side, relation)) = move_at(reading, verb) else { continue };
        let named = doc.arguments(verb).iter().copied().filter(|a| a.relation == relation);
        let mut people = named.filter_map(|a| {
            holder::person_at(reading, a.token).or_else(|| before_who(reading, verb, a.token))
        });
        let Some(person) = people.next() else { continue };
        if !holders.contains(&person) || mood::unreal(reading, verb) {
            continue;
        }
        let when = |d: &&FoundDate| {
            let root = d.tokens.clone().find(|t| doc.head(*t).is_none_or(|h| !d.tokens.contains(&h)));
            let above = root.and_then(|r| doc.head(r));
            let over = |p: usize| reading.token_is(p, &["in", "on", "during"]) && doc.head(p) == Some(verb);
            above == Some(verb) || above.is_some_and(over)
        };
        let Some(date) = dates_in(reading, doc.sentence_of(verb)).find(when) else { continue };
        if date.value.as_str().contains('/') || !reading.voices.agree(verb, date.tokens.start) {
            continue;
        }
        let tokens = verb.min(date.tokens.start)..date.tokens.end.max(verb + 1);
        all.entry(person).or_default().push(Move { voice: reading.voices.at(verb), side, date, tokens });
    }
    all
}

/// "Ott of Zenda, who took office": who is a person, even where the parser ties the clause to the country.
fn before_who(reading: &Reading, verb: usize, noun: usize) -> Option<usize> {
    let doc = reading.doc;
    let who = doc.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).any(|s| reading.token_is(s, &["who"]));
    let of = doc.head(noun).filter(|p| who && reading.token_is(*p, &["of"]))?;
    holder::person_at(reading, doc.head(of)?)
}

/// Which end of an office a verb tells of, and whose office it is.
fn move_at(reading: &Reading, verb: usize) -> Option<(Side, Relation)> {
    let doc = reading.doc;
    let lemma = &*doc.tokens[verb].lemma;
    let arguments = doc.arguments(verb);
    let behind = |words: &[&str]| {
        let objects =
            arguments.iter().filter(|a| matches!(a.relation, Relation::Object | Relation::Behind(_)));
        objects.into_iter().any(|a| words.contains(&&*doc.tokens[a.token].lemma))
    };
    let has = |test: fn(&Relation) -> bool| arguments.iter().any(|a| test(&a.relation));
    let down =
        doc.children_by(verb, &[Dep::Prt, Dep::Advmod]).any(|c| doc.tokens[c].is_any(&["down", "aside"]));
    if let Some((_, _, side)) = TAKING.iter().find(|(verb, words, _)| *verb == lemma && behind(words)) {
        return Some((*side, Relation::Subject));
    }
    // "elected to parliament", "resigned as party chief" name another office.
    let named = has(|r| *r == Relation::Attribute)
        || arguments
            .iter()
            .any(|a| matches!(a.relation, Relation::Behind(p) if reading.token_is(p, &["to", "as", "from"])));
    if named {
        return None;
    }
    match lemma {
        "step" if down => Some((Side::Until, Relation::Subject)),
        _ if GOING.contains(&lemma) => Some((Side::Until, Relation::Subject)),
        _ if GONE.contains(&lemma) => Some((Side::Until, Relation::Object)),
        _ if COME.contains(&lemma) => Some((Side::Since, Relation::Object)),
        _ => None,
    }
}

/// Whether it is the only office that the article gives the person.
fn is_only_office(reading: &Reading, role: &FoundRole) -> bool {
    reading.roles.kinds_of(role.person).all(|other| {
        other.title == role.title && (other.of == role.of || other.of.is_none() || role.of.is_none())
    })
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::extract::testing;
    use crate::facts::Edtf;

    /// Each office as "title since..until", with "former" before what is over, and "claimed" before what is only said.
    fn terms(text: &str) -> Vec<String> {
        let mut article = Article::from_text("notes", text.to_owned());
        article.plain = None;
        article.body = vec![0..article.text.len()];
        article.published = jiff::civil::Date::new(2024, 5, 16).ok();
        let facts = testing::facts(&article);
        let shown = facts.roles.iter().map(|r| {
            let end = |e: &Option<Edtf>| e.as_ref().map_or(String::new(), ToString::to_string);
            let former = if r.tenure == crate::facts::Tenure::Former { "former " } else { "" };
            let claimed = if r.claim.is_some() { "claimed " } else { "" };
            format!("{claimed}{former}{} {}..{}", r.title, end(&r.since), end(&r.until))
        });
        shown.collect()
    }

    #[test]
    fn an_office_has_the_time_that_the_grammar_ties_to_it() {
        for (text, expected) in [
            ("Amir Tall served as president of Chad from 1971 to 1979.", "former president 1971..1979"),
            ("Amir Tall was president of Chad between 1971 and 1979.", "former president 1971..1979"),
            ("Amir Tall has led Chad since 2012.", "leader 2012.."),
            (
                "Amir Tall has been the prime minister of Chad since the coup of June 2020.",
                "prime minister 2020-06..",
            ),
            ("Amir Tall was foreign minister of Chad until May 2015.", "former foreign minister ..2015-05"),
            ("Amir Tall, president of Chad since 2003, smiled.", "president 2003.."),
            (
                "Amir Tall, Chad's foreign minister from 2004 to 2010, smiled.",
                "former foreign minister 2004..2010",
            ),
            ("Former president Amir Tall of Chad (2006-2010) smiled.", "former president 2006..2010"),
            ("Amir Tall was elected president of Chad in 2010.", "president 2010.."),
            ("In 2010, Amir Tall became president of Chad.", "president 2010.."),
            ("Amir Tall was sworn in as president of Chad on 3 May 2021.", "president 2021-05-03.."),
            ("President Amir Tall of Chad, who took office in 2019, smiled.", "president 2019.."),
            ("President Amir Tall of Chad smiled. Tall came to power in 1999.", "president 1999.."),
            ("Amir Tall resigned as president of Chad in March 2015.", "former president ..2015-03"),
            (
                "Amir Tall, who ruled Chad from 1980 until his death in 1990, had two sons.",
                "former ruler 1980..1990",
            ),
            ("Boris Berg replaced Amir Tall as president of Chad in 2016.", "president 2016.."),
            ("Boris Berg replaced Amir Tall as president of Chad in 2016.", "former president ..2016"),
            (
                "Ana Costa said that Amir Tall had been president of Chad since 2003.",
                "claimed president 2003..",
            ),
        ] {
            let found = terms(text);
            assert!(found.contains(&expected.to_owned()), "{text} {found:?}");
        }
    }

    #[test]
    fn what_is_dated_otherwise_gives_an_office_no_time() {
        for text in [
            "President Amir Tall of Chad has lived in Oslo since 2003.",
            "President Amir Tall of Chad, a member of the party since 2003, smiled.",
            "President Amir Tall of Chad met Ana Costa in 2010.",
            "Amir Tall was president of Chad in 1999.",
            "Amir Tall, president of Chad, was elected to a council of Oslo in 2010.",
            "President Amir Tall of Chad will resign in August 2024.",
            "President Amir Tall of Chad did not take office in 2019.",
            "Amir Tall was re-elected president of Chad in 2015.",
            "Amir Tall became president of Chad after the 2003 war.",
            "Amir Tall, the president of Chad and a former mayor of Oslo, took office in 2019.",
            "Ana Costa said that President Amir Tall of Chad took office in 2019.",
            "President Amir Tall of Chad said that Mali has had no army since 2003.",
        ] {
            let found = terms(text);
            let untimed = !found.is_empty() && found.iter().all(|t| t.ends_with(" .."));
            assert!(untimed, "{text} {found:?}");
        }
    }
}
