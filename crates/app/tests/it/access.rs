use crate::world::{Browser, World};
use alongside_app::lines;
use alongside_gate::access::rows;
use alongside_gate::{AccountState, Decision, Role, Roles, SessionId};
use alongside_store::WriteError;
use jiff::SignedDuration;

/// The id of something that stands on no case.
pub const NO_ENTRY: &str = "0190b5a0-0000-7000-8000-000000000000";

/// A small file, added by somebody who may; its id.
pub async fn add_file(world: &World, browser: &mut Browser, path: &str) -> String {
    let added = world.upload(browser, path, &[], &[("note.txt", b"A note of what was said.")]).await;
    assert_eq!(added.location, path, "{}", added.text());
    let page = world.get(browser, path).await;
    page.find(".app-row a", "href").rsplit('/').next().expect("an id").to_owned()
}

/// A browser that is signed in as an account with these roles and this state.
pub async fn somebody(world: &World, role: Role, state: AccountState, number: u64) -> Browser {
    use alongside_domain::accounts as rules;
    let id = |kind: u64| uuid::Uuid::from_u128(u128::from(kind) << 64 | u128::from(number));
    let (account, session) = (alongside_gate::AccountId::new(id(7)), SessionId::new(id(8)));
    let team = world.members[0].team;
    let new = rules::NewAccount {
        account,
        email: format!("person{number}@thamesbridge.example"),
        name: format!("Person {number}"),
        roles: Roles::of(&[role]).codes(),
        team,
    };
    let invitation = alongside_gate::InvitationId::new(id(9));
    let token = format!("token-of-person-{number}");
    let hash = world.store.secret_hash("session", &token);
    let now = world.clock.now();
    let store = world.store.clone();
    let written = std::thread::spawn(move || {
        store.write_as_machine(now, move |tx| -> Result<(), WriteError<()>> {
            tx.record(rules::invite(new.clone(), invitation))?;
            match state {
                AccountState::Invited | AccountState::Expired => {}
                AccountState::Accepted => tx.record(rules::accept_invitation(account, invitation, false))?,
                AccountState::Confirmed => tx.record(rules::accept_invitation(account, invitation, true))?,
                AccountState::Suspended => tx.record(rules::suspend(account))?,
                AccountState::Left => tx.record(rules::leave(account))?,
            }
            tx.begin_session(session, account, hash.clone(), "A test".to_owned(), now + SignedDuration::from_hours(1))?;
            Ok(())
        })
    });
    assert_eq!(written.join().expect("a thread"), Ok(()));
    Browser::with("__Host-s", &token)
}

/// An incident of a case, by the link of its page.
pub async fn incident_of(world: &World, browser: &mut Browser, case: &str) -> String {
    let happened = world.get(browser, &format!("/cases/{case}/incidents")).await;
    let police = happened.find("a[href$='/police']", "href");
    police.trim_end_matches("/police").rsplit('/').next().expect("an id").to_owned()
}

/// A complaint that somebody made of nobody in particular, by its link for whoever manages.
async fn complaint_of(world: &World, manager: &mut Browser) -> String {
    let mut anybody = Browser::default();
    let key = world.get(&mut anybody, "/complain").await.form_key();
    let made = [("form", key.as_str()), ("about", "Nobody rang back.")];
    assert_eq!(world.post(&mut anybody, "/complain", &made).await.location, "/complain/received");
    let list = world.get(manager, "/complaints").await;
    list.find(".app-row a", "href").trim_start_matches("/complaints/").to_owned()
}

