use super::error_message::ErrorMessage;
use super::fieldset::{Fieldset, fieldset};
use super::form_group::{FormGroup, described, group};
use super::hint::{Hint, hint};
use super::label::{Label, label};
use super::options::{content, filled, loose, options};
use crate::element::Element;
use crate::{Attributes, Content};
use maud::{Markup, html};
use serde_json::Value;

options! {
    /// What appears under a choice once it is made.
    Conditional {
        #[serde(deserialize_with = "filled")]
        html: Option<String>,
    }
}

options! {
    /// One choice of several.
    Choice {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        #[serde(deserialize_with = "loose")]
        value: Option<String>,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        name: Option<String>,
        label: Label,
        hint: Hint,
        #[serde(deserialize_with = "filled")]
        divider: Option<String>,
        checked: Option<bool>,
        disabled: bool,
        conditional: Conditional,
        #[serde(deserialize_with = "filled")]
        behaviour: Option<String>,
        attributes: Attributes,
    }
}

options! {
    /// Radios or check boxes.
    Choices {
        name: String,
        #[serde(deserialize_with = "filled")]
        id_prefix: Option<String>,
        fieldset: Option<Fieldset>,
        hint: Option<Hint>,
        error_message: Option<ErrorMessage>,
        #[serde(deserialize_with = "filled")]
        described_by: Option<String>,
        #[serde(deserialize_with = "given")]
        items: Vec<Option<Choice>>,
        #[serde(deserialize_with = "loose")]
        value: Option<String>,
        #[serde(deserialize_with = "several")]
        values: Vec<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        form_group: FormGroup,
        attributes: Attributes,
    }
}

impl Choice {
    pub fn of(value: &str, content: impl Into<Content>) -> Self {
        Self { value: Some(value.to_owned()), content: content.into(), ..Self::default() }
    }

    pub fn hinted(self, words: impl Into<Content>) -> Self {
        Self { hint: Hint::of(words), ..self }
    }

    /// Shows `markup` once this is chosen; without scripts it always shows.
    pub fn then(self, markup: Markup) -> Self {
        Self { conditional: Conditional { html: Some(markup.0) }, ..self }
    }

    pub fn or(word: &str) -> Self {
        Self { divider: Some(word.to_owned()), ..Self::default() }
    }
}

/// Upstream's examples hold empty items and truths where a choice would be.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Option<Choice>>, D::Error> {
    use serde::Deserialize;
    let items = Vec::<Value>::deserialize(from)?;
    let one = |item: Value| match item {
        Value::Object(_) => serde_json::from_value(item).map(Some).map_err(serde::de::Error::custom),
        _ => Ok(None),
    };
    items.into_iter().map(one).collect()
}

fn several<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    use serde::Deserialize;
    Ok(match Value::deserialize(from)? {
        Value::Array(items) => items.iter().map(crate::content::printed).collect(),
        _ => Vec::new(),
    })
}

/// What radios and check boxes do differently.
pub(super) struct Kind {
    pub word: &'static str,
    pub input: &'static str,
    /// Without a fieldset, each box is described by what describes the group.
    pub describes_items: bool,
}

pub(super) fn choices(kind: &Kind, options: &Choices) -> Markup {
    let prefix = options.id_prefix.clone().unwrap_or_else(|| options.name.clone());
    let mut described_by = if kind.describes_items { options.described_by.clone() } else { None };
    if let Some(given) = options.fieldset.as_ref().and_then(|fieldset| fieldset.described_by.clone()) {
        described_by = Some(given);
    }
    let under = described(&prefix, options.hint.as_ref(), options.error_message.as_ref(), &mut described_by);
    let items = options.items.iter().enumerate().map(|(index, item)| match item {
        Some(item) => one(kind, options, item, &prefix, index + 1, described_by.as_deref()),
        None => html! {},
    });
    let list = Element::new("div")
        .class(&format!("govuk-{}", kind.word), options.classes.as_deref())
        .attributes(&options.attributes)
        .attr("data-module", format!("govuk-{}", kind.word))
        .child(options.form_group.before_inputs.content.markup())
        .child(crate::element::together(items))
        .child(options.form_group.after_inputs.content.markup())
        .done();
    let inner = html! { (under) (list) };
    let inner = match &options.fieldset {
        Some(given) => fieldset(&Fieldset { described_by, role: None, ..given.clone() }, &inner),
        None => inner,
    };
    group(&options.form_group, options.error_message.is_some(), &inner)
}

fn one(
    kind: &Kind,
    options: &Choices,
    item: &Choice,
    prefix: &str,
    index: usize,
    described_by: Option<&str>,
) -> Markup {
    let block = format!("govuk-{}", kind.word);
    if let Some(word) = &item.divider {
        return html! { div class={ (block) "__divider" } { (word) } };
    }
    let numbered = || if index > 1 { format!("{prefix}-{index}") } else { prefix.to_owned() };
    let id = item.id.clone().unwrap_or_else(numbered);
    let checked = is_checked(kind, options, item);
    let item_hint = format!("{id}-item-hint");
    let hinted = !item.hint.content.is_none();
    let mut describing = Vec::new();
    if kind.describes_items && options.fieldset.is_none() {
        describing.extend(described_by);
    }
    if hinted {
        describing.push(&item_hint);
    }
    let describing = describing.join(" ");
    let revealed = item.conditional.html.as_deref();
    let revealed_id = format!("conditional-{id}");
    let name = if kind.input == "checkbox" { item.name.as_ref() } else { None };
    let field = Element::new("input")
        .attr("class", format!("{block}__input"))
        .attr("id", &id)
        .attr("name", name.unwrap_or(&options.name))
        .attr("type", kind.input)
        .attr("value", item.value.as_deref().unwrap_or_default())
        .flag("checked", checked)
        .flag("disabled", item.disabled)
        .maybe("data-aria-controls", revealed.map(|_| revealed_id.as_str()))
        .maybe("data-behaviour", item.behaviour.as_deref().filter(|_| kind.input == "checkbox"))
        .maybe("aria-describedby", Some(describing.as_str()).filter(|ids| !ids.is_empty()))
        .attributes(&item.attributes)
        .done();
    let named = label(&Label {
        content: item.content.clone(),
        classes: Some(joined(&format!("{block}__label"), item.label.classes.as_deref())),
        names: Some(id),
        is_page_heading: false,
        attributes: item.label.attributes.clone(),
    });
    let help = hinted.then(|| {
        hint(&Hint {
            id: Some(item_hint.clone()),
            classes: Some(joined(&format!("{block}__hint"), item.hint.classes.as_deref())),
            ..item.hint.clone()
        })
    });
    let hidden = if checked { String::new() } else { format!(" {block}__conditional--hidden") };
    html! {
        div class={ (block) "__item" } { (field) (named) @if let Some(help) = help { (help) } }
        @if let Some(revealed) = revealed {
            div class={ (block) "__conditional" (hidden) } id=(revealed_id) {
                (maud::PreEscaped(revealed.trim()))
            }
        }
    }
}

fn is_checked(kind: &Kind, options: &Choices, item: &Choice) -> bool {
    let chosen = match (kind.input, &item.value) {
        ("radio", Some(value)) => options.value.as_ref().is_some_and(|chosen| !chosen.is_empty() && chosen == value),
        (_, Some(value)) => options.values.contains(value),
        _ => false,
    };
    item.checked.unwrap_or(chosen)
}

fn joined(own: &str, more: Option<&str>) -> String {
    more.map_or_else(|| own.to_owned(), |more| format!("{own} {more}"))
}
