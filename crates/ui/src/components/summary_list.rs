use super::options::{content, filled, options, present};
use super::summary_card::{SummaryCard, card};
use crate::element::{Element, together};
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    /// A key or a value of a row.
    Part {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

options! {
    /// A link that changes what the row says.
    RowAction {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "filled")]
        href: Option<String>,
        /// Ours: sends the form around the list, under this name and with this value.
        #[serde(skip)]
        sends: Option<(String, String)>,
        /// What it is about, for those who hear the page.
        #[serde(deserialize_with = "filled")]
        visually_hidden_text: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

options! {
    RowActions {
        items: Vec<RowAction>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
    }
}

options! {
    SummaryRow {
        key: Part,
        value: Part,
        actions: Option<RowActions>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
    }
}

options! {
    /// Questions and answers, or names and facts, under each other.
    SummaryList {
        #[serde(deserialize_with = "present")]
        rows: Vec<SummaryRow>,
        card: Option<SummaryCard>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl SummaryRow {
    pub fn of(key: impl Into<Content>, value: impl Into<Content>) -> Self {
        let part = |content| Part { content, ..Part::default() };
        Self { key: part(key.into()), value: part(value.into()), ..Self::default() }
    }
}

impl SummaryList {
    pub fn of(rows: impl IntoIterator<Item = SummaryRow>) -> Self {
        Self { rows: rows.into_iter().collect(), ..Self::default() }
    }

    /// What somebody said, line by line, in whichever direction they write.
    pub fn of_words<'a>(rows: impl IntoIterator<Item = (&'a str, &'a [String])>) -> Self {
        let row = |(key, lines): (&str, &[String])| {
            let value: Markup = html! { @for line in lines { p class="app-said" { (line) } } };
            let mut row = SummaryRow::of(key, value);
            row.value.attributes = Attributes::of(&[("dir", "auto")]);
            row
        };
        Self::of(rows.into_iter().map(row))
    }
}

pub fn summary_list(given: &SummaryList) -> Markup {
    let title = given.card.as_ref().and_then(|card| card.title.as_ref()).map(|title| &title.content);
    let acts = |row: &SummaryRow| row.actions.as_ref().is_some_and(|actions| !actions.items.is_empty());
    let any = given.rows.iter().any(acts);
    let rows = together(given.rows.iter().map(|row| {
        let own = "govuk-summary-list__row";
        let own = if any && !acts(row) { format!("{own} {own}--no-actions") } else { own.to_owned() };
        Element::new("div")
            .class(&own, row.classes.as_deref())
            .child(part("dt", "govuk-summary-list__key", &row.key))
            .child(part("dd", "govuk-summary-list__value", &row.value))
            .child(row.actions.as_ref().filter(|_| acts(row)).map(|all| actions(all, title)).unwrap_or_default())
            .done()
    }));
    let list = Element::new("dl")
        .class("govuk-summary-list", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(rows)
        .done();
    match &given.card {
        Some(given) => card(given, &list),
        None => list,
    }
}

fn part(name: &'static str, own: &str, part: &Part) -> Markup {
    Element::new(name)
        .class(own, part.classes.as_deref())
        .attributes(&part.attributes)
        .child(part.content.markup())
        .done()
}

fn actions(actions: &RowActions, title: Option<&Content>) -> Markup {
    let inside = match actions.items.as_slice() {
        [only] => action(only, title),
        several => html! {
            ul class="govuk-summary-list__actions-list" {
                @for one in several { li class="govuk-summary-list__actions-list-item" { (action(one, title)) } }
            }
        },
    };
    Element::new("dd").class("govuk-summary-list__actions", actions.classes.as_deref()).child(inside).done()
}

/// A link; within a card it says which card it is about.
pub(super) fn action(action: &RowAction, title: Option<&Content>) -> Markup {
    let element = match &action.sends {
        Some((name, value)) => Element::new("button")
            .attr("type", "submit")
            .attr("name", name)
            .attr("value", value)
            .class("app-link-button", action.classes.as_deref()),
        None => Element::new("a")
            .class("govuk-link", action.classes.as_deref())
            .attr("href", action.href.as_deref().unwrap_or_default()),
    };
    element
        .attributes(&action.attributes)
        .child(action.content.markup())
        .child(html! {
            @if action.visually_hidden_text.is_some() || title.is_some() {
                span class="govuk-visually-hidden" {
                    @if let Some(about) = &action.visually_hidden_text { " " (about) }
                    @if let Some(title) = title { " (" (title.markup()) ")" }
                }
            }
        })
        .done()
}
