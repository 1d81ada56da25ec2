use super::super::editions::Comment;
use crate::calendars::{BankHolidays, after};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a resident said of an edition. Nothing of who they are is asked or kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// As it is shown: what tells who somebody is has been taken out.
    pub comment: Comment,
    pub standing: Standing,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nobody has read it yet.
    Waiting,
    Shown,
    NotShown {
        why: String,
    },
}

/// Working days in which somebody reads a comment.
pub const COMMENT_IN: u32 = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotComment {
    NothingSaid,
    TooLong,
}

/// The longest comment, in characters.
const LONGEST: usize = 3_000;

impl Said {
    /// It as somebody keeps it who has read it: that its words are no longer those that came in stands with it.
    pub fn after(mut self, before: &Self) -> Self {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.comment.changed = before.comment.changed || plain(&before.comment.says) != plain(&self.comment.says);
        self
    }

    /// By when somebody reads it, unless they have.
    pub fn due(&self) -> Option<Date> {
        let by = || after(self.comment.said, COMMENT_IN, BankHolidays::published());
        (self.standing == Standing::Waiting).then(|| by().map_or(self.comment.said, |reached| reached.date))
    }
}

/// A comment as it comes in: it waits until somebody has read it.
pub fn comment(measure: Option<String>, says: &str, today: Date) -> Result<Said, CannotComment> {
    let says = says.trim().replace("\r\n", "\n");
    if says.is_empty() {
        return Err(CannotComment::NothingSaid);
    }
    if says.chars().count() > LONGEST {
        return Err(CannotComment::TooLong);
    }
    Ok(Said {
        comment: Comment { measure, said: today, says, changed: false, answer: String::new() },
        standing: Standing::Waiting,
    })
}