/// Every route there is, called by every role in every account state: the
/// answer is what the policy says, and no route is missing from the table.
#[tokio::test]
async fn every_route_answers_as_the_policy_says() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    let case = world.get(&mut samira, "/cases").await.find("td a", "href").trim_start_matches("/cases/").to_owned();
    let mut marcus = world.signed_in("marcus").await;
    let queue = world.get(&mut marcus, "/referrals").await;
    let referral = queue.find(".app-row a", "href").trim_start_matches("/referrals/").to_owned();
    let file = add_file(&world, &mut samira, &format!("/cases/{case}/files")).await;
    let with_report = add_file(&world, &mut marcus, &format!("/referrals/{referral}/files")).await;
    let incident = incident_of(&world, &mut samira, &case).await;
    let account = world.members[0].account.to_string();
    let complaint = complaint_of(&world, &mut marcus).await;
    let edition = crate::scorecards::begun(&world, &mut marcus, "An edition").await;
    crate::scorecards::with_measure(&world, &mut marcus, &edition).await;
    let beside = crate::scorecard_entries::with_action(&world, &mut marcus, &edition).await;
    crate::scorecard_entries::published(&world, &mut marcus, &edition, "a-key-of-a-form-to-publish").await;
    let beside = beside.rsplit('/').next().unwrap_or_default().to_owned();
    let edition = edition.trim_start_matches("/scorecards/").to_owned();
    let policy = rows();
    let states = [
        AccountState::Invited,
        AccountState::Accepted,
        AccountState::Confirmed,
        AccountState::Suspended,
        AccountState::Left,
    ];
    let (mut number, mut asked) = (100, 0);
    for role in Role::ALL {
        for state in states {
            number += 1;
            let mut browser = somebody(&world, *role, state, number).await;
            for line in lines().iter().filter(|line| !line.open) {
                // Changes that would change what the next route finds are asked of the policy alone.
                if line.path.contains("sign-out") || (line.method == "POST" && line.path == "/sessions") {
                    continue;
                }
                let situation = match line.path {
                    path if path.contains("{case}") => "team",
                    path if path.contains("{referral}") => "open",
                    path if path.contains("{account}") => "someone's, confirmed",
                    path if path.contains("{complaint}") => "about nobody known, looked into by nobody",
                    _ => "any",
                };
                let expected = policy
                    .iter()
                    .find(|row| {
                        row.action == line.asks && row.role == *role && row.state == state && row.situation == situation
                    })
                    .unwrap_or_else(|| panic!("{} {} is not in the policy", line.asks, situation))
                    .decision;
                let path = line
                    .path
                    .replace("{case}", &case)
                    .replace("{referral}", &referral)
                    .replace("{account}", &account)
                    .replace("{incident}", &incident)
                    .replace("{entry}", if line.path.contains("{edition}") { &beside } else { NO_ENTRY })
                    .replace("{complaint}", &complaint)
                    .replace("{edition}", &edition)
                    .replace("{measure}", "stopped")
                    .replace("{kind}", "action")
                    .replace("{version}", "1")
                    .replace("{*path}", "index.html")
                    .replace("{file}", if line.path.contains("{case}") { &file } else { &with_report })
                    .replace("{kept}", "x");
                // Nothing is sent in the form, so that a yes changes nothing.
                let allowed_only = matches!(expected, Decision::Allowed(_))
                    && line.method == "POST"
                    && (line.path.starts_with("/accounts/")
                        || line.path.ends_with("measures/{measure}/removal")
                        || line.path.ends_with("entries/{entry}/removal")
                        || line.path.ends_with("recording")
                        || line.path.ends_with("updates")
                        || line.path.ends_with("telling"));
                if allowed_only {
                    continue;
                }
                let answer = world.send(&mut browser, line.method, &path, "").await;
                asked += 1;
                let let_in = answer.status != 404 && !answer.location.starts_with("/sign-in");
                let hidden_by_id = line.path.contains("{kept}");
                assert_eq!(
                    let_in && !hidden_by_id,
                    expected.is_allowed() && !hidden_by_id,
                    "{role} {state} {} {}: {} {}",
                    line.method,
                    line.path,
                    answer.status,
                    answer.location
                );
                if !let_in {
                    for secret in ["Akhtar", "07700", "spat"] {
                        assert!(!answer.body.contains(secret), "{role} {state} {}", line.path);
                    }
                }
            }
        }
    }
    assert!(asked > 1_000, "{asked} questions were asked");
}

