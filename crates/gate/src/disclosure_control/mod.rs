//! Disclosure control: which counts of people may leave in published tables.
//!
//! A small count is hidden, and so are as many others as are needed so that whoever
//! solves all published tables together (totals, sub-areas, groups within groups, earlier
//! editions) can bound no small count tighter than the threshold says. [`Counted`] can be
//! made here only: what is published takes nothing else.

mod attack;
mod choosing;
mod tables;

pub use tables::{Cell, Link, Place, Tables};

/// A count that may be published.
///
/// ```compile_fail
/// let _ = alongside_gate::disclosure_control::Counted { count: 3 };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    count: u64,
}

impl Counted {
    pub const fn count(self) -> u64 {
        self.count
    }
}

/// How small is too small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Counts from 1 to one less are hidden. 0 and 1 hide nothing.
    pub threshold: u64,
    /// Whether noughts are hidden too.
    pub noughts_hidden: bool,
}

impl Policy {
    /// Whether a count is hidden for its own sake.
    pub const fn hides(self, count: u64) -> bool {
        if count == 0 { self.noughts_hidden } else { count < self.threshold }
    }
}

/// Why a count is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It is small, or all but a few.
    Small,
    /// Whoever published it first hid it.
    AtSource,
    /// Others could be worked out from it.
    ForOthers,
}

/// What is left of tables after disclosure control.
#[derive(Debug)]
pub struct Protected {
    cells: Vec<Result<Counted, Hidden>>,
    given_away: Vec<Place>,
}

impl Protected {
    pub fn at(&self, place: Place) -> Result<Counted, Hidden> {
        self.cells[place.0]
    }

    /// Hidden counts that what was published earlier gives away, whatever is hidden now.
    pub fn given_away(&self) -> &[Place] {
        &self.given_away
    }
}

/// Hides what must be hidden, and no more than is found to be needed.
pub fn protect(tables: &Tables, policy: Policy) -> Protected {
    let needs: Vec<Option<tables::Need>> = tables.cells.iter().map(|cell| cell.needs(policy)).collect();
    let mut attacker = attack::Attacker::of(tables);
    for (place, cell) in tables.cells.iter().enumerate() {
        if cell.unshown || needs[place].is_some() {
            attacker.hide(place);
        }
    }
    let mut given_away = Vec::new();
    for (target, wanted) in needs.iter().enumerate().filter_map(|(at, wanted)| Some((at, (*wanted)?))) {
        // What was published is known, whatever is done with it now.
        let Cell { told, unshown, .. } = tables.cells[target];
        let before = attacker.order.len();
        if told || !attacker.hide_for(target, wanted) {
            given_away.push(Place(target));
            // What nobody wrote down and everybody can work out already takes nothing else with it.
            if unshown {
                attacker.show_since(before);
            }
        }
    }
    let hidden = attacker.hidden;
    let one = |(place, cell): (usize, &Cell)| match (cell.count, needs[place], hidden[place]) {
        (None, ..) => Err(Hidden::AtSource),
        (_, Some(_), _) => Err(Hidden::Small),
        (_, _, true) => Err(Hidden::ForOthers),
        (Some(count), None, false) => Ok(Counted { count }),
    };
    Protected { cells: tables.cells.iter().enumerate().map(one).collect(), given_away }
}

#[cfg(test)]
mod tests;
