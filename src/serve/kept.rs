//! What clients have written, in a file of N-Quads that is there whole or as it was before.
//!
//! Each graph that was written to stands in it as it is now, and takes the place of the folder's graph of that name. One
//! that was dropped has no quads: a comment names it.

use super::pool::Written;
use axum::body::Bytes;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

const GONE: &str = "# gone: ";
const DEFAULT: &str = "the default graph";

/// Writes the file anew.
pub(super) fn save(file: &Path, written: &Written) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut whole = tempfile::NamedTempFile::new_in(folder)?;
    for (graph, (_, content)) in &written.graphs {
        let Some(content) = content.as_ref().filter(|content| !content.is_empty()) else {
            writeln!(whole, "{GONE}{}", graph.as_deref().unwrap_or(DEFAULT))?;
            continue;
        };
        for line in content.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
            let triple = line.strip_suffix(b" .").unwrap_or(line);
            whole.write_all(triple)?;
            match graph {
                Some(graph) => writeln!(whole, " <{graph}> .")?,
                None => writeln!(whole, " .")?,
            }
        }
    }
    whole.as_file().sync_all()?;
    whole.persist(file).map(drop).map_err(|e| e.error)
}

/// Reads the file; nothing where there is none.
pub(super) fn load(file: &Path) -> Result<Written, String> {
    let text = match std::fs::read_to_string(file) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Written::default()),
        Err(e) => return Err(format!("{}: {e}", file.display())),
        Ok(text) => text,
    };
    let mut graphs: BTreeMap<Option<String>, Option<Vec<u8>>> = BTreeMap::new();
    for name in text.lines().filter_map(|line| line.strip_prefix(GONE)) {
        graphs.insert((name != DEFAULT).then(|| name.to_owned()), None);
    }
    let parser = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads);
    for quad in parser.for_slice(text.as_bytes()) {
        let quad = quad.map_err(|e| format!("{}: {e}", file.display()))?;
        let graph = match &quad.graph_name {
            oxigraph::model::GraphName::NamedNode(node) => Some(node.as_str().to_owned()),
            _ => None,
        };
        let line = format!("{} .\n", oxigraph::model::Triple::from(quad));
        graphs.entry(graph).or_default().get_or_insert_default().extend_from_slice(line.as_bytes());
    }
    let graphs = graphs.into_iter().map(|(graph, content)| (graph, (1, content.map(Bytes::from)))).collect();
    Ok(Written { version: 1, graphs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("written.nq");
        assert!(load(&file).unwrap().graphs.is_empty());
        let graph = |name: &str| Some(format!("http://a/{name}"));
        let content = |text: &'static str| (1, Some(Bytes::from_static(text.as_bytes())));
        let graphs = BTreeMap::from([
            (None, content("<http://a/s> <http://a/p> \"a . b\" .\n")),
            (
                graph("g"),
                content("<http://a/s> <http://a/p> _:b .\n<http://a/s> <http://a/p> \"x\\ny\"@en .\n"),
            ),
            (graph("old"), (1, None)),
        ]);
        save(&file, &Written { version: 1, graphs: graphs.clone() }).unwrap();
        assert_eq!(load(&file).unwrap().graphs, graphs);
        std::fs::write(&file, "no quads\n").unwrap();
        assert!(load(&file).err().unwrap().contains("written.nq"));
    }
}
