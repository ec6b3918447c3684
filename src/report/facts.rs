//! Every fact with its sentences and their source: meetings, other events, relationships, claims, offices.

use super::html::{Html, Row, table};
use super::{ReportError, Section, Source, years};
use crate::network::{Claim, Fact, FactKind};

impl Source<'_> {
    fn behind(&self, iri: &str) -> Result<Html, ReportError> {
        Ok(Html::sentences(&self.sentences.behind(iri)?, |article| self.cited(article)))
    }

    /// Facts as rows, by day, undated ones last.
    fn rows(
        &self,
        take: impl Fn(&Fact) -> bool,
        row: impl Fn(&Fact) -> Vec<Html>,
    ) -> Result<Vec<Row>, ReportError> {
        let in_window = |f: &&Fact| self.projection.within(f);
        let mut facts: Vec<&Fact> = self.world.facts.iter().filter(in_window).filter(|f| take(f)).collect();
        facts.sort_by_key(|f| (f.day().is_none(), f.day().map(str::to_owned), f.iri.clone()));
        let mut rows = Vec::new();
        for fact in facts {
            let mut cells = row(fact);
            cells.push(self.behind(&fact.iri)?);
            rows.push(Row { id: Some(self.place(&fact.iri)), years: years(fact), cells });
        }
        Ok(rows)
    }

    /// When it was; where nobody says, the day of the article that tells it, named as such.
    fn date(&self, fact: &Fact) -> Html {
        if let Some(date) = &fact.date {
            return Html::number(date);
        }
        let published = self.papers.get(&fact.article).and_then(|p| p.published.as_deref());
        Html::text(&published.map_or("undated".to_owned(), |day| format!("undated (article of {day})")))
    }

    fn event_row(&self, fact: &Fact) -> Vec<Html> {
        vec![
            self.date(fact),
            Html::text(&fact.kind.name()),
            self.names(&fact.actors),
            Html::text(fact.place.as_deref().unwrap_or_default()),
            Html(format!(
                "{}{}",
                Html::text(fact.status.as_deref().unwrap_or_default()).0,
                self.disputes(&fact.iri)
            )),
        ]
    }

    /// Who disputes it, each a link to the claim.
    fn disputes(&self, iri: &str) -> String {
        let by = self.disputed.get(iri).into_iter().flatten();
        let claims = by.filter_map(|by| self.world.claims.iter().find(|c| c.iri == *by));
        let named = claims.map(|c| Html::link(&self.place(&c.iri), &self.unlinked(c)).0);
        let named = named.collect::<Vec<_>>().join(", ");
        if named.is_empty() { named } else { format!("; disputed by {named}") }
    }

    /// The speakers of a claim, for a text that is a link already.
    pub(super) fn unlinked(&self, claim: &Claim) -> Html {
        let known: Vec<&str> = claim.speakers.iter().map(|s| self.world.label(s)).collect();
        let told = claim.speaker_text.as_deref().map_or("somebody unnamed", str::trim);
        Html::text(&if known.is_empty() { told.to_owned() } else { known.join(", ") })
    }
}

const EVENT: [&str; 6] = ["date", "what", "who", "where", "status", "sentences"];

pub(super) fn meetings(source: &Source) -> Result<Option<Section>, ReportError> {
    let rows = source.rows(|f| !f.claimed && f.kind.is_meeting(), |f| source.event_row(f))?;
    Ok(Section::new("meetings", "Meetings", table("Meetings, summits and calls.", &EVENT, &rows)))
}

pub(super) fn events(source: &Source) -> Result<Option<Section>, ReportError> {
    let other = |f: &Fact| !f.claimed && matches!(f.kind, FactKind::Event(_)) && !f.kind.is_meeting();
    let rows = source.rows(other, |f| source.event_row(f))?;
    let body = table("Visits, ceremonies, tests, agreements, conflicts.", &EVENT, &rows);
    Ok(Section::new("events", "Other events", body))
}

fn relationship_row(source: &Source, fact: &Fact) -> Vec<Html> {
    let sign = match fact.kind.polarity() {
        0 => "",
        1.. => "friendly",
        _ => "hostile",
    };
    let actor = |i: usize| fact.actors.get(i).map_or_else(Html::default, |a| source.name(a));
    vec![actor(0), Html::text(&fact.kind.name()), actor(1), Html::text(sign), source.date(fact)]
}

const RELATIONSHIP: [&str; 6] = ["who", "how", "to whom", "sign", "date", "sentences"];

pub(super) fn relationships(source: &Source) -> Result<Option<Section>, ReportError> {
    let taken = |f: &Fact| !f.claimed && matches!(f.kind, FactKind::Relationship(_));
    let rows = source.rows(taken, |f| relationship_row(source, f))?;
    let body = table("Relationships that articles state in their own voice.", &RELATIONSHIP, &rows);
    Ok(Section::new("relationships", "Relationships", body))
}

pub(super) fn claims(source: &Source) -> Result<Option<Section>, ReportError> {
    let mut claims: Vec<&Claim> = source.world.claims.iter().collect();
    let published = |c: &Claim| source.papers.get(&c.article).and_then(|p| p.published.clone());
    claims.sort_by_cached_key(|c| {
        (published(c).is_none(), published(c), c.article.clone(), source.unlinked(c).0)
    });
    let mut rows = Vec::new();
    for claim in claims {
        let cells = vec![
            source.speakers(claim),
            Html::number(published(claim).as_deref().unwrap_or("undated")),
            Html::text(claim.cue.as_deref().unwrap_or_default()),
            Html(format!("{}{}", Html::text(&claim.certainty).0, source.disputes(&claim.iri))),
            source.names(&claim.about),
            source.behind(&claim.iri)?,
        ];
        rows.push(Row { id: Some(source.place(&claim.iri)), years: source.year(&claim.article), cells });
    }
    let headings = ["speaker", "article of", "cue", "certainty", "about", "sentences"];
    let told = "Who says what, by day of the article, the words that are said marked. What is said is not thereby so.";
    Ok(Section::new("claims", "Claims", table(told, &headings, &rows)))
}

pub(super) fn claimed(source: &Source) -> Result<Option<Section>, ReportError> {
    let event = |f: &Fact| matches!(f.kind, FactKind::Event(_));
    let events = source.rows(|f| f.claimed && event(f), |f| source.event_row(f))?;
    let ties = source.rows(|f| f.claimed && !event(f), |f| relationship_row(source, f))?;
    let body = table("Events that speakers tell of.", &EVENT, &events)
        + &table("Relationships that speakers tell of.", &RELATIONSHIP, &ties);
    Ok(Section::new("claimed", "What only speakers vouch for", body))
}

pub(super) fn offices(source: &Source) -> Result<Option<Section>, ReportError> {
    let mut offices: Vec<_> = source.world.offices.iter().collect();
    offices.sort_by_key(|o| (source.world.label(&o.person), &o.iri));
    let mut rows = Vec::new();
    for office in offices {
        let cells = vec![
            source.name(&office.person),
            Html::text(&office.title),
            office.of.as_deref().map_or_else(Html::default, |of| source.name(of)),
            Html::text(if office.former { "former" } else { "" }),
            source.behind(&office.iri)?,
        ];
        rows.push(Row { id: None, years: source.year(&office.article), cells });
    }
    let headings = ["person", "office", "of", "tenure", "sentences"];
    let body = table("Who holds, or held, which office.", &headings, &rows);
    Ok(Section::new("offices", "Offices", body))
}
