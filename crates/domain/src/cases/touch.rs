use crate::codes::ContactResult;
use crate::date_of;
use crate::promises::ContactSeen;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// How we stand with a client: three different things, and never one word
/// “quiet” for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    OnTrack,
    /// They have said, each time, that nothing has happened. Since when.
    Settled(Date),
    /// They do not answer: since when they were last reached, if ever, and how
    /// often they have been tried.
    Lost {
        since: Option<Date>,
        attempts: usize,
    },
}

/// Not answering for so long, and tried so often, is losing touch.
const DAYS: i64 = 28;
const ATTEMPTS: usize = 2;

/// How we stand with the client of a case now, from its contacts, when it began
/// and when more was reported. Losing touch proposes no closing.
pub fn touch(contacts: &[ContactSeen], began: Timestamp, reported: &[Timestamp], now: Timestamp) -> Touch {
    let reached = contacts.iter().filter(|contact| contact.result.reaches()).map(|contact| contact.at).max();
    let since = reached.unwrap_or(began);
    let tried = contacts.iter().filter(|contact| contact.result == ContactResult::Attempt && contact.at > since);
    let attempts = tried.count();
    if now.duration_since(since) > SignedDuration::from_hours(24 * DAYS) && attempts >= ATTEMPTS {
        return Touch::Lost { since: reached.map(date_of), attempts };
    }
    settled_since(contacts, reported).map_or(Touch::OnTrack, |since| Touch::Settled(date_of(since)))
}

/// Since when the client has said, each time they were spoken to, that nothing
/// has happened; nothing, once something is reported or they do not say it.
pub fn settled_since(contacts: &[ContactSeen], reported: &[Timestamp]) -> Option<Timestamp> {
    let mut spoken: Vec<&ContactSeen> =
        contacts.iter().filter(|contact| contact.result == ContactResult::Spoke).collect();
    spoken.sort_by_key(|contact| std::cmp::Reverse(contact.at));
    let since = spoken.iter().take_while(|contact| contact.quiet_said).last()?.at;
    let last = spoken.first()?.at;
    reported.iter().all(|again| *again <= last).then_some(since)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Timestamp {
        let began: Timestamp = "2026-05-05T10:00:00Z".parse().expect("a time");
        began + SignedDuration::from_hours(24 * days)
    }

    fn contact(result: ContactResult, days: i64, quiet_said: bool) -> ContactSeen {
        ContactSeen { at: at(days), result, statement_given: false, update_given: false, quiet_said }
    }

    #[test]
    fn silence_is_lost_touch_and_never_settled() {
        let spoke = contact(ContactResult::Spoke, 1, true);
        assert_eq!(
            touch(&[contact(ContactResult::Spoke, 1, false)], at(0), &[], at(60)),
            Touch::OnTrack,
            "nobody has tried"
        );
        let tried = [40, 50].map(|day| contact(ContactResult::Attempt, day, false));
        let lost = Touch::Lost { since: Some(date_of(at(1))), attempts: 2 };
        assert_eq!(touch(&[spoke, tried[0], tried[1]], at(0), &[], at(60)), lost, "what they said long ago is no news");
        assert_eq!(touch(&tried, at(0), &[], at(60)), Touch::Lost { since: None, attempts: 2 });
    }

    #[test]
    fn settled_is_what_they_say_until_something_is_reported() {
        let contacts = [contact(ContactResult::Spoke, 1, true), contact(ContactResult::Spoke, 9, true)];
        assert_eq!(touch(&contacts, at(0), &[], at(12)), Touch::Settled(date_of(at(1))));
        assert_eq!(touch(&contacts, at(0), &[at(10)], at(12)), Touch::OnTrack);
        let spoken = [contacts[0], contact(ContactResult::Spoke, 9, false)];
        assert_eq!(touch(&spoken, at(0), &[], at(12)), Touch::OnTrack, "they did not say it again");
    }
}
