use super::incidents_page::{Told, day};
use alongside_domain::calendars::{long, short};
use alongside_domain::codes::Code;
use alongside_domain::law::{ASB_AUTHORITY, AsbCaseReview};
use alongside_gate::CaseId;
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

/// What asking for an ASB case review would say: days and what was done, never
/// the client's words or name. It goes nowhere by itself.
pub(crate) fn page(
    words: &Words,
    case: CaseId,
    reference: &str,
    told: &[Told],
    review: &AsbCaseReview,
    today: Date,
) -> Markup {
    let counted: Vec<&Told> = told.iter().filter(|one| one.incident.complained().is_some()).collect();
    html! {
        a href={ "/cases/" (case) "/incidents" } class="govuk-back-link app-not-printed" { "What happened to them" }
        h1 class="govuk-heading-l" { "Asking for an ASB case review" }
        div class="app-not-printed" {
            p class="govuk-body" {
                @if review.met { (review.count) " complaints count, and " (review.threshold) " are a right to a review here." }
                @else { (review.count) " complaints count. Below " (review.threshold) " it can be asked for all the same: how long it lasts, what harm it does and how they were answered count too." }
                " The law asks for three, and an area may ask for fewer or give other times: look at the council’s page. How many your area asks for stands in the settings."
            }
            p class="govuk-body" { "Anybody may ask for it with the client’s yes. Read it with them, write their name only if they say so, print it, and write down whom you sent it to under “Asked of agencies”." }
        }
        section aria-labelledby="letter" {
            h2 class="govuk-heading-m" id="letter" { "Application for an anti-social behaviour case review" }
            p class="govuk-body" { (long(today)) ". Our reference: " bdi dir="ltr" { (reference) } "." }
            p class="govuk-body" { "I ask for a case review under the " (ASB_AUTHORITY) ". This is behaviour that somebody perceives as motivated by hostility; hate incidents are anti-social behaviour for this purpose." }
            ol class="govuk-list govuk-list--number" {
                @for one in &counted {
                    li {
                        (day(words, &one.incident))
                        @let what: Vec<String> = one.incident.conduct.iter().map(|code| words.say(&code.key()).to_lowercase()).collect();
                        @if !what.is_empty() { ": " (what.join(", ")) }
                        "."
                        @for telling in &one.incident.told {
                            " " (words.say(&telling.body.key()))
                            @if let Some(on) = telling.on { " told on " (short(on)) } @else { " told" }
                            @if let Some(reference) = &telling.reference { ", reference " bdi dir="ltr" { (reference.as_str()) } }
                            "."
                        }
                    }
                }
            }
            p class="govuk-body" { "Please say by when you decide whether to hold the review, and which bodies take part. What we ask for: that what has been done so far is looked at together, and that it stops." }
        }
    }
}
