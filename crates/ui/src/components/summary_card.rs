use super::options::{content, filled, options};
use super::summary_list::{RowActions, action};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    CardTitle {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        heading_level: Option<u8>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
    }
}

options! {
    /// A frame around a summary list, with a title and what can be done with all of it.
    SummaryCard {
        title: Option<CardTitle>,
        actions: Option<RowActions>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

pub(super) fn card(given: &SummaryCard, list: &Markup) -> Markup {
    let content = given.title.as_ref().map(|title| &title.content);
    let title = given.title.as_ref().map(|title| {
        let level = match title.heading_level {
            Some(1) => "h1",
            Some(3) => "h3",
            Some(4) => "h4",
            _ => "h2",
        };
        Element::new(level)
            .class("govuk-summary-card__title", title.classes.as_deref())
            .child(title.content.markup())
            .done()
    });
    let own = "govuk-summary-card__actions";
    let actions = given.actions.as_ref().filter(|actions| !actions.items.is_empty()).map(|actions| {
        match actions.items.as_slice() {
            [only] => Element::new("div").class(own, actions.classes.as_deref()).child(action(only, content)).done(),
            several => Element::new("ul")
                .class(own, actions.classes.as_deref())
                .child(html! {
                    @for one in several { li class="govuk-summary-card__action" { (action(one, content)) } }
                })
                .done(),
        }
    });
    Element::new("div")
        .class("govuk-summary-card", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(html! {
            div class="govuk-summary-card__title-wrapper" { (title.unwrap_or_default()) (actions.unwrap_or_default()) }
            div class="govuk-summary-card__content" { (list) }
        })
        .done()
}
