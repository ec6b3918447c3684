//! `config.cfg`: which architectures a pipeline is made of.

use std::collections::BTreeMap;

/// Sections by their dotted names; values as JSON, unparsed.
pub struct Config(BTreeMap<String, BTreeMap<String, String>>);

/// Architectures that this engine computes.
const KNOWN: &[&str] = &[
    "spacy.Tok2Vec.v2",
    "spacy.MultiHashEmbed.v2",
    "spacy.MaxoutWindowEncoder.v2",
    "spacy.Tok2VecListener.v1",
    "spacy.TransitionBasedParser.v2",
    "spacy.Tagger.v2",
];

/// Components that this engine has, and the one it passes over, which is disabled in the published pipelines.
const COMPONENTS: &[&str] =
    &["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"];

impl Config {
    /// Reads a configuration. Lines that are neither section nor setting are an error.
    pub fn read(text: &str) -> Result<Config, String> {
        let mut sections: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut current = String::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                current = name.to_owned();
                sections.entry(current.clone()).or_default();
            } else if let Some((key, value)) = line.split_once('=') {
                sections
                    .entry(current.clone())
                    .or_default()
                    .insert(key.trim().to_owned(), value.trim().to_owned());
            } else {
                return Err(format!("config.cfg, line {}: neither a section nor a setting", number + 1));
            }
        }
        Ok(Config(sections))
    }

    /// A setting, without the quotation marks of a string.
    #[must_use]
    pub fn get(&self, section: &str, key: &str) -> Option<&str> {
        self.0.get(section)?.get(key).map(|v| v.trim_matches('"'))
    }

    /// Refuses what this engine does not compute.
    pub fn check(&self) -> Result<(), String> {
        let lang = self.get("nlp", "lang").unwrap_or_default();
        if lang != "en" {
            return Err(format!("its language is {lang:?}, and only English (\"en\") is supported"));
        }
        let pipeline = self.get("nlp", "pipeline").unwrap_or_default();
        let pipeline: Vec<String> =
            serde_json::from_str(pipeline).map_err(|_| "config.cfg names no pipeline")?;
        for name in ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"] {
            if !pipeline.iter().any(|p| p == name) {
                return Err(format!("its pipeline has no {name:?}"));
            }
        }
        if let Some(other) = pipeline.iter().find(|p| !COMPONENTS.contains(&p.as_str())) {
            return Err(format!("its pipeline has {other:?}, which is not supported"));
        }
        for (section, settings) in self.0.iter().filter(|(name, _)| name.starts_with("components.")) {
            let architecture = settings.get("@architectures").map_or("", |v| v.trim_matches('"'));
            if !architecture.is_empty() && !KNOWN.contains(&architecture) {
                return Err(format!("[{section}] is {architecture:?}, which is not supported"));
            }
        }
        let wanted = [
            ("components.parser.model", "extra_state_tokens", "false"),
            ("components.ner.model", "extra_state_tokens", "false"),
            ("components.parser.model", "use_upper", "true"),
            ("components.ner.model", "use_upper", "true"),
            ("components.tok2vec.model.encode", "window_size", "1"),
            ("components.ner.model.tok2vec.encode", "window_size", "1"),
            ("components.parser", "learn_tokens", "false"),
            ("components.lemmatizer", "mode", "rule"),
        ];
        for (section, key, value) in wanted {
            match self.get(section, key) {
                Some(found) if found == value => {}
                found => {
                    let found = found.unwrap_or("absent");
                    return Err(format!("[{section}] {key} is {found}, and only {value} is supported"));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_and_architectures_are_refused() {
        let refusal = |text: &str| Config::read(text).and_then(|c| c.check()).unwrap_err();
        assert!(refusal("[nlp]\nlang = \"de\"\n").contains("\"de\""));
        let all = "[\"tok2vec\",\"tagger\",\"parser\",\"attribute_ruler\",\"lemmatizer\",\"ner\"]";
        let transformer = format!(
            "[nlp]\nlang = \"en\"\npipeline = {all}\n[components.tok2vec.model]\n@architectures = \"x.Transformer.v3\"\n"
        );
        assert!(refusal(&transformer).contains("Transformer"));
        assert!(refusal("lang").contains("line 1"));
    }
}
