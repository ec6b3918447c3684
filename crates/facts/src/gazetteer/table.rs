//! Tab-separated tables with a header line, and lists of words; lines that begin with `#` are comments.

/// What can be wrong with a table.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GazetteerError {
    /// A row with too many or too few fields.
    #[error("{file}:{line}: {found} fields, expected {expected}")]
    Fields {
        /// Which table.
        file: String,
        /// Which line, from 1.
        line: usize,
        /// How many fields it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// A field that should be a number or a known code.
    #[error("{file}: row {row}: `{field}` is not what this column holds")]
    Field {
        /// Which table.
        file: String,
        /// Which row, from 1, without comments and header.
        row: usize,
        /// The field.
        field: String,
    },
}

impl GazetteerError {
    /// A field of a row, numbered from 0, that is not what its column holds.
    pub(super) fn field(file: &str, row: usize, field: &str) -> GazetteerError {
        GazetteerError::Field { file: file.to_owned(), row: row + 1, field: field.to_owned() }
    }
}

/// The rows of a table behind its header.
pub(super) fn rows<'t, const N: usize>(
    file: &str,
    text: &'t str,
) -> Result<Vec<[&'t str; N]>, GazetteerError> {
    let mut rows = Vec::new();
    for (number, line) in
        text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()).skip(1)
    {
        let fields: Vec<&str> = line.split('\t').collect();
        let found = fields.len();
        let row = fields.try_into().map_err(|_| GazetteerError::Fields {
            file: file.to_owned(),
            line: number + 1,
            found,
            expected: N,
        })?;
        rows.push(row);
    }
    Ok(rows)
}

/// The words of a list, one a line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

/// `A|B` as its parts.
pub(super) fn list(field: &str) -> Vec<String> {
    field.split('|').filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_wrong_length_is_named() {
        let error = rows::<2>("x.tsv", "# c\na\tb\n1\t2\n3\n").unwrap_err();
        assert_eq!(error.to_string(), "x.tsv:4: 1 fields, expected 2");
    }
}
