use super::{Answer, Keeping, One, Shown, View, colleagues, is_closed, keep, lines, of_one, on_desk, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::visits::clock;
use crate::web::form::{Form, read_line, read_time};
use crate::web::{ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{CannotNote, Visit};
use alongside_domain::codes::{Code, VisitStage};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_domain::{ZONE, local};
use alongside_gate::AccountId;
use alongside_gate::access::VisitAlone;
use alongside_store::Worker;
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use jiff::Timestamp;
use maud::{Markup, html};

const TITLE: &str = "Visiting alone";
const TO: &str = "visits";

pub(in crate::cases) async fn index(granted: Granted<VisitAlone>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<VisitAlone>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let visits = lines::<Visit, _>(app, granted).await?;
    let colleagues = colleagues(app, granted, false).await?;
    let form = Form { desk: true, words: app.english(), fields, errors };
    let view =
        View { form, case: granted.id(), to: TO, today: app.today(), once, closed: is_closed(app, granted).await? };
    let main = page(view, &visits, &colleagues, app.now());
    Ok(on_desk(app, granted, TITLE, !errors.is_empty(), main))
}

/// A time of today, as a moment; in the evening a time of the early morning is tomorrow's.
fn until(app: &App, fields: &Fields, name: &str, errors: &mut Errors) -> Option<Timestamp> {
    let time = read_time(fields, name, errors)?;
    let now = local(app.now());
    let tomorrow = now.hour() >= 18 && time.hour() < 6;
    let day = if tomorrow { app.today().tomorrow().ok()? } else { app.today() };
    day.to_datetime(time).in_tz(ZONE).ok().map(|at| at.timestamp())
}

/// A colleague is asked to watch.
pub(in crate::cases) async fn create(
    granted: Granted<VisitAlone>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let place = read_line(app.english(), &fields, "place", LINE, &mut errors);
    let ring = read_line(app.english(), &fields, "ring", LINE, &mut errors);
    let until = until(&app, &fields, "until", &mut errors);
    let chosen: Option<AccountId> = fields.one("watcher").parse().ok();
    let watcher = colleagues(&app, &granted, false).await?.into_iter().find(|worker| Some(worker.id) == chosen);
    if watcher.is_none() {
        errors.add("watcher", "Choose who watches");
    }
    if let Some((watcher, until)) = watcher.zip(until).filter(|_| errors.is_empty()) {
        let details = Visit {
            visitor: granted.me.account,
            visitor_name: granted.me.name.clone(),
            watcher: watcher.id,
            watcher_name: watcher.name,
            place,
            ring,
            until,
            stage: VisitStage::Asked,
            watched_at: None,
            inside_at: None,
            ended_at: None,
            words: None,
        };
        let (case, now) = (granted.id(), app.now());
        let keeping = Keeping { fields: &fields, to: TO, first: "watcher", existing: None };
        let kept = keep::<Visit, _>(&app, &granted, keeping, &mut errors, move |before, entry| {
            Visit::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        if let Some(done) = kept.await? {
            return Ok(done);
        }
    }
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

/// Going in, needing longer, back, or not going at all.
pub(in crate::cases) async fn update(
    granted: Granted<VisitAlone>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let here = format!("/cases/{}/{TO}", granted.id());
    let mut errors = Errors::default();
    let (now, case) = (app.now(), granted.id());
    let named = !fields.one(&of_one("until", id)).is_empty();
    let later = if fields.one("do") == "later" || (fields.one("do") == "inside" && named) {
        until(&app, &fields, &of_one("until", id), &mut errors)
    } else {
        None
    };
    let stage = match fields.one("do") {
        "inside" | "later" => VisitStage::Inside,
        "back" => VisitStage::Back,
        "off" => VisitStage::CalledOff,
        _ => return Ok(redirect(&here)),
    };
    if errors.is_empty() {
        let keeping = Keeping { fields: &fields, to: TO, first: "inside", existing: Some(id) };
        let kept = keep::<Visit, _>(&app, &granted, keeping, &mut errors, move |before, entry| {
            let was = before.entry.clone().ok_or(CannotNote::Ended)?;
            let until = later.unwrap_or(was.until);
            let inside_at = was.inside_at.or_else(|| (stage == VisitStage::Inside).then_some(now));
            let ended_at = matches!(stage, VisitStage::Back | VisitStage::CalledOff).then_some(now);
            let details = Visit { stage, until, inside_at, ended_at, ..was };
            Visit::note(before, case, entry, details, now).map(Fact::from)
        });
        if let Some(done) = kept.await? {
            return Ok(done);
        }
    }
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

pub(crate) fn page(view: View<'_>, visits: &[Shown<Visit>], colleagues: &[Worker], now: Timestamp) -> Markup {
    let form = view.form;
    let (open, ended): (Vec<_>, Vec<_>) = visits.iter().partition(|one| one.ended_on.is_none());
    let named = colleagues.iter().map(|one| Some(Choice::of(&one.id.to_string(), html! { bdi { (one.name) } })));
    view.framed(TITLE, &html! {
        p class="govuk-body" { "A colleague watches until you are back. They say first, on their own page, that they watch: before that, do not go in. If you are not back in time, their page says so and whom to ring." }
        @for one in &open { (now_open(view, one, now)) }
        @if open.is_empty() {
            (view.new_form("Ask them to watch", &html! {
                (radios(&Choices { classes: small(), items: named.collect(), ..form.choices("watcher", Legend::of("Who watches?"), "") }))
                (input(&form.line("place", "Where do you go?", "")))
                (input(&Input { classes: Some("govuk-input--width-5".to_owned()), ..form.left_to_right("until", "Back by when, today?", "Like 15:30") }))
                (input(&form.line("ring", "Whom do they ring when you are not back?", "Your own number first, then who is told, then 999")))
            }))
        }
        @if !ended.is_empty() {
            h2 class="govuk-heading-m" { "Before" }
            ul class="govuk-list" {
                @for one in ended {
                    li { (short(one.made_on)) ": " (one.details.visitor_name) ", " (form.say(&one.details.stage.key()).to_lowercase()) @if let Some(at) = one.details.ended_at { " at " (clock(at)) } @if let Some(words) = &one.details.words { ", " bdi dir="auto" { (words.as_str()) } } }
                }
            }
        }
    })
}

fn now_open(view: View<'_>, one: &Shown<Visit>, now: Timestamp) -> Markup {
    let (form, visit) = (view.form, &one.details);
    let overdue = visit.is_overdue(now);
    let wrong = form.errors.on(&of_one("inside", one.id)).or_else(|| form.errors.on(&of_one("until", one.id)));
    let press = |what: &str, words: &str| {
        html! {
            form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (one.id) } {
                input type="hidden" name="form" value=(view.once);
                input type="hidden" name="version" value=(one.version);
                input type="hidden" name="do" value=(what);
                (button(&Button::of(words).secondary()))
            }
        }
    };
    html! {
        section class={ "app-flag" @if overdue { " app-flag--danger" } } id=(of_one("inside", one.id)) aria-label="The visit now" {
            @if let Some(wrong) = wrong { p class="govuk-error-message" { (wrong) } }
            @match visit.stage {
                VisitStage::Asked => {
                    p class="govuk-body" { strong { "Do not go in yet. " } (visit.watcher_name) " has been asked and has not said that they watch. Ring them; if you do not reach them, call it off and ask somebody else." }
                }
                VisitStage::Watched => {
                    p class="govuk-body" { strong { (visit.watcher_name) " watches. " } "They ring when you are not back by " (clock(visit.until)) ": " bdi dir="auto" { (visit.ring.as_str()) } }
                    form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (one.id) } novalidate {
                        input type="hidden" name="form" value=(view.once);
                        input type="hidden" name="version" value=(one.version);
                        input type="hidden" name="do" value="inside";
                        (input(&Input { classes: Some("govuk-input--width-5".to_owned()), ..form.left_to_right(&of_one("until", one.id), "Back by another time than that", "Leave it empty if nothing has changed") }))
                        (button(&Button::of("I am going in")))
                    }
                }
                _ => {
                    p class="govuk-body" {
                        @if overdue { strong { "Overdue. " } (visit.watcher_name) " sees this and rings: " bdi dir="auto" { (visit.ring.as_str()) } } @else { strong { "Inside. " } (visit.watcher_name) " watches until " (clock(visit.until)) "." }
                    }
                    (press("back", "I am back"))
                    form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (one.id) } novalidate {
                        input type="hidden" name="form" value=(view.once);
                        input type="hidden" name="version" value=(one.version);
                        input type="hidden" name="do" value="later";
                        (input(&Input { classes: Some("govuk-input--width-5".to_owned()), ..form.left_to_right(&of_one("until", one.id), "I need until", "Like 16:15") }))
                        (button(&Button::of("Tell them").secondary()))
                    }
                }
            }
            @if matches!(visit.stage, VisitStage::Asked | VisitStage::Watched) { (press("off", "I do not go")) }
            p class="govuk-body-s" { "Where: " bdi dir="auto" { (visit.place.as_str()) } }
        }
    }
}
