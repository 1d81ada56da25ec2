use super::due::{is_planned, when};
use super::rows::rows;
use super::worklist::{Row, Today, Waiting};
use crate::deadlines::{place_of, until};
use crate::scorecards::due_line;
use alongside_domain::calendars::long;
use alongside_ui::words::Words;
use jiff::civil::Date;
use maud::{Markup, html};

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
        @for one in &view.scorecards {
            @if let Some(due) = one.entry.due() {
                div class="app-flag" { a class="govuk-link" href=(format!("/scorecards/{}/entries/{}", one.scorecard, one.id)) { (due_line(&one.entry)) } ", " span class={ @if due < view.today { "app-due--late" } } { (when(due, view.today)) } "." }
            }
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
