use super::form::{questions, read};
use crate::audiences::{Opened, Reporting};
use crate::frames::{Visitor, visitor};
use crate::home::reach;
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, Source, ok, once, redirect, wrong};
use alongside_domain::codes::Channel;
use alongside_domain::complaints::{CannotComplain, receive_complaint};
use alongside_domain::service::Service;
use alongside_gate::ComplaintId;
use alongside_store::WriteError;
use alongside_ui::components::{Button, Panel, button, panel};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::SignedDuration;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// As many in an hour from one place: a library is one place to many people.
const MOST: i64 = 20;

fn frame(app: &App, words: &Words, main: Markup, wrong: bool) -> Markup {
    visitor(app, Visitor { words, title: words.say("complain-title"), leave: true, wrong, main })
}

pub(super) async fn new(open: Opened<Reporting>, State(app): State<App>) -> Response {
    let fields = Fields::of([("form", app.new_token())]);
    let form = Form { desk: false, words: &open.words, fields: &fields, errors: &Errors::default() };
    ok(frame(&app, &open.words, make_page(form), false))
}

pub(super) async fn create(
    open: Opened<Reporting>,
    State(app): State<App>,
    source: Source,
    Sent(fields): Sent,
) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let mut errors = Errors::default();
    let details = read(&open.words, &fields, Channel::ThisPage, app.today(), &mut errors);
    if errors.is_empty() {
        let often = source.too_often(&app, "complaints", MOST, SignedDuration::from_hours(1)).await;
        if often.map_err(|error| in_app(error.into()))? {
            errors.add("about", open.words.say("complain-too-many"));
        }
    }
    if !errors.is_empty() {
        let form = Form { desk: false, words: &open.words, fields: &fields, errors: &errors };
        return Ok(wrong(frame(&app, &open.words, make_page(form), true)));
    }
    let (id, now) = (app.new_id::<ComplaintId>(), app.now());
    let to = "/complain/received".to_owned();
    let written = app
        .store
        .write_once(open.permit(), now, once(&app, &fields), to, move |tx| {
            let fact = receive_complaint(id, details.clone(), now);
            Ok(tx.record(fact.map_err(WriteError::<CannotComplain>::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(in_app(error.into())),
    }
}

pub(super) async fn show(open: Opened<Reporting>, State(app): State<App>) -> Response {
    ok(frame(&app, &open.words, made_page(&open.words, &app.service()), false))
}

pub(crate) fn make_page(form: Form<'_>) -> Markup {
    let words = form.words;
    html! {
        (pages::errors(words, form.errors))
        h1 class="govuk-heading-l" { (words.say("complain-heading")) }
        p class="govuk-body-l" { (words.say("complain-lead")) }
        p class="govuk-body" { (words.say("complain-who")) }
        form method="post" action="/complain" novalidate {
            input type="hidden" name="form" value=(form.fields.one("form"));
            (questions(form))
            (button(&Button::of(words.say("questions-send"))))
        }
    }
}

pub(crate) fn made_page(words: &Words, service: &Service) -> Markup {
    html! {
        (panel(&Panel { title_text: Some(words.say("complain-received")), ..Panel::default() }))
        p class="govuk-body-l" { (words.say("complain-next")) }
        h2 class="govuk-heading-m" { (words.say("home-talk")) }
        (reach(words, service))
        (button(&Button::link(words.say("return-finish"), "/leave")))
    }
}
