//! Pictures and the report page, of knowledge graphs that are made from facts documents.

use std::path::Path;
use std::process::{Command, Output};
use summitry::Kg;
use summitry::draw::{Drawing, Options, Picture, Theme, draw, png};
use summitry::facts::Facts;
use summitry::network::{Claims, Projection, World};
use summitry::report::report;

const DOCUMENTS: [&str; 3] = ["cold-war-meetings", "cold-war-sides", "cold-war-words"];
const PICTURES: [Picture; 4] = [Picture::Network, Picture::Timeline, Picture::Claims, Picture::Balance];

fn document(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name).with_extension("json");
    std::fs::read_to_string(path).expect("a facts document")
}

fn kg_of(documents: &[String]) -> Kg {
    let mut kg = Kg::new(summitry::rdf::Base::default()).expect("a store");
    for json in documents {
        kg.add(&Facts::from_json(json).expect("a facts document")).expect("it is added");
    }
    kg
}

fn cold_war() -> Kg {
    kg_of(&DOCUMENTS.map(document))
}

/// The meetings with every name made odd: markup, quotation marks, control characters, other scripts, great length.
fn odd_names() -> Kg {
    let odd = [
        ("Ronald Reagan", "<b onload='x()'>R & \\\"R\\\"</b>"),
        ("Mikhail Gorbachev", "Михаил\\u0001 Сергеевич\\n\\tГорбачёв"),
        ("Helmut Kohl", "&amp;]]> --><script>alert(1)</script>"),
        ("Jimmy Carter", "习近平 محمد بن سلمان \\u202eabc"),
        (
            "Leonid Brezhnev",
            "A very long name that goes on and on and on beyond all that any label has room for",
        ),
        ("United States", "%% {{x}} ${y} `z` 'q'"),
    ];
    let rename = |mut text: String| {
        for (name, other) in odd {
            text = text.replace(&format!("\"label\": \"{name}\""), &format!("\"label\": \"{other}\""));
        }
        text
    };
    kg_of(&DOCUMENTS.map(|name| rename(document(name))))
}

fn sizes() -> Vec<Options> {
    let sizes = [
        (1600.0, 1000.0, None),
        (1600.0, 1000.0, Some(500)),
        (800.0, 600.0, None),
        (400.0, 400.0, Some(500)),
    ];
    let fixed =
        sizes.map(|(width, height, top)| Options { width, height: Some(height), top, ..Options::default() });
    let free = [1600.0, 1000.0, 800.0, 480.0].map(|width| Options {
        width,
        theme: Theme::Dark,
        ..Options::default()
    });
    fixed.into_iter().chain(free).collect()
}

fn projection(picture: Picture) -> Projection {
    if picture == Picture::Balance { Projection::countries() } else { Projection::default() }
}

fn drawing(world: &World, picture: Picture, options: &Options) -> Drawing {
    draw(world, picture, &projection(picture), options).expect("a picture")
}

#[test]
fn no_label_covers_another_and_all_are_inside() {
    for kg in [cold_war(), odd_names()] {
        let world = World::read(&kg).expect("a world");
        for picture in PICTURES {
            for options in sizes() {
                let found = drawing(&world, picture, &options);
                let name = format!("{picture:?} {} x {} top {:?}", found.size.0, found.size.1, options.top);
                for (i, label) in found.labels.iter().enumerate() {
                    let r = label.rect;
                    let inside = r.x >= 0.0
                        && r.y >= 0.0
                        && r.x + r.width <= options.width
                        && r.y + r.height <= found.size.1;
                    assert!(inside, "{name}: `{}` at {r:?} leaves the picture", label.text);
                    for other in &found.labels[i + 1..] {
                        assert!(!r.overlaps(&other.rect), "{name}: `{}` and `{}`", label.text, other.text);
                    }
                }
            }
        }
    }
}

/// At full size everybody whom the picture shows is named.
#[test]
fn everybody_shown_is_named() {
    let world = World::read(&cold_war()).expect("a world");
    let labels = |picture| -> Vec<String> {
        drawing(&world, picture, &Options::default()).labels.into_iter().map(|l| l.text).collect()
    };
    let network = labels(Picture::Network);
    for name in ["Mikhail Gorbachev", "Nicolae Ceaușescu", "United States", "Albania", "Argentina"] {
        assert!(network.iter().any(|l| l == name), "{name} is not in {network:?}");
    }
    let timeline = labels(Picture::Timeline);
    assert!(timeline.iter().any(|l| l == "Mikhail Gorbachev – Ronald Reagan"), "{timeline:?}");
    assert!(timeline.iter().any(|l| l == "1980"), "{timeline:?}");
    assert!(labels(Picture::Claims).contains(&"Ronald Reagan".to_owned()));
    // Once as a row, once as a column.
    assert_eq!(labels(Picture::Balance).iter().filter(|l| *l == "Soviet Union").count(), 2);
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    let (one, other) =
        (World::read(&cold_war()).expect("a world"), World::read(&cold_war()).expect("a world"));
    for picture in PICTURES {
        let (a, b) =
            (drawing(&one, picture, &Options::default()), drawing(&other, picture, &Options::default()));
        assert_eq!(a.svg, b.svg, "{picture:?}");
        assert_eq!(png(&a, 1.0).expect("a PNG"), png(&b, 1.0).expect("a PNG"), "{picture:?}");
    }
}

