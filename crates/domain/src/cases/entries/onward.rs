use super::{Before, CannotNote, Entry, come, not_gone, said};
use crate::agencies::is_same;
use crate::codes::OnwardStage;
use crate::date_of;
use crate::facts::OnwardNoted;
use crate::text::Words;
use alongside_gate::{AgencyId, CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A client referred to somebody else, or pointed there. Referring passes
/// something on, with their yes to the very words; pointing passes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Onward {
    /// As it was called that day; the list may call it otherwise later.
    pub agency: Words,
    pub listed: Option<AgencyId>,
    /// What for.
    pub why: Words,
    /// Every word that went. Nothing, when they were only pointed there.
    pub text: Option<Words>,
    /// How they agreed to these words, and in which language they heard them.
    pub agreed: Option<Words>,
    pub stage: OnwardStage,
    /// By when we hear from them.
    pub answer_by: Date,
    pub heard: Vec<Word>,
}

/// What was heard of it since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub on: Date,
    pub stage: OnwardStage,
    pub words: Option<Words>,
}

impl Entry for Onward {
    const KIND: &'static str = "onward_referral";

    fn due(&self) -> Option<Date> {
        Some(self.answer_by)
    }

    fn ended(&self) -> bool {
        use OnwardStage::{Done, NothingCame, Pointed, Refused};
        matches!(self.stage, Refused | Done | NothingCame | Pointed)
    }

    fn found_by(&self) -> Vec<&Words> {
        vec![&self.agency, &self.why]
    }
}

impl Onward {
    /// Sent or pointed; or what was heard of it since: received, accepted or
    /// refused, and done. Never to one behind a wall, by whatever spelling.
    pub fn note(
        before: &Before<Self>,
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<OnwardNoted, CannotNote> {
        use OnwardStage::{Accepted, Done, NothingCame, Pointed, Received, Refused, Sent};
        before.open()?;
        said(&details.agency, "agency")?;
        said(&details.why, "why")?;
        // What has gone is gone: what is heard of it may still be written down.
        if before.entry.is_none() && before.walled.iter().any(|name| is_same(name, details.agency.as_str())) {
            return Err(CannotNote::Walled);
        }
        let was = before.entry.as_ref().map(|one| one.stage);
        let follows = matches!(
            (was, details.stage),
            (None, Sent | Pointed)
                | (Some(Sent), Received)
                | (Some(Sent | Received), Accepted | Refused | NothingCame)
                | (Some(Accepted), Done | NothingCame | Refused)
        );
        if !follows {
            return Err(CannotNote::DoesNotFollow("stage"));
        }
        if was.is_none() && details.stage == Sent {
            said(details.text.as_ref().unwrap_or(&Words::default()), "text")?;
            said(details.agreed.as_ref().unwrap_or(&Words::default()), "agreed")?;
        }
        let today = date_of(now);
        if let Some(last) = details.heard.last() {
            come(last.on, today, "on")?;
            if last.words.is_none() && matches!(last.stage, Refused | NothingCame | Done) {
                return Err(CannotNote::Missing("words"));
            }
        }
        if !details.ended() {
            not_gone(details.answer_by, today, "answer-by")?;
        }
        Ok(OnwardNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;
    use OnwardStage::{Accepted, Done, NothingCame, Pointed, Received, Refused, Sent};
    use jiff::civil::date;

    fn to(agency: &str, stage: OnwardStage) -> Onward {
        let words = |text: &str| Words::new(text).some();
        Onward {
            agency: Words::new(agency),
            listed: None,
            why: Words::new("Legal advice"),
            text: words("Her name and number."),
            agreed: words("Yes, on the phone, in Urdu"),
            stage,
            answer_by: date(2026, 12, 2),
            heard: Vec::new(),
        }
    }

    #[test]
    fn a_wall_put_up_later_does_not_keep_it_open_for_ever() {
        let (case, id) = ids();
        let refused = Onward {
            heard: vec![Word { on: date(2026, 11, 25), stage: Refused, words: Words::new("No").some() }],
            ..to("Bridge Road School", Refused)
        };
        let before = later(to("Bridge Road School", Sent));
        assert!(Onward::note(&before, case, id, refused, now()).is_ok());
    }

    #[test]
    fn nothing_goes_without_their_yes_to_the_words_and_never_through_a_wall() {
        let (case, id) = ids();
        let tried = |before: &Before<Onward>, one: Onward| Onward::note(before, case, id, one, now()).err();
        assert_eq!(tried(&first(), to("Law Centre", Sent)), None);
        assert_eq!(tried(&first(), to("bridge road SCHOOL", Sent)), Some(CannotNote::Walled));
        assert_eq!(tried(&first(), Onward { agreed: None, ..to("A", Sent) }), Some(CannotNote::Missing("agreed")));
        assert_eq!(tried(&first(), Onward { text: None, ..to("A", Sent) }), Some(CannotNote::Missing("text")));
        let pointed = Onward { text: None, agreed: None, ..to("A", Pointed) };
        assert_eq!(tried(&first(), pointed), None);
        let way = [Sent, Received, Accepted];
        for pair in way.windows(2) {
            assert_eq!(tried(&later(to("A", pair[0])), to("A", pair[1])), None);
        }
        let heard = |stage, words: &str| {
            let heard = vec![Word { on: date(2026, 11, 25), stage, words: Words::new(words).some() }];
            Onward { heard, ..to("A", stage) }
        };
        assert_eq!(tried(&later(to("A", Accepted)), heard(Done, "")), Some(CannotNote::Missing("words")));
        assert_eq!(tried(&later(to("A", Accepted)), heard(Done, "They have a solicitor")), None);
        assert_eq!(tried(&later(to("A", Sent)), to("A", Done)), Some(CannotNote::DoesNotFollow("stage")));
        for over in [Refused, NothingCame, Done] {
            assert_eq!(tried(&later(to("A", over)), to("A", Received)), Some(CannotNote::Ended));
        }
    }
}
