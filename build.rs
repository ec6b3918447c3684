//! Gathers the rule files that lie under `src/extract`, so that one counts by lying there.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    rule_files(&root);
}

/// Writes the list of all TOML files of the extractor with their text.
fn rule_files(root: &Path) {
    println!("cargo:rerun-if-changed=src/extract");
    let folder = root.join("src/extract");
    let mut files = Vec::new();
    toml_files(&folder, &mut files);
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&folder).expect("found below it").to_string_lossy().replace('\\', "/");
        writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string()).expect("a string");
    }
    list.push_str("]\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it")).join("rule_files.rs");
    std::fs::write(out, list).expect("cargo's own folder");
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = folder.read_dir().expect("part of the source").filter_map(Result::ok);
    for path in entries.map(|e| e.path()) {
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "toml") {
            found.push(path);
        }
    }
}
