use super::framed::back_to_case;
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::calendars::short;
use alongside_domain::cases::{CannotAgree, WantedOutcome, judge, want};
use alongside_domain::codes::{Code, Judgement};
use alongside_domain::date_of;
use alongside_domain::reports::LINE;
use alongside_gate::access::AgreeOutcomes;
use alongside_gate::{CaseId, Grant, OutcomeId, Reveals};
use alongside_store::{OutcomeEntry, WriteError};
use alongside_ui::components::{Button, Choices, Label, Legend, Textarea, button, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};

type Answer = Result<Response, ProblemPage>;

/// A wish is a few lines.
const WISH: usize = 2_000;

/// What a client wants, as a page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub id: OutcomeId,
    pub words: String,
    pub test: Option<String>,
    pub since: Timestamp,
    /// The client's view, the worker's, what was reached, and when that was written.
    pub judged: Option<(Option<Judgement>, Judgement, String, Timestamp)>,
}

impl Wish {
    pub fn of<A: Reveals>(grant: &Grant<A>, entry: &OutcomeEntry) -> Self {
        let wanted = entry.wanted.reveal(grant);
        Self {
            id: entry.id,
            words: wanted.words.as_str().to_owned(),
            test: wanted.test.as_ref().map(|test| test.as_str().to_owned()),
            since: entry.wanted_at,
            judged: entry.judged.as_ref().map(|judged| {
                (judged.client, judged.worker, judged.words.reveal(grant).as_str().to_owned(), judged.at)
            }),
        }
    }

    /// Tells this judgement from a later one.
    fn version(&self) -> String {
        self.judged.as_ref().map_or_else(String::new, |judged| judged.3.as_microsecond().to_string())
    }
}

pub(super) async fn index(granted: Granted<AgreeOutcomes>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<AgreeOutcomes>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let found = app.store.read(move |db| db.outcomes_of(id)).await;
    let found = found.map_err(|error| Problem::from(error).in_app(app))?;
    let wishes: Vec<Wish> = found.iter().map(|entry| Wish::of(granted, entry)).collect();
    let main = page(Form { desk: true, words: app.english(), fields, errors }, id, &wishes, once);
    let title = "What they want";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

/// Writes down one more thing the client wants.
pub(super) async fn create(granted: Granted<AgreeOutcomes>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (mut errors, words) = (Errors::default(), app.english());
    let wanted = WantedOutcome {
        words: read_story(words, &fields, "wanted", WISH, &mut errors),
        test: read_line(words, &fields, "test", LINE, &mut errors).some(),
    };
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let (id, now, outcome) = (granted.id(), app.now(), app.new_id::<OutcomeId>());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}/outcomes"), move |tx| {
            let closed = tx.db().closed_at(id)?.is_some();
            Ok(tx.record(want(id, closed, outcome, wanted.clone(), now).map_err(WriteError::Refused)?)?)
        })
        .await;
    match written {
        Ok(to) => Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => {
            let sentence = match why {
                CannotAgree::Closed => "This case is closed. Open it again first; what you wrote is still here",
                _ => "Write what they want, in their own words",
            };
            let errors = Errors::one("wanted", sentence);
            show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
        }
        Err(error) => Err(Problem::from(error).in_app(&app)),
    }
}

enum Refused {
    Changed,
    NoWords,
}

/// Writes down how far one of them has come.
pub(super) async fn update(granted: Granted<AgreeOutcomes>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(outcome) = fields.one("outcome").parse::<OutcomeId>() else {
        return Ok(redirect(&format!("/cases/{}/outcomes", granted.id())));
    };
    let place = |name: &str| format!("{name}-{outcome}");
    let mut errors = Errors::default();
    let words = read_story(app.english(), &fields, &place("reached"), WISH, &mut errors);
    let worker = Judgement::from_code(fields.one(&place("worker")));
    if worker.is_none() {
        errors.add(&place("worker"), "Choose how far it has come");
    }
    let Some(worker) = worker.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let client = Judgement::from_code(fields.one(&place("client")));
    let (id, now, seen) = (granted.id(), app.now(), fields.one("version").to_owned());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}/outcomes"), move |tx| {
            let version = tx.judged_at(id, outcome)?.map_or_else(String::new, |at| at.as_microsecond().to_string());
            if version != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let fact = judge(id, outcome, client, worker, words.clone(), now);
            Ok(tx.record(fact.map_err(|_| WriteError::Refused(Refused::NoWords))?)?)
        })
        .await;
    let sentence = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::NoWords)) => "Write a line: what was reached, or why not",
        Err(WriteError::Refused(Refused::Changed)) => {
            "Somebody else has written this meanwhile. Theirs is shown above. Yours is still in the box; saving puts it in place of theirs, which stays in what happened"
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    let errors = Errors::one(&place("reached"), sentence);
    show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong)
}

