//! Everything that is checked, in the order in which it is quickest to fail.

use crate::machine::{chromium, has_chromium, has_postgres, loud, ready_to_test};
use crate::postgres::Cluster;
use crate::run::{Done, cargo, program, quietly, root};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Rules, both databases, pages, routes, the program itself, the browser.
pub fn everything() -> Done {
    ready_to_test()?;
    crate::assets::build()?;
    cargo(&["build", "--workspace", "--all-targets"], &[])?;
    let cluster = if has_postgres() {
        Some(Cluster::start()?)
    } else {
        loud("PostgreSQL is missing: its tests are LEFT OUT");
        None
    };
    let url = cluster.as_ref().map_or(String::new(), |cluster| cluster.url.clone());
    let settings: Vec<(&str, &str)> =
        if url.is_empty() { Vec::new() } else { vec![("ALONGSIDE_TEST_POSTGRES", url.as_str())] };
    if quietly("cargo", &["nextest", "--version"]) {
        cargo(&["nextest", "run", "--workspace", "--no-fail-fast"], &settings)?;
        cargo(&["test", "--workspace", "--doc"], &settings)?;
    } else {
        cargo(&["test", "--workspace", "--no-fail-fast"], &settings)?;
    }
    if !url.is_empty() {
        routes_on_postgres(&url)?;
    }
    drop(cluster);
    browser()
}

/// Every route once more on the other database: what was asked of the embedded
/// one alone. Not what grows to ten thousand cases.
fn routes_on_postgres(url: &str) -> Done {
    let settings = [("ALONGSIDE_TEST_POSTGRES", url), ("ALONGSIDE_TEST_FIRST", "postgres")];
    if quietly("cargo", &["nextest", "--version"]) {
        let which = "package(alongside-app) & kind(test) & not test(ten_thousand)";
        return cargo(&["nextest", "run", "--workspace", "--no-fail-fast", "-E", which], &settings);
    }
    let words = ["test", "--workspace", "--no-fail-fast", "--test", "it", "--", "--skip", "ten_thousand"];
    cargo(&words, &settings)
}

/// What the main jobs cost, on both databases.
pub fn bench(sizes: &[String]) -> Done {
    ready_to_test()?;
    crate::assets::build()?;
    let cluster = if has_postgres() { Some(Cluster::start()?) } else { None };
    let url = cluster.as_ref().map_or(String::new(), |cluster| cluster.url.clone());
    let settings: Vec<(&str, &str)> =
        if url.is_empty() { Vec::new() } else { vec![("ALONGSIDE_TEST_POSTGRES", url.as_str())] };
    let mut words = vec!["run", "--release", "--package", "alongside-app", "--example", "bench", "--"];
    words.extend(sizes.iter().map(String::as_str));
    cargo(&words, &settings)
}

/// Formatting and lints.
pub fn lints() -> Done {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], &[])
}

/// Journeys in Chromium against a demonstration of its own.
fn browser() -> Done {
    if !has_chromium() {
        loud("Chromium is missing: the browser tests are LEFT OUT");
        return Ok(());
    }
    let demonstration = Demonstration::start(None)?;
    program("node", &["--test", "--test-concurrency=1", "browser/any-day/"], &demonstration.settings())?;
    drop(demonstration);
    if crate::machine::other_time().is_none() {
        loud("faketime is missing: the journeys around the bank holiday of May are LEFT OUT");
        return Ok(());
    }
    for (begins, folder) in [("2026-05-01 16:30:00", "browser/friday/"), ("2026-05-01 10:00:00", "browser/holiday/")] {
        let then = Demonstration::start(Some(begins))?;
        program("node", &["--test", "--test-concurrency=1", folder], &then.settings())?;
    }
    Ok(())
}

pub fn look(folder: &str) -> Done {
    crate::assets::build()?;
    cargo(&["build", "--workspace", "--all-targets"], &[])?;
    let demonstration = Demonstration::start(None)?;
    program(
        "node",
        &["browser/lib/look.mjs", &demonstration.address, &demonstration.key, folder],
        &demonstration.settings(),
    )
}

/// A running demonstration, ended when dropped.
struct Demonstration {
    child: Child,
    address: String,
    key: String,
    codes: String,
    chromium: String,
    clock: String,
}

impl Demonstration {
    /// `time` is where its clock begins, if not now. It is read from a file, so
    /// that a journey may move it.
    fn start(time: Option<&str>) -> Result<Self, String> {
        let clock = root().join("target/clock").display().to_string();
        let log = fs::File::create(root().join("target/demonstration.log")).map_err(|error| error.to_string())?;
        let mut command = Command::new(root().join("target/debug/alongside"));
        if let (Some(time), Some(library)) = (time, crate::machine::other_time()) {
            fs::write(&clock, format!("@{time}\n")).map_err(|error| error.to_string())?;
            command.envs([("LD_PRELOAD", library), ("FAKETIME_TIMESTAMP_FILE", clock.as_str())]);
            command.envs([("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")]);
            command.env("TZ", "Europe/London");
        }
        let mut child = command
            .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .map_err(|error| format!("The demonstration could not be started: {error}."))?;
        let out = child.stdout.take().ok_or("The demonstration says nothing.")?;
        let (mut key, mut codes) = (String::new(), String::new());
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(found) = line.trim().strip_prefix("Authenticator key:") {
                key = found.trim().to_owned();
            }
            if let Some((_, found)) = line.split_once("one sign-in each: ") {
                codes = found.trim().to_owned();
            }
            if line.starts_with("http") {
                return Ok(Self { child, address: line, key, codes, chromium: chromium(), clock });
            }
        }
        Err("The demonstration ended before it served.".to_owned())
    }

    fn settings(&self) -> Vec<(&str, &str)> {
        vec![
            ("ALONGSIDE_ADDRESS", &self.address),
            ("ALONGSIDE_KEY_SHOWN", &self.key),
            ("ALONGSIDE_CODES", &self.codes),
            ("CHROMIUM", &self.chromium),
            ("ALONGSIDE_CLOCK", &self.clock),
        ]
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        // SIGTERM, so that it removes its throw-away data.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
