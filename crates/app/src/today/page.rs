use crate::audiences::Granted;
use crate::cases::done_at;
use crate::deadlines::{place_of, until};
use crate::visits::Watched;
use alongside_domain::calendars::long;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::promises::rules;
use alongside_gate::access::ShowToday;
use alongside_gate::{CaseId, ComplaintId, PersonId};
use alongside_store::{DueItem, LegalDateLine, WorkRow};
use alongside_ui::components::{Button, Tag, button, tag};
use alongside_ui::words::Words;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

/// One client, with every case of theirs that is this worker's.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub name: String,
    /// The one with the earliest thing due first.
    pub cases: Vec<OpenCase>,
}

/// One of a client's cases.
#[derive(Clone, Debug)]
pub(crate) struct OpenCase {
    pub id: CaseId,
    pub reference: String,
    pub risk: Risk,
    pub in_danger: bool,
    /// Its worker is no longer here.
    pub worker_gone: bool,
    /// Its worker is away, and this is looked after for them.
    pub covered: bool,
    /// What is due, the earliest first.
    pub due: Vec<DueItem>,
}

/// What waits in triage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting {
    pub all: i64,
    pub danger: i64,
    pub first: Option<Date>,
}

/// The worklist, sorted into three.
#[derive(Clone, Debug)]
pub(crate) struct Today {
    pub today: Date,
    pub needs_me: Vec<Row>,
    pub waiting: Vec<Row>,
    pub on_track: Vec<Row>,
    pub triage: Option<Waiting>,
    /// Cases open in an emergency, by reference, and until when.
    pub open: Vec<(CaseId, String, Timestamp)>,
    /// Visits alone that concern the reader.
    pub visits: Vec<Watched>,
    /// Complaints about us on which the reader has something to do, and by when.
    pub complaints: Vec<(ComplaintId, Date)>,
    /// What the law sets within two weeks, for whoever manages.
    pub legal: Vec<LegalDateLine>,
    pub manages: bool,
}

impl Row {
    fn any(&self, is: impl Fn(&OpenCase) -> bool) -> bool {
        self.cases.iter().any(is)
    }

    /// Danger and high risk are never folded away.
    fn is_grave(&self) -> bool {
        self.any(|case| case.in_danger || case.risk == Risk::High)
    }

    /// What the law sets is never folded away either, once it is time to act.
    fn is_never_folded(&self, today: Date) -> bool {
        self.is_grave() || self.due().any(|item| item.due <= today && item.rule.starts_with("legal_"))
    }

    fn due(&self) -> impl Iterator<Item = &DueItem> {
        self.cases.iter().flat_map(|case| &case.due)
    }

    /// Something of mine has fallen due; or it is grave; or nothing at all is
    /// planned, which is how people are forgotten.
    fn needs_me(&self, today: Date) -> bool {
        self.is_grave()
            || self.any(|case| case.worker_gone || !is_planned(&case.due))
            || self.due().any(|item| item.due <= today)
    }

    fn waits(&self) -> bool {
        self.due().any(|item| item.waiting)
    }
}

impl OpenCase {
    /// A case without a plan comes as if it were due today.
    fn first_day(&self, today: Date) -> Date {
        self.due.first().map_or(today, |item| item.due)
    }
}

impl Today {
    pub fn of(granted: &Granted<ShowToday>, rows: Vec<WorkRow>, triage: Option<Waiting>, today: Date) -> Self {
        let mut clients: Vec<Row> = Vec::new();
        let mut place: HashMap<PersonId, usize> = HashMap::new();
        for row in rows {
            let at = *place.entry(row.client).or_insert(clients.len());
            if at == clients.len() {
                let name = row.name.reveal(granted).clone();
                clients.push(Row { name, cases: Vec::new() });
            }
            clients[at].cases.push(OpenCase {
                id: row.case,
                reference: row.reference,
                risk: row.risk,
                in_danger: row.in_danger,
                worker_gone: row.worker_gone,
                covered: row.covered,
                due: row.due,
            });
        }
        Self::sorted(clients, triage, today)
    }

    pub fn sorted(mut rows: Vec<Row>, triage: Option<Waiting>, today: Date) -> Self {
        for row in &mut rows {
            row.cases.sort_by_key(|case| (!case.in_danger, case.first_day(today), case.reference.clone()));
        }
        rows.sort_by_key(|row| {
            let first = row.cases.iter().map(|case| case.first_day(today)).min();
            let reference = row.cases.first().map(|case| case.reference.clone());
            (!row.any(|case| case.in_danger), first, reference)
        });
        let (needs_me, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.needs_me(today));
        let (waiting, on_track) = rest.into_iter().partition(Row::waits);
        Self {
            today,
            needs_me,
            waiting,
            on_track,
            triage,
            open: Vec::new(),
            visits: Vec::new(),
            complaints: Vec::new(),
            legal: Vec::new(),
            manages: false,
        }
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.needs_me.iter().chain(&self.waiting).chain(&self.on_track)
    }
}

