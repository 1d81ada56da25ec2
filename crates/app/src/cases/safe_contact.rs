use super::said;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::reports::reading::{safe_contact, safe_contact_fields};
use crate::reports::steps::contact_fields::{check_contact, contact_fields};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::change_safe_contact;
use alongside_domain::codes::{Code, Rhythm};
use alongside_gate::access::ChangeSafeContact;
use alongside_store::{CaseHead, WriteError};
use alongside_ui::components::{Button, Legend, WarningText, button, checkboxes, radios, warning_text};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn edit(granted: Granted<ChangeSafeContact>, State(app): State<App>) -> Answer {
    let head = head(&app, &granted).await?;
    let fields = fields_of(&granted, &head);
    Ok(ok(framed(&app, &granted, &fields, &Errors::default(), None, &app.new_token())))
}

/// Somebody else changed it meanwhile.
struct Changed;

/// Saves, unless somebody else has changed it since the form was opened: then
/// both are shown and nothing is overwritten.
pub(super) async fn update(granted: Granted<ChangeSafeContact>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let errors = check_contact(app.english(), &fields);
    if !errors.is_empty() {
        return Ok(wrong(framed(&app, &granted, &fields, &errors, None, fields.one("form"))));
    }
    let version: i64 = fields.one("version").parse().unwrap_or(0);
    let contact = safe_contact(&fields);
    let rhythm = Rhythm::from_code(fields.one("rhythm"));
    let gone_through = fields.is_ticked("gone-through");
    let (id, now, today) = (granted.id(), app.now(), app.today());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let (now_at, before) = tx.safe_contact(id)?;
            if now_at != version {
                return Err(WriteError::Refused(Changed));
            }
            Ok(tx.record(change_safe_contact(id, &before, contact.clone(), gone_through, rhythm, today))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(Changed)) => {
            let theirs = head(&app, &granted).await?;
            let mut mine = fields.clone();
            mine.set("version", theirs.version.to_string());
            let errors = Errors::one(
                "theirs",
                "Somebody else has changed this meanwhile. Theirs is shown first, yours below. Nothing of either is lost",
            );
            Ok(wrong(framed(&app, &granted, &mine, &errors, Some(&theirs), &app.new_token())))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

async fn head(app: &App, granted: &Granted<ChangeSafeContact>) -> Result<CaseHead, ProblemPage> {
    let id = granted.id();
    app.store.read(move |db| db.case_head(id)).await.map_err(|error| Problem::from(error).in_app(app))
}

fn fields_of(granted: &Granted<ChangeSafeContact>, head: &CaseHead) -> Fields {
    let mut fields = safe_contact_fields(head.safe_contact.reveal(granted));
    fields.set("version", head.version.to_string());
    fields.set("rhythm", head.rhythm.map_or("", Code::code));
    fields
}

fn framed(
    app: &App,
    granted: &Granted<ChangeSafeContact>,
    fields: &Fields,
    errors: &Errors,
    theirs: Option<&CaseHead>,
    once: &str,
) -> Markup {
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = html! {
        a href={ "/cases/" (granted.id()) } class="govuk-back-link" { "The case" }
        (pages::errors(form.words, errors))
        h1 class="govuk-heading-l" { "How to reach them safely" }
        @if let Some(theirs) = theirs {
            div id="theirs" tabindex="-1" {
                h2 class="govuk-heading-m" { "What somebody else has just saved" }
                (said::safe_contact_banner(form.words, theirs.safe_contact.reveal(granted)))
                h2 class="govuk-heading-m" { "What you wrote" }
                p class="govuk-body" { "Change it if you need to. Saving replaces theirs with yours." }
            }
        }
        (warning_text(&WarningText::of("A new phone number or address is not safe until they have said so. Unless you have gone through it with them, it is saved as “not known”: one call, to them alone. Do not confirm it to the old one.")))
        form method="post" action={ "/cases/" (granted.id()) "/safe-contact" } novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="version" value=(fields.one("version"));
            (contact_fields(form))
            (radios(&form.one_of::<Rhythm>("rhythm", Legend::of("How often do they want to hear from us?"), "")))
            (checkboxes(&form.tick("gone-through", "I have gone through this with them, alone, today")))
            (button(&Button::of("Save")))
        }
    };
    desk(app, DeskPage { me: &granted.me, title: "Safe contact", here: Here::Cases, wrong: !errors.is_empty(), main })
}
