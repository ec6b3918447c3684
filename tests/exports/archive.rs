//! An archive can be replayed elsewhere, and one that was tampered with cannot.

use super::{summitry, well};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Made {
    folder: tempfile::TempDir,
    kg: String,
    articles: String,
}

/// A graph of two articles, one of which anybody may pass on.
fn made() -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (articles, kg) = (path("articles"), path("kg"));
    fs::create_dir(&articles).expect("made");
    let text =
        |licence: &str, words: &str| format!("Title: Talks\nPublished: 2019-05-06\n{licence}\n{words}\n");
    let free = text(
        "License: CC BY 4.0\n",
        "President Anna Smith of France met Chancellor Boris Berg of Germany in Vienna on 3 May 2019.",
    );
    let bound = text(
        "License: all rights reserved\n",
        "France said that Poland had accused Spain of spying in 2017.",
    );
    fs::write(folder.path().join("articles/free.txt"), free).expect("written");
    fs::write(folder.path().join("articles/bound.txt"), bound).expect("written");
    well(&["build", &articles, "--kg", &kg]);
    well(&["infer", "--kg", &kg]);
    Made { folder, kg, articles }
}

impl Made {
    fn archive(&self, name: &str, options: &[&str]) -> PathBuf {
        let to = self.folder.path().join(name);
        let fixed = ["export", "--kg", &self.kg, "--format", "archive", "-o", &to.display().to_string()];
        well(&[&fixed[..], options].concat());
        to
    }
}

fn sheet(archive: &Path) -> serde_json::Value {
    let text = fs::read_to_string(archive.join("archive.json")).expect("a sheet");
    serde_json::from_str(&text).expect("JSON")
}

/// What the program says against an archive, which is one line.
fn refused(archive: &Path, options: &[&str]) -> String {
    let output = summitry(&[&["verify", "--again", &archive.display().to_string()], options].concat());
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.lines().count() == 1 && output.stdout.is_empty(), "{error}");
    error
}

#[test]
fn an_archive_is_proved_by_its_texts_on_any_processor() {
    let made = made();
    let archive = made.archive("all", &["--with-texts"]);
    let sheet = sheet(&archive);
    let hash = sheet["graph_sha256"].as_str().expect("a hash");
    // The hash is that of the graph as `status` tells it, and as `graph.nq` has it.
    assert!(well(&["status", "--kg", &made.kg]).contains(hash));
    assert_eq!(sheet["file_sha256"], sheet["graph_sha256"]);
    for scalar in ["", "1"] {
        let output = Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args(["verify", "--again", &archive.display().to_string()])
            .env("SUMMITRY_SCALAR", scalar)
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && told.contains(hash) && told.ends_with("the same graph\n"),
            "{told}"
        );
    }
}

#[test]
fn texts_go_along_where_their_licence_lets_them() {
    let made = made();
    let archive = made.archive("some", &[]);
    let (names, graph) = (fs::read_dir(archive.join("texts")), fs::read_to_string(archive.join("graph.nq")));
    assert_eq!(names.expect("a folder").count(), 1);
    let graph = graph.expect("a graph");
    assert!(graph.contains("Anna Smith of France met Chancellor") && !graph.contains("all rights reserved"));
    let error = refused(&archive, &[]);
    assert!(error.contains("1 of 2 texts are not at hand, `bound` first"), "{error}");
    let proved = well(&["verify", "--again", &archive.display().to_string(), "--articles", &made.articles]);
    assert!(proved.ends_with("the same graph\n"));
    // Another text under that name is said to be another.
    let other = made.folder.path().join("other");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("bound.txt"), "Title: Talks\nPublished: 2019-05-06\n\nFrance met Spain.\n")
        .expect("written");
    let error = refused(&archive, &["--articles", &other.display().to_string()]);
    assert!(error.contains("another text: `bound` has SHA-256"), "{error}");
}

