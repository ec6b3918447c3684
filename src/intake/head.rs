//! What is known of an article besides its text, as header lines above it.

use super::Why;
use crate::article::{MAX_BYTES, day, is_invisible};
use jiff::Span;
use jiff::civil::{Date, date};

/// A title that is longer is a text.
const LONGEST: usize = 400;

/// Title, days, authors, publisher and address, as somebody wrote them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub id: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

impl Head {
    /// The text with these lines above it, so that reading it anew gives the same article.
    pub(super) fn above(&self, body: &str) -> Result<String, Why> {
        let body = body.trim();
        if body.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return Err(Why::Skip("has no text of an article".to_owned()));
        }
        // An empty title still says that these are header lines; the first line of the text is then the headline.
        let mut text = format!("Title: {}\n", self.title.as_deref().map(line).unwrap_or_default());
        for (name, value) in [("Published", &self.published), ("Updated", &self.updated)] {
            if let Some(value) = value.as_deref().map(line).filter(|v| !v.is_empty()) {
                text += &format!("{name}: {}\n", moment(&value).map_or(value, |day| day.to_string()));
            }
        }
        let authors: Vec<String> = self.authors.iter().map(|a| line(a)).filter(|a| !a.is_empty()).collect();
        for (name, value) in [
            ("Authors", authors.join("; ")),
            ("Publisher", self.publisher.as_deref().map(line).unwrap_or_default()),
            ("URL", self.url.as_deref().map(line).unwrap_or_default()),
        ] {
            if !value.is_empty() {
                text += &format!("{name}: {value}\n");
            }
        }
        text.push('\n');
        text.push_str(body);
        text.push('\n');
        if text.len() as u64 > MAX_BYTES {
            return Err(Why::Fail(format!(
                "is longer than {MAX_BYTES} bytes, the most that one article may have"
            )));
        }
        Ok(text)
    }
}

/// A value on one line.
fn line(value: &str) -> String {
    let words: Vec<&str> =
        value.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    words.join(" ").chars().take(LONGEST).collect()
}

/// The day of a value; seconds or milliseconds since 1970 are one.
pub(super) fn moment(value: &str) -> Option<Date> {
    let seconds = match (value.len(), value.parse::<i64>()) {
        (9..=10, Ok(seconds)) => seconds,
        (12..=13, Ok(milliseconds)) => milliseconds / 1000,
        _ => return day(value),
    };
    date(1970, 1, 1).checked_add(Span::new().try_days(seconds.div_euclid(86_400)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn what_is_written_above_a_text_is_read_back() {
        let head = Head {
            title: Some("Zenda:\n talks  end".to_owned()),
            published: Some("2021-07-08T09:30:00+02:00".to_owned()),
            updated: Some("1625817600".to_owned()),
            authors: vec!["Ann Ott".to_owned(), "Bo Ek".to_owned()],
            publisher: Some("The Courier".to_owned()),
            url: Some("https://courier.example/1".to_owned()),
            ..Head::default()
        };
        let article = Article::from_text("a", head.above("\n\nNote: they met.\n").unwrap());
        assert_eq!(article.title, "Zenda: talks end");
        assert_eq!(article.published.unwrap().to_string(), "2021-07-08");
        assert_eq!(article.updated.unwrap().to_string(), "2021-07-09");
        assert_eq!(article.authors, ["Ann Ott", "Bo Ek"]);
        assert_eq!(article.publisher.as_deref(), Some("The Courier"));
        assert_eq!(article.source.as_deref(), Some("https://courier.example/1"));
        assert_eq!(article.words().trim(), "Note: they met.");
    }

    #[test]
    fn a_text_of_which_nothing_is_known_keeps_its_lines() {
        let prose = "The two ministers met in the old town on Monday, and they left in the evening.";
        let text = format!("Talks end in Zenda\n\n{prose}");
        let article = Article::from_text("a", Head::default().above(&text).unwrap());
        assert_eq!(article.title, "Talks end in Zenda");
        assert_eq!(article.words().trim(), prose);
        assert!(Head::default().above(" \u{200b}\n").is_err());
    }
}
