use alongside_domain::scorecards::findings::{Finding, Several, Verdict};
use alongside_domain::scorecards::groups::Unknown;
use alongside_domain::scorecards::{Kind, Problem, Published, PublishedBlock, PublishedPair, Shown};
use alongside_domain::statistics::to_four;
use serde::{Serialize, Serializer};
use std::io::Write;

/// A measure as JSON, written as it goes: a hundred thousand rows are never held twice.
pub fn write(
    out: &mut impl Write,
    measure: &Published,
    findings: &[Finding],
    together: &Several,
    threshold: u64,
) -> std::io::Result<()> {
    let all = All {
        reference: &measure.definition.reference,
        kind: measure.definition.kind,
        per: measure.definition.per,
        threshold,
        confidence: 0.95,
        areas: Areas { blocks: &measure.blocks, findings, holds: &together.holds },
        hidden: HiddenCounts { small: measure.small, for_others: measure.for_others },
        comparisons: Comparisons {
            made: together.made,
            different: together.different,
            expected_by_chance: to_four(together.by_chance),
            still_different_when_counted_together: together.holding,
        },
        notices: &measure.notices,
    };
    serde_json::to_writer_pretty(&mut *out, &all)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct All<'a> {
    reference: &'a str,
    kind: Kind,
    per: u64,
    threshold: u64,
    confidence: f64,
    areas: Areas<'a>,
    hidden: HiddenCounts,
    comparisons: Comparisons,
    notices: &'a [Problem],
}

#[derive(Serialize)]
struct HiddenCounts {
    small: usize,
    for_others: usize,
}

#[derive(Serialize)]
struct Comparisons {
    made: usize,
    different: usize,
    expected_by_chance: f64,
    still_different_when_counted_together: usize,
}

struct Areas<'a> {
    blocks: &'a [PublishedBlock],
    findings: &'a [Finding],
    holds: &'a [bool],
}

impl Serialize for Areas<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (mut findings, mut holds) = (self.findings, self.holds);
        serializer.collect_seq(self.blocks.iter().map(|block| {
            // They stand in the order of the blocks.
            let same = |one: &&Finding| one.area == block.area && one.period == block.period;
            let count = findings.iter().take_while(same).count();
            let (own, rest) = findings.split_at(count);
            let (held, later) = holds.split_at(count);
            (findings, holds) = (rest, later);
            InArea {
                area_code: &block.area.code,
                area: &block.area.name,
                period: &block.period,
                groups: own.iter().zip(held).map(|(finding, holds)| one(finding, *holds)).collect(),
                everybody: block.everybody.map(Counts::from),
                preferred_not_to_say: nobody_knows(block, Unknown::WouldNotSay),
                not_asked: nobody_knows(block, Unknown::NotAsked),
                not_known: nobody_knows(block, Unknown::NotKnown),
            }
        }))
    }
}

#[derive(Serialize)]
struct InArea<'a> {
    area_code: &'a str,
    area: &'a str,
    period: &'a str,
    groups: Vec<One<'a>>,
    everybody: Option<Counts>,
    preferred_not_to_say: Option<Counts>,
    not_asked: Option<Counts>,
    not_known: Option<Counts>,
}

fn nobody_knows(block: &PublishedBlock, why: Unknown) -> Option<Counts> {
    block.unknown.iter().find(|(one, _)| *one == why).map(|(_, pair)| Counts::from(*pair))
}

#[derive(Serialize)]
struct Counts {
    numerator: Count,
    denominator: Count,
}

impl From<PublishedPair> for Counts {
    fn from(pair: PublishedPair) -> Self {
        Self { numerator: shown(pair.events), denominator: shown(pair.total) }
    }
}

/// A count, the sign that stands in its place, or nothing.
#[derive(Serialize)]
#[serde(untagged)]
enum Count {
    Known(u64),
    Sign(&'static str),
    Nothing(()),
}

fn shown(shown: Option<Shown>) -> Count {
    match (shown, shown.and_then(Shown::count)) {
        (Some(Shown::Sign(sign)), _) => Count::Sign(sign),
        (_, Some(count)) => Count::Known(count),
        _ => Count::Nothing(()),
    }
}

#[derive(Serialize)]
struct One<'a> {
    group: &'a str,
    numerator: Count,
    denominator: Count,
    published_value: Option<f64>,
    rate: Option<f64>,
    rate_lower: Option<f64>,
    rate_upper: Option<f64>,
    rate_method: Option<&'a str>,
    compared_with: Option<&'a str>,
    relative_likelihood: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    difference: Option<f64>,
    difference_lower: Option<f64>,
    difference_upper: Option<f64>,
    verdict: Verdict,
    different_at_95: Option<bool>,
    still_different_when_counted_together: bool,
    unreliable: bool,
    working: &'a [String],
    cautions: &'a [String],
}

fn one(finding: &Finding, holds: bool) -> One<'_> {
    let estimate = finding.estimate;
    let interval = estimate.and_then(|estimate| estimate.interval);
    let comparison = finding.comparison.as_ref();
    let ratio = comparison.and_then(|comparison| comparison.interval);
    let difference = comparison.and_then(|comparison| comparison.difference_interval);
    let four = |value: Option<f64>| value.map(to_four);
    One {
        group: &finding.group,
        numerator: shown(finding.shown.events),
        denominator: shown(finding.shown.total),
        published_value: finding.shown.value,
        rate: four(estimate.map(|estimate| estimate.rate)),
        rate_lower: four(interval.map(|interval| interval.lower)),
        rate_upper: four(interval.map(|interval| interval.upper)),
        rate_method: estimate.map(|estimate| estimate.method),
        compared_with: comparison.map(|comparison| comparison.with.as_str()),
        relative_likelihood: four(comparison.and_then(|comparison| comparison.ratio)),
        lower: four(ratio.map(|interval| interval.lower)),
        upper: four(ratio.map(|interval| interval.upper)),
        difference: four(comparison.map(|comparison| comparison.difference)),
        difference_lower: four(difference.map(|interval| interval.lower)),
        difference_upper: four(difference.map(|interval| interval.upper)),
        verdict: finding.verdict,
        different_at_95: ratio.map(|interval| interval.lower > 1.0 || interval.upper < 1.0),
        still_different_when_counted_together: holds,
        unreliable: finding.unreliable,
        working: &finding.working,
        cautions: &finding.cautions,
    }
}
