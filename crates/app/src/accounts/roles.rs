use super::list::{GIVEN, framed, place_fields};
use super::{ProofAsked, TOO_MANY, proof, proof_fields, second_factor, without_proof, wrong_code};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::accounts::{CannotChange, Place, change_roles};
use alongside_gate::access::ChangeRoles;
use alongside_gate::{AccountState, Role, Roles, TeamId};
use alongside_store::{AccountLine, TeamLine, WriteError};
use alongside_ui::components::{Button, button};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Whose roles, and the teams there are.
#[derive(Clone, Debug)]
pub(crate) struct Changing {
    pub at: String,
    pub name: String,
    pub teams: Vec<TeamLine>,
    pub proof: ProofAsked,
}

pub(super) async fn edit(granted: Granted<ChangeRoles>, State(app): State<App>) -> Answer {
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.accounts()?, db.teams()?))).await;
    let (accounts, teams) = read.map_err(|error| Problem::from(error).in_app(&app))?;
    let account = accounts.into_iter().find(|account| account.id == id);
    let account = account.ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let team = teams.iter().find(|team| Some(&team.name) == account.team.as_ref()).map(|team| team.id);
    let mut fields = Fields::of([("team", team.map_or(String::new(), |team| team.to_string()))]);
    fields.set("before", seen(Place { roles: account.roles, team }));
    fields.set_several("roles", account.roles.iter().map(|role| role.code().to_owned()));
    show(&app, &granted, &fields, &Errors::default(), &app.new_token()).await.map(ok)
}

/// What the form was opened on.
fn seen(place: Place) -> String {
    format!("{} {}", place.roles.codes(), place.team.map_or(String::new(), |team| team.to_string()))
}

async fn show(
    app: &App,
    granted: &Granted<ChangeRoles>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.accounts()?, db.teams()?))).await;
    let (accounts, teams) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let name = accounts.into_iter().find(|account| account.id == id).map_or(String::new(), |account| account.name);
    let proof = proof(app, &granted.me).await.map_err(|error| Problem::from(error).in_app(app))?;
    let changing = Changing { at: format!("/accounts/{id}/roles"), name, teams, proof };
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &changing, once);
    Ok(framed(app, &granted.me, "Change roles", !errors.is_empty(), main))
}

enum Refused {
    Rule(CannotChange),
    Changed,
    WrongCode,
}

/// Changes the roles, once the administrator has shown again who they are.
pub(super) async fn update(granted: Granted<ChangeRoles>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let chosen = fields.several("roles").filter_map(Role::from_code);
    let given = |role: &Role| GIVEN.iter().any(|(known, _, _)| known == role);
    let chosen = chosen.filter(given).fold(Roles::NONE, Roles::with);
    let team: Option<TeamId> = fields.one("team").parse().ok();
    let (id, me, before) = (granted.id(), granted.me.account, fields.one("before").to_owned());
    let shown = without_proof(&fields);
    let factor = second_factor(&app, &granted.me, &fields).await;
    let Some(factor) = factor.map_err(|error| Problem::from(error).in_app(&app))? else {
        return show(&app, &granted, &shown, &Errors::one("code", TOO_MANY), fields.one("form")).await.map(wrong);
    };
    let written = app
        .store
        .write_once(granted.permit(), app.now(), once(&app, &fields), "/accounts".to_owned(), move |tx| {
            let (stands, has_cases) = tx.place(id)?;
            if seen(stands) != before {
                return Err(WriteError::Refused(Refused::Changed));
            }
            if let Some(team) = team
                && !tx.db().teams()?.iter().any(|known| known.id == team)
            {
                return Err(WriteError::Refused(Refused::Changed));
            }
            // Roles that come by other doors stay as they are.
            let kept = stands.roles.iter().filter(|role| !given(role)).fold(chosen, Roles::with);
            let confirms = |account: &AccountLine| {
                account.state == AccountState::Confirmed
                    && account.roles.any(&[Role::Administrator, Role::Manager])
                    && ![id, me].contains(&account.id)
            };
            let confirmed = tx.db().accounts()?.iter().any(confirms);
            let changed = change_roles(id, stands, Place { roles: kept, team }, has_cases, confirmed);
            let changed = changed.map_err(|refusal| WriteError::Refused(Refused::Rule(refusal)))?;
            if !factor.used(tx)? {
                return Err(WriteError::Refused(Refused::WrongCode));
            }
            Ok(tx.record(changed)?)
        })
        .await;
    let errors = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::WrongCode)) => wrong_code(&app, granted.permit(), me, &fields).await?,
        Err(WriteError::Refused(Refused::Changed)) => {
            Errors::one("roles", "Somebody else has changed this meanwhile. Open the page again")
        }
        Err(WriteError::Refused(Refused::Rule(refusal))) => sentence(refusal),
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &shown, &errors, fields.one("form")).await.map(wrong)
}

fn sentence(refusal: CannotChange) -> Errors {
    match refusal {
        CannotChange::Unchanged => Errors::one("roles", "Nothing is different. Change something, or go back"),
        CannotChange::NoRole => Errors::one("roles", "Tick at least one role"),
        CannotChange::NoTeam => Errors::one("team", "Choose the team whose cases they work with"),
        CannotChange::NobodyToConfirm => Errors::one(
            "roles",
            "Nobody is here who could confirm it: another administrator or manager has to join first",
        ),
        CannotChange::HasCases => {
            Errors::one("roles", "They are worker or deputy of cases. A manager hands these over first")
        }
    }
}

pub(crate) fn page(form: Form<'_>, changing: &Changing, once: &str) -> Markup {
    html! {
        a href="/accounts" class="govuk-back-link" { "Accounts" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Change roles: " (changing.name) }
        p class="govuk-body" { "What you take away is gone at once. When you give something more, or another team, they cannot work until somebody other than you has confirmed it in the list." }
        form method="post" action=(changing.at) novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="before" value=(form.fields.one("before"));
            (place_fields(form, &changing.teams))
            (proof_fields(form, &changing.proof))
            (button(&Button::of("Change the roles")))
        }
    }
}
