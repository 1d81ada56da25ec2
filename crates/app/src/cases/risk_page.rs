use super::framed::{back_to_case, side_by_side};
use super::risk::field;
use crate::web::form::Form;
use alongside_domain::calendars::short;
use alongside_domain::cases::Answered;
use alongside_domain::codes::{Code, FactorAnswer, Risk, RiskFactor};
use alongside_domain::date_of;
use alongside_gate::{CaseId, Grant, Reveals};
use alongside_store::RiskEntry;
use alongside_ui::components::{Button, Choice, Choices, Legend, button, input, radios};
use alongside_ui::words::Words;
use jiff::Timestamp;
use maud::{Markup, html};

/// An assessment as the page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Assessment {
    pub at: Timestamp,
    pub by: String,
    pub level: Risk,
    pub why: String,
    pub answers: Vec<Answered>,
    /// It was lowered, and whether somebody else has looked at that.
    pub lowered: bool,
    pub checked: bool,
}

impl Assessment {
    pub fn of<A: Reveals>(grant: &Grant<A>, entry: &RiskEntry) -> Self {
        Self {
            at: entry.at,
            by: entry.by.clone(),
            level: entry.level,
            why: entry.why.reveal(grant).as_str().to_owned(),
            answers: entry.answers.reveal(grant).clone(),
            lowered: entry.lowered,
            checked: entry.checked_at.is_some(),
        }
    }

    fn answer(&self, factor: RiskFactor) -> Option<FactorAnswer> {
        self.answers.iter().find(|(known, _)| *known == factor).map(|(_, answer)| *answer)
    }
}

/// Assessments side by side.
const BESIDE: usize = 4;

pub(crate) fn page(
    form: Form<'_>,
    case: CaseId,
    known: &[Assessment],
    may_stay: bool,
    own: bool,
    once: &str,
) -> Markup {
    let here = format!("/cases/{case}/risk");
    let now = known.first();
    let lowered = known.iter().find(|one| one.lowered && !one.checked);
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "How great is the risk?" }
        @if let Some(now) = now {
            div class=(if now.level == Risk::High { "app-flag app-flag--danger" } else { "app-flag" }) {
                strong { (form.say(&now.level.key())) " risk. " } bdi dir="auto" { (now.why) }
                " " span class="app-quiet" { (short(date_of(now.at))) @if !now.by.is_empty() { ", " (now.by) } }
            }
            (to_do(form.words, now))
        }
        @if let Some(lowered) = lowered { (check(form, &here, lowered, own, once)) }
        @if may_stay && let Some(now) = now {
            section aria-labelledby="unchanged" {
                h2 class="govuk-heading-m" id="unchanged" { "Still the same?" }
                form method="post" action={ (here) "/same" } novalidate {
                    input type="hidden" name="form" value=(once);
                    input type="hidden" name="seen" value=(form.fields.one("seen"));
                    @for (factor, answer) in &now.answers { input type="hidden" name=(field(*factor)) value=(answer.code()); }
                    (input(&form.line("same", "How do you know? One line", "You have spoken with them since, and nothing more is written down")))
                    (button(&Button::of(format!("Still {}", form.say(&now.level.key()).to_lowercase())).secondary()))
                }
            }
        }
        section aria-labelledby="again" {
            h2 class="govuk-heading-m" id="again" { "Go through it with them" }
            p class="govuk-body" { "Ten things that change what we do. Ask them in a conversation, in any order. Not known is an answer." }
            form method="post" action=(here) novalidate {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="seen" value=(form.fields.one("seen"));
                @for factor in RiskFactor::EVERY {
                    (radios(&Choices {
                        classes: Some("govuk-radios--small govuk-radios--inline".to_owned()),
                        ..form.one_of::<FactorAnswer>(&field(*factor), Legend { classes: Some("govuk-fieldset__legend--s".to_owned()), ..Legend::of(form.say(&factor.key())) }, "")
                    }))
                }
                (radios(&form.one_of::<Risk>("risk", Legend::of("So how great is the risk?"), "You judge, the answers help. Never a sum")))
                (input(&form.line("why", "Why, in one line", "")))
                (button(&Button::of("Save")))
            }
        }
        @if known.len() > 1 { (beside(form.words, known)) }
    }
}

/// What each yes suggests, and whether somebody may need protection.
fn to_do(words: &Words, now: &Assessment) -> Markup {
    let yes: Vec<RiskFactor> =
        now.answers.iter().filter(|(_, answer)| *answer == FactorAnswer::Yes).map(|(factor, _)| *factor).collect();
    html! {
        @if yes.iter().any(|factor| factor.is_safeguarding()) {
            p class="govuk-body" { strong { "Safeguarding: " } "somebody may need protection as a child or as an adult. Speak with your safeguarding lead today, before anything else." }
        }
        @if !yes.is_empty() {
            h2 class="govuk-heading-m" { "What to think of now" }
            ul class="govuk-list govuk-list--bullet" {
                @for factor in &yes { li { (words.say(&factor.key().replace("desk-factor", "desk-factor-act"))) } }
            }
        }
    }
}

/// A second person looks at a level that was lowered.
fn check(form: Form<'_>, here: &str, lowered: &Assessment, own: bool, once: &str) -> Markup {
    html! {
        section class="app-flag" aria-labelledby="check" {
            h2 class="govuk-heading-m" id="check" { "Lowered on " (short(date_of(lowered.at))) ", and nobody else has looked at it" }
            p class="govuk-body" { "To " (form.say(&lowered.level.key()).to_lowercase()) ", by " (lowered.by) ": " bdi dir="auto" { (lowered.why) } }
            @if own {
                p class="govuk-body" { "You lowered it, so a colleague looks at it. Ask one." }
            } @else {
                form method="post" action={ (here) "/check" } novalidate {
                    input type="hidden" name="form" value=(once);
                    input type="hidden" name="assessed" value=(lowered.at.as_microsecond());
                    (radios(&Choices {
                        classes: Some("govuk-radios--small".to_owned()),
                        items: vec![Some(Choice::of("yes", "It was right")), Some(Choice::of("no", "It was not: assess it again"))],
                        ..form.choices("right", Legend { classes: None, ..Legend::of("Was that right?") }, "")
                    }))
                    (input(&form.line("finding", "What you looked at, in one line", "")))
                    (button(&Button::of("Save").secondary()))
                }
            }
        }
    }
}

/// The latest assessments side by side: what has changed is seen and not remembered.
fn beside(words: &Words, known: &[Assessment]) -> Markup {
    let shown: Vec<&Assessment> = known.iter().take(BESIDE).collect();
    let each = |cell: &dyn Fn(&Assessment) -> Markup| shown.iter().map(|one| cell(one)).collect::<Vec<Markup>>();
    let heads = each(&|one| html! { (short(date_of(one.at))) @if !one.by.is_empty() { ", " (one.by) } });
    let level = |one: &Assessment| html! { strong { (words.say(&one.level.key())) } @if one.lowered { ", lowered" } };
    let mut rows =
        vec![(html! { "Risk" }, each(&level)), (html! { "Why" }, each(&|one| html! { bdi dir="auto" { (one.why) } }))];
    rows.extend(RiskFactor::EVERY.iter().map(|factor| {
        let answer = |one: &Assessment| match one.answer(*factor) {
            Some(answer) => html! { (words.say(&answer.key())) },
            None => html! { span class="app-quiet" { "Not asked" } },
        };
        (html! { (words.say(&factor.key())) }, each(&answer))
    }));
    side_by_side("beside", "Side by side", &heads, &rows)
}
