//! What clients think of the service, all together, for whoever manages it. It
//! says nothing of which case an answer belongs to: it is for learning.

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::{Problem, ProblemPage, ok};
use alongside_domain::cases::entries::{Answers, FEWEST_ANSWERS};
use alongside_domain::codes::{Agrees, Code, EvaluationItem, Solved};
use alongside_gate::access::ListEvaluations;
use alongside_ui::components::{Table, table};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/evaluations", index)
}

/// The latest answers; a year's worth in most services.
const LATEST: i64 = 500;

async fn index(granted: Granted<ListEvaluations>, State(app): State<App>) -> Result<Response, ProblemPage> {
    let scope = granted.cases();
    let read = app.store.read(move |db| db.evaluations(&scope, LATEST)).await;
    let (asked, answered) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let answers: Vec<Answers> = answered.iter().map(|one| one.reveal(&granted).clone()).collect();
    let main = page(app.english(), asked, &answers);
    let title = "What clients think of us";
    Ok(ok(desk(&app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: false, main })))
}

pub(crate) fn page(words: &Words, asked: i64, all: &[Answers]) -> Markup {
    let count = |of: &dyn Fn(&Answers) -> bool| all.iter().filter(|one| of(one)).count();
    let said = |title: &str, of: &dyn Fn(&Answers) -> Option<&str>| {
        let found: Vec<&str> = all.iter().filter_map(of).collect();
        html! {
            @if !found.is_empty() {
                h2 class="govuk-heading-m" { (title) }
                ul class="govuk-list govuk-list--bullet" { @for words in found { li { span class="app-said" dir="auto" { (words) } } } }
            }
        }
    };
    let heads: Vec<String> =
        std::iter::once("What".to_owned()).chain(Agrees::EVERY.iter().map(|agrees| words.say(&agrees.key()))).collect();
    let row = |item: &EvaluationItem| {
        let counted = Agrees::EVERY.iter().map(|agrees| count(&|one| one.items.contains(&(*item, *agrees))));
        let first = html! { (words.say(&item.key())) };
        std::iter::once(first).chain(counted.map(|number| html! { (number) })).collect::<Vec<Markup>>()
    };
    let rows = EvaluationItem::EVERY.iter().map(row);
    html! {
        h1 class="govuk-heading-l" { "What clients think of us" }
        p class="govuk-body" { (asked) " asked, " (all.len()) " answered. How they were treated, and whether it was solved, are two things. Answers of clients you work with yourself are not among them. It is for learning: no tables of who is better." }
        @if all.len() < FEWEST_ANSWERS { p class="govuk-body" { "Fewer than " (FEWEST_ANSWERS) " have answered. What they say is shown from " (FEWEST_ANSWERS) " on, so that nobody is known by it." } } @else {
            (table(&Table::of_cards("How we worked", &heads.iter().map(String::as_str).collect::<Vec<_>>(), rows)))
            table class="govuk-table" {
                caption class="govuk-table__caption govuk-table__caption--m" { "Whether it was solved, in their eyes" }
                tbody class="govuk-table__body" {
                    @for solved in Solved::EVERY {
                        tr class="govuk-table__row" {
                            th class="govuk-table__header" scope="row" { (words.say(&solved.key())) }
                            td class="govuk-table__cell govuk-table__cell--numeric" { (count(&|one| one.solved == Some(*solved))) }
                        }
                    }
                }
            }
            (said("What was good", &|one| one.good.as_ref().map(|words| words.as_str())))
            (said("What should be better", &|one| one.better.as_ref().map(|words| words.as_str())))
            (said("How others treated them", &|one| one.others.as_ref().map(|words| words.as_str())))
        }
    }
}
