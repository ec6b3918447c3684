//! A question in plain English as a query of the library with its parameters.
//!
//! In: a question and a graph. Out: a [`Call`], or what of the question is not understood.
//!
//! - `words`: the question as words and names, what says nothing left out, by the language engine and the graph's own names.
//! - `time`: when, taken out of it.
//! - `pattern`: the ways of asking, from `questions.toml`; each is a whole question.
//! - `sense`: what a question is about in any order of words, from `senses.toml`, where no way of asking fits.
//!
//! **Invariant:** a question is understood where a way of asking or a sense covers every word of it, and not otherwise.
//! Nothing is guessed from a part: a word that is not understood is named.

mod pattern;
mod sense;
mod time;
mod words;

use crate::facts::Edtf;
use crate::pipeline::Pipeline;
use crate::query::{self, Kind, NamedQuery, QueryError, Source};
use jiff::civil::Date;
use pattern::Ways;
use sense::Senses;
use time::Time;
use words::{Known, Question};

/// A query of the library, with values for its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The query.
    pub query: &'static str,
    /// Parameters and values, as a user would give them.
    pub parameters: Vec<(String, String)>,
}

impl Call {
    /// The command that asks the same.
    #[must_use]
    pub fn command(&self) -> String {
        let quoted = |value: &str| {
            let plain = value.chars().all(|c| c.is_alphanumeric() || "-/.:_".contains(c));
            if plain { value.to_owned() } else { format!("\"{}\"", value.replace(['"', '\\', '$', '`'], "")) }
        };
        let flags = self.parameters.iter().map(|(name, value)| format!(" --{name} {}", quoted(value)));
        format!("summitry query {}{}", self.query, flags.collect::<String>())
    }
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// What is not understood, in words.
    pub why: String,
    /// Questions that are, most like it first.
    pub near: Vec<String>,
}

/// Reads questions about a graph.
pub struct Asker<'a> {
    pipeline: &'a Pipeline,
    known: Known,
    ways: Ways,
    senses: Senses,
}

impl<'a> Asker<'a> {
    /// Learns the names that the graph has.
    ///
    /// # Errors
    /// Where the graph cannot be asked for them.
    pub fn new(pipeline: &'a Pipeline, source: &dyn Source) -> Result<Asker<'a>, QueryError> {
        Ok(Asker {
            pipeline,
            known: Known::of(source)?,
            ways: Ways::compiled_in(),
            senses: Senses::compiled_in(),
        })
    }

    /// The query that answers a question asked on a day.
    ///
    /// # Errors
    /// Where no way of asking covers the whole question.
    pub fn understand(&self, question: &str, today: Date) -> Result<Call, NotUnderstood> {
        let read = Question::read(self.pipeline, &self.known, question, today);
        let mut undated = None;
        let ways = self.ways.fitting(&read).map(|way| (way.query, way.given));
        let senses = self.senses.fitting(&read).map(|sense| (sense.query, sense.given));
        for (query, mut parameters) in ways.chain(senses) {
            let Ok(query) = query::named(query) else { continue };
            match dated(query, &read.time, today) {
                Ok(dates) => parameters.extend(dates),
                Err(why) => {
                    undated.get_or_insert(why);
                    continue;
                }
            }
            return Ok(Call { query: query.name, parameters });
        }
        let why = undated.unwrap_or_else(|| self.ways.missing(&read));
        Err(NotUnderstood { why, near: self.ways.near(&read) })
    }
}

/// The dates of a question as parameters of a query.
fn dated(query: &NamedQuery, time: &Time, today: Date) -> Result<Vec<(String, String)>, String> {
    let of = |kind: &Kind| query.header.parameters.iter().find(|p| p.kind == *kind).map(|p| p.name.as_str());
    let (from, to) = (of(&Kind::DateFrom), of(&Kind::DateTo));
    let give = |name: &str, value: &Edtf| (name.to_owned(), value.as_str().to_owned());
    let no_dates = || Err(format!("`{}` cannot be asked for a time", query.name));
    let mut given = Vec::new();
    match time {
        Time::Any => {}
        Time::At(date) => match (from, to) {
            (Some(from), Some(to)) => given.extend([give(from, date), give(to, date)]),
            (None, Some(on)) => given.push(give(on, date)),
            // "in the last two years" ends now: to say since when is enough.
            (Some(from), None) if date.latest().is_some_and(|last| last >= today) => {
                given.push(give(from, date))
            }
            _ => return no_dates(),
        },
        Time::Between(first, last) => {
            if let Some(first) = first {
                let Some(from) = from else { return no_dates() };
                given.push(give(from, first));
            }
            if let Some(last) = last {
                let Some(to) = to else { return no_dates() };
                given.push(give(to, last));
            }
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests;
