//! A page as it fits a screen.

use super::{Line, Page};
use crate::terminal::{Screen, marked, shown, wrapped};

impl Page {
    /// The page as a text, of each group the first `top` lines.
    #[must_use]
    pub fn text(&self, top: usize, screen: Screen) -> String {
        let mut lines: Vec<String> =
            indented(&self.name, 0, screen).iter().map(|line| screen.strong(line)).collect();
        for line in &self.is {
            lines.extend(indented(line, 2, screen));
        }
        for group in &self.groups {
            lines.push(String::new());
            lines.extend(indented(&group.heading, 0, screen).iter().map(|line| screen.strong(line)));
            for line in group.lines.iter().take(top) {
                fact(line, screen, &mut lines);
            }
            if group.lines.len() > top {
                lines.push(format!("  {top} of {}; --top shows more", group.lines.len()));
            }
        }
        lines.join("\n") + "\n"
    }
}

/// When and what, the sentence below it, and where that stands.
fn fact(line: &Line, screen: Screen, lines: &mut Vec<String>) {
    let mut what = line.when.as_ref().map_or(String::new(), |when| format!("{}: ", span(when)));
    what.push_str(&line.what);
    if let Some(speaker) = &line.claimed_by {
        what.push_str(&format!(" – claimed by {speaker}"));
    }
    if !what.is_empty() {
        lines.extend(indented(&what, 2, screen));
    }
    lines.extend(line.sentence.as_ref().map(|sentence| marked(&sentence.parts, 4, screen)));
    for source in line.source.iter().chain(&line.also) {
        lines.extend(indented(source, 4, screen).iter().map(|line| screen.faint(line)));
    }
}

/// A date as people write it: "since 2018-04", "2015 to 2018".
fn span(edtf: &str) -> String {
    match edtf.split_once('/') {
        Some(("..", last)) => format!("until {last}"),
        Some((first, "..")) => format!("since {first}"),
        Some((first, last)) => format!("{first} to {last}"),
        None => edtf.to_owned(),
    }
}

fn indented(text: &str, indent: usize, screen: Screen) -> Vec<String> {
    let room = screen.width.unwrap_or(usize::MAX).saturating_sub(indent).max(1);
    wrapped(&shown(text), room).into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}
