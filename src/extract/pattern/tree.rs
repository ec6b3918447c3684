//! Patterns over dependency trees: who does what to whom, whatever the word order.
//!
//! A pattern is a word with its arguments ([`crate::language::argument`]), in the manner of Semgrex (Chambers et al. 2007)
//! and spaCy's DependencyMatcher, but over relations that are the same in active and passive, main and relative clauses:
//!
//! | element | matches |
//! | --- | --- |
//! | `meet\|see` | a word with one of these lemmas, whatever its form; or in exactly this form |
//! | `meeting/n`, `meet/v` | the same, only as a noun or name, as a verb (`/a`: adjective) |
//! | `@talks/n` | a word of the list `talks` (`lists.toml`) |
//! | `*` | any word |
//! | `<actor>` | a mention, or a noun that acts for one ("French troops"): `person country organization place actor any date` |
//! | `<actors>` | the same, with all that are joined to it by "and" |
//! | `A:<actor>` | the same, captured as `A` |
//! | `>subject …` | what follows is the word's subject; so with `object recipient attribute owner modifier apposition clause adverbial relative adverb particle`, and any preposition: `>with`, `>in` |
//! | `>object\|with …` | in one of these relations |
//! | `>?with …` | if it is there; the pattern matches without it |
//! | `>!particle off` | matches only without it |
//! | `(talks/n >with B:<actor>)` | a word with arguments of its own |
//!
//! Example: `hold >subject A:<actors> >object (talks/n >with B:<actors>)`. An argument of a light verb's object may hang on
//! either: "held talks on Monday with Berg" hangs "with" on "held", so a preposition is looked for at the object's verb too.

use super::{Lists, PatternError, Wanted, wanted_kinds};
use crate::extract::reading::Reading;
use crate::language::{Argument, Dep, Relation, Tag};
use std::ops::Range;

/// A pattern over trees.
#[derive(Clone, Debug, PartialEq)]
pub struct TreePattern {
    root: Node,
}

#[derive(Clone, Debug, PartialEq)]
struct Node {
    capture: Option<char>,
    test: Test,
    edges: Vec<Edge>,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Any,
    Word { lemmas: Vec<String>, class: Option<Class> },
    Mention { kinds: Vec<Wanted>, list: bool },
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Noun,
    Verb,
    Adjective,
}

#[derive(Clone, Debug, PartialEq)]
struct Edge {
    relations: Vec<String>,
    target: Node,
    need: Need,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Need {
    Must,
    May,
    MustNot,
}

/// A tree pattern found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeMatch {
    /// The word that the pattern begins with.
    pub trigger: usize,
    /// All words matched, in order.
    pub words: Vec<usize>,
    captures: Vec<(char, Vec<usize>)>,
}

impl TreeMatch {
    /// The entities (for `<date>`, the dates) captured under this name.
    #[must_use]
    pub fn captured(&self, name: char) -> &[usize] {
        self.captures.iter().find(|(n, _)| *n == name).map_or(&[], |(_, e)| e)
    }

    /// From the first to the last word matched.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        let first = self.words.iter().min().copied().unwrap_or(self.trigger);
        let last = self.words.iter().max().copied().unwrap_or(self.trigger);
        first..last + 1
    }
}

impl TreePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// See [`PatternError`].
    pub fn parse(text: &str, lists: &Lists) -> Result<TreePattern, PatternError> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ");
        let mut words = spaced.split_whitespace().peekable();
        let root = node(&mut words, lists)?;
        match words.next() {
            None => Ok(TreePattern { root }),
            Some(rest) => Err(PatternError::Element(rest.to_owned())),
        }
    }

    /// The lemmas that the pattern begins with; `None` where any word or mention may begin it.
    #[must_use]
    pub fn triggers(&self) -> Option<&[String]> {
        match &self.root.test {
            Test::Word { lemmas, .. } => Some(lemmas),
            _ => None,
        }
    }

    /// Where the pattern fits with this word as its first.
    #[must_use]
    pub fn match_at(&self, reading: &Reading, token: usize) -> Option<TreeMatch> {
        let mut found = TreeMatch { trigger: token, ..TreeMatch::default() };
        self.root.matches(reading, token, None, &mut found).then(|| {
            found.words.sort_unstable();
            found.words.dedup();
            found
        })
    }
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn node(words: &mut Words, lists: &Lists) -> Result<Node, PatternError> {
    let first = words.next().ok_or_else(|| PatternError::Element("end of pattern".to_owned()))?;
    if first == "(" {
        let inner = node_with_edges(words, lists)?;
        return match words.next() {
            Some(")") => Ok(inner),
            other => Err(PatternError::Element(other.unwrap_or("missing )").to_owned())),
        };
    }
    let mut found = simple(first, lists)?;
    // At the top a word takes the edges behind it; below, only within brackets.
    found.edges = edges(words, lists)?;
    Ok(found)
}

