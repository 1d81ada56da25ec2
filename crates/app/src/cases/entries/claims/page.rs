use super::PAGE;
use super::form::facts;
use crate::cases::entries::{Shown, View, of_one, small};
use crate::deadlines::{lead, place_of, working};
use crate::web::form::{Form, not_saved};
use alongside_domain::calendars::{long, short};
use alongside_domain::cases::entries::{Claim, ForumEnd, LegalDate, Mistake};
use alongside_domain::codes::{Code, ForumEnded};
use alongside_domain::law::{Forum, Law};
use alongside_ui::components::{Button, Choices, Input, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use maud::{Markup, html};

pub(crate) fn page(view: View<'_>, all: &[Shown<Claim>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "Write the facts down once. Every place to which it could be taken is listed with the last safe day and how it was reached. Two weeks before, and on the day, it stands on Today. This is a working aid and no advice: hand over to a solicitor in time." }
        @if view.closed && !form.errors.is_empty() { (not_saved(form, &["words", "act", "until", "decided", "respondent-1", "respondent-2", "respondent-3"])) }
        @if all.is_empty() { p class="govuk-body" { "Nothing yet." } }
        @for one in all { (claim(view, one)) }
        section aria-labelledby="new-claim" class="app-not-printed" {
            h2 class="govuk-heading-m" id="new-claim" { "Something that may be claimed in time" }
            (view.new_form("Work the dates out", &facts(form, None)))
        }
    })
}

fn claim(view: View<'_>, one: &Shown<Claim>) -> Markup {
    let (form, details) = (view.form, &one.details);
    let forums = details.forums();
    html! {
        section class="app-plan" aria-labelledby={ "claim-" (one.id) } {
            h2 class="govuk-heading-m" id={ "claim-" (one.id) } { (form.say(&details.kind.key())) ": " bdi dir="auto" { (details.words.as_str()) } }
            p class="govuk-body-s" { (known(form, details)) }
            @for mistake in details.mistakes() { div class="app-flag app-flag--danger" { (said(mistake, details)) } }
            @for forum in &forums { (place(view, one, forum, details.dates.iter().find(|date| date.forum == forum.key))) }
            @for date in details.dates.iter().filter(|date| forums.iter().all(|forum| forum.key != date.forum)) {
                div class="app-row" { div class="app-row__main" {
                    h3 class="govuk-heading-s app-row__name" { (place_of(&date.forum)) }
                    @if let Some(end) = &date.ended { (ended(form, end)) } @else { p class="govuk-body" { "Safe until " (long(date.safe)) ", as it was worked out before." } }
                } }
            }
            @if !view.closed { (view.change_form(one, "A fact has changed, or Acas has answered", "Work the dates out again", &facts(form, Some(one)))) }
        }
    }
}

/// What is known, in a line.
fn known(form: Form<'_>, details: &Claim) -> Markup {
    html! {
        @match details.until { Some(until) => { "From " (short(details.act)) " to " (short(until)) ". " } None => { "Of " (short(details.act)) ". " } }
        @if let Some(day) = details.decided { "Decision or letter of " (short(day)) ". " }
        @if let Some(relationship) = details.relationship { (form.say(&relationship.key())) ". " }
        @if details.dismissed { "It ended their work. " }
        @if let Some(day) = details.grievance { "Grievance of " (short(day)) ". " }
        @for one in &details.respondents {
            "Against " bdi dir="auto" { (one.name.as_str()) }
            @match (one.day_a, one.day_b) {
                (Some(a), Some(b)) => { ": Acas told on " (short(a)) ", certificate of " (short(b)) }
                (Some(a), None) => { ": Acas told on " (short(a)) ", no certificate yet" }
                _ => {}
            }
            ". "
        }
    }
}

fn ended(form: Form<'_>, end: &ForumEnd) -> Markup {
    html! { p class="govuk-body-s" { (form.say(&end.how.key())) ", " (short(end.on)) @if let Some(words) = &end.words { ": " bdi dir="auto" { (words.as_str()) } } "." } }
}

