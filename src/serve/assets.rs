//! The explorer's files, which are compiled into the program: no Node, no folder and no other host is needed to serve them.
//!
//! They are built from `web/` by `make web` and committed as `web/dist`, so that the program builds without Node.

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use std::fmt::Write;

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/web/dist");

/// A file of the explorer.
pub(super) struct Asset {
    pub bytes: &'static [u8],
    /// Its media type.
    pub kind: &'static str,
    /// Its entity tag: weak, as the answer may be compressed.
    pub tag: String,
    /// Whether its name tells its content, so that it never changes.
    pub is_immutable: bool,
}

/// The file of a path without its first slash. Only what was compiled in is found: there is no folder to leave.
pub(super) fn find(path: &str) -> Option<Asset> {
    let file = FOLDER.get_file(path)?;
    let kind = match file.path().extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "md" => "text/plain; charset=utf-8",
        _ => return None,
    };
    let mut tag = "W/\"".to_owned();
    for byte in Sha256::digest(file.contents()).iter().take(8) {
        write!(tag, "{byte:02x}").expect("a string");
    }
    Some(Asset { bytes: file.contents(), kind, tag: tag + "\"", is_immutable: path.starts_with("assets/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compiled_in_is_found_and_nothing_else() {
        let page = find("index.html").expect("the explorer is built");
        assert!(page.kind.starts_with("text/html") && !page.is_immutable && page.tag.len() == 20);
        for path in
            ["", "assets", "../Cargo.toml", "assets/../index.html", "/index.html", "index", "nothing.js"]
        {
            assert!(find(path).is_none(), "{path}");
        }
    }
}
