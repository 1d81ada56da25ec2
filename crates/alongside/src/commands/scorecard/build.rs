use super::super::{Done, plain};
use super::media::media;
use super::tables::{NoTable, open};
use crate::command_line::Build;
use alongside_documents::scorecards::{Files, publish};
use alongside_domain::scorecards::editions::{Edition, OpenData, Refused, ToKnow, build};
use alongside_domain::scorecards::{Problem, Wrong};
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// An edition out of its folder, whole or not at all.
pub fn run(asked: &Build) -> Done {
    let folder = &asked.edition;
    let edition = read(folder)?;
    let previous = edition.previous.as_ref().map(|name| published(folder, name)).transpose()?;
    let earlier = edition.earlier.iter().map(|name| published(folder, name)).collect::<Result<Vec<_>, String>>()?;
    let mut table = |name: &str, sheet: Option<&str>| {
        let path = inside(folder, name).map_err(|says| vec![Problem::new(Wrong::Empty, says)])?;
        open(&path, sheet).map_err(|why| match why {
            NoTable::Said(says) => vec![Problem::new(Wrong::Empty, says)],
            NoTable::Problems(problems) => problems,
        })
    };
    let built = build(&edition, &mut table, previous.as_ref(), &earlier).map_err(|refused| wrong(&refused))?;
    let to_know: String = ToKnow::of(&built).sentences().map(|one| format!("{one}\n")).collect();
    let files = publish(&built, media(folder, &edition)?).map_err(|why| why.to_string())?;
    write(&asked.out, &files)?;
    eprint!("{}", plain(&to_know));
    println!(
        "{} files of {}, version {}, are in {}.",
        files.len(),
        plain(&edition.title),
        edition.version,
        asked.out.display()
    );
    Ok(())
}

fn read(folder: &Path) -> Result<Edition, String> {
    let file = folder.join("edition.toml");
    let text =
        std::fs::read_to_string(&file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
    toml::from_str(&text).map_err(|error| format!("{} cannot be used: {error}", file.display()))
}

/// What an edition published, as data.
fn published(folder: &Path, name: &str) -> Result<OpenData, String> {
    let file = inside(folder, name)?;
    let text =
        std::fs::read_to_string(&file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{} is not the data of an edition: {error}.", file.display()))
}

/// A file of the folder, and of no other: not by a way up, and not by a link that leads out.
pub fn inside(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let path = folder.join(name);
    let is_plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    // What is not there at all is said when it is opened.
    let stays = match (folder.canonicalize(), path.canonicalize()) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => true,
    };
    if is_plain && stays {
        Ok(path)
    } else {
        Err(format!("“{name}” is not in the folder of the edition. Put the file there."))
    }
}

fn wrong(refused: &[Refused]) -> String {
    let mut text = String::new();
    for one in refused {
        let _ = writeln!(text, "{}", one.says);
        for problem in &one.problems {
            let _ = writeln!(text, "  {problem}");
        }
    }
    text.push_str("Nothing was written.");
    text
}

/// Everything beside where it belongs, then moved there at once.
fn write(out: &Path, files: &Files) -> Done {
    let said = |error: std::io::Error| format!("{} cannot be written: {error}. Nothing is left there.", out.display());
    if std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty. Name a folder that is not there yet.", out.display()));
    }
    let mut name = out.file_name().ok_or("The folder to write to has no name.")?.to_owned();
    // Nobody else's: a folder that is there already is not ours to empty.
    name.push(format!(".{}.part", std::process::id()));
    let part = out.with_file_name(name);
    std::fs::create_dir_all(part.parent().unwrap_or(&part)).and_then(|()| std::fs::create_dir(&part)).map_err(said)?;
    let all = || -> std::io::Result<()> {
        for (file, bytes) in files {
            let path = part.join(file);
            std::fs::create_dir_all(path.parent().unwrap_or(&part))?;
            std::fs::write(&path, bytes)?;
        }
        let _ = std::fs::remove_dir(out);
        std::fs::rename(&part, out)
    };
    all().map_err(|error| {
        let _ = std::fs::remove_dir_all(&part);
        said(error)
    })
}
