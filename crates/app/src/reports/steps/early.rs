use super::Asking;
use super::contact_fields::check_phone;
use crate::web::form::{Form, read_line, read_story};
use alongside_domain::reports::{LINE, STORY};
use alongside_ui::components::{Label, Textarea, input, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Send now, add later: the least that lets us help.
pub(super) struct Early;

impl Step<Asking> for Early {
    fn name(&self) -> &'static str {
        "early"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["story", "name", "phone"]
    }

    fn applies(&self, answers: &Fields) -> bool {
        answers.one("early") == "yes"
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        check_phone(&asking.words, answers, &mut errors);
        let story = read_story(&asking.words, answers, "story", STORY, &mut errors);
        if story.is_empty() && errors.on("story").is_none() {
            errors.add("story", asking.words.say("story-missing"));
        }
        read_line(&asking.words, answers, "name", LINE, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            h1 class="govuk-heading-l" { (words.say("early-heading")) }
            p class="govuk-body" { (words.say("early-hint")) }
            (textarea(&Textarea { rows: Some("4".to_owned()), ..form.area("story", Label::of(words.say("early-story")), "") }))
            (input(&form.line("name", words.say("early-name"), "")))
            (input(&form.left_to_right("phone", words.say("contact-phone"), &words.say("early-phone-hint"))))
        }
    }
}
