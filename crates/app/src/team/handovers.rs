use crate::audiences::Granted;
use crate::cases::{cannot_hand_over, with_load};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotHandOver, Hands, hand_over};
use alongside_domain::codes::{Code, Risk};
use alongside_domain::reports::LINE;
use alongside_gate::access::{HandOverCase, HandOverCases};
use alongside_gate::{AccountId, CaseId, Role};
use alongside_store::{CaseToHandOver, Worker, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Legend, button, checkboxes, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::{HashMap, HashSet};

type Answer = Result<Response, ProblemPage>;

/// One case that can be given away.
#[derive(Clone, Debug)]
pub(crate) struct Giving {
    pub id: CaseId,
    pub reference: String,
    pub name: String,
    pub risk: Risk,
    pub summarised: bool,
    pub next_due: Option<Date>,
}

/// Whose cases, and to whom they can go.
struct From {
    worker: AccountId,
    own: bool,
    /// They do not work here any more, or not now.
    away: bool,
    cases: Vec<CaseToHandOver>,
    workers: Vec<Worker>,
}

/// One's own cases; a manager may choose a colleague's.
pub(super) async fn new(
    granted: Granted<HandOverCases>,
    State(app): State<App>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let from = from(&app, &granted, query.get("from").map_or("", String::as_str)).await?;
    let mut fields = Fields::default();
    fields.set("from", from.worker.to_string());
    fields.set_several("cases", from.cases.iter().map(|case| case.id.to_string()));
    Ok(ok(framed(&app, &granted, &from, &fields, &Errors::default(), &app.new_token())))
}

async fn from(app: &App, granted: &Granted<HandOverCases>, asked: &str) -> Result<From, ProblemPage> {
    let me = granted.me.account;
    let manages = granted.me.actor.works_as(&[Role::Manager]);
    let worker = asked.parse().ok().filter(|_| manages).unwrap_or(me);
    let scope = granted.cases();
    let read = app.store.list(granted, app.now(), move |db| db.cases_of(&scope, worker)).await;
    let cases = read.map_err(|error| Problem::from(error).in_app(app))?;
    let (scope, giver) = (granted.cases(), worker);
    let read = app.store.read(move |db| Ok((db.workers(&scope)?, db.is_away(giver)?))).await;
    let (workers, away) = read.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(From { worker, own: worker == me, away, cases, workers })
}

enum Refused {
    Rule(CannotHandOver, String),
    /// Its deputy is not here either.
    DeputyAway(String),
    /// Something about the cases or the people changed since the page was made.
    Changed,
}

/// Gives every chosen case away, all of them or none.
pub(super) async fn create(granted: Granted<HandOverCases>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let from = from(&app, &granted, fields.one("from")).await?;
    let mut errors = Errors::default();
    let chosen: HashSet<CaseId> = fields.several("cases").filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() {
        errors.add("cases", "Choose at least one case");
    }
    let to_deputies = fields.one("worker") == "deputies";
    let worker: Option<AccountId> = fields.one("worker").parse().ok();
    if worker.is_none() && !to_deputies {
        errors.add("worker", "Choose who takes them on");
    }
    let deputy: Option<AccountId> = fields.one("deputy").parse().ok();
    if deputy.is_some() && deputy == worker {
        errors.add("deputy", "The deputy is somebody other than the worker");
    }
    let reason = read_line(app.english(), &fields, "reason", LINE, &mut errors);
    if !errors.is_empty() {
        return Ok(wrong(framed(&app, &granted, &from, &fields, &errors, fields.one("form"))));
    }
    let (giver, scope, now, today) = (from.worker, granted.cases(), app.now(), app.today());
    let away = from.away;
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/today".to_owned(), move |tx| {
            // Everything is asked again here: nobody gives away what is no longer theirs to give.
            let (cases, _) = tx.db().cases_of(&scope, giver)?;
            let cases: Vec<CaseToHandOver> = cases.into_iter().filter(|case| chosen.contains(&case.id)).collect();
            if cases.len() != chosen.len() {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let mut people: Vec<AccountId> = cases.iter().filter_map(|case| case.deputy).collect();
            people.extend([worker, deputy].into_iter().flatten());
            let here = tx.db().takers(&people)?;
            if [worker, deputy].into_iter().flatten().any(|id| !here.contains_key(&id)) {
                return Err(WriteError::Refused(Refused::Changed));
            }
            for case in cases {
                // A colleague's case is a manager's to give, and one's own one's own.
                if !tx.allows::<HandOverCase>(case.id)? {
                    return Err(WriteError::NotAllowed);
                }
                let refused = |why| WriteError::Refused(Refused::Rule(why, case.reference.clone()));
                let to = if to_deputies { case.deputy } else { worker };
                let Some(to) = to else { return Err(refused(CannotHandOver::Unchanged)) };
                let Some(team) = here.get(&to).copied() else {
                    return Err(WriteError::Refused(Refused::DeputyAway(case.reference)));
                };
                // A deputy stays, unless another was chosen or they become the worker.
                let kept = deputy.or(case.deputy).filter(|kept| *kept != to);
                let deputy_team = kept.and_then(|kept| here.get(&kept).copied());
                let after = Hands { worker: to, team, deputy: kept, deputy_team };
                // Whoever has left can no longer be asked to write where it stands.
                let so = tx.circumstances(case.id, after, case.summarised || away)?;
                let handed = hand_over(case.id, tx.hands(case.id)?, after, &so, reason.clone(), now);
                tx.record(handed.map_err(refused)?)?;
                if !tx.keep_parties_apart(case.id, today)? {
                    return Err(refused(CannotHandOver::Walled));
                }
            }
            Ok(())
        })
        .await;
    let errors = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::Changed)) => {
            Errors::one("cases", "Something has changed meanwhile. Look at the list again. Nothing was handed over")
        }
        Err(WriteError::Refused(Refused::DeputyAway(reference))) => Errors::one(
            "cases",
            format!("Nothing was handed over. {reference}: its deputy is not here either. Choose somebody for it"),
        ),
        Err(WriteError::Refused(Refused::Rule(why, reference))) => {
            let why = match why {
                CannotHandOver::NoSummary => "nobody has written where it stands".to_owned(),
                CannotHandOver::Unchanged => "it has no deputy, or stays where it is".to_owned(),
                other => {
                    cannot_hand_over(other).iter().next().map_or(String::new(), |(_, sentence)| sentence.to_owned())
                }
            };
            Errors::one("cases", format!("Nothing was handed over. {reference}: {why}"))
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    Ok(wrong(framed(&app, &granted, &from, &fields, &errors, fields.one("form"))))
}

