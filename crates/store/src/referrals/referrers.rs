use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{cases, data_key, referral, referrer};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::agencies::is_same;
use alongside_domain::codes::{Code, DecisionKind, DeclineReason};
use alongside_domain::facts::{FeedbackSettled, ReferrerLinkEnded, ReferrerNamed};
use alongside_domain::people::{Reference, of_organisation, spoken};
use alongside_domain::referrals::{LINK_DAYS, Referrer};
use alongside_gate::{Category, Classified, ReferralId};
use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

pub(crate) fn named(tx: &mut Tx<'_>, fact: &ReferrerNamed) -> Result<(), StorageError> {
    let id = Key(fact.referral().uuid());
    let details = tx.seal(id, "referrer.details", id.0, fact.referrer())?;
    let ends = tx.now + SignedDuration::from_hours(24 * LINK_DAYS);
    let row = vec![id.into(), Value::Bytes(Some(details)), Value::Big(Some(micros(ends)))];
    insert_rows(&mut tx.db.connection, "referrer (referral, details, ends_at)", "", vec![row])?;
    let organisation: Vec<_> = of_organisation(fact.referrer().organisation.as_str()).into_iter().collect();
    search::add(tx, id, About::Referral, &organisation)
}

pub(crate) fn settled(tx: &mut Tx<'_>, fact: &FeedbackSettled) -> Result<(), StorageError> {
    let done = diesel::update(referrer::table.find(Key(fact.referral().uuid())))
        .set((referrer::agreed.eq(Some(*fact.agreed())), referrer::settled_at.eq(Some(micros(*fact.settled_at())))))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

pub(crate) fn link_ended(tx: &mut Tx<'_>, fact: &ReferrerLinkEnded) -> Result<(), StorageError> {
    let done = diesel::update(referrer::table.find(Key(fact.referral().uuid())))
        .set(referrer::link_hash.eq(None::<Vec<u8>>))
        .execute(&mut tx.db.connection)?;
    if done == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

impl Tx<'_> {
    /// The hash of a referrer's private link.
    pub fn set_referrer_link(&mut self, id: ReferralId, hash: Vec<u8>) -> Result<(), StorageError> {
        diesel::update(referrer::table.find(Key(id.uuid())))
            .set(referrer::link_hash.eq(Some(hash)))
            .execute(&mut self.db.connection)?;
        Ok(())
    }
}

/// Who referred somebody, for the desk.
#[derive(Clone, Debug)]
pub struct ReferredBy {
    pub referrer: Classified<Referrer>,
    /// Their link can still be opened.
    pub has_link: bool,
    /// Whether the person agreed that they hear what became of it, and when
    /// they were asked.
    pub agreed: Option<(bool, Timestamp)>,
}

/// What a referrer's link leads to.
#[derive(Clone, Debug)]
pub struct FollowedUp {
    pub reference: Reference,
    pub received_at: Timestamp,
    pub decision: Option<DecisionKind>,
    pub reason: Option<DeclineReason>,
    pub agreed: bool,
    /// The case it became is closed.
    pub closed: bool,
    /// What the worker of its case is called before other organisations, if by any name.
    pub worker: Option<String>,
}

impl Db {
    /// The professional behind a referral, if there is one.
    pub fn referred_by(&mut self, id: ReferralId) -> Result<Option<ReferredBy>, StorageError> {
        type Row = (Vec<u8>, Option<Vec<u8>>, Option<bool>, Option<i64>, Vec<u8>);
        let id = Key(id.uuid());
        let row: Option<Row> = referrer::table
            .inner_join(data_key::table.on(data_key::id.eq(referrer::referral)))
            .filter(referrer::referral.eq(id))
            .select((referrer::details, referrer::link_hash, referrer::agreed, referrer::settled_at, data_key::wrapped))
            .first(&mut self.connection)
            .optional()?;
        let Some((details, link, agreed, settled_at, wrapped)) = row else { return Ok(None) };
        let key = self.data_key(id, &wrapped)?;
        let details = unseal(&key, "referrer.details", id.0, &details).ok_or(StorageError::Unreadable)?;
        Ok(Some(ReferredBy {
            referrer: Classified::new(Category::Identity, details),
            has_link: link.is_some(),
            agreed: agreed.zip(settled_at.map(instant)),
        }))
    }

    /// What a private link leads to; nothing when it was ended or has run out.
    pub fn followed_up(&mut self, link_hash: &[u8], now: Timestamp) -> Result<Option<FollowedUp>, StorageError> {
        type Row = ((Key, Option<Key>, Vec<u8>, Vec<u8>), String, i64, Option<String>, Option<String>, Option<bool>);
        let row: Option<Row> = referrer::table
            .inner_join(referral::table.on(referral::id.eq(referrer::referral)))
            .inner_join(data_key::table.on(data_key::id.eq(referrer::referral)))
            .filter(referrer::link_hash.eq(Some(link_hash)))
            .filter(referrer::ends_at.gt(micros(now)))
            .filter(referral::erased.eq(false))
            .select((
                (referrer::referral, referral::case_id, referrer::details, data_key::wrapped),
                referral::reference,
                referral::received_at,
                referral::decision,
                referral::reason,
                referrer::agreed,
            ))
            .first(&mut self.connection)
            .optional()?;
        let Some(((id, case, details, wrapped), reference, received_at, decision, reason, agreed)) = row else {
            return Ok(None);
        };
        let off = self.agencies_walled_off(id, case)?;
        let key = self.data_key(id, &wrapped)?;
        let referrer: Referrer = unseal(&key, "referrer.details", id.0, &details).ok_or(StorageError::Unreadable)?;
        let at_work: Option<(Key, Option<i64>)> = match case {
            Some(case) => {
                let both = cases::table.find(case).select((cases::worker, cases::closed_at));
                both.first(&mut self.connection).optional()?
            }
            None => None,
        };
        let worker = at_work.map(|(worker, _)| self.details_of(worker)).transpose()?;
        let worker = worker.map(|worker| worker.shown.to_agencies.as_str().to_owned()).filter(|name| !name.is_empty());
        let walled = off.iter().any(|name| is_same(name, referrer.organisation.as_str()));
        Ok(Some(FollowedUp {
            reference: spoken(&reference).ok_or(StorageError::Unreadable)?,
            received_at: instant(received_at),
            decision: decision.as_deref().and_then(DecisionKind::from_code),
            reason: reason.as_deref().and_then(DeclineReason::from_code),
            // To an organisation that the client has walled off nothing goes, agreed before or not.
            agreed: agreed.unwrap_or(false) && !walled,
            closed: at_work.is_some_and(|(_, closed_at)| closed_at.is_some()),
            worker,
        }))
    }
}
