use super::{Answer, One, Page, Shown, View, of_one, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::today::when;
use crate::web::Sent;
use crate::web::form::{Form, read_day, read_line, read_time};
use alongside_domain::calendars::long;
use alongside_domain::cases::entries::{Appointment, CannotNote};
use alongside_domain::codes::{AppointmentEnd, AppointmentKind, Code};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::EntryId;
use alongside_gate::access::KeepAppointments;
use alongside_ui::components::{Choices, Input, Legend, input, radios};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Appointment> = Page { title: "Appointments", to: "appointments", body: page };

pub(in crate::cases) async fn index(granted: Granted<KeepAppointments>, State(app): State<App>) -> Answer {
    PAGE.index(&app, &granted, &Fields::default()).await
}

/// A meeting is arranged.
pub(in crate::cases) async fn create(
    granted: Granted<KeepAppointments>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let kind = AppointmentKind::from_code(fields.one("kind"));
    if kind.is_none() {
        errors.add("kind", "Choose where you meet");
    }
    let day = read_day(&fields, "day", app.today(), "Write the day, like “Friday” or “24/11”", &mut errors);
    let time = read_time(&fields, "time", &mut errors);
    let mut line = |name: &str| read_line(app.english(), &fields, name, LINE, &mut errors).some();
    let (place, interpreter, adjustments) = (line("place"), line("interpreter"), line("adjustments"));
    if let Some(((kind, day), time)) = kind.zip(day).zip(time).filter(|_| errors.is_empty()) {
        let at = day.to_datetime(time);
        let details = Appointment { kind, at, place, interpreter, adjustments, end: None, moved: Vec::new() };
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("day", None), move |before, entry| {
            Appointment::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

/// What came of it.
pub(in crate::cases) async fn update(
    granted: Granted<KeepAppointments>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, &of_one("end-words", id), LINE, &mut errors);
    let end = AppointmentEnd::from_code(fields.one(&of_one("end", id)));
    if end.is_none() {
        errors.add(&of_one("end", id), "Choose what came of it");
    }
    let again = (end == Some(AppointmentEnd::Moved)).then(|| {
        let day = of_one("again-day", id);
        let day = read_day(&fields, &day, app.today(), "Write the new day, like “Friday” or “24/11”", &mut errors);
        let time = read_time(&fields, &of_one("again-time", id), &mut errors);
        day.zip(time).map(|(day, time)| day.to_datetime(time))
    });
    let again = again.flatten();
    if let Some(end) = end.filter(|_| errors.is_empty()) {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("end", Some(id)), move |before, entry| {
            let was = before.entry.clone().ok_or(CannotNote::Ended)?;
            let details = match again {
                Some(at) => {
                    let moved = was.moved.iter().cloned().chain([(was.at, words.clone())]).collect();
                    Appointment { at, moved, ..was }
                }
                None => Appointment { end: Some((end, words.clone())), ..was },
            };
            Appointment::note(before, case, entry, details, now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Appointment>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "When and where you meet, and what came of it. One that was missed is no sign that they do not want help: ask, safely, what stood in the way. For a visit to a home alone, " a class="govuk-link" href={ "/cases/" (view.case) "/visits" } { "ask a colleague to watch" } "." }
        @if all.is_empty() { p class="govuk-body" { "None yet." } }
        ul class="app-rows" {
            @for one in all {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" { (long(one.details.at.date())) ", " (one.details.at.strftime("%H:%M")) }
                        (told(form, one, view.today))
                        @if one.ended_on.is_none() { (view.change_form(one, "What came of it?", "Save", &ending(form, one.id))) }
                    }
                }
            }
        }
        section aria-labelledby="arrange" {
            h2 class="govuk-heading-m" id="arrange" { "Arrange to meet" }
            (view.new_form("Keep it", &html! {
                (radios(&Choices { classes: small(), ..form.one_of::<AppointmentKind>("kind", Legend::of("Where?"), "") }))
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("day", "On which day?", "Like “Friday”, “in 2 weeks” or “24/11”") }))
                (input(&Input { classes: Some("govuk-input--width-5".to_owned()), ..form.left_to_right("time", "At what time?", "Like 14:30") }))
                (input(&form.line("place", "Where exactly", "And how they come in without being seen, if that matters")))
                (input(&form.line("interpreter", "Interpreter", "Language and dialect; who it must not be. Never family")))
                (input(&form.line("adjustments", "What makes it possible for them", "A ramp, childcare, the fare, more time")))
            }))
        }
    })
}

fn told(form: Form<'_>, one: &Shown<Appointment>, today: jiff::civil::Date) -> Markup {
    let meeting = &one.details;
    html! {
        p class="govuk-body" {
            (form.say(&meeting.kind.key()))
            @if let Some(place) = &meeting.place { ": " bdi dir="auto" { (place.as_str()) } }
        }
        @if let Some(who) = &meeting.interpreter { p class="govuk-body-s" { "Interpreter: " bdi dir="auto" { (who.as_str()) } } }
        @if let Some(what) = &meeting.adjustments { p class="govuk-body-s" { "For them: " bdi dir="auto" { (what.as_str()) } } }
        @for (at, why) in &meeting.moved { p class="govuk-body-s" { "Moved from " (long(at.date())) @if !why.is_empty() { ": " bdi dir="auto" { (why.as_str()) } } } }
        @match &meeting.end {
            Some((end, words)) => { p class="govuk-body" { strong { (form.say(&end.key())) } @if !words.is_empty() { ": " bdi dir="auto" { (words.as_str()) } } } }
            None => { p class={ "govuk-body-s" @if meeting.at.date() < today { " app-due--late" } } { (when(meeting.at.date(), today)) } }
        }
    }
}

fn ending(form: Form<'_>, id: EntryId) -> Markup {
    html! {
        (radios(&Choices { classes: small(), ..form.one_of::<AppointmentEnd>(&of_one("end", id), Legend { classes: None, ..Legend::of("What came of it?") }, "") }))
        div class="app-side-by-side" {
            (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&of_one("again-day", id), "If it was moved: the new day", "") }))
            (input(&Input { classes: Some("govuk-input--width-5".to_owned()), ..form.left_to_right(&of_one("again-time", id), "and time", "") }))
        }
        (input(&form.line(&of_one("end-words", id), "In a line: why not, or what next", "What was said goes into a contact")))
    }
}
