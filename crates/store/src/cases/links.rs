use super::PersonDetails;
use super::scope::within;
use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{case_link, case_wall, cases, data_key, person, referral_wall};
use crate::store::StorageError;
use alongside_domain::cases::{Because, CONFLICT, Side, keep_apart, link_other_party, raise_wall};
use alongside_domain::codes::{Code, LinkKind};
use alongside_domain::facts::{CaseLinked, CaseUnlinked};
use alongside_domain::text::Words;
use alongside_gate::{CaseId, CaseScope, Category, Classified, PersonId, ReferralId};
use diesel::prelude::*;
use jiff::civil::Date;

pub(crate) fn linked(tx: &mut Tx<'_>, fact: &CaseLinked) -> Result<(), StorageError> {
    let row = vec![
        Key(fact.case().uuid()).into(),
        Key(fact.other().uuid()).into(),
        Value::Text(fact.kind().code().to_owned()),
        fact.review_on().map_or(Value::Nothing, |day| Value::Text(day.to_string())),
    ];
    insert_rows(
        &mut tx.db.connection,
        "case_link (case_id, other, kind, review_on)",
        "ON CONFLICT (case_id, other, kind) DO UPDATE SET review_on = excluded.review_on",
        vec![row],
    )?;
    Ok(())
}

