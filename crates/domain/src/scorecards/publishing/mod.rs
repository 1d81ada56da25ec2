//! Which counts may leave, and what stands in the place of those that may not.

mod between;
mod building;
mod names;
mod sums;
mod together;

use super::groups::Unknown;
use super::measures::{Area, Definition, Figure, Kind, Measure, Pair};
use super::source::{Missing, Problem};
use alongside_gate::disclosure_control::{Counted, Hidden, Policy};
use building::{Building, Done};
use names::{EVERYBODY, Key, Names};

/// Measures as they may be published: every small count hidden in all of them together.
pub fn publish(measures: &[Counting<'_>], beside: Beside<'_>, policy: Policy) -> Vec<Published> {
    let names = Names::of(measures, &beside);
    let mut building = Building::new(&names, policy);
    measures.iter().for_each(|one| building.measure(one));
    building.told(beside.earlier);
    beside
        .cuts
        .iter()
        .for_each(|(whole, parts)| building.cut(&measures[*whole], parts.iter().map(|at| &measures[*at])));
    let done = building.finish(beside.within);
    measures.iter().map(|one| published(&names, one, &done)).collect()
}

/// What readers know beside the measures themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Which area is part of which.
    pub within: &'a [(String, String)],
    /// What editions before have shown.
    pub earlier: &'a [Earlier],
    /// The same people under another family or another time, each with how they are known here.
    pub same: &'a [(Slice, Slice)],
    /// Which measures come to which other, by their places: women and men to everybody.
    pub cuts: &'a [(usize, Vec<usize>)],
}

/// A family and a time, written the one way there is.
pub type Slice = (String, String);

/// A measure, and with which others it shares the counts on each side of its rates.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    pub measure: &'a Measure,
    pub events: &'a str,
    pub total: &'a str,
}

impl<'a> Counting<'a> {
    /// A measure that shares nothing with another.
    pub const fn alone(measure: &'a Measure) -> Self {
        Self { measure, events: "events", total: "total" }
    }

    const fn family(&self, side: Side) -> &'a str {
        match side {
            Side::Events => self.events,
            Side::Total => self.total,
        }
    }

    /// The sides on which something is counted. Of a part the whole is everybody together, and stands there.
    fn sides(&self) -> impl Iterator<Item = Side> + use<> {
        let is_part = self.measure.definition.kind == Kind::Part;
        [Side::Events, Side::Total].into_iter().filter(move |side| !is_part || *side == Side::Events)
    }
}

/// The two sides of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Events,
    Total,
}

impl Side {
    const fn other(self) -> Self {
        match self {
            Self::Events => Self::Total,
            Self::Total => Self::Events,
        }
    }

    /// What stands on this side, and on the other.
    const fn of(self, pair: &Pair) -> (Option<Figure>, Option<Figure>) {
        match self {
            Self::Events => (pair.events, pair.total),
            Self::Total => (pair.total, pair.events),
        }
    }
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

impl Told {
    const fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Hidden | Self::Nothing => None,
        }
    }
}

