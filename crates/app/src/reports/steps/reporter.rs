use super::Asking;
use crate::web::form::Form;
use alongside_domain::codes::Reporter;
use alongside_ui::components::{Legend, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Who is telling us.
pub(super) struct WhoReports;

impl Step<Asking> for WhoReports {
    fn name(&self) -> &'static str {
        "reporter"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["reporter"]
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (radios(&form.one_of::<Reporter>("reporter", Legend::heading(words.say("reporter-heading")), "")))
        }
    }
}
