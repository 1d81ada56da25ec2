use crate::db::{Db, Key};
use crate::schema::{account, case_named, case_wall, cases, referral};
use crate::store::StorageError;
use alongside_gate::{
    AccountId, AccountStanding, AccountState, Actor, AnyStanding, CaseId, CaseStanding, ReferralStanding,
    Relation, Roles, Subject, TeamId,
};
use diesel::dsl::{exists, select};
use diesel::prelude::*;

/// Who somebody is and how they stand to a record, as the database knows it
/// now. Nothing, when the account or the record is not there.
pub(crate) fn again(
    db: &mut Db,
    asking: AccountId,
    subject: Subject,
) -> Result<Option<(Actor, AnyStanding)>, StorageError> {
    let Some(actor) = actor(db, asking)? else { return Ok(None) };
    let standing = of(db, &actor, subject)?;
    Ok(standing.map(|standing| (actor, standing)))
}

fn actor(db: &mut Db, asking: AccountId) -> Result<Option<Actor>, StorageError> {
    let row: Option<(String, String, Option<Key>)> = account::table
        .find(Key(asking.uuid()))
        .select((account::roles, account::state, account::team))
        .first(&mut db.connection)
        .optional()?;
    Ok(row.and_then(|(roles, state, team)| actor_of(asking, &roles, &state, team)))
}

pub(crate) fn actor_of(id: AccountId, roles: &str, state: &str, team: Option<Key>) -> Option<Actor> {
    Some(Actor {
        account: id,
        roles: Roles::from_codes(roles),
        state: AccountState::from_code(state)?,
        team: team.map(|team| TeamId::new(team.0)),
    })
}

/// How `actor` stands to a record.
pub(crate) fn of(db: &mut Db, actor: &Actor, subject: Subject) -> Result<Option<AnyStanding>, StorageError> {
    match subject {
        Subject::Nothing => Ok(Some(AnyStanding::Nothing)),
        Subject::Case(id) => case(db, actor, id),
        Subject::Referral(id) => referral_standing(db, actor, id),
        Subject::Account(id) => account_standing(db, actor, id),
    }
}

type CaseRow = (Key, Option<Key>, Key, bool, bool, bool, bool);

fn case(db: &mut Db, actor: &Actor, id: alongside_gate::CaseId) -> Result<Option<AnyStanding>, StorageError> {
    let me = Key(actor.account.uuid());
    let row: Option<CaseRow> = cases::table
        .find(Key(id.uuid()))
        .select((
            cases::worker,
            cases::deputy,
            cases::team,
            cases::restricted,
            cases::erased,
            exists(case_named::table.filter(case_named::case_id.eq(cases::id).and(case_named::account.eq(me)))),
            exists(case_wall::table.filter(case_wall::case_id.eq(cases::id).and(case_wall::account.eq(me)))),
        ))
        .first(&mut db.connection)
        .optional()?;
    Ok(row.map(|(worker, deputy, team, restricted, erased, named, walled)| {
        let relation = if worker == me {
            Relation::Own
        } else if deputy == Some(me) {
            Relation::Deputy
        } else if actor.team.map(|team| Key(team.uuid())) == Some(team) {
            Relation::Team
        } else {
            Relation::OtherTeam
        };
        AnyStanding::Case(CaseStanding { case: id, relation, restricted, named, walled, erased })
    }))
}

fn referral_standing(
    db: &mut Db,
    actor: &Actor,
    id: alongside_gate::ReferralId,
) -> Result<Option<AnyStanding>, StorageError> {
    let row: Option<(Option<String>, bool, Option<Key>)> = referral::table
        .find(Key(id.uuid()))
        .select((referral::decision, referral::erased, referral::case_id))
        .first(&mut db.connection)
        .optional()?;
    let Some((decision, erased, case_id)) = row else { return Ok(None) };
    let case = match case_id.map(|case_id| case(db, actor, CaseId::new(case_id.0))).transpose()?.flatten() {
        Some(AnyStanding::Case(case)) => Some(case),
        _ => None,
    };
    Ok(Some(AnyStanding::Referral(ReferralStanding { referral: id, decided: decision.is_some(), erased, case })))
}

fn account_standing(db: &mut Db, actor: &Actor, id: AccountId) -> Result<Option<AnyStanding>, StorageError> {
    let state: Option<String> = account::table
        .find(Key(id.uuid()))
        .select(account::state)
        .first(&mut db.connection)
        .optional()?;
    Ok(state.as_deref().and_then(AccountState::from_code).map(|state| {
        AnyStanding::Account(AccountStanding { account: id, state, own: actor.account == id })
    }))
}

/// Whether the database answers at all.
pub(crate) fn alive(db: &mut Db) -> bool {
    select(true.into_sql::<diesel::sql_types::Bool>()).get_result::<bool>(&mut db.connection).is_ok()
}
