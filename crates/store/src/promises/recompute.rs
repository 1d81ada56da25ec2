use super::keep::keep;
use crate::db::{AnyConnection, Key, instant};
use crate::record::Tx;
use crate::schema::{
    agency_request, case_entry, case_report, case_wall, cases, contact, emergency_access, impact, incident, legal_date,
    outcome, police_news, referral, risk_level, step,
};
use crate::store::StorageError;
use alongside_domain::calendars::BankHolidays;
use alongside_domain::codes::{Channel, Code, ContactResult, DecisionKind, Rhythm, Risk, StepOwner};
use alongside_domain::promises::{
    CaseHistory, ContactSeen, Decision, EmergencySeen, EntrySeen, Language, LegalDateSeen, ReferralHistory, ReportSeen,
    RequestSeen, Settings, StepSeen, of_case, of_referral,
};
use alongside_gate::{AccountId, CaseId, EmergencyAccessId, EntryId, IncidentId, ReferralId, RequestId, StepId};
use diesel::dsl::{max, min, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};
use jiff::Timestamp;
use jiff::civil::Date;

type TenMore = (
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
);
type CaseFacts = (
    Key,
    Key,
    bool,
    String,
    String,
    bool,
    Option<String>,
    Option<i64>,
    bool,
    (Option<String>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>),
    TenMore,
);
type IncidentFacts = (Key, i64, bool, bool, bool, Option<String>, Option<i64>, Option<i64>);

/// The first time since it was last anything else that the risk was high.
const HIGH_SINCE: &str = "(SELECT MIN(high.assessed_at) FROM risk_level high WHERE high.case_id = cases.id \
     AND high.level = 'high' AND high.assessed_at > COALESCE((SELECT MAX(other.assessed_at) FROM risk_level other \
     WHERE other.case_id = cases.id AND other.level <> 'high'), 0))";

