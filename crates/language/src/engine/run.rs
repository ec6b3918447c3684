//! Running a model over texts, many at once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::analysis::{Analysis, Token};
use super::lexicon::Lexeme;
use super::network::{Network, Scratch, Word};
use super::ruler::Places;
use super::tokenizer::{Cache, Raw};
use super::transition::Features;
use super::tree::Edges;
use super::{Model, ner, parser, pieces};

/// Words read together: enough for the matrix products, few enough to stay near the processor.
const BATCH: usize = 1024;

/// Bytes of a text that are read in one go; no article is as long.
const LONGEST: usize = 128 << 10;

/// Forms remembered. Beyond it the memory starts anew, so that it does not grow with the corpus.
const FORMS: usize = 20_000;

/// A model at work: what it has learnt about the words so far, and space for the steps in between.
#[derive(Debug)]
pub struct Analyser {
    model: Arc<Model>,
    chunks: Cache,
    forms: FxHashMap<Box<str>, u32>,
    lexemes: Vec<Form>,
    /// Rows of words out of context, by form, normal form and whether a space follows.
    embedded: FxHashMap<(u32, u64, bool), u32>,
    /// Words that have a number but no row yet.
    unembedded: Vec<(u32, u64, bool)>,
    /// Rows of word vectors out of context, of the shared network and of the entity recognizer's.
    shared: Vec<f32>,
    entities: Vec<f32>,
    lemmas: FxHashMap<(u32, u16, u16), Arc<str>>,
    scratch: Scratch,
    features: Features,
    parser: parser::Run,
    ner: ner::Run,
    edges: Edges,
    rows: Vec<f32>,
    scores: Vec<f32>,
}

#[derive(Debug)]
struct Form {
    lexeme: Lexeme,
    places: Places,
    vector: Option<u32>,
}

/// A token before its context is known.
struct Seen {
    raw: Raw,
    form: u32,
    row: u32,
}

