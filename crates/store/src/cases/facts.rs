use super::PersonDetails;
use crate::db::{Key, micros};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::referrals::{bring_messages, bring_translations, found_by, person_keys};
use crate::schema::{cases, person, step};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::cases::Incident;
use alongside_domain::codes::{Channel, Code, ContactResult, PersonRole};
use alongside_domain::facts::{
    CaseAddedTo, CaseHandedOver, CaseOpened, CaseSummarised, ContactLogged, PersonNamed, RecordingRequested,
    ReportJoined, SafeContactChanged, StepEnded, StepPlanned,
};
use alongside_domain::people::{of_address, of_names, of_phone, of_places, of_reference, of_report, of_words};
use alongside_domain::reports::ReportAnswers;
use alongside_gate::{CaseId, IncidentId, PersonId, ReferralId};
use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

pub(crate) fn opened(tx: &mut Tx<'_>, fact: &CaseOpened) -> Result<(), StorageError> {
    let id = Key(fact.case().uuid());
    let answers = fact.answers();
    if *fact.known_person() {
        tx.new_keys(&[id])?;
    } else {
        tx.new_keys(&[id, Key(fact.person().uuid())])?;
        add_person(tx, *fact.person(), &PersonDetails::of(answers))?;
    }
    let client = Key(fact.person().uuid());
    search::add(tx, client, About::Person, &person_keys(answers))?;
    let mut keys = found_by(answers);
    keys.extend(of_reference(fact.reference().as_str()));
    keys.extend(of_report(answers));
    search::add(tx, id, About::Referral, &keys)?;
    let contact = tx.seal(id, "cases.safe_contact", id.0, &answers.safe_contact)?;
    let risk = fact.risk().level().code().to_owned();
    let row = vec![
        id.into(),
        Value::Text(fact.reference().to_string()),
        client.into(),
        Key(fact.referral().uuid()).into(),
        Key(fact.worker().uuid()).into(),
        fact.deputy().map(|deputy| Key(deputy.uuid())).into(),
        Key(fact.team().uuid()).into(),
        Value::Text(risk.clone()),
        Value::Text(risk),
        Value::Bool(answers.life_in_danger()),
        Value::Bool(answers.in_danger()),
        Value::Bool(answers.can_be_reached()),
        Value::Big(Some(micros(*fact.received_at()))),
        Value::Big(Some(micros(*fact.opened_at()))),
        Value::Bytes(Some(contact)),
    ];
    insert_rows(
        &mut tx.db.connection,
        "cases (id, reference, client, referral, worker, deputy, team, risk, first_risk, life_in_danger,
         in_danger, reachable, received_at, opened_at, safe_contact)",
        "",
        vec![row],
    )?;
    add_role(tx, id, client, PersonRole::Client)?;
    if let Some(name) = &answers.about.reporter_name {
        let reporter = PersonId::new(derived(*fact.incident()));
        tx.new_keys(&[Key(reporter.uuid())])?;
        add_person(tx, reporter, &PersonDetails { name: Some(name.clone()), called: None })?;
        add_role(tx, id, Key(reporter.uuid()), PersonRole::Reporter)?;
    }
    add_report(tx, id, *fact.incident(), *fact.referral(), answers, *fact.received_at())?;
    super::risks::add_risk(tx, id, fact.risk(), None, false, *fact.opened_at())?;
    bring(tx, *fact.case(), *fact.referral(), answers)
}

/// What was written and translated under a report comes with it.
fn bring(tx: &mut Tx<'_>, case: CaseId, of: ReferralId, answers: &ReportAnswers) -> Result<(), StorageError> {
    bring_messages(tx, case, of, &answers.safe_contact)?;
    bring_translations(tx, case, of)
}

/// An id for the person who reported, made from the incident's own.
fn derived(incident: IncidentId) -> Uuid {
    let mut bytes = *incident.uuid().as_bytes();
    bytes[15] ^= 1;
    Uuid::from_bytes(bytes)
}

pub(crate) fn joined(tx: &mut Tx<'_>, fact: &ReportJoined) -> Result<(), StorageError> {
    let id = Key(fact.case().uuid());
    let answers = fact.answers();
    add_report(tx, id, *fact.incident(), *fact.referral(), answers, *fact.received_at())?;
    // Danger told later counts from then on; it never takes danger away.
    if answers.in_danger() {
        diesel::update(cases::table.find(id)).set(cases::in_danger.eq(true)).execute(&mut tx.db.connection)?;
    }
    if answers.life_in_danger() {
        diesel::update(cases::table.find(id)).set(cases::life_in_danger.eq(true)).execute(&mut tx.db.connection)?;
    }
    // Somebody nobody could reach has now said how.
    if answers.safe_contact.has_a_way() {
        let unreachable = cases::table.find(id).filter(cases::reachable.eq(false));
        let there: i64 = unreachable.count().get_result(&mut tx.db.connection)?;
        if there > 0 {
            let sealed = tx.seal(id, "cases.safe_contact", id.0, &answers.safe_contact)?;
            diesel::update(cases::table.find(id))
                .set((cases::safe_contact.eq(sealed), cases::reachable.eq(true), cases::version.eq(cases::version + 1)))
                .execute(&mut tx.db.connection)?;
        }
    }
    let mut keys = found_by(answers);
    keys.extend(of_reference(fact.reference().as_str()));
    keys.extend(of_report(answers));
    search::add(tx, id, About::Referral, &keys)?;
    bring(tx, *fact.case(), *fact.referral(), answers)
}

