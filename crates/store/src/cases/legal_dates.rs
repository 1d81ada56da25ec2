use super::scope::within;
use crate::db::{Db, Key, instant};
use crate::schema::{case_entry, cases, legal_date};
use crate::store::StorageError;
use alongside_gate::{CaseId, CaseScope, EntryId};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

/// A day that the law sets, on a case that somebody may open.
#[derive(Clone, Debug)]
pub struct LegalDateLine {
    pub case: CaseId,
    pub entry: EntryId,
    pub forum: String,
    pub reference: String,
    /// The last day that no reading calls late.
    pub safe: Date,
    /// By when somebody has begun.
    pub act_by: Date,
    /// When the facts were last written.
    pub noted_at: Timestamp,
}

/// More than anybody can act on.
const MOST: i64 = 500;

impl Db {
    /// What the law sets from one day to another on the cases one may open; the
    /// earliest first. With `mine`, only of those one works on or deputises.
    pub fn legal_dates_until(
        &mut self,
        scope: &CaseScope,
        (from, until): (Date, Date),
        mine: bool,
    ) -> Result<Vec<LegalDateLine>, StorageError> {
        if scope.is_empty() {
            return Ok(Vec::new());
        }
        let me = Key(scope.account().uuid());
        let all = legal_date::table
            .inner_join(cases::table.on(cases::id.eq(legal_date::case_id)))
            .inner_join(case_entry::table.on(case_entry::id.eq(legal_date::entry)))
            .filter(legal_date::ended_at.is_null())
            .filter(legal_date::due.ge(from.to_string()))
            .filter(legal_date::due.le(until.to_string()))
            .filter(within!(scope))
            .order((legal_date::due, legal_date::entry, legal_date::forum))
            .limit(MOST)
            .select((
                legal_date::case_id,
                legal_date::entry,
                legal_date::forum,
                cases::reference,
                legal_date::due,
                legal_date::act_by,
                case_entry::noted_at,
            ));
        type Row = (Key, Key, String, String, String, String, i64);
        let rows: Vec<Row> = if mine {
            all.filter(
                cases::worker.eq(me).or(cases::deputy.is_not_null().and(cases::deputy.eq(Some(me)).assume_not_null())),
            )
            .load(&mut self.connection)?
        } else {
            all.load(&mut self.connection)?
        };
        let line = |(case, entry, forum, reference, due, act_by, noted_at): Row| {
            let day = |text: String| text.parse().map_err(|_| StorageError::Unreadable);
            let (safe, act_by) = (day(due)?, day(act_by)?);
            let (case, entry, noted_at) = (CaseId::new(case.0), EntryId::new(entry.0), instant(noted_at));
            Ok(LegalDateLine { case, entry, forum, reference, safe, act_by, noted_at })
        };
        rows.into_iter().map(line).collect()
    }
}
