use super::framed::{CaseForm, head};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotName, Naming, rename};
use alongside_domain::reports::LINE;
use alongside_gate::access::NamePerson;
use alongside_store::WriteError;
use alongside_ui::components::{Button, InsetText, button, input, inset_text};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn edit(granted: Granted<NamePerson>, State(app): State<App>) -> Answer {
    let head = head(&app, granted.id()).await?;
    let fields = fields_of(head.naming.reveal(&granted));
    Ok(ok(framed(&app, &granted, &fields, &Errors::default(), &app.new_token())))
}

fn fields_of(naming: &Naming) -> Fields {
    let text =
        |words: &Option<alongside_domain::text::Words>| words.as_ref().map_or("", |words| words.as_str()).to_owned();
    Fields::of([
        ("name", text(&naming.name)),
        ("called", text(&naming.called)),
        ("name-before", text(&naming.name)),
        ("called-before", text(&naming.called)),
    ])
}

enum Refused {
    /// Somebody else has changed it meanwhile, to this.
    Changed(Naming),
    Rule(CannotName),
}

/// Saves the name, unless somebody else has changed it since the form was
/// opened: then both are shown.
pub(super) async fn update(granted: Granted<NamePerson>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = app.english();
    let read = |name: &str, errors: &mut Errors| read_line(words, &fields, name, LINE, errors).some();
    let after = Naming { name: read("name", &mut errors), called: read("called", &mut errors) };
    let seen = Naming { name: read("name-before", &mut errors), called: read("called-before", &mut errors) };
    if !errors.is_empty() {
        return Ok(wrong(framed(&app, &granted, &fields, &errors, fields.one("form"))));
    }
    let (id, now) = (granted.id(), app.now());
    let client = head(&app, id).await?.client;
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let before = tx.naming(client)?;
            if before != seen && before != after {
                return Err(WriteError::Refused(Refused::Changed(before)));
            }
            let named = rename(id, client, before, after.clone());
            Ok(tx.record(named.map_err(|refusal| WriteError::Refused(Refused::Rule(refusal)))?)?)
        })
        .await;
    let (mut fields, errors) = match written {
        Ok(to) => return Ok(redirect(&to)),
        // Saving what stands already is done.
        Err(WriteError::Refused(Refused::Rule(CannotName::Unchanged))) => return Ok(redirect(&format!("/cases/{id}"))),
        Err(WriteError::Refused(Refused::Rule(CannotName::NameTakenAway))) => {
            (fields, Errors::one("name", "Enter the name. A name that is known can be changed but not taken away"))
        }
        Err(WriteError::Refused(Refused::Changed(theirs))) => {
            let mut mine = fields_of(&theirs);
            for name in ["name", "called", "form"] {
                mine.set(name, fields.one(name));
            }
            let both: Vec<String> =
                [theirs.name, theirs.called].into_iter().flatten().map(|name| name.as_str().to_owned()).collect();
            mine.set("theirs", both.join(", "));
            (mine, Errors::one("name", "Somebody else has changed this meanwhile. Theirs is shown first, yours below"))
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    let key = fields.one("form").to_owned();
    fields.set("form", key.clone());
    Ok(wrong(framed(&app, &granted, &fields, &errors, &key)))
}

fn framed(app: &App, granted: &Granted<NamePerson>, fields: &Fields, errors: &Errors, once: &str) -> Markup {
    let case = CaseForm { id: granted.id(), to: "name", title: "What they are called", fields, errors, once };
    case.framed(app, &granted.me, body)
}

fn body(form: Form<'_>) -> Markup {
    html! {
        @for name in ["name-before", "called-before"] { input type="hidden" name=(name) value=(form.fields.one(name)); }
        @if form.fields.is_ticked("theirs") {
            (inset_text(&InsetText::of(html! { "Saved by somebody else: " bdi dir="auto" { (form.fields.one("theirs")) } })))
        }
        (input(&form.line("name", "Full name", "As they write it, in any script. The name before stays findable")))
        (input(&form.line("called", "What they like to be called (optional)", "")))
        (button(&Button::of("Save")))
    }
}
