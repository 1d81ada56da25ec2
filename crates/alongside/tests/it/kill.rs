use crate::running::{Running, form};
use crate::{alongside, said};
use alongside_demo::cast;
use alongside_gate::access::ListReferrals;
use alongside_gate::{AccountState, Actor, Nothing, Roles, authorise};
use alongside_store::{MasterKey, Page, Store, Where};
use std::collections::HashSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const KILLS: u64 = 100;
const WRITERS: u64 = 3;

/// Sends one report; true when it was acknowledged.
fn report(address: &str, from: u64, marker: &str) -> Option<bool> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let request = form(address, "/questions", from, &format!("step=early&go=send&story={marker}"));
    stream.write_all(request.as_bytes()).ok()?;
    let mut head = [0u8; 12];
    stream.read_exact(&mut head).ok()?;
    Some(&head == b"HTTP/1.1 303")
}

/// A hundred times the service is killed while it writes. Everything it had
/// acknowledged is there, once, and the record is whole.
#[test]
fn nothing_acknowledged_is_lost_when_the_service_is_killed() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let seeded = alongside(&data, &["seed", "--cases", "1"]);
    assert!(seeded.status.success(), "{}", said(&seeded));
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..KILLS {
        let mut service = Running::of(&data);
        let address = service.address.clone();
        let (tell, heard) = channel();
        let end = Instant::now() + Duration::from_millis(40 + (round * 37) % 160);
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (tell, address) = (tell.clone(), address.clone());
                std::thread::spawn(move || {
                    for number in 0.. {
                        let marker = format!("marker-{round}-{writer}-{number}");
                        match report(&address, round * WRITERS + writer, &marker) {
                            Some(true) => drop(tell.send(marker)),
                            // Refused, by the limit on new visits: not acknowledged.
                            Some(false) => {}
                            None => return,
                        }
                    }
                })
            })
            .collect();
        std::thread::sleep(end.saturating_duration_since(Instant::now()));
        service.child.kill().expect("killed");
        service.child.wait().expect("gone");
        for writer in writers {
            writer.join().expect("a writer ends");
        }
        drop(tell);
        acknowledged.extend(heard.iter());
    }
    assert!(acknowledged.len() > 200, "only {} writes were acknowledged", acknowledged.len());
    let checked = alongside(&data, &["check"]);
    assert!(checked.status.success(), "{}", said(&checked));
    let found = stories(&data, &folder.path().join("data.key"));
    let unique: HashSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len(), "nothing is there twice");
    let lost: Vec<&String> = acknowledged.iter().filter(|marker| !unique.contains(marker)).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    eprintln!("{KILLS} kills, {} acknowledged, {} found, none lost", acknowledged.len(), found.len());
}

/// What the reports in a folder's database say, those that a test sent.
pub fn stories(data: &Path, key: &Path) -> Vec<String> {
    let key = MasterKey::read(key).expect("the key");
    let store = Store::open(Where::Folder(data.to_owned()), &key, 1).expect("opens");
    let triage = &cast()[1];
    let actor = Actor {
        account: triage.account,
        roles: Roles::of(triage.roles),
        state: AccountState::Confirmed,
        team: triage.team,
    };
    let grant = authorise::<ListReferrals>(&actor, (), &Nothing).expect("they triage");
    let scope = grant.cases();
    let (lines, _, _) = store.read_now(move |db| db.queue(&scope, false, Page::first(100_000))).expect("readable");
    let story = |line: &alongside_store::QueueLine| line.answers.reveal(&grant).story.as_str().to_owned();
    lines.iter().map(story).filter(|story| story.starts_with("marker-")).collect()
}
