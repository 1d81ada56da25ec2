use crate::access::{add_file, somebody};
use crate::world::{Browser, World};
use alongside_app::{RouteLine, lines};
use alongside_domain::accounts::{NewAccount, accept_invitation, form_team, invite};
use alongside_domain::cases::{
    Because, Circumstances, Hands, hand_over, lift_restriction, raise_wall, restrict, take_down_wall,
    take_emergency_access,
};
use alongside_domain::text::Words;
use alongside_gate::access::{Row, rows};
use alongside_gate::{
    AccountId, AccountState, Against, CaseId, Decision, EmergencyAccessId, InvitationId, Role, Roles, TeamId,
};
use alongside_store::{Tx, WriteError};
use jiff::SignedDuration;
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

const STATES: [AccountState; 5] = [
    AccountState::Invited,
    AccountState::Accepted,
    AccountState::Confirmed,
    AccountState::Suspended,
    AccountState::Left,
];

/// How somebody stands to the case, and what else is so about it. Where a rule
/// makes a situation impossible (a wall against the case's own worker), the
/// rule is what is tested, in the domain.
const RELATIONS: [&str; 4] = ["own", "deputy", "team", "other team"];
const MODIFIERS: [&str; 8] = [
    "",
    ", restricted",
    ", restricted and named",
    ", walled",
    ", walled by team",
    ", emergency access",
    ", restricted, emergency access",
    ", walled, emergency access",
];

/// One case in a world of its own, brought into one situation after another.
struct Stage {
    world: World,
    case: CaseId,
    referral: String,
    /// A file of the case, and one of its report.
    files: [String; 2],
    incident: String,
    elsewhere: TeamId,
    /// A worker of each team, neither of whom is ever the one who asks.
    ours: AccountId,
    theirs: AccountId,
}

impl Stage {
    async fn set(world: World) -> Self {
        let mut samira = world.signed_in("samira").await;
        let found = world.post(&mut samira, "/search", &[("for", "Kowalska")]).await;
        let case: CaseId =
            found.find(".app-row a", "href").trim_start_matches("/cases/").parse().expect("a case is found");
        let (manager, elsewhere) = (world.members[1].account, TeamId::new(Uuid::from_u128(0x99)));
        let theirs = AccountId::new(Uuid::from_u128(0x98));
        let done = world.record(manager, move |tx| {
            tx.record(form_team(elsewhere, "Elsewhere".to_owned()))?;
            let account = NewAccount {
                account: theirs,
                email: "elsewhere@thamesbridge.example".to_owned(),
                name: "Somebody Elsewhere".to_owned(),
                roles: Roles::of(&[Role::Caseworker]).codes(),
                team: Some(elsewhere),
            };
            let invitation = InvitationId::new(Uuid::from_u128(0x97));
            tx.record(invite(account, invitation))?;
            Ok(tx.record(accept_invitation(theirs, invitation, true))?)
        });
        assert_eq!(done, Ok(()));
        let mut marcus = world.signed_in("marcus").await;
        let referral = referral_of(&world, &mut marcus, case).await;
        let ours = world.members[2].account;
        let of_case = add_file(&world, &mut marcus, &format!("/cases/{case}/files")).await;
        let of_report = add_file(&world, &mut marcus, &format!("/referrals/{referral}/files")).await;
        let incident = crate::access::incident_of(&world, &mut marcus, &case.to_string()).await;
        Self { world, case, referral, files: [of_case, of_report], incident, elsewhere, ours, theirs }
    }

