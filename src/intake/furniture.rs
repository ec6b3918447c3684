//! What a line of a page is that is no part of an article: a button, a credit, a byline, a teaser, what the site says for itself,
//! what is said of the author.

use super::edges::{PROSE, words};
use super::words::{PAGE, regex};
use regex::Regex;
use std::sync::LazyLock;

/// A button or a label of the page, wherever it stands.
pub(super) fn is_button(line: &str) -> bool {
    static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?xi)^(?:photo|image|video|advertisement|(?:story|article)\ continues\ below(?:\ advertisement)?
            |continue\ reading(?:\ the\ main\ story)?|hide\ caption|toggle\ caption|(?:enlarge|view)\ (?:this\ )?image
            |share(?:\ this(?:\ (?:article|story|page))?)?|tweet|recommend|reply|print|save|comments?|e-?mail(?:\ this)?
            |skip\ advertisement|read\ more|show\ more|see\ more|learn\ more|sign\ up|subscribe|log\ in|reuse\ content
            |view\ comments|contents?|table\ of\ contents|on\ this\ page|in\ this\ (?:article|story)|back\ to\ (?:top|the\ top|blog)
            |related(?:\ (?:stories|articles|topics|searches|content))?)\W*$",
        )
    });
    BUTTON.is_match(line)
}

/// Whose picture it is.
pub(super) fn is_credit(line: &str) -> bool {
    static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?x)^\(?(?i:(?:(?:all|top|main|cover|header|featured?|lead|banner|title|hero)\ )?(?:photo|image|picture|illustration|graphic|video)(?:graph|s)?\s*(?:by|:|courtesy|/|credits?\b)|credits?:?\s|source:\s)
            |^©|(?i:\bcourtesy\ of\b)|^\(.*\b(?i:photo|image|credit)\b.*\)$|\b(?i:photo\ )?[Cc]redit:\s.{2,60}$
            |\bPhotos?(?:graph)?:\s\p{Lu}.{2,60}$
            |(?:^|[^\s.?!”\x22])\s*\((?:Getty|AFP|AP|Reuters|REUTERS|EPA)\b[^()]{0,40}\)$
            |\((?:Photo|Image|Picture|Credit)s?\s?:[^()]{2,80}\)$
            |(?:/|via\ |\ )(?:Getty(?:\ Images)?|AFP|Reuters|REUTERS|Shutterstock|EPA|iStock|Alamy|Bloomberg\ News)(?:\ Images)?[\])]?$",
        )
    });
    static LICENSED: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)\b(?:image|photo|credit)s?:.*(?:\(CC[\s-]BY[^()]*\)|CC[\s-]BY(?:-\w\w)* \d\.\d)$")
    });
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:Top |Lead |Cover |Header )?(?:[Pp]hoto|[Ii]mage|[Ii]llustration)s? by (?:[\w.]+ \(|\p{Lu}[^.]{2,40}\.$)",
        )
    });
    LICENSED.is_match(line)
        || NAMED.is_match(line)
        || words(line) < 2 * PROSE && !line.ends_with(['.', '?', '!']) && CREDIT.is_match(line)
}

/// Who wrote it.
pub(super) fn is_byline(line: &str) -> bool {
    static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^(?:(?:By|BY)\s+|(?:(?:Written|Posted|Story) by|Authors?\s?:|Author\(s\):?)\s+)\p{Lu}")
    });
    words(line) < PROSE && !line.ends_with(['.', '?', '!', ':']) && BYLINE.is_match(line)
}

/// Whether a line is the beginning of another article, as lists of them show it.
pub(super) fn is_teaser(line: &str) -> bool {
    ["[…]", "[...]", "[&hellip;]"].iter().any(|end| line.ends_with(end))
}

