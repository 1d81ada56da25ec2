//! After closing the client is asked within five working days what they think
//! of us, once, and reminded once.

use super::{CaseHistory, OwedTo, Promise, Rule, Settings, come_back, owed_once};
use crate::cases::entries::{Entry, Evaluation};

pub const RULE: Rule = Rule {
    id: "ask_evaluation",
    version: 1,
    name: "Ask what they think of us",
    authority: "Greenwich process, step 6: the client evaluates the service; client charter IX",
    owed_to: OwedTo::Client,
    of_case: Some(of_case),
    of_referral: None,
};

fn of_case(history: &CaseHistory, settings: Settings<'_>) -> Vec<Promise> {
    let Some(closed) = history.closed_at else { return Vec::new() };
    let asked = history.entries.iter().filter(|one| one.kind == Evaluation::KIND && one.made_at >= closed);
    let first = owed_once(&RULE, history, closed, 5, asked.map(|one| one.made_at).min(), settings);
    // Each closing asks anew; the reminder goes with what was asked since.
    let first = Promise { occasion: closed.as_second().to_string(), ..first };
    let since =
        |one: &Promise| history.entries.iter().any(|e| e.entry.to_string() == one.occasion && e.made_at >= closed);
    let reminders = come_back(&RULE, Evaluation::KIND, history).into_iter().filter(since);
    std::iter::once(first).chain(reminders.map(|one| Promise { waiting: true, ..one })).collect()
}

#[cfg(test)]
mod tests {
    use super::super::first_contact::tests::{history, owed};
    use super::*;
    use crate::promises::EntrySeen;

    #[test]
    fn it_is_owed_from_closing_and_the_reminder_from_asking() {
        let mut case = history(vec![]);
        assert!(owed(&RULE, &case).is_empty());
        // A Friday: five working days later is the next Friday.
        case.closed_at = Some("2026-11-20T10:00:00Z".parse().expect("a time"));
        let all = owed(&RULE, &case);
        assert_eq!(
            all.iter().map(|one| (one.due.day().to_string(), one.kept)).collect::<Vec<_>>(),
            [("2026-11-27".to_owned(), None)]
        );
        let made_at = "2026-11-24T10:00:00Z".parse().expect("a time");
        case.entries = vec![EntrySeen {
            kind: Evaluation::KIND.to_owned(),
            entry: alongside_gate::EntryId::new(Default::default()),
            due: jiff::civil::date(2026, 12, 8),
            owner: None,
            made_at,
            noted_at: made_at,
            ended_at: None,
        }];
        let all = owed(&RULE, &case);
        assert_eq!(all.iter().map(|one| one.kept).collect::<Vec<_>>(), [Some(made_at), None]);
    }
}
