//! Events as political scientists code them: PLOVER, with CAMEO's root codes beside.
//!
//! In: [`Kg`] and what is chosen of it. Out: one row for each event, each relationship that is told as an act, and each
//! claim that does something in being said (`sm:act`); states and plain statements are none.
//!
//! - `map`: what our kinds and words are in PLOVER, from `ontology/plover.toml`.
//! - `actor`: who acts, with codes; `look`: values of one node.
//! - `row`: one record, as cells and as JSON.
//!
//! **Invariant:** who accuses somebody is told to do so by the article, and what they are accused of by the speaker: the
//! act is in the article's voice, its content in the claim's.

mod actor;
mod look;
mod map;
mod row;

use super::ExportError;
use crate::facts::EventKind;
use crate::network::{Claim, Claims, Fact, FactKind, Projection, Sentence, Sentences, World};
use crate::rdf::vocabulary::{schema, sem, sm};
use crate::store::Kg;
use actor::{Actor, Actors};
use look::Look;
use map::Map;
use row::{COLUMNS, Row, Told, Voice};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// The rows as CSV.
pub(super) fn csv(kg: &Kg, projection: &Projection, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut table = csv::Writer::from_writer(out);
    let failed = |e: csv::Error| ExportError::Io(e.into());
    table.write_record(COLUMNS).map_err(failed)?;
    for row in rows(kg, projection)? {
        table.write_record(row.cells()).map_err(failed)?;
    }
    Ok(table.flush()?)
}

/// The rows as JSON, one a line.
pub(super) fn jsonl(kg: &Kg, projection: &Projection, out: &mut dyn Write) -> Result<(), ExportError> {
    for row in rows(kg, projection)? {
        serde_json::to_writer(&mut *out, &row.json(crate::rdf::SOFTWARE)).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    Ok(())
}

/// All rows, in the order of articles and words.
fn rows(kg: &Kg, projection: &Projection) -> Result<Vec<Row>, ExportError> {
    let world = World::read(kg)?;
    let coder = Coder {
        kg,
        look: Look(kg),
        sentences: Sentences::of(kg),
        actors: Actors::of(&world, kg.base().to_string() + "country/", projection.by_country),
        claims: world.claims.iter().map(|c| (c.iri.as_str(), c)).collect(),
    };
    let mut rows = Vec::new();
    for fact in world.facts.iter().filter(|f| projection.within(f)) {
        match fact.kind {
            FactKind::Event(_) => rows.extend(coder.event(fact)?),
            FactKind::Relationship(_) => rows.extend(coder.relationship(fact)?),
        }
    }
    // What is said has no day of its own.
    if (projection.since.is_none() && projection.until.is_none()) || projection.undated {
        for claim in &world.claims {
            rows.extend(coder.claim(claim)?);
        }
    }
    rows.retain(|row| match projection.claims {
        Claims::Leave => row.voice.claim.is_none(),
        Claims::Only => row.voice.claim.is_some(),
        Claims::Add => true,
    });
    rows.sort_by(|a, b| {
        (&a.told.article, a.told.begin, a.id()).cmp(&(&b.told.article, b.told.begin, b.id()))
    });
    Ok(once(rows))
}

/// Source and recipient of an act.
type Sides = (Vec<Actor>, Vec<Actor>);

/// What tells one act from another: article, sentence, claim and event type.
type Place = (String, String, Option<String>, String);

fn place(row: &Row) -> Place {
    (row.told.article.clone(), row.told.sentence.clone(), row.voice.claim.clone(), row.event.clone())
}

/// Leaves out relationships whose act an event or a claim of the same sentence tells already. A claim that does not say
/// whom it is about ("demanded that Spain withdraw") takes that from the relationship.
fn once(mut rows: Vec<Row>) -> Vec<Row> {
    let mut ties: BTreeMap<Place, Vec<Sides>> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.form == RELATIONSHIP) {
        ties.entry(place(row)).or_default().push((row.source.clone(), row.recipient.clone()));
    }
    for row in rows.iter_mut().filter(|r| r.form == CLAIM && r.recipient.is_empty()) {
        let known: BTreeSet<&str> = row.source.iter().map(Actor::key).collect();
        let same = |(source, _): &&Sides| source.iter().all(|a| known.contains(a.key()));
        let told: Vec<Actor> =
            ties.get(&place(row)).into_iter().flatten().filter(same).flat_map(|(_, to)| to.clone()).collect();
        row.recipient = told;
    }
    let mut told: BTreeMap<Place, Vec<BTreeSet<String>>> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.form != RELATIONSHIP) {
        told.entry(place(row)).or_default().push(row.keys().map(str::to_owned).collect());
    }
    rows.retain(|row| {
        let known = || {
            told.get(&place(row)).into_iter().flatten().any(|known| row.keys().all(|key| known.contains(key)))
        };
        row.form != RELATIONSHIP || !known()
    });
    rows
}

const EVENT: &str = "event";
const RELATIONSHIP: &str = "relationship";
const CLAIM: &str = "claim";