    /// Brings the case into a situation for one person, or says that a rule forbids it.
    fn arrange(&self, me: AccountId, relation: &'static str, modifier: &'static str) -> bool {
        let (case, ours, theirs, elsewhere) = (self.case, self.ours, self.theirs, self.elsewhere);
        let team = self.world.members[0].team.expect("a team");
        let ours_team = team;
        let now = self.world.clock.now();
        let review_on: Date = "2027-03-01".parse().expect("a day");
        let today: Date = "2026-11-24".parse().expect("a day");
        let done = self.world.record(self.world.members[1].account, move |tx: &mut Tx<'_>| {
            let because = || Because { reason: Words::new("The client asked for it"), review_on };
            let refused = |_| WriteError::Refused(());
            // As it was: open to the team, nobody walled off, no emergency.
            let access = tx.db().case_access(case)?;
            for (against, _) in access.walls {
                tx.record(take_down_wall(case, against, Words::new("Over")).map_err(refused)?)?;
            }
            if access.restricted {
                tx.record(lift_restriction(case, Words::new("Over")).map_err(refused)?)?;
            }
            let (worker, team, deputy) = match relation {
                "own" => (me, team, None),
                "deputy" => (ours, team, Some(me)),
                "team" => (ours, team, None),
                _ => (theirs, elsewhere, None),
            };
            let (before, after) = (tx.hands(case)?, Hands { worker, team, deputy, deputy_team: None });
            let so = Circumstances { summarised: true, ..Circumstances::default() };
            if (before.worker, before.deputy) != (after.worker, after.deputy) {
                let moved = hand_over(case, before, after, &so, Words::default(), now);
                tx.record(moved.map_err(|_| WriteError::Refused(()))?)?;
            }
            if modifier.contains("walled") {
                let against = if modifier.contains("team") { Against::Team(ours_team) } else { Against::Person(me) };
                let wall = raise_wall(case, after, &[], against, because(), today);
                tx.record(wall.map_err(refused)?)?;
            }
            if modifier.contains("restricted") {
                let named =
                    if modifier.contains("named") { vec![me, ours, theirs] } else { vec![ours, theirs, other()] };
                tx.record(restrict(case, after, named.clone(), &named, because(), today).map_err(refused)?)?;
            }
            if modifier.contains("emergency") {
                let access = EmergencyAccessId::new(Uuid::from_u128(now.as_microsecond() as u128));
                let taken = take_emergency_access(case, access, me, Words::new("On the phone"), now);
                tx.record(taken.map_err(|_| WriteError::Refused(()))?)?;
            }
            Ok(())
        });
        match done {
            Ok(()) => true,
            Err(WriteError::Refused(())) => {
                let works = relation == "own" || relation == "deputy";
                // Nobody walls those who work on a case, nor the team it is in.
                let possible = works || (modifier.contains("by team") && relation == "team");
                assert!(modifier.contains("walled") && possible, "{relation}{modifier}");
                false
            }
            Err(error) => panic!("{relation}{modifier}: {error:?}"),
        }
    }
}

fn other() -> AccountId {
    AccountId::new(Uuid::from_u128(0x98))
}

/// The report a case began with, from the list of what was decided.
async fn referral_of(world: &World, browser: &mut Browser, case: CaseId) -> String {
    for page in 1..5 {
        let decided = world.get(browser, &format!("/referrals?show=decided&page={page}")).await;
        for address in decided.all(".app-row a", "href").into_iter().filter(|to| to.starts_with("/referrals/")) {
            let shown = world.get(browser, &address).await;
            if shown.body.contains(&format!("/cases/{case}")) {
                return address.trim_start_matches("/referrals/").to_owned();
            }
        }
    }
    panic!("no report leads to the case");
}

