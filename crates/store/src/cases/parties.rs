use crate::db::Key;
use crate::record::Tx;
use crate::schema::{case_link, case_wall, cases, referral_wall};
use crate::store::StorageError;
use alongside_domain::cases::{Between, Side, carry_walls, conflict, keep_apart, link_other_party};
use alongside_domain::codes::{Code, LinkKind};
use alongside_domain::facts::WallRaised;
use alongside_gate::{CaseId, PersonId, ReferralId};
use diesel::prelude::*;
use jiff::civil::Date;

impl Tx<'_> {
    /// After a case has come into other hands, or is for other people: whoever
    /// works on it now is walled off from the case of the other party. False
    /// when one of them works with the other party.
    pub fn keep_parties_apart(&mut self, case: CaseId, today: Date) -> Result<bool, StorageError> {
        for (other, review_on) in self.other_parties(case)? {
            let (theirs, ours) = (self.side(other)?, self.side(case)?);
            let Ok(walls) = keep_apart(&theirs, &ours, &conflict(review_on, today), today) else { return Ok(false) };
            self.put_up(walls)?;
        }
        Ok(true)
    }

    /// A new case of a client stands behind the walls of their other cases, and
    /// of the cases that stood before the report, and is kept apart from the same
    /// other parties. False when one of those it was given to stands behind a wall.
    pub fn carry_walls(&mut self, case: CaseId, report: ReferralId, today: Date) -> Result<bool, StorageError> {
        let mut others = self.cases_of_client(case)?;
        let before: Vec<Key> = referral_wall::table
            .filter(referral_wall::referral.eq(Key(report.uuid())))
            .select(referral_wall::case_id)
            .distinct()
            .load(&mut self.db.connection)?;
        others.extend(before.into_iter().map(|id| CaseId::new(id.0)));
        others.retain(|other| *other != case);
        let mut standing = Vec::new();
        for other in &others {
            standing.extend(self.db.case_access(*other)?.walls);
        }
        let Ok(walls) = carry_walls(case, self.hands(case)?, standing, today) else { return Ok(false) };
        self.put_up(walls)?;
        for other in others {
            for (party, review_on) in self.other_parties(other)? {
                let (one, two) = (self.side(case)?, self.side(party)?);
                let linked = link_other_party(&one, &two, false, &conflict(review_on, today), today);
                let Ok((links, walls)) = linked else { return Ok(false) };
                for link in links {
                    self.record(link)?;
                }
                self.put_up(walls)?;
            }
        }
        Ok(true)
    }

    /// Everybody who works on a case.
    pub fn side(&mut self, case: CaseId) -> Result<Side, StorageError> {
        let (hands, named) = (self.hands(case)?, self.restricted_to(case)?.unwrap_or_default());
        Ok(Side { case, hands, named })
    }

    pub fn is_same_client(&mut self, one: CaseId, two: CaseId) -> Result<bool, StorageError> {
        Ok(self.cases_of_client(one)?.contains(&two))
    }

    /// What stands between the client of a case and somebody they may be, in all
    /// the cases of both.
    pub fn between(&mut self, case: CaseId, onto: PersonId) -> Result<Between, StorageError> {
        let (ours, theirs) = (self.cases_of_client(case)?, self.cases_of(Key(onto.uuid()))?);
        let keys = |ids: &[CaseId]| ids.iter().map(|id| Key(id.uuid())).collect::<Vec<_>>();
        let links: i64 = case_link::table
            .filter(case_link::case_id.eq_any(keys(&ours)))
            .filter(case_link::other.eq_any(keys(&theirs)))
            .filter(case_link::kind.eq(LinkKind::OtherParty.code()))
            .count()
            .get_result(&mut self.db.connection)?;
        let mut wall = false;
        for other in theirs {
            let (ours, theirs) = (self.hands(case)?, self.hands(other)?);
            wall |= self.is_walled(other, ours)? || self.is_walled(case, theirs)?;
        }
        Ok(Between { other_party: links > 0, wall })
    }

    fn cases_of_client(&mut self, case: CaseId) -> Result<Vec<CaseId>, StorageError> {
        let client: Key = cases::table.find(Key(case.uuid())).select(cases::client).first(&mut self.db.connection)?;
        self.cases_of(client)
    }

    fn cases_of(&mut self, client: Key) -> Result<Vec<CaseId>, StorageError> {
        let ids: Vec<Key> =
            cases::table.filter(cases::client.eq(client)).select(cases::id).load(&mut self.db.connection)?;
        Ok(ids.into_iter().map(|id| CaseId::new(id.0)).collect())
    }

    fn other_parties(&mut self, case: CaseId) -> Result<Vec<(CaseId, Option<Date>)>, StorageError> {
        let rows: Vec<(Key, Option<String>)> = case_link::table
            .filter(case_link::case_id.eq(Key(case.uuid())))
            .filter(case_link::kind.eq(LinkKind::OtherParty.code()))
            .select((case_link::other, case_link::review_on))
            .load(&mut self.db.connection)?;
        Ok(rows.into_iter().map(|(id, day)| (CaseId::new(id.0), day.and_then(|day| day.parse().ok()))).collect())
    }

    /// Puts up the walls that do not stand yet; one that stands keeps its reason.
    fn put_up(&mut self, walls: Vec<WallRaised>) -> Result<(), StorageError> {
        for wall in walls {
            let key = (Key(wall.case().uuid()), Key(wall.against().uuid()));
            let stands: i64 = case_wall::table.find(key).count().get_result(&mut self.db.connection)?;
            if stands == 0 {
                self.record(wall)?;
            }
        }
        Ok(())
    }
}
