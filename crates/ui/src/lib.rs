//! Components, forms, journeys and languages. Knows no word of casework.
//!
//! *Invariant*: depends on nothing of ours; every piece of text that comes
//! from a person is escaped here, in [`element`], and nowhere else.

pub mod components;
mod content;
pub mod element;
pub mod fields;
pub mod journeys;
pub mod pages;
pub mod words;

pub use content::{Attributes, Content};
