//! The queries of the library for programs: their list, and an `OpenAPI` 3.1 document made from the comments above them.

use crate::query::{Kind, NamedQuery, Parameter, library};
use serde_json::{Map, Value, json};

/// The queries with their parameters.
pub(super) fn list() -> Value {
    let query = |q: &NamedQuery| {
        let parameters: Vec<Value> = q.header.parameters.iter().map(|p| {
            json!({ "name": p.name, "aliases": p.aliases, "type": p.kind.to_string(), "default": p.default, "about": p.about })
        }).collect();
        json!({ "name": q.name, "title": q.header.title, "description": q.header.description,
            "parameters": parameters, "href": format!("/api/queries/{}", q.name) })
    };
    Value::Array(library().iter().map(query).collect())
}

/// The same as `OpenAPI`.
pub(super) fn openapi() -> Value {
    let queries = library().iter().map(|q| (format!("/api/queries/{}", q.name), path(q)));
    let paths: Map<String, Value> = queries.chain([("/api/ask".to_owned(), asking())]).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Summitry: queries of a knowledge graph of diplomacy",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Each named query of the library. Full SPARQL 1.1 is answered at /sparql.",
        },
        "paths": paths,
        "components": { "schemas": { "Answer": {
            "type": "object",
            "required": ["query", "columns", "rows"],
            "properties": {
                "query": { "type": "string" },
                "columns": { "type": "array", "items": { "type": "string" } },
                "rows": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": "string" } } },
            },
        }, "Understood": {
            "type": "object",
            "required": ["understood"],
            "properties": {
                "understood": { "type": "boolean" },
                "query": { "type": "string", "description": "the query that answers" },
                "parameters": { "type": "object", "additionalProperties": { "type": "string" } },
                "command": { "type": "string", "description": "the command that asks the same" },
                "why": { "type": "string", "description": "what of the question is not understood" },
                "near": { "type": "array", "items": { "type": "string" }, "description": "questions that are" },
            },
        } } },
    })
}

/// How a question is asked.
fn asking() -> Value {
    json!({ "get": {
        "operationId": "ask",
        "summary": "Which query answers a question in plain English, with its parameters.",
        "description": "Nothing is guessed: a question that is not understood as a whole is answered by what of it is not.",
        "parameters": [{ "name": "q", "in": "query", "required": true, "schema": { "type": "string", "maxLength": 1000 },
            "description": "the question" }],
        "responses": {
            "200": { "description": "The query, or why there is none.", "content": {
                "application/json": { "schema": { "$ref": "#/components/schemas/Understood" } },
            } },
            "400": { "description": "There is no question." },
            "501": { "description": "The server has no language model." },
            "503": { "description": "The server is busy." },
        },
    } })
}

fn path(query: &NamedQuery) -> Value {
    let own = query.header.parameters.iter().map(parameter);
    let common = [
        (
            "claims",
            "what only a speaker vouches for: leave it out, add it with a column `voice`, or give it only",
            json!(["none", "add", "only"]),
        ),
        ("sources", "how much rows say of their articles", json!(["none", "short", "full"])),
        ("format", "the format, before what Accept asks for", json!(["json", "csv", "tsv"])),
    ];
    let common = common.into_iter().map(|(name, about, values)| {
        json!({ "name": name, "in": "query", "description": about, "schema": { "type": "string", "enum": values } })
    });
    json!({ "get": {
        "operationId": query.name,
        "summary": query.header.title,
        "description": query.header.description,
        "parameters": own.chain(common).collect::<Vec<_>>(),
        "responses": {
            "200": { "description": "The rows.", "content": {
                "application/json": { "schema": { "$ref": "#/components/schemas/Answer" } },
                "text/csv": { "schema": { "type": "string" } },
            } },
            "400": { "description": "A value that is none for its parameter." },
            "503": { "description": "The server is busy, or the query took too long." },
        },
    } })
}

fn parameter(parameter: &Parameter) -> Value {
    let mut schema = match &parameter.kind {
        Kind::Text(words) if !words.is_empty() => json!({ "type": "string", "enum": words }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Iri => json!({ "type": "string", "format": "iri" }),
        _ => json!({ "type": "string" }),
    };
    if let Some(default) = &parameter.default {
        schema["default"] = json!(default);
    }
    json!({ "name": parameter.name, "in": "query", "schema": schema,
        "description": format!("{} ({})", parameter.about, parameter.kind) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_query_is_described_with_its_parameters() {
        let api = openapi();
        for query in library() {
            let path = &api["paths"][format!("/api/queries/{}", query.name)]["get"];
            assert_eq!(path["summary"], query.header.title);
            assert_eq!(path["parameters"].as_array().unwrap().len(), query.header.parameters.len() + 3);
        }
        assert_eq!(list().as_array().unwrap().len(), library().len());
    }
}
