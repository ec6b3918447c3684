//! Dates, places, status and merging, each as "Type who | date | place | status".

use super::{FoundEvent, find};
use crate::extract::reading::Reading;
use crate::extract::testing;

fn show(reading: &Reading, event: &FoundEvent) -> String {
    let place = event.place.map_or("-", |p| reading.entities[p].label.as_str());
    let date = event.date.as_ref().map_or("-", |d| d.as_str());
    format!("{} | {date} | {place} | {}", super::describe(reading, event), event.status.name())
}
