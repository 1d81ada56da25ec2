//! The front-end files: styles, two small scripts, fonts. Made from npm
//! packages by lock file; nothing of a package is committed.

use crate::run::{Done, program, quietly, root};
use std::fs;
use std::path::Path;

/// Packages of fonts, and the parts of them that our pages use.
const FONTS: &[(&str, &[&str])] = &[
    ("noto-sans", &["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"]),
    ("noto-sans-arabic", &["arabic-400", "arabic-700"]),
    ("noto-nastaliq-urdu", &["arabic-400", "arabic-700"]),
];

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
    for (package, parts) in FONTS {
        for part in *parts {
            let name = format!("{package}-{part}-normal.woff2");
            copy(&format!("node_modules/@fontsource/{package}/files/{name}"), &name)?;
        }
    }
    fonts_to_print()?;
    right_to_left(&bin)
}

/// Fonts the typesetter takes: whole, not cut by script.
fn fonts_to_print() -> Done {
    let out = root().join("crates/documents/assets");
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}.", out.display()))?;
    for name in [
        "noto-sans/400Regular/NotoSans_400Regular.ttf",
        "noto-sans/700Bold/NotoSans_700Bold.ttf",
        "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
        "noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf",
    ] {
        let from = root().join("node_modules/@expo-google-fonts").join(name);
        let to = out.join(name.rsplit('/').next().unwrap_or(name));
        fs::copy(&from, &to).map_err(|error| format!("{}: {error}.", from.display()))?;
    }
    Ok(())
}

/// The same styles turned round, for languages that run from right to left.
fn right_to_left(bin: &Path) -> Done {
    let assets = root().join("crates/app/assets");
    let turned = assets.join("app.rtl.css");
    let (from, to) = (assets.join("app.css"), turned.to_string_lossy().into_owned());
    program(&bin.join("rtlcss").to_string_lossy(), &["--silent", &from.to_string_lossy(), &to], &[])?;
    let said = |error: std::io::Error| format!("{}: {error}.", turned.display());
    let own = fs::read_to_string(root().join("frontend/rtl.css")).map_err(said)?;
    let text = fs::read_to_string(&turned).map_err(said)?;
    fs::write(&turned, format!("{text}\n{own}")).map_err(said)
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
