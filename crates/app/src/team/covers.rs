use crate::audiences::Granted;
use crate::cases::with_load;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, day_problem};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::accounts::{CannotCover, end_cover, set_cover};
use alongside_domain::calendars::{short, typed};
use alongside_gate::AccountId;
use alongside_gate::access::SetCover;
use alongside_store::{CoverLine, StorageError, Worker, WriteError};
use alongside_ui::components::{Button, Choices, Input, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn index(granted: Granted<SetCover>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<SetCover>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let (scope, today) = (granted.cases(), app.today());
    let read = app.store.read(move |db| Ok((db.covers(today)?, db.workers(&scope)?))).await;
    let (covers, workers) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &covers, &workers, once);
    let title = "Cover";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: !errors.is_empty(), main }))
}

fn day(app: &App, fields: &Fields, name: &str, errors: &mut Errors) -> Option<Date> {
    match typed(fields.one(name), app.today()) {
        Ok(day) => Some(day),
        Err(problem) => {
            errors.add(name, day_problem(app.english(), problem));
            None
        }
    }
}

/// Has somebody look after a colleague's cases for some days. Sent again with
/// the same first day, it changes the last one.
pub(super) async fn create(granted: Granted<SetCover>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let person = |name: &str| fields.one(name).parse::<AccountId>().ok();
    let (away, by) = (person("away"), person("by"));
    if away.is_none() {
        errors.add("away", "Choose who is away");
    }
    if by.is_none() {
        errors.add("by", "Choose who looks after their cases");
    }
    let since = day(&app, &fields, "since", &mut errors);
    let until = day(&app, &fields, "until", &mut errors);
    let (Some(away), Some(by), Some(since), Some(until), true) = (away, by, since, until, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let today = app.today();
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), "/covers".to_owned(), move |tx| {
            let here = tx.db().takers(&[away, by])?;
            let here = here.contains_key(&away) && here.contains_key(&by);
            let cover = set_cover(away, by, here, since, until, today);
            Ok(tx.record(cover.map_err(WriteError::Refused)?)?)
        })
        .await;
    let (field, sentence) = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotCover::Oneself)) => ("by", "Choose somebody else: nobody covers for themself"),
        Err(WriteError::Refused(CannotCover::NotHere)) => ("by", "One of them does not take cases now. Choose again"),
        Err(WriteError::Refused(CannotCover::OutOfRange)) => {
            ("until", "Enter a day from today on and within two months of the first. For longer, hand the cases over")
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one(field, sentence), fields.one("form")).await.map(wrong)
}

/// It is needed no longer.
pub(super) async fn end(granted: Granted<SetCover>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let person = |name: &str| fields.one(name).parse::<AccountId>().ok();
    let (Some(away), Some(by), Ok(since)) = (person("away"), person("by"), fields.one("since").parse::<Date>()) else {
        return Ok(redirect("/covers"));
    };
    let today = app.today();
    let written = app
        .store
        .write_once::<()>(granted.permit(), app.now(), once(&app, &fields), "/covers".to_owned(), move |tx| {
            Ok(tx.record(end_cover(away, by, since, today))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        // Somebody else has ended it meanwhile.
        Err(WriteError::Storage(StorageError::Missing)) => Ok(redirect("/covers")),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, covers: &[CoverLine], workers: &[Worker], once: &str) -> Markup {
    let people = || workers.iter().map(|worker| Some(with_load(worker))).collect();
    let small = |name, legend, hint: &str| Choices {
        items: people(),
        classes: Some("govuk-radios--small".to_owned()),
        ..form.choices(name, Legend::of(legend), hint)
    };
    let date = |name, label: &str, hint| Input {
        classes: Some("govuk-input--width-10".to_owned()),
        ..form.left_to_right(name, label, hint)
    };
    html! {
        a href="/team" class="govuk-back-link" { "Team" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Cover" }
        p class="govuk-body" { "For some days, what is due on a colleague’s cases stands on somebody else’s list too, as far as they may open them. Nothing changes hands." }
        @if covers.is_empty() { p class="govuk-body" { "Nobody is covered for." } }
        ul class="app-rows" {
            @for cover in covers {
                li class="app-row" {
                    div class="app-row__main" {
                        p class="govuk-body" { strong { (cover.by_name) } " for " strong { (cover.name) } ", from " (short(cover.since)) " to " (short(cover.until)) }
                    }
                    form method="post" action="/covers/end" class="app-row__action" {
                        input type="hidden" name="form" value=(once);
                        @for (name, value) in [("away", cover.account.to_string()), ("by", cover.by.to_string()), ("since", cover.since.to_string())] {
                            input type="hidden" name=(name) value=(value);
                        }
                        (button(&Button { attributes: alongside_ui::Attributes::of(&[("aria-label", &format!("End it: {} for {}", cover.by_name, cover.name))]), ..Button::of("End it").secondary() }))
                    }
                }
            }
        }
        form method="post" action="/covers" novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&small("away", "Who is away?", "")))
            (radios(&small("by", "Who looks after their cases?", "Best the one who knows them: the deputy")))
            (input(&date("since", "From", "Like “today” or “Monday”")))
            (input(&date("until", "To", "The last day, within two months")))
            (button(&Button::of("Set the cover")))
        }
    }
}
