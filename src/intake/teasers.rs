//! What a page shows of other articles, as its links tell.
//!
//! A teaser is a short block that begins with words that lead to another page, and has a picture that leads there, too.

use super::prune::length;
use dom_smoothie::Readability;

/// What leads to a picture only, so that it is seen larger.
const PICTURES: [&str; 5] = [".jpg", ".jpeg", ".png", ".gif", ".webp"];

/// A teaser has no more words.
const MOST: usize = 60;

/// So many links and bytes are looked at, all blocks together, before the search is given up: a page can have the same links in
/// the block around each of them.
const MOST_WORK: usize = 400_000;

/// So far outside its picture a teaser ends.
const OUT: usize = 5;

/// Takes out the teasers, unless they are what the page is made of, as of a list of goods.
pub(super) fn prune(reader: &Readability, page: usize) {
    let links = reader.doc.select("a[href]");
    let mut blocks = Vec::new();
    let mut work = 0;
    for link in links.iter().filter(|link| link.select("img").exists()) {
        let there = address(&link.attr_or("href", ""));
        if work > MOST_WORK {
            break;
        }
        if there.is_empty() || PICTURES.iter().any(|end| there.ends_with(end)) {
            continue;
        }
        // The largest block around the picture in which all leads to one page, and words that lead there come first.
        let mut teaser = None;
        let mut block = link;
        for _ in 0..OUT {
            let text = block.text();
            let links = block.select("a[href]");
            work += text.len() + links.length();
            if block.is("html, body, main, article, p, h1")
                || text.split_whitespace().count() > MOST
                || links.iter().any(|other| address(&other.attr_or("href", "")) != there)
            {
                break;
            }
            let own = block.is("a").then(|| block.text());
            let said = own.into_iter().chain(links.iter().map(|link| link.text()));
            let said = said.map(|said| said.trim().to_owned()).find(|said| !said.is_empty());
            if said.is_some_and(|said| text.trim_start().starts_with(&said)) && !block.select("h1").exists() {
                teaser = Some(block.clone());
            }
            block = block.parent();
        }
        blocks.extend(teaser);
    }
    // A point of a list that is all links leads to others, too.
    for point in reader.doc.select("p").iter().filter(|point| point.text().trim_start().starts_with('•')) {
        let led: usize = point.select("a[href]").iter().map(|link| length(&link.text())).sum();
        if 4 * led >= 3 * length(&point.text()) {
            blocks.push(point);
        }
    }
    let long: usize = blocks.iter().map(|block| length(&block.text())).sum();
    if 2 * long < page {
        blocks.iter().for_each(|block| block.remove());
    }
    prune_paid(reader, page);
}

/// Takes out the paragraphs of which a fourth or more leads where somebody pays to lead, as HTML's `rel` tells: that it is sponsored,
/// or that it is not to be followed and is counted for a campaign.
fn prune_paid(reader: &Readability, page: usize) {
    const PAID: &str = "a[rel~='sponsored'], a[rel~='nofollow'][href*='utm_campaign=']";
    if !reader.doc.select(PAID).exists() {
        return;
    }
    let mut paid = Vec::new();
    let mut work = 0;
    for paragraph in reader.doc.select("p, li").iter() {
        let said = paragraph.text();
        work += said.len();
        if work > 8 * page + MOST_WORK {
            break;
        }
        if said.split_whitespace().count() <= MOST {
            let led: usize = paragraph.select(PAID).iter().map(|link| length(&link.text())).sum();
            if led > 0 && 4 * led >= length(&said) {
                paid.push(paragraph);
            }
        }
    }
    let long: usize = paid.iter().map(|paragraph| length(&paragraph.text())).sum();
    if 2 * long < page {
        paid.iter().for_each(|paragraph| paragraph.remove());
    }
}

/// Where a link leads, without what it says to the server and the place on the page.
fn address(href: &str) -> String {
    href.split(['#', '?']).next().unwrap_or_default().trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "The foreign ministers of Ruritania and Graustark met in Zenda on Monday and signed a treaty on the river.";

    fn pruned(body: &str) -> String {
        let reader = Readability::new(format!("<body>{body}</body>"), None, None).unwrap();
        prune(&reader, length(&reader.doc.text()));
        reader.doc.text().to_string()
    }

    #[test]
    fn a_block_with_a_picture_and_words_that_lead_to_one_page_is_a_teaser() {
        let article = format!("<article><p>{}</p></article>", [SENTENCE; 6].join(" "));
        for teaser in [
            "<ul><li><h3><a href='/2'><img src='a.jpg'>A boat is built</a></h3><p>It will carry the king.</p></li></ul>",
            "<div><div><a href='/2?from=box'>A boat is built</a></div><div>March 5</div><a href='/2'><img src='a.jpg'></a><div>It will carry the king.</div></div>",
            "<p>• <a href='/2'>A boat is built</a> | <a href='/3'>It will carry the king</a></p>",
            "<a href='/2'><img src='a.jpg'><b>A boat is built</b> <span>It will carry the king.</span></a>",
            "<p><b>Rule the river. <a rel='nofollow noopener' href='https://boats.example/?utm_campaign=king'>A boat will carry the king</a></b></p>",
            "<p>Of all: <a rel='sponsored' href='https://boats.example/'>A boat will carry the king</a></p>",
        ] {
            let text = pruned(&format!("{article}{teaser}"));
            assert!(text.contains("signed a treaty") && !text.contains("boat"), "{teaser}: {text}");
            assert!(!text.contains("carry the king"), "{teaser}: {text}");
        }
    }

    #[test]
    fn the_search_ends_where_all_links_stand_in_one_block() {
        let links = "<a href='/1'><img src='x'></a>".repeat(9_000);
        let text = pruned(&format!("<p>{SENTENCE}</p><div><div><div>{links}</div></div></div>"));
        assert!(text.contains("signed a treaty"));
    }

    #[test]
    fn a_picture_in_a_text_is_no_teaser() {
        let article = format!("<article><p>{}</p></article>", [SENTENCE; 6].join(" "));
        for part in [
            "<p>It will carry the king, <a rel='nofollow' href='/2'>whose boat is built, and who will be there</a></p>",
            "<p>They met, and it will carry the king, who has <a rel='sponsored' href='/2'>a boat</a></p>",
            "<p>• It will carry the king, who <a href='/2'>has a boat</a></p>",
            "<div><a href='boat.jpg'><img src='a.jpg'>A boat</a><p>It will carry the king.</p></div>",
            "<p><a href='/2'><img src='a.jpg'>A boat is built.</a> It will carry the king.</p>",
            "<div><a href='/2'><img src='a.jpg'></a> Of old, they built <a href='/2'>a boat</a> here. It will carry the king.</div>",
            "<div><a href='/2'><img src='a.jpg'>A boat</a> and <a href='/3'>a house</a>. It will carry the king.</div>",
        ] {
            assert!(pruned(&format!("{article}{part}")).contains("carry the king"), "{part}");
        }
        let goods = "<li><a href='/2'><img src='a.jpg'>A boat is built</a> It will carry the king.</li>";
        assert!(pruned(&format!("<p>{SENTENCE}</p><ul>{}</ul>", goods.repeat(9))).contains("boat"));
    }
}
