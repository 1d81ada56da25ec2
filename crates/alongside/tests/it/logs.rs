use crate::alongside;
use crate::running::Running;
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

/// With everything logged that can be logged, nobody's name, number, words or
/// address is in the log, nor in any file of the data.
#[test]
fn no_name_word_or_number_reaches_a_log_or_a_file() {
    let folder = TempDir::new().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log.txt"));
    assert!(alongside(&data, &["seed", "--cases", "40"]).status.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_alongside"));
    command.arg("--data").arg(&data).args(["serve", "--listen", "127.0.0.1:0"]).env("ALONGSIDE_LOG", "trace");
    let service = Running::start(command, Some(&log));
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
