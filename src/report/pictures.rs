//! The pictures of the page.

use super::html::figure;
use super::{ReportError, Section, Source};
use crate::draw::Picture;
use crate::network::{Kind, Projection};
use std::collections::BTreeSet;

pub(super) fn section(source: &Source) -> Result<Option<Section>, ReportError> {
    let title = "Who is joined to whom";
    let mut body = figure(source, Picture::Network, source.projection, title)?;
    // Countries meet through those who lead them: people say more, where there are any.
    let people = Projection { nodes: BTreeSet::from([Kind::Person]), ..source.projection.clone() };
    let mut meetings = figure(source, Picture::Timeline, &people, "Meetings by pair")?;
    if meetings.is_empty() {
        meetings = figure(source, Picture::Timeline, source.projection, "Meetings by pair")?;
    }
    body.push_str(&meetings);
    let countries =
        Projection { nodes: Projection::countries().nodes, by_country: true, ..source.projection.clone() };
    body.push_str(&figure(source, Picture::Balance, &countries, "Countries in camps")?);
    body.push_str(&figure(source, Picture::Claims, source.projection, "Claims by speaker")?);
    Ok(Section::new("pictures", "Pictures", body))
}
