use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{RiskLevel, assess};
use alongside_domain::codes::{Code, Risk};
use alongside_domain::reports::LINE;
use alongside_gate::access::AssessRisk;
use alongside_store::WriteError;
use alongside_ui::components::{Button, InsetText, Legend, button, input, inset_text, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn new(granted: Granted<AssessRisk>, State(app): State<App>) -> Answer {
    let now = now(&app, &granted).await?;
    let fields = Fields::of([("seen", now.map_or_else(String::new, |now| now.0))]);
    Ok(ok(framed(&app, &granted, &fields, &Errors::default(), None, &app.new_token())))
}

/// Which assessment holds now, and what it says.
async fn now(app: &App, granted: &Granted<AssessRisk>) -> Result<Option<(String, String)>, ProblemPage> {
    let id = granted.id();
    let read = app.store.read(move |db| db.risk_now(id)).await.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(read.map(|risk| {
        let level = app.english().say(&risk.level.key());
        let why = risk.why.reveal(granted).as_str();
        (risk.at.as_microsecond().to_string(), format!("{level}, {}: {why}", risk.by))
    }))
}

/// A new level, always with a line why. Earlier ones stay in the chronology.
pub(super) async fn create(granted: Granted<AssessRisk>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let why = read_line(app.english(), &fields, "why", LINE, &mut errors);
    let level = Risk::from_code(fields.one("risk"));
    if level.is_none() {
        errors.add("risk", "Choose how great the risk is");
    }
    if why.is_empty() && errors.on("why").is_none() {
        errors.add("why", "Say in one line why");
    }
    let risk = level.filter(|_| errors.is_empty()).and_then(|level| RiskLevel::new(level, why).ok());
    let Some(risk) = risk else {
        return Ok(wrong(framed(&app, &granted, &fields, &errors, None, fields.one("form"))));
    };
    let (id, at, seen) = (granted.id(), app.now(), fields.one("seen").to_owned());
    let written = app
        .store
        .write_once(granted.permit(), at, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let holds = tx.db().risk_now(id)?.map_or_else(String::new, |risk| risk.at.as_microsecond().to_string());
            if holds != seen {
                return Err(WriteError::Refused(()));
            }
            Ok(tx.record(assess(id, risk.clone(), at))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(())) => {
            let (seen, theirs) = now(&app, &granted).await?.unwrap_or_default();
            let mut mine = fields.clone();
            mine.set("seen", seen);
            let sentence = "Somebody else has changed the risk meanwhile. Look at theirs; saving puts yours after it";
            let errors = Errors::one("risk", sentence);
            Ok(wrong(framed(&app, &granted, &mine, &errors, Some(&theirs), fields.one("form"))))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

fn framed(
    app: &App,
    granted: &Granted<AssessRisk>,
    fields: &Fields,
    errors: &Errors,
    theirs: Option<&str>,
    once: &str,
) -> Markup {
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = html! {
        a href={ "/cases/" (granted.id()) } class="govuk-back-link" { "The case" }
        (pages::errors(form.words, errors))
        h1 class="govuk-heading-l" { "How great is the risk now?" }
        form method="post" action={ "/cases/" (granted.id()) "/risk" } novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="seen" value=(fields.one("seen"));
            @if let Some(theirs) = theirs { (inset_text(&InsetText::of(html! { p { strong { "Somebody else has just saved:" } } p class="app-said" dir="auto" { (theirs) } }))) }
            (radios(&form.one_of::<Risk>("risk", Legend::of("Risk"), "")))
            (input(&form.line("why", "Why, in one line", "")))
            (button(&Button::of("Save")))
        }
    };
    desk(app, DeskPage { me: &granted.me, title: "Risk", here: Here::Cases, wrong: !errors.is_empty(), main })
}
