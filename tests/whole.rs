//! Whole builds: of every article at hand, and ones that are cut off.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const HERE: &str = env!("CARGO_MANIFEST_DIR");

fn build(kg: &Path, inputs: &[PathBuf]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    command.arg("build").args(inputs).arg("--kg").arg(kg).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn sound(kg: &Path, articles: &Path) {
    for arguments in [vec!["verify", "--articles"], vec!["validate"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
        command.arg(arguments[0]).arg("--kg").arg(kg);
        if arguments.len() > 1 {
            command.arg(arguments[1]).arg(articles);
        }
        let output = command.output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{} of {}:\n{said}", arguments[0], articles.display());
    }
}

#[test]
fn every_article_at_hand_is_verified_and_conforms() {
    for articles in ["data/articles", "../shared/articles"].map(|f| Path::new(HERE).join(f)) {
        if !articles.is_dir() {
            println!("skipped: {} is absent", articles.display());
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let kg = folder.path().join("kg");
        assert!(build(&kg, std::slice::from_ref(&articles)).status().expect("the program runs").success());
        sound(&kg, &articles);
    }
}

/// An article may point at those whom only somebody quoted has named, and call a body by its country's adjective.
#[test]
fn what_is_told_by_another_word_is_verified() {
    let folder = tempfile::tempdir().expect("a folder");
    let [kg, articles] = ["kg", "articles"].map(|n| folder.path().join(n));
    std::fs::create_dir(&articles).expect("made");
    for (name, text) in [
        (
            "pact",
            "Chad and Mali initialled a security agreement on Thursday, the prime minister's office said. The text has still to be signed by the two foreign ministers.",
        ),
        (
            "bank",
            "Selim Berg, until January deputy governor of Turkey's central bank, left for Lima on Monday.",
        ),
        ("ministry", "Peru's trade ministry is now run by Ana Soto, who was in Lima on Monday."),
    ] {
        let text = format!("Published: 2022-04-01\n\n{text}\n");
        std::fs::write(articles.join(name).with_extension("txt"), text).expect("written");
    }
    assert!(build(&kg, std::slice::from_ref(&articles)).status().expect("the program runs").success());
    sound(&kg, &articles);
}

/// What is on disk after a kill is the graph of before or the graph of after.
#[test]
fn a_build_that_is_killed_at_any_point_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let [kg, before, after] = ["kg", "before", "after"].map(|n| folder.path().join(n));
    let articles = Path::new(HERE).join("data/articles");
    let one = folder.path().join("one");
    std::fs::create_dir(&one).expect("made");
    std::fs::copy(articles.join("gulf-thaw.txt"), one.join("gulf-thaw.txt")).expect("copied");
    let first = [one.join("gulf-thaw.txt")];
    let all = [articles.clone()];
    assert!(build(&before, &first).status().expect("the program runs").success());
    let start = Instant::now();
    assert!(build(&after, &all).status().expect("the program runs").success());
    let whole = start.elapsed();
    let graph = |kg: &Path| std::fs::read(kg.join("graph.nq")).expect("a graph");
    let (old, new) = (graph(&before), graph(&after));
    let mut killed = 0;
    for round in 0..10u32 {
        if kg.exists() {
            std::fs::remove_dir_all(&kg).expect("removed");
        }
        assert!(build(&kg, &first).status().expect("the program runs").success());
        let mut child = build(&kg, &all).spawn().expect("the program runs");
        // Ten points, each at random within its tenth of the time.
        let within = u32::from(std::process::id().wrapping_mul(round + 1) as u8) * 4;
        std::thread::sleep(Duration::from_secs_f64(
            whole.as_secs_f64() * (f64::from(round) + f64::from(within) / 1024.0) / 10.0,
        ));
        killed += u32::from(child.try_wait().expect("asked").is_none());
        child.kill().expect("killed");
        child.wait().expect("ended");
        let left = graph(&kg);
        assert!(left == old || left == new, "round {round} left something else");
        sound(&kg, if left == old { &one } else { &articles });
    }
    assert!(killed > 0, "every round was over before it was killed");
    assert!(build(&kg, &all).status().expect("the program runs").success());
    assert_eq!(graph(&kg), new, "what a killed build left behind is in the way of the next");
}
