use crate::db::{Db, Key, instant, micros};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{
    agency_request, case_report, cases, contact, data_key, incident, issue, outcome, promise, risk_level, step,
};
use crate::store::StorageError;
use alongside_domain::cases::{BEFORE_CLOSING, BeforeClosing, Tried};
use alongside_domain::codes::{Channel, Code, ContactResult, IssueStanding, Risk};
use alongside_domain::facts::{CaseClosed, CaseReopened};
use alongside_domain::reports::SafeContact;
use alongside_gate::CaseId;
use diesel::dsl::max;
use diesel::prelude::*;
use jiff::Timestamp;

pub(crate) fn closed(tx: &mut Tx<'_>, fact: &CaseClosed) -> Result<(), StorageError> {
    let open = cases::table.find(Key(fact.case().uuid())).filter(cases::closed_at.is_null());
    let done = diesel::update(open)
        .set((cases::closed_at.eq(Some(micros(*fact.closed_at()))), cases::version.eq(cases::version + 1)))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn reopened(tx: &mut Tx<'_>, fact: &CaseReopened) -> Result<(), StorageError> {
    diesel::update(cases::table.find(Key(fact.case().uuid())))
        .set((
            cases::closed_at.eq(None::<i64>),
            cases::reopened_at.eq(Some(micros(*fact.reopened_at()))),
            cases::on_list.eq(true),
            cases::version.eq(cases::version + 1),
        ))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

/// What came of something and was to be told.
const NEWS: [&str; 2] = ["tell_news", "tell_police_news"];

impl Db {
    /// What stands on a case before it is closed, in eight statements.
    pub fn before_closing(&mut self, id: CaseId) -> Result<BeforeClosing, StorageError> {
        let case = Key(id.uuid());
        let reported = case_report::table.filter(case_report::case_id.eq(cases::id));
        let told = incident::table.filter(incident::case_id.eq(cases::id)).filter(incident::from_report.eq(false));
        type Row = (Option<i64>, bool, String, Vec<u8>, Vec<u8>, (Option<i64>, Option<i64>, Option<i64>));
        let (closed_at, summarised, first_risk, safe, wrapped, last): Row = cases::table
            .inner_join(data_key::table.on(data_key::id.eq(cases::id)))
            .filter(cases::id.eq(case))
            .select((
                cases::closed_at,
                cases::summary.is_not_null(),
                cases::first_risk,
                cases::safe_contact,
                data_key::wrapped,
                (
                    cases::reopened_at,
                    reported.select(max(case_report::told_at)).single_value(),
                    told.select(max(incident::told_at)).single_value(),
                ),
            ))
            .first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let safe: SafeContact = unseal(&key, "cases.safe_contact", case.0, &safe).ok_or(StorageError::Unreadable)?;
        let open_steps: i64 = step::table
            .filter(step::case_id.eq(case))
            .filter(step::ended_at.is_null())
            .count()
            .get_result(&mut self.connection)?;
        let outcomes_not_judged: i64 = outcome::table
            .filter(outcome::case_id.eq(case))
            .filter(outcome::judged_at.is_null())
            .count()
            .get_result(&mut self.connection)?;
        let issues_open: i64 = issue::table
            .filter(issue::case_id.eq(case))
            .filter(issue::standing.eq(IssueStanding::Open.code()))
            .count()
            .get_result(&mut self.connection)?;
        let requests_open: i64 = agency_request::table
            .filter(agency_request::case_id.eq(case))
            .filter(agency_request::ended.is_null())
            .count()
            .get_result(&mut self.connection)?;
        let high: i64 = risk_level::table
            .filter(risk_level::case_id.eq(case))
            .filter(risk_level::level.eq(Risk::High.code()))
            .count()
            .get_result(&mut self.connection)?;
        let owed: Vec<String> = promise::table
            .filter(promise::subject.eq(case))
            .filter(promise::open.eq(true))
            .filter(promise::rule.eq_any(BEFORE_CLOSING).or(promise::rule.eq_any(NEWS)))
            .select(promise::rule)
            .distinct()
            .load(&mut self.connection)?;
        let contacts: Vec<(i64, String, String)> = contact::table
            .filter(contact::case_id.eq(case))
            .order((contact::at.desc(), contact::id.desc()))
            .limit(200)
            .select((contact::at, contact::channel, contact::result))
            .load(&mut self.connection)?;
        let tried = |(at, channel, result): (i64, String, String)| {
            let (channel, result) = (Channel::from_code(&channel)?, ContactResult::from_code(&result)?);
            Some(Tried { channel, result, at: instant(at) })
        };
        Ok(BeforeClosing {
            closed: closed_at.is_some(),
            summarised,
            open_steps: usize::try_from(open_steps).unwrap_or(0),
            outcomes_not_judged: usize::try_from(outcomes_not_judged).unwrap_or(0),
            issues_open: usize::try_from(issues_open).unwrap_or(0),
            requests_open: usize::try_from(requests_open).unwrap_or(0),
            untold: owed.iter().any(|rule| NEWS.contains(&rule.as_str())),
            owed: BEFORE_CLOSING.iter().filter(|rule| owed.iter().any(|open| open == *rule)).copied().collect(),
            ever_high: high > 0 || first_risk == Risk::High.code(),
            contacts: contacts.into_iter().filter_map(tried).collect(),
            last_told: [last.0, last.1, last.2].into_iter().flatten().max().map(instant),
            safe_ways: safe.channels,
        })
    }

    /// When a case was closed, if it is.
    pub fn closed_at(&mut self, id: CaseId) -> Result<Option<Timestamp>, StorageError> {
        let at: Option<i64> = cases::table.find(Key(id.uuid())).select(cases::closed_at).first(&mut self.connection)?;
        Ok(at.map(instant))
    }
}
