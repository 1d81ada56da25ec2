use super::issues_page::{About, Kept, page};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{CannotKeepIssue, Description, Issue, Refusal, describe, keep_issue, note_refusal};
use alongside_domain::codes::{ClientKind, Code, IssueKind, IssueStanding, RefusalReason, Tenure};
use alongside_domain::lists::{Chosen, ReferenceList};
use alongside_domain::reports::LINE;
use alongside_gate::IssueId;
use alongside_gate::access::DescribeCase;
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

/// Tells one writing from a later one.
fn version(at: Option<Timestamp>) -> String {
    at.map_or_else(String::new, |at| at.as_microsecond().to_string())
}

pub(super) async fn index(granted: Granted<DescribeCase>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

async fn show(
    app: &App,
    granted: &Granted<DescribeCase>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let (id, today) = (granted.id(), app.today());
    let read = app
        .store
        .read(move |db| {
            Ok((
                db.about_case(id)?,
                db.offered(ReferenceList::Refusal, today)?,
                db.offered(ReferenceList::Tenure, today)?,
            ))
        })
        .await;
    let (about, mut own, tenures) = read.map_err(|error| Problem::from(error).in_app(app))?;
    own.extend(tenures);
    let view = About {
        issues: about
            .issues
            .iter()
            .map(|line| Kept {
                id: line.id,
                issue: line.details.reveal(granted).clone(),
                version: version(Some(line.kept_at)),
            })
            .collect(),
        description: about.description.reveal(granted).clone(),
        version: version(about.described_at),
        refusals: about.refusals.iter().map(|(at, one)| (*at, one.reveal(granted).clone())).collect(),
    };
    let form = Form { desk: true, words: app.english(), fields, errors };
    let main = page(form, id, &view, &own, once);
    let title = "What it is about";
    Ok(desk(app, DeskPage { me: &granted.me, title, here: Here::Cases, wrong: !errors.is_empty(), main }))
}

enum Refused {
    Changed,
    Rule(CannotKeepIssue),
}

fn address(granted: &Granted<DescribeCase>) -> String {
    format!("/cases/{}/issues", granted.id())
}

/// One more matter.
pub(super) async fn create(granted: Granted<DescribeCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, "about", LINE, &mut errors);
    let agency = read_line(app.english(), &fields, "agency", LINE, &mut errors).some();
    let wanted = read_line(app.english(), &fields, "wanted", LINE, &mut errors).some();
    let kind = IssueKind::from_code(fields.one("kind"));
    if kind.is_none() {
        errors.add("kind", "Choose what it is about");
    }
    let Some(kind) = kind.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let details = Issue { kind, words, agency, wanted, standing: IssueStanding::Open, ended: None };
    let (id, now, issue) = (granted.id(), app.now(), app.new_id::<IssueId>());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), address(&granted), move |tx| {
            let closed = tx.db().closed_at(id)?.is_some();
            let fact = keep_issue(id, closed, issue, details.clone(), now);
            Ok(tx.record(fact.map_err(|why| WriteError::Refused(Refused::Rule(why)))?)?)
        })
        .await;
    answered(&app, &granted, &fields, "about", written).await
}

/// How one of them stands now.
pub(super) async fn update(granted: Granted<DescribeCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let Ok(issue) = fields.one("issue").parse::<IssueId>() else { return Ok(redirect(&address(&granted))) };
    let place = |name: &str| format!("{name}-{issue}");
    let mut errors = Errors::default();
    let standing = IssueStanding::from_code(fields.one(&place("standing")));
    if standing.is_none() {
        errors.add(&place("standing"), "Choose how it stands");
    }
    let ended = read_line(app.english(), &fields, &place("ended"), LINE, &mut errors).some();
    let Some(standing) = standing.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now, seen) = (granted.id(), app.now(), fields.one("version").to_owned());
    let before =
        app.store.read(move |db| db.about_case(id)).await.map_err(|error| Problem::from(error).in_app(&app))?;
    let line = before.issues.into_iter().find(|line| line.id == issue);
    let Some(line) = line else { return Ok(redirect(&address(&granted))) };
    let details = Issue { standing, ended, ..line.details.reveal(&granted).clone() };
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), address(&granted), move |tx| {
            if version(tx.issue_kept_at(id, issue)?) != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let closed = tx.db().closed_at(id)?.is_some();
            let fact = keep_issue(id, closed, issue, details.clone(), now);
            Ok(tx.record(fact.map_err(|why| WriteError::Refused(Refused::Rule(why)))?)?)
        })
        .await;
    answered(&app, &granted, &fields, &place("ended"), written).await
}

