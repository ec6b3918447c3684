//! What a page shows in and around an article that is no part of it: captions, credits, buttons, lists of other articles.
//!
//! A caption tells of a picture, often of another year, and in the middle of a text it parts what belongs together; a line of
//! another article would be read as this one's. So captions are taken out of the page before its main text is looked for, and
//! lines without a sentence are cut at both ends of that text. Between them a line is left out only if it is a known button.

use super::head::Head;
use super::published::above;
use dom_smoothie::Readability;
use regex::Regex;
use std::sync::LazyLock;

/// Words in the class of an element that is not the article.
const BESIDE: [&str; 21] = [
    "caption",
    "captions",
    "figcaption",
    "credit",
    "credits",
    "newsletter",
    "newsletters",
    "signup",
    "subscribe",
    "related",
    "recirc",
    "share",
    "sharing",
    "social",
    "promo",
    "promos",
    "advertisement",
    "breadcrumbs",
    "gallery",
    "slideshow",
    "carousel",
];

/// Text of such an element is shorter than this; what is longer may hold the article.
const SHORT: usize = 600;

/// How many lines at the top may come before the first sentence.
const TOP: usize = 12;

/// How many lines at the bottom are looked at; more of a kind are a list that belongs to the article.
const BOTTOM: usize = 14;

/// A line of this many words or more is a sentence, however it ends.
const PROSE: usize = 14;

/// Takes captions and the like out of a page.
pub(super) fn prune(reader: &Readability) {
    let is_short = |text: &str| text.trim().len() < SHORT;
    for caption in reader.doc.select("figcaption").iter().filter(|c| is_short(&c.text())) {
        caption.remove();
    }
    for element in
        reader.doc.select("div[class], span[class], section[class], ul[class], cite[id], small[class]").iter()
    {
        let class = format!("{} {}", element.attr_or("class", ""), element.attr_or("id", ""));
        if class_words(&class).iter().any(|word| BESIDE.contains(&word.as_str()))
            && is_short(&element.text())
            && !element.select("h1").exists()
        {
            element.remove();
        }
    }
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

/// A text of paragraphs without what comes before its first sentence and behind its last.
pub(super) fn trimmed(text: &str, head: &Head) -> String {
    let lines: Vec<&str> = text.split("\n\n").filter(|line| !is_button(line)).collect();
    // Where no title is known it is the first line.
    let from = if head.title.as_ref().is_none_or(String::is_empty) { 0 } else { top(&lines, head) };
    let to = bottom(&lines[from..], &head.authors) + from;
    lines[from..to].join("\n\n")
}

/// How many lines come before the article.
fn top(lines: &[&str], head: &Head) -> usize {
    let dated = |line: &str| head.published.is_some() && words(line) < PROSE && above(line).is_some();
    let furniture = |line: &str| is_credit(line) || is_site(line) || dated(line) || leads_to(line, head);
    let prose = lines.iter().position(|l| words(l) >= PROSE && !furniture(l));
    let Some(prose) = prose.filter(|at| *at <= TOP) else { return 0 };
    // What a credit follows is the caption of the first picture.
    let text = lines.iter().filter(|l| words(l) >= PROSE).count();
    let credit = lines.iter().take(3).rposition(|line| is_credit(line)).filter(|at| *at >= prose && text > 3);
    if let Some(at) = credit {
        return at + 1;
    }
    // What stands above a byline and is no sentence are the sections of the site.
    let byline = lines[..prose].iter().rposition(|line| is_byline(line));
    if let Some(at) = byline.filter(|at| !lines[..*at].iter().any(|line| is_sentence(line))) {
        return at + 1;
    }
    // A line above the text that says something may be its standfirst; it stays, with what follows.
    let said = |line: &&str| (words(line) > 4 || is_sentence(line)) && !furniture(line);
    lines[..prose].iter().position(said).unwrap_or(prose)
}

/// Whether a line is the way to this article within its site: the sections, and its headline behind them.
fn leads_to(line: &str, head: &Head) -> bool {
    let title = head.title.as_deref().unwrap_or_default();
    words(title) > 2 && line.len() > title.len() && line.ends_with(title)
}

/// Behind which line the article ends.
fn bottom(lines: &[&str], authors: &[String]) -> usize {
    let furniture = |line: &&str| {
        !is_sentence(line) || is_teaser(line) || is_credit(line) || is_site(line) || is_life(line, authors)
    };
    // Who else wrote it may stand below what is said of the author.
    let helped = |at: usize| {
        words(lines[at]) < PROSE
            && lines[at].contains("ontribut")
            && at > 0
            && is_life(lines[at - 1], authors)
    };
    let behind = (0..lines.len()).rev().take_while(|at| furniture(&lines[*at]) || helped(*at)).count();
    if behind > BOTTOM || behind + 2 > lines.len() { lines.len() } else { lines.len() - behind }
}

fn words(line: &str) -> usize {
    line.split_whitespace().count()
}

/// Whether a line ends as sentences do.
fn is_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['”', '"', '\'', '’', ')', ']', '»']);
    (end.ends_with(['.', '?', '!', '…', '。']) && words(line) > 2) || words(line) >= 2 * PROSE
}

