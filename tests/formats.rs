//! The forms in which articles come: pages, records, archives, packed or not; and what of a folder is passed over.

use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

    fn well(&self, line: &str) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(0), "{line}: {}{}", out(&output), err(&output));
        out(&output)
    }

    /// Whom the graph says to have met, as `A B`, sorted.
    fn met(&self, kg: &str) -> Vec<String> {
        let query = "SELECT ?a ?b { ?x sm:metWith ?y . ?x rdfs:label ?a . ?y rdfs:label ?b FILTER(STR(?x) < STR(?y)) }";
        let rows = self.well(&format!("query|--kg|{kg}|-e|{query}|--format|csv"));
        let mut met: Vec<String> = rows.lines().skip(1).map(|l| l.trim().replace(',', " ")).collect();
        met.sort();
        met.dedup();
        met
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

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes.as_ref()).expect("memory");
    packed.finish().expect("memory")
}

fn zstandard(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes.as_ref(), ruzstd::encoding::CompressionLevel::Fastest)
}

const NORWAY: &str =
    "Foreign Minister Ana Strand of Norway met Chancellor Ida Holm of Austria in Vienna on Monday.";
const PERU: &str = "President Luis Rojas of Peru met President Eva Pinto of Chile in Lima on Tuesday.";
const GERMAN: &str = "Die Bundeskanzlerin traf am Montag in Wien den norwegischen Präsidenten und sprach mit ihm über den Vertrag, den beide Länder im Herbst unterzeichnen wollen.";

/// A page with this sentence among others.
fn page(title: &str, sentence: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{title} | The Courier</title><meta property=\"og:site_name\" content=\"The Courier\">\
         <script type=\"application/ld+json\">{{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"{title}\", \"datePublished\": \"2021-07-08T10:00:00Z\", \"author\": {{\"@type\": \"Person\", \"name\": \"Ann Ott\"}}}}</script></head>\
         <body><nav><a href=\"/world\">World</a> <a href=\"/sport\">Sport</a></nav><article><h1>{title}</h1><p>{sentence}</p>\
         <p>The talks lasted three hours, longer than had been planned, and both sides said afterwards that they had been useful.</p>\
         <p>A second round is to follow in the autumn, once the parliaments have looked at what was agreed, officials said.</p></article>\
         <footer>Copyright The Courier</footer></body></html>"
    )
}

fn warc(kind: &str, blocks: &[(&str, String)]) -> Vec<u8> {
    let mut archive = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nnone\r\n\r\n".to_vec();
    for (id, block) in blocks {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: https://courier.example/{id}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        archive.extend([head.as_bytes(), block.as_bytes(), b"\r\n\r\n"].concat());
    }
    archive
}

fn sent(page: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}")
}

/// Two articles in each form that holds several, and a page of each.
fn archives() -> Vec<(&'static str, Vec<u8>, [&'static str; 2])> {
    let pages = [("u1", sent(&page("Treaty in Vienna", NORWAY))), ("u2", sent(&page("Lima talks", PERU)))];
    let texts =
        [("u1", format!("Treaty in Vienna\n\n{NORWAY}\n")), ("u2", format!("Lima talks\n\n{PERU}\n"))];
    let record = |id: &str, title: &str, text: &str| {
        format!(
            "{{\"id\": \"{id}\", \"title\": \"{title}\", \"published\": \"2021-07-08\", \"source\": \"https://courier.example/{id}\", \"text\": \"{text}\"}}"
        )
    };
    let (a, b) = (record("r1", "Treaty in Vienna", NORWAY), record("r2", "Lima talks", PERU));
    let lines = format!("{a}\n{b}\n");
    let table = format!(
        "id,title,date,body\nr1,Treaty in Vienna,2021-07-08,\"{NORWAY}\"\nr2,Lima talks,2021-07-08,\"{PERU}\"\n"
    );
    let records = ["a-r1", "a-r2"];
    let uuids = ["a-u1", "a-u2"];
    vec![
        ("a.json", format!("[{a}, {b}]").into_bytes(), records),
        ("a.jsonl", lines.clone().into_bytes(), records),
        ("a.jsonl.gz", gzip(&lines), records),
        ("a.jsonl.zst", zstandard(&lines), records),
        ("a.csv", table.clone().into_bytes(), records),
        ("a.csv.gz", gzip(&table), records),
        ("a.warc", warc("response", &pages), uuids),
        ("a.warc.gz", gzip(warc("response", &pages)), uuids),
        ("a.warc.zst", zstandard(warc("response", &pages)), uuids),
        ("a.wet", warc("conversion", &texts), uuids),
        ("a.warc.wet.gz", gzip(warc("conversion", &texts)), ["awarc-u1", "awarc-u2"]),
    ]
}

