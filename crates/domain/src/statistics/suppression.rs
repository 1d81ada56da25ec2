use std::collections::VecDeque;
use std::fmt;

/// A table of counts of people, as it is: not to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    cells: Vec<Vec<u64>>,
}

/// What may be published of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// None where a count is hidden.
    pub cells: Vec<Vec<Option<u64>>>,
    /// None where totals are hidden, because they would give counts away.
    pub row_totals: Option<Vec<u64>>,
    pub column_totals: Option<Vec<u64>>,
    pub grand_total: Option<u64>,
    /// Hidden because they are small.
    pub primary: Vec<(usize, usize)>,
    /// Hidden so that nobody works the small ones out.
    pub secondary: Vec<(usize, usize)>,
    pub working: Vec<String>,
    pub cautions: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotSuppress {
    Nothing,
    /// Rows are of different lengths.
    Uneven,
    TooLarge,
}

impl fmt::Display for CannotSuppress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "There are no cells.",
            Self::Uneven => "Not every row has as many cells as the first.",
            Self::TooLarge => "A count is larger than anybody counts, or there are more than 10,000 cells.",
        })
    }
}

const MOST_CELLS: usize = 10_000;
/// The lowest threshold that hides anything.
const LEAST: u64 = 2;
/// Of more that are hidden none is tried to be given back.
const MOST_TRIED: usize = 10_000;
const LARGEST: u64 = 1 << 48;

type Cell = (usize, usize);

impl Table {
    pub fn of(cells: Vec<Vec<u64>>) -> Result<Self, CannotSuppress> {
        let width = cells.first().map_or(0, Vec::len);
        if width == 0 {
            Err(CannotSuppress::Nothing)
        } else if cells.iter().any(|row| row.len() != width) {
            Err(CannotSuppress::Uneven)
        } else if cells.len() * width > MOST_CELLS || cells.iter().flatten().any(|count| *count > LARGEST) {
            Err(CannotSuppress::TooLarge)
        } else {
            Ok(Self { cells })
        }
    }

    /// The other way to protect counts: each rounded to the nearest of a base, by itself,
    /// so that totals may not add up.
    pub fn rounded(&self, base: u64) -> Vec<Vec<u64>> {
        let base = base.max(1);
        self.cells.iter().map(|row| row.iter().map(|count| (count + base / 2) / base * base).collect()).collect()
    }

    fn places(&self) -> impl Iterator<Item = Cell> + '_ {
        (0..self.cells.len()).flat_map(|row| (0..self.cells[0].len()).map(move |column| (row, column)))
    }

    fn at(&self, (row, column): Cell) -> u64 {
        self.cells[row][column]
    }

    fn row_totals(&self) -> Vec<u64> {
        self.cells.iter().map(|row| row.iter().sum()).collect()
    }

    fn column_totals(&self) -> Vec<u64> {
        (0..self.cells[0].len()).map(|column| self.cells.iter().map(|row| row[column]).sum()).collect()
    }
}

/// Hides every count from 1 to one less than the threshold, and with published totals as
/// many others as are needed so that whoever solves the table for what is hidden can
/// bound no small count tighter than the threshold says. Where that cannot be, the totals are hidden, and
/// then nothing but the small counts. Noughts are shown.
pub fn suppress(table: &Table, threshold: u64, totals_published: bool) -> Published {
    let is_small = |count: u64| (1..threshold).contains(&count);
    let primary: Vec<Cell> = table.places().filter(|cell| is_small(table.at(*cell))).collect();
    let found = if totals_published { Hidden::for_all(table, &primary, threshold) } else { None };
    let open = found.is_some() || !totals_published;
    let hidden = found.unwrap_or_else(|| Hidden::of(table, &primary));
    let secondary: Vec<Cell> = hidden.cells().into_iter().filter(|cell| !is_small(table.at(*cell))).collect();
    let cells = table.places().map(|cell| (!hidden.has(cell)).then(|| table.at(cell))).collect::<Vec<_>>();
    let cells = cells.chunks(table.cells[0].len()).map(<[Option<u64>]>::to_vec).collect();
    let most = threshold.saturating_sub(1);
    let mut working =
        vec![format!("{} of {} counts are from 1 to {most} and hidden.", primary.len(), table.places().count())];
    if !secondary.is_empty() {
        working.push(format!("{} more are hidden, so that none is worked out from the totals.", secondary.len()));
    }
    let (rows, columns) = (table.row_totals(), table.column_totals());
    let mut cautions = Vec::new();
    let mut warn = |says: &str| cautions.push(says.to_owned());
    if !open {
        warn("The totals would give a hidden count away, and are hidden too.");
    } else if !totals_published && !primary.is_empty() {
        warn("The totals are here for you and not to be published: with them hidden counts may be worked out.");
    } else if rows.iter().chain(&columns).any(|total| is_small(*total)) {
        warn(&format!("A total is itself from 1 to {most}."));
    }
    Published {
        cells,
        grand_total: open.then(|| rows.iter().sum()),
        row_totals: open.then_some(rows),
        column_totals: open.then_some(columns),
        primary,
        secondary,
        working,
        cautions,
    }
}

