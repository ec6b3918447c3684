//! With the feature `embed-model`: tells the compiler which converted model to put into the program.

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_EMBED_MODEL").is_none() {
        return;
    }
    // Only here: without the feature the variable is read when the program runs, and another model is no other program.
    println!("cargo:rerun-if-env-changed=SUMMITRY_MODEL");
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    // The workspace, or the package alone as it lies in a registry.
    let root = if here.join("../../models").is_dir() { here.join("../..") } else { here };
    let named = std::env::var_os("SUMMITRY_MODEL").map(PathBuf::from);
    let Some(model) = named.or_else(|| smallest(&root.join("models"))) else {
        println!("cargo:warning=no converted model in models/: run `make model`, or set SUMMITRY_MODEL");
        std::process::exit(1);
    };
    println!("cargo:rerun-if-changed={}", model.display());
    println!("cargo:rustc-env=SUMMITRY_EMBEDDED_MODEL={}", root.join(model).display());
}

fn smallest(folder: &Path) -> Option<PathBuf> {
    let files = folder.read_dir().ok()?.filter_map(|e| Some(e.ok()?.path()));
    let models = files.filter(|p| p.extension().is_some_and(|e| e == "safetensors"));
    models.filter_map(|p| Some((p.metadata().ok()?.len(), p))).min().map(|(_, p)| p)
}
