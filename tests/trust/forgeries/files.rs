//! Lies about files: their bytes, the manifest, texts and articles.

use super::{graph, read, read_again, swap};
use crate::world::{edit_manifest, mend, rewrite};
use std::path::Path;
use summitry::Kg;
use summitry::verify::verify;

/// Lies about files, not lines; the last is whether the articles' files are needed.
#[test]
fn forged_files_are_seen() {
    type Harm = fn(&Path);
    let cases: [(&str, bool, Harm); 9] = [
        ("other line breaks", false, |kg| {
            let path = kg.join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read").replace('\n', "\r\n");
            std::fs::write(path, text).expect("written");
            mend(kg);
        }),
        ("a comment", false, |kg| {
            let path = kg.join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read");
            std::fs::write(path, format!("{text}# nothing to see\n")).expect("written");
            mend(kg);
        }),
        ("no last line break", false, |kg| {
            let path = kg.join("graph.nq");
            let text = std::fs::read_to_string(&path).expect("read");
            std::fs::write(path, text.trim_end()).expect("written");
            mend(kg);
        }),
        ("a link to another file", false, |kg| {
            let path = kg.join("graph.nq");
            std::fs::rename(&path, kg.with_file_name("real.nq")).expect("renamed");
            std::os::unix::fs::symlink(kg.with_file_name("real.nq"), path).expect("linked");
        }),
        ("another source", false, |kg| {
            edit_manifest(kg, |m| m["articles"]["gulf-thaw"]["source"] = "leaked.txt".into());
        }),
        ("a made-up digest of corrections", false, |kg| {
            edit_manifest(kg, |m| m["articles"]["gulf-thaw"]["corrections"] = "ab".into());
        }),
        ("the check sum in other letters", false, |kg| {
            edit_manifest(kg, |m| {
                let upper = m["graph_sha256"].as_str().expect("a sum").to_uppercase();
                m["graph_sha256"] = upper.into();
            });
        }),
        ("another text, with its sum", true, |kg| {
            rewrite(kg, |all| {
                swap(
                    all,
                    &["gulf-thaw", "isString"],
                    "seven years of open hostility",
                    "nine years of open hostility",
                )
            });
            rewrite(kg, |all| {
                use sha2::{Digest, Sha256};
                let text = &read().articles[1].text;
                let text = text.replace("seven years of open", "nine years of open");
                swap(
                    all,
                    &["article/gulf-thaw> ", "ns#sha256"],
                    &read().articles[1].sha256,
                    &format!("{:x}", Sha256::digest(text.as_bytes())),
                )
            });
            edit_manifest(kg, |m| m["articles"]["gulf-thaw"]["sha256"] = "00".into());
        }),
        ("a whole article taken out", true, |kg| {
            let mut graph = Kg::open(kg).expect("opened");
            graph.remove("gulf-thaw").expect("removed");
            graph.save(kg).expect("saved");
        }),
    ];
    for (what, by_files, harm) in cases {
        let folder = graph(false);
        let kg = folder.path().join("kg");
        harm(&kg);
        let articles = by_files.then_some(read().articles.as_slice());
        assert!(!verify(&kg, articles).expect("read").is_sound(), "verify: {what}");
        assert!(!read_again(&kg, articles).is_sound(), "verify --again: {what}");
    }
}