/// Which cells are hidden, and what an attacker who knows every total makes of them.
struct Hidden<'a> {
    table: &'a Table,
    hidden: Vec<Vec<bool>>,
    /// Rows and columns of noughts alone: their totals say so, and hiding them hides nothing.
    bare: (Vec<bool>, Vec<bool>),
}

impl<'a> Hidden<'a> {
    fn of(table: &'a Table, cells: &[Cell]) -> Self {
        let mut hidden = vec![vec![false; table.cells[0].len()]; table.cells.len()];
        cells.iter().for_each(|(row, column)| hidden[*row][*column] = true);
        let bare = |totals: Vec<u64>| totals.into_iter().map(|total| total == 0).collect();
        Self { table, hidden, bare: (bare(table.row_totals()), bare(table.column_totals())) }
    }

    /// As few as are found to be needed so that no small count is known closer than the threshold says, and
    /// nothing that is hidden is known. Nothing where that cannot be.
    fn for_all(table: &'a Table, small: &[Cell], threshold: u64) -> Option<Self> {
        let mut hidden = Self::of(table, small);
        // Hiding more makes none known closer, so that the one is asked after the other.
        while let Some(cell) = hidden.close(small, threshold) {
            hidden.widen(cell, threshold.max(LEAST)).then_some(())?;
        }
        while let Some(cell) = hidden.known() {
            hidden.widen(cell, threshold.max(LEAST)).then_some(())?;
        }
        hidden.give_back(small, threshold);
        Some(hidden)
    }

    /// A small count that is known closer than the threshold says.
    fn close(&self, small: &[Cell], threshold: u64) -> Option<Cell> {
        small.iter().copied().find(|cell| !self.protects(*cell, threshold))
    }

    /// A hidden count that is known.
    fn known(&self) -> Option<Cell> {
        self.cells().into_iter().find(|cell| self.is_known(*cell))
    }

    /// Shows again what was hidden for others and is not needed, the largest first, with those that would
    /// then be known.
    fn give_back(&mut self, small: &[Cell], threshold: u64) {
        let is_other = |cell: &Cell| !small.contains(cell);
        let mut others: Vec<Cell> = self.cells().into_iter().filter(is_other).collect();
        if others.len() * (others.len() + small.len()) > MOST_TRIED {
            return;
        }
        others.sort_by_key(|cell| std::cmp::Reverse(self.table.at(*cell)));
        for other in others {
            let before = self.hidden.clone();
            let mut next = self.has(other).then_some(other);
            while let Some((row, column)) = next {
                self.hidden[row][column] = false;
                next = self.cells().into_iter().filter(is_other).find(|cell| self.is_known(*cell));
            }
            if self.close(small, threshold).or_else(|| self.known()).is_some() {
                self.hidden = before;
            }
        }
    }

    fn has(&self, (row, column): Cell) -> bool {
        self.hidden[row][column]
    }

    fn cells(&self) -> Vec<Cell> {
        self.table.places().filter(|cell| self.has(*cell)).collect()
    }

    /// From 1 to one less than the threshold: every count that is small is possible.
    fn protects(&self, cell: Cell, threshold: u64) -> bool {
        let value = self.table.at(cell);
        value - self.can_fall(cell, value - 1) <= 1
            && value + self.can_rise(cell, (threshold - 1).saturating_sub(value)) >= threshold - 1
    }

    fn is_known(&self, cell: Cell) -> bool {
        self.can_rise(cell, 1) == 0 && self.can_fall(cell, 1) == 0
    }

    /// How much more it could be: others of its row less, others of its column less, and so on round.
    fn can_rise(&self, cell: Cell, enough: u64) -> u64 {
        self.flow(cell, enough, true)
    }

    fn can_fall(&self, cell: Cell, enough: u64) -> u64 {
        self.flow(cell, enough.min(self.table.at(cell)), false)
    }

