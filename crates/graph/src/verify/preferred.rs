//! Of the labels that articles give a thing, the commonest is its preferred one, and no other.

use super::view::{Place, View, objects};
use super::{Findings, Rule};
use crate::store::{TermId, commonest};
use std::collections::{BTreeMap, BTreeSet};

/// What the articles' graphs say of one thing's names.
#[derive(Default)]
struct Names<'v> {
    /// The number of articles that give each label.
    articles: BTreeMap<String, usize>,
    /// By article the labels, and those among them that are said to be preferred.
    said: Vec<(BTreeSet<&'v str>, BTreeSet<&'v str>)>,
}

pub(super) fn check(view: &View, found: &mut Findings) {
    let w = &view.words;
    let mut nodes: BTreeMap<TermId, Names<'_>> = BTreeMap::new();
    for rows in view.groups() {
        let classes = [w.person, w.country, w.organization, w.place];
        let Place::Article(_) = view.place(rows[0][1]) else { continue };
        if !objects(rows, w.a).any(|class| classes.contains(&class)) {
            continue;
        }
        let texts = |p| objects(rows, p).filter_map(|o| view.terms.text(o)).collect::<BTreeSet<&str>>();
        let (labels, preferred) = (texts(w.label), texts(w.preferred));
        let names = nodes.entry(rows[0][0]).or_default();
        for label in &labels {
            *names.articles.entry((*label).to_owned()).or_default() += 1;
        }
        names.said.push((labels, preferred));
    }
    for (node, names) in nodes {
        let best = commonest(&names.articles).map_or("", String::as_str);
        let wanted = |labels: &BTreeSet<&str>| labels.contains(best).then_some(best);
        let right = |(labels, preferred): &(BTreeSet<&str>, BTreeSet<&str>)| {
            preferred.iter().copied().eq(wanted(labels))
        };
        if !names.said.iter().all(right) {
            let message =
                format!("is mostly called “{best}”, which is not what is given as its preferred name");
            found.fail(Rule::WordsPreferred, view.name(node), message);
        }
    }
}
