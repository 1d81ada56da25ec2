use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, redirect, wrong};
use alongside_domain::cases::seek_emergency_access;
use alongside_gate::access::{AskEmergencyAccess, ShowCase};
use alongside_ui::components::{Button, button, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::SignedDuration;
use maud::{Markup, html};

/// Tries at a reference in an hour: this is no way to go through the cases.
const TRIES: i64 = 10;
const WINDOW: SignedDuration = SignedDuration::from_hours(1);

pub(super) async fn new(granted: Granted<AskEmergencyAccess>, State(app): State<App>) -> Response {
    ok(framed(&app, &granted, &Fields::default(), &Errors::default()))
}

/// Finds the case with exactly this reference. What is behind a wall and what
/// does not exist get the same answer, on the page that follows too.
pub(super) async fn create(
    granted: Granted<AskEmergencyAccess>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let in_app = |error| Problem::from(error).in_app(&app);
    let tries = format!("emergency access by {}", granted.me.account);
    if app.store.too_many_tries(&tries, TRIES, WINDOW, app.now()).await.map_err(in_app)? {
        let errors = Errors::one("reference", "Too many tries. Ask the case's team, or wait an hour");
        return Ok(wrong(framed(&app, &granted, &fields, &errors)));
    }
    let asked = fields.one("reference").to_owned();
    let scope = granted.cases();
    let found = app.store.read(move |db| db.case_with_reference(&asked, &scope)).await.map_err(in_app)?;
    let (by, known) = (granted.me.account, found.is_some());
    let sought = app
        .store
        .write::<(), ()>(granted.permit(), app.now(), move |tx| Ok(tx.record(seek_emergency_access(by, known))?))
        .await;
    sought.map_err(|error| Problem::from(error).in_app(&app))?;
    match found {
        Some(case) if app.store.allows::<ShowCase>(by, case, app.now()).await.map_err(in_app)? => {
            Ok(redirect(&format!("/cases/{case}")))
        }
        Some(case) => Ok(redirect(&format!("/cases/{case}/emergency-access"))),
        None => {
            let sentence =
                "No case can be opened with this reference. Check it: nine letters and numbers, like K7MQ-4XWT-C";
            Ok(wrong(framed(&app, &granted, &fields, &Errors::one("reference", sentence))))
        }
    }
}

fn framed(app: &App, granted: &Granted<AskEmergencyAccess>, fields: &Fields, errors: &Errors) -> Markup {
    let form = Form { desk: true, words: app.english(), fields, errors };
    let title = "Open another team’s case";
    let main = html! {
        a href="/search" class="govuk-back-link" { "Find" }
        (pages::errors(form.words, errors))
        h1 class="govuk-heading-l" { (title) }
        p class="govuk-body" { "Only when it cannot wait: somebody is in danger, or the client is on the phone and nobody from the team is here. You say why, the case opens for four hours, and somebody else looks at it within a working day." }
        form method="post" action="/emergency-access" novalidate {
            (input(&form.left_to_right("reference", "The exact reference of the case", "")))
            (button(&Button::of("Go on")))
        }
    };
    desk(app, DeskPage { me: &granted.me, title, here: Here::Search, wrong: !errors.is_empty(), main })
}
