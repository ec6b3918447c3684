//! A writer for people: characters that would command a terminal are shown, not sent.

use crate::terminal::shown;
use std::io::{Result, Write};

/// A writer that shows such characters instead of passing them on.
pub(super) struct Shown<'w> {
    out: &'w mut dyn Write,
    /// The first bytes of a character, or a carriage return, whose rest has not come yet.
    rest: Vec<u8>,
}

impl<'w> Shown<'w> {
    pub(super) fn on(out: &'w mut dyn Write) -> Shown<'w> {
        Shown { out, rest: Vec::new() }
    }

    /// Writes what is held back.
    pub(super) fn finish(mut self) -> Result<()> {
        let rest = std::mem::take(&mut self.rest);
        self.out.write_all(shown(&String::from_utf8_lossy(&rest)).as_bytes())
    }
}

impl Write for Shown<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.rest.extend_from_slice(bytes);
        let mut whole = match std::str::from_utf8(&self.rest) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.rest.len(),
        };
        if whole > 0 && self.rest[whole - 1] == b'\r' {
            whole -= 1;
        }
        let text = shown(&String::from_utf8_lossy(&self.rest[..whole]));
        self.out.write_all(text.as_bytes())?;
        self.rest.drain(..whole);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_no_commands_however_they_are_cut() {
        let text = "Talks\u{1b}]0;x\u{7} \u{9b}2J \u{202e}É 🙂\r\nnext\rline\t!";
        let expected = "Talks\\u{1b}]0;x\\u{7} \\u{9b}2J \\u{202e}É 🙂\nnext\\u{d}line\t!";
        for size in 1..text.len() {
            let mut out = Vec::new();
            let mut writer = Shown::on(&mut out);
            for part in text.as_bytes().chunks(size) {
                writer.write_all(part).unwrap();
            }
            writer.finish().unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected, "in parts of {size} bytes");
        }
    }
}