struct Coder<'w> {
    kg: &'w Kg,
    look: Look<'w>,
    sentences: Sentences<'w>,
    actors: Actors<'w>,
    claims: BTreeMap<&'w str, &'w Claim>,
}

impl Coder<'_> {
    fn event(&self, fact: &Fact) -> Result<Option<Row>, ExportError> {
        let FactKind::Event(kind) = fact.kind else { return Ok(None) };
        let Some(sentence) = self.sentences.behind(&fact.iri)?.into_iter().next() else { return Ok(None) };
        let status = fact.status.as_deref();
        let (source, recipient) = self.parts(fact)?;
        let voice = self.voice_of(fact)?;
        let words = self.without_cue(&marked(&sentence), &voice);
        let row = self.row(kind.name(), status, &words, &sentence, (source, recipient))?;
        let Some(row) = row else { return Ok(None) };
        let occurrence = self.look.subject(&sm("telling"), &fact.iri)?.unwrap_or_default();
        Ok(Some(Row { form: EVENT, occurrence, voice, ..dated(row, fact) }))
    }

    /// Host and guest, aggressor and target, where the text tells who is which; else all are sources.
    fn parts(&self, fact: &Fact) -> Result<(Vec<Actor>, Vec<Actor>), ExportError> {
        let told = |parts: [&str; 2]| {
            let mut found = BTreeSet::new();
            for part in parts {
                found.extend(self.look.iris(&fact.iri, &sm(part))?);
            }
            Ok::<_, ExportError>(found)
        };
        let (acting, acted_on) = (told(["aggressor", "guest"])?, told(["target", "host"])?);
        // Whom somebody attacks is whoever else takes part, where no target is told.
        let one_sided = matches!(fact.kind, FactKind::Event(EventKind::Conflict)) && !acting.is_empty();
        let is_recipient = |a: &String| acted_on.contains(a) || (one_sided && !acting.contains(a));
        let (to, from): (Vec<String>, Vec<String>) = fact.actors.iter().cloned().partition(is_recipient);
        let named = |iris: &[String]| self.actors.named(iris, &fact.article);
        if to.is_empty() && matches!(fact.kind, FactKind::Event(EventKind::Visit)) {
            return Ok((named(&from), named(&self.visited(fact)?)));
        }
        // Nobody acts where all are hosts: then they act together.
        Ok(if from.is_empty() { (named(&to), Vec::new()) } else { (named(&from), named(&to)) })
    }

    /// The country that is visited: the place, or where that lies.
    fn visited(&self, fact: &Fact) -> Result<Vec<String>, ExportError> {
        let mut found = Vec::new();
        for place in self.look.iris(&fact.iri, &sem("hasPlace"))? {
            found.extend(self.look.iris(&place, &schema("containedInPlace"))?);
            found.push(place);
        }
        found.retain(|place| self.actors.is_country(place));
        Ok(found)
    }

    /// One row for each act that its sentences tell.
    fn relationship(&self, fact: &Fact) -> Result<Vec<Row>, ExportError> {
        let FactKind::Relationship(kind) = fact.kind else { return Ok(Vec::new()) };
        let [from, to] = &fact.actors[..] else { return Ok(Vec::new()) };
        let voice = self.voice_of(fact)?;
        let mut rows: Vec<Row> = Vec::new();
        for sentence in self.sentences.behind(&fact.iri)? {
            let actors = |iri: &String| self.actors.named(std::slice::from_ref(iri), &fact.article);
            let words = self.without_cue(&marked(&sentence), &voice);
            let row = self.row(kind.name(), None, &words, &sentence, (actors(from), actors(to)))?;
            let Some(row) = row.filter(|row| rows.iter().all(|known| known.event != row.event)) else {
                continue;
            };
            let status = "occurred".to_owned();
            rows.push(Row { form: RELATIONSHIP, voice: voice.clone(), status, ..dated(row, fact) });
        }
        Ok(rows)
    }

    /// What somebody does in saying something.
    fn claim(&self, claim: &Claim) -> Result<Option<Row>, ExportError> {
        let Some(act) = self.look.word(&claim.iri, "act")? else { return Ok(None) };
        let Some(sentence) = self.sentences.behind(&claim.iri)?.into_iter().next() else { return Ok(None) };
        let source = self.actors.named(&claim.speakers, &claim.article);
        let addressees = self.look.iris(&claim.iri, &sm("addressee"))?;
        let recipient = self.actors.named(&addressees, &claim.article);
        if source.is_empty() {
            return Ok(None);
        }
        let cue = claim.cue.clone().unwrap_or_default();
        let row = self.row(&act, None, &cue, &sentence, (source, recipient))?;
        let voice = match self.look.iri(&claim.iri, &sm("via"))? {
            Some(outer) => self.voice(&outer),
            None => Voice::default(),
        };
        let finish = |row: Row| Row {
            node: claim.iri.clone(),
            form: CLAIM,
            voice,
            status: "occurred".to_owned(),
            ..row
        };
        Ok(row.map(finish))
    }

    /// The claim that vouches for a fact.
    fn voice_of(&self, fact: &Fact) -> Result<Voice, ExportError> {
        if !fact.claimed {
            return Ok(Voice::default());
        }
        Ok(self.look.iri(&fact.iri, &sm("voice"))?.map_or_else(Voice::default, |claim| self.voice(&claim)))
    }

    fn voice(&self, iri: &str) -> Voice {
        let mut voice = Voice { claim: Some(iri.to_owned()), ..Voice::default() };
        if let Some(claim) = self.claims.get(iri) {
            voice.speakers = self.actors.named(&claim.speakers, &claim.article);
            voice.speaker_text = claim.speaker_text.clone().unwrap_or_default();
            voice.certainty.clone_from(&claim.certainty);
        }
        voice
    }

    /// The words of a telling without the verb that reports it: whoever threatens to cut aid says that it will be cut.
    fn without_cue(&self, words: &str, voice: &Voice) -> String {
        let claim = voice.claim.as_deref().and_then(|iri| self.claims.get(iri));
        match claim.and_then(|c| c.cue.as_deref()) {
            Some(cue) => words.replacen(cue, "", 1),
            None => words.to_owned(),
        }
    }

    /// What PLOVER makes of it; nothing where it has no such event.
    fn row(
        &self,
        of: &str,
        status: Option<&str>,
        words: &str,
        sentence: &Sentence,
        (source, recipient): (Vec<Actor>, Vec<Actor>),
    ) -> Result<Option<Row>, ExportError> {
        let map = Map::compiled_in();
        let code = map.code(of, status, words).filter(|c| !c.recipient || !recipient.is_empty());
        let Some((code, event)) = code.and_then(|c| Some((c, c.event.as_deref()?))) else { return Ok(None) };
        let Some(kind) = map.kind(event) else { return Ok(None) };
        let text = sentence.text();
        let mut context: Vec<String> = map.contexts(&text, status).into_iter().map(str::to_owned).collect();
        if let Some(own) = code.context.as_ref().filter(|own| !context.contains(own)) {
            context.insert(0, own.clone());
        }
        let mode = code.mode.as_deref().or_else(|| map.mode(event, &text));
        Ok(Some(Row {
            event: event.to_owned(),
            mode: mode.unwrap_or_default().to_owned(),
            context,
            quad: kind.quad,
            cameo: code.cameo.as_ref().unwrap_or(&kind.cameo).clone(),
            source,
            recipient,
            status: status.unwrap_or_default().to_owned(),
            told: self.told(sentence)?,
            ..Row::default()
        }))
    }

    fn told(&self, sentence: &Sentence) -> Result<Told, ExportError> {
        let node = self.kg.base().article(&sentence.article).into_string();
        let text = |predicate| Ok::<_, ExportError>(self.look.text(&node, &predicate)?.unwrap_or_default());
        let copied = self.look.iri(&node, &sm("copyOf"))?;
        let copied = if copied.is_some() { copied } else { self.look.iri(&node, &sm("versionOf"))? };
        let articles = self.kg.base().article("").into_string();
        let (begin, end) = extent(sentence);
        Ok(Told {
            article: sentence.article.clone(),
            copy_of: copied.map_or_else(String::new, |iri| iri.trim_start_matches(&articles).to_owned()),
            headline: text(schema("headline"))?,
            publisher: text(schema("publisher"))?,
            published: text(schema("datePublished"))?,
            sentence: sentence.text(),
            begin,
            end,
        })
    }
}

