use super::super::editions::Report;
use jiff::Span;
use serde::{Deserialize, Serialize};

/// A report to whoever watches over the scorecard, once or again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheduled {
    pub report: Report,
    /// Months from one to the next.
    pub every: Option<u8>,
}

/// The report that follows one that was given, from the day it was due.
pub fn after(given: &Scheduled) -> Option<Scheduled> {
    given.report.given?;
    let every = given.every.filter(|months| *months > 0)?;
    let due = given.report.due.checked_add(Span::new().months(every)).ok()?;
    Some(Scheduled { report: Report { to: given.report.to.clone(), due, given: None }, every: Some(every) })
}
