//! Reads a rule, and which of its patterns are premises.

use super::InferError;
use crate::rdf::vocabulary::PREFIXES;
use include_dir::{Dir, include_dir};
use oxigraph::model::{NamedOrBlankNode, Term, Triple, Variable};
use spargebra::algebra::GraphPattern;
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use spargebra::{Query, SparqlParser};

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/queries/rules");

/// A rule with what its comments say of it.
#[derive(Clone, Debug)]
pub struct InferenceRule {
    /// The file's name without `.rq`; in the graph it is `inference.NAME`.
    pub name: String,
    /// What it derives.
    pub title: String,
    /// Why that is right.
    pub because: String,
    /// What must not be stated, in words, where the rule looks whether something is not.
    pub absent: Option<String>,
    /// What follows.
    pub(super) template: Vec<TriplePattern>,
    /// What must be stated, as a query that gives the variables.
    pub(super) query: Query,
    /// The patterns that are premises.
    pub(super) premises: Vec<TriplePattern>,
}

/// The rules that come with the program, by name.
///
/// # Errors
/// For a rule that cannot be traced, which a tested build does not have.
pub fn rules() -> Result<Vec<InferenceRule>, InferError> {
    let mut files: Vec<&'static include_dir::File<'static>> = FOLDER.files().collect();
    files.sort_by_key(|f| f.path());
    let mut rules = Vec::new();
    for file in files {
        if let (Some(name), Some(text)) =
            (file.path().file_stem().and_then(|n| n.to_str()), file.contents_utf8())
        {
            rules.push(InferenceRule::read(name, text)?);
        }
    }
    Ok(rules)
}

impl InferenceRule {
    /// Reads a rule from its text.
    ///
    /// # Errors
    /// Where it is no CONSTRUCT, or a pattern cannot be traced.
    pub fn read(name: &str, text: &str) -> Result<InferenceRule, InferError> {
        let wrong = |reason: String| InferError::Rule { rule: name.to_owned(), reason };
        let comments: Vec<&str> = text.lines().map_while(|l| l.strip_prefix('#')).map(str::trim).collect();
        let because = comments.iter().find_map(|c| c.strip_prefix("Because:")).unwrap_or_default();
        let absent = comments.iter().find_map(|c| c.strip_prefix("Absent:")).map(|a| a.trim().to_owned());
        if absent.is_some() != (text.contains("NOT EXISTS") || text.contains("MINUS")) {
            return Err(wrong("says not, in a line `# Absent:`, what it rests on the absence of".to_owned()));
        }
        let mut parser = SparqlParser::new();
        for (prefix, iri) in PREFIXES {
            parser = parser.with_prefix(prefix, iri).map_err(|e| wrong(e.to_string()))?;
        }
        let Query::Construct { template, dataset, pattern, base_iri } =
            parser.parse_query(text).map_err(|e| wrong(e.to_string().replace('\n', " ")))?
        else {
            return Err(wrong("is no CONSTRUCT".to_owned()));
        };
        let mut premises = Vec::new();
        collect(&pattern, &mut premises).map_err(|what| wrong(format!("{what} cannot be traced")))?;
        if template.iter().chain(&premises).any(has_blank_node) {
            return Err(wrong("blank nodes cannot be traced".to_owned()));
        }
        Ok(InferenceRule {
            name: name.to_owned(),
            title: comments.first().copied().unwrap_or_default().to_owned(),
            because: because.trim().to_owned(),
            absent,
            template,
            query: Query::Select { dataset, pattern, base_iri },
            premises,
        })
    }
}

/// Gathers the patterns that every solution rests on.
fn collect(pattern: &GraphPattern, out: &mut Vec<TriplePattern>) -> Result<(), &'static str> {
    match pattern {
        GraphPattern::Bgp { patterns } => out.extend(patterns.iter().cloned()),
        GraphPattern::Join { left, right } | GraphPattern::Union { left, right } => {
            collect(left, out)?;
            collect(right, out)?;
        }
        GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => collect(left, out)?,
        GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. }
        | GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner } => collect(inner, out)?,
        GraphPattern::Values { .. } => {}
        GraphPattern::Path { .. } => return Err("a property path"),
        GraphPattern::Graph { .. } => return Err("GRAPH"),
        GraphPattern::Group { .. } => return Err("an aggregate"),
        _ => return Err("this form of query"),
    }
    Ok(())
}

fn has_blank_node(pattern: &TriplePattern) -> bool {
    [&pattern.subject, &pattern.object].into_iter().any(|t| matches!(t, TermPattern::BlankNode(_)))
}

/// The triple that a pattern gives with these values; nothing where a variable has none.
pub(super) fn instantiate<'v>(
    pattern: &TriplePattern,
    value: &dyn Fn(&Variable) -> Option<&'v Term>,
) -> Option<Triple> {
    let term = |t: &TermPattern| match t {
        TermPattern::NamedNode(n) => Some(n.clone().into()),
        TermPattern::Literal(l) => Some(l.clone().into()),
        TermPattern::BlankNode(_) => None,
        TermPattern::Variable(v) => value(v).cloned(),
    };
    let subject = match term(&pattern.subject)? {
        Term::NamedNode(n) => NamedOrBlankNode::from(n),
        Term::BlankNode(b) => b.into(),
        Term::Literal(_) => return None,
    };
    let predicate = match &pattern.predicate {
        NamedNodePattern::NamedNode(n) => n.clone(),
        NamedNodePattern::Variable(v) => match value(v)? {
            Term::NamedNode(n) => n.clone(),
            _ => return None,
        },
    };
    Some(Triple::new(subject, predicate, term(&pattern.object)?))
}
