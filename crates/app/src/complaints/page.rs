use super::form::questions;
use crate::today::when;
use crate::web::form::{Form, not_saved, start_of};
use alongside_domain::calendars::{BankHolidays, long, short};
use alongside_domain::codes::{Channel, Code, ComplaintOutcome};
use alongside_domain::complaints::{Complaint, ComplaintStage};
use alongside_domain::text::Words as Text;
use alongside_gate::access::{sees_complaint, settles_complaint};
use alongside_gate::{Action, ComplaintId, Grant, Reveals};
use alongside_store::{ComplaintLine, Worker};
use alongside_ui::components::{
    Button, Choice, Choices, InsetText, Label, Legend, Textarea, button, input, inset_text, radios, textarea,
};
use alongside_ui::pages;
use jiff::civil::Date;
use maud::{Markup, html};

/// A complaint, as far as this reader may see it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub id: ComplaintId,
    /// Tells this writing from a later one.
    pub version: String,
    pub complaint: Complaint,
    /// Looks into it.
    pub mine: bool,
    /// May settle who looks into it.
    pub settles: bool,
}

impl Seen {
    pub fn of<A: Action + Reveals>(grant: &Grant<A>, lines: &[ComplaintLine]) -> Vec<Self> {
        let actor = grant.actor();
        let one = |line: &ComplaintLine| {
            let complaint = line.details.reveal(grant).clone();
            let about = complaint.concerns();
            let settles = settles_complaint(actor, about);
            let mine = about.investigator == Some(actor.account);
            let version = line.noted_at.as_microsecond().to_string();
            sees_complaint(actor, about).then_some(Self { id: line.id, version, complaint, mine, settles })
        };
        lines.iter().filter_map(one).collect()
    }
}

/// What is owed on it, and by when.
pub(crate) fn clock(complaint: &Complaint, today: Date) -> Option<(&'static str, Date, bool)> {
    let (stage, day) = complaint.owed(BankHolidays::published())?;
    let what = match stage {
        _ if complaint.reach.is_none() && complaint.investigator.is_none() => {
            "Settle who looks into it: nobody can be told"
        }
        _ if complaint.reach.is_none() => "Write down what was found: nobody can be told",
        ComplaintStage::Acknowledge => "Say that it has come, and who looks into it",
        ComplaintStage::Answer => "Answer it",
        ComplaintStage::AnswerAgain => "Answer it, having looked again",
    };
    Some((what, day, day < today))
}

pub(crate) fn index(all: &[Seen], today: Date) -> Markup {
    html! {
        h1 class="govuk-heading-l" { "Complaints about us" }
        p class="govuk-body" { "Each tells us something. It changes nothing in how anybody is helped: nothing of it stands on a case. Whoever is complained of neither reads it nor looks into it." }
        p class="govuk-body" { a class="govuk-link" href="/complaints/new" { "Write one down" } }
        @if all.is_empty() { p class="govuk-body" { "There are none that you see." } }
        ul class="app-rows" {
            @for seen in all {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" { a class="govuk-link" href={ "/complaints/" (seen.id) } { "Of " (long(seen.complaint.received_on)) } }
                        p class="govuk-body-s" { bdi dir="auto" { (start_of(seen.complaint.about.as_str())) } }
                        (standing(&seen.complaint, today))
                    }
                }
            }
        }
    }
}

fn standing(complaint: &Complaint, today: Date) -> Markup {
    html! {
        @match clock(complaint, today) {
            Some((what, day, late)) => { p class={ "govuk-body-s" @if late { " app-due--late" } } { (what) ": " (when(day, today)) @if let Some((_, name)) = &complaint.investigator { ". " (name) " looks into it" } "." } }
            None if complaint.withdrawn.is_some() => { p class="govuk-body-s" { "Taken back." } }
            None => { p class="govuk-body-s" { "Answered." } }
        }
    }
}

pub(crate) fn new(form: Form<'_>, workers: &[Worker], once: &str) -> Markup {
    let ways = [Channel::Call, Channel::Visit, Channel::Post, Channel::Email];
    let items = ways.iter().map(|way| Some(form.choice(*way))).collect();
    html! {
        (pages::errors(form.words, form.errors))
        @if !form.fields.one("kept").is_empty() { (inset_text(&InsetText::of(html! { p { strong { "It is kept." } " A manager, or the data-protection lead, sees it now and settles who looks into it." } }))) }
        h1 class="govuk-heading-l" { "A complaint about us" }
        p class="govuk-body" { "Write it down in their words, also when it is about you or about somebody you like. Once it is kept, only managers, the data-protection lead and whoever looks into it read it; about a manager, no manager." }
        form method="post" action="/complaints" novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), items, ..form.choices("came-by", Legend::of("How did it come?"), "") }))
            @let nobody = Some(Choice::of("none", "Nobody in particular, or not known"));
            @let of = |worker: &Worker| Some(Choice::of(&worker.id.to_string(), html! { bdi { (worker.name) } }));
            (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), items: [nobody].into_iter().chain(workers.iter().map(of)).collect(), ..form.choices("whom", Legend::of("Whom is it about?"), "They never see it") }))
            (questions(form))
            (button(&Button::of("Keep it")))
        }
    }
}