type Policy = HashMap<(&'static str, Role, AccountState, String), Decision>;

fn policy() -> Policy {
    let key = |row: &Row| (row.action, row.role, row.state, row.situation.clone());
    rows().into_iter().map(|row| (key(&row), row.decision)).collect()
}

/// Every route about a case, called by this role in every account state and
/// every relation to the case: what answers is what the policy says.
async fn every_relation(role: Role) {
    let stage = Stage::set(World::new()).await;
    let policy = policy();
    let about: Vec<RouteLine> =
        lines().into_iter().filter(|line| line.path.contains("{case}") || line.path.contains("{referral}")).collect();
    let mut asked = 0;
    for (number, state) in (1..).zip(STATES) {
        somebody(&stage.world, role, state, 500 + number).await;
        let me = AccountId::new(Uuid::from_u128(7 << 64 | u128::from(500 + number)));
        // Whoever has had the case writes none of the client's answers about us down, ever after.
        let mut has_had = false;
        for relation in RELATIONS {
            for modifier in MODIFIERS {
                // Emergency access stays for four hours: the next situation begins after it.
                stage.world.clock.advance(SignedDuration::from_hours(5));
                let mut browser = signed_in_again(&stage.world, me, 500 + number).await;
                if !stage.arrange(me, relation, modifier) {
                    continue;
                }
                has_had |= matches!(relation, "own" | "deputy");
                // One press writes a contact down, and whoever has worked on a case stands to it otherwise.
                for line in about.iter().filter(|line| !line.path.ends_with("/updates")) {
                    // The policy knows walls, not whom they are against.
                    let situation = format!("{relation}{modifier}").replace(" by team", "");
                    let situation =
                        if line.path.contains("{case}") { situation } else { format!("with a case: {situation}") };
                    let expected = policy
                        .get(&(line.asks, role, state, situation.clone()))
                        .unwrap_or_else(|| panic!("{} {situation} is not in the policy", line.asks));
                    let path = line.path.replace("{case}", &stage.case.to_string());
                    let path = path
                        .replace("{referral}", &stage.referral)
                        .replace("{incident}", &stage.incident)
                        .replace("{entry}", crate::access::NO_ENTRY);
                    let path = path.replace("{file}", &stage.files[usize::from(line.path.contains("{referral}"))]);
                    let answer = stage.world.send(&mut browser, line.method, &path, "").await;
                    let let_in = answer.status != 404 && !answer.location.starts_with("/sign-in");
                    let what = format!("{role} {state} {situation} {} {}", line.method, line.path);
                    let answers = line.asks == "evaluation_answers.create";
                    let expected = expected.is_allowed() && !(answers && has_had);
                    assert_eq!(let_in, expected, "{what}: {} {}", answer.status, answer.location);
                    if !let_in {
                        assert!(!answer.body.contains("Kowalska"), "{what}");
                    }
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 2_000, "{asked} questions were asked");
}

/// Lists, counts, the worklist and the search show a case exactly to those whom
/// it lets in day by day; and a wall against a team is a wall against everybody
/// in it. On every database.
#[tokio::test]
async fn lists_and_searches_show_no_more_than_the_doors() {
    for world in World::everywhere() {
        let stage = Stage::set(world).await;
        let world = &stage.world;
        somebody(world, Role::Caseworker, AccountState::Confirmed, 700).await;
        somebody(world, Role::Manager, AccountState::Confirmed, 701).await;
        for number in [700, 701] {
            let me = AccountId::new(Uuid::from_u128(7 << 64 | u128::from(number)));
            for relation in RELATIONS {
                for modifier in MODIFIERS {
                    world.clock.advance(SignedDuration::from_hours(5));
                    let mut browser = signed_in_again(world, me, number).await;
                    if !stage.arrange(me, relation, modifier) {
                        continue;
                    }
                    let works = relation == "own" || relation == "deputy";
                    let named = modifier.contains("named");
                    let day_by_day = !modifier.contains("walled")
                        && (works || named || (relation == "team" && !modifier.contains("restricted")));
                    let what = format!("{}: {relation}{modifier}", world.database.name);
                    let cases = world.get(&mut browser, "/cases?page=1").await;
                    let listed = cases.body.contains(&stage.case.to_string()) || {
                        world.get(&mut browser, "/cases?page=2").await.body.contains(&stage.case.to_string())
                    };
                    assert_eq!(listed, day_by_day, "{what}: /cases");
                    let found = world.post(&mut browser, "/search", &[("for", "Kowalska")]).await;
                    assert_eq!(found.body.contains(&stage.case.to_string()), day_by_day, "{what}: /search");
                    let opened = modifier.contains("emergency") && !modifier.contains("walled");
                    let on_today = relation == "own" || opened;
                    let today = world.get(&mut browser, "/today").await;
                    assert_eq!(today.body.contains(&stage.case.to_string()), on_today, "{what}: /today");
                    let giving = world.get(&mut browser, "/handovers/new").await;
                    assert_eq!(giving.body.contains(&stage.case.to_string()), relation == "own", "{what}: /handovers");
                }
            }
        }
    }
}

/// Hours have passed: a new session of the same person.
async fn signed_in_again(world: &World, me: AccountId, number: u64) -> Browser {
    let token = format!("token-of-person-{number}-{}", world.clock.now());
    let hash = world.store.secret_hash("session", &token);
    let now = world.clock.now();
    let session = alongside_gate::SessionId::new(Uuid::from_u128(now.as_microsecond() as u128));
    let done = world.record(me, move |tx| {
        Ok(tx.begin_session(session, me, hash.clone(), "A test".to_owned(), now + SignedDuration::from_hours(1))?)
    });
    assert_eq!(done, Ok(()));
    Browser::with("__Host-s", &token)
}

macro_rules! for_every_role {
    ($($test:ident: $role:ident),+ $(,)?) => {
        $(
            #[tokio::test]
            async fn $test() {
                every_relation(Role::$role).await;
            }
        )+
        #[test]
        fn no_role_is_left_out() {
            assert_eq!(Role::ALL.len(), [$(Role::$role),+].len());
        }
    };
}
for_every_role! {
    triage_in_every_relation: Triage,
    caseworkers_in_every_relation: Caseworker,
    managers_in_every_relation: Manager,
    coordinators_in_every_relation: Coordinator,
    outreach_in_every_relation: Outreach,
    analysts_in_every_relation: Analyst,
    administrators_in_every_relation: Administrator,
    data_protection_leads_in_every_relation: DataProtectionLead,
    partners_in_every_relation: Partner,
    centres_in_every_relation: Centre,
    clients_in_every_relation: Client,
}
