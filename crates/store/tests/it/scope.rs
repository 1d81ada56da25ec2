use crate::{ALL, furnished};
use alongside_demo::Member;
use alongside_domain::cases::{Because, Hands, hand_over, lift_restriction, raise_wall, restrict, take_down_wall};
use alongside_domain::text::Words;
use alongside_gate::access::{ListCases, ShowCase};
use alongside_gate::{Actor, Against, CaseId, Nothing, Roles, Standing, Subject, authorise};
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
            let (lines, total, ids) = store.read_now(move |db| db.cases(&scope, false, ALL)).expect("readable");
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

/// Random handovers, restrictions and walls, one after another: after each the
/// list of everybody holds what the policy lets through one by one, and nothing else.
#[test]
fn whatever_happens_to_a_case_lists_and_the_policy_agree() {
    let now = StoppedClock::at(WORKING_TUESDAY).now();
    let today = alongside_domain::date_of(now);
    let review_on = today.checked_add(jiff::Span::new().months(3)).expect("a day");
    for database in databases() {
        let (store, members) = furnished(&database);
        let tokens: Vec<Vec<u8>> = members.iter().map(|member| sign_in(&store, member, now)).collect();
        let manager = crate::scope_of(&members[1]);
        let cases: Vec<CaseId> = store
            .read_now(move |db| Ok(db.cases(&manager, false, ALL)?.0))
            .expect("readable")
            .iter()
            .map(|line| line.id)
            .take(6)
            .collect();
        let workers: Vec<Member> = [0, 1, 2, 4].map(|at| members[at].clone()).into();
        let mut chance = crate::doors::Chance(11);
        let (mut done, mut refused) = (0, 0);
        for _ in 0..if database.name == "embedded" { 240 } else { 60 } {
            let (case, what) = (cases[chance.below(cases.len())], chance.below(5));
            let (one, other) = (workers[chance.below(4)].clone(), workers[chance.below(4)].clone());
            let here: Vec<_> = workers.iter().map(|member| member.account).collect();
            let against = if chance.below(2) == 0 {
                Against::Person(one.account)
            } else {
                Against::Team(one.team.expect("a team"))
            };
            let because = Because { reason: Words::new("Chance"), review_on };
            let written = store.write_as_machine(now, move |tx| -> Result<(), WriteError<()>> {
                let no = |_: &dyn std::fmt::Debug| WriteError::Refused(());
                let hands = tx.hands(case)?;
                match what {
                    0 => {
                        let after = Hands {
                            worker: one.account,
                            team: one.team.expect("a team"),
                            deputy: Some(other.account),
                            deputy_team: other.team,
                        };
                        let so = tx.circumstances(case, after, true)?;
                        tx.record(hand_over(case, hands, after, &so, Words::default(), now).map_err(|e| no(&e))?)?;
                    }
                    1 => tx.record(
                        restrict(case, hands, vec![one.account, other.account], &here, because.clone(), today)
                            .map_err(|e| no(&e))?,
                    )?,
                    2 => tx.record(lift_restriction(case, Words::new("Chance")).map_err(|e| no(&e))?)?,
                    3 => {
                        let named = tx.restricted_to(case)?.unwrap_or_default();
                        tx.record(
                            raise_wall(case, hands, &named, against, because.clone(), today).map_err(|e| no(&e))?,
                        )?;
                    }
                    _ => {
                        let down = take_down_wall(case, against, Words::new("Chance")).map_err(|e| no(&e))?;
                        // A wall that does not stand cannot be taken down.
                        tx.record(down).map_err(|_| WriteError::Refused(()))?;
                    }
                }
                Ok(())
            });
            if written.is_ok() {
                done += 1
            } else {
                refused += 1
            }
            for (member, token) in members.iter().zip(&tokens) {
                let actor = Actor {
                    account: member.account,
                    roles: Roles::of(member.roles),
                    state: alongside_gate::AccountState::Confirmed,
                    team: member.team,
                };
                let Ok(grant) = authorise::<ListCases>(&actor, (), &Nothing) else { continue };
                let scope = grant.cases();
                let listed = store.read_now(move |db| db.cases(&scope, false, ALL)).expect("readable").2;
                for case in &cases {
                    let standing = standing(&store, token, Subject::Case(*case), now);
                    let standing = alongside_gate::CaseStanding::from_any(&standing).expect("a case");
                    let opens = authorise::<ShowCase>(&actor, *case, standing).is_ok();
                    assert_eq!(
                        listed.contains(&case.uuid()),
                        opens,
                        "{}: {} {standing:?}",
                        database.name,
                        member.about
                    );
                }
            }
        }
        assert!(done > 20 && refused > 5, "{done} done, {refused} refused");
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
