use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::accounts::{Near, NoTie, Ties, declare_ties};
use alongside_domain::reports::PARAGRAPH;
use alongside_gate::access::DeclareTies;
use alongside_store::WriteError;
use alongside_ui::components::{Button, Label, Textarea, button, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Whom and what I am near. Nobody else reads it.
pub(super) async fn edit(granted: Granted<DeclareTies>, State(app): State<App>) -> Answer {
    let account = granted.me.account;
    let ties = app.store.read(move |db| db.ties(account)).await;
    let ties = ties.map_err(|error| Problem::from(error).in_app(&app))?;
    let fields = Fields::of([
        ("families", ties.families.as_str().to_owned()),
        ("places", ties.places.as_str().to_owned()),
        ("organisations", ties.organisations.as_str().to_owned()),
    ]);
    Ok(ok(framed(&app, &granted, &fields, &Errors::default())))
}

pub(super) async fn update(granted: Granted<DeclareTies>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let ties = Ties {
        families: read_story(app.english(), &fields, "families", PARAGRAPH, &mut errors),
        places: read_story(app.english(), &fields, "places", PARAGRAPH, &mut errors),
        organisations: read_story(app.english(), &fields, "organisations", PARAGRAPH, &mut errors),
    };
    let account = granted.me.account;
    if errors.is_empty() {
        let written = app
            .store
            .write(granted.permit(), app.now(), move |tx| {
                tx.record(declare_ties(account, &ties).map_err(WriteError::Refused)?)?;
                Ok(tx.set_ties(account, &ties)?)
            })
            .await;
        match written {
            Ok(()) => return Ok(redirect("/sessions")),
            Err(WriteError::Refused(NoTie::TooMany(near))) => errors.add(field(near), "30 lines are enough"),
            Err(WriteError::Refused(NoTie::NoPlace(line))) => errors.add(
                "places",
                format!("“{line}” is neither a street, like Station Road, nor a postcode, like KT1 2AB"),
            ),
            Err(error) => return Err(Problem::from(error).in_app(&app)),
        }
    }
    Ok(wrong(framed(&app, &granted, &fields, &errors)))
}

const fn field(near: Near) -> &'static str {
    match near {
        Near::Family => "families",
        Near::Place => "places",
        Near::Organisation => "organisations",
    }
}

fn framed(app: &App, granted: &Granted<DeclareTies>, fields: &Fields, errors: &Errors) -> Markup {
    let main = page(Form { desk: true, words: app.english(), fields, errors });
    let wrong = !errors.is_empty();
    desk(app, DeskPage { me: &granted.me, title: "Whom you are near", here: Here::Mine, wrong, main })
}

pub(crate) fn page(form: Form<'_>) -> Markup {
    let lines = |name: &str, label: &str, hint: &str| {
        textarea(&Textarea { rows: Some("3".to_owned()), ..form.area(name, Label::of(label), hint) })
    };
    html! {
        a href="/sessions" class="govuk-back-link" { "Your account" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Whom you are near" }
        p class="govuk-body" { "So that nobody gives you the case of a neighbour or a cousin. Whoever gives out a case sees only that you may be near it and whether by family, street or organisation. Managers also see when you open such a case and do not work on it. Only you read what you enter here; it goes when you leave." }
        form method="post" action="/ties" novalidate {
            (lines("families", "Family names besides your own", "One on each line"))
            (lines("places", "Streets and postcodes where you or your family live", "One on each line, like Station Road or KT1 2AB"))
            (lines("organisations", "Organisations you or your family work for or belong to", "One on each line"))
            (button(&Button::of("Save")))
        }
    }
}
