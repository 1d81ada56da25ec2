use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// Leads past what every page begins with.
    SkipLink {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        href: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

pub fn skip_link(given: &SkipLink) -> Markup {
    Element::new("a")
        .attr("href", given.href.as_deref().unwrap_or("#content"))
        .class("govuk-skip-link", given.classes.as_deref())
        .attributes(&given.attributes)
        .attr("data-module", "govuk-skip-link")
        .child(given.content.markup())
        .done()
}
