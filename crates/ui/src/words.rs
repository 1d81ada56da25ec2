//! Words in many languages. Each slice has a file a language; a word that a
//! language lacks is said in English, and a test says which.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// A language we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// As in `lang="…"`.
    pub tag: &'static str,
    /// In its own script.
    pub name: &'static str,
    pub right_to_left: bool,
    /// Whether a native speaker has read the translation.
    pub reviewed: bool,
}

pub const ENGLISH: Language = Language { tag: "en", name: "English", right_to_left: false, reviewed: true };

/// The words of one language, with English behind them.
#[derive(Clone)]
pub struct Words {
    language: Language,
    own: Arc<FluentBundle<FluentResource>>,
    english: Arc<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.language.tag)
    }
}

/// What is wrong with a locale file.
#[derive(Debug)]
pub struct Unreadable(pub String);

/// The words of every language; English is the first.
pub fn library(languages: &[(Language, &[&str])]) -> Result<Vec<Words>, Unreadable> {
    let mut all: Vec<Words> = Vec::new();
    for (language, files) in languages {
        let own = Arc::new(bundle(language, files)?);
        let english = all.first().map_or_else(|| own.clone(), |words| words.own.clone());
        all.push(Words { language: *language, own, english });
    }
    Ok(all)
}

const OWN: &str = include_str!("../locale/en.ftl");

fn bundle(language: &Language, files: &[&str]) -> Result<FluentBundle<FluentResource>, Unreadable> {
    let id: LanguageIdentifier = language.tag.parse().map_err(|_| Unreadable(language.tag.to_owned()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolating marks keep a name in one script from turning a sentence in
    // another; in a language that runs left to right they are not needed.
    bundle.set_use_isolating(language.right_to_left);
    let own = (language.tag == "en").then_some(OWN);
    for file in own.iter().chain(files) {
        let resource =
            FluentResource::try_new((*file).to_owned()).map_err(|(_, errors)| Unreadable(format!("{errors:?}")))?;
        bundle.add_resource(resource).map_err(|errors| Unreadable(format!("{errors:?}")))?;
    }
    Ok(bundle)
}

impl Words {
    pub const fn language(&self) -> Language {
        self.language
    }

    pub const fn tag(&self) -> &'static str {
        self.language.tag
    }

    pub const fn direction(&self) -> &'static str {
        if self.language.right_to_left { "rtl" } else { "ltr" }
    }

    /// The words under a key.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The words under a key, with values put in.
    pub fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            // A name or a telephone is no number, whatever it looks like.
            let plain = value.len() < 10 && value.bytes().all(|byte| byte.is_ascii_digit()) && !value.starts_with("0");
            let number = value.parse::<f64>().ok().filter(|_| plain || *value == "0");
            args.set(*name, number.map_or_else(|| FluentValue::from(*value), FluentValue::from));
        }
        Self::from(&self.own, key, &args)
            .or_else(|| Self::from(&self.english, key, &args))
            .unwrap_or_else(|| format!("[{key}]"))
    }

    /// The same in English, to stand beside it.
    pub fn in_english(&self, key: &str) -> String {
        Self::from(&self.english, key, &FluentArgs::new()).unwrap_or_else(|| format!("[{key}]"))
    }

    /// Whether this language itself has the key.
    pub fn has(&self, key: &str) -> bool {
        self.own.get_message(key).is_some_and(|message| message.value().is_some())
    }

    fn from(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}
