use super::Asking;
use crate::reports::sent::keep;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// The reference and the pass-phrase, to be written down.
pub(super) struct PhraseShown;

impl Step<Asking> for PhraseShown {
    fn name(&self) -> &'static str {
        "phrase_shown"
    }

    fn fields(&self) -> &'static [&'static str] {
        &[]
    }

    fn applies(&self, answers: &Fields) -> bool {
        !answers.one("phrase-shown").is_empty()
    }

    fn page(&self, answers: &Fields, _errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        html! {
            h1 class="govuk-heading-l" { (words.say("phrase-shown-heading")) }
            (keep(words, answers.one("reference"), answers.one("phrase-shown")))
        }
    }
}
