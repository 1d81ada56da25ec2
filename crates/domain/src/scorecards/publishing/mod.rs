//! Which counts may leave, and what stands in the place of those that may not.

mod building;
mod names;

use super::measures::{Area, Definition, Figure, Measure, Pair};
use super::source::{Missing, Problem};
use alongside_gate::disclosure_control::{Counted, Hidden, Policy};
use building::{Building, Done};
use names::{EVERYBODY, Key, Names, UNKNOWN};
use std::collections::BTreeMap;

/// Measures as they may be published: every small count hidden in all of them together.
/// `within` says which area is part of which; `earlier` what editions before have shown.
pub fn publish(
    measures: &[(&str, &Measure)],
    within: &[(String, String)],
    earlier: &[Earlier],
    policy: Policy,
) -> Vec<Published> {
    let names = Names::of(measures, earlier, within);
    let (mut events, mut totals) = (Building::new(&names), Building::new(&names));
    for (family, measure) in measures {
        let family = names.number(family);
        for block in &measure.blocks {
            events.block(family, measure, block, |pair| pair.events);
            totals.block(family, measure, block, |pair| pair.total);
        }
    }
    let families: BTreeMap<&str, u64> =
        measures.iter().map(|(family, measure)| (*family, measure.definition.rounded_to)).collect();
    events.told(earlier, |one| one.events);
    totals.told(earlier, |one| one.total);
    let whole = totals.counts();
    events.among(&whole);
    events.place();
    for (family, rounded) in &families {
        events.link(names.number(family), *rounded, within, &whole);
    }
    let events = events.finish(policy);
    // Whoever sees how many it happened to knows that there are no fewer people.
    totals.no_fewer_than(&events);
    totals.place();
    for (family, rounded) in &families {
        totals.link(names.number(family), *rounded, within, &whole);
    }
    let totals = totals.finish(policy);
    measures.iter().map(|(family, measure)| published((&names, family), measure, &events, &totals)).collect()
}

/// What was published before in the place of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Count(u64),
    /// A sign that it was hidden.
    Hidden,
    /// Nothing.
    Nothing,
}

/// A row that was published before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub family: String,
    pub area: String,
    pub period: String,
    /// None for everybody together.
    pub group: Option<String>,
    pub events: Told,
    pub total: Told,
}

/// A measure that may leave.
#[derive(Clone, Debug)]
pub struct Published {
    pub definition: Definition,
    pub blocks: Vec<PublishedBlock>,
    pub notices: Vec<Problem>,
    /// How many counts are hidden because they are small, and how many for their sake.
    pub small: usize,
    pub for_others: usize,
    /// Small counts that were published before: hiding them now helps no more.
    pub given_away: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct PublishedBlock {
    pub area: Area,
    pub period: String,
    pub groups: Vec<(String, PublishedPair)>,
    pub everybody: Option<PublishedPair>,
    pub unknown: Option<PublishedPair>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct PublishedPair {
    pub events: Option<Shown>,
    pub total: Option<Shown>,
    pub value: Option<f64>,
}

/// A count, or the sign that stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Count(Counted),
    /// Of counts that are all shown.
    Sum(u64),
    Sign(&'static str),
}

impl Shown {
    pub const fn count(self) -> Option<u64> {
        match self {
            Self::Count(counted) => Some(counted.count()),
            Self::Sum(sum) => Some(sum),
            Self::Sign(_) => None,
        }
    }
}

fn published((names, family): (&Names<'_>, &str), measure: &Measure, events: &Done, totals: &Done) -> Published {
    let family = names.number(family);
    let (mut small, mut for_others) = (0, 0);
    let mut given_away = Vec::new();
    let mut blocks = Vec::with_capacity(measure.blocks.len());
    for block in &measure.blocks {
        let (period, area) = (names.number(&block.period), names.number(&block.area.code));
        let mut shown = |done: &Done, group: &str, figure: Option<Figure>| -> Option<Shown> {
            let key = Key { family, period, area, group: names.number(group) };
            match (done.places.get(&key), figure?) {
                (Some(place), Figure::Count(_) | Figure::Missing(Missing::Hidden | Missing::Low)) => {
                    if done.safe.given_away().contains(place) && matches!(figure, Some(Figure::Count(_))) {
                        given_away.push(format!("{group}, {}", block.area.name));
                    }
                    Some(match done.safe.at(*place) {
                        Ok(counted) => Shown::Count(counted),
                        Err(why) => {
                            small += usize::from(why == Hidden::Small);
                            for_others += usize::from(why == Hidden::ForOthers);
                            Shown::Sign(match figure {
                                Some(Figure::Missing(missing)) => missing.symbol(),
                                _ => "[c]",
                            })
                        }
                    })
                }
                (_, Figure::Missing(missing)) => Some(Shown::Sign(missing.symbol())),
                (_, Figure::Decimal(_) | Figure::Count(_)) => None,
            }
        };
        let mut pair = |group: &str, pair: &Pair| {
            let (events, total) = (shown(events, group, pair.events), shown(totals, group, pair.total));
            let hidden = [events, total].iter().any(|one| matches!(one, Some(Shown::Sign("[c]"))));
            let value = match pair.value {
                Some(Figure::Decimal(value)) if !hidden => Some(value),
                _ => None,
            };
            PublishedPair { events, total, value }
        };
        blocks.push(PublishedBlock {
            area: block.area.clone(),
            period: block.period.clone(),
            groups: block.groups.iter().map(|(name, one)| (name.clone(), pair(name, one))).collect(),
            everybody: block.everybody.as_ref().map(|one| pair(EVERYBODY, one)),
            unknown: block.unknown.as_ref().map(|one| pair(UNKNOWN, one)),
        });
    }
    let given_away =
        given_away.into_iter().map(|one| one.replace(EVERYBODY, "everybody").replace(UNKNOWN, "not known")).collect();
    Published {
        definition: measure.definition.clone(),
        blocks,
        notices: measure.notices.clone(),
        small,
        for_others,
        given_away,
    }
}
