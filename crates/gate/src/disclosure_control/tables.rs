use super::Policy;

/// Counts that will be published, and how they add up.
#[derive(Debug, Default)]
pub struct Tables {
    pub(super) cells: Vec<Cell>,
    pub(super) sums: Vec<Sum>,
    /// The first is never more than the second.
    pub(super) pairs: Vec<(usize, usize)>,
}

/// Where a count stands in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub(super) usize);

/// A count as it is: not to be published.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    /// None where whoever published it first hid it.
    pub count: Option<u64>,
    /// The whole of which it is a part, where that may be published: no count is more. A whole that
    /// is hidden bounds nothing.
    pub among: Option<u64>,
    /// Whether all but a few says as much as a few.
    pub both_sides: bool,
    /// Nobody publishes it: it follows from what is published, and is protected like the rest.
    pub unshown: bool,
    /// Nobody publishes it or need hide it: it adds others up, and whoever knows all of these knows it.
    pub between: bool,
    /// Published before.
    pub told: bool,
    /// Hidden only if nothing else helps: others are compared with it.
    pub wanted: bool,
    /// No fewer than this, as whatever else is published says.
    pub least: u64,
    /// Whoever published it first hid it, and said that it is small.
    pub said_small: bool,
    /// An earlier edition hid it, and nobody here knows how many it is: perhaps small, perhaps not.
    pub hidden_before: bool,
}

/// What must stay possible of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// The smallest and the largest of these.
    Between(u64, u64),
    /// The smallest and the largest of these, unless it is known to be more.
    RoomOr(u64, u64),
    /// The smallest and the largest of these, or twice as many others.
    AsWide(u64, u64),
}

/// How near the parts come to their whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// They add up.
    Exact,
    /// They add up but for rounding, by as much as this.
    Within(u64),
    /// There is more in the whole than is shown, but no more than this.
    AtLeast(u64),
    /// The figures contradict each other, so that nobody here knows what others conclude from them:
    /// the whole is hidden if any of the parts must be.
    Unclear,
    /// The parts are more than their whole: perhaps two divisions of it at once. Then any of them may
    /// give any other away, and all are hidden if one must be.
    Overlapping,
}

#[derive(Debug)]
pub(super) struct Sum {
    pub whole: usize,
    pub parts: Vec<usize>,
    pub link: Link,
}

impl Sum {
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().copied().chain([self.whole])
    }
}

impl Tables {
    pub fn add(&mut self, cell: Cell) -> Place {
        self.cells.push(cell);
        Place(self.cells.len() - 1)
    }

    /// Says that one count is never more than another: it happened to no more people than there are.
    pub fn at_most(&mut self, part: Place, whole: Place) {
        self.pairs.push((part.0, whole.0));
    }

    /// Says that parts make a whole. A whole of nothing says nothing.
    pub fn link(&mut self, whole: Place, parts: &[Place], link: Link) {
        // Nothing is a part of itself, nor twice a part.
        let mut parts: Vec<usize> = parts.iter().map(|part| part.0).filter(|part| *part != whole.0).collect();
        parts.sort_unstable();
        parts.dedup();
        if !parts.is_empty() {
            self.sums.push(Sum { whole: whole.0, parts, link });
        }
    }
}

impl Cell {
    /// What must stay possible, for a count that is hidden for its own sake.
    pub(super) fn needs(&self, policy: Policy) -> Option<Need> {
        if self.between {
            return None;
        }
        let most_hidden = policy.threshold.saturating_sub(1);
        let up_to = |count: u64| count.min(self.among.unwrap_or(u64::MAX));
        if most_hidden == 0 && !policy.noughts_hidden {
            return self.count.is_none().then_some(Need::AsWide(up_to(1).max(self.least), up_to(2).max(self.least)));
        }
        if self.hidden_before && self.count.is_none() {
            return Some(Need::RoomOr(u64::from(!policy.noughts_hidden), up_to(most_hidden)));
        }
        let Some(count) = self.count else {
            let (least, most) = (1.min(up_to(1)).max(self.least), up_to(most_hidden.max(1)).max(self.least));
            // Where its source does not say why it hid it, it may be no small count.
            return Some(if self.said_small { Need::Between(least, most) } else { Need::AsWide(least, most) });
        };
        let small = policy.hides(count);
        let others = self.among.filter(|_| self.both_sides).map(|all| (all, all.saturating_sub(count)));
        let few_others = others.filter(|(_, left)| (1..=most_hidden).contains(left));
        // Where noughts are hidden too, nobody may know that there is one.
        let least_possible = |count: u64| if policy.noughts_hidden { 0 } else { count.min(1) };
        let between = |least: u64, most: u64| Some(Need::Between(least.max(self.least), most));
        match (small, few_others) {
            (false, None) => None,
            (true, None) => between(least_possible(count), up_to(most_hidden)),
            (false, Some((all, _))) => between(all.saturating_sub(most_hidden), all.saturating_sub(1)),
            (true, Some((all, _))) => between(least_possible(count), all.saturating_sub(1).max(count)),
        }
    }
}
