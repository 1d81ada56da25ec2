use super::super::measures::{Area, Definition, Kind};
use super::one::{Finding, as_float, known};
use crate::statistics::{Happening, Outlying, outlying, outlying_limits};

/// Areas of one kind beside what all of them come to together, for one group: who lies further from it
/// than chance explains. A question to ask, no list of the best and the worst.
#[derive(Clone, Debug, PartialEq)]
pub struct Outliers {
    pub group: String,
    /// All areas together, for as many people as the measure says.
    pub average: f64,
    /// The largest figure first.
    pub places: Vec<Lying>,
    per: f64,
    happening: Happening,
}

/// An area and where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Lying {
    pub area: Area,
    pub people: u64,
    /// For as many people as the measure says.
    pub figure: f64,
    pub lies: Outlying,
}

/// Of fewer areas nobody asks which stand out.
pub const AREAS_ENOUGH: usize = 10;

/// One for each group of which enough areas show their counts, in the order of the findings.
pub fn outliers(definition: &Definition, findings: &[&Finding]) -> Vec<Outliers> {
    let happening = match definition.kind {
        Kind::Share | Kind::Part => Happening::Once,
        Kind::Events => Happening::Often,
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
        let mut places: Vec<Lying> = areas
            .into_iter()
            .filter_map(|(area, events, people)| {
                let lies = outlying(happening, events, people, average).ok()?;
                Some(Lying { area: area.clone(), people, figure: as_float(events) / as_float(people) * per, lies })
            })
            .collect();
        places.sort_by(|one, other| {
            other.figure.total_cmp(&one.figure).then_with(|| one.area.name.cmp(&other.area.name))
        });
        Some(Outliers { group: (*group).to_owned(), average: average * per, places, per, happening })
    };
    groups.iter().filter_map(of_group).collect()
}

impl Outliers {
    /// Where the lines of 99.8% run for an area of so many people, for as many as the measure says.
    pub fn limits(&self, people: u64) -> Option<(f64, f64)> {
        let limits = outlying_limits(self.happening, people, self.average / self.per).ok()?;
        Some((limits.lower * self.per, limits.upper * self.per))
    }

    pub fn lying(&self, lies: Outlying) -> impl Iterator<Item = &Lying> {
        self.places.iter().filter(move |place| place.lies == lies)
    }
}
