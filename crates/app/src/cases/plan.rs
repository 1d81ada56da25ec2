use super::framed::back_to_case;
use super::outcomes::Wish;
use super::show::OpenStep;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::{long, short};
use alongside_domain::cases::{Agreement, CannotAgreePlan, ReadToThem, agree_plan};
use alongside_domain::codes::{Channel, Code, StepOwner};
use alongside_domain::date_of;
use alongside_domain::reports::{LINE, PARAGRAPH};
use alongside_gate::access::AgreePlan;
use alongside_gate::{CaseId, OutcomeId, StepId};
use alongside_store::{PlanFile, WriteError};
use alongside_ui::components::{
    Button, Choices, InsetText, Label, Legend, Textarea, button, input, inset_text, radios, textarea,
};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// A plan as a page shows it.
#[derive(Clone, Debug)]
pub(crate) struct PlanPage {
    pub case: CaseId,
    pub wishes: Vec<Wish>,
    pub steps: Vec<OpenStep>,
    /// When it was agreed, how, in which language and with which words.
    pub agreed: Vec<(Date, Channel, Option<String>, Option<String>)>,
    /// What has come since the last agreement, and what has gone.
    pub new_wishes: Vec<OutcomeId>,
    pub new_since: Vec<StepId>,
    pub gone_since: Vec<String>,
}

impl PlanPage {
    /// Nothing has come since they agreed; what is done or gone takes no yes back.
    pub fn has_nothing_new(&self) -> bool {
        self.new_since.is_empty() && self.new_wishes.is_empty()
    }

    /// Nothing has come or gone since they agreed.
    pub fn is_as_agreed(&self) -> bool {
        self.new_since.is_empty() && self.gone_since.is_empty() && self.new_wishes.is_empty()
    }

    pub(super) fn of(granted: &Granted<AgreePlan>, file: &PlanFile) -> Self {
        let plans: Vec<_> = file.agreed.iter().map(|agreed| (agreed.at, agreed.plan.reveal(granted))).collect();
        let last = plans.first().map(|(_, plan)| plan.steps().as_slice()).unwrap_or_default();
        let is_open = |id: &StepId| file.steps.iter().any(|step| step.id == *id);
        Self {
            case: granted.id(),
            wishes: file.outcomes.iter().map(|entry| Wish::of(granted, entry)).collect(),
            steps: file.steps.iter().map(|step| OpenStep::of(&**granted, step)).collect(),
            agreed: plans
                .iter()
                .map(|(at, plan)| {
                    let Agreement { channel, language, words } = plan.agreement();
                    let text = |words: &alongside_domain::text::Words| words.as_str().to_owned();
                    (date_of(*at), *channel, language.as_ref().map(text), words.as_ref().map(text))
                })
                .collect(),
            new_wishes: match plans.first().and_then(|(_, plan)| plan.outcomes().as_ref()) {
                Some(agreed) => file.outcomes.iter().map(|entry| entry.id).filter(|id| !agreed.contains(id)).collect(),
                None => Vec::new(),
            },
            new_since: file
                .steps
                .iter()
                .map(|step| step.id)
                .filter(|id| !plans.is_empty() && last.iter().all(|agreed| agreed.step != *id))
                .collect(),
            gone_since: last
                .iter()
                .filter(|agreed| !is_open(&agreed.step))
                .map(|agreed| agreed.next.what.as_str().to_owned())
                .collect(),
        }
    }
}