    /// The most that can be moved from the cell's row round to its column through other
    /// hidden cells, as far as it matters. Along a row a count falls (or, for falling,
    /// rises without end), along a column the other way.
    fn flow(&self, (row, column): Cell, enough: u64, rises: bool) -> u64 {
        let (rows, columns) = (self.hidden.len(), self.hidden[0].len());
        // What has been moved over each hidden cell: from row to column, and back.
        let mut moved = vec![vec![0i128; columns]; rows];
        let mut found = 0;
        while found < enough {
            // Breadth first, from the row to the column.
            let mut before: Vec<Option<usize>> = vec![None; rows + columns];
            let mut queue = VecDeque::from([row]);
            before[row] = Some(row);
            while let Some(node) = queue.pop_front() {
                let next = if node < rows { columns } else { rows };
                for other in 0..next {
                    let (at, to) =
                        if node < rows { ((node, other), rows + other) } else { ((other, node - rows), other) };
                    if at == (row, column) || !self.has(at) || before[to].is_some() {
                        continue;
                    }
                    if self.left(&moved, at, node < rows, rises) > 0 {
                        before[to] = Some(node);
                        queue.push_back(to);
                    }
                }
            }
            let end = rows + column;
            if before[end].is_none() {
                break;
            }
            let mut path = Vec::new();
            let mut node = end;
            while let Some(from) = before[node].filter(|from| *from != node) {
                let forth = from < rows;
                path.push((if forth { (from, node - rows) } else { (node, from - rows) }, forth));
                node = from;
            }
            let least = path.iter().map(|(at, forth)| self.left(&moved, *at, *forth, rises)).min().unwrap_or(0);
            let step = least.min(i128::from(enough - found));
            for ((row, column), forth) in path {
                moved[row][column] += if forth { step } else { -step };
            }
            found += u64::try_from(step).unwrap_or(0);
        }
        found
    }

    /// How much more can be moved over a cell in a direction. Moving one way takes from its
    /// count, the other way adds to it.
    fn left(&self, moved: &[Vec<i128>], at: Cell, forth: bool, rises: bool) -> i128 {
        let value = i128::from(self.table.at(at));
        let net = moved[at.0][at.1];
        match (forth, rises) {
            // Its count is now value - net, or value + net.
            (true, true) => value - net,
            (false, false) => value + net,
            _ => i128::from(LARGEST),
        }
    }

