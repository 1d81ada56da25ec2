use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::{Code, Want};
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{Choice, Choices, Label, Legend, Textarea, checkboxes, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// What would help; or just that it is written down.
pub(super) struct Wants;

impl Step<Asking> for Wants {
    fn name(&self) -> &'static str {
        "wants"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["want", "want-words"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "want-words", PARAGRAPH, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (checkboxes(&Choices {
                items: Want::EVERY
                    .iter()
                    .filter(|want| **want != Want::RecordOnly)
                    .map(|want| Some(form.choice(*want)))
                    .chain([Some(Choice::or(&words.say("form-or"))), Some(form.choice(Want::RecordOnly))])
                    .collect(),
                ..form.choices("want", Legend::heading(words.say("want-heading")), &words.say("form-tick-any"))
            }))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("want-words", Label::of(words.say("want-words")), "") }))
        }
    }
}
