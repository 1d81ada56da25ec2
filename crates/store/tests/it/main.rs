//! The store, on both databases.

mod backup;
mod doors;
mod nodes;
mod record;
mod scope;
mod search;
mod statements;
mod tables;

use alongside_demo::{Member, cast, demonstrate};
use alongside_gate::access::ListCases;
use alongside_gate::{AccountState, Actor, CaseScope, Nothing, Roles, authorise};
use alongside_store::{Page, Store};
use alongside_testkit::{Database, StoppedClock, WORKING_TUESDAY, secrets};

/// A database with the invented service in it.
fn furnished(database: &Database) -> (Store, Vec<Member>) {
    let store = database.open();
    let now = StoppedClock::at(WORKING_TUESDAY).now();
    demonstrate(&store, now, &secrets("not a hash".to_owned())).expect("the demonstration is written");
    (store, cast())
}

const ALL: Page = Page::first(1_000);

/// What somebody of the invented service may list.
fn scope_of(member: &Member) -> CaseScope {
    let actor = Actor {
        account: member.account,
        roles: Roles::of(member.roles),
        state: AccountState::Confirmed,
        team: member.team,
    };
    authorise::<ListCases>(&actor, (), &Nothing).expect("they list cases").cases()
}
