use super::Link;
use super::tables::{Need, Sum, Tables};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Somebody who has every published table before them and solves them together.
pub(super) struct Attacker<'a> {
    pub tables: &'a Tables,
    pub hidden: Vec<bool>,
    /// What is hidden, one after the other.
    pub order: Vec<usize>,
    /// The sums each count stands in.
    of: Vec<Vec<usize>>,
    /// The pairs each count stands in, if it stands in any.
    pairs: BTreeMap<usize, Vec<usize>>,
    /// With each count those that must be hidden, because figures contradict each other.
    unclear: BTreeMap<usize, Vec<usize>>,
    /// Which counts that stand between tables they know: whoever knows all parts of one knows it.
    pub known_between: Vec<bool>,
}

impl<'a> Attacker<'a> {
    /// To begin with they have everything.
    pub fn of(tables: &'a Tables) -> Self {
        let (mut of, mut unclear) = (vec![Vec::new(); tables.cells.len()], BTreeMap::<usize, Vec<usize>>::new());
        for (at, sum) in tables.sums.iter().enumerate() {
            match sum.link {
                Link::Unclear => sum.parts.iter().for_each(|part| unclear.entry(*part).or_default().push(sum.whole)),
                Link::Overlapping => {
                    sum.places().for_each(|place| unclear.entry(place).or_default().extend(sum.places()));
                }
                Link::Exact | Link::Within(_) | Link::AtLeast(_) => sum.places().for_each(|place| of[place].push(at)),
            }
        }
        let mut pairs = BTreeMap::<usize, Vec<usize>>::new();
        for (at, (part, whole)) in tables.pairs.iter().enumerate() {
            [part, whole].into_iter().for_each(|place| pairs.entry(*place).or_default().push(at));
        }
        let (hidden, known_between) = (vec![false; tables.cells.len()], vec![false; tables.cells.len()]);
        let mut begun = Self { tables, pairs, hidden, order: Vec::new(), of, unclear, known_between };
        begun.settle();
        begun
    }

    /// Takes a count from them, and with it whatever may give it away nobody knows how.
    pub fn hide(&mut self, place: usize) {
        let mut next = vec![place];
        while let Some(place) = next.pop() {
            if !self.hidden[place] {
                self.take(place);
                self.order.push(place);
                let others = self.unclear.get(&place).into_iter().flatten();
                next.extend(others.copied().filter(|other| !self.tables.cells[*other].told));
            }
        }
    }

    /// Gives back what was taken since so many were hidden.
    pub fn show_since(&mut self, before: usize) {
        self.order.drain(before..).for_each(|place| self.hidden[place] = false);
        self.settle();
    }

    /// Takes one count and what they knew by it, and says what that was.
    pub fn take(&mut self, place: usize) -> Vec<usize> {
        self.hidden[place] = true;
        let mut lost = Vec::new();
        let mut next = vec![place];
        while let Some(place) = next.pop() {
            for sum in self.of[place].iter().map(|at| &self.tables.sums[*at]) {
                if sum.whole != place && self.known_between[sum.whole] && !self.follows(sum.whole) {
                    self.known_between[sum.whole] = false;
                    lost.push(sum.whole);
                    next.push(sum.whole);
                }
            }
        }
        lost
    }

    /// What they know of the counts between tables, beginning with nothing: areas that are said to be part
    /// of each other give nothing of each other away.
    fn settle(&mut self) {
        self.known_between.fill(false);
        let mut next: Vec<usize> = (0..self.tables.cells.len()).filter(|at| self.tables.cells[*at].between).collect();
        while let Some(place) = next.pop() {
            if !self.known_between[place] && self.follows(place) {
                self.known_between[place] = true;
                let wholes = self.of[place].iter().map(|at| self.tables.sums[*at].whole);
                next.extend(wholes.filter(|whole| self.tables.cells[*whole].between));
            }
        }
    }

    /// Whether a count follows from a sum of which they know every part.
    fn follows(&self, place: usize) -> bool {
        let sums = self.of[place].iter().map(|at| &self.tables.sums[*at]);
        let mut exact = sums.filter(|sum| sum.whole == place && sum.link == Link::Exact);
        exact.any(|sum| !sum.parts.iter().any(|part| self.hides(*part)))
    }

