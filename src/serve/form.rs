//! Parameters of an address or of a form, decoded strictly: what is no UTF-8 is no parameter, and nothing is guessed.

/// Names and values of an `application/x-www-form-urlencoded` text, in their order; `None` where one is not UTF-8.
pub(super) fn parameters(form: &str) -> Option<Vec<(String, String)>> {
    let fields = form.split('&').filter(|field| !field.is_empty());
    fields
        .map(|field| {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            Some((decoded(name, true)?, decoded(value, true)?))
        })
        .collect()
}

/// A part of a path, decoded; `None` where it is not UTF-8.
pub(super) fn path(part: &str) -> Option<String> {
    decoded(part, false)
}

fn decoded(text: &str, plus_is_space: bool) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: usize| {
        bytes.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok())
    };
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex =
            digit(at + 1).zip(digit(at + 2)).filter(|_| byte == b'%').map(|(high, low)| high * 16 + low);
        let plain = if byte == b'+' && plus_is_space { b' ' } else { byte };
        decoded.push(hex.unwrap_or(plain));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded() {
        for (form, value) in [
            ("a=1&query=%7B+x%", Some("{ x%")),
            ("query=%ff", None),
            // A sign is no digit, and half a code is read as it stands.
            ("query=%+1%4", Some("% 1%4")),
            ("query=%é", Some("%é")),
            ("query", Some("")),
        ] {
            let read = parameters(form).map(|p| p.into_iter().find(|(n, _)| n == "query").map(|(_, v)| v));
            assert_eq!(read.flatten().as_deref(), value, "{form}");
        }
        assert_eq!(path("a+b%2F%C3%A9").as_deref(), Some("a+b/é"));
    }
}
