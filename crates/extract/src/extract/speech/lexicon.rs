//! The cue lexicon: which words report, what they take, and how the reporter stands to what is reported.

use crate::extract::files::{self, FileError, Files};
use crate::extract::words::{Spelled, WordMap};
use crate::facts::{Act, Stance};
use crate::language::{Dep, Doc};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a cue takes as the words that are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frame {
    /// A finite clause, with "that" or without, before, behind or around the cue: "said the talks had failed".
    Clause,
    /// A finite clause behind "that" or a question word, or before the cue: "confirmed that the talks had failed".
    That,
    /// A question: "asked whether the talks had failed".
    Question,
    /// Words in quotation marks.
    Quotation,
    /// What the speaker will do: "vowed to sign".
    Infinitive,
    /// A clause behind "that" or without it that the article holds to be so as well: "knew that the talks had failed".
    Known,
    /// What the subject wishes to do or to be done, which the article vouches for: "wants to sign".
    Wish,
    /// What another is to do: "urged France to sign".
    Command,
    /// "denied having signed".
    Gerund,
    /// A noun phrase: "urged restraint".
    Object,
    /// A noun phrase for what is praised or blamed, which the article vouches for: "criticized the plan".
    Verdict,
    /// A noun phrase for what is spoken of, which the article vouches for: "described the fight at the gate".
    Topic,
    /// The same, and a bare name too, for whom or what the speaker declares himself: "endorsed Ott".
    Side,
    /// What something is said to be: "described the treaty as a trap", "called the treaty a trap".
    As,
    /// A clause or infinitive, but only in the passive: "is understood to be ill", "it is rumoured that".
    Passive,
    /// With prepositions: the one meant belongs to the content, as in "accused France of lying".
    Target,
}

/// A verb that reports, with one group of the things that it takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueVerb {
    /// The dictionary form, with its particle: "point out".
    pub lemma: String,
    /// What it takes as content.
    pub takes: Vec<Frame>,
    /// Prepositions before the content: "for" in "called for talks".
    #[serde(default)]
    pub behind: Vec<String>,
    /// Whether only somebody who can think, or a document, is its subject: "the rain suggests" reports nothing.
    #[serde(default)]
    pub human: bool,
    /// Whether one does nothing by it but speak, so that whose words they are is told by it wherever it stands: "he said" goes on
    /// from who spoke before; "he found" may tell of no words at all.
    #[serde(default)]
    pub frames: bool,
    /// How the reporter stands to it.
    pub stance: Stance,
    /// A sentence in which it reports; the content stands in brackets.
    pub example: String,
}

impl CueVerb {
    /// Whether it takes this.
    #[must_use]
    pub fn has(&self, frame: Frame) -> bool {
        self.takes.contains(&frame)
    }

    /// Whether one does something by words with it, and does not only wish, know or name.
    #[must_use]
    pub fn utters(&self) -> bool {
        let vouched = [Frame::Known, Frame::Wish, Frame::Topic, Frame::Side];
        self.takes.is_empty() || self.takes.iter().any(|f| !vouched.contains(f))
    }

    /// Whether it takes a clause of its own.
    #[must_use]
    pub fn has_clause(&self) -> bool {
        self.has(Frame::Clause) || self.has(Frame::That) || self.has(Frame::Known)
    }
}

/// All words that signal an attribution.
#[derive(Debug)]
pub struct Cues {
    verbs: Vec<CueVerb>,
    by_lemma: WordMap<Vec<usize>>,
    /// Regular forms, for those that lemmatizers miss: "hoped" is taken for a form of "hop".
    by_form: WordMap<String>,
    nouns: Nouns,
    acts: BTreeMap<String, Act>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: Vec<CueVerb>,
}

/// Nouns by what they stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    saying: FxHashSet<String>,
    thinking: FxHashSet<String>,
    alone: FxHashSet<String>,
    people: FxHashSet<String>,
    bodies: FxHashSet<String>,
    documents: FxHashSet<String>,
    spokespeople: FxHashSet<String>,
    governments: FxHashSet<String>,
}

impl Cues {
    /// Reads the files of the folder `cues`.
    ///
    /// # Errors
    /// See [`FileError`].
    pub fn read(files: &Files) -> Result<Cues, FileError> {
        const NOUNS: &str = "claims/cues/nouns.toml";
        let mut verbs: Vec<CueVerb> = Vec::new();
        for (name, text) in files.of_folder("claims/cues").into_iter().filter(|(name, _)| *name != NOUNS) {
            let read: Verbs = files::parse(name, text)?;
            verbs.extend(read.verbs);
        }
        let (name, text) = files.get(NOUNS)?;
        let nouns = files::parse(name, text)?;
        let (name, text) = files.get("claims/acts.toml")?;
        let acts: BTreeMap<Act, Vec<String>> = files::parse(name, text)?;
        let acts = acts.into_iter().flat_map(|(act, cues)| cues.into_iter().map(move |cue| (cue, act)));
        let mut by_lemma = WordMap::new();
        for (number, verb) in verbs.iter().enumerate() {
            let word = verb.lemma.split(' ').next().unwrap_or_default();
            by_lemma.get_or_insert(word, Vec::new()).push(number);
        }
        let mut by_form = WordMap::new();
        let lemmas = verbs.iter().map(|verb| verb.lemma.split(' ').next().unwrap_or_default());
        for lemma in lemmas.collect::<BTreeSet<&str>>() {
            for form in regular_forms(lemma) {
                *by_form.get_or_insert(&form, String::new()) = lemma.to_owned();
            }
        }
        Ok(Cues { verbs, by_lemma, by_form, nouns, acts: acts.collect() })
    }

