use super::options::{content, filled, loose, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::Markup;

options! {
    /// What is wrong with a field, beside the field.
    ErrorMessage {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
        #[serde(deserialize_with = "loose")]
        visually_hidden_text: Option<String>,
    }
}

impl ErrorMessage {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

pub fn error_message(message: &ErrorMessage) -> Markup {
    let hidden = message.visually_hidden_text.as_deref().unwrap_or("Error");
    let mut element = Element::new("p")
        .maybe("id", message.id.as_deref())
        .class("govuk-error-message", message.classes.as_deref())
        .attributes(&message.attributes);
    if !hidden.is_empty() && hidden != "false" {
        let prefix = Element::new("span").attr("class", "govuk-visually-hidden").text(&format!("{hidden}:")).done();
        element = element.child(prefix).text(" ");
    }
    element.child(message.content.markup()).done()
}
