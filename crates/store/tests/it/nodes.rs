use crate::{ALL, furnished, scope_of};
use alongside_domain::cases::{Hands, hand_over};
use alongside_domain::text::Words;
use alongside_gate::CaseId;
use alongside_store::{StorageError, Store, Where, WriteError};
use alongside_testkit::{Database, StoppedClock, WORKING_TUESDAY, databases};

/// Another process on the same database.
fn second(database: &Database) -> Option<Store> {
    let Where::Postgres { url, .. } = &database.at else { return None };
    let at = Where::Postgres { url: url.clone(), node: 2 };
    Some(Store::open(at, &database.key, 2).expect("a second node starts"))
}

/// Two nodes write at once: nothing is lost, each keeps its own strand of the
/// record, and what one wrote the other reads.
#[test]
fn two_nodes_at_once_lose_nothing() {
    for database in databases() {
        let Some(other) = second(&database) else { continue };
        let (store, members) = furnished(&database);
        let now = StoppedClock::at(WORKING_TUESDAY).now();
        let scope = scope_of(&members[0]);
        let cases: Vec<CaseId> = store
            .read_now(move |db| Ok(db.cases(&scope, false, ALL)?.0))
            .expect("readable")
            .iter()
            .map(|line| line.id)
            .collect();
        let write = |node: &Store, case: CaseId, text: String| {
            node.write_as_machine(now, move |tx| -> Result<(), WriteError<()>> {
                let words = alongside_domain::cases::summarise(case, Words::new(text.as_str()), now);
                Ok(tx.record(words.map_err(|_| WriteError::Refused(()))?)?)
            })
        };
        let before = store.verify(now, None).expect("the record holds").entries;
        std::thread::scope(|scope| {
            for (node, name) in [(&store, "one"), (&other, "two")] {
                let cases = &cases;
                scope.spawn(move || {
                    for (number, case) in cases.iter().cycle().take(60).enumerate() {
                        assert_eq!(write(node, *case, format!("{name} {number}")), Ok(()), "{name} {number}");
                    }
                });
            }
        });
        let verified = other.verify(now, None).expect("the record holds");
        assert!(verified.checkpoint.heads.len() >= 2, "each node has a strand of its own");
        assert_eq!(verified.entries, before + 120, "every one of both");
        // What is asked again inside a write is what stands now, whoever wrote it.
        let (case, to) = (cases[0], members[1].clone());
        let give = |node: &Store| {
            let (team, account) = (to.team.expect("a team"), to.account);
            node.write_as_machine(now, move |tx| -> Result<(), WriteError<&'static str>> {
                let before = tx.hands(case)?;
                let after = Hands { worker: account, team, deputy: None, deputy_team: None };
                let so = tx.circumstances(case, after, true)?;
                let handed = hand_over(case, before, after, &so, Words::default(), now);
                Ok(tx.record(handed.map_err(|_| WriteError::Refused("unchanged"))?)?)
            })
        };
        assert_eq!(give(&store), Ok(()));
        assert_eq!(give(&other), Err(WriteError::Refused("unchanged")), "it is theirs already");
        // A third process under the same number does not start.
        let taken =
            Store::open(Where::Postgres { url: database.url.clone().expect("an address"), node: 2 }, &database.key, 1);
        assert!(matches!(taken, Err(StorageError::NodeTaken)));
    }
}
