//! The facade for users of the library: what is loaded once, and reads any number of articles.

use crate::article::Article;
use crate::facts::Facts;
use crate::language::Reader;
use crate::language::engine::ModelError;
use jiff::civil::Date;
use std::path::PathBuf;

/// Reads articles. Shared between threads.
#[derive(Debug)]
pub struct Pipeline {
    reader: Reader,
    published: Option<Date>,
}

/// Gathers what a [`Pipeline`] is to use.
#[derive(Clone, Debug, Default)]
pub struct PipelineBuilder {
    model: Option<PathBuf>,
    published: Option<Date>,
}

impl Pipeline {
    /// Begins a pipeline.
    #[must_use]
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder::default()
    }

    /// Everything that an article says.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Facts {
        if article.published.is_none() && self.published.is_some() {
            let dated = Article { published: self.published, ..article.clone() };
            return crate::extract::extract(&self.reader, &dated);
        }
        crate::extract::extract(&self.reader, article)
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

    /// The day of publication of articles that have none.
    #[must_use]
    pub fn published(mut self, day: Date) -> PipelineBuilder {
        self.published = Some(day);
        self
    }

    /// The pipeline, with its model loaded.
    ///
    /// # Errors
    /// [`ModelError`], if no model is found or it is not usable.
    pub fn build(self) -> Result<Pipeline, ModelError> {
        Ok(Pipeline { reader: Reader::load(self.model.as_deref())?, published: self.published })
    }
}
