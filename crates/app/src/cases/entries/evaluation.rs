use super::{Answer, Keeping, One, Shown, View, keep, lines, on_desk, small};
use crate::audiences::Granted;
use crate::returns::evaluation::{questions, read};
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, not_saved, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, wrong};
use alongside_domain::calendars::short;
use alongside_domain::cases::entries::{Before, CannotNote, Evaluation};
use alongside_domain::codes::{AnsweredBy, Channel, Code};
use alongside_domain::date_of;
use alongside_domain::facts::Fact;
use alongside_domain::reports::LINE;
use alongside_gate::access::{AnswerEvaluation, AskEvaluation};
use alongside_gate::{Action, CaseStanding, EntryId, Reveals};
use alongside_ui::components::{Button, Choice, Choices, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use jiff::civil::Date;
use maud::{Markup, html};

const TITLE: &str = "What they think of us";
const TO: &str = "evaluations";

pub(in crate::cases) async fn index(granted: Granted<AskEvaluation>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show<A: Action<Standing = CaseStanding> + Reveals>(
    app: &App,
    granted: &Granted<A>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let all = lines::<Evaluation, _>(app, granted).await?;
    let id = granted.id();
    let closed = app.store.read(move |db| db.closed_at(id)).await;
    let closed = closed.map_err(|error| Problem::from(error).in_app(app))?;
    let works = !app
        .store
        .allows::<AnswerEvaluation>(granted.me.account, id, app.now())
        .await
        .map_err(|error| Problem::from(error).in_app(app))?;
    let form = Form { desk: true, words: app.english(), fields, errors };
    let view = View { form, case: id, to: TO, today: app.today(), once, closed: false };
    Ok(on_desk(app, granted, TITLE, !errors.is_empty(), page(view, &all, closed.map(date_of), works)))
}

/// They are asked, or it is written down why not.
pub(in crate::cases) async fn create(
    granted: Granted<AskEvaluation>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let why_not = read_line(app.english(), &fields, "why-not", LINE, &mut errors);
    let not_asked = (fields.one("how") == "not").then_some(why_not);
    let asked_by = Channel::from_code(fields.one("how"));
    if let Some(how) = asked_by.filter(|how| *how != Channel::ThisPage) {
        let head = super::super::framed::head(&app, granted.id()).await?;
        if !head.safe_contact.reveal(&granted).may_use(how) {
            errors.add("how", "They have not called this way safe. Choose another, or write why they are not asked");
        }
    }
    if errors.is_empty() {
        let (case, now) = (granted.id(), app.now());
        let keeping = Keeping { fields: &fields, to: TO, first: "how", existing: None };
        let kept = keep::<Evaluation, _>(&app, &granted, keeping, &mut errors, move |before, entry| {
            Evaluation::ask(before, case, entry, asked_by, not_asked.clone(), now).map(Fact::from)
        });
        if let Some(done) = kept.await? {
            return Ok(done);
        }
    }
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

/// The one reminder.
pub(in crate::cases) async fn update(
    granted: Granted<AskEvaluation>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let (case, now) = (granted.id(), app.now());
    follow(&app, &granted, &fields, ("remind", id), Errors::default(), move |before, entry| {
        Evaluation::remind(before, case, entry, now).map(Fact::from)
    })
    .await
}

/// Answers that came by telephone or on paper. Whoever worked with them does not
/// read what they say: somebody else writes it down.
pub(in crate::cases) async fn answer(
    granted: Granted<AnswerEvaluation>,
    State(app): State<App>,
    One(id): One,
    Sent(fields): Sent,
) -> Answer {
    let mut errors = Errors::default();
    let (case, now) = (granted.id(), app.now());
    let mut answers = read(app.english(), &fields, &mut errors);
    answers.by = AnsweredBy::from_code(fields.one("by"));
    if answers.by.is_none() {
        errors.add("by", "Choose how the answers came");
    }
    follow(&app, &granted, &fields, ("by", id), errors, move |before, entry| {
        Evaluation::answer(before, case, entry, answers.clone(), now).map(Fact::from)
    })
    .await
}

/// Writes down what follows on one of them; its questions stand once on the page,
/// so that their fields carry no id.
async fn follow<A: Action<Standing = CaseStanding> + Reveals>(
    app: &App,
    granted: &Granted<A>,
    fields: &Fields,
    (first, id): (&str, EntryId),
    mut errors: Errors,
    change: impl Fn(&Before<Evaluation>, EntryId) -> Result<Fact, CannotNote> + Send + 'static,
) -> Answer {
    if errors.is_empty() {
        let keeping = Keeping { fields, to: TO, first, existing: Some(id) };
        if let Some(done) = keep::<Evaluation, _>(app, granted, keeping, &mut errors, change).await? {
            return Ok(done);
        }
        let end = format!("-{id}");
        let plain = errors.iter().map(|(place, said)| (place.trim_end_matches(&end).to_owned(), said.to_owned()));
        let plain: Vec<(String, String)> = plain.collect();
        errors = Errors::default();
        plain.iter().for_each(|(place, said)| errors.add(place, said.as_str()));
    }
    show(app, granted, fields, &errors, fields.one("form")).await.map(wrong)
}

/// `works`: the reader has worked on the case, and does not write their answers down.
pub(crate) fn page(view: View<'_>, all: &[Shown<Evaluation>], closed: Option<Date>, works: bool) -> Markup {
    let form = view.form;
    let asked_since = all.iter().any(|one| closed.is_some_and(|day| one.made_on >= day));
    view.framed(TITLE, &html! {
        p class="govuk-body" { "After closing, once, and reminded once. What they answer is for learning: whoever worked on the case sees that it came, not what it says. They answer by themself where they come back to what they sent, in their language; or by telephone or on paper, best with somebody who did not work with them." }
        @if !form.errors.is_empty() && !all.first().is_some_and(|one| !works && is_open(one)) { (not_saved(form, &["good", "better", "others", "why-not"])) }
        @for (place, one) in all.iter().enumerate() { (told(view, one, place == 0, works)) }
        @if closed.is_none() { p class="govuk-body" { "They are asked when the case is closed." } }
        @else if !asked_since {
            h2 class="govuk-heading-m" { "Ask them" }
            (view.new_form("Keep it", &asking(form)))
        }
    })
}

fn asking(form: Form<'_>) -> Markup {
    let ways = [Channel::ThisPage, Channel::Call, Channel::Text, Channel::Email, Channel::Post];
    let not = Choice::of("not", "They are not asked").then(input(&form.line(
        "why-not",
        "Why not",
        "It is not safe; they said no; nobody is there to ask",
    )));
    let items = ways.iter().map(|way| Some(form.choice(*way))).chain([Some(not)]);
    html! { (radios(&Choices { classes: small(), items: items.collect(), ..form.choices("how", Legend::of("By which safe way were they asked?"), "") })) }
}

/// Their answers can still be written down.
const fn is_open(one: &Shown<Evaluation>) -> bool {
    one.details.answers.is_none() && one.details.not_asked.is_none()
}

/// Only the latest can still be answered.
fn told(view: View<'_>, one: &Shown<Evaluation>, latest: bool, works: bool) -> Markup {
    let (form, details) = (view.form, &one.details);
    html! {
        section class="app-plan" aria-label={ "Asked on " (short(one.made_on)) } {
            p class="govuk-body" {
                @match (&details.not_asked, details.asked_by) {
                    (Some(why), _) => { "Not asked: " bdi dir="auto" { (why.as_str()) } "." }
                    (None, how) => { "Asked on " (short(one.made_on)) @if let Some(how) = how { ", " (form.say(&how.key()).to_lowercase()) } "." }
                }
                @if let Some(answers) = &details.answers { " " strong { "They have answered" } @if let Some(by) = answers.by { ", " (form.say(&by.key()).to_lowercase()) } "." }
                @else if details.reminded { " Reminded. Nobody asks again." }
                @else if details.not_asked.is_none() { " Remind them: " (when(details.remind_on, view.today)) "." }
            }
            @if latest && is_open(one) {
                @if !details.reminded {
                    details class="govuk-details" open[form.errors.on("remind").is_some()] {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" id="remind" { "They have been reminded" } }
                        @if let Some(said) = form.errors.on("remind") { p class="govuk-error-message" { (said) } }
                        form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (one.id) "/reminders" } novalidate {
                            input type="hidden" name="form" value=(view.once);
                            input type="hidden" name="version" value=(one.version);
                            (button(&Button::of("Reminded, this once").secondary()))
                        }
                    }
                }
                @if works {
                    p class="govuk-body" { "You have worked on this case, so that somebody else writes their answers down, or they answer by themself." }
                } @else {
                @let wrong = !form.errors.is_empty() && form.errors.on("how").is_none() && form.errors.on("remind").is_none();
                details class="govuk-details" open[wrong] {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "They answered by telephone or on paper" } }
                    form method="post" action={ "/cases/" (view.case) "/" (view.to) "/" (one.id) "/answers" } novalidate {
                        input type="hidden" name="form" value=(view.once);
                        input type="hidden" name="version" value=(one.version);
                        @let by = [AnsweredBy::Telephone, AnsweredBy::Paper].iter().map(|by| Some(form.choice(*by))).collect();
                        (radios(&Choices { classes: small(), items: by, ..form.choices("by", Legend::of("How did the answers come?"), "") }))
                        (questions(form))
                        (button(&Button::of("Keep their answers")))
                    }
                }
                }
            }
        }
    }
}
