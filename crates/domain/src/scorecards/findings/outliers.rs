use super::super::measures::{Area, Definition, Kind};
use super::one::{Finding, known};
use crate::statistics::{Counting, Outlying, as_float, outlying, outlying_limits};

/// Areas of one kind beside what all of them come to together, for one group: who lies further from it
/// than chance explains. A question to ask, no list of the best and the worst.
#[derive(Clone, Debug, PartialEq)]
pub struct Outliers {
    pub group: String,
    /// All areas together, for as many people as the measure says.
    pub average: f64,
    /// The largest figure first.
    pub places: Vec<Place>,
    /// How much the areas differ among each other, where 1 is as much as chance makes (Spiegelhalter 2005).
    pub spread: f64,
    per: f64,
    counting: Counting,
}

/// An area and where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub area: Area,
    pub people: u64,
    /// For as many people as the measure says.
    pub figure: f64,
    pub side: Outlying,
}

/// Areas that differ so much more than chance makes differ in kind, and no chart says which of them is
/// unusual: our own number.
const TOO_FAR_APART: f64 = 2.0;

/// Of fewer areas nobody asks which stand out.
pub const AREAS_ENOUGH: usize = 10;

/// One for each group of which enough areas show their counts, in the order of the findings.
pub fn outliers(definition: &Definition, findings: &[&Finding]) -> Vec<Outliers> {
    let counting = match definition.kind {
        Kind::Share | Kind::Part => Counting::Proportion,
        Kind::Events => Counting::Rate,
        Kind::Average | Kind::Count => return Vec::new(),
    };
    let mut groups: Vec<&str> = Vec::new();
    findings.iter().for_each(|one| {
        if !groups.contains(&one.group.as_str()) {
            groups.push(&one.group);
        }
    });
    let of_group = |group: &&str| {
        let areas: Vec<(&Area, u64, u64)> = findings
            .iter()
            .filter(|one| one.group == *group)
            .filter_map(|one| Some((&one.area, known(one.shown)?)))
            .filter(|(_, known)| known.total > 0)
            .map(|(area, known)| (area, known.events, known.total))
            .collect();
        let (events, people) =
            areas.iter().fold((0, 0), |(events, people), (_, more, among)| (events + more, people + among));
        if areas.len() < AREAS_ENOUGH || events == 0 {
            return None;
        }
        let (per, average) = (as_float(definition.per), as_float(events) / as_float(people));
        let mut places: Vec<Place> = areas
            .into_iter()
            .filter_map(|(area, events, people)| {
                let side = outlying(counting, events, people, average).ok()?;
                Some(Place { area: area.clone(), people, figure: as_float(events) / as_float(people) * per, side })
            })
            .collect();
        let expected = |people: u64| {
            let once = if counting == Counting::Proportion { 1.0 - average } else { 1.0 };
            (average * once / as_float(people)).sqrt()
        };
        let off = |place: &Place| ((place.figure / per - average) / expected(place.people)).powi(2);
        let spread = places.iter().map(off).sum::<f64>() / as_float(places.len() as u64);
        places.sort_by(|one, other| {
            other.figure.total_cmp(&one.figure).then_with(|| one.area.name.cmp(&other.area.name))
        });
        Some(Outliers { group: (*group).to_owned(), average: average * per, places, spread, per, counting })
    };
    groups.iter().filter_map(of_group).collect()
}

impl Outliers {
    /// Where the lines of 99.8% run for an area of so many people, for as many as the measure says.
    pub fn limits(&self, people: u64) -> Option<(f64, f64)> {
        let limits = outlying_limits(self.counting, people, self.average / self.per).ok()?;
        Some((limits.lower * self.per, limits.upper * self.per))
    }

    /// Whether areas differ so much that lying outside says little of any of them.
    pub fn differ_in_kind(&self) -> bool {
        self.spread > TOO_FAR_APART
    }

    pub fn outside(&self, side: Outlying) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(move |place| place.side == side)
    }
}
