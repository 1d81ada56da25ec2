use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// Help under the words that name a field.
    Hint {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl Hint {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

pub fn hint(hint: &Hint) -> Markup {
    Element::new("div")
        .maybe("id", hint.id.as_deref())
        .class("govuk-hint", hint.classes.as_deref())
        .attributes(&hint.attributes)
        .child(hint.content.markup())
        .done()
}
