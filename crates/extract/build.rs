//! Gathers the rule files that lie under `src/extract`, so that one counts by lying there; and tells the program which
//! sources it was made of, so that a graph knows whether an article would be read otherwise now.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What decides what is read in an article.
const SOURCES: [&str; 6] =
    ["src", "../facts/src", "../facts/data", "../language/src", "../graph/src/rdf", "../../Cargo.toml"];

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    rule_files(&root);
    println!("cargo:rustc-env=SUMMITRY_SOURCES={:016x}", sources(&root));
}

/// A hash of the sources: that of Fowler, Noll and Vo (1a), as nobody forges sources against it.
fn sources(root: &Path) -> u64 {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        all_files(&root.join(source), &mut files);
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).unwrap_or_default();
        for byte in name.bytes().chain([0xff]).chain(bytes).chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    hash
}

fn all_files(path: &Path, found: &mut Vec<PathBuf>) {
    match path.read_dir() {
        Ok(entries) => entries.flatten().for_each(|e| all_files(&e.path(), found)),
        Err(_) if path.is_file() => found.push(path.to_owned()),
        Err(_) => {}
    }
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