pub(crate) fn unlinked(tx: &mut Tx<'_>, fact: &CaseUnlinked) -> Result<(), StorageError> {
    let link = case_link::table.find((Key(fact.case().uuid()), Key(fact.other().uuid()), fact.kind().code()));
    let gone = diesel::delete(link).execute(&mut tx.db.connection)?;
    if gone == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

/// Another case that has something to do with one.
#[derive(Clone, Debug)]
pub struct LinkLine {
    pub other: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    pub kind: LinkKind,
    pub review_on: Option<Date>,
}

impl Db {
    /// Cases that have something to do with this one, as far as the reader may
    /// open them: of the others not even that they are there.
    pub fn links(&mut self, scope: &CaseScope, id: CaseId) -> Result<Vec<LinkLine>, StorageError> {
        if scope.is_empty() {
            return Ok(Vec::new());
        }
        type Row = (Key, String, String, Option<String>, Key, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = case_link::table
            .inner_join(cases::table.on(cases::id.eq(case_link::other)))
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(case_link::case_id.eq(Key(id.uuid())))
            .filter(within!(scope))
            .order(cases::opened_at)
            .select((
                cases::id,
                cases::reference,
                case_link::kind,
                case_link::review_on,
                person::id,
                person::details,
                data_key::wrapped,
            ))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(other, reference, kind, review_on, client, details, wrapped)| {
                let key = self.data_key(client, &wrapped)?;
                let details: PersonDetails =
                    unseal(&key, "person.details", client.0, &details).ok_or(StorageError::Unreadable)?;
                Ok(LinkLine {
                    other: CaseId::new(other.0),
                    reference,
                    name: Classified::new(Category::Identity, details.shown()),
                    kind: LinkKind::from_code(&kind).ok_or(StorageError::Unreadable)?,
                    review_on: review_on.and_then(|day| day.parse().ok()),
                })
            })
            .collect()
    }
}

impl Tx<'_> {
    /// Everybody who works on a case.
    pub fn side(&mut self, case: CaseId) -> Result<Side, StorageError> {
        let (hands, named) = (self.hands(case)?, self.restricted_to(case)?.unwrap_or_default());
        Ok(Side { case, hands, named })
    }

    pub fn is_same_client(&mut self, one: CaseId, two: CaseId) -> Result<bool, StorageError> {
        let keys = [Key(one.uuid()), Key(two.uuid())];
        let clients: Vec<Key> =
            cases::table.filter(cases::id.eq_any(keys)).select(cases::client).load(&mut self.db.connection)?;
        Ok(clients.len() == 2 && clients[0] == clients[1])
    }

    /// Whether two cases are of two parties against each other.
    pub fn is_other_party(&mut self, one: CaseId, two: CaseId) -> Result<bool, StorageError> {
        let link = case_link::table.find((Key(one.uuid()), Key(two.uuid()), LinkKind::OtherParty.code()));
        let found: i64 = link.count().get_result(&mut self.db.connection)?;
        Ok(found > 0)
    }

    /// After a case has come into other hands, or is for other people: whoever
    /// works on it now is walled off from the case of the other party. False
    /// when one of them works with the other party.
    pub fn keep_parties_apart(&mut self, case: CaseId, today: Date) -> Result<bool, StorageError> {
        for (other, review_on) in self.other_parties(case)? {
            let because = Because { reason: Words::new(CONFLICT), review_on: still_ahead(review_on, today) };
            let (theirs, ours) = (self.side(other)?, self.side(case)?);
            let Ok(walls) = keep_apart(&theirs, &ours, &because, today) else { return Ok(false) };
            let standing: Vec<Key> = case_wall::table
                .filter(case_wall::case_id.eq(Key(other.uuid())))
                .select(case_wall::against)
                .load(&mut self.db.connection)?;
            for wall in walls.into_iter().filter(|wall| !standing.contains(&Key(wall.against().uuid()))) {
                self.record(wall)?;
            }
        }
        Ok(true)
    }

    /// A new case of a client stands behind the walls of their other cases, and
    /// of the cases that stood before the report, and is kept apart from the same
    /// other parties. False when one of those it was given to stands behind a wall.
    pub fn carry_walls(&mut self, case: CaseId, report: ReferralId, today: Date) -> Result<bool, StorageError> {
        let key = Key(case.uuid());
        let client: Key = cases::table.find(key).select(cases::client).first(&mut self.db.connection)?;
        let mut others: Vec<Key> = cases::table
            .filter(cases::client.eq(client))
            .filter(cases::id.ne(key))
            .select(cases::id)
            .load(&mut self.db.connection)?;
        let before: Vec<Key> = referral_wall::table
            .filter(referral_wall::referral.eq(Key(report.uuid())))
            .select(referral_wall::case_id)
            .distinct()
            .load(&mut self.db.connection)?;
        others.extend(before);
        for other in others {
            let other = CaseId::new(other.0);
            for (against, review_on) in self.db.case_access(other)?.walls {
                let because = Because { reason: Words::new(ANOTHER), review_on: still_ahead(Some(review_on), today) };
                let Ok(wall) = raise_wall(case, self.hands(case)?, &[], against, because, today) else {
                    return Ok(false);
                };
                self.record(wall)?;
            }
            for (party, review_on) in self.other_parties(other)? {
                let because = Because { reason: Words::new(CONFLICT), review_on: still_ahead(review_on, today) };
                let (one, two) = (self.side(case)?, self.side(party)?);
                let Ok((links, walls)) = link_other_party(&one, &two, false, &because, today) else {
                    return Ok(false);
                };
                for link in links {
                    self.record(link)?;
                }
                for wall in walls {
                    self.record(wall)?;
                }
            }
        }
        Ok(true)
    }

    fn other_parties(&mut self, case: CaseId) -> Result<Vec<(CaseId, Option<Date>)>, StorageError> {
        let rows: Vec<(Key, Option<String>)> = case_link::table
            .filter(case_link::case_id.eq(Key(case.uuid())))
            .filter(case_link::kind.eq(LinkKind::OtherParty.code()))
            .select((case_link::other, case_link::review_on))
            .load(&mut self.db.connection)?;
        Ok(rows.into_iter().map(|(id, day)| (CaseId::new(id.0), day.and_then(|day| day.parse().ok()))).collect())
    }

    /// Whether two clients can be one person, as far as their cases say: none of
    /// theirs is of the other party, and nobody works for one behind a wall of the other.
    pub fn can_be_one(&mut self, case: CaseId, onto: PersonId) -> Result<(bool, bool), StorageError> {
        let client: Key = cases::table.find(Key(case.uuid())).select(cases::client).first(&mut self.db.connection)?;
        let mut of = |person: Key| -> Result<Vec<CaseId>, StorageError> {
            let ids: Vec<Key> =
                cases::table.filter(cases::client.eq(person)).select(cases::id).load(&mut self.db.connection)?;
            Ok(ids.into_iter().map(|id| CaseId::new(id.0)).collect())
        };
        let (ours, theirs) = (of(client)?, of(Key(onto.uuid()))?);
        let (mut parties, mut walled) = (false, false);
        for one in &ours {
            for two in &theirs {
                parties |= self.is_other_party(*one, *two)?;
            }
        }
        for other in theirs {
            let (ours, theirs) = (self.hands(case)?, self.hands(other)?);
            walled |= self.is_walled(other, ours)? || self.is_walled(case, theirs)?;
        }
        Ok((parties, walled))
    }
}

/// A review that is still to come, or one in three months.
fn still_ahead(review_on: Option<Date>, today: Date) -> Date {
    let soon = today.checked_add(jiff::Span::new().months(3)).unwrap_or(today);
    review_on.filter(|day| *day > today).unwrap_or(soon)
}

/// Why a new case stands behind a wall from its first day.
const ANOTHER: &str = "As before another case of theirs";