/// Works out what is owed on a case, from what has happened on it.
pub(crate) fn recompute_case(tx: &mut Tx<'_>, id: CaseId) -> Result<(), StorageError> {
    let case = Key(id.uuid());
    let connection = &mut tx.db.connection;
    let wanted_since = outcome::table.filter(outcome::case_id.eq(cases::id)).select(min(outcome::wanted_at));
    let told = incident::table.filter(incident::case_id.eq(cases::id)).filter(incident::from_report.eq(false));
    let incident_told = told.select(max(incident::told_at));
    let levels = || risk_level::table.filter(risk_level::case_id.eq(cases::id));
    let assessed = levels().select(max(risk_level::assessed_at));
    let lowered = || levels().filter(risk_level::lowered.eq(true));
    let unchecked = lowered().filter(risk_level::checked_at.is_null());
    let high_since = sql::<Nullable<BigInt>>(HIGH_SINCE);
    let requests = agency_request::table.filter(agency_request::case_id.eq(cases::id)).count();
    let returning = || case_entry::table.filter(case_entry::due.is_not_null());
    let entries = returning().filter(case_entry::case_id.eq(cases::id)).count();
    let police_news = police_news::table.filter(police_news::case_id.eq(cases::id)).select(max(police_news::noted_at));
    let legal_dates = legal_date::table.filter(legal_date::case_id.eq(cases::id)).count();
    let impacts = impact::table.filter(impact::case_id.eq(cases::id)).select(min(impact::measured_at));
    let facts: CaseFacts = cases::table
        .find(case)
        .select((
            cases::worker,
            cases::referral,
            cases::in_danger,
            cases::risk,
            cases::first_risk,
            cases::reachable,
            cases::rhythm,
            cases::camera_asked_at,
            cases::guarded,
            (
                cases::review_on,
                cases::handed_over_at,
                wanted_since.single_value(),
                cases::closed_at,
                cases::reopened_at,
                cases::plan_agreed_at,
                incident_told.single_value(),
            ),
            (
                assessed.single_value(),
                lowered().select(max(risk_level::assessed_at)).single_value(),
                lowered().select(max(risk_level::checked_at)).single_value(),
                unchecked.select(max(risk_level::assessed_at)).single_value(),
                requests.single_value(),
                impacts.single_value(),
                entries.single_value(),
                high_since,
                police_news.single_value(),
                legal_dates.single_value(),
            ),
        ))
        .first(connection)?;
    type Contact = (Key, String, i64, String, bool, bool, bool);
    let contacts: Vec<Contact> = contact::table
        .filter(contact::case_id.eq(case))
        .select((
            contact::id,
            contact::channel,
            contact::at,
            contact::result,
            contact::statement_given,
            contact::update_given,
            contact::quiet_said,
        ))
        .load(connection)?;
    let steps: Vec<(Key, String, String, Option<i64>)> = step::table
        .filter(step::case_id.eq(case))
        .select((step::id, step::owner, step::due, step::ended_at))
        .load(connection)?;
    let reports: Vec<IncidentFacts> = case_report::table
        .inner_join(referral::table.on(referral::id.eq(case_report::referral)))
        .filter(case_report::case_id.eq(case))
        .order((case_report::told_at, case_report::id))
        .select((
            case_report::referral,
            case_report::told_at,
            case_report::life_in_danger,
            case_report::in_danger,
            case_report::camera,
            case_report::overwritten_on,
            referral::foreign_since,
            referral::translated_at,
        ))
        .load(connection)?;
    let (
        worker,
        began,
        in_danger,
        risk,
        first_risk,
        reachable,
        rhythm,
        camera_asked_at,
        guarded,
        (review_on, handed_over_at, outcomes_at, closed_at, reopened_at, plan_agreed_at, incident_told_at),
        (
            assessed_at,
            lowered_at,
            checked_at,
            unchecked_at,
            requests,
            impact_at,
            entries,
            high_since,
            police_news,
            legal_dates,
        ),
    ) = facts;
    let (access_reviews, emergencies) =
        if guarded { guards(connection, case, review_on)? } else { (Vec::new(), Vec::new()) };
    let requests = if requests.unwrap_or(0) > 0 { asked(connection, case)? } else { Vec::new() };
    let entries = if entries.unwrap_or(0) > 0 { stands(connection, case)? } else { Vec::new() };
    let police_news = if police_news.is_some() { news(connection, case)? } else { Vec::new() };
    let legal_dates = if legal_dates.unwrap_or(0) > 0 { set_by_law(connection, case)? } else { Vec::new() };
    let history = CaseHistory {
        legal_dates,
        requests,
        police_news,
        entries,
        impact_at: impact_at.map(instant),
        worker: AccountId::new(worker.0),
        reports: reports
            .into_iter()
            .map(|(referral, told_at, life_in_danger, in_danger, camera, wiped, foreign, translated_at)| ReportSeen {
                occasion: if referral == began { String::new() } else { referral.0.to_string() },
                received_at: instant(told_at),
                life_in_danger,
                in_danger,
                camera,
                overwritten_on: wiped.and_then(|day| day.parse().ok()),
                language: language(foreign, translated_at),
            })
            .collect(),
        in_danger,
        risk: Risk::from_code(&risk).ok_or(StorageError::Unreadable)?,
        first_risk: Risk::from_code(&first_risk).ok_or(StorageError::Unreadable)?,
        can_be_reached: reachable,
        contacts: contacts
            .into_iter()
            .filter_map(|(id, channel, at, result, statement_given, update_given, quiet_said)| {
                let result = ContactResult::from_code(&result)?;
                let (logged, on_page) = (logged(id, at), channel == Channel::ThisPage.code());
                Some(ContactSeen {
                    at: instant(at),
                    logged,
                    on_page,
                    result,
                    statement_given,
                    update_given,
                    quiet_said,
                })
            })
            .collect(),
        steps: steps
            .into_iter()
            .filter_map(|(id, owner, due, ended_at)| {
                Some(StepSeen {
                    step: StepId::new(id.0),
                    owner: StepOwner::from_code(&owner)?,
                    due: due.parse().ok()?,
                    ended_at: ended_at.map(instant),
                })
            })
            .collect(),
        rhythm: rhythm.as_deref().and_then(Rhythm::from_code),
        camera_asked_at: camera_asked_at.map(instant),
        access_reviews,
        emergencies,
        handed_over_at: handed_over_at.map(instant),
        outcomes_at: outcomes_at.map(instant),
        closed_at: closed_at.map(instant),
        reopened_at: reopened_at.map(instant),
        plan_agreed_at: plan_agreed_at.map(instant),
        incident_told_at: incident_told_at.map(instant),
        risk_assessed_at: assessed_at.map(instant),
        high_since: high_since.map(instant),
        // One that nobody has looked at yet goes before one that somebody has.
        risk_lowered: unchecked_at
            .map(|at| (instant(at), None))
            .or_else(|| lowered_at.map(|at| (instant(at), checked_at.map(instant)))),
    };
    let service = tx.service.clone();
    let owed = of_case(&history, Settings { service: &service, holidays: BankHolidays::published() });
    if closed_at.is_some() {
        // A closed case stands on a worklist only while something is owed on it.
        let on_list = owed.iter().any(|promise| promise.kept.is_none());
        diesel::update(cases::table.find(case)).set(cases::on_list.eq(on_list)).execute(&mut tx.db.connection)?;
    }
    keep(tx, case, true, owed)
}

