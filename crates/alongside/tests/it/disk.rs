use crate::kill::stories;
use crate::running::Running;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Makes a small disk that only this command and its children see. Root may;
/// others may where the system lets them be root in a world of their own.
const SMALL_DISK: &str = r#"mount -t tmpfs -o size=6m,mode=0700 tmpfs "$1" && shift && exec "$@""#;

fn on_a_small_disk(disk: &Path, words: &[&str]) -> Option<Command> {
    for kind in [&["-m"][..], &["-r", "-m"]] {
        let mut trying = Command::new("unshare");
        trying.args(kind).args(["sh", "-c", r#"mount -t tmpfs tmpfs "$1""#, "sh"]).arg(disk);
        if trying.output().is_ok_and(|tried| tried.status.success()) {
            let mut command = Command::new("unshare");
            command.args(kind).args(["sh", "-c", SMALL_DISK, "sh"]).arg(disk).args(words);
            return Some(command);
        }
    }
    None
}

/// The disk fills up under a running service: whoever writes is told plainly
/// that nothing was saved, reading goes on, and once there is room everything
/// works again. What was acknowledged is there.
#[test]
fn a_full_disk_is_said_plainly_and_nothing_acknowledged_is_lost() {
    let folder = TempDir::new().expect("a folder");
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).expect("a folder");
    let key = folder.path().join("alongside.key");
    alongside_store::MasterKey::random().expect("randomness").write(&key).expect("written");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("set");
    let program = env!("CARGO_BIN_EXE_alongside");
    let serve = r#"mkdir "$2/data" &&
           dd if=/dev/zero of="$2/ballast" bs=64k count=16 2>/dev/null &&
           "$1" --data "$2/data" --key "$3" seed --cases 1 >/dev/null &&
           exec "$1" --data "$2/data" --key "$3" serve --listen 127.0.0.1:0 --trusted-proxy 127.0.0.1"#;
    let (disk_text, key_text) = (disk.to_string_lossy().into_owned(), key.to_string_lossy().into_owned());
    let words = ["sh", "-c", serve, "sh", program, &disk_text, &key_text];
    let Some(command) = on_a_small_disk(&disk, &words) else {
        eprintln!("SKIPPED: this machine lets nobody mount a small disk, so a full disk was not tried.");
        return;
    };
    let service = Running::start(command, None);
    let story = "y".repeat(6_000);
    let mut acknowledged = Vec::new();
    let mut refused = None;
    for number in 0..4_000u64 {
        let marker = format!("marker-full-{number}-");
        let body = format!("step=early&go=send&story={marker}{story}");
        let answer = service.post("/questions", number, &body).expect("an answer");
        if answer.starts_with("HTTP/1.1 303") {
            acknowledged.push(marker);
        } else {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("the disk fills up");
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");
    assert!(refused.contains("not saved"), "{refused}");
    assert!(acknowledged.len() > 20, "only {} were acknowledged before", acknowledged.len());
    assert!(service.get("/questions").expect("reading goes on").starts_with("HTTP/1.1 200"));
    // Room again.
    let seen = PathBuf::from(format!("/proc/{}/root", service.child.id()));
    let inside = seen.join(disk.strip_prefix("/").expect("an absolute path"));
    std::fs::remove_file(inside.join("ballast")).expect("removed");
    let again = service.post("/questions", 9_000, "step=early&go=send&story=marker-full-again-").expect("an answer");
    assert!(again.starts_with("HTTP/1.1 303"), "{again}");
    acknowledged.push("marker-full-again-".to_owned());
    // Nothing is written now: a copy of the files is the database as it stands.
    let copy = folder.path().join("copy");
    std::fs::create_dir(&copy).expect("a folder");
    for entry in std::fs::read_dir(inside.join("data")).expect("a folder") {
        let entry = entry.expect("an entry");
        std::fs::copy(entry.path(), copy.join(entry.file_name())).expect("copied");
    }
    let found = stories(&copy, &key);
    for marker in &acknowledged {
        let count = found.iter().filter(|story| story.starts_with(marker.as_str())).count();
        assert_eq!(count, 1, "{marker}");
    }
}
