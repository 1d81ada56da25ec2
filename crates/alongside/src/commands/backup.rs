use super::{Done, now};
use crate::command_line::{BackupFile, PlaceOptions};
use crate::place;

pub fn back_up(options: &PlaceOptions, backup: &BackupFile) -> Done {
    let store = place::open(options)?;
    let checkpoint = alongside_store::back_up(&store, &backup.file, now()).map_err(|error| error.to_string())?;
    eprintln!("Everything is in {}, encrypted. It opens only with the key.", backup.file.display());
    println!("{}", serde_json::to_string(&checkpoint).unwrap_or_default());
    Ok(())
}

pub fn restore(options: &PlaceOptions, backup: &BackupFile) -> Done {
    let key = place::key(options)?;
    let data = place::data(options)?;
    if !backup.file.exists() {
        return Err(format!("{} is not there.", backup.file.display()));
    }
    let verified = alongside_store::restore(&backup.file, &data, &key, now()).map_err(|error| error.to_string())?;
    eprintln!("Restored to {}: {} lines of the record verified.", data.display(), verified.entries);
    Ok(())
}

pub fn check(options: &PlaceOptions) -> Done {
    let key = place::key(options)?;
    let store = place::open(options)?;
    let (verified, files) = alongside_store::check(&store, &key, now()).map_err(|error| error.to_string())?;
    eprintln!(
        "All is well: database whole, {} lines of the record verified, {} contents and {files} files opened.",
        verified.entries, verified.contents
    );
    Ok(())
}
