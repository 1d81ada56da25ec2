use alongside_domain::calendars::{long, short};
use alongside_domain::law::{Found, Law, LawRule};
use jiff::civil::Date;
use maud::{Markup, html};

/// A day by which somebody has to act, as nobody may misread it. A day that has
/// passed is never called out of time: that is for a tribunal to say.
pub(crate) fn until(safe: Date, today: Date) -> Markup {
    let days = today.until(safe).map_or(0, |span| span.get_days());
    html! {
        @match days {
            i32::MIN..=-1 => { strong class="app-due--late" { (long(safe)) ". Late: a solicitor today" } }
            0 => { strong class="app-due--today" { (long(safe)) ". Today" } }
            1 => { strong class="app-due--today" { (long(safe)) ". Tomorrow" } }
            _ => { strong { (long(safe)) } ", in " (days) " days" }
        }
    }
}

/// How a day was reached, line by line, with who says so and what is uncertain.
pub(crate) fn working(rule: &LawRule, found: &Found) -> Markup {
    html! {
        p class="govuk-body" { (rule.about) }
        ol class="govuk-list govuk-list--number" { @for line in &found.working { li { (line) } } }
        @if let Some((day, why)) = &found.later {
            p class="govuk-body" { strong { "Contested: " } (long(*day)) ", because " (why) " Keep to the safe day." }
        }
        @if !found.cautions.is_empty() {
            p class="govuk-body" { strong { "Careful" } }
            ul class="govuk-list govuk-list--bullet" { @for caution in &found.cautions { li { (caution) } } }
        }
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
