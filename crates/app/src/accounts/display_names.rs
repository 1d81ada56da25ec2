use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::accounts::{DisplayNames, NotAName, call_oneself};
use alongside_domain::reports::LINE;
use alongside_gate::access::KeepOwnNames;
use alongside_store::WriteError;
use alongside_ui::components::{Button, button, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// What others call me.
pub(super) async fn edit(granted: Granted<KeepOwnNames>, State(app): State<App>) -> Answer {
    let account = granted.me.account;
    let names = app.store.read(move |db| db.display_names(account)).await;
    let names = names.map_err(|error| Problem::from(error).in_app(&app))?;
    let fields = Fields::of([
        ("to-clients", names.to_clients.as_str().to_owned()),
        ("to-agencies", names.to_agencies.as_str().to_owned()),
    ]);
    Ok(ok(framed(&app, &granted, &fields, &Errors::default())))
}

pub(super) async fn update(granted: Granted<KeepOwnNames>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let names = DisplayNames {
        to_clients: read_line(app.english(), &fields, "to-clients", LINE, &mut errors),
        to_agencies: read_line(app.english(), &fields, "to-agencies", LINE, &mut errors),
    };
    let account = granted.me.account;
    if errors.is_empty() {
        let written = app
            .store
            .write(granted.permit(), app.now(), move |tx| {
                let others = tx.db().accounts()?.into_iter().filter(|other| other.id != account);
                let mut taken: Vec<String> = others.map(|other| other.name).collect();
                taken.extend(tx.db().agencies()?.into_iter().map(|agency| agency.name));
                Ok(tx.record(call_oneself(account, names.clone(), &taken).map_err(WriteError::Refused)?)?)
            })
            .await;
        const REACHES: &str = "Enter a name without numbers or an e-mail address";
        match written {
            Ok(()) => return Ok(redirect("/sessions")),
            Err(WriteError::Refused(NotAName::ToClients)) => errors.add("to-clients", REACHES),
            Err(WriteError::Refused(NotAName::ToAgencies)) => errors.add("to-agencies", REACHES),
            Err(WriteError::Refused(NotAName::SomebodyElses)) => {
                errors.add(
                    "to-clients",
                    "A colleague or an organisation is called this, here or below. Choose another name",
                );
            }
            Err(error) => return Err(Problem::from(error).in_app(&app)),
        }
    }
    Ok(wrong(framed(&app, &granted, &fields, &errors)))
}

fn framed(app: &App, granted: &Granted<KeepOwnNames>, fields: &Fields, errors: &Errors) -> Markup {
    let main = page(Form { desk: true, words: app.english(), fields, errors });
    let wrong = !errors.is_empty();
    desk(app, DeskPage { me: &granted.me, title: "What others call you", here: Here::Mine, wrong, main })
}

pub(crate) fn page(form: Form<'_>) -> Markup {
    html! {
        a href="/sessions" class="govuk-back-link" { "Your account" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "What others call you" }
        p class="govuk-body" { "Colleagues see your full name. Others see only what you enter here, and no name if you leave it empty. A first name, or another name you work under, is enough. It also stands beside what you wrote before." }
        form method="post" action="/display-names" novalidate {
            (input(&form.line("to-clients", "To clients", "Beside the messages you write to them")))
            (input(&form.line("to-agencies", "To other organisations", "For those who referred somebody you work with, once the person has agreed that they hear more")))
            (button(&Button::of("Save")))
        }
    }
}
