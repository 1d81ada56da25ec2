use super::said;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn editions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/editions")
}

fn scorecard(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_alongside")).arg("scorecard").args(words).output().expect("it starts")
}

pub(super) fn build(edition: &Path, out: &Path) -> Output {
    scorecard(&["build", &edition.to_string_lossy(), "--out", &out.to_string_lossy()])
}

/// Every file under a folder.
pub(super) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_path_buf();
                found.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

#[test]
fn the_kingston_edition_is_the_same_bytes_on_another_day_in_another_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let [one, other, before] = ["one", "other", "before"].map(|name| folder.path().join(name));
    let done = build(&editions().join("kingston-2026"), &one);
    assert!(done.status.success(), "{}", said(&done));
    // A copy elsewhere, years later as far as the machine says.
    let copy = folder.path().join("copy");
    fs::create_dir(&copy).expect("made");
    for (name, bytes) in files(&editions().join("kingston-2026")) {
        fs::write(copy.join(name), bytes).expect("written");
    }
    let later = Command::new("faketime")
        .args(["2031-02-03 04:05:06", env!("CARGO_BIN_EXE_alongside"), "scorecard", "build"])
        .arg(&copy)
        .arg("--out")
        .arg(&other)
        .env("TZ", "Asia/Karachi")
        .env("LANG", "ur_PK.UTF-8")
        .output();
    if !later.is_ok_and(|done| done.status.success()) {
        eprintln!("faketime is missing: the second edition is built today");
        assert!(build(&copy, &other).status.success());
    }
    let (one, other) = (files(&one), files(&other));
    assert!(one.len() > 60, "{}", one.len());
    for (name, bytes) in &one {
        assert!(other.get(name) == Some(bytes), "{} differs", name.display());
    }
    assert_eq!(one.len(), other.len());
    // What the edition before published is what its folder makes.
    assert!(build(&editions().join("kingston-2025"), &before).status.success());
    let published = fs::read(editions().join("kingston-2026/kingston-2025.json")).expect("there");
    assert!(
        files(&before)[Path::new("data/scorecard.json")] == published,
        "build kingston-2025 again and copy its data"
    );
}

/// Runs one of the reference scripts, or says loudly that it was not.
fn python(script: &str, words: &[&str]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(script);
    let has_scipy = |python: &&str| {
        Command::new(python).args(["-c", "import scipy, tomllib"]).output().is_ok_and(|done| done.status.success())
    };
    let Some(found) = ["/usr/bin/python3", "python3"].into_iter().find(has_scipy) else {
        eprintln!("SKIPPED, LOUDLY: python3 with SciPy is missing; {} was NOT run", script.display());
        return;
    };
    let done = Command::new(found).arg(&script).args(words).output().expect("it starts");
    assert!(done.status.success(), "{}", said(&done));
}

#[test]
fn every_published_number_comes_out_again_by_scipy() {
    let folder = tempfile::tempdir().expect("a folder");
    for edition in ["kingston-2025", "kingston-2026"] {
        let (from, out) = (editions().join(edition), folder.path().join(edition));
        assert!(build(&from, &out).status.success());
        python("scorecard.py", &[&from.to_string_lossy(), &out.to_string_lossy()]);
    }
}

#[test]
fn somebody_with_every_table_and_a_solver_finds_no_small_count() {
    for seed in ["1", "2", "8", "21"] {
        python("attack.py", &[env!("CARGO_BIN_EXE_alongside"), seed]);
    }
}

#[test]
fn editions_of_every_kind_that_nobody_thought_of_give_no_small_count_away() {
    for seed in ["3", "7", "12", "19", "24", "40", "66", "69", "1003", "1052", "1055", "1061", "1084"] {
        python("invented.py", &[env!("CARGO_BIN_EXE_alongside"), seed]);
    }
}

