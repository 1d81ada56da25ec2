use crate::{Action, Disclosure, Grant};
use std::fmt;

/// Kinds of information a person may agree to have passed on, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Identity,
    ContactDetails,
    Narrative,
    PersonComplainedOf,
    Risk,
    Equality,
    Health,
    Immigration,
    /// What was said to be heard, and is passed on to nobody.
    Counselling,
    Progress,
    /// What a worker wrote for the person to read.
    Messages,
    /// Photographs, letters, recordings, and what they are called.
    Documents,
}

/// An action whose page shows what people told us.
pub trait Reveals: Action {}

/// A personal value. There are two ways to it: a grant to look, or a
/// disclosure that covers its category.
#[derive(Clone, PartialEq, Eq)]
pub struct Classified<T> {
    value: T,
    category: Category,
}

impl<T> Classified<T> {
    pub const fn new(category: Category, value: T) -> Self {
        Self { value, category }
    }

    /// For someone who was granted a look at the record, or at the list, it is on.
    pub const fn reveal<A: Reveals>(&self, _: &Grant<A>) -> &T {
        &self.value
    }

    /// For someone outside; nothing when the disclosure does not cover it.
    pub fn disclose(&self, disclosure: &Disclosure) -> Option<&T> {
        disclosure.covers(self.category).then_some(&self.value)
    }
}

impl<T> fmt::Debug for Classified<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(classified: {:?})", self.category)
    }
}
