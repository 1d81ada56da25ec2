use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tuesday 24 November 2026, eleven in the morning in London.
pub const WORKING_TUESDAY: &str = "2026-11-24T11:00:00Z";

/// A clock that moves when it is told to.
#[derive(Clone, Debug)]
pub struct StoppedClock(Arc<AtomicI64>);

impl StoppedClock {
    pub fn at(text: &str) -> Self {
        let at: Timestamp = text.parse().expect("tests write times that can be read");
        Self(Arc::new(AtomicI64::new(at.as_microsecond())))
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).expect("within the range of time")
    }

    pub fn advance(&self, by: SignedDuration) {
        let micros = i64::try_from(by.as_micros()).expect("tests do not last for ages");
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}
