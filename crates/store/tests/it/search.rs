use crate::furnished;
use alongside_gate::access::Search;
use alongside_gate::{AccountState, Actor, CaseScope, Grant, Nothing, Roles, authorise};
use alongside_store::{Answering, Found, Store};
use alongside_testkit::databases;

fn grant(member: &alongside_demo::Member) -> Grant<Search> {
    let actor = Actor {
        account: member.account,
        roles: Roles::of(member.roles),
        state: AccountState::Confirmed,
        team: member.team,
    };
    authorise::<Search>(&actor, (), &Nothing).expect("they may search")
}

fn found(store: &Store, scope: CaseScope, text: &'static str) -> Found {
    store.read_now(move |db| db.search(&scope, true, text)).expect("readable").0
}

#[test]
fn people_are_found_by_every_key_they_have() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let grant = grant(&members[0]);
        let scope = grant.cases();
        for text in ["nasreen akhtar", "Akhtar Nasreen", "nas", "07700 900001", "+44 7700 900001"] {
            let found = found(&store, scope, text);
            let names: Vec<&String> = found.cases.iter().map(|case| case.name.reveal(&grant)).collect();
            assert!(names.contains(&&"Nasreen Akhtar".to_owned()), "{}: {text}: {names:?}", database.name);
        }
        for text in ["Nasrin Akter", "akther nasreen", "নাসরীন আক্তার"] {
            let found = found(&store, scope, text);
            let alike = found.cases.iter().find(|case| case.name.reveal(&grant) == "Nasreen Akhtar");
            assert!(alike.is_some_and(|case| case.how == Answering::Alike), "{}: {text}", database.name);
        }
        let case = &found(&store, scope, "nasreen").cases[0];
        let reference: &'static str = Box::leak(case.reference.clone().into_boxed_str());
        assert_eq!(found(&store, scope, reference).cases[0].id, case.id);
        assert!(found(&store, scope, "stanislaw").cases.len() == 1, "marks do not matter");
        for text in ["zebra", "akh tar", "%", "' OR 1=1 --", "reen"] {
            let nothing = found(&store, scope, text);
            assert!(nothing.cases.is_empty() && nothing.referrals.is_empty(), "{}: {text}", database.name);
        }
    }
}

#[test]
fn titles_and_middle_names_hide_nobody() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let grant = grant(&members[0]);
        let scope = grant.cases();
        for text in ["Mrs Deborah Levy", "Dr Levy", "Deborah Ruth Levy", "Levy Deborah Ruth"] {
            let found = found(&store, scope, text);
            let names: Vec<&String> = found.cases.iter().map(|case| case.name.reveal(&grant)).collect();
            assert!(names.contains(&&"Deborah Levy".to_owned()), "{}: {text}: {names:?}", database.name);
        }
    }
}

/// Part of an address, and words of the record, in any order and script; what
/// one may not open is not found by its words either.
#[test]
fn cases_are_found_by_what_was_written_down() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let grant = grant(&members[0]);
        let scope = grant.cases();
        for (text, name) in [
            ("supervisor depot", "Kofi Mensah"),
            ("synagogue", "Deborah Levy"),
            ("grievance diary", "Kofi Mensah"),
            ("letter box guard", "Maria Kowalska"),
        ] {
            let found = found(&store, scope, text);
            let hit = found.cases.iter().find(|case| case.name.reveal(&grant) == name);
            assert!(hit.is_some_and(|case| case.how == Answering::InWords), "{}: {text}", database.name);
        }
        for text in ["synagogue depot", "synagog", "the and them"] {
            assert!(found(&store, scope, text).cases.is_empty(), "{}: {text}", database.name);
        }
        let elsewhere = self::grant(&members[4]).cases();
        assert!(found(&store, elsewhere, "synagogue").cases.is_empty());
    }
}

#[test]
fn reports_that_wait_are_found_by_those_who_read_them() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let scope = grant(&members[1]).cases();
        assert_eq!(found(&store, scope, "rukhsana").referrals.len(), 1);
        let without = store.read_now(move |db| db.search(&scope, false, "rukhsana")).expect("readable").0;
        assert!(without.referrals.is_empty());
    }
}
