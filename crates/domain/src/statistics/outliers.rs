use super::counts::{CannotCount, Counts, Interval, as_float};
use super::distributions::{poisson_limits, poisson_limits_of_mean, standard_errors};
use super::proportion::wilson;

/// The limits of charts of outliers (Public Health England, technical guide): of 1,000 areas that do not
/// differ, two lie outside.
pub const OUTLYING: f64 = 0.998;

/// Where an area lies beside what all of them come to together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlying {
    Above,
    Within,
    Below,
}

/// How a figure is counted: a proportion of people, each once, or a rate of events, perhaps several to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    Proportion,
    Rate,
}

/// Whether so many of so many people are more or fewer than chance explains where `average` of one person
/// is expected. Asked of the interval of the area: Wilson's where it happens to each once, exact Poisson
/// limits else. Nobody among nobody lies within.
pub fn outlying(counting: Counting, events: u64, people: u64, average: f64) -> Result<Outlying, CannotCount> {
    if people == 0 {
        return Err(CannotCount::Nobody);
    }
    let (interval, expected) = match counting {
        Counting::Proportion => (wilson(Counts::among(events, people)?, standard_errors(OUTLYING)?), average),
        Counting::Rate => {
            let (lower, upper) = poisson_limits(events, OUTLYING)?;
            (Interval { lower, upper }, average * as_float(people))
        }
    };
    Ok(if interval.lower > expected {
        Outlying::Above
    } else if interval.upper < expected {
        Outlying::Below
    } else {
        Outlying::Within
    })
}

/// From where to where the figure of so many people lies within the limits, for one person: the lines of a
/// chart. An area lies outside where its interval leaves out the average, and these are the same limits
/// looked at from the average.
pub fn outlying_limits(counting: Counting, people: u64, average: f64) -> Result<Interval, CannotCount> {
    if people == 0 {
        return Err(CannotCount::Nobody);
    }
    let people = as_float(people);
    Ok(match counting {
        Counting::Proportion => {
            let half = standard_errors(OUTLYING)? * (average * (1.0 - average) / people).sqrt();
            Interval { lower: (average - half).max(0.0), upper: (average + half).min(1.0) }
        }
        Counting::Rate => {
            let (lower, upper) = poisson_limits_of_mean(average * people, OUTLYING)?;
            Interval { lower: lower / people, upper: upper / people }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whoever_lies_outside_the_lines_is_said_to(people in 1u64..50_000, part in 0.0f64..1.0, average in 0.001f64..0.9) {
            for counting in [Counting::Proportion, Counting::Rate] {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no more than people")]
                let events = (as_float(people) * part * average * 2.0).min(as_float(people)) as u64;
                let limits = outlying_limits(counting, people, average).expect("people");
                let rate = as_float(events) / as_float(people);
                let near = [limits.lower, limits.upper].iter().any(|limit| (rate - limit).abs() < 1e-9 * limit.max(1e-3));
                let said = outlying(counting, events, people, average).expect("people");
                let drawn = if rate > limits.upper { Outlying::Above } else if rate < limits.lower { Outlying::Below } else { Outlying::Within };
                prop_assert!(near || said == drawn, "{counting:?} {events} of {people}, {average}: {said:?}, drawn {drawn:?}");
            }
        }
    }

    #[test]
    fn ten_of_a_hundred_lie_within_and_twenty_five_do_not() {
        // Half of the width is 3.0902 x sqrt(0.1 x 0.9 / 100).
        let limits = outlying_limits(Counting::Proportion, 100, 0.1).expect("people");
        assert!((limits.lower - 0.007_293).abs() < 1e-6 && (limits.upper - 0.192_707).abs() < 1e-6, "{limits:?}");
        let said = |events| outlying(Counting::Proportion, events, 100, 0.1).expect("people");
        assert_eq!([0, 1, 19, 20].map(said), [Outlying::Below, Outlying::Within, Outlying::Within, Outlying::Above]);
        // Ten are expected: one and fewer, or 22 and more, are less likely than 1 in 1,000 (Poisson).
        let said = |events| outlying(Counting::Rate, events, 100, 0.1).expect("people");
        assert_eq!(
            [1, 2, 3, 21, 22].map(said),
            [Outlying::Below, Outlying::Within, Outlying::Within, Outlying::Within, Outlying::Above]
        );
        assert_eq!(outlying(Counting::Proportion, 0, 0, 0.1), Err(CannotCount::Nobody));
    }
}
