use super::attack::Attacker;
use super::tables::{Cell, Need, Sum};
use std::collections::BTreeSet;
use std::iter;

impl Attacker<'_> {
    /// Hides as few others as are found to be needed so that all that must stay possible of a count does.
    /// Where that cannot be, whatever bears on it, and answers that it is given away all the same: nobody
    /// here knows what else others conclude.
    pub fn hide_for(&mut self, target: usize, need: Need) -> bool {
        if self.must_allow(target, need) {
            return true;
        }
        if let Some(one) = self.one_enough(target, need) {
            self.hide(one);
            return true;
        }
        let before = self.order.len();
        let (mut tried, mut chunk) = (Vec::new(), 1);
        let enough = loop {
            let mut cheapest = in_turn(self.helpful(target), &self.beside(target), &tried);
            cheapest.truncate(chunk);
            cheapest.iter().for_each(|place| self.hide(*place));
            let (is_last, enough) = (cheapest.is_empty(), self.must_allow(target, need));
            tried.extend(cheapest);
            if is_last || enough {
                break enough;
            }
            chunk *= 2;
        };
        if enough {
            self.first_of(target, need, before, &tried);
        }
        enough
    }

    /// Of what was hidden since, in the order in which it helps: no more than are enough.
    fn first_of(&mut self, target: usize, need: Need, before: usize, tried: &[usize]) {
        let (mut too_few, mut enough) = (0, tried.len());
        while enough - too_few > 1 {
            let half = usize::midpoint(too_few, enough);
            self.show_since(before);
            tried[..half].iter().for_each(|place| self.hide(*place));
            if self.must_allow(target, need) {
                enough = half;
            } else {
                too_few = half;
            }
        }
        self.show_since(before);
        tried[..enough].iter().for_each(|place| self.hide(*place));
    }

    /// The first count whose hiding is enough by itself.
    fn one_enough(&mut self, target: usize, need: Need) -> Option<usize> {
        let mut shown = self.helpful(target);
        shown.retain(|place| !self.tables.cells[*place].wanted);
        shown.into_iter().take(TRIED).find(|place| {
            let lost = self.take(*place);
            let enough = self.must_allow(target, need);
            self.hidden[*place] = false;
            lost.into_iter().for_each(|place| self.known_between[place] = true);
            enough
        })
    }

    /// What may be hidden and bears on a count. What others are compared with costs readers most, and a small
    /// count less than a large one or a whole.
    fn helpful(&self, target: usize) -> Vec<usize> {
        let near = self.around(target);
        let sums: Vec<&Sum> = near.sums.iter().map(|sum| &self.tables.sums[*sum]).collect();
        let wholes: BTreeSet<usize> = sums.iter().map(|sum| sum.whole).collect();
        let may_be_hidden = |cell: &Cell| !cell.told && !cell.between;
        let mut cheapest: Vec<usize> = sums.iter().flat_map(|sum| sum.places()).collect();
        cheapest.retain(|place| !self.hidden[*place] && may_be_hidden(&self.tables.cells[*place]));
        cheapest.sort_by_key(|place| {
            let cell = &self.tables.cells[*place];
            (cell.wanted, wholes.contains(place), cell.count == Some(0), cell.count, *place)
        });
        cheapest.dedup();
        cheapest
    }

    /// What stands in a sum with a count, and what stands in one with the count on the other side of its rate:
    /// of few people nothing else can have happened to more.
    fn beside(&self, target: usize) -> Vec<BTreeSet<usize>> {
        let both = iter::once(target).chain(self.other_sides(target));
        both.map(|one| self.sums_of(one).flat_map(Sum::places).collect()).collect()
    }
}

/// First what stands beside a count, on each side of its rate in turn, and then the rest.
fn in_turn(cheapest: Vec<usize>, beside: &[BTreeSet<usize>], tried: &[usize]) -> Vec<usize> {
    let mut taken = vec![0; beside.len()];
    let mut turn = |place: &usize| {
        let side = beside.iter().position(|side| side.contains(place));
        side.map_or(usize::MAX, |side| {
            taken[side] += 1;
            taken[side]
        })
    };
    tried.iter().for_each(|place| {
        turn(place);
    });
    let mut all: Vec<(usize, usize)> = cheapest.into_iter().map(|place| (turn(&place), place)).collect();
    all.sort_by_key(|(turn, _)| *turn);
    all.into_iter().map(|(_, place)| place).collect()
}

/// How many are tried by themselves.
const TRIED: usize = 24;