#[test]
fn odd_names_stay_names() {
    let kg = odd_names();
    let world = World::read(&kg).expect("a world");
    for picture in PICTURES {
        let found = drawing(&world, picture, &Options::default());
        for bad in ["<script", "<b ", "\u{1}", "\u{202e}", "]]>"] {
            assert!(!found.svg.contains(bad), "{picture:?} has {bad:?}");
        }
        let bytes = png(&found, 1.0).expect("what is drawn is sound SVG");
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        // Width and height stand in the header.
        assert_eq!(bytes[16..20], 1600_u32.to_be_bytes());
        assert_eq!(
            f64::from(u32::from_be_bytes(bytes[20..24].try_into().expect("four bytes"))),
            found.size.1
        );
    }
    let page = report(&kg, &Projection::default(), "A <b> & \"title\"", None).expect("a page");
    for bad in ["<script>alert", "<b ", "\u{1}", "]]>"] {
        assert!(!page.contains(bad), "the page has {bad:?}");
    }
    assert_eq!(page.matches("<script").count(), 1, "its own");
    assert!(page.contains("<title>A &lt;b&gt; &amp; &quot;title&quot;</title>"));
}

#[test]
fn claims_and_windows_change_what_is_drawn() {
    let world = World::read(&cold_war()).expect("a world");
    let labels = |projection: &Projection| -> Vec<String> {
        let found = draw(&world, Picture::Network, projection, &Options::default()).expect("a picture");
        found.labels.into_iter().map(|l| l.text).collect()
    };
    let eighties = Projection { since: "1984-01-01".parse().ok(), ..Projection::default() };
    let shown = labels(&eighties);
    assert!(
        shown.contains(&"Ronald Reagan".to_owned()) && !shown.contains(&"Mao Zedong".to_owned()),
        "{shown:?}"
    );
    let claimed = labels(&Projection { claims: Claims::Only, ..Projection::default() });
    assert!(
        claimed.contains(&"North Korea".to_owned()) && !claimed.contains(&"Poland".to_owned()),
        "{claimed:?}"
    );
    let nothing = Projection { since: "2100-01-01".parse().ok(), ..Projection::default() };
    assert!(draw(&world, Picture::Network, &nothing, &Options::default()).is_err());
}

#[test]
fn the_report_has_every_sentence_and_nothing_from_outside() {
    let kg = cold_war();
    let page = report(&kg, &Projection::default(), "The Cold War", None).expect("a page");
    let world = World::read(&kg).expect("a world");
    let sentences = summitry::network::Sentences::of(&kg);
    let facts = world.facts.iter().map(|f| &f.iri);
    let all = facts.chain(world.claims.iter().map(|c| &c.iri)).chain(world.offices.iter().map(|o| &o.iri));
    let mut count = 0;
    for iri in all {
        for sentence in sentences.behind(iri).expect("sentences") {
            let html: String = sentence
                .parts
                .iter()
                .map(|(text, on)| if *on { format!("<mark>{text}</mark>") } else { text.clone() })
                .collect();
            assert!(page.contains(&html), "{html}");
            count += 1;
        }
    }
    assert!(count > 120, "{count}");
    for outside in
        ["src=\"http", "href=\"http", "url(", "@import", "<link", "fetch(", "XMLHttpRequest", "import("]
    {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<img ").count(), 4);
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("<mark>Ronald Reagan and Mikhail Gorbachev met in Reykjavík</mark>"));
    assert_eq!(page, report(&cold_war(), &Projection::default(), "The Cold War", None).expect("a page"));
}

