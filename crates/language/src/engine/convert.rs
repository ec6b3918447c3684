//! From a published pipeline to one file.

use std::collections::BTreeMap;

use rmpv::Value;

use super::config::Config;
use super::error::ModelError;
use super::file::Tensors;
use super::hash::string_id;
use super::manifest::{
    Condition, LAYOUT, LemmaTables, Manifest, NetworkSpec, Pattern, RulerPattern, TokenPattern,
};
use super::msgpack::{self, Array};
use super::source::Source;
use super::tokenizer::Rules;

const ORTH: &str = "65";
const NORM: &str = "67";

/// Reads a pipeline whole. What it has and this engine does not compute is an error.
pub fn convert(source: &mut Source) -> Result<(Manifest, Tensors), ModelError> {
    let label = source.label();
    let bad = |what: String| ModelError::bad(&label, what);
    Config::read(&source.text("config.cfg")?).and_then(|c| c.check().map(|()| c)).map_err(bad)?;
    let meta: serde_json::Value = serde_json::from_str(&source.text("meta.json")?)
        .map_err(|e| bad(format!("meta.json is not JSON: {e}")))?;
    let string = |key: &str| meta.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let mut tensors = Tensors::default();
    let mut networks = BTreeMap::new();
    for component in ["tok2vec", "tagger", "parser", "ner"] {
        let nodes = Nodes::read(&source.read(&format!("{component}/model"))?)
            .map_err(|e| bad(format!("{component}/model: {e}")))?;
        let outcome = match component {
            "tok2vec" => nodes
                .network("tok2vec", &mut tensors)
                .map(|spec| drop(networks.insert("tok2vec".to_owned(), spec))),
            "tagger" => nodes.tagger(&mut tensors),
            "ner" => nodes
                .network("ner", &mut tensors)
                .map(|spec| drop(networks.insert("ner".to_owned(), spec)))
                .and_then(|()| nodes.transitions("ner", &mut tensors)),
            _ => nodes.transitions(component, &mut tensors),
        };
        outcome.map_err(|e| bad(format!("{component}/model: {e}")))?;
    }
    let pack = |source: &mut Source, name: &str| {
        source.read(name).and_then(|b| {
            msgpack::read(&b).map_err(|e| ModelError::bad(source.label(), format!("{name}: {e}")))
        })
    };
    let cfg: serde_json::Value =
        serde_json::from_str(&source.text("tagger/cfg")?).map_err(|e| bad(format!("tagger/cfg: {e}")))?;
    let tags =
        cfg["labels"].as_array().map(|l| l.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect());
    let manifest = Manifest {
        layout: LAYOUT,
        name: format!("{}_{}", string("lang"), string("name")),
        version: string("version"),
        lang: string("lang"),
        license: string("license"),
        tokenizer: rules(&pack(source, "tokenizer")?).map_err(bad)?,
        norms: norms(&pack(source, "vocab/lookups.bin")?),
        tags: tags.ok_or_else(|| bad("tagger/cfg has no labels".to_owned()))?,
        parser: moves(&pack(source, "parser/moves")?).map_err(bad)?,
        ner: moves(&pack(source, "ner/moves")?).map_err(bad)?,
        ruler: ruler(&pack(source, "attribute_ruler/patterns")?).map_err(bad)?,
        lemmas: lemmas(&pack(source, "lemmatizer/lookups/lookups.bin")?),
        networks,
    };
    if manifest.networks.values().any(|n| n.vectors) {
        vectors(source, &manifest, &mut tensors)?;
    }
    Ok((manifest, tensors))
}

/// The nodes of a thinc model: names, attributes, parameters, in its own order (breadth first).
struct Nodes(Vec<(String, Value, Value)>);

impl Nodes {
    fn read(bytes: &[u8]) -> Result<Nodes, String> {
        let value = msgpack::read(bytes)?;
        let list = |key: &str| msgpack::get(&value, key).and_then(Value::as_array).ok_or(format!("no {key}"));
        let (nodes, attrs, params) = (list("nodes")?, list("attrs")?, list("params")?);
        if nodes.len() != attrs.len() || nodes.len() != params.len() {
            return Err("nodes, attributes and parameters differ in number".to_owned());
        }
        let name = |node: &Value| msgpack::get(node, "name").and_then(msgpack::text).unwrap_or_default();
        Ok(Nodes(
            nodes.iter().zip(attrs).zip(params).map(|((n, a), p)| (name(n), a.clone(), p.clone())).collect(),
        ))
    }

