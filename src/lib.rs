//! Reads news about diplomacy and builds a knowledge graph of who met, who leads, who allied and who said what,
//! with the words behind each fact.
//!
//! ```
//! use summitry::article::Article;
//! use summitry::query::{evaluate, write, Format};
//! use summitry::{Kg, Pipeline};
//!
//! let text = "President Anna Smith of France met Boris Berg of Germany in Vienna on 3 May 2019. \
//!             Berg said that Poland backs Spain.";
//! let article = Article::from_text("talks", text.to_owned());
//!
//! let pipeline = Pipeline::builder().build()?; // `make model` fetches a language model
//! let facts = pipeline.extract(&article);
//! assert_eq!(facts.events[0].label, "Meeting of Anna Smith and Boris Berg in Vienna, 2019-05-03");
//!
//! let mut kg = Kg::new(summitry::rdf::Base::default())?;
//! kg.add(&facts)?;
//! let mut out = Vec::new();
//! write(evaluate(&kg, "SELECT ?who { ?p sm:leads/rdfs:label ?who }")?, Format::Csv, &mut out)?;
//! assert_eq!(String::from_utf8(out)?, "who\r\nFrance\r\n");
//!
//! // What Berg says is no fact of the article: it stands in the graph of his claim.
//! write(evaluate(&kg, "ASK { ?a sm:supports ?b }")?, Format::Table, &mut std::io::stdout())?; // no
//! # let mut no = Vec::new();
//! # write(evaluate(&kg, "ASK { ?a sm:supports ?b }")?, Format::Table, &mut no)?;
//! # assert_eq!(no, b"no\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Data flows one way, top to bottom, and a module imports only from those above it:
//! [`terminal`], [`article`], [`intake`], [`language`], [`gazetteer`], [`facts`], [`extract`], [`copies`], [`score`], [`identity`], [`rdf`], [`corrections`],
//! [`store`], [`infer`], [`verify`], [`archive`], [`query`], [`corpus`], [`diff`], [`shacl`], [`network`], [`explain`], [`export`], [`draw`], [`report`], [`serve`], [`cli`].

pub mod intake;
pub mod report;
pub mod serve;
pub mod cli;

pub use store::Kg;
pub use summitry_extract::{Pipeline, PipelineBuilder, PipelineError, compare, extract, score};
pub use summitry_facts::{article, copies, facts, gazetteer};
pub use summitry_graph::{
    archive, ask, corpus, corrections, diff, identity, infer, query, rdf, shacl, store, terminal, verify,
};
pub use summitry_language as language;
pub use summitry_network::{draw, explain, export, network};

use summitry_extract::pipeline;
use summitry_facts::files;
