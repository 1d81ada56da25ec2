use super::framed::back_to_case;
use super::incidents::SIZE;
use crate::web::form::{Form, called};
use alongside_domain::calendars::{long, short};
use alongside_domain::cases::{Incident, Pattern, PoliceDid};
use alongside_domain::codes::{Code, PoliceOutcome, WhenKind};
use alongside_domain::date_of;
use alongside_domain::law::AsbCaseReview;
use alongside_domain::lists::ListEntry;
use alongside_gate::{CaseId, Grant, IncidentId, Reveals};
use alongside_store::IncidentLine;
use alongside_ui::components::{Button, Choices, Input, Legend, Table, button, checkboxes, input, radios, table};
use alongside_ui::pages::pagination;
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

/// An incident as a page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub id: IncidentId,
    pub incident: Incident,
    pub police: Vec<PoliceDid>,
    pub told_on: Date,
    pub from_report: bool,
}

impl Told {
    pub fn of<A: Reveals>(grant: &Grant<A>, line: &IncidentLine) -> Self {
        Self {
            id: line.id,
            incident: line.details.reveal(grant).clone(),
            police: line.police.reveal(grant).clone(),
            told_on: date_of(line.told_at),
            from_report: line.from_report,
        }
    }
}

pub(crate) fn index(words: &Words, case: CaseId, told: &[Told], together: &Together, page: i64, all: usize) -> Markup {
    let here = format!("/cases/{case}/incidents");
    html! {
        a href={ "/cases/" (case) } class="govuk-back-link" { "The case" }
        h1 class="govuk-heading-l" { "What happened to them" }
        (button(&Button::link("Write down an incident", format!("{here}/new"))))
        @if all > 0 { (counted(case, together)) }
        @if told.is_empty() { p class="govuk-body" { "Nothing is written down yet." } }
        ol class="app-timeline" {
            @for one in told { (line(words, &here, one)) }
        }
        (pagination(words, &format!("{here}?page="), page, SIZE, i64::try_from(all).unwrap_or(i64::MAX)))
    }
}

/// What all incidents say together.
#[derive(Clone, Debug)]
pub(crate) struct Together {
    pub pattern: Pattern,
    pub review: AsbCaseReview,
}

/// What many small things are together.
fn counted(case: CaseId, together: &Together) -> Markup {
    let Together { pattern, review } = together;
    let (month, half) = (pattern.month, pattern.half_year);
    let most = pattern.months.iter().map(|(_, _, count)| *count).max().unwrap_or(0);
    let rows = pattern.months.iter().map(|(year, month, count)| {
        let day = Date::new(*year, *month, 1).unwrap_or_default();
        vec![html! { (day.strftime("%B %Y").to_string()) }, html! { (count) }]
    });
    html! {
        section aria-labelledby="together" {
            h2 class="govuk-heading-m" id="together" { "Together" }
            @if pattern.first.is_some() { p class="govuk-body" {
                (incidents(month)) " in the last month, " (pattern.month_before) " in the month before. "
                (incidents(half)) " in the last six months, " (pattern.half_year_before) " in the six before."
                @if let Some(first) = pattern.first { " The first we know of was on " (long(first)) "." }
            } }
            @if pattern.undated > 0 { p class="govuk-body" { "Nobody knows the day of " (pattern.undated) ": write it down, and it counts." } }
            @if pattern.graver { p class="govuk-body" { strong { "It gets worse: " } "something of the last month is graver than anything before it. Look at the risk again." } }
            @if review.met {
                p class="govuk-body" {
                    strong { "They have a right to an ASB case review. " }
                    (review.count) " complaints of the last six months count. "
                    @if let Some(until) = review.until { "As it stands, it can be asked for until " (long(until)) ". " }
                    a class="govuk-link" href={ "/cases/" (case) "/asb-review" } { "See what asking for it would say" }
                }
            } @else if review.count > 0 {
                p class="govuk-body" { (review.count) " of " (review.threshold) " complaints count towards an ASB case review. Each has to be told to the police, the council or the landlord within a month." }
            }
            @if most > 0 {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Month by month" } }
                    (table(&Table::of_cards("Incidents in each of the last twelve months", &["Month", "Incidents"], rows).with_caption("govuk-visually-hidden")))
                }
            }
        }
    }
}

fn incidents(count: usize) -> String {
    if count == 1 { "1 incident".to_owned() } else { format!("{count} incidents") }
}

