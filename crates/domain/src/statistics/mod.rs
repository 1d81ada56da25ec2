//! The statistics of the scorecard: each with its interval, its working in plain
//! sentences and what is uncertain. Distributions come from a library; what is done
//! with them is here, and checked against SciPy.

mod counts;
mod distributions;
mod four_fifths;
mod outliers;
mod proportion;
mod rate;
mod rate_ratio;
mod relative_likelihood;
mod several;
mod suppression;
mod two_proportions;

pub use counts::{CannotCount, Counts, Interval, as_float, figure, to_four};
pub use distributions::{standard_errors, two_sided};
pub use four_fifths::{FourFifths, Selected, Selection, four_fifths};
pub use outliers::{Counting, OUTLYING, Outlying, outlying, outlying_limits};
pub use proportion::{Proportion, proportion, wilson};
pub use rate::{Rate, UNRELIABLE, rate};
pub use rate_ratio::{RateRatio, rate_ratio};
pub use relative_likelihood::{Likelihood, around, relative_likelihood};
pub use several::holm;
pub use suppression::{CannotSuppress, Published, Table, suppress};
pub use two_proportions::{TwoProportions, two_proportions};
