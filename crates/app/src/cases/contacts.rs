use super::page::step_fields;
use super::said;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, day_problem, read_line, read_story, read_time};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::{short, typed};
use alongside_domain::cases::{
    CannotLog, CannotPlan, HowHeld, NewContact, NextStep, end_step, log_contact, plan_step, rhythm_step,
};
use alongside_domain::codes::{Channel, Code, ContactResult, Rhythm, StepOwner};
use alongside_domain::reports::{LINE, STORY, SafeContact};
use alongside_domain::text::Words as Text;
use alongside_domain::{ZONE, local};
use alongside_gate::access::LogContact;
use alongside_gate::{CaseId, ContactId, StepId};
use alongside_store::{CaseHead, StorageError, WriteError};
use alongside_ui::components::{
    Button, Choice, Choices, Input, Label, Legend, Textarea, button, checkboxes, input, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

/// What the form shows of the case.
#[derive(Clone, Debug)]
pub(crate) struct Contacting {
    pub id: CaseId,
    pub reference: String,
    pub name: String,
    pub safe_contact: SafeContact,
    pub rhythm: Option<Rhythm>,
    pub steps: Vec<(StepId, String, Date)>,
    pub statement_given: bool,
    pub today: Date,
}

impl Contacting {
    fn of(granted: &Granted<LogContact>, head: &CaseHead, today: Date) -> Self {
        Self {
            id: head.id,
            reference: head.reference.clone(),
            name: head.name.reveal(granted).clone(),
            safe_contact: head.safe_contact.reveal(granted).clone(),
            rhythm: head.rhythm,
            steps: head
                .open_steps
                .iter()
                .map(|step| (step.id, step.what.reveal(granted).as_str().to_owned(), step.due))
                .collect(),
            statement_given: head.statement_given,
            today,
        }
    }
}

/// The form, filled in as far as it can be: the safest way, now.
pub(super) async fn new(granted: Granted<LogContact>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let view = contacting(&app, &granted).await?;
    let mut fields = Fields::default();
    let channel = view.safe_contact.channels.first().copied().unwrap_or(Channel::Call);
    fields.set("channel", channel.code());
    let now = local(app.now());
    fields.set("on", now.strftime("%-d/%-m/%Y").to_string());
    fields.set("time", now.strftime("%H:%M").to_string());
    fields.set("then", if view.steps.is_empty() { "" } else { "keep" });
    fields.set("owner", StepOwner::Worker.code());
    Ok(ok(framed(&app, &granted, &view, &fields, &Errors::default(), &app.new_token())))
}

async fn contacting(app: &App, granted: &Granted<LogContact>) -> Result<Contacting, ProblemPage> {
    let id = granted.id();
    let head = app.store.read(move |db| db.case_head(id)).await;
    let head = head.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(Contacting::of(granted, &head, app.today()))
}

/// What was typed, understood.
struct Read {
    contact: NewContact,
    next: Option<(StepId, NextStep)>,
    done: Vec<StepId>,
}

pub(super) async fn create(
    granted: Granted<LogContact>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let id = granted.id();
    let mut errors = Errors::default();
    let Some(read) = read(&app, &fields, &mut errors) else {
        return again(&app, &granted, &fields, &errors).await;
    };
    let (now, today) = (app.now(), app.today());
    let to = format!("/cases/{id}");
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), to, move |tx| {
            // Gone back and saved again: the same is not logged twice.
            let planned = match &read.next {
                Some((_, next)) => tx.planned(id)?.1.iter().any(|step| step.next == *next),
                None => true,
            };
            if planned && tx.is_logged(id, &read.contact)? {
                return Ok(());
            }
            let (received_at, safe) = tx.contact_basis(id)?;
            let logged = log_contact(id, received_at, &safe, read.contact.clone(), now);
            tx.record(logged.map_err(|why| WriteError::Refused(Refused::Log(why)))?)?;
            for step in &read.done {
                match tx.record(end_step(id, *step, None, now)) {
                    // Somebody else has marked it done meanwhile: that is what was wanted.
                    Ok(()) | Err(StorageError::Missing) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if let Some((step, next)) = &read.next {
                let closed = tx.db().closed_at(id)?.is_some();
                let planned = plan_step(id, closed, *step, next.clone(), today);
                tx.record(planned.map_err(|why| WriteError::Refused(Refused::Plan(why)))?)?;
            }
            Ok(())
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(refusal)) => {
            let (place, sentence) = match refusal {
                Refused::Plan(CannotPlan::Closed) => (
                    "then",
                    "This case is closed, so nothing can be planned on it. Log the contact without, or open the case again first",
                ),
                Refused::Plan(CannotPlan::NothingToDo) => ("step", "Say what happens next"),
                Refused::Plan(CannotPlan::InThePast) => ("due", "This day has passed. Enter today or a later day"),
                Refused::Log(CannotLog::InTheFuture) => ("on", "This has not happened yet. Enter a time up to now"),
                Refused::Log(CannotLog::BeforeTheReport) => ("on", "This is before the report came in. Check the day"),
                Refused::Log(CannotLog::NotASafeWay) => ("channel", not_a_safe_way(&fields)),
            };
            again(&app, &granted, &fields, &Errors::one(place, sentence)).await
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

/// Why a contact, or what comes after it, could not be written down.
enum Refused {
    Log(CannotLog),
    Plan(CannotPlan),
}

fn not_a_safe_way(fields: &Fields) -> &'static str {
    if ContactResult::from_code(fields.one("result")) == Some(ContactResult::Attempt) {
        "They have not called this way safe. If it was tried all the same, say why in the note and tick the box below"
    } else {
        "They have not called this way safe, so a message sent this way is not a safe message. Log it as an attempt, or change how to reach them first if they have told you"
    }
}

async fn again(
    app: &App,
    granted: &Granted<LogContact>,
    fields: &Fields,
    errors: &Errors,
) -> Result<Response, ProblemPage> {
    let view = contacting(app, granted).await?;
    Ok(wrong(framed(app, granted, &view, fields, errors, fields.one("form"))))
}

fn read(app: &App, fields: &Fields, errors: &mut Errors) -> Option<Read> {
    let words = app.english();
    let channel = Channel::from_code(fields.one("channel"));
    if channel.is_none() {
        errors.add("channel", "Choose how");
    }
    let result = ContactResult::from_code(fields.one("result"));
    if result.is_none() {
        errors.add("result", "Choose what came of it");
    }
    let at = moment(app, fields, errors);
    let note = read_story(words, fields, "note", STORY, errors);
    if note.is_empty() && errors.on("note").is_none() {
        if fields.is_ticked("in-spite") {
            errors.add("note", "Say why it was tried this way");
        } else if result.is_some_and(|result| result != ContactResult::Attempt) {
            errors.add("note", "Write a line about what was said");
        }
    }
    // What was told was told to somebody: an attempt tells nothing.
    if result.is_some_and(|result| !result.reaches()) {
        for name in ["update", "statement"] {
            if fields.is_ticked(name) {
                errors.add(name, "You have not reached them, so that nothing was told. Take this tick away");
            }
        }
    }
    let minutes = fields.one("minutes").trim();
    let minutes = match minutes.parse::<u16>() {
        Ok(minutes) if minutes <= 1_440 => Some(minutes),
        _ if minutes.is_empty() => None,
        _ => {
            errors.add("minutes", "Enter minutes as a whole number, up to 1440");
            None
        }
    };
    let mut line = |name: &str| read_line(words, fields, name, LINE, errors).some();
    let held = HowHeld { interpreter: line("interpreter"), adjusted: line("adjusted") };
    let next = next(app, fields, errors);
    if !errors.is_empty() {
        return None;
    }
    let contact = NewContact {
        contact: app.new_id::<ContactId>(),
        channel: channel?,
        result: result?,
        at: at?,
        minutes,
        note,
        statement_given: fields.is_ticked("statement"),
        update_given: fields.is_ticked("update"),
        in_spite: fields.is_ticked("in-spite"),
        quiet_said: fields.is_ticked("quiet"),
        held,
    };
    let done = fields.several("done").filter_map(|id| id.parse().ok()).collect();
    Some(Read { contact, next, done })
}

fn moment(app: &App, fields: &Fields, errors: &mut Errors) -> Option<Timestamp> {
    let day = match typed(fields.one("on"), app.today()) {
        Ok(day) => day,
        Err(problem) => {
            errors.add("on", day_problem(app.english(), problem));
            return None;
        }
    };
    let time = read_time(fields, "time", errors)?;
    let at = day.to_datetime(time).in_tz(ZONE).ok();
    if at.is_none() {
        errors.add("time", "Enter a time like 14:30");
    }
    at.map(|at| at.timestamp())
}

/// A contact cannot be saved without saying what comes next: a step, what is
/// planned already, or that the client will ring.
fn next(app: &App, fields: &Fields, errors: &mut Errors) -> Option<(StepId, NextStep)> {
    let words = app.english();
    match fields.one("then") {
        "keep" | "client" => None,
        "rhythm" => None,
        "step" => {
            let what: Text = read_line(words, fields, "step", LINE, errors);
            if what.is_empty() && errors.on("step").is_none() {
                errors.add("step", "Say what happens next");
            }
            let due = match typed(fields.one("due"), app.today()) {
                Ok(due) if due < app.today() => {
                    errors.add("due", "This day has passed. Enter today or a later day");
                    None
                }
                Ok(due) => Some(due),
                Err(problem) => {
                    errors.add("due", day_problem(words, problem));
                    None
                }
            };
            let owner = StepOwner::from_code(fields.one("owner")).unwrap_or(StepOwner::Worker);
            Some((app.new_id(), NextStep { what, owner, due: due? }))
        }
        _ => {
            errors.add("then", "Choose what happens next");
            None
        }
    }
}

fn framed(
    app: &App,
    granted: &Granted<LogContact>,
    view: &Contacting,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Markup {
    let main = form(Form { desk: true, words: app.english(), fields, errors }, view, once);
    desk(app, DeskPage { me: &granted.me, title: "Log a contact", here: Here::Cases, wrong: !errors.is_empty(), main })
}

/// Every way, the safe ones first; the others say that nobody called them safe.
fn ways(form: Form<'_>, safe: &SafeContact) -> Vec<Option<Choice>> {
    let said_safe = |channel: &Channel| *channel == Channel::ThisPage || safe.may_use(*channel);
    let (ours, others): (Vec<Channel>, Vec<Channel>) = Channel::EVERY.iter().partition(|channel| said_safe(channel));
    let ours = ours.into_iter().map(|channel| Some(form.choice(channel)));
    let others = others.into_iter().map(|channel| Some(form.choice(channel).hinted("They have not called this safe")));
    ours.chain(others).collect()
}

pub(crate) fn form(form: Form<'_>, view: &Contacting, once: &str) -> Markup {
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    let rhythm = view.rhythm.and_then(|rhythm| rhythm_step(rhythm, view.today));
    let then = vec![
        (!view.steps.is_empty()).then(|| Choice::of("keep", "What is planned already stays")),
        rhythm.map(|day| Choice::of("rhythm", format!("The next update, as they chose, on {}", short(day)))),
        Some(Choice::of("step", "Something else").then(step_fields(form))),
        Some(Choice::of("client", "They will ring us")),
    ];
    let done =
        view.steps.iter().map(|(id, what, due)| Some(Choice::of(&id.to_string(), what.clone()).hinted(short(*due))));
    html! {
        a href={ "/cases/" (view.id) } class="govuk-back-link" { "The case" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" {
            "Log a contact" " " span class="app-quiet" { bdi dir="auto" { (view.name) } ", " bdi dir="ltr" { (view.reference) } }
        }
        (said::safe_contact_banner(form.words, &view.safe_contact))
        form method="post" action={ "/cases/" (view.id) "/contacts" } novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&small(form.one_of::<ContactResult>("result", Legend::of("What came of it?"), ""))))
            (radios(&small(Choices { items: ways(form, &view.safe_contact), ..form.choices("channel", Legend::of("How?"), "") })))
            @if form.errors.on("channel").is_some() || form.fields.is_ticked("in-spite") {
                (checkboxes(&form.tick("in-spite", "It was tried this way all the same, and I have thought about whether they are safe")))
            }
            (textarea(&Textarea { rows: Some("6".to_owned()), ..form.area("note", Label { classes: Some("govuk-label--m".to_owned()), ..Label::of("What was said?") }, "") }))
            div class="app-side-by-side" {
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("on", "Day", "") }))
                (input(&Input { classes: Some("govuk-input--width-4".to_owned()), ..form.left_to_right("time", "Time", "") }))
                (input(&Input { classes: Some("govuk-input--width-3".to_owned()), inputmode: Some("numeric".to_owned()), ..form.left_to_right("minutes", "Minutes", "") }))
            }
            @if !view.statement_given {
                (checkboxes(&form.tick("statement", "I gave the start-of-work statement: what we can and cannot do, that it may not end, and when we would share without asking")))
            }
            @let helped = ["interpreter", "adjusted"].iter().any(|name| !form.fields.one(name).is_empty() || form.errors.on(name).is_some());
            details class="govuk-details" open[helped] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Interpreter, and what made it possible" } }
                (input(&form.line("interpreter", "Who interpreted", "Language and dialect. Never family")))
                (input(&form.line("adjusted", "What was done so that they could take part, or was missing", "More time, a ramp, large print, the fare")))
            }
            (checkboxes(&form.tick("update", "I told them how things stand")))
            (checkboxes(&form.tick("quiet", "They said that nothing has happened since we last spoke")))
            @if !view.steps.is_empty() {
                (checkboxes(&Choices { classes: Some("govuk-checkboxes--small".to_owned()), items: done.collect(), ..form.choices("done", Legend::of("Was one of these done?"), "") }))
            }
            (radios(&small(Choices { items: then, ..form.choices("then", Legend::of("What happens next?"), "") })))
            (button(&Button::of("Save")))
        }
    }
}
