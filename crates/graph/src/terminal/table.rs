//! Rows under their headings, in as many columns as fit; what does not stands under its row.

use super::Screen;
use super::text::{shown, wrapped};
use console::measure_text_width;

/// Columns that go under the row first where not all fit, in this order: where something is from, then what is quoted.
const UNDER: [&str; 10] = [
    "source",
    "file",
    "sentences",
    "words",
    "other_words",
    "headline",
    "stated_in",
    "article_title",
    "premises",
    "basis",
];

/// A column is not squeezed below so many places; rather another goes under the row.
const LEAST: usize = 24;

/// The first column is where figures stand beside it.
const NARROW: usize = 12;

/// How far what stands under a row is indented.
const INDENT: usize = 4;

/// Between two columns.
const GAP: usize = 2;

/// Rows under headings.
#[derive(Clone, Debug, Default)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    numbers: Vec<bool>,
}

/// Which columns stand side by side, in which widths, and which under the row.
struct Arrangement {
    across: Vec<(usize, usize)>,
    under: Vec<usize>,
}

impl Table {
    /// A table of these headings, without rows.
    #[must_use]
    pub fn new(headings: impl IntoIterator<Item = impl Into<String>>) -> Table {
        let headings: Vec<String> = headings.into_iter().map(|h| shown(&h.into())).collect();
        Table { numbers: vec![false; headings.len()], headings, rows: Vec::new() }
    }

