use super::options::{content, filled, loose, options};
use crate::element::{Element, together};
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    ErrorItem {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        href: Option<String>,
        attributes: Attributes,
    }
}

options! {
    /// Everything that is wrong with a page, at its top, each leading to its field.
    ErrorSummary {
        #[serde(deserialize_with = "filled")]
        title_text: Option<String>,
        #[serde(deserialize_with = "filled")]
        title_html: Option<String>,
        #[serde(deserialize_with = "filled")]
        description_text: Option<String>,
        #[serde(deserialize_with = "filled")]
        description_html: Option<String>,
        error_list: Vec<ErrorItem>,
        #[serde(deserialize_with = "loose")]
        disable_auto_focus: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

pub fn error_summary(summary: &ErrorSummary) -> Markup {
    let either = |html: &Option<String>, text: &Option<String>| match (html, text) {
        (Some(html), _) => Content::Html(html.clone()),
        (None, Some(text)) => Content::Text(text.clone()),
        (None, None) => Content::None,
    };
    let title = either(&summary.title_html, &summary.title_text);
    let description = either(&summary.description_html, &summary.description_text);
    let items = together(summary.error_list.iter().map(|item| {
        let words = item.content.markup();
        let words = match &item.href {
            Some(href) => Element::new("a").attr("href", href).attributes(&item.attributes).child(words).done(),
            None => words,
        };
        html! { li { (words) } }
    }));
    let inner = html! {
        div role="alert" {
            h2 class="govuk-error-summary__title" { (title.markup()) }
            div class="govuk-error-summary__body" {
                @if !description.is_none() { p { (description.markup()) } }
                @if !summary.error_list.is_empty() {
                    ul class="govuk-list govuk-error-summary__list" { (items) }
                }
            }
        }
    };
    Element::new("div")
        .class("govuk-error-summary", summary.classes.as_deref())
        .maybe("data-disable-auto-focus", summary.disable_auto_focus.as_deref())
        .attributes(&summary.attributes)
        .attr("data-module", "govuk-error-summary")
        .child(inner)
        .done()
}
