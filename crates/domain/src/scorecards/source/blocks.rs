use super::super::areas::is_national;
use super::super::groups::{Level, Unknown};
use super::super::measures::{Block, Figure, Kind, Pair};
use super::lines::{Lines, Reading, Who};
use super::numbers::{Missing, Number, number};
use super::problems::{Problem, Wrong};
use super::reading::MOST_SAID;
use std::collections::{BTreeMap, BTreeSet};

impl Reading<'_> {
    /// The lines of each area in each period together; no group stands there twice.
    pub fn blocks(&mut self, all: Lines) -> Vec<Block> {
        let Lines { keys, names, own, lines, .. } = all;
        let as_written = self.mapping.level == Level::AsWritten;
        let name = |at: usize| if as_written { own[at].as_str() } else { names[at] };
        let mut found: Vec<BTreeMap<usize, (u64, Pair)>> = keys.iter().map(|_| BTreeMap::new()).collect();
        let mut everybody: Vec<Option<(u64, Pair)>> = vec![None; keys.len()];
        let mut unknown: Vec<BTreeMap<usize, (u64, Unknown, Pair)>> = vec![BTreeMap::new(); keys.len()];
        let mut totals: Vec<u64> = Vec::new();
        let mut nobodys: Vec<u64> = Vec::new();
        for line in lines {
            let before = match line.who {
                Who::Named(at) => found[line.key].insert(at, (line.row, line.pair)),
                Who::Everybody => {
                    totals.push(line.row);
                    everybody[line.key].replace((line.row, line.pair))
                }
                Who::Unknown(why, words) => {
                    nobodys.push(line.row);
                    let before = unknown[line.key].insert(words, (line.row, why, line.pair));
                    before.map(|(row, _, pair)| (row, pair))
                }
            };
            if let Some((row, _)) = before {
                let (area, period) = &keys[line.key];
                let who = match line.who {
                    Who::Named(at) => name(at).to_owned(),
                    Who::Unknown(why, _) => format!("“{}”", why.name()),
                    Who::Everybody => "everybody".to_owned(),
                };
                let period = if period.is_empty() { String::new() } else { format!(", {period}") };
                let mut wrong = Wrong::RepeatedRow;
                let mut says = format!("Row {row} is about {who} in {}{period} too. Keep one of them.", area.name);
                let differ = (self.problems.len() < MOST_SAID).then(|| self.differ(row, line.row)).flatten();
                if let Some((heading, one, other)) = differ {
                    let are_areas = is_national(&one) && is_national(&other);
                    wrong = if are_areas { Wrong::AreasDiffer } else { Wrong::RowsDiffer };
                    let what = if are_areas {
                        "name that column as the one of the area"
                    } else {
                        "say which of these rows to keep"
                    };
                    says = format!(
                        "Row {row} is about {who} in {}{period} too. They differ in “{heading}” ({one}, {other}): {what}.",
                        area.name
                    );
                }
                // Once a row is enough, however many groups stand beside each other in it.
                if self.problems.last().is_none_or(|last| last.row != Some(line.row) || !last.wrong.is_repeated()) {
                    self.problems.push(Problem::new(wrong, says).row(line.row));
                }
            }
        }
        if !self.mapping.without_groups {
            self.kept_apart(Wrong::Total, "everybody together", &totals);
        }
        self.kept_apart(Wrong::GroupSetAside, "people whose group nobody wrote down", &nobodys);
        let mut blocks = Vec::with_capacity(keys.len());
        let mut said = BTreeSet::new();
        for (at, (area, period)) in keys.into_iter().enumerate() {
            let raw: Vec<(&str, u64, Pair)> =
                found[at].iter().map(|(who, (row, pair))| (name(*who), *row, *pair)).collect();
            let groups = self.levelled(&raw, &mut said);
            let block = Block {
                area,
                period,
                groups,
                everybody: everybody[at].map(|(_, pair)| pair),
                unknown: by_why(&unknown[at]),
            };
            self.adds_up(&block, everybody[at].map(|(row, _)| row));
            let block = if self.definition.kind == Kind::Part { of_all(block) } else { block };
            blocks.push(block);
        }
        blocks.sort_by(|one, other| (&one.area.name, &one.period).cmp(&(&other.area.name, &other.period)));
        blocks
    }

    fn kept_apart(&mut self, what: Wrong, who: &str, rows: &[u64]) {
        let Some((first, more)) = rows.split_first() else { return };
        let more = match more.len() {
            0 => String::new(),
            1 => ", as 1 other row is".to_owned(),
            more => format!(", as {more} other rows are"),
        };
        let says = format!("This is {who}{more}. It is kept apart and compared with nobody.");
        self.notices.push(Problem::new(what, says).row(*first));
    }

    /// In which column two rows about the same differ, that is neither a figure nor read.
    fn differ(&self, one: u64, other: u64) -> Option<(String, String, String)> {
        let find = |line: u64| self.sheet.rows().find(|(row, _)| *row == line).map(|(_, record)| record);
        let (one, other) = (find(one)?, find(other)?);
        (0..self.sheet.headings().count()).find_map(|at| {
            let (a, b) = (one.get(at)?.trim(), other.get(at)?.trim());
            let figure = |text: &str| {
                matches!(number(text, true), Ok(Number::Whole(_) | Number::Decimal(_)))
                    && text.len() != 4
                    && text.len() != 6
            };
            (!(a.eq_ignore_ascii_case(b) || figure(a) || figure(b)))
                .then(|| (self.sheet.heading(at).to_owned(), a.to_owned(), b.to_owned()))
        })
    }

    fn adds_up(&mut self, block: &Block, row: Option<u64>) {
        let (Some(row), Some(Pair { events: Some(Figure::Count(all)), .. })) = (row, block.everybody) else { return };
        let parts = block.groups.iter().map(|(_, pair)| *pair).chain(block.unknown.iter().map(|(_, pair)| *pair));
        let counts: u64 = parts.clone().filter_map(|pair| pair.events.and_then(Figure::count)).sum();
        let room = self.definition.rounded_to.saturating_sub(1) * (parts.count() as u64 + 1);
        if counts > all + room {
            // How many more is not said: notices are published, and counts perhaps hidden.
            let says = "The groups add up to more than everybody together. Look it up at the source; the figures are kept as they are.";
            self.notices.push(Problem::new(Wrong::DoesNotAddUp, says).row(row));
        }
    }
}

