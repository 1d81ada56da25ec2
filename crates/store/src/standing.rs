use crate::db::{Db, Key};
use crate::schema::{account, cases, referral, referral_wall};
use crate::store::StorageError;
use alongside_gate::{
    AccountId, AccountStanding, AccountState, Action, Actor, AnyStanding, CaseId, CaseStanding, ComplaintStanding,
    ReferralStanding, Relation, Roles, Standing, Subject, TeamId,
};
use diesel::dsl::select;
use diesel::prelude::*;
use jiff::Timestamp;

pub(crate) type ActorRow = (String, String, Option<Key>, Vec<u8>);
/// Worker, deputy, team, restricted, erased, named, walled, opened in an emergency, has
/// written down a contact; nothing without the case.
pub(crate) type MaybeCase = (Option<Key>, Option<Key>, Option<Key>, Option<bool>, Option<bool>, bool, bool, bool, bool);

/// The columns of a case that was joined, or not, for somebody whose account is
/// in the same row, at a moment.
macro_rules! maybe_case {
    ($account:expr, $team:expr, $now:expr) => {{
        use crate::schema::{case_hand, case_named, case_wall, cases, contact, emergency_access};
        use diesel::dsl::exists;
        (
            cases::worker.nullable(),
            cases::deputy.nullable(),
            cases::team.nullable(),
            cases::restricted.nullable(),
            cases::erased.nullable(),
            exists(
                case_named::table.filter(
                    case_named::case_id.nullable().eq(cases::id.nullable()).and(case_named::account.eq($account)),
                ),
            ),
            exists(
                case_wall::table.filter(
                    case_wall::case_id
                        .nullable()
                        .eq(cases::id.nullable())
                        .and(case_wall::against.eq($account).or(case_wall::against.nullable().eq($team))),
                ),
            ),
            exists(
                emergency_access::table.filter(
                    emergency_access::case_id
                        .nullable()
                        .eq(cases::id.nullable())
                        .and(emergency_access::account.eq($account))
                        .and(emergency_access::ends_at.gt(crate::db::micros($now))),
                ),
            ),
            exists(contact::table.filter(
                contact::case_id.nullable().eq(cases::id.nullable()).and(contact::logged_by.eq($account.nullable())),
            ))
            .or(exists(
                case_hand::table.filter(
                    case_hand::case_id.nullable().eq(cases::id.nullable()).and(case_hand::account.eq($account)),
                ),
            )),
        )
    }};
}
pub(crate) use maybe_case;

/// The case a subject is, or one that does not exist.
pub(crate) const fn case_of(subject: Subject) -> Key {
    match subject {
        Subject::Case(id) => Key(id.uuid()),
        _ => Key(uuid::Uuid::nil()),
    }
}

/// Who somebody is and how they stand to a record, as the database knows it
/// now. Nothing, when the account or the record is not there.
pub(crate) fn again(
    db: &mut Db,
    asking: AccountId,
    subject: Subject,
    now: Timestamp,
) -> Result<Option<(Actor, AnyStanding)>, StorageError> {
    type Row = ((String, String, Option<Key>), MaybeCase);
    let row: Option<Row> = account::table
        .left_join(cases::table.on(cases::id.eq(case_of(subject))))
        .filter(account::id.eq(Key(asking.uuid())))
        .select(((account::roles, account::state, account::team), maybe_case!(account::id, account::team, now)))
        .first(&mut db.connection)
        .optional()?;
    let Some(((roles, state, team), found)) = row else { return Ok(None) };
    let Some(actor) = actor_of(asking, &roles, &state, team) else { return Ok(None) };
    let standing = match subject {
        Subject::Case(case) => of_case(&actor, case, found),
        other => of(db, &actor, other, now)?,
    };
    Ok(standing.map(|standing| (actor, standing)))
}

/// Whether somebody may do something to a record, as the database knows both now.
pub(crate) fn allows<A: Action>(
    db: &mut Db,
    asking: AccountId,
    id: <A::Standing as Standing>::Id,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let found = again(db, asking, A::Standing::subject(id), now)?;
    Ok(found.is_some_and(|(actor, any)| {
        A::Standing::from_any(&any).is_some_and(|standing| A::decide(&actor, standing).is_allowed())
    }))
}