/// Writes a graph into an archive, and its hashes into the sheet, as a forger would.
fn forge(archive: &Path, change: impl Fn(&str) -> String) {
    let graph = change(&fs::read_to_string(archive.join("graph.nq")).expect("a graph"));
    let mut lines: Vec<&str> = graph.split_inclusive('\n').collect();
    lines.sort_unstable();
    let graph = lines.concat();
    let hash = {
        use sha2::{Digest, Sha256};
        format!("{:x}", Sha256::digest(graph.as_bytes()))
    };
    fs::write(archive.join("graph.nq"), &graph).expect("written");
    let mut sheet = sheet(archive);
    sheet["file_sha256"] = hash.clone().into();
    sheet["graph_sha256"] = hash.into();
    fs::write(archive.join("archive.json"), sheet.to_string()).expect("written");
}

#[test]
fn a_forged_archive_is_not_proved() {
    let made = made();
    let archive = made.archive("forged", &["--with-texts"]);
    forge(&archive, |graph| graph.replace("2019-05-03", "2019-05-04"));
    let error = refused(&archive, &[]);
    assert!(
        error.contains("another graph from the same texts, program, rules, model and gazetteer"),
        "{error}"
    );
    assert!(error.contains("2019-05-04"), "{error}");
    // A graph that was exchanged beside the right hash.
    let archive = made.archive("exchanged", &["--with-texts"]);
    let whole = sheet(&archive)["graph_sha256"].clone();
    forge(&archive, |graph| graph.replace("Boris Berg", "Karol Nowak"));
    let mut named = sheet(&archive);
    named["graph_sha256"] = whole;
    fs::write(archive.join("archive.json"), named.to_string()).expect("written");
    assert!(refused(&archive, &[]).contains("graph.nq is not that graph"));
}

#[test]
fn what_read_it_otherwise_is_named() {
    let made = made();
    let archive = made.archive("older", &["--with-texts"]);
    forge(&archive, |graph| graph.replace("/rules/", "/rules/0"));
    let mut named = sheet(&archive);
    named["read_with"][0]["rules_sha256"] = "0".repeat(64).into();
    named["read_with"][0]["program"] = "summitry 0.0.9".into();
    fs::write(archive.join("archive.json"), named.to_string()).expect("written");
    let error = refused(&archive, &[]);
    assert!(
        error.contains("other program (then summitry 0.0.9, now summitry ") && error.contains("other rules"),
        "{error}"
    );
    assert!(!error.contains("other model"), "{error}");
}

#[test]
fn a_bad_archive_gives_one_clear_line() {
    let made = made();
    let nothing = made.folder.path().join("nothing");
    assert!(refused(&nothing, &[]).contains("archive.json` is no sound archive"));
    type Change = fn(&Path);
    let changes: [(&str, Change, &str); 5] = [
        ("garbled", |dir| fs::write(dir.join("archive.json"), "{").expect("written"), "archive.json"),
        (
            "newer",
            |dir| {
                let mut sheet = sheet(dir);
                sheet["version"] = 9.into();
                fs::write(dir.join("archive.json"), sheet.to_string()).expect("written");
            },
            "version 9",
        ),
        ("edited", |dir| fs::write(dir.join("graph.nq"), "").expect("written"), "graph.nq"),
        (
            "text",
            |dir| {
                let text =
                    fs::read_dir(dir.join("texts")).expect("texts").next().expect("one").expect("one").path();
                fs::write(text, "other words").expect("written");
            },
            "it is not the text of",
        ),
        (
            "hash",
            |dir| {
                let mut sheet = sheet(dir);
                sheet["articles"]["free"]["sha256"] = "../../../etc/passwd".into();
                fs::write(dir.join("archive.json"), sheet.to_string()).expect("written");
            },
            "the SHA-256 of `free` is none",
        ),
    ];
    for (name, change, says) in changes {
        let archive = made.archive(name, &["--with-texts"]);
        change(&archive);
        let error = refused(&archive, &[]);
        assert!(error.contains(says), "{name}: {error}");
    }
    let archive = made.archive("there", &[]);
    let to = archive.display().to_string();
    let output = summitry(&["export", "--kg", &made.kg, "--format", "archive", "-o", &to]);
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("is there already"));
    let output = summitry(&["export", "--kg", &made.kg, "--format", "archive"]);
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("by -o"));
}
