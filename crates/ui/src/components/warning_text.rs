use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    /// Something that must not be missed.
    WarningText {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        icon_fallback_text: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl WarningText {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

pub fn warning_text(given: &WarningText) -> Markup {
    Element::new("div")
        .class("govuk-warning-text", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(html! {
            span class="govuk-warning-text__icon" aria-hidden="true" { "!" }
            strong class="govuk-warning-text__text" {
                span class="govuk-visually-hidden" {
                    (given.icon_fallback_text.as_deref().unwrap_or("Warning"))
                }
                " " (given.content.markup())
            }
        })
        .done()
}
