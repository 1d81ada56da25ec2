use crate::furnished;
use alongside_demo::seed;
use alongside_gate::access::ListCases;
use alongside_gate::{AccountState, Actor, Nothing, Roles, authorise};
use alongside_store::{Page, Store};
use alongside_testkit::{StoppedClock, WORKING_TUESDAY, databases};

/// The same page costs the same number of statements however many cases there are.
#[test]
fn reads_cost_the_same_with_ten_times_the_cases() {
    for database in databases() {
        let (store, members) = furnished(&database);
        let actor = Actor {
            account: members[0].account,
            roles: Roles::of(members[0].roles),
            state: AccountState::Confirmed,
            team: members[0].team,
        };
        let scope = authorise::<ListCases>(&actor, (), &Nothing).expect("a caseworker").cases();
        let cost = |store: &Store| {
            let count = |work: &dyn Fn()| {
                let before = store.statements().so_far();
                work();
                store.statements().so_far() - before
            };
            let first = store.read_now(move |db| db.cases(&scope, false, Page::first(1))).expect("readable").0[0].id;
            [
                count(&|| drop(store.read_now(move |db| db.worklist(&scope, true, jiff::civil::date(2026, 11, 24))))),
                count(&|| drop(store.read_now(move |db| db.case(first)))),
                count(&|| drop(store.read_now(move |db| db.cases(&scope, false, Page::first(25))))),
                count(&|| drop(store.read_now(move |db| db.search(&scope, true, "nasreen akhtar")))),
                count(&|| drop(store.read_now(move |db| db.queue(&scope, false, Page::first(25))))),
            ]
        };
        // Every reader opens the installation's key once.
        for _ in 0..4 {
            cost(&store);
        }
        let small = cost(&store);
        assert!(small.iter().all(|statements| *statements <= 10), "{}: {small:?}", database.name);
        let now = StoppedClock::at(WORKING_TUESDAY).now();
        seed(&store, now, 7, 300).expect("more cases");
        assert_eq!(cost(&store), small, "{}", database.name);
    }
}
