//! The lines above and below an article that are no part of it: credits, bylines, buttons, lists of other articles.
//!
//! A line of another article would be read as this one's. So lines without a sentence are cut at both ends of the text that
//! was found on a page. Between them a line is left out only if it is a known button.

use super::dayline::in_line;
use super::furniture::{is_button, is_byline, is_credit, is_life, is_site, is_stranger, is_teaser};
use super::head::Head;
use super::words::{PAGE, regex};
use regex::Regex;
use std::sync::LazyLock;

/// How many lines at the top may come before the first sentence.
const TOP: usize = 12;

/// How many lines at the bottom are looked at; more of a kind are a list that belongs to the article.
const BOTTOM: usize = 14;

/// So many lines at the bottom may stand below one that leads on.
const LED: usize = 6;

/// A line of this many words or more is a sentence, however it ends.
pub(super) const PROSE: usize = 14;

/// A text of paragraphs without what comes before its first sentence and behind its last.
pub(super) fn trimmed(text: &str, head: &Head) -> String {
    let lines: Vec<&str> = text.split("\n\n").filter(|line| !is_button(line)).collect();
    // Where no title is known it is the first line.
    let from = if head.title.as_ref().is_none_or(String::is_empty) { 0 } else { top(&lines, head) };
    let to = bottom(&lines[from..], &head.authors) + from;
    unclaimed(lines[from..to].join("\n\n"))
}

/// The text without the last sentence of its last line, where that claims a right: "They left. Copyright The Courier."
fn unclaimed(mut text: String) -> String {
    static CLAIM: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"[.!?”\x22]\s+((?:Transcript provided by [^.\n]{2,60}, )?(?:Copyright|©)\s[^.\n]{2,80}(?:\. All rights reserved)?\.?)$",
        )
    });
    if let Some(at) = CLAIM.captures(&text).and_then(|found| found.get(1)).map(|claim| claim.start()) {
        text.truncate(text[..at].trim_end().len());
    }
    text
}

/// How many lines come before the article.
fn top(lines: &[&str], head: &Head) -> usize {
    let dated = |line: &str| head.published.is_some() && words(line) < PROSE && in_line(line).is_some();
    let furniture = |line: &str| is_credit(line) || is_site(line) || dated(line) || leads_to(line, head);
    let prose = lines.iter().position(|l| words(l) >= PROSE && !furniture(l));
    let Some(prose) = prose.filter(|at| *at <= TOP) else {
        return lines[..lines.len() / 2].iter().take_while(|line| dated(line)).count();
    };
    // What a credit follows is the caption of the first picture; behind two paragraphs the picture stands within the text.
    let said_in = |lines: &[&str]| lines.iter().filter(|l| words(l) >= PROSE).count();
    let credit = lines.iter().take(3).rposition(|line| is_credit(line));
    let credit = credit.filter(|at| *at >= prose && said_in(&lines[..*at]) < 2 && said_in(lines) > 3);
    let from = |at: usize| at + lines[at..prose.max(at)].iter().take_while(|line| furniture(line)).count();
    if let Some(at) = credit {
        return from(at + 1);
    }
    if let Some(at) = dateline(lines) {
        return at;
    }
    // A line that begins with a small letter goes on from another.
    let begins = |line: &str| !line.starts_with(char::is_lowercase);
    // What stands above a byline and is no sentence are the sections of the site.
    let byline = lines[..prose].iter().rposition(|line| is_byline(line));
    if let Some(at) = byline.filter(|at| !lines[..*at].iter().any(|line| is_sentence(line) && begins(line))) {
        // Below the name may stand what its owner is.
        let role = |line: &&&str| {
            words(line) < 6
                && !is_sentence(line)
                && line.to_lowercase().split(' ').any(|w| PAGE.writes.iter().any(|known| known == w))
        };
        let roles = lines[at + 1..prose].iter().take_while(role).count();
        return from(at + 1 + roles);
    }
    // A line above the text that says something may be its standfirst; it stays, with what follows.
    let said = |line: &&str| {
        (words(line) > 4 || is_sentence(line)) && !furniture(line) && !is_byline(line) && begins(line)
    };
    lines[..prose].iter().position(said).unwrap_or(prose)
}

