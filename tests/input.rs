//! What people feed the built program: whatever it is, nothing is lost, replaced or misread in silence.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use summitry::facts::{ClaimId, EventId, Facts};
use summitry::{Kg, rdf::Base};

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Place {
        Place(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Place {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
        self
    }

    /// An article of 8 July 2021, a Thursday.
    fn article(&self, name: &str, body: &str) -> &Place {
        self.file(name, format!("Title: Notes\nPublished: 2021-07-08\n\n{body}\n"))
    }

    /// Runs the program in the folder, with a command line cut at spaces, or at `|` where it has any.
    fn run(&self, line: &str) -> Output {
        let mark = if line.contains('|') { '|' } else { ' ' };
        Command::new(env!("CARGO_BIN_EXE_summitry"))
            .args(line.split(mark))
            .env("SUMMITRY_MODEL", model())
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    fn shell(&self, script: &str) -> Output {
        let script = script.replace("summitry", env!("CARGO_BIN_EXE_summitry"));
        let mut command = Command::new("bash");
        command.args(["-c", &script]).env("SUMMITRY_MODEL", model()).current_dir(self.0.path());
        command.output().expect("bash runs")
    }

    fn well(&self, line: &str) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", err(&output));
        out(&output)
    }
}

fn model() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let files = folder.read_dir().expect("`make model` fetches a model").map(|e| e.expect("an entry").path());
    let models = files.filter(|p| p.extension().is_some_and(|e| e == "safetensors"));
    models.min_by_key(|p| p.metadata().map_or(u64::MAX, |m| m.len())).expect("a model")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_folder_is_built_whole_but_for_what_cannot_be_read() {
    let place = Place::new();
    for number in 0..1000 {
        place.article(
            &format!("in/{}/{number:03}.txt", number % 7),
            &format!("Norway met Sweden in Oslo in {}.", 1000 + number),
        );
    }
    let bad: [(&str, &[u8], &str); 9] = [
        ("empty.txt", b"", "is empty"),
        ("blank.md", "\u{feff} \n\u{200b}".as_bytes(), "is empty"),
        ("latin.txt", b"Z\xfcrich talks", "is not UTF-8"),
        ("wide.txt", b"\xff\xfeN\0o\0r\0", "UTF-16"),
        ("wide2.txt", b"N\0o\0r\0w\0a\0y\0", "UTF-16"),
        ("crawl.txt", b"WARC/1.1\r\n", "how long it is"),
        ("facts.txt", b"{\"version\": 1}", "has no text"),
        ("packed.txt", b"\x1f\x8b\x08\0", "cannot be read"),
        ("twin.txt", b"Id: 0-007\nTitle: Notes\n\nNorway met Sweden.", "are both called `0-007`"),
    ];
    let other: [(&str, &[u8], &str); 4] = [
        ("print.txt", b"%PDF-1.4\n%\xc7\xec", "is PDF"),
        ("page.txt", b"\n<!doctype HTML><title>Talks</title>", "no text of an article"),
        ("feed.txt", b"<?xml version='1.0'?><rss/>", "is XML"),
        ("photo.txt", b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
    ];
    for (name, bytes, _) in bad.iter().chain(&other) {
        place.file(&format!("in/{name}"), bytes);
    }
    place.file("in/long.txt", vec![b'a'; 9 << 20]);
    place.file("in/.hidden.txt", b"\xff").file("in/._0.txt", b"\0\x05\x16\x07").file("in/.git/x.txt", b"");
    std::os::unix::fs::symlink("nowhere", place.path("in/lost.txt")).expect("a link");
    std::os::unix::fs::symlink("..", place.path("in/loop")).expect("a link");
    assert!(Command::new("mkfifo").arg(place.path("in/pipe.txt")).status().expect("mkfifo").success());
    let strict = place.run("build in --kg kg --strict");
    assert_eq!(strict.status.code(), Some(1));
    assert!(!place.path("kg").exists() && err(&strict).contains("latin.txt"), "{}", err(&strict));

    let output = place.run("build in --kg kg");
    let said = err(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(out(&output).contains(": 1000 articles added"), "{}", out(&output));
    let refused: Vec<&str> = said.lines().filter(|l| l.starts_with("refused: ")).collect();
    assert_eq!(refused.len(), bad.len() + 3, "{said}");
    let others = [
        ("long.txt", &b""[..], "longer than"),
        ("lost.txt", b"", "cannot read"),
        ("pipe.txt", b"", "no regular file"),
    ];
    for (name, _, says) in bad.iter().chain(&others) {
        assert!(refused.iter().any(|l| l.contains(name) && l.contains(says)), "{name} {says}: {said}");
    }
    let skipped: Vec<&str> = said.lines().filter(|l| l.starts_with("skipped: ")).collect();
    for (name, _, says) in other {
        assert!(skipped.iter().any(|l| l.contains(name) && l.contains(says)), "{name} {says}: {said}");
    }
    assert!(said.contains("4 of 1016 inputs, which are no articles"), "{said}");
    assert!(said.contains("12 of 1016 inputs were refused"), "{said}");
    assert_eq!(place.well("list --kg kg").lines().count(), 1000);
    let again = place.run("build in --kg kg");
    assert!(out(&again).contains("0 articles added, 0 replaced, 1000 unchanged"), "{}", out(&again));
}

#[test]
fn a_device_without_end_is_not_read() {
    let place = Place::new();
    place.article("a.txt", "Norway met Sweden.");
    for line in ["build /dev/zero --kg kg", "extract /dev/zero", "parse /dev/zero"] {
        let output = place.run(line);
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert!(err(&output).contains("no regular file"), "{line}: {}", err(&output));
    }
    assert!(place.shell("summitry extract --format ndjson <(cat a.txt)").status.success());
    // Nor are files of other kinds.
    assert!(
        Command::new("mkfifo")
            .args([place.path("pipe.nt"), place.path("pipe.rq")])
            .status()
            .expect("mkfifo")
            .success()
    );
    place.well("build a.txt --kg kg");
    for line in [
        "build a.txt --kg kg --overrides /dev/zero",
        "validate --kg kg --shapes /dev/zero",
        "query --kg kg -f pipe.rq",
        "diff pipe.nt pipe.nt",
    ] {
        let output = place.run(line);
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert!(err(&output).contains("no regular file"), "{line}: {}", err(&output));
    }
    assert!(place.shell("summitry query --kg kg -f <(echo 'ASK {}')").status.success());
}

#[test]
fn another_article_never_takes_a_place_in_silence() {
    let place = Place::new();
    place.article("jan/07.txt", "Norway met Sweden in Oslo. The talks went on until the evening.");
    place.article("feb/07.txt", "Estonia signed a treaty with Latvia. Nobody spoke to the press.");
    place.well("build . --kg all");
    let ids = place.well("list --kg all");
    assert!(ids.contains("jan-07") && ids.contains("feb-07"), "{ids}");

    place.well("build jan --kg kg");
    let output = place.run("build feb --kg kg");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("--replace") && err(&output).contains("`07`"), "{}", err(&output));
    place.article("jan/07.txt", "Norway met Sweden in Oslo. The talks went on until the morning.");
    assert!(place.well("build jan --kg kg").contains("1 replaced"));
    assert!(place.well("build feb --kg kg --replace").contains("1 replaced"));

    for (id, name) in [("Oslo", "a.txt"), ("oslo", "b.txt"), ("ÖSLO", "c.txt")] {
        place.file(
            name,
            format!(
                "Id: {id}\nTitle: Notes\nPublished: 2021-07-08\n\nNorway met Sweden in Oslo, says {name}.\n"
            ),
        );
    }
    assert!(place.well("build a.txt --kg ids").contains("1 article added"));
    for name in ["b.txt", "c.txt"] {
        let output = place.run(&format!("build {name} --kg ids"));
        assert_eq!(output.status.code(), Some(1));
        assert!(err(&output).contains("same id `oslo`"), "{}", err(&output));
    }
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let place = Place::new();
    let pipe =
        |text: &str, rest: &str| place.shell(&format!("echo '{text}' | summitry build - --kg kg {rest}"));
    assert!(pipe("Norway met Sweden.", "").status.success());
    assert!(out(&pipe("Norway met Sweden.", "")).contains("1 unchanged"));
    let output = pipe("Norway met Denmark.", "");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("--id"), "{}", err(&output));
    assert!(pipe("Norway met Denmark.", "--id second").status.success());
    assert!(out(&pipe("Estonia met Latvia.", "--replace")).contains("1 replaced"));
    let ids = place.well("list --kg kg");
    assert!(ids.lines().count() == 2 && ids.contains("second"), "{ids}");
    place.article("a.txt", "x").article("b.txt", "y");
    assert_eq!(place.run("build a.txt b.txt --id one --kg kg").status.code(), Some(1));
}

#[test]
fn unchanged_is_what_would_be_read_as_before() {
    let place = Place::new();
    place.file("a.txt", "Norway met Sweden in Oslo on Monday.\n");
    let day = |day: &str| place.well(&format!("build|a.txt|--kg|kg|--published|{day}"));
    assert!(day("2021-07-08").contains("1 article added"));
    assert!(day("8 July 2021").contains("1 unchanged"));
    assert!(day("2020-07-08").contains("1 replaced"));
    let rows = place.well("query|--kg|kg|-e|SELECT ?d { ?e a sm:Meeting ; sm:date ?d }|--format|csv");
    assert!(rows.contains("2020-07-06") && !rows.contains("2021"), "{rows}");
    for bad in ["04/05/2021", "soon", "2021-07"] {
        let output = place.run(&format!("build a.txt --kg kg --published {bad}"));
        assert!(output.status.code() == Some(2) && err(&output).contains(bad), "{}", err(&output));
    }
}

#[test]
fn metadata_is_never_read_as_the_story() {
    let place = Place::new();
    let body = "Norway met Sweden in Oslo on Monday.";
    for (name, head, date) in [
        ("a.md", "---\ntitle: Oslo: a visit\ndate: 2021-07-08\n---\n\n", "2021-07-05"),
        (
            "b.md",
            "\n---\ntitle: Oslo: a visit\npublished: true\npubDate: Thu, 08 Jul 2021 09:00:00 GMT\n...\n",
            "2021-07-05",
        ),
        ("c.md", "+++\ntitle = \"Oslo\"\ndate = 2021-07-08\n+++\n", "2021-07-05"),
        ("d.txt", "Title: Oslo\nPublication date: 08-Jul-2021\n\n", "2021-07-05"),
        ("e.txt", "Title: Oslo\rPublished: 20210708\r\r", "2021-07-05"),
        ("f.txt", "Title: Oslo\nPublished: 2021-13-45\nPublication day: unknown\n\n", ""),
    ] {
        place.file(name, format!("{head}{body}\n"));
        let output = place.run(&format!("extract --format ndjson {name}"));
        let facts = Facts::from_json(out(&output).trim()).expect("facts");
        let dates: Vec<&str> = facts.dates.iter().map(|d| d.value.as_str()).collect();
        let expected: Vec<&str> = if date.is_empty() { Vec::new() } else { vec![date] };
        assert_eq!(dates, expected, "{name}");
        assert!(facts.article.title.starts_with("Oslo"), "{name}: {}", facts.article.title);
        assert_eq!(
            err(&output).contains(&format!("{name}:2: `2021-13-45`")),
            date.is_empty(),
            "{}",
            err(&output)
        );
    }
}

#[test]
fn mark_up_and_what_no_reader_sees_is_nothing() {
    let place = Place::new();
    let plain = "President Ana Sørby of Norway met Chancellor Ida Holm of Austria in Vienna on Monday.";
    let head = "---\ntitle: Talks\ndate: 2021-07-08\n---\n\n";
    place.file("plain.md", format!("{head}{plain}\n"));
    place.file(
        "marked.md",
        format!("{head}President [Ana Sørby](https://a.example/s_(x)) of Norway[^1] met Chancellor **Ida** *Holm* of Austria in `Vienna` on Monday. <!-- France met Spain in Rome. -->\n\n[^1]: Sweden met Denmark.\n\n```\nPoland met Italy.\n```\n").replace("[^1]: Sweden met Denmark.", "[^1]: No more is known."),
    );
    place.file(
        "soft.md",
        format!(
            "\u{feff}{head}{}\n",
            plain
                .replace("Sørby", "Sør\u{ad}by")
                .replace("Norway", "Nor\u{200b}way")
                .replace("Holm", "Ho\u{2060}lm\u{200d}")
        ),
    );
    let told = |name: &str| {
        let text = place.well(&format!("extract --format text {name}"));
        text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(
        told("plain.md").iter().any(|l| l.contains("event") && l.contains("Vienna")),
        "{:?}",
        told("plain.md")
    );
    assert_eq!(told("marked.md"), told("plain.md"));
    assert_eq!(told("soft.md"), told("plain.md"));
    let facts = Facts::from_json(&place.well("extract marked.md")).expect("facts");
    let text: Vec<char> = facts.article.text.chars().collect();
    let words = |e: &summitry::facts::Entity| {
        let span = e.mentions[0].span;
        text[span.start() as usize..span.end() as usize].iter().collect::<String>()
    };
    let found: Vec<String> = facts.entities.iter().map(words).collect();
    assert!(
        found.contains(&"Ana Sørby".to_owned()) && found.contains(&"Ida** *Holm".to_owned()),
        "{found:?}"
    );
    place.well("build plain.md marked.md soft.md --kg kg");
    assert!(place.well("verify --kg kg --articles .").contains("sound"));
    // Small angled marks quote as large ones do.
    for [open, close] in [["‹", "›"], ["›", "‹"]] {
        place.article(
            "small.txt",
            &format!("Ana Sørby said: {open}We sign!{close} Norway met Austria in Vienna."),
        );
        let text = place.well("extract --format text small.txt");
        assert!(text.contains("(direct, certain): We sign!\n") && text.contains("event"), "{text}");
    }
}

#[test]
fn a_wrapped_brief_is_one_paragraph() {
    let place = Place::new();
    let text = "President Ana Sørby of Norway told reporters on Monday that she had met Chancellor Ida Holm of Austria in Vienna. The two leaders signed a treaty there with President Ivo Kos of Croatia, and Holm said that Austria would support Norway.";
    place.article("one.txt", text);
    for width in [45, 60, 72] {
        let mut wrapped = String::new();
        let mut length = 0;
        for word in text.split(' ') {
            if length > 0 {
                let fits = length + 1 + word.chars().count() <= width;
                wrapped.push(if fits { ' ' } else { '\n' });
                length = if fits { length + 1 } else { 0 };
            }
            wrapped.push_str(word);
            length += word.chars().count();
        }
        place.article("wrapped.txt", &wrapped);
        let told = |name: &str| place.well(&format!("extract --format text {name}")).replace('\n', " ");
        assert_eq!(told("wrapped.txt"), told("one.txt"), "{wrapped}");
    }
}

#[test]
fn another_language_and_a_copy_are_said_to_be_so() {
    let place = Place::new();
    place.article("de.txt", "Die Bundeskanzlerin traf am Montag in Wien den norwegischen Präsidenten und sprach mit ihm über den Vertrag, den beide Länder im Herbst unterzeichnen wollen.");
    place
        .article("one/a.txt", "Norway met Sweden in Oslo.")
        .file("one/b.md", "---\ntitle: Copy\n---\nNorway met  *Sweden*\nin Oslo.");
    let output = place.run("build de.txt one --kg kg");
    assert!(output.status.success(), "{}", err(&output));
    assert!(err(&output).contains("de.txt: the text is not English but German"), "{}", err(&output));
    assert!(err(&output).contains("one/b.md has the same text as the article `a`"), "{}", err(&output));
    let rows = place.well("query|--kg|kg|-e|SELECT ?a ?l { ?a schema:inLanguage ?l }|--format|csv");
    assert!(rows.contains("article/de,de") && rows.contains("article/a,en"), "{rows}");
}

#[test]
fn nothing_of_an_article_commands_a_reader() {
    let place = Place::new();
    let odd = "\u{1b}]0;mine\u{7}";
    place.file("a.txt", format!("Title: Talks {odd} in Oslo\nPublished: 2021-07-08\nPublisher: =1+1\n\nNorway {odd}met Sweden in Oslo.\n\u{c}\u{1}\u{fffe}\n“We{odd} agree,” said President Ana Sørby of Norway.\n"));
    place.file("b\u{1b}[2J.txt", "Title: Other\n\nEstonia met Latvia.\n");
    let output = place.run("build . --kg kg");
    let mut shown = out(&output) + &err(&output);
    for line in [
        "list --kg kg",
        "status --kg kg",
        "extract --format text a.txt",
        "explain|--kg|kg|Ana Sørby",
        "query|--kg|kg|-e|SELECT ?h { ?a schema:headline ?h }",
        "verify --kg kg",
    ] {
        let output = place.run(line);
        shown += &(out(&output) + &err(&output));
    }
    shown += &err(&place.run("build none\u{1b}[31m.txt --kg kg"));
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    assert!(shown.contains("Talks \\u{1b}]0;mine") || shown.contains("[2J"), "{shown}");
    let xml =
        |text: &str| text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..));
    for line in [
        "export --kg kg --format rdfxml",
        "export --kg kg --format graphml",
        "export --kg kg --format gexf",
        "query|--kg|kg|-e|SELECT * { ?s ?p ?o }|--format|xml",
        "query|--kg|kg|-e|CONSTRUCT WHERE { ?s ?p ?o }|--format|rdfxml",
    ] {
        assert!(xml(&place.well(line)), "{line}");
    }
    let publishers = "query|--kg|kg|-e|SELECT ?p { ?a schema:publisher ?p }|--format|csv";
    assert_eq!(place.well(publishers), "p\r\n=1+1\r\n");
    assert_eq!(place.well(&format!("{publishers}|--csv-safe")), "p\r\n'=1+1\r\n");
}

