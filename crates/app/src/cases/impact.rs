use super::framed::{back_to_case, side_by_side};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::short;
use alongside_domain::cases::{CannotMeasure, Felt, Moved, measure_impact, moved};
use alongside_domain::codes::{Code, ImpactItem, ImpactStage};
use alongside_domain::date_of;
use alongside_gate::CaseId;
use alongside_gate::access::MeasureImpact;
use alongside_store::WriteError;
use alongside_ui::components::{Button, Choice, Choices, Input, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// Answers as a page shows them: the day, the stage, what was said.
pub(crate) type Measured = (Date, ImpactStage, Vec<Felt>);

pub(super) async fn index(granted: Granted<MeasureImpact>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<MeasureImpact>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let found = app.store.read(move |db| db.impacts(id)).await.map_err(|error| Problem::from(error).in_app(app))?;
    let said = found.iter().map(|entry| (date_of(entry.at), entry.stage, entry.felt.reveal(granted).clone()));
    let measured: Vec<Measured> = said.collect();
    let main = page(Form { desk: true, words: app.english(), fields, errors }, id, &measured, once);
    let title = "How they are";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Writes down how they say that they are.
pub(super) async fn create(granted: Granted<MeasureImpact>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let mut felt: Vec<Felt> = Vec::new();
    for item in ImpactItem::EVERY {
        let typed = fields.one(&field(*item)).trim();
        match typed.parse::<u8>() {
            Ok(answer) => felt.push((*item, answer)),
            Err(_) if typed.is_empty() => {}
            Err(_) => errors.add(&field(*item), scale(*item)),
        }
    }
    let stage = ImpactStage::from_code(fields.one("stage"));
    if stage.is_none() {
        errors.add("stage", "Choose whether this is before, during or after the work");
    }
    let Some(stage) = stage.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}/impact"), move |tx| {
            Ok(tx.record(measure_impact(id, stage, felt.clone(), now).map_err(WriteError::Refused)?)?)
        })
        .await;
    let errors = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(CannotMeasure::Nothing)) => {
            Errors::one("stage", "Answer at least one of the questions")
        }
        Err(WriteError::Refused(CannotMeasure::TooMuch(item))) => Errors::one(&field(item), scale(item)),
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

fn field(item: ImpactItem) -> String {
    format!("felt-{}", item.code())
}

fn scale(item: ImpactItem) -> String {
    format!("Write a whole number from 0 to {}", item.most())
}

pub(crate) fn page(form: Form<'_>, case: CaseId, measured: &[Measured], once: &str) -> Markup {
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "How they are" }
        p class="govuk-body" { "In their own judgement, to see together what changes. Read the questions out, or let them tick. Nobody has to answer any of them, and no answer decides anything." }
        @if !measured.is_empty() { (changes(form.words, measured)) }
        form method="post" action={ "/cases/" (case) "/impact" } novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&Choices { classes: Some("govuk-radios--small govuk-radios--inline".to_owned()), ..form.one_of::<ImpactStage>("stage", Legend::of("When is this?"), "") }))
            h2 class="govuk-heading-m" { "0 is not at all, 4 is completely" }
            @for item in ImpactItem::EVERY.iter().filter(|item| item.most() == 4) { (few(form, *item)) }
            h2 class="govuk-heading-m" { "From 0 to 10" }
            p class="govuk-body-s" { "The four questions of the Office for National Statistics, word for word (Open Government Licence)." }
            @for item in ImpactItem::EVERY.iter().filter(|item| item.most() == 10) {
                (input(&Input { classes: Some("govuk-input--width-3".to_owned()), inputmode: Some("numeric".to_owned()), ..form.left_to_right(&field(*item), form.say(&item.key()), "") }))
            }
            (button(&Button::of("Save")))
        }
    }
}

fn few(form: Form<'_>, item: ImpactItem) -> Markup {
    let items = (0..=item.most()).map(|answer| Some(Choice::of(&answer.to_string(), answer.to_string()))).collect();
    let legend = Legend { classes: Some("govuk-fieldset__legend--s".to_owned()), ..Legend::of(form.say(&item.key())) };
    radios(&Choices {
        classes: Some("govuk-radios--small govuk-radios--inline".to_owned()),
        items,
        ..form.choices(&field(item), legend, "")
    })
}

/// Every answer so far, and which way the last has moved from the first.
fn changes(words: &Words, measured: &[Measured]) -> Markup {
    let of = |felt: &[Felt], item: ImpactItem| felt.iter().find(|(known, _)| *known == item).map(|(_, answer)| *answer);
    let mut heads: Vec<Markup> =
        measured.iter().map(|(day, stage, _)| html! { (words.say(&stage.key())) ", " (short(*day)) }).collect();
    heads.push(html! { "Since the first" });
    let rows: Vec<(Markup, Vec<Markup>)> = ImpactItem::EVERY
        .iter()
        .map(|item| (*item, measured.iter().map(|(.., felt)| of(felt, *item)).collect::<Vec<Option<u8>>>()))
        .filter(|(_, answers)| answers.iter().any(Option::is_some))
        .map(|(item, answers)| {
            let said = |answer: &Option<u8>| match answer {
                Some(answer) => html! { (answer) " of " (item.most()) },
                None => html! { span class="app-quiet" { "Not answered" } },
            };
            let cells = answers.iter().map(said).chain([html! { (way(item, &answers)) }]);
            (html! { (words.say(&item.key())) }, cells.collect())
        })
        .collect();
    side_by_side("changes", "So far", &heads, &rows)
}

fn way(item: ImpactItem, answers: &[Option<u8>]) -> &'static str {
    let mut known = answers.iter().flatten();
    match (known.next(), known.next_back()) {
        (Some(first), Some(last)) => match moved(item, *first, *last) {
            Moved::Better => "Better",
            Moved::Same => "The same",
            Moved::Worse => "Worse",
        },
        _ => "Once only",
    }
}
