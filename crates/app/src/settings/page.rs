use super::reading::DAYS;
use crate::web::form::Form;
use alongside_store::TeamLine;
use alongside_ui::components::{Button, Input, button, input};
use alongside_ui::pages;
use maud::{Markup, html};

pub(crate) fn page(form: Form<'_>, teams: &[TeamLine], once: &str) -> Markup {
    let short = |input: Input| Input { classes: Some("govuk-input--width-5".to_owned()), ..input };
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Settings" }
        form method="post" action="/settings" novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="seen" value=(form.fields.one("seen"));
            h2 class="govuk-heading-m" { "The service" }
            (input(&form.line("name", "Name", "On every page")))
            (input(&form.line("area", "The places it serves", "As people say them")))
            (input(&form.left_to_right("telephone", "Telephone", "Shown to the public")))
            (input(&form.left_to_right("email", "E-mail", "Shown to the public. Not for reports")))
            (input(&form.left_to_right("exit", "Where “Leave this page” goes", "A page that nobody wonders about, like the weather")))
            h2 class="govuk-heading-m" { "When somebody is there" }
            p class="govuk-body" { "Hours like 09:30-17:00; empty means closed. Bank holidays are closed. What we promise to the public is worked out from these." }
            @for (field, day) in DAYS { (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(field, day, "") })) }
            h2 class="govuk-heading-m" { "What is promised, in working days" }
            p class="govuk-body" { "A change counts for what arrives from now on. A day that was promised to somebody does not move." }
            (input(&short(form.left_to_right("contact-days", "First contact", "From receipt until both have spoken"))))
            (input(&short(form.left_to_right("high-days", "First contact at high risk", ""))))
            (input(&short(form.left_to_right("triage-days", "Triage decision", "The same day when somebody is in danger"))))
            (input(&short(form.left_to_right("cut-off", "Cut-off time", "Like 16:00. For first contact, what comes in later counts as of the next day, a Friday’s as a Saturday’s; never when somebody is in danger or at high risk. Empty: the day itself counts"))))
            h2 class="govuk-heading-m" { "The panel" }
            (input(&form.line("panel", "What the monthly meeting of agencies is called", "")))
            h2 class="govuk-heading-m" { "ASB case reviews" }
            (input(&short(form.left_to_right("asb-complaints", "Complaints that give a right to one in your area", "Three, or fewer where the council’s own procedure says so"))))
            h2 class="govuk-heading-m" { "Signing in" }
            (input(&short(form.left_to_right("idle-minutes", "Minutes without use until one has to sign in again", "From 5 to 60"))))
            (input(&short(form.left_to_right("longest-hours", "Hours until one has to sign in again in any case", "From 1 to 12"))))
            (button(&Button::of("Save")))
        }
        p class="govuk-body" { a class="govuk-link" href="/agencies" { "Organisations we work with" } }
        p class="govuk-body" { a class="govuk-link" href="/lists" { "Lists: add answers of your own" } }
        section aria-labelledby="teams" {
            h2 class="govuk-heading-m" id="teams" { "Teams" }
            p class="govuk-body" { "Whoever is in a team opens the cases of that team, and every opening is written down." }
            ul class="govuk-list govuk-list--bullet" { @for team in teams { li { (team.name) } } }
            form method="post" action="/teams" novalidate {
                input type="hidden" name="form" value=(once);
                (input(&form.line("team", "A new team", "")))
                (button(&Button::of("Add it").secondary()))
            }
        }
    }
}
