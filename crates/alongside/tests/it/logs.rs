use crate::alongside;
use crate::running::Running;
use alongside_demo::cast;
use alongside_gate::access::ListCases;
use alongside_gate::{AccountState, Actor, Nothing, Roles, SessionId, authorise};
use alongside_store::{MasterKey, Page, Store, Where, WriteError};
use jiff::Timestamp;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What no log and no file may ever hold: people of the demonstration, and
/// what is typed into this very service.
const CANARIES: &[&str] = &[
    "Nasreen",
    "Akhtar",
    "Kowalska",
    "spat at",
    "900001",
    "canaryname",
    "canarystory",
    "canary@",
    "canarypass",
    "canarypath",
    "canaryquery",
    "canarysearch",
];

/// A service with invented cases and one caseworker who is signed in; one of their cases.
#[allow(clippy::disallowed_methods, reason = "a session must not have ended by the clock of the program that is run")]
fn furnished(data: &Path, token: &str) -> String {
    assert!(alongside(data, &["seed", "--cases", "40"]).status.success());
    let key = MasterKey::read(&data.with_extension("key")).expect("the key");
    let store = Store::open(Where::Folder(data.to_owned()), &key, 1).expect("opens");
    // The running service goes by the machine's clock, so the session does too.
    let now = Timestamp::now();
    let samira = cast()[0].clone();
    let hash = store.secret_hash("session", token);
    let begun = store.write_as_machine(now, move |tx| -> Result<(), WriteError<()>> {
        let session = SessionId::new(samira.account.uuid());
        let ends = now + jiff::SignedDuration::from_hours(1);
        Ok(tx.begin_session(session, samira.account, hash.clone(), "A test".to_owned(), ends)?)
    });
    assert_eq!(begun, Ok(()));
    let samira = &cast()[0];
    let actor = Actor {
        account: samira.account,
        roles: Roles::of(samira.roles),
        state: AccountState::Confirmed,
        team: samira.team,
    };
    let scope = authorise::<ListCases>(&actor, (), &Nothing).expect("a caseworker").cases();
    let (cases, ..) = store.read_now(move |db| db.cases(&scope, false, Page::first(1))).expect("readable");
    cases[0].id.to_string()
}

/// With everything logged that can be logged, nobody's name, number, words or
/// address is in the log, nor in any file of the data.
#[test]
fn no_name_word_or_number_reaches_a_log_or_a_file() {
    let folder = TempDir::new().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log.txt"));
    let token = "a-session-of-a-caseworker";
    let case = furnished(&data, token);
    let mut command = Command::new(env!("CARGO_BIN_EXE_alongside"));
    command.arg("--data").arg(&data).args(["serve", "--listen", "127.0.0.1:0"]).env("ALONGSIDE_LOG", "trace");
    let service = Running::start(command, Some(&log));
    // Somebody signed in does what people do at the desk.
    let cookie = format!("Cookie: __Host-s={token}\r\n");
    for path in ["/today", "/cases", &format!("/cases/{case}"), &format!("/cases/{case}/access")] {
        let answer = service.get_with(path, &cookie).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {}", answer.lines().next().unwrap_or(""));
    }
    for (path, body) in [
        ("/search".to_owned(), "for=canarysearch"),
        (
            format!("/cases/{case}/contacts"),
            "result=spoke&channel=call&note=canarystory&on=today&time=0:01&then=client",
        ),
        (format!("/cases/{case}/contacts"), "result=canarystory&note=canarystory"),
        (format!("/cases/{case}/name"), "name=canaryname&name-before=canarypass"),
        (format!("/cases/{case}/summary"), "summary=canarystory"),
        (format!("/cases/{case}/steps"), "step=canarystory&owner=worker&due=tomorrow"),
        (format!("/cases/{case}/walls"), "wall-reason=canarystory&wall-review=canaryname"),
        ("/reports".to_owned(), "source=phone&story=canarystory&name=canaryname&phone=07700+900001"),
    ] {
        let answer = service.post_with(&path, 3, &cookie, body).expect("an answer");
        assert!(!answer.contains("/sign-in"), "{path}");
    }
    let report = "step=early&go=send&story=canarystory&name=canaryname&phone=07700900001";
    assert!(service.post("/questions", 1, report).expect("an answer").starts_with("HTTP/1.1 303"));
    for (path, body) in [
        ("/sign-in", "email=canary%40example.org&password=canarypass&code=123456"),
        ("/return", "reference=K7MQ-4XWT-C&phrase=canarypass"),
        ("/search", "for=canarysearch"),
        ("/canarypath", "x=canarystory"),
        ("/cases/canarypath/contacts", "note=canarystory"),
        ("/questions", &"canarystory".repeat(200_000)),
    ] {
        let _ = service.post(path, 2, body);
    }
    for path in ["/canarypath?canaryquery=canaryname", "/cases/canarypath", "/static/x/canarypath", "/%ff%fecanarypath"]
    {
        assert!(service.get(path).is_some_and(|answer| !answer.is_empty()), "{path}");
    }
    drop(service);
    let logged = std::fs::read(&log).expect("a log");
    let lines = logged.iter().filter(|byte| **byte == b'\n').count();
    assert!(lines > 8, "the log says something: {}", String::from_utf8_lossy(&logged));
    let mut looked_at = vec![("the log".to_owned(), logged)];
    for entry in std::fs::read_dir(&data).expect("a folder") {
        let path = entry.expect("an entry").path();
        looked_at.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
    }
    assert!(looked_at.len() >= 2);
    for (place, bytes) in looked_at {
        for canary in CANARIES {
            let found = bytes.windows(canary.len()).position(|part| part.eq_ignore_ascii_case(canary.as_bytes()));
            let around = |at: usize| {
                String::from_utf8_lossy(&bytes[at.saturating_sub(120)..(at + 60).min(bytes.len())]).into_owned()
            };
            assert!(found.is_none(), "{canary} in {place}: {}", found.map(around).unwrap_or_default());
        }
    }
}
