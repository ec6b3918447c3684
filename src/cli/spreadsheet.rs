//! CSV that no spreadsheet takes for formulas.

/// Begins each cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, a tab or carriage return first, and
/// no number) with an apostrophe, which spreadsheets take for "this is text".
#[must_use]
pub(super) fn neutral(csv: &str) -> String {
    let mut out = String::with_capacity(csv.len());
    let mut rest = csv;
    while !rest.is_empty() {
        let quoted = rest.starts_with('"');
        let end = end_of_cell(rest);
        let cell = &rest[..end];
        let words = if quoted { &cell[1..] } else { cell };
        if words.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell) {
            out.push_str(if quoted { "\"'" } else { "'" });
            out.push_str(words);
        } else {
            out.push_str(cell);
        }
        let mark = rest[end..].len() - rest[end..].trim_start_matches('\r').len();
        // The comma or line break behind the cell.
        let mark = (end + mark + 1).min(rest.len());
        out.push_str(&rest[end..mark]);
        rest = &rest[mark..];
    }
    out
}

/// The byte behind a cell: at a comma, a line break or the end, outside quotation marks.
fn end_of_cell(text: &str) -> usize {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => inside = !inside,
            ',' | '\n' if !inside => return at,
            '\r' if !inside && text[at..].starts_with("\r\n") => return at,
            _ => {}
        }
    }
    text.len()
}

fn is_number(cell: &str) -> bool {
    cell.trim_matches('"').parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (csv, expected) in [
            ("a,b\r\n=1+1,-0.5\r\n", "a,b\r\n'=1+1,-0.5\r\n"),
            ("\"=cmd|' /C calc'!A0\",x\n", "\"'=cmd|' /C calc'!A0\",x\n"),
            ("\"+1, \"\"2\"\"\",@SUM(1)", "\"'+1, \"\"2\"\"\",'@SUM(1)"),
            ("-,\"-a\nb\",\n", "'-,\"'-a\nb\",\n"),
            ("É,,\n\n", "É,,\n\n"),
            ("", ""),
        ] {
            assert_eq!(neutral(csv), expected, "{csv:?}");
        }
    }
}
