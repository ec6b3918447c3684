//! Date and place of an event, from the tree around the word that names it: its own clause first, then the clauses that it
//! depends on.
//!
//! `chain` is those clauses, `reach` whether a date or place in one of them is the event's, `day` and `site` which, and
//! `borrowed` the day of an event that is told in another clause.

mod borrowed;
mod chain;
mod day;
mod reach;
mod site;

pub(super) use borrowed::{date_of_place, put_off_to};
pub(super) use chain::{
    Link, NOT_THEN, is_a_matter, is_arranged, is_asked_for, is_of_now, is_prepared_for, is_spoken_of,
    is_told_of, puts_name_to,
};
pub(super) use day::{
    counts_a_series, dates_a_noun, is_of_the_next_time, is_of_the_saying, is_of_what_was_before,
    is_remembered, not_then,
};

use super::scene::{Placed, Scene};
use super::{connective, occasion, sequence};
use crate::extract::pattern::Match;
use crate::extract::pointed::here;
use crate::extract::reading::Reading;
use crate::facts::Edtf;
use borrowed::{day_beside, days_apart, headed, same_day, same_span, there_then};
use chain::chain;
use day::{between, dates, either, spans};
pub(super) use site::is_where_they_met;
use site::{beside, exact, left_after, named_place, of_gathering, place_at, there};

/// When and where; one entry for each occurrence that the phrase counts: "tests in 2016 and 2017".
pub(in crate::extract) type Setting = (Option<Edtf>, Option<usize>);

/// When and where the event of a match was, with the place that its pattern names.
pub(in crate::extract) fn around(
    reading: &Reading,
    scene: &Scene,
    found: &Match,
    place: Option<usize>,
) -> Vec<Setting> {
    let chain = chain(reading, found);
    let sentence = reading.doc.sentence_of(found.trigger);
    let dates = dates(reading, scene, sentence, found, &chain);
    let place = place.or_else(|| named_place(reading, found.trigger));
    let nearest = || {
        place
            .or_else(|| chain.iter().take(2).find_map(|l| there(reading, scene, sentence, l.token)))
            .or_else(|| chain.iter().take(2).find_map(|l| here(reading, l.token)))
            .or_else(|| place_at(reading, scene, sentence, found, &chain))
            .or_else(|| chain.iter().take(2).find_map(|l| left_after(reading, l.token)))
            .or_else(|| of_gathering(reading, found.trigger))
            .or_else(|| occasion::site(reading, scene, sentence, found, &chain))
    };
    let site = |p: Option<usize>| p.map(|p| exact(reading, scene, found, p));
    let value = |d: &Placed| reading.dates[d.number].value.clone();
    if let Some(day) = day_beside(reading, scene, sentence, found.trigger) {
        return vec![(Some(day), site(nearest()))];
    }
    match dates.as_slice() {
        [] if is_told_of(reading, found.trigger) => vec![(None, site(nearest()))],
        [] => {
            let (date, times) = sequence::near(reading, scene, found.trigger).unzip();
            let date = date
                .or_else(|| occasion::day(reading, scene, sentence, found, &chain))
                .or_else(|| there_then(reading, scene, sentence, &chain))
                .or_else(|| days_apart(reading, scene, sentence, found.trigger))
                .or_else(|| same_span(reading, scene, sentence, found.trigger))
                .or_else(|| headed(reading, scene, sentence))
                .or_else(|| same_day(reading, scene, sentence, &chain))
                .or_else(|| connective::same_day(reading, scene, sentence, found.trigger));
            vec![(date, site(nearest())); times.unwrap_or(1)]
        }
        [one, other]
            if spans(reading, found.trigger, one, other)
                || between(reading, one, other)
                || either(reading, one, other) =>
        {
            let days = format!("{}/{}", value(one).as_str(), value(other).as_str());
            let place = nearest().or(one.place).or_else(|| beside(reading, scene, sentence, other));
            vec![(Edtf::parse(&days).ok().or_else(|| Some(value(one))), site(place))]
        }
        [date] => {
            let place = nearest().or(date.place).or_else(|| beside(reading, scene, sentence, date));
            vec![(Some(value(date)), site(place))]
        }
        _ => {
            let beside = |d: &Placed| d.place.or_else(|| beside(reading, scene, sentence, d)).or(place);
            dates.iter().map(|d| (Some(value(d)), site(beside(d)))).collect()
        }
    }
}

#[cfg(test)]
mod tests;
