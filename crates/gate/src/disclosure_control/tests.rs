use super::*;
use proptest::prelude::*;

const FIVE: Policy = Policy { threshold: 5, noughts_hidden: false };

fn cell(count: u64) -> Cell {
    Cell { count: Some(count), ..Cell::default() }
}

/// A row of counts under their total.
fn row(tables: &mut Tables, counts: &[u64]) -> (Place, Vec<Place>) {
    let parts: Vec<Place> = counts.iter().map(|count| tables.add(cell(*count))).collect();
    let whole = tables.add(cell(counts.iter().sum()));
    tables.link(whole, &parts, Link::Exact);
    (whole, parts)
}

#[test]
fn a_small_count_takes_another_with_it_where_a_total_would_give_it_away() {
    let mut tables = Tables::default();
    let (_, parts) = row(&mut tables, &[120, 3, 45, 9]);
    let safe = protect(&tables, FIVE);
    assert_eq!(safe.at(parts[1]), Err(Hidden::Small));
    assert_eq!(safe.at(parts[3]), Err(Hidden::ForOthers), "the smallest that helps");
    assert_eq!(safe.at(parts[0]).map(Counted::count), Ok(120));
}

#[test]
fn a_smaller_area_gives_nothing_away_of_a_larger() {
    // A borough and its two wards, in three groups: hiding one ward's count is no use
    // while the borough's and the other ward's are shown.
    let mut tables = Tables::default();
    let (north, south): ([u64; 3], [u64; 3]) = ([3, 40, 60], [30, 50, 70]);
    let (_, one) = row(&mut tables, &north);
    let (_, other) = row(&mut tables, &south);
    let (_, whole) = row(&mut tables, &[33, 90, 130]);
    (0..3).for_each(|at| tables.link(whole[at], &[one[at], other[at]], Link::Exact));
    let safe = protect(&tables, FIVE);
    assert!(safe.given_away().is_empty());
    assert_eq!(safe.at(one[0]), Err(Hidden::Small));
    let column = [safe.at(other[0]), safe.at(whole[0])];
    assert!(column.contains(&Err(Hidden::ForOthers)), "{column:?}");
}

#[test]
fn where_noughts_are_hidden_nobody_knows_that_there_is_one() {
    let safe = |noughts_hidden: bool| {
        let mut tables = Tables::default();
        let small = Cell { among: Some(4), ..cell(2) };
        let parts = [cell(3), small, cell(40)].map(|cell| tables.add(cell));
        let whole = tables.add(cell(45));
        tables.link(whole, &parts, Link::Exact);
        let safe = protect(&tables, Policy { threshold: 5, noughts_hidden });
        [parts[2], whole].map(|place| safe.at(place).is_ok())
    };
    assert_eq!(safe(false), [true, true], "three and two are five: from one to four");
    assert_eq!(safe(true), [false, true], "or five are at least one, since the others are no more than four");
}

#[test]
fn what_an_edition_before_hid_may_be_none_where_noughts_are_hidden() {
    let shown = |noughts_hidden: bool| {
        let mut tables = Tables::default();
        let before = Cell { hidden_before: true, among: Some(4), ..Cell::default() };
        let parts = [before, Cell { among: Some(4), ..cell(2) }, cell(40)].map(|cell| tables.add(cell));
        let whole = tables.add(cell(45));
        tables.link(whole, &parts, Link::Exact);
        let safe = protect(&tables, Policy { threshold: 5, noughts_hidden });
        [parts[2], whole].map(|place| safe.at(place).is_ok())
    };
    assert_eq!(shown(false), [true, true]);
    assert_eq!(shown(true), [false, true]);
}

#[test]
fn what_its_source_hid_may_be_known_to_be_more_where_nobody_knows_how_many_more() {
    let shown = |most: u64, said_small: bool| {
        let mut tables = Tables::default();
        let hidden = |most, said_small| Cell { count: None, among: Some(most), said_small, ..Cell::default() };
        let parts = [hidden(most, said_small), hidden(90, false), cell(48)].map(|cell| tables.add(cell));
        let whole = tables.add(cell(140));
        tables.link(whole, &parts, Link::Exact);
        let safe = protect(&tables, FIVE);
        [parts[2], whole].map(|place| safe.at(place).is_ok())
    };
    assert_eq!(shown(23, false), [true, true], "92 are two, or any to 23, and the rest");
    assert_eq!(shown(6, false), [false, true], "two to six are nearly one to four");
    assert_eq!(shown(23, true), [false, true], "it is said to be small: two to four");
}

#[test]
fn what_was_published_before_is_said_to_be_given_away() {
    let mut tables = Tables::default();
    let parts = [120, 3].map(|count| tables.add(Cell { told: true, ..cell(count) }));
    let whole = tables.add(Cell { told: true, ..cell(123) });
    tables.link(whole, &parts, Link::Exact);
    let safe = protect(&tables, FIVE);
    assert_eq!(safe.given_away(), [parts[1]]);
    assert_eq!(safe.at(parts[1]), Err(Hidden::Small));
}

