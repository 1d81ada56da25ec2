use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::today::when;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotReview, review_emergency_access};
use alongside_domain::local;
use alongside_domain::reports::LINE;
use alongside_gate::access::ReviewEmergencyAccess;
use alongside_gate::{CaseId, EmergencyAccessId, Role};
use alongside_store::{EmergencyLine, Review, StorageError, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Legend, button, input, radios};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

/// How many are shown: those that wait come first.
const SHOWN: i64 = 100;

/// One opening, as the page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub id: EmergencyAccessId,
    pub case: CaseId,
    pub reference: String,
    pub name: String,
    /// The person looking opened it themself.
    pub own: bool,
    pub reason: String,
    pub opened_at: Timestamp,
    pub due: Option<Date>,
    pub review: Option<(Review, String)>,
    /// The person looking may open the case itself.
    pub casework: bool,
}

pub(super) async fn index(
    granted: Granted<ReviewEmergencyAccess>,
    State(app): State<App>,
) -> Result<Response, ProblemPage> {
    Ok(ok(show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await?))
}

async fn lines(app: &App, granted: &Granted<ReviewEmergencyAccess>) -> Result<Vec<EmergencyLine>, ProblemPage> {
    let scope = granted.cases();
    let found = app
        .store
        .list(granted, app.now(), move |db| {
            let lines = db.emergency_accesses(&scope, SHOWN)?;
            let ids = lines.iter().map(|line| line.case.uuid()).collect();
            Ok((lines, ids))
        })
        .await;
    found.map_err(|error| Problem::from(error).in_app(app))
}

async fn show(
    app: &App,
    granted: &Granted<ReviewEmergencyAccess>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let opening = |line: EmergencyLine| Opening {
        id: line.id,
        case: line.case,
        reference: line.reference,
        own: line.account == granted.me.account,
        name: line.name,
        reason: line.reason.reveal(granted).as_str().to_owned(),
        opened_at: line.opened_at,
        due: line.due,
        review: line.review.map(|review| {
            let finding = review.finding.reveal(granted).as_str().to_owned();
            (review, finding)
        }),
        casework: granted.me.actor.works_as(&[Role::Manager]),
    };
    let openings: Vec<Opening> = lines(app, granted).await?.into_iter().map(opening).collect();
    let main = page(Form { desk: true, words: app.english(), fields, errors }, &openings, app.today(), once);
    let title = "Emergency openings";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Team, wrong: !errors.is_empty(), main }))
}

/// Writes down whether an opening was right.
pub(super) async fn create(
    granted: Granted<ReviewEmergencyAccess>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let id = fields.one("opening").to_owned();
    let (found, finding) = (format!("found-{id}"), format!("finding-{id}"));
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, &finding, LINE, &mut errors);
    let right = match fields.one(&found) {
        "right" => Some(true),
        "wrong" => Some(false),
        _ => {
            errors.add(&found, "Choose whether it was right");
            None
        }
    };
    let (Some(right), Ok(access), true) = (right, id.parse::<EmergencyAccessId>(), errors.is_empty()) else {
        return Ok(wrong(show(&app, &granted, &fields, &errors, fields.one("form")).await?));
    };
    let (scope, me, now) = (granted.cases(), granted.me.account, app.now());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), "/emergency-accesses".to_owned(), move |tx| {
            // Asked again here: a wall may have been put up since the page was made.
            let found = tx.db().emergency_access(&scope, access)?;
            let Some((case, by)) = found else { return Err(StorageError::Missing.into()) };
            let fact = review_emergency_access(case, access, by, me, right, words.clone(), now);
            Ok(tx.record(fact.map_err(WriteError::Refused)?)?)
        })
        .await;
    let errors = match written {
        // Somebody else has reviewed it meanwhile: theirs stands.
        Ok(_) | Err(WriteError::Storage(StorageError::Missing)) => return Ok(redirect("/emergency-accesses")),
        Err(WriteError::Refused(CannotReview::OwnOpening)) => {
            Errors::one(&found, "You opened this one yourself. Somebody else has to review it")
        }
        Err(WriteError::Refused(CannotReview::NoFinding)) => {
            Errors::one(&finding, "Say what was not right, and what happens now")
        }
        Err(error) => return Err(Problem::from(error).in_app(&app)),
    };
    Ok(wrong(show(&app, &granted, &fields, &errors, fields.one("form")).await?))
}

pub(crate) fn page(form: Form<'_>, openings: &[Opening], today: Date, once: &str) -> Markup {
    html! {
        (pages::errors(form.words, form.errors))
        h1 class="govuk-heading-l" { "Emergency openings" }
        p class="govuk-body" { "Cases that somebody opened who is not in the team, with their reason. Each is looked at within a working day by somebody else." }
        @if openings.is_empty() { p class="govuk-body" { "None yet." } }
        ul class="app-rows" { @for opening in openings { (one(form, opening, today, once)) } }
    }
}

fn one(form: Form<'_>, opening: &Opening, today: Date, once: &str) -> Markup {
    let radio = |name: String| Choices {
        items: vec![Some(Choice::of("right", "It was right")), Some(Choice::of("wrong", "It was not right"))],
        classes: Some("govuk-radios--small govuk-radios--inline".to_owned()),
        ..form.choices(
            &name,
            Legend {
                classes: Some("govuk-visually-hidden".to_owned()),
                ..Legend::of(format!("Opening of {}", opening.reference))
            },
            "",
        )
    };
    html! {
        li class="app-row" {
            div class="app-row__main" {
                h2 class="govuk-heading-s app-row__name" {
                    @if opening.casework { a class="govuk-link" href={ "/cases/" (opening.case) } { bdi dir="ltr" { (opening.reference) } } }
                    @else { bdi dir="ltr" { (opening.reference) } }
                    ", opened by " (opening.name)
                }
                p class="govuk-body-s" {
                    (local(opening.opened_at).strftime("%-d %B %Y, %H:%M"))
                    @match (&opening.review, opening.due) {
                        (Some((review, _)), _) => {
                            ". Reviewed by " (review.by) " on " (local(review.at).strftime("%-d %B %Y")) ": "
                            @if review.was_right { "it was right." } @else { strong { "it was not right." } }
                        }
                        (None, Some(due)) => { ". Review " @if due < today { (when(due, today)) } @else { "due " (when(due, today)) } "." }
                        (None, None) => { "." }
                    }
                }
                p class="govuk-body app-said" dir="auto" { (opening.reason) }
                @if let Some((_, finding)) = &opening.review { @if !finding.is_empty() { p class="govuk-body app-said" dir="auto" { "Found: " (finding) } } }
                @if opening.review.is_none() && opening.own {
                    p class="govuk-body-s" { "You opened this one. Somebody else reviews it." }
                }
                @if opening.review.is_none() && !opening.own {
                    form method="post" action="/emergency-accesses" novalidate {
                        input type="hidden" name="form" value=(once);
                        input type="hidden" name="opening" value=(opening.id);
                        (radios(&radio(format!("found-{}", opening.id))))
                        (input(&form.line(&format!("finding-{}", opening.id), html! { "What you found" span class="govuk-visually-hidden" { " about " (opening.reference) } }, "Needed if it was not right")))
                        (button(&Button::of("Save").secondary()))
                    }
                }
            }
        }
    }
}
