use crate::furnished;
use alongside_domain::accounts::suspend;
use alongside_store::{VerifyError, WriteError};
use alongside_testkit::{StoppedClock, WORKING_TUESDAY, databases};
use std::process::Command;

fn now() -> jiff::Timestamp {
    StoppedClock::at(WORKING_TUESDAY).now()
}

#[test]
fn the_record_of_the_demonstration_is_whole_on_every_database() {
    for database in databases() {
        let (store, _) = furnished(&database);
        let verified = store.verify(now(), None).expect(database.name);
        assert!(verified.entries > 100, "{}: {}", database.name, verified.entries);
        assert_eq!(verified.contents, verified.entries, "{}: every fact is kept", database.name);
        // What was signed then still holds now, and is its own anchor.
        let again = store.verify(now(), Some(verified.checkpoint.clone())).expect(database.name);
        assert_eq!(again.entries, verified.entries);
    }
}

#[test]
fn a_refused_write_leaves_nothing_behind() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let before = store.verify(now(), None).expect("whole").entries;
        let account = members[0].account;
        let refused = store.write_as_machine(now(), move |tx| -> Result<(), WriteError<&'static str>> {
            tx.record(suspend(account))?;
            Err(WriteError::Refused("no"))
        });
        assert_eq!(refused, Err(WriteError::Refused("no")), "{}", database.name);
        let after = store.verify(now(), None).expect("whole").entries;
        assert_eq!(after, before, "{}", database.name);
        let accounts = store.read_now(|db| db.accounts()).expect("readable");
        assert!(accounts.iter().all(|line| line.state == alongside_gate::AccountState::Confirmed));
    }
}

#[test]
fn the_record_goes_on_where_it_was_left_when_the_store_is_opened_again() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let anchor = store.verify(now(), None).expect("whole").checkpoint;
        drop(store);
        let store = database.open();
        let account = members[1].account;
        let done: Result<(), WriteError<()>> =
            store.write_as_machine(now(), move |tx| Ok(tx.record(suspend(account))?));
        assert_eq!(done, Ok(()));
        let verified = store.verify(now(), Some(anchor.clone())).expect(database.name);
        assert_eq!(verified.entries as i64, anchor.heads[&1].0 + 1);
    }
}

/// Whoever changes the database directly is found out.
#[test]
fn tampering_is_found() {
    let Some(database) = databases().into_iter().find(|database| database.url.is_some()) else { return };
    let url = database.url.clone().expect("just looked");
    let (store, _) = furnished(&database);
    let anchor = store.verify(now(), None).expect("whole").checkpoint;
    let change = |sql: &str| {
        let done = Command::new("psql").args([&url, "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]).status();
        assert!(done.is_ok_and(|status| status.success()), "{sql}");
    };
    let found = |expected: fn(&VerifyError) -> bool| {
        let error = store.verify(now(), Some(anchor.clone())).expect_err("tampering is found");
        assert!(expected(&error), "{error:?}");
    };
    change("CREATE TABLE kept AS SELECT * FROM audit_entry");
    let restore = || change("DELETE FROM audit_entry; INSERT INTO audit_entry SELECT * FROM kept");
    change("UPDATE audit_entry SET action = 'AccountLeft' WHERE seq = 20");
    found(|error| matches!(error, VerifyError::Changed { seq: 20, .. }));
    restore();
    change("DELETE FROM audit_entry WHERE seq = 30");
    found(|error| matches!(error, VerifyError::Gap { after: 29, .. }));
    restore();
    change("DELETE FROM audit_entry WHERE seq > 50");
    found(|error| matches!(error, VerifyError::CutShort { found: 50, .. }));
    restore();
    change("UPDATE audit_entry SET content = (SELECT content FROM audit_entry WHERE seq = 41) WHERE seq = 40");
    found(|error| matches!(error, VerifyError::ContentChanged { seq: 40, .. }));
    restore();
    store.verify(now(), Some(anchor.clone())).expect("whole again");
}
