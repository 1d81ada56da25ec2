use crate::audiences::{Granted, Me};
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, wrong};
use alongside_domain::accounts::{NewAccount, email, invite};
use alongside_gate::access::{InviteAccount, ListAccounts};
use alongside_gate::{AccountId, AccountState, InvitationId, Role, Roles, TeamId};
use alongside_store::{AccountLine, TeamLine, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, Tag, button, checkboxes, input, radios, tag};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Roles a colleague can be given from this page. Partners, centres and
/// clients come by doors of their own.
pub(super) const GIVEN: &[(Role, &str, &str)] = &[
    (Role::Triage, "Triage", "Reads what comes in and decides"),
    (Role::Caseworker, "Caseworker", "Works with clients"),
    (Role::Manager, "Manager", "Sees the team's work, confirms accounts"),
    (Role::Coordinator, "Panel coordinator", ""),
    (Role::Outreach, "Outreach", ""),
    (Role::Analyst, "Analyst", ""),
    (Role::Administrator, "Administrator", "Runs accounts and settings, reads no cases"),
    (Role::DataProtectionLead, "Data-protection lead", ""),
];

/// What the list shows, and who is looking.
#[derive(Clone, Debug)]
pub(crate) struct AccountsPage {
    pub accounts: Vec<AccountLine>,
    pub me: AccountId,
    pub administers: bool,
}

pub(super) async fn index(granted: Granted<ListAccounts>, State(app): State<App>) -> Answer {
    let accounts = app.store.read(|db| db.accounts()).await;
    let accounts = accounts.map_err(|error| Problem::from(error).in_app(&app))?;
    let administers = granted.me.actor.works_as(&[Role::Administrator]);
    let main = page(&AccountsPage { accounts, me: granted.me.account, administers });
    Ok(ok(framed(&app, &granted.me, "Accounts", false, main)))
}

pub(super) async fn new(granted: Granted<InviteAccount>, State(app): State<App>) -> Answer {
    let teams = teams(&app).await?;
    let main =
        form(Form { desk: true, words: app.english(), fields: &Fields::default(), errors: &Errors::default() }, &teams);
    Ok(ok(framed(&app, &granted.me, "Invite a colleague", false, main)))
}

pub(super) async fn create(granted: Granted<InviteAccount>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let in_app = |problem: Problem| problem.in_app(&app);
    let teams = teams(&app).await?;
    let mut errors = Errors::default();
    let name = read_line(app.english(), &fields, "name", 100, &mut errors);
    if name.is_empty() && errors.is_empty() {
        errors.add("name", "Enter their name");
    }
    let address = email(fields.one("email"));
    if address.is_err() {
        errors.add("email", "Enter an e-mail address like name@example.org");
    }
    let roles = fields.several("roles").filter_map(Role::from_code).fold(Roles::NONE, Roles::with);
    if roles == Roles::NONE {
        errors.add("roles", "Tick at least one role");
    }
    let team: Option<TeamId> = fields.one("team").parse().ok().filter(|id| teams.iter().any(|team| team.id == *id));
    if roles.any(&[Role::Caseworker, Role::Manager]) && team.is_none() {
        errors.add("team", "Choose the team whose cases they work with");
    }
    if let Ok(address) = address.clone() {
        let known = app.store.read(move |db| db.is_email_known(&address)).await;
        if known.map_err(|error| in_app(error.into()))? {
            errors.add("email", "Somebody has an account with this address already");
        }
    }
    let (true, Ok(address)) = (errors.is_empty(), address) else {
        let main = form(Form { desk: true, words: app.english(), fields: &fields, errors: &errors }, &teams);
        return Ok(wrong(framed(&app, &granted.me, "Invite a colleague", true, main)));
    };
    let account = NewAccount {
        account: app.new_id(),
        email: address,
        name: name.as_str().to_owned(),
        roles: roles.codes(),
        team,
    };
    let invitation: InvitationId = app.new_id();
    let token = app.new_token();
    let hash = app.store.secret_hash("invitation", &token);
    let new = account.clone();
    let written: Result<(), WriteError<()>> = app
        .store
        .write(granted.permit(), app.now(), move |tx| {
            tx.record(invite(new.clone(), invitation))?;
            tx.set_link(invitation, hash.clone())?;
            Ok(())
        })
        .await;
    written.map_err(|error| in_app(error.into()))?;
    let main = link(&app, &account.name, &token);
    Ok(ok(framed(&app, &granted.me, "The link for your colleague", false, main)))
}

/// The one time a link is shown.
pub(super) fn link(app: &App, name: &str, token: &str) -> Markup {
    let address = format!("{}/invitations/{token}", app.settings.public_url.trim_end_matches('/'));
    html! {
        h1 class="govuk-heading-l" { "The link for " (name) }
        p class="govuk-body" { "Give this to them in a way that only they can read. It works once, for three days, and is not shown again." }
        p class="app-key" { bdi dir="ltr" { (address) } }
        p class="govuk-body" { "When they have set up their account, check with them, in person or on the phone, that it was them. Then confirm it in the list." }
        (button(&Button::link("Back to accounts", "/accounts")))
    }
}

