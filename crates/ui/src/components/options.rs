//! How options arrive from upstream's fixtures: loosely typed, as JSON.

use crate::Content;
use crate::content::printed;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};
use serde_json::Value;

/// Declares the options of a component: a struct that callers fill and that
/// upstream's fixtures can be read into.
macro_rules! options {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, serde::Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        pub struct $name { $($(#[$field_about])* pub $field: $type),* }
    };
}
pub(crate) use options;

/// `text` and `html` beside each other become one content.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct TextOrHtml {
    text: Option<Value>,
    html: Option<Value>,
}

impl From<TextOrHtml> for Content {
    fn from(given: TextOrHtml) -> Self {
        let filled = |value: &Value| {
            !matches!(value, Value::Null | Value::Bool(false)) && *value != Value::String(String::new())
        };
        match (given.html.filter(filled), given.text.filter(filled)) {
            (Some(html), _) => Self::Html(printed(&html)),
            (None, Some(text)) => Self::Text(printed(&text)),
            (None, None) => Self::None,
        }
    }
}

/// For `#[serde(flatten)]`: reads `text` and `html`.
pub(crate) fn content<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
    TextOrHtml::deserialize(from).map(Content::from)
}

/// A number or a truth where text is expected.
pub(crate) fn loose<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Option::<Value>::deserialize(from)? {
        None | Some(Value::Null) => None,
        Some(value) => Some(printed(&value)),
    })
}

/// A text that counts only when it is not empty or false.
pub(crate) fn filled<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(loose(from)?.filter(|text| !text.is_empty() && text != "false"))
}

/// Those of a list that are there: upstream passes over nothing and false.
pub(crate) fn present<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    let all: Vec<Value> = Vec::deserialize(from)?;
    let there = all
        .into_iter()
        .filter(|one| !matches!(one, Value::Null | Value::Bool(false)) && *one != Value::String(String::new()));
    there.map(|one| serde_json::from_value(one).map_err(Error::custom)).collect()
}

/// Adds an id to those that describe a field.
pub(crate) fn describe(described_by: &mut Option<String>, id: &str) {
    *described_by = Some(match described_by.take().filter(|ids| !ids.is_empty()) {
        Some(ids) => format!("{ids} {id}"),
        None => id.to_owned(),
    });
}
