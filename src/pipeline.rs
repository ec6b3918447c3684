//! The facade for users of the library: what is loaded once, and reads any number of articles.

use crate::article::Article;
use crate::facts::Facts;
use jiff::civil::Date;

/// Reads articles.
#[derive(Clone, Debug, Default)]
pub struct Pipeline {
    published: Option<Date>,
}

/// Gathers what a [`Pipeline`] is to use.
#[derive(Clone, Debug, Default)]
pub struct PipelineBuilder {
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
            return crate::extract::extract(&Article { published: self.published, ..article.clone() });
        }
        crate::extract::extract(article)
    }
}

impl PipelineBuilder {
    /// The day of publication of articles that have none.
    #[must_use]
    pub fn published(mut self, day: Date) -> PipelineBuilder {
        self.published = Some(day);
        self
    }

    /// The pipeline.
    #[must_use]
    pub fn build(self) -> Pipeline {
        Pipeline { published: self.published }
    }
}
