use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::{Code, Evidence};
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{
    Choices, Label, Legend, Textarea, WarningText, checkboxes, input, textarea, warning_text,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// What there is that shows it, with a warning where a camera will soon be wiped.
pub(super) struct EvidenceThere;

impl Step<Asking> for EvidenceThere {
    fn name(&self) -> &'static str {
        "evidence"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["evidence", "evidence-words", "wiped"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "evidence-words", PARAGRAPH, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (checkboxes(&Choices {
                items: Evidence::EVERY.iter().map(|item| Some(form.choice(*item))).collect(),
                ..form.choices("evidence", Legend::heading(words.say("evidence-heading")), &words.say("evidence-hint"))
            }))
            (warning_text(&WarningText {
                icon_fallback_text: Some(words.say("danger-icon")),
                ..WarningText::of(words.say("evidence-camera"))
            }))
            (input(&form.line("wiped", words.say("evidence-wiped"), &words.say("evidence-wiped-hint"))))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("evidence-words", Label::of(words.say("evidence-words")), "") }))
        }
    }
}
