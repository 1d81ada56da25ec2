//! The Race Equality Scorecard: figures by ethnic group out of files that people really
//! have, compared, protected and worded so that they stand up to whoever attacks them.
//!
//! A file becomes a [`Sheet`]; a [`Mapping`] says which column is which; [`read`] makes a
//! [`Measure`] of it or says everything that is wrong, row by row; [`publish`] hides what
//! must be hidden; [`findings`] compares what is left.

mod areas;
pub mod editions;
pub mod entries;
pub mod findings;
pub mod groups;
mod measures;
pub mod periods;
mod publishing;
pub mod source;

pub use areas::{one_way, parts_by_code, parts_by_figures};
pub use measures::{Area, Block, Definition, Figure, Kind, Measure, Pair, Sense};
pub use publishing::{Beside, Counting, Earlier, Published, PublishedBlock, PublishedPair, Shown, Told, publish};
pub use source::{Mapping, Missing, Problem, Sheet, Wrong, read};
