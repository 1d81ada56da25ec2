//! Charts as SVG drawn here: a title that says the finding, a description, direct labels,
//! error bars, a second cue beside colour, and nothing a browser must fetch.

mod bars;
mod funnel;
mod map;
mod overview;
mod ratios;
mod scale;

pub use bars::{Bar, bars};
pub use funnel::{Dot, Funnel, funnel};
pub use map::{Ward, map};
pub use overview::{Panel, overview};
pub use ratios::{Row, ratios};

/// Main, second and rest: told apart without colour by pattern and label too.
const PINE: &str = "#17565b";
const PLUM: &str = "#5b3b73";
const STONE: &str = "#6a675f";
const INK: &str = "#1f2a2e";
const RULE: &str = "#d9d2c5";
const FONT: &str = "Noto Sans, system-ui, sans-serif";

/// A number in an attribute: two decimals, no ends of noughts.
fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[expect(clippy::cast_precision_loss, reason = "rows of a chart")]
const fn f(count: usize) -> f64 {
    count as f64
}
