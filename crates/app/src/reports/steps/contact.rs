use super::Asking;
use super::contact_fields::{check_contact, contact_fields};
use crate::web::form::Form;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// How they may be reached without putting them in danger. Nothing answered means: not known.
pub(super) struct SafeWays;

impl Step<Asking> for SafeWays {
    fn name(&self) -> &'static str {
        "contact"
    }

    fn fields(&self) -> &'static [&'static str] {
        &[
            "channel",
            "phone",
            "email",
            "address",
            "hours",
            "shared",
            "voicemail",
            "code-word",
            "language",
            "interpreter",
            "interpreter-words",
            "access-needs",
        ]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        check_contact(&asking.words, answers)
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            h1 class="govuk-heading-l" { (words.say("contact-heading")) }
            p class="govuk-body" { (words.say("contact-hint")) }
            (contact_fields(form))
        }
    }
}
