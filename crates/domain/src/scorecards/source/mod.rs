//! Reading files that people really have: which column is which, what a cell says, and
//! everything that is wrong, with its row, its column and what to do.

mod blocks;
mod columns;
mod levelling;
mod lines;
mod mapping;
mod numbers;
mod people;
mod problems;
mod reading;
mod sheet;
mod times;
mod understood;

pub use mapping::Mapping;
pub use numbers::{Missing, Number, number};
pub use problems::{Problem, Wrong};
pub use reading::{EVERYONE_ELSE, NOBODY, Population, read};
pub use sheet::Sheet;
pub use understood::understood;

#[cfg(test)]
mod tests;
