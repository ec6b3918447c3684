//! Texts to [`Doc`]s: the language engine's analysis, paragraph by paragraph.

use super::abbreviations::without_their_dots;
use super::engine::{Analyser, Analysis, Model, ModelError, pieces};
use super::mend;
use super::paragraphs::paragraphs;
use super::syntax::{Dep, NerKind, Tag};
use super::{Doc, Named, Shape, Token};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reads texts with one model. Shared between threads, each of which gets an analyser of its own.
#[derive(Debug)]
pub struct Reader {
    model: Arc<Model>,
    labels: Labels,
    /// Analysers that nobody uses at the moment, with the words they have learnt.
    idle: Mutex<Vec<Analyser>>,
}

/// A model's labels by number, as types.
#[derive(Debug)]
struct Labels {
    tags: Vec<Tag>,
    deps: Vec<Dep>,
}

impl Reader {
    /// A reader with a model that is loaded already.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Reader {
        let names = model.labels();
        let labels = Labels {
            tags: names.tags.iter().map(|name| Tag::of(name)).collect(),
            deps: names.deps.iter().map(|name| Dep::of(name)).collect(),
        };
        Reader { model, labels, idle: Mutex::default() }
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

    fn idle(&self) -> MutexGuard<'_, Vec<Analyser>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the given lines of a text. Lines are joined to paragraphs as the text itself separates them: by blank
    /// lines where it has any, else by every line break behind which no sentence goes on. Two parts of one line are read
    /// apart. Paragraphs and sentences that are longer than any real one are cut; what is only marks and single letters over
    /// thousands of characters is passed over. A long text is read on several threads.
    #[must_use]
    pub fn read<'t>(&self, text: &'t str, lines: &[Range<usize>]) -> Doc<'t> {
        let paragraphs = of_bounded_length(text, &paragraphs(text, lines));
        let mut doc = Doc { text, morphs: self.model.labels().morphs.clone(), ..Doc::default() };
        let groups: Vec<&[Range<usize>]> = groups(&paragraphs).filter(|g| has_words(text, g)).collect();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for some in groups.chunks(threads.min(MOST_THREADS)) {
            for (group, analyses) in some.iter().zip(self.analyses(text, some)) {
                for (paragraph, analysis) in group.iter().zip(analyses) {
                    add(&mut doc, paragraph.start, &analysis, &self.labels);
                }
            }
        }
        doc.link();
        if mend::trees(&mut doc) {
            doc.link();
        }
        doc
    }

    /// The analyses of some groups of paragraphs, each on a thread of its own: what is said of one does not depend on the others.
    fn analyses(&self, text: &str, groups: &[&[Range<usize>]]) -> Vec<Vec<Analysis>> {
        if let [only] = groups {
            return vec![self.analyse(text, only)];
        }
        std::thread::scope(|scope| {
            let running: Vec<_> =
                groups.iter().map(|group| scope.spawn(|| self.analyse(text, group))).collect();
            let joined = running.into_iter().map(|r| r.join());
            joined.map(|r| r.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })
    }

    fn analyse(&self, text: &str, group: &[Range<usize>]) -> Vec<Analysis> {
        let idle = self.idle().pop();
        let mut analyser = idle.unwrap_or_else(|| Analyser::new(self.model.clone()));
        // A line break inside a paragraph is a space, and so is the dot of "Brig. Ott"; all are one byte. What is no text is as if it were blank.
        let flowing = |p: &Range<usize>| match has_words(text, std::slice::from_ref(p)) {
            true => without_their_dots(text[p.clone()].replace(['\n', '\r'], " ")),
            false => String::new(),
        };
        let flowing: Vec<String> = group.iter().map(flowing).collect();
        let flowing: Vec<&str> = flowing.iter().map(String::as_str).collect();
        let analyses = analyser.read_all(&flowing);
        self.idle().push(analyser);
        analyses
    }
}

/// Bytes of the longest paragraph; the longest of a hundred real articles has 1 kB.
const LONGEST_PARAGRAPH: usize = 32 << 10;