#[test]
fn no_more_is_hidden_than_is_found_to_be_needed() {
    // A small count in three sums: one other in each, and no fourth.
    let mut tables = Tables::default();
    let small = tables.add(cell(3));
    let others: Vec<Vec<Place>> = (0_u64..3)
        .map(|at| {
            let parts: Vec<Place> =
                [30 + at, 60 + at, 90 + at].into_iter().map(|count| tables.add(cell(count))).collect();
            let whole = tables.add(cell(183 + 3 * at));
            tables.link(whole, &[&parts[..], &[small]].concat(), Link::Exact);
            parts.into_iter().chain([whole]).collect()
        })
        .collect();
    let safe = protect(&tables, FIVE);
    let hidden = others.iter().map(|sum| sum.iter().filter(|place| safe.at(**place).is_err()).count());
    assert_eq!(hidden.collect::<Vec<_>>(), [1, 1, 1]);
    assert!(safe.given_away().is_empty());
}

#[test]
fn people_nobody_sees_bound_what_happened_to_them() {
    // Seven of seventeen in a borough. In two wards live so few that nobody sees how many; together they
    // are four, so that at least three of the seven are in the third.
    let mut tables = Tables::default();
    let among = |all: u64, count: u64| Cell { among: Some(all), both_sides: true, ..cell(count) };
    let events = [among(13, 3), cell(2), cell(2)].map(|one| tables.add(one));
    let all_events = tables.add(among(17, 7));
    let people = [13, 2, 2].map(|count| tables.add(cell(count)));
    let all_people = tables.add(cell(17));
    tables.link(all_events, &events, Link::Exact);
    tables.link(all_people, &people, Link::Exact);
    (1..3).for_each(|at| tables.at_most(events[at], people[at]));
    let safe = protect(&tables, FIVE);
    let shown = [safe.at(all_events), safe.at(people[0]), safe.at(all_people)];
    assert!(shown.iter().any(Result::is_err), "7 less 4 are three: {shown:?}");
}

/// A borough of two neighbourhoods that nobody publishes, each of two wards.
fn over_a_step(wards: [u64; 4], borough: u64) -> (Vec<Place>, Place, Protected) {
    let mut tables = Tables::default();
    let wards: Vec<Place> = wards.iter().map(|count| tables.add(cell(*count))).collect();
    let all = tables.add(cell(borough));
    let between = [0, 2].map(|at| {
        let sum = [at, at + 1].iter().map(|at| tables.cells[wards[*at].0].count.unwrap_or_default()).sum();
        let place = tables.add(Cell { between: true, ..cell(sum) });
        tables.link(place, &wards[at..at + 2], Link::Exact);
        place
    });
    tables.link(all, &between, Link::Exact);
    let safe = protect(&tables, FIVE);
    (wards, all, safe)
}

#[test]
fn a_step_that_nobody_publishes_gives_a_small_count_away_and_is_never_hidden_instead() {
    let (wards, all, safe) = over_a_step([22, 20, 30, 3], 75);
    let shown = [wards[0], wards[1], wards[2], all].map(|place| safe.at(place).is_ok());
    assert_eq!(shown.iter().filter(|shown| !**shown).count(), 1, "one more of what is published: {shown:?}");
    assert!(safe.given_away().is_empty());
    // A small one in each: neither neighbourhood is known, and nothing else need be hidden.
    let (wards, all, safe) = over_a_step([22, 3, 30, 4], 59);
    assert!([wards[0], wards[2], all].iter().all(|place| safe.at(*place).is_ok()));
}

#[test]
fn counts_that_are_said_to_be_part_of_each_other_give_nothing_away() {
    let mut tables = Tables::default();
    let [one, other] = [7, 7].map(|count| tables.add(Cell { between: true, ..cell(count) }));
    tables.link(one, &[other], Link::Exact);
    tables.link(other, &[one], Link::Exact);
    let small = tables.add(cell(3));
    let all = tables.add(cell(10));
    tables.link(all, &[one, small], Link::Exact);
    let safe = protect(&tables, FIVE);
    assert_eq!((safe.at(small), safe.at(all).is_ok()), (Err(Hidden::Small), true));
}

#[test]
fn all_but_a_few_says_as_much_as_a_few() {
    let mut tables = Tables::default();
    let nearly = tables.add(Cell { among: Some(40), both_sides: true, ..cell(38) });
    let all = tables.add(Cell { among: Some(40), both_sides: true, ..cell(40) });
    let safe = protect(&tables, FIVE);
    assert_eq!((safe.at(nearly), safe.at(all).is_ok()), (Err(Hidden::Small), true));
}

