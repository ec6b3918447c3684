//! The order of the extractor's house: no function longer than sixty lines, and no ring of imports longer than two files.
//!
//! The sources are read with simple parsing: words and marks are left out of strings and comments, and paths are followed
//! through what a `mod.rs` takes from its children.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of the longest function.
const LONGEST: usize = 60;

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
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
    own.map(|p| (p.clone(), code(&fs::read_to_string(&p).expect("a source")))).collect()
}

/// A source without comments, strings and its tests; lines stay.
fn code(source: &str) -> String {
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
            while i < chars.len() && !(at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#')) {
                i += 1;
            }
            i += hashes + 1;
        } else if at(i) == '"' {
            i += 1;
            while i < chars.len() && at(i) != '"' {
                i += 1 + usize::from(at(i) == '\\');
            }
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
    out
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
    for (path, code) in sources("src/extract").into_iter().chain(sources("crates/language/src")) {
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
    let house = House::of("src/extract");
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