    /// Whether they must still think possible what has to stay so.
    pub fn must_allow(&self, target: usize, need: Need) -> bool {
        need.is_met(self.bounds(target))
    }

    /// From where to where they know a count to be.
    fn bounds(&self, target: usize) -> (f64, f64) {
        let near = self.around(target);
        match (&near.sums[..], &near.pairs[..]) {
            ([], []) => (self.least(target), self.most(target)),
            ([only], []) => self.within_one(&self.tables.sums[*only], target),
            _ => (
                self.solved(&near, target, OptimizationDirection::Minimize),
                self.solved(&near, target, OptimizationDirection::Maximize),
            ),
        }
    }

    /// The sums and pairs that bear on a hidden count: those it stands in, and those of every hidden
    /// count beside it, and so on.
    pub fn around(&self, target: usize) -> Near {
        let (mut sums, mut pairs, mut seen) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::from([target]));
        let mut next = VecDeque::from([target]);
        while let Some(place) = next.pop_front() {
            for at in &self.of[place] {
                if sums.insert(*at) {
                    let unknown = self.tables.sums[*at].places().filter(|place| self.hides(*place));
                    next.extend(unknown.filter(|place| seen.insert(*place)));
                }
            }
            for at in self.pairs.get(&place).into_iter().flatten() {
                let (part, whole) = self.tables.pairs[*at];
                if pairs.insert(*at) {
                    let unknown = [part, whole].into_iter().filter(|place| self.hides(*place));
                    next.extend(unknown.filter(|place| seen.insert(*place)));
                }
            }
        }
        Near { sums: sums.into_iter().collect(), pairs: pairs.into_iter().collect() }
    }

    pub fn sums_of(&self, place: usize) -> impl Iterator<Item = &Sum> {
        self.of[place].iter().map(|at| &self.tables.sums[*at])
    }

    /// The counts they do not know on the other side of a rate.
    pub fn other_sides(&self, place: usize) -> impl Iterator<Item = usize> {
        let pairs = self.pairs.get(&place).into_iter().flatten().map(|at| self.tables.pairs[*at]);
        pairs.flat_map(|(part, whole)| [part, whole]).filter(move |other| *other != place && self.hides(*other))
    }

    /// Whether they do not know a count.
    fn hides(&self, place: usize) -> bool {
        let cell = &self.tables.cells[place];
        if cell.between { !self.known_between[place] } else { self.hidden[place] && !cell.told }
    }

    fn known(&self, place: usize) -> Option<f64> {
        self.tables.cells[place].count.filter(|_| !self.hides(place)).map(as_float)
    }

    fn most(&self, place: usize) -> f64 {
        self.tables.cells[place].among.map_or(f64::INFINITY, as_float)
    }

    fn least(&self, place: usize) -> f64 {
        as_float(self.tables.cells[place].least)
    }

    /// From where to where a count can be when one sum is all there is to know.
    fn within_one(&self, sum: &Sum, target: usize) -> (f64, f64) {
        let most = self.most(target);
        // By how much the whole may be less than its parts, and by how much more.
        let (less, more) = match sum.link {
            Link::Within(off) => (as_float(off), as_float(off)),
            Link::AtLeast(missing) => (0.0, as_float(missing)),
            Link::Exact | Link::Unclear | Link::Overlapping => (0.0, 0.0),
        };
        let parts: f64 = sum.parts.iter().filter(|part| **part != target).filter_map(|part| self.known(*part)).sum();
        let not_known = || sum.parts.iter().filter(|part| **part != target && self.known(**part).is_none());
        let unknown: f64 = not_known().map(|part| self.most(*part)).sum();
        let at_least: f64 = not_known().map(|part| self.least(*part)).sum();
        let (low, high) = if sum.whole == target {
            (parts + at_least - less, parts + unknown + more)
        } else {
            let whole = self.known(sum.whole);
            let high = whole.unwrap_or_else(|| self.most(sum.whole)) - parts - at_least + less;
            (whole.map_or(0.0, |whole| whole - parts - unknown - more), high)
        };
        (low.max(self.least(target)), high.min(most))
    }

    /// The least or the most that a hidden count can be, as a linear program.
    fn solved(&self, near: &Near, target: usize, direction: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(direction);
        let mut unknown: BTreeMap<usize, Variable> = BTreeMap::new();
        let mut variable = |place: usize, problem: &mut Problem| {
            *unknown.entry(place).or_insert_with(|| {
                problem.add_var(f64::from(u8::from(place == target)), (self.least(place), self.most(place)))
            })
        };
        let own = variable(target, &mut problem);
        for (part, whole) in near.pairs.iter().map(|at| self.tables.pairs[*at]) {
            match (self.known(part), self.known(whole)) {
                (None, None) => {
                    let both = [(variable(part, &mut problem), 1.0), (variable(whole, &mut problem), -1.0)];
                    problem.add_constraint(&both[..], ComparisonOp::Le, 0.0);
                }
                (None, Some(most)) => {
                    let part = variable(part, &mut problem);
                    problem.add_constraint(&[(part, 1.0)][..], ComparisonOp::Le, most);
                }
                (Some(least), None) => {
                    let whole = variable(whole, &mut problem);
                    problem.add_constraint(&[(whole, 1.0)][..], ComparisonOp::Ge, least);
                }
                (Some(_), Some(_)) => {}
            }
        }
        for sum in near.sums.iter().map(|at| &self.tables.sums[*at]) {
            let mut left = Vec::new();
            let mut right = 0.0;
            for (place, sign) in sum.parts.iter().map(|part| (*part, 1.0)).chain([(sum.whole, -1.0)]) {
                match self.known(place) {
                    Some(count) => right -= sign * count,
                    None => left.push((variable(place, &mut problem), sign)),
                }
            }
            if left.is_empty() {
                continue;
            }
            match sum.link {
                Link::Exact => problem.add_constraint(&left[..], ComparisonOp::Eq, right),
                Link::AtLeast(missing) => {
                    problem.add_constraint(&left[..], ComparisonOp::Le, right);
                    if missing < u64::MAX {
                        problem.add_constraint(&left[..], ComparisonOp::Ge, right - as_float(missing));
                    }
                }
                Link::Unclear | Link::Overlapping => {}
                Link::Within(off) => {
                    problem.add_constraint(&left[..], ComparisonOp::Le, right + as_float(off));
                    problem.add_constraint(&left[..], ComparisonOp::Ge, right - as_float(off));
                }
            }
        }
        match (problem.solve(), direction) {
            (Ok(SolveOutcome::Solution(solved)), _) => solved[own],
            // Nothing holds it.
            (Err(microlp::Error::Unbounded), OptimizationDirection::Maximize) => f64::INFINITY,
            // Figures that contradict each other bound nothing: say that nothing is safe.
            (_, OptimizationDirection::Maximize) => f64::NEG_INFINITY,
            (_, OptimizationDirection::Minimize) => f64::INFINITY,
        }
    }
}

/// What bears on a hidden count.
pub(super) struct Near {
    pub sums: Vec<usize>,
    pub pairs: Vec<usize>,
}

impl Need {
    /// Whether all that has to stay possible lies between these.
    pub(super) fn is_met(self, (lowest, highest): (f64, f64)) -> bool {
        match self {
            Self::Between(least, most) => lowest <= as_float(least) + EVEN && highest >= as_float(most) - EVEN,
            Self::RoomOr(least, most) => {
                let is_more = lowest.is_finite() && lowest > as_float(most) + EVEN;
                is_more || Self::Between(least, most).is_met((lowest, highest))
            }
            Self::AsWide(least, most) => {
                let is_wide = highest - lowest >= 2.0 * as_float(most) - EVEN;
                is_wide || Self::Between(least, most).is_met((lowest, highest))
            }
        }
    }
}

/// What arithmetic of machines may be off.
const EVEN: f64 = 1e-6;

#[expect(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53 people")]
const fn as_float(count: u64) -> f64 {
    count as f64
}
