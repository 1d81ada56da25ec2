use super::scope::within;
use crate::db::{Db, Key, instant, micros};
use crate::keys::unseal;
use crate::lists::Page;
use crate::referrals::report_wall;
use crate::schema::{case_entry, cases, data_key, referral, refusal};
use crate::store::StorageError;
use alongside_domain::cases::Refusal;
use alongside_domain::cases::entries::{Advice, Entry};
use alongside_domain::codes::{Code, DecisionKind, DeclineReason, RefusalReason, Situation};
use alongside_gate::{CaseId, CaseScope, Category, Classified};
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

/// That somebody else did not take a client on.
#[derive(Clone, Debug)]
pub struct RefusalLine {
    pub case: CaseId,
    pub reference: String,
    pub noted_at: Timestamp,
    pub refusal: Classified<Refusal>,
}

/// What people needed and did not get, since a moment, as far as one may open the cases.
#[derive(Clone, Debug)]
pub struct UnmetNeed {
    pub refused: Vec<(RefusalReason, i64)>,
    /// One page of them, the latest first.
    pub lines: Vec<RefusalLine>,
    pub total: i64,
    /// Of how many advised, how many had not known their rights.
    pub advised: Vec<(Situation, i64, i64)>,
}

/// Advice of which the details are looked at: some years of most services.
pub const ADVICE_LOOKED_AT: i64 = 5_000;

impl Db {
    /// Who was refused by others and why, and who did not know their rights.
    pub fn unmet_need(
        &mut self,
        scope: &CaseScope,
        since: Timestamp,
        page: Page,
    ) -> Result<(UnmetNeed, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            let none = UnmetNeed { refused: Vec::new(), lines: Vec::new(), total: 0, advised: Vec::new() };
            return Ok((none, Vec::new()));
        }
        let all = || {
            refusal::table
                .inner_join(cases::table.on(cases::id.eq(refusal::case_id)))
                .inner_join(data_key::table.on(data_key::id.eq(refusal::case_id)))
                .filter(within!(scope))
                .filter(refusal::noted_at.ge(micros(since)))
        };
        let counted: Vec<(String, i64)> =
            all().group_by(refusal::reason).select((refusal::reason, count_star())).load(&mut self.connection)?;
        type Row = (Key, String, i64, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = all()
            .order((refusal::noted_at.desc(), refusal::case_id))
            .limit(page.size)
            .offset(page.offset())
            .select((refusal::case_id, cases::reference, refusal::noted_at, refusal::details, data_key::wrapped))
            .load(&mut self.connection)?;
        let ids = rows.iter().map(|row| row.0.0).collect();
        let mut lines = Vec::with_capacity(rows.len());
        for (case, reference, noted_at, details, wrapped) in rows {
            let key = self.data_key(case, &wrapped)?;
            let details: Refusal = unseal(&key, "refusal.details", case.0, &details).ok_or(StorageError::Unreadable)?;
            lines.push(RefusalLine {
                case: CaseId::new(case.0),
                reference,
                noted_at: instant(noted_at),
                refusal: Classified::new(Category::Narrative, details),
            });
        }
        let refused = RefusalReason::EVERY.iter().filter_map(|reason| {
            let (_, count) = counted.iter().find(|(code, _)| code == reason.code())?;
            Some((*reason, *count))
        });
        let total = counted.iter().map(|(_, count)| count).sum();
        Ok((UnmetNeed { refused: refused.collect(), lines, total, advised: self.advised(scope, since)? }, ids))
    }

    /// How many were advised on each situation, and how many had not known their rights.
    fn advised(&mut self, scope: &CaseScope, since: Timestamp) -> Result<Vec<(Situation, i64, i64)>, StorageError> {
        let rows: Vec<(Key, Key, Vec<u8>, Vec<u8>)> = case_entry::table
            .inner_join(cases::table.on(cases::id.eq(case_entry::case_id)))
            .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
            .filter(within!(scope))
            .filter(case_entry::kind.eq(Advice::KIND))
            .filter(case_entry::made_at.ge(micros(since)))
            .order(case_entry::made_at.desc())
            .limit(ADVICE_LOOKED_AT)
            .select((case_entry::id, case_entry::case_id, case_entry::details, data_key::wrapped))
            .load(&mut self.connection)?;
        let mut counts: Vec<(Situation, i64, i64)> = Situation::EVERY.iter().map(|one| (*one, 0, 0)).collect();
        for (id, case, details, wrapped) in rows {
            let key = self.data_key(case, &wrapped)?;
            let advice: Advice = unseal(&key, Advice::KIND, id.0, &details).ok_or(StorageError::Unreadable)?;
            if let Some(count) = counts.iter_mut().find(|count| count.0 == advice.situation) {
                count.1 += 1;
                count.2 += i64::from(advice.did_not_know);
            }
        }
        counts.retain(|(_, advised, _)| *advised > 0);
        Ok(counts)
    }

    /// Whom this service itself did not take on since a moment, and why; but nothing
    /// that a wall stands before.
    pub fn declined(&mut self, scope: &CaseScope, since: Timestamp) -> Result<Vec<(DeclineReason, i64)>, StorageError> {
        let counted: Vec<(Option<String>, i64)> = referral::table
            .filter(referral::decision.eq(Some(DecisionKind::Declined.code())))
            .filter(referral::decided_at.ge(Some(micros(since))))
            .filter(referral::erased.eq(false))
            .filter(not(exists(report_wall!(scope))))
            .group_by(referral::reason)
            .select((referral::reason, count_star()))
            .load(&mut self.connection)?;
        let of = |reason: &DeclineReason| {
            let found = counted.iter().find(|(code, _)| code.as_deref() == Some(reason.code()))?;
            Some((*reason, found.1))
        };
        Ok(DeclineReason::EVERY.iter().filter_map(of).collect())
    }
}
