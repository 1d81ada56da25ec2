use super::choices::{Choices, Kind, choices};
use maud::Markup;

/// One of several.
pub fn radios(options: &Choices) -> Markup {
    choices(&Kind { word: "radios", input: "radio", describes_items: false }, options)
}
