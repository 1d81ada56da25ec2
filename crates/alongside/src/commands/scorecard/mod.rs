//! The race equality scorecard from the command line.

mod build;
mod compute;
mod json;
mod media;
mod tables;
mod text;

use super::Done;
use crate::command_line::{Scorecard, ScorecardWhat};

pub fn run(asked: &Scorecard) -> Done {
    match &asked.what {
        ScorecardWhat::Compute(asked) => compute::run(asked),
        ScorecardWhat::Build(asked) => build::run(asked),
    }
}