fn node_with_edges(words: &mut Words, lists: &Lists) -> Result<Node, PatternError> {
    let first = words.next().ok_or_else(|| PatternError::Element("(".to_owned()))?;
    let mut found = simple(first, lists)?;
    found.edges = edges(words, lists)?;
    Ok(found)
}

fn edges(words: &mut Words, lists: &Lists) -> Result<Vec<Edge>, PatternError> {
    let mut edges = Vec::new();
    while let Some(word) = words.next_if(|w| w.starts_with('>')) {
        let rest = &word[1..];
        let (need, relations) = match (rest.strip_prefix('?'), rest.strip_prefix('!')) {
            (Some(r), _) => (Need::May, r),
            (_, Some(r)) => (Need::MustNot, r),
            _ => (Need::Must, rest),
        };
        let relations: Vec<String> = relations.split('|').map(str::to_owned).collect();
        if relations.iter().any(String::is_empty) {
            return Err(PatternError::Element(word.to_owned()));
        }
        let first = words.next().ok_or_else(|| PatternError::Element(word.to_owned()))?;
        let target = if first == "(" {
            let inner = node_with_edges(words, lists)?;
            if words.next() != Some(")") {
                return Err(PatternError::Element("missing )".to_owned()));
            }
            inner
        } else {
            simple(first, lists)?
        };
        edges.push(Edge { relations, target, need });
    }
    Ok(edges)
}

fn simple(text: &str, lists: &Lists) -> Result<Node, PatternError> {
    let bad = || PatternError::Element(text.to_owned());
    let (capture, body) = match text.split_once(':') {
        Some((name, rest)) if name.len() == 1 => (name.chars().next(), rest),
        _ => (None, text),
    };
    let test = if body == "*" {
        Test::Any
    } else if let Some(inner) = body.strip_prefix('<').and_then(|b| b.strip_suffix('>')) {
        let (kinds, list) = wanted_kinds(inner).ok_or_else(bad)?;
        Test::Mention { kinds, list }
    } else {
        let (body, class) = match body.rsplit_once('/') {
            Some((b, "n")) => (b, Some(Class::Noun)),
            Some((b, "v")) => (b, Some(Class::Verb)),
            Some((b, "a")) => (b, Some(Class::Adjective)),
            Some(_) => return Err(bad()),
            None => (body, None),
        };
        Test::Word { lemmas: super::words(body, lists)?, class }
    };
    if text.starts_with('>') || text == ")" {
        return Err(bad());
    }
    Ok(Node { capture, test, edges: Vec::new() })
}

impl Node {
    /// Whether the word and its arguments fit. `above` is the word whose argument it is.
    fn matches(&self, reading: &Reading, token: usize, above: Option<usize>, found: &mut TreeMatch) -> bool {
        let kept = (found.words.len(), found.captures.len());
        let fits = self.test_at(reading, token, found)
            && (self.edges.is_empty() || {
                let arguments = arguments(reading, token, above);
                self.edges.iter().all(|edge| edge.matches(reading, token, &arguments, found))
            });
        if !fits {
            found.words.truncate(kept.0);
            found.captures.truncate(kept.1);
        }
        fits
    }

    fn test_at(&self, reading: &Reading, token: usize, found: &mut TreeMatch) -> bool {
        let tokens = &reading.doc.tokens;
        match &self.test {
            Test::Any => found.words.push(token),
            Test::Word { lemmas, class } => {
                let tag = tokens[token].tag;
                let verbal = reading.doc.is_verbal(token);
                let right_class = match class {
                    None => true,
                    Some(Class::Noun) => tag.is_noun() && !verbal,
                    Some(Class::Verb) => verbal,
                    Some(Class::Adjective) => tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg),
                };
                let word = &tokens[token];
                if !right_class || !lemmas.iter().any(|l| word.lemma.eq_ignore_ascii_case(l) || word.is(l)) {
                    return false;
                }
                found.words.push(token);
            }
            Test::Mention { kinds, list } => {
                let heads = if *list { reading.doc.conjuncts(token) } else { vec![token] };
                let mut captured = Vec::new();
                for head in heads {
                    for (number, words) in reading.denoted(head, kinds) {
                        if !captured.contains(&number) {
                            captured.push(number);
                        }
                        found.words.extend(words);
                    }
                }
                if captured.is_empty() {
                    return false;
                }
                if let Some(name) = self.capture {
                    found.captures.push((name, captured));
                }
            }
        }
        true
    }
}