/// When a contact was written down: its id says so, to the millisecond.
fn logged(id: Key, at: i64) -> Timestamp {
    let made = id.0.get_timestamp().map(|made| made.to_unix());
    made.and_then(|(seconds, nanos)| Timestamp::new(i64::try_from(seconds).ok()?, i32::try_from(nanos).ok()?).ok())
        .unwrap_or_else(|| instant(at))
}

fn language(foreign_since: Option<i64>, translated_at: Option<i64>) -> Language {
    Language { foreign_since: foreign_since.map(instant), translated_at: translated_at.map(instant) }
}

/// What agencies were asked for, where they were.
fn asked(connection: &mut AnyConnection, case: Key) -> Result<Vec<RequestSeen>, StorageError> {
    let rows: Vec<(Key, String, Option<i64>)> = agency_request::table
        .filter(agency_request::case_id.eq(case))
        .select((agency_request::id, agency_request::answer_by, agency_request::ended_at))
        .load(connection)?;
    let seen = |(id, answer_by, ended_at): (Key, String, Option<i64>)| {
        let request = RequestId::new(id.0);
        Some(RequestSeen { request, answer_by: answer_by.parse().ok()?, ended_at: ended_at.map(instant) })
    };
    Ok(rows.into_iter().filter_map(seen).collect())
}

/// With which incidents the police did something that the client did not know, and when we learnt it.
fn news(connection: &mut AnyConnection, case: Key) -> Result<Vec<(IncidentId, Timestamp)>, StorageError> {
    let rows: Vec<(Key, i64)> = police_news::table
        .filter(police_news::case_id.eq(case))
        .select((police_news::incident, police_news::noted_at))
        .load(connection)?;
    Ok(rows.into_iter().map(|(id, at)| (IncidentId::new(id.0), instant(at))).collect())
}

/// What stands on a case and comes back on a day.
fn stands(connection: &mut AnyConnection, case: Key) -> Result<Vec<EntrySeen>, StorageError> {
    type Row = (Key, String, Option<String>, Option<Key>, i64, i64, Option<i64>);
    let rows: Vec<Row> = case_entry::table
        .filter(case_entry::case_id.eq(case))
        .filter(case_entry::due.is_not_null())
        .select((
            case_entry::id,
            case_entry::kind,
            case_entry::due,
            case_entry::colleague,
            case_entry::made_at,
            case_entry::noted_at,
            case_entry::ended_at,
        ))
        .load(connection)?;
    let seen = |(id, kind, due, owner, made_at, noted_at, ended_at): Row| {
        Some(EntrySeen {
            kind,
            entry: EntryId::new(id.0),
            due: due?.parse().ok()?,
            owner: owner.map(|owner| AccountId::new(owner.0)),
            made_at: instant(made_at),
            noted_at: instant(noted_at),
            ended_at: ended_at.map(instant),
        })
    };
    Ok(rows.into_iter().filter_map(seen).collect())
}

