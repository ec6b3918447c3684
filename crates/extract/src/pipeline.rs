//! The facade for users of the library: what is loaded once, and reads any number of articles.

use crate::article::Article;
use crate::article::Reading;
use crate::extract::files::{FileError, Files};
use crate::extract::resources::Resources;
use crate::extract::{caught, told, told_each};
use crate::facts::Facts;
use crate::gazetteer::Gazetteer;
use crate::language::engine::ModelError;
use crate::language::{Doc, Reader};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The program that reads: its version, and a hash of the sources and rules that decide what it reads.
pub const PROGRAM: &str = concat!("summitry ", env!("CARGO_PKG_VERSION"), "+", env!("SUMMITRY_SOURCES"));

/// How many articles are worth reading together ([`Pipeline::extract_each`]): with the 22 of data/articles the rules are 16 % faster
/// than one by one (`cargo bench --bench layers`).
pub const TOGETHER: usize = 32;

/// How many bytes of texts are, so that memory stays bounded: what the engine finds takes some thirty times their room.
pub const TOGETHER_BYTES: usize = 128 << 10;

/// Reads articles. Shared between threads.
#[derive(Debug)]
pub struct Pipeline {
    reader: Reader,
    resources: Arc<Resources>,
    /// SHA-256 of the rules; empty where they are those compiled in.
    rules_sha256: String,
    published: Option<Date>,
}

/// Why there is no pipeline.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PipelineError {
    /// No model is found, or it is not usable.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A file of rules or words is not sound.
    #[error(transparent)]
    Rules(#[from] FileError),
}

/// Gathers what a [`Pipeline`] is to use.
#[derive(Clone, Debug, Default)]
pub struct PipelineBuilder {
    model: Option<PathBuf>,
    rules: Option<PathBuf>,
    published: Option<Date>,
}

impl Pipeline {
    /// Begins a pipeline.
    #[must_use]
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder::default()
    }

    /// SHA-256 of everything that decides what is read in an article: its text and metadata, the options, the program with
    /// its rules, and the model. Where it is the same, so are the facts.
    #[must_use]
    pub fn reading_sha256(&self, article: &Article) -> String {
        let published = article.published.or(self.published);
        let metadata = format!(
            "{:?}",
            (
                (&article.id, &article.name, &article.title, published, article.updated, &article.authors),
                (
                    &article.publisher,
                    &article.source,
                    &article.language,
                    &article.body,
                    article.plain.is_some()
                ),
                (
                    env!("CARGO_PKG_VERSION"),
                    env!("SUMMITRY_SOURCES"),
                    self.reader.model_sha256(),
                    &self.rules_sha256
                ),
            )
        );
        let mut hash = Sha256::new();
        hash.update(article.sha256.as_bytes());
        hash.update(metadata.as_bytes());
        format!("{:x}", hash.finalize())
    }

    /// What reads: the program, the model, and the rules where they are not those compiled in.
    #[must_use]
    pub fn made_of(&self) -> String {
        let short = |sha256: &str| sha256.chars().take(12).collect::<String>();
        let rules = match self.rules_sha256.as_str() {
            "" => String::new(),
            rules => format!(", rules {}", short(rules)),
        };
        format!("{PROGRAM}, model {}{rules}", short(self.reader.model_sha256()))
    }

    /// What an article is read from and with, for `Kg::note_reading` of `summitry-graph`.
    #[must_use]
    pub fn reading(&self, article: &Article) -> Reading {
        Reading {
            sha256: self.reading_sha256(article),
            body_sha256: article.body_sha256(),
            name: article.name.clone(),
            by: self.made_of(),
            model_sha256: self.model_sha256().to_owned(),
            rules_sha256: self.rules_sha256(),
            gazetteer_sha256: Gazetteer::sha256(),
        }
    }

    /// SHA-256 of the language model.
    #[must_use]
    pub fn model_sha256(&self) -> &str {
        self.reader.model_sha256()
    }

    /// SHA-256 of the rule and word files that articles are read by.
    #[must_use]
    pub fn rules_sha256(&self) -> String {
        static COMPILED_IN: OnceLock<String> = OnceLock::new();
        match self.rules_sha256.as_str() {
            "" => COMPILED_IN.get_or_init(|| Files::compiled_in().sha256()).clone(),
            rules => rules.to_owned(),
        }
    }

    /// Everything that an article says.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Facts {
        let article = self.dated(article);
        told(&self.resources, &article, &self.read(&article))
    }

    /// Everything that each of some articles says, in their order; nothing of one whose reading ended in a panic, which takes no
    /// other with it. It is the same that [`Pipeline::extract`] gives, sooner: the language engine reads all of them before the first
    /// layer of rules does, and each layer before the next, so that none has to fetch anew for each article what the others drove out of
    /// the processor's caches. What the engine and the layers found is in memory for all of them: [`TOGETHER`] and [`TOGETHER_BYTES`] are enough.
    #[must_use]
    pub fn extract_each<'a>(&self, articles: impl IntoIterator<Item = &'a Article>) -> Vec<Option<Facts>> {
        let articles: Vec<Cow<Article>> = articles.into_iter().map(|a| self.dated(a)).collect();
        let docs: Vec<Option<Doc>> = articles.iter().map(|a| caught(|| self.read(a))).collect();
        let read = articles.iter().zip(&docs).map(|(article, doc)| Some((&**article, doc.as_ref()?)));
        told_each(&self.resources, read)
    }

    fn read<'a>(&self, article: &'a Article) -> Doc<'a> {
        self.reader.read(article.reads(), &article.body)
    }

    /// The article, with the day of publication of those that have none.
    fn dated<'a>(&self, article: &'a Article) -> Cow<'a, Article> {
        if article.published.is_none() && self.published.is_some() {
            return Cow::Owned(Article { published: self.published, ..article.clone() });
        }
        Cow::Borrowed(article)
    }
}

