use crate::agencies::is_same;
use crate::codes::{Asking, Channel, RequestEnd};
use crate::facts::{AgencyAsked, AgencyChased, AgencyRequestEnded};
use crate::text::Words;
use alongside_gate::{AgencyId, CaseId, RequestId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something an agency was asked for, on behalf of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyRequest {
    /// As it was called that day; the list may call it otherwise later.
    pub agency: Words,
    pub listed: Option<AgencyId>,
    /// Whom to ask for there.
    pub officer: Option<Words>,
    pub what: Words,
    pub asking: Asking,
    pub channel: Channel,
    pub chases: Vec<Chase>,
    pub end: Option<(RequestEnd, Words)>,
}

/// They were reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chase {
    pub on: Date,
    pub words: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAsk {
    NoAgency,
    NothingAsked,
    /// An answer is expected by a day that has gone.
    InThePast,
    /// How they were reminded, or what they answered, is not said.
    NoWords,
    /// They have answered, or nobody asks any more.
    Ended,
    /// The case is closed.
    Closed,
    /// The client has chosen that nothing goes to them.
    Walled,
}

/// An agency is asked for something, with a day by which it should answer. Never
/// one behind a wall, by whatever spelling.
pub fn ask_agency(
    case: CaseId,
    closed: bool,
    walled: &[String],
    request: RequestId,
    asked: AgencyRequest,
    answer_by: Date,
    now: Timestamp,
) -> Result<AgencyAsked, CannotAsk> {
    if closed {
        Err(CannotAsk::Closed)
    } else if asked.agency.is_empty() {
        Err(CannotAsk::NoAgency)
    } else if walled.iter().any(|name| is_same(name, asked.agency.as_str())) {
        Err(CannotAsk::Walled)
    } else if asked.what.is_empty() {
        Err(CannotAsk::NothingAsked)
    } else if answer_by < crate::date_of(now) {
        Err(CannotAsk::InThePast)
    } else {
        Ok(AgencyAsked { case, request, asked, answer_by, asked_at: now })
    }
}

/// They are reminded, and have until another day.
pub fn chase_agency(
    case: CaseId,
    request: RequestId,
    ended: bool,
    words: Words,
    answer_by: Date,
    now: Timestamp,
) -> Result<AgencyChased, CannotAsk> {
    if ended {
        Err(CannotAsk::Ended)
    } else if words.is_empty() {
        Err(CannotAsk::NoWords)
    } else if answer_by < crate::date_of(now) {
        Err(CannotAsk::InThePast)
    } else {
        Ok(AgencyChased { case, request, words, answer_by, chased_at: now })
    }
}

/// They answered, or nobody asks any more, with a line what came of it.
pub fn end_request(
    case: CaseId,
    request: RequestId,
    ended: bool,
    end: RequestEnd,
    words: Words,
    now: Timestamp,
) -> Result<AgencyRequestEnded, CannotAsk> {
    if ended {
        Err(CannotAsk::Ended)
    } else if words.is_empty() {
        Err(CannotAsk::NoWords)
    } else {
        Ok(AgencyRequestEnded { case, request, end, words, ended_at: now })
    }
}

/// Who is asked next, when they do not answer: each time somebody higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// The officer again.
    Officer,
    /// Their manager.
    Manager,
    /// A complaint to the agency, with the client's yes.
    Complaint,
    /// Our own manager, to the head of theirs, a councillor or an ombudsman.
    Head,
}

impl Rung {
    pub const fn after(chases: usize) -> Self {
        match chases {
            0 => Self::Officer,
            1 => Self::Manager,
            2 => Self::Complaint,
            _ => Self::Head,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn asked() -> AgencyRequest {
        AgencyRequest {
            agency: Words::new("Tidewater Homes"),
            listed: None,
            officer: None,
            what: Words::new("Move the bins"),
            asking: Asking::Agreed,
            channel: Channel::Email,
            chases: Vec::new(),
            end: None,
        }
    }

    #[test]
    fn whoever_is_asked_for_what_and_by_when_is_said() {
        let now: Timestamp = "2026-11-25T10:00:00Z".parse().expect("a time");
        let (case, id) = (CaseId::new(Default::default()), RequestId::new(Default::default()));
        let tried =
            |closed, asked, by| ask_agency(case, closed, &["Bridge Road School".to_owned()], id, asked, by, now).err();
        let soon = date(2026, 12, 2);
        assert_eq!(tried(false, asked(), soon), None);
        assert_eq!(tried(true, asked(), soon), Some(CannotAsk::Closed));
        assert_eq!(
            tried(false, AgencyRequest { agency: Words::default(), ..asked() }, soon),
            Some(CannotAsk::NoAgency)
        );
        assert_eq!(
            tried(false, AgencyRequest { what: Words::default(), ..asked() }, soon),
            Some(CannotAsk::NothingAsked)
        );
        assert_eq!(tried(false, asked(), date(2026, 11, 24)), Some(CannotAsk::InThePast));
        let walled = AgencyRequest { agency: Words::new("bridge road SCHOOL"), ..asked() };
        assert_eq!(tried(false, walled, soon), Some(CannotAsk::Walled));
        let chase = |ended, words: &str, by| chase_agency(case, id, ended, Words::new(words), by, now).err();
        assert_eq!((chase(false, "rang", soon), chase(true, "rang", soon)), (None, Some(CannotAsk::Ended)));
        assert_eq!(chase(false, "", soon), Some(CannotAsk::NoWords));
        let end = |ended, words: &str| end_request(case, id, ended, RequestEnd::Answered, Words::new(words), now).err();
        assert_eq!((end(false, "They will"), end(true, "They will")), (None, Some(CannotAsk::Ended)));
    }

    #[test]
    fn the_ladder_goes_up() {
        assert_eq!([0, 1, 2, 9].map(Rung::after), [Rung::Officer, Rung::Manager, Rung::Complaint, Rung::Head]);
    }
}
