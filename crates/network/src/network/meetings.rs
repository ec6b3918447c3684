//! How often two met: what is told twice is one meeting.

use super::Fact;
use std::collections::{BTreeMap, BTreeSet};

/// Which meetings of two are known. A day is one meeting, however many tell of it. Of a longer time an article may tell of several
/// ("they met twice in 2018"); those of another article are the same ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    known: BTreeSet<String>,
    /// How many an article told of for a time.
    told: BTreeMap<(String, String), usize>,
}

impl Met {
    /// Takes a meeting in, and says whether it was not known. One that is not dated may be any, and counts.
    pub fn is_new(&mut self, fact: &Fact) -> bool {
        let Some(first) = &fact.earliest else { return true };
        if fact.latest.as_ref() == Some(first) {
            return self.known.insert(first.clone());
        }
        let time = format!("{first}/{}", fact.latest.as_deref().unwrap_or_default());
        let nth = self.told.entry((fact.article.clone(), time.clone())).or_default();
        *nth += 1;
        self.known.insert(format!("{time} {nth}"))
    }
}