/// How somebody stands to a case that was joined.
pub(crate) fn of_case(actor: &Actor, id: CaseId, found: MaybeCase) -> Option<AnyStanding> {
    let (worker, deputy, team, restricted, erased, named, walled, emergency, logged) = found;
    let me = Some(Key(actor.account.uuid()));
    let (restricted, erased) = (restricted?, erased?);
    let relation = if worker == me {
        Relation::Own
    } else if deputy == me {
        Relation::Deputy
    } else if team.is_some() && actor.team.map(|team| Key(team.uuid())) == team {
        Relation::Team
    } else {
        Relation::OtherTeam
    };
    let worked = logged || matches!(relation, Relation::Own | Relation::Deputy);
    Some(AnyStanding::Case(CaseStanding { case: id, relation, restricted, named, walled, erased, emergency, worked }))
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
pub(crate) fn of(
    db: &mut Db,
    actor: &Actor,
    subject: Subject,
    now: Timestamp,
) -> Result<Option<AnyStanding>, StorageError> {
    match subject {
        Subject::Nothing => Ok(Some(AnyStanding::Nothing)),
        Subject::Case(id) => case(db, actor, id, now),
        Subject::Referral(id) => referral_standing(db, actor, id, now),
        Subject::Account(id) => account_standing(db, actor, id),
        Subject::Complaint(complaint) => Ok(db
            .complaint_about(complaint)?
            .map(|about| AnyStanding::Complaint(ComplaintStanding { complaint, about }))),
    }
}

fn case(db: &mut Db, actor: &Actor, id: CaseId, now: Timestamp) -> Result<Option<AnyStanding>, StorageError> {
    Ok(again(db, actor.account, Subject::Case(id), now)?.map(|(_, standing)| standing))
}

fn referral_standing(
    db: &mut Db,
    actor: &Actor,
    id: alongside_gate::ReferralId,
    now: Timestamp,
) -> Result<Option<AnyStanding>, StorageError> {
    let row: Option<(Option<String>, bool, Option<Key>)> = referral::table
        .find(Key(id.uuid()))
        .select((referral::decision, referral::erased, referral::case_id))
        .first(&mut db.connection)
        .optional()?;
    let Some((decision, erased, case_id)) = row else { return Ok(None) };
    let mut sides = vec![Key(actor.account.uuid())];
    sides.extend(actor.team.map(|team| Key(team.uuid())));
    let walls: i64 = referral_wall::table
        .filter(referral_wall::referral.eq(Key(id.uuid())))
        .filter(referral_wall::against.eq_any(sides))
        .count()
        .get_result(&mut db.connection)?;
    let case = match case_id.map(|case_id| case(db, actor, CaseId::new(case_id.0), now)).transpose()?.flatten() {
        Some(AnyStanding::Case(case)) => Some(case),
        _ => None,
    };
    Ok(Some(AnyStanding::Referral(ReferralStanding {
        referral: id,
        decided: decision.is_some(),
        erased,
        walled: walls > 0,
        case,
    })))
}

fn account_standing(db: &mut Db, actor: &Actor, id: AccountId) -> Result<Option<AnyStanding>, StorageError> {
    let row: Option<(String, Option<Key>)> = account::table
        .find(Key(id.uuid()))
        .select((account::state, account::invited_by))
        .first(&mut db.connection)
        .optional()?;
    let Some((state, invited_by)) = row else { return Ok(None) };
    let invited_by_asker = invited_by == Some(Key(actor.account.uuid()));
    Ok(AccountState::from_code(&state).map(|state| {
        AnyStanding::Account(AccountStanding { account: id, state, own: actor.account == id, invited_by_asker })
    }))
}

/// Whether the database answers at all.
pub(crate) fn alive(db: &mut Db) -> bool {
    select(true.into_sql::<diesel::sql_types::Bool>()).get_result::<bool>(&mut db.connection).is_ok()
}