    fn params<'n>(&'n self, name: &'n str, key: &'n str) -> impl Iterator<Item = Result<Array, String>> + 'n {
        self.0
            .iter()
            .filter(move |(n, _, _)| n == name)
            .filter_map(move |(_, _, p)| msgpack::get(p, key))
            .map(move |v| msgpack::array(v).map_err(|e| format!("{name}.{key}: {e}")))
    }

    fn one(&self, name: &str, key: &str) -> Result<Array, String> {
        self.params(name, key).next().unwrap_or_else(|| Err(format!("no {name}.{key}")))
    }

    /// An attribute; thinc packs each one by itself.
    fn attr(&self, name: &str, key: &str) -> Vec<Value> {
        let unpacked = |v: &Value| match v {
            Value::Binary(bytes) => msgpack::read(bytes).ok(),
            other => Some(other.clone()),
        };
        self.0
            .iter()
            .filter(|(n, _, _)| n == name)
            .filter_map(|(_, a, _)| unpacked(msgpack::get(a, key)?))
            .collect()
    }

    fn network(&self, prefix: &str, tensors: &mut Tensors) -> Result<NetworkSpec, String> {
        let columns = self.attr("extract_features", "columns");
        let columns = columns.first().and_then(msgpack::texts).ok_or("no list of features")?;
        let seeds: Vec<u32> = self
            .attr("hashembed", "seed")
            .iter()
            .filter_map(|v| v.as_u64().and_then(|n| u32::try_from(n).ok()))
            .collect();
        let tables: Vec<Array> = self.params("hashembed", "E").collect::<Result<_, _>>()?;
        if columns.len() != tables.len() || columns.len() != seeds.len() {
            return Err("features, seeds and tables differ in number".to_owned());
        }
        for (i, table) in tables.into_iter().enumerate() {
            tensors.insert(&format!("{prefix}.embed.{i}"), table);
        }
        let vectors = self.params("static_vectors", "W").next().transpose()?;
        let has_vectors = vectors.is_some();
        if let Some(w) = vectors {
            tensors.insert(&format!("{prefix}.static"), w);
        }
        let lists = [("maxout", "W"), ("maxout", "b"), ("layernorm", "G"), ("layernorm", "b")]
            .map(|(name, key)| self.params(name, key).collect::<Result<Vec<Array>, String>>());
        let [w, b, g, beta] = lists;
        let (w, b, g, beta) = (w?, b?, g?, beta?);
        if w.is_empty() || [b.len(), g.len(), beta.len()].iter().any(|n| *n != w.len()) {
            return Err("layers without weights or norms".to_owned());
        }
        let depth = w.len() - 1;
        for (i, (((w, b), g), beta)) in w.into_iter().zip(b).zip(g).zip(beta).enumerate() {
            for (key, array) in [("W", w), ("b", b), ("G", g), ("beta", beta)] {
                tensors.insert(&format!("{prefix}.layer.{i}.{key}"), array);
            }
        }
        Ok(NetworkSpec { features: columns.into_iter().zip(seeds).collect(), vectors: has_vectors, depth })
    }

    fn tagger(&self, tensors: &mut Tensors) -> Result<(), String> {
        tensors.insert("tagger.W", self.one("softmax", "W")?);
        tensors.insert("tagger.b", self.one("softmax", "b")?);
        Ok(())
    }

    /// The three layers of a transition model. The class layer comes before the one below it, being nearer the root.
    fn transitions(&self, prefix: &str, tensors: &mut Tensors) -> Result<(), String> {
        for key in ["W", "b", "pad"] {
            tensors.insert(&format!("{prefix}.lower.{key}"), self.one("precomputable_affine", key)?);
        }
        for key in ["W", "b"] {
            let mut linear = self.params("linear", key).collect::<Result<Vec<_>, _>>()?.into_iter();
            let (Some(upper), Some(input)) = (linear.next(), linear.next()) else {
                return Err("not two linear layers".to_owned());
            };
            tensors.insert(&format!("{prefix}.upper.{key}"), upper);
            tensors.insert(&format!("{prefix}.input.{key}"), input);
        }
        Ok(())
    }
}

fn rules(value: &Value) -> Result<Rules, String> {
    let pattern = |key: &str| msgpack::get(value, key).and_then(msgpack::text);
    let mut special = Vec::new();
    let exceptions =
        msgpack::get(value, "exceptions").and_then(Value::as_map).ok_or("tokenizer: no exceptions")?;
    for (chunk, tokens) in exceptions {
        let part = |t: &Value| {
            let field = |id: &str| {
                t.as_map()?.iter().find(|(k, _)| k.to_string() == id).and_then(|(_, v)| msgpack::text(v))
            };
            field(ORTH).map(|orth| (orth, field(NORM)))
        };
        let parts: Option<Vec<_>> = tokens.as_array().and_then(|t| t.iter().map(part).collect());
        let (Some(chunk), Some(parts)) = (msgpack::text(chunk), parts) else {
            return Err("tokenizer: an exception that is not a list of tokens".to_owned());
        };
        special.push((chunk, parts));
    }
    special.sort();
    Ok(Rules {
        prefix: pattern("prefix_search"),
        suffix: pattern("suffix_search"),
        infix: pattern("infix_finditer"),
        token: pattern("token_match"),
        url: pattern("url_match"),
        special,
    })
}

