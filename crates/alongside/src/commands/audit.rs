use super::{Done, now};
use crate::command_line::{Audit, AuditWhat, PlaceOptions};
use crate::place;
use alongside_store::Checkpoint;

/// Walks the whole record. The checkpoint it prints, kept on another machine
/// or on paper, shows later whether the record was cut short or replaced.
pub fn run(options: &PlaceOptions, audit: &Audit) -> Done {
    let AuditWhat::Verify { anchor } = &audit.what;
    let anchor: Option<Checkpoint> = match anchor {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}.", path.display()))?;
            let read = serde_json::from_str(&text);
            Some(read.map_err(|_| format!("{} does not hold a checkpoint.", path.display()))?)
        }
        None => None,
    };
    let store = place::open(options)?;
    let verified = store.verify(now(), anchor).map_err(|error| error.to_string())?;
    eprintln!(
        "The record is whole: {} lines, {} contents opened and compared, {} erased.",
        verified.entries, verified.contents, verified.erased
    );
    println!("{}", serde_json::to_string(&verified.checkpoint).unwrap_or_default());
    Ok(())
}
