use super::Asking;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::{Basis, Characteristic, Code, SubStrand};
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{Choice, Choices, Label, Legend, Textarea, checkboxes, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::journeys::Step;
use maud::{Markup, html};

/// Why they think it happened: nine characteristics, parts of the five strands, taken for or with.
pub(super) struct Why;

impl Step<Asking> for Why {
    fn name(&self) -> &'static str {
        "why"
    }

    fn fields(&self) -> &'static [&'static str] {
        &["why", "part", "basis", "why-words"]
    }

    fn check(&self, answers: &Fields, asking: &Asking) -> Errors {
        let mut errors = Errors::default();
        read_story(&asking.words, answers, "why-words", PARAGRAPH, &mut errors);
        errors
    }

    fn page(&self, answers: &Fields, errors: &Errors, asking: &Asking) -> Markup {
        let words = &asking.words;
        let form = Form { desk: false, words, fields: answers, errors };
        html! {
            (checkboxes(&Choices {
                items: Characteristic::EVERY
                    .iter()
                    .map(|item| Some(with_parts(form, *item)))
                    .chain([Some(Choice::or(&words.say("form-or"))), Some(Choice::of("not_sure", words.say("why-not-sure")))])
                    .collect(),
                ..form.choices("why", Legend::heading(words.say("why-heading")), &words.say("why-hint"))
            }))
            (checkboxes(&form.several_of::<Basis>("basis", Legend::of(words.say("why-basis")), &words.say("why-basis-hint"))))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("why-words", Label::of(words.say("why-words")), "") }))
        }
    }
}

/// A characteristic, with the parts of its strand under it.
pub(crate) fn with_parts(form: Form<'_>, item: Characteristic) -> Choice {
    let parts: Vec<SubStrand> =
        SubStrand::EVERY.iter().copied().filter(|part| Some(part.strand()) == item.strand()).collect();
    let choice = form.choice(item);
    if parts.is_empty() {
        return choice;
    }
    let id = format!("part-{}", item.code().replace('_', "-"));
    let legend = Legend { classes: None, ..Legend::of(form.words.say("why-part")) };
    choice.then(checkboxes(&Choices {
        id_prefix: Some(id),
        classes: Some("govuk-checkboxes--small".to_owned()),
        items: parts.into_iter().map(|part| Some(form.choice(part))).collect(),
        ..form.choices("part", legend, "")
    }))
}
