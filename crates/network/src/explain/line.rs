//! One fact as a line.

use super::reader::Reader;
use super::{ExplainError, Line};
use crate::rdf::vocabulary::{org, prov, rdfs, schema, sem, sm};
use std::collections::BTreeMap;

type Result<T> = std::result::Result<T, ExplainError>;

/// What, with when, who alone says so, the best sentence and the article.
fn line(reader: &Reader, fact: &str, what: String, parties: &[String]) -> Result<Line> {
    let when = reader.text(fact, &sm("date"))?;
    let first = reader.text(fact, &sm("earliest"))?.or(reader.text(fact, &sm("latest"))?);
    let article = reader.articles(fact)?.into_iter().next();
    let published = article.as_deref().map(|a| reader.text(a, &schema("datePublished"))).transpose()?;
    Ok(Line {
        iri: fact.to_owned(),
        sentence: reader.best(fact, parties, when.as_deref())?,
        claimed_by: reader.claimed_by(fact)?,
        source: article.map(|a| reader.source(&a)).transpose()?,
        also: Vec::new(),
        order: (first.is_none(), first.unwrap_or_default(), published.flatten().unwrap_or_default()),
        when,
        what,
    })
}

/// An event: its name without the date, and its status where it did not take place.
pub(super) fn event(reader: &Reader, event: &str) -> Result<Line> {
    let actors = reader.labels(&reader.iris(event, &sem("hasActor"))?)?;
    let mut what = reader.label(event)?;
    if let Some(date) = reader.text(event, &sm("date"))?
        && let Some(bare) = what.strip_suffix(&format!(", {date}"))
    {
        what = bare.to_owned();
    }
    if let Some(status) = reader.word(event, "status")?.filter(|s| s != "occurred") {
        what.push_str(&format!(" ({status})"));
    }
    line(reader, event, what, &actors)
}

/// "France – alliance – Germany".
pub(super) fn relationship(reader: &Reader, tie: &str) -> Result<Line> {
    let parties = [reader.iris(tie, &sm("from"))?, reader.iris(tie, &sm("to"))?].concat();
    let parties = reader.labels(&parties)?;
    line(reader, tie, reader.label(tie)?, &parties)
}

/// "Anna Smith, president of France, formerly"; without the name on the person's own page, without the country on its own.
pub(super) fn office(reader: &Reader, role: &str, of: &str) -> Result<Line> {
    let title = reader.text(role, &sm("title"))?.unwrap_or_default();
    let mut what = String::new();
    let mut parties = Vec::new();
    if let Some(person) = reader.iri(role, &org("member"))? {
        let name = reader.label(&person)?;
        if person != of {
            what = format!("{name}, ");
        }
        parties.push(name);
    }
    what.push_str(&title);
    if let Some(body) = reader.iri(role, &org("organization"))?
        && body != of
    {
        let name = reader.label(&body)?;
        what.push_str(&format!(" of {name}"));
        parties.push(name);
    }
    if reader.text(role, &sm("former"))?.as_deref() == Some("true") {
        what.push_str(", formerly");
    }
    let mut found = line(reader, role, what, &parties)?;
    if let Some(term) = reader.iri(role, &org("memberDuring"))? {
        found.when = reader.text(&term, &sm("date"))?;
    }
    Ok(found)
}

/// "Anna Smith said, possible, about Norway"; without the speaker on the speaker's own page.
pub(super) fn claim(reader: &Reader, claim: &str, of: &str) -> Result<Line> {
    let speakers = reader.iris(claim, &prov("wasAttributedTo"))?;
    let mut what = String::new();
    if !speakers.iter().any(|s| s == of) {
        what = format!("{}: ", reader.speaker(claim)?);
    }
    what.push_str(&reader.text(claim, &sm("cue"))?.unwrap_or_else(|| "in quotation marks".to_owned()));
    what.extend(reader.word(claim, "certainty")?.filter(|c| c != "certain").map(|c| format!(", {c}")));
    let about: Vec<String> =
        reader.iris(claim, &schema("about"))?.into_iter().filter(|about| about != of).collect();
    let about = reader.labels(&about)?;
    if !about.is_empty() {
        what.push_str(&format!(", about {}", about.join(", ")));
    }
    let mut found = line(reader, claim, what, &[])?;
    if found.sentence.is_none() {
        found.what.push_str(&format!(": “{}”", reader.text(claim, &sm("content"))?.unwrap_or_default()));
    }
    Ok(found)
}

/// Whatever a fact is, as a line; `None` for what is none.
pub(super) fn any(reader: &Reader, node: &str, of: &str) -> Result<Option<Line>> {
    Ok(Some(if reader.is(node, &sem("Event"))? {
        event(reader, node)?
    } else if reader.is(node, &sm("Relationship"))? {
        relationship(reader, node)?
    } else if reader.is(node, &sm("Claim"))? {
        claim(reader, node, of)?
    } else if reader.is(node, &org("Membership"))? {
        office(reader, node, of)?
    } else {
        return Ok(None);
    }))
}

/// Lines that say the same are one, with the articles of all.
pub(super) fn merged(lines: Vec<Line>, key: impl Fn(&Line) -> String) -> Vec<Line> {
    let mut found: BTreeMap<String, Line> = BTreeMap::new();
    for line in lines {
        let place = key(&line);
        let Some(first) = found.get_mut(&place) else {
            found.insert(place, line);
            continue;
        };
        // The one that tells the more of when it was stands first.
        let later = if line.when.as_ref().map(String::len) > first.when.as_ref().map(String::len) {
            std::mem::replace(first, Line { also: first.also.clone(), ..line })
        } else {
            line
        };
        let known = |source: &String| first.source.as_ref() == Some(source) || first.also.contains(source);
        if let Some(source) = later.source.filter(|source| !known(source)) {
            first.also.push(source);
        }
    }
    found.into_values().collect()
}

/// What a fact is called where it is the page itself.
pub(super) fn name(reader: &Reader, node: &str) -> Result<String> {
    Ok(reader.text(node, &rdfs("label"))?.unwrap_or_else(|| node.to_owned()))
}
