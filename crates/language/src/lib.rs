//! From text to a [`Doc`]: paragraphs, sentences, and tokens with their tags, lemmas and trees.
//!
//! In: a text and the byte ranges of it that count. Out: [`Doc`], which borrows the text and counts bytes.
//!
//! - [`engine`]: spaCy's pipelines in Rust; [`Reader`] runs one and makes the [`Doc`].
//! - [`token`]: words, numbers and punctuation; nothing is changed, so a token's text is a slice of the article.
//! - [`syntax`]: the labels as types.
//! - `mend`: trees put right where the parser errs against plain grammar.
//! - [`argument`]: who does what to whom with whom: the tree read past passives, relative clauses and infinitives.
//! - [`print`]: analyses for people and programs.
//!
//! **Invariant:** this room knows nothing of diplomacy: no names, no countries, no titles.

pub mod abbreviations;
mod argument;
pub mod engine;
mod mend;
pub mod print;
mod paragraphs;
mod reader;
pub mod syntax;
mod token;

pub use argument::{Argument, Relation};
pub use reader::Reader;
use syntax::DepSet;
pub use syntax::{Dep, NerKind, Tag};
pub use token::{Shape, Token};

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// A named entity that the model found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the model takes it for.
    pub kind: NerKind,
}

/// A text as paragraphs, sentences and tokens. Positions are bytes of the text.
#[derive(Clone, Debug, Default)]
pub struct Doc<'t> {
    /// The whole text, furniture included.
    pub text: &'t str,
    /// All tokens of the body, in order.
    pub tokens: Vec<Token<'t>>,
    /// Token ranges, in order, without gaps.
    pub sentences: Vec<Range<usize>>,
    /// Ranges of sentences, in order, without gaps.
    pub paragraphs: Vec<Range<usize>>,
    /// Named entities, in order.
    pub entities: Vec<Named>,
    /// The children of all tokens, those of token `i` at `below[i]..below[i + 1]`, in order.
    children: Vec<u32>,
    below: Vec<u32>,
    /// The relations in which children stand to each token: most that are asked for are not there, and are not looked for.
    relations_below: Vec<DepSet>,
    /// First and last token of each subtree.
    edges: Vec<(u32, u32)>,
    /// The number of the sentence of each token.
    sentence_of: Vec<u32>,
    /// The arguments of each token that was asked for them.
    arguments: Vec<OnceCell<Box<[Argument]>>>,
    /// The words joined to each token that was asked for them.
    conjuncts: Vec<OnceCell<Box<[usize]>>>,
    morphs: Arc<Vec<String>>,
}

impl<'t> Doc<'t> {
    /// Fills the tables over the heads.
    fn link(&mut self) {
        let n = self.tokens.len();
        self.arguments = vec![OnceCell::new(); n];
        self.conjuncts = vec![OnceCell::new(); n];
        self.sentence_of = Vec::with_capacity(n);
        for (number, sentence) in self.sentences.iter().enumerate() {
            self.sentence_of.resize(sentence.end, number as u32);
        }
        let mut counts = vec![0_u32; n + 1];
        for (i, token) in self.tokens.iter().enumerate().filter(|(i, t)| t.head != *i) {
            debug_assert!(token.head < n, "the head of {i}");
            counts[token.head + 1] += 1;
        }
        for i in 0..n {
            counts[i + 1] += counts[i];
        }
        self.below = counts.clone();
        self.children = vec![0; self.below[n] as usize];
        self.relations_below = vec![DepSet::default(); n];
        self.edges = (0..n as u32).map(|i| (i, i)).collect();
        for i in 0..n {
            let head = self.tokens[i].head;
            if head != i {
                self.children[counts[head] as usize] = i as u32;
                counts[head] += 1;
                self.relations_below[head].add(self.tokens[i].dep);
            }
            let mut at = i;
            while self.tokens[at].head != at {
                at = self.tokens[at].head;
                let edge = &mut self.edges[at];
                *edge = (edge.0.min(i as u32), edge.1.max(i as u32));
            }
        }
    }

