use crate::alongside;
use crate::running::{Running, form};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Whoever connects and says nothing, half of something, or a form without
/// end is hung up on; everybody else is answered meanwhile.
#[test]
fn slow_connections_are_closed_and_hold_nobody_up() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    assert!(alongside(&data, &["seed", "--cases", "1"]).status.success());
    let service = Running::of(&data);
    let long = form(&service.address, "/questions", 1, &"x".repeat(2_000));
    let half = long.len() - 1_000;
    let slow: Vec<_> = ["", "GET / HTTP/1.1\r\nHost: lo", &long[..half]]
        .into_iter()
        .flat_map(|said| [said; 20])
        .map(|said| {
            let mut stream = TcpStream::connect(&service.address).expect("connects");
            stream.write_all(said.as_bytes()).expect("says something");
            stream
        })
        .collect();
    let answer = service.get("/").expect("others are answered");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let begun = Instant::now();
    for mut stream in slow {
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("set");
        let mut rest = Vec::new();
        // Closed, perhaps after a sentence; never left open.
        let _ = stream.read_to_end(&mut rest);
        assert!(begun.elapsed() < Duration::from_secs(55), "a slow connection was kept");
    }
    assert!(service.get("/").expect("still there").starts_with("HTTP/1.1 200"));
}