fn norms(value: &Value) -> Vec<(u64, String)> {
    let table = msgpack::get(value, "lexeme_norm").and_then(Value::as_map).map_or(&[][..], Vec::as_slice);
    let mut norms: Vec<_> =
        table.iter().filter_map(|(k, v)| Some((k.as_u64()?, msgpack::text(v)?))).collect();
    norms.sort();
    norms
}

/// The classes in the order of the weights: by move, then most frequent label first; labels added later come last.
fn moves(value: &Value) -> Result<Vec<(u8, String)>, String> {
    let json = msgpack::get(value, "moves").and_then(msgpack::text).ok_or("moves: not there")?;
    let table: BTreeMap<String, BTreeMap<String, i64>> =
        serde_json::from_str(&json).map_err(|e| format!("moves: {e}"))?;
    let mut classes = Vec::new();
    let mut added: BTreeMap<(i64, String), Vec<u8>> = BTreeMap::new();
    for (action, labels) in &table {
        let action: u8 = action.parse().map_err(|_| format!("moves: {action:?} is no move"))?;
        let mut labels: Vec<(i64, &String)> = labels.iter().map(|(l, f)| (*f, l)).collect();
        labels.sort_by(|a, b| b.cmp(a));
        for (count, label) in labels {
            if count < 0 {
                added.entry((count, label.clone())).or_default().push(action);
            } else {
                classes.push((action, label.clone()));
            }
        }
    }
    for ((_, label), actions) in added.into_iter().rev() {
        classes.extend(actions.into_iter().map(|a| (a, label.clone())));
    }
    Ok(classes)
}

fn ruler(value: &Value) -> Result<Vec<RulerPattern>, String> {
    let mut patterns = Vec::new();
    for rule in value.as_array().ok_or("attribute_ruler: not a list")? {
        let set = msgpack::get(rule, "attrs").and_then(Value::as_map).map_or(&[][..], Vec::as_slice);
        let set: BTreeMap<String, String> =
            set.iter().filter_map(|(k, v)| Some((msgpack::text(k)?, msgpack::text(v)?))).collect();
        let index = msgpack::get(rule, "index").and_then(Value::as_u64).ok_or("attribute_ruler: no index")?;
        for alternative in
            msgpack::get(rule, "patterns").and_then(Value::as_array).map_or(&[][..], Vec::as_slice)
        {
            let tokens = alternative.as_array().ok_or("attribute_ruler: a pattern that is not a list")?;
            let tokens: Vec<TokenPattern> = tokens.iter().map(token_pattern).collect::<Result<_, _>>()?;
            let index = usize::try_from(index).ok().filter(|i| *i < tokens.len());
            let index = index.ok_or("attribute_ruler: an index beyond its pattern")?;
            patterns.push(RulerPattern { tokens, index, set: set.clone() });
        }
    }
    Ok(patterns)
}

fn token_pattern(value: &Value) -> Result<TokenPattern, String> {
    let mut pattern = TokenPattern::default();
    for (key, value) in value.as_map().ok_or("attribute_ruler: a token that is not a map")? {
        match msgpack::text(key).unwrap_or_default().as_str() {
            "TAG" => pattern.tag = Some(condition(value)?),
            "DEP" => pattern.dep = Some(condition(value)?),
            "LOWER" => pattern.lower = Some(condition(value)?),
            "IS_SPACE" => pattern.space = value.as_bool(),
            other => return Err(format!("attribute_ruler: {other:?} is not supported")),
        }
    }
    Ok(pattern)
}

fn condition(value: &Value) -> Result<Condition, String> {
    if let Some(text) = msgpack::text(value) {
        return Ok(Condition::In(vec![text]));
    }
    if let Some(source) = msgpack::get(value, "REGEX").and_then(msgpack::text) {
        let pattern = Pattern::try_from(source).map_err(|e| format!("attribute_ruler: {e}"))?;
        return Ok(Condition::Matches(pattern));
    }
    let list = |key: &str| msgpack::get(value, key).and_then(msgpack::texts);
    list("IN")
        .map(Condition::In)
        .or_else(|| list("NOT_IN").map(Condition::NotIn))
        .ok_or_else(|| "attribute_ruler: a condition that is none of IN, NOT_IN, REGEX".to_owned())
}

