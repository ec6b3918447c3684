use super::*;
use crate::article::Article;
use crate::extract::testing::{NAMESAKES, facts};
use crate::store::snapshot::{GRAPH, INDEX, MANIFEST};
use crate::store::{Added, Patience};

/// Articles whose people are told apart, doubtful or one, with claims, copies, and things called differently.
fn texts() -> Vec<(String, String)> {
    let text = |n: usize| match n % 3 {
        0 => format!("President Ines Moreau of France met Karl Weiss of Germany in {}.", 1950 + n),
        1 => format!(
            "Ines Moreau, president of Peru, said that Poland signed a treaty with Chile in {}.",
            1950 + n
        ),
        _ => {
            format!("Foreign Minister Ines Moreau of Peru visited Lima in {}. Spain praised Japan.", 1950 + n)
        }
    };
    let more = (0..18).map(|n| (format!("a{n}"), text(n)));
    NAMESAKES.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).chain(more).collect()
}

fn reading(text: &str) -> Reading {
    let sha256 =
        format!("{:x}", sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix(text)));
    Reading {
        body_sha256: sha256.clone(),
        name: "a".into(),
        by: "x".into(),
        model_sha256: "b".repeat(64),
        rules_sha256: "c".repeat(64),
        gazetteer_sha256: String::new(),
        sha256,
    }
}

fn files(dir: &Path) -> [Vec<u8>; 3] {
    [GRAPH, INDEX, MANIFEST].map(|name| std::fs::read(dir.join(name)).unwrap())
}

#[test]
fn many_articles_at_once_give_the_files_of_one_after_another() {
    let folder = tempfile::tempdir().unwrap();
    let read: Vec<(Facts, Reading)> = texts()
        .into_iter()
        .map(|(id, text)| {
            let reading = reading(&text);
            (facts(&Article::from_text(&id, text)), reading)
        })
        .collect();
    let one_by_one = folder.path().join("one");
    let mut kg = Kg::new(Base::default()).unwrap();
    for (facts, reading) in &read {
        assert_eq!(kg.add(facts).unwrap(), Added::New);
        kg.note_reading(&facts.article.id, reading.clone()).unwrap();
    }
    assert!(kg.link_copies().unwrap());
    kg.save(&one_by_one).unwrap();
    let expected = files(&one_by_one);
    let text = String::from_utf8(expected[0].clone()).unwrap();
    for shown in ["lee-jun_kor", "\"context\"", "\"weight\"", "\"undecided\"", "copyOf", "prefLabel"] {
        assert!(text.contains(shown), "nothing shows {shown}");
    }
    for (jobs, hold) in [(1, 1_000_000), (2, 300), (3, 10)] {
        let dir = folder.path().join(format!("at-once-{hold}"));
        let lock = Lock::acquire(&dir, Patience::Wait).unwrap();
        let mut kg = Kg::open_or_new(&dir, None).unwrap();
        kg.hold = hold;
        let mut bulk = Bulk::under(&lock).unwrap();
        for (facts, reading) in &read {
            bulk.add(Mapped::of(facts, reading.clone(), kg.base()).unwrap()).unwrap();
        }
        assert_eq!(bulk.len(), read.len());
        kg.fill_under(bulk, jobs, &lock).unwrap();
        let found = files(&dir);
        assert_eq!(String::from_utf8_lossy(&found[0]), text, "{jobs} threads, {hold} quads");
        assert!(found == expected, "{jobs} threads, {hold} quads");
        assert_eq!((kg.unindexed(), kg.articles().len()), (None, read.len()));
        let again = Bulk::under(&lock).unwrap();
        assert!(matches!(kg.fill_under(again, 1, &lock), Err(StoreError::Taken { .. })));
    }
}
