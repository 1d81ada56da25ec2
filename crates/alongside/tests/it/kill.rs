use crate::{alongside, said};
use alongside_demo::cast;
use alongside_gate::access::ListReferrals;
use alongside_gate::{AccountState, Actor, Nothing, Roles, authorise};
use alongside_store::{MasterKey, Page, Store, Where};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const KILLS: u64 = 100;
const WRITERS: u64 = 3;

/// A service that runs until it is killed.
fn start(data: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
        .arg("--data")
        .arg(data)
        .args(["serve", "--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the service starts");
    let out = child.stdout.take().expect("it speaks");
    let line = BufReader::new(out).lines().next().expect("a line").expect("its address");
    let port = line.rsplit(':').next().expect("a port").to_owned();
    (child, format!("127.0.0.1:{port}"))
}

/// Sends one report; true when it was acknowledged.
fn report(address: &str, from: u64, marker: &str) -> Option<bool> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let body = format!("step=early&go=send&story={marker}");
    let request = format!(
        "POST /questions HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n\
         X-Forwarded-For: 10.0.{}.{}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        from / 250,
        from % 250,
        body.len()
    );
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
        let (mut child, address) = start(&data);
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
        child.kill().expect("killed");
        child.wait().expect("gone");
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

fn stories(data: &Path, key: &Path) -> Vec<String> {
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
