use crate::{ALL, furnished};
use alongside_gate::access::{ListCases, ShowCase};
use alongside_gate::{Actor, Nothing, Roles, Standing, Subject, authorise};
use alongside_store::{Store, WriteError};
use alongside_testkit::{StoppedClock, WORKING_TUESDAY, databases};
use jiff::SignedDuration;

/// What a list contains is exactly what the policy would have let through one
/// by one, for everybody, on every database.
#[test]
fn lists_hold_what_may_be_opened_and_nothing_else() {
    let now = StoppedClock::at(WORKING_TUESDAY).now();
    for database in databases() {
        let (store, members) = furnished(&database);
        for member in &members {
            let actor = Actor {
                account: member.account,
                roles: Roles::of(member.roles),
                state: alongside_gate::AccountState::Confirmed,
                team: member.team,
            };
            let scope = match authorise::<ListCases>(&actor, (), &Nothing) {
                Ok(grant) => grant.cases(),
                Err(_) => {
                    // Somebody without casework sees no case by any door.
                    assert!(!member.about.contains("case"), "{}", member.about);
                    continue;
                }
            };
            let (lines, total, ids) = store.read_now(move |db| db.cases(&scope, ALL)).expect("readable");
            assert_eq!(lines.len() as i64, total);
            assert_eq!(ids.len(), lines.len());
            let token = sign_in(&store, member, now);
            let mut may_open = 0;
            for line in &lines {
                let standing = standing(&store, &token, Subject::Case(line.id), now);
                let standing = alongside_gate::CaseStanding::from_any(&standing).expect("a case");
                assert!(authorise::<ShowCase>(&actor, line.id, standing).is_ok());
                may_open += 1;
            }
            let expected = if member.about.contains("Schools") { 2 } else { 29 };
            assert_eq!(may_open, expected, "{}: {}", database.name, member.about);
        }
    }
}

fn sign_in(store: &Store, member: &alongside_demo::Member, now: jiff::Timestamp) -> Vec<u8> {
    let hash = store.secret_hash("session", member.email);
    let (account, kept) = (member.account, hash.clone());
    let written: Result<(), WriteError<()>> = store.write_as_machine(now, move |tx| {
        let session = alongside_gate::SessionId::new(account.uuid());
        tx.begin_session(session, account, kept.clone(), "A test".to_owned(), now + SignedDuration::from_hours(1))?;
        Ok(())
    });
    assert_eq!(written, Ok(()));
    hash
}

fn standing(store: &Store, token: &[u8], subject: Subject, now: jiff::Timestamp) -> alongside_gate::AnyStanding {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let found = runtime.block_on(store.signed_in(token.to_vec(), subject, now, SignedDuration::from_hours(1)));
    found.expect("readable").expect("signed in").standing.expect("the case is there")
}
