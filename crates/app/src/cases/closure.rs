use super::framed::back_to_case;
use super::page::done_at;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::entries::Evaluation;
use alongside_domain::cases::{ATTEMPTS, BeforeClosing, CannotClose, NewClosure, close, reopen};
use alongside_domain::codes::{ClientsView, ClosureReason, Code, RetentionClass};
use alongside_domain::lists::{Chosen, ListEntry, ReferenceList};
use alongside_domain::promises::rules::by_id;
use alongside_domain::reports::LINE;
use alongside_domain::text::Words;
use alongside_gate::access::CloseCase;
use alongside_gate::{CaseId, EntryId, Role};
use alongside_store::WriteError;
use alongside_ui::components::{
    Button, Choices, InsetText, Label, Legend, Textarea, button, input, inset_text, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// What somebody says at the end is a few lines.
const LAST_WORDS: usize = 5_000;

pub(super) async fn new(granted: Granted<CloseCase>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("retention", RetentionClass::Adult.code())]);
    show(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<CloseCase>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let today = app.today();
    let read = app.store.read(move |db| Ok((db.before_closing(id)?, db.offered(ReferenceList::Closure, today)?))).await;
    let (before, reasons) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let main = page(Form { desk: true, words: app.english(), fields, errors }, id, &before, &reasons, once);
    let title = "Closing a case";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Closes it, when everything that comes first is done.
pub(super) async fn create(granted: Granted<CloseCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = read_story(app.english(), &fields, "words", LAST_WORDS, &mut errors);
    let today = app.today();
    let own = app.store.read(move |db| db.offered(ReferenceList::Closure, today)).await;
    let own = own.map_err(|error| Problem::from(error).in_app(&app))?;
    let reason = Chosen::<ClosureReason>::read(fields.one("reason"), &own, today);
    let view = ClientsView::from_code(fields.one("view"));
    let retention = RetentionClass::from_code(fields.one("retention")).unwrap_or(RetentionClass::Adult);
    if reason.is_none() {
        errors.add("reason", "Choose why it is closed");
    }
    if view.is_none() {
        errors.add("view", "Choose what the client says");
    }
    let closure = reason.zip(view).filter(|_| errors.is_empty());
    let Some(new) = closure.map(|(reason, view)| NewClosure { reason, view, words, retention }) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    let nobody = app.new_id::<EntryId>();
    let manages = granted.me.actor.works_as(&[Role::Manager]);
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let before = tx.db().before_closing(id)?;
            let fact = close(id, &before, new.clone(), manages, now).map_err(WriteError::Refused)?;
            tx.record(fact)?;
            if new.reason.code == ClosureReason::Deceased {
                // Nobody is there to be asked what they think of us.
                let (before, _) = tx.before_entry::<Evaluation>(id, nobody)?;
                let why = Some(Words::new("They have died"));
                if let Ok(fact) = Evaluation::ask(&before, id, nobody, None, why, now) {
                    tx.record(fact)?;
                }
            }
            Ok(())
        })
        .await;
    refused(&app, &granted, &fields, written).await
}

/// Takes a closed case up again.
pub(super) async fn remove(granted: Granted<CloseCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let why = read_line(app.english(), &fields, "why", LINE, &mut errors);
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let (id, now) = (granted.id(), app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let closed = tx.db().closed_at(id)?.is_some();
            let fact = reopen(id, closed, why.clone(), now).map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
        })
        .await;
    refused(&app, &granted, &fields, written).await
}

