//! What people type, made safe to keep without changing what they said.

mod clean;
mod words;

pub use clean::{TooLong, line, story};
pub use words::Words;
