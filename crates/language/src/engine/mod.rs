//! The language engine: spaCy's English CNN pipelines, read from their wheels and computed in Rust.
//!
//! In: text. Out: [`Analysis`]: tokens with tag, part of speech, features, lemma, head and relation; sentences; named
//! entities; the same that spaCy gives, up to ties between floating-point numbers.
//!
//! - getting a model: `source` (wheel or folder), `config`, `msgpack`, [`convert`](convert::convert), `file`
//!   (the converted form), `place` (where it is looked for);
//! - words: `tokenizer` on `regex`, `lexicon`, `hash`, `unicode`;
//! - vectors: `network`;
//! - structure: `transition`, `parser`, `tree`, `ner`;
//! - labels from rules: `ruler`, `lemma`;
//! - [`Model`] ties them together, [`Analyser`] runs them, [`Analysis`] holds what came out.
//!
//! Source: the published weights and configurations (MIT), and spaCy 3.8 and thinc 8.3 (MIT) as the specification.

mod analysis;
mod config;
pub mod convert;
mod convolution;
mod error;
pub mod file;
mod hash;
mod lemma;
mod lexicon;
pub mod manifest;
mod msgpack;
mod ner;
mod network;
mod parser;
pub mod pieces;
mod place;
mod processor;
mod product;
mod regex;
mod ruler;
mod run;
pub mod source;
pub mod tokenizer;
mod transition;
mod tree;
mod unicode;

pub use analysis::{Analysis, Labels, Token};
pub use error::ModelError;
pub use place::install;
pub use run::Analyser;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use lemma::Lemmatizer;
use lexicon::Norms;
use manifest::{Manifest, RulerPattern};
use network::Network;
use place::Place;
use product::Weights;
use ruler::{Change, Ruler};
use tokenizer::Tokenizer;
use transition::Scorer;

/// A pipeline, ready to run. It does not change: share it between threads and give each an [`Analyser`].
#[derive(Debug)]
pub struct Model {
    name: String,
    sha256: String,
    tokenizer: Tokenizer,
    norms: Norms,
    vectors: Vec<(u64, u32)>,
    shared: Network,
    tagger: (Weights, Vec<f32>),
    parser: Scorer,
    parser_moves: parser::Moves,
    entities: Network,
    ner: Scorer,
    ner_moves: ner::Moves,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
    labels: Arc<Labels>,
    /// The two parts of each decorated relation.
    lifted: Vec<Option<(u16, u16)>>,
    root: u16,
}

impl Model {
    /// The model at this path; where `None`, the one that `SUMMITRY_MODEL` names, else the one compiled in (feature
    /// `embed-model`), else the smallest in `./models` or in the user's data folder.
    ///
    /// # Errors
    /// See [`ModelError`].
    pub fn open(given: Option<&Path>) -> Result<Model, ModelError> {
        match place::find(given)? {
            Place::File(path) => Model::load(&path),
            #[cfg(feature = "embed-model")]
            Place::Embedded(bytes) => {
                let (manifest, tensors) =
                    file::parse(bytes).map_err(|what| ModelError::bad("embedded model", what))?;
                Model::new(manifest, tensors).map_err(|what| ModelError::bad("embedded model", what))
            }
        }
    }

    /// Reads a converted model.
    ///
    /// # Errors
    /// See [`ModelError`].
    pub fn load(path: &Path) -> Result<Model, ModelError> {
        let (manifest, tensors) = file::load(path)?;
        Model::new(manifest, tensors).map_err(|what| ModelError::bad(path.display(), what))
    }

    /// Builds a pipeline; the error says what does not fit.
    pub fn new(manifest: Manifest, mut tensors: file::Tensors) -> Result<Model, String> {
        if manifest.lang != "en" {
            return Err(format!(
                "its language is {:?}, and only English (\"en\") is supported",
                manifest.lang
            ));
        }
        let network = |name: &str, tensors: &mut file::Tensors| {
            let spec = manifest.networks.get(name).ok_or_else(|| format!("it has no network {name:?}"))?;
            Network::new(name, spec, tensors)
        };
        let shared = network("tok2vec", &mut tensors)?;
        let entities = network("ner", &mut tensors)?;
        let width = shared.width;
        let (_, w) = tensors.shaped("tagger.W", [Some(manifest.tags.len()), Some(width)])?;
        let (_, b) = tensors.shaped("tagger.b", [Some(manifest.tags.len())])?;
        let parser = Scorer::new("parser", width, parser::ROLES, manifest.parser.len(), &mut tensors)?;
        let ner = Scorer::new("ner", entities.width, ner::ROLES, manifest.ner.len(), &mut tensors)?;
        let mut names = Names::of(&manifest.tags);
        let parser_moves = parser::Moves::new(moves(&manifest.parser, &mut names.deps, 4)?, &parser);
        let mut kinds = Interner::with([""]);
        let ner_moves = ner::Moves::new(moves(&manifest.ner, &mut kinds, 5)?, &ner);
        names.add(&manifest.ruler)?;
        let lifted = lifted(&mut names.deps);
        let ruler = Ruler::new(manifest.ruler, &names.tags.names, &names.deps.names, |p| names.change(p));
        let root = names.deps.get("ROOT");
        Ok(Model {
            name: format!("{}-{}", manifest.name, manifest.version),
            sha256: std::mem::take(&mut tensors.seal),
            tokenizer: Tokenizer::new(&manifest.tokenizer)?,
            norms: Norms::new(manifest.norms),
            vectors: std::mem::take(&mut tensors.rows),
            shared,
            tagger: (Weights::new(&w, width), b),
            parser,
            parser_moves,
            entities,
            ner,
            ner_moves,
            ruler,
            lemmatizer: Lemmatizer::new(manifest.lemmas),
            labels: Arc::new(Labels {
                tags: names.tags.names,
                pos: names.pos.names,
                morphs: Arc::new(names.morphs.names),
                deps: names.deps.names,
                entities: kinds.names,
            }),
            lifted,
            root,
        })
    }

