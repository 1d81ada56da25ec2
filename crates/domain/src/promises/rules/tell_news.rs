//! What came of something is told to the client within two working days: an
//! agency has answered, somebody they were referred to has said yes, no or
//! done, or the police have done something that they do not know yet. Those who said "I'll ring" are not rung for it.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, owed_once};
use crate::cases::entries::{Entry, Onward};
use crate::codes::Rhythm;
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
    if history.rhythm == Some(Rhythm::IWillRing) {
        return Vec::new();
    }
    let told = |news: Timestamp| {
        let after = history.contacts.iter().filter(|one| one.result.reaches() && one.update_given && one.at >= news);
        after.map(|one| one.at).min()
    };
    let asked = history.requests.iter().filter_map(|one| Some((one.request.to_string(), one.ended_at?)));
    let onward = history.entries.iter().filter(|one| one.kind == Onward::KIND);
    // Received, accepted, refused, done: each time the latest that was heard.
    let referred = onward.filter(|one| one.noted_at != one.made_at).map(|one| (one.entry.to_string(), one.noted_at));
    let promise = |(occasion, news): (String, Timestamp)| {
        let owed = owed_once(&RULE, history, news, DAYS, told(news), settings);
        Promise { occasion, never_folded: history.is_grave(), ..owed }
    };
    let police = history.police_news.iter().map(|(incident, news)| (incident.to_string(), *news));
    asked.chain(referred).chain(police).map(promise).collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{contact, history, owed};
    use super::*;
    use crate::codes::ContactResult;
    use crate::promises::{ContactSeen, RequestSeen};

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
        let spoke = |update_given| ContactSeen { at, update_given, ..contact(ContactResult::Spoke) };
        case.contacts = vec![spoke(false)];
        assert_eq!(owed(&RULE, &case)[0].kept, None, "they spoke, and not of this");
        case.contacts = vec![spoke(true)];
        assert_eq!(owed(&RULE, &case)[0].kept, Some(at));
        // The police charge somebody after that: it is told as well, and once more when they do more.
        let incident = alongside_gate::IncidentId::new(uuid::Uuid::max());
        let charged: Timestamp = "2026-05-19T10:00:00Z".parse().expect("a time");
        case.police_news = vec![(incident, charged)];
        let of_police = |case: &CaseHistory| {
            let all = owed(&RULE, case);
            all.into_iter().find(|one| one.occasion == incident.to_string()).expect("it is owed")
        };
        assert_eq!((of_police(&case).due.day().to_string(), of_police(&case).kept), ("2026-05-21".to_owned(), None));
        case.contacts.push(ContactSeen { at: charged, update_given: true, ..contact(ContactResult::Spoke) });
        assert_eq!(of_police(&case).kept, Some(charged));
        case.rhythm = Some(Rhythm::IWillRing);
        assert!(owed(&RULE, &case).is_empty());
    }
}
