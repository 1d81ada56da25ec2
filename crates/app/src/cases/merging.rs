use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::short;
use alongside_domain::cases::{CannotMerge, merge_clients, part_clients};
use alongside_domain::local;
use alongside_domain::reports::LINE;
use alongside_gate::PersonId;
use alongside_gate::access::MergeClients;
use alongside_store::WriteError;
use alongside_ui::components::{Button, Choice, Choices, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Who a client may be, and whether they were said to be somebody before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Merging {
    pub at: String,
    /// Each with the name, what else is known, and the reference of their case.
    pub may_be: Vec<(PersonId, String, String)>,
    /// The day it was said that the client is somebody known already.
    pub merged_on: Option<Date>,
}

pub(super) async fn new(granted: Granted<MergeClients>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<MergeClients>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let (id, scope) = (granted.id(), granted.cases());
    let read = app.store.read(move |db| Ok((db.maybe_same(&scope, id)?, db.merge_to_undo(id)?))).await;
    let (found, undo) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let others = found.iter().map(|one| one.case.uuid()).collect();
    let seen = app.store.seen(&granted.permit(), app.now(), others).await;
    seen.map_err(|error| Problem::from(error).in_app(app))?;
    let mut merging = Merging {
        at: format!("/cases/{id}"),
        merged_on: undo.map(|(_, _, at)| local(at).date()),
        ..Merging::default()
    };
    for one in found {
        if merging.may_be.iter().any(|(known, ..)| *known == one.person) {
            continue;
        }
        let naming = one.naming.reveal(granted);
        let names: Vec<&str> = [&naming.name, &naming.called].into_iter().flatten().map(|name| name.as_str()).collect();
        let name = if names.is_empty() { "Name not given".to_owned() } else { names.join(", ") };
        let phone = one.phone.reveal(granted).as_deref().unwrap_or("no telephone number");
        let same = if one.same_phone { "the same telephone number" } else { phone };
        let about = format!("{}, since {}, {same}", one.reference, short(local(one.opened_at).date()));
        merging.may_be.push((one.person, name, about));
    }
    let main = form(Form { desk: true, words: app.english(), fields, errors }, &merging, once);
    let title = "Known already?";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Says that the client of this case is somebody known already.
pub(super) async fn create(granted: Granted<MergeClients>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let onto: Option<PersonId> = fields.one("person").parse().ok();
    if onto.is_none() {
        errors.add("person", "Choose who they are");
    }
    let reason = read_line(app.english(), &fields, "reason", LINE, &mut errors);
    let (Some(onto), true) = (onto, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, scope, now) = (granted.id(), granted.cases(), app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let theirs = tx.db().maybe_same(&scope, id)?;
            let theirs: Vec<_> = theirs.into_iter().filter(|one| one.person == onto).collect();
            if theirs.is_empty() {
                return Err(WriteError::Refused(None));
            }
            for one in theirs {
                if !tx.allows::<MergeClients>(one.case)? {
                    return Err(WriteError::Refused(None));
                }
            }
            let between = tx.between(id, onto)?;
            let client = tx.db().case_head(id)?.client;
            let merged = merge_clients(id, client, onto, between, reason.clone(), now);
            Ok(tx.record(merged.map_err(|refusal| WriteError::Refused(Some(refusal)))?)?)
        })
        .await;
    let (field, sentence) = match written {
        Ok(to) => return Ok(redirect(&to)),
        // Nobody learns here that there is a wall.
        Err(WriteError::Refused(None | Some(CannotMerge::Wall))) => {
            ("person", "This has changed meanwhile, or somebody else looks after their case. Look again")
        }
        Err(WriteError::Refused(Some(CannotMerge::SamePerson))) => ("person", "They are one person already"),
        Err(WriteError::Refused(Some(CannotMerge::OtherParty))) => {
            ("person", "Their cases are of two parties against each other. They are two people")
        }
        Err(WriteError::Refused(Some(CannotMerge::NoReason))) => {
            ("reason", "Say how you know that they are one person")
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one(field, sentence), fields.one("form")).await.map(wrong)
}

/// Takes the last such word back.
pub(super) async fn undo(granted: Granted<MergeClients>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let reason = read_line(app.english(), &fields, "undo-reason", LINE, &mut errors);
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let (id, now) = (granted.id(), app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let Some((before, since, _)) = tx.db().merge_to_undo(id)? else { return Err(WriteError::Refused(None)) };
            let parted = part_clients(id, since, before, reason.clone(), now);
            Ok(tx.record(parted.map_err(|refusal| WriteError::Refused(Some(refusal)))?)?)
        })
        .await;
    let sentence = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(None)) => "Somebody else has taken it back already",
        Err(WriteError::Refused(Some(_))) => "Say how you know that they are two people",
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one("undo-reason", sentence), fields.one("form")).await.map(wrong)
}

pub(crate) fn form(form: Form<'_>, merging: &Merging, once: &str) -> Markup {
    let choice = |(id, name, about): &(PersonId, String, String)| {
        Some(Choice::of(&id.to_string(), html! { bdi dir="auto" { (name) } }).hinted(about.clone()))
    };
    html! {
        a href=(merging.at) class="govuk-back-link" { "The case" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Is the client known already?" }
        p class="govuk-body" { "Then this case is theirs too, beside their others. Each case stays as it is, with its own worker and its own safe way to reach the client." }
        @if let Some(day) = merging.merged_on {
            form method="post" action={ (merging.at) "/merge/undo" } novalidate {
                input type="hidden" name="form" value=(once);
                p class="govuk-body" { strong { "On " (short(day)) " it was said that they are somebody known already." } }
                (input(&form.line("undo-reason", "How do you know that they are two people?", "")))
                (button(&Button::of("They are two people").secondary()))
            }
        }
        @if merging.may_be.is_empty() {
            p class="govuk-body" { "Nobody else in your cases has this name or this telephone number." }
        } @else {
            form method="post" action={ (merging.at) "/merge" } novalidate {
                input type="hidden" name="form" value=(once);
                (radios(&Choices { items: merging.may_be.iter().map(choice).collect(), ..form.choices("person", Legend::of("Who are they?"), "People of one name are often two people. Be sure: one would be shown the other’s life") }))
                (input(&form.line("reason", "How do you know?", "Like “she told me on the phone about her case of last year”")))
                (button(&Button::of("They are one person")))
            }
        }
    }
}