    /// Hides more for a cell: the cheapest three others that make a rectangle with it and
    /// protect it, else what is largest beside it. Whether there was anything left to hide.
    fn widen(&mut self, cell: Cell, threshold: u64) -> bool {
        let (row, column) = cell;
        let value = self.table.at(cell);
        let needs = (threshold - 1).saturating_sub(value);
        let mut best: Option<(u64, [Cell; 3])> = None;
        for other_row in (0..self.hidden.len()).filter(|other| *other != row && !self.bare.0[*other]) {
            for other_column in (0..self.hidden[0].len()).filter(|other| *other != column && !self.bare.1[*other]) {
                let three = [(row, other_column), (other_row, column), (other_row, other_column)];
                if three.iter().all(|cell| self.has(*cell)) {
                    continue;
                }
                let [beside, below, across] = three.map(|cell| self.table.at(cell));
                if beside.min(below) < needs.max(1) || across < value.saturating_sub(1) {
                    continue;
                }
                let cost = three.iter().filter(|cell| !self.has(**cell)).map(|cell| self.table.at(*cell) + 1).sum();
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, three));
                }
            }
        }
        let more = match best {
            Some((_, three)) => three.to_vec(),
            None => {
                let helps = |at: &Cell| !self.has(*at) && !self.bare.0[at.0] && !self.bare.1[at.1];
                let beside = self.table.places().filter(|at| (at.0 == row || at.1 == column) && helps(at));
                let any = self.table.places().filter(helps);
                let largest =
                    beside.max_by_key(|at| self.table.at(*at)).or_else(|| any.max_by_key(|at| self.table.at(*at)));
                largest.into_iter().collect()
            }
        };
        more.iter().for_each(|(row, column)| self.hidden[*row][*column] = true);
        !more.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(cells: &[&[u64]]) -> Table {
        Table::of(cells.iter().map(|row| row.to_vec()).collect()).expect("a table")
    }

    #[test]
    fn a_small_count_is_hidden_with_three_others() {
        let found = suppress(&table(&[&[12, 31], &[3, 9], &[7, 14]]), 5, true);
        assert_eq!((found.primary.as_slice(), found.secondary.len()), (&[(1, 0)][..], 3));
        assert_eq!(found.row_totals, Some(vec![43, 12, 21]));
        assert_eq!(found.cells[0], [Some(12), Some(31)]);
        let without = suppress(&table(&[&[12, 31], &[3, 9], &[7, 14]]), 5, false);
        assert!(without.secondary.is_empty());
        let alone = suppress(&table(&[&[3, 0], &[0, 0]]), 5, true);
        assert_eq!((alone.row_totals, alone.grand_total), (None, None), "a total would be the count");
        let one_row = suppress(&table(&[&[12, 3, 40]]), 5, true);
        assert_eq!((one_row.row_totals, one_row.column_totals), (None, None), "totals of one row are its counts");
        assert_eq!(one_row.cells, [[Some(12), None, Some(40)]], "without totals nothing gives it away");
        assert!(one_row.secondary.is_empty() && one_row.working.len() == 1);
    }

    #[test]
    fn rows_and_columns_of_noughts_hide_nothing_and_cost_nothing() {
        let all: [(&[&[u64]], u64); 4] = [
            (&[&[8, 0, 0, 4], &[1, 55, 0, 14]], 5),
            (&[&[0, 2, 0, 15], &[0, 14, 12, 0]], 8),
            (&[&[5, 0], &[15, 4], &[0, 66], &[0, 0]], 5),
            (&[&[0, 46], &[0, 0], &[5, 8], &[40, 0]], 8),
        ];
        for (cells, threshold) in all {
            let found = suppress(&table(cells), threshold, true);
            assert!(found.row_totals.is_some(), "{cells:?}");
            assert!(found.cells.iter().flatten().any(Option::is_some), "{cells:?}");
        }
    }

    #[test]
    fn totals_go_where_whoever_knows_what_is_small_would_know_a_count() {
        // 40 and 6 less 1 and 40: the two small ones differ by five, and from 1 to 6 that is 1 and 6.
        for cells in [[[1, 40], [40, 6]], [[2, 19], [40096, 6]]] {
            let found = suppress(&table(&[&cells[0], &cells[1]]), 7, true);
            assert_eq!((found.row_totals, found.column_totals, found.grand_total), (None, None, None));
            assert_eq!((found.primary.len(), found.secondary.len()), (2, 0));
        }
    }

    #[test]
    fn no_more_is_hidden_than_is_needed() {
        let found = suppress(&table(&[&[3, 1, 2], &[3, 2, 7]]), 3, true);
        assert!(found.row_totals.is_some() && found.secondary.len() <= 2, "{:?}", found.cells);
    }

    /// Every way in which what is hidden could be filled in, by trying.
    fn possible(published: &Published, sums: (&[u64], &[u64]), cell: Cell) -> Vec<u64> {
        fn fill(
            cells: &mut Vec<Vec<Option<u64>>>,
            holes: &[Cell],
            sums: (&[u64], &[u64]),
            cell: Cell,
            out: &mut Vec<u64>,
        ) {
            let Some(((row, column), rest)) = holes.split_first() else {
                let rows = cells.iter().map(|row| row.iter().flatten().sum::<u64>());
                let right = rows.eq(sums.0.iter().copied())
                    && (0..cells[0].len()).all(|c| cells.iter().filter_map(|row| row[c]).sum::<u64>() == sums.1[c]);
                if right {
                    out.extend(cells[cell.0][cell.1]);
                }
                return;
            };
            let left = sums.0[*row].saturating_sub(cells[*row].iter().flatten().sum());
            let down = sums.1[*column].saturating_sub(cells.iter().filter_map(|row| row[*column]).sum());
            for value in 0..=left.min(down) {
                cells[*row][*column] = Some(value);
                fill(cells, rest, sums, cell, out);
            }
            cells[*row][*column] = None;
        }
        let mut out = Vec::new();
        let holes: Vec<Cell> = published.primary.iter().chain(&published.secondary).copied().collect();
        fill(&mut published.cells.clone(), &holes, sums, cell, &mut out);
        out.sort_unstable();
        out.dedup();
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        /// Whoever tries everything that fits the totals finds each small count possible,
        /// and knows none of what is hidden.
        #[test]
        fn nobody_works_out_what_is_hidden(cells in prop::collection::vec(prop::collection::vec(0u64..9, 3), 2..4), threshold in 3u64..5) {
            let table = Table::of(cells).expect("a table");
            let found = suppress(&table, threshold, true);
            for cell in table.places() {
                let small = (1..threshold).contains(&table.at(cell));
                prop_assert!(!small || found.cells[cell.0][cell.1].is_none());
            }
            let (Some(rows), Some(columns)) = (&found.row_totals, &found.column_totals) else { return Ok(()) };
            for cell in &found.primary {
                let all = possible(&found, (rows, columns), *cell);
                prop_assert!((1..threshold).all(|count| all.contains(&count)), "{:?} of {:?}: {all:?}", cell, found.cells);
            }
            for cell in &found.secondary {
                prop_assert!(possible(&found, (rows, columns), *cell).len() > 1, "{cell:?} of {:?}", found.cells);
            }
        }
    }
}