pub(crate) fn contact_logged(tx: &mut Tx<'_>, fact: &ContactLogged) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let id = Key(fact.contact().uuid());
    let note = tx.seal(case, "contact.note", id.0, fact.note())?;
    let held = fact.held().as_ref().map(|held| tx.seal(case, "contact.held", id.0, held)).transpose()?;
    let minutes = fact.minutes().and_then(|minutes| i16::try_from(minutes).ok());
    diesel::insert_into(crate::schema::contact::table)
        .values((
            crate::schema::contact::id.eq(id),
            crate::schema::contact::case_id.eq(case),
            crate::schema::contact::logged_by.eq(tx.actor),
            crate::schema::contact::channel.eq(fact.channel().code()),
            crate::schema::contact::result.eq(fact.result().code()),
            crate::schema::contact::at.eq(micros(*fact.at())),
            crate::schema::contact::minutes.eq(minutes),
            crate::schema::contact::note.eq(note),
            crate::schema::contact::statement_given.eq(*fact.statement_given()),
            crate::schema::contact::update_given.eq(*fact.update_given()),
            crate::schema::contact::in_spite.eq(fact.in_spite().unwrap_or(false)),
            crate::schema::contact::quiet_said.eq(fact.quiet_said().unwrap_or(false)),
            crate::schema::contact::held.eq(held),
        ))
        .execute(&mut tx.db.connection)?;
    search::add(tx, case, About::Referral, &of_words(fact.note().as_str()))
}

