use super::options::{content, filled, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// The words that name a field.
    Label {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        #[serde(rename = "for", deserialize_with = "filled")]
        names: Option<String>,
        is_page_heading: bool,
        attributes: Attributes,
    }
}

impl Label {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// The question of a page that asks only one.
    pub fn heading(content: impl Into<Content>) -> Self {
        Self { classes: Some("govuk-label--l".to_owned()), is_page_heading: true, ..Self::of(content) }
    }
}

pub fn label(label: &Label) -> Markup {
    if label.content.is_none() {
        return maud::html! {};
    }
    let inner = Element::new("label")
        .class("govuk-label", label.classes.as_deref())
        .attributes(&label.attributes)
        .maybe("for", label.names.as_deref())
        .child(label.content.markup())
        .done();
    if label.is_page_heading {
        Element::new("h1").attr("class", "govuk-label-wrapper").child(inner).done()
    } else {
        inner
    }
}
