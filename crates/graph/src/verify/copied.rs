//! Which articles are copies or versions of another, held against their texts.

use super::carried::Carried;
use super::view::{Place, View};
use super::{Findings, Rule};
use crate::article::story;
use crate::copies::{Kind, Link, Story, links};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(view: &View, carried: &BTreeMap<&str, Carried<'_>>, found: &mut Findings) {
    let days: Vec<Option<String>> = carried.values().map(|c| c.published.map(|d| d.to_string())).collect();
    let stories: Vec<Story> = carried
        .iter()
        .zip(&days)
        .map(|((id, article), day)| Story { id, published: day.as_deref(), text: story(article.text) })
        .collect();
    let expected: BTreeSet<Link> = links(&stories).into_iter().collect();
    let mut linked = BTreeSet::new();
    for [subject, graph, predicate, object] in &view.quads {
        let kinds = [(view.words.copy_of, Kind::Copy), (view.words.version_of, Kind::Version)];
        let kind = kinds.iter().find(|(word, _)| word == predicate).map(|(_, kind)| *kind);
        let article =
            |node| view.path(node).and_then(|path| path.strip_prefix("article/")).map(str::to_owned);
        let place = *view.place(*graph) == Place::Copies;
        match (kind, article(*subject), article(*object)) {
            (Some(kind), Some(article), Some(of)) if place => {
                linked.insert(Link { article, of, kind });
            }
            (None, ..) if !place => {}
            _ => found.fail(Rule::CopyLinked, view.name(*subject), "has a link that is none of copies"),
        }
    }
    for link in expected.difference(&linked) {
        let message =
            format!("is a {} of `{}` by its text, and the graph does not say so", name(link.kind), link.of);
        found.fail(Rule::CopyLinked, format!("article/{}", link.article), message);
    }
    for link in linked.difference(&expected) {
        let message =
            format!("is said to be a {} of `{}`, and by its text it is not", name(link.kind), link.of);
        found.fail(Rule::CopyLinked, format!("article/{}", link.article), message);
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Copy => "copy",
        Kind::Version => "version",
    }
}