#[tokio::test]
async fn without_signing_in_every_desk_route_leads_to_signing_in() {
    let world = World::new();
    for line in lines().iter().filter(|line| !line.open) {
        let path = line.path.replace(['{', '}'], "");
        let answer = world.send(&mut Browser::default(), line.method, &path, "").await;
        assert!(answer.location.starts_with("/sign-in"), "{} {}", line.method, line.path);
    }
}

/// The table people read is the policy itself.
#[test]
fn the_access_table_in_the_reference_is_the_policy() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/access");
    let mut subjects: Vec<&str> = rows().iter().map(|row| row.subject).collect();
    subjects.dedup();
    for subject in subjects {
        let page = page(subject);
        let path = folder.join(format!("{subject}.md"));
        if std::env::var_os("ALONGSIDE_WRITE_REFERENCE").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &page).expect("writable");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == page, "{} is out of date: run the tests once with ALONGSIDE_WRITE_REFERENCE=1", path.display());
    }
}

fn page(subject: &str) -> String {
    let rows: Vec<_> = rows().into_iter().filter(|row| row.subject == subject).collect();
    let mut actions: Vec<&str> = rows.iter().map(|row| row.action).collect();
    actions.dedup();
    let mut page = format!(
        "# Who may do what: {subject}\n\nDerived from the policy in `crates/gate/src/access/`. Only confirmed accounts are let in,\n\
         except where another state is named; whoever is not let in is told *not found*.\n"
    );
    for action in actions {
        let routes: Vec<String> = lines()
            .iter()
            .filter(|line| line.asks == action)
            .map(|line| format!("`{} {}`", line.method, line.path))
            .collect();
        page.push_str(&format!(
            "\n## {action}\n\n{}\n\n| situation | allowed |\n|---|---|\n",
            if routes.is_empty() { "No route yet.".to_owned() } else { routes.join(", ") }
        ));
        let mut situations: Vec<&String> =
            rows.iter().filter(|row| row.action == action).map(|row| &row.situation).collect();
        situations.sort();
        situations.dedup();
        for situation in situations {
            let mut allowed: Vec<String> = rows
                .iter()
                .filter(|row| row.action == action && row.situation == *situation && row.decision.is_allowed())
                .map(|row| {
                    if row.state == AccountState::Confirmed {
                        row.role.to_string()
                    } else {
                        format!("{} ({})", row.role, row.state)
                    }
                })
                .collect();
            allowed.dedup();
            page.push_str(&format!(
                "| {situation} | {} |\n",
                if allowed.is_empty() { "nobody".to_owned() } else { allowed.join(", ") }
            ));
        }
    }
    page
}

/// What was erased is gone by every door, for its own worker too.
#[tokio::test]
async fn what_was_erased_is_gone_by_every_door() {
    let worlds = World::everywhere();
    let Some(world) = worlds.iter().find(|world| world.database.url.is_some()) else { return };
    let url = world.database.url.clone().expect("just looked");
    let mut samira = world.signed_in("samira").await;
    let case = world.get(&mut samira, "/cases").await.find("td a", "href").trim_start_matches("/cases/").to_owned();
    let sql = format!("UPDATE cases SET erased = TRUE WHERE id = '\\x{}'", case.replace('-', ""));
    let done = std::process::Command::new("psql").args([url.as_str(), "-q", "-c", &sql]).status();
    assert!(done.is_ok_and(|status| status.success()), "{sql}");
    for line in lines().iter().filter(|line| line.path.contains("{case}")) {
        let path = line.path.replace("{case}", &case);
        assert_eq!(world.send(&mut samira, line.method, &path, "").await.status, 404, "{} {path}", line.method);
    }
    for path in ["/cases", "/today", "/handovers/new"] {
        assert!(!world.get(&mut samira, path).await.body.contains(&case), "{path}");
    }
}
