//! The words of a Markdown text: links, emphasis, notes, pictures and HTML are for the eye.

use super::plain::Plain;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The same text, from byte `start` on without mark-up; the second is the byte where what followed `start` now begins.
/// Headings, items, quotations and cells are paragraphs of their own.
pub(super) fn words(text: &Plain, start: usize) -> (Plain, usize) {
    let text = &text.without(&notes(text.text(), start));
    let mut words = Words { from: text, offset: start, out: Plain::default(), skip: 0 };
    words.out.copy(text, 0..start);
    let begin = words.out.text().len();
    let body = &text.text()[start..];
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS;
    // `[the minister][3]` is a link also where nothing says where it leads; `[sic]` is none.
    let parser = Parser::new_with_broken_link_callback(
        body,
        options,
        Some(|link: BrokenLink<'_>| {
            let shortcut = matches!(link.link_type, LinkType::Shortcut | LinkType::ShortcutUnknown);
            (!shortcut).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        }),
    );
    for (event, range) in parser.into_offset_iter() {
        words.event(event, range);
    }
    words.paragraph();
    (words.out, begin)
}

/// References to footnotes, `[^2]`, and their labels, `[^2]:`.
fn notes(text: &str, start: usize) -> Vec<Range<usize>> {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)(?:^ {0,3}\[\^[^\]\s\[]{1,60}\]:)|(?:\[\^[^\]\s\[]{1,60}\])")
            .expect("the pattern is a constant, tried by the tests below")
    });
    NOTE.find_iter(&text[start..]).map(|n| start + n.start()..start + n.end()).collect()
}

struct Words<'t> {
    from: &'t Plain,
    /// Where the parser's bytes begin.
    offset: usize,
    out: Plain,
    /// How many elements deep we are in one without words.
    skip: usize,
}

impl Words<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        if self.skip > 0 {
            match event {
                Event::Start(_) => self.skip += 1,
                Event::End(_) => self.skip -= 1,
                _ => {}
            }
            return;
        }
        let range = self.offset + range.start..self.offset + range.end;
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.html(range);
                self.skip = 1;
            }
            Event::Start(
                Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::Image { .. } | Tag::MetadataBlock(_),
            )
            | Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.skip = 1
            }
            Event::Start(tag) if !is_inline(&tag.to_end()) => self.paragraph(),
            Event::End(tag) if !is_inline(&tag) => self.paragraph(),
            Event::Text(words) => self.text(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak | Event::HardBreak => self.out.put("\n", self.from, range),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.out.put("\n", self.from, range),
            Event::Rule => self.paragraph(),
            _ => {}
        }
    }

    /// Words as they stand in the file, or for what stands there (`&eacute;`).
    fn text(&mut self, words: &str, range: Range<usize>) {
        if &self.from.text()[range.clone()] == words {
            self.out.copy(self.from, range);
        } else {
            self.out.put(words, self.from, range);
        }
    }

    /// Words between backticks.
    fn code(&mut self, words: &str, range: Range<usize>) {
        match self.from.text()[range.clone()].find(words) {
            Some(at) => self.out.copy(self.from, range.start + at..range.start + at + words.len()),
            None => self.out.put(words, self.from, range),
        }
    }

    /// Ends the paragraph, if one has begun.
    fn paragraph(&mut self) {
        let text = self.out.text();
        let missing = match text {
            "" => "",
            t if t.ends_with("\n\n") => "",
            t if t.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        self.out.insert(missing);
    }

    /// The words of a block of HTML.
    fn html(&mut self, range: Range<usize>) {
        self.paragraph();
        let text = &self.from.text()[range.clone()];
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let words = rest.find('<').unwrap_or(rest.len());
            self.out.copy(self.from, range.start + at..range.start + at + words);
            if words == rest.len() {
                break;
            }
            at += words;
            if !is_inline_tag(&text[at..]) {
                self.paragraph();
            }
            at += tag_length(&text[at..]);
        }
        self.paragraph();
    }
}

/// Whether a tag, or the end of one, stands between words: `<b>`, `</a>`.
fn is_inline_tag(text: &str) -> bool {
    const INLINE: [&str; 16] = [
        "a", "abbr", "b", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup",
        "u", "q",
    ];
    let name = text.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
    name.is_some_and(|name| INLINE.iter().any(|tag| tag.eq_ignore_ascii_case(name)))
}

/// How long the tag or comment at the beginning of the text is; scripts and styles with all they hold.
fn tag_length(text: &str) -> usize {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    let named = |name: &str| text.get(1..=name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
    if text.starts_with("<!--") {
        until("-->")
    } else if named("script") {
        until("</script>")
    } else if named("style") {
        until("</style>")
    } else {
        until(">")
    }
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let (plain, start) = words(&Plain::of(text), 0);
        assert_eq!(start, 0);
        let paragraphs = plain.text().split("\n\n").map(str::trim).filter(|p| !p.is_empty());
        paragraphs.map(str::to_owned).collect()
    }

    #[test]
    fn of_markdown_only_the_words_are_read() {
        for (text, expected) in [
            ("Envoy [Ida Holm](https://a.example/x_(y)) of Norway", &["Envoy Ida Holm of Norway"][..]),
            ("[Ida Holm][3] met [Olga *Martens*][].", &["Ida Holm met Olga Martens."]),
            ("She [sic] left.", &["She [sic] left."]),
            ("**Ida Holm**’s _aide_ and ~~Olaf~~ `Berg`", &["Ida Holm’s aide and Olaf Berg"]),
            ("Ida Holm[^1] met Olaf[^note].\n\n[^1]: The Courier", &["Ida Holm met Olaf.", "The Courier"]),
            ("They met. <!-- Not\nin Oslo. -->They left.", &["They met. They left."]),
            ("<!-- They met. -->\n\nThey left.", &["They left."]),
            (
                "<div>They <b>met</b>.</div>\n<script>Oslo</script>\n\nThey left.",
                &["They met.", "They left."],
            ),
            ("![Ida Holm in Oslo](a.jpg) They left.", &["They left."]),
            (
                "# Talks\nThey met\nin May.\n- One\n- Two\n\n> Said",
                &["Talks", "They met\nin May.", "One", "Two", "Said"],
            ),
            ("```\nNorway met Sweden.\n```\nThey left.", &["They left."]),
            ("A &amp; B \\*met\\* <https://a.example>", &["A & B *met*"]),
            ("[[Ida Holm]] met [[Olaf Berg|the envoy]].", &["Ida Holm met the envoy."]),
            ("| who | where |\n|---|---|\n| Ida | Oslo |", &["who", "where", "Ida", "Oslo"]),
            ("    They met as usual.\n\nThey left.", &["They met as usual.", "They left."]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn words_keep_their_places_in_the_file() {
        let file =
            "---\r\n\r\nEnvoy [Ida **Ho\u{ad}lm**](https://a.example)’s &Aring;se &amp; Co\r\n> said so";
        let plain = Plain::of(file);
        let start = plain.text().find("Envoy").unwrap();
        let (plain, _) = words(&plain, start);
        for (words, stands) in [
            ("Ida", "Ida"),
            ("Ida Holm", "Ida **Ho\u{ad}lm"),
            ("Åse", "&Aring;se"),
            ("&", "&amp;"),
            ("Co", "Co"),
            ("said so", "said so"),
        ] {
            let at = plain.text().find(words).unwrap_or_else(|| panic!("{words}: {:?}", plain.text()));
            assert_eq!(&file[plain.in_file(at..at + words.len())], stands);
        }
    }
}