fn line(words: &Words, here: &str, told: &Told) -> Markup {
    let incident = &told.incident;
    let listed = |keys: Vec<String>| keys.iter().map(|key| words.say(key)).collect::<Vec<_>>().join(", ");
    let what = listed(incident.conduct.iter().map(|code| code.key()).collect());
    let why = listed(incident.motivation.characteristics.iter().map(|code| code.key()).collect());
    html! {
        li class="app-timeline__item" {
            h2 class="govuk-heading-s app-timeline__head" { (day(words, incident)) @if !what.is_empty() { ": " (what) } }
            @if !incident.words.is_empty() {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "In their words" } }
                    p class="govuk-body app-said" dir="auto" { (incident.words.as_str()) }
                }
            }
            p class="govuk-body-s" {
                @if let Some(label) = incident.label { strong { (words.say(&label.key())) } ". " }
                @if !why.is_empty() { "Because of: " (why.to_lowercase()) ". " }
                @if let Some(place) = incident.place { (words.say(&place.key())) ". " }
                @for one in &incident.told {
                    (words.say(&one.body.key())) " told"
                    @if let Some(on) = one.on { " on " (short(on)) }
                    @if let Some(reference) = &one.reference { ", reference " bdi dir="ltr" { (reference.as_str()) } }
                    ". "
                }
                "We learnt of it on " (short(told.told_on)) @if told.from_report { ", from a report" } "."
            }
            @let hostility: Vec<&str> = incident.hostility.iter().filter_map(|one| Some(one.finer.as_ref()?.words.as_str())).collect();
            @if !hostility.is_empty() { p class="govuk-body-s" { "More closely: " bdi dir="auto" { (hostility.join(", ")) } "." } }
            @if !incident.offences.is_empty() {
                p class="govuk-body-s" { "It may be: " (incident.offences.iter().map(|one| called(words, one.code, one.finer.as_ref().map(|finer| finer.words.as_str()))).collect::<Vec<_>>().join(", ").to_lowercase()) "." }
            }
            @for did in &told.police {
                p class="govuk-body-s" { "Police, " (short(did.on)) ": " (said(words, did)) "." }
            }
            p class="govuk-body-s app-links" {
                a class="govuk-link" href={ (here) "/" (told.id) } { "Write more of it down" }
                a class="govuk-link" href={ (here) "/" (told.id) "/police" } { "What the police did" }
            }
        }
    }
}

fn said(words: &Words, did: &PoliceDid) -> String {
    called(words, did.what.code, did.what.finer.as_ref().map(|finer| finer.words.as_str()))
}

/// When it was, as closely as anybody knows.
pub(super) fn day(words: &Words, incident: &Incident) -> String {
    let Some(when) = &incident.when else { return "Day not known".to_owned() };
    match (when.kind, when.day, &when.words) {
        (WhenKind::Exact, Some(day), _) => long(day),
        (_, Some(day), _) => format!("{}, {}", words.say(&when.kind.key()), short(day)),
        (_, None, Some(said)) => said.as_str().to_owned(),
        (_, None, None) => words.say(&when.kind.key()),
    }
}

/// One incident as a form: new, or known.
pub(crate) fn one(form: Form<'_>, case: CaseId, known: Option<IncidentId>, questions: Markup, once: &str) -> Markup {
    let to = known.map_or(String::new(), |id| format!("/{id}"));
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { (if known.is_some() { "More about an incident" } else { "Write down an incident" }) }
        p class="govuk-body" { "Nothing here has to be answered but what happened. What they do not know, leave open." }
        form method="post" action={ "/cases/" (case) "/incidents" (to) } novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="version" value=(form.fields.one("version"));
            (questions)
            (button(&Button::of("Save")))
        }
    }
}

pub(crate) fn police(form: Form<'_>, case: CaseId, told: &Told, own: &[ListEntry], once: &str) -> Markup {
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "What the police did" }
        p class="govuk-body" { "With the incident of " (day(form.words, &told.incident)) "." }
        @for did in &told.police { p class="govuk-body" { (short(did.on)) ": " (said(form.words, did)) } }
        form method="post" action={ "/cases/" (case) "/incidents/" (told.id) "/police" } novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of_list::<PoliceOutcome>("police", Legend::of("What did they do?"), own) }))
            (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("on", "On which day?", "Like “today” or “3 November”") }))
            (checkboxes(&form.tick("they-know", "They know this already, told us of it themself, or nobody is there to tell")))
            (button(&Button::of("Save")))
        }
    }
}
