use super::Asking;
use crate::home::danger;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Danger comes first: who helps at once, and what we are not.
pub(super) struct Start;

impl Step<Asking> for Start {
    fn name(&self) -> &'static str {
        "start"
    }

    fn fields(&self) -> &'static [&'static str] {
        &[]
    }

    fn page(&self, _answers: &Fields, _errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        html! {
            h1 class="govuk-heading-l" { (words.say("start-heading")) }
            (danger(words))
            p class="govuk-body" { (words.say("start-stop")) }
            p class="govuk-body" { a class="govuk-link" href="/staying-safe" { (words.say("start-safety")) } }
        }
    }
}
