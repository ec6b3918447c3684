//! Content negotiation: which of the formats on offer a client likes best (RFC 9110, 12.5.1).

/// The best of `offered` for a header `Accept`, the first of those that it likes equally; the first of all where the
/// header is empty; `None` where it takes none of them.
pub(super) fn best<T: Copy>(accept: &str, offered: &[(T, &'static str)]) -> Option<(T, &'static str)> {
    if accept.trim().is_empty() {
        return offered.first().copied();
    }
    let ranges: Vec<Range> = accept.split(',').filter_map(Range::parse).collect();
    let mut best: Option<(u32, (T, &'static str))> = None;
    for candidate in offered {
        let fits = ranges.iter().filter(|r| r.covers(candidate.1)).max_by_key(|r| r.precision());
        let liked = fits.map_or(0, |r| r.quality);
        if liked > best.as_ref().map_or(0, |(quality, _)| *quality) {
            best = Some((liked, *candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A media range with its quality in thousandths.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    quality: u32,
}

impl<'a> Range<'a> {
    fn parse(text: &'a str) -> Option<Range<'a>> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let quality = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
        let quality = match quality {
            None => 1000,
            Some(text) => thousandths(text)?,
        };
        Some(Range { kind, subtype, quality })
    }

    fn covers(&self, media_type: &str) -> bool {
        let media_type = media_type.split(';').next().unwrap_or_default();
        let Some((kind, subtype)) = media_type.split_once('/') else { return false };
        let fits = |range: &str, has: &str| range == "*" || range.eq_ignore_ascii_case(has);
        fits(self.kind, kind) && fits(self.subtype, subtype)
    }

    /// How much a range says: a type before a family of types before anything.
    fn precision(&self) -> u8 {
        u8::from(self.kind != "*") + u8::from(self.subtype != "*")
    }
}

/// `0`, `0.5`, `1.000` in thousandths.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 3 {
        return None;
    }
    let part: u32 = if part.is_empty() { 0 } else { format!("{part:0<3}").parse().ok()? };
    Some((whole.parse::<u32>().ok()? * 1000 + part).min(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_format_is_taken() {
        let offered = [('j', "application/sparql-results+json"), ('x', "application/xml"), ('c', "text/csv")];
        for (accept, is) in [
            ("", Some('j')),
            ("*/*", Some('j')),
            ("text/csv", Some('c')),
            ("text/csv;q=0.5, application/xml", Some('x')),
            ("text/*;q=0.9, */*;q=0.1", Some('c')),
            ("*/*, application/sparql-results+json;q=0", Some('x')),
            ("TEXT/CSV; charset=utf-8", Some('c')),
            ("image/png", None),
            ("text/csv;q=0", None),
            ("text/csv;q=nonsense, application/xml;q=0.001", Some('x')),
            ("nonsense", None),
        ] {
            assert_eq!(best(accept, &offered).map(|(f, _)| f), is, "{accept}");
        }
    }
}
