use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::Harm;
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{Label, Legend, Textarea, checkboxes, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// What it did to them.
pub(super) struct Harmed;

impl Step<Asking> for Harmed {
    fn name(&self) -> &'static str {
        "harm"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["harm", "harm-words"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "harm-words", PARAGRAPH, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (checkboxes(&form.several_of::<Harm>("harm", Legend::heading(words.say("harm-heading")), &words.say("form-tick-any"))))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("harm-words", Label::of(words.say("harm-words")), "") }))
        }
    }
}
