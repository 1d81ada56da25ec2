use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

/// The files of forms that were sent and shown again, so that nobody chooses them twice. They are held in
/// this process only and not for long: whoever sends a form whose files are gone is asked for them again.
#[derive(Clone, Default)]
pub(crate) struct SentFiles(Arc<Mutex<VecDeque<Form>>>);

/// Files as text, by the field they were chosen in: what each was called, and what is in it.
pub(crate) type Sent = BTreeMap<String, (String, String)>;

struct Form {
    /// Which form of whom.
    key: String,
    files: Sent,
    until: Timestamp,
}

/// As many people mend a form at once, their files are no larger in bytes, and nobody mends one for longer.
const FORMS: usize = 8;
const LARGEST: usize = 16 << 20;
const KEPT: SignedDuration = SignedDuration::from_hours(1);

impl SentFiles {
    pub(crate) fn of(&self, key: &str, now: Timestamp) -> Sent {
        let Ok(mut forms) = self.0.lock() else { return Sent::new() };
        forms.retain(|form| form.until > now);
        forms.iter().find(|form| form.key == key).map(|form| form.files.clone()).unwrap_or_default()
    }

    pub(crate) fn hold(&self, key: &str, files: &Sent, now: Timestamp) {
        let Ok(mut forms) = self.0.lock() else { return };
        forms.retain(|form| form.key != key && form.until > now);
        let size = files.values().map(|(_, text)| text.len()).sum::<usize>();
        if !files.is_empty() && size <= LARGEST {
            forms.truncate(FORMS - 1);
            forms.push_front(Form { key: key.to_owned(), files: files.clone(), until: now + KEPT });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(size: usize) -> Sent {
        Sent::from([("file".to_owned(), ("stops.csv".to_owned(), "x".repeat(size)))])
    }

    #[test]
    fn files_are_held_for_an_hour_and_for_so_many_forms() {
        let (held, now) = (SentFiles::default(), Timestamp::UNIX_EPOCH);
        held.hold("mine", &files(3), now);
        assert_eq!(held.of("mine", now), files(3));
        assert!(held.of("another's", now).is_empty());
        assert!(held.of("mine", now + KEPT).is_empty(), "an hour is over");
        held.hold("mine", &files(3), now);
        (0..FORMS).for_each(|at| held.hold(&format!("form {at}"), &files(1), now));
        assert!(held.of("mine", now).is_empty(), "others need the room");
        held.hold("large", &files(LARGEST + 1), now);
        assert!(held.of("large", now).is_empty());
    }
}
