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
    /// More than anything that is counted among people.
    TooMany,
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
            Self::TooMany => "This is more than all people on Earth. Check which figure is which.",
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

    pub fn share(self) -> f64 {
        as_float(self.events) / as_float(self.total)
    }

    pub(super) const fn as_floats(self) -> (f64, f64) {
        (as_float(self.events), as_float(self.total))
    }
}

/// A count to be worked with.
#[expect(clippy::cast_precision_loss, reason = "no service counts beyond 2^53 people")]
pub const fn as_float(count: u64) -> f64 {
    count as f64
}

/// To four decimals, half away from nought, and no minus before a nought: as files of figures have it. What
/// division has made a hair less than a half is a half: 138 of 1,600 are 0.08625, and 0.0863.
pub fn to_four(value: f64) -> f64 {
    let scaled = value * 1e4;
    // Of larger figures four decimals are not certain anyway.
    let nudged = if scaled.abs() < 1e11 { scaled * (1.0 + A_HAIR) } else { scaled };
    let rounded = if nudged.is_finite() { nudged.round() / 1e4 } else { value };
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// More than what a few steps of arithmetic are off, and far less than anybody can see.
const A_HAIR: f64 = 1e-14;

/// A figure in a sentence, to four decimals, without ends of noughts.
pub fn figure(value: f64) -> String {
    let mut text = quick(value).unwrap_or_else(|| format!("{:.4}", to_four(value)));
    let end = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(end);
    if text == "-0" { "0".to_owned() } else { text }
}

/// The same by whole numbers, many times sooner; nothing where the last figure is not certain.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "under 2 to the 53rd, and not negative")]
fn quick(value: f64) -> Option<String> {
    let scaled = value.abs() * 1e4;
    let near_the_middle = (scaled.fract() - 0.5).abs() < 1e-4;
    if scaled.is_nan() || scaled >= 1e11 || near_the_middle {
        return None;
    }
    let mut left = scaled.round() as u64;
    // From the end: four decimals, a point, the rest, a sign.
    let mut signs = [0u8; 20];
    let mut at = signs.len();
    let mut put = |sign: u8| {
        at -= 1;
        signs[at] = sign;
    };
    for place in 0.. {
        if place > 4 && left == 0 {
            break;
        }
        if place == 4 {
            put(b'.');
        }
        put(b'0' + (left % 10) as u8);
        left /= 10;
    }
    if value.is_sign_negative() {
        put(b'-');
    }
    String::from_utf8(signs[at..].to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_writes_what_the_slow_one_does(value in -1e8f64..1e8, small in -10f64..10.0, places in 0i32..7) {
            let short = (value * 10f64.powi(places)).round() / 10f64.powi(places);
            for one in [value, small, short, small / 1e4] {
                if let Some(text) = quick(one) {
                    prop_assert_eq!(text, format!("{one:.4}"));
                }
            }
        }
    }

    #[test]
    fn a_half_goes_away_from_nought_whatever_division_has_made_of_it() {
        let share = |part: f64, whole: f64| part / whole;
        let ratio = share(684.0, 1600.0) / share(64.0, 160.0);
        let less = (share(531.0, 2000.0) - share(2115.0, 3200.0)) * 100.0;
        let rates = share(8185.0, 12800.0) / share(20.0, 8000.0);
        let all = [share(138.0, 1600.0), share(23.0, 640.0) * 100.0, share(1.0, 2e6) * 100.0, ratio, less, rates];
        assert_eq!(all.map(to_four), [0.0863, 3.5938, 0.0001, 1.0688, -39.5438, 255.7813]);
        assert_eq!(all.map(figure), ["0.0863", "3.5938", "0.0001", "1.0688", "-39.5438", "255.7813"]);
        assert_eq!([0.086_249_9, -0.000_049_9, 1e10, 1e15, 1e306].map(to_four), [0.0862, 0.0, 1e10, 1e15, 1e306]);
    }

    #[test]
    fn figures_end_where_they_say_nothing_more() {
        let written: Vec<String> =
            [0.0, -0.00001, 1.0, 0.25, 2.00006, 1e300, f64::NAN, 12_345.678_94].into_iter().map(figure).collect();
        assert_eq!(written[..4], ["0", "0", "1", "0.25"]);
        assert_eq!((written[4].as_str(), written[6].as_str(), written[7].as_str()), ("2.0001", "NaN", "12345.6789"));
        assert!(written[5].starts_with('1') && written[5].len() == 301);
    }
}
