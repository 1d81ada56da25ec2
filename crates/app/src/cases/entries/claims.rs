use super::{Answer, Page, Shown, View, of_one, small};
use crate::audiences::Granted;
use crate::deadlines::{lead, place_of, working};
use crate::state::App;
use crate::web::form::{Form, not_saved, read_day, read_line};
use crate::web::{Sent, redirect};
use alongside_domain::calendars::{long, short};
use alongside_domain::cases::entries::{Claim, ForumEnd, LegalDate, Mistake, RESPONDENT_FIELDS, Respondent};
use alongside_domain::codes::{ClaimKind, Code, ForumEnded, Relationship};
use alongside_domain::facts::Fact;
use alongside_domain::law::{Forum, Law};
use alongside_domain::reports::LINE;
use alongside_gate::EntryId;
use alongside_gate::access::KeepClaims;
use alongside_ui::components::{Button, Choices, Input, Legend, button, checkboxes, input, radios};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};

const PAGE: Page<Claim> = Page { title: "Dates of the law", to: "claims", body: page };

pub(in crate::cases) async fn index(granted: Granted<KeepClaims>, State(app): State<App>) -> Answer {
    PAGE.index(&app, &granted, &Fields::default()).await
}

/// The facts, once; the dates follow.
pub(in crate::cases) async fn create(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let Some(facts) = read(&app, &fields, None, &mut errors) else {
        return PAGE.again(&app, &granted, &fields, &errors).await;
    };
    let (case, now) = (granted.id(), app.now());
    let kept = PAGE.keep(&app, &granted, &fields, ("words", None), move |before, entry| {
        Claim::note(before, case, entry, facts.clone(), now).map(Fact::from)
    });
    kept.await
}

