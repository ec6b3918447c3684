//! Whether a knowledge graph tells the truth about where it has its facts from.
//!
//! In: the folder of a knowledge graph, and the articles where they are at hand. Out: a [`Report`]: each [`Failure`]
//! names the node, the [`Rule`] that it breaks, and what is wrong. The order of work is the order of the files:
//!
//! 1. `view`: the quads as numbers, with what each graph and each node is.
//! 2. `files`: the snapshot's own files, the articles that it lists, and the articles' files.
//! 3. `spans`: each span against the text, each text against its SHA-256.
//! 4. `facts`: each fact has evidence of its own article, each reference has a target, each date its bounds.
//! 5. `claims`: what a claim asserts stands in its graph and nowhere else.
//! 6. `identity`: one thing under one IRI, one IRI for one thing; `identification`: whom a name means.
//! 7. `inferred`: each derived triple has its rule and premises, none of them claimed.
//! 8. `head`: what is said of the article itself; `wording`: names and the words of claims; `details` (with `dated`):
//!    who, where, when, in the fact's own voice; `form`: what one statement gives of another; `background`: the gazetteer's facts; `copied`: copies; `vocabulary`: properties and rules.
//! 9. `again`, where it is asked for: the articles read anew from the text that the graph carries.
//!
//! **Invariant:** nothing here trusts the store: the snapshot's bytes are read anew, and what does not fit is reported,
//! not mended (`tests/trust/verify.rs` breaks a graph in every way that a rule names).
//!
//! To add a rule, add a variant to [`Rule`] with its code, and a broken graph to that test.

mod again;
mod background;
mod carried;
mod claims;
mod copied;
mod dated;
mod details;
mod facts;
mod files;
mod form;
mod head;
mod identification;
mod identity;
mod inferred;
mod preferred;
mod spans;
mod view;
mod vocabulary;
mod wording;

pub(crate) use again::anew;
pub use again::{AgainError, Reader};

use carried::Carried;

use crate::article::Article;
use crate::extract::resources::Resources;
use crate::facts::Facts;
use crate::store::{Snapshot, StoreError};
use serde::Serialize;
use std::path::Path;
use view::View;

macro_rules! rules {
    ($($variant:ident $code:literal $about:literal;)*) => {
        /// What a knowledge graph promises.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $( #[doc = $about] $variant, )* }

        impl Rule {
            /// All rules, in the order of their codes' families.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// The public name: `family.rule`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Rule::$variant => $code),* }
            }

            /// What it promises, in a sentence.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Rule::$variant => $about),* }
            }
        }
    };
}

rules! {
    FileEdited "file.edited" "The files are as the program wrote them.";
    FileTally "file.tally" "The manifest counts what each article gives, and nothing is lost since.";
    FileArticles "file.articles" "The manifest lists the articles that the graph holds, with their SHA-256.";
    ArticleFile "article.file" "Each article's file is there, with the SHA-256 and the text that the graph carries.";
    ArticleUnread "article.unread" "Each file among the articles is in the graph.";
    ArticleHead "article.head" "Headline, days, authors, publisher and source are those that the text gives.";
    ArticleText "article.text" "Each article carries its text, whose SHA-256 is the article's.";
    GraphUnknown "graph.unknown" "Each quad stands in an article's, a claim's, an analysis's, the background or the inferred graph.";
    GraphDescribed "graph.described" "Each graph of an article says what it is, and each node of a claim's graph names its claim.";
    GraphForeign "graph.foreign" "What is of one article stands in no other article's graph.";
    NodeBlank "node.blank" "There are no blank nodes.";
    NodeDangling "node.dangling" "Each node that is referred to is described.";
    TermUndeclared "term.undeclared" "The ontology declares each term of the sm: namespace.";
    TermStrange "term.strange" "Each property is one that the program writes.";
    SpanOrphan "span.orphan" "Some fact rests on each span.";
    SpanForm "span.form" "Each span has one begin, end, text and context, and its IRI says the same.";
    SpanOutside "span.outside" "Each span lies within its article.";
    SpanWords "span.words" "Each span carries the words that stand there.";
    SpanIdentifies "span.identifies" "Each mention identifies the entities that rest on it, and no others.";
    FactEvidence "fact.evidence" "Each fact rests on a span of its own article.";
    FactRule "fact.rule" "Each fact names the rule that found it, and there is such a rule.";
    FactKind "fact.kind" "Each event and relationship is of a kind that one of its rules finds.";
    FactShort "fact.short" "Each event, relationship and role has its short forms.";
    FactExtraction "fact.extraction" "Each fact names the extraction that made it.";
    FactUnbacked "fact.unbacked" "Each short form is backed by an event, a relationship or a role in its graph.";
    WordsName "words.name" "Each label is a name that mentions bear, or the gazetteer has; that of an event says who, where and when.";
    WordsPreferred "words.preferred" "Each thing has one preferred name, the commonest of its articles' labels.";
    WordsContent "words.content" "The content of each claim is the words that it rests on.";
    WordsAbout "words.about" "Each claim is about those whom its words mention.";
    WordsSpeaker "words.speaker" "Cue and speaker of each claim stand near its words.";
    WordsManner "words.manner" "Mode, certainty and negation are such as the words allow.";
    DetailActor "detail.actor" "Words near each fact speak of those who take part.";
    DetailPlace "detail.place" "Words near each event speak of its place.";
    DetailDate "detail.date" "Words near each date tell its year, month and day.";
    DetailStatus "detail.status" "Status and number of each event are such as the words near it allow.";
    DetailOffice "detail.office" "Words near each office say it, and whose it is.";
    DetailVoice "detail.voice" "What an article states, down to each detail, its own words bear out, not a claim's alone.";
    DateForm "date.form" "Each date is an EDTF value.";
    DateBounds "date.bounds" "Each date's bounds are those that its value stands for.";
    ClaimLeak "claim.leak" "What a claim asserts stands in its graph and nowhere else.";
    ClaimMissing "claim.missing" "Each claim graph has the claim that it is the content of.";
    ClaimEmpty "claim.empty" "Each claim that names a content graph has one.";
    IdentityTwoIris "identity.two-iris" "One thing has one IRI.";
    IdentityTwoThings "identity.two-things" "One IRI is of one thing.";
    IdentityUnfounded "identity.unfounded" "Each decision whom a name means rests on what its article says.";
    BackgroundStrange "background.strange" "Each background fact is the gazetteer's, of what an article speaks of.";
    BackgroundMissing "background.missing" "No background fact is missing.";
    CopyLinked "copy.linked" "Copies and versions of articles are linked as their texts and days give, and nothing else is.";
    CorrectionRecord "correction.record" "Each record of a correction is one that the graph keeps, and the manifest says which articles have one.";
    InferredDerived "inferred.derived" "What is inferred is what the rules derive from the rest, no less and no more.";
    InferredUntraced "inferred.untraced" "Each derived triple names its rule and its premises.";
    InferredPremise "inferred.premise" "Each premise is stated, and by no claim alone.";
    AgainMissing "again.missing" "What the articles give when they are read anew is in the graph.";
    AgainAdded "again.added" "What is in the graph is what the articles give when they are read anew.";
    AgainChanged "again.changed" "Each node is as the articles give it when they are read anew.";
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

/// A promise that a node breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Failure {
    /// Which promise.
    pub rule: Rule,
    /// The IRI of the node, or the name of the file.
    pub node: String,
    /// What is wrong with it.
    pub message: String,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Quads read.
    pub quads: usize,
    /// Articles, each with its text and SHA-256.
    pub articles: usize,
    /// Spans, each against the text.
    pub spans: usize,
    /// Facts, each with its evidence.
    pub facts: usize,
    /// Claim graphs, each with its claim.
    pub claim_graphs: usize,
    /// Derived triples, each with rule and premises.
    pub derived: usize,
    /// Articles read anew.
    pub again: usize,
}

