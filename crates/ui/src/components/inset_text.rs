use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// Words set apart from the rest.
    InsetText {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl InsetText {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

pub fn inset_text(given: &InsetText) -> Markup {
    Element::new("div")
        .maybe("id", given.id.as_deref())
        .class("govuk-inset-text", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(given.content.markup())
        .done()
}