/// Where the place and the agency stand with which a report begins: "ZENDA, Ruritania (AP) — The ministers met", or in a line of
/// their own. What is above is said of the report: a summary in points, or the caption of its picture.
fn dateline(lines: &[&str]) -> Option<usize> {
    static PLACED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)^(?:
            (?:\p{Lu}[\p{L}.'’-]*[,.]?\s+){0,6}\((?:AP|AFP|CNN|Reuters|REUTERS|UPI|Xinhua|Yonhap|Bloomberg|TASS|DPA|dpa)\)\s*(?:--|—|–|-)
            | \p{Lu}[\p{Lu}.'’-]{2,}(?:\s\p{Lu}[\p{Lu}.'’-]+){0,3}(?:,\s(?:\p{Lu}[\p{L}.]*\s?){1,3})?\s*(?:--|—|–)
            )\s*[\p{Lu}“\x22'‘]",
        )
    });
    static ALONE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^(?:\p{Lu}[\p{L}.'’-]*,?\s+){0,5}\(?(?:AP|AFP|CNN|Reuters|UPI)\)?\s*(?:--|—|–)$")
    });
    let near = &lines[..lines.len().min(TOP)];
    let from = near.iter().position(|line| PLACED.is_match(line)).or_else(|| {
        near.iter().position(|line| ALONE.is_match(line)).map(|at| at + 1).filter(|at| *at < lines.len())
    })?;
    // A report below others, each with its place, is not the first.
    (near[..from].iter().filter(|line| words(line) >= PROSE).count() <= 2).then_some(from)
}

/// Whether a line is the way to this article within its site: the sections, and its headline behind them.
fn leads_to(line: &str, head: &Head) -> bool {
    let title = head.title.as_deref().unwrap_or_default();
    words(title) > 2 && line.len() > title.len() && line.ends_with(title)
}

/// Behind which line the article ends.
fn bottom(lines: &[&str], authors: &[String]) -> usize {
    let end = lines.len();
    // Behind a line that leads on a few lines may be left, each of one title or teaser.
    let led = (end.saturating_sub(LED)..end).find(|at| {
        let said = lines[*at].to_lowercase();
        let said = said.trim_matches(|c: char| !c.is_alphanumeric());
        PAGE.leading.iter().any(|word| word == said)
    });
    let lines = &lines[..led.filter(|at| 2 * at >= end).unwrap_or(end)];
    let furniture = |line: &&str| {
        !is_sentence(line)
            || is_teaser(line)
            || is_credit(line)
            || is_site(line)
            || is_life(line, authors)
            || is_stranger(line, lines)
    };
    // Who else wrote it may stand below what is said of the author.
    let helped = |at: usize| {
        let helper = words(lines[at]) < PROSE && lines[at].contains("ontribut");
        at > 0 && (helper || is_stranger(lines[at], &[])) && is_life(lines[at - 1], authors)
    };
    // What is cut off below a label is said of something that the article names.
    let cut_off = |at: usize| {
        lines[at].ends_with("...") && words(lines[at]) >= PROSE && at > 0 && !is_sentence(lines[at - 1])
    };
    let behind =
        (0..lines.len()).rev().take_while(|at| furniture(&lines[*at]) || helped(*at) || cut_off(*at)).count();
    let left = lines.len() - behind;
    // Of an article that must be paid for, one paragraph may be shown.
    let enough = left > 1 || left == 1 && words(lines[0]) >= PROSE;
    if behind > BOTTOM || !enough { lines.len() } else { left }
}

pub(super) fn words(line: &str) -> usize {
    line.split_whitespace().count()
}

