//! What a page shows in and around an article that is no part of it, as the names of its elements tell: captions, credits,
//! invitations, what readers said, what is said of the author, lists of other articles, references, and the headline, which
//! the head of the article has.
//!
//! A caption tells of a picture, often of another year, and in the middle of a text it parts what belongs together. So such
//! elements are taken out of the page before its main text is looked for.

use super::head::Head;
use super::published::letters;
use super::said::{host, label};
use super::teasers;
use super::words::PAGE;
use dom_smoothie::Readability;

/// Text of such an element is shorter than this; what is longer may hold the article.
const SHORT: usize = 600;

/// Text of an invitation is shorter than this, and less than a third of the page's.
const LONG: usize = 1_600;

/// What is said of an author has this many words or more; what has fewer is a byline.
const LIFE: usize = 12;

/// A paragraph of so many words is prose.
const PROSE: usize = 14;

/// What a class of these elements says, it says of what they hold.
const KINDS: &str = "div, span[class], span[id], section, ul, ol, li[class], dl[class], p[class], p[id], aside, td[class], table, form, \
    footer[class], nav, cite[id], small[class], em[class]";

/// What is there to get about in a site, and to ask readers, by what HTML and ARIA call it.
const AROUND: &str =
    "nav, [role='navigation'], [role='search'], [role='contentinfo'], [role='dialog'], [role='alertdialog']";

/// So many bytes of what is hidden are looked at on any page.
const MOST_WORK: usize = 1_000_000;

/// What readers do not see, by HTML and by the class that style sheets have for it.
const HIDDEN: &str = "[hidden], .hidden";

/// Takes out of a page what is known to be no part of its article.
pub(super) fn prune(reader: &Readability, head: &Head) {
    for caption in reader.doc.select("figcaption").iter().filter(|c| length(&c.text()) < SHORT) {
        caption.remove();
    }
    let hidden: usize = reader.doc.select("body script, body style").iter().map(|s| length(&s.text())).sum();
    let page = length(&reader.doc.select("body").text()).saturating_sub(hidden);
    for element in reader.doc.select(AROUND).iter() {
        if 2 * length(&element.text()) < page && !element.select("h1, article").exists() {
            element.remove();
        }
    }
    let mut work = 0;
    for element in reader.doc.select(HIDDEN).iter() {
        // What is hidden within what is hidden is read again and again.
        let text = element.text();
        work += text.len();
        if work > 8 * page + MOST_WORK {
            break;
        }
        if 3 * length(&text) < page && !element.select("h1, article").exists() {
            element.remove();
        }
    }
    teasers::prune(reader, page);
    for element in reader.doc.select(KINDS).iter() {
        let named = format!("{} {}", element.attr_or("class", ""), element.attr_or("id", ""));
        let Some(kind) = Kind::of(&named) else { continue };
        let text = element.text();
        let scripts: usize = element.select("script, style").iter().map(|s| length(&s.text())).sum();
        let long = length(&text).saturating_sub(scripts);
        if kind.is_none_of(long, text.split_whitespace().count(), page)
            && !element.select("h1, [itemprop='articleBody']").exists()
        {
            element.remove();
        }
    }
    prune_sections(reader, page, head);
    if head.title.as_ref().is_some_and(|title| !title.is_empty()) {
        prune_headline(reader);
    }
}

/// What an element is by its class.
#[derive(Clone, Copy, Default)]
struct Kind {
    beside: bool,
    inviting: bool,
    author: bool,
    plays: bool,
    apart: bool,
    others: bool,
}

impl Kind {
    /// The kind of an element of this class and id, if it is known.
    fn of(named: &str) -> Option<Kind> {
        let class = class_words(named);
        let has = |words: &[String]| class.iter().any(|word| words.contains(word));
        let is = |word: &str| class.iter().any(|w| w == word);
        let first = |token: &str| class_words(token).into_iter().find(|word| !word.is_empty());
        let begins =
            |words: &[String]| named.split_whitespace().filter_map(first).any(|word| words.contains(&word));
        let plays = (is("video") || is("player"))
            && (is("control") || is("controls") || is("transcript") || is("keywords"));
        let note = (is("editor") || is("editors")) && (is("note") || is("notes"));
        let kind = Kind {
            beside: has(&PAGE.beside) || plays || note,
            inviting: has(&PAGE.inviting),
            author: has(&PAGE.author),
            plays: begins(&PAGE.players),
            apart: begins(&PAGE.answers) || has(&PAGE.apart),
            others: has(&PAGE.others) || has(&PAGE.other) && has(&PAGE.articles),
        };
        let Kind { beside, inviting, author, plays, apart, others } = kind;
        (beside || inviting || author || plays || apart || others).then_some(kind)
    }

    /// Whether an element of this kind is no part of the article, by its length, its words, and the length of the page.
    fn is_none_of(self, long: usize, words: usize, page: usize) -> bool {
        let life = self.author && words >= LIFE;
        (self.beside || life) && long < SHORT
            || self.plays && long < SHORT && 4 * long < page
            || (self.inviting || life) && long < LONG && 3 * long < page
            || self.others && 2 * long < page
            || self.apart && 4 * long < 3 * page
    }
}

