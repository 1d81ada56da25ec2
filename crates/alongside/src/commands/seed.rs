use super::{Done, now};
use crate::command_line::{PlaceOptions, Seed};
use crate::place;
use alongside_store::{MasterKey, Store, Where};

/// Fills an installation with invented cases; makes it when there is none.
pub fn run(options: &PlaceOptions, seed: &Seed) -> Done {
    let at = place::at(options)?;
    let key_file = place::key_file(options)?;
    let empty = match &at {
        Where::Folder(folder) => !folder.join("alongside.db").exists(),
        Where::Postgres { .. } => !key_file.exists(),
    };
    let key = if empty && !key_file.exists() {
        if let Where::Folder(folder) = &at {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
        }
        let key = MasterKey::random().map_err(|error| error.to_string())?;
        key.write(&key_file).map_err(|error| error.to_string())?;
        key
    } else {
        place::key(options)?
    };
    let store = Store::open(at, &key, 1).map_err(|error| error.to_string())?;
    alongside_demo::seed(&store, now(), seed.seed, seed.cases).map_err(|error| error.to_string())?;
    eprintln!("{} invented cases were added.", seed.cases);
    Ok(())
}