    /// Name and version, as `en_core_web_md-3.7.1`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of its contents; empty where it was not read from a converted file.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The names of labels by number, as in [`Token`].
    pub(super) fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Floating-point operations for one word, embedding aside: both encoders, the tagger, the parser's and the entity
    /// recognizer's features and states (about two and one a word).
    #[must_use]
    pub fn operations(&self) -> usize {
        let (parse_word, parse_state) = self.parser.operations();
        let (ner_word, ner_state) = self.ner.operations();
        let encoders = self.shared.operations() + self.entities.operations();
        encoders + self.tagger.0.operations() + parse_word + 2 * parse_state + ner_word + ner_state
    }
}

/// Strings numbered in the order in which they came.
struct Interner {
    names: Vec<String>,
    ids: HashMap<String, u16>,
}

impl Interner {
    fn with<const N: usize>(names: [&str; N]) -> Interner {
        let mut interner = Interner { names: Vec::new(), ids: HashMap::new() };
        for name in names {
            interner.id(name);
        }
        interner
    }

    fn id(&mut self, name: &str) -> u16 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = self.names.len() as u16;
        self.names.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }

    /// The number of a name; 0 for one not there.
    fn get(&self, name: &str) -> u16 {
        self.ids.get(name).copied().unwrap_or(0)
    }
}

/// The names of what is said of a token.
struct Names {
    tags: Interner,
    pos: Interner,
    morphs: Interner,
    deps: Interner,
}

impl Names {
    fn of(tags: &[String]) -> Names {
        let mut names = Names {
            tags: Interner::with([]),
            pos: Interner::with([""]),
            morphs: Interner::with([""]),
            deps: Interner::with(["", "ROOT", "dep"]),
        };
        for tag in tags {
            names.tags.id(tag);
        }
        names
    }

    /// Adds what the attribute ruler sets.
    fn add(&mut self, ruler: &[RulerPattern]) -> Result<(), String> {
        for (key, value) in ruler.iter().flat_map(|pattern| &pattern.set) {
            match key.as_str() {
                "POS" => self.pos.id(value),
                "MORPH" => self.morphs.id(bare(value)),
                "DEP" => self.deps.id(value),
                "TAG" => self.tags.id(value),
                "LEMMA" => 0,
                other => return Err(format!("its attribute ruler sets {other:?}, which is not supported")),
            };
        }
        Ok(())
    }

    fn change(&self, pattern: &RulerPattern) -> Change {
        let get = |key: &str| pattern.set.get(key).map(String::as_str);
        Change {
            pos: get("POS").map(|v| self.pos.get(v)),
            morph: get("MORPH").map(|v| self.morphs.get(bare(v))),
            lemma: get("LEMMA").map(Into::into),
            dep: get("DEP").map(|v| self.deps.get(v)),
            tag: get("TAG").map(|v| self.tags.get(v)),
        }
    }
}

fn moves(classes: &[(u8, String)], labels: &mut Interner, highest: u8) -> Result<Vec<(u8, u16)>, String> {
    if let Some((action, _)) = classes.iter().find(|(action, _)| *action > highest) {
        return Err(format!("a move numbered {action} is not supported"));
    }
    Ok(classes.iter().map(|(action, label)| (*action, labels.id(label))).collect())
}

/// `_` stands for no features.
fn bare(morph: &str) -> &str {
    if morph == "_" { "" } else { morph }
}

fn lifted(deps: &mut Interner) -> Vec<Option<(u16, u16)>> {
    let names = deps.names.clone();
    let mut parts: Vec<_> = names
        .iter()
        .map(|n| n.split_once("||").map(|(label, head)| (deps.id(label), deps.id(head))))
        .collect();
    parts.resize(deps.names.len(), None);
    parts
}