/// Takes out what stands below a heading that says it is no part of the article.
fn prune_sections(reader: &Readability, page: usize, head: &Head) {
    for heading in reader.doc.select("h2, h3, h4, h5, h6, p > b, p > strong").iter() {
        let said = heading_words(&heading.text());
        let publisher = tells_of_publisher(&said, head);
        let (ends, lists) = (PAGE.appendices.contains(&said) || publisher, PAGE.lists.contains(&said));
        if !ends && !lists {
            continue;
        }
        // Some make a heading of a paragraph that is all in bold letters.
        let bold = heading.is("b, strong");
        let heading = if bold { heading.parent() } else { heading };
        if bold && heading_words(&heading.text()) != said {
            continue;
        }
        let ends = ends && !bold || publisher;
        let Some(node) = heading.nodes().first().filter(|_| ends || lists) else { continue };
        let rank = |name: &str| name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok());
        let own = node.node_name().and_then(|name| rank(&name)).unwrap_or(6);
        // Some builders wrap a heading in an element with its buttons.
        let wrapped =
            node.parent().filter(|p| class_words(&p.attr_or("class", "")).iter().any(|w| w == "heading"));
        let mut below = Vec::new();
        let mut next = wrapped.as_ref().unwrap_or(node).next_element_sibling();
        while let Some(sibling) = next {
            let named = sibling.node_name().unwrap_or_default();
            let inner = sibling.element_children().first().and_then(|child| child.node_name());
            let ranked =
                rank(&named).or_else(|| inner.filter(|_| &*named == "div").and_then(|name| rank(&name)));
            let prose = lists && &*named == "p" && sibling.text().split_whitespace().count() >= PROSE;
            if prose || ranked.is_some_and(|rank| rank <= own) {
                break;
            }
            next = sibling.next_element_sibling();
            below.push(sibling);
        }
        let long: usize = below.iter().map(|sibling| length(&sibling.text())).sum();
        if 4 * long < 3 * page {
            below.iter().for_each(|sibling| sibling.remove_from_parent());
            heading.remove();
        }
    }
}

/// Whether a heading says that the publisher speaks of itself: "About the Courier".
fn tells_of_publisher(said: &str, head: &Head) -> bool {
    let Some(whom) = said.strip_prefix("about ").map(letters).filter(|whom| whom.len() > 2) else {
        return false;
    };
    let host = head.url.as_deref().and_then(host).unwrap_or_default();
    let names = [head.publisher.as_deref().map(letters), label(&host).map(letters)];
    names
        .into_iter()
        .flatten()
        .any(|name| name == whom || whom.strip_prefix("the").is_some_and(|w| w == name))
}

/// Takes out the headline: a heading that is called so, or the only one of the first rank.
fn prune_headline(reader: &Readability) {
    let first: Vec<_> = reader.doc.select("h1").iter().filter(|h| !h.text().trim().is_empty()).collect();
    let alone = first.len() == 1;
    for heading in first {
        let class = format!("{} {}", heading.attr_or("class", ""), heading.parent().attr_or("class", ""));
        let called = class_words(&class).iter().any(|word| PAGE.headline.contains(word));
        let marked = heading.attr("itemprop").is_some_and(|name| name.contains("headline"));
        if alone || called || marked {
            heading.remove();
        }
    }
}

/// How long a text is, however its words are set apart.
pub(super) fn length(text: &str) -> usize {
    text.split_whitespace().map(|word| word.len() + 1).sum()
}

