use crate::{alongside, said};
use alongside_store::{Share, combine};
use std::os::unix::fs::PermissionsExt;
use tempfile::TempDir;

const INIT: &[&str] = &["init", "--service", "Our service", "--name", "Ada Admin", "--email", "ada@example.org"];

#[test]
fn init_makes_a_key_outside_the_data_prints_shares_and_invites_the_administrator() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let done = alongside(&data, INIT);
    assert!(done.status.success(), "{}", said(&done));
    let text = said(&done);
    let key = folder.path().join("data.key");
    let mode = std::fs::metadata(&key).expect("the key is beside the data").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!data.join("data.key").exists());
    assert!(text.contains("/invitations/"), "{text}");
    // Two of the printed shares make the key again.
    let shares: Vec<Share> = text
        .lines()
        .zip(text.lines().skip(1))
        .filter(|(line, _)| line.contains("Share"))
        .map(|(_, share)| Share::typed(share))
        .collect();
    assert_eq!(shares.len(), 3);
    let recovered = combine(&shares[1..]).expect("two shares make the key");
    let elsewhere = folder.path().join("recovered.key");
    recovered.write(&elsewhere).expect("written");
    assert_eq!(std::fs::read(&elsewhere).expect("readable"), std::fs::read(&key).expect("readable"));
    // A second init changes nothing.
    let again = alongside(&data, INIT);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("Nothing was changed"));
    let listed = alongside(&data, &["user", "list"]);
    assert!(said(&listed).contains("ada@example.org\tAda Admin\tadministrator\tinvited"), "{}", said(&listed));
}

#[test]
fn users_are_added_and_reset_from_the_machine_and_mistakes_are_sentences() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    assert!(alongside(&data, INIT).status.success());
    let add = [
        "user",
        "add",
        "--name",
        "Cas Worker",
        "--email",
        "cas@example.org",
        "--roles",
        "caseworker,triage",
        "--team",
        "Casework",
    ];
    let added = alongside(&data, &add);
    assert!(said(&added).contains("http://localhost:8080/invitations/"), "{}", said(&added));
    for (words, sentence) in [
        (&add[..], "already"),
        (&["user", "add", "--name", "X", "--email", "x@example.org", "--roles", "king"][..], "no role called"),
        (&["user", "reset", "--email", "nobody@example.org"], "Nobody has an account"),
        (&["restore", "/nowhere/at/all"], "is not there"),
    ] {
        let refused = alongside(&data, words);
        assert_eq!(refused.status.code(), Some(1), "{words:?}");
        assert!(said(&refused).contains(sentence), "{words:?}: {}", said(&refused));
    }
    assert_eq!(alongside(&data, &["dance"]).status.code(), Some(2));
    assert!(said(&alongside(&data, &["user", "reset", "--email", "cas@example.org"])).contains("/invitations/"));
}

#[test]
fn a_service_is_seeded_verified_backed_up_restored_and_checked() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    assert!(alongside(&data, &["seed", "--cases", "12"]).status.success());
    let verified = alongside(&data, &["audit", "verify"]);
    assert!(said(&verified).contains("The record is whole"), "{}", said(&verified));
    let anchor = folder.path().join("anchor.json");
    std::fs::write(&anchor, &verified.stdout).expect("written");
    let backup = folder.path().join("copy.alongside");
    let file = backup.to_string_lossy();
    assert!(alongside(&data, &["backup", &file]).status.success());
    assert_eq!(alongside(&data, &["backup", &file]).status.code(), Some(1), "never over another");
    let other = folder.path().join("other");
    std::fs::copy(folder.path().join("data.key"), folder.path().join("other.key")).expect("copied");
    let restored = alongside(&other, &["restore", &file]);
    assert!(restored.status.success(), "{}", said(&restored));
    let checked = alongside(&other, &["check"]);
    assert!(said(&checked).contains("All is well"), "{}", said(&checked));
    let kept = anchor.to_string_lossy();
    assert!(alongside(&other, &["audit", "verify", "--anchor", &kept]).status.success());
    // With a key that others can read, or another key, nothing opens.
    let key = folder.path().join("other.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).expect("changed");
    assert!(said(&alongside(&other, &["check"])).contains("mode 0600"));
    std::fs::remove_file(&key).expect("removed");
    alongside_store::MasterKey::random().expect("randomness").write(&key).expect("written");
    let refused = alongside(&other, &["check"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("This key does not open the database"), "{}", said(&refused));
}

#[test]
fn an_authenticator_code_can_be_shown() {
    let folder = TempDir::new().expect("a folder");
    let shown = alongside(folder.path(), &["code", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"]);
    assert_eq!(said(&shown).trim().len(), 6, "{}", said(&shown));
}
