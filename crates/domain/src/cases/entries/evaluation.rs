use super::{Before, CannotNote, Entry, said};
use crate::codes::{Agrees, AnsweredBy, Channel, EvaluationItem, Solved};
use crate::date_of;
use crate::facts::EvaluationNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// After closing the client is asked once what they think of us, and reminded
/// once. Whoever worked on the case sees that it was answered, not what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// By which safe way they were asked.
    pub asked_by: Option<Channel>,
    /// Why they are not asked: it would not be safe, or they do not want to be.
    pub not_asked: Option<Words>,
    pub remind_on: Date,
    pub reminded: bool,
    pub answers: Option<Answers>,
}

/// What they said. Every question may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    pub items: Vec<(EvaluationItem, Agrees)>,
    pub solved: Option<Solved>,
    pub good: Option<Words>,
    pub better: Option<Words>,
    /// How others dealt with them, compared with us.
    pub others: Option<Words>,
    pub by: Option<AnsweredBy>,
    /// The language it was written in, when that was not English.
    pub written_in: Option<String>,
}

impl Answers {
    pub fn is_empty(&self) -> bool {
        let words = [&self.good, &self.better, &self.others];
        self.items.is_empty() && self.solved.is_none() && words.iter().all(|words| words.is_none())
    }
}

/// With fewer answers, whoever knows the cases knows who said what.
pub const FEWEST_ANSWERS: usize = 5;

/// Days between asking and the one reminder.
pub const REMIND_AFTER: i64 = 14;

impl Entry for Evaluation {
    const KIND: &'static str = "evaluation";
    const BEGINS_WHEN_CLOSED: bool = true;
    const REPLACES: bool = true;

    fn due(&self) -> Option<Date> {
        Some(self.remind_on)
    }

    /// Answered, not to be asked, or reminded: nobody is asked a third time. An
    /// answer that comes later is taken all the same.
    fn ended(&self) -> bool {
        self.answers.is_some() || self.not_asked.is_some() || self.reminded
    }
}

impl Evaluation {
    /// They are asked; or it is written down why not.
    pub fn ask(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        asked_by: Option<Channel>,
        not_asked: Option<Words>,
        now: Timestamp,
    ) -> Result<EvaluationNoted, CannotNote> {
        if !before.closed {
            return Err(CannotNote::DoesNotFollow("how"));
        }
        if before.entry.is_some() || before.since_closing {
            return Err(CannotNote::Ended);
        }
        match &not_asked {
            Some(why) => said(why, "why-not")?,
            None if asked_by.is_none() => return Err(CannotNote::Missing("how")),
            None => {}
        }
        let today = date_of(now);
        let remind_on = today.checked_add(Span::new().days(REMIND_AFTER)).unwrap_or(today);
        let details = Self { asked_by, not_asked, remind_on, reminded: false, answers: None };
        Ok(EvaluationNoted { case, entry, details, noted_at: now })
    }

    /// The one reminder.
    pub fn remind(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        now: Timestamp,
    ) -> Result<EvaluationNoted, CannotNote> {
        before.open()?;
        let was = before.entry.clone().ok_or(CannotNote::Ended)?;
        Ok(EvaluationNoted { case, entry, details: Self { reminded: true, ..was }, noted_at: now })
    }

    /// They have answered: once.
    pub fn answer(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        answers: Answers,
        now: Timestamp,
    ) -> Result<EvaluationNoted, CannotNote> {
        let was = before.entry.clone().filter(|was| was.answers.is_none() && was.not_asked.is_none());
        let was = was.ok_or(CannotNote::Ended)?;
        if answers.is_empty() {
            return Err(CannotNote::Missing("answers"));
        }
        Ok(EvaluationNoted { case, entry, details: Self { answers: Some(answers), ..was }, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;

    #[test]
    fn they_are_asked_once_reminded_once_and_answer_once() {
        let (case, id) = ids();
        let closed = || Before::<Evaluation> { closed: true, ..first() };
        let ask = |before: &Before<Evaluation>, how| Evaluation::ask(before, case, id, how, None, now());
        assert_eq!(ask(&first(), Some(Channel::Call)).err(), Some(CannotNote::DoesNotFollow("how")), "it is open");
        assert_eq!(ask(&closed(), None).err(), Some(CannotNote::Missing("how")));
        let asked = ask(&closed(), Some(Channel::Call)).expect("they are asked").details;
        let again = Before { since_closing: true, ..closed() };
        assert_eq!(ask(&again, Some(Channel::Call)).err(), Some(CannotNote::Ended), "once since it was closed");
        assert_eq!(asked.remind_on.to_string(), "2026-12-09");
        assert_eq!(
            ask(&Before { closed: true, ..later(asked.clone()) }, Some(Channel::Call)).err(),
            Some(CannotNote::Ended)
        );
        let reminded = Evaluation::remind(&later(asked), case, id, now()).expect("they are reminded").details;
        assert!(reminded.ended());
        assert_eq!(Evaluation::remind(&later(reminded.clone()), case, id, now()).err(), Some(CannotNote::Ended));
        let answer = |before: &Before<Evaluation>, answers| Evaluation::answer(before, case, id, answers, now());
        assert_eq!(answer(&later(reminded.clone()), Answers::default()).err(), Some(CannotNote::Missing("answers")));
        let said = Answers { solved: Some(Solved::No), ..Answers::default() };
        let answered = answer(&later(reminded), said.clone()).expect("late answers count").details;
        assert_eq!(answer(&later(answered), said).err(), Some(CannotNote::Ended));
    }
}