/// Tokens of the longest sentence; the longest of 3,500 real ones has 113. The tree says nothing true of a longer one, and what looks at all pairs of words in a
/// sentence takes its time squared.
const LONGEST_SENTENCE: usize = 250;

/// Bytes whose analyses are held at a time, on one thread.
const GROUP: usize = 64 << 10;

/// Threads for one text.
const MOST_THREADS: usize = 8;

/// Whether these paragraphs are text: rows of brackets, marks or single letters, longer than any real paragraph, are not, and
/// cost several times what words do.
fn has_words(text: &str, paragraphs: &[Range<usize>]) -> bool {
    /// Bytes that tell nothing yet.
    const FEW: usize = 4 << 10;
    if paragraphs.iter().map(ExactSizeIterator::len).sum::<usize>() < FEW {
        return true;
    }
    let (mut tokens, mut words) = (0, 0);
    for paragraph in paragraphs {
        let (all, of_words) = tokens_in(&text[paragraph.clone()]);
        tokens += all;
        words += of_words;
    }
    // Of the tokens of news four in five are words of two letters or more, of short dialogue one in three.
    words * 4 >= tokens
}

/// About how many tokens a text has (words, numbers, and each other mark by itself), and how many of them are words or
/// numbers of more than one character.
fn tokens_in(text: &str) -> (usize, usize) {
    let (mut tokens, mut words, mut length) = (0, 0, 0);
    let mut behind_digit = false;
    for c in text.chars() {
        let word = c.is_alphanumeric() || (behind_digit && matches!(c, '.' | ',' | ':' | '%'));
        behind_digit = c.is_ascii_digit();
        tokens += usize::from(!(c.is_whitespace() || word && length > 0));
        length = if word { length + 1 } else { 0 };
        words += usize::from(length == 2);
    }
    (tokens, words)
}

/// Runs of paragraphs that are read together.
fn groups(paragraphs: &[Range<usize>]) -> impl Iterator<Item = &[Range<usize>]> {
    let mut rest = paragraphs;
    std::iter::from_fn(move || {
        let mut size = 0;
        let fits = |p: &&Range<usize>| {
            let first = size == 0;
            size += p.len();
            first || size <= GROUP
        };
        let count = rest.iter().take_while(fits).count();
        let (group, more) = rest.split_at(count);
        rest = more;
        (!group.is_empty()).then_some(group)
    })
}

/// Paragraphs that are longer than any real one, in pieces.
fn of_bounded_length(text: &str, paragraphs: &[Range<usize>]) -> Vec<Range<usize>> {
    let cut = |p: &Range<usize>| -> Vec<Range<usize>> {
        let pieces = pieces::of(&text[p.clone()], LONGEST_PARAGRAPH).into_iter();
        pieces.map(|piece| p.start + piece.start..p.start + piece.end).collect()
    };
    paragraphs.iter().flat_map(cut).collect()
}

/// Appends a paragraph that begins at this byte: its tokens without those that are white space, its sentences, its
/// named entities.
fn add(doc: &mut Doc, offset: usize, analysis: &Analysis, labels: &Labels) {
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
                tag: labels.tags[usize::from(token.tag)],
                dep: labels.deps[usize::from(token.dep)],
                head: 0,
                lemma: lemma(&token.lemma, &text[bytes.clone()]),
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
    name(doc, analysis, &places);
    cut_sentences(doc, first_sentence);
    if doc.sentences.len() > first_sentence {
        doc.paragraphs.push(first_sentence..doc.sentences.len());
    }
}

/// The named entities of a paragraph whose tokens have gone to these places.
fn name(doc: &mut Doc, analysis: &Analysis, places: &[(usize, usize)]) {
    for (tokens, kind) in analysis.named() {
        let (from, to) = (places[tokens.start].0, places[tokens.end - 1].1 + 1);
        let to = to.min(doc.tokens.len());
        if from < to {
            doc.entities.push(Named { tokens: from..to, kind: NerKind::of(kind) });
        }
    }
}

