//! Values for the variables of a query, put into its algebra, never into its text.
//!
//! A query offers a parameter as `VALUES ?name { UNDEF }`, or with a default as `VALUES ?name { 2 }`, once or, where a
//! sub-select needs it as well, several times. A value that is given takes the place of what stands there; a parameter
//! without a value and without a default is taken out, so that it costs nothing.

use oxigraph::model::{Term, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::GroundTerm;

/// Puts values into a query.
pub(super) fn bind(query: &mut Query, values: &[(Variable, Term)]) {
    let pattern = match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    };
    let values: Vec<(Variable, GroundTerm)> =
        values.iter().filter_map(|(v, t)| Some((v.clone(), ground(t)?))).collect();
    let mut binder = Binder { met: vec![false; values.len()], values: &values };
    binder.pattern(pattern);
    let met = binder.met;
    for ((variable, value), _) in values.iter().zip(met).filter(|(_, met)| !met) {
        join(pattern, variable, value);
    }
}

/// Whether a query would ask another server, by `SERVICE`.
pub fn asks_others(query: &mut Query) -> bool {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let mut asks = false;
    each(pattern, &mut |pattern| asks |= matches!(pattern, GraphPattern::Service { .. }));
    asks
}

/// Whether a variable stands anywhere in a query.
pub(super) fn has_use_for(query: &Query, variable: &Variable) -> bool {
    let (text, name) = (query.to_string(), variable.to_string());
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(&name).any(|(at, _)| !goes_on(&text[at + name.len()..]))
}

/// What a parameter of this name has where none is given; `None` where it has no default, or is not offered.
#[cfg(test)]
pub(super) fn default_of(query: &mut Query, name: &str) -> Option<GroundTerm> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let mut found = None;
    each(pattern, &mut |pattern| {
        if let GraphPattern::Values { variables, bindings } = pattern
            && let ([variable], [row]) = (&variables[..], &bindings[..])
            && variable.as_str() == name
        {
            found = row.first().cloned().flatten();
        }
    });
    found
}

/// Blank nodes have no place in a `VALUES` block.
fn ground(term: &Term) -> Option<GroundTerm> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::Literal(literal) => Some(literal.clone().into()),
        Term::BlankNode(_) => None,
    }
}

struct Binder<'v> {
    values: &'v [(Variable, GroundTerm)],
    met: Vec<bool>,
}

impl Binder<'_> {
    fn pattern(&mut self, pattern: &mut GraphPattern) {
        each(pattern, &mut |pattern| {
            let GraphPattern::Values { variables, bindings } = pattern else { return };
            let ([variable], [row]) = (&variables[..], &mut bindings[..]) else { return };
            if let Some(at) = self.values.iter().position(|(v, _)| v == variable) {
                self.met[at] = true;
                *row = vec![Some(self.values[at].1.clone())];
            } else if row[..] == [None] {
                *pattern = GraphPattern::default();
            }
        });
    }
}

/// Joins a value to the patterns of a query that does not offer the variable as a parameter.
fn join(pattern: &mut GraphPattern, variable: &Variable, value: &GroundTerm) {
    match pattern {
        GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Group { inner, .. }
        | GraphPattern::Extend { inner, .. }
        | GraphPattern::Filter { inner, .. } => join(inner, variable, value),
        other => {
            let values = GraphPattern::Values {
                variables: vec![variable.clone()],
                bindings: vec![vec![Some(value.clone())]],
            };
            let right = std::mem::take(other);
            *other = GraphPattern::Join { left: Box::new(values), right: Box::new(right) };
        }
    }
}

/// Visits every pattern of a query, those inside `EXISTS` as well, a pattern before what it holds.
fn each(pattern: &mut GraphPattern, visit: &mut dyn FnMut(&mut GraphPattern)) {
    visit(pattern);
    match pattern {
        GraphPattern::Join { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::Union { left, right }
        | GraphPattern::Minus { left, right } => {
            each(left, visit);
            each(right, visit);
        }
        GraphPattern::LeftJoin { left, right, expression } => {
            each(left, visit);
            each(right, visit);
            if let Some(expression) = expression {
                each_in(expression, visit);
            }
        }
        GraphPattern::Filter { inner, expr } => {
            each(inner, visit);
            each_in(expr, visit);
        }
        GraphPattern::Extend { inner, expression, .. } => {
            each(inner, visit);
            each_in(expression, visit);
        }
        GraphPattern::Graph { inner, .. }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::Group { inner, .. }
        | GraphPattern::Service { inner, .. } => each(inner, visit),
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => {}
    }
}

fn each_in(expression: &mut Expression, visit: &mut dyn FnMut(&mut GraphPattern)) {
    use Expression as E;
    match expression {
        E::Exists(pattern) => each(pattern, visit),
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => {
            each_in(a, visit);
            each_in(b, visit);
        }
        E::Not(a) | E::UnaryPlus(a) | E::UnaryMinus(a) => each_in(a, visit),
        E::If(a, b, c) => [a, b, c].into_iter().for_each(|e| each_in(e, visit)),
        E::In(a, list) => {
            each_in(a, visit);
            list.iter_mut().for_each(|e| each_in(e, visit));
        }
        E::Coalesce(list) | E::FunctionCall(_, list) => list.iter_mut().for_each(|e| each_in(e, visit)),
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => {}
    }
}