/// A button or a label of the page, wherever it stands.
fn is_button(line: &str) -> bool {
    static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?xi)^(?:photo|image|video|advertisement|(?:story|article)\ continues\ below(?:\ advertisement)?
            |continue\ reading(?:\ the\ main\ story)?|hide\ caption|toggle\ caption|(?:enlarge|view)\ (?:this\ )?image
            |share(?:\ this(?:\ (?:article|story|page))?)?|tweet|recommend|reply|print|save|comments?|e-?mail(?:\ this)?
            |skip\ advertisement|read\ more|show\ more|see\ more|learn\ more|sign\ up|subscribe|log\ in|reuse\ content
            |view\ comments|related(?:\ (?:stories|articles|topics|searches|content))?)\W*$",
        )
    });
    BUTTON.is_match(line)
}

/// Whose picture it is.
fn is_credit(line: &str) -> bool {
    static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)^\(?(?i:(?:all\ |top\ |main\ |cover\ )?(?:photo|image|picture|illustration|graphic|video)(?:graph|s)?\s*(?:by|:|courtesy|/|credits?\b)|credits?:?\s|source:\s)
            |^©|(?i:\bcourtesy\ of\b)|^\(.*\b(?i:photo|image|credit)\b.*\)$|\b(?i:photo\ )?[Cc]redit:\s.{2,60}$
            |\((?:Getty|AFP|AP|Reuters|REUTERS|EPA)\b[^()]{0,40}\)$
            |(?:/|via\ |\ )(?:Getty(?:\ Images)?|AFP|Reuters|REUTERS|Shutterstock|EPA|iStock|Alamy|Bloomberg\ News)(?:\ Images)?[\])]?$",
        )
    });
    words(line) < 2 * PROSE && !line.ends_with(['.', '?', '!']) && CREDIT.is_match(line)
}

/// Who wrote it.
fn is_byline(line: &str) -> bool {
    static BYLINE: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:By|BY)\s+\p{Lu}"));
    words(line) < PROSE && !line.ends_with(['.', '?', '!', ':']) && BYLINE.is_match(line)
}

/// Whether a line is the beginning of another article, as lists of them show it.
fn is_teaser(line: &str) -> bool {
    ["[…]", "[...]", "[&hellip;]"].iter().any(|end| line.ends_with(end))
}

