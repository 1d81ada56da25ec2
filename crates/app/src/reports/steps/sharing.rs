use super::Asking;
use crate::web::form::Form;
use alongside_domain::codes::MayTell;
use alongside_ui::components::{Legend, checkboxes};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Whom we may tell. Nobody, unless ticked.
pub(super) struct Sharing;

impl Step<Asking> for Sharing {
    fn name(&self) -> &'static str {
        "sharing"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["maytell"]
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (checkboxes(&form.several_of::<MayTell>("maytell", Legend::heading(words.say("maytell-heading")), &words.say("maytell-hint"))))
            p class="govuk-body" { (words.say("maytell-none")) }
        }
    }
}
