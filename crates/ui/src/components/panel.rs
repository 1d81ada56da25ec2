use super::button::{Button, button};
use super::options::{content, filled, options};
use crate::element::{Element, together};
use crate::{Attributes, Content};
use maud::{Markup, PreEscaped, Render, html};

options! {
    PanelAction {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        href: Option<String>,
        #[serde(rename = "type", deserialize_with = "filled")]
        kind: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

options! {
    PanelActions {
        items: Vec<PanelAction>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

options! {
    /// The end of something, or a pause in it.
    Panel {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        title_text: Option<String>,
        #[serde(deserialize_with = "filled")]
        title_html: Option<String>,
        heading_level: Option<u8>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        actions: Option<PanelActions>,
        attributes: Attributes,
    }
}

pub fn panel(given: &Panel) -> Markup {
    let pause = given.classes.as_ref().is_some_and(|classes| classes.contains("govuk-panel--interruption"));
    let own = if pause { "govuk-panel" } else { "govuk-panel govuk-panel--confirmation" };
    let title = match (&given.title_html, &given.title_text) {
        (Some(html), _) => PreEscaped(html.trim().to_owned()),
        (None, text) => text.as_deref().unwrap_or_default().render(),
    };
    let level = match given.heading_level {
        Some(2) => "h2",
        Some(3) => "h3",
        Some(4) => "h4",
        _ => "h1",
    };
    Element::new("div")
        .class(own, given.classes.as_deref())
        .attributes(&given.attributes)
        .child(Element::new(level).attr("class", "govuk-panel__title").child(title).done())
        .child(html! {
            @if !given.content.is_none() { div class="govuk-panel__body" { (given.content.markup()) } }
        })
        .child(given.actions.as_ref().filter(|_| pause).map(actions).unwrap_or_default())
        .done()
}

fn actions(actions: &PanelActions) -> Markup {
    let items = together(actions.items.iter().map(action));
    Element::new("div")
        .class("govuk-panel__actions", actions.classes.as_deref())
        .attributes(&actions.attributes)
        .child(html! { @if !actions.items.is_empty() { div class="govuk-button-group" { (items) } } })
        .done()
}

fn action(action: &PanelAction) -> Markup {
    let inverse = |own: &str| match &action.classes {
        Some(more) => format!("{own} {more}"),
        None => own.to_owned(),
    };
    match &action.href {
        Some(href) if action.kind.as_deref() != Some("button") => Element::new("a")
            .attr("class", inverse("govuk-link govuk-link--inverse"))
            .attr("href", href)
            .attributes(&action.attributes)
            .child(action.content.markup())
            .done(),
        href => button(&Button {
            content: action.content.clone(),
            kind: Some(action.kind.clone().unwrap_or_else(|| "button".to_owned())),
            classes: Some(inverse("govuk-button--inverse")),
            href: href.clone(),
            attributes: action.attributes.clone(),
            ..Button::default()
        }),
    }
}
