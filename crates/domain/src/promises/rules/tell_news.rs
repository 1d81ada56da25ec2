//! What came of something is told to the client within two working days: an
//! agency has answered, or somebody they were referred to has said yes, no or
//! done. Those who said "I'll ring" are not rung for it.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, owed_once};
use crate::cases::entries::{Entry, Onward};
use crate::cases::is_unanswered;
use crate::codes::Rhythm;
use crate::promises::ContactSeen;
use jiff::Timestamp;

pub const RULE: Rule = Rule {
    id: "tell_news",
    version: 1,
    name: "Tell them what came of it",
    authority: "Greenwich process, step 5: flow between agencies and with the client",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

const DAYS: u32 = 2;

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let asked = history.requests.iter().filter_map(|one| Some((one.request.to_string(), one.ended_at?)));
    let onward = history.entries.iter().filter(|one| one.kind == Onward::KIND);
    // Received, accepted, refused, done: each time the latest that was heard.
    let referred = onward.filter(|one| one.noted_at != one.made_at).map(|one| (one.entry.to_string(), one.noted_at));
    asked.chain(referred).filter_map(|(occasion, news)| owed_of(&RULE, history, occasion, news, settings)).collect()
}

/// That a piece of news is told, if somebody is there who wants to hear it. Whoever
/// cannot be reached hears it on their page; whoever was tried often enough since,
/// and does not answer, has been tried: it is owed no longer.
pub(super) fn owed_of(
    rule: &Rule,
    history: &CaseHistory,
    occasion: String,
    news: Timestamp,
    settings: Settings<'_>,
) -> Option<Promise> {
    // Contacts have minutes: whoever rings at once has told what was noted in the same.
    let told = |one: &&ContactSeen| {
        let said = one.update_given || (!history.can_be_reached && one.on_page);
        one.result.reaches() && said && one.at >= minute(news) && one.logged >= news
    };
    let kept = history.contacts.iter().filter(told).map(|one| one.at.max(news)).min();
    let wants_none = history.rhythm == Some(Rhythm::IWillRing);
    let reached = history.contacts.iter().filter(|one| one.result.reaches()).map(|one| one.at).max();
    let silent = is_unanswered(&history.contacts, reached.map_or(news, |at| at.max(news)));
    if kept.is_none() && (wants_none || silent) {
        return None;
    }
    // What was not told before the case was closed is owed from when it is opened again.
    let since = history.reopened_at.filter(|at| kept.is_none() && *at > news).unwrap_or(news);
    let owed = owed_once(rule, history, since, DAYS, kept, settings);
    Some(Promise { occasion, never_folded: history.is_grave(), ..owed })
}

fn minute(at: Timestamp) -> Timestamp {
    at.round(jiff::TimestampRound::new().smallest(jiff::Unit::Minute).mode(jiff::RoundMode::Floor)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::codes::ContactResult;
    use crate::promises::RequestSeen;

    #[test]
    fn news_is_told_and_those_who_ring_themselves_are_not_rung() {
        let mut case = history(vec![]);
        // A Friday; the next Tuesday is the second working day.
        let ended_at: Timestamp = "2026-05-15T10:00:00Z".parse().expect("a time");
        let asked = |ended_at| RequestSeen {
            request: alongside_gate::RequestId::new(Default::default()),
            answer_by: jiff::civil::date(2026, 5, 20),
            ended_at,
        };
        case.requests = vec![asked(None)];
        assert!(owed(&RULE, &case).is_empty(), "nothing has come of it yet");
        case.requests = vec![asked(Some(ended_at))];
        let all = owed(&RULE, &case);
        assert_eq!(
            all.iter().map(|one| (one.due.day().to_string(), one.kept)).collect::<Vec<_>>(),
            [("2026-05-19".to_owned(), None)]
        );
        let at: Timestamp = "2026-05-18T10:00:00Z".parse().expect("a time");
        let spoke = |update_given| ContactSeen { at, logged: at, update_given, ..contact(ContactResult::Spoke) };
        case.contacts = vec![spoke(false)];
        assert_eq!(owed(&RULE, &case)[0].kept, None, "they spoke, and not of this");
        case.contacts = vec![spoke(true)];
        assert_eq!(owed(&RULE, &case)[0].kept, Some(at));
        case.rhythm = Some(Rhythm::IWillRing);
        assert_eq!(owed(&RULE, &case)[0].kept, Some(at), "what was kept stays");
        case.contacts = Vec::new();
        assert!(owed(&RULE, &case).is_empty(), "they ring themself");
        case.rhythm = None;
        let tried = |at: Timestamp| ContactSeen { at, ..contact(ContactResult::Attempt) };
        case.contacts = vec![tried(at), tried(at + jiff::SignedDuration::from_hours(24))];
        assert!(owed(&RULE, &case).is_empty(), "they were tried and do not answer");
        case.contacts = Vec::new();
        case.reopened_at = Some("2026-07-06T10:00:00Z".parse().expect("a time"));
        assert_eq!(owed(&RULE, &case)[0].due.day().to_string(), "2026-07-08", "from when it is opened again");
    }
}