/// What verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How much was checked.
    pub checked: Checked,
    /// What is wrong, by rule and node; empty where all is well.
    pub failures: Vec<Failure>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.failures.is_empty()
    }
}

/// Verifies the knowledge graph in a folder; with `articles`, against the articles' files too.
///
/// # Errors
/// Where the folder is no knowledge graph at all, or cannot be read.
pub fn verify(dir: &Path, articles: Option<&[Article]>) -> Result<Report, StoreError> {
    verify_by(dir, articles, &Resources::compiled_in())
}

/// Verifies as [`verify`] does, where the graph was built with these rules.
///
/// # Errors
/// As [`verify`].
pub fn verify_by(
    dir: &Path,
    articles: Option<&[Article]>,
    resources: &Resources,
) -> Result<Report, StoreError> {
    let mut found = Findings::default();
    rules(dir, &Snapshot::read(dir)?, articles, resources, &mut found)?;
    Ok(found.report())
}

/// Verifies as [`verify`] does, and compares the graph with what `read` finds in the articles' texts that it carries.
///
/// # Errors
/// As [`verify`], and where corrections or inference fail.
pub fn again(
    dir: &Path,
    articles: Option<&[Article]>,
    resources: &Resources,
    read: &mut dyn FnMut(&Article) -> Facts,
) -> Result<Report, AgainError> {
    let snapshot = Snapshot::read(dir)?;
    let mut found = Findings::default();
    rules(dir, &snapshot, articles, resources, &mut found)?;
    found.checked.again = again::check(&snapshot, read, &mut found)?;
    Ok(found.report())
}

/// What can be seen without reading the articles.
fn rules(
    dir: &Path,
    snapshot: &Snapshot,
    articles: Option<&[Article]>,
    resources: &Resources,
    found: &mut Findings,
) -> Result<(), StoreError> {
    files::folder(dir, snapshot, found);
    files::bytes(snapshot, found);
    let view = View::read(snapshot, found)?;
    files::manifest(&view, &snapshot.manifest, found);
    if let Some(articles) = articles {
        files::articles(&view, articles, found);
    }
    view::graphs(&view, found);
    vocabulary::check(&view, resources, found);
    head::check(&view, &snapshot.manifest, found);
    let carried = Carried::all(&view);
    wording::check(&view, &carried, found);
    preferred::check(&view, found);
    details::check(&view, &carried, resources, found);
    form::check(&view, &carried, found);
    background::check(&view, found);
    copied::check(&view, &carried, found);
    spans::check(&view, found);
    facts::check(&view, found);
    claims::check(&view, found);
    identity::check(&view, found);
    identification::check(&view, found);
    inferred::check(&view, found);
    inferred::again(&view, found);
    files::records(&view, &snapshot.manifest, found);
    Ok(())
}

/// What was found so far.
#[derive(Default)]
struct Findings {
    checked: Checked,
    failures: Vec<Failure>,
}

impl Findings {
    fn report(self) -> Report {
        let Findings { checked, mut failures } = self;
        failures.sort();
        failures.dedup();
        Report { checked, failures }
    }

    fn fail(&mut self, rule: Rule, node: impl Into<String>, message: impl Into<String>) {
        self.failures.push(Failure { rule, node: node.into(), message: message.into() });
    }
}