impl Pipeline {
    /// The words and the grammar of a text of one line.
    pub fn doc<'t>(&self, text: &'t str) -> crate::language::Doc<'t> {
        self.reader.read(text, std::slice::from_ref(&(0..text.len())))
    }

    /// What the rules did with each sentence, as text for those who write rules; see [`crate::extract::trace`].
    #[must_use]
    pub fn trace(&self, article: &Article) -> String {
        crate::extract::trace::trace(&self.reader, &self.resources, article)
    }
}

impl PipelineBuilder {
    /// The converted language model to use, instead of the one that `SUMMITRY_MODEL` names, or lies in `./models` or
    /// the user's data folder.
    #[must_use]
    pub fn model(mut self, file: impl Into<PathBuf>) -> PipelineBuilder {
        self.model = Some(file.into());
        self
    }

    /// A folder whose rule and word files replace those of the same path that are built in (`events/meeting.toml`), and
    /// add the others.
    #[must_use]
    pub fn rules(mut self, folder: impl Into<PathBuf>) -> PipelineBuilder {
        self.rules = Some(folder.into());
        self
    }

    /// The day of publication of articles that have none.
    #[must_use]
    pub fn published(mut self, day: Date) -> PipelineBuilder {
        self.published = Some(day);
        self
    }

    /// The pipeline, with its rules read and its model loaded.
    ///
    /// # Errors
    /// See [`PipelineError`].
    pub fn build(self) -> Result<Pipeline, PipelineError> {
        let mut rules_sha256 = String::new();
        let resources = match &self.rules {
            None => Resources::compiled_in(),
            Some(folder) => {
                let mut files = Files::compiled_in();
                files.overlay(folder)?;
                rules_sha256 = files.sha256();
                Arc::new(Resources::read(&files).map_err(|e| e.below(folder))?)
            }
        };
        let reader = Reader::load(self.model.as_deref())?;
        Ok(Pipeline { reader, resources, rules_sha256, published: self.published })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing;

    #[test]
    fn articles_that_are_read_together_say_what_each_says_alone() {
        let day = Date::new(2024, 5, 13).expect("a day");
        let pipeline = Pipeline { published: Some(day), ..testing::pipeline() };
        let texts =
            ["Anna Smith met Boris Berg in Oslo on Monday.", "", "France said it had sanctioned Germany."];
        let articles = texts.map(|text| Article::from_text("text", text.to_owned()));
        let json = |facts: &Facts| serde_json::to_string(facts).expect("facts are JSON");
        let together = pipeline.extract_each(&articles);
        for (article, facts) in articles.iter().zip(&together) {
            assert_eq!(facts.as_ref().map(json), Some(json(&pipeline.extract(article))));
        }
        assert_eq!(together[0].as_ref().map(|f| f.events.len()), Some(1));
    }
}