/// Each group among all of them together: of all residents so many are of it.
fn of_all(mut block: Block) -> Block {
    let unknown = block.unknown.iter().map(|(_, pair)| *pair);
    let parts: Vec<Pair> = block.groups.iter().map(|(_, pair)| *pair).chain(unknown).collect();
    let all = block.everybody.map_or_else(|| added(&parts).events, |pair| pair.events);
    if matches!(all, Some(Figure::Count(_))) && block.everybody.is_none() {
        block.everybody = Some(Pair { events: all, ..Pair::EMPTY });
    }
    block.groups.iter_mut().for_each(|(_, pair)| pair.total = all);
    let unknown = block.unknown.iter_mut().map(|(_, pair)| pair);
    block.everybody.iter_mut().chain(unknown).for_each(|pair| pair.total = all);
    block
}

/// Those whose group nobody knows, for each reason: what a file tells apart more finely is together.
fn by_why(all: &BTreeMap<usize, (u64, Unknown, Pair)>) -> Vec<(Unknown, Pair)> {
    let of = |why: Unknown| {
        let pairs: Vec<Pair> = all.values().filter(|(_, one, _)| *one == why).map(|(.., pair)| *pair).collect();
        (!pairs.is_empty()).then(|| (why, added(&pairs)))
    };
    Unknown::ALL.into_iter().filter_map(of).collect()
}

/// Several pairs together. What is not known of one is not known of all.
pub(super) fn added(pairs: &[Pair]) -> Pair {
    let sum = |of: fn(&Pair) -> Option<Figure>| -> Option<Figure> {
        let mut all = pairs.iter().map(of);
        let first = all.next()??;
        all.try_fold(first, |before, next| match (before, next?) {
            (Figure::Count(one), Figure::Count(other)) => Some(Figure::Count(one + other)),
            (missing @ Figure::Missing(_), _) | (_, missing @ Figure::Missing(_)) => Some(missing),
            // Averages do not add up.
            _ => Some(Figure::Missing(Missing::NotAvailable)),
        })
    };
    Pair { events: sum(|pair| pair.events), total: sum(|pair| pair.total), value: sum(|pair| pair.value) }
}