#[test]
fn a_base_is_taken_only_where_its_graph_can_be_read_back() {
    let place = Place::new();
    place.article(
        "a.txt",
        "President Ana Sørby of Norway met Ida Holm in Oslo. Holm said that France backs Spain.",
    );
    for base in [
        "https://a.example/kg#",
        "https://a.example/?x=/",
        "https://a.example/my kg/",
        "kg/",
        "//a.example/",
        "https://a.example/{x}/",
        "https://a.example/../",
    ] {
        let output = place.run(&format!("build|a.txt|--kg|kg|--base|{base}"));
        assert!(
            output.status.code() == Some(1) && err(&output).contains("no base IRI"),
            "{base}: {}",
            err(&output)
        );
        assert!(!place.path("kg").exists());
    }
    for (number, base) in
        ["urn:x:kg/", "https://a.example:8080/%C3%A9/", "http://[::1]/é/", "file:///kg/"].iter().enumerate()
    {
        place.well(&format!("build a.txt --kg kg{number} --base {base}"));
        assert_eq!(place.well(&format!("list --kg kg{number}")).lines().count(), 1, "{base}");
    }
}

#[test]
fn a_closed_or_full_output_is_no_panic() {
    let place = Place::new();
    place.article("a.txt", "Norway met Sweden in Oslo.").article("b.txt", "Norway met Denmark in Oslo.");
    for command in [
        "build a.txt b.txt --kg kg",
        "infer --kg kg",
        "infer --kg kg --remove",
        "infer --list",
        "status --kg kg",
        "analyze --kg kg forget",
        "list --kg kg",
        "extract a.txt",
        "serve --kg kg --listen 127.0.0.1:0",
        "eval none.json",
        "remove --kg kg b",
    ] {
        for sink in [">/dev/full", "| true", ">&-", "2>/dev/full >/dev/full"] {
            if command.starts_with("serve") && !sink.starts_with(">/dev/full") {
                continue;
            }
            place.shell("summitry build a.txt b.txt --kg kg");
            let output = place.shell(&format!("set -o pipefail; summitry {command} {sink}"));
            assert!(!err(&output).contains("panicked"), "{command} {sink}: {}", err(&output));
            assert!(output.status.code().is_some_and(|c| c < 100), "{command} {sink}");
        }
    }
    assert_eq!(place.well("list --kg kg").lines().count(), 1, "what was removed is removed");
}

