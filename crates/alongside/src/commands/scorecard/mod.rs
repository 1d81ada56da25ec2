//! The race equality scorecard from the command line.

mod compute;
mod tables;

use super::Done;
use crate::command_line::{Scorecard, ScorecardWhat};

pub fn run(asked: &Scorecard) -> Done {
    match &asked.what {
        ScorecardWhat::Compute(asked) => compute::run(asked),
    }
}
