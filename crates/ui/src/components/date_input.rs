use super::error_message::ErrorMessage;
use super::fieldset::{Fieldset, fieldset};
use super::form_group::{FormGroup, described, group};
use super::hint::Hint;
use super::input::{Input, input};
use super::label::Label;
use super::options::{filled, loose, options};
use crate::Attributes;
use crate::element::{Element, together};
use maud::{Markup, html};
use std::collections::BTreeMap;

options! {
    /// One box of a date.
    DateItem {
        #[serde(deserialize_with = "filled")]
        name: Option<String>,
        #[serde(deserialize_with = "filled")]
        id: Option<String>,
        #[serde(deserialize_with = "filled")]
        label: Option<String>,
        #[serde(deserialize_with = "loose")]
        value: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        #[serde(deserialize_with = "loose")]
        autocomplete: Option<String>,
        #[serde(deserialize_with = "loose")]
        pattern: Option<String>,
        #[serde(deserialize_with = "filled")]
        inputmode: Option<String>,
        error: Option<bool>,
        attributes: Attributes,
    }
}

options! {
    /// A day in three boxes.
    DateInput {
        id: String,
        #[serde(deserialize_with = "filled")]
        name_prefix: Option<String>,
        fieldset: Option<Fieldset>,
        hint: Option<Hint>,
        error_message: Option<ErrorMessage>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        items: Vec<DateItem>,
        #[serde(deserialize_with = "part")]
        day: DatePart,
        #[serde(deserialize_with = "part")]
        month: DatePart,
        #[serde(deserialize_with = "part")]
        year: DatePart,
        #[serde(deserialize_with = "values")]
        values: BTreeMap<String, String>,
        form_group: FormGroup,
        attributes: Attributes,
    }
}

/// One of day, month and year: as usual, in a way of its own, or not asked.
#[derive(Clone, Debug, Default)]
pub enum DatePart {
    #[default]
    Usual,
    Own(Box<DateItem>),
    LeftOut,
}

impl DatePart {
    const fn own(&self) -> Option<&DateItem> {
        match self {
            Self::Own(item) => Some(item),
            Self::Usual | Self::LeftOut => None,
        }
    }
}

fn part<'de, D: serde::Deserializer<'de>>(from: D) -> Result<DatePart, D::Error> {
    use serde::Deserialize;
    use serde_json::Value;
    Ok(match Value::deserialize(from)? {
        Value::Null => DatePart::Usual,
        Value::Object(map) => {
            DatePart::Own(Box::new(serde_json::from_value(Value::Object(map)).map_err(serde::de::Error::custom)?))
        }
        _ => DatePart::LeftOut,
    })
}

fn values<'de, D: serde::Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    use serde::Deserialize;
    let map = BTreeMap::<String, serde_json::Value>::deserialize(from)?;
    Ok(map.into_iter().map(|(name, value)| (name, crate::content::printed(&value))).collect())
}

const PARTS: [(&str, &str); 3] = [("day", "2"), ("month", "2"), ("year", "4")];

pub fn date_input(date: &DateInput) -> Markup {
    let mut described_by = date.fieldset.as_ref().and_then(|fieldset| fieldset.described_by.clone());
    let under = described(&date.id, date.hint.as_ref(), date.error_message.as_ref(), &mut described_by);
    let own = [&date.day, &date.month, &date.year];
    let items: Vec<(Option<usize>, DateItem)> = if date.items.is_empty() {
        PARTS
            .iter()
            .zip(own)
            .enumerate()
            .filter_map(|(index, ((name, width), part))| match part {
                DatePart::Usual => Some((Some(index), usual(name, width))),
                DatePart::Own(item) => Some((Some(index), (**item).clone())),
                DatePart::LeftOut => None,
            })
            .collect()
    } else {
        date.items.iter().map(|item| (None, item.clone())).collect()
    };
    let any_wrong = items.iter().any(|(_, item)| item.error == Some(true) || marked(item));
    let boxes = items.iter().map(|(place, item)| one(date, item, *place, any_wrong));
    let list = Element::new("div")
        .class("govuk-date-input", date.classes.as_deref())
        .attributes(&date.attributes)
        .maybe("id", Some(date.id.as_str()).filter(|id| !id.is_empty()))
        .child(date.form_group.before_inputs.content.markup())
        .child(together(boxes))
        .child(date.form_group.after_inputs.content.markup())
        .done();
    let inner = html! { (under) (list) };
    let inner = match &date.fieldset {
        Some(given) => {
            let given = Fieldset { described_by, role: Some("group".to_owned()), ..given.clone() };
            fieldset(&given, &inner)
        }
        None => inner,
    };
    group(&date.form_group, date.error_message.is_some(), &inner)
}

fn usual(name: &str, width: &str) -> DateItem {
    DateItem {
        name: Some(name.to_owned()),
        classes: Some(format!("govuk-input--width-{width}")),
        ..DateItem::default()
    }
}

fn marked(item: &DateItem) -> bool {
    item.classes.as_ref().is_some_and(|classes| classes.contains("govuk-input--error"))
}

fn one(date: &DateInput, item: &DateItem, place: Option<usize>, any_wrong: bool) -> Markup {
    // Which of day, month and year this box is: by its place, or by its name.
    let own_name = |index: usize| {
        let given = [&date.day, &date.month, &date.year][index].own();
        given.and_then(|item| item.name.clone()).unwrap_or_else(|| PARTS[index].0.to_owned())
    };
    let own_value =
        |index: usize| [&date.day, &date.month, &date.year][index].own().and_then(|item| item.value.clone());
    let part = place.or_else(|| {
        (0..3).find(|index| item.name.as_ref().is_some_and(|name| name == PARTS[*index].0 || *name == own_name(*index)))
    });
    let name = item.name.clone().unwrap_or_else(|| part.map_or(String::new(), |index| PARTS[index].0.to_owned()));
    let width = part.map_or("2", |index| PARTS[index].1);
    let mut classes = Vec::new();
    let wrong = item.error == Some(true) || (item.error != Some(false) && date.error_message.is_some() && !any_wrong);
    if !marked(item) && wrong {
        classes.push("govuk-input--error".to_owned());
    }
    if !item.classes.as_ref().is_some_and(|classes| classes.contains("govuk-input--width-")) {
        classes.push(format!("govuk-input--width-{width}"));
    }
    classes.extend(item.classes.clone());
    let sent = date.name_prefix.as_ref().map_or_else(|| name.clone(), |prefix| format!("{prefix}-{name}"));
    let mut shown = name.clone();
    if let Some(first) = shown.get(0..1) {
        shown = format!("{}{}", first.to_uppercase(), &name[1..].to_lowercase());
    }
    let field = Input {
        name: sent.clone(),
        id: Some(item.id.clone().unwrap_or_else(|| format!("{}-{name}", date.id))),
        label: Label {
            classes: Some("govuk-date-input__label".to_owned()),
            ..Label::of(item.label.clone().unwrap_or(shown))
        },
        classes: Some(format!("govuk-date-input__input {}", classes.join(" "))),
        value: item
            .value
            .clone()
            .or_else(|| part.and_then(own_value))
            .or_else(|| date.values.get(&sent).cloned())
            .or_else(|| part.and_then(|index| date.values.get(PARTS[index].0).cloned())),
        inputmode: Some(item.inputmode.clone().unwrap_or_else(|| "numeric".to_owned())),
        autocomplete: item.autocomplete.clone(),
        pattern: item.pattern.clone(),
        attributes: item.attributes.clone(),
        ..Input::default()
    };
    html! { div class="govuk-date-input__item" { (input(&field)) } }
}