/// A row that was published before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Which measure of which edition it stood in.
    pub table: u32,
    pub events_family: String,
    pub total_family: String,
    pub area: String,
    pub period: String,
    /// None for everybody together.
    pub group: Option<String>,
    /// Whether the events are people among others.
    pub both_sides: bool,
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
    /// Counts that an edition before hid, and that are shown now.
    pub shown_again: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct PublishedBlock {
    pub area: Area,
    pub period: String,
    pub groups: Vec<(String, PublishedPair)>,
    pub everybody: Option<PublishedPair>,
    pub unknown: Vec<(Unknown, PublishedPair)>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct PublishedPair {
    pub events: Option<Shown>,
    pub total: Option<Shown>,
    pub value: Option<f64>,
    /// A figure that the source worked out was hidden, because it tells a count that is.
    pub value_hidden: bool,
}

impl PublishedPair {
    /// Whether something of it is hidden to protect people, here or by its source.
    pub fn is_hidden(&self) -> bool {
        let sign = |one: &Option<Shown>| matches!(one, Some(Shown::Sign("[c]")));
        self.value_hidden || [self.events, self.total].iter().any(sign)
    }
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

/// Of a part the whole: shown where everybody together is.
fn all_of(done: &Done, everybody: Key, total: Option<Figure>) -> Option<Shown> {
    let safe = done.places.get(&everybody).and_then(|place| done.safe.at(*place).ok());
    Some(match (safe, total?) {
        (Some(counted), Figure::Count(_)) => Shown::Count(counted),
        (_, Figure::Missing(missing)) => Shown::Sign(missing.symbol()),
        _ => Shown::Sign("[c]"),
    })
}

fn published(names: &Names<'_>, one: &Counting<'_>, done: &Done) -> Published {
    let measure = one.measure;
    let (mut small, mut for_others) = (0, 0);
    let (mut given_away, mut shown_again) = (Vec::new(), Vec::new());
    let mut blocks = Vec::with_capacity(measure.blocks.len());
    for block in &measure.blocks {
        let area = names.number(&block.area.code);
        let class = |side: Side| names.class(one.family(side), &block.period);
        let mut shown = |side: Side, group: &str, figure: Option<Figure>| -> Option<Shown> {
            let key = Key { class: class(side), area, group: names.number(group) };
            match (done.places.get(&key), figure?) {
                (Some(place), Figure::Count(_) | Figure::Missing(Missing::Hidden | Missing::Few | Missing::Low)) => {
                    if done.safe.given_away().contains(place) && matches!(figure, Some(Figure::Count(_))) {
                        given_away.push(format!("{group}, {}", block.area.name));
                    }
                    Some(match (done.safe.at(*place), figure) {
                        // What a source hid stays hidden, whatever another file says of it.
                        (_, Some(Figure::Missing(missing))) => Shown::Sign(missing.symbol()),
                        (Ok(counted), Some(Figure::Count(own))) if counted.count() == own => {
                            if done.hidden_before.contains(&key) {
                                shown_again.push(format!("{group}, {}", block.area.name));
                            }
                            Shown::Count(counted)
                        }
                        (safe, _) => {
                            small += usize::from(safe == Err(Hidden::Small));
                            for_others += usize::from(safe == Err(Hidden::ForOthers));
                            Shown::Sign("[c]")
                        }
                    })
                }
                (_, Figure::Missing(missing)) => Some(Shown::Sign(missing.symbol())),
                (_, Figure::Decimal(_) | Figure::Count(_)) => None,
            }
        };
        let mut pair = |group: &str, pair: &Pair| {
            let own = shown(Side::Events, group, pair.events);
            let total = if measure.definition.kind == Kind::Part {
                all_of(done, Key { class: class(Side::Events), area, group: names.number(EVERYBODY) }, pair.total)
            } else {
                shown(Side::Total, group, pair.total)
            };
            let events = own;
            let hidden = [events, total].iter().any(|one| matches!(one, Some(Shown::Sign("[c]" | "[low]"))));
            let value = match pair.value {
                Some(Figure::Decimal(value)) if !hidden => Some(value),
                _ => None,
            };
            PublishedPair { events, total, value, value_hidden: false }
        };
        blocks.push(PublishedBlock {
            area: block.area.clone(),
            period: block.period.clone(),
            groups: block.groups.iter().map(|(name, one)| (name.clone(), pair(name, one))).collect(),
            everybody: block.everybody.as_ref().map(|one| pair(EVERYBODY, one)),
            unknown: block.unknown.iter().map(|(why, one)| (*why, pair(names::unknown(*why), one))).collect(),
        });
    }
    let in_words = |one: String| one.replace(EVERYBODY, "everybody").replace('\u{1}', "");
    let [given_away, shown_again] = [given_away, shown_again].map(|all| all.into_iter().map(in_words).collect());
    Published {
        definition: measure.definition.clone(),
        blocks,
        notices: measure.notices.clone(),
        small,
        for_others,
        given_away,
        shown_again,
    }
}
