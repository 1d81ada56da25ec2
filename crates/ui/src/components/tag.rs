use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// A short state, in a word or two.
    Tag {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl Tag {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

pub fn tag(given: &Tag) -> Markup {
    Element::new("strong")
        .maybe("id", given.id.as_deref())
        .class("govuk-tag", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(given.content.markup())
        .done()
}
