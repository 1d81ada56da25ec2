use super::super::measures::{Area, Definition, Kind};
use super::super::publishing::{Published, PublishedBlock, PublishedPair, Shown};
use super::super::source::{EVERYONE_ELSE, NOBODY};
use crate::statistics::{
    Counts, Interval, UNRELIABLE, as_float, figure, proportion, rate, rate_ratio, relative_likelihood, standard_errors,
    two_sided,
};
use serde::Serialize;

/// A group in an area in a period.
#[derive(Clone, Debug)]
pub struct Finding {
    pub area: Area,
    pub period: String,
    pub group: String,
    pub shown: PublishedPair,
    pub estimate: Option<Estimate>,
    /// None for the group that others are compared with.
    pub comparison: Option<Comparison>,
    pub verdict: Verdict,
    /// Why nothing is said of a gap whose ratio alone would be clear.
    pub too_close: Option<TooClose>,
    /// Fewer events than make a figure reliable.
    pub unreliable: bool,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

/// A rate, for as many people as the measure says, from where to where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub rate: f64,
    /// None where the source has published no counts.
    pub interval: Option<Interval>,
    pub method: &'static str,
}

/// A group beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub with: String,
    /// The figure of those, in as many people as the measure says.
    pub beside: f64,
    /// How many times as likely; none where a cell is empty.
    pub ratio: Option<f64>,
    pub interval: Option<Interval>,
    pub method: &'static str,
    /// In as many people as the measure says.
    pub difference: f64,
    pub difference_interval: Option<Interval>,
    /// How likely a ratio so far from 1 is by chance alone.
    pub chance: Option<f64>,
}

/// What may be said of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The interval of the ratio lies over 1.
    Higher,
    /// The interval of the ratio lies under 1.
    Lower,
    /// The interval includes 1: it could be chance.
    NotClear,
    /// It is the group others are compared with.
    Reference,
    /// A count is hidden or not available.
    NotShown,
    /// Nobody, or nobody it happened to: there is no ratio.
    NoRatio,
    /// The source publishes no counts, and nobody can say what is chance.
    NotJudged,
}

/// Why nothing is said of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooClose {
    /// The difference between the rates may be nought.
    Difference,
    /// The source rounds its counts.
    Rounding,
}

impl TooClose {
    pub const fn words(self) -> &'static str {
        match self {
            Self::Difference => "The ratio alone would be clear and the difference is not: too close to say.",
            Self::Rounding => "The source rounds its counts, and that alone could make this gap.",
        }
    }
}

/// The intervals of the scorecard are of 95 in a hundred.
pub const CONFIDENCE: f64 = 0.95;

/// Every group of a measure.
pub fn findings(measure: &Published) -> Vec<Finding> {
    measure.blocks.iter().flat_map(|block| of_block(&measure.definition, block)).collect()
}

fn of_block(definition: &Definition, block: &PublishedBlock) -> Vec<Finding> {
    let everybody = block.everybody.iter().map(|pair| ("Everybody", *pair));
    let alone = block.groups.is_empty();
    let groups = block.groups.iter().map(|(name, pair)| (name.as_str(), *pair)).chain(everybody.filter(|_| alone));
    groups
        .map(|(name, pair)| {
            let is_reference = name.eq_ignore_ascii_case(&definition.reference);
            let reference = match definition.reference.as_str() {
                _ if is_reference || alone => None,
                NOBODY => None,
                _ if definition.kind == Kind::Part => None,
                EVERYONE_ELSE => Some((EVERYONE_ELSE, everyone_else(block, name))),
                with => Some((
                    with,
                    block
                        .groups
                        .iter()
                        .find(|(other, _)| other.eq_ignore_ascii_case(with))
                        .map(|(_, pair)| *pair)
                        .unwrap_or_default(),
                )),
            };
            finding(definition, block, (name, pair), reference, is_reference)
        })
        .collect()
}

/// All but one group together, where every one of them is shown.
fn everyone_else(block: &PublishedBlock, group: &str) -> PublishedPair {
    let others = block.groups.iter().filter(|(name, _)| name != group);
    let sum = |of: fn(&PublishedPair) -> Option<Shown>| {
        others.clone().map(|(_, pair)| of(pair)?.count()).sum::<Option<u64>>()
    };
    // Sums of shown counts stand for counts; nothing hidden is in them.
    let shown = |of: fn(&PublishedPair) -> Option<Shown>| sum(of).map(Shown::Sum);
    PublishedPair { events: shown(|pair| pair.events), total: shown(|pair| pair.total), ..PublishedPair::default() }
}

/// Counts that may be worked with: shown ones, or sums of shown ones.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub events: u64,
    pub total: u64,
}

