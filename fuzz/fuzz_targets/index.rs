//! Any bytes as the pages or the table of an index that its manifest vouches for: opening and reading tell what is wrong, and
//! never fail otherwise.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};
use std::fs;
use summitry::store::Index;

/// How many numbers a row of each part has; terms come first.
const WIDTHS: [usize; 10] = [0, 2, 1, 4, 4, 4, 4, 3, 3, 3];

/// Bytes, how many rows they are said to hold, and the first of them.
type Page<'i> = (&'i [u8], u32, [u32; 4]);

fuzz_target!(|input: ([Vec<Page>; 10], Option<&[u8]>, [Option<u32>; 4])| {
    let (parts, table, pattern) = input;
    let pages: Vec<u8> = parts.iter().flatten().flat_map(|(bytes, ..)| bytes.iter().copied()).collect();
    let table = table.map_or_else(|| table_of(&parts), <[u8]>::to_vec);
    let end = [&(table.len() as u64).to_le_bytes()[..], b"summitry-index-1"].concat();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("graph.idx");
    fs::write(&path, [pages, table.clone(), end].concat()).expect("written");
    let Ok(index) = Index::open(&path, &format!("{:x}", Sha256::digest(&table))) else { return };
    for default in [true, false] {
        for row in index.find(pattern, default).take(1000) {
            let Ok(row) = row else { break };
            for id in row {
                if let Ok(term) = index.term(id) {
                    let _ = index.number(&term);
                }
            }
        }
    }
});

fn table_of(parts: &[Vec<Page>; 10]) -> Vec<u8> {
    let mut table = vec![0; 40];
    for (pages, width) in parts.iter().zip(WIDTHS) {
        table.extend((pages.len() as u32).to_le_bytes());
        for (bytes, rows, first) in pages {
            table.extend((bytes.len() as u32).to_le_bytes());
            table.extend(rows.to_le_bytes());
            table.extend(Sha256::digest(bytes));
            table.extend(first[..width].iter().flat_map(|number| number.to_le_bytes()));
        }
    }
    table
}
