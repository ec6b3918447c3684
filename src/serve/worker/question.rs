//! Questions in plain English: which query of the library answers one.

use super::reply::{Problem, Reply};
use super::sparql::Bounded;
use crate::ask::Asker;
use crate::pipeline::Pipeline;
use serde_json::{Map, Value, json};
use std::io::Write;

/// What reads questions: the language engine, from the first of them on.
#[derive(Default)]
pub(super) struct Asking {
    pipeline: Option<Pipeline>,
}

impl Asking {
    /// Says which query answers a question, with its parameters; or what of it is not understood.
    pub(super) fn answer(
        &mut self,
        graph: &Bounded,
        question: &str,
        reply: &mut Reply,
    ) -> Result<(), Problem> {
        let pipeline = match &self.pipeline {
            Some(pipeline) => pipeline,
            None => {
                let built = Pipeline::builder().build().map_err(|e| Problem::told(501, e.to_string()))?;
                self.pipeline.insert(built)
            }
        };
        let today = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
        let told = match Asker::new(pipeline, graph)?.understand(question, today) {
            Ok(call) => {
                let command = call.command();
                let given: Map<String, Value> =
                    call.parameters.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
                json!({ "understood": true, "query": call.query, "parameters": given, "command": command })
            }
            Err(not) => json!({ "understood": false, "why": not.why, "near": not.near }),
        };
        reply.begin(200, "application/json");
        writeln!(reply, "{told}")?;
        Ok(())
    }
}
