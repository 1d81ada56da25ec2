//! Ethnic groups: what a file calls them, and how finer groups add up to broader ones.

mod levels;
mod names;
mod outermost;
mod unknown;

pub use levels::{Level, Placed, broad, children, is_within, position};
pub use names::{Standing, standing, standing_of};
pub use outermost::outermost_sum;
pub use unknown::Unknown;

#[cfg(test)]
mod tests;
