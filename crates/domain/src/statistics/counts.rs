use std::fmt;

/// Events among people: stops among residents, exclusions among pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub events: u64,
    pub total: u64,
}

/// From where to where the true figure may lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub lower: f64,
    pub upper: f64,
}

/// Why nothing is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotCount {
    /// Nobody to count among.
    Nobody,
    /// More events than people.
    MoreThanAll,
    /// Certainty is more than none and less than all.
    NotAConfidence,
    /// A figure is for so many people, more than none.
    NotAMultiplier,
}

impl fmt::Display for CannotCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nobody => "There is nobody to count among: the total is 0.",
            Self::MoreThanAll => "There are more events than people. Check which column is which.",
            Self::NotAConfidence => "The confidence is a number between 0 and 1, like 0.95.",
            Self::NotAMultiplier => "A rate is for so many people: more than 0.",
        })
    }
}

impl Counts {
    /// Events among a total of whom each has at most one.
    pub fn among(events: u64, total: u64) -> Result<Self, CannotCount> {
        match (events, total) {
            (_, 0) => Err(CannotCount::Nobody),
            (events, total) if events > total => Err(CannotCount::MoreThanAll),
            _ => Ok(Self { events, total }),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "no service counts beyond 2^53 people")]
    pub fn share(self) -> f64 {
        self.events as f64 / self.total as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "no service counts beyond 2^53 people")]
    pub(super) const fn as_floats(self) -> (f64, f64) {
        (self.events as f64, self.total as f64)
    }
}

/// To four decimals, half away from nought, and no minus before a nought: as files of figures have it.
pub fn to_four(value: f64) -> f64 {
    let rounded = (value * 1e4).round() / 1e4;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// A figure in a sentence, to four decimals, without ends of noughts.
pub fn figure(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