#[test]
fn a_measure_of_a_file_is_compared() {
    let file = editions().join("kingston-2026/stop-and-search-three-boroughs.csv");
    let done = scorecard(&["compute", &file.to_string_lossy(), "--per", "1000", "--json"]);
    assert!(done.status.success(), "{}", said(&done));
    let all: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let kingston = &all["areas"][1];
    assert_eq!(kingston["area"], "Kingston upon Thames");
    // RULES 12 has these figures worked out.
    let black = &kingston["groups"][1];
    for (key, wanted) in [
        ("group", json!("Black")),
        ("rate", json!(34.17)),
        ("relative_likelihood", json!(5.4789)),
        ("lower", json!(4.6312)),
        ("upper", json!(6.4819)),
        ("verdict", json!("higher")),
        ("compared_with", json!("White")),
    ] {
        assert_eq!(black[key], wanted, "{key}");
    }
    assert_eq!(kingston["groups"][2]["rate"], json!(6.2366));
    assert!(black["working"].as_array().is_some_and(|lines| lines.len() >= 4));
    // What a file says steers no terminal.
    let folder = tempfile::tempdir().expect("a folder");
    let steering = folder.path().join("steering.csv");
    let text = "area_code,area_name,ethnic_group,numerator,denominator\nX,\u{1b}[2JHere,White,50,400\nX,\u{1b}[2JHere,Black,11,90\n";
    fs::write(&steering, text).expect("written");
    let words = scorecard(&["compute", &steering.to_string_lossy()]);
    assert!(said(&words).contains("[2JHere") && !said(&words).contains('\u{1b}'), "{}", said(&words));
    let words = scorecard(&["compute", &file.to_string_lossy(), "--reference", "everyone else"]);
    assert!(said(&words).contains("Kingston upon Thames"), "{}", said(&words));
}

#[test]
fn everything_that_is_wrong_with_a_file_is_said_and_nothing_is_worked_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("wrong.csv");
    let text = "area_name,ethnic_group,numerator,denominator\nHere,Asian,-1,90\nHere,Black,12%,80\nHere,White,\"1,200\",9000\n";
    fs::write(&file, text).expect("written");
    let done = scorecard(&["compute", &file.to_string_lossy(), "--json"]);
    assert_eq!(done.status.code(), Some(1));
    let all: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let places: Vec<(u64, &str, &str)> = all["problems"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (one["row"].as_u64().unwrap_or(0), one["column"].as_str().unwrap_or(""), one["code"].as_str().unwrap_or(""))
        })
        .collect();
    assert_eq!(places, [(2, "C", "negative"), (3, "C", "percentage"), (4, "C", "thousands_separator")]);
    let words = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(
        words.contains("Row 4, column C (numerator)") && words.trim_end().ends_with("Nothing was worked out."),
        "{words}"
    );
}

