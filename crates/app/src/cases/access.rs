use super::access_page::page;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, day_problem, read_line};
use crate::web::{Problem, ProblemPage, ok, once, redirect, wrong};
use alongside_domain::calendars::typed;
use alongside_domain::cases::{Because, CannotWall};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::SettleAccess;
use alongside_gate::{AccountState, Against, CaseId};
use alongside_store::{AccountLine, AgencyLine, CaseAccess, StorageError, TeamLine, Tx, WriteError};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

/// Who may open a case, and everybody a wall could stand against.
#[derive(Clone, Debug)]
pub(crate) struct AccessPage {
    pub access: CaseAccess,
    pub people: Vec<AccountLine>,
    pub teams: Vec<TeamLine>,
    pub agencies: Vec<AgencyLine>,
}

impl AccessPage {
    pub fn is_walled(&self, against: Against) -> bool {
        self.access.walls.iter().any(|(known, _)| *known == against)
    }
}

pub(super) async fn edit(granted: Granted<SettleAccess>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

pub(super) async fn show(
    app: &App,
    granted: &Granted<SettleAccess>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.case_access(id)?, db.accounts()?, db.teams()?, db.agencies()?))).await;
    let (access, people, teams, agencies) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let people = people.into_iter().filter(|person| person.state != AccountState::Left).collect();
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(form, &AccessPage { access, people, teams, agencies }, once);
    let title = "Who may open it";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

pub(super) fn because(app: &App, fields: &Fields, of: &str, errors: &mut Errors) -> Option<Because> {
    let reason_name = format!("{of}-reason");
    let reason = read_line(app.english(), fields, &reason_name, LINE, errors);
    if reason.is_empty() && errors.on(&reason_name).is_none() {
        errors.add(&reason_name, "Say why, as agreed with the client");
    }
    match typed(fields.one(&format!("{of}-review")), app.today()) {
        Ok(review_on) => Some(Because { reason, review_on: ahead(review_on, app.today()) }),
        Err(problem) => {
            errors.add(&format!("{of}-review"), day_problem(app.english(), problem));
            None
        }
    }
}

/// "31 January", typed in November, is the next one and not the last.
fn ahead(day: Date, today: Date) -> Date {
    let next = day.checked_add(jiff::Span::new().years(1));
    if day < today { next.ok().filter(|next| *next > today).unwrap_or(day) } else { day }
}

/// Why who may open the case was not settled.
pub(super) enum Settling {
    Rule(CannotWall),
    /// Somebody else has changed it since the page was made.
    Changed,
}

type Settled = Result<Result<Fact, Settling>, StorageError>;

/// Records one change of who may open the case, and shows the page again, or
/// the worklist when it was the last thing this person could do here.
pub(super) async fn settle(
    app: &App,
    granted: &Granted<SettleAccess>,
    fields: &Fields,
    of: &str,
    fact: impl Fn(&mut Tx<'_>) -> Settled + Send + 'static,
) -> Answer {
    let (id, now, today): (CaseId, _, _) = (granted.id(), app.now(), app.today());
    let written = app
        .store
        .write_once(granted.permit(), now, once(app, fields), format!("/cases/{id}/access"), move |tx| {
            let fact = fact(tx)?.map_err(WriteError::Refused)?;
            tx.record(fact)?;
            // Whoever may open it from now on does not open the other party's.
            if !tx.keep_parties_apart(id, today)? {
                return Err(WriteError::Refused(Settling::Rule(CannotWall::NotHere)));
            }
            Ok(())
        })
        .await;
    let to = match written {
        Ok(to) => to,
        // Somebody else has taken the wall down meanwhile: that is what was wanted.
        Err(WriteError::Storage(StorageError::Missing)) if of == "wall-down" => format!("/cases/{id}/access"),
        Err(WriteError::Refused(refusal)) => {
            let (place, sentence) = place_and_sentence(of, &refusal);
            let errors = Errors::one(&place, sentence);
            return show(app, granted, fields, &errors, fields.one("form")).await.map(wrong);
        }
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    let still = app.store.still(granted.permit(), now).await;
    let still = still.map_err(|error| Problem::from(error).in_app(app))?;
    Ok(redirect(if still { &to } else { "/today" }))
}

fn place_and_sentence(of: &str, refusal: &Settling) -> (String, &'static str) {
    let (own, people) = match of {
        "wall" => ("wall", "against"),
        _ => ("restriction", "named"),
    };
    match refusal {
        Settling::Changed => {
            (people.to_owned(), "Somebody else has changed this meanwhile. What stands now is shown. Choose again")
        }
        Settling::Rule(CannotWall::NoReason) => (format!("{own}-reason"), "Say why, as agreed with the client"),
        Settling::Rule(CannotWall::ReviewOutOfRange) => {
            (format!("{own}-review"), "Enter a day after today and within a year")
        }
        Settling::Rule(CannotWall::WorksOnIt) => (
            people.to_owned(),
            "The worker or the deputy is this person, or in this team. Hand the case over first, then put the wall up",
        ),
        Settling::Rule(CannotWall::NamedOnIt) => (
            people.to_owned(),
            "The case is restricted to this person, or to somebody in this team. Take them off first",
        ),
        Settling::Rule(CannotWall::NobodyElse) => (
            people.to_owned(),
            "Somebody besides the worker must be able to open it. Name somebody, or give the case a deputy who is here",
        ),
        Settling::Rule(CannotWall::NobodyToLookAfterIt) => (
            people.to_owned(),
            "With this wall nobody would be left to decide on new reports of theirs, or to review an emergency opening",
        ),
        Settling::Rule(CannotWall::NotHere) => {
            (people.to_owned(), "Somebody you named cannot take cases now. Choose again")
        }
    }
}
