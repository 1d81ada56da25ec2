use crate::home::danger;
use crate::reports::steps::contact_fields::contact_fields;
use crate::web::form::Form;
use alongside_domain::codes::{Characteristic, Danger, Evidence, Permission, SafeNow};
use alongside_domain::referrals::FROM_PROFESSIONALS;
use alongside_ui::components::{
    Button, Choices, FileUpload, Input, InsetText, Label, Legend, Textarea, button, checkboxes, file_upload, input,
    inset_text, radios, textarea,
};
use alongside_ui::pages;
use maud::{Markup, html};

/// The whole referral on one page, as somebody at a desk fills it in.
pub(crate) fn form(form: Form<'_>, once: &str) -> Markup {
    let words = form.words;
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    let boxes = |choices: Choices| Choices { classes: Some("govuk-checkboxes--small".to_owned()), ..choices };
    let from = FROM_PROFESSIONALS.iter().map(|source| Some(form.choice(*source))).collect();
    html! {
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { "Refer somebody to us" }
        p class="govuk-body-l" { "For police, housing, schools, health, advice agencies, councillors and reporting centres." }
        (danger(words))
        (inset_text(&InsetText::of("You will hear that we have received this, and no more unless the person agrees. Please do not tell anyone that you have referred them whom they have not agreed to.")))
        form method="post" action="/refer" enctype="multipart/form-data" novalidate {
            input type="hidden" name="form" value=(once);
            h2 class="govuk-heading-m" { "You" }
            (radios(&small(Choices { items: from, ..form.choices("source", Legend::of("Where do you work?"), "") })))
            (input(&form.line("organisation", "Name of your organisation", "")))
            (input(&form.line("reporter-name", "Your name", "")))
            (input(&form.line("role", "Your role (optional)", "")))
            (input(&Input { kind: Some("tel".to_owned()), ..form.left_to_right("own-phone", "Your phone number", "So that we can ask you. One of phone and e-mail is enough") }))
            (input(&form.left_to_right("own-email", "Your e-mail address", "We send nothing about the person by e-mail")))
            h2 class="govuk-heading-m" { "The person" }
            (radios(&small(form.one_of::<Permission>("permission", Legend::of("Have they agreed to this referral?"), "You can refer them whatever the answer. It tells us how to go about it"))))
            (input(&form.line("name", "Their name", "As they write it, in any script")))
            (input(&form.line("called", "What they like to be called (optional)", "")))
            h2 class="govuk-heading-m" { "How urgent is it?" }
            (radios(&small(form.one_of::<SafeNow>("safe", Legend::of("Are they safe now, as far as you know?"), ""))))
            (checkboxes(&boxes(Choices {
                items: [Danger::Life, Danger::Fire, Danger::Weapon].map(|danger| Some(form.choice(danger))).into(),
                ..form.choices("danger", Legend::of("Is any of this true?"), "We read these the same day when somebody is here. If it is happening now, ring 999 first")
            })))
            h2 class="govuk-heading-m" { "What has happened?" }
            (textarea(&Textarea { rows: Some("8".to_owned()), ..form.area("story", Label::of("What has happened, and what has been done so far"), "Facts you know, and what the person says, kept apart if you can") }))
            (checkboxes(&boxes(form.several_of::<Characteristic>("why", Legend::of("Why might it have happened?"), "Their view and yours count the same"))))
            (checkboxes(&boxes(form.several_of::<Evidence>("evidence", Legend::of("Is there anything that shows it?"), "Camera pictures are wiped in days: if you can, ask for them to be kept today"))))
            (input(&form.line("wiped", "If there was a camera: when will it be wiped, if you know?", "Like “Friday” or “in 5 days”")))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("evidence-words", Label::of("References, names of officers, anything else (optional)"), "") }))
            (file_upload(&FileUpload { multiple: true, ..form.file("files", Label::of("Letters, photos or recordings (optional)"), "Up to 50 MB at once") }))
            h2 class="govuk-heading-m" { "How can we reach them safely?" }
            p class="govuk-body" { "Only what they told you. Whatever you leave empty or “not known” we take to be unsafe: one call, to them alone, no message." }
            (contact_fields(form))
            (button(&Button::of("Send the referral")))
        }
    }
}
