use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::agencies::{CannotList, end_agency, list_agency};
use alongside_domain::calendars::short;
use alongside_domain::codes::{Code, Source};
use alongside_domain::referrals::FROM_PROFESSIONALS;
use alongside_domain::reports::LINE;
use alongside_gate::AgencyId;
use alongside_gate::access::KeepSettings;
use alongside_store::{AgencyLine, StorageError, WriteError};
use alongside_ui::components::{Button, Choices, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn index(granted: Granted<KeepSettings>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<KeepSettings>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let agencies = app.store.read(|db| db.agencies()).await.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &agencies, once);
    let title = "Organisations we work with";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Settings, wrong: !errors.is_empty(), main }))
}

/// Puts an organisation on the list, from today on.
pub(super) async fn create(granted: Granted<KeepSettings>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let name = read_line(app.english(), &fields, "name", LINE, &mut errors);
    let kind = Source::from_code(fields.one("kind")).filter(|kind| FROM_PROFESSIONALS.contains(kind));
    if kind.is_none() {
        errors.add("kind", "Choose what kind of organisation it is");
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (agency, since): (AgencyId, _) = (app.new_id(), app.today());
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), "/agencies".to_owned(), move |tx| {
            let known = tx.db().agencies()?.into_iter().filter(|known| known.until.is_none());
            let known: Vec<String> = known.map(|known| known.name).collect();
            let listed = list_agency(agency, name.as_str().to_owned(), kind, &known, since);
            Ok(tx.record(listed.map_err(WriteError::Refused)?)?)
        })
        .await;
    let sentence = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotList::NoName)) => "Enter its name",
        Err(WriteError::Refused(CannotList::Known)) => "There is one of this name already",
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one("name", sentence), fields.one("form")).await.map(wrong)
}

/// It is offered no longer. What speaks of it stays.
pub(super) async fn end(granted: Granted<KeepSettings>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(agency) = fields.one("agency").parse::<AgencyId>() else {
        return Ok(redirect("/agencies"));
    };
    let until = app.today();
    let written = app
        .store
        .write_once::<()>(granted.permit(), app.now(), once(&app, &fields), "/agencies".to_owned(), move |tx| {
            Ok(tx.record(end_agency(agency, until))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        // Somebody else has done so meanwhile.
        Err(WriteError::Storage(StorageError::Missing)) => Ok(redirect("/agencies")),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, agencies: &[AgencyLine], once: &str) -> Markup {
    let kinds = FROM_PROFESSIONALS.iter().map(|kind| Some(form.choice(*kind))).collect();
    html! {
        a href="/settings" class="govuk-back-link" { "Settings" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Organisations we work with" }
        p class="govuk-body" { "A wall before a case can stand against one of them: then nothing of that case goes there." }
        @if agencies.is_empty() { p class="govuk-body" { "None yet." } }
        ul class="app-rows" {
            @for agency in agencies {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" { bdi dir="auto" { (agency.name) } }
                        p class="govuk-body-s" {
                            (form.words.say(&agency.kind.key())) ", since " (short(agency.since))
                            @if let Some(day) = agency.until { ", until " (short(day)) }
                        }
                    }
                    @if agency.until.is_none() {
                        form method="post" action="/agencies/end" class="app-row__action" {
                            input type="hidden" name="form" value=(once);
                            input type="hidden" name="agency" value=(agency.id);
                            (button(&Button { attributes: alongside_ui::Attributes::of(&[("aria-label", &format!("Take off the list: {}", agency.name))]), ..Button::of("Take off the list").secondary() }))
                        }
                    }
                }
            }
        }
        form method="post" action="/agencies" novalidate {
            input type="hidden" name="form" value=(once);
            (input(&form.line("name", "A new organisation", "As they call themselves")))
            (radios(&Choices { items: kinds, classes: Some("govuk-radios--small".to_owned()), ..form.choices("kind", Legend::of("What kind?"), "") }))
            (button(&Button::of("Put it on the list")))
        }
    }
}