pub(super) async fn show(granted: Granted<AgreePlan>, State(app): State<App>) -> Answer {
    shown(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn shown(
    app: &App,
    granted: &Granted<AgreePlan>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let file = app.store.read(move |db| db.plan(id)).await.map_err(|error| Problem::from(error).in_app(app))?;
    let view = PlanPage::of(granted, &file);
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &view, once);
    Ok(desk(app, DeskPage { me: &granted.me, title: "The plan", here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Writes down that the client has agreed to the plan as it was read to them.
pub(super) async fn create(granted: Granted<AgreePlan>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (mut errors, words) = (Errors::default(), app.english());
    let language = read_line(words, &fields, "language", LINE, &mut errors).some();
    let said = read_story(words, &fields, "said", PARAGRAPH, &mut errors).some();
    let channel = Channel::from_code(fields.one("how"));
    if channel.is_none() {
        errors.add("how", "Choose how it was gone through");
    }
    let Some(channel) = channel.filter(|_| errors.is_empty()) else {
        return shown(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    let read = ReadToThem {
        outcomes: fields.several("wanted").filter_map(|id| id.parse().ok()).collect(),
        steps: fields.several("read").filter_map(|id| id.parse().ok()).collect(),
    };
    let agreement = Agreement { channel, language, words: said };
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}/plan"), move |tx| {
            let (wanted, steps) = tx.planned(id)?;
            let fact = agree_plan(id, wanted, steps, &read, agreement.clone(), now);
            Ok(tx.record(fact.map_err(WriteError::Refused)?)?)
        })
        .await;
    let sentence = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotAgreePlan::NoOutcomes)) => "Write down what they want first",
        Err(WriteError::Refused(CannotAgreePlan::NothingPlanned)) => "Plan a step first",
        Err(WriteError::Refused(CannotAgreePlan::Changed)) => {
            "The plan has changed since this page was opened. Go through what stands now with them"
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    let errors = Errors::one("how", sentence);
    shown(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

pub(crate) fn page(form: Form<'_>, view: &PlanPage, once: &str) -> Markup {
    let words = form.words;
    let here = format!("/cases/{}", view.case);
    html! {
        (back_to_case(view.case, form))
        h1 class="govuk-heading-l" { "The plan" }
        (standing(words, view))
        h2 class="govuk-heading-m" { "What is wanted" }
        @if view.wishes.is_empty() {
            p class="govuk-body" { "Not written down yet. " a class="govuk-link" href={ (here) "/outcomes" } { "Write what they want" } }
        }
        ul class="govuk-list govuk-list--bullet" { @for wish in &view.wishes { li { bdi dir="auto" { (wish.words) } @if view.new_wishes.contains(&wish.id) { " " strong { "(new since they agreed)" } } } } }
        @for (owner, heading) in [(StepOwner::Client, "What the client does"), (StepOwner::Worker, "What we do"), (StepOwner::Agency, "What others do")] {
            @let theirs: Vec<&OpenStep> = view.steps.iter().filter(|step| step.owner == owner).collect();
            @if !theirs.is_empty() {
                h2 class="govuk-heading-m" { (heading) }
                ul class="govuk-list govuk-list--bullet" {
                    @for step in theirs {
                        li {
                            bdi dir="auto" { (step.what) } ", by " (long(step.due))
                            @if view.new_since.contains(&step.id) { " " strong { "(new since they agreed)" } }
                        }
                    }
                }
            }
        }
        @if view.steps.is_empty() { p class="govuk-body" { "Nothing is planned. " a class="govuk-link" href={ (here) "#steps" } { "Plan a step" } } }
        @if !view.gone_since.is_empty() {
            h2 class="govuk-heading-m" { "Done, or no longer needed, since they agreed" }
            ul class="govuk-list govuk-list--bullet" { @for gone in &view.gone_since { li { bdi dir="auto" { (gone) } } } }
        }
        section class="app-not-printed" aria-labelledby="agree" {
            h2 class="govuk-heading-m" id="agree" { "They agree to it" }
            p class="govuk-body" { "Go through it with them, in their language. For them to keep, if that is safe at home: " a class="govuk-link" href={ (here) "/plan/copy" } { "a copy in their language" } }
            form method="post" action={ (here) "/plan" } novalidate {
                input type="hidden" name="form" value=(once);
                @for wish in &view.wishes { input type="hidden" name="wanted" value=(wish.id); }
                @for step in &view.steps { input type="hidden" name="read" value=(step.id); }
                (radios(&Choices { classes: Some("govuk-radios--small".to_owned()), ..form.one_of::<Channel>("how", Legend::of("How was it gone through?"), "") }))
                (input(&form.line("language", "In which language, if not English", "")))
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("said", Label::of("What they said to it"), "") }))
                (button(&Button::of("They agree")))
            }
        }
    }
}

/// Whether and how it was agreed, and how often before.
fn standing(words: &Words, view: &PlanPage) -> Markup {
    html! {
        @match view.agreed.first() {
            None => { p class="govuk-body" { "Not agreed with the client yet." } }
            Some((day, channel, language, said)) => {
                (inset_text(&InsetText::of(html! {
                    p {
                        strong { "Agreed on " (long(*day)) } ", version " (view.agreed.len()) ", " (words.say(&channel.key()).to_lowercase())
                        @if let Some(language) = language { ", in " bdi dir="auto" { (language) } } "."
                    }
                    @if let Some(said) = said { p class="app-said" dir="auto" { (said) } }
                    @if view.agreed.len() > 1 {
                        p class="govuk-body-s" { "Before: " @for (day, ..) in view.agreed.iter().skip(1) { (short(*day)) " " } }
                    }
                })))
                @if !view.is_as_agreed() { p class="govuk-body" { "It has changed since. Agree it again." } }
            }
        }
    }
}
