//! Finds a pattern in the atoms of a sentence, by backtracking.

use super::{Atom, Content, Element, Pattern, Wanted, What};
use crate::facts::EntityKind;
use std::ops::Range;

/// A pattern found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    /// The atoms from the first matched to the last.
    pub atoms: Range<usize>,
    /// The first atom matched by words that are not optional: what the rule hangs on.
    pub trigger: usize,
    captures: Vec<(char, Vec<usize>)>,
}

impl Match {
    /// The entities captured under this name.
    #[must_use]
    pub fn entities(&self, capture: char) -> &[usize] {
        self.captures.iter().find(|(name, _)| *name == capture).map_or(&[], |(_, e)| e)
    }
}

/// All places where the pattern fits, from left to right, each beginning after the one before it begins.
#[must_use]
pub fn find_all(pattern: &Pattern, atoms: &[Atom]) -> Vec<Match> {
    (0..atoms.len()).filter_map(|start| match_at(pattern, atoms, start)).collect()
}

fn match_at(pattern: &Pattern, atoms: &[Atom], start: usize) -> Option<Match> {
    let mut found = Match { atoms: start..start, trigger: usize::MAX, captures: Vec::new() };
    let end = step(&pattern.elements, atoms, start, &mut found)?;
    if end == start {
        return None;
    }
    found.atoms = start..end;
    if found.trigger == usize::MAX {
        found.trigger = start;
    }
    Some(found)
}

/// Matches the elements from `at` on; returns where the last ended.
fn step(elements: &[Element], atoms: &[Atom], at: usize, found: &mut Match) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    if let What::Gap(most) = first.what {
        for skipped in 0..=most {
            if at + skipped > atoms.len() || (skipped > 0 && is_barrier(&atoms[at + skipped - 1])) {
                return None;
            }
            let kept = found.clone();
            if let Some(end) = step(rest, atoms, at + skipped, found) {
                return Some(end);
            }
            *found = kept;
        }
        return None;
    }
    let kept = found.clone();
    if let Some(next) = consume(first, atoms, at, found)
        && let Some(end) = step(rest, atoms, next, found)
    {
        return Some(end);
    }
    *found = kept;
    if first.optional { step(rest, atoms, at, found) } else { None }
}

/// A gap does not run over these: what follows is another statement.
fn is_barrier(atom: &Atom) -> bool {
    matches!(&atom.content, Content::Token(t) if matches!(t.as_str(), ";" | ":" | "\"" | "“" | "”" | "«" | "»"))
}

fn consume(element: &Element, atoms: &[Atom], at: usize, found: &mut Match) -> Option<usize> {
    let atom = atoms.get(at)?;
    match &element.what {
        What::Words(words) => {
            let Content::Token(token) = &atom.content else { return None };
            if !words.contains(token) {
                return None;
            }
            if !element.optional {
                found.trigger = found.trigger.min(at);
            }
            Some(at + 1)
        }
        What::Mention { kinds, list } => {
            let mut entities = wanted(kinds, atom)?;
            let mut end = at + 1;
            while *list && let Some((more, next)) = continuation(kinds, atoms, end, entities.len()) {
                entities.extend(more);
                end = next;
            }
            if let Some(name) = element.capture {
                found.captures.push((name, entities));
            }
            Some(end)
        }
        What::Gap(_) => None,
    }
}

/// `, X`, `and X`, `, and X` after a mention of a list; a comma alone counts only where an "and" follows somewhere,
/// or else it may open an apposition.
fn continuation(kinds: &[Wanted], atoms: &[Atom], at: usize, so_far: usize) -> Option<(Vec<usize>, usize)> {
    let token = |i: usize| match &atoms.get(i)?.content {
        Content::Token(t) => Some(t.as_str()),
        _ => None,
    };
    let joins = |t: Option<&str>| matches!(t, Some("and" | "&" | "or"));
    let next = match token(at)? {
        "and" | "&" | "or" => at + 1,
        // After one name alone, ", and" opens another statement.
        "," if so_far > 1 && joins(token(at + 1)) => at + 2,
        "," if (joins(token(at + 2)) || token(at + 2) == Some(",")) && list_ends_in_and(atoms, at + 2) => {
            at + 1
        }
        _ => return None,
    };
    Some((wanted(kinds, atoms.get(next)?)?, next + 1))
}

/// Whether a row of mentions and commas leads to an "and".
fn list_ends_in_and(atoms: &[Atom], from: usize) -> bool {
    for atom in &atoms[from..] {
        match &atom.content {
            Content::Token(t) if t == "and" || t == "or" => return true,
            Content::Token(t) if t == "," => {}
            Content::Token(_) => return false,
            _ => {}
        }
    }
    false
}

fn wanted(kinds: &[Wanted], atom: &Atom) -> Option<Vec<usize>> {
    match &atom.content {
        Content::Token(_) => None,
        Content::Date(number) => kinds.contains(&Wanted::Date).then(|| vec![*number]),
        Content::Entities(entities, kind) => {
            let fits = kinds.iter().any(|wanted| match wanted {
                Wanted::Kind(k) => k == kind,
                Wanted::Actor => *kind != EntityKind::Place,
                Wanted::Any => true,
                Wanted::Date => false,
            });
            fits.then(|| entities.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lists;
    use super::*;

    /// Words are tokens; `P1`, `C2` a person, a country; `L3` a place.
    fn atoms(text: &str) -> Vec<Atom> {
        let atom = |(i, word): (usize, &str)| {
            let number = word.get(1..).and_then(|n| n.parse().ok());
            let content = match (word.as_bytes()[0], number) {
                (b'P', Some(n)) => Content::Entities(vec![n], EntityKind::Person),
                (b'C', Some(n)) => Content::Entities(vec![n], EntityKind::Country),
                (b'L', Some(n)) => Content::Entities(vec![n], EntityKind::Place),
                _ => Content::Token(word.to_lowercase()),
            };
            Atom { tokens: i..i + 1, content }
        };
        text.split(' ').enumerate().map(atom).collect()
    }

    #[test]
    fn patterns_match_what_their_elements_say() {
        for (pattern, text, expected) in [
            ("A:<actors> met B:<actor>", "P1 met P2", Some((vec![1], vec![2]))),
            ("A:<actors> met B:<actor>", "P1 , P2 and C3 met P4", Some((vec![1, 2, 3], vec![4]))),
            ("A:<actors> met B:<actor>", "P1 , who left , met P4", None),
            ("A:<actors> met B:<actor>", "C9 , and P1 met P4", Some((vec![1], vec![4]))),
            ("A:<actor> ..3 met with? B:<actor>", "P1 later briefly met with P2", Some((vec![1], vec![2]))),
            ("A:<actor> ..3 met B:<actor>", "P1 left ; met P2", None),
            ("A:<country> met B:<actor>", "P1 met P2", None),
            ("A:<actor> met B:<place|person>?", "P1 met", Some((vec![1], vec![]))),
        ] {
            let pattern = Pattern::parse(pattern, &Lists::new()).unwrap();
            let found = find_all(&pattern, &atoms(text)).into_iter().next();
            let got = found.map(|m| (m.entities('A').to_vec(), m.entities('B').to_vec()));
            assert_eq!(got, expected, "{text}");
        }
    }
}
