use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, PreEscaped, Render, html};

options! {
    /// Something folded away until it is wanted.
    Details {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        summary_text: Option<String>,
        #[serde(deserialize_with = "filled")]
        summary_html: Option<String>,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        open: bool,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl Details {
    pub fn of(summary: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { summary_text: Some(summary.into()), content: content.into(), ..Self::default() }
    }
}

pub fn details(given: &Details) -> Markup {
    let summary = match (&given.summary_html, &given.summary_text) {
        (Some(html), _) => PreEscaped(html.trim().to_owned()),
        (None, text) => text.as_deref().unwrap_or_default().render(),
    };
    Element::new("details")
        .maybe("id", given.id.as_deref())
        .class("govuk-details", given.classes.as_deref())
        .attributes(&given.attributes)
        .flag("open", given.open)
        .child(html! {
            summary class="govuk-details__summary" {
                span class="govuk-details__summary-text" { (summary) }
            }
            div class="govuk-details__text" { (given.content.markup()) }
        })
        .done()
}
