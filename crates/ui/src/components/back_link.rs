use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// The way back to the page before.
    BackLink {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        href: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl BackLink {
    pub fn of(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self { content: content.into(), href: Some(href.into()), ..Self::default() }
    }
}

pub fn back_link(given: &BackLink) -> Markup {
    let words = if given.content.is_none() { Content::text("Back") } else { given.content.clone() };
    Element::new("a")
        .attr("href", given.href.as_deref().unwrap_or("#"))
        .class("govuk-back-link", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(words.markup())
        .done()
}
