//! Lists the files of words, so that a language is added by adding its files.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut found = Vec::new();
    for folder in [here.join("src"), here.join("../ui/locale")] {
        println!("cargo::rerun-if-changed={}", folder.display());
        walk(&folder, &mut found)?;
    }
    found.sort();
    let mut list = String::from("&[\n");
    for file in found {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let tag = name.rsplit('.').next().unwrap_or_default();
        // The English words of the components are their own crate's.
        if tag != "en" || !file.components().any(|part| part.as_os_str() == "ui") {
            list.push_str(&format!("    ({tag:?}, include_str!({:?})),\n", file.display().to_string()));
        }
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("locales.rs");
    fs::write(out, list)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "ftl") {
            found.push(path);
        }
    }
    Ok(())
}