/// What the site says for itself: times, bylines, invitations, rights.
fn is_site(line: &str) -> bool {
    static SITE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?xi)^(?:
            posted\ by\ .{0,90} | (?:estimated\ )?(?:reading|read)\ time\b.* | \d+\s+min(?:ute)?s?\s+read\b.*
            | you\ have\ .*\b(?:article|story|articles|stories)\ left\b.* | this\ is\ your\ last\ (?:free\ )?article\b.*
            | (?:please\ )?(?:log\ in|sign\ in|register)\b.* | (?:subscribe|sign\ up|get\ (?:the|our|updates|more)|join)\b.*\b(?:newsletters?|e-?mails?|inbox|free|updates?|digest|access)\b.*
            | (?:follow|like|join)\b.*\b(?:on|at)\ (?:twitter|facebook|instagram|linkedin|x|bluesky|mastodon|google\+?|threads|youtube|telegram)\b.* | follow\ .{0,40}@\w+\W*
            | (?:read|see|watch|listen|more)(?:\ (?:more|also|next|on\ this))?:.* | see\ (?:more\ )?(?:photos|pictures|the\ \w+\ of\ the\ week)\b.* | see\ \w+[’']s\ (?:pictures|cartoons)\b.*
            | (?:tags|topics|filed\ under|categories|keywords|related\ items)\b:?.*
            | this\ (?:article|story|post|piece)\ (?:was\ )?(?:originally|first|also)\ (?:appeared|appears|published)\b.* | .*\ball\ rights\ reserved\b.* | .*\bmay\ not\ be\ (?:published|reproduced)\b.* | .*\bno\ part\ (?:of\ .{0,40}\ )?may\ be\ reproduced\b.*
            | .*\bsign\ up\ (?:for|to)\ (?:the|our|its|a|this|\w+[’']s)\ (?:\w+\ ){0,3}newsletters?\b.{0,20}
            | a\ version\ of\ this\ (?:article|story)\ (?:appears|appeared|was\ published)\b.* | .*\border\ reprints\b.*
            | .*\b(?:can\ be\ (?:reached|contacted|followed)|(?:e-?mail|contact|follow)\ (?:him|her|them|me|us))\b.*(?:@|\bat\ \d).*
            | (?:view\ the\ discussion\ thread|blog\ comments\ powered\ by|please\ enable\ javascript|comments\ are\ closed)\b.*
            | .*\bread\ our\ (?:terms|comment|community)\b.*
            | .*\bjoin\ our\b.*\b(?:club|team|community|program(?:me)?|channel|readers)\b.* | .*\bthanks\ for\ your\ support\b.* | we\ accept\b.*\b(?:cards?|pay)\b.* | .*\b(?:ethics|privacy|comment)\ policy\ here\W*
            | this\ (?:story|article)\ was\ made\ possible\b.* | .*\bis\ a\ (?:service\ mark|(?:registered\ )?trademark)\ of\b.* | .*\bcheck\ (?:it|them|us)\ out\ here\b.*
            | (?:updated?:?\ )?[a-z]{3,9}\.?\ \d{1,2},?\ \d{1,2}:\d\d\ (?:[ap]\.?m\.?)?(?:\ [a-z]{2,4})?
            | click\ here\b.* | https?://\S+ | (?:-\s*)?\S+@\S+\.\w+
            )$",
        )
    });
    SITE.is_match(line)
}