/// What the site says for itself: times, bylines, invitations, rights.
pub(super) fn is_site(line: &str) -> bool {
    static SITE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?xi)^(?:
            posted\ by\ .{0,90} | (?:estimated\ )?(?:reading|read)\ time\b.* | \d+\s+min(?:ute)?s?\s+read\b.*
            | you\ have\ .*\b(?:article|story|articles|stories)\ left\b.* | this\ is\ your\ last\ (?:free\ )?article\b.*
            | (?:please\ )?(?:log\ in|sign\ in|register)\b.* | (?:please\ )?(?:sign\ up|subscribe|become\ a\ member)\b.*\bto\ (?:continue|keep|go\ on|read)\b.* | (?:subscribe|sign\ up|get\ (?:the|our|updates|more)|join)\b.*\b(?:newsletters?|e-?mails?|inbox|free|updates?|digest|access)\b.*
            | (?:follow|like|join)\b.*\b(?:on|at)\ (?:twitter|facebook|instagram|linkedin|x|bluesky|mastodon|google\+?|threads|youtube|telegram)\b.* | follow\ .{0,40}@\w+\W*
            | (?:read|see|watch|listen|more)(?:\ (?:more|also|next|on\ this))?:.* | see\ (?:more\ )?(?:photos|pictures|the\ \w+\ of\ the\ week)\b.* | see\ \w+[’']s\ (?:pictures|cartoons)\b.*
            | (?:tags|topics|filed\ under|categories|keywords|related\ items)\b:?.*
            | this\ (?:article|story|post|piece)\ (?:was\ )?(?:(?:originally|first|also)\ )?(?:appeared|appears|published|(?:re-?)(?:printed|published))\b.* | .*\ball\ rights\ reserved\b.* | .*\bmay\ not\ be\ (?:published|reproduced)\b.* | .*\bno\ part\ (?:of\ .{0,40}\ )?may\ be\ reproduced\b.*
            | .*\bsign\ up\ (?:for|to)\ (?:the|our|its|a|this|\w+[’']s)\ (?:\w+\ ){0,3}newsletters?\b.{0,20}
            | a\ version\ of\ this\ (?:article|story)\ (?:appears|appeared|was\ published)\b.* | .*\border\ reprints\b.*
            | .*\b(?:can\ be\ (?:reached|contacted|followed)|(?:e-?mail|contact|follow)\ (?:him|her|them|me|us))\b.*(?:@|\bat\ \d).*
            | (?:view\ the\ discussion\ thread|blog\ comments\ powered\ by|please\ enable\ javascript|comments\ are\ closed)\b.*
            | .*\bread\ our\ (?:terms|comment|community)\b.*
            | .*\bjoin\ our\b.*\b(?:club|team|community|program(?:me)?|channel|readers)\b.* | .*\bthanks\ for\ your\ support\b.* | we\ accept\b.*\b(?:cards?|pay)\b.* | .*\b(?:ethics|privacy|comment)\ policy\ here\W*
            | this\ (?:story|article)\ was\ made\ possible\b.* | .*\bis\ a\ (?:service\ mark|(?:registered\ )?trademark)\ of\b.* | .*\bcheck\ (?:it|them|us)\ out\ here\b.*
            | (?:updated?:?\ )?[a-z]{3,9}\.?\ \d{1,2},?\ \d{1,2}:\d\d\ (?:[ap]\.?m\.?)?(?:\ [a-z]{2,4})?
            | (?:last\ )?(?:updated?|modified|published|posted):?\ (?:on\ )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ )?(?:[a-z]{3,9}\.?\ \d{1,2}\b|\d{1,2}\ [a-z]{3,9}\.?|\d{1,2}/\d{1,2}/).{0,40}
            | \d{1,2}[:.]\d\d\ ?(?:[ap]\.?m\.?)?(?:\ [a-z]{2,4})? | story\ highlights\W*
            | (?:.*[.!?:]\ )?(?:(?:click|check\ (?:it|them|us)\ out|read\ .{2,60}|find\ out\ more|learn\ more|more\ (?:about|on)\ .{2,60})\ )?here\.?
            | \[.*\]
            | (?:new)?you\ can\ now\ listen\ to\b.* | listen\ to\ th(?:is|e)\ (?:article|story|episode|podcast)\b.*
            | this\ (?:article|story|post|page)\ (?:is|was\ published)\ (?:more\ than|over)\ .{1,20}\ (?:years?|months?)\ (?:ago|old)\W*
            | (?:editor|editors|publisher|moderator)[’']?s?[’']?\ notes?:.*
            | (?:suggested\ citation|cite\ this\ (?:article|page|post)(?:\ as)?|citation|how\ to\ cite)\b.* | (?:more\ information|journal\ (?:reference|information)|reference):.*\b(?:doi|https?|journal|\d{4}\))\b.*
            | (?:\(?(?:additional\ )?(?:reporting|writing|editing)|(?:article|story|text|words|interview|written|translated)(?:\ and\ \w+)?)\ by\ [^.]{3,90}[.)]*
            | (?:medically\ |peer\ |fact[\ -])?(?:reviewed|checked)\ by\ \S.{2,240} | contribut(?:ing|ors?)(?:\ to\ this\ \w+)?:\ .{3,120} | sources?:\s.*(?:bit\.ly|doi|https?:|\bjournal\b|\bonline\b).*
            | \((?:additional\ )?(?:reporting|writing|editing)\ by\ .{3,400}\) | chat\ with\ us\b.* | check\ out\ the\ .{2,40}\bevery\b.*
            | (?:kick\ off|start|begin)\ your\ (?:day|week)\b.* | (?:e-?mail|contact|reach|follow)\ .{3,60}\bat\b.*@.*
            | (?:see|read)\ more\ (?:by|from|about)\b.* | comments\ are\ (?:filtered|moderated|subject)\b.* | updated?:?\ at\ \d{1,2}:\d\d\b.*
            | .*\byou\ can\ follow\b.*\bon\ (?:twitter|facebook)\b.* | (?:earn|claim|get)\ .{0,20}\b(?:cme|ce)\ credits?\b.*
            | to\ (?:read|see|view|learn|find\ out|download)\b.{2,80},\ (?:please\ )?(?:click|go|visit)\b.*
            | for\ (?:more|all|the\ latest)\b.*\b(?:news|stories|updates|coverage)\b.*\b(?:visit|follow|go\ to|click|check\ out|tune\ in|download)\b.*
            | (?:.*[.!?]\ )?(?:let\ (?:us|me)\ know|tell\ us|share\ your|leave\ (?:us\ )?(?:a|your)|sound\ off)\b.*\bcomments?\b.*
            | this\ is\ (?:an?|the)\ (?:extended|edited|abridged|updated|shortened|translated)\ (?:version|excerpt|extract|transcript)\ of\b.*\b(?:published|appeared|broadcast|aired|printed)\b.*
            | this\ (?:content|article|post|story)\ (?:was|is)\ (?:produced|paid\ for|sponsored|created)\ by\b.* | (?:create|register\ for)\ an\ account\b.* | (?:download|read|get)\ the\ (?:full\ )?(?:report|study|paper|e-?book|white\ ?paper)\W* | join\ .{2,60}\bfor\ free\b.*
            | learn\ more\ (?:about|at|on)\b.{2,60} | click\ here\b.* | https?://\S+ | (?:-\s*)?\S+@\S+\.\w+
            )$",
        )
    });
    SITE.is_match(line)
}

