//! From the text of a pattern to [`Pattern`].

use super::shape::{Class, Edge, Lists, Mention, Need, Node, Pattern, PatternError, Relations, Test, Wanted};
use crate::extract::words::Key;
use crate::facts::EntityKind;

/// The elements of a pattern, and how far they are read.
struct Words<'w> {
    all: Vec<&'w str>,
    at: usize,
}

impl<'w> Words<'w> {
    fn next(&mut self) -> Option<&'w str> {
        let word = self.all.get(self.at).copied();
        self.at += usize::from(word.is_some());
        word
    }

    fn next_if(&mut self, wanted: impl Fn(&str) -> bool) -> Option<&'w str> {
        self.all.get(self.at).copied().filter(|w| wanted(w)).inspect(|_| self.at += 1)
    }

    /// What was read since, as it was written.
    fn since(&self, start: usize) -> String {
        self.all[start..self.at].join(" ").replace("( ", "(").replace(" )", ")")
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// See [`PatternError`].
    pub fn parse(text: &str, lists: &Lists) -> Result<Pattern, PatternError> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ");
        let mut words = Words { all: spaced.split_whitespace().collect(), at: 0 };
        let root = node(&mut words, lists, true)?;
        match words.next() {
            None => Ok(Pattern { root, text: text.to_owned() }),
            Some(rest) => Err(PatternError::Element(rest.to_owned())),
        }
    }

    /// The lemmas that the pattern begins with; `None` where any word or mention may begin it.
    #[must_use]
    pub fn triggers(&self) -> Option<&[String]> {
        match &self.root.test {
            Test::Word { lemmas, other: false, .. } => Some(lemmas),
            _ => None,
        }
    }

    /// Of each word and preposition besides the first without which the pattern does not match, all lemmas and forms that it
    /// may be: what lacks them needs no closer look.
    #[must_use]
    pub fn needs(&self) -> Vec<&[String]> {
        let mut needs = Vec::new();
        self.root.needs(&mut needs);
        needs
    }
}

impl Node {
    /// Of each word and preposition that the edges cannot do without, all that it may be.
    fn needs<'n>(&'n self, needs: &mut Vec<&'n [String]>) {
        for edge in self.edges.iter().filter(|e| e.need == Need::Must) {
            needs.extend(edge.relations.only_prepositions());
            if let Test::Word { lemmas, other: false, .. } = &edge.target.test {
                needs.push(lemmas);
            }
            edge.target.needs(needs);
        }
    }
}

/// A word; at the top and within brackets it takes the edges behind it.
fn node(words: &mut Words, lists: &Lists, top: bool) -> Result<Node, PatternError> {
    let first = words.next().ok_or_else(|| PatternError::Element("end of pattern".to_owned()))?;
    if first == "(" {
        let inner = node(words, lists, true)?;
        return match words.next() {
            Some(")") => Ok(inner),
            other => Err(PatternError::Element(other.unwrap_or("missing )").to_owned())),
        };
    }
    let mut found = simple(first, lists)?;
    if top {
        found.edges = edges(words, lists)?;
    }
    Ok(found)
}

/// `>with`, `<object`; not `<actor>`.
fn is_edge(word: &str) -> bool {
    word.starts_with('>') || (word.starts_with('<') && !word.ends_with('>'))
}

fn edges(words: &mut Words, lists: &Lists) -> Result<Vec<Edge>, PatternError> {
    let mut edges = Vec::new();
    loop {
        let start = words.at;
        let Some(word) = words.next_if(is_edge) else { break };
        let rest = &word[1..];
        let (need, relations) = match (rest.strip_prefix('?'), rest.strip_prefix('!')) {
            (Some(r), _) => (Need::May, r),
            (_, Some(r)) => (Need::MustNot, r),
            _ => (Need::Must, rest),
        };
        if relations.split('|').any(str::is_empty) {
            return Err(PatternError::Element(word.to_owned()));
        }
        let relations = Relations::parse(relations);
        let target = node(words, lists, false)?;
        let text = words.since(start);
        edges.push(Edge { relations, up: word.starts_with('<'), target, need, text });
    }
    Ok(edges)
}

