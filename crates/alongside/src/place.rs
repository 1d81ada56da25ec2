use crate::command_line::PlaceOptions;
use alongside_domain::law::Law;
use alongside_store::{MasterKey, Store, Where};
use std::path::PathBuf;

/// Readers beside the one writer. Each holds a small cache of its own.
pub const READERS: usize = 3;

pub fn data(options: &PlaceOptions) -> Result<PathBuf, String> {
    if let Some(data) = options.data.clone().or_else(|| std::env::var_os("ALONGSIDE_DATA").map(PathBuf::from)) {
        return Ok(data);
    }
    let home = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share")));
    home.map(|home| home.join("alongside")).ok_or_else(|| "Say where the data is, with --data.".to_owned())
}

/// The key stands outside the data directory, so that a copy of the one is
/// worth nothing without the other.
pub fn key_file(options: &PlaceOptions) -> Result<PathBuf, String> {
    if let Some(key) = options.key.clone().or_else(|| std::env::var_os("ALONGSIDE_KEY").map(PathBuf::from)) {
        return Ok(key);
    }
    if let Some(credentials) = std::env::var_os("CREDENTIALS_DIRECTORY") {
        let credential = PathBuf::from(credentials).join("alongside.key");
        if credential.exists() {
            return Ok(credential);
        }
    }
    let data = data(options)?;
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".key");
    Ok(data.with_file_name(name))
}

pub fn key(options: &PlaceOptions) -> Result<MasterKey, String> {
    MasterKey::read(&key_file(options)?).map_err(|error| error.to_string())
}

pub fn at(options: &PlaceOptions) -> Result<Where, String> {
    let url = options.postgres.clone().or_else(|| std::env::var("ALONGSIDE_POSTGRES").ok());
    Ok(match url {
        Some(url) => Where::Postgres { url, node: options.node },
        None => Where::Folder(data(options)?),
    })
}

/// Adds the service's own words of the law, where it has any.
pub fn law(options: &PlaceOptions) -> Result<(), String> {
    let named = options.law.clone().or_else(|| std::env::var_os("ALONGSIDE_LAW").map(PathBuf::from));
    let Some(file) = named else { return Ok(()) };
    let text =
        std::fs::read_to_string(&file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
    Law::add(&text).map_err(|error| format!("{} cannot be used: {error}.", file.display()))
}

/// Opens what is there. Nothing is made: that is what `init` is for.
pub fn open(options: &PlaceOptions) -> Result<Store, String> {
    let key = key(options)?;
    let at = at(options)?;
    if let Where::Folder(folder) = &at
        && !folder.join("alongside.db").exists()
    {
        return Err(format!("There is no data in {}. Run `alongside init` first.", folder.display()));
    }
    Store::open(at, &key, READERS).map_err(|error| error.to_string())
}
