//! The order of the extractor's house: no function longer than sixty lines, no ring of imports longer than two files, and no
//! list of open-class words in code.
//!
//! The sources are read with simple parsing: words and marks are left out of strings and comments, and paths are followed
//! through what a `mod.rs` takes from its children.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of the longest function.
const LONGEST: usize = 60;

/// The sources of a folder, each with its text, without those of tests.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    paths.sort();
    let test = |p: &Path| p.components().any(|c| c.as_os_str().to_string_lossy().contains("test"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = paths.into_iter().filter(|p| !test(p.strip_prefix(root).unwrap_or(p)));
    own.map(|p| (p.clone(), fs::read_to_string(&p).expect("a source"))).collect()
}

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    texts(folder).into_iter().map(|(path, text)| (path, code(&text))).collect()
}

/// A source without comments, strings and its tests; lines stay.
fn code(source: &str) -> String {
    stripped(source).0
}

/// A source without comments, strings and its tests, and the strings with their places in it; lines stay.
fn stripped(source: &str) -> (String, Vec<(usize, String)>) {
    let mut strings = Vec::new();
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        let raw = (at(i) == 'r' && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            .then(|| (i + 1..).take_while(|n| at(*n) == '#').count())
            .filter(|hashes| at(i + 1 + hashes) == '"');
        let from = i;
        if at(i) == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if let Some(hashes) = raw {
            i += hashes + 2;
            let start = i;
            while i < chars.len() && !(at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#')) {
                i += 1;
            }
            strings.push((out.len(), chars[start..i].iter().collect()));
            i += hashes + 1;
        } else if at(i) == '"' {
            i += 1;
            while i < chars.len() && at(i) != '"' {
                i += 1 + usize::from(at(i) == '\\');
            }
            strings.push((out.len(), chars[from + 1..i.min(chars.len())].iter().collect()));
            i += 1;
        } else if at(i) == '\'' && at(i + 1) == '\\' {
            i += 3;
            while i < chars.len() && at(i) != '\'' {
                i += 1;
            }
            i += 1;
        } else if at(i) == '\'' && at(i + 2) == '\'' {
            i += 3;
        } else {
            out.push(at(i));
            i += 1;
            continue;
        }
        out.extend(chars[from..i.min(chars.len())].iter().filter(|c| **c == '\n'));
    }
    let tests = out.find("#[cfg(test)]\nmod tests {").unwrap_or(out.len());
    out.truncate(tests);
    strings.retain(|(place, _)| *place < tests);
    (out, strings)
}

