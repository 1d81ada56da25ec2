//! The fields of a safe contact, for the public journey and for the desk.

use crate::web::form::{Form, read_line, read_story};
use alongside_domain::accounts::email;
use alongside_domain::codes::{Allowed, Channel, SharedWith};
use alongside_domain::people::phone;
use alongside_domain::reports::{LINE, PARAGRAPH};
use alongside_ui::components::{Input, Label, Legend, Textarea, checkboxes, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use maud::{Markup, html};

pub(crate) fn contact_fields(form: Form<'_>) -> Markup {
    let words = form.words;
    let legend = |key: &str| Legend::of(form.say(key));
    html! {
        (checkboxes(&form.several_of::<Channel>("channel", legend("contact-channel"), &words.say("form-tick-any"))))
        (input(&Input { kind: Some("tel".to_owned()), autocomplete: Some("off".to_owned()), ..form.left_to_right("phone", words.say("contact-phone"), "") }))
        (input(&Input { autocomplete: Some("off".to_owned()), ..form.left_to_right("email", words.say("contact-email"), "") }))
        (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("address", Label::of(words.say("contact-address")), "") }))
        (input(&form.line("hours", form.say("contact-hours"), &words.say("contact-hours-hint"))))
        (radios(&form.one_of::<SharedWith>("shared", legend("contact-shared"), "")))
        (radios(&form.one_of::<Allowed>("voicemail", legend("contact-voicemail"), "")))
        (input(&form.line("code-word", words.say("contact-code-word"), &form.say("contact-code-word-hint"))))
        (input(&form.line("language", form.say("contact-language"), "")))
        (radios(&form.one_of::<Allowed>("interpreter", legend("contact-interpreter"), "")))
        (input(&form.line("interpreter-words", words.say("contact-interpreter-words"), "")))
        (input(&form.line("access-needs", form.say("contact-access"), "")))
    }
}

/// A number that cannot be one is asked for again.
pub(crate) fn check_phone(words: &Words, answers: &Fields, errors: &mut Errors) {
    let number = answers.one("phone").trim();
    if !number.is_empty() && phone(number).is_none() {
        errors.add("phone", words.say("form-phone"));
    }
}

pub(crate) fn check_contact(words: &Words, answers: &Fields) -> Errors {
    let mut errors = Errors::default();
    check_phone(words, answers, &mut errors);
    let address = answers.one("email").trim();
    if !address.is_empty() && email(address).is_err() {
        errors.add("email", words.say("form-email"));
    }
    read_story(words, answers, "address", PARAGRAPH, &mut errors);
    for name in ["hours", "code-word", "language", "interpreter-words", "access-needs"] {
        read_line(words, answers, name, LINE, &mut errors);
    }
    errors
}