/// The words of a heading in small letters, without marks and what is in brackets: "References [edit]".
fn heading_words(text: &str) -> String {
    let text = text.split('[').next().unwrap_or_default().to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let words = words.map(|w| w.replace(['\'', '’'], "")).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The words of a class or an id: `photoCaption story-credit` has four.
fn class_words(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in class.chars() {
        if !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && before.is_ascii_lowercase()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_ascii_alphabetic(), words.last_mut()) {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "The foreign ministers of Ruritania and Graustark met in Zenda on Monday and signed a treaty on the river.";

    fn pruned(body: &str) -> String {
        let head = Head {
            title: Some("Talks end".to_owned()),
            publisher: Some("Zenda Courier".to_owned()),
            ..Head::default()
        };
        let reader = Readability::new(format!("<body>{body}</body>"), None, None).unwrap();
        prune(&reader, &head);
        reader.doc.text().to_string()
    }

    #[test]
    fn captions_are_taken_out_of_a_page_and_long_texts_are_not() {
        let long = format!("<p>{}</p>", [SENTENCE; 6].join(" "));
        let text = pruned(&format!(
            "<div class='story social'><h2>Talks end</h2><h1>River</h1><figure><img src='a'><figcaption>In 2011.</figcaption></figure>\
             <div class='wp-caption-text'>In 2012.</div><span class='photoCredit'>Bo Ek</span><cite id='galleryCaption1'>In 2013.</cite>\
             <p class='image-caption'>In 2014.</p>{long}</div>"
        ));
        assert!(text.contains("Talks end") && text.contains("signed a treaty"), "{text}");
        for absent in ["2011", "2012", "2013", "2014", "Bo Ek"] {
            assert!(!text.contains(absent), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_the_author_is_taken_out_and_a_byline_is_not() {
        let life = "Ann Ott has written for the Courier of Zenda since 2011. She grew up on the river.";
        let text = pruned(&format!(
            "<div class='author-box'><span class='author'>By Ann Ott</span></div><p>{SENTENCE}</p><div class='author-bio'>{life}</div>"
        ));
        assert!(text.contains("By Ann Ott") && text.contains("signed a treaty"), "{text}");
        assert!(!text.contains("2011"), "{text}");
    }

    #[test]
    fn a_headline_is_taken_out_where_it_is_one() {
        for (body, kept) in [
            ("<h1>Talks end</h1>", false),
            ("<h1>The Courier</h1><h1 itemprop='headline'>Talks end</h1>", false),
            ("<h1>The Courier</h1><div class='headline'><h1>Talks end</h1></div>", false),
            ("<h1>How it began</h1><h1>Talks end</h1>", true),
        ] {
            assert_eq!(pruned(&format!("{body}<p>{SENTENCE}</p>")).contains("Talks end"), kept, "{body}");
        }
    }

    #[test]
    fn a_long_invitation_is_taken_out_and_an_article_about_one_is_not() {
        let offer = ["Sign up and know more of the river each day."; 20].join(" ");
        let article = format!("<p>{}</p>", [SENTENCE; 60].join(" "));
        let text = pruned(&format!("{article}<div class='newsletter-wrapper'>{offer}</div>"));
        assert!(text.contains("signed a treaty") && !text.contains("Sign up"), "{text}");
        assert!(pruned(&format!("<div class='newsletter-text'>{offer}</div>")).contains("Sign up"));
    }

    #[test]
    fn what_readers_say_and_other_articles_are_taken_out_by_their_names() {
        let said = ["I do not think that the river will be shared."; 16].join(" ");
        let article = format!("<p>{}</p>", [SENTENCE; 9].join(" "));
        for around in [
            format!("<div id='comments'>{said}</div>"),
            format!("<ol class='comment-list'><li>{said}</li></ol>"),
            format!("<div class='latest-news'>{said}</div>"),
            format!("<section id='readnext'>{said}</section>"),
            format!("<nav>{said}</nav>"),
            format!("<table class='infobox vcard'><tr><td>{said}</td></tr></table>"),
            format!("<div class='reflist'>{said}</div>"),
            "<p class='editor-note'>I do not think so.</p>".to_owned(),
            "<div class='data hidden'>{ \"not\": \"I do not think so.\" }</div>".to_owned(),
            "<div class='blog-feedback'><p>If you do not think so, write to us.</p></div>".to_owned(),
            "<div class='AudioPromo-description'>I do not think so.</div>".to_owned(),
            "<table class='tr-x'><tr><td class='tr-caption'>I do not think so.</td></tr></table>".to_owned(),
        ] {
            let text = pruned(&format!("{article}{around}"));
            assert!(text.contains("signed a treaty") && !text.contains("not think"), "{around}");
        }
        for whole in ["page has-comments", "post-with-sidebar", "news"] {
            let text = pruned(&format!("<div class='{whole}'>{article}</div><p>They met.</p>"));
            assert!(text.contains("signed a treaty"), "{whole}");
        }
    }

    #[test]
    fn sections_are_taken_out_by_their_headings() {
        let more = "<h2>After the talks</h2><p>They will meet again.</p>";
        for below in [
            "<h2>References[edit]</h2><ol><li>Ott 2011</li></ol><h3>Books</h3><p>Ott 2012, a book of the river and of all who ever lived on it and drank.</p>",
            "<div class='mw-heading'><h2>See also</h2></div><ul><li>Ott 2011</li></ul>",
            "<h3>Related stories</h3><ul><li><a href='a'>Ott 2011</a></li></ul>",
            "<h4>You May Also Like:</h4><div>Ott 2011</div><div>Ott 2012</div>",
            "<h2><b>About Zenda Courier®</b></h2><p>We are the paper of all who live on the river, as Ott 2011 says; for more visit us.</p>",
            "<p class='press-title'><b>Additional Resources</b></p><ul><li>Read of <a href='a'>Ott 2011</a>.</li></ul>",
        ] {
            let text = pruned(&format!("<article><p>{}</p>{below}{more}</article>", [SENTENCE; 4].join(" ")));
            assert!(text.contains("signed a treaty") && text.contains("meet again"), "{below}: {text}");
            assert!(!text.contains("Ott"), "{below}: {text}");
        }
        let within = format!("<h3>Related stories</h3><ul><li>Ott 2011</li></ul><p>{SENTENCE}</p>");
        let text = pruned(&format!("<article><p>{}</p>{within}</article>", [SENTENCE; 2].join(" ")));
        assert_eq!((text.matches("signed a treaty").count(), text.contains("Ott")), (3, false));
        assert!(pruned(&format!("<h2>Related wars</h2><p>{SENTENCE}</p>")).contains("Related wars"));
    }
}
