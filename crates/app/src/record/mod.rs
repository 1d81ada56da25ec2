//! Who did what and when: for whoever runs the service and whoever answers for
//! its data. What it was done to does not stand here.

mod page;

use crate::audiences::{Desk, Granted, Routes};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, day_problem};
use crate::web::{Problem, ProblemPage, ok, wrong};
use alongside_domain::calendars::typed;
use alongside_domain::start_of_day;
use alongside_gate::AccountId;
use alongside_gate::access::SearchRecord;
use alongside_store::{Lines, Page};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Span;
use jiff::civil::Date;
use std::collections::HashMap;

pub(crate) use page::page;

/// What is asked of the record.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub who: Option<AccountId>,
    pub what: &'static str,
    pub since: Date,
    pub until: Date,
    pub page: i64,
}

pub(crate) const SIZE: i64 = 50;

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new().get("/record", index)
}

/// The last week, or what is asked for.
async fn index(
    granted: Granted<SearchRecord>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, ProblemPage> {
    let (mut errors, today) = (Errors::default(), app.today());
    let mut fields = Fields::of(query.iter().map(|(name, value)| (name.as_str(), value.clone())));
    let mut day = |name: &str, otherwise: Date| match fields.one(name) {
        "" => otherwise,
        text => typed(text, today).unwrap_or_else(|problem| {
            errors.add(name, day_problem(app.english(), problem));
            otherwise
        }),
    };
    let (what, lines) = match fields.one("what") {
        "looks" => ("looks", Lines::Looks),
        "changes" => ("changes", Lines::Changes),
        _ => ("all", Lines::All),
    };
    let asked = Asked {
        since: day("since", today.saturating_sub(Span::new().days(7))),
        until: day("until", today),
        who: fields.one("who").parse().ok(),
        what,
        page: fields.one("page").parse().unwrap_or(1),
    };
    if asked.until < asked.since && errors.is_empty() {
        errors.add("until", "The last day comes before the first");
    }
    fields.set("what", what);
    let days = (start_of_day(asked.since), start_of_day(asked.until.saturating_add(Span::new().days(1))));
    let (who, part) = (asked.who, Page::of(asked.page, SIZE));
    let read =
        app.store.read_with_looks(move |db| Ok((db.accounts()?, db.record_lines(who, lines, days, part)?))).await;
    let (accounts, (found, total)) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let colleagues: Vec<(AccountId, String)> = accounts.into_iter().map(|account| (account.id, account.name)).collect();
    let form = Form { desk: true, words: app.english(), fields: &fields, errors: &errors };
    let main = page(form, &asked, &colleagues, &found, total);
    let is_wrong = !errors.is_empty();
    let page = desk(&app, DeskPage { me: &granted.me, title: "Record", here: Here::Record, wrong: is_wrong, main });
    Ok(if is_wrong { wrong(page) } else { ok(page) })
}
