use crate::db::{Key, micros};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::referral;
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::codes::Code;
use alongside_domain::facts::{DecisionTold, EqualityAnswered, ReferralDecided, ReportReceived};
use alongside_domain::people::{SearchKey, of_names, of_phone, of_postcode, of_reference, of_report};
use alongside_domain::reports::ReportAnswers;
use alongside_gate::ReferralId;
use diesel::prelude::*;

pub(crate) fn received(tx: &mut Tx<'_>, fact: &ReportReceived) -> Result<(), StorageError> {
    let id = Key(fact.referral().uuid());
    tx.new_keys(&[id])?;
    let answers = fact.answers();
    let sealed = tx.seal(id, "referral.answers", id.0, answers)?;
    let row = vec![
        id.into(),
        Value::Text(fact.reference().to_string()),
        Value::Text(fact.source().code().to_owned()),
        Value::Big(Some(micros(*fact.received_at()))),
        fact.entered_by().map(|account| Key(account.uuid())).into(),
        Value::Bytes(Some(sealed)),
        Value::Bool(answers.life_in_danger()),
        Value::Bool(answers.in_danger()),
        Value::Bool(answers.can_be_reached()),
        Value::Bool(answers.has_camera()),
        answers.overwritten_on.map_or(Value::Nothing, |day| Value::Text(day.to_string())),
        Value::Big(answers.written_in.is_some().then(|| micros(*fact.received_at()))),
        fact.finer().as_ref().map_or(Value::Nothing, |finer| Value::Text(finer.words.as_str().to_owned())),
    ];
    insert_rows(
        &mut tx.db.connection,
        "referral (id, reference, source, received_at, entered_by, answers, life_in_danger, in_danger, reachable,
         camera, overwritten_on, foreign_since, source_words)",
        "",
        vec![row],
    )?;
    let mut keys = found_by(answers);
    keys.extend(of_reference(fact.reference().as_str()));
    keys.extend(of_report(answers));
    search::add(tx, id, About::Referral, &keys)?;
    super::walls::before_report(tx, id, answers)
}

/// What a report makes somebody findable by.
pub(crate) fn found_by(answers: &ReportAnswers) -> Vec<SearchKey> {
    let mut keys = person_keys(answers);
    keys.extend(answers.postcode.as_ref().and_then(|code| of_postcode(code.as_str())));
    keys
}

/// The person's own keys: names and telephone.
pub(crate) fn person_keys(answers: &ReportAnswers) -> Vec<SearchKey> {
    let names = [&answers.about.name, &answers.about.called];
    let mut keys = of_names(names.into_iter().flatten().map(|name| name.as_str()));
    keys.extend(answers.safe_contact.phone.as_ref().and_then(|phone| of_phone(phone.as_str())));
    keys
}

pub(crate) fn equality(tx: &mut Tx<'_>, fact: &EqualityAnswered) -> Result<(), StorageError> {
    let id = Key(fact.referral().uuid());
    let sealed = tx.seal(id, "equality_answer.answers", id.0, fact.answers())?;
    insert_rows(
        &mut tx.db.connection,
        "equality_answer (referral, answers)",
        "ON CONFLICT (referral) DO UPDATE SET answers = excluded.answers",
        vec![vec![id.into(), Value::Bytes(Some(sealed))]],
    )?;
    Ok(())
}

pub(crate) fn decided(tx: &mut Tx<'_>, fact: &ReferralDecided) -> Result<(), StorageError> {
    let id = Key(fact.referral().uuid());
    let words = super::reads::DecisionWords { onward: fact.onward().clone(), note: fact.note().clone() };
    let sealed = tx.seal(id, "referral.decision_words", id.0, &words)?;
    let changed = diesel::update(referral::table.find(id).filter(referral::decision.is_null()))
        .set((
            referral::decision.eq(Some(fact.kind().code())),
            referral::reason.eq(fact.reason().map(Code::code)),
            referral::reason_words.eq(fact.finer().as_ref().map(|finer| finer.words.as_str())),
            referral::decided_at.eq(Some(micros(*fact.decided_at()))),
            referral::decided_by.eq(tx.actor),
            referral::case_id.eq(fact.case().map(|case| Key(case.uuid()))),
            referral::decision_words.eq(Some(sealed)),
        ))
        .execute(&mut tx.db.connection)?;
    if changed == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn told(tx: &mut Tx<'_>, fact: &DecisionTold) -> Result<(), StorageError> {
    diesel::update(referral::table.find(Key(fact.referral().uuid())))
        .set((
            referral::told_at.eq(Some(micros(*fact.told_at()))),
            referral::told_channel.eq(Some(fact.channel().code())),
        ))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

impl Tx<'_> {
    /// The keyed hash of the pass-phrase with which a reporter comes back.
    pub fn set_phrase(&mut self, id: ReferralId, phrase_hash: Vec<u8>) -> Result<(), StorageError> {
        diesel::update(referral::table.find(Key(id.uuid())))
            .set(referral::phrase_hash.eq(Some(phrase_hash)))
            .execute(&mut self.db.connection)?;
        Ok(())
    }
}