#[test]
fn an_archive_of_each_kind_gives_its_articles() {
    for (name, bytes, ids) in archives() {
        let place = Place::new();
        place.file(name, bytes);
        assert!(place.well(&format!("build {name} --kg kg")).contains(": 2 articles added"), "{name}");
        assert_eq!(place.met("kg"), ["Ana Strand Ida Holm", "Eva Pinto Luis Rojas"], "{name}");
        let listed = place.well("list --kg kg");
        assert!(ids.iter().all(|id| listed.contains(id)), "{name}: {listed}");
        let head = "SELECT ?h { ?a schema:headline ?h } ORDER BY ?h";
        let heads = place.well(&format!("query|--kg|kg|-e|{head}|--format|csv"));
        assert_eq!(heads.lines().skip(1).collect::<Vec<_>>(), ["Lima talks", "Treaty in Vienna"], "{name}");
        assert!(place.well("verify --kg kg --articles .").contains("sound"), "{name}");
        assert!(place.well(&format!("build {name} --kg kg")).contains("2 unchanged"), "{name}");
    }
}

#[test]
fn articles_out_of_archives_are_read_again_from_the_graph() {
    let place = Place::new();
    place.file("a.warc.gz", gzip(warc("response", &[("u1", sent(&page("Treaty in Vienna", NORWAY)))])));
    place.file(
        "b.md",
        format!(
            "---\ntitle: Lima *talks*\ndate: 2021-07-08\n---\n\n{}\n",
            PERU.replace("Luis Rojas", "[Luis Rojas](x)")
        ),
    );
    place.well("build a.warc.gz b.md --kg kg");
    std::fs::remove_file(place.path("a.warc.gz")).expect("it is there");
    assert!(place.well("verify --kg kg --again").contains("sound"));
    assert!(place.well("validate --kg kg").contains("conforms"), "{}", place.well("validate --kg kg"));
    let query = "SELECT ?s ?h ?d { ?a sm:sourceSha256 ?s ; sm:sha256 ?h ; schema:datePublished ?d }";
    let rows = place.well(&format!("query|--kg|kg|-e|{query}|--format|csv"));
    assert!(rows.lines().count() == 2 && rows.contains("2021-07-08"), "{rows}");
    let text = place.well(
        "query|--kg|kg|-e|SELECT ?t { ?c nif:isString ?t FILTER(CONTAINS(?t, 'Strand')) }|--format|csv",
    );
    for line in [
        "Title: Treaty in Vienna",
        "Published: 2021-07-08",
        "Authors: Ann Ott",
        "Publisher: The Courier",
        "URL: https://courier.example/u1",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("Sport") && !text.contains("Copyright"), "{text}");
}

