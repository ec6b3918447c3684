//! Parts of speech, features and irregular lemmas from tags, relations and forms (spaCy's attribute ruler).
//!
//! Each place of each pattern is one bit; a word's tag, relation, form and kind each allow a set of places, and their
//! intersection is what the word matches.

use super::manifest::{RulerPattern, TokenPattern};

/// A set of places in patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Box<[u64]>);

impl Places {
    fn where_(patterns: &[RulerPattern], holds: impl Fn(&TokenPattern) -> bool) -> Places {
        let places: Vec<bool> = patterns.iter().flat_map(|p| &p.tokens).map(holds).collect();
        let word = |bits: &[bool]| bits.iter().enumerate().fold(0, |w, (i, b)| w | (u64::from(*b) << i));
        Places(places.chunks(64).map(word).collect())
    }
}

/// Whether a word of a text may stand at a place; each word has so many blocks of places.
fn has(places: &[u64], blocks: usize, word: usize, place: usize) -> bool {
    let block = places.get(word * blocks + place / 64);
    block.is_some_and(|bits| bits >> (place % 64) & 1 == 1)
}

/// What a rule gives a word; numbers of the tables of labels.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Part of speech.
    pub pos: Option<u16>,
    /// Features.
    pub morph: Option<u16>,
    /// Lemma.
    pub lemma: Option<Box<str>>,
    /// Relation.
    pub dep: Option<u16>,
    /// Tag.
    pub tag: Option<u16>,
}

/// The compiled rules.
#[derive(Debug)]
pub struct Ruler {
    patterns: Vec<RulerPattern>,
    /// Place of a pattern's first token, and the pattern, for each place that is one.
    first: Vec<Option<usize>>,
    changes: Vec<Change>,
    tags: Vec<Places>,
    deps: Vec<Places>,
    space: [Places; 2],
}

impl Ruler {
    /// Compiles the patterns against the tables of tags and relations; `change` numbers what a rule sets.
    pub fn new(
        patterns: Vec<RulerPattern>,
        tags: &[String],
        deps: &[String],
        change: impl Fn(&RulerPattern) -> Change,
    ) -> Ruler {
        let mut first = Vec::new();
        for (i, pattern) in patterns.iter().enumerate() {
            first.extend((0..pattern.tokens.len()).map(|t| (t == 0).then_some(i)));
        }
        let for_tag =
            |tag: &String| Places::where_(&patterns, |t| t.tag.as_ref().is_none_or(|c| c.holds(tag)));
        let for_dep =
            |dep: &String| Places::where_(&patterns, |t| t.dep.as_ref().is_none_or(|c| c.holds(dep)));
        let for_space = |s: bool| Places::where_(&patterns, |t| t.space.is_none_or(|want| want == s));
        Ruler {
            first,
            changes: patterns.iter().map(change).collect(),
            tags: tags.iter().map(for_tag).collect(),
            deps: deps.iter().map(for_dep).collect(),
            space: [for_space(false), for_space(true)],
            patterns,
        }
    }

    /// The places that a form allows; asked once a form.
    #[must_use]
    pub fn for_form(&self, lower: &str) -> Places {
        Places::where_(&self.patterns, |t| t.lower.as_ref().is_none_or(|c| c.holds(lower)))
    }

    /// What is changed in a text, in the order in which it must be done: (rule, word). `words` gives each word's tag,
    /// relation, places of its form, and whether it is white space.
    #[must_use]
    pub fn matches(&self, words: &[(u16, u16, &Places, bool)]) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let blocks = self.space[0].0.len();
        let mut places = Vec::with_capacity(words.len() * blocks);
        for (tag, dep, form, space) in words {
            let (tag, dep) = (&self.tags[usize::from(*tag)].0, &self.deps[usize::from(*dep)].0);
            let space = &self.space[usize::from(*space)].0;
            let all = tag.iter().zip(dep).zip(&form.0).zip(space);
            places.extend(all.map(|(((tag, dep), form), space)| tag & dep & form & space));
        }
        for (at, bits) in places.iter().enumerate().filter(|(_, bits)| **bits != 0) {
            let (i, block) = (at / blocks, at % blocks);
            let mut bits = *bits;
            while bits != 0 {
                let place = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let Some(p) = self.first[place] else { continue };
                let pattern = &self.patterns[p];
                let mut rest = 1..pattern.tokens.len();
                if rest.all(|t| has(&places, blocks, i + t, place + t)) {
                    out.push((p, i + pattern.index));
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// What a rule gives.
    #[must_use]
    pub fn change(&self, rule: usize) -> &Change {
        &self.changes[rule]
    }
}
