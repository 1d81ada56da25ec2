use crate::audiences::Granted;
use alongside_domain::calendars::long;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::promises::rules;
use alongside_gate::CaseId;
use alongside_gate::access::ShowToday;
use alongside_store::{DueItem, WorkRow};
use alongside_ui::components::{Button, Tag, button, tag};
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

/// One client.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub case: CaseId,
    pub reference: String,
    pub name: String,
    pub risk: Risk,
    pub in_danger: bool,
    /// Its worker is no longer here.
    pub worker_gone: bool,
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
}

impl Row {
    /// Danger and high risk are never folded away.
    fn is_grave(&self) -> bool {
        self.in_danger || self.risk == Risk::High
    }

    fn first(&self) -> Option<&DueItem> {
        self.due.first()
    }

    /// Something of mine has fallen due; or it is grave; or nothing at all is
    /// planned, which is how people are forgotten.
    fn needs_me(&self, today: Date) -> bool {
        self.is_grave() || self.worker_gone || self.due.is_empty() || self.due.iter().any(|item| item.due <= today)
    }

    fn waits(&self) -> bool {
        self.due.iter().any(|item| item.waiting)
    }
}

impl Today {
    pub fn of(granted: &Granted<ShowToday>, rows: Vec<WorkRow>, triage: Option<Waiting>, today: Date) -> Self {
        let row = |row: WorkRow| Row {
            case: row.case,
            reference: row.reference,
            name: row.name.reveal(granted).clone(),
            risk: row.risk,
            in_danger: row.in_danger,
            worker_gone: row.worker_gone,
            due: row.due,
        };
        Self::sorted(rows.into_iter().map(row).collect(), triage, today)
    }

    pub fn sorted(mut rows: Vec<Row>, triage: Option<Waiting>, today: Date) -> Self {
        rows.sort_by_key(|row| {
            let first = row.first().map_or(today, |item| item.due);
            (!row.in_danger, first, row.reference.clone())
        });
        let (needs_me, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.needs_me(today));
        let (waiting, on_track) = rest.into_iter().partition(Row::waits);
        Self { today, needs_me, waiting, on_track, triage }
    }
}

/// How many rows are open before the rest is folded. Grave rows do not count.
const OPEN: usize = 7;
/// More than this is too much for one person in a day.
const TOO_MUCH: usize = 12;

pub(crate) fn page(words: &Words, view: &Today) -> Markup {
    let all = view.needs_me.len() + view.waiting.len() + view.on_track.len();
    let (grave, plain): (Vec<&Row>, Vec<&Row>) = view.needs_me.iter().partition(|row| row.is_grave());
    let open = plain.len().min(OPEN);
    html! {
        h1 class="govuk-heading-l" { "Today, " (long(view.today)) }
        p class="govuk-body-l" { (summary(view, all)) }
        @if view.needs_me.len() > TOO_MUCH {
            p class="govuk-body" { "This is a lot for one day. It is right to tell your manager." }
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

fn summary(view: &Today, all: usize) -> String {
    let needs = match view.needs_me.len() {
        0 => "Nothing needs you today.".to_owned(),
        1 => "1 client needs you today.".to_owned(),
        many => format!("{many} clients need you today."),
    };
    let dated =
        view.needs_me.iter().chain(&view.waiting).chain(&view.on_track).filter(|row| !row.due.is_empty()).count();
    match all {
        0 => "You have no cases yet. New ones appear here.".to_owned(),
        1 => format!("{needs} {dated} of your 1 case has a next step with a date."),
        _ => format!("{needs} {dated} of your {all} cases have a next step with a date."),
    }
}

fn triage(waiting: &Waiting, today: Date) -> Markup {
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
    let address = format!("/cases/{}", row.case);
    html! {
        li class={ "app-row" @if row.is_grave() { " app-row--grave" } } {
            div class="app-row__main" {
                h3 class="govuk-heading-s app-row__name" {
                    a class="govuk-link" href=(address) { bdi dir="auto" { (row.name) } }
                    " " span class="app-quiet" { bdi dir="ltr" { (row.reference) } }
                }
                @if row.in_danger { (tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of("In danger") })) " " }
                @if row.risk == Risk::High { (tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of(format!("{} risk", words.say(&row.risk.key()))) })) }
                @if row.worker_gone { (tag(&Tag { classes: Some("app-tag--today".to_owned()), ..Tag::of("Worker no longer here") })) }
                ul class="app-due" {
                    @for item in &row.due {
                        li class={ @if item.due < today { "app-due--late" } @else if item.due == today { "app-due--today" } } {
                            (name(item)) ": " (when(item.due, today))
                            @if item.waiting { " (waiting)" }
                        }
                    }
                    @if row.due.is_empty() { li class="app-due--late" { "Nothing is planned. Plan what comes next" } }
                }
            }
            div class="app-row__action" { (action(row, &address)) }
        }
    }
}

/// The one thing to do: what the first thing due asks for.
fn action(row: &Row, address: &str) -> Markup {
    let (label, href) = match row.first().map(|item| item.rule.as_str()) {
        Some("keep_camera_pictures") => ("Ask for the recording", format!("{address}#camera")),
        Some("next_step") => ("See the step", format!("{address}#due-now")),
        None => ("Plan a step", format!("{address}#steps")),
        _ => ("Log a contact", format!("{address}/contacts/new")),
    };
    button(&Button {
        attributes: alongside_ui::Attributes::of(&[("aria-label", &format!("{label}: {}", row.reference))]),
        ..Button::link(label, href).secondary()
    })
}

/// What a worker calls a thing that is due.
pub(crate) fn name(item: &DueItem) -> &'static str {
    rules::by_id(&item.rule).map_or("Something is due", |rule| rule.name)
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

    fn row(reference: &str, risk: Risk, due: &[(Date, bool)]) -> Row {
        let item = |(due, waiting): &(Date, bool)| DueItem {
            rule: "next_step".to_owned(),
            occasion: String::new(),
            due: *due,
            waiting: *waiting,
        };
        Row {
            case: CaseId::new(Default::default()),
            reference: reference.to_owned(),
            name: "Somebody".to_owned(),
            risk,
            in_danger: false,
            worker_gone: false,
            due: due.iter().map(item).collect(),
        }
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
        let names = |rows: &[Row]| rows.iter().map(|row| row.reference.clone()).collect::<Vec<_>>();
        assert_eq!(names(&today.needs_me), ["unplanned", "high"]);
        assert_eq!(names(&today.waiting), ["waits"]);
        assert_eq!(names(&today.on_track), ["fine"]);
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
