//! The service's own security equipment: how much there is, how much is with
//! clients, how much is promised. It says nothing of whom it is with.

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::entries::Equipment;
use alongside_domain::cases::{MOST_HELD, Shelf, count_stock};
use alongside_domain::codes::{Code, EquipmentKind};
use alongside_gate::access::CountStock;
use alongside_store::WriteError;
use alongside_ui::components::{Button, Input, button, input};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/equipment", index).post("/equipment", create)
}

async fn index(granted: Granted<CountStock>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<CountStock>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let read = app.store.read(|db| Ok((db.stock()?, db.entries_open::<Equipment>()?))).await;
    let (held, open) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let open: Vec<Equipment> = open.iter().map(|line| line.details.reveal(granted).clone()).collect();
    let count = |kind: EquipmentKind| held.iter().find(|one| one.0 == kind).map_or(0, |one| one.1);
    let shelves: Vec<Shelf> =
        EquipmentKind::EVERY.iter().map(|kind| Shelf::of(*kind, count(*kind), open.iter())).collect();
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &shelves, once);
    let title = "Our equipment";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: !errors.is_empty(), main }))
}

/// How many there are, as somebody has counted them.
async fn create(granted: Granted<CountStock>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let now = app.now();
    let mut errors = Errors::default();
    let mut counted = Vec::new();
    for kind in EquipmentKind::EVERY {
        let typed = fields.one(kind.code()).trim();
        if typed.is_empty() {
            continue;
        }
        match typed.parse().ok().and_then(|held| count_stock(*kind, held, now)) {
            Some(fact) => counted.push(fact),
            None => errors.add(kind.code(), format!("Write a number from 0 to {MOST_HELD}")),
        }
    }
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let written: Result<String, WriteError<()>> = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/equipment".to_owned(), move |tx| {
            counted.iter().try_for_each(|fact| Ok(tx.record(fact.clone())?))
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

pub(crate) fn page(form: Form<'_>, shelves: &[Shelf], once: &str) -> Markup {
    let head =
        |words: &str| html! { th class="govuk-table__header govuk-table__header--numeric" scope="col" { (words) } };
    let number = |number: i64| html! { td class="govuk-table__cell govuk-table__cell--numeric" { (number) } };
    html! {
        a href="/team" class="govuk-back-link" { "Team" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Our equipment" }
        p class="govuk-body" { "What is ours, wherever it is. What a client keeps, or what was lost, is ours no more: count again then." }
        div class="app-scrolls" tabindex="0" role="region" aria-label="Our equipment" {
            table class="govuk-table" {
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" { th class="govuk-table__header" scope="col" { "What" } (head("Ours")) (head("With clients")) (head("Promised")) (head("Free")) }
                }
                tbody class="govuk-table__body" {
                    @for shelf in shelves {
                        tr class="govuk-table__row" {
                            th class="govuk-table__header" scope="row" { (form.say(&shelf.kind.key())) @if shelf.free() < 0 { ": " strong { "more is promised than there is" } } }
                            (number(shelf.held)) (number(shelf.out)) (number(shelf.promised)) (number(shelf.free()))
                        }
                    }
                }
            }
        }
        h2 class="govuk-heading-m" { "Count again" }
        form method="post" action="/equipment" novalidate {
            input type="hidden" name="form" value=(once);
            @for shelf in shelves {
                (input(&Input { classes: Some("govuk-input--width-4".to_owned()), inputmode: Some("numeric".to_owned()), ..form.left_to_right(shelf.kind.code(), form.say(&shelf.kind.key()), "") }))
            }
            (button(&Button::of("Keep the count").secondary()))
        }
    }
}