/// The days that the law sets.
fn set_by_law(connection: &mut AnyConnection, case: Key) -> Result<Vec<LegalDateSeen>, StorageError> {
    type Row = (Key, String, String, String, Option<i64>);
    let rows: Vec<Row> = legal_date::table
        .filter(legal_date::case_id.eq(case))
        .select((legal_date::entry, legal_date::forum, legal_date::due, legal_date::act_by, legal_date::ended_at))
        .load(connection)?;
    let seen = |(entry, forum, due, act_by, ended_at): Row| {
        let (entry, ended_at) = (EntryId::new(entry.0), ended_at.map(instant));
        Some(LegalDateSeen { entry, forum, safe: due.parse().ok()?, act_by: act_by.parse().ok()?, ended_at })
    };
    Ok(rows.into_iter().filter_map(seen).collect())
}

type Guards = (Vec<(String, Date)>, Vec<EmergencySeen>);

/// The walls, the restriction and the emergency openings of a case that has any.
fn guards(connection: &mut AnyConnection, case: Key, review_on: Option<String>) -> Result<Guards, StorageError> {
    let walls: Vec<(Key, String)> = case_wall::table
        .filter(case_wall::case_id.eq(case))
        .select((case_wall::against, case_wall::review_on))
        .load(connection)?;
    let restriction = review_on.map(|day| (String::new(), day));
    let reviews = walls.into_iter().map(|(against, day)| (against.0.to_string(), day)).chain(restriction);
    let opened: Vec<(Key, i64, Option<i64>)> = emergency_access::table
        .filter(emergency_access::case_id.eq(case))
        .select((emergency_access::id, emergency_access::opened_at, emergency_access::reviewed_at))
        .load(connection)?;
    let emergencies = opened.into_iter().map(|(id, opened_at, reviewed_at)| EmergencySeen {
        access: EmergencyAccessId::new(id.0),
        opened_at: instant(opened_at),
        reviewed_at: reviewed_at.map(instant),
    });
    let reviews = reviews.filter_map(|(occasion, day)| Some((occasion, day.parse().ok()?)));
    Ok((reviews.collect(), emergencies.collect()))
}

/// Works out what is owed on a referral.
pub(crate) fn recompute_referral(tx: &mut Tx<'_>, id: ReferralId) -> Result<(), StorageError> {
    type Decided = (Option<String>, Option<i64>, Option<Key>, Option<i64>);
    type Facts = (i64, bool, bool, bool, bool, Option<String>, Decided, (Option<i64>, Option<i64>));
    let subject = Key(id.uuid());
    let (received_at, life_in_danger, in_danger, reachable, camera, wiped, decided, language): Facts = referral::table
        .find(subject)
        .select((
            referral::received_at,
            referral::life_in_danger,
            referral::in_danger,
            referral::reachable,
            referral::camera,
            referral::overwritten_on,
            (referral::decision, referral::decided_at, referral::decided_by, referral::told_at),
            (referral::foreign_since, referral::translated_at),
        ))
        .first(&mut tx.db.connection)?;
    let (decision, decided_at, decided_by, told_at) = decided;
    let kind = decision.as_deref().and_then(DecisionKind::from_code);
    let history = ReferralHistory {
        received_at: instant(received_at),
        life_in_danger,
        in_danger,
        can_be_reached: reachable,
        camera,
        overwritten_on: wiped.and_then(|day| day.parse().ok()),
        decision: kind.zip(decided_at).map(|(kind, at)| Decision {
            kind,
            at: instant(at),
            by: decided_by.map(|by| AccountId::new(by.0)),
        }),
        told_at: told_at.map(instant),
        language: self::language(language.0, language.1),
    };
    let service = tx.service.clone();
    let owed = of_referral(&history, Settings { service: &service, holidays: BankHolidays::published() });
    keep(tx, subject, false, owed)
}
