use super::open_data::OpenData;
use super::plan::Edition;
use serde::{Deserialize, Serialize};

/// Which set of themes an edition has: sets change between editions, and whoever lays two beside
/// each other is told how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeSet {
    /// 1 where no edition came before; one more wherever the set is another than in the edition
    /// before. 0 in data that was published before sets had numbers.
    pub version: u32,
    pub themes: Vec<NamedTheme>,
    /// What is other than in the edition before, in sentences.
    pub changes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NamedTheme {
    pub id: String,
    pub title: String,
}

/// The set of an edition, after that of the edition before.
pub fn theme_set(edition: &Edition, previous: Option<&OpenData>) -> ThemeSet {
    let named = |id: &str, title: &str| NamedTheme { id: id.to_owned(), title: title.to_owned() };
    let themes: Vec<NamedTheme> = edition.themes.iter().map(|theme| named(&theme.id, &theme.title)).collect();
    let Some((before, title)) =
        previous.map(|data| (&data.themes, &data.title)).filter(|(before, _)| before.version > 0)
    else {
        return ThemeSet { version: 1, themes, changes: Vec::new() };
    };
    let of = |all: &[NamedTheme], id: &str| all.iter().find(|theme| theme.id == id).map(|theme| theme.title.clone());
    let (mut new, mut changes) = (Vec::new(), Vec::new());
    for theme in &themes {
        match of(&before.themes, &theme.id) {
            None => new.push(theme.title.clone()),
            Some(then) if then != theme.title => {
                changes.push(format!("“{}” was called “{then}” in {title}.", theme.title));
            }
            Some(_) => {}
        }
    }
    let gone = before.themes.iter().filter(|theme| of(&themes, &theme.id).is_none());
    let gone: Vec<String> = gone.map(|theme| theme.title.clone()).collect();
    let named = [(new, "New since"), (gone, "No longer here, but in")];
    changes.extend(
        named
            .into_iter()
            .filter(|(all, _)| !all.is_empty())
            .map(|(all, says)| format!("{says} {title}: {}.", all.join(", "))),
    );
    ThemeSet { version: before.version + u32::from(!changes.is_empty()), themes, changes }
}

impl ThemeSet {
    /// Its number and its themes, in a sentence.
    pub fn says(&self) -> String {
        let titles: Vec<&str> = self.themes.iter().map(|theme| theme.title.as_str()).collect();
        format!("Set {} of the themes: {}.", self.version, titles.join(", "))
    }
}
