use super::framed::{CaseForm, head};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::{Form, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{NothingWritten, SUMMARY, summarise};
use alongside_domain::text::Words as Text;
use alongside_gate::access::SummariseCase;
use alongside_store::{CaseHead, WriteError};
use alongside_ui::components::{Button, InsetText, Label, Textarea, button, inset_text, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(super) async fn edit(granted: Granted<SummariseCase>, State(app): State<App>) -> Answer {
    let head = head(&app, granted.id()).await?;
    let (version, text) = summary_of(&granted, &head);
    let fields = Fields::of([("summary", text), ("version", version)]);
    Ok(ok(framed(&app, &granted, &fields, &Errors::default(), None, &app.new_token())))
}

/// The text, and the moment it was written, which tells one text from another.
fn summary_of(granted: &Granted<SummariseCase>, head: &CaseHead) -> (String, String) {
    head.summary.as_ref().map_or_else(
        || (String::new(), String::new()),
        |(at, words)| (at.as_microsecond().to_string(), words.reveal(granted).as_str().to_owned()),
    )
}

enum Refused {
    Changed,
    Nothing,
}

pub(super) async fn update(granted: Granted<SummariseCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words: Text = read_story(app.english(), &fields, "summary", SUMMARY, &mut errors);
    if !errors.is_empty() {
        return Ok(wrong(framed(&app, &granted, &fields, &errors, None, fields.one("form"))));
    }
    let (id, now) = (granted.id(), app.now());
    let seen = fields.one("version").to_owned();
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let version = tx.summarised_at(id)?.map_or_else(String::new, |at| at.as_microsecond().to_string());
            if version != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let fact = summarise(id, words.clone(), now);
            Ok(tx.record(fact.map_err(|NothingWritten| WriteError::Refused(Refused::Nothing))?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::Nothing)) => {
            let errors = Errors::one("summary", "Write a few lines: what is happening, what is agreed, what is next");
            Ok(wrong(framed(&app, &granted, &fields, &errors, None, fields.one("form"))))
        }
        Err(WriteError::Refused(Refused::Changed)) => {
            let theirs = head(&app, id).await?;
            let (version, text) = summary_of(&granted, &theirs);
            let mut mine = fields.clone();
            mine.set("version", version);
            let errors = Errors::one(
                "summary",
                "Somebody else has written this meanwhile. Theirs is shown first, yours below. Nothing of either is lost",
            );
            Ok(wrong(framed(&app, &granted, &mine, &errors, Some(&text), fields.one("form"))))
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

fn framed(
    app: &App,
    granted: &Granted<SummariseCase>,
    fields: &Fields,
    errors: &Errors,
    theirs: Option<&str>,
    once: &str,
) -> Markup {
    let case = CaseForm { id: granted.id(), to: "summary", title: "Where it stands", fields, errors, once };
    case.framed(app, &granted.me, |form| body(form, theirs))
}

fn body(form: Form<'_>, theirs: Option<&str>) -> Markup {
    html! {
        input type="hidden" name="version" value=(form.fields.one("version"));
        @if let Some(theirs) = theirs { (inset_text(&InsetText::of(html! {
            p { strong { "Somebody else has just saved:" } }
            p class="app-said" dir="auto" { (theirs) }
            p { "Put both together below, if you can. Saving replaces theirs; theirs stays in what happened." }
        }))) }
        (textarea(&Textarea {
            rows: Some("12".to_owned()),
            ..form.area("summary", Label::of("Half a page for whoever takes the phone next"), "What is happening, what they want, what is agreed and with whom, what is next, and what to be careful about")
        }))
        (button(&Button::of("Save")))
    }
}
