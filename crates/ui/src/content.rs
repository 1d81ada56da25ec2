use maud::{Markup, PreEscaped, Render};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Text, which is escaped, or markup made by our own functions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    #[default]
    None,
    Text(String),
    Html(String),
}

impl Content {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    pub fn markup(&self) -> Markup {
        match self {
            Self::None => PreEscaped(String::new()),
            Self::Text(text) => PreEscaped(text.render().0),
            Self::Html(html) => PreEscaped(html.trim().to_owned()),
        }
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Markup> for Content {
    fn from(markup: Markup) -> Self {
        Self::Html(markup.0)
    }
}

/// Attributes a component does not know by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Attributes(Vec<(String, Option<String>)>);

impl Attributes {
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned()))).collect())
    }

    pub(crate) fn write(&self, out: &mut String) {
        for (name, value) in &self.0 {
            out.push(' ');
            name.render_to(out);
            if let Some(value) = value {
                out.push_str("=\"");
                value.render_to(out);
                out.push('"');
            }
        }
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Object(map) => Ok(Self(map.into_iter().filter_map(|(name, value)| one(name, value)).collect())),
            Value::Null => Ok(Self::default()),
            _ => Err(D::Error::custom("attributes are a map")),
        }
    }
}

fn one(name: String, value: Value) -> Option<(String, Option<String>)> {
    match value {
        Value::Object(options) => {
            let optional = options.get("optional") == Some(&Value::Bool(true));
            match options.get("value") {
                Some(Value::Bool(true)) if optional => Some((name, None)),
                Some(Value::Null | Value::Bool(false)) | None if optional => None,
                Some(value) => Some((name, Some(printed(value)))),
                None => Some((name, Some(String::new()))),
            }
        }
        other => Some((name, Some(printed(&other)))),
    }
}

/// A value as upstream's templates print it.
pub(crate) fn printed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