impl Edge {
    fn matches(&self, reading: &Reading, token: usize, all: &[Argument], found: &mut TreeMatch) -> bool {
        let holds = |relation: &Relation| {
            let name = match relation {
                Relation::Behind(preposition) => {
                    let text = reading.doc.tokens[*preposition].text.to_lowercase();
                    return self.relations.contains(&text);
                }
                Relation::Subject => "subject",
                Relation::Object => "object",
                Relation::Recipient => "recipient",
                Relation::Attribute => "attribute",
                Relation::Owner => "owner",
                Relation::Modifier => "modifier",
                Relation::Apposition => "apposition",
                Relation::Clause => "clause",
                Relation::Adverbial => "adverbial",
                Relation::Relative => "relative",
                Relation::Adverb => "adverb",
                Relation::Particle => "particle",
            };
            self.relations.iter().any(|r| r == name)
        };
        let hit = all
            .iter()
            .filter(|a| holds(&a.relation))
            .any(|a| self.target.fits_one_of(reading, a.token, token, found));
        match self.need {
            Need::Must => hit,
            Need::May => true,
            Need::MustNot => !hit,
        }
    }
}

impl Node {
    /// Whether an argument fits, or for a word one that is joined to it: "talks and a dinner with Berg".
    fn fits_one_of(&self, reading: &Reading, token: usize, above: usize, found: &mut TreeMatch) -> bool {
        if matches!(self.test, Test::Mention { .. }) {
            return self.matches(reading, token, Some(above), found);
        }
        reading.doc.conjuncts(token).into_iter().any(|t| self.matches(reading, t, Some(above), found))
    }
}

/// A word's arguments; for a noun that is the object of a verb, those prepositions of the verb that follow it as well;
/// for a verb, those of its object; for one joined to another, those that the two have in common.
fn arguments(reading: &Reading, token: usize, above: Option<usize>) -> Vec<Argument> {
    let doc = reading.doc;
    let mut all = doc.arguments(token);
    let prepositions = |all: Vec<Argument>| {
        all.into_iter().filter(|a| matches!(a.relation, Relation::Behind(p) if p > token))
    };
    let t = &doc.tokens[token];
    if t.tag.is_verb() {
        for object in doc.children_by(token, &[Dep::Dobj]).collect::<Vec<_>>() {
            all.extend(prepositions(doc.arguments(object)));
        }
    } else if let Some(verb) = above.or_else(|| doc.head(token)).filter(|v| doc.tokens[*v].tag.is_verb())
        && matches!(t.dep, Dep::Dobj | Dep::Nsubjpass | Dep::Attr | Dep::Nsubj)
    {
        all.extend(prepositions(doc.arguments(verb)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing;

    /// Each capture as "A: France; B: Germany".
    fn captured(pattern: &str, text: &str) -> Option<String> {
        let pattern = TreePattern::parse(pattern, &crate::extract::rule::lists()).unwrap();
        testing::reading(text, |r| {
            let found = (0..r.doc.tokens.len()).find_map(|t| pattern.match_at(r, t))?;
            let names = |c: char| {
                let labels: Vec<&str> =
                    found.captured(c).iter().map(|e| r.entities[*e].label.as_str()).collect();
                labels.join(", ")
            };
            Some(format!("{} / {}", names('A'), names('B')))
        })
    }

    #[test]
    fn one_pattern_holds_for_every_shape_of_a_clause() {
        let pattern = "sanction/v >subject A:<actors> >object B:<actors>";
        for text in [
            "France sanctioned Germany.",
            "Germany was sanctioned by France.",
            "France, which sanctioned Germany, is glad.",
            "France is expected to sanction Germany.",
            "France threatened Poland and sanctioned Germany.",
            "France apologized after sanctioning Germany.",
            "France's decision to sanction Germany was a surprise.",
            "French troops sanctioned the government of Germany.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France / Germany"), "{text}");
        }
        for text in
            ["Germany sanctioned wine.", "France knows Germany.", "The sanctions on Germany hurt France."]
        {
            assert_eq!(captured(pattern, text), None, "{text}");
        }
    }

    #[test]
    fn words_nest() {
        let pattern = "hold|have/v >subject A:<actors> >object (@talks/n >with B:<actors>)";
        for text in [
            "France and Poland held talks with Germany.",
            "France and Poland held urgent talks in Paris on Monday with Germany.",
        ] {
            assert_eq!(captured(pattern, text).as_deref(), Some("France, Poland / Germany"), "{text}");
        }
        assert_eq!(captured(pattern, "France held elections with Germany."), None);
    }

    #[test]
    fn patterns_that_make_no_sense_are_refused() {
        for bad in
            ["", "meet >", "meet >with", "(meet", "meet >with (x", "meet/q", "<ghost>", "@none", "meet )"]
        {
            assert!(TreePattern::parse(bad, &Lists::new()).is_err(), "{bad}");
        }
    }
}
