use super::access::AccessPage;
use super::restrictions::as_seen;
use super::walls::{chosen, reason_field};
use crate::web::form::Form;
use alongside_domain::calendars::short;
use alongside_gate::{AccountId, AccountState, Against};
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, button, checkboxes, input, radios};
use alongside_ui::pages;
use jiff::civil::Date;
use maud::{Markup, html};

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
    let agencies = view.agencies.iter().filter(|agency| agency.until.is_none()).map(|agency| {
        Choice::of(&format!("agency {}", agency.id), agency.name.clone()).hinted("Nothing of this case goes to them")
    });
    let items = people.chain(teams).chain(agencies).map(Some).collect();
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
        Against::Agency(id) => {
            let agency = view.agencies.iter().find(|agency| agency.id == id);
            agency.map_or_else(String::new, |agency| format!("{}, to whom nothing of this case goes", agency.name))
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
