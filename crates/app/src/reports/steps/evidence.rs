use super::Asking;
use crate::files::shown_size;
use crate::web::form::{Form, read_story};
use alongside_domain::codes::{Code, Evidence};
use alongside_domain::reports::PARAGRAPH;
use alongside_ui::components::{
    Button, Choices, FileUpload, Label, Legend, Textarea, WarningText, button, checkboxes, file_upload, input,
    textarea, warning_text,
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
        if let Some(problem) = &asking.file_problem {
            errors.add("files", asking.words.say(problem));
        }
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
            (files(form, asking))
            (warning_text(&WarningText {
                icon_fallback_text: Some(words.say("danger-icon")),
                ..WarningText::of(words.say("evidence-camera"))
            }))
            (input(&form.line("wiped", words.say("evidence-wiped"), &words.say("evidence-wiped-hint"))))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("evidence-words", Label::of(words.say("evidence-words")), "") }))
        }
    }
}

/// What they have added so far, each with a way to take it away, and a place
/// for more.
fn files(form: Form<'_>, asking: &Asking) -> Markup {
    let words = form.words;
    html! {
        @if !asking.files.is_empty() {
            h2 class="govuk-heading-m" { (words.say("evidence-files-added")) }
            ul class="app-rows" {
                @for file in &asking.files {
                    li class="app-row" {
                        div class="app-row__main" {
                            bdi dir="auto" { (file.name.as_str()) } " " span class="app-quiet" { (words.say(&file.kind.key())) ", " (shown_size(file.bytes)) }
                        }
                        button type="submit" name="go" value={ "remove:" (file.file) } class="app-link-button" {
                            (words.say("evidence-file-remove")) span class="govuk-visually-hidden" { ": " (file.name.as_str()) }
                        }
                    }
                }
            }
        }
        @let label = Label { classes: Some("govuk-label--m".to_owned()), ..Label::of(words.say("evidence-files")) };
        (file_upload(&FileUpload { multiple: true, ..form.file("files", label, &words.say("evidence-files-hint")) }))
        (button(&Button::of(words.say("evidence-files-add")).named("go", "file").secondary()))
    }
}
