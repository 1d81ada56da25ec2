use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    /// The question over a group of fields.
    Legend {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        is_page_heading: bool,
    }
}

options! {
    /// Fields that belong together.
    Fieldset {
        legend: Legend,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        #[serde(deserialize_with = "filled")]
        role: Option<String>,
        #[serde(deserialize_with = "filled")]
        described_by: Option<String>,
        attributes: Attributes,
        #[serde(rename = "html", deserialize_with = "filled")]
        inner: Option<String>,
    }
}

impl Legend {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), classes: Some("govuk-fieldset__legend--m".to_owned()), is_page_heading: false }
    }

    /// The question of a page that asks only one.
    pub fn heading(content: impl Into<Content>) -> Self {
        Self { classes: Some("govuk-fieldset__legend--l".to_owned()), is_page_heading: true, ..Self::of(content) }
    }
}

impl Fieldset {
    pub fn of(legend: Legend) -> Self {
        Self { legend, ..Self::default() }
    }
}

pub fn fieldset(fieldset: &Fieldset, inner: &Markup) -> Markup {
    let legend = &fieldset.legend;
    let mut element = Element::new("fieldset")
        .class("govuk-fieldset", fieldset.classes.as_deref())
        .maybe("role", fieldset.role.as_deref())
        .maybe("aria-describedby", fieldset.described_by.as_deref())
        .attributes(&fieldset.attributes);
    if !legend.content.is_none() {
        let words = legend.content.markup();
        let words = if legend.is_page_heading {
            html! { h1 class="govuk-fieldset__heading" { (words) } }
        } else {
            words
        };
        element = element.child(
            Element::new("legend").class("govuk-fieldset__legend", legend.classes.as_deref()).child(words).done(),
        );
    }
    element.child(inner).done()
}
