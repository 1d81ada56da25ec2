use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::Known;
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{Label, Legend, Textarea, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Who did it, if they know. Only what they saw.
pub(super) struct WhoDidIt;

impl Step<Asking> for WhoDidIt {
    fn name(&self) -> &'static str {
        "who_did_it"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["known", "who-words"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "who-words", PARAGRAPH, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (radios(&form.one_of::<Known>("known", Legend::heading(words.say("known-heading")), "")))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("who-words", Label::of(words.say("known-words")), &words.say("known-words-hint")) }))
        }
    }
}
