use serde::{Deserialize, Serialize};
use std::fmt;

/// A person's own words, or anything else they told us. It is sealed when it
/// is kept, and printing it shows nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `None` for nothing typed.
    pub fn some(self) -> Option<Self> {
        (!self.is_empty()).then_some(self)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(words)")
    }
}
