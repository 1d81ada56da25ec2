//! The front-end files: styles, two small scripts, fonts. Made from npm
//! packages by lock file; nothing of a package is committed.

use crate::run::{Done, program, quietly, root};
use std::fs;

const FONTS: &[&str] = &["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"];

pub fn build() -> Done {
    packages()?;
    let out = root().join("crates/app/assets");
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}.", out.display()))?;
    let bin = root().join("node_modules/.bin");
    let sass = bin.join("sass").to_string_lossy().into_owned();
    program(
        &sass,
        &[
            "--load-path=.",
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            "frontend/app.scss",
            "crates/app/assets/app.css",
        ],
        &[],
    )?;
    let esbuild = bin.join("esbuild").to_string_lossy().into_owned();
    program(
        &esbuild,
        &[
            "frontend/public.js",
            "frontend/desk.js",
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2020",
            "--log-level=warning",
            "--outdir=crates/app/assets",
        ],
        &[],
    )?;
    copy("frontend/icon.svg", "icon.svg")?;
    for font in FONTS {
        let (range, weight) = font.rsplit_once('-').unwrap_or((font, "400"));
        let name = format!("noto-sans-{range}-{weight}-normal.woff2");
        copy(&format!("node_modules/@fontsource/noto-sans/files/{name}"), &name)?;
    }
    Ok(())
}

/// Installs the packages of the lock file unless they are there already.
fn packages() -> Done {
    let lock = root().join("package-lock.json");
    let stamp = root().join("node_modules/.alongside-lock");
    let wanted = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}.", lock.display()))?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if !quietly("npm", &["--version"]) {
        return Err("Node.js with npm is needed to build the front-end files.".to_owned());
    }
    program("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"], &[])?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}.", stamp.display()))
}

fn copy(from: &str, to: &str) -> Done {
    let to = root().join("crates/app/assets").join(to);
    fs::copy(root().join(from), &to).map_err(|error| format!("{from}: {error}."))?;
    Ok(())
}
