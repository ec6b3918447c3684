//! Each span against the text, each text against its SHA-256.

use super::view::{Place, Rows, View, objects, says};
use super::{Findings, Rule};
use crate::facts::{Span, TextIndex};
use crate::store::TermId;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};

pub(super) fn check(view: &View, found: &mut Findings) {
    let texts = texts(view, found);
    let evidence: HashSet<TermId> =
        view.quads.iter().filter(|q| q[2] == view.words.evidence).map(|q| q[3]).collect();
    let mentioned = mentioned(view);
    for rows in view.groups() {
        if says(rows, view.words.a, view.words.span) {
            if !evidence.contains(&rows[0][0]) {
                found.fail(Rule::SpanOrphan, view.name(rows[0][0]), "is a span on which nothing rests");
            }
            found.checked.spans += 1;
            if let Err((rule, message)) = span(view, rows, &texts) {
                found.fail(rule, view.name(rows[0][0]), message);
            }
            identified(view, rows, &mentioned, found);
        }
    }
}

/// The entities that rest on each span.
fn mentioned(view: &View) -> HashMap<TermId, BTreeSet<TermId>> {
    let w = &view.words;
    let classes = [w.person, w.country, w.organization, w.place];
    let mut all: HashMap<TermId, BTreeSet<TermId>> = HashMap::new();
    for rows in view.groups().filter(|rows| view.place(rows[0][1]).article().is_some()) {
        if objects(rows, w.a).any(|class| classes.contains(&class)) {
            for span in objects(rows, w.evidence) {
                all.entry(span).or_default().insert(rows[0][0]);
            }
        }
    }
    all
}

/// A mention identifies those that rest on it.
fn identified(
    view: &View,
    rows: Rows<'_>,
    mentioned: &HashMap<TermId, BTreeSet<TermId>>,
    found: &mut Findings,
) {
    let told: BTreeSet<TermId> = objects(rows, view.words.refers_to).collect();
    let rest = mentioned.get(&rows[0][0]).cloned().unwrap_or_default();
    for entity in told.symmetric_difference(&rest) {
        let fault = if told.contains(entity) { "identifies" } else { "does not identify" };
        let other = if told.contains(entity) { "does not rest on it" } else { "rests on it" };
        let message = format!("{fault} {}, which {other}", view.name(*entity));
        found.fail(Rule::SpanIdentifies, view.name(rows[0][0]), message);
    }
}

/// The text of each article's context.
fn texts<'v>(view: &'v View, found: &mut Findings) -> HashMap<TermId, TextIndex<'v>> {
    let words = &view.words;
    let mut texts = HashMap::new();
    let mut read: HashMap<&str, &str> = HashMap::new();
    for rows in view.groups().filter(|rows| says(rows, words.a, words.context)) {
        let Place::Article(id) = view.place(rows[0][1]) else { continue };
        if let Some(text) = objects(rows, words.text).next().and_then(|o| view.terms.text(o)) {
            let index = TextIndex::new(text);
            let length = u32::try_from(index.length()).unwrap_or(u32::MAX);
            if view.terms.iri(rows[0][0]) != Some(view.base.span(id, 0, length).as_str()) {
                let message = format!("is no name of a text of {length} characters");
                found.fail(Rule::SpanForm, view.name(rows[0][0]), message);
            }
            texts.insert(rows[0][0], index);
            read.insert(id, text);
        }
    }
    for rows in view.groups().filter(|rows| says(rows, words.a, words.article)) {
        let Place::Article(id) = view.place(rows[0][1]) else { continue };
        let name = view.name(rows[0][0]);
        let sha = objects(rows, words.sha256).next().and_then(|o| view.terms.text(o)).unwrap_or_default();
        match read.get(id.as_str()) {
            None => found.fail(Rule::ArticleText, name, "carries no text"),
            Some(text) => {
                let is = format!("{:x}", Sha256::digest(text.as_bytes()));
                if is != sha {
                    found.fail(Rule::ArticleText, name, format!("its text has SHA-256 {is}, it says {sha}"));
                }
            }
        }
    }
    texts
}

/// Whether a span is well formed, within its text, and says what stands there.
fn span(view: &View, rows: Rows<'_>, texts: &HashMap<TermId, TextIndex<'_>>) -> Result<(), (Rule, String)> {
    let words = &view.words;
    let form = |message: String| (Rule::SpanForm, message);
    let one = |predicate, what: &str| {
        let mut values = objects(rows, predicate);
        match (values.next(), values.next()) {
            (Some(value), None) => Ok(value),
            (None, _) => Err(form(format!("has no {what}"))),
            _ => Err(form(format!("has more than one {what}"))),
        }
    };
    let number = |predicate, what: &str| {
        let value = one(predicate, what)?;
        let number = view.terms.text(value).and_then(|t| t.parse::<u32>().ok());
        number.ok_or_else(|| form(format!("its {what} is no number of characters")))
    };
    let (begin, end) = (number(words.begin, "nif:beginIndex")?, number(words.end, "nif:endIndex")?);
    let anchor = one(words.anchor, "nif:anchorOf")?;
    let context = one(words.context_of, "nif:referenceContext")?;
    let Place::Article(article) = view.place(rows[0][1]) else {
        return Err(form("stands outside its article's graph".to_owned()));
    };
    if view.terms.iri(rows[0][0]) != Some(view.base.span(article, begin, end).as_str()) {
        return Err(form(format!("its IRI is not that of the characters {begin} to {end} of {article}")));
    }
    let Some(span) = Span::new(begin, end) else { return Err(form("is empty".to_owned())) };
    let Some(text) = texts.get(&context) else {
        return Err(form(format!("counts in {}, which carries no text", view.name(context))));
    };
    if end as usize > text.length() {
        let length = text.length();
        return Err((Rule::SpanOutside, format!("ends at {end}, the text has {length} characters")));
    }
    let (says, is) = (view.terms.text(anchor).unwrap_or_default(), text.slice(span));
    if says != is {
        return Err((Rule::SpanWords, format!("says “{says}”, and “{is}” stands there")));
    }
    Ok(())
}
