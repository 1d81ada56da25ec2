//! Files are looked at in a child with little memory and little time.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn looked(ending: &str, bytes: &[u8]) -> (bool, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_alongside"))
        .args(["inspect", ending])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut to = child.stdin.take().expect("an open end");
    let bytes = bytes.to_vec();
    let writing = std::thread::spawn(move || {
        let _ = to.write_all(&bytes);
    });
    let done = child.wait_with_output().expect("it ends");
    writing.join().expect("written");
    (done.status.success(), String::from_utf8_lossy(&done.stdout).lines().next().unwrap_or("").to_owned())
}

#[test]
fn the_child_says_what_a_file_is_and_ends() {
    let (done, said) = looked("pdf", b"%PDF-1.4\n%%EOF");
    assert!(done && said.contains(r#""kind":"document""#) && said.contains(r#""flags":[]"#), "{said}");
    let (done, said) = looked("jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff");
    assert!(done && said.contains("program") && said.contains("not_what_it_says"), "{said}");
}

/// More than its memory is more than it takes: it ends, and the file is held back.
#[test]
fn the_child_bears_the_largest_file_and_anything_of_any_shape_in_a_bounded_time() {
    let began = Instant::now();
    let mut large = b"PK\x03\x04".to_vec();
    large.resize(50 * 1024 * 1024, 0);
    let (_, said) = looked("docx", &large);
    assert!(said.is_empty() || said.contains("unreadable") || said.contains("archive"), "{said}");
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    picture.resize(50 * 1024 * 1024, 0xFF);
    looked("png", &picture);
    assert!(began.elapsed() < Duration::from_secs(60));
}
