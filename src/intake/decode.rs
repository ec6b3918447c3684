//! Bytes of a page to text, by the encoding that it names.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How many bytes of a page may come before it names its encoding.
const PRESCAN: usize = 2048;

/// A page as text: by its mark, by what the server said, by what the page says, by how it reads.
pub(super) fn decoded(bytes: &[u8], content_type: Option<&str>) -> String {
    let said = content_type.and_then(|value| named(value.as_bytes()));
    let (text, used, faults) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes),
        None => {
            let inside = || named(&bytes[..bytes.len().min(PRESCAN)]);
            said.or_else(inside).unwrap_or(UTF_8).decode(bytes)
        }
    };
    if !faults {
        return text.into_owned();
    }
    // A page that is not what it says it is, is mostly one of these two.
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if used == UTF_8 => WINDOWS_1252.decode(bytes).0.into_owned(),
        Err(_) => text.into_owned(),
    }
}

/// The encoding behind the first `charset=` (or an XML declaration's `encoding=`).
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let behind = |key: &str| text.split_once(key).map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
    let value = behind("charset=").or_else(|| behind("encoding="))?;
    let end =
        value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_decoded_as_they_say_or_as_they_are() {
        for (bytes, server, text) in [
            (&b"<meta charset='iso-8859-1'>caf\xe9"[..], None, "café"),
            (b"caf\xe9", Some("text/html; charset=ISO-8859-1"), "café"),
            ("café".as_bytes(), None, "café"),
            (b"said \x93no\x94", None, "said “no”"),
            (b"\xef\xbb\xbfcaf\xc3\xa9", Some("text/html; charset=latin1"), "café"),
            (b"<?xml encoding=\"windows-1251\"?>\xcc\xe8\xf0", None, "Мир"),
        ] {
            assert!(decoded(bytes, server).ends_with(text), "{text}: {}", decoded(bytes, server));
        }
    }
}