fn dated(row: Row, fact: &Fact) -> Row {
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    Row {
        node: fact.iri.clone(),
        edtf: day(&fact.date),
        first: day(&fact.earliest),
        last: day(&fact.latest),
        ..row
    }
}

/// The words of a sentence that carry the fact.
fn marked(sentence: &Sentence) -> String {
    let parts: Vec<&str> =
        sentence.parts.iter().filter(|(_, on)| *on).map(|(text, _)| text.as_str()).collect();
    parts.join(" ")
}

/// The first and the last code point of the words that carry the fact.
fn extent(sentence: &Sentence) -> (usize, usize) {
    let (mut at, mut begin, mut end) = (sentence.begin, None, sentence.begin);
    for (text, on) in &sentence.parts {
        let next = at + text.chars().count();
        if *on {
            begin.get_or_insert(at);
            end = next;
        }
        at = next;
    }
    (begin.unwrap_or(sentence.begin), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extent_is_that_of_the_words_that_carry_the_fact() {
        let parts =
            [("On Monday ", false), ("Zoë met", true), (" her friend ", false), ("Ott", true), (".", false)];
        let parts = parts.map(|(text, on)| (text.to_owned(), on)).to_vec();
        let sentence = Sentence { article: "a".to_owned(), begin: 100, parts };
        assert_eq!(extent(&sentence), (110, 132));
        assert_eq!(marked(&sentence), "Zoë met Ott");
    }
}
