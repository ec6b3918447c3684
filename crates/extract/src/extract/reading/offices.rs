//! The offices of an article, found by who holds them and by what they are called.

use super::FoundRole;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};

/// All offices, as found; in the order of the text once all are found.
#[derive(Debug, Default)]
pub struct Offices {
    all: Vec<FoundRole>,
    of_person: FxHashMap<usize, Vec<usize>>,
    /// The offices of each person that differ by title, body or time.
    kinds: FxHashMap<usize, Vec<usize>>,
    by_title: FxHashMap<String, Vec<usize>>,
    /// By the token that each begins at.
    by_start: BTreeMap<usize, Vec<usize>>,
    /// The titles of each country or body.
    titles: FxHashMap<usize, FxHashSet<String>>,
}

impl Offices {
    /// Adds one.
    pub(in crate::extract) fn push(&mut self, role: FoundRole) {
        let number = self.all.len();
        self.of_person.entry(role.person).or_default().push(number);
        /// Nobody holds more.
        const KINDS: usize = 64;
        let kinds = self.kinds.entry(role.person).or_default();
        let same = |n: &usize| {
            let known: &FoundRole = &self.all[*n];
            known.former == role.former && known.of == role.of && known.title == role.title
        };
        if kinds.len() < KINDS && !kinds.iter().any(same) {
            kinds.push(number);
        }
        if let Some(of) = role.of {
            let titles = self.titles.entry(of).or_default();
            if !titles.contains(&role.title) {
                titles.insert(role.title.clone());
            }
        }
        self.by_start.entry(role.tokens.start).or_default().push(number);
        match self.by_title.get_mut(&role.title) {
            Some(known) => known.push(number),
            None => {
                self.by_title.insert(role.title.clone(), vec![number]);
            }
        }
        self.all.push(role);
    }

    /// Says of whom an office is that a person has by a title that begins at these tokens; whether there is one.
    pub(in crate::extract) fn complete(
        &mut self,
        person: usize,
        title: &str,
        tokens: &Range<usize>,
        of: Option<usize>,
    ) -> bool {
        let numbers = self.of_person.get(&person).into_iter().flatten();
        let mut fitting =
            numbers.filter(|n| self.all[**n].title == title && tokens.contains(&self.all[**n].tokens.start));
        let Some(number) = fitting.next().copied() else { return false };
        if let Some(of) = of {
            self.all[number].of = Some(of);
            self.titles.entry(of).or_default().insert(title.to_owned());
        }
        true
    }

    /// Takes all of them out, changes them, and puts them back.
    pub(in crate::extract) fn change(&mut self, change: impl FnOnce(Vec<FoundRole>) -> Vec<FoundRole>) {
        let all = std::mem::take(self).all;
        change(all).into_iter().for_each(|role| self.push(role));
    }

    /// Those of a person.
    pub fn of(&self, person: usize) -> impl DoubleEndedIterator<Item = &FoundRole> + Clone {
        self.of_person.get(&person).into_iter().flatten().map(|n| &self.all[*n])
    }

    /// Those of a person, one of each title, body and time.
    pub fn kinds_of(&self, person: usize) -> impl Iterator<Item = &FoundRole> + Clone {
        self.kinds.get(&person).into_iter().flatten().map(|n| &self.all[*n])
    }

    /// Those that begin at these tokens, in their order.
    pub fn starting_in(&self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = &FoundRole> {
        self.by_start.range(tokens).flat_map(|(_, row)| row).map(|n| &self.all[*n])
    }

    /// The titles of those of a country or body.
    pub fn titles_in(&self, of: usize) -> impl Iterator<Item = &str> {
        self.titles.get(&of).into_iter().flatten().map(String::as_str)
    }

    /// The last with a title that fits, of those that begin before a token; they must be in the order of the text.
    pub(in crate::extract) fn last_before(
        &self,
        token: usize,
        fits: impl Fn(&str) -> bool,
    ) -> Option<&FoundRole> {
        let rows = self.by_title.iter().filter(|(title, _)| fits(title)).map(|(_, row)| row);
        let last = rows.filter_map(|row| {
            row.partition_point(|n| self.all[*n].tokens.start < token).checked_sub(1).map(|at| row[at])
        });
        last.max().map(|n| &self.all[n])
    }
}

impl Deref for Offices {
    type Target = [FoundRole];

    fn deref(&self) -> &[FoundRole] {
        &self.all
    }
}
