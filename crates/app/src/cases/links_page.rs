use crate::web::form::Form;
use alongside_domain::calendars::short;
use alongside_domain::codes::{Code, LinkKind};
use alongside_gate::CaseId;
use alongside_store::LinkLine;
use alongside_ui::components::{Button, Input, Legend, button, input, radios};
use alongside_ui::pages;
use maud::{Markup, html};

/// Cases that have something to do with this one, with their clients' names.
pub(crate) fn page(form: Form<'_>, case: CaseId, links: &[(&LinkLine, &str)], once: &str) -> Markup {
    let here = format!("/cases/{case}");
    html! {
        a href=(here) class="govuk-back-link" { "The case" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Linked cases" }
        @if links.is_empty() { p class="govuk-body" { "None that you may open." } }
        ul class="app-rows" { @for (line, name) in links { (one(form, &here, line, name, once)) } }
        section aria-labelledby="new" {
            h2 class="govuk-heading-m" id="new" { "Link another case" }
            p class="govuk-body" { "Each client’s file stays their own: nothing of one is shown in the other." }
            form method="post" action={ (here) "/links" } novalidate {
                input type="hidden" name="form" value=(once);
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("reference", "The reference of the other case", "Like K7MQ-4XWT-C") }))
                (radios(&form.one_of::<LinkKind>("kind", Legend::of("What do they have to do with each other?"), "")))
                (input(&form.line("link-reason", "How do you know?", "Kept in the record of both. Do not write about one client in words the other should not hear")))
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("link-review", "For two parties: look at it again by", "Like “in 6 months”. From today nobody who works with one opens the other’s case") }))
                (button(&Button::of("Link them").secondary()))
            }
        }
    }
}

fn one(form: Form<'_>, here: &str, line: &LinkLine, name: &str, once: &str) -> Markup {
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" {
                    a class="govuk-link" href={ "/cases/" (line.other) } { bdi dir="auto" { (name) } }
                    " " span class="app-quiet" { bdi dir="ltr" { (line.reference) } }
                }
                p class="govuk-body" {
                    (form.words.say(&line.kind.key())) "."
                    @if let Some(day) = line.review_on { " To be looked at again by " (short(day)) "." }
                }
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "They are not linked" } }
                    form method="post" action={ (here) "/links/removal" } novalidate {
                        input type="hidden" name="form" value=(once);
                        input type="hidden" name="other" value=(line.other);
                        input type="hidden" name="kind-of" value=(line.kind.code());
                        (input(&form.line(&format!("why-{}", line.other), html! { "Why not" span class="govuk-visually-hidden" { ": " (line.reference) } }, if line.kind == LinkKind::OtherParty { "Walls stay until each is taken down" } else { "" })))
                        (button(&Button::of("Unlink them").secondary()))
                    }
                }
            }
        }
    }
}
