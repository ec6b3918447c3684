//! An analysis to look at, or to hand on: CoNLL-U, JSON lines, indented trees.

use super::engine::Analysis;
use serde::Serialize;
use std::io::{Result, Write};

/// How to print an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Format {
    /// CoNLL-U, with places and entities in the last column
    Conllu,
    /// One JSON object a text
    Json,
    /// Sentences as indented trees
    Tree,
    /// Only how many tokens, in how many seconds, and how many a second
    Count,
}

/// Prints the analysis of one text.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, format: Format, name: &str, text: &str, analysis: &Analysis) -> Result<()> {
    let places = Places::new(text, analysis);
    match format {
        Format::Conllu => conllu(out, name, text, analysis, &places),
        Format::Json => json(out, name, text, analysis, &places),
        Format::Tree => tree(out, text, analysis),
        Format::Count => writeln!(out, "{}", analysis.tokens.len()),
    }
}

/// Where each token starts and ends in code points, and its entity as `B-PERSON`.
struct Places {
    chars: Vec<(usize, usize)>,
    entities: Vec<String>,
}

impl Places {
    fn new(text: &str, analysis: &Analysis) -> Places {
        let mut chars = Vec::with_capacity(analysis.tokens.len());
        let (mut byte, mut count) = (0, 0);
        for i in 0..analysis.tokens.len() {
            let range = analysis.bytes(i);
            count += text[byte..range.start].chars().count();
            let start = count;
            count += text[range.clone()].chars().count();
            byte = range.end;
            chars.push((start, count));
        }
        let mut entities = vec![String::new(); analysis.tokens.len()];
        for (range, kind) in analysis.named() {
            for i in range.clone() {
                entities[i] = format!("{}-{kind}", if i == range.start { "B" } else { "I" });
            }
        }
        Places { chars, entities }
    }
}

/// White space would break the columns: it is written as in UDPipe's `SpacesAfter`.
fn escaped(form: &str) -> String {
    let mut out = String::new();
    for c in form.chars() {
        match c {
            ' ' => out.push_str("\\s"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || c.is_whitespace() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

fn or_underscore(text: &str) -> &str {
    if text.is_empty() { "_" } else { text }
}

fn conllu(out: &mut dyn Write, name: &str, text: &str, analysis: &Analysis, places: &Places) -> Result<()> {
    writeln!(out, "# newdoc id = {}", escaped(name))?;
    for (number, sentence) in analysis.sentences().enumerate() {
        writeln!(out, "# sent_id = {}", number + 1)?;
        let bytes = analysis.bytes(sentence.start).start..analysis.bytes(sentence.end - 1).end;
        writeln!(out, "# text = {}", text[bytes].split_whitespace().collect::<Vec<_>>().join(" "))?;
        for i in sentence.clone() {
            let root = analysis.head(i) == i;
            let inside = sentence.contains(&analysis.head(i));
            let head = if root || !inside { 0 } else { analysis.head(i) - sentence.start + 1 };
            let (start, end) = places.chars[i];
            let mut misc = format!("start_char={start}|end_char={end}");
            if !analysis.tokens[i].spaced {
                misc.push_str("|SpaceAfter=No");
            }
            if !places.entities[i].is_empty() {
                misc.push_str("|NER=");
                misc.push_str(&places.entities[i]);
            }
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{head}\t{}\t_\t{misc}",
                i - sentence.start + 1,
                escaped(&text[analysis.bytes(i)]),
                escaped(&analysis.tokens[i].lemma),
                or_underscore(analysis.pos(i)),
                or_underscore(analysis.tag(i)),
                or_underscore(analysis.morph(i)),
                if root { "root" } else { or_underscore(analysis.dep(i)) },
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'a> {
    file: &'a str,
    tokens: Vec<Word<'a>>,
}

#[derive(Serialize)]
struct Word<'a> {
    text: &'a str,
    start_char: usize,
    end_char: usize,
    start_byte: u32,
    end_byte: u32,
    space_after: bool,
    sentence_start: bool,
    lemma: &'a str,
    pos: &'a str,
    tag: &'a str,
    morph: &'a str,
    head: usize,
    dep: &'a str,
    entity: &'a str,
}

fn json(out: &mut dyn Write, name: &str, text: &str, analysis: &Analysis, places: &Places) -> Result<()> {
    let word = |i: usize| {
        let token = &analysis.tokens[i];
        Word {
            text: &text[analysis.bytes(i)],
            start_char: places.chars[i].0,
            end_char: places.chars[i].1,
            start_byte: token.start,
            end_byte: token.end,
            space_after: token.spaced,
            sentence_start: token.starts_sentence,
            lemma: &token.lemma,
            pos: analysis.pos(i),
            tag: analysis.tag(i),
            morph: analysis.morph(i),
            head: analysis.head(i),
            dep: analysis.dep(i),
            entity: &places.entities[i],
        }
    };
    let tokens = (0..analysis.tokens.len()).map(word).collect();
    serde_json::to_writer(&mut *out, &Document { file: name, tokens })?;
    writeln!(out)
}

fn tree(out: &mut dyn Write, text: &str, analysis: &Analysis) -> Result<()> {
    for sentence in analysis.sentences() {
        for root in sentence.clone().filter(|i| analysis.head(*i) == *i) {
            branch(out, text, analysis, &sentence, root)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Depth first, without recursion: a tree may be as deep as its sentence is long.
fn branch(
    out: &mut dyn Write,
    text: &str,
    analysis: &Analysis,
    sentence: &std::ops::Range<usize>,
    root: usize,
) -> Result<()> {
    let mut stack = vec![(root, 0usize)];
    while let Some((word, depth)) = stack.pop() {
        let form = escaped(&text[analysis.bytes(word)]);
        writeln!(
            out,
            "{:indent$}{form} [{} {}]",
            "",
            analysis.tag(word),
            analysis.dep(word),
            indent = 2 * depth
        )?;
        let below = sentence.clone().rev().filter(|c| *c != word && analysis.head(*c) == word);
        stack.extend(below.map(|c| (c, depth + 1)));
    }
    Ok(())
}
