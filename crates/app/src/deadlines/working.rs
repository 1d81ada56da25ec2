use alongside_domain::calendars::{long, short};
use alongside_domain::law::{Acas, Found, Law, LawRule, law_by_id};
use jiff::civil::Date;
use maud::{Markup, html};

/// A day by which somebody has to act, as nobody may misread it. A day that has
/// passed is never called out of time: that is for a tribunal to say.
pub(crate) fn until(safe: Date, today: Date) -> Markup {
    said(safe, today, ". Late: a solicitor today")
}

fn said(safe: Date, today: Date, late: &str) -> Markup {
    let days = today.until(safe).map_or(0, |span| span.get_days());
    html! {
        @match days {
            i32::MIN..=-1 => { strong class="app-due--late" { (long(safe)) (late) } }
            0 => { strong class="app-due--today" { (long(safe)) ". Today" } }
            1 => { strong class="app-due--today" { (long(safe)) ". Tomorrow" } }
            _ => { strong { (long(safe)) } ", in " (days) " days" }
        }
    }
}

/// The day of a rule, with the words before it and what to do once it has passed: for
/// somebody else's day that is not a solicitor, and while Acas works it is no day yet.
pub(crate) fn lead(found: &Found, safe: Date, today: Date) -> Markup {
    html! {
        @if found.acas == Some(Acas::Running) {
            "Acas has been told, and the clock stands still. The last day can be said when its certificate is there. Without Acas it would be " strong { (long(safe)) } "."
        } @else if found.theirs {
            (found.lead) " " (said(safe, today, ". That day has passed: write again, and then to whoever looks into it")) "."
        } @else {
            (found.lead) " " (until(safe, today)) "."
        }
    }
}

/// What somebody calls the place of a key: a tribunal, a court.
pub(crate) fn place_of(forum: &str) -> &'static str {
    let id = forum.split(' ').next().unwrap_or(forum);
    law_by_id(if id == "unfair_dismissal" { "et_time_limit" } else { id }).map_or("a date", |rule| rule.name)
}

/// How a day was reached, line by line, with who says so and what is uncertain.
pub(crate) fn working(rule: &LawRule, found: &Found) -> Markup {
    html! {
        p class="govuk-body" { (rule.about) }
        (lines(found))
        p class="govuk-body-s" { "Who says so: " (rule.authority) "." }
        @if let Some(term) = Law::published().by_version(&found.version) {
            p class="govuk-body-s" {
                "These words are for what happened from " (short(term.from))
                @if let Some(until) = term.until { " to " (short(until)) } @else { " on" }
                " (" (term.source) "). Last looked at on " (short(term.checked_on)) " by " (term.checked_by) "."
            }
        }
    }
}

/// The working and what is uncertain, without where it stands.
pub(crate) fn lines(found: &Found) -> Markup {
    html! {
        ol class="govuk-list govuk-list--number" { @for line in &found.working { li { (line) } } }
        @if let Some(readings) = found.readings() { p class="govuk-body" { (readings) } }
        @if !found.cautions.is_empty() {
            p class="govuk-body" { strong { "Careful" } }
            ul class="govuk-list govuk-list--bullet" { @for caution in &found.cautions { li { (caution) } } }
        }
    }
}
