use super::drafts::{Kind, Visit};
use super::reading;
use super::steps::{Asking, JOURNEY};
use crate::audiences::{Opened, Reporting};
use crate::state::App;
use crate::web::Problem;
use alongside_domain::codes::Source;
use alongside_domain::files::{FileOwner, Room, add_file};
use alongside_domain::people::{heard, spoken};
use alongside_domain::referrals::{Decided, record_only};
use alongside_domain::reports::{NotYet, ReportAnswers, receive};
use alongside_gate::ReferralId;
use alongside_store::{Once, StorageError, WriteError};
use alongside_ui::words::ENGLISH;

/// What became of sending.
pub(super) enum Outcome {
    Sent(Visit),
    /// Something is missing; the page of that step says what.
    NotYet(Visit),
}

/// Sends a report. Pressing twice sends it once; what is acknowledged is on
/// the disk; somebody who asked for no more than a record is not chased.
pub(super) async fn send(app: &App, open: &Opened<Reporting>, mut visit: Visit) -> Result<Outcome, Problem> {
    let asking = Asking::of(app, &open.words);
    for step in JOURNEY.steps.iter().filter(|step| step.applies(&visit.body.answers)) {
        let errors = step.check(&visit.body.answers, &asking);
        if !errors.is_empty() {
            visit.body.at = step.name().to_owned();
            visit.body.refused = true;
            return Ok(Outcome::NotYet(visit));
        }
    }
    let now = app.now();
    let answers = reading::answers(&visit.body.answers, asking.today);
    // Whoever reads it may need it put into English first.
    let written_in = (asking.words.tag() != ENGLISH.tag).then(|| asking.words.tag().to_owned());
    let answers = ReportAnswers { written_in, ..answers };
    let id: ReferralId = app.new_id();
    // Everyone gets a way back, also those who did not ask for one before.
    let (Some(reference), Some(phrase)) = (spoken(&visit.body.reference), visit.body.phrase.clone()) else {
        return Err(Problem::Broken);
    };
    let phrase_hash = app.store.secret_hash("phrase", &heard(&phrase));
    let draft = visit.id;
    let sent = Visit {
        id: draft,
        kind: Kind::Sent,
        phrase_hash: None,
        reference: None,
        token: visit.token.clone(),
        body: super::VisitBody {
            at: "sent".to_owned(),
            referral: Some(id),
            received_at: Some(now),
            ..visit.body.clone()
        },
    };
    let (confirmation, token_hash) = (sent.draft(app), app.store.secret_hash("visit", &sent.token));
    let recorded_only = answers.record_only() && !answers.in_danger();
    let once = Once(visit.body.once.clone());
    let has_files = visit.body.has_files;
    let location = id.to_string();
    let written = app
        .store
        .write_once(open.permit(), now, once, location, move |tx| {
            let received = receive(id, reference.clone(), Source::Online, answers.clone(), None, now)
                .map_err(WriteError::Refused)?;
            tx.record(received)?;
            tx.set_phrase(id, phrase_hash.clone())?;
            let owner = FileOwner::Referral(id);
            let waiting = if has_files { tx.waiting_files(draft)? } else { Vec::new() };
            for waiting in waiting {
                let file = waiting.file;
                // What may wait beside a draft always fits into a report.
                let added = add_file(owner, waiting, Room::default(), now);
                tx.record(added.map_err(|_| WriteError::Storage(StorageError::Fault))?)?;
                let bytes = tx.take_waiting_file(file)?;
                tx.set_file(owner, file, &bytes)?;
            }
            if recorded_only {
                let waiting = Decided {
                    referral: id,
                    reference: &reference,
                    answers: &answers,
                    received_at: now,
                    already: false,
                };
                let decided =
                    record_only(&waiting, None, now).map_err(|_| WriteError::Refused(NotYet::NothingHappened))?;
                tx.record(decided)?;
            }
            // The confirmation takes the place of the answers in the same commit:
            // whoever sees that it was sent can always see how to come back.
            tx.keep_draft(&confirmation, token_hash.clone())?;
            Ok(())
        })
        .await;
    match written {
        Ok(_) => Ok(Outcome::Sent(sent)),
        Err(WriteError::Refused(NotYet::NothingHappened)) => {
            visit.body.at = "story".to_owned();
            visit.body.refused = true;
            Ok(Outcome::NotYet(visit))
        }
        Err(error) => Err(error.into()),
    }
}
