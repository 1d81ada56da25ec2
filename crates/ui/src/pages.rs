//! The frame of every page.

use crate::components::{ErrorItem, ErrorSummary, error_summary};
use crate::fields::Errors;
use crate::words::Words;
use maud::{DOCTYPE, Markup, html};

/// Where the front-end files are, under addresses that change with their content.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    pub style: String,
    /// The same, for languages that run from right to left.
    pub style_turned: String,
    pub script: String,
    pub icon: String,
}

/// One whole page.
pub struct Document<'a> {
    pub words: &'a Words,
    /// Never a person's name; the same for every step of a journey.
    pub title: &'a str,
    pub assets: &'a Assets,
    /// Skip links and whatever stands before the main part.
    pub before: Markup,
    pub main: Markup,
    pub after: Markup,
}

pub fn document(page: &Document<'_>) -> Markup {
    let words = page.words;
    html! {
        (DOCTYPE)
        html class="govuk-template" lang=(words.tag()) dir=(words.direction()) {
            head {
                meta charset="utf-8";
                title { (page.title) }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="theme-color" content="#17565b";
                meta name="robots" content="noindex, nofollow";
                meta name="referrer" content="same-origin";
                link rel="icon" type="image/svg+xml" href=(page.assets.icon);
                link rel="stylesheet" href=(if words.language().right_to_left { &page.assets.style_turned } else { &page.assets.style });
                script type="module" src=(page.assets.script) {}
            }
            body class="govuk-template__body" {
                (page.before)
                (page.main)
                (page.after)
            }
        }
    }
}

/// Everything that is wrong, at the top of the page, each leading to its field.
pub fn errors(words: &Words, errors: &Errors) -> Markup {
    if errors.is_empty() {
        return html! {};
    }
    let item = |(field, sentence): (&str, &str)| ErrorItem {
        content: sentence.into(),
        href: Some(format!("#{field}")),
        ..ErrorItem::default()
    };
    error_summary(&ErrorSummary {
        title_text: Some(words.say("ui-error-title")),
        error_list: errors.iter().map(item).collect(),
        ..ErrorSummary::default()
    })
}

/// The same, in the order in which the fields stand on a page.
pub fn errors_as_on(words: &Words, given: &Errors, page: &Markup) -> Markup {
    errors(words, &given.as_on(&page.0))
}

/// Which part of a long list is shown, with links to the others. `address`
/// ends with what the number of a page is added to.
pub fn pagination(words: &Words, address: &str, page: i64, size: i64, total: i64) -> Markup {
    let last = (total + size - 1) / size.max(1);
    if last <= 1 {
        return html! {};
    }
    html! {
        nav class="app-pagination" aria-label=(words.say("ui-pages")) {
            @if page > 1 { a class="govuk-link" rel="prev" href={ (address) (page - 1) } { (words.say("ui-previous")) } }
            span { (words.say_with("ui-page-of", &[("page", &page.to_string()), ("last", &last.to_string())])) }
            @if page < last { a class="govuk-link" rel="next" href={ (address) (page + 1) } { (words.say("ui-next")) } }
        }
    }
}