/// First what it says, then pictures, facts with their sources, those it is about; check sums last.
#[test]
fn the_report_begins_with_what_it_says() {
    let page = report(&cold_war(), &Projection::default(), "The Cold War", None).expect("a page");
    let order = [
        "summary",
        "pictures",
        "meetings",
        "relationships",
        "claims",
        "people",
        "countries",
        "articles",
        "files",
    ];
    let places: Vec<usize> =
        order.iter().map(|id| page.find(&format!("<section id=\"{id}\"")).expect(id)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let summary = &page[places[0]..places[1]];
    // The articles tell of five meetings of the two, all on days of their own.
    assert!(summary.contains("Ronald Reagan</a>") && summary.contains("Mikhail Gorbachev</a>"), "{summary}");
    assert!(summary.contains("3 articles"), "{summary}");
    let sum = page.find("SHA-256").expect("check sums");
    assert!(sum > places[8]);
    for country in ["Soviet Union", "United States"] {
        assert!(page[places[6]..places[7]].contains(&format!("{country}</h3>")), "{country}");
    }
}

fn summitry(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_summitry")).args(arguments).output().expect("the program runs")
}

fn well(arguments: &[&str]) -> String {
    let output = summitry(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_program_draws_and_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg");
    cold_war().save(&kg).expect("a snapshot");
    let (kg, at) = (kg.display().to_string(), |name: &str| folder.path().join(name).display().to_string());
    for picture in ["network", "timeline", "claims", "balance"] {
        for (file, first) in [("a.svg", &b"<svg"[..]), ("a.PNG", &b"\x89PNG"[..])] {
            well(&["draw", picture, "--kg", &kg, "-o", &at(file), "--theme", "dark"]);
            assert!(std::fs::read(at(file)).expect("a file").starts_with(first), "{picture} {file}");
        }
    }
    well(&["report", "--kg", &kg, "-o", &at("report.html"), "--title", "Cold War"]);
    let page = std::fs::read_to_string(at("report.html")).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<h1>Cold War</h1>"));
    let before = std::fs::read_dir(folder.path()).expect("a folder").count();
    for (arguments, says) in [
        (vec!["draw", "network", "--kg", &kg, "-o", &at("b.pdf")], ".svg or .png"),
        (
            vec!["draw", "network", "--kg", &kg, "-o", &at("b.svg"), "--since", "2100-01-01"],
            "nothing to draw",
        ),
        (vec!["draw", "network", "--kg", &at("none"), "-o", &at("b.svg")], "no such folder"),
        (vec!["report", "--kg", &kg, "-o", &at("none/b.html")], "none/b.html"),
        (vec!["analyze", "--kg", &kg, "timeline", "France", "Atlantis"], "Atlantis"),
        (vec!["analyze", "--kg", &kg, "path", "France", "Poland", "--save"], "measures nothing"),
    ] {
        let output = summitry(&arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(stderr.contains(says) && stderr.lines().count() == 1, "{arguments:?}: {stderr}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), before, "a trace is left");
    assert_eq!(
        summitry(&["draw", "network", "--kg", &kg, "-o", &at("b.svg"), "--width", "5"]).status.code(),
        Some(2)
    );
}

#[test]
fn the_program_analyzes_for_people_and_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let kg = folder.path().join("kg");
    cold_war().save(&kg).expect("a snapshot");
    let kg = kg.display().to_string();
    let analyze = |arguments: &[&str]| well(&[&["analyze", "--kg", &kg], arguments].concat());
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&analyze(&[arguments, &["--format", "json"]].concat())).expect("JSON")
    };
    let timeline = json(&["timeline", "Soviet Union", "China"]);
    let dates: Vec<&str> =
        timeline.as_array().expect("rows").iter().filter_map(|r| r["date"].as_str()).collect();
    assert_eq!(dates, ["1950", "1960", "1969", "1989"]);
    let changes: Vec<bool> =
        timeline.as_array().expect("rows").iter().filter_map(|r| r["change"].as_bool()).collect();
    assert_eq!(changes.len(), 4);
    assert!(
        timeline[2]["sentences"][0].as_str().expect("a sentence").contains("«China fought Soviet Union»")
    );
    // The two led each other's enemies to the table: with leaders counted in, 1989 has their meeting too.
    let both = json(&["timeline", "Soviet Union", "China", "--by-country"]);
    assert_eq!(both.as_array().expect("rows").len(), 5);
    let hop = &json(&["path", "Ronald Reagan", "Mao Zedong"])[0];
    assert_eq!(
        (hop["from"].as_str(), hop["to"].as_str()),
        (Some("Ronald Reagan"), Some("Mikhail Gorbachev"))
    );
    let csv = analyze(&["coparticipation", "--format", "csv"]);
    assert!(csv.starts_with("label,iri,other,other_iri,together,each,other_each,jaccard\r\n"), "{csv}");
    let table = analyze(&["balance", "--nodes", "country"]);
    assert!(table.contains("frustration is exact: yes"), "{table}");
    // The facts of this graph were written by hand, and their words do not tell all of it: an analysis must add no fault.
    let faults = || -> Vec<String> {
        let output = summitry(&["verify", "--kg", &kg]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.lines().filter(|l| l.ends_with(']')).map(str::to_owned).collect()
    };
    let before = faults();
    let saved = analyze(&["communities", "--save", "--top", "2"]);
    assert!(saved.contains("--top shows more"), "{saved}");
    assert_eq!(faults(), before);
    well(&["validate", "--kg", &kg]);
    assert!(analyze(&["forget"]).contains("1 analyses forgotten"));
}