    /// Adds a row: a cell a heading, of one or several lines.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| shown(&cell)).collect());
    }

    /// Sets a column of numbers to the right.
    pub fn numbers(&mut self, column: usize) {
        self.numbers[column] = true;
    }

    /// The table in lines no wider than the screen.
    #[must_use]
    pub fn text(&self, screen: Screen) -> String {
        let arrangement = self.arrange(screen.width.unwrap_or(usize::MAX));
        let width = screen.width.unwrap_or(usize::MAX);
        let mut out = String::new();
        let lines = self.side_by_side(&self.headings, &arrangement);
        let mut widest = 0;
        for line in &lines {
            widest = widest.max(measure_text_width(line));
            out.push_str(&screen.strong(line));
            out.push('\n');
        }
        let mut body = String::new();
        for row in &self.rows {
            for line in self.side_by_side(row, &arrangement) {
                widest = widest.max(measure_text_width(&line));
                body.push_str(&line);
                body.push('\n');
            }
            for column in &arrangement.under {
                self.under(*column, row, &arrangement, screen, &mut body);
            }
        }
        if !arrangement.under.is_empty() {
            let names: Vec<&str> = arrangement.under.iter().map(|i| self.headings[*i].as_str()).collect();
            for line in wrapped(&names.join(", "), width.saturating_sub(INDENT)) {
                out.push_str(&format!("{:INDENT$}{}\n", "", screen.strong(&line)));
            }
            widest = widest.max(screen.width.unwrap_or(0));
        }
        format!("{out}{}\n{body}", "─".repeat(widest.min(width)))
    }

    /// A cell under its row, where there is something in it. Of several quotations each says which it is.
    fn under(&self, column: usize, row: &[String], at: &Arrangement, screen: Screen, out: &mut String) {
        let Some(cell) = row.get(column).filter(|cell| !cell.trim().is_empty()) else { return };
        let heading = &self.headings[column];
        let faint = heading == "source";
        let said =
            |i: &usize| matches!(self.headings[*i].as_str(), "source" | "words" | "sentences" | "headline");
        let several = at.under.iter().filter(|i| self.headings[**i] != "source").count() > 1;
        let several = several || !said(&column);
        let text = if several && !faint { format!("{heading}: {cell}") } else { cell.clone() };
        for line in wrapped(&text, screen.width.unwrap_or(usize::MAX).saturating_sub(INDENT)) {
            let line = if faint { screen.faint(&line) } else { line };
            out.push_str(&format!("{:INDENT$}{line}\n", ""));
        }
    }

    fn side_by_side(&self, cells: &[String], at: &Arrangement) -> Vec<String> {
        let cell = |(column, width): &(usize, usize)| {
            wrapped(cells.get(*column).map_or("", String::as_str), (*width).max(1))
        };
        let cells: Vec<Vec<String>> = at.across.iter().map(cell).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let mut lines = Vec::new();
        for n in 0..height {
            let mut line = String::new();
            for (place, (column, width)) in at.across.iter().enumerate() {
                let text = cells[place].get(n).map_or("", String::as_str);
                let room = " ".repeat(width.saturating_sub(measure_text_width(text)));
                let gap = if place == 0 { "" } else { "  " };
                line += &if self.numbers[*column] {
                    format!("{gap}{room}{text}")
                } else {
                    format!("{gap}{text}{room}")
                };
            }
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    /// The width that each column would take alone.
    fn natural(&self) -> Vec<usize> {
        let wide = |text: &String| text.split('\n').map(measure_text_width).max().unwrap_or(0);
        let column = |i: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(i)).map(wide);
            cells.max().unwrap_or(0).max(wide(&self.headings[i]))
        };
        (0..self.headings.len()).map(column).collect()
    }

    fn arrange(&self, width: usize) -> Arrangement {
        let natural = self.natural();
        let mut across: Vec<usize> = (0..self.headings.len()).collect();
        let total = |across: &[usize], of: &dyn Fn(usize) -> usize| -> usize {
            across.iter().map(|i| of(*i)).sum::<usize>() + GAP * across.len().saturating_sub(1)
        };
        let mut narrow = LEAST;
        let mut under = Vec::new();
        for name in UNDER {
            if across.len() > 1
                && total(&across, &|i| natural[i]) > width
                && let Some(place) = across.iter().position(|i| self.headings[*i] == name)
            {
                under.push(across.remove(place));
            }
        }
        while across.len() > 1 && total(&across, &|i| natural[i].min(narrow)) > width {
            // The first column is what the row is about, and figures are to be compared.
            let texts = (1..across.len()).rev().filter(|p| narrow < LEAST || !self.numbers[across[*p]]);
            match texts.max_by_key(|place| natural[across[*place]]).filter(|p| natural[across[*p]] > NARROW) {
                Some(widest) => under.push(across.remove(widest)),
                None if narrow > NARROW => narrow = NARROW,
                None => under.push(across.remove(across.len() - 1)),
            }
        }
        let least = |i: usize| natural[i].min(narrow);
        under.sort_by_key(|i| (self.headings[*i] == "source", *i));
        let mut widths: Vec<usize> = across.iter().map(|i| least(*i)).collect();
        let mut left = width.saturating_sub(total(&across, &least));
        while left > 0 {
            let short = |place: &usize| widths[*place] < natural[across[*place]];
            let Some(place) = (0..across.len()).filter(short).min_by_key(|place| widths[*place]) else {
                break;
            };
            widths[place] += 1;
            left -= 1;
        }
        if let [only] = &mut widths[..] {
            *only = (*only).min(width);
        }
        Arrangement { across: across.into_iter().zip(widths).collect(), under }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meetings() -> Table {
        let mut table = Table::new(["date", "label", "times", "words", "source"]);
        table.numbers(2);
        let long = "the two met, as they had done each spring, by the lake and without their ministers";
        let paper = "A headline of more words than a narrow screen has room for, Example Gazette, 2021-07-08";
        for (date, label) in [("2021-07", "Meeting of Ana Sørby and 外交大臣 in Oslo"), ("", "Call")] {
            table.row([date, label, "3", long, paper].map(str::to_owned));
        }
        table
    }

    #[test]
    fn no_line_is_wider_than_the_screen_and_no_column_is_squeezed() {
        for width in [40, 60, 80, 140, 400] {
            let text = meetings().text(Screen { width: Some(width), colours: false });
            for line in text.lines() {
                assert!(measure_text_width(line) <= width, "{width}: {line}");
            }
            let words = text.split_whitespace().filter(|w| !w.contains('─')).count();
            let all = meetings().rows.iter().flatten().flat_map(|c| c.split_whitespace()).count();
            assert!(words >= all, "nothing is left out at {width}:\n{text}");
        }
    }

    #[test]
    fn what_does_not_fit_stands_under_its_row() {
        let text = meetings().text(Screen { width: Some(80), colours: false });
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "date     label                                      times");
        assert_eq!(lines[1], "    words, source");
        assert_eq!(lines[3], "2021-07  Meeting of Ana Sørby and 外交大臣 in Oslo      3");
        assert!(lines[4].starts_with("    the two met"), "{text}");
        let wide = meetings().text(Screen { width: None, colours: false });
        assert_eq!(wide.lines().count(), 4, "a line a row:\n{wide}");
    }

    #[test]
    fn colours_are_around_what_is_shown_and_nothing_commands() {
        let mut table = Table::new(["who", "source"]);
        table.row(["\u{1b}[31mA".to_owned(), "B".to_owned()]);
        let text = table.text(Screen { width: Some(80), colours: true });
        assert!(text.contains("\\u{1b}[31mA") && !text.contains("\u{1b}[31m"), "{text}");
        assert!(text.starts_with("\u{1b}[1mwho"), "{text}");
    }
}