async fn teams(app: &App) -> Result<Vec<TeamLine>, ProblemPage> {
    app.store.read(|db| db.teams()).await.map_err(|error| Problem::from(error).in_app(app))
}

pub(super) fn framed(app: &App, me: &Me, title: &str, wrong: bool, main: Markup) -> Markup {
    desk(app, DeskPage { me, title, here: Here::Accounts, wrong, main })
}

const fn state(state: AccountState) -> &'static str {
    match state {
        AccountState::Invited => "Invited",
        AccountState::Accepted => "Waits to be confirmed",
        AccountState::Confirmed => "Works here",
        AccountState::Suspended => "Suspended",
        AccountState::Expired => "Expired",
        AccountState::Left => "Left",
    }
}

pub(crate) fn role(role: Role) -> &'static str {
    GIVEN.iter().find(|(given, _, _)| *given == role).map_or("Other", |(_, name, _)| name)
}

/// What somebody is here to do and where, as the list shows it.
pub(super) fn place(account: &AccountLine) -> String {
    format!("{} {}", account.roles.codes(), account.team.as_deref().unwrap_or_default())
}

pub(crate) fn page(view: &AccountsPage) -> Markup {
    let post = |account: &AccountLine, noun: &str, label: &str| {
        html! {
            form method="post" action={ "/accounts/" (account.id) "/" (noun) } {
                (button(&Button {
                    attributes: alongside_ui::Attributes::of(&[("aria-label", &format!("{label}: {}", account.name))]),
                    ..Button::of(label).secondary()
                }))
            }
        }
    };
    let ask = |account: &AccountLine, noun: &str, label: &str| {
        html! {
            a class="govuk-link" href={ "/accounts/" (account.id) "/" (noun) } {
                (label) span class="govuk-visually-hidden" { ": " (account.name) }
            }
        }
    };
    html! {
        h1 class="govuk-heading-l" { "Accounts" }
        @if view.administers { (button(&Button::link("Invite a colleague", "/accounts/new"))) }
        ul class="app-rows" {
            @for account in &view.accounts {
                li class="app-row" {
                    h2 class="govuk-heading-s" { (account.name) }
                    p class="govuk-body-s" { bdi dir="ltr" { (account.email) } }
                    p class="govuk-body" {
                        (account.roles.iter().map(role).collect::<Vec<_>>().join(", "))
                        @if let Some(team) = &account.team { ". Team: " (team) }
                    }
                    p { (tag(&Tag::of(state(account.state)))) }
                    @if account.id != view.me {
                        div class="govuk-button-group" {
                            @if account.state == AccountState::Accepted {
                                @if account.invited_by == Some(view.me) {
                                    p class="govuk-body-s" { "You made their link, so somebody else confirms it: a manager, another administrator, or the machine itself." }
                                } @else {
                                    form method="post" action={ "/accounts/" (account.id) "/confirmation" } {
                                        input type="hidden" name="seen" value=(place(account));
                                        (button(&Button {
                                            attributes: alongside_ui::Attributes::of(&[("aria-label", &format!("Confirm: {}", account.name))]),
                                            ..Button::of("Confirm").secondary()
                                        }))
                                    }
                                }
                            }
                            @if view.administers {
                                @match account.state {
                                    AccountState::Confirmed | AccountState::Accepted => {
                                        (post(account, "reset", "New link"))
                                        (ask(account, "roles", "Change roles"))
                                        (ask(account, "suspension", "Suspend"))
                                        (ask(account, "leaving", "Has left"))
                                    }
                                    AccountState::Suspended => {
                                        (post(account, "suspension/removal", "Let work again"))
                                        (ask(account, "leaving", "Has left"))
                                    }
                                    AccountState::Invited | AccountState::Expired => {
                                        (post(account, "reset", "New link"))
                                    }
                                    AccountState::Left => {}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn form(form: Form<'_>, teams: &[TeamLine]) -> Markup {
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Invite a colleague" }
        form method="post" action="/accounts" novalidate {
            (input(&form.line("name", "Name", "As colleagues know them")))
            (input(&Input { kind: Some("email".to_owned()), ..form.left_to_right("email", "E-mail address", "They sign in with it. Nothing is sent to it.") }))
            (place_fields(form, teams))
            (button(&Button::of("Make the link")))
        }
    }
}

/// What somebody is here to do, and in which team.
pub(super) fn place_fields(form: Form<'_>, teams: &[TeamLine]) -> Markup {
    let roles = GIVEN.iter().map(|(role, name, about)| Some(Choice::of(role.code(), *name).hinted(*about)));
    let teams = teams.iter().map(|team| Some(Choice::of(&team.id.to_string(), team.name.clone())));
    html! {
        (checkboxes(&Choices { items: roles.collect(), ..form.choices("roles", Legend::of("What are they here to do?"), "One person can have several roles.") }))
        (radios(&Choices { items: teams.collect(), ..form.choices("team", Legend::of("Team"), "People in a team read each other's cases. Every reading is written down.") }))
    }
}
