use crate::cases::entries::{Shown, of_one, small};
use crate::state::App;
use crate::web::form::{Form, read_day, read_line};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{Claim, RESPONDENT_FIELDS, Respondent};
use alongside_domain::codes::{ClaimKind, Code, Relationship};
use alongside_domain::reports::LINE;
use alongside_gate::EntryId;
use alongside_ui::components::{Choices, Input, Legend, checkboxes, input, radios};
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Date;
use maud::{Markup, html};

/// The questions: for something new, or with what is known of it.
pub(super) fn facts(form: Form<'_>, known: Option<&Shown<Claim>>) -> Markup {
    let place = |name: &str| known.map_or_else(|| name.to_owned(), |one| of_one(name, one.id));
    // Its own fields were sent, perhaps from an older page: what was typed is shown, not what stands.
    let typed = form.fields.several(&place("act")).next().is_some();
    let value = |name: &str, kept: Option<String>| {
        let said = form.fields.one(&place(name)).to_owned();
        Some(if typed { said } else { kept.unwrap_or_default() })
    };
    let details = known.map(|one| &one.details);
    let day = |name: &str, label: &str, hint: &str, kept: Option<Date>| {
        let (name_of, width) = (place(name), Some("govuk-input--width-10".to_owned()));
        input(&Input {
            value: value(name, kept.map(short)),
            classes: width,
            ..form.left_to_right(&name_of, label, hint)
        })
    };
    let ticked = |name: &str, label: &str, kept: bool| {
        let mut choices = form.tick(&place(name), label);
        if !typed && kept {
            choices.values = vec!["yes".to_owned()];
        }
        checkboxes(&choices)
    };
    let kinds =
        Choices { classes: small(), ..form.one_of::<ClaimKind>(&place("kind"), Legend::of("What is it about?"), "") };
    let relations = form.one_of::<Relationship>(
        &place("relationship"),
        Legend { classes: None, ..Legend::of("What are they to the employer?") },
        "",
    );
    html! {
        (radios(&Choices { value: value("kind", details.map(|one| one.kind.code().to_owned())), ..kinds }))
        (input(&Input { value: value("words", details.map(|one| one.words.as_str().to_owned())), ..form.line(&place("words"), "In a line", "Shifts cut after she complained") }))
        (day("act", "When did it happen, or begin?", "With its year, like “3 November 2026”. For a dismissal the day the work ended; for a request the day it was received", details.map(|one| one.act)))
        (day("until", "If it went on: the day of the last of it", "Leave empty for a single thing", details.and_then(|one| one.until)))
        (day("decided", "A decision, letter or last answer: the date on it", "Of the police, a school, a landlord, a council, an appeal at work; of what was only said, the day it was said", details.and_then(|one| one.decided)))
        fieldset class="govuk-fieldset" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { "Only for work" }
            (radios(&Choices { classes: small(), value: value("relationship", details.and_then(|one| one.relationship).map(|code| code.code().to_owned())), ..relations }))
            (ticked("dismissed", "It ended their work", details.is_some_and(|one| one.dismissed)))
            (day("grievance", "A grievance about it was raised on", "", details.and_then(|one| one.grievance)))
            (ticked("waits", "An answer inside is still waited for", details.is_some_and(|one| one.waits)))
            @for (number, [name, day_a, day_b]) in RESPONDENT_FIELDS.iter().enumerate() {
                @let kept = details.and_then(|one| one.respondents.get(number));
                (input(&Input { value: value(name, kept.map(|one| one.name.as_str().to_owned())), ..form.line(&place(name), if number == 0 { "Against whom" } else { "And against" }, if number == 0 { "The employer’s name as on a payslip; a colleague is another. More than three: write a second entry" } else { "" }) }))
                (day(day_a, "Acas was told on (Day A)", "", kept.and_then(|one| one.day_a)))
                (day(day_b, "The certificate came on (Day B)", "", kept.and_then(|one| one.day_b)))
            }
        }
    }
}

/// What was typed; what cannot be read is said beside its field.
pub(super) fn read(app: &App, fields: &Fields, id: Option<EntryId>, errors: &mut Errors) -> Option<Claim> {
    let place = |name: &str| id.map_or_else(|| name.to_owned(), |id| of_one(name, id));
    let today = app.today();
    let said = |name: &str| !fields.one(&place(name)).trim().is_empty();
    let kind = ClaimKind::from_code(fields.one(&place("kind")));
    if kind.is_none() {
        errors.add(&place("kind"), "Choose what it is about");
    }
    let words = read_line(app.english(), fields, &place("words"), LINE, errors);
    let day = |name: &str, needed: bool, errors: &mut Errors| {
        if !needed && !said(name) {
            return None;
        }
        let typed = fields.one(&place(name));
        if !names_its_year(typed) {
            errors.add(&place(name), "Write a day with its year, like “3 November 2026”");
            return None;
        }
        let wrong = "There is no such day. Write one like “3 November 2026”";
        read_day(fields, &place(name), today, wrong, errors)
    };
    let act = day("act", true, errors);
    let (until, decided, grievance) =
        (day("until", false, errors), day("decided", false, errors), day("grievance", false, errors));
    let mut respondents = Vec::new();
    for [name, day_a, day_b] in RESPONDENT_FIELDS {
        if [name, day_a, day_b].iter().any(|field| said(field)) {
            let (day_a, day_b) = (day(day_a, false, errors), day(day_b, false, errors));
            respondents.push(Respondent {
                number: 0,
                name: read_line(app.english(), fields, &place(name), LINE, errors),
                day_a,
                day_b,
            });
        }
    }
    let relationship = Relationship::from_code(fields.one(&place("relationship")));
    let (dismissed, waits) = (fields.is_ticked(&place("dismissed")), fields.is_ticked(&place("waits")));
    let (kind, act) = kind.zip(act).filter(|_| errors.is_empty())?;
    let dates = Vec::new();
    Some(Claim { words, kind, act, until, decided, relationship, dismissed, grievance, waits, respondents, dates })
}

/// A year is never guessed here: a wrong one would be a date too late. Days that are
/// said from today need none.
fn names_its_year(typed: &str) -> bool {
    let text = typed.trim().to_lowercase();
    let year = text.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4);
    year || text.ends_with("ago") || text.starts_with("last ") || matches!(text.as_str(), "today" | "yesterday")
}