pub(crate) fn page(form: Form<'_>, case: CaseId, wishes: &[Wish], once: &str) -> Markup {
    html! {
        (back_to_case(case, form))
        h1 class="govuk-heading-l" { "What they want to come of it" }
        p class="govuk-body" { "In their own words, before anything is planned. Ask how they will know that it has worked." }
        @if wishes.is_empty() { p class="govuk-body" { "Nothing is written down yet." } }
        @for wish in wishes {
            div class="app-wish" {
                h2 class="govuk-heading-m" { bdi dir="auto" { (wish.words) } }
                (one(form.words, wish))
                (judging(form, case, wish, once))
            }
        }
        section aria-labelledby="new" {
            h2 class="govuk-heading-m" id="new" { "Something they want" }
            form method="post" action={ "/cases/" (case) "/outcomes" } novalidate {
                input type="hidden" name="form" value=(once);
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("wanted", Label::of("What do they want?"), "As they say it. “I want to use the lift without being afraid”") }))
                (input(&form.line("test", "How will they know that it has worked?", "")))
                (button(&Button::of("Write it down")))
            }
        }
    }
}

/// Test and judgement of one, under its words.
fn one(words: &Words, wish: &Wish) -> Markup {
    html! {
        @if let Some(test) = &wish.test { p class="govuk-body" { "They will know by: " bdi dir="auto" { (test) } } }
        p class="govuk-body-s" { "Written down " (short(date_of(wish.since))) "." }
        @if let Some((client, worker, reached, at)) = &wish.judged {
            p class="govuk-body" {
                @match client {
                    Some(client) => { "They say: " strong { (words.say(&client.key())) } ". " }
                    None => { "They have not been asked yet. " }
                }
                "We say: " strong { (words.say(&worker.key())) } " (" (short(date_of(*at))) ")."
            }
            p class="govuk-body app-said" dir="auto" { (reached) }
        }
    }
}

fn judging(form: Form<'_>, case: CaseId, wish: &Wish, once: &str) -> Markup {
    let place = |name: &str| format!("{name}-{}", wish.id);
    let open = ["worker", "reached"].iter().any(|name| form.errors.on(&place(name)).is_some());
    let small = |choices: Choices| Choices { classes: Some("govuk-radios--small".to_owned()), ..choices };
    html! {
        details class="govuk-details" open[open] {
            summary class="govuk-details__summary" {
                span class="govuk-details__summary-text" {
                    "How far has it come?" span class="govuk-visually-hidden" { " " (wish.words) }
                }
            }
            form method="post" action={ "/cases/" (case) "/outcomes/judgement" } novalidate {
                input type="hidden" name="form" value=(once);
                input type="hidden" name="outcome" value=(wish.id);
                input type="hidden" name="version" value=(wish.version());
                (radios(&small(form.one_of::<Judgement>(&place("client"), Legend::of("What do they say?"), "Leave it open if you have not asked them now: what they said before stands"))))
                (radios(&small(form.one_of::<Judgement>(&place("worker"), Legend::of("What do you say?"), ""))))
                (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area(&place("reached"), Label::of("What was reached, or why not"), "In their words, where you can") }))
                (button(&Button::of("Save").secondary()))
            }
        }
    }
}

/// The same on the page of the case, short.
pub(super) fn listed(words: &Words, case: CaseId, wishes: &[Wish]) -> Markup {
    html! {
        section aria-labelledby="wanted" {
            h2 class="govuk-heading-m" id="wanted" { "What they want" }
            ul class="govuk-list" {
                @for wish in wishes {
                    li {
                        bdi dir="auto" { (wish.words) }
                        @if let Some((client, worker, ..)) = &wish.judged {
                            span class="app-quiet" { ": " (words.say(&client.unwrap_or(*worker).key()).to_lowercase()) }
                        }
                    }
                }
            }
            p class="govuk-body" {
                @if wishes.is_empty() { "Not written down yet. " }
                a class="govuk-link" href={ "/cases/" (case) "/outcomes" } { @if wishes.is_empty() { "Write what they want" } @else { "Add to it, or say how far it has come" } }
            }
        }
    }
}