/// How many rows are open before the rest is folded. Grave rows do not count.
const OPEN: usize = 7;
/// More than this is too much for one person in a day.
const TOO_MUCH: usize = 12;

pub(crate) fn page(words: &Words, view: &Today) -> Markup {
    let (grave, plain): (Vec<&Row>, Vec<&Row>) = view.needs_me.iter().partition(|row| row.is_never_folded(view.today));
    let open = plain.len().min(OPEN);
    html! {
        h1 class="govuk-heading-l" { "Today, " (long(view.today)) }
        p class="govuk-body-l" { (summary(view)) }
        @if view.needs_me.len() > TOO_MUCH {
            p class="govuk-body" { @if view.manages { "This is a lot for one day. Some of it can be handed over." } @else { "This is a lot for one day. It is right to tell your manager." } }
        }
        @for one in &view.visits {
            div class={ "app-flag" @if one.overdue { " app-flag--danger" } } {
                a class="govuk-link" href="/visits" {
                    @if one.overdue { "Not back from a visit alone: " (one.visit.visitor_name) }
                    @else if one.mine && one.visit.stage == alongside_domain::codes::VisitStage::Asked { (one.visit.visitor_name) " asks you to watch a visit alone" }
                    @else if one.mine { "You watch " (one.visit.visitor_name) }
                    @else { "Your visit alone" }
                }
                ", until " (alongside_domain::local(one.visit.until).strftime("%H:%M")) "."
            }
        }
        @for (complaint, day) in &view.complaints {
            div class="app-flag" { a class="govuk-link" href={ "/complaints/" (complaint) } { "A complaint about us" } ", " span class={ @if *day < view.today { "app-due--late" } } { (when(*day, view.today)) } "." }
        }
        @for line in &view.legal {
            div class="app-flag app-flag--danger" { a class="govuk-link" href={ "/cases/" (line.case) "/claims" } { "A date of the law: " bdi dir="ltr" { (line.reference) } } ", " (place_of(&line.forum)) ". " (until(line.safe, view.today)) "." }
        }
        @for (case, reference, until) in &view.open {
            div class="app-flag" { a class="govuk-link" href={ "/cases/" (case) } { "Open in an emergency: " bdi dir="ltr" { (reference) } } ", until " (alongside_domain::local(*until).strftime("%H:%M")) "." }
        }
        @if let Some(waiting) = view.triage { (triage(&waiting, view.today)) }
        section aria-labelledby="needs" {
            h2 class="govuk-heading-m" id="needs" { "Needs you" }
            @if view.needs_me.is_empty() {
                p class="govuk-body" { "Nothing needs you right now." }
            } @else {
                (rows(words, grave.iter().chain(plain[..open].iter()).copied(), view.today))
                @if plain.len() > open {
                    details class="govuk-details" {
                        summary class="govuk-details__summary" {
                            span class="govuk-details__summary-text" { "Show " (plain.len() - open) " more" }
                        }
                        (rows(words, plain[open..].iter().copied(), view.today))
                    }
                }
            }
        }
        @if !view.waiting.is_empty() {
            section aria-labelledby="waiting" {
                h2 class="govuk-heading-m" id="waiting" { "Waiting on someone" }
                (rows(words, view.waiting.iter(), view.today))
            }
        }
        @if !view.on_track.is_empty() {
            details class="govuk-details" {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { "On track (" (view.on_track.len()) ")" }
                }
                (rows(words, view.on_track.iter(), view.today))
            }
        }
    }
}

fn summary(view: &Today) -> String {
    let needs = match view.needs_me.len() {
        0 => "Nothing needs you today.".to_owned(),
        1 => "1 client needs you today.".to_owned(),
        many => format!("{many} clients need you today."),
    };
    let all = view.rows().map(|row| row.cases.len()).sum::<usize>();
    let dated = view.rows().flat_map(|row| &row.cases).filter(|case| is_planned(&case.due)).count();
    match all {
        0 if view.triage.is_some() => "You have no cases of your own.".to_owned(),
        0 => "You have no cases yet. New ones appear here.".to_owned(),
        1 => format!("{needs} {dated} of your 1 case has a next step with a date."),
        _ => format!("{needs} {dated} of your {all} cases have a next step with a date."),
    }
}

