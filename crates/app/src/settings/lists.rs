use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::{short, typed};
use alongside_domain::codes::Code;
use alongside_domain::lists::{CannotAdd, ListEntry, ReferenceList, add_list_entry, end_list_entry};
use alongside_domain::reports::LINE;
use alongside_gate::ListEntryId;
use alongside_gate::access::KeepSettings;
use alongside_store::{StorageError, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use alongside_ui::words::Words;
use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;

type Answer = Result<Response, ProblemPage>;

/// One list: what is always on it, and what the service has added.
#[derive(Clone, Debug)]
pub(crate) struct Lists {
    pub list: ReferenceList,
    pub own: Vec<ListEntry>,
}

pub(super) async fn index(
    granted: Granted<KeepSettings>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let fields = Fields::of([("since", "today"), ("list", query.get("list").map_or("", String::as_str))]);
    show(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
}

fn list_of(fields: &Fields) -> ReferenceList {
    ReferenceList::from_code(fields.one("list")).unwrap_or(ReferenceList::Source)
}

fn address(list: ReferenceList) -> String {
    format!("/lists?list={}", list.code())
}

async fn show(
    app: &App,
    granted: &Granted<KeepSettings>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let list = list_of(fields);
    let own = app.store.read(move |db| db.list_entries(list)).await;
    let own = own.map_err(|error| Problem::from(error).in_app(app))?;
    let view = Lists { list, own };
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &view, once);
    Ok(desk(app, DeskPage { me: &granted.me, title: "Lists", here: Here::Settings, wrong: !errors.is_empty(), main }))
}

/// Adds an answer of the service's own.
pub(super) async fn create(granted: Granted<KeepSettings>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (mut errors, today, list) = (Errors::default(), app.today(), list_of(&fields));
    let words = read_line(app.english(), &fields, "words", LINE, &mut errors);
    let since = typed(fields.one("since"), today).ok();
    if since.is_none() {
        errors.add("since", "Write the first day on which it is offered, like “today” or “1 April”");
    }
    let Some(since) = since.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, under) = (app.new_id::<ListEntryId>(), fields.one("under").to_owned());
    let words = words.as_str().to_owned();
    let ours: Vec<String> = list.ours().iter().flat_map(|(_, key)| both(app.english(), key)).collect();
    let new = ListEntry { id, list, under, words, since, until: None };
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), address(list), move |tx| {
            let known = tx.db().list_entries(list)?;
            Ok(tx.record(add_list_entry(new.clone(), &ours, &known, today).map_err(WriteError::Refused)?)?)
        })
        .await;
    let (place, sentence) = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotAdd::NoWords)) => ("words", "Write what it is called"),
        Err(WriteError::Refused(CannotAdd::Known)) => ("words", "There is one of these words already"),
        Err(WriteError::Refused(CannotAdd::NoPlace)) => ("under", "Choose what it counts as"),
        Err(WriteError::Refused(CannotAdd::TooFar)) => {
            ("since", "This day is more than two years ahead. Check the year")
        }
        Err(WriteError::Refused(CannotAdd::InThePast)) => {
            ("since", "It can be offered from today on, or later. What was entered before was entered without it")
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &Errors::one(place, sentence), fields.one("form")).await.map(wrong)
}

/// An answer of ours as the public and as colleagues read it.
fn both(words: &Words, key: &str) -> Vec<String> {
    let own = format!("desk-{key}");
    [key.to_owned(), own].iter().filter(|key| words.has(key)).map(|key| words.say(key)).collect()
}

/// It is offered no longer. What says it goes on saying it.
pub(super) async fn end(granted: Granted<KeepSettings>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (to, until) = (address(list_of(&fields)), app.today());
    let Ok(entry) = fields.one("entry").parse::<ListEntryId>() else { return Ok(redirect(&to)) };
    let written = app
        .store
        .write_once::<()>(granted.permit(), app.now(), once(&app, &fields), to.clone(), move |tx| {
            Ok(tx.record(end_list_entry(entry, until))?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        // Somebody else has done so meanwhile.
        Err(WriteError::Storage(StorageError::Missing)) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, view: &Lists, once: &str) -> Markup {
    let ours: Vec<(&str, String)> = view.list.ours().into_iter().map(|(code, key)| (code, form.say(&key))).collect();
    let under = ours.iter().map(|(code, words)| Some(Choice::of(code, words.as_str()))).collect();
    let small = Some("govuk-radios--small".to_owned());
    html! {
        a href="/settings" class="govuk-back-link" { "Settings" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Lists" }
        nav class="app-tabs" aria-label="Lists" {
            @for list in ReferenceList::EVERY {
                a class="govuk-link" href=(address(*list)) aria-current=[(*list == view.list).then_some("page")] { (form.say(&list.key())) }
            }
        }
        p class="govuk-body" { "What you add is offered beside what is always there, from a day on. It counts as the one it stands under, so that clocks and figures go on. Nothing that was written with it ever changes." }
        @if view.own.is_empty() { p class="govuk-body" { "Nothing of your own yet." } }
        ul class="app-rows" {
            @for entry in &view.own { (own(form, view.list, entry, once)) }
        }
        h2 class="govuk-heading-m" { "Add to this list" }
        form method="post" action="/lists" novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="list" value=(view.list.code());
            (input(&form.line("words", "What is it called?", "As colleagues would look for it. Never a person’s name")))
            (radios(&Choices { items: under, classes: small, ..form.choices("under", Legend::of("What does it count as?"), "") }))
            (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("since", "From which day?", "Like “today” or “1 April”") }))
            (button(&Button::of("Add it")))
        }
    }
}

fn own(form: Form<'_>, list: ReferenceList, entry: &ListEntry, once: &str) -> Markup {
    let label = format!("Stop offering: {}", entry.words);
    let counts_as = list.ours().into_iter().find(|(code, _)| *code == entry.under).map(|(_, key)| form.say(&key));
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" { bdi dir="auto" { (entry.words) } }
                p class="govuk-body-s" {
                    "Counts as “" (counts_as.unwrap_or_default()) "”, offered from " (short(entry.since))
                    @if let Some(day) = entry.until { ", offered no longer since " (short(day)) }
                }
            }
            @if entry.until.is_none() {
                form method="post" action="/lists/end" class="app-row__action" {
                    input type="hidden" name="form" value=(once);
                    input type="hidden" name="list" value=(list.code());
                    input type="hidden" name="entry" value=(entry.id);
                    (button(&Button { attributes: alongside_ui::Attributes::of(&[("aria-label", &label)]), ..Button::of("Stop offering it").secondary() }))
                }
            }
        }
    }
}
