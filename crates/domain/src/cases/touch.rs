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
pub const LOST_AFTER_DAYS: i64 = 28;
pub const LOST_AFTER_ATTEMPTS: usize = 2;

/// How we stand with the client of a case now, from its contacts, when it began
/// and when more was reported. Losing touch proposes no closing.
pub fn touch(contacts: &[ContactSeen], began: Timestamp, reported: &[Timestamp], now: Timestamp) -> Touch {
    let reached = contacts.iter().filter(|contact| contact.result.reaches()).map(|contact| contact.at).max();
    let since = reached.unwrap_or(began);
    let attempts = attempts_since(contacts, since);
    if now.duration_since(since) > SignedDuration::from_hours(24 * LOST_AFTER_DAYS) && attempts >= LOST_AFTER_ATTEMPTS {
        return Touch::Lost { since: reached.map(date_of), attempts };
    }
    settled_since(contacts, reported).map_or(Touch::OnTrack, |since| Touch::Settled(date_of(since)))
}

/// Since when the client has said, each time they were spoken to, that nothing
/// has happened: nothing before the last time that something was told, that they
/// wrote, or that the case was opened again counts. Nothing, once they do not say it.
pub fn settled_since(contacts: &[ContactSeen], told: &[Timestamp]) -> Option<Timestamp> {
    let wrote = contacts.iter().filter(|contact| contact.result == ContactResult::Incoming).map(|contact| contact.at);
    let ended = wrote.chain(told.iter().copied()).max();
    let counts =
        |contact: &&ContactSeen| contact.result == ContactResult::Spoke && ended.is_none_or(|ended| contact.at > ended);
    let mut spoken: Vec<&ContactSeen> = contacts.iter().filter(counts).collect();
    spoken.sort_by_key(|contact| std::cmp::Reverse(contact.at));
    spoken.iter().take_while(|contact| contact.quiet_said).last().map(|contact| contact.at)
}

/// Each time something more was told after a case began, or that it was opened again.
pub fn told_again(
    later_reports: impl IntoIterator<Item = Timestamp>,
    incident_told_at: Option<Timestamp>,
    reopened_at: Option<Timestamp>,
) -> Vec<Timestamp> {
    later_reports.into_iter().chain(incident_told_at).chain(reopened_at).collect()
}

/// They do not answer: tried more than once since they were last reached.
pub fn is_unanswered(contacts: &[ContactSeen], since: Timestamp) -> bool {
    attempts_since(contacts, since) >= LOST_AFTER_ATTEMPTS
}

fn attempts_since(contacts: &[ContactSeen], since: Timestamp) -> usize {
    contacts.iter().filter(|contact| contact.result == ContactResult::Attempt && contact.at > since).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Timestamp {
        let began: Timestamp = "2026-05-05T10:00:00Z".parse().expect("a time");
        began + SignedDuration::from_hours(24 * days)
    }

    fn contact(result: ContactResult, days: i64, quiet_said: bool) -> ContactSeen {
        let at = at(days);
        ContactSeen { at, logged: at, on_page: false, result, statement_given: false, update_given: false, quiet_said }
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
