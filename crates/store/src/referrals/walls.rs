//! A wall stands before the client's next report too: a report that waits and
//! has a walled client's name or telephone number is not for whoever is walled.

use super::facts::person_keys;
use crate::cases::PersonDetails;
use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{account, case_wall, cases, person, referral, referral_wall, search_token};
use crate::search::token;
use crate::store::StorageError;
use alongside_domain::people::{KeyKind, SearchKey, of_name, of_phone};
use alongside_domain::reports::{ReportAnswers, SafeContact};
use alongside_gate::{AccountState, Against, CaseId, Role, Roles};
use diesel::prelude::*;

/// The walls before a report, for the person whose scope it is.
macro_rules! report_wall {
    ($scope:expr) => {{
        use crate::schema::{referral, referral_wall};
        let scope: &alongside_gate::CaseScope = $scope;
        let me = crate::db::Key(scope.account().uuid());
        let team = scope.team().map(|team| crate::db::Key(team.uuid()));
        let against_team = referral_wall::against.nullable().eq(team).and(referral_wall::is_team.eq(true));
        referral_wall::table
            .filter(referral_wall::referral.eq(referral::id).and(referral_wall::against.eq(me).or(against_team)))
    }};
}
pub(crate) use report_wall;

/// What tells one person from another: the whole name, however it is spelt,
/// and the telephone.
fn telling(keys: Vec<SearchKey>) -> Vec<SearchKey> {
    keys.into_iter().filter(|key| matches!(key.kind, KeyKind::Name | KeyKind::WholeSound | KeyKind::Phone)).collect()
}

fn tokens(db: &Db, keys: Vec<SearchKey>) -> Vec<Vec<u8>> {
    telling(keys).iter().map(|key| token(&db.keys, key)).collect()
}

/// A report has arrived: the walls of every client it may be from stand before it.
pub(super) fn before_report(tx: &mut Tx<'_>, id: Key, answers: &ReportAnswers) -> Result<(), StorageError> {
    let tokens = tokens(tx.db, person_keys(answers));
    if tokens.is_empty() {
        return Ok(());
    }
    let walls: Vec<(Key, Key, bool)> = search_token::table
        .inner_join(cases::table.on(cases::client.eq(search_token::subject)))
        .inner_join(case_wall::table.on(case_wall::case_id.eq(cases::id)))
        .filter(search_token::token.eq_any(tokens))
        .filter(search_token::about_person.eq(true))
        .select((case_wall::case_id, case_wall::against, case_wall::is_team))
        .distinct()
        .load(&mut tx.db.connection)?;
    let rows = walls.into_iter().map(|(case, against, is_team)| (id, case, against, is_team));
    put_up(tx, rows.collect())
}

/// A wall has been put up: it stands before the client's waiting reports too.
pub(crate) fn wall_raised(tx: &mut Tx<'_>, case: CaseId, against: Against) -> Result<(), StorageError> {
    let id = Key(case.uuid());
    let (client, safe, details): (Key, Vec<u8>, Vec<u8>) = cases::table
        .inner_join(person::table.on(person::id.eq(cases::client)))
        .filter(cases::id.eq(id))
        .select((cases::client, cases::safe_contact, person::details))
        .first(&mut tx.db.connection)?;
    let (case_key, client_key) = (tx.key(id)?, tx.key(client)?);
    let safe: SafeContact = unseal(&case_key, "cases.safe_contact", id.0, &safe).ok_or(StorageError::Unreadable)?;
    let details: PersonDetails =
        unseal(&client_key, "person.details", client.0, &details).ok_or(StorageError::Unreadable)?;
    let names = [&details.name, &details.called].into_iter().flatten().flat_map(|name| of_name(name.as_str()));
    let keys = names.chain(safe.phone.as_ref().and_then(|phone| of_phone(phone.as_str()))).collect();
    let tokens = tokens(tx.db, keys);
    let waiting: Vec<Key> = search_token::table
        .inner_join(referral::table.on(referral::id.eq(search_token::subject)))
        .filter(search_token::token.eq_any(tokens))
        .filter(referral::decision.is_null())
        .filter(referral::erased.eq(false))
        .select(referral::id)
        .distinct()
        .load(&mut tx.db.connection)?;
    let is_team = matches!(against, Against::Team(_));
    put_up(tx, waiting.into_iter().map(|referral| (referral, id, Key(against.uuid()), is_team)).collect())
}

pub(crate) fn wall_taken_down(tx: &mut Tx<'_>, case: CaseId, against: Against) -> Result<(), StorageError> {
    diesel::delete(
        referral_wall::table
            .filter(referral_wall::case_id.eq(Key(case.uuid())))
            .filter(referral_wall::against.eq(Key(against.uuid()))),
    )
    .execute(&mut tx.db.connection)?;
    Ok(())
}

fn put_up(tx: &mut Tx<'_>, walls: Vec<(Key, Key, Key, bool)>) -> Result<(), StorageError> {
    let row = |(referral, case, against, is_team): (Key, Key, Key, bool)| {
        vec![referral.into(), case.into(), against.into(), Value::Bool(is_team)]
    };
    let rows: Vec<Vec<Value>> = walls.into_iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    insert_rows(
        &mut tx.db.connection,
        "referral_wall (referral, case_id, against, is_team)",
        "ON CONFLICT DO NOTHING",
        rows,
    )?;
    Ok(())
}

impl Tx<'_> {
    /// Whether, with one more wall, somebody would still decide on this client's
    /// reports and somebody review an emergency opening of their case.
    pub fn is_looked_after(&mut self, case: CaseId, against: Against) -> Result<bool, StorageError> {
        let mut walled: Vec<Key> = case_wall::table
            .filter(case_wall::case_id.eq(Key(case.uuid())))
            .select(case_wall::against)
            .load(&mut self.db.connection)?;
        walled.push(Key(against.uuid()));
        let people: Vec<(Key, Option<Key>, String)> = account::table
            .filter(account::state.eq(AccountState::Confirmed.code()))
            .select((account::id, account::team, account::roles))
            .load(&mut self.db.connection)?;
        let free = |roles: &[Role]| {
            people.iter().any(|(id, team, held)| {
                let held = Roles::from_codes(held);
                held.any(roles) && !walled.contains(id) && team.is_none_or(|team| !walled.contains(&team))
            })
        };
        Ok(free(&[Role::Triage, Role::Manager]) && free(&[Role::Manager, Role::DataProtectionLead]))
    }
}
