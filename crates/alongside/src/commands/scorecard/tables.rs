use alongside_domain::scorecards::{Problem, Sheet};
use alongside_inspection::{as_csv, is_spreadsheet};
use std::path::Path;

/// Why there is no table: one sentence, or everything that is wrong with its rows.
pub enum NoTable {
    Said(String),
    Problems(Vec<Problem>),
}

/// The table of a file, of whatever common kind it is.
pub fn open(file: &Path, sheet: Option<&str>) -> Result<Sheet, NoTable> {
    let bytes =
        std::fs::read(file).map_err(|error| NoTable::Said(format!("{} cannot be read: {error}.", file.display())))?;
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = if is_spreadsheet(&bytes) && ending != "csv" {
        as_csv(&bytes, sheet).map_err(|why| NoTable::Said(why.to_string()))?
    } else {
        bytes
    };
    Sheet::from_csv(&bytes).map_err(NoTable::Problems)
}