/// Whether a line ends as sentences do, or is a point of a list in the text.
fn is_sentence(line: &str) -> bool {
    // "They met. (AFP)" names the agency at its end.
    let signed =
        line.rsplit_once(" (").filter(|(_, name)| name.len() < 10 && !name.contains(char::is_lowercase));
    let line = signed.map_or(line, |(said, _)| said);
    let end = line.trim_end_matches(['”', '"', '\'', '’', ')', ']', '»', ' ', '\u{a0}']);
    (end.ends_with(['.', '?', '!', '…', '。']) && words(line) > 2)
        || words(line) >= 2 * PROSE
        || line.starts_with('•') && words(line) > 3
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::intake) const FIRST: &str = "The foreign ministers of Ruritania and Graustark met in Zenda on Monday and signed a treaty on the river.";
    pub(in crate::intake) const LAST: &str = "“We shall meet again,” said Olga Martens.";

    /// What is known of it.
    pub(in crate::intake) fn head() -> Head {
        Head {
            title: Some("Talks end in Zenda".to_owned()),
            published: Some("2019-03-28".to_owned()),
            authors: vec!["Ann Ott".to_owned()],
            ..Head::default()
        }
    }

    /// The article between these lines, as it is left.
    pub(in crate::intake) fn cut(above: &[&str], below: &[&str]) -> String {
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
                &["Last updated March 30, 2019", "1:39 PM ET"],
                &["Rivers Explained: all of our tales of rivers. Here."],
            ),
            (
                &["Updated: March 30, 2019, 5:02 PM ET"],
                &["This article was reprinted in the Herald.", "[River map by Bo Ek, lines by Cy Moe]"],
            ),
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
            (
                &["NEWYou can now listen to Courier articles!", "This story is more than 3 years old."],
                &["Article by Bo Ek (@boek).", "Let us know what you think in the comments below."],
            ),
            (
                &["Editor’s note: A version of this article was sent in our letter of the week."],
                &[
                    "For more news of the river please visit The Courier.",
                    "Suggested citation: Ott, Talks end, 2019.",
                ],
            ),
            (
                &["Zenda", "By Ann Ott, The Courier", "March 28th, 2019"],
                &[
                    "Header image: a boat on the river at Zenda. Credit: Bo Ek/River Fund (CC BY-NC 2.0)",
                    "Cy Moe is a reporter of the Courier.",
                ],
            ),
        ] {
            assert_eq!(cut(above, below), format!("{FIRST}\n\n{LAST}"), "{above:?} {below:?}");
        }
    }

    #[test]
    fn a_report_begins_with_its_place() {
        let said =
            "The two states will share the water of the river in the years of drought, and pay for the dam.";
        for (above, place) in [
            (
                &[
                    "The river at Zenda in the spring of the year in which the bridge was taken away by the water",
                ][..],
                "ZENDA, Ruritania (AP) — ",
            ),
            (&["STORY HIGHLIGHTS", "Two states met in Zenda", said], "Zenda (CNN) -- "),
            (&["NEW: The talks end", said, "The river is low"], "(Reuters) - "),
            (&["Talks end, a war is over"], "ZENDA--"),
            (&["Ministers of two states play video games", "Zenda CNN —"], ""),
        ] {
            let first = format!("{place}{FIRST}");
            let lines: Vec<&str> = above.iter().copied().chain([first.as_str(), LAST]).collect();
            assert_eq!(trimmed(&lines.join("\n\n"), &head()), format!("{first}\n\n{LAST}"), "{above:?}");
        }
        for above in [&["The ministers — both of them new — met."][..], &["NATO met. The UN did not.", said]]
        {
            assert_eq!(cut(above, &[]), format!("{}\n\n{FIRST}\n\n{LAST}", above.join("\n\n")));
        }
        let reports = format!("{said}\n\n{said}\n\n{said}\n\nZENDA — {FIRST}");
        assert_eq!(trimmed(&reports, &head()), reports);
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
            (&[], &["Olga Martens is a writer of songs, too.", "Let us know peace, he said."]),
            (&[], &["The privacy policy of the union was not spoken of."]),
            (&["“Updated rules of March 2011 hold,” he said."], &["“We shall always be here.”"]),
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
        let within = format!("{FIRST}\n\n{FIRST}\n\nImage credit: Bo Ek\n\n{}", [FIRST; 4].join("\n\n"));
        assert_eq!(trimmed(&within, &head()), within);
        assert_eq!(trimmed(&format!("Zenda\n\n{FIRST}"), &Head::default()), format!("Zenda\n\n{FIRST}"));
        assert_eq!(
            trimmed("March 28, 2019 in Rivers\n\nO river\n\nLow river", &head()),
            "O river\n\nLow river"
        );
        let stub = format!("{FIRST}\n\nPlease sign up or log in to continue reading\n\n#rivers\n\nMore");
        assert_eq!(trimmed(&stub, &head()), FIRST);
        let list: Vec<String> = (1..30).map(|n| format!("Point {n} of the treaty")).collect();
        let text = format!("{FIRST}\n\n{}", list.join("\n\n"));
        assert_eq!(trimmed(&text, &head()), text);
        assert_eq!(trimmed("They met.", &head()), "They met.");
        assert_eq!(trimmed("Talks end\n\nin Zenda", &Head::default()), "Talks end\n\nin Zenda");
    }
}