impl Analyser {
    /// Starts with nothing learnt.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Analyser {
        Analyser {
            model,
            chunks: Cache::default(),
            forms: FxHashMap::default(),
            lexemes: Vec::new(),
            embedded: FxHashMap::default(),
            unembedded: Vec::new(),
            shared: Vec::new(),
            entities: Vec::new(),
            lemmas: FxHashMap::default(),
            scratch: Scratch::default(),
            features: Features::default(),
            parser: parser::Run::default(),
            ner: ner::Run::default(),
            edges: Edges::default(),
            rows: Vec::new(),
            scores: Vec::new(),
        }
    }

    /// Reads one text.
    #[must_use]
    pub fn read(&mut self, text: &str) -> Analysis {
        self.read_all(&[text]).pop().unwrap_or_default()
    }

    /// Reads texts, each by itself, and gives their analyses in the same order. What is said of a text does not depend
    /// on the others.
    #[must_use]
    pub fn read_all(&mut self, texts: &[&str]) -> Vec<Analysis> {
        if texts.iter().all(|t| t.len() <= LONGEST) {
            return self.read_each(texts);
        }
        let mut out = Vec::with_capacity(texts.len());
        for text in texts {
            let mut whole = Analysis::default();
            for piece in pieces::of(text, LONGEST) {
                let start = piece.start as u32;
                for read in self.read_each(&[&text[piece]]) {
                    whole.append(read, start);
                }
            }
            out.push(whole);
        }
        out
    }

    fn read_each(&mut self, texts: &[&str]) -> Vec<Analysis> {
        let mut out = Vec::with_capacity(texts.len());
        let mut batch: Vec<Vec<Seen>> = Vec::new();
        let mut from = 0;
        let mut size = 0;
        for (i, text) in texts.iter().enumerate() {
            if batch.is_empty() && self.lexemes.len() > FORMS {
                self.forget();
            }
            let seen = self.tokens(text);
            size += seen.len();
            batch.push(seen);
            if size >= BATCH || i + 1 == texts.len() {
                self.flush(&texts[from..=i], &mut batch, &mut out);
                (from, size) = (i + 1, 0);
            }
        }
        out
    }

    fn forget(&mut self) {
        self.forms.clear();
        self.lexemes.clear();
        self.embedded.clear();
        self.unembedded.clear();
        self.shared.clear();
        self.entities.clear();
        self.lemmas.clear();
    }

    fn tokens(&mut self, text: &str) -> Vec<Seen> {
        let mut raw = Vec::new();
        self.model.tokenizer.tokenize(text, &mut self.chunks, &mut raw);
        raw.into_iter()
            .map(|raw| {
                let form = self.form(&text[raw.bytes.clone()]);
                let norm = if raw.norm == 0 { self.lexemes[form as usize].lexeme.norm } else { raw.norm };
                let (word, next) = ((form, norm, raw.spaced), self.embedded.len() as u32);
                let row = *self.embedded.entry(word).or_insert_with(|| {
                    self.unembedded.push(word);
                    next
                });
                Seen { raw, form, row }
            })
            .collect()
    }

    fn form(&mut self, form: &str) -> u32 {
        if let Some(id) = self.forms.get(form) {
            return *id;
        }
        let id = self.lexemes.len() as u32;
        let lexeme = self.model.norms.lexeme(form);
        let vectors = &self.model.vectors;
        let vector = vectors.binary_search_by_key(&lexeme.orth, |(key, _)| *key).ok().map(|at| vectors[at].1);
        let places = self.model.ruler.for_form(&lexeme.lower);
        self.lexemes.push(Form { lexeme, places, vector });
        self.forms.insert(form.into(), id);
        id
    }

    /// Vectors of words not seen before.
    fn embed(&mut self) {
        if self.unembedded.is_empty() {
            return;
        }
        let word = |(form, norm, spaced): &(u32, u64, bool)| {
            let Form { lexeme, vector, .. } = &self.lexemes[*form as usize];
            Word { lexeme, norm: *norm, spaced: *spaced, vector: *vector }
        };
        let words: Vec<Word> = self.unembedded.iter().map(word).collect();
        self.model.shared.embed(&words, &mut self.scratch, &mut self.shared);
        self.model.entities.embed(&words, &mut self.scratch, &mut self.entities);
        self.unembedded.clear();
    }

    fn flush(&mut self, texts: &[&str], batch: &mut Vec<Vec<Seen>>, out: &mut Vec<Analysis>) {
        let model = self.model.clone();
        self.embed();
        let from = out.len();
        in_context(&model.shared, &self.shared, batch, &mut self.scratch, &mut self.rows);
        let tags = self.tags();
        model.parser.features(&self.rows, &mut self.features);
        let mut first = 0;
        for (seen, text) in batch.iter().zip(texts) {
            let tags = &tags[first as usize..first as usize + seen.len()];
            out.push(self.syntax(text, seen, tags, first));
            first += seen.len() as u32;
        }
        in_context(&model.entities, &self.entities, batch, &mut self.scratch, &mut self.rows);
        model.ner.features(&self.rows, &mut self.features);
        first = 0;
        for analysis in &mut out[from..] {
            let context = |t: &Token| ner::Context { starts: t.starts_sentence, space: t.is_space };
            let words: Vec<ner::Context> = analysis.tokens.iter().map(context).collect();
            self.ner.find(
                &model.ner,
                &model.ner_moves,
                &self.features,
                first,
                &words,
                &mut analysis.entities,
            );
            first += words.len() as u32;
        }
        batch.clear();
    }

    /// The best tag of each row.
    fn tags(&mut self) -> Vec<u16> {
        let (weights, bias) = &self.model.tagger;
        let n = self.rows.len() / self.model.shared.width;
        if n == 0 {
            return Vec::new();
        }
        self.scores.resize(n * bias.len(), 0.0);
        weights.multiply(&self.rows, &mut self.scores);
        let best = |scores: &[f32]| {
            let mut best = (0, f32::NEG_INFINITY);
            for (i, (score, b)) in scores.iter().zip(bias).enumerate() {
                if score + b > best.1 {
                    best = (i as u16, score + b);
                }
            }
            best.0
        };
        self.scores.chunks_exact(bias.len()).map(best).collect()
    }

    /// Trees, parts of speech, features and lemmas.
    fn syntax(&mut self, text: &str, seen: &[Seen], tags: &[u16], first: u32) -> Analysis {
        let model = self.model.clone();
        let n = seen.len();
        let (mut heads, mut deps, mut starts) = (vec![0; n], vec![0; n], vec![false; n]);
        self.parser.parse(&model.parser, &model.parser_moves, &self.features, first, &mut heads, &mut deps);
        for (i, head) in heads.iter().enumerate() {
            if *head as usize == i {
                deps[i] = model.root;
            }
        }
        let form = |i: usize| &self.lexemes[seen[i].form as usize];
        let space = |i: usize| form(i).lexeme.is_space;
        self.edges.find(&heads, &mut starts);
        if self.edges.lower(&mut heads, &mut deps, |l| model.lifted[usize::from(l)], space) {
            self.edges.find(&heads, &mut starts);
        }
        let words: Vec<_> = (0..n).map(|i| (tags[i], deps[i], &form(i).places, space(i))).collect();
        let changes = model.ruler.matches(&words);
        let mut tokens: Vec<Token> = (0..n)
            .map(|i| Token {
                start: seen[i].raw.bytes.start as u32,
                end: seen[i].raw.bytes.end as u32,
                spaced: seen[i].raw.spaced,
                is_space: space(i),
                starts_sentence: starts[i],
                tag: tags[i],
                pos: 0,
                morph: 0,
                dep: deps[i],
                head: heads[i],
                lemma: Arc::default(),
            })
            .collect();
        for (rule, word) in changes {
            let (change, token) = (model.ruler.change(rule), &mut tokens[word]);
            token.pos = change.pos.unwrap_or(token.pos);
            token.morph = change.morph.unwrap_or(token.morph);
            token.dep = change.dep.unwrap_or(token.dep);
            token.tag = change.tag.unwrap_or(token.tag);
            if let Some(lemma) = &change.lemma {
                token.lemma = Arc::from(&**lemma);
            }
        }
        for (token, seen) in tokens.iter_mut().zip(seen).filter(|(t, _)| t.lemma.is_empty()) {
            let lemma = self.lemmas.entry((seen.form, token.pos, token.morph)).or_insert_with(|| {
                let labels = &model.labels;
                let (pos, morph) =
                    (&labels.pos[usize::from(token.pos)], &labels.morphs[usize::from(token.morph)]);
                model.lemmatizer.lemma(&text[seen.raw.bytes.clone()], pos, morph).into()
            });
            token.lemma = lemma.clone();
        }
        Analysis { labels: model.labels.clone(), tokens, entities: Vec::new() }
    }
}

/// The rows of the words of a batch in context, without the padding, in `rows`.
fn in_context(
    network: &Network,
    embedded: &[f32],
    batch: &[Vec<Seen>],
    scratch: &mut Scratch,
    rows: &mut Vec<f32>,
) {
    let (w, pad) = (network.width, network.reach());
    rows.clear();
    rows.resize(w, 0.0);
    for seen in batch {
        rows.resize(rows.len() + pad * w, 0.0);
        for token in seen {
            let at = token.row as usize * w;
            rows.extend_from_slice(&embedded[at..at + w]);
        }
    }
    rows.resize(rows.len() + (pad + 1) * w, 0.0);
    network.encode(rows, scratch);
    let (mut to, mut from) = (0, w);
    for seen in batch {
        from += pad * w;
        rows.copy_within(from..from + seen.len() * w, to);
        to += seen.len() * w;
        from += seen.len() * w;
    }
    rows.truncate(to);
}
