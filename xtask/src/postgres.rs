//! A throw-away PostgreSQL for the tests: own folder, own port, own end.

use crate::run::{Done, program, quietly};
use std::fs;
use std::path::PathBuf;

/// A cluster that ends when it is dropped.
pub struct Cluster {
    folder: PathBuf,
    tools: PathBuf,
    pub url: String,
}

const PORT: &str = "54329";

impl Cluster {
    pub fn start() -> Result<Self, String> {
        let tools = newest().ok_or_else(|| "PostgreSQL is not installed.".to_owned())?;
        let folder = std::env::temp_dir().join(format!("alongside-postgres-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
        let cluster = Self { folder, tools, url: format!("postgres://postgres@127.0.0.1:{PORT}/postgres") };
        cluster.prepare()?;
        Ok(cluster)
    }

    fn prepare(&self) -> Done {
        if is_root() {
            program("chown", &["-R", "postgres", &self.folder.to_string_lossy()], &[])?;
        }
        let data = self.folder.join("data");
        let data = data.to_string_lossy();
        self.run(&format!(
            "{}/initdb -D {data} -U postgres -A trust -E UTF8 --no-sync >/dev/null",
            self.tools.display()
        ))?;
        let options = format!(
            "-p {PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=200",
            self.folder.display()
        );
        self.run(&format!(
            "{}/pg_ctl -D {data} -w -t 30 -o \"{options}\" -l {}/log start >/dev/null",
            self.tools.display(),
            self.folder.display()
        ))
    }

    /// PostgreSQL refuses to run as root; then it runs as its own user.
    fn run(&self, line: &str) -> Done {
        if is_root() {
            program("su", &["postgres", "-s", "/bin/sh", "-c", line], &[])
        } else {
            program("sh", &["-c", line], &[])
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let _ =
            self.run(&format!("{}/pg_ctl -D {} -m immediate stop >/dev/null", self.tools.display(), data.display()));
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    quietly("sh", &["-c", "test $(id -u) = 0"])
}

fn newest() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop()
}