/// Parts of speech whose tables a lemmatizer may have.
const PARTS: &[&str] = &[
    "adj", "adp", "adv", "aux", "cconj", "det", "intj", "noun", "num", "part", "pron", "propn", "punct",
    "sconj", "sym", "verb", "x",
];

fn lemmas(value: &Value) -> LemmaTables {
    let mut tables = LemmaTables::default();
    let table = |name: &str, part: &str| {
        let id = string_id(part);
        msgpack::get(value, name)?.as_map()?.iter().find(|(k, _)| k.as_u64() == Some(id)).map(|(_, v)| v)
    };
    for part in PARTS {
        let pairs = table("lemma_rules", part).and_then(Value::as_array).map(|rules| {
            let pair = |r: &Value| {
                Some((msgpack::text(r.as_array()?.first()?)?, msgpack::text(r.as_array()?.get(1)?)?))
            };
            rules.iter().filter_map(pair).collect()
        });
        tables.rules.extend(pairs.map(|p| ((*part).to_owned(), p)));
        let forms = table("lemma_exc", part).and_then(Value::as_map).map(|forms| {
            forms.iter().filter_map(|(k, v)| Some((msgpack::text(k)?, msgpack::texts(v)?))).collect()
        });
        tables.exceptions.extend(forms.map(|f| ((*part).to_owned(), f)));
        let index = table("lemma_index", part).and_then(msgpack::texts).map(|mut list| {
            list.sort();
            list
        });
        tables.index.extend(index.map(|l| ((*part).to_owned(), l)));
    }
    tables
}

/// Static vectors, each network's projection applied once and for all: row by row what thinc computes at run time.
fn vectors(source: &mut Source, manifest: &Manifest, tensors: &mut Tensors) -> Result<(), ModelError> {
    let label = source.label();
    let bad = |what: String| ModelError::bad(&label, what);
    let table = npy(&source.read("vocab/vectors")?).map_err(bad)?;
    let keys = msgpack::read(&source.read("vocab/key2row")?).map_err(bad)?;
    let mut rows: Vec<(u64, u32)> = keys
        .as_map()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .filter_map(|(k, v)| Some((k.as_u64()?, u32::try_from(v.as_u64()?).ok()?)))
        .collect();
    rows.sort_unstable();
    let [count, width] = table.shape[..] else { return Err(bad("vectors that are not a table".to_owned())) };
    if rows.iter().any(|(_, row)| *row as usize >= count) {
        return Err(bad("a vector's row is beyond the table".to_owned()));
    }
    for name in manifest.networks.iter().filter(|(_, n)| n.vectors).map(|(name, _)| name) {
        let w = tensors
            .take(&format!("{name}.static"))
            .ok_or_else(|| bad("no projection of vectors".to_owned()))?;
        let [out, inner] = w.shape[..] else {
            return Err(bad("a projection that is not a table".to_owned()));
        };
        if inner != width {
            return Err(bad(format!("vectors of {width} numbers, a projection for {inner}")));
        }
        let view = |shape: (usize, usize), data: &[f32]| {
            ndarray::ArrayView2::from_shape(shape, data).map(|v| v.to_owned())
        };
        let projected = match (view((count, width), &table.data), view((out, inner), &w.data)) {
            (Ok(v), Ok(w)) => v.dot(&w.t()),
            _ => return Err(bad("vectors whose shape is not theirs".to_owned())),
        };
        tensors.insert(
            &format!("{name}.vectors"),
            Array { shape: vec![count, out], data: projected.iter().copied().collect() },
        );
    }
    tensors.rows = rows;
    Ok(())
}

/// A table of 32-bit floats in numpy's own file format.
fn npy(bytes: &[u8]) -> Result<Array, String> {
    let header_len = bytes.get(8..10).map(|b| usize::from(u16::from_le_bytes([b[0], b[1]])));
    let (Some(b"\x93NUMPY\x01\x00"), Some(len)) = (bytes.get(..8), header_len) else {
        return Err("vocab/vectors is not a numpy file (version 1.0)".to_owned());
    };
    let header = bytes.get(10..10 + len).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default();
    if !header.contains("'<f4'") || !header.contains("'fortran_order': False") {
        return Err("vocab/vectors does not hold 32-bit floats row by row".to_owned());
    }
    let shape = header.split("'shape': (").nth(1).and_then(|s| s.split(')').next()).unwrap_or_default();
    let shape: Vec<usize> = shape.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let data = msgpack::floats(&bytes[10 + len..]);
    if shape.iter().try_fold(1usize, |p, n| p.checked_mul(*n)) != Some(data.len()) {
        return Err("vocab/vectors is cut short".to_owned());
    }
    Ok(Array { shape, data })
}