pub(crate) fn one(form: Form<'_>, seen: &Seen, workers: &[Worker], today: Date, once: &str) -> Markup {
    let complaint = &seen.complaint;
    let said = |title: &str, words: &Option<Text>| html! { @if let Some(words) = words { dt { (title) } dd class="app-said" dir="auto" { (words.as_str()) } } };
    let answers = complaint.answers.len();
    let open = complaint.withdrawn.is_none() && answers < 2;
    html! {
        a href="/complaints" class="govuk-back-link" { "Complaints" }
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "A complaint of " (long(complaint.received_on)) }
        (standing(complaint, today))
        p class="govuk-body app-said" dir="auto" { (complaint.about.as_str()) }
        dl class="app-keep" {
            (said("What would put it right", &complaint.wanted))
            (said("From", &complaint.from))
            (said("How to reach them", &complaint.reach))
            (said("Reference", &complaint.reference))
        }
        @for (number, answer) in complaint.answers.iter().enumerate() {
            section class="app-plan" aria-label={ "Answer " (number + 1) } {
                h2 class="govuk-heading-m" { @if number == 0 { "Answer" } @else { "Answer, having looked again" } }
                p class="govuk-body" { strong { (form.say(&answer.outcome.key())) } ", " (short(answer.on)) ", " (answer.by_name) "." }
                p class="govuk-body app-said" dir="auto" { (answer.words.as_str()) }
                @if let Some(words) = &answer.learning { p class="govuk-body" { strong { "What we do otherwise: " } bdi dir="auto" { (words.as_str()) } } }
            }
        }
        @if let Some(words) = &complaint.withdrawn { p class="govuk-body" { strong { "Taken back: " } bdi dir="auto" { (words.as_str()) } } }
        @if open && seen.settles && (answers == 0 || complaint.taken_further_on.is_some()) { (looking(form, seen, workers, once)) }
        @if open && seen.mine && (answers == 0 || complaint.taken_further_on.is_some()) { (answering(form, seen, once)) }
        @if open && answers == 1 && complaint.taken_further_on.is_none() {
            form method="post" action={ "/complaints/" (seen.id) "/review" } {
                input type="hidden" name="form" value=(once);
            input type="hidden" name="version" value=(seen.version);
                (button(&Button::of("They are not content: somebody else looks again").secondary()))
            }
        }
        @if !form.errors.is_empty() && !(open && (seen.mine || seen.settles)) { (not_saved(form, &["words", "learning", "withdrawn"])) }
        @if open && seen.settles {
            form method="post" action={ "/complaints/" (seen.id) "/removal" } novalidate {
                input type="hidden" name="form" value=(once);
            input type="hidden" name="version" value=(seen.version);
                (input(&form.line("withdrawn", "They take it back: what they said", "Only whoever made it can")))
                (button(&Button::of("Taken back").secondary()))
            }
        }
    }
}

fn looking(form: Form<'_>, seen: &Seen, workers: &[Worker], once: &str) -> Markup {
    let of = |worker: &Worker| Some(Choice::of(&worker.id.to_string(), html! { bdi { (worker.name) } }));
    // Once it is known whom it is about, that is not taken back.
    let nobody = seen.complaint.whom.is_none().then(|| Choice::of("none", "Nobody in particular, or not known yet"));
    let known = seen.complaint.whom.map_or_else(|| "none".to_owned(), |whom| whom.to_string());
    let whom = Some(form.fields.one("whom")).filter(|typed| !typed.is_empty()).map_or(known, str::to_owned);
    let small = || Some("govuk-radios--small".to_owned());
    html! {
        form method="post" action={ "/complaints/" (seen.id) "/investigator" } novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="version" value=(seen.version);
            (radios(&Choices { classes: small(), items: [nobody].into_iter().chain(workers.iter().map(of)).collect(), value: Some(whom), ..form.choices("whom", Legend::of("Whom is it about?"), "From now on they do not see it") }))
            @if seen.complaint.reach.is_some() { p class="govuk-body" { "Tell whoever complained that it has come, and who looks into it." } }
            (radios(&Choices { classes: small(), items: workers.iter().map(of).collect(), ..form.choices("investigator", Legend::of("Who looks into it?"), "Somebody else; and the second time somebody else again") }))
            (button(&Button::of("They look into it")))
        }
    }
}

fn answering(form: Form<'_>, seen: &Seen, once: &str) -> Markup {
    html! {
        form method="post" action={ "/complaints/" (seen.id) "/answers" } novalidate {
            input type="hidden" name="form" value=(once);
            input type="hidden" name="version" value=(seen.version);
            (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<ComplaintOutcome>("outcome", Legend::of("What was found?"), "") }))
            (textarea(&Textarea { rows: Some("6".to_owned()), ..form.area("words", Label::of("What they were told"), if seen.complaint.answers.is_empty() { "How, when, and that somebody else can look again" } else { "How and when. This is our last answer" }) }))
            (input(&form.line("learning", "What we do otherwise because of it", "")))
            (button(&Button::of("They have been told")))
        }
    }
}