/// Each function with the number of its lines.
fn functions(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("fn ") {
        let name: String =
            code[start + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let word = code[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let Some(body) = code[start..].find(['{', ';']).filter(|_| !word && !name.is_empty()) else {
            continue;
        };
        if code[start + body..].starts_with(';') {
            continue;
        }
        let mut depth = 0usize;
        let end = code[start + body..].char_indices().find_map(|(i, c)| {
            depth += usize::from(c == '{');
            depth -= usize::from(c == '}');
            (c == '}' && depth == 0).then_some(start + body + i)
        });
        let end = end.expect("a function that ends");
        found.push((name, code[start..end].matches('\n').count() + 1));
    }
    found
}

#[test]
fn functions_are_measured() {
    let code =
        code("fn a(x: &str) -> u8 {\n    // }\n    \"}\";\n    '}'\n}\nfn b<'a>() {}\ntrait T { fn c(); }\n");
    assert_eq!(functions(&code), [("a".to_owned(), 5), ("b".to_owned(), 1)]);
}

#[test]
fn no_function_is_longer_than_sixty_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for (path, code) in
        sources("crates/extract/src/extract").into_iter().chain(sources("crates/language/src"))
    {
        let file = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let lines = code.lines().count();
        if lines > 400 {
            eprintln!("{file} has {lines} lines");
        }
        for (name, lines) in functions(&code) {
            if lines > LONGEST {
                wrong.push(format!("{file}::{name}: {lines} lines"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that a list in code may have; longer ones are data.
const FEW_WORDS: usize = 8;

/// Lists in code of what English has no more of, or what is no word: the file, the first of the list, and what they are.
const CLOSED: &[(&str, &str, &str)] = &[
    ("claims/content.rs", "whether", "question words"),
    ("claims/speaker.rs", "it", "pronouns"),
    ("dates/direction.rs", "is", "forms of `be`"),
    ("dates/direction.rs", "when", "conjunctions"),
    ("dates/guard.rs", "in", "prepositions and determiners"),
    ("dates/lexicon.rs", "month", "names of classes"),
    ("dates/numeric.rs", "uk", "countries' domains"),
    ("dates/pattern.rs", "year", "names of slots"),
    ("entities/coreference.rs", "bin", "particles of names"),
    ("entities/metonym.rs", "at", "prepositions"),
    ("entities/metonym.rs", "to", "prepositions"),
    ("entities/names/body.rs", "of", "prepositions and conjunctions"),
    ("entities/names/cut.rs", "of", "prepositions and marks"),
    ("entities/names/mod.rs", "north", "points of the compass"),
    ("entities/names/votes.rs", "january", "the calendar"),
    ("entities/names/offices.rs", "as", "determiners and pronouns"),
    ("entities/names/words.rs", "I", "numerals"),
    ("events/place.rs", "eastern", "points of the compass"),
    ("events/setting/borrowed.rs", "one", "numerals"),
    ("frames/opposed.rs", "three", "numerals"),
    ("entities/names/words.rs", "al", "particles of names"),
    ("entities/names/words.rs", "as", "particles of names"),
    ("entities/names/words.rs", "monday", "the calendar"),
    ("entities/people.rs", "al", "particles of names"),
    ("entities/roles/behind.rs", "a", "determiners, prepositions and adverbs of time"),
    ("entities/roles/behind.rs", "who", "pronouns, forms of `be` and adverbs of time"),
    ("entities/roles/made.rs", "as", "determiners"),
    ("entities/roles/plural.rs", "of", "prepositions and marks"),
    ("entities/roles/said.rs", "be", "offices"),
    ("entities/roles/times.rs", "become", "offices"),
    ("entities/roles/title.rs", "former", "offices"),
    ("entities/roles/title.rs", "acting", "offices"),
    ("entities/roles/title.rs", "ambassador", "offices"),
    ("entities/short_forms.rs", "king", "thrones"),
    ("events/climb.rs", "after", "prepositions and conjunctions"),
    ("events/scene.rs", "in", "prepositions"),
    ("events/setting/chain.rs", "since", "prepositions"),
    ("frames/arguments.rs", "first", "ordinals"),
    ("frames/elided.rs", "second", "ordinals"),
    ("odd.rs", "ba", "syllables of invented names"),
    ("relationships/willed.rs", "for", "prepositions"),
    ("stances/roles.rs", "one", "quantifiers"),
    ("relationships/implied.rs", "attack", "names of shapes"),
];

/// Lists of words in a source: literals parted by nothing but commas or bars, and literals that are a row of words.
fn word_lists(source: &str) -> Vec<Vec<String>> {
    let (code, strings) = stripped(source);
    let mut lists: Vec<Vec<String>> = Vec::new();
    let mut before = None;
    for (place, string) in strings {
        let row: Vec<&str> = string.split_whitespace().filter(|w| *w != "\\").collect();
        // A sentence has an article.
        let word =
            |w: &&str| !matches!(*w, "a" | "an" | "the") && w.chars().all(|c| c.is_lowercase() || c == '-');
        if row.len() > FEW_WORDS && row.iter().all(word) {
            lists.push(row.into_iter().map(str::to_owned).collect());
            before = None;
            continue;
        }
        let between = before.map(|b| code[b..place].trim());
        match (between, lists.last_mut()) {
            (Some("," | "|"), Some(list)) => list.push(string),
            _ => lists.push(vec![string]),
        }
        before = Some(place);
    }
    let word = |w: &&String| w.chars().any(char::is_alphabetic);
    lists.retain(|list| list.iter().filter(word).count() > FEW_WORDS);
    lists
}

#[test]
fn word_lists_are_found() {
    let letters = |n: u8| (0..n).map(|i| format!("\"{}\"", char::from(b'f' + i))).collect::<Vec<_>>();
    assert_eq!(word_lists(&format!("const A: [&str; 9] = [{}];", letters(9).join(", "))).len(), 1);
    assert_eq!(word_lists(&format!("matches!(x, {})", letters(9).join("\n    | "))).len(), 1);
    assert_eq!(word_lists("const B: &str = \"r b c d e f g \\\n    h i\";").len(), 1);
    assert_eq!(word_lists(&format!("[{}]", letters(8).join(", "))).len(), 0);
    assert_eq!(word_lists("a(\"the file is not there, or it cannot be read now\")").len(), 0);
    assert_eq!(word_lists(&format!("#[cfg(test)]\nmod tests {{ [{}] }}", letters(9).join(", "))).len(), 0);
}

/// Words of open classes are data (`crates/extract/src/extract/words/`), where anybody may add one and `--rules` may replace them.
#[test]
fn no_list_of_words_is_in_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/extract/src/extract");
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for (path, text) in texts("crates/extract/src/extract") {
        let file = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
        for list in word_lists(&text) {
            match CLOSED.iter().position(|(known, first, _)| *known == file && *first == list[0]) {
                Some(known) => {
                    met.insert(known);
                }
                None => wrong.push(format!("{file}: {} …", list[..FEW_WORDS].join(" "))),
            }
        }
    }
    let idle = (0..CLOSED.len()).filter(|n| !met.contains(n)).map(|n| format!("is no more: {:?}", CLOSED[n]));
    wrong.extend(idle);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Module = Vec<String>;

/// The paths of a tree of imports, each in full.
fn expand(tree: &str, before: &[String], out: &mut Vec<Module>) {
    let tree = tree.trim();
    let words = |path: &str| -> Module {
        let path = path.split(" as ").next().unwrap_or_default();
        let words = path.split("::").map(|w| w.trim().to_owned()).filter(|w| !w.is_empty());
        before.iter().cloned().chain(words).collect()
    };
    let Some(open) = tree.find('{') else {
        out.push(words(tree));
        return;
    };
    let base = words(&tree[..open]);
    let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let (mut depth, mut from) = (0, 0);
    for (i, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[from..i].trim().is_empty() {
                    expand(&inner[from..i], &base, out);
                }
                from = i + 1;
            }
            _ => {}
        }
    }
}

/// The imports of a file, and the paths that its code names.
fn paths(code: &str) -> (Vec<Module>, Vec<Module>) {
    let (mut imports, mut rest) = (Vec::new(), String::new());
    let mut left = code;
    while let Some(at) = left.find("use ").filter(|at| left[*at..].contains(';')) {
        let word = left[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let end = at + if word { 4 } else { left[at..].find(';').unwrap_or(4) };
        rest.push_str(&left[..at]);
        if !word {
            expand(&left[at + 4..end], &[], &mut imports);
        }
        left = &left[end..];
    }
    rest.push_str(left);
    // For whom something is visible is no import.
    while let Some(at) = rest.find("pub(in ") {
        let end = rest[at..].find(')').map_or(rest.len(), |end| at + end);
        rest.replace_range(at..end, "");
    }
    let path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let named = rest.split(|c| !path(c)).filter(|p| p.contains("::") && !p.starts_with(':'));
    (imports, named.map(|p| p.split("::").map(str::to_owned).collect()).collect())
}

/// The files of the extractor by module, with what each takes from its children.
struct House {
    files: BTreeMap<Module, (Vec<Module>, Vec<Module>)>,
    taken: BTreeMap<(Module, String), Module>,
}

impl House {
    fn of(folder: &str) -> House {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let module = |path: &Path| -> Module {
            let path = path.strip_prefix(&root).expect("below the folder").with_extension("");
            let words = path.components().map(|c| c.as_os_str().to_string_lossy().into_owned());
            words.filter(|w| w != "mod").collect()
        };
        let files: BTreeMap<Module, _> =
            sources(folder).iter().map(|(path, code)| (module(path), paths(code))).collect();
        let mut taken = BTreeMap::new();
        for (file, (imports, _)) in &files {
            for import in imports.iter().filter(|i| i.len() > 1) {
                let child: Module = file.iter().chain(&import[..1]).cloned().collect();
                if files.contains_key(&child) {
                    let full: Module = file.iter().chain(&import[..import.len() - 1]).cloned().collect();
                    taken.insert((file.clone(), import[import.len() - 1].clone()), full);
                }
            }
        }
        House { files, taken }
    }

    /// The file that a path of another leads to.
    fn target(&self, file: &Module, path: &Module) -> Option<Module> {
        let mut rest = path.as_slice();
        let mut at = file.clone();
        match rest.first()?.as_str() {
            "crate" if rest.get(1).is_some_and(|w| w == "extract") => {
                at.clear();
                rest = &rest[2..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|w| w == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                let child: Module = file.iter().cloned().chain([child.to_owned()]).collect();
                self.files.get(&child)?;
            }
        }
        for word in rest {
            let child: Module = at.iter().chain([word]).cloned().collect();
            if self.files.contains_key(&child) {
                at = child;
            } else {
                at = self.taken.get(&(at.clone(), word.clone())).cloned().unwrap_or(at);
                break;
            }
        }
        (at != *file).then_some(at)
    }

    fn imports(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let targets = |(file, (imports, named)): (&Module, &(Vec<Module>, Vec<Module>))| {
            imports.iter().chain(named).filter_map(|p| self.target(file, p)).collect()
        };
        self.files.iter().map(|entry| (entry.0, targets(entry))).collect()
    }
}

/// A ring of three to six files that goes through this one, all others behind it in order, so that each is found once.
fn ring(imports: &BTreeMap<&Module, BTreeSet<Module>>, path: &mut Vec<Module>) -> bool {
    let last = path[path.len() - 1].clone();
    for next in imports.get(&last).into_iter().flatten() {
        if *next == path[0] && path.len() > 2 {
            return true;
        }
        if *next > path[0] && !path.contains(next) && path.len() < 6 {
            path.push(next.clone());
            if ring(imports, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

#[test]
fn no_ring_of_imports_is_longer_than_two_files() {
    let house = House::of("crates/extract/src/extract");
    let imports = house.imports();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 100, "imports are found");
    let mut wrong = Vec::new();
    for file in imports.keys() {
        let mut path = vec![(*file).clone()];
        if ring(&imports, &mut path) {
            wrong.push(path.iter().map(|m| m.join("/")).collect::<Vec<_>>().join(" -> "));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
