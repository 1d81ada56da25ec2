use super::one::Finding;
use super::words::figure_of;
use crate::statistics::{Interval, around, figure};

/// What became of a gap: the ratio now divided by the ratio then.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Between the two, from where to where, and whether that excludes chance.
    Found {
        /// The period of the edition before.
        since: String,
        then: f64,
        now: f64,
        factor: f64,
        interval: Interval,
        clear: bool,
        working: Vec<String>,
    },
    /// Why the two are not like with like.
    NotAlike(String),
    /// One of the two has no ratio.
    NoRatio,
}

impl Change {
    pub fn not_alike(&self) -> Option<&str> {
        if let Self::NotAlike(why) = self { Some(why) } else { None }
    }

    /// What became of the gap until a period, in words.
    pub fn sentence(&self, period: &str) -> String {
        let Self::Found { since, then, now, clear, .. } = self else {
            return "one of the two has no ratio.".to_owned();
        };
        let way = match (then.ln(), now.ln()) {
            _ if figure_of(*then) == figure_of(*now) => "The gap is about the same",
            (before, after) if before * after < 0.0 => "The gap is the other way round",
            (before, after) if after.abs() > before.abs() => "The gap is wider",
            _ => "The gap is narrower",
        };
        let chance = if *clear { "more than chance explains" } else { "but that change could be chance" };
        format!("from {} times ({since}) to {} times ({period}). {way}, {chance}.", figure_of(*then), figure_of(*now))
    }
}

/// The gap of a finding beside the same gap in an earlier edition.
pub fn change(then: &Finding, now: &Finding) -> Change {
    ratios(then, now).map_or(Change::NoRatio, |(before, after)| found(then.period.clone(), before, after))
}

type Gap = (f64, Interval);

fn ratios(then: &Finding, now: &Finding) -> Option<(Gap, Gap)> {
    let gap = |finding: &Finding| {
        let comparison = finding.comparison.as_ref()?;
        Some((comparison.ratio?, comparison.interval?))
    };
    Some((gap(then)?, gap(now)?))
}

fn found(since: String, (then, before): Gap, (now, after): Gap) -> Change {
    // Half the width on the logarithm is the standard error times the same number in both.
    let half = |interval: Interval| (interval.upper.ln() - interval.lower.ln()) / 2.0;
    let factor = now / then;
    let interval = around(factor, half(before).hypot(half(after)));
    let working = vec![format!(
        "{} divided by {}: {}. 95% interval, from the standard errors of both on the logarithm: {} to {}.",
        figure(now),
        figure(then),
        figure(factor),
        figure(interval.lower),
        figure(interval.upper)
    )];
    let clear = interval.lower > 1.0 || interval.upper < 1.0;
    Change::Found { since, then, now, factor, interval, clear, working }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_said_to_be_wider_or_narrower_on_either_side_of_one() {
        let gap = |ratio: f64| (ratio, Interval { lower: ratio * 0.9, upper: ratio * 1.1 });
        let says = |then: f64, now: f64| found("2024".to_owned(), gap(then), gap(now)).sentence("2025");
        assert_eq!(
            says(0.45, 0.36),
            "from 0.45 times (2024) to 0.36 times (2025). The gap is wider, more than chance explains."
        );
        assert!(says(2.0, 2.001).contains("The gap is about the same, but"));
        assert!(says(3.0, 2.0).contains("The gap is narrower, more than"));
        assert!(says(0.98, 1.02).contains("The gap is the other way round, but that change could be chance."));
    }
}
