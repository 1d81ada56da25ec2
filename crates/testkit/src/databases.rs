use alongside_store::{MasterKey, Store, Where};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// A database for one test, with its key, gone when the test ends.
pub struct Database {
    pub name: &'static str,
    pub at: Where,
    pub key: MasterKey,
    folder: Option<TempDir>,
    /// Where tests may reach the PostgreSQL database directly.
    pub url: Option<String>,
}

impl Database {
    pub fn open(&self) -> Store {
        Store::open(self.at.clone(), &self.key, 2).expect("a fresh database opens")
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.as_ref().expect("an embedded database has a folder").path().to_owned()
    }
}

/// The encrypted file.
pub fn embedded() -> Database {
    let folder = TempDir::new().expect("there is room for a folder");
    let at = Where::Folder(folder.path().to_owned());
    let key = MasterKey::random().expect("there is randomness");
    Database { name: "embedded", at, key, folder: Some(folder), url: None }
}

/// The encrypted file; or, for running a whole suite again on the other kind,
/// what `ALONGSIDE_TEST_FIRST` names.
pub fn first_choice() -> Database {
    match (std::env::var("ALONGSIDE_TEST_FIRST"), std::env::var("ALONGSIDE_TEST_POSTGRES")) {
        (Ok(first), Ok(url)) if first == "postgres" => postgres(&url),
        _ => embedded(),
    }
}

/// Every kind of database there is on this machine. Without PostgreSQL a line
/// says so; `cargo xtask test` starts one.
pub fn databases() -> Vec<Database> {
    let mut all = vec![embedded()];
    match std::env::var("ALONGSIDE_TEST_POSTGRES") {
        Ok(url) => all.push(postgres(&url)),
        Err(_) => eprintln!("=== PostgreSQL is not running: left out. Use `cargo xtask test`. ==="),
    }
    all
}

fn postgres(url: &str) -> Database {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    // A test that was stopped may have left one under the same number.
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    let _ = Command::new("psql").args([url, "-q", "-c", "SET client_min_messages = error", "-c", &drop]).status();
    let made = Command::new("psql").args([url, "-q", "-c", &format!("CREATE DATABASE {name}")]).status();
    assert!(made.is_ok_and(|status| status.success()), "a test database can be made");
    let (base, _) = url.rsplit_once('/').expect("the address ends with a database");
    let url = format!("{base}/{name}");
    let key = MasterKey::random().expect("there is randomness");
    let at = Where::Postgres { url: url.clone(), node: 1 };
    Database { name: "postgres", at, key, folder: None, url: Some(url) }
}
