//! Pages of events, relationships, claims, offices and articles.

use super::line;
use super::reader::Reader;
use super::{ExplainError, Line, Page};
use crate::rdf::vocabulary::{prov, schema, sem, sm};

type Result<T> = std::result::Result<T, ExplainError>;

/// The page of a fact or an article; `None` for any other node.
pub(super) fn page(reader: &Reader, node: &str) -> Result<Option<Page>> {
    if reader.is(node, &schema("NewsArticle"))? {
        return article(reader, node).map(Some);
    }
    let Some(own) = line::any(reader, node, "")? else { return Ok(None) };
    let mut page =
        Page { iri: node.to_owned(), name: line::name(reader, node)?, is: Vec::new(), groups: Vec::new() };
    if let Some(speaker) = &own.claimed_by {
        page.is.push(format!("only claimed, by {speaker}"));
    }
    page.is.extend(own.when.as_ref().map(|when| format!("When: {when}")));
    if reader.is(node, &sem("Event"))? {
        event(reader, node, &mut page)?;
    } else if reader.is(node, &sm("Claim"))? {
        claim(reader, node, &mut page)?;
    } else {
        page.is.push(own.what.clone());
    }
    let source = own.source.clone();
    let bearing = reader.sentences(node)?.into_iter().enumerate().map(|(n, sentence)| Line {
        iri: node.to_owned(),
        sentence: Some(sentence),
        source: source.clone(),
        order: (false, format!("{n:06}"), String::new()),
        ..Line::default()
    });
    let bearing = bearing.collect();
    page.groups.retain(|g| !g.lines.is_empty());
    let rest = std::mem::take(&mut page.groups);
    page.group("What bears it out", bearing);
    page.groups.extend(rest);
    Ok(Some(page))
}

fn event(reader: &Reader, node: &str, page: &mut Page) -> Result<()> {
    if let Some(status) = reader.word(node, "status")?.filter(|s| s != "occurred") {
        page.is.push(format!("Status: {status}"));
    }
    let places = reader.labels(&reader.iris(node, &sem("hasPlace"))?)?;
    if !places.is_empty() {
        page.is.push(format!("Where: {}", places.join(", ")));
    }
    let actors = reader.labels(&reader.iris(node, &sem("hasActor"))?)?;
    if !actors.is_empty() {
        page.is.push(format!("Took part: {}", actors.join(", ")));
    }
    let mut others = Vec::new();
    for occurrence in reader.subjects(&sm("telling"), node)? {
        for telling in reader.iris(&occurrence, &sm("telling"))?.iter().filter(|t| *t != node) {
            others.push(line::event(reader, telling)?);
        }
    }
    page.group("Other tellings of it", others);
    disputed(reader, node, page)
}

fn claim(reader: &Reader, node: &str, page: &mut Page) -> Result<()> {
    page.is.push(format!("Speaker: {}", reader.speaker(node)?));
    let cue = reader.text(node, &sm("cue"))?;
    page.is.extend(cue.map(|cue| format!("Introduced by: {cue}")));
    let how: Vec<String> = ["mode", "certainty"]
        .iter()
        .map(|term| reader.word(node, term))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    page.is.push(format!("How: {}", how.join(", ")));
    for (word, term) in [("To", sm("addressee")), ("About", schema("about")), ("Reported through", sm("via"))]
    {
        let found = reader.labels(&reader.iris(node, &term)?)?;
        if !found.is_empty() {
            page.is.push(format!("{word}: {}", found.join("; ")));
        }
    }
    let mut claims = Vec::new();
    for fact in reader.subjects(&sm("voice"), node)? {
        let line = line::any(reader, &fact, "")?;
        // The page says whose claim it is.
        claims.extend(line.map(|line| Line { claimed_by: None, ..line }));
    }
    page.group("What it claims", claims);
    for (heading, term) in
        [("It repeats", "repeats"), ("It agrees with", "agreesWith"), ("It disputes", "disputes")]
    {
        let mut lines = Vec::new();
        for other in reader.iris(node, &sm(term))? {
            lines.extend(line::any(reader, &other, "")?);
        }
        page.group(heading, lines);
    }
    disputed(reader, node, page)
}

fn disputed(reader: &Reader, node: &str, page: &mut Page) -> Result<()> {
    let mut lines = Vec::new();
    for claim in reader.subjects(&sm("disputes"), node)? {
        lines.push(line::claim(reader, &claim, "")?);
    }
    page.group("Disputed by", lines);
    Ok(())
}

fn article(reader: &Reader, node: &str) -> Result<Page> {
    let headline = reader.text(node, &schema("headline"))?.unwrap_or_else(|| node.to_owned());
    let mut page = Page { iri: node.to_owned(), name: headline, is: Vec::new(), groups: Vec::new() };
    let mut of = vec!["article".to_owned()];
    for term in ["publisher", "datePublished"] {
        of.extend(reader.text(node, &schema(term))?);
    }
    page.is.push(of.join(", "));
    let (mut events, mut ties, mut claims, mut offices) = (vec![], vec![], vec![], vec![]);
    for reading in reader.subjects(&prov("used"), node)? {
        for fact in reader.subjects(&prov("wasGeneratedBy"), &reading)? {
            let Some(found) = line::any(reader, &fact, "")? else { continue };
            // Its own headline under each line would say nothing.
            let found = Line { source: None, ..found };
            match () {
                () if reader.is(&fact, &sem("Event"))? => events.push(found),
                () if reader.is(&fact, &sm("Relationship"))? => ties.push(found),
                () if reader.is(&fact, &sm("Claim"))? => claims.push(found),
                () => offices.push(found),
            }
        }
    }
    page.group("Offices", offices);
    page.group("Events", events);
    page.group("Relationships", ties);
    page.group("Claims", claims);
    Ok(page)
}