    /// Lets every relation be looked for below every word, where some have changed since [`Doc::link`].
    fn forget_relations_below(&mut self) {
        self.relations_below.fill(DepSet::ALL);
    }

    /// The words right below a word, in order.
    #[inline]
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.row_below(token).iter().map(|c| *c as usize)
    }

    #[inline]
    fn row_below(&self, token: usize) -> &[u32] {
        &self.children[self.below[token] as usize..self.below[token + 1] as usize]
    }

    /// The children with one of these relations, in order.
    #[inline]
    pub fn children_by<'d>(&'d self, token: usize, deps: &'d [Dep]) -> impl Iterator<Item = usize> + 'd {
        let wanted = Dep::set(deps);
        let row = if self.relations_below[token].meets(wanted) { self.row_below(token) } else { &[] };
        row.iter().map(|c| *c as usize).filter(move |c| wanted.has(self.tokens[*c].dep))
    }

    /// The first child with one of these relations.
    #[inline]
    #[must_use]
    pub fn child_by(&self, token: usize, deps: &[Dep]) -> Option<usize> {
        let wanted = Dep::set(deps);
        if !self.relations_below[token].meets(wanted) {
            return None;
        }
        self.children(token).find(|c| wanted.has(self.tokens[*c].dep))
    }

    /// From the first to the last token of the subtree below a word, itself included.
    #[inline]
    #[must_use]
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (first, last) = self.edges[token];
        first as usize..last as usize + 1
    }

    /// The head of a word; `None` for a root.
    #[inline]
    #[must_use]
    pub fn head(&self, token: usize) -> Option<usize> {
        let head = self.tokens[token].head;
        (head != token).then_some(head)
    }

    /// The words above a word, the nearest first.
    #[inline]
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(token), |t| self.head(*t))
    }

    /// Whether a word is above another or is the same.
    #[must_use]
    pub fn dominates(&self, above: usize, below: usize) -> bool {
        above == below || self.ancestors(below).any(|a| a == above)
    }

    /// Whether a word is joined to another only to be left out: "France but not Spain", "France rather than Spain".
    fn is_left_out(&self, joined: usize) -> bool {
        let first = self.subtree(joined).start;
        let not = |t: usize| self.tokens[t].is("not");
        let before = |back: usize| first.checked_sub(back);
        not(first)
            || before(1).is_some_and(not)
            || before(2).is_some_and(|t| self.tokens[t].is("rather") && self.tokens[t + 1].is("than"))
    }

    /// "talks with Ott but Ruritania has refused": a name that the parser joins to what is before, though it is the subject of the
    /// finite verb right behind it, which has none; that verb.
    pub(crate) fn clause_begun_by(&self, joined: usize) -> Option<usize> {
        let phrase = self.subtree(joined);
        let next = self.tokens.get(phrase.end)?;
        let finite = matches!(next.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        if phrase.end != joined + 1 || !finite || !self.tokens[joined].tag.is_proper() {
            return None;
        }
        let auxiliary = matches!(next.dep, Dep::Aux | Dep::Auxpass);
        let verb = if auxiliary { self.head(phrase.end)? } else { phrase.end };
        let subject = [Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj, Dep::Expl];
        let bare =
            verb > joined && self.tokens[verb].dep == Dep::Conj && self.child_by(verb, &subject).is_none();
        // Of "visited Ruritania and Graustark and met Ott" the verb has a conjunction of its own.
        let and = (joined + 1..verb).any(|t| self.tokens[t].dep == Dep::Cc);
        (bare && !and).then_some(verb)
    }

    /// "visits to Ruritania, Graustark and Zenda": the parser takes the second for another name of the visits.
    fn listed_beside(&self, first: usize) -> Option<usize> {
        let behind = || {
            let preposition = self.head(first).filter(|_| self.tokens[first].dep == Dep::Pobj)?;
            let noun = self.head(preposition).filter(|n| self.tokens[*n].tag == Tag::Nns)?;
            let comma = self.subtree(preposition).end;
            let second = self.children_by(noun, &[Dep::Appos]).find(|s| *s > comma)?;
            let list = self.tokens[comma].is(",")
                && self.subtree(second).start == comma + 1
                && self.child_by(second, &[Dep::Conj]).is_some();
            (list && self.tokens[first].tag.is_proper() && self.tokens[second].tag.is_proper())
                .then_some(second)
        };
        // "the Republic of Ruritania, the Republic of Graustark and …": of two of a kind, neither is another name of the other.
        let same = |s: &usize| {
            let comma = self.subtree(*s).start.checked_sub(1);
            self.tokens[*s].text == self.tokens[first].text
                && self.child_by(*s, &[Dep::Conj]).is_some()
                && comma.is_some_and(|c| self.tokens[c].is(","))
        };
        behind().or_else(|| self.children_by(first, &[Dep::Appos]).find(same))
    }

    /// "of Ruritania and Grand Fenwick": the parser may make one phrase of two names, with the first before the second.
    fn cut_off(&self, name: usize) -> Option<usize> {
        let before = self.children_by(name, &[Dep::Nmod]).find(|c| {
            self.tokens[*c].tag.is_proper()
                && self.child_by(*c, &[Dep::Cc]).is_some_and(|a| self.tokens[a].is("and"))
        })?;
        let one = |n: &Named| n.tokens.contains(&before) && n.tokens.contains(&name);
        (self.tokens[name].tag.is_proper() && !self.entities.iter().any(one)).then_some(before)
    }

    /// A word and those joined to it by "and" and the like, in order; found once a word.
    #[must_use]
    pub fn conjuncts(&self, token: usize) -> &[usize] {
        self.conjuncts[token].get_or_init(|| self.find_conjuncts(token).into_boxed_slice())
    }

    fn find_conjuncts(&self, token: usize) -> Vec<usize> {
        let mut all = vec![token];
        let mut at = 0;
        while at < all.len() {
            let one = all[at];
            for joined in self.children_by(one, &[Dep::Conj]) {
                if !self.is_left_out(joined) && self.clause_begun_by(joined).is_none() {
                    all.push(joined);
                }
            }
            all.extend(self.listed_beside(one));
            all.extend(self.cut_off(one));
            at += 1;
        }
        all.sort_unstable();
        all
    }

    /// Noun phrases without what follows their noun: from the first word left of a noun that belongs to it to the noun
    /// itself, as spaCy's `noun_chunks`.
    pub fn noun_chunks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        use Dep::{Appos, Attr, Conj, Dative, Dobj, Nsubj, Nsubjpass, Oprd, Pcomp, Pobj, Root};
        let nominal = |t: &Token| t.tag.is_noun() || matches!(t.tag, Tag::Prp | Tag::Wp);
        let heads = [Nsubj, Dobj, Nsubjpass, Pcomp, Pobj, Dative, Appos, Attr, Root, Oprd];
        (0..self.tokens.len()).filter_map(move |i| {
            let token = &self.tokens[i];
            let joined = || {
                let mut at = i;
                while self.tokens[at].dep == Conj && self.tokens[at].head < at {
                    at = self.tokens[at].head;
                }
                heads.contains(&self.tokens[at].dep)
            };
            let is_head = heads.contains(&token.dep) || (token.dep == Conj && joined());
            (nominal(token) && is_head).then(|| self.subtree(i).start..i + 1)
        })
    }

    /// Universal features of a token, as `Number=Sing|Person=3`; empty where there are none.
    #[must_use]
    pub fn morph(&self, token: usize) -> &str {
        self.morphs.get(usize::from(self.tokens[token].morph)).map_or("", String::as_str)
    }

    /// The bytes from the first token's first to the last token's last.
    #[must_use]
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end()
    }

    /// The text from the first to the last of these tokens, as it stands.
    #[must_use]
    pub fn slice(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.bytes(tokens)]
    }

    /// The number of the sentence that holds a token; behind the last, how many there are.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(self.sentences.len(), |number| *number as usize)
    }

    /// The number of the paragraph that holds a sentence.
    #[must_use]
    pub fn paragraph_of(&self, sentence: usize) -> usize {
        self.paragraphs.partition_point(|p| p.end <= sentence)
    }

    /// The first token that starts at this byte or after it.
    #[must_use]
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.start < byte)
    }
}
