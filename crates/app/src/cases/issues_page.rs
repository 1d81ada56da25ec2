use super::framed::back_to_case;
use crate::web::form::{Form, called};
use alongside_domain::calendars::short;
use alongside_domain::cases::{Description, Issue, Refusal, routes};
use alongside_domain::codes::{ClientKind, Code, IssueKind, IssueStanding, RefusalReason, Tenure};
use alongside_domain::date_of;
use alongside_domain::lists::ListEntry;
use alongside_gate::{CaseId, IssueId};
use alongside_ui::components::{Button, Choices, Input, Legend, button, checkboxes, input, radios};
use jiff::Timestamp;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub id: IssueId,
    pub issue: Issue,
    pub version: String,
}

/// What a case is about, as the page shows it.
#[derive(Clone, Debug)]
pub(crate) struct About {
    pub issues: Vec<Kept>,
    pub description: Description,
    pub version: String,
    pub refusals: Vec<(Timestamp, Refusal)>,
}

pub(crate) fn page(form: Form<'_>, case: CaseId, about: &About, own: &[ListEntry], once: &str) -> Markup {
    let here = format!("/cases/{case}/issues");
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "What it is about" }
        p class="govuk-body" { "A case may be about several matters at once, each with somebody else who has to act and an end of its own." }
        @if about.issues.is_empty() { p class="govuk-body" { "Nothing is written down yet." } }
        @for kept in &about.issues { (matter(form, &here, kept, about.description.tenure, once)) }
        (new(form, &here, once))
        (described(form, &here, about, own, once))
        (refused(form, &here, about, own, once))
    }
}

fn matter(form: Form<'_>, here: &str, kept: &Kept, tenure: Option<Tenure>, once: &str) -> Markup {
    let (issue, field) = (&kept.issue, |name: &str| format!("{name}-{}", kept.id));
    let ways = routes(issue.kind, tenure);
    let wrong = form.errors.iter().any(|(place, _)| place.ends_with(&kept.id.to_string()));
    html! {
        section class="app-wish" {
            h2 class="govuk-heading-m" { (form.say(&issue.kind.key())) ": " bdi dir="auto" { (issue.words.as_str()) } }
            p class="govuk-body" {
                strong { (form.say(&issue.standing.key())) } "."
                @if let Some(agency) = &issue.agency { " Has to act: " bdi dir="auto" { (agency.as_str()) } "." }
                @if let Some(wanted) = &issue.wanted { " They want: " bdi dir="auto" { (wanted.as_str()) } "." }
                @if let Some(ended) = &issue.ended { " " bdi dir="auto" { (ended.as_str()) } }
            }
            @if issue.standing == IssueStanding::Open && !ways.is_empty() {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Which ways there are" span class="govuk-visually-hidden" { " " (issue.words.as_str()) } } }
                    ul class="govuk-list govuk-list--bullet" {
                        @for way in &ways { li { (form.say(way.key)) " " span class="app-quiet" { (way.authority) "." } } }
                    }
                    @if tenure.is_none() && matches!(issue.kind, IssueKind::Hate | IssueKind::Harassment | IssueKind::Housing) {
                        p class="govuk-body-s" { "More depends on how they live: say so below." }
                    }
                }
            }
            details class="govuk-details" open[wrong] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "How does it stand?" span class="govuk-visually-hidden" { " " (issue.words.as_str()) } } }
                form method="post" action={ (here) "/standing" } novalidate {
                    input type="hidden" name="form" value=(once);
                    input type="hidden" name="issue" value=(kept.id);
                    input type="hidden" name="version" value=(kept.version);
                    (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<IssueStanding>(&field("standing"), Legend { classes: None, ..Legend::of("How does it stand?") }, "") }))
                    (input(&form.line(&field("ended"), "What came of it, in a line", "Once it has ended")))
                    (button(&Button::of("Save").secondary()))
                }
            }
        }
    }
}