/// A fact was wrong, or Acas has answered: the dates move, and say why.
pub(in crate::cases) async fn update(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    Path((_, entry)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    let Ok(id) = entry.parse::<EntryId>() else { return Ok(redirect(&PAGE.address(&granted))) };
    let mut errors = Errors::default();
    let Some(facts) = read(&app, &fields, Some(id), &mut errors) else {
        return PAGE.again(&app, &granted, &fields, &errors).await;
    };
    let (case, now) = (granted.id(), app.now());
    let kept = PAGE.keep(&app, &granted, &fields, ("words", Some(id)), move |before, entry| {
        Claim::note(before, case, entry, facts.clone(), now).map(Fact::from)
    });
    kept.await
}

/// What came of it in one place.
pub(in crate::cases) async fn end(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    Path((_, entry)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    let Ok(id) = entry.parse::<EntryId>() else { return Ok(redirect(&PAGE.address(&granted))) };
    let mut errors = Errors::default();
    let forum = fields.one("forum").to_owned();
    let place = |name: &str| of_one(name, id);
    let how = ForumEnded::from_code(fields.one(&place("end"))).filter(|how| *how != ForumEnded::Corrected);
    if how.is_none() {
        errors.add(&place("end"), "Choose what came of it");
    }
    let on = read_day(&fields, &place("on"), app.today(), "Write the day, like “today” or “3 November”", &mut errors);
    let words = read_line(app.english(), &fields, &place("end-words"), LINE, &mut errors).some();
    if let Some((how, on)) = how.zip(on).filter(|_| errors.is_empty()) {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("end", Some(id)), move |before, entry| {
            let end = ForumEnd { how, on, words: words.clone() };
            Claim::end(before, case, entry, (&forum, end), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

/// It was ended by mistake: it is open after all.
pub(in crate::cases) async fn remove(
    granted: Granted<KeepClaims>,
    State(app): State<App>,
    Path((_, entry)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    let Ok(id) = entry.parse::<EntryId>() else { return Ok(redirect(&PAGE.address(&granted))) };
    let (case, now, forum) = (granted.id(), app.now(), fields.one("forum").to_owned());
    let kept = PAGE.keep(&app, &granted, &fields, ("end", Some(id)), move |before, entry| {
        Claim::take_up(before, case, entry, &forum, now).map(Fact::from)
    });
    kept.await
}

/// What was typed; what cannot be read is said beside its field.
fn read(app: &App, fields: &Fields, id: Option<EntryId>, errors: &mut Errors) -> Option<Claim> {
    let place = |name: &str| id.map_or_else(|| name.to_owned(), |id| of_one(name, id));
    let today = app.today();
    let said = |name: &str| !fields.one(&place(name)).trim().is_empty();
    let kind = ClaimKind::from_code(fields.one(&place("kind")));
    if kind.is_none() {
        errors.add(&place("kind"), "Choose what it is about");
    }
    let words = read_line(app.english(), fields, &place("words"), LINE, errors);
    let day = |name: &str, needed: bool, errors: &mut Errors| {
        if !needed && !said(name) {
            return None;
        }
        let typed = fields.one(&place(name));
        if !names_its_year(typed) {
            errors.add(&place(name), "Write a day with its year, like “3 November 2026”");
            return None;
        }
        let wrong = "There is no such day. Write one like “3 November 2026”";
        read_day(fields, &place(name), today, wrong, errors)
    };
    let act = day("act", true, errors);
    let (until, decided, grievance) =
        (day("until", false, errors), day("decided", false, errors), day("grievance", false, errors));
    let mut respondents = Vec::new();
    for [name, day_a, day_b] in RESPONDENT_FIELDS {
        if [name, day_a, day_b].iter().any(|field| said(field)) {
            let (day_a, day_b) = (day(day_a, false, errors), day(day_b, false, errors));
            respondents.push(Respondent {
                number: 0,
                name: read_line(app.english(), fields, &place(name), LINE, errors),
                day_a,
                day_b,
            });
        }
    }
    let relationship = Relationship::from_code(fields.one(&place("relationship")));
    let (dismissed, waits) = (fields.is_ticked(&place("dismissed")), fields.is_ticked(&place("waits")));
    let (kind, act) = kind.zip(act).filter(|_| errors.is_empty())?;
    let dates = Vec::new();
    Some(Claim { words, kind, act, until, decided, relationship, dismissed, grievance, waits, respondents, dates })
}

/// A year is never guessed here: a wrong one would be a date too late. Days that are
/// said from today need none.
fn names_its_year(typed: &str) -> bool {
    let text = typed.trim().to_lowercase();
    let year = text.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4);
    year || text.ends_with("ago") || text.starts_with("last ") || matches!(text.as_str(), "today" | "yesterday")
}

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
    let running = whom.is_some_and(|whom| whom.day_a.is_some() && whom.day_b.is_none());
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
                        p class="govuk-body" { (lead(found, safe, view.today, running)) }
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

/// The questions: for something new, or with what is known of it.
fn facts(form: Form<'_>, known: Option<&Shown<Claim>>) -> Markup {
    let place = |name: &str| known.map_or_else(|| name.to_owned(), |one| of_one(name, one.id));
    // Its own fields were sent, perhaps from an older page: what was typed is shown, not what stands.
    let typed = form.fields.several(&place("act")).next().is_some();
    let value = |name: &str, kept: Option<String>| {
        let said = form.fields.one(&place(name)).to_owned();
        Some(if typed { said } else { kept.unwrap_or_default() })
    };
    let details = known.map(|one| &one.details);
    let day = |name: &str, label: &str, hint: &str, kept: Option<Date>| {
        let (name_of, width) = (place(name), Some("govuk-input--width-10".to_owned()));
        input(&Input {
            value: value(name, kept.map(short)),
            classes: width,
            ..form.left_to_right(&name_of, label, hint)
        })
    };
    let ticked = |name: &str, label: &str, kept: bool| {
        let mut choices = form.tick(&place(name), label);
        if !typed && kept {
            choices.values = vec!["yes".to_owned()];
        }
        checkboxes(&choices)
    };
    let kinds =
        Choices { classes: small(), ..form.one_of::<ClaimKind>(&place("kind"), Legend::of("What is it about?"), "") };
    let relations = form.one_of::<Relationship>(
        &place("relationship"),
        Legend { classes: None, ..Legend::of("What are they to the employer?") },
        "",
    );
    html! {
        (radios(&Choices { value: value("kind", details.map(|one| one.kind.code().to_owned())), ..kinds }))
        (input(&Input { value: value("words", details.map(|one| one.words.as_str().to_owned())), ..form.line(&place("words"), "In a line", "Shifts cut after she complained") }))
        (day("act", "When did it happen, or begin?", "With its year, like “3 November 2026”. For a dismissal the day the work ended; for a request the day it was received", details.map(|one| one.act)))
        (day("until", "If it went on: the day of the last of it", "Leave empty for a single thing", details.and_then(|one| one.until)))
        (day("decided", "A decision, letter or last answer: the date on it", "Of the police, a school, a landlord, a council, an appeal at work; of what was only said, the day it was said", details.and_then(|one| one.decided)))
        fieldset class="govuk-fieldset" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { "Only for work" }
            (radios(&Choices { classes: small(), value: value("relationship", details.and_then(|one| one.relationship).map(|code| code.code().to_owned())), ..relations }))
            (ticked("dismissed", "It ended their work", details.is_some_and(|one| one.dismissed)))
            (day("grievance", "A grievance about it was raised on", "", details.and_then(|one| one.grievance)))
            (ticked("waits", "An answer inside is still waited for", details.is_some_and(|one| one.waits)))
            @for (number, [name, day_a, day_b]) in RESPONDENT_FIELDS.iter().enumerate() {
                @let kept = details.and_then(|one| one.respondents.get(number));
                (input(&Input { value: value(name, kept.map(|one| one.name.as_str().to_owned())), ..form.line(&place(name), if number == 0 { "Against whom" } else { "And against" }, if number == 0 { "The employer’s name as on a payslip; a colleague is another. More than three: write a second entry" } else { "" }) }))
                (day(day_a, "Acas was told on (Day A)", "", kept.and_then(|one| one.day_a)))
                (day(day_b, "The certificate came on (Day B)", "", kept.and_then(|one| one.day_b)))
            }
        }
    }
}

fn said(mistake: Mistake, details: &Claim) -> Markup {
    let name = |number: usize| html! { @if let Some(one) = details.respondents.get(number) { bdi dir="auto" { (one.name.as_str()) } } };
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
