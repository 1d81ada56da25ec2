use crate::web::form::{Form, read_line, read_story};
use alongside_domain::codes::Channel;
use alongside_domain::complaints::Complaint;
use alongside_domain::reports::{LINE, STORY};
use alongside_ui::components::{Label, Textarea, checkboxes, input, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

/// What is asked of whoever complains. Only the first has to be answered.
pub(crate) fn questions(form: Form<'_>) -> Markup {
    let area = |name: &str, rows: &str| {
        let (label, hint) = (form.say(&format!("complain-{name}")), form.say(&format!("complain-{name}-hint")));
        textarea(&Textarea { rows: Some(rows.to_owned()), ..form.area(name, Label::of(label), &hint) })
    };
    html! {
        (area("about", "8"))
        (area("wanted", "3"))
        (checkboxes(&form.tick("about-manager", &form.say("complain-manager"))))
        (input(&form.line("from", form.say("complain-from"), &form.say("complain-from-hint"))))
        (input(&form.line("reach", form.say("complain-reach"), &form.say("complain-reach-hint"))))
        (input(&form.left_to_right("reference", form.say("complain-reference"), &form.say("complain-reference-hint"))))
    }
}

/// What was answered; what is missing or too long is said beside its field.
pub(super) fn read(words: &Words, fields: &Fields, came_by: Channel, today: Date, errors: &mut Errors) -> Complaint {
    let about = read_story(words, fields, "about", STORY, errors);
    let wanted = read_story(words, fields, "wanted", STORY, errors).some();
    let mut line = |name: &str| read_line(words, fields, name, LINE, errors).some();
    let (from, reach, reference) = (line("from"), line("reach"), line("reference"));
    if about.is_empty() && errors.is_empty() {
        errors.add("about", words.say("complain-missing"));
    }
    Complaint {
        about,
        wanted,
        from,
        reach,
        reference,
        came_by,
        received_on: today,
        whom: None,
        about_manager: fields.is_ticked("about-manager"),
        investigator: None,
        acknowledged_on: None,
        taken_further_on: None,
        answers: Vec::new(),
        withdrawn: None,
    }
}