pub(crate) fn triage(waiting: &Waiting, today: Date) -> Markup {
    html! {
        @if waiting.all > 0 {
            div class={ "app-flag" @if waiting.danger > 0 { " app-flag--danger" } } {
                a class="govuk-link" href="/referrals" {
                    @if waiting.all == 1 { "1 report waits for a decision" } @else { (waiting.all) " reports wait for a decision" }
                }
                @if waiting.danger > 0 { ", " strong { (waiting.danger) " with danger" } }
                @if let Some(first) = waiting.first { ". The first decision is " @if first < today { (when(first, today)) } @else { "due " (when(first, today)) } "." }
            }
        }
    }
}

fn rows<'a>(words: &Words, rows: impl Iterator<Item = &'a Row>, today: Date) -> Markup {
    html! { ul class="app-rows" { @for row in rows { (one(words, row, today)) } } }
}

fn one(words: &Words, row: &Row, today: Date) -> Markup {
    let Some(first) = row.cases.first() else { return html! {} };
    let flag = |text: String| tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of(text) });
    html! {
        li class={ "app-row" @if row.is_grave() { " app-row--grave" } } {
            div class="app-row__main" {
                h3 class="govuk-heading-s app-row__name" {
                    a class="govuk-link" href={ "/cases/" (first.id) } { bdi dir="auto" { (row.name) } }
                    @if row.cases.len() == 1 { " " span class="app-quiet" { bdi dir="ltr" { (first.reference) } } }
                }
                @if row.any(|case| case.in_danger) { (flag("In danger".to_owned())) " " }
                @if row.any(|case| case.risk == Risk::High) { (flag(format!("{} risk", words.say(&Risk::High.key())))) " " }
                @if row.any(|case| case.worker_gone) { (flag("Worker no longer here".to_owned())) " " }
                @if row.any(|case| case.covered) { (tag(&Tag { classes: Some("app-tag--waiting".to_owned()), ..Tag::of("For a colleague") })) }
                @for case in &row.cases {
                    @if row.cases.len() > 1 {
                        p class="govuk-body-s app-row__case" {
                            a class="govuk-link" href={ "/cases/" (case.id) } { bdi dir="ltr" { (case.reference) } }
                        }
                    }
                    (due(case, today))
                }
            }
            div class="app-row__action" { (action(first)) }
        }
    }
}

fn due(case: &OpenCase, today: Date) -> Markup {
    html! {
        ul class="app-due" {
            @for item in shown(&case.due, today) {
                li class={ @if item.due < today { "app-due--late" } @else if item.due == today { "app-due--today" } } {
                    (name(item)) ": " (when(item.due, today))
                    @if item.waiting { " (waiting)" }
                }
            }
            @if !is_planned(&case.due) { li class="app-due--late" { "Nothing is planned. Plan what comes next" } }
        }
    }
}

/// The one thing to do: what the first thing due asks for.
fn action(case: &OpenCase) -> Markup {
    let address = format!("/cases/{}", case.id);
    let (label, href) = match case.due.first().map(|item| item.rule.as_str()) {
        Some("keep_camera_pictures") => ("Ask for the recording", format!("{address}#camera")),
        Some("closing_review") => ("Talk about closing", format!("{address}/contacts/new")),
        Some("agree_plan") => ("Agree the plan", format!("{address}/plan")),
        Some("agree_outcomes") => ("Write what they want", format!("{address}/outcomes")),
        Some("translate_report") => ("Have it translated", format!("{address}#due-now")),
        Some("review_access") => ("Look at it again", format!("{address}/access")),
        Some("next_step") => ("See the step", format!("{address}#due-now")),
        None => ("Plan a step", format!("{address}#steps")),
        Some(rule) => match done_at(rule).filter(|place| *place != "/contacts/new") {
            Some(place) => {
                (rules::by_id(rule).map_or("See what is due", |rule| rule.name), format!("{address}{place}"))
            }
            None => (LOG, format!("{address}/contacts/new")),
        },
    };
    let said = |label: &str| format!("{label}: {}", case.reference);
    html! {
        (button(&Button {
            attributes: alongside_ui::Attributes::of(&[("aria-label", &said(label))]),
            ..Button::link(label, href).secondary()
        }))
        // What people ring about is rarely what is due first.
        @if label != LOG { p class="govuk-body-s app-links" { a class="govuk-link" href={ (address) "/contacts/new" } aria-label=(said(LOG)) { (LOG) } } }
    }
}

const LOG: &str = "Log a contact";

