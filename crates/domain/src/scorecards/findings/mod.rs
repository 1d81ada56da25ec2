//! What figures say of a group beside those it is compared with: never more than its
//! interval allows, and with the working of every number.

mod change;
mod one;
mod outliers;
mod several;
mod words;

pub use change::{Change, change};
pub use one::{Comparison, Estimate, Finding, TooClose, Verdict, findings};
pub use outliers::{AREAS_ENOUGH, Outliers, Place, outliers};
pub use several::{Several, several};
pub use words::{fares, figure_of, headline, is_harm, people, sentence, thousands, times, verdict_words};

#[cfg(test)]
mod tests;