fn simple(text: &str, lists: &Lists) -> Result<Node, PatternError> {
    let bad = || PatternError::Element(text.to_owned());
    let (capture, body) = match text.split_once(':') {
        Some((name, rest)) if name.len() == 1 => (name.chars().next(), rest),
        _ => (None, text),
    };
    if is_edge(text) || text == ")" {
        return Err(bad());
    }
    let test = if body == "*" {
        Test::Any
    } else if let Some(inner) = body.strip_prefix('<').and_then(|b| b.strip_suffix('>')) {
        Test::Mention(mention(inner).ok_or_else(bad)?)
    } else {
        let (body, other) = body.strip_prefix('!').map_or((body, false), |b| (b, true));
        let (body, class) = match body.rsplit_once('/') {
            Some((b, "n")) => (b, Some(Class::Noun)),
            Some((b, "v")) => (b, Some(Class::Verb)),
            Some((b, "a")) => (b, Some(Class::Adjective)),
            Some(_) => return Err(bad()),
            None => (body, None),
        };
        let lemmas = listed(body, lists)?;
        Test::Word { keys: lemmas.iter().map(|l| Key::of(l)).collect(), lemmas, class, other }
    };
    Ok(Node { capture, test, edges: Vec::new() })
}

/// The kinds between `<` and `>`; a plural asks for a list.
fn mention(inner: &str) -> Option<Mention<'static>> {
    let (mut kinds, mut list, mut party) = (Vec::new(), false, false);
    for name in inner.split('|') {
        let (name, plural) = match name {
            "countries" => ("country", true),
            "people" => ("person", true),
            "parties" => ("party", true),
            other => other.strip_suffix('s').map_or((other, false), |n| (n, true)),
        };
        list |= plural;
        party |= name == "party";
        kinds.push(match name {
            "person" => Wanted::Kind(EntityKind::Person),
            "country" => Wanted::Kind(EntityKind::Country),
            "organization" => Wanted::Kind(EntityKind::Organization),
            "place" => Wanted::Kind(EntityKind::Place),
            "actor" | "party" => Wanted::Actor,
            "any" => Wanted::Any,
            "date" => Wanted::Date,
            _ => return None,
        });
    }
    Some(Mention { kinds: kinds.into(), list, party })
}

/// Words with `|` between them, `@name` standing for those of a list; a list may name others.
fn listed(body: &str, lists: &Lists) -> Result<Vec<String>, PatternError> {
    let mut words = Vec::new();
    for word in body.split('|') {
        match word.strip_prefix('@') {
            Some(name) => {
                let list = lists.get(name).ok_or_else(|| PatternError::List(name.to_owned()))?;
                words.extend(list.iter().cloned());
            }
            None if word.is_empty() => return Err(PatternError::Element(body.to_owned())),
            None => words.push(word.to_lowercase()),
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_make_no_sense_are_refused_and_others_tell_what_they_need() {
        for bad in [
            "",
            "meet >",
            "meet >with",
            "(meet",
            "meet >with (x",
            "meet/q",
            "<ghost>",
            "@none",
            "meet )",
            "a||b",
            "meet <object",
        ] {
            assert!(Pattern::parse(bad, &Lists::new()).is_err(), "{bad}");
        }
        let pattern = "hold/v >subject A:<actors> >object (talks|dinner/n >with|between B:<actors>) >?in (summit/n) >!not|object no";
        let needs = Pattern::parse(pattern, &Lists::new()).unwrap();
        assert_eq!(needs.needs(), [vec!["talks", "dinner"], vec!["with", "between"]]);
        let lists = Lists::from([("meet".to_owned(), vec!["met".to_owned()])]);
        let good = "@meet/v >subject A:<actors> <?object|in (see >!with B:<place|countries>)";
        assert!(Pattern::parse(good, &lists).is_ok());
    }
}
