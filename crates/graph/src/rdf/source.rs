//! What somebody is who speaks without a name: by the nouns that the ontology gives each kind of source.

use super::ontology::ontology;
use super::vocabulary::{skos, sm};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Words behind which it is told where a source is or what it knows, not what it is.
const BEHIND: [&str; 16] = [
    "of", "in", "from", "at", "for", "with", "by", "who", "whom", "which", "that", "on", "to", "close",
    "familiar", "near",
];

/// The kind of a speaker by the noun at the head of its words: "two officials in Lima" are officials.
pub(super) fn kind(text: &str) -> Option<&'static NamedNode> {
    let head = text
        .split(|c: char| c.is_whitespace() || c == ',' || c == '-')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .take_while(|w| !BEHIND.contains(&w.as_str()))
        .filter(|w| !w.is_empty())
        .last()?;
    let nouns = nouns();
    let singular = || {
        let ies = head.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let es = head.strip_suffix("es").map(str::to_owned);
        let s = head.strip_suffix('s').map(str::to_owned);
        [s, ies, es].into_iter().flatten().find_map(|w| nouns.get(&w))
    };
    nouns.get(&head).or_else(singular)
}

/// Each noun with its kind.
fn nouns() -> &'static HashMap<String, NamedNode> {
    static NOUNS: OnceLock<HashMap<String, NamedNode>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let (in_scheme, scheme) = (skos("inScheme"), Term::from(sm("SourceKinds")));
        let all = ontology();
        let kinds: HashSet<&NamedOrBlankNode> = all
            .iter()
            .filter(|t| t.predicate == in_scheme && t.object == scheme)
            .map(|t| &t.subject)
            .collect();
        let hidden = skos("hiddenLabel");
        let labels = all.iter().filter(|t| t.predicate == hidden && kinds.contains(&t.subject));
        labels
            .filter_map(|t| match (&t.subject, &t.object) {
                (NamedOrBlankNode::NamedNode(kind), Term::Literal(noun)) => {
                    Some((noun.value().to_owned(), kind.clone()))
                }
                _ => None,
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::rdf::vocabulary::sm;

    #[test]
    fn a_speaker_without_a_name_is_of_a_kind_by_its_noun() {
        for (text, expected) in [
            ("Two officials", Some("officials")),
            ("a senior diplomat in Lima", Some("officials")),
            ("A spokesman for the ministry", Some("officials")),
            ("the authorities", Some("officials")),
            ("Western analysts", Some("experts")),
            ("state media", Some("media")),
            ("local newspapers", Some("media")),
            ("the draft resolution", Some("documents")),
            ("a survey of voters", Some("documents")),
            ("residents of the port", Some("residents")),
            ("people familiar with the talks", None),
            ("the talks", None),
            ("he", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected.map(sm).as_ref(), "{text}");
        }
    }
}
