//! Texts to [`Doc`]s: the language engine's analysis, paragraph by paragraph.

use super::engine::{Analyser, Analysis, Model, ModelError};
use super::paragraphs::paragraphs;
use super::syntax::{Dep, NerKind, Tag};
use super::{Doc, Named, Shape, Token};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Reads texts with one model. Shared between threads, each of which gets an analyser of its own.
#[derive(Debug)]
pub struct Reader {
    model: Arc<Model>,
    /// Analysers that nobody uses at the moment, with the words they have learnt.
    idle: Mutex<Vec<Analyser>>,
}

impl Reader {
    /// A reader with a model that is loaded already.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Reader {
        Reader { model, idle: Mutex::default() }
    }

    /// Loads the model at this path, or where `None`, the one found at the usual places.
    ///
    /// # Errors
    /// See [`ModelError`].
    pub fn load(path: Option<&Path>) -> Result<Reader, ModelError> {
        Ok(Reader::new(Arc::new(Model::open(path)?)))
    }

    /// The model's name and version.
    #[must_use]
    pub fn model(&self) -> &str {
        self.model.name()
    }

    /// SHA-256 of the model's contents.
    #[must_use]
    pub fn model_sha256(&self) -> &str {
        self.model.sha256()
    }

    /// Reads the given lines of a text. Lines are joined to paragraphs as the text itself separates them: by blank
    /// lines where it has any, else by every line break behind which no sentence goes on. Two parts of one line are read
    /// apart.
    #[must_use]
    pub fn read<'t>(&self, text: &'t str, lines: &[Range<usize>]) -> Doc<'t> {
        let paragraphs = paragraphs(text, lines);
        // A line break inside a paragraph is a space; both are one byte.
        let flowing: Vec<String> =
            paragraphs.iter().map(|p| text[p.clone()].replace(['\n', '\r'], " ")).collect();
        let flowing: Vec<&str> = flowing.iter().map(String::as_str).collect();
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut analyser = idle().pop().unwrap_or_else(|| Analyser::new(self.model.clone()));
        let analyses = analyser.read_all(&flowing);
        idle().push(analyser);
        let mut doc = Doc { text, morphs: self.model.morphs(), ..Doc::default() };
        for (paragraph, analysis) in paragraphs.iter().zip(&analyses) {
            add(&mut doc, paragraph.start, analysis);
        }
        doc.link();
        doc
    }
}

/// Appends a paragraph that begins at this byte: its tokens without those that are white space, its sentences, its
/// named entities.
fn add(doc: &mut Doc, offset: usize, analysis: &Analysis) {
    let first_sentence = doc.sentences.len();
    // Where each token of the analysis went: its first piece and its last, which carries its place in the tree.
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(analysis.tokens.len());
    let mut heads: Vec<(usize, usize)> = Vec::new();
    let mut spaced = true;
    let mut starts = true;
    for (i, token) in analysis.tokens.iter().enumerate() {
        starts |= token.starts_sentence;
        let first = doc.tokens.len();
        if token.is_space {
            places.push((first, first));
            spaced = true;
            continue;
        }
        let bytes = offset + token.start as usize..offset + token.end as usize;
        if starts {
            close_sentence(doc);
            doc.sentences.push(first..first);
        }
        starts = false;
        let text = doc.text;
        for piece in pieces(&text[bytes.clone()]) {
            let piece = bytes.start + piece.start..bytes.start + piece.end;
            doc.tokens.push(Token {
                start: piece.start,
                text: &text[piece.clone()],
                shape: Shape::of(&text[piece]),
                spaced,
                tag: Tag::of(analysis.tag(i)),
                dep: Dep::of(analysis.dep(i)),
                head: 0,
                lemma: token.lemma.clone(),
                morph: token.morph,
            });
            spaced = false;
        }
        let last = doc.tokens.len() - 1;
        split(&mut doc.tokens[first..], last);
        places.push((first, last));
        heads.push((last, analysis.head(i)));
        spaced = token.spaced;
    }
    close_sentence(doc);
    for (token, head) in heads {
        // A head that is white space has no place: the word becomes a root.
        let head = if analysis.tokens[head].is_space { token } else { places[head].1 };
        doc.tokens[token].head = head;
    }
    for (tokens, kind) in analysis.named() {
        let (from, to) = (places[tokens.start].0, places[tokens.end - 1].1 + 1);
        let to = to.min(doc.tokens.len());
        if from < to {
            doc.entities.push(Named { tokens: from..to, kind: NerKind::of(kind) });
        }
    }
    if doc.sentences.len() > first_sentence {
        doc.paragraphs.push(first_sentence..doc.sentences.len());
    }
}

fn close_sentence(doc: &mut Doc) {
    let end = doc.tokens.len();
    if let Some(last) = doc.sentences.last_mut()
        && last.end == last.start
    {
        last.end = end;
    }
}

/// Gives the pieces of one token their place below its last: `U.S.–North` (of `U.S.–North Korea`) is two names.
fn split(pieces: &mut [Token], last: usize) {
    let count = pieces.len();
    for piece in &mut pieces[..count - 1] {
        piece.head = last;
        let name = piece.is_word();
        piece.dep = if name { Dep::Compound } else { Dep::Punct };
        piece.tag = if name { Tag::Nnp } else { Tag::Hyph };
    }
    if count > 1 {
        pieces.iter_mut().for_each(|p| p.lemma = p.text.into());
    }
}

/// The parts of a token at dashes between words, which the models leave whole behind a full stop or a digit.
fn pieces(token: &str) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    if token.contains(['–', '—', '-']) && !token.contains([':', '@']) {
        for (at, c) in token.char_indices() {
            let before = token[..at].chars().next_back();
            let after = token[at + c.len_utf8()..].chars().next();
            let between = before.is_some_and(|b| b.is_alphanumeric() || b == '.')
                && after.is_some_and(char::is_alphanumeric);
            let dash = matches!(c, '–' | '—') || (c == '-' && before == Some('.'));
            if dash && between {
                cuts.extend([at, at + c.len_utf8()]);
            }
        }
    }
    cuts.push(token.len());
    cuts.windows(2).map(|w| w[0]..w[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_between_words_part_them() {
        for (token, expected) in [
            ("U.S.–North", vec!["U.S.", "–", "North"]),
            ("U.S.-China", vec!["U.S.", "-", "China"]),
            ("well-known", vec!["well-known"]),
            ("2012–2016", vec!["2012", "–", "2016"]),
            ("—", vec!["—"]),
            ("http://a.b.-c", vec!["http://a.b.-c"]),
        ] {
            let parts: Vec<&str> = pieces(token).into_iter().map(|p| &token[p]).collect();
            assert_eq!(parts, expected);
        }
    }
}