    /// Every verb, in the order of the files.
    #[must_use]
    pub fn verbs(&self) -> &[CueVerb] {
        &self.verbs
    }

    /// Whether there may be entries for a token, of which the form and the lemma are these: for most there are none.
    #[inline]
    pub(in crate::extract) fn may_have(&self, [form, lemma]: [Spelled; 2]) -> bool {
        self.by_lemma.of(lemma).is_some() || self.by_form.of(form).is_some()
    }

    /// The entries for a word: those with its particle where it has one that they know, else those without any. With
    /// each, the last token of the cue.
    pub(in crate::extract) fn at(&self, doc: &Doc, token: usize) -> Vec<(&CueVerb, usize)> {
        let word = &doc.tokens[token];
        let known = self.by_lemma.get(&word.lemma).or_else(|| {
            let form = word.tag.is_verb().then(|| self.by_form.of(Spelled::of(word.text))).flatten()?;
            self.by_lemma.get(form)
        });
        let Some(numbers) = known else { return Vec::new() };
        let entries = numbers.iter().map(|n| &self.verbs[*n]);
        let is_phrasal = |v: &&CueVerb| v.lemma.as_bytes().contains(&b' ');
        let phrasal: Vec<(&CueVerb, usize)> = entries
            .clone()
            .filter(is_phrasal)
            .filter_map(|v| particle(doc, token, &v.lemma).map(|p| (v, p)))
            .collect();
        if phrasal.is_empty() {
            entries.filter(|v| !is_phrasal(v)).map(|v| (v, token)).collect()
        } else {
            phrasal
        }
    }

    /// Whether a token is a form of a verb by which one does nothing but speak: "he said" and "Lee continued" are resolved by it.
    pub(in crate::extract) fn frames(&self, doc: &Doc, token: usize) -> bool {
        self.of_verb(doc, token).any(|v| v.frames)
    }

    /// The entries of a verb, whatever its particle.
    fn of_verb(&self, doc: &Doc, token: usize) -> impl Iterator<Item = &CueVerb> {
        let word = &doc.tokens[token];
        let known = if word.tag.is_verb() { self.by_lemma.get(&word.lemma) } else { None };
        known.into_iter().flatten().map(|n| &self.verbs[*n]).filter(|v| !v.lemma.contains(' '))
    }

    /// Whether a noun stands for an act of saying.
    pub(in crate::extract) fn is_saying(&self, lemma: &str) -> bool {
        self.nouns.saying.contains(lemma)
    }

    /// Whether a noun stands for a thought.
    pub(in crate::extract) fn is_thought(&self, lemma: &str) -> bool {
        self.nouns.thinking.contains(lemma)
    }

    /// Whether a noun reports though nobody owns it: "reports that".
    pub(in crate::extract) fn stands_alone(&self, lemma: &str) -> bool {
        self.nouns.alone.contains(lemma)
    }

    /// Whether a noun names somebody who can speak, or a document.
    pub(in crate::extract) fn is_source(&self, lemma: &str) -> bool {
        self.is_person(lemma) || self.nouns.bodies.contains(lemma) || self.nouns.documents.contains(lemma)
    }

    /// What is done by this cue; `None` where it only states, or tells nothing.
    pub(in crate::extract) fn act(&self, cue: &str) -> Option<Act> {
        self.acts.get(cue).copied()
    }

    /// Whether a noun is that of a document.
    pub(in crate::extract) fn is_document(&self, lemma: &str) -> bool {
        self.nouns.documents.contains(lemma)
    }

    /// Whether a noun is that of a person; besides those listed, those made with the endings of doers.
    pub(in crate::extract) fn is_person(&self, lemma: &str) -> bool {
        let doer = ["ist", "ologist", "ician", "woman", "man", "men", "women", "smith"];
        self.nouns.people.contains(lemma)
            || self.nouns.spokespeople.contains(lemma)
            || (lemma.len() > 5 && doer.iter().any(|d| lemma.ends_with(d)))
    }

    /// Whether a noun is that of a body of people.
    pub(in crate::extract) fn is_body(&self, lemma: &str) -> bool {
        self.nouns.bodies.contains(lemma)
    }

    /// Whether the words of a noun are another's.
    pub(in crate::extract) fn speaks_for_another(&self, lemma: &str) -> bool {
        self.nouns.spokespeople.contains(lemma)
    }

    /// Whether a noun stands for its country.
    pub(in crate::extract) fn is_government(&self, lemma: &str) -> bool {
        self.nouns.governments.contains(lemma)
    }
}

/// Past tense and participle of a regular verb.
fn regular_forms(lemma: &str) -> Vec<String> {
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    let mut stems = vec![stem.to_owned()];
    if let Some(last) = stem.chars().last().filter(|_| stem.len() == lemma.len()) {
        stems.push(format!("{stem}{last}"));
    }
    stems.iter().flat_map(|s| [format!("{s}ed"), format!("{s}ing")]).collect()
}

/// Where the second word of "point out" stands: a particle below the verb, or the next word.
fn particle(doc: &Doc, verb: usize, lemma: &str) -> Option<usize> {
    let rest: Vec<&str> = lemma.split(' ').skip(1).collect();
    let second = *rest.first()?;
    let next = verb + 1;
    if rest.iter().enumerate().all(|(n, word)| doc.tokens.get(next + n).is_some_and(|t| t.is(word))) {
        return Some(verb + rest.len());
    }
    if rest.len() > 1 {
        return None;
    }
    let below = doc.children_by(verb, &[Dep::Prt, Dep::Acomp, Dep::Ccomp]);
    below.into_iter().find(|c| doc.tokens[*c].is(second) && *c > verb)
}
