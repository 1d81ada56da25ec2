use super::drafts::{Kind, Visit};
use super::reading;
use super::steps::{Asking, JOURNEY};
use crate::audiences::{Opened, Reporting};
use crate::state::App;
use crate::web::Problem;
use alongside_domain::codes::Source;
use alongside_domain::people::{heard, spoken};
use alongside_domain::referrals::{Decided, record_only};
use alongside_domain::reports::{NotYet, receive};
use alongside_gate::ReferralId;
use alongside_store::{Once, WriteError};
use alongside_ui::fields::Errors;
use alongside_ui::journeys::Step;

/// What became of sending.
pub(super) enum Outcome {
    Sent(Visit),
    NotYet(Visit, &'static dyn Step<Asking>, Errors),
}

/// Sends a report. Pressing twice sends it once; what is acknowledged is on
/// the disk; somebody who asked for no more than a record is not chased.
pub(super) async fn send(app: &App, open: &Opened<Reporting>, mut visit: Visit) -> Result<Outcome, Problem> {
    let asking = Asking::of(app);
    for step in JOURNEY.steps.iter().filter(|step| step.applies(&visit.body.answers)) {
        let errors = step.check(&visit.body.answers, &asking);
        if !errors.is_empty() {
            visit.body.at = step.name().to_owned();
            visit.keep(app).await?;
            return Ok(Outcome::NotYet(visit, *step, errors));
        }
    }
    let now = app.now();
    let answers = reading::answers(&visit.body.answers, asking.today);
    let id: ReferralId = app.new_id();
    // Everyone gets a way back, also those who did not ask for one before.
    let (Some(reference), Some(phrase)) = (spoken(&visit.body.reference), visit.body.phrase.clone()) else {
        return Err(Problem::Broken);
    };
    let phrase_hash = app.store.secret_hash("phrase", &heard(&phrase));
    let draft = visit.id;
    let recorded_only = answers.record_only() && !answers.in_danger();
    let once = Once(visit.body.once.clone());
    let location = id.to_string();
    let written = app
        .store
        .write_once(open.permit(), now, once, location, move |tx| {
            let received = receive(id, reference.clone(), Source::Online, answers.clone(), None, now)
                .map_err(WriteError::Refused)?;
            tx.record(received)?;
            tx.set_phrase(id, phrase_hash.clone())?;
            if recorded_only {
                let waiting = Decided {
                    referral: id,
                    reference: &reference,
                    answers: &answers,
                    received_at: now,
                    already: false,
                };
                let decided = record_only(&waiting, None, now)
                    .map_err(|_| WriteError::Refused(NotYet::NothingHappened))?;
                tx.record(decided)?;
            }
            tx.drop_draft(draft)?;
            Ok(())
        })
        .await;
    let referral = match written {
        Ok(location) => location.parse().map_err(|_| Problem::Broken)?,
        Err(WriteError::Refused(NotYet::NothingHappened)) => {
            let step = JOURNEY.step("story").unwrap_or(JOURNEY.first());
            let errors = Errors::one("story", asking.words.say("story-missing"));
            visit.body.at = step.name().to_owned();
            visit.keep(app).await?;
            return Ok(Outcome::NotYet(visit, step, errors));
        }
        Err(error) => return Err(error.into()),
    };
    let sent = Visit {
        id: draft,
        kind: Kind::Sent,
        phrase_hash: None,
        reference: None,
        token: visit.token.clone(),
        body: super::VisitBody {
            at: "sent".to_owned(),
            referral: Some(referral),
            received_at: Some(now),
            ..visit.body
        },
    };
    sent.keep(app).await?;
    Ok(Outcome::Sent(sent))
}