#[test]
fn an_edition_is_built_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    fs::create_dir(&edition).expect("made");
    let out = folder.path().join("out");
    let with = |plan: &str| fs::write(edition.join("edition.toml"), plan).expect("written");
    let head = "id = \"e\"\ntitle = \"E\"\ndate = \"2026-01-01\"\npublisher = \"P\"\nmain = \"X\"\n[[area]]\ncode = \"X\"\nname = \"X\"\n\
                [[theme]]\nid = \"t\"\ntitle = \"T\"\n";
    let measure = |file: &str| {
        format!(
            "{head}[[measure]]\nid = \"m\"\ntheme = \"t\"\ntitle = \"M\"\nfile = \"{file}\"\ndefinition = {{ what = \"were\" }}\n[measure.source]\n\
             publisher = \"P\"\ntitle = \"T\"\nlicence = \"L\"\nretrieved = \"2026-01-01\"\nperiod = \"2026\"\n"
        )
    };
    let refused = |expected: &str| {
        let done = build(&edition, &out);
        assert_eq!(done.status.code(), Some(1), "{}", said(&done));
        assert!(said(&done).contains(expected), "{}", said(&done));
        let left = std::fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
        let is_left = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with("out");
        assert!(!left.into_iter().any(|entry| is_left(&entry.file_name())), "nothing is left");
    };
    refused("edition.toml cannot be read");
    with("id = 3");
    refused("cannot be used");
    with(&measure("../secret.csv"));
    refused("not in the folder of the edition");
    let elsewhere = folder.path().join("secret.csv");
    fs::write(&elsewhere, "area_code,ethnic_group,numerator,denominator\nX,White,50,400\nX,Black,11,90\n")
        .expect("written");
    std::os::unix::fs::symlink(&elsewhere, edition.join("link.csv")).expect("linked");
    with(&measure("link.csv"));
    refused("not in the folder of the edition");
    with(&measure("a.csv"));
    fs::write(edition.join("a.csv"), "area_code,ethnic_group,numerator,denominator\nX,White,5,4\nX,Black,1,9\n")
        .expect("written");
    refused("Row 2, column C (numerator): 5 of 4 are more than all");
    with(&measure("a.csv").replace("theme = \"t\"\ntitle = \"M\"", "theme = \"u\"\ntitle = \"M\""));
    refused("which is not in the edition");
    fs::write(edition.join("a.csv"), "area_code,ethnic_group,numerator,denominator\nX,White,50,400\nX,Black,11,90\n")
        .expect("written");
    fs::create_dir(edition.join("media")).expect("made");
    let shows = |file: &str| {
        format!("{}[[medium]]\ntitle = \"A picture\"\nfile = \"{file}\"\ntranscript = \"Words\"\n", measure("a.csv"))
    };
    for (file, bytes, expected) in [
        ("media/none.jpg", None, "media/none.jpg cannot be read"),
        ("pictures/a.jpg", None, "Put it into the folder media"),
        ("media/../a.jpg", None, "Put it into the folder media"),
        ("media/heard.jpg", Some(recording()), "media/heard.jpg is something else than its name says"),
        ("media/words.mp3", Some(b"words".to_vec()), "media/words.mp3: Choose a picture"),
        (
            "media/lyrics.mp3",
            Some([recording(), b"LYRICSBEGIN".to_vec()].concat()),
            "cannot be taken out of it for sure",
        ),
    ] {
        with(&shows(file));
        bytes.into_iter().for_each(|bytes| fs::write(edition.join(file), bytes).expect("written"));
        refused(expected);
    }
    with(&measure("a.csv"));
    assert!(build(&edition, &out).status.success());
    let again = build(&edition, &out);
    assert!(!again.status.success() && said(&again).contains("is not empty"), "{}", said(&again));
}

/// A second of nothing, with what a program wrote before it.
fn recording() -> Vec<u8> {
    [b"ID3\x04\0\0\0\0\0\x06Street", sound().as_slice()].concat()
}

fn sound() -> Vec<u8> {
    [&[0xFF, 0xFB, 0x90, 0x00][..], &[b's'; 413]].concat()
}

/// What people said and agreed, with signs that mean something to a browser and to a typesetter.
const SAID: &str = r#"
say-at = "say"
[[response]]
measure = "stop-and-search"
holder = "Riverside <b>Police</b>"
asked = "2026-11-01"
due = "2026-11-20"
[[response]]
measure = "use-of-force"
holder = "Riverside Police"
asked = "2026-11-01"
due = "2026-11-20"
answered = "2026-11-19"
by = "A. Person, Commander"
says = "We look into it. #panic(1) *now* _and_ $x$ @here <there> \\ ہم دیکھتے ہیں 🙂"
[[comment]]
said = "2026-11-02"
says = "<script>alert(1)</script> is no answer"
answer = "We asked again."
[[action]]
measure = "stop-and-search"
says = "Publish searches each month"
owner = "Commander"
due = "2027-01-31"
[[request]]
holder = "Council"
asks-for = "Allocations by ethnic group"
freedom-of-information = true
asked = "2026-10-01"
due = "2026-10-29"
[[report]]
to = "Scrutiny panel"
due = "2026-12-31"
[[medium]]
title = "A film"
address = "https://example.org/film"
transcript = "Two people talk."
[[medium]]
title = "Heard at the launch"
file = "media/launch.mp3"
transcript = "Somebody says what happened to her."
"#;

