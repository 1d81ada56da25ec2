use super::one::Finding;
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