/// What an article says of its author below its end: "Ann Ott covers Ruritania for the Courier", "Ott also writes for the Herald".
pub(super) fn is_life(line: &str, authors: &[String]) -> bool {
    static LIFE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:,|\s+(?:is|was|has|covers?|covered|writes?|wrote|joined|reports?|leads?|works?|worked|lives?|can be)\b)",
        )
    });
    static WRITES: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\s(?:(?:also\s)?(?:writes|blogs|reports|covers)\b|is\s(?:an?|the)\s(?:\w+\s){0,3}(?:writer|reporter|editor|correspondent|columnist)\b)",
        )
    });
    let named = |name: &str| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    authors.iter().filter(|a| words(a) > 1).any(|author| {
        let last = author.split_whitespace().next_back().unwrap_or_default();
        named(author) && LIFE.is_match(&line[author.len()..])
            || named(last) && WRITES.is_match(&line[last.len()..])
    })
}

/// Whether a last line says who somebody is of whom the article does not tell, and who writes: "Bo Ek is a reporter of the Courier."
pub(super) fn is_stranger(line: &str, lines: &[&str]) -> bool {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:\p{Lu}[\p{L}.’'-]*\s+){1,3}(\p{Lu}[\p{L}’'-]+)\s+(?:is|was)\s+((?:an?|the)\s.{3,90}|\p{Lu}.{3,90})",
        )
    });
    let Some(found) = NAMED.captures(line) else { return false };
    let (name, life) = (&found[1], found[2].to_lowercase());
    let writes =
        life.split(|c: char| !c.is_alphabetic()).take(10).any(|word| PAGE.writes.iter().any(|w| w == word));
    writes && !lines.iter().any(|other| *other != line && other.contains(name))
}

