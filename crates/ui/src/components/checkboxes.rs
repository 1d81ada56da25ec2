use super::choices::{Choices, Kind, choices};
use maud::Markup;

/// Any of several.
pub fn checkboxes(options: &Choices) -> Markup {
    choices(&Kind { word: "checkboxes", input: "checkbox", describes_items: true }, options)
}
