//! What one article's graph carries of the article itself: its text, where its entities are mentioned, what its claims
//! say, and what people put right in it.

use super::view::{Place, Rows, View, objects, says};
use crate::article::visible;
use crate::extract::is_vouched_for;
use crate::facts::{Span, TextIndex};
use crate::store::TermId;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the rules on one article's facts look into.
pub(super) struct Carried<'v> {
    pub graph: TermId,
    pub text: &'v str,
    pub index: TextIndex<'v>,
    /// Where each entity is mentioned.
    pub mentions: HashMap<TermId, Vec<Span>>,
    /// The words of each claim, in the order of the text.
    pub contents: BTreeMap<TermId, Vec<Span>>,
    /// Claims that judge what the article itself tells of: "condemned the raid".
    judged: HashSet<TermId>,
    /// The bodies and countries whose offices a person holds.
    pub serves: HashMap<TermId, Vec<TermId>>,
    /// Nodes that a correction speaks of.
    pub corrected: HashSet<TermId>,
    /// Whether an entity was corrected, so that names in labels may be older than it.
    pub entity_corrected: bool,
    /// Day of publication.
    pub published: Option<jiff::civil::Date>,
}

impl<'v> Carried<'v> {
    fn new(graph: TermId, text: &'v str) -> Carried<'v> {
        Carried {
            graph,
            text,
            index: TextIndex::new(text),
            mentions: HashMap::new(),
            contents: BTreeMap::new(),
            judged: HashSet::new(),
            serves: HashMap::new(),
            corrected: HashSet::new(),
            entity_corrected: false,
            published: None,
        }
    }

    /// All articles that carry a text, by their id.
    pub fn all(view: &'v View) -> BTreeMap<&'v str, Carried<'v>> {
        let mut all = BTreeMap::new();
        for rows in view.groups() {
            if let Place::Article(id) = view.place(rows[0][1])
                && let Some(text) = objects(rows, view.words.text).find_map(|o| view.terms.text(o))
            {
                all.insert(id.as_str(), Carried::new(rows[0][1], text));
            }
        }
        for rows in view.groups() {
            if let Place::Article(id) = view.place(rows[0][1])
                && let Some(carried) = all.get_mut(id.as_str())
            {
                carried.learn(view, rows);
            }
        }
        all
    }

    fn learn(&mut self, view: &View, rows: Rows<'_>) {
        let w = &view.words;
        let node = rows[0][0];
        let classes = [w.person, w.country, w.organization, w.place];
        if objects(rows, w.a).any(|c| classes.contains(&c)) {
            self.mentions.insert(node, self.spans(view, rows));
        } else if says(rows, w.a, w.claim) {
            self.contents.insert(node, self.spans(view, rows));
            if objects(rows, w.rule).any(|r| view.terms.text(r).is_some_and(is_vouched_for)) {
                self.judged.insert(node);
            }
        } else if says(rows, w.a, w.membership) {
            for person in objects(rows, w.member) {
                self.serves.entry(person).or_default().extend(objects(rows, w.of));
            }
        } else if says(rows, w.a, w.correction) {
            let nodes = objects(rows, w.corrects).chain(objects(rows, w.becomes));
            for node in nodes {
                self.corrected.insert(node);
                let path = view.path(node).unwrap_or_default();
                let kinds = ["person/", "country/", "organization/", "place/"];
                self.entity_corrected |= kinds.iter().any(|k| path.starts_with(k));
            }
        } else if says(rows, w.a, w.article) {
            let day = objects(rows, w.published).find_map(|d| view.terms.text(d));
            self.published = day.and_then(|d| d.parse().ok());
        }
    }

    /// The spans that a node rests on, in order; those outside the text are reported elsewhere.
    pub fn spans(&self, view: &View, rows: Rows<'_>) -> Vec<Span> {
        let span = |node: TermId| {
            let (_, range) = view.path(node)?.rsplit_once("#char=")?;
            let (start, end) = range.split_once(',')?;
            let span = Span::new(start.parse().ok()?, end.parse().ok()?)?;
            (span.end() as usize <= self.index.length()).then_some(span)
        };
        let mut spans: Vec<Span> = objects(rows, view.words.evidence).filter_map(span).collect();
        spans.sort_unstable_by_key(|s| (s.start(), s.end()));
        spans
    }

    /// The text around each of these spans.
    pub fn around(&self, spans: &[Span], reach: u32) -> Vec<&'v str> {
        let length = u32::try_from(self.index.length()).unwrap_or(u32::MAX);
        let wide =
            |s: &Span| Span::new(s.start().saturating_sub(reach), s.end().saturating_add(reach).min(length));
        spans.iter().filter_map(wide).map(|s| self.index.slice(s)).collect()
    }

    /// The mentions of an entity at most so many characters from one of these spans.
    pub fn near<'s>(
        &'s self,
        entity: TermId,
        spans: &'s [Span],
        reach: u32,
    ) -> impl Iterator<Item = Span> + 's {
        let mentions = self.mentions.get(&entity).map_or(&[][..], Vec::as_slice);
        mentions.iter().copied().filter(move |m| spans.iter().any(|s| gap(*m, *s) <= reach))
    }

    /// The claim, if any, in whose words this span lies.
    pub fn said_in(&self, span: Span) -> Option<TermId> {
        let holds = |parts: &Vec<Span>| parts.iter().any(|p| p.contains(span));
        let mut told = self.contents.iter().filter(|(claim, _)| !self.judged.contains(claim));
        told.find(|(_, parts)| holds(parts)).map(|(claim, _)| *claim)
    }
}

/// How many characters lie between two spans.
pub(super) fn gap(a: Span, b: Span) -> u32 {
    a.start().saturating_sub(b.end()).max(b.start().saturating_sub(a.end()))
}

/// The words of a text in lower case, without marks.
pub(super) fn words(text: &str) -> Vec<String> {
    let letter = |c: char| c.is_alphanumeric();
    // A soft hyphen parts no word.
    let text = visible(text);
    text.split(|c| !letter(c)).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Whether one of these words stands in one of the texts, or one that begins with it where it ends in `*`.
pub(super) fn has_word(texts: &[&str], list: &[&str]) -> bool {
    texts.iter().flat_map(|t| words(t)).any(|word| {
        list.iter().any(|l| l.strip_suffix('*').map_or(word == **l, |stem| word.starts_with(stem)))
    })
}
