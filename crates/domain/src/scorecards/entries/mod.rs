//! What is asked, said and agreed around an edition. It goes on after the edition is published;
//! what is published has what stood on that day.

mod comment;
mod frozen;
mod keeping;
mod report;
mod request;
mod response;

pub use comment::{COMMENT_IN, CannotComment, Said, Standing, comment};
pub use frozen::{actions_of, freeze};
pub use keeping::{
    LONGEST, LONGEST_LINE, WrongField, note_entry, note_without_file, remove_entry, withdraw_medium, wrong_with_entry,
};
pub use report::{Scheduled, after as report_after};
pub use request::answer_due;
pub use response::{Asked, CannotAnswer, LINK_DAYS, answer};

use super::editions::{Action, Launch, Medium, Request};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One thing that is asked, said or agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    Response(Asked),
    Comment(Said),
    Action(Action),
    Request(Request),
    Report(Scheduled),
    Medium(Medium),
    Launch(Launch),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    Response,
    Comment,
    Action,
    Request,
    Report,
    Medium,
    Launch,
}

impl EntryKind {
    pub const ALL: [Self; 7] =
        [Self::Response, Self::Comment, Self::Action, Self::Request, Self::Report, Self::Launch, Self::Medium];

    /// The word it has in addresses and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Comment => "comment",
            Self::Action => "action",
            Self::Request => "request",
            Self::Report => "report",
            Self::Medium => "medium",
            Self::Launch => "launch",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Entry {
    pub const fn kind(&self) -> EntryKind {
        match self {
            Self::Response(_) => EntryKind::Response,
            Self::Comment(_) => EntryKind::Comment,
            Self::Action(_) => EntryKind::Action,
            Self::Request(_) => EntryKind::Request,
            Self::Report(_) => EntryKind::Report,
            Self::Medium(_) => EntryKind::Medium,
            Self::Launch(_) => EntryKind::Launch,
        }
    }

    /// The day until which something about it is owed, by us or by others; nothing once it is done.
    pub fn due(&self) -> Option<Date> {
        match self {
            Self::Response(asked) => asked.response.answered.is_none().then_some(asked.response.due),
            Self::Comment(said) => said.due(),
            Self::Action(action) => action.done.is_none().then_some(action.due),
            Self::Request(request) => request.answered.is_none().then_some(request.due),
            Self::Report(report) => report.report.given.is_none().then_some(report.report.due),
            Self::Launch(launch) => (!launch.has_been()).then_some(launch.on),
            Self::Medium(_) => None,
        }
    }

    /// Whether readers may see it: a comment only once somebody has read it.
    pub fn is_shown(&self) -> bool {
        !matches!(self, Self::Comment(said) if said.standing != Standing::Shown)
    }

    /// The measure it is about, if about one.
    pub fn measure(&self) -> Option<&str> {
        match self {
            Self::Response(asked) => Some(&asked.response.measure),
            Self::Comment(said) => said.comment.measure.as_deref(),
            Self::Action(action) => action.measure.as_deref(),
            Self::Request(_) | Self::Report(_) | Self::Medium(_) | Self::Launch(_) => None,
        }
    }
}

#[cfg(test)]
mod tests;