/// How they live, and whether it is complex.
pub(super) async fn describe_it(granted: Granted<DescribeCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let why = read_line(app.english(), &fields, "complex-why", LINE, &mut errors);
    let complex = fields.is_ticked("complex");
    if complex && why.is_empty() && errors.is_empty() {
        errors.add("complex-why", "Say in one line what makes it complex");
    }
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let today = app.today();
    let own = app.store.read(move |db| db.offered(ReferenceList::Tenure, today)).await;
    let own = own.map_err(|error| Problem::from(error).in_app(&app))?;
    let tenure = Chosen::<Tenure>::read(fields.one("tenure"), &own, today);
    let description = Description {
        tenure: tenure.as_ref().map(|chosen| chosen.code),
        tenure_finer: tenure.and_then(|chosen| chosen.finer),
        kind: ClientKind::from_code(fields.one("client")),
        complex: if complex { why.some() } else { None },
    };
    let (id, now, seen) = (granted.id(), app.now(), fields.one("version").to_owned());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), address(&granted), move |tx| {
            if version(tx.described_at(id)?) != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            Ok(tx.record(describe(id, description.clone(), now))?)
        })
        .await;
    answered(&app, &granted, &fields, "tenure", written).await
}

/// Somebody else did not take it on.
pub(super) async fn refuse(granted: Granted<DescribeCase>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let (mut errors, today) = (Errors::default(), app.today());
    let by = read_line(app.english(), &fields, "refused-by", LINE, &mut errors);
    let words = read_line(app.english(), &fields, "refused-words", LINE, &mut errors).some();
    let own = app.store.read(move |db| db.offered(ReferenceList::Refusal, today)).await;
    let own = own.map_err(|error| Problem::from(error).in_app(&app))?;
    let reason = Chosen::<RefusalReason>::read(fields.one("refusal"), &own, today);
    if reason.is_none() {
        errors.add("refusal", "Choose why they did not take it on");
    }
    let Some(reason) = reason.filter(|_| errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now) = (granted.id(), app.now());
    let refusal = Refusal { by, reason, words };
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), address(&granted), move |tx| {
            let fact = note_refusal(id, refusal.clone(), now);
            Ok(tx.record(fact.map_err(|why| WriteError::Refused(Refused::Rule(why)))?)?)
        })
        .await;
    answered(&app, &granted, &fields, "refused-by", written).await
}

async fn answered(
    app: &App,
    granted: &Granted<DescribeCase>,
    fields: &Fields,
    place: &str,
    written: Result<String, WriteError<Refused>>,
) -> Answer {
    let sentence = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(Refused::Changed)) => {
            "Somebody else has written here meanwhile. Theirs is shown; yours is still in the form, and saving puts it in place of theirs"
        }
        Err(WriteError::Refused(Refused::Rule(CannotKeepIssue::NoWords))) => "Write in a line what it is about",
        Err(WriteError::Refused(Refused::Rule(CannotKeepIssue::NoEnd))) => "Write in a line what came of it",
        Err(WriteError::Refused(Refused::Rule(CannotKeepIssue::Nobody))) => "Write who did not take it on",
        Err(WriteError::Refused(Refused::Rule(CannotKeepIssue::Closed))) => {
            "This case is closed. Open it again first; what you wrote is still here"
        }
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    show(app, granted, fields, &Errors::one(place, sentence), fields.one("form")).await.map(wrong)
}
