use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::Place;
use alongside_domain::people::postcode;
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{Input, Label, Legend, Textarea, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Where: a kind of place, and a postcode only if they wish.
pub(super) struct Where;

impl Step<Asking> for Where {
    fn name(&self) -> &'static str {
        "place"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["place", "where-words", "postcode"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "where-words", PARAGRAPH, &mut errors);
        let typed = answers.one("postcode").trim();
        if !typed.is_empty() && postcode(typed).is_none() {
            errors.add("postcode", asking.words.say("place-postcode-wrong"));
        }
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (radios(&form.one_of::<Place>("place", Legend::heading(words.say("place-heading")), "")))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("where-words", Label::of(words.say("place-words")), &words.say("place-words-hint")) }))
            (input(&Input {
                classes: Some("govuk-input--width-10".to_owned()),
                ..form.left_to_right("postcode", words.say("place-postcode"), &words.say("place-postcode-hint"))
            }))
        }
    }
}
