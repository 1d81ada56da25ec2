use crate::furnished;
use alongside_store::{BackupError, MasterKey, StorageError, Store, Where, back_up, check, restore};
use alongside_testkit::{StoppedClock, WORKING_TUESDAY, embedded};

fn now() -> jiff::Timestamp {
    StoppedClock::at(WORKING_TUESDAY).now()
}

#[test]
fn a_backup_restored_into_an_empty_folder_equals_the_original() {
    let database = embedded();
    let (store, _) = furnished(&database);
    let elsewhere = tempfile::TempDir::new().expect("a folder");
    let file = elsewhere.path().join("monday.backup");
    let checkpoint = back_up(&store, &file, now()).expect("backed up");
    let folder = elsewhere.path().join("restored");
    let verified = restore(&file, &folder, &database.key, now()).expect("restored");
    assert_eq!(verified.entries as i64, checkpoint.heads[&1].0);
    let other = Store::open(Where::Folder(folder.clone()), &database.key, 1).expect("opens");
    let again = other.verify(now(), Some(checkpoint)).expect("the same record");
    assert_eq!(again.entries, verified.entries);
    check(&other, &database.key, now()).expect("checks");
    let lines = |store: &Store| {
        let scope = crate::scope_of(&alongside_demo::cast()[1]);
        let queue =
            store.read_now(move |db| db.queue(&scope, false, alongside_store::Page::first(100))).expect("readable");
        queue.0.iter().map(|line| (line.id, line.reference.clone(), line.in_danger)).collect::<Vec<_>>()
    };
    assert_eq!(lines(&store), lines(&other));
    // A second restore does not write over the first.
    let refused = restore(&file, &folder, &database.key, now());
    assert!(matches!(refused, Err(BackupError::NotEmpty(_))));
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let database = embedded();
    let (store, _) = furnished(&database);
    let elsewhere = tempfile::TempDir::new().expect("a folder");
    let file = elsewhere.path().join("monday.backup");
    back_up(&store, &file, now()).expect("backed up");
    let good = std::fs::read(&file).expect("readable");
    let folder = elsewhere.path().join("restored");
    let mut damaged: Vec<(String, Vec<u8>)> = vec![
        ("empty".to_owned(), Vec::new()),
        ("half".to_owned(), good[..good.len() / 2].to_vec()),
        ("a page short".to_owned(), good[..good.len() - 4096].to_vec()),
    ];
    for place in [100, good.len() / 3, good.len() / 2, good.len() - 500] {
        let mut flipped = good.clone();
        flipped[place] ^= 1;
        damaged.push((format!("flipped at {place}"), flipped));
    }
    for (what, bytes) in damaged {
        std::fs::write(&file, bytes).expect("writable");
        let refused = restore(&file, &folder, &database.key, now());
        assert!(refused.is_err(), "{what}");
        assert!(!folder.join("alongside.db").exists(), "{what}");
    }
    std::fs::write(&file, &good).expect("writable");
    let other = MasterKey::random().expect("randomness");
    assert!(matches!(restore(&file, &folder, &other, now()), Err(BackupError::Damaged)));
    assert!(restore(&file, &folder, &database.key, now()).is_ok());
}

#[test]
fn the_wrong_key_opens_nothing_and_says_so() {
    let database = embedded();
    drop(furnished(&database));
    let wrong = MasterKey::random().expect("randomness");
    let refused = Store::open(database.at.clone(), &wrong, 1);
    assert_eq!(refused.err(), Some(StorageError::WrongKey));
}

/// What somebody who steals the disk can read: nothing.
#[test]
fn no_name_story_or_number_can_be_read_in_any_file() {
    let database = embedded();
    let (store, _) = furnished(&database);
    let elsewhere = tempfile::TempDir::new().expect("a folder");
    back_up(&store, &elsewhere.path().join("copy"), now()).expect("backed up");
    let mut files = 0;
    for folder in [database.folder(), elsewhere.path().to_owned()] {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let bytes = std::fs::read(entry.expect("an entry").path()).expect("a file");
            files += 1;
            for canary in ["Nasreen", "Akhtar", "spat at me", "900001", "thamesbridge", "CREATE TABLE", "SQLite format"]
            {
                let utf16: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
                for form in [canary.as_bytes(), utf16.as_slice()] {
                    assert!(!bytes.windows(form.len()).any(|part| part == form), "{canary}");
                }
            }
        }
    }
    assert!(files >= 2);
}