fn finding(
    definition: &Definition,
    block: &PublishedBlock,
    (group, pair): (&str, PublishedPair),
    reference: Option<(&str, PublishedPair)>,
    is_reference: bool,
) -> Finding {
    let own = known(pair);
    let mut one = Finding {
        area: block.area.clone(),
        period: block.period.clone(),
        group: group.to_owned(),
        shown: pair,
        estimate: None,
        comparison: None,
        verdict: if is_reference { Verdict::Reference } else { Verdict::NotShown },
        too_close: None,
        unreliable: false,
        working: Vec::new(),
        cautions: Vec::new(),
    };
    if definition.kind == Kind::Average {
        return average(one, reference);
    }
    if definition.kind == Kind::Count {
        if let Some(count) = one.shown.events.and_then(Shown::count) {
            one.estimate = Some(Estimate { rate: as_float(count), interval: None, method: "as published" });
            one.verdict = Verdict::NotJudged;
            one.working.push(format!("{count}, as its source has published it."));
        }
        return one;
    }
    let Some(own) = own else {
        one.working.push("A count is hidden or not available, so that nothing is worked out from it.".to_owned());
        return one;
    };
    let per = as_float(definition.per);
    one.unreliable = own.events < UNRELIABLE;
    match definition.kind {
        Kind::Share | Kind::Part => {
            let counts = Counts::among(own.events, own.total);
            if let Ok(found) = counts.and_then(|counts| proportion(counts, CONFIDENCE)) {
                let interval = Interval { lower: found.wilson.lower * per, upper: found.wilson.upper * per };
                one.estimate = Some(Estimate { rate: found.share * per, interval: Some(interval), method: "Wilson" });
                one.working.push(format!(
                    "{} of {} {}, times {}: {}.",
                    own.events,
                    own.total,
                    definition.who,
                    definition.per,
                    figure(found.share * per)
                ));
                one.working.push(format!(
                    "95% interval (Wilson): {} to {}.",
                    figure(interval.lower),
                    figure(interval.upper)
                ));
            }
        }
        _ => {
            if let Ok(found) = rate(own.events, own.total, per, CONFIDENCE) {
                let method = if found.exact_is_better { "exact Poisson" } else { "Byar" };
                let interval = found.recommended();
                one.estimate = Some(Estimate { rate: found.rate, interval: Some(interval), method });
                one.working.push(format!(
                    "{} for {} {}, times {}: {}.",
                    own.events,
                    own.total,
                    definition.who,
                    definition.per,
                    figure(found.rate)
                ));
                one.working.push(format!(
                    "95% interval ({method}): {} to {}.",
                    figure(interval.lower),
                    figure(interval.upper)
                ));
            }
        }
    }
    if one.estimate.is_none() {
        one.verdict = if is_reference { Verdict::Reference } else { Verdict::NoRatio };
        one.working.push("There is nobody to count among.".to_owned());
        return one;
    }
    let Some((with, other)) = reference else {
        if !is_reference {
            one.verdict = Verdict::NotJudged;
        }
        return one;
    };
    let Some(other) = known(other) else {
        one.working
            .push(format!("The count of {with} is hidden or not available, so that nothing is compared with it."));
        return one;
    };
    one.unreliable |= other.events < UNRELIABLE;
    compare(definition, &mut one, own, with, other);
    one
}

fn compare(definition: &Definition, one: &mut Finding, own: Known, with: &str, other: Known) {
    let Some((comparison, working)) = against(definition, own, with, other) else {
        one.verdict = Verdict::NoRatio;
        one.working.push(format!("There is nobody to count among in {with}."));
        return;
    };
    one.verdict = match comparison.interval {
        None => Verdict::NoRatio,
        Some(interval) if interval.lower > 1.0 => Verdict::Higher,
        Some(interval) if interval.upper < 1.0 => Verdict::Lower,
        Some(_) => Verdict::NotClear,
    };
    one.working.extend(working);
    // Katz's interval is narrow where nearly everybody is counted: both ways to ask must agree.
    let apart = comparison.difference_interval.is_none_or(|one| one.lower > 0.0 || one.upper < 0.0);
    if matches!(one.verdict, Verdict::Higher | Verdict::Lower) && !apart {
        one.verdict = Verdict::NotClear;
        one.too_close = Some(TooClose::Difference);
        one.cautions.push(
            "The interval of the ratio leaves 1 out and that of the difference does not leave 0 out: too close to say."
                .to_owned(),
        );
    }
    if comparison.ratio.is_none() {
        one.cautions
            .push("A count is 0, so that there is no ratio. The counts and the difference are shown.".to_owned());
    }
    if one.unreliable {
        one.cautions.push(format!("Fewer than {UNRELIABLE} in a group: the figure is unreliable."));
    }
    let off = definition.rounded_to / 2;
    if off > 0 && matches!(one.verdict, Verdict::Higher | Verdict::Lower) {
        let up = one.verdict == Verdict::Higher;
        let moved = |count: u64, more: bool| if more { count + off } else { count.saturating_sub(off) };
        // Both sides of both rates, each as far off as it may be.
        let off_by = |known: Known, more: bool| {
            let total = moved(known.total, !more);
            Known { events: moved(known.events, more).min(total), total }
        };
        let extreme = against(definition, off_by(own, !up), with, off_by(other, up));
        let still = extreme
            .and_then(|(found, _)| found.interval)
            .is_some_and(|interval| if up { interval.lower > 1.0 } else { interval.upper < 1.0 });
        let rounded = definition.rounded_to;
        if still {
            one.working.push(format!(
                "The source rounds to {rounded}. Counts {off} off, and {off} more or fewer to be among, leave the verdict as it is."
            ));
        } else {
            one.verdict = Verdict::NotClear;
            one.too_close = Some(TooClose::Rounding);
            one.cautions.push(format!("The source rounds to {rounded}, and that alone could change the verdict."));
        }
    }
    one.comparison = Some(comparison);
}