fn framed(
    app: &App,
    granted: &Granted<HandOverCases>,
    from: &From,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Markup {
    let giving = |case: &CaseToHandOver| Giving {
        id: case.id,
        reference: case.reference.clone(),
        name: case.name.reveal(granted).clone(),
        risk: case.risk,
        summarised: case.summarised,
        next_due: case.next_due,
    };
    let giving: Vec<Giving> = from.cases.iter().map(giving).collect();
    let others: Vec<&Worker> = from.workers.iter().filter(|worker| worker.id != from.worker).collect();
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(form, &giving, &others, from.own, app.today(), once);
    let title = "Hand over cases";
    desk(app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: !errors.is_empty(), main })
}

pub(crate) fn page(
    form: Form<'_>,
    giving: &[Giving],
    others: &[&Worker],
    own: bool,
    today: Date,
    once: &str,
) -> Markup {
    let case = |case: &Giving| {
        let mut about = form.words.say(&case.risk.key());
        about.push_str(" risk");
        if let Some(due) = case.next_due {
            about.push_str(if due < today { ", " } else { ", due " });
            about.push_str(&when(due, today));
        }
        if !case.summarised {
            about.push_str(", nobody has written where it stands");
        }
        let label = html! { bdi dir="auto" { (case.name) } " " bdi dir="ltr" { (case.reference) } };
        Some(Choice::of(&case.id.to_string(), label).hinted(about))
    };
    let people = || others.iter().map(|worker| Some(with_load(worker)));
    let deputies = Some(Choice::of("deputies", "Each to its deputy"));
    let stay = Some(Choice::of("stay", "They stay as they are"));
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Hand over cases" }
        @if giving.is_empty() {
            p class="govuk-body" { @if own { "You have no cases." } @else { "They have no cases that you may open." } }
        } @else {
            p class="govuk-body" { "For leave, and for when somebody goes. Tell each client who it will be. What goes to another team you do not see any more." }
            form method="post" action="/handovers" novalidate {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="from" value=(form.fields.one("from"));
                (checkboxes(&Choices { items: giving.iter().map(case).collect(), classes: Some("govuk-checkboxes--small".to_owned()), ..form.choices("cases", Legend::of(if own { "Your cases" } else { "Their cases" }), "") }))
                (radios(&small(Choices { items: [deputies].into_iter().chain(people()).collect(), ..form.choices("worker", Legend::of("Who takes them on?"), "") })))
                (radios(&small(Choices { items: [stay].into_iter().chain(people()).collect(), ..form.choices("deputy", Legend::of("And the deputies?"), "") })))
                (input(&form.line("reason", "Why (optional)", "")))
                (button(&Button::of("Hand over")))
            }
        }
    }
}
