use super::{Answer, Page, Shown, View, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::web::Sent;
use crate::web::form::{Form, read_line, read_story};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{Advice, OptionGiven};
use alongside_domain::codes::{Code, Situation};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::Advise;
use alongside_ui::components::{Choices, Label, Legend, Textarea, checkboxes, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Advice> = Page { title: "Rights and advice", to: "advice", body: page };
/// What was explained, in a page at most.
const EXPLAINED: usize = 4_000;
/// As many as people can choose between.
const OPTIONS: usize = 4;

pub(in crate::cases) async fn index(granted: Granted<Advise>, State(app): State<App>) -> Answer {
    PAGE.index(&app, &granted, &Fields::default()).await
}

pub(in crate::cases) async fn create(granted: Granted<Advise>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = app.english();
    let mut line = |name: &str| read_line(words, &fields, name, LINE, &mut errors);
    let mut options: Vec<OptionGiven> = Vec::new();
    for number in 1..=OPTIONS {
        let (what, leads_to) = (line(&format!("option-{number}")), line(&format!("leads-{number}")).some());
        if !what.is_empty() {
            options.push(OptionGiven { what, leads_to });
        }
    }
    let (chosen, wrongly_told) = (line("chosen").some(), line("wrongly-told").some());
    let explained = read_story(words, &fields, "explained", EXPLAINED, &mut errors).some();
    let situation = Situation::from_code(fields.one("situation"));
    if situation.is_none() {
        errors.add("situation", "Choose what it was about");
    }
    if let Some(situation) = situation.filter(|_| errors.is_empty()) {
        let (card, did_not_know) = (fields.is_ticked("card"), fields.is_ticked("did-not-know"));
        let details = Advice { situation, card, explained, options, chosen, did_not_know, wrongly_told };
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("option-1", None), move |before, entry| {
            Advice::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

pub(crate) fn page(view: View<'_>, given: &[Shown<Advice>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "What they were told, what they can do and what each may lead to. They decide; nobody presses." }
        p class="govuk-body app-links" {
            "Cards to go through with them: "
            @for situation in Situation::EVERY { a class="govuk-link" href={ "/rights/" (situation.code()) } { (form.say(&situation.key())) } " " }
        }
        ul class="app-rows" { @for one in given { (told(form, one)) } }
        section aria-labelledby="advise" {
            h2 class="govuk-heading-m" id="advise" { "Write down advice" }
            (view.new_form("Keep it", &html! {
                (radios(&Choices { classes: small(), ..form.one_of::<Situation>("situation", Legend::of("What was it about?"), "") }))
                (checkboxes(&form.tick("card", "We went through the card of these rights together")))
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("explained", Label::of("What else was explained"), "") }))
                @for number in 1..=OPTIONS {
                    fieldset class="govuk-fieldset" {
                        legend class="govuk-fieldset__legend" { "Something they can do, " (number) @if number > 1 { " (if there is one)" } }
                        (input(&form.line(&format!("option-{number}"), "What", "")))
                        (input(&form.line(&format!("leads-{number}"), "What it may lead to, good and bad", "")))
                    }
                }
                (input(&form.line("chosen", "What they chose, or want to think about", "")))
                (checkboxes(&form.tick("did-not-know", "They did not know that they have these rights")))
                (input(&form.line("wrongly-told", "Something an agency had told them that is not so", "Who said what")))
            }))
        }
    })
}

fn told(form: Form<'_>, one: &Shown<Advice>) -> Markup {
    let advice = &one.details;
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" { (form.say(&advice.situation.key())) }
                p class="govuk-body-s" {
                    (short(one.made_on)) @if !one.by.is_empty() { ", " (one.by) } "."
                    @if advice.card { " The card was gone through." }
                    @if advice.did_not_know { " They did not know of these rights." }
                }
                @if let Some(words) = &advice.explained { p class="app-said" dir="auto" { (words.as_str()) } }
                ul class="govuk-list govuk-list--bullet" {
                    @for option in &advice.options {
                        li { bdi dir="auto" { (option.what.as_str()) } @if let Some(leads) = &option.leads_to { " – " bdi dir="auto" { (leads.as_str()) } } }
                    }
                }
                @if let Some(words) = &advice.chosen { p class="govuk-body" { strong { "They chose: " } bdi dir="auto" { (words.as_str()) } } }
                @if let Some(words) = &advice.wrongly_told { p class="govuk-body" { strong { "Told wrongly: " } bdi dir="auto" { (words.as_str()) } } }
            }
        }
    }
}
