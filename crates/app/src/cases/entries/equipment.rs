use super::{Answer, One, Page, Shown, View, of_one, small};
use crate::audiences::Granted;
use crate::state::App;
use crate::today::when;
use crate::web::Sent;
use crate::web::form::{Form, read_day, read_line};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{CannotNote, Equipment, Handled};
use alongside_domain::codes::{Code, EquipmentKind, EquipmentStage};
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::KeepEquipment;
use alongside_ui::components::{Choices, Input, Legend, checkboxes, input, radios};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use maud::{Markup, html};

const PAGE: Page<Equipment> = Page { title: "Security equipment", to: "equipment", body: page };

pub(in crate::cases) async fn index(granted: Granted<KeepEquipment>, State(app): State<App>) -> Answer {
    let fields = Fields::of([("next", "in 1 week")]);
    PAGE.index(&app, &granted, &fields).await
}

/// It is asked for.
pub(in crate::cases) async fn create(
    granted: Granted<KeepEquipment>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let kind = EquipmentKind::from_code(fields.one("kind"));
    if kind.is_none() {
        errors.add("kind", "Choose what it is");
    }
    let what = read_line(app.english(), &fields, "what", LINE, &mut errors);
    let by = read_day(&fields, "next", app.today(), "Write the day by which it should be fitted", &mut errors);
    if let Some((kind, next_on)) = kind.zip(by).filter(|_| errors.is_empty()) {
        let (from_stock, stage) = (fields.is_ticked("from-stock"), EquipmentStage::Asked);
        let details = Equipment { kind, what, from_stock, stage, next_on, handled: Vec::new() };
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("what", None), move |before, entry| {
            Equipment::note(before, case, entry, details.clone(), now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

/// What was done with it.
pub(in crate::cases) async fn update(
    granted: Granted<KeepEquipment>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let today = app.today();
    let stage = EquipmentStage::from_code(fields.one(&of_one("stage", id)));
    if stage.is_none() {
        errors.add(&of_one("stage", id), "Choose what was done");
    }
    let on = read_day(&fields, &of_one("on", id), today, "Write the day, like “today” or “last Tuesday”", &mut errors);
    let next = read_day(&fields, &of_one("next", id), today, "Write the day to look at it again", &mut errors);
    let words = read_line(app.english(), &fields, &of_one("words", id), LINE, &mut errors).some();
    if let Some(((stage, on), next_on)) = stage.zip(on).zip(next).filter(|_| errors.is_empty()) {
        let (case, now) = (granted.id(), app.now());
        let kept = PAGE.keep(&app, &granted, &fields, ("stage", Some(id)), move |before, entry| {
            let mut details = before.entry.clone().ok_or(CannotNote::Ended)?;
            details.handled.push(Handled { on, stage, words: words.clone() });
            let details = Equipment { stage, next_on, ..details };
            Equipment::note(before, case, entry, details, now).map(Fact::from)
        });
        return kept.await;
    }
    PAGE.again(&app, &granted, &fields, &errors).await
}

pub(crate) fn page(view: View<'_>, all: &[Shown<Equipment>]) -> Markup {
    let form = view.form;
    view.framed(PAGE.title, &html! {
        p class="govuk-body" { "Locks, lights, cameras: asked for, fitted, looked at, brought back. For a home or a shop. Ask the landlord first where it changes the building." }
        @if all.is_empty() { p class="govuk-body" { "Nothing yet." } }
        ul class="app-rows" {
            @for one in all {
                li class="app-row" {
                    div class="app-row__main" {
                        h2 class="govuk-heading-s app-row__name" { (form.say(&one.details.kind.key())) ": " bdi dir="auto" { (one.details.what.as_str()) } }
                        p class={ "govuk-body-s" @if one.ended_on.is_none() && one.details.next_on < view.today { " app-due--late" } } {
                            (form.say(&one.details.stage.key())) @if one.details.from_stock { ", from our store" } ". "
                            @if one.ended_on.is_none() { "Next: " (when(one.details.next_on, view.today)) "." }
                        }
                        @for step in &one.details.handled {
                            p class="govuk-body-s" { (short(step.on)) ": " (form.say(&step.stage.key()).to_lowercase()) @if let Some(words) = &step.words { ", " bdi dir="auto" { (words.as_str()) } } }
                        }
                        @if one.ended_on.is_none() { (view.change_form(one, "What was done with it?", "Save", &handled(form, one))) }
                    }
                }
            }
        }
        section aria-labelledby="ask-for" {
            h2 class="govuk-heading-m" id="ask-for" { "Ask for something" }
            (view.new_form("Ask for it", &html! {
                (radios(&Choices { classes: small(), ..form.one_of::<EquipmentKind>("kind", Legend::of("What?"), "") }))
                (input(&form.line("what", "Which, and where it goes", "A second lock on the back door")))
                (checkboxes(&form.tick("from-stock", "From our own store")))
                (input(&Input { classes: Some("govuk-input--width-10".to_owned()), ..form.left_to_right("next", "By when should it be fitted?", "Like “Friday” or “in 1 week”") }))
            }))
        }
    })
}

fn handled(form: Form<'_>, one: &Shown<Equipment>) -> Markup {
    use EquipmentStage::{Asked, Checked, Faulty, Fitted, LeftWithThem, Lost, NotFitted, Returned};
    let offered: &[EquipmentStage] = match one.details.stage {
        Asked => &[Fitted, NotFitted],
        Faulty => &[Fitted, Checked, Returned, LeftWithThem, Lost],
        _ => &[Checked, Faulty, Returned, LeftWithThem, Lost],
    };
    let items = offered.iter().map(|stage| Some(form.choice(*stage))).collect();
    let typed = |name: &str, else_say: &str| {
        let typed = form.fields.one(&of_one(name, one.id));
        Some(if typed.is_empty() { else_say } else { typed }.to_owned())
    };
    let short = || Some("govuk-input--width-10".to_owned());
    html! {
        (radios(&Choices { classes: small(), items, ..form.choices(&of_one("stage", one.id), Legend { classes: None, ..Legend::of("What was done?") }, "") }))
        (input(&Input { value: typed("on", "today"), classes: short(), ..form.left_to_right(&of_one("on", one.id), "When?", "") }))
        (input(&form.line(&of_one("words", one.id), "In a line", "Who fitted it; what is wrong with it")))
        (input(&Input { value: typed("next", "in 3 months"), classes: short(), ..form.left_to_right(&of_one("next", one.id), "Look at it again", "Not asked when it has ended") }))
    }
}
