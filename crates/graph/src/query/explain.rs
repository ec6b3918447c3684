//! What is known about a node, and the sentences it rests on.

use super::results::shorten;
use super::{QueryError, derivation, identification};
use crate::article::slug;
use crate::rdf::vocabulary::{itsrdf, nif, rdfs, skos, sm};
use crate::store::{Kg, StoreError};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A sentence with the words that carry a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Passage {
    article: String,
    begin: usize,
    before: String,
    words: String,
    after: String,
}

/// Explains the node of this IRI or label, as a text for people. Words that carry a fact stand between `«` and `»`.
///
/// # Errors
/// Where no node has this name, or several have.
pub fn explain(kg: &Kg, name: &str) -> Result<String, QueryError> {
    let node = find_node(kg, name)?;
    let mut out = String::new();
    let about = |pattern: &mut dyn Iterator<Item = Result<Quad, StoreError>>| {
        let named = |q: &Quad| q.graph_name != GraphName::DefaultGraph;
        pattern.filter(|q| q.as_ref().map_or(true, named)).collect::<Result<Vec<Quad>, _>>()
    };
    let said = about(&mut kg.quads_for_pattern(Some(node.as_ref().into()), None, None, None))?;
    let of = about(&mut kg.quads_for_pattern(None, None, Some(node.as_ref().into()), None))?;
    // A mention is shown with its sentence below.
    let mention = |q: &Quad| q.predicate == itsrdf("taIdentRef");
    let of: Vec<Quad> = of.into_iter().filter(|q| !derivation::is_record(kg, q) && !mention(q)).collect();
    let (decisions, of): (Vec<Quad>, Vec<Quad>) = of.into_iter().partition(identification::is_record);
    let show = |node: &NamedNode| -> Result<String, QueryError> {
        let called = |l| format!("{l} <{}>", node.as_str().trim_start_matches(&kg.base().to_string()));
        Ok(label(kg, node)?.map_or_else(|| shorten(node.as_str()), called))
    };
    let _ = writeln!(out, "{}", show(&node)?);
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for quad in said.iter().filter(|q| q.predicate != sm("evidence") && q.predicate != sm("rule")) {
        let value = match &quad.object {
            Term::NamedNode(n) => show(n)?,
            Term::Literal(l) => format!("“{}”", l.value()),
            other => other.to_string(),
        };
        lines.insert(format!("  {} {value}{}", shorten(quad.predicate.as_str()), claimed(kg, quad)));
    }
    for quad in &of {
        if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
            lines.insert(format!(
                "  is {} of {}{}",
                shorten(quad.predicate.as_str()),
                show(subject)?,
                claimed(kg, quad)
            ));
        }
    }
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
    let rules: BTreeSet<String> =
        said.iter().filter(|q| q.predicate == sm("rule")).map(|q| literal(&q.object)).collect();
    if !rules.is_empty() {
        let _ = writeln!(out, "found by {}", rules.into_iter().collect::<Vec<_>>().join(", "));
    }
    let decided = identification::decisions(kg, &decisions)?;
    if !decided.is_empty() {
        let _ = writeln!(out, "told from others of the name:");
    }
    for line in decided {
        let _ = writeln!(out, "{line}");
    }
    let derived: Vec<Quad> = said.iter().chain(&of).cloned().collect();
    let chains = derivation::chains(kg, &derived)?;
    if !chains.is_empty() {
        let _ = writeln!(out, "derived:");
    }
    for line in chains {
        let _ = writeln!(out, "{line}");
    }
    for passage in passages(kg, &said)? {
        let _ = writeln!(
            out,
            "{}:{}: {}«{}»{}",
            passage.article, passage.begin, passage.before, passage.words, passage.after
        );
    }
    Ok(out)
}

/// A statement of a claim graph is marked as such.
fn claimed(kg: &Kg, quad: &Quad) -> String {
    match &quad.graph_name {
        GraphName::NamedNode(graph) if kg.base().is_claim_graph(graph.as_str()) => {
            format!(" [claimed: {}]", graph.as_str().rsplit("graph/claim/").next().unwrap_or_default())
        }
        GraphName::NamedNode(graph) if *graph == kg.base().inferred_graph() => " [derived]".to_owned(),
        _ => String::new(),
    }
}

fn literal(term: &Term) -> String {
    match term {
        Term::Literal(l) => l.value().to_owned(),
        other => other.to_string(),
    }
}

/// The label of a node, where it has one: the preferred one, or of several the first in the order of the alphabet.
fn label(kg: &Kg, node: &NamedNode) -> Result<Option<String>, QueryError> {
    for predicate in [skos("prefLabel"), rdfs("label")] {
        let quads = kg.quads_for_pattern(Some(node.as_ref().into()), Some(predicate.as_ref()), None, None);
        let labels =
            quads.map(|quad| Ok(literal(&quad?.object))).collect::<Result<BTreeSet<_>, StoreError>>()?;
        if let Some(label) = labels.into_iter().next() {
            return Ok(Some(label));
        }
    }
    Ok(None)
}