async fn refused(
    app: &App,
    granted: &Granted<CloseCase>,
    fields: &Fields,
    written: Result<String, WriteError<CannotClose>>,
) -> Answer {
    let why = match written {
        Ok(to) => return Ok(redirect(&to)),
        // Somebody else has opened it meanwhile: that is what was wanted.
        Err(WriteError::Refused(CannotClose::NotClosed)) => {
            return Ok(redirect(&format!("/cases/{}", granted.id())));
        }
        Err(WriteError::Refused(why)) => why,
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    let (place, sentence) = match why {
        CannotClose::NoWords if fields.one("reason").is_empty() => ("why", "Say why it is opened again".to_owned()),
        CannotClose::NoWords => ("words", "Write what they said, or why they could not be asked".to_owned()),
        CannotClose::TooFewAttempts => (
            "view",
            format!("Silence closes nothing. Try {ATTEMPTS} times at least since you last spoke, on different days and in more than one of the ways they called safe"),
        ),
        CannotClose::Against => (
            "view",
            "They do not want it closed, so a manager decides. Write down what they say in a contact, and ask your manager to look at the case".to_owned(),
        ),
        CannotClose::CannotSay => {
            ("view", "Somebody who has died was not asked. Choose that they could not be asked".to_owned())
        }
        CannotClose::NotSpoken => (
            "view",
            "Nobody has spoken with them since something was last told. Log the conversation first: a yes is a yes to how things are now".to_owned(),
        ),
        CannotClose::AlreadyClosed => (
            "why",
            "Somebody has closed it meanwhile. What you wrote is below and is not saved. If they do not want it closed, open it again".to_owned(),
        ),
        CannotClose::NeedsManager => (
            "view",
            "The risk was high at some time, and you do not have their yes. Ask your manager to close it".to_owned(),
        ),
        other => ("words", to_do(other).0),
    };
    show(app, granted, fields, &Errors::one(place, sentence), fields.one("form")).await.map(wrong)
}

/// What comes first, and where it is done.
fn to_do(what: CannotClose) -> (String, &'static str) {
    let (words, place) = match what {
        CannotClose::NotSummarised => ("Write where it stands", "/summary"),
        CannotClose::StepsOpen => ("End every step that is still planned, or hand it on", "#steps"),
        CannotClose::OutcomesNotJudged => ("Say how far each thing they wanted has come", "/outcomes"),
        CannotClose::IssuesOpen => ("Say how each matter it is about has ended", "/issues"),
        CannotClose::RequestsOpen => ("Write down what came of everything agencies were asked for", "/requests"),
        CannotClose::StillOwed(rule) => {
            (by_id(rule).map_or(rule, |rule| rule.name), done_at(rule).unwrap_or("#due-now"))
        }
        _ => ("Look at the case again", ""),
    };
    (words.to_owned(), place)
}

pub(crate) fn page(form: Form<'_>, case: CaseId, before: &BeforeClosing, reasons: &[ListEntry], once: &str) -> Markup {
    let here = format!("/cases/{case}");
    let first = before.to_do();
    html! {
        (back_to_case(case, form))
        @if before.closed {
            h1 class="govuk-heading-l" { "Open it again" }
            p class="govuk-body" { "Everything that stood on it still does. It comes back to the worklist of its worker." }
            form method="post" action={ (here) "/closure/removal" } novalidate {
                input type="hidden" name="form" value=(once);
                @let typed = form.fields.one("words");
                @if !typed.is_empty() { (inset_text(&InsetText::of(html! { p { strong { "What you wrote, not saved:" } } p class="app-said" dir="auto" { (typed) } }))) }
                (input(&form.line("why", "Why, in one line", "")))
                (button(&Button::of("Open it again")))
            }
        } @else {
            h1 class="govuk-heading-l" { "Close the case" }
            p class="govuk-body" { "A case closes when things have quietened and the client agrees. Talk with them first, and tell them how to come back." }
            @if before.untold {
                div class="app-flag" { strong { "They have not been told all that came of it. " } "Tell them when you talk about closing: once it is closed, it is owed no longer." }
            }
            @if !first.is_empty() {
                div class="app-flag" {
                    p class="govuk-body" { strong { "First:" } }
                    ul class="govuk-list govuk-list--bullet" {
                        @for what in &first {
                            @let (label, place) = to_do(*what);
                            li { a class="govuk-link" href={ (here) (place) } { (label) } }
                        }
                    }
                }
            }
            form method="post" action={ (here) "/closure" } novalidate {
                input type="hidden" name="form" value=(once);
                (radios(&form.one_of_list::<ClosureReason>("reason", Legend::of("Why is it closed?"), reasons)))
                (radios(&form.one_of::<ClientsView>("view", Legend::of("What does the client say?"), "")))
                (textarea(&Textarea { rows: Some("4".to_owned()), ..form.area("words", Label::of("What they said, in their words"), "Or why they could not be asked") }))
                (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<RetentionClass>("retention", Legend::of("For how long are the case and its files kept?"), "Somebody looks again before anything goes") }))
                (button(&Button::of("Close the case")))
            }
        }
    }
}
