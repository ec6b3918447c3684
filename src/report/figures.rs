//! The network in figures: its size, who stands where, who belongs together, who stands between, what is out of balance.

use super::html::{Html, Row, table};
use super::{ReportError, Section, Source};
use crate::network::{Analysis, Cell, Projection, Table};
use std::fmt::Write;

/// So many rows of an analysis are shown where nobody says how many.
const TOP: usize = 15;

pub(super) fn section(source: &Source) -> Result<Option<Section>, ReportError> {
    let run = |analysis: Analysis| analysis.run(source.kg, source.projection);
    let centrality = run(Analysis::Centrality(None))?;
    if centrality.rows.is_empty() {
        return Ok(None);
    }
    let mut body = figures(&run(Analysis::Summary)?);
    let how = centrality.figures.first().map(|(_, how)| how.shown()).unwrap_or_default();
    body.push_str("<h3>Who stands where</h3>\n");
    body.push_str(&rows(
        source,
        &centrality,
        &format!("By betweenness, the share of shortest paths between others ({how})."),
    ));
    body.push_str("<h3>Who has much to do with whom</h3>\n");
    body.push_str(&rows(
        source,
        &run(Analysis::Communities(1.0))?,
        "Communities by the Leiden algorithm: those who are joined more to each other than to the rest, in friendship or not.",
    ));
    let mut brokers = run(Analysis::Brokers)?;
    let between = brokers.columns.iter().position(|c| c.key == "between_blocs");
    brokers.rows.retain(|row| between.is_none_or(|at| row[at] != Cell::Count(0)));
    if !brokers.rows.is_empty() {
        body.push_str("<h3>Who stands between</h3>\n");
        let told = "Pairs of different communities that each joins and that nothing else joins; its constraint by others is low where it spans holes.";
        body.push_str(&rows(source, &brokers, told));
    }
    let countries =
        Projection { nodes: Projection::countries().nodes, by_country: true, ..source.projection.clone() };
    let balance = Analysis::Balance.run(source.kg, &countries)?;
    if !balance.rows.is_empty() {
        body.push_str("<h3>Countries in and out of balance</h3>\n");
        body.push_str(&figures(&balance));
        let told = "Triads of countries: with an odd number of hostile ties they are out of balance, and stand first.";
        body.push_str(&rows(source, &balance, told));
    }
    Ok(Section::new("figures", "The network in figures", body))
}

/// Figures as a list of terms.
fn figures(of: &Table) -> String {
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
fn rows(source: &Source, of: &Table, caption: &str) -> String {
    let top = source.top.unwrap_or(TOP);
    let shown: Vec<usize> = (0..of.columns.len()).filter(|i| of.columns[*i].heading.is_some()).collect();
    let headings: Vec<&str> = shown.iter().filter_map(|i| of.columns[*i].heading).collect();
    let cell = |cell: &Cell| match cell {
        Cell::Count(_) | Cell::Real(_) => Html::number(&cell.shown()),
        Cell::List(items) => Html::text(&items.join(", ")),
        other => Html::text(&other.shown()),
    };
    let row =
        |row: &Vec<Cell>| Row { cells: shown.iter().map(|i| cell(&row[*i])).collect(), ..Row::default() };
    let rows: Vec<Row> = of.rows.iter().take(top).map(row).collect();
    let more =
        if of.rows.len() > top { format!(" The first {top} of {}.", of.rows.len()) } else { String::new() };
    table(&format!("{caption}{more}"), &headings, &rows)
}
