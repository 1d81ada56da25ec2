use crate::web::form::Form;
use alongside_domain::calendars::short;
use alongside_domain::cases::ComplainedOf;
use alongside_domain::codes::{Code, Known};
use alongside_gate::CaseId;
use alongside_store::ComplainedOfLine;
use alongside_ui::components::{Button, Label, Legend, Tag, button, checkboxes, input, radios, tag, textarea};
use alongside_ui::pages;
use maud::{Markup, html};

type Told = (ComplainedOfLine, ComplainedOf);

/// The people a client complains of, and people of other cases with the same name.
pub(crate) fn page(form: Form<'_>, case: CaseId, mine: &[Told], likely: &[Told], once: &str) -> Markup {
    let here = format!("/cases/{case}");
    html! {
        a href=(here) class="govuk-back-link" { "The case" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "People complained of" }
        p class="govuk-body" { "What the client says of them, not what was found. Only whoever works on the case and its managers read this, and every reading is written down. Of somebody linked with another case, those who may not read that case see the name alone." }
        @if mine.is_empty() { p class="govuk-body" { "Nobody is written down yet." } }
        ul class="app-rows" {
            @for one in mine {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" { (name(one)) }
                        (about(form, one))
                        details class="govuk-details" {
                            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Take them off this case" } }
                            form method="post" action={ (here) "/complained-of/removal" } novalidate {
                                input type="hidden" name="form" value=(once);
                                input type="hidden" name="person" value=(one.0.id);
                                (input(&form.line(&format!("why-{}", one.0.id), "Why they have nothing to do with it", "")))
                                (button(&Button::of("Take them off").secondary()))
                            }
                        }
                    }
                }
            }
        }
        @if !likely.is_empty() {
            section aria-labelledby="likely" {
                h2 class="govuk-heading-m" id="likely" { "In other cases, with a name like this" }
                p class="govuk-body" { "Somebody of the same name is often somebody else. Compare before you say that it is one person." }
                ul class="app-rows" {
                    @for one in likely {
                        li class="app-row" {
                            div class="app-row__main" {
                                h3 class="govuk-heading-s app-row__name" { (name(one)) }
                                (about(form, one))
                            }
                            form method="post" action={ (here) "/complained-of/link" } class="app-row__action" {
                                input type="hidden" name="form" value=(once);
                                input type="hidden" name="person" value=(one.0.id);
                                (button(&Button::of("It is one person").secondary()))
                            }
                        }
                    }
                }
            }
        }
        section aria-labelledby="new" {
            h2 class="govuk-heading-m" id="new" { "Write somebody down" }
            form method="post" action={ (here) "/complained-of" } novalidate {
                input type="hidden" name="form" value=(once);
                (input(&form.line("name", "Name, if known", "")))
                (textarea(&form.area("description", Label::of("What they look like, or how to know them again"), "")))
                (radios(&form.one_of::<Known>("known", Legend::of("Who are they to the client?"), "")))
                (input(&form.line("address", "Where they live or work, if known", "")))
                (checkboxes(&form.tick("under-18", "They are under 18: only initials are kept, and no address")))
                (button(&Button::of("Keep it")))
            }
        }
    }
}

fn name((_, said): &Told) -> Markup {
    html! {
        @if let Some(name) = &said.name { bdi dir="auto" { (name.as_str()) } } @else { "Name not known" }
        @if said.under_18 { " " (tag(&Tag { classes: Some("app-tag--waiting".to_owned()), ..Tag::of("Under 18") })) }
    }
}

fn about(form: Form<'_>, (line, said): &Told) -> Markup {
    html! {
        @if let Some(known) = said.known { p class="govuk-body-s" { (form.say(&known.key())) } }
        @if let Some(words) = &said.description { p class="govuk-body app-said" dir="auto" { (words.as_str()) } }
        @if let Some(words) = &said.address { p class="govuk-body" dir="auto" { (words.as_str()) } }
        p class="govuk-body-s" {
            @if !line.also_in.is_empty() {
                "Also in "
                @for (case, reference) in &line.also_in { a class="govuk-link" href={ "/cases/" (case) } { bdi dir="ltr" { (reference) } } " " }
            }
            "To be asked whether it is still needed by " (short(line.review_on)) "."
        }
    }
}