/// The value of every such attribute of a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    page.split(begin.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Every link and picture of every page is of another place, or one of the files.
pub(super) fn leads_somewhere(all: &BTreeMap<PathBuf, Vec<u8>>) {
    for (name, bytes) in all.iter().filter(|(name, _)| name.extension().is_some_and(|ending| ending == "html")) {
        let page = String::from_utf8_lossy(bytes);
        for link in values(&page, "href").into_iter().chain(values(&page, "src")) {
            let outside = link.starts_with("https://") || link.starts_with('#') || link.starts_with("mailto:");
            let path = link.split(['#', '?']).next().unwrap_or_default();
            if outside || path.ends_with("say") {
                continue;
            }
            let mut to = name.parent().map(Path::to_path_buf).unwrap_or_default();
            for part in path.split('/') {
                if part == ".." {
                    to.pop();
                } else {
                    to.push(part);
                }
            }
            assert!(all.contains_key(&to), "{}: {link}", name.display());
        }
    }
}

#[test]
fn every_page_has_one_heading_every_link_leads_somewhere_and_words_of_people_are_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    fs::create_dir(&edition).expect("made");
    for (name, bytes) in files(&editions().join("kingston-2026")) {
        fs::write(edition.join(name), bytes).expect("written");
    }
    let plan = fs::read_to_string(edition.join("edition.toml")).expect("there");
    let (top, tables) = SAID.split_once("[[response]]").expect("both");
    let first = plan.find("[[area]]").expect("an area");
    let plan = format!("{}{top}\n{}\n[[response]]{tables}", &plan[..first], &plan[first..]);
    fs::write(edition.join("edition.toml"), plan).expect("written");
    fs::create_dir(edition.join("media")).expect("made");
    fs::write(edition.join("media/launch.mp3"), recording()).expect("written");
    let out = folder.path().join("out");
    let done = build(&edition, &out);
    assert!(done.status.success(), "{}", said(&done));
    let all = files(&out);
    assert_eq!(all[Path::new("media/launch.mp3")], sound(), "without what was written about it");
    let listed = String::from_utf8_lossy(&all[Path::new("checksums.txt")]).contains("  media/launch.mp3");
    assert!(listed, "it is in the list");
    // Once somebody in it wanted it out: the same bytes without it.
    let digest = String::from_utf8_lossy(&all[Path::new("checksums.txt")]).into_owned();
    let digest = digest.lines().find(|line| line.ends_with("media/launch.mp3")).expect("a line").to_owned();
    fs::remove_file(edition.join("media/launch.mp3")).expect("removed");
    fs::write(edition.join("withdrawn.txt"), format!("{digest}\n")).expect("written");
    let later = folder.path().join("later");
    let done = build(&edition, &later);
    assert!(done.status.success(), "{}", said(&done));
    let mut left = all.clone();
    left.remove(Path::new("media/launch.mp3"));
    assert!(files(&later) == left, "but for the recording it is the same");
    let is_page = |name: &&PathBuf| name.extension().is_some_and(|ending| ending == "html");
    for name in all.keys().filter(is_page) {
        let page = String::from_utf8(all[name].clone()).expect("text");
        let place = name.display();
        assert_eq!(page.matches("<h1").count(), 1, "{place}");
        assert!(page.contains("<html lang=\"en\">") && page.contains("<title>"), "{place}");
        assert!(!page.contains("<script"), "{place}");
        assert_eq!(page.matches("<table").count(), page.matches("<caption").count(), "{place}");
        for drawing in page.split("<svg").skip(1) {
            let drawing = drawing.split("</svg>").next().unwrap_or_default();
            assert!(drawing.contains("<title") && drawing.contains("<desc"), "{place}");
        }
        let mut ids = values(&page, "id");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(count, ids.len(), "{place}: an id stands twice");
    }
    leads_somewhere(&all);
    let page = |name: &str| String::from_utf8(all[Path::new(name)].clone()).expect("text");
    let stops = page("measures/stop-and-search.html");
    assert!(stops.contains("No answer.") && stops.contains("Riverside &lt;b&gt;Police&lt;/b&gt;"));
    assert!(stops.contains("href=\"../say?about=stop-and-search\"") && stops.contains("Publish searches each month"));
    let about = page("about.html");
    assert!(
        about.contains("&lt;script&gt;alert(1)")
            && about.contains("Not answered.")
            && about.contains("Two people talk.")
            && about.contains("<audio controls")
            && about.contains("Somebody says what happened to her.")
    );
    // The PDF takes all of it as words too.
    assert!(all[Path::new("scorecard.pdf")].starts_with(b"%PDF-1.7"));
}