/// The lemma, but for a form that the engine's rules take for one of another verb: "hoped" is of "hope", as "hopped" is of "hop".
fn lemma(read: &Arc<str>, form: &str) -> Arc<str> {
    let hope = &**read == "hop"
        && !form.eq_ignore_ascii_case("hop")
        && !form.to_ascii_lowercase().starts_with("hopp");
    if hope && !form.eq_ignore_ascii_case("hops") { "hope".into() } else { read.clone() }
}

/// Cuts sentences from this one on that are longer than any real one, behind a mark where there is one. Words whose head
/// falls into another piece become roots.
fn cut_sentences(doc: &mut Doc, first: usize) {
    if doc.sentences[first..].iter().all(|s| s.len() <= LONGEST_SENTENCE) {
        return;
    }
    for sentence in doc.sentences.split_off(first) {
        let mut from = sentence.start;
        while from < sentence.end {
            let to = if sentence.end - from <= LONGEST_SENTENCE {
                sentence.end
            } else {
                let half = from + LONGEST_SENTENCE / 2..from + LONGEST_SENTENCE;
                let behind = |marks: &[&str]| {
                    half.clone().rev().find(|t| marks.contains(&doc.tokens[*t].text)).map(|t| t + 1)
                };
                behind(&[".", "!", "?", ";", ":"]).or_else(|| behind(&[",", "–", "—"])).unwrap_or(half.end)
            };
            for at in from..to {
                if !(from..to).contains(&doc.tokens[at].head) {
                    doc.tokens[at].head = at;
                    doc.tokens[at].dep = Dep::Root;
                }
            }
            doc.sentences.push(from..to);
            from = to;
        }
    }
    let sentences = &doc.sentences;
    for named in &mut doc.entities {
        let sentence = &sentences[sentences.partition_point(|s| s.end <= named.tokens.start)];
        named.tokens.end = named.tokens.end.min(sentence.end);
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
    fn long_sentences_are_cut_behind_a_mark() {
        let text = "he, ".repeat(500);
        let mut doc = Doc { text: &text, ..Doc::default() };
        for at in (0..text.len()).step_by(4) {
            for piece in [at..at + 2, at + 2..at + 3] {
                let number = doc.tokens.len();
                doc.tokens.push(Token::unread(&text[piece.clone()], piece.start, false, number));
            }
        }
        let last = doc.tokens.len() - 1;
        doc.tokens.iter_mut().for_each(|t| t.head = last);
        doc.sentences.push(0..last + 1);
        cut_sentences(&mut doc, 0);
        assert_eq!(doc.sentences, [0..250, 250..500, 500..750, 750..1000]);
        assert!(doc.tokens[..750].iter().enumerate().all(|(i, t)| t.head == i));
        assert!(doc.tokens[750..].iter().all(|t| t.head == last));
    }

    #[test]
    fn groups_hold_every_paragraph_once() {
        for sizes in [vec![], vec![5], vec![GROUP + 1, 3, GROUP, 1, 1], vec![GROUP / 2; 5]] {
            let mut at = 0;
            let paragraphs: Vec<Range<usize>> = sizes
                .iter()
                .map(|n| {
                    at += n;
                    at - n..at
                })
                .collect();
            let grouped: Vec<Range<usize>> = groups(&paragraphs).flatten().cloned().collect();
            assert_eq!(grouped, paragraphs);
            assert!(groups(&paragraphs).all(|g| g.len() == 1 || g[g.len() - 1].end - g[0].start <= GROUP));
        }
    }

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

    #[test]
    fn long_rows_of_marks_are_no_text() {
        for (unit, expected) in [
            ("([{<", false),
            ("\"“”", false),
            (", ", false),
            ("a b ", false),
            ("The two sides met in May. ", true),
            ("“No,” he said. “Why?” ", true),
            ("12.5 13.0 7.9 ", true),
            ("a.b.c.", false),
            ("東京で会談", true),
        ] {
            let long = unit.repeat(5_000 / unit.len() + 1);
            assert_eq!(has_words(&long, &[0..long.len()]), expected, "{unit}");
            assert!(has_words(unit, &[0..unit.len()]), "{unit}");
        }
    }
}
