use super::Asking;
use crate::web::form::{Form, day_problem, read_line};
use alongside_domain::codes::{Code, WhenKind};
use alongside_domain::reports::{LINE, When, WhenProblem};
use alongside_ui::components::{Choices, Legend, date_input, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// When: exactly, roughly, still going on, or many times.
pub(super) struct WhenItHappened;

impl Step<Asking> for WhenItHappened {
    fn name(&self) -> &'static str {
        "when"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["when", "day-day", "day-month", "day-year", "when-words"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let words = &asking.words;
        let mut errors = Errors::default();
        let said = read_line(words, answers, "when-words", LINE, &mut errors);
        let boxes = ["day-day", "day-month", "day-year"].map(|name| answers.one(name));
        match When::read(WhenKind::from_code(answers.one("when")), boxes, said, asking.today) {
            Err(WhenProblem::Day(problem)) => errors.add("day", day_problem(words, problem)),
            Err(WhenProblem::SayRoughly) => errors.add("when-words", words.say("when-say-roughly")),
            // Nobody has to say when.
            Err(WhenProblem::NothingChosen) | Ok(_) => {}
        }
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (radios(&Choices {
                items: vec![
                    Some(form.choice(WhenKind::Exact).then(date_input(&form.day("day", Legend { classes: None, ..Legend::of(words.say("when-day")) }, &words.say("when-day-hint"))))),
                    Some(form.choice(WhenKind::About)),
                    Some(form.choice(WhenKind::Ongoing)),
                    Some(form.choice(WhenKind::Many)),
                ],
                ..form.choices("when", Legend::heading(words.say("when-heading")), "")
            }))
            (input(&form.line("when-words", words.say("when-words"), &words.say("when-words-hint"))))
        }
    }
}
