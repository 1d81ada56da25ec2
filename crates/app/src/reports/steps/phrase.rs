use super::Asking;
use crate::web::form::Form;
use alongside_ui::components::{Choice, Choices, Legend, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// The way back is offered before the story: leaving quickly ends the visit.
pub(super) struct Phrase;

impl Step<Asking> for Phrase {
    fn name(&self) -> &'static str {
        "phrase"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["phrase"]
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (radios(&Choices {
                items: vec![
                    Some(Choice::of("words", words.say("phrase-words")).hinted(words.say("phrase-words-hint"))),
                    Some(Choice::of("digits", words.say("phrase-digits")).hinted(words.say("phrase-digits-hint"))),
                    Some(Choice::of("no", words.say("phrase-no"))),
                ],
                ..form.choices("phrase", Legend::heading(words.say("phrase-heading")), &words.say("phrase-hint"))
            }))
        }
    }
}
