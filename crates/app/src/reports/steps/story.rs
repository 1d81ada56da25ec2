use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::reports::STORY;
use alongside_ui::components::{Label, Textarea, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// What happened, in their words. Never refused for what it says.
pub(super) struct Story;

impl Step<Asking> for Story {
    fn name(&self) -> &'static str {
        "story"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["story"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        let story = read_story(&asking.words, answers, "story", STORY, &mut errors);
        if errors.is_empty() && story.is_empty() {
            errors.add("story", asking.words.say("story-missing"));
        }
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (textarea(&Textarea {
                rows: Some("10".to_owned()),
                ..form.area("story", Label::heading(words.say("story-heading")), &words.say("story-hint"))
            }))
        }
    }
}
