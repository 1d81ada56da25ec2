use super::risk_page::{Assessment, page};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line};
use crate::web::{Problem, ProblemPage, Sent, ok, once, redirect, wrong};
use alongside_domain::cases::{Answered, CannotAssess, CannotCheck, RiskLevel, assess, assess_the_same, check_risk};
use alongside_domain::codes::{Code, FactorAnswer, Risk, RiskFactor};
use alongside_domain::reports::LINE;
use alongside_gate::access::AssessRisk;
use alongside_store::WriteError;
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use maud::Markup;

type Answer = Result<Response, ProblemPage>;

pub(super) async fn new(granted: Granted<AssessRisk>, State(app): State<App>) -> Answer {
    show(&app, &granted, &Fields::default(), &Errors::default(), &app.new_token()).await.map(ok)
}

/// Which answer a factor has in the form.
pub(super) fn field(factor: RiskFactor) -> String {
    format!("factor-{}", factor.code())
}

async fn show(
    app: &App,
    granted: &Granted<AssessRisk>,
    fields: &Fields,
    errors: &Errors,
    once: &str,
) -> Result<Markup, ProblemPage> {
    let id = granted.id();
    let read = app.store.read(move |db| Ok((db.risks_of(id)?, db.since_assessed(id)?))).await;
    let (risks, since) = read.map_err(|error| Problem::from(error).in_app(app))?;
    let known: Vec<Assessment> = risks.iter().map(|risk| Assessment::of(granted, risk)).collect();
    let mut fields = fields.clone();
    if fields.one("seen").is_empty() {
        fields.set("seen", known.first().map_or(String::new(), |now| now.at.as_microsecond().to_string()));
    }
    if fields.one("risk").is_empty() && errors.is_empty() {
        // What was answered last is where the next conversation begins.
        for (factor, answer) in known.first().into_iter().flat_map(|now| &now.answers) {
            fields.set(&field(*factor), answer.code());
        }
    }
    let may_stay = since.is_some_and(|(since, ..)| since.may_stay());
    let own = since.and_then(|(.., by)| by) == Some(granted.me.account);
    let form = Form { desk: true, words: app.english(), fields: &fields, errors };
    let main = page(form, id, &known, may_stay, own, once);
    Ok(desk(app, DeskPage { me: &granted.me, title: "Risk", here: Here::Cases, wrong: !errors.is_empty(), main }))
}

fn answers(fields: &Fields) -> Vec<Answered> {
    let answer = |factor: &RiskFactor| Some((*factor, FactorAnswer::from_code(fields.one(&field(*factor)))?));
    RiskFactor::EVERY.iter().filter_map(answer).collect()
}

enum Refused {
    Changed,
    Closed,
    Rule(CannotAssess),
    Check(CannotCheck),
    NoWhy,
}

/// A new assessment, always with a line why. Earlier ones stay beside it.
pub(super) async fn create(granted: Granted<AssessRisk>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let why = read_line(app.english(), &fields, "why", LINE, &mut errors);
    let level = Risk::from_code(fields.one("risk"));
    if level.is_none() {
        errors.add("risk", "Choose how great the risk is");
    }
    if why.is_empty() && errors.on("why").is_none() {
        errors.add("why", "Say in one line why");
    }
    let risk = level.filter(|_| errors.is_empty()).and_then(|level| RiskLevel::new(level, why).ok());
    let Some(risk) = risk else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, at, seen) = (granted.id(), app.now(), fields.one("seen").to_owned());
    let answers = answers(&fields);
    let written = app
        .store
        .write_once(granted.permit(), at, once(&app, &fields), format!("/cases/{id}/risk"), move |tx| {
            if tx.db().closed_at(id)?.is_some() {
                return Err(WriteError::Refused(Refused::Closed));
            }
            let before = tx.db().risk_now(id)?;
            if before.as_ref().map_or_else(String::new, |risk| risk.at.as_microsecond().to_string()) != seen {
                return Err(WriteError::Refused(Refused::Changed));
            }
            let fact = assess(id, risk.clone(), answers.clone(), before.map(|risk| risk.level), at);
            Ok(tx.record(fact.map_err(|why| WriteError::Refused(Refused::Rule(why)))?)?)
        })
        .await;
    answered(&app, &granted, &fields, written).await
}

