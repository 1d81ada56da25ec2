use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::{account, agency, case_named, case_wall, cases, team};
use crate::store::StorageError;
use alongside_domain::cases::{Circumstances, Hands};
use alongside_domain::facts::{CaseRestricted, RestrictionLifted, WallRaised, WallTakenDown};
use alongside_gate::{AccountId, Against, AgencyId, CaseId, TeamId};
use diesel::prelude::*;
use jiff::civil::Date;

pub(crate) fn restricted(tx: &mut Tx<'_>, fact: &CaseRestricted) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    diesel::delete(case_named::table.filter(case_named::case_id.eq(case))).execute(&mut tx.db.connection)?;
    let rows = fact.named().iter().map(|name| vec![case.into(), Key(name.uuid()).into()]).collect();
    insert_rows(&mut tx.db.connection, "case_named (case_id, account)", "ON CONFLICT DO NOTHING", rows)?;
    diesel::update(cases::table.find(case))
        .set((
            cases::restricted.eq(true),
            cases::guarded.eq(true),
            cases::review_on.eq(Some(fact.review_on().to_string())),
        ))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

pub(crate) fn restriction_lifted(tx: &mut Tx<'_>, fact: &RestrictionLifted) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    diesel::delete(case_named::table.filter(case_named::case_id.eq(case))).execute(&mut tx.db.connection)?;
    diesel::update(cases::table.find(case))
        .set((cases::restricted.eq(false), cases::review_on.eq(None::<String>)))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

pub(crate) fn wall_raised(tx: &mut Tx<'_>, fact: &WallRaised) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let row = vec![
        case.into(),
        Key(fact.against().uuid()).into(),
        Value::Bool(matches!(fact.against(), Against::Team(_))),
        Value::Text(fact.review_on().to_string()),
    ];
    insert_rows(
        &mut tx.db.connection,
        "case_wall (case_id, against, is_team, review_on)",
        "ON CONFLICT (case_id, against) DO UPDATE SET review_on = excluded.review_on",
        vec![row],
    )?;
    guard(tx, case)?;
    crate::referrals::wall_raised(tx, *fact.case(), *fact.against())
}

pub(crate) fn wall_taken_down(tx: &mut Tx<'_>, fact: &WallTakenDown) -> Result<(), StorageError> {
    let (case, against) = (Key(fact.case().uuid()), Key(fact.against().uuid()));
    let gone = diesel::delete(case_wall::table.find((case, against))).execute(&mut tx.db.connection)?;
    if gone != 1 {
        return Err(StorageError::Missing);
    }
    crate::referrals::wall_taken_down(tx, *fact.case(), *fact.against())
}

/// From now on the reviews of this case are looked for whenever it changes.
pub(super) fn guard(tx: &mut Tx<'_>, case: Key) -> Result<(), StorageError> {
    diesel::update(cases::table.find(case)).set(cases::guarded.eq(true)).execute(&mut tx.db.connection)?;
    Ok(())
}

/// Who may open a case, for the page that settles it.
#[derive(Clone, Debug)]
pub struct CaseAccess {
    pub id: CaseId,
    pub reference: String,
    pub hands: Hands,
    pub team: String,
    pub restricted: bool,
    pub review_on: Option<Date>,
    pub named: Vec<AccountId>,
    pub walls: Vec<(Against, Date)>,
}

impl Tx<'_> {
    /// Who works on a case now.
    pub fn hands(&mut self, case: CaseId) -> Result<Hands, StorageError> {
        hands(self.db, Key(case.uuid()))
    }

    /// Whom a restricted case is for besides its worker and deputy, with their teams.
    pub fn restricted_to(&mut self, case: CaseId) -> Result<Option<Named>, StorageError> {
        let id = Key(case.uuid());
        let restricted: bool = cases::table.find(id).select(cases::restricted).first(&mut self.db.connection)?;
        if !restricted {
            return Ok(None);
        }
        let named: Vec<(Key, Option<Key>)> = case_named::table
            .inner_join(account::table.on(account::id.eq(case_named::account)))
            .filter(case_named::case_id.eq(id))
            .order(case_named::account)
            .select((case_named::account, account::team))
            .load(&mut self.db.connection)?;
        let one = |(name, team): (Key, Option<Key>)| (AccountId::new(name.0), team.map(|team| TeamId::new(team.0)));
        Ok(Some(named.into_iter().map(one).collect()))
    }

    /// What else a handover is measured against.
    pub fn circumstances(
        &mut self,
        case: CaseId,
        after: Hands,
        summarised: bool,
    ) -> Result<Circumstances, StorageError> {
        let walled = self.is_walled(case, after)?;
        let restricted_to = self.restricted_to(case)?;
        let restricted_to = restricted_to.map(|named| named.into_iter().map(|(name, _)| name).collect());
        Ok(Circumstances { summarised, walled, restricted_to })
    }

    /// Whether a wall stands between a case and one of these people or their teams.
    pub(super) fn is_walled(&mut self, case: CaseId, hands: Hands) -> Result<bool, StorageError> {
        let people = hands.people().map(|id| Key(id.uuid()));
        let keys: Vec<Key> = people.chain(hands.teams().map(|id| Key(id.uuid()))).collect();
        let walls: i64 = case_wall::table
            .filter(case_wall::case_id.eq(Key(case.uuid())))
            .filter(case_wall::against.eq_any(keys))
            .count()
            .get_result(&mut self.db.connection)?;
        Ok(walls > 0)
    }
}

