use super::options::{content, filled, loose, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, PreEscaped, html};

options! {
    /// A button, or a link that looks like one.
    Button {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        href: Option<String>,
        #[serde(rename = "type", deserialize_with = "filled")]
        kind: Option<String>,
        #[serde(deserialize_with = "filled")]
        name: Option<String>,
        #[serde(deserialize_with = "filled")]
        value: Option<String>,
        disabled: bool,
        is_start_button: bool,
        #[serde(deserialize_with = "loose")]
        prevent_double_click: Option<String>,
        attributes: Attributes,
    }
}

impl Button {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A link that does the page's main job.
    pub fn link(content: impl Into<Content>, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..Self::of(content) }
    }

    pub fn secondary(self) -> Self {
        Self { classes: Some("govuk-button--secondary".to_owned()), ..self }
    }

    pub fn named(self, name: &str, value: &str) -> Self {
        Self { name: Some(name.to_owned()), value: Some(value.to_owned()), ..self }
    }
}

const ARROW: &str = "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>";

pub fn button(button: &Button) -> Markup {
    let mut own = "govuk-button".to_owned();
    for more in button.classes.iter().map(String::as_str).chain(button.is_start_button.then_some("govuk-button--start"))
    {
        own.push(' ');
        own.push_str(more);
    }
    let element = match &button.href {
        Some(href) => Element::new("a").attr("href", href).attr("role", "button").attr("draggable", "false"),
        None => Element::new("button")
            .attr("type", button.kind.as_deref().unwrap_or("submit"))
            .maybe("value", button.value.as_deref())
            .maybe("name", button.name.as_deref())
            .flag("disabled aria-disabled=\"true\"", button.disabled)
            .maybe("data-prevent-double-click", button.prevent_double_click.as_deref()),
    };
    let words = match &button.content {
        Content::Html(_) if button.is_start_button => html! { span { (button.content.markup()) } },
        _ => button.content.markup(),
    };
    element
        .attr("class", own)
        .attr("data-module", "govuk-button")
        .attributes(&button.attributes)
        .maybe("id", button.id.as_deref())
        .child(words)
        .child(PreEscaped(if button.is_start_button { ARROW } else { "" }))
        .done()
}