/// Something is owed to the client. A review of who may open the case is no
/// plan for them.
pub(crate) fn is_planned(due: &[DueItem]) -> bool {
    due.iter().any(|item| rules::of_the_service().all(|rule| rule != item.rule))
}

/// What a worker calls a thing that is due.
pub(crate) fn name(item: &DueItem) -> String {
    let place = || item.occasion.split_once(' ').map_or("", |(_, forum)| place_of(forum));
    match item.rule.as_str() {
        "legal_act_by" => format!("Act on a date of the law, {}", place()),
        "legal_date" => format!("The last safe day, {}", place()),
        rule => rules::by_id(rule).map_or("Something is due", |rule| rule.name).to_owned(),
    }
}

/// What is shown of it: of each date of the law one line, by when to act until then and
/// the last safe day from then on.
pub(crate) fn shown(due: &[DueItem], today: Date) -> Vec<&DueItem> {
    let time_to_act = |occasion: &str| {
        let acts = |item: &&DueItem| item.rule == "legal_act_by" && item.occasion == occasion;
        due.iter().find(acts).is_none_or(|item| item.due <= today)
    };
    let shown = |item: &&DueItem| match item.rule.as_str() {
        "legal_act_by" => !time_to_act(&item.occasion),
        "legal_date" => time_to_act(&item.occasion),
        _ => true,
    };
    due.iter().filter(shown).collect()
}

/// A day as one says it today: "late by 2 days", "today", "Tuesday".
pub(crate) fn when(due: Date, today: Date) -> String {
    let days = today.until(due).map_or(0, |span| span.get_days());
    match days {
        i32::MIN..=-2 => format!("late by {} days", -days),
        -1 => "due yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => due.strftime("%A").to_string(),
        _ => due.strftime("%-d %B").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn case(reference: &str, risk: Risk, due: &[(Date, bool)]) -> OpenCase {
        let item = |(due, waiting): &(Date, bool)| DueItem {
            rule: "next_step".to_owned(),
            occasion: String::new(),
            due: *due,
            waiting: *waiting,
        };
        OpenCase {
            id: CaseId::new(Default::default()),
            reference: reference.to_owned(),
            risk,
            in_danger: false,
            worker_gone: false,
            covered: false,
            due: due.iter().map(item).collect(),
        }
    }

    fn row(reference: &str, risk: Risk, due: &[(Date, bool)]) -> Row {
        let cases = vec![case(reference, risk, due)];
        Row { name: "Somebody".to_owned(), cases }
    }

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn high_risk_and_unplanned_cases_are_never_folded() {
        let later = [(date(2026, 12, 20), false)];
        let rows = vec![
            row("high", Risk::High, &later),
            row("unplanned", Risk::Low, &[]),
            row("fine", Risk::Low, &later),
            row("waits", Risk::Low, &[(date(2026, 12, 1), true)]),
        ];
        let today = Today::sorted(rows, None, TODAY);
        let names = |rows: &[Row]| rows.iter().map(|row| row.cases[0].reference.clone()).collect::<Vec<_>>();
        assert_eq!(names(&today.needs_me), ["unplanned", "high"]);
        assert_eq!(names(&today.waiting), ["waits"]);
        assert_eq!(names(&today.on_track), ["fine"]);
    }

    #[test]
    fn a_client_with_two_cases_comes_once_and_what_is_due_first_leads() {
        let mut both = row("later", Risk::Low, &[(date(2026, 12, 20), false)]);
        both.cases.push(case("late", Risk::Low, &[(date(2026, 11, 20), false)]));
        let today = Today::sorted(vec![both], None, TODAY);
        assert_eq!(today.needs_me.len(), 1);
        let references: Vec<&str> = today.needs_me[0].cases.iter().map(|case| case.reference.as_str()).collect();
        assert_eq!(references, ["late", "later"]);
        let words = &crate::locale::library()[0];
        let text = rows(words, today.needs_me.iter(), TODAY).into_string();
        assert_eq!(text.matches("Somebody").count(), 1);
        assert!(text.contains("late by 4 days"), "{text}");
    }

    #[test]
    fn a_step_of_the_clients_comes_back_when_its_day_has_come() {
        let today = Today::sorted(vec![row("asked", Risk::Low, &[(TODAY, true)])], None, TODAY);
        assert_eq!(today.needs_me.len(), 1);
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(when(date(2026, 11, 22), TODAY), "late by 2 days");
        assert_eq!(when(TODAY, TODAY), "today");
        assert_eq!(when(date(2026, 11, 27), TODAY), "Friday");
        assert_eq!(when(date(2026, 12, 20), TODAY), "20 December");
    }
}