/// Nothing is different: one line, and the answers stay.
pub(super) async fn same(granted: Granted<AssessRisk>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let why = read_line(app.english(), &fields, "same", LINE, &mut errors);
    if why.is_empty() && errors.is_empty() {
        errors.add("same", "Say in one line how you know");
    }
    if !errors.is_empty() {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    }
    let (id, at, seen) = (granted.id(), app.now(), fields.one("seen").to_owned());
    let answers = answers(&fields);
    let written = app
        .store
        .write_once(granted.permit(), at, once(&app, &fields), format!("/cases/{id}"), move |tx| {
            let since = tx.db().since_assessed(id)?;
            let Some((since, ..)) = since.filter(|(_, at, _)| at.as_microsecond().to_string() == seen) else {
                return Err(WriteError::Refused(Refused::Changed));
            };
            let fact = assess_the_same(id, since, why.clone(), answers.clone(), at);
            let fact = fact.map_err(|why| WriteError::Refused(Refused::Rule(why)))?;
            Ok(tx.record(fact.map_err(|_| WriteError::Refused(Refused::NoWhy))?)?)
        })
        .await;
    answered(&app, &granted, &fields, written).await
}

/// Somebody else says whether lowering it was right.
pub(super) async fn check(granted: Granted<AssessRisk>, State(app): State<App>, Sent(fields): Sent) -> Answer {
    let mut errors = Errors::default();
    let words = read_line(app.english(), &fields, "finding", LINE, &mut errors);
    let right = match fields.one("right") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    if right.is_none() {
        errors.add("right", "Choose whether it was right");
    }
    let (Some(right), true) = (right, errors.is_empty()) else {
        return show(&app, &granted, &fields, &errors, fields.one("form")).await.map(wrong);
    };
    let (id, now, me) = (granted.id(), app.now(), granted.me.account);
    let assessed = fields.one("assessed").parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
    let written = app
        .store
        .write_once(granted.permit(), now, once(&app, &fields), format!("/cases/{id}/risk"), move |tx| {
            let Some((at, by)) = tx.lowered_by(id)?.filter(|(at, _)| Some(*at) == assessed) else {
                return Err(WriteError::Refused(Refused::Changed));
            };
            let fact = check_risk(id, at, by, me, right, words.clone(), now);
            Ok(tx.record(fact.map_err(|why| WriteError::Refused(Refused::Check(why)))?)?)
        })
        .await;
    answered(&app, &granted, &fields, written).await
}

async fn answered(
    app: &App,
    granted: &Granted<AssessRisk>,
    fields: &Fields,
    written: Result<String, WriteError<Refused>>,
) -> Answer {
    let why = match written {
        Ok(to) => return Ok(redirect(&to)),
        Err(WriteError::Refused(why)) => why,
        Err(error) => return Err(Problem::from(error).in_app(app)),
    };
    // What stands now is shown, and is what the next saving is compared with.
    let shown = if matches!(why, Refused::Changed) { fields.clone().without(&["seen"]) } else { fields.clone() };
    show(app, granted, &shown, &sentence(app, why), fields.one("form")).await.map(wrong)
}

fn sentence(app: &App, why: Refused) -> Errors {
    match why {
        Refused::Changed => Errors::one(
            "risk",
            "Somebody else has changed the risk meanwhile. Theirs stands below; saving puts yours after it",
        ),
        Refused::Closed => Errors::one(
            "risk",
            "This case is closed, and nobody would see it. Open it again first; what you entered is still here",
        ),
        Refused::Rule(CannotAssess::IsHigh(factor)) => {
            let what = app.english().say(&factor.key());
            Errors::one("risk", format!("With “{what}: yes” the risk is high. If it is not so, change that answer"))
        }
        Refused::Rule(CannotAssess::LookAgain) => Errors::one(
            "risk",
            "Something has happened, or nobody has spoken with them since: go through the questions again",
        ),
        Refused::NoWhy => Errors::one("same", "Say in one line how you know"),
        Refused::Check(CannotCheck::Own) => Errors::one("right", "You lowered it yourself. A colleague looks at it"),
        Refused::Check(CannotCheck::NoWords) => Errors::one("finding", "Say in one line what you looked at"),
    }
}
