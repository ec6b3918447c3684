//! Terms and rows that come one after another, sorted, as pages.

use super::codec::{Row, push_key, push_row};
use sha2::{Digest, Sha256};

/// The bytes of a page, about: a page ends with the term or row that fills it.
const PAGE: usize = 8 << 10;

/// The pages of a part: their bytes, and of each its length, rows, SHA-256 and first row.
#[derive(Default)]
pub(super) struct Paged {
    pub(super) bytes: Vec<u8>,
    pub(super) pages: Vec<(u32, usize, [u8; 32], Row)>,
}

impl Paged {
    fn seal(&mut self, page: &mut Vec<u8>, rows: usize, first: Row) {
        // A page is some kilobytes, or one long text.
        let length = u32::try_from(page.len()).unwrap_or(u32::MAX);
        self.pages.push((length, rows, Sha256::digest(&page[..]).into(), first));
        self.bytes.append(page);
    }

    /// Those of sorted rows.
    pub(super) fn rows(rows: &[Row], width: usize) -> Paged {
        let mut pager = RowPager::of(width);
        rows.iter().for_each(|row| pager.push(*row));
        pager.finish()
    }
}

/// Rows on their way into pages.
pub(super) struct RowPager {
    paged: Paged,
    page: Vec<u8>,
    first: Row,
    last: Row,
    count: usize,
    width: usize,
}

impl RowPager {
    /// None yet, of rows of so many numbers.
    pub(super) fn of(width: usize) -> RowPager {
        let page = Vec::with_capacity(PAGE + 32);
        RowPager { paged: Paged::default(), page, first: [0; 4], last: [0; 4], count: 0, width }
    }

    /// Adds a row, which is greater than the one before.
    pub(super) fn push(&mut self, row: Row) {
        if self.count > 0 && self.page.len() >= PAGE {
            self.paged.seal(&mut self.page, self.count, self.first);
            self.count = 0;
        }
        if self.count == 0 {
            self.first = row;
        } else {
            push_row(&mut self.page, &self.last, &row, self.width);
        }
        self.last = row;
        self.count += 1;
    }

    /// The pages.
    pub(super) fn finish(mut self) -> Paged {
        if self.count > 0 {
            self.paged.seal(&mut self.page, self.count, self.first);
        }
        self.paged
    }
}

/// Keys of terms on their way into pages.
#[derive(Default)]
pub(super) struct KeyPager {
    paged: Paged,
    page: Vec<u8>,
    before: Vec<u8>,
    count: usize,
}

impl KeyPager {
    /// Adds a key, which is greater than the one before.
    pub(super) fn push(&mut self, key: &[u8]) {
        push_key(&mut self.page, &self.before, key);
        self.before.clear();
        self.count += 1;
        if self.page.len() >= PAGE {
            self.paged.seal(&mut self.page, self.count, [0; 4]);
            self.count = 0;
        } else {
            self.before.extend(key);
        }
    }

    /// The pages.
    pub(super) fn finish(mut self) -> Paged {
        if self.count > 0 {
            self.paged.seal(&mut self.page, self.count, [0; 4]);
        }
        self.paged
    }
}
