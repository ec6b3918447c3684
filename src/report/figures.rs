//! The network as a whole: its picture, its figures, who stands where.

use super::html::{Html, figure, table};
use super::{ReportError, Section, Source};
use crate::draw::Picture;
use crate::network::{Analysis, Cell, Table};
use std::fmt::Write;

/// So many rows of an analysis are shown.
const TOP: usize = 25;

pub(super) fn network(source: &Source) -> Result<Option<Section>, ReportError> {
    let title = "People, countries and organizations, joined by meetings and relationships";
    let mut body = figure(source.world, Picture::Network, source.projection, title)?;
    if body.is_empty() {
        return Ok(None);
    }
    let run = |analysis: Analysis| analysis.run(source.kg, source.projection);
    body.push_str(&figures(&run(Analysis::Summary)?));
    let centrality = run(Analysis::Centrality(None))?;
    let how = centrality.figures.first().map(|(_, how)| how.shown()).unwrap_or_default();
    body.push_str("<h3>Who stands where</h3>\n");
    body.push_str(&rows(
        &centrality,
        &format!("By betweenness, the share of shortest paths between others ({how})."),
    ));
    body.push_str("<h3>Who belongs together</h3>\n");
    body.push_str(&rows(&run(Analysis::Communities(1.0))?, "Communities by the Leiden algorithm."));
    body.push_str("<h3>Who stands between</h3>\n");
    let told = "Pairs of different communities that each joins and that nothing else joins; its constraint by others is low where it spans holes.";
    body.push_str(&rows(&run(Analysis::Brokers)?, told));
    Ok(Some(Section { id: "network", title: "The network", body }))
}

/// Figures as a list of terms.
pub(super) fn figures(of: &Table) -> String {
    let mut out = String::from("<dl>\n");
    for (name, value) in of.figures.iter().filter(|(_, v)| !matches!(v, Cell::List(_))) {
        let value = value.shown();
        let value = if value.is_empty() { "–" } else { &value };
        let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", Html::text(name).0, Html::text(value).0);
    }
    out.push_str("</dl>\n");
    out
}

/// The first rows of an analysis, the columns that are for people.
pub(super) fn rows(of: &Table, caption: &str) -> String {
    let shown: Vec<usize> = (0..of.columns.len()).filter(|i| of.columns[*i].heading.is_some()).collect();
    let headings: Vec<&str> = shown.iter().filter_map(|i| of.columns[*i].heading).collect();
    let cell = |cell: &Cell| match cell {
        Cell::Count(_) | Cell::Real(_) => Html::number(&cell.shown()),
        Cell::List(items) => Html::text(&items.join(", ")),
        other => Html::text(&other.shown()),
    };
    let rows: Vec<Vec<Html>> =
        of.rows.iter().take(TOP).map(|row| shown.iter().map(|i| cell(&row[*i])).collect()).collect();
    let more =
        if of.rows.len() > TOP { format!(" The first {TOP} of {}.", of.rows.len()) } else { String::new() };
    table(&format!("{caption}{more}"), &headings, &rows)
}