/// People, each with their team.
type Named = Vec<(AccountId, Option<TeamId>)>;

fn hands(db: &mut Db, case: Key) -> Result<Hands, StorageError> {
    type Row = (Key, Key, Option<Key>, Option<Key>);
    let (worker, team, deputy, deputy_team): Row = cases::table
        .left_join(account::table.on(account::id.nullable().eq(cases::deputy)))
        .filter(cases::id.eq(case))
        .select((cases::worker, cases::team, cases::deputy, account::team.nullable()))
        .first(&mut db.connection)?;
    Ok(Hands {
        worker: AccountId::new(worker.0),
        team: TeamId::new(team.0),
        deputy: deputy.map(|deputy| AccountId::new(deputy.0)),
        deputy_team: deputy_team.map(|team| TeamId::new(team.0)),
    })
}

impl Db {
    pub fn case_access(&mut self, id: CaseId) -> Result<CaseAccess, StorageError> {
        let case = Key(id.uuid());
        let hands = hands(self, case)?;
        let (reference, restricted, review_on, team): (String, bool, Option<String>, String) = cases::table
            .inner_join(team::table.on(team::id.eq(cases::team)))
            .filter(cases::id.eq(case))
            .select((cases::reference, cases::restricted, cases::review_on, team::name))
            .first(&mut self.connection)?;
        let named: Vec<Key> = case_named::table
            .filter(case_named::case_id.eq(case))
            .select(case_named::account)
            .load(&mut self.connection)?;
        let walls: Vec<(Key, bool, String, Option<Key>)> = case_wall::table
            .left_join(agency::table.on(agency::id.eq(case_wall::against)))
            .filter(case_wall::case_id.eq(case))
            .order(case_wall::review_on)
            .select((case_wall::against, case_wall::is_team, case_wall::review_on, agency::id.nullable()))
            .load(&mut self.connection)?;
        let wall = |(against, is_team, day, agency): (Key, bool, String, Option<Key>)| {
            let against = if agency.is_some() {
                Against::Agency(AgencyId::new(against.0))
            } else if is_team {
                Against::Team(TeamId::new(against.0))
            } else {
                Against::Person(AccountId::new(against.0))
            };
            Some((against, day.parse().ok()?))
        };
        Ok(CaseAccess {
            id,
            reference,
            hands,
            team,
            restricted,
            review_on: review_on.and_then(|day| day.parse().ok()),
            named: named.into_iter().map(|name| AccountId::new(name.0)).collect(),
            walls: walls.into_iter().filter_map(wall).collect(),
        })
    }

    /// Whether there is somebody, or a team, for a wall to stand against.
    pub fn is_known(&mut self, against: Against) -> Result<bool, StorageError> {
        let id = Key(against.uuid());
        let found: i64 = match against {
            Against::Person(_) => account::table.find(id).count().get_result(&mut self.connection)?,
            Against::Agency(_) => agency::table.find(id).count().get_result(&mut self.connection)?,
            Against::Team(_) => team::table.find(id).count().get_result(&mut self.connection)?,
        };
        Ok(found > 0)
    }
}