/// One place to which it could be taken: the safe day first, the working folded.
fn place(view: View<'_>, one: &Shown<Claim>, forum: &Forum, date: Option<&LegalDate>) -> Markup {
    let found = forum.work(Law::published());
    let whom = forum.respondent.and_then(|number| one.details.respondents.iter().find(|whom| whom.number == number));
    html! {
        div class="app-row" {
            div class="app-row__main" {
                h3 class="govuk-heading-s app-row__name" { (forum.rule.name) @if let Some(whom) = whom { ", against " bdi dir="auto" { (whom.name.as_str()) } } @if let Some(of) = forum.of { ", " (of) } }
                @match (&found, date) {
                    (_, Some(LegalDate { ended: Some(end), .. })) => {
                        (ended(view.form, end))
                        @if !view.closed {
                            form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (one.id) "/removal" } class="app-not-printed" {
                                input type="hidden" name="form" value=(view.once);
                                input type="hidden" name="version" value=(one.version);
                                input type="hidden" name="forum" value=(forum.key);
                                button class="app-link-button" aria-label={ "It is open after all: " (forum.rule.name) } { "It is open after all" }
                            }
                        }
                    }
                    (Ok(found), date) => {
                        // Of the day that was kept and the one the words of today give, the earlier.
                        @let now = found.safe.or(date.map(|date| date.safe)).unwrap_or(view.today);
                        @let safe = date.map_or(now, |date| date.safe.min(now));
                        p class="govuk-body" { (lead(found, safe, view.today)) }
                        @if !found.theirs { p class="govuk-body-s" { @match found.act_by().filter(|day| *day > view.today) { Some(act_by) => { "Act by " (long(act_by)) "." } None => { "Act now." } } } }
                        @if let Some(date) = date.filter(|date| date.safe != now) { p class="govuk-body" { strong { "Other words of the rule" } " (" (date.version) ") gave " (long(date.safe)) "; those of today give " (long(now)) ". Have a solicitor say which." } }
                        @if let Some(caution) = found.cautions.first() { p class="govuk-body-s" { (caution) } }
                    }
                    (Err(why), date) => {
                        p class="govuk-body" { (why.to_string()) }
                        @if let Some(date) = date { p class="govuk-body" { "As it was worked out before: safe until " (long(date.safe)) "." } }
                    }
                }
                @if let Ok(found) = &found {
                    details class="govuk-details" {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "How this day was reached" span class="govuk-visually-hidden" { ": " (forum.rule.name) } } }
                        (working(forum.rule, found))
                    }
                }
                @if date.is_some_and(|date| date.ended.is_none()) { (ending(view, one, forum)) }
            }
        }
    }
}

fn ending(view: View<'_>, one: &Shown<Claim>, forum: &Forum) -> Markup {
    let (form, id) = (view.form, one.id);
    let mine = form.fields.one("forum") == forum.key;
    let names = ["end", "on", "end-words"].map(|name| of_one(name, id));
    let wrong = mine && names.iter().any(|name| form.errors.on(name).is_some());
    // What was typed for another place is not shown here: their fields have the same names.
    let (no_fields, no_errors) = (Fields::default(), Errors::default());
    let form = if mine { form } else { Form { fields: &no_fields, errors: &no_errors, ..form } };
    let on = Some(form.fields.one(&names[1])).filter(|typed| !typed.is_empty()).unwrap_or("today").to_owned();
    // The summary of what is wrong leads to the place that was sent: it keeps the plain ids.
    let place = |name: &str| (!mine).then(|| format!("{name}-{}", forum.key.replace(' ', "-")));
    let offered = ForumEnded::EVERY.iter().filter(|how| **how != ForumEnded::Corrected);
    let items = offered.map(|how| Some(form.choice(*how))).collect();
    html! {
        details class="govuk-details app-not-printed" open[wrong] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What came of it" span class="govuk-visually-hidden" { ": " (forum.rule.name) } } }
            form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (id) "/ends" } novalidate {
                input type="hidden" name="form" value=(view.once);
                input type="hidden" name="version" value=(one.version);
                input type="hidden" name="forum" value=(forum.key);
                (radios(&Choices { classes: small(), id_prefix: place(&names[0]), items, ..form.choices(&names[0], Legend { classes: None, ..Legend::of("What came of it?") }, "") }))
                (input(&Input { id: place(&names[1]), value: Some(on), classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right(&names[1], "When?", "") }))
                (input(&Input { id: place(&names[2]), ..form.line(&names[2], "In a line", "Its number, or why not") }))
                (button(&Button::of("Save").secondary()))
            }
        }
    }
}

fn said(mistake: Mistake, details: &Claim) -> Markup {
    let name = |number: u32| html! { @if let Some(one) = details.respondents.iter().find(|one| one.number == number) { bdi dir="auto" { (one.name.as_str()) } } };
    html! {
        @match mistake {
            Mistake::ConciliationTooLate(number) => { strong { "Acas was told too late for " (name(number)) ". " } "Conciliation that begins after the limit moves nothing. A solicitor today." }
            Mistake::CertificateBefore(number) => { strong { "The certificate for " (name(number)) " is from before it happened. " } "Ask whether it is about this at all." }
            Mistake::ActAfterGrievance => { strong { "It happened after the grievance about it. " } "One of the two days is wrong, or there was something earlier: check both." }
            Mistake::OneCertificate => { strong { "Not each of those it is against has a certificate. " } "Each needs one of their own, in the name on it." }
            Mistake::Waiting => { strong { "Time runs while an answer inside is waited for. " } "A grievance or an appeal stops nothing." }
        }
    }
}