#[test]
fn a_folder_of_all_kinds_is_built_and_says_what_it_passed_over() {
    let place = Place::new();
    for (name, bytes, _) in archives() {
        place.file(&format!("in/{}/{name}", name.replace('.', "-")), bytes);
    }
    place.file("in/talks.txt", format!("Title: Talks\nPublished: 2021-07-08\n\n{NORWAY}\n"));
    place.file("in/more.md", format!("---\ntitle: Talks\n---\n\n{NORWAY}\n"));
    place
        .file("in/page.html", page("Treaty in Vienna", NORWAY))
        .file("in/page.html.gz", gzip(page("Lima talks", PERU)));
    place.file(
        "in/one.json",
        format!("{{\"headline\": \"Talks\", \"date\": \"2021-07-08\", \"content\": \"{NORWAY}\"}}"),
    );
    place
        .file("in/print.pdf", "%PDF-1.7\n")
        .file("in/photo.jpg", b"\xff\xd8\xff\xe0")
        .file("in/make.py", "print(1)\n");
    place
        .file("in/de.txt", GERMAN)
        .file("in/de.jsonl", format!("{{\"text\": \"{GERMAN}\"}}\n{{\"text\": \"{PERU}\"}}\n"));
    place.file("in/empty.txt", "").file("in/broken.txt.gz", &gzip(NORWAY)[..40]).file("in/.hidden.txt", "no");
    std::os::unix::fs::symlink("..", place.path("in/loop")).expect("a link");
    let output = place.run("build in --kg kg");
    let said = err(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    for (word, name, says) in [
        ("skipped", "print.pdf", "PDF"),
        ("skipped", "photo.jpg", "image"),
        ("skipped", "make.py", "want .txt"),
        ("skipped", "de.txt", "not English but German"),
        ("skipped", "de.jsonl", "1 record that is not English"),
        ("refused", "empty.txt", "is empty"),
        ("refused", "broken.txt.gz", "cannot be read"),
        ("refused", "page.html.gz", "both called"),
    ] {
        let found = said.lines().any(|l| l.starts_with(word) && l.contains(name) && l.contains(says));
        assert!(found, "{word} {name} {says}: {said}");
    }
    assert!(!said.contains("hidden") && !said.contains("loop"), "{said}");
    assert!(out(&output).contains(": 27 articles added"), "{}{said}", out(&output));
    assert!(place.well("verify --kg kg").contains("sound"));
    assert!(place.well("verify --kg kg --again").contains("sound"));
    place.well("validate --kg kg");
}

#[test]
fn fields_are_told_and_standard_input_is_named() {
    let place = Place::new();
    place.file(
        "a.jsonl",
        format!("{{\"uid\": 4, \"story\": {{\"main\": \"{NORWAY}\"}}, \"made\": 1625702400}}\n"),
    );
    let output = place.run("build a.jsonl --kg kg");
    assert!(
        output.status.code() == Some(1) && err(&output).contains("--field text=NAME"),
        "{}",
        err(&output)
    );
    place.well("build a.jsonl --kg kg --field text=story.main --field id=uid --field published=made");
    assert!(place.well("list --kg kg").contains("a-4"));
    let rows = place.well("query|--kg|kg|-e|SELECT ?d { ?e a sm:Meeting ; sm:date ?d }|--format|csv");
    assert!(rows.contains("2021-07-05"), "{rows}");
    let bad = place.run("build a.jsonl --kg kg --field body=x");
    assert!(bad.status.code() == Some(1) && err(&bad).contains("WHAT=FIELD"), "{}", err(&bad));
    place.file("p.html", page("Treaty in Vienna", NORWAY));
    let pipe = format!("cat p.html | {} build - --id vienna --kg piped", env!("CARGO_BIN_EXE_summitry"));
    let piped = Command::new("bash")
        .args(["-c", &pipe])
        .env("SUMMITRY_MODEL", model())
        .current_dir(place.0.path())
        .output();
    assert!(piped.expect("bash runs").status.success());
    assert!(place.well("list --kg piped").contains("vienna"));
    assert!(place.well("verify --kg piped --again").contains("sound"));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let place = Place::new();
    let line = format!("{{\"text\": \"{}\"}}\n", "a ".repeat(40 << 20));
    place.file("in/bomb.jsonl.gz", gzip(line)).file("in/a.txt", NORWAY);
    let output = place.run("build in --kg kg");
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("200 times"), "{}", err(&output));
    assert!(out(&output).contains(": 1 article added"), "{}", out(&output));
}

