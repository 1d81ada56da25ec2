use crate::db::{Db, Key};
use crate::record::Tx;
use crate::schema::{cases, equality_answer};
use crate::store::StorageError;
use alongside_gate::{CaseId, ReferralId};
use diesel::prelude::*;

impl Db {
    /// Whether the client of a case has answered the equality questions: that they
    /// did, and never what.
    pub fn has_equality(&mut self, id: CaseId) -> Result<bool, StorageError> {
        let answers: i64 = equality_answer::table
            .inner_join(cases::table.on(cases::referral.eq(equality_answer::referral)))
            .filter(cases::id.eq(Key(id.uuid())))
            .count()
            .get_result(&mut self.connection)?;
        Ok(answers > 0)
    }
}

impl Tx<'_> {
    /// The report a case began with.
    pub fn first_report(&mut self, id: CaseId) -> Result<ReferralId, StorageError> {
        let report: Key = cases::table.find(Key(id.uuid())).select(cases::referral).first(&mut self.db.connection)?;
        Ok(ReferralId::new(report.0))
    }
}