#[test]
fn a_parameter_that_a_query_has_no_use_for_is_an_error() {
    let place = Place::new();
    place.article("a.txt", "Norway met Sweden in Oslo.");
    place.well("build a.txt --kg kg");
    let ask = "query|--kg|kg|-e|SELECT ?e { ?e a ?kind }|--param";
    let output = place.run(&format!("{ask}|kin=1"));
    assert!(output.status.code() == Some(1) && err(&output).contains("`kin`"), "{}", err(&output));
    let kind = "<https://w3id.org/summitry/ns#Meeting>";
    assert!(place.run(&format!("{ask}|kind={kind}")).status.success());
}

#[test]
fn ids_of_a_document_cannot_break_a_graph() {
    let place = Place::new();
    place.article("a.txt", "Norway met Sweden in Oslo. Ida Holm said that France met Spain in Rome.");
    let facts = Facts::from_json(&place.well("extract a.txt")).expect("facts");
    let folder = place.path("kg");
    type Edit = fn(&mut Facts);
    let edits: [Edit; 6] = [
        |f| f.article.id = "a> <b".to_owned(),
        |f| f.article.id = "x/y".to_owned(),
        |f| f.events[0].id = EventId("e1>\n<x".to_owned()),
        |f| f.claims[0].id = ClaimId("c\u{1b}1".to_owned()),
        |f| f.claims.push(f.claims[0].clone()),
        |f| f.entities.push(f.entities[0].clone()),
    ];
    for (number, edit) in edits.iter().enumerate() {
        let mut kg = Kg::new(Base::default()).expect("a graph");
        kg.add(&facts).expect("sound facts");
        let mut bad = facts.clone();
        edit(&mut bad);
        let error = kg.add(&bad).expect_err("refused").to_string();
        assert!(!error.contains(char::is_control), "{number}: {error:?}");
        kg.save(&folder).expect("saved");
        assert_eq!(Kg::open(&folder).expect("opened").articles().len(), 1, "{number}");
    }
}
