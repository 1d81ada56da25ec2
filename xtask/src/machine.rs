//! What a machine needs, and how it gets it.

use crate::run::{Done, program, quietly};
use std::path::Path;

/// Debian packages, each with a file that shows it is there.
const TO_BUILD: &[(&str, &str)] = &[
    ("libssl-dev", "/usr/include/openssl/ssl.h"),
    ("libpq-dev", "/usr/include/postgresql/libpq-fe.h"),
    ("pkg-config", "/usr/bin/pkg-config"),
];
/// With SciPy comes the Python that the arithmetic is compared with.
const SCIPY: &str = "/usr/lib/python3/dist-packages/scipy";
const TO_TEST: &[(&str, &str)] = &[
    ("faketime", "/usr/bin/faketime"),
    ("postgresql", "/usr/lib/postgresql"),
    ("chromium", "/usr/bin/chromium"),
    ("python3-scipy", SCIPY),
];

/// OpenSSL and PostgreSQL headers. Without them and without a way to install
/// them, both are compiled from source, which takes some minutes once.
pub fn ready_to_build() -> Done {
    install(TO_BUILD);
    if needs_vendored() {
        loud("The headers of OpenSSL or PostgreSQL are missing: compiling both from source, which takes some minutes.");
    }
    Ok(())
}

/// A PostgreSQL server, Chromium and SciPy besides.
pub fn ready_to_test() -> Done {
    install(TO_BUILD);
    install(TO_TEST);
    // The tests themselves say it too, where nobody reads it.
    if !Path::new(SCIPY).exists() {
        loud("Python with SciPy is missing: dates and statistics are NOT COMPARED with an independent reference");
    }
    Ok(())
}

pub fn has_postgres() -> bool {
    Path::new("/usr/lib/postgresql").exists()
}

pub fn has_chromium() -> bool {
    Path::new(&chromium()).exists()
}

/// The library that tells a program another time, for journeys on a certain day.
pub fn other_time() -> Option<&'static str> {
    const PLACES: &[&str] = &[
        "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
        "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
    ];
    PLACES.iter().copied().find(|place| Path::new(place).exists())
}

pub fn chromium() -> String {
    std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned())
}

pub fn needs_vendored() -> bool {
    cfg!(not(target_os = "linux"))
        || !Path::new("/usr/include/openssl/ssl.h").exists()
        || !Path::new("/usr/include/postgresql/libpq-fe.h").exists()
}

/// A line nobody can overlook, for whatever is left out.
pub fn loud(what: &str) {
    eprintln!("\n=== {what} ===\n");
}

fn install(wanted: &[(&str, &str)]) {
    let missing: Vec<&str> =
        wanted.iter().filter(|(_, shown_by)| !Path::new(shown_by).exists()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let line = format!("apt-get install --yes --no-install-recommends {}", missing.join(" "));
    if !Path::new("/etc/debian_version").exists() || !quietly("sh", &["-c", "test $(id -u) = 0"]) {
        loud(&format!("Missing: {}. On Debian: sudo {line}", missing.join(", ")));
        return;
    }
    let _ = program("sh", &["-c", "apt-get update --quiet=2"], &[]);
    let settings = [("DEBIAN_FRONTEND", "noninteractive")];
    if program("sh", &["-c", &format!("{line} --quiet=2")], &settings).is_err() {
        loud(&format!("Could not install {}", missing.join(", ")));
    }
}
