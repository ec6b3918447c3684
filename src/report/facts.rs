//! Every fact with its sentences: meetings, other events, relationships, claims, offices.

use super::html::{Html, figure, table};
use super::{ReportError, Section, Source, figures};
use crate::draw::Picture;
use crate::network::{Analysis, Fact, FactKind, Kind, Projection};
use std::collections::BTreeSet;

impl Source<'_> {
    fn behind(&self, iri: &str) -> Result<Html, ReportError> {
        Ok(Html::sentences(&self.sentences.behind(iri)?))
    }

    fn names<'i>(&self, iris: impl IntoIterator<Item = &'i String>) -> Html {
        let names: Vec<&str> = iris.into_iter().map(|iri| self.world.label(iri)).collect();
        Html::text(&names.join(", "))
    }

    /// Facts as rows, by day, undated ones last.
    fn rows(
        &self,
        take: impl Fn(&Fact) -> bool,
        row: impl Fn(&Fact) -> Vec<Html>,
    ) -> Result<Vec<Vec<Html>>, ReportError> {
        let in_window = |f: &&Fact| self.projection.within(f);
        let mut facts: Vec<&Fact> = self.world.facts.iter().filter(in_window).filter(|f| take(f)).collect();
        facts.sort_by_key(|f| (f.day().is_none(), f.day().map(str::to_owned), f.iri.clone()));
        let mut rows = Vec::new();
        for fact in facts {
            let mut cells = row(fact);
            cells.push(self.behind(&fact.iri)?);
            rows.push(cells);
        }
        Ok(rows)
    }

    fn event_row(&self, fact: &Fact) -> Vec<Html> {
        vec![
            Html::number(fact.date.as_deref().unwrap_or("undated")),
            Html::text(&fact.kind.name()),
            self.names(&fact.actors),
            Html::text(fact.place.as_deref().unwrap_or_default()),
            Html::text(fact.status.as_deref().unwrap_or_default()),
        ]
    }
}

const EVENT: [&str; 6] = ["date", "what", "who", "where", "status", "sentences"];

fn section(id: &'static str, title: &'static str, body: String) -> Option<Section> {
    (!body.is_empty()).then_some(Section { id, title, body })
}

pub(super) fn meetings(source: &Source) -> Result<Option<Section>, ReportError> {
    // Countries meet through those who lead them: people say more, where there are any.
    let people = Projection { nodes: BTreeSet::from([Kind::Person]), ..source.projection.clone() };
    let mut body = figure(source.world, Picture::Timeline, &people, "Meetings by pair")?;
    if body.is_empty() {
        body = figure(source.world, Picture::Timeline, source.projection, "Meetings by pair")?;
    }
    let rows = source.rows(|f| !f.claimed && f.kind.is_meeting(), |f| source.event_row(f))?;
    body.push_str(&table("Meetings, summits and calls.", &EVENT, &rows));
    Ok(section("meetings", "Meetings", body))
}

pub(super) fn events(source: &Source) -> Result<Option<Section>, ReportError> {
    let other = |f: &Fact| !f.claimed && matches!(f.kind, FactKind::Event(_)) && !f.kind.is_meeting();
    let rows = source.rows(other, |f| source.event_row(f))?;
    Ok(section(
        "events",
        "Other events",
        table("Visits, ceremonies, tests, agreements, conflicts.", &EVENT, &rows),
    ))
}

fn relationship_row(source: &Source, fact: &Fact) -> Vec<Html> {
    let sign = match fact.kind.polarity() {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    let actor = |i: usize| Html::text(fact.actors.get(i).map_or("", |a| source.world.label(a)));
    vec![
        actor(0),
        Html::text(&fact.kind.name()),
        actor(1),
        Html::text(sign),
        Html::number(fact.date.as_deref().unwrap_or("undated")),
    ]
}

const RELATIONSHIP: [&str; 6] = ["who", "how", "to whom", "sign", "date", "sentences"];

pub(super) fn relationships(source: &Source) -> Result<Option<Section>, ReportError> {
    let countries =
        Projection { nodes: Projection::countries().nodes, by_country: true, ..source.projection.clone() };
    let mut body = figure(source.world, Picture::Balance, &countries, "Countries in two camps")?;
    if !body.is_empty() {
        let balance = Analysis::Balance.run(source.kg, &countries)?;
        body.push_str(&figures::figures(&balance));
        let told = "Triads of countries: with an odd number of hostile ties they are out of balance, and stand first.";
        body.push_str(&figures::rows(&balance, told));
        body.push_str("<h3>Every relationship</h3>\n");
    }
    let taken = |f: &Fact| !f.claimed && matches!(f.kind, FactKind::Relationship(_));
    let rows = source.rows(taken, |f| relationship_row(source, f))?;
    body.push_str(&table("Relationships that articles state in their own voice.", &RELATIONSHIP, &rows));
    Ok(section("relationships", "Relationships", body))
}

pub(super) fn claims(source: &Source) -> Result<Option<Section>, ReportError> {
    let mut body = figure(source.world, Picture::Claims, source.projection, "Claims by speaker")?;
    let mut rows = Vec::new();
    for claim in &source.world.claims {
        let speaker = if claim.speakers.is_empty() {
            Html::text(claim.speaker_text.as_deref().unwrap_or("unnamed"))
        } else {
            source.names(&claim.speakers)
        };
        let mode = Html::text(&claim.mode);
        let cue = Html::text(claim.cue.as_deref().unwrap_or_default());
        rows.push(vec![speaker, cue, mode, Html::text(&claim.certainty), source.behind(&claim.iri)?]);
    }
    rows.sort_by(|a, b| a[0].0.cmp(&b[0].0));
    body.push_str(&table(
        "Who says what, the words that are said marked.",
        &["speaker", "cue", "mode", "certainty", "sentences"],
        &rows,
    ));
    Ok(section("claims", "Claims", body))
}

pub(super) fn claimed(source: &Source) -> Result<Option<Section>, ReportError> {
    let event = |f: &Fact| matches!(f.kind, FactKind::Event(_));
    let events = source.rows(|f| f.claimed && event(f), |f| source.event_row(f))?;
    let ties = source.rows(|f| f.claimed && !event(f), |f| relationship_row(source, f))?;
    let body = table("Events that speakers tell of.", &EVENT, &events)
        + &table("Relationships that speakers tell of.", &RELATIONSHIP, &ties);
    Ok(section("claimed", "What only speakers vouch for", body))
}

pub(super) fn offices(source: &Source) -> Result<Option<Section>, ReportError> {
    let mut rows = Vec::new();
    for office in &source.world.offices {
        rows.push(vec![
            Html::text(source.world.label(&office.person)),
            Html::text(&office.title),
            Html::text(office.of.as_deref().map_or("", |of| source.world.label(of))),
            Html::text(if office.former { "former" } else { "" }),
            source.behind(&office.iri)?,
        ]);
    }
    rows.sort_by(|a, b| a[0].0.cmp(&b[0].0));
    let headings = ["person", "office", "of", "tenure", "sentences"];
    Ok(section("offices", "Offices", table("Who holds, or held, which office.", &headings, &rows)))
}
