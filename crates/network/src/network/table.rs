//! Results as rows, which are written as a table for people, as JSON, or as CSV.

use crate::terminal::{self, Screen};
use serde_json::{Map, Value, json};

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(i64),
    /// A measured number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// Several words.
    List(Vec<String>),
    /// No value.
    Nothing,
}

impl Cell {
    /// A count.
    #[must_use]
    pub fn count(n: usize) -> Cell {
        Cell::Count(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A weight: a count where it is whole, as most are.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // whole and small
    pub fn weight(weight: f64) -> Cell {
        let whole = weight.fract() == 0.0 && weight.abs() < 1e15;
        if whole { Cell::Count(weight as i64) } else { Cell::Real(weight) }
    }

    fn json(&self) -> Value {
        match self {
            Cell::Text(text) => json!(text),
            Cell::Count(n) => json!(n),
            Cell::Real(x) => json!(x),
            Cell::Flag(flag) => json!(flag),
            Cell::List(items) => json!(items),
            Cell::Nothing => Value::Null,
        }
    }

    /// The value with all its digits.
    fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(n) => n.to_string(),
            Cell::Real(x) => x.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::List(items) => items.join("; "),
            Cell::Nothing => String::new(),
        }
    }

    /// The value for people: three decimals, a list over lines.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Real(x) => format!("{x:.3}"),
            Cell::Flag(flag) => if *flag { "yes" } else { "" }.to_owned(),
            Cell::List(items) => items.join("\n"),
            other => other.plain(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Cell {
        value.map_or(Cell::Nothing, Cell::Real)
    }
}

/// A column: its key in JSON and CSV, its heading in the table, which a hidden one is not in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// In JSON and CSV.
    pub key: &'static str,
    /// In the table for people; `None` where it is not in it.
    pub heading: Option<&'static str>,
}

/// The result of an analysis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Figures about the whole, by name.
    pub figures: Vec<(&'static str, Cell)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows. Columns are `(key, heading)`; an empty heading hides the column from people.
    #[must_use]
    pub fn new(columns: &[(&'static str, &'static str)]) -> Table {
        let column = |(key, heading): &(&'static str, &'static str)| Column {
            key,
            heading: (!heading.is_empty()).then_some(*heading),
        };
        Table { columns: columns.iter().map(column).collect(), ..Table::default() }
    }

    /// For people: the first `top` rows, as they fit the screen.
    #[must_use]
    pub fn text(&self, top: usize, screen: Screen) -> String {
        let mut out = String::new();
        let shown: Vec<usize> =
            (0..self.columns.len()).filter(|i| self.columns[*i].heading.is_some()).collect();
        if !self.rows.is_empty() {
            let mut table = terminal::Table::new(shown.iter().filter_map(|i| self.columns[*i].heading));
            for row in self.rows.iter().take(top) {
                table.row(shown.iter().map(|i| row[*i].shown()));
            }
            for (place, i) in shown.iter().enumerate() {
                let number = |row: &Vec<Cell>| matches!(row[*i], Cell::Count(_) | Cell::Real(_));
                if self.rows.iter().any(number) {
                    table.numbers(place);
                }
            }
            out.push_str(&table.text(screen));
            if self.rows.len() > top {
                out.push_str(&format!("{top} of {} rows; --top shows more\n", self.rows.len()));
            }
        }
        for (name, value) in &self.figures {
            let line = format!("{name}: {}", terminal::shown(&value.shown()).replace('\n', ", "));
            out.push_str(&terminal::wrapped(&line, screen.width.unwrap_or(usize::MAX) - 2).join("\n  "));
            out.push('\n');
        }
        out
    }

    /// For programs: the rows as objects; where there are figures, an object of them with the rows in it.
    #[must_use]
    pub fn json(&self) -> Value {
        let row = |row: &Vec<Cell>| {
            let cells = self.columns.iter().zip(row).map(|(c, cell)| (c.key.to_owned(), cell.json()));
            Value::Object(cells.collect::<Map<_, _>>())
        };
        let rows: Vec<Value> = self.rows.iter().map(row).collect();
        if self.figures.is_empty() {
            return Value::Array(rows);
        }
        let mut object: Map<String, Value> =
            self.figures.iter().map(|(name, value)| (name.replace(' ', "_"), value.json())).collect();
        object.insert("rows".to_owned(), Value::Array(rows));
        Value::Object(object)
    }

    /// For spreadsheets (RFC 4180): a header and the rows; where there are none, the figures.
    #[must_use]
    pub fn csv(&self) -> String {
        let line = |cells: &mut dyn Iterator<Item = String>| {
            let quoted = cells.map(|c| {
                let odd = c.contains(['"', ',', '\n', '\r']);
                if odd { format!("\"{}\"", c.replace('"', "\"\"")) } else { c }
            });
            quoted.collect::<Vec<_>>().join(",") + "\r\n"
        };
        if self.columns.is_empty() {
            let figures =
                self.figures.iter().map(|(n, v)| line(&mut [(*n).to_owned(), v.plain()].into_iter()));
            return line(&mut ["figure", "value"].into_iter().map(str::to_owned))
                + &figures.collect::<String>();
        }
        let header = line(&mut self.columns.iter().map(|c| c.key.to_owned()));
        header + &self.rows.iter().map(|row| line(&mut row.iter().map(Cell::plain))).collect::<String>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[("who", "who"), ("iri", ""), ("rank", "rank")]);
        table.rows.push(vec!["Smith, \"Anna\"".into(), "x:1".into(), Cell::Real(1.0 / 3.0)]);
        table.rows.push(vec!["Berg".into(), "x:2".into(), Cell::Nothing]);
        table
    }

    #[test]
    fn people_see_three_decimals_and_programs_all() {
        let (text, json) = (table().text(1, Screen::piped()), table().json());
        assert!(text.contains("0.333") && !text.contains("x:1") && text.contains("1 of 2 rows"), "{text}");
        assert_eq!(json[0]["rank"], json!(1.0 / 3.0));
        assert_eq!(json[1]["rank"], Value::Null);
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let csv = table().csv();
        let expected = "who,iri,rank\r\n\"Smith, \"\"Anna\"\"\",x:1,0.3333333333333333\r\nBerg,x:2,\r\n";
        assert_eq!(csv, expected);
        let figures = Table { figures: vec![("nodes", Cell::Count(3))], ..Table::default() };
        assert_eq!(figures.csv(), "figure,value\r\nnodes,3\r\n");
    }
}
