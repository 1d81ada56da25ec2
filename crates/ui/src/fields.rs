//! What a form sent, and what is wrong with it.

use std::collections::BTreeMap;

/// The fields of a form as they were typed. Nothing typed is lost: a page that
/// refuses something shows these again.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    pub fn of<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.0.entry(name.into()).or_default().push(value.into());
        }
        fields
    }

    /// The first value of a field; empty when there is none.
    pub fn one(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    pub fn several(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    pub fn is_ticked(&self, name: &str) -> bool {
        !self.one(name).is_empty()
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }

    pub fn set_several(&mut self, name: &str, values: impl IntoIterator<Item = String>) {
        self.0.insert(name.to_owned(), values.into_iter().collect());
    }

    /// Replaces the named fields with those of another form. A box that is no
    /// longer ticked is not sent, so names that are missing there are emptied.
    pub fn take_from(&mut self, other: &Self, names: &[&str]) {
        for name in names {
            match other.0.get(*name) {
                Some(values) => self.0.insert((*name).to_owned(), values.clone()),
                None => self.0.remove(*name),
            };
        }
    }

    pub fn without(mut self, names: &[&str]) -> Self {
        for name in names {
            self.0.remove(*name);
        }
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().flatten().all(String::is_empty)
    }
}

/// What is wrong, field by field, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    pub fn one(field: &str, sentence: impl Into<String>) -> Self {
        Self(vec![(field.to_owned(), sentence.into())])
    }

    /// `field` is the id of what the person should go to.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push((field.to_owned(), sentence.into()));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order in which their fields stand on a page; those that have none come first.
    pub fn as_on(&self, page: &str) -> Self {
        let mut all = self.0.clone();
        all.sort_by_key(|(field, _)| page.find(&format!("id=\"{field}\"")));
        Self(all)
    }

    pub fn on(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, sentence)| sentence.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }
}