#[cfg(test)]
mod tests {
    use crate::intake::edges::tests::{FIRST, LAST, cut, head};
    use crate::intake::edges::trimmed;

    #[test]
    fn lines_of_the_site_around_an_article_are_cut() {
        for (above, below) in [
            (
                &["Earn Free CME Credits by reading the news", "in your field."][..],
                &["See more by Ann Ott on courier.example."][..],
            ),
            (
                &[
                    "Reviewed by Bo Ek, MD; Emeritus Professor, School of Medicine at the University of Zenda, and Cy Moe, MA, RN",
                ],
                &["Updated at 3:35 p.m. with what Ott said."],
            ),
            (
                &["Envoys of the two states at the river in Zenda in March, 2019. Photo: COURIER/Bo Ek"],
                &["See also:", "The river: is it low?"],
            ),
            (
                &[],
                &[
                    "WHITE PAPER",
                    "Small states are moving to the river. Learn more in a paper that tells all of it in ten pages.",
                ],
            ),
            (
                &[],
                &[
                    "Ann Ott is the Courier's editor.",
                    "Cy R. Moe is Senior Producer at the Courier and knows Olga Martens.",
                ],
            ),
            (
                &[],
                &[
                    "Ott also writes for the Herald, a paper of the same house.",
                    "Contributing: Courier Press.",
                ],
            ),
            (
                &[],
                &[
                    "Comments are filtered for language.",
                    "Contact Ann Ott at ott@courier.example and follow @ott.",
                ],
            ),
            (
                &[],
                &[
                    "To read the full report, click here.",
                    "SOURCE: bit.ly/1a2b Journal of Rivers, online March 28, 2019.",
                ],
            ),
            (
                &[],
                &["Words taken down by Ann Ott. You can follow Courier Monitoring on Twitter and Facebook."],
            ),
            (
                &["Authors: Ann Ott, Bo Ek", "Contents"],
                &["Learn more about the Courier’s letters.", "Back to top"],
            ),
            (&["Written by Cy Moe"], &["Table of Contents"]),
            (&[], &["Kick off your day with the Courier's letter. It is fresh.", "___"]),
        ] {
            assert_eq!(cut(above, below), format!("{FIRST}\n\n{LAST}"), "{above:?} {below:?}");
        }
        let agency = format!("{FIRST}\n\n{LAST} They will meet in May. (AFP)");
        assert_eq!(trimmed(&agency, &head()), agency);
        let claimed = format!(
            "{FIRST}\n\nThey left. Ann Ott, Courier News. Transcript provided by CNS, Copyright CNS."
        );
        assert_eq!(trimmed(&claimed, &head()), format!("{FIRST}\n\nThey left. Ann Ott, Courier News."));
        let points = ["• The river is shared by two states", "• The dam is paid for by both states"];
        assert_eq!(cut(&[], &points), format!("{FIRST}\n\n{LAST}\n\n{}", points.join("\n\n")));
        let asked = format!("{FIRST}\n\nIt was asked:\n\n\"And what is next? \"");
        assert_eq!(trimmed(&asked, &head()), asked);
    }
}