fn against(definition: &Definition, own: Known, with: &str, other: Known) -> Option<(Comparison, Vec<String>)> {
    let per = as_float(definition.per);
    let chance = |ratio: Option<f64>, interval: Option<Interval>| {
        let (ratio, interval) = (ratio?, interval?);
        let errors = standard_errors(CONFIDENCE).ok()?;
        let error = (interval.upper.ln() - interval.lower.ln()) / (2.0 * errors);
        (error > 0.0).then(|| two_sided(ratio.ln() / error))
    };
    if definition.kind == Kind::Share {
        let (own, other) = (Counts::among(own.events, own.total).ok()?, Counts::among(other.events, other.total).ok()?);
        let found = relative_likelihood(own, other, CONFIDENCE, per).ok()?;
        let mut working = vec![format!(
            "{with}: {} of {}, times {}: {}.",
            other.events,
            other.total,
            definition.per,
            figure(found.rate_reference)
        )];
        working.extend(ratio_words(
            found.rate_group,
            found.rate_reference,
            found.ratio,
            found.katz,
            "Katz, on the logarithm",
        ));
        working.push(difference_words(found.difference, found.newcombe, "Newcombe"));
        let comparison = Comparison {
            with: with.to_owned(),
            beside: found.rate_reference,
            ratio: found.ratio,
            interval: found.katz,
            method: "Katz",
            difference: found.difference,
            difference_interval: Some(found.newcombe),
            chance: chance(found.ratio, found.katz),
        };
        return Some((comparison, working));
    }
    let found = rate_ratio(
        Counts { events: own.events, total: own.total },
        Counts { events: other.events, total: other.total },
        CONFIDENCE,
    )
    .ok()?;
    let (mine, theirs) =
        (rate(own.events, own.total, per, CONFIDENCE).ok()?, rate(other.events, other.total, per, CONFIDENCE).ok()?);
    let difference = mine.rate - theirs.rate;
    let (one, two) = (mine.recommended(), theirs.recommended());
    let far = |a: f64, b: f64| (a * a + b * b).sqrt();
    let interval = Interval {
        lower: difference - far(mine.rate - one.lower, two.upper - theirs.rate),
        upper: difference + far(one.upper - mine.rate, theirs.rate - two.lower),
    };
    let mut working = vec![format!(
        "{with}: {} for {}, times {}: {}.",
        other.events,
        other.total,
        definition.per,
        figure(theirs.rate)
    )];
    working.extend(ratio_words(mine.rate, theirs.rate, found.ratio, found.log, "on the logarithm"));
    working.push(difference_words(difference, interval, "from the intervals of both rates, Zou and Donner 2008"));
    let comparison = Comparison {
        with: with.to_owned(),
        beside: theirs.rate,
        ratio: found.ratio,
        interval: found.log,
        method: "log",
        difference,
        difference_interval: Some(interval),
        chance: chance(found.ratio, found.log),
    };
    Some((comparison, working))
}

/// A figure without counts: how far apart, and no word of what is chance.
fn average(mut one: Finding, reference: Option<(&str, PublishedPair)>) -> Finding {
    let Some(value) = one.shown.value else {
        one.working.push("The figure is hidden or not available.".to_owned());
        return one;
    };
    one.estimate = Some(Estimate { rate: value, interval: None, method: "as published" });
    one.working.push(format!("{}, as its source has published it.", figure(value)));
    let Some((with, pair)) = reference else { return one };
    let Some(other) = pair.value else { return one };
    one.verdict = Verdict::NotJudged;
    one.working.push(format!("{} less {} ({with}): {}.", figure(value), figure(other), figure(value - other)));
    one.cautions.push("The source publishes no spread, so that nobody can say what is chance.".to_owned());
    one.comparison = Some(Comparison {
        with: with.to_owned(),
        beside: other,
        ratio: None,
        interval: None,
        method: "as published",
        difference: value - other,
        difference_interval: None,
        chance: None,
    });
    one
}

fn ratio_words(own: f64, other: f64, ratio: Option<f64>, interval: Option<Interval>, method: &str) -> Option<String> {
    let (ratio, interval) = (ratio?, interval?);
    let (own, other, ratio) = (figure(own), figure(other), figure(ratio));
    Some(format!(
        "{own} divided by {other}: {ratio}. 95% interval ({method}): {} to {}.",
        figure(interval.lower),
        figure(interval.upper)
    ))
}

fn difference_words(difference: f64, interval: Interval, method: &str) -> String {
    format!(
        "Difference: {}. 95% interval ({method}): {} to {}.",
        figure(difference),
        figure(interval.lower),
        figure(interval.upper)
    )
}

pub(super) fn known(pair: PublishedPair) -> Option<Known> {
    Some(Known { events: pair.events?.count()?, total: pair.total?.count()? })
}