fn new(form: Form<'_>, here: &str, once: &str) -> Markup {
    html! {
        section aria-labelledby="another" {
            h2 class="govuk-heading-m" id="another" { "One more" }
            form method="post" action=(here) novalidate {
                input type="hidden" name="form" value=(once);
                (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<IssueKind>("kind", Legend::of("What is it about?"), "") }))
                (input(&form.line("about", "In a line", "Like “dismissed after she complained”")))
                (input(&form.line("wanted", "What they want to come of it, in their words", "")))
                (input(&form.line("agency", "Who has to act, if you know", "")))
                (button(&Button::of("Add it")))
            }
        }
    }
}

fn described(form: Form<'_>, here: &str, about: &About, own: &[ListEntry], once: &str) -> Markup {
    let said = &about.description;
    let typed = |name: &str, kept: &str| {
        if form.fields.one("described").is_empty() { kept.to_owned() } else { form.fields.one(name).to_owned() }
    };
    let finer = said.tenure_finer.as_ref().map(|finer| finer.entry.to_string());
    let tenure = typed("tenure", finer.as_deref().unwrap_or_else(|| said.tenure.map_or("", Code::code)));
    let client = typed("client", said.kind.map_or("", Code::code));
    let why = typed("complex-why", said.complex.as_ref().map_or("", |why| why.as_str()));
    let ticked =
        if form.fields.one("described").is_empty() { said.complex.is_some() } else { form.fields.is_ticked("complex") };
    let ticked = if ticked { vec!["yes".to_owned()] } else { Vec::new() };
    html! {
        section aria-labelledby="described" {
            h2 class="govuk-heading-m" id="described" { "How they live, and how complex it is" }
            form method="post" action={ (here) "/description" } novalidate {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="described" value="yes";
                input type="hidden" name="version" value=(about.version);
                (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), value: Some(tenure), ..form.one_of_list::<Tenure>("tenure", Legend::of("How do they live? It decides which ways there are"), own) }))
                (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), value: Some(client), ..form.one_of::<ClientKind>("client", Legend::of("Whose case is it?"), "Each of several people is kept apart, under “People it is for”") }))
                (checkboxes(&Choices { values: ticked, ..form.tick("complex", "It is complex: many matters at once, or others have turned it away") }))
                (input(&Input { value: Some(why), ..form.line("complex-why", "What makes it complex, in a line", "") }))
                (button(&Button::of("Save").secondary()))
            }
        }
    }
}

fn refused(form: Form<'_>, here: &str, about: &About, own: &[ListEntry], once: &str) -> Markup {
    html! {
        section aria-labelledby="refused" {
            h2 class="govuk-heading-m" id="refused" { "Who did not take it on" }
            p class="govuk-body" { "What is missing elsewhere is counted, so that somebody can ask for it." }
            ul class="govuk-list" {
                @for (at, refusal) in &about.refusals {
                    li {
                        bdi dir="auto" { (refusal.by.as_str()) } ", " (short(date_of(*at))) ": "
                        (called(form.words, refusal.reason.code, refusal.reason.finer.as_ref().map(|finer| finer.words.as_str())).to_lowercase()) "."
                        @if let Some(words) = &refusal.words { " " bdi dir="auto" { (words.as_str()) } }
                    }
                }
            }
            details class="govuk-details" open[!form.fields.one("refused-by").is_empty() || form.errors.on("refused-by").is_some()] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Write down who refused" } }
                form method="post" action={ (here) "/refusals" } novalidate {
                    input type="hidden" name="form" value=(once);
                    (input(&form.line("refused-by", "Who?", "A service, a solicitor, an office. Not a person")))
                    (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of_list::<RefusalReason>("refusal", Legend { classes: None, ..Legend::of("Why?") }, own) }))
                    (input(&form.line("refused-words", "What they said, in a line", "")))
                    (button(&Button::of("Save").secondary()))
                }
            }
        }
    }
}