/// The node of an IRI (whole, or below the base), or of a label whatever case, accents and hyphens.
///
/// # Errors
/// Where no node has this name, or several have.
pub fn find_node(kg: &Kg, name: &str) -> Result<NamedNode, QueryError> {
    let plain = name.trim_start_matches('<').trim_end_matches('>');
    for iri in [plain.to_owned(), format!("{}{plain}", kg.base())] {
        if let Ok(node) = NamedNode::new(&iri)
            && kg.quads_for_pattern(Some(node.as_ref().into()), None, None, None).next().is_some()
        {
            return Ok(node);
        }
    }
    let wanted = slug(name);
    let mut found: BTreeSet<String> = BTreeSet::new();
    for predicate in [rdfs("label"), skos("altLabel")] {
        for quad in kg.quads_for_pattern(None, Some(predicate.as_ref()), None, None) {
            let quad = quad?;
            if slug(&literal(&quad.object)) == wanted
                && let NamedOrBlankNode::NamedNode(node) = quad.subject
            {
                found.insert(node.into_string());
            }
        }
    }
    let mut found: Vec<String> = found.into_iter().collect();
    match found.len() {
        // Nobody bears the name as it stands: a short form, or an error that offers near names.
        0 => match super::names::Names::of(kg)?.resolve(name, &[])? {
            Term::NamedNode(node) => Ok(node),
            _ => Err(QueryError::NoNode { name: name.to_owned(), near: String::new() }),
        },
        1 => Ok(NamedNode::new_unchecked(found.remove(0))),
        _ => {
            let mut called = Vec::new();
            for iri in found {
                called.push((label(kg, &NamedNode::new_unchecked(iri.as_str()))?.unwrap_or_default(), iri));
            }
            let candidates = super::names::candidates(&called, &kg.base().to_string());
            Err(QueryError::Ambiguous { name: name.to_owned(), candidates })
        }
    }
}

/// The sentences around the spans that a node rests on.
fn passages(kg: &Kg, said: &[Quad]) -> Result<BTreeSet<Passage>, QueryError> {
    let mut passages = BTreeSet::new();
    for quad in said.iter().filter(|q| q.predicate == sm("evidence")) {
        let Term::NamedNode(span) = &quad.object else { continue };
        let value = |node: &NamedNode, predicate: NamedNode| {
            let mut found =
                kg.quads_for_pattern(Some(node.as_ref().into()), Some(predicate.as_ref()), None, None);
            found.find_map(Result::ok).map(|q| q.object)
        };
        let number = |predicate| value(span, nif(predicate)).and_then(|t| literal(&t).parse::<usize>().ok());
        let (Some(begin), Some(end)) = (number("beginIndex"), number("endIndex")) else { continue };
        let Some(Term::NamedNode(context)) = value(span, nif("referenceContext")) else { continue };
        let Some(text) = value(&context, nif("isString")).map(|t| literal(&t)) else { continue };
        let article =
            span.as_str().split('#').next().unwrap_or_default().trim_start_matches(&kg.base().to_string());
        passages.insert(passage(article, &text, begin, end));
    }
    Ok(passages)
}

/// The sentence around a span: up to a full stop, or a line's end, on either side.
fn passage(article: &str, text: &str, begin: usize, end: usize) -> Passage {
    let chars: Vec<char> = text.chars().collect();
    let (begin, end) = (begin.min(chars.len()), end.min(chars.len()));
    let stop = |i: usize| {
        chars[i] == '\n'
            || (matches!(chars[i], '.' | '!' | '?')
                && chars.get(i + 1).is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"')))
    };
    let from = (0..begin).rev().find(|i| stop(*i)).map_or(0, |i| i + 1);
    let to = (end.saturating_sub(1)..chars.len())
        .find(|i| stop(*i))
        .map_or(chars.len(), |i| if chars[i] == '\n' { i } else { i + 1 });
    let part = |range: std::ops::Range<usize>| chars.get(range).map_or(String::new(), |c| c.iter().collect());
    Passage {
        article: article.to_owned(),
        begin,
        before: part(from..begin).trim_start().to_owned(),
        words: part(begin..end),
        after: part(end..to.max(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_the_sentence_with_its_words_marked() {
        let found = passage("a", "It rained. Zoë met Ott in Bonn. Then all left.", 15, 22);
        assert_eq!(
            (found.before.as_str(), found.words.as_str(), found.after.as_str()),
            ("Zoë ", "met Ott", " in Bonn.")
        );
    }
}