/// What an article says of its author below its end: "Ann Ott covers Ruritania for the Courier."
fn is_life(line: &str, authors: &[String]) -> bool {
    static LIFE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:,|\s+(?:is|was|has|covers?|covered|writes?|wrote|joined|reports?|leads?|works?|worked|lives?|can be)\b)",
        )
    });
    authors.iter().filter(|a| words(a) > 1).any(|author| {
        line.get(..author.len()).is_some_and(|name| name.eq_ignore_ascii_case(author))
            && LIFE.is_match(&line[author.len()..])
    })
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns are constants, tried by the tests below")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "The foreign ministers of Ruritania and Graustark met in Zenda on Monday and signed a treaty on the river.";
    const LAST: &str = "“We shall meet again,” said Olga Martens.";

    fn head() -> Head {
        Head {
            title: Some("Talks end in Zenda".to_owned()),
            published: Some("2019-03-28".to_owned()),
            authors: vec!["Ann Ott".to_owned()],
            ..Head::default()
        }
    }

    fn cut(above: &[&str], below: &[&str]) -> String {
        let lines: Vec<&str> =
            above.iter().copied().chain([FIRST, LAST]).chain(below.iter().copied()).collect();
        trimmed(&lines.join("\n\n"), &head())
    }

    #[test]
    fn lines_around_an_article_are_cut() {
        for (above, below) in [
            (&["Photo", "Bo Ek / Getty Images"][..], &["Continue reading the main story"][..]),
            (&["World", "Zenda —"], &["Tags: Zenda, Ruritania", "Reply"]),
            (
                &["(Image: Bo Ek/Reuters)", "Estimated reading time: 4 minutes"],
                &["© 2019 The Courier. All rights reserved."],
            ),
            (
                &["Share this"],
                &[
                    "Read more:",
                    "Graustark sends its best envoys to Strelsau",
                    "Ruritania's king is home again",
                ],
            ),
            (
                &["You have 1 article left to read this month before you must register."],
                &["Ann Ott covers Ruritania for The Courier.", "Follow Ann Ott on Twitter."],
            ),
            (
                &["28 Mar, 2019", "HomeWorldTalks end in Zenda"],
                &["More news of the river:", "Related Items Ruritania rivers"],
            ),
            (
                &["Jun 13, 4:03 PM EDT"],
                &[
                    "Ann Ott is the Courier's editor for Asia, based in Zenda.",
                    "Bo Ek and Cy Moe contributed.",
                ],
            ),
            (
                &[],
                &[
                    "Want to know more? Join our readers' club and share your voice!",
                    "This story was made possible by the River Fund.",
                    "We accept credit cards.",
                ],
            ),
            (
                &["CAPTION"],
                &["Ann Ott can be reached at 555 0100 or ann.ott@courier.example", "More commentary »"],
            ),
            (
                &[],
                &["A version of this article appears in print on March 28, 2019. Order Reprints | Subscribe"],
            ),
            (
                &[],
                &["Sign up for our newsletter and get the news of the day.", "https://courier.example/more"],
            ),
            (
                &["Rivers, From the archives", "By Ann Ott, The Courier"],
                &["Every day the Courier’s editors choose what to read. Sign up for the newsletter here."],
            ),
            (
                &[],
                &[
                    "The king of Graustark, who loves the river, has built a boat for his daughter and named it […]",
                    "A boat on the river at Zenda in spring. Credit: Bo Ek/River Fund (CC BY 2.0)",
                    "This document is subject to copyright. No part may be reproduced without permission.",
                ],
            ),
        ] {
            assert_eq!(cut(above, below), format!("{FIRST}\n\n{LAST}"), "{above:?} {below:?}");
        }
    }

    #[test]
    fn what_belongs_to_an_article_stays() {
        for (above, below) in [
            (
                &["Two states end a quarrel of eighty years over water"][..],
                &["Bo Ek contributed to this report."][..],
            ),
            (
                &["They waited long."],
                &["Ann Ott, the Ruritanian envoy’s aide, asked him: “Who is next?”", "He did not answer."],
            ),
            (
                &["As the two states waited, the king’s envoy said on Monday what Reuters:"],
                &["Bo Ek contributed to this report."],
            ),
            (&[], &["“The photographs were taken by Reuters,” he said."]),
            (
                &[],
                &[
                    "Olga Martens is the first woman in her office.",
                    "Graustark would soon join our alliance, he said.",
                ],
            ),
            (&[], &["The privacy policy of the union was not spoken of."]),
            (&["By Monday both had signed."], &["“We sign up to peace,” he said, “and to no newsletter.”"]),
        ] {
            let whole: Vec<&str> =
                above.iter().copied().chain([FIRST, LAST]).chain(below.iter().copied()).collect();
            assert_eq!(cut(above, below), whole.join("\n\n"), "{above:?} {below:?}");
        }
        let pictured = format!(
            "The envoys of the two states in 2011, before the river rose and took the bridge away.\n\nBo Ek / Getty Images\n\n{}",
            [FIRST; 4].join("\n\n")
        );
        assert_eq!(trimmed(&pictured, &head()), [FIRST; 4].join("\n\n"));
        assert_eq!(trimmed(&format!("Zenda\n\n{FIRST}"), &Head::default()), format!("Zenda\n\n{FIRST}"));
        let list: Vec<String> = (1..30).map(|n| format!("Point {n} of the treaty")).collect();
        let text = format!("{FIRST}\n\n{}", list.join("\n\n"));
        assert_eq!(trimmed(&text, &head()), text);
        assert_eq!(trimmed("They met.", &head()), "They met.");
        assert_eq!(trimmed("Talks end\n\nin Zenda", &Head::default()), "Talks end\n\nin Zenda");
    }

    #[test]
    fn captions_are_taken_out_of_a_page_and_long_texts_are_not() {
        let long = format!("<p>{FIRST} {FIRST} {FIRST} {FIRST} {FIRST} {FIRST}</p>");
        let page = format!(
            "<body><div class='story social'><h1>Talks end</h1><figure><img src='a'><figcaption>In 2011.</figcaption></figure>\
             <div class='wp-caption-text'>In 2012.</div><span class='photoCredit'>Bo Ek</span><cite id='galleryCaption1'>In 2013.</cite>{long}</div></body>"
        );
        let reader = Readability::new(page, None, None).unwrap();
        prune(&reader);
        let text = reader.doc.text().to_string();
        assert!(text.contains("Talks end") && text.contains("signed a treaty"), "{text}");
        for absent in ["2011", "2012", "2013", "Bo Ek"] {
            assert!(!text.contains(absent), "{text}");
        }
    }
}
