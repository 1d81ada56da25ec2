use super::super::groups::Level;
use serde::{Deserialize, Serialize};

/// Which column of a file is which, said once and remembered. What is not said is
/// recognised by its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Mapping {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_name: Option<String>,
    /// The column that says which group a row is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<String>,
    /// Among how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    /// A figure the source worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// A column for each group, where the groups stand beside each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups_across: Vec<String>,
    /// Only rows with these words in these columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<(String, String)>,
    /// Only these areas, by code or name; all, where none is said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// The areas of the edition, by code and name: others are left out, and said to be.
    #[serde(skip)]
    pub known: Vec<(String, String)>,
    #[serde(with = "as_name")]
    pub level: Level,
    /// Whether the file writes 1,234 for 1234.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub thousands: bool,
    /// Where every row is about the same area: what it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_area: Option<(String, String)>,
    /// Where every row is about the same time: when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_period: Option<String>,
    /// The file counts everybody together.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_groups: bool,
    /// The people are counted in another file, or nobody counts among them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_total: bool,
}

/// A level by its name, as in a file of settings.
mod as_name {
    use super::Level;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(level: &Level, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(level.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Level, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
