use super::given::Value;
use crate::local;
use serde_json::{Map, Value as Json};

impl From<&Json> for Value {
    fn from(json: &Json) -> Self {
        match json {
            Json::Null => Self::Nothing,
            Json::Bool(yes) => Self::Yes(*yes),
            Json::Number(number) => number.as_i64().map_or_else(|| Self::Text(number.to_string()), Self::Number),
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(all) => Self::List(all.iter().map(Self::from).collect()),
            Json::Object(fields) => {
                Self::Fields(fields.iter().map(|(name, value)| (name.clone(), Self::from(value))).collect())
            }
        }
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Nothing => Self::Null,
            Value::Yes(yes) => Self::Bool(*yes),
            Value::Number(number) => Self::from(*number),
            Value::Text(text) => Self::String(text.clone()),
            Value::Day(day) => Self::String(day.to_string()),
            Value::Moment(at) => Self::String(at.to_string()),
            Value::List(all) => Self::Array(all.iter().map(Self::from).collect()),
            Value::Fields(fields) => Self::Object(
                fields.iter().map(|(name, value)| (name.clone(), Self::from(value))).collect::<Map<_, _>>(),
            ),
        }
    }
}

/// A moment as the clock on the wall shows it here, with how far that is from UTC.
pub(super) fn on_the_wall(at: jiff::Timestamp) -> String {
    local(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
