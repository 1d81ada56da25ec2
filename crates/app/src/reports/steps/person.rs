use super::Asking;
use crate::web::form::{Form, read_line};
use alongside_domain::codes::Permission;
use alongside_domain::reports::LINE;
use alongside_ui::components::{Choice, Choices, Input, Legend, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Who they are, as far as they wish to say. Not saying is an answer.
pub(super) struct Person;

impl Step<Asking> for Person {
    fn name(&self) -> &'static str {
        "person"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["named", "name", "called", "reporter-name", "permission"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        for name in ["name", "called", "reporter-name"] {
            read_line(&asking.words, answers, name, LINE, &mut errors);
        }
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        let for_other = matches!(answers.one("reporter"), "someone_else" | "witness" | "my_family");
        html! {
            (radios(&Choices {
                items: vec![
                    Some(Choice::of("named", words.say("person-named")).then(html! {
                        (input(&Input { autocomplete: Some("off".to_owned()), ..form.line("name", words.say(if for_other { "person-their-name" } else { "person-name" }), &words.say("person-name-hint")) }))
                        (input(&form.line("called", words.say(if for_other { "person-their-called" } else { "person-called" }), "")))
                        @if for_other {
                            (input(&form.line("reporter-name", words.say("person-your-name"), &words.say("person-your-name-hint"))))
                            (radios(&form.one_of::<Permission>("permission", Legend { classes: None, ..Legend::of(words.say("person-permission")) }, "")))
                        }
                    })),
                    Some(Choice::of("anonymous", words.say("person-anonymous")).hinted(words.say("person-anonymous-hint"))),
                ],
                ..form.choices("named", Legend::heading(words.say("person-heading")), &words.say("person-hint"))
            }))
        }
    }
}
