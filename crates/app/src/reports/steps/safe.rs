use super::Asking;
use crate::web::form::Form;
use alongside_domain::codes::{Danger, SafeNow};
use alongside_ui::components::{Choices, Legend, checkboxes, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Whether they are safe now, always as coded answers: danger must not wait for a translator.
pub(super) struct Safe;

impl Step<Asking> for Safe {
    fn name(&self) -> &'static str {
        "safe"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["safe", "danger"]
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (radios(&form.one_of::<SafeNow>("safe", Legend::heading(words.say("safe-heading")), "")))
            (checkboxes(&Choices {
                items: [Danger::Life, Danger::Fire, Danger::Weapon].map(|danger| Some(form.choice(danger))).into(),
                ..form.choices("danger", Legend::of(words.say("safe-danger")), &words.say("safe-danger-hint"))
            }))
        }
    }
}
