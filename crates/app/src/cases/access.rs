use super::restrictions::as_seen;
use super::walls::{chosen, reason_field};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, day_problem, read_line};
use crate::web::{Problem, ProblemPage, ok, once, redirect, wrong};
use alongside_domain::calendars::{short, typed};
use alongside_domain::cases::{Because, CannotWall};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::SettleAccess;
use alongside_gate::{AccountId, AccountState, Against, CaseId};
use alongside_store::{AccountLine, CaseAccess, StorageError, TeamLine, Tx, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, button, checkboxes, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Who may open a case, and everybody a wall could stand against.
#[derive(Clone, Debug)]
pub(crate) struct AccessPage {
    pub access: CaseAccess,
    pub people: Vec<AccountLine>,
    pub teams: Vec<TeamLine>,
}

impl AccessPage {
    fn is_walled(&self, against: Against) -> bool {
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
    let read = app.store.read(move |db| Ok((db.case_access(id)?, db.accounts()?, db.teams()?))).await;
    let (access, people, teams) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let people = people.into_iter().filter(|person| person.state != AccountState::Left).collect();
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(form, &AccessPage { access, people, teams }, once);
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
    let (id, now): (CaseId, _) = (granted.id(), app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(app, fields), format!("/cases/{id}/access"), move |tx| {
            let fact = fact(tx)?.map_err(WriteError::Refused)?;
            Ok(tx.record(fact)?)
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

pub(crate) fn page(form: Form<'_>, view: &AccessPage, once: &str) -> Markup {
    let access = &view.access;
    let here = format!("/cases/{}", access.id);
    let name =
        |id: AccountId| view.people.iter().find(|person| person.id == id).map_or("Somebody who has left", |p| &p.name);
    let to = |to: &str, body: Markup| {
        html! {
            form method="post" action={ (here) "/" (to) } novalidate {
                input type="hidden" name="form" value=(once);
                (body)
            }
        }
    };
    html! {
        a href=(here) class="govuk-back-link" { "The case" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Who may open it" " " span class="app-quiet" { bdi dir="ltr" { (access.reference) } } }
        p class="govuk-body" {
            "Worker: " (name(access.hands.worker)) ". "
            @if let Some(deputy) = access.hands.deputy { "Deputy: " (name(deputy)) ". " } @else { "No deputy. " }
            @if access.restricted {
                "Restricted to them"
                @if !access.named.is_empty() { " and " (access.named.iter().map(|id| name(*id)).collect::<Vec<_>>().join(", ")) }
                @if let Some(day) = access.review_on { ", to be looked at again by " (short(day)) }
                "."
            } @else {
                "Everybody in the team " (access.team) " may open it" @if !access.walls.is_empty() { ", but nobody behind a wall below" } ", and every opening is written down."
            }
        }
        section aria-labelledby="restriction" {
            h2 class="govuk-heading-m" id="restriction" { "Restrict it to people you name" }
            @if access.restricted {
                p class="govuk-body" { "Change who is named, or keep it restricted until another day:" }
                (to("restriction", restriction_fields(form, view)))
                (to("restriction/removal", html! {
                    (input(&form.line("lift-reason", "Why it can be open to the team again", "")))
                    (button(&Button::of("Lift the restriction").secondary()))
                }))
            } @else {
                (to("restriction", restriction_fields(form, view)))
            }
        }
        section aria-labelledby="walls" {
            h2 class="govuk-heading-m" id="walls" { "Walls" }
            p class="govuk-body" { "For whoever stands behind a wall this case does not exist: in no list, no search, no count, and not in an emergency. A wall is chosen with the client. A complaint about somebody does not put one up." }
            @for (against, review_on) in &access.walls { (standing_wall(form, view, *against, *review_on, &to)) }
            (to("walls", wall_fields(form, view)))
        }
    }
}

fn restriction_fields(form: Form<'_>, view: &AccessPage) -> Markup {
    use alongside_gate::Role;
    let hands = view.access.hands;
    let others = view.people.iter().filter(|person| {
        person.state == AccountState::Confirmed
            && person.roles.any(&[Role::Caseworker, Role::Manager])
            && person.id != hands.worker
            && Some(person.id) != hands.deputy
            && !view.is_walled(Against::Person(person.id))
    });
    let items = others.map(|person| Some(Choice::of(&person.id.to_string(), person.name.clone()))).collect();
    let named = if form.errors.is_empty() {
        view.access.named.iter().map(ToString::to_string).collect()
    } else {
        form.fields.several("named").map(str::to_owned).collect()
    };
    let people = Choices {
        items,
        values: named,
        classes: Some("govuk-checkboxes--small".to_owned()),
        ..form.choices("named", Legend::of("Who else may open it?"), "The worker and the deputy always may")
    };
    let label = if view.access.restricted { "Keep it restricted" } else { "Restrict it" };
    html! {
        input type="hidden" name="named-before" value=(as_seen(&view.access.named));
        (checkboxes(&people))
        (why(form, "restriction"))
        (button(&Button::of(label).secondary()))
    }
}

fn wall_fields(form: Form<'_>, view: &AccessPage) -> Markup {
    let hands = view.access.hands;
    let people = view
        .people
        .iter()
        .filter(|person| person.id != hands.worker && Some(person.id) != hands.deputy)
        .map(|person| Choice::of(&format!("person {}", person.id), person.name.clone()));
    let teams = view
        .teams
        .iter()
        .filter(|team| team.id != hands.team)
        .map(|team| Choice::of(&format!("team {}", team.id), format!("Everybody in {}", team.name)));
    let items = people.chain(teams).map(Some).collect();
    html! {
        (radios(&Choices { items, classes: Some("govuk-radios--small".to_owned()), ..form.choices("against", Legend::of("Put up a wall against"), "") }))
        (why(form, "wall"))
        (button(&Button::of("Put up the wall").secondary()))
    }
}

fn why(form: Form<'_>, of: &str) -> Markup {
    html! {
        (input(&form.line(&format!("{of}-reason"), "Why, as agreed with the client", "")))
        (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&format!("{of}-review"), "Look at it again by", "Like “in 6 weeks”, or a date within a year") }))
    }
}

fn standing_wall(
    form: Form<'_>,
    view: &AccessPage,
    against: Against,
    review_on: Date,
    to: &impl Fn(&str, Markup) -> Markup,
) -> Markup {
    let whom = match against {
        Against::Person(id) => {
            let person = view.people.iter().find(|person| person.id == id);
            person.map_or_else(|| "Somebody who has left".to_owned(), |person| person.name.clone())
        }
        Against::Team(id) => {
            let team = view.teams.iter().find(|team| team.id == id);
            team.map_or_else(String::new, |team| format!("Everybody in {}", team.name))
        }
    };
    html! {
        div class="app-row" {
            div class="app-row__main" {
                p class="govuk-body" { strong { (whom) } ". To be looked at again by " (short(review_on)) "." }
                (to("walls/removal", html! {
                    input type="hidden" name="against" value=(chosen(against));
                    (input(&form.line(&reason_field(against), html! { "Why it can come down" span class="govuk-visually-hidden" { ": " (whom) } }, "")))
                    (button(&Button::of("Take this wall down").secondary()))
                }))
            }
        }
    }
}
