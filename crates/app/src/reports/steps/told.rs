use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::Told;
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{Label, Legend, Textarea, checkboxes, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Who knows already, and what they were called by them.
pub(super) struct WhoKnows;

impl Step<Asking> for WhoKnows {
    fn name(&self) -> &'static str {
        "told"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["told", "told-words"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "told-words", PARAGRAPH, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (checkboxes(&form.several_of::<Told>("told", Legend::heading(words.say("told-heading")), &words.say("form-tick-any"))))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("told-words", Label::of(words.say("told-words")), &words.say("told-words-hint")) }))
        }
    }
}