pub(crate) fn recording_requested(tx: &mut Tx<'_>, fact: &RecordingRequested) -> Result<(), StorageError> {
    diesel::update(cases::table.find(Key(fact.case().uuid())))
        .set(cases::camera_asked_at.eq(Some(micros(*fact.requested_at()))))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

pub(crate) fn step_planned(tx: &mut Tx<'_>, fact: &StepPlanned) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let id = Key(fact.step().uuid());
    let what = tx.seal(case, "step.what", id.0, &fact.next().what)?;
    let row = vec![
        id.into(),
        case.into(),
        Value::Bytes(Some(what)),
        Value::Text(fact.next().owner.code().to_owned()),
        Value::Text(fact.next().due.to_string()),
        Value::Big(Some(micros(tx.now))),
    ];
    insert_rows(&mut tx.db.connection, "step (id, case_id, what, owner, due, planned_at)", "", vec![row])?;
    search::add(tx, case, About::Referral, &of_words(fact.next().what.as_str()))
}

pub(crate) fn step_ended(tx: &mut Tx<'_>, fact: &StepEnded) -> Result<(), StorageError> {
    let ended = diesel::update(
        step::table
            .find(Key(fact.step().uuid()))
            .filter(step::case_id.eq(Key(fact.case().uuid())))
            .filter(step::ended_at.is_null()),
    )
    .set(step::ended_at.eq(Some(micros(*fact.ended_at()))))
    .execute(&mut tx.db.connection)?;
    if ended == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn safe_contact_changed(tx: &mut Tx<'_>, fact: &SafeContactChanged) -> Result<(), StorageError> {
    let id = Key(fact.case().uuid());
    let sealed = tx.seal(id, "cases.safe_contact", id.0, fact.safe_contact())?;
    diesel::update(cases::table.find(id))
        .set((
            cases::safe_contact.eq(sealed),
            cases::rhythm.eq(fact.rhythm().map(Code::code)),
            cases::reachable.eq(fact.safe_contact().has_a_way()),
            cases::version.eq(cases::version + 1),
        ))
        .execute(&mut tx.db.connection)?;
    let client: Key = cases::table.find(id).select(cases::client).first(&mut tx.db.connection)?;
    let phone = fact.safe_contact().phone.as_ref().and_then(|phone| of_phone(phone.as_str()));
    search::add(tx, client, About::Person, &phone.into_iter().collect::<Vec<_>>())?;
    let mut keys = fact.safe_contact().address.as_ref().map_or_else(Vec::new, |address| of_address(address.as_str()));
    keys.extend(fact.safe_contact().address.iter().flat_map(|address| of_places(address.as_str())));
    keys.extend(fact.safe_contact().phone.as_ref().and_then(|phone| of_phone(phone.as_str())));
    search::add(tx, id, About::Referral, &keys)
}

pub(crate) fn person_named(tx: &mut Tx<'_>, fact: &PersonNamed) -> Result<(), StorageError> {
    let id = Key(fact.person().uuid());
    let sealed = tx.seal(id, "person.details", id.0, &PersonDetails::from(fact.after().clone()))?;
    diesel::update(person::table.find(id)).set(person::details.eq(sealed)).execute(&mut tx.db.connection)?;
    let names = [&fact.after().name, &fact.after().called];
    let keys = of_names(names.into_iter().flatten().map(|name| name.as_str()));
    search::add(tx, id, About::Person, &keys)
}

pub(crate) fn summarised(tx: &mut Tx<'_>, fact: &CaseSummarised) -> Result<(), StorageError> {
    let id = Key(fact.case().uuid());
    let sealed = tx.seal(id, "cases.summary", id.0, fact.words())?;
    diesel::update(cases::table.find(id))
        .set((cases::summary.eq(Some(sealed)), cases::summarised_at.eq(Some(micros(*fact.summarised_at())))))
        .execute(&mut tx.db.connection)?;
    search::add(tx, id, About::Referral, &of_words(fact.words().as_str()))
}

pub(crate) fn handed_over(tx: &mut Tx<'_>, fact: &CaseHandedOver) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    // Whoever had it stays known: they do not read what the client thinks of them.
    let had: (Key, Option<Key>) =
        cases::table.find(case).select((cases::worker, cases::deputy)).first(&mut tx.db.connection)?;
    let rows = std::iter::once(had.0).chain(had.1).map(|account| vec![case.into(), account.into()]).collect();
    insert_rows(
        &mut tx.db.connection,
        "case_hand (case_id, account)",
        "ON CONFLICT (case_id, account) DO NOTHING",
        rows,
    )?;
    diesel::update(cases::table.find(Key(fact.case().uuid())))
        .set((
            cases::worker.eq(Key(fact.worker().uuid())),
            cases::team.eq(Key(fact.team().uuid())),
            cases::deputy.eq(fact.deputy().map(|deputy| Key(deputy.uuid()))),
        ))
        .execute(&mut tx.db.connection)?;
    if fact.from() != fact.worker() {
        diesel::update(cases::table.find(Key(fact.case().uuid())))
            .set(cases::handed_over_at.eq(Some(micros(*fact.handed_over_at()))))
            .execute(&mut tx.db.connection)?;
    }
    Ok(())
}

fn add_person(tx: &mut Tx<'_>, id: PersonId, details: &PersonDetails) -> Result<(), StorageError> {
    let key = Key(id.uuid());
    let sealed = tx.seal(key, "person.details", key.0, details)?;
    insert_rows(&mut tx.db.connection, "person (id, details)", "", vec![vec![key.into(), Value::Bytes(Some(sealed))]])?;
    Ok(())
}

fn add_role(tx: &mut Tx<'_>, case: Key, person: Key, role: PersonRole) -> Result<(), StorageError> {
    let row = vec![case.into(), person.into(), Value::Text(role.code().to_owned())];
    insert_rows(&mut tx.db.connection, "case_person (case_id, person, role)", "", vec![row])?;
    Ok(())
}

fn add_report(
    tx: &mut Tx<'_>,
    case: Key,
    id: IncidentId,
    referral: ReferralId,
    answers: &ReportAnswers,
    told_at: Timestamp,
) -> Result<(), StorageError> {
    // Sealed under the name that the table had when it was new.
    let sealed = tx.seal(case, "incident.answers", id.uuid(), answers)?;
    let row = vec![
        Key(id.uuid()).into(),
        case.into(),
        Key(referral.uuid()).into(),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(micros(told_at))),
        Value::Bool(answers.life_in_danger()),
        Value::Bool(answers.in_danger()),
        Value::Bool(answers.has_camera()),
        answers.overwritten_on.map_or(Value::Nothing, |day| Value::Text(day.to_string())),
    ];
    let happened = Incident::told(answers);
    super::incidents::insert(tx, case, Key(id.uuid()), &happened, told_at, true)?;
    insert_rows(
        &mut tx.db.connection,
        "case_report (id, case_id, referral, answers, told_at, life_in_danger, in_danger, camera, overwritten_on)",
        "",
        vec![row],
    )?;
    Ok(())
}

/// Somebody came back and said more about their report.
pub(crate) fn added_to(tx: &mut Tx<'_>, fact: &CaseAddedTo) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let id = Key(fact.addition().uuid());
    let note = tx.seal(case, "contact.note", id.0, fact.words())?;
    diesel::insert_into(crate::schema::contact::table)
        .values((
            crate::schema::contact::id.eq(id),
            crate::schema::contact::case_id.eq(case),
            crate::schema::contact::channel.eq(Channel::ThisPage.code()),
            crate::schema::contact::result.eq(ContactResult::Incoming.code()),
            crate::schema::contact::at.eq(micros(*fact.added_at())),
            crate::schema::contact::note.eq(note),
            crate::schema::contact::statement_given.eq(false),
            crate::schema::contact::update_given.eq(false),
        ))
        .execute(&mut tx.db.connection)?;
    search::add(tx, case, About::Referral, &of_words(fact.words().as_str()))
}