#[test]
fn fifty_copies_are_one_source() {
    let place = Place::new();
    for number in 0..50 {
        let day = number % 9 + 1;
        place.file(
            &format!("in/{number}.txt"),
            format!("Title: Lima talks\nPublished: 2021-07-0{day}\nPublisher: Paper {number}\n\n{PERU}\n"),
        );
    }
    place.file("in/other.txt", "Title: Guests in Lima\nPublished: 2021-07-12\nPublisher: The Courier\n\nLuis Rojas, the president of Peru, received the president of Chile, Eva Pinto. Chile signed a treaty with Bolivia.\n");
    assert!(place.well("build in --kg kg --quiet").contains(": 51 articles added"));
    place.well("infer --kg kg");
    let rows = place.well("query --kg kg corroborated-facts --least 1 --format csv");
    assert!(rows.contains("Eva Pinto,metWith,Luis Rojas,51,2,2,"), "{rows}");
    let links = place
        .well("query|--kg|kg|-e|SELECT (COUNT(?a) AS ?n) ?b { ?a sm:copyOf ?b } GROUP BY ?b|--format|csv");
    assert!(links.contains("49,") && links.contains("article/0"), "{links}");
    assert!(place.well("status --kg kg").contains("2 independent sources"));
    assert!(place.well("verify --kg kg").contains("sound"));
    place.well("remove 0 --kg kg");
    assert!(place.well("verify --kg kg").contains("sound"));
}

#[test]
fn a_build_that_is_killed_goes_on_and_ends_in_the_same_bytes() {
    let place = Place::new();
    for number in 0..24 {
        let text = format!("{NORWAY} {PERU} Ghana signed treaty {number} with Togo in {}.\n", 1950 + number);
        place.file(
            &format!("in/{number:02}.txt"),
            format!("Title: Notes {number}\nPublished: 2021-07-08\n\n{}", text.repeat(6)),
        );
    }
    place.well("build in --kg whole --jobs 1");
    let mut build = Command::new(env!("CARGO_BIN_EXE_summitry"))
        .args(["build", "in", "--kg", "kg", "--jobs", "1"])
        .env("SUMMITRY_MODEL", model())
        .current_dir(place.0.path())
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    let journal = place.path("kg/.summitry-journal.tmp");
    let begun = || journal.metadata().is_ok_and(|m| m.len() > 0);
    while !begun() && build.try_wait().expect("a child").is_none() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    build.kill().expect("it is ours");
    build.wait().expect("it has ended");
    let output = place.run("build in --kg kg --jobs 2");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for file in ["graph.nq", "graph.idx", "manifest.json"] {
        let bytes = |kg: &str| std::fs::read(place.path(kg).join(file)).expect("a file");
        assert_eq!(bytes("whole"), bytes("kg"), "{file}");
    }
    assert!(!journal.exists());
}

#[test]
fn whatever_bytes_come_are_articles_or_reasons_and_what_is_written_is_read_back() {
    use summitry::article::Article;
    use summitry::intake::{Fields, Origin, Taken, stream};
    let mut state = 7_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let mut samples: Vec<(&str, Vec<u8>)> =
        archives().into_iter().map(|(name, bytes, _)| (name, bytes)).collect();
    samples.push(("a.html", page("Treaty in Vienna", NORWAY).into_bytes()));
    let mut articles = 0;
    for _ in 0..40 {
        for (name, bytes) in &samples {
            let mut bytes = bytes.clone();
            for _ in 0..next(6) {
                let at = next(bytes.len());
                match next(3) {
                    0 => bytes[at] = u8::try_from(next(256)).expect("a byte"),
                    1 => bytes.truncate(at.max(8)),
                    _ => bytes.extend_from_within(at..),
                }
            }
            let origin =
                Origin { name: (*name).to_owned(), stem: "a".to_owned(), found: true, ..Origin::default() };
            for taken in stream(Box::new(std::io::Cursor::new(bytes)), &origin, &Fields::default()) {
                let Taken::Article(article) = taken else { continue };
                let again = Article::carried(&article.id, article.text.clone(), article.source.as_deref());
                assert_eq!(
                    (again.title, again.published, again.body),
                    (article.title, article.published, article.body),
                    "{name}"
                );
                articles += 1;
            }
        }
    }
    assert!(articles > 200, "{articles}");
}