#[test]
fn rounding_gives_room_and_nothing_is_hidden_for_it() {
    let mut tables = Tables::default();
    let parts = [120, 40].map(|count| tables.add(cell(count)));
    let hidden = tables.add(Cell::default());
    let whole = tables.add(cell(165));
    tables.link(whole, &[parts[0], parts[1], hidden], Link::Within(10));
    let safe = protect(&tables, FIVE);
    assert_eq!((safe.at(hidden), safe.at(parts[1]).is_ok()), (Err(Hidden::AtSource), true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// Wards in a borough, groups under totals: whoever tries everything that fits what is
    /// shown finds the smallest and the largest small count possible.
    #[test]
    fn nobody_works_out_a_small_count(counts in prop::collection::vec(prop::collection::vec(0u64..12, 3), 2..4)) {
        let mut tables = Tables::default();
        let rows: Vec<(Place, Vec<Place>)> = counts.iter().map(|counts| row(&mut tables, counts)).collect();
        let sums: Vec<u64> = (0..3).map(|at| counts.iter().map(|row| row[at]).sum()).collect();
        let (all, under) = row(&mut tables, &sums);
        for (at, column) in under.iter().enumerate() {
            let parts: Vec<Place> = rows.iter().map(|(_, parts)| parts[at]).collect();
            tables.link(*column, &parts, Link::Exact);
        }
        let parts: Vec<Place> = rows.iter().map(|(whole, _)| *whole).collect();
        tables.link(all, &parts, Link::Exact);
        let safe = protect(&tables, FIVE);
        prop_assert!(safe.given_away().is_empty());
        let grid: Vec<Vec<Option<u64>>> = rows.iter()
            .map(|(_, parts)| parts.iter().map(|place| safe.at(*place).ok().map(Counted::count)).collect()).collect();
        let shown = |place: Place| safe.at(place).ok().map(Counted::count);
        let totals: Vec<Option<u64>> = rows.iter().map(|(whole, _)| shown(*whole)).collect();
        let below: Vec<Option<u64>> = under.iter().map(|place| shown(*place)).collect();
        for (at, (_, parts)) in rows.iter().enumerate() {
            for (column, place) in parts.iter().enumerate() {
                if (1..5).contains(&counts[at][column]) {
                    prop_assert!(safe.at(*place).is_err());
                    for wanted in [1, 4] {
                        prop_assert!(possible(&grid, &counts, (&totals, &below, shown(all)), (at, column, wanted)),
                            "{wanted} at {at},{column} of {grid:?} {totals:?} {below:?}");
                    }
                }
            }
        }
    }
}

/// The shown totals of rows, of columns and of all.
type Shown<'a> = (&'a [Option<u64>], &'a [Option<u64>], Option<u64>);

/// Whether the holes of a grid can be filled with a count at a place, so that the shown
/// totals of rows, of columns and of all are right. A search, no program of the library; it tries what is
/// near the truth first.
fn possible(
    grid: &[Vec<Option<u64>>],
    truth: &[Vec<u64>],
    know: Shown<'_>,
    (row, column, count): (usize, usize, u64),
) -> bool {
    fn fill(grid: &mut Vec<Vec<Option<u64>>>, truth: &[Vec<u64>], holes: &[(usize, usize)], know: Shown<'_>) -> bool {
        let sum = |cells: &mut dyn Iterator<Item = Option<u64>>| cells.flatten().sum::<u64>();
        let (totals, below, all) = know;
        let Some(((row, column), rest)) = holes.split_first() else {
            let rows = grid.iter().map(|row| sum(&mut row.iter().copied()));
            let fits = |known: &Option<u64>, found: u64| known.is_none_or(|known| known == found);
            return rows.clone().zip(totals).all(|(found, known)| fits(known, found))
                && below.iter().enumerate().all(|(at, known)| fits(known, sum(&mut grid.iter().map(|row| row[at]))))
                && fits(&all, rows.sum());
        };
        let mut values: Vec<u64> = (0..=40).collect();
        values.sort_by_key(|value| value.abs_diff(truth[*row][*column]));
        for value in values {
            grid[*row][*column] = Some(value);
            let (in_row, in_column) =
                (sum(&mut grid[*row].iter().copied()), sum(&mut grid.iter().map(|row| row[*column])));
            let in_all = sum(&mut grid.iter().flatten().copied());
            // The last hole under a shown total has one value.
            let is_off = |known: Option<u64>, found: u64, is_last: bool| {
                known.is_some_and(|known| found > known || (is_last && found < known))
            };
            let (last_of_row, last_of_column) =
                (rest.iter().all(|(other, _)| other != row), rest.iter().all(|(_, other)| other != column));
            let off = is_off(totals[*row], in_row, last_of_row)
                || is_off(below[*column], in_column, last_of_column)
                || is_off(all, in_all, rest.is_empty());
            if !off && fill(grid, truth, rest, know) {
                return true;
            }
        }
        grid[*row][*column] = None;
        false
    }
    let mut grid = grid.to_vec();
    grid[row][column] = Some(count);
    let mut holes: Vec<(usize, usize)> =
        (0..grid.len()).flat_map(|r| (0..3).map(move |c| (r, c))).filter(|(r, c)| grid[*r][*c].is_none()).collect();
    // What stands beside it is tried first in other ways than the truth: it makes up for the change.
    holes.sort_by_key(|(r, c)| (*r == row || *c == column, *r == row));
    fill(&mut grid, truth, &holes, know)
}
