//! What is printed for a client, in the language they read.

use crate::state::App;
use alongside_ui::words::Words;
use maud::{Markup, html};
use std::collections::HashMap;

/// What languages of ours are called in English, where workers write them down.
const CALLED: [(&str, &str); 2] = [("ar", "arabic"), ("ur", "urdu")];

/// The language of a copy: what the address asks for, else the one they are said to
/// read, where there are words in it, else English.
pub(super) fn words<'a>(app: &'a App, query: &HashMap<String, String>, theirs: Option<&str>) -> &'a Words {
    let theirs = theirs.map(str::to_lowercase).unwrap_or_default();
    let said = CALLED.iter().find(|(_, name)| theirs.contains(name)).map(|(tag, _)| *tag);
    let tag = query.get("language").map(String::as_str).or(said);
    tag.map_or_else(|| app.english(), |tag| app.words_of(tag))
}

/// Each language by its own name; and that nobody has read its words yet, where that is so.
pub(super) fn languages(all: &[Words], chosen: &Words, to: &str) -> Markup {
    html! {
        nav class="app-tabs app-not-printed" aria-label="In which language" {
            @for language in all.iter().map(Words::language) {
                a class="govuk-link" href={ (to) "?language=" (language.tag) } lang=(language.tag) aria-current=[(language.tag == chosen.tag()).then_some("page")] { (language.name) }
            }
        }
        @if !chosen.language().reviewed {
            p class="govuk-body app-not-printed" { strong { "No native speaker has read these words yet. " } "Have somebody who reads the language look at them before it leaves." }
        }
    }
}

/// The copy itself: its words in their language, names and their own words as they are.
pub(super) fn copy(words: &Words, label: &str, body: &Markup) -> Markup {
    let language = words.language();
    html! {
        section class="app-letter" aria-label=(label) lang=(language.tag) dir=[language.right_to_left.then_some("rtl")] { (body) }
    }
}
