//! The frame of the page: what it may do, its contents, its search.

use super::html::{Html, base64};
use super::{Section, Source};
use crate::export::escape;
use crate::rdf::SOFTWARE;
use sha2::{Digest, Sha256};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Hidden where no script runs, and in print.
const FIND: &str = "<form id=\"find\" role=\"search\" hidden>
<label class=\"w\">Search <input type=\"search\" name=\"words\" autocomplete=\"off\" spellcheck=\"false\"></label>
<label>from <input type=\"number\" name=\"first\" placeholder=\"year\"></label>
<label>to <input type=\"number\" name=\"last\" placeholder=\"year\"></label>
<button type=\"reset\">Show all</button>
<output id=\"found\"></output>
</form>
";

/// The whole page.
pub(super) fn page(title: &str, source: &Source, sections: &[Section]) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        policy(),
        escape(title)
    );
    let _ = write!(
        out,
        "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>{}</h1>\n{}</header>\n",
        escape(title),
        window(source)
    );
    out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
    for section in sections {
        let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", section.id, escape(section.title));
    }
    let _ = write!(out, "</ul>\n</nav>\n{FIND}<main id=\"main\">\n");
    for section in sections {
        let Section { id, title, body } = section;
        let _ = write!(
            out,
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n{body}</section>\n",
            escape(title)
        );
    }
    let _ = write!(
        out,
        "</main>\n<footer>\n<p>{}</p>\n</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        foot(source)
    );
    out
}

/// What the page may do: its own style and script run, pictures in it are shown, nothing is fetched or sent.
fn policy() -> String {
    let hash = |text: &str| {
        let mut coded = String::new();
        base64(&Sha256::digest(text.as_bytes()), &mut coded);
        format!("'sha256-{coded}'")
    };
    format!(
        "default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// What of the graph was chosen.
fn window(source: &Source) -> String {
    let window = source.projection.describe();
    if window.is_empty() { String::new() } else { format!("<p>Chosen: {}.</p>\n", Html::text(&window).0) }
}

fn foot(source: &Source) -> String {
    format!(
        "Written by {}. Nodes are named below <code>{}</code>. What a speaker claims is no fact of this page: it stands in sections of its own. In every sentence the words that carry the fact are marked.",
        escape(SOFTWARE),
        escape(&source.kg.base().to_string())
    )
}
