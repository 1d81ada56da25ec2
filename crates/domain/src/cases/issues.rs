use crate::codes::{ClientKind, IssueKind, IssueStanding, RefusalReason, Tenure};
use crate::facts::{CaseDescribed, IssueKept, RefusalNoted};
use crate::lists::{Chosen, Finer};
use crate::text::Words;
use alongside_gate::{CaseId, IssueId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One of the matters a case is about: each has its own agency and its own end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub kind: IssueKind,
    /// In a line.
    pub words: Words,
    /// The agency that has to act, if any.
    pub agency: Option<Words>,
    /// What the client wants to come of this one, in their words.
    #[serde(default)]
    pub wanted: Option<Words>,
    pub standing: IssueStanding,
    /// What came of it, once it has ended.
    pub ended: Option<Words>,
}

/// What is so of the whole case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    pub tenure: Option<Tenure>,
    /// The service's own word for it.
    #[serde(default)]
    pub tenure_finer: Option<Finer>,
    /// Whose case it is: one person's, a family's, a child's, a business's, a group's.
    #[serde(default)]
    pub kind: Option<ClientKind>,
    /// Why it is complex: a flag with its reason, never a kind.
    pub complex: Option<Words>,
}

/// Somebody else did not take it on: what is missing there is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub by: Words,
    pub reason: Chosen<RefusalReason>,
    pub words: Option<Words>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotKeepIssue {
    NoWords,
    /// An end needs a line what came of it.
    NoEnd,
    /// Nobody is named who refused.
    Nobody,
    /// The case is closed.
    Closed,
}

/// Writes down one of the matters of a case, new or changed.
pub fn keep_issue(
    case: CaseId,
    closed: bool,
    issue: IssueId,
    details: Issue,
    kept_at: Timestamp,
) -> Result<IssueKept, CannotKeepIssue> {
    if closed {
        Err(CannotKeepIssue::Closed)
    } else if details.words.is_empty() {
        Err(CannotKeepIssue::NoWords)
    } else if details.standing != IssueStanding::Open && details.ended.is_none() {
        Err(CannotKeepIssue::NoEnd)
    } else {
        Ok(IssueKept { case, issue, details, kept_at })
    }
}

/// How they live, and whether the case is complex.
pub const fn describe(case: CaseId, description: Description, described_at: Timestamp) -> CaseDescribed {
    CaseDescribed { case, description, described_at }
}

/// Somebody else did not take it on.
pub fn note_refusal(case: CaseId, refusal: Refusal, noted_at: Timestamp) -> Result<RefusalNoted, CannotKeepIssue> {
    if refusal.by.is_empty() { Err(CannotKeepIssue::Nobody) } else { Ok(RefusalNoted { case, refusal, noted_at }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_says_what_came_of_it() {
        let details = |words: &str, standing, ended: Option<&str>| Issue {
            kind: IssueKind::Housing,
            words: Words::new(words),
            wanted: None,
            agency: None,
            standing,
            ended: ended.map(Words::new),
        };
        let tried = |closed, details| {
            let (case, issue) = (CaseId::new(Default::default()), IssueId::new(Default::default()));
            keep_issue(case, closed, issue, details, Timestamp::UNIX_EPOCH).err()
        };
        assert_eq!(tried(false, details("A transfer", IssueStanding::Open, None)), None);
        assert_eq!(tried(false, details("", IssueStanding::Open, None)), Some(CannotKeepIssue::NoWords));
        assert_eq!(tried(false, details("A transfer", IssueStanding::Resolved, None)), Some(CannotKeepIssue::NoEnd));
        assert_eq!(tried(false, details("A transfer", IssueStanding::Resolved, Some("They moved"))), None);
        assert_eq!(tried(true, details("A transfer", IssueStanding::Open, None)), Some(CannotKeepIssue::Closed));
    }
}
