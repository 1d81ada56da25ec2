use super::super::groups::{Level, Placed, Standing, children, position, standing};
use super::super::measures::{Area, Block, Definition, Figure, Kind, Measure, Pair};
use super::columns::{Columns, recognise};
use super::mapping::Mapping;
use super::numbers::{Missing, Number, number};
use super::problems::{Problem, Wrong};
use super::sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who is counted among, where that stands in a file of its own.
pub type Population<'a> = Option<(&'a Sheet, &'a Mapping)>;

/// As many problems are said at once as somebody can mend at once.
pub(super) const MOST_SAID: usize = 50;
/// For a comparison with everybody who is not of the group.
pub const EVERYONE_ELSE: &str = "everyone else";
/// Where groups are shown and not compared.
pub const NOBODY: &str = "nobody";

/// A measure out of a file, or everything that is wrong with the file. Nothing is read by half.
pub fn read(
    sheet: &Sheet,
    mapping: &Mapping,
    definition: &Definition,
    population: Population<'_>,
) -> Result<Measure, Vec<Problem>> {
    let apart = Mapping {
        without_total: mapping.without_total
            || definition.kind == Kind::Part
            || population.is_some()
            || definition.kind == Kind::Count,
        ..mapping.clone()
    };
    let columns = recognise(sheet, &apart)?;
    let mut reading =
        Reading { sheet, columns, mapping: &apart, definition, problems: Vec::new(), notices: Vec::new() };
    let lines = reading.lines();
    let blocks = reading.blocks(lines);
    let Reading { mut problems, notices, .. } = reading;
    let mut measure = Measure { definition: definition.clone(), level: mapping.level, blocks, notices };
    if let Some((sheet, people)) = population
        && problems.is_empty()
    {
        problems.extend(with_people(&mut measure, sheet, people).err().unwrap_or_default());
    }
    if problems.is_empty() {
        problems.extend(without_reference(&measure));
    }
    if problems.is_empty() && measure.blocks.is_empty() {
        problems.push(Problem::new(
            Wrong::NothingLeft,
            "No row is left to read. Look at which rows and which areas are kept.",
        ));
    }
    if problems.is_empty() { Ok(measure) } else { Err(said(problems)) }
}

fn said(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_key(|problem| problem.row);
    let more = problems.len().saturating_sub(MOST_SAID);
    problems.truncate(MOST_SAID);
    if more > 0
        && let Some(last) = problems.last_mut()
    {
        last.says.push_str(&format!(" There are {more} more like these further down."));
    }
    problems
}

struct Reading<'a> {
    sheet: &'a Sheet,
    columns: Columns,
    mapping: &'a Mapping,
    definition: &'a Definition,
    problems: Vec<Problem>,
    notices: Vec<Problem>,
}

/// A row, or a cell of a row whose groups stand beside each other.
struct Line {
    row: u64,
    key: usize,
    who: Who,
    pair: Pair,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Who {
    /// By where the name stands in the list of names.
    Named(usize),
    Everybody,
    Unknown,
}

#[derive(Default)]
struct Lines {
    keys: Vec<(Area, String)>,
    names: Vec<&'static str>,
    own: Vec<String>,
    lines: Vec<Line>,
}

impl Reading<'_> {
    fn wrong(&mut self, row: u64, column: usize, wrong: Wrong, says: impl Into<String>) {
        self.problems.push(Problem::new(wrong, says).at(row, column, self.sheet.heading(column)));
    }

    fn lines(&mut self) -> Lines {
        let mut all = Lines::default();
        let mut keys: HashMap<(String, String, String), usize> = HashMap::new();
        let mut stands: HashMap<String, Option<Who>> = HashMap::new();
        let mut set_aside: BTreeMap<String, (u64, usize)> = BTreeMap::new();
        let across: Vec<(usize, String)> =
            self.columns.across.iter().map(|at| (*at, self.sheet.heading(*at).to_owned())).collect();
        let sheet = self.sheet;
        for (row, record) in sheet.rows() {
            let cell = |at: usize| record.get(at).unwrap_or_default().trim();
            if !self.columns.keep.iter().all(|(at, wanted)| cell(*at).eq_ignore_ascii_case(wanted)) {
                continue;
            }
            let Some(key) = self.key(row, &cell) else { continue };
            if !self.mapping.areas.is_empty() && !self.mapping.areas.iter().any(|area| *area == key.0 || *area == key.1)
            {
                continue;
            }
            let key = *keys.entry(key).or_insert_with_key(|(code, name, period)| {
                all.keys.push((Area { code: code.clone(), name: name.clone() }, period.clone()));
                all.keys.len() - 1
            });
            let mut named = |name: &str, all: &mut Lines| match stands.get(name) {
                Some(known) => *known,
                None => {
                    let found = who(name, self.mapping.level, all);
                    stands.insert(name.to_owned(), found);
                    found
                }
            };
            if self.mapping.without_groups {
                let pair = self.pair(row, &cell);
                all.lines.push(Line { row, key, who: Who::Everybody, pair });
            } else if let Some(group) = self.columns.group {
                let name = cell(group);
                if name.is_empty() {
                    let says = "This row says no group. If the name is merged over several rows, write it in each; notes under the table go away.";
                    self.wrong(row, group, Wrong::NoGroup, says);
                    continue;
                }
                match named(name, &mut all) {
                    Some(who) => {
                        let pair = self.pair(row, &cell);
                        all.lines.push(Line { row, key, who, pair });
                    }
                    None => {
                        set_aside.entry(name.to_owned()).or_insert((row, group));
                    }
                }
            } else {
                for (at, name) in &across {
                    let Some(who) = named(name, &mut all) else { continue };
                    let events = self.figure(row, *at, cell(*at), false);
                    all.lines.push(Line { row, key, who, pair: Pair { events, ..Pair::EMPTY } });
                }
            }
            if self.problems.len() > 10 * MOST_SAID {
                break;
            }
        }
        for (name, (row, column)) in set_aside {
            let says =
                format!("“{name}” is no group we know. It is set aside. If it is one, write it as the census does.");
            self.notices.push(Problem::new(Wrong::UnknownGroup, says).at(row, column, self.sheet.heading(column)));
        }
        all
    }

    fn key<'c>(&mut self, row: u64, cell: &impl Fn(usize) -> &'c str) -> Option<(String, String, String)> {
        let of = |at: Option<usize>| at.map(cell).unwrap_or_default().to_owned();
        let (mut code, mut name) = match &self.mapping.only_area {
            Some((code, name)) => (code.clone(), name.clone()),
            None => (of(self.columns.area_code), of(self.columns.area_name)),
        };
        if code.is_empty() && name.is_empty() {
            if let Some(at) = self.columns.area_code.or(self.columns.area_name) {
                self.wrong(
                    row,
                    at,
                    Wrong::NoArea,
                    "This row says no area. Write its name or its code, or take the row away.",
                );
                return None;
            }
            "everywhere in this file".clone_into(&mut name);
        }
        if name.is_empty() {
            name.clone_from(&code);
        }
        if code.is_empty() {
            code.clone_from(&name);
        }
        let period = match &self.mapping.only_period {
            Some(period) => period.clone(),
            None => of(self.columns.period),
        };
        let period = school_year(&period).unwrap_or(period);
        if let Some(at) = self.columns.period
            && period.len() == 5
            && period.parse::<u32>().is_ok_and(|serial| (20_000..60_000).contains(&serial))
        {
            let says = format!(
                "“{period}” is a date that a spreadsheet keeps as a number. Write the period in words, like 2025/26, or as a date, like 2026-04-01."
            );
            self.wrong(row, at, Wrong::DateAsNumber, says);
            return None;
        }
        Some((code, name, period))
    }

    fn pair<'c>(&mut self, row: u64, cell: &impl Fn(usize) -> &'c str) -> Pair {
        let Columns { events, total, value, .. } = self.columns;
        let average = self.definition.kind == Kind::Average;
        let mut figure = |at: Option<usize>, any: bool| {
            let at = at?;
            self.figure(row, at, cell(at), any)
        };
        let pair = Pair { events: figure(events, false), total: figure(total, false), value: figure(value, true) };
        let (counted, among) = (pair.events.and_then(Figure::count), pair.total.and_then(Figure::count));
        if let (Some(counted), Some(among), Some(at)) = (counted, among, events) {
            if self.definition.kind == Kind::Share && counted > among {
                let says = format!(
                    "{counted} of {among} are more than all. Check which column is which; if it can happen to somebody more than once, \
                     say that events are counted."
                );
                self.wrong(row, at, Wrong::MoreThanAll, says);
            } else if counted > 0 && among == 0 && !average {
                self.wrong(
                    row,
                    at,
                    Wrong::NobodyToCount,
                    format!("{counted} among nobody: the number of people is 0. Look it up at the source."),
                );
            }
        }
        pair
    }

    fn figure(&mut self, row: u64, at: usize, cell: &str, decimals: bool) -> Option<Figure> {
        let cell = if decimals { cell.strip_suffix('%').unwrap_or(cell) } else { cell };
        match number(cell, self.mapping.thousands) {
            Ok(Number::Whole(count)) if !decimals => Some(Figure::Count(count)),
            #[expect(clippy::cast_precision_loss, reason = "no figure is beyond 2^53")]
            Ok(Number::Whole(count)) => Some(Figure::Decimal(count as f64)),
            Ok(Number::Decimal(value)) if decimals => Some(Figure::Decimal(value)),
            Ok(Number::Decimal(_)) => {
                let says =
                    format!("“{cell}” is not whole. Here a count is wanted: how many, not how many in a hundred.");
                self.wrong(row, at, Wrong::NotWhole, says);
                None
            }
            Ok(Number::Missing(missing)) => Some(Figure::Missing(missing)),
            Err((Wrong::Negative, _)) if decimals => cell.replace(['−', '–'], "-").parse().ok().map(Figure::Decimal),
            Err((wrong, says)) => {
                self.wrong(row, at, wrong, says);
                None
            }
        }
    }

    fn blocks(&mut self, all: Lines) -> Vec<Block> {
        let Lines { keys, names, own, lines } = all;
        let as_written = self.mapping.level == Level::AsWritten;
        let name = |at: usize| if as_written { own[at].as_str() } else { names[at] };
        let mut found: Vec<BTreeMap<usize, (u64, Pair)>> = keys.iter().map(|_| BTreeMap::new()).collect();
        let mut everybody: Vec<Option<(u64, Pair)>> = vec![None; keys.len()];
        let mut unknown: Vec<Option<(u64, Pair)>> = vec![None; keys.len()];
        let mut totals = None;
        for line in lines {
            let before = match line.who {
                Who::Named(at) => found[line.key].insert(at, (line.row, line.pair)),
                Who::Everybody => {
                    totals = totals.or(Some(line.row));
                    everybody[line.key].replace((line.row, line.pair))
                }
                Who::Unknown => {
                    let together = unknown[line.key].map_or(line.pair, |(_, before)| added(&[before, line.pair]));
                    unknown[line.key] = Some((line.row, together));
                    None
                }
            };
            if let Some((row, _)) = before {
                let (area, period) = &keys[line.key];
                let who = match line.who {
                    Who::Named(at) => name(at).to_owned(),
                    _ => "everybody".to_owned(),
                };
                let period = if period.is_empty() { String::new() } else { format!(", {period}") };
                let mut says = format!("Row {row} is about {who} in {}{period} too. Keep one of them.", area.name);
                let differ = (self.problems.len() < MOST_SAID).then(|| self.differ(row, line.row)).flatten();
                if let Some((heading, one, other)) = differ {
                    says = format!(
                        "Row {row} is about {who} in {}{period} too. They differ in “{heading}” ({one}, {other}): say which of these rows to keep.",
                        area.name
                    );
                }
                // Once a row is enough, however many groups stand beside each other in it.
                if self
                    .problems
                    .last()
                    .is_none_or(|last| (last.row, last.wrong) != (Some(line.row), Wrong::RepeatedRow))
                {
                    self.problems.push(Problem::new(Wrong::RepeatedRow, says).row(line.row));
                }
            }
        }
        if let Some(row) = totals.filter(|_| !self.mapping.without_groups) {
            let says = "This is everybody together. It is kept apart and compared with nobody.";
            self.notices.push(Problem::new(Wrong::Total, says).row(row));
        }
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
                unknown: unknown[at].map(|(_, pair)| pair),
            };
            self.adds_up(&block, everybody[at].map(|(row, _)| row));
            let block = if self.definition.kind == Kind::Part { of_all(block) } else { block };
            blocks.push(block);
        }
        blocks.sort_by(|one, other| (&one.area.name, &one.period).cmp(&(&other.area.name, &other.period)));
        blocks
    }

    /// In which column two rows about the same differ, that is neither a figure nor read.
    fn differ(&self, one: u64, other: u64) -> Option<(String, String, String)> {
        let find = |line: u64| self.sheet.rows().find(|(row, _)| *row == line).map(|(_, record)| record);
        let (one, other) = (find(one)?, find(other)?);
        (0..self.sheet.headings().count()).find_map(|at| {
            let (a, b) = (one.get(at)?.trim(), other.get(at)?.trim());
            let figure =
                |text: &str| number(text, true).is_ok() && !text.is_empty() && text.len() != 4 && text.len() != 6;
            (a != b && !(figure(a) || figure(b)))
                .then(|| (self.sheet.heading(at).to_owned(), a.to_owned(), b.to_owned()))
        })
    }

    /// The groups of the level, summed where the file is finer.
    fn levelled(&mut self, raw: &[(&str, u64, Pair)], said: &mut BTreeSet<String>) -> Vec<(String, Pair)> {
        let level = self.mapping.level;
        if level == Level::AsWritten {
            return raw.iter().map(|(name, _, pair)| ((*name).to_owned(), *pair)).collect();
        }
        let has = |name: &str| raw.iter().find(|(one, ..)| *one == name).map(|(_, row, pair)| (*row, *pair));
        let mut groups: Vec<(String, Pair)> = Vec::new();
        // The department for education counts Chinese pupils apart from Asian ones.
        let chinese_apart = chinese_apart(raw);
        let part_of = |whole: &str, part: &str| {
            children(whole).contains(&part) && !(part == "Chinese" && chinese_apart != Some(false))
        };
        if matches!(level, Level::Source | Level::Broadest | Level::Finest) {
            for (name, row, pair) in raw {
                if matches!(*name, "Other than White" | "Other than White British") && raw.len() > 2 {
                    self.aside(said, name, *row, "It is several of the other groups together, and set aside.");
                    continue;
                }
                let finer = raw.iter().find(|(other, ..)| part_of(name, other)).map(|(other, ..)| *other);
                let broader = raw.iter().find(|(other, ..)| part_of(other, name)).map(|(other, ..)| *other);
                match (level, finer, broader) {
                    (Level::Finest, Some(_), _) => {
                        self.aside(said, name, *row, "Its own groups are here, and it is set aside.")
                    }
                    (Level::Broadest, _, Some(whole)) => {
                        self.aside(said, name, *row, &format!("It is part of {whole}, and set aside."))
                    }
                    (Level::Source, Some(child), _) => {
                        if said.insert(format!("two levels {name}")) {
                            let says = format!(
                                "{name} and {child} are both here, and one is part of the other. Choose how finely groups are told apart: \
                                 broadest, finest, 19, 6, 5 or 2."
                            );
                            self.problems.push(Problem::new(Wrong::TwoLevels, says).row(*row));
                        }
                    }
                    _ => groups.push(((*name).to_owned(), *pair)),
                }
            }
            groups.sort_by_key(|(name, _)| position(name));
            return groups;
        }
        for target in level.groups() {
            let parts: Vec<(&str, u64, Pair)> = raw
                .iter()
                .filter(|(name, ..)| named(name).is_some_and(|name| level.place(name) == Placed::In(target)))
                .copied()
                .collect();
            let direct =
                parts.iter().find(|(name, ..)| name == target).filter(|_| parts.len() == 1 || *target != "White other");
            if parts.is_empty() {
                continue;
            }
            let pair = match direct {
                Some((_, _, pair)) => *pair,
                None => {
                    // Asian of Asian, Black…, where a finer group stands beside its broader one: the broader counts.
                    let broad: Vec<&(&str, u64, Pair)> = parts
                        .iter()
                        .filter(|(name, ..)| !parts.iter().any(|(other, ..)| children(other).contains(name)))
                        .collect();
                    self.missing(said, target, &broad);
                    added(&broad.iter().map(|(_, _, pair)| *pair).collect::<Vec<_>>())
                }
            };
            groups.push(((*target).to_owned(), pair));
        }
        if let (Some((row, _)), Some(_), true) = (has("Chinese"), has("Asian"), chinese_apart != Some(false))
            && matches!(level, Level::Five | Level::Six)
            && said.insert("chinese".to_owned())
        {
            let says = "Asian does not count Chinese people in this file, or nobody can say whether it does. Keep the groups as the source has \
                        them: source, broadest or finest.";
            self.problems.push(Problem::new(Wrong::TwoLevels, says).row(row));
        }
        for (name, row, _) in raw {
            match named(name).map(|name| level.place(name)) {
                Some(Placed::TooBroad) => {
                    self.aside(said, name, *row, "It is broader than the groups that are wanted, and set aside.")
                }
                Some(Placed::Overlaps) => {
                    self.aside(said, name, *row, "It is several of the other groups together, and set aside.")
                }
                _ => {}
            }
        }
        groups
    }

    fn aside(&mut self, said: &mut BTreeSet<String>, name: &str, row: u64, why: &str) {
        if said.insert(format!("aside {name}")) {
            self.notices.push(Problem::new(Wrong::GroupSetAside, format!("{name}: {why}")).row(row));
        }
    }

    /// Says which finer groups a sum is without.
    fn missing(&mut self, said: &mut BTreeSet<String>, target: &str, parts: &[&(&str, u64, Pair)]) {
        let without: Vec<&str> = Level::Nineteen
            .groups()
            .iter()
            .copied()
            .filter(|group| children(target).contains(group) && !parts.iter().any(|(name, ..)| name == group))
            .filter(|group| {
                !(parts.iter().any(|(name, ..)| *name == "Gypsy/Roma")
                    && matches!(*group, "White Gypsy/Traveller" | "White Roma"))
            })
            .collect();
        if !without.is_empty() && said.insert(format!("missing {target}")) {
            let says = format!("{target} is a sum here, without {}: the file does not have them.", without.join(", "));
            self.notices.push(Problem::new(Wrong::GroupMissing, says));
        }
    }

    fn adds_up(&mut self, block: &Block, row: Option<u64>) {
        let (Some(row), Some(Pair { events: Some(Figure::Count(all)), .. })) = (row, block.everybody) else { return };
        let parts = block.groups.iter().map(|(_, pair)| *pair).chain(block.unknown);
        let counts: u64 = parts.clone().filter_map(|pair| pair.events.and_then(Figure::count)).sum();
        let room = self.definition.rounded_to.saturating_sub(1) * (parts.count() as u64 + 1);
        if counts > all + room {
            let says = format!(
                "The groups add up to {counts}, and everybody together is {all}. Look it up at the source; the figures are kept as they are."
            );
            self.notices.push(Problem::new(Wrong::DoesNotAddUp, says).row(row));
        }
    }
}

/// Each group among all of them together: of all residents so many are of it.
fn of_all(mut block: Block) -> Block {
    let parts: Vec<Pair> = block.groups.iter().map(|(_, pair)| *pair).chain(block.unknown).collect();
    let all = block.everybody.map_or_else(|| added(&parts).events, |pair| pair.events);
    block.groups.iter_mut().for_each(|(_, pair)| pair.total = all);
    block.everybody.iter_mut().chain(&mut block.unknown).for_each(|pair| pair.total = all);
    block
}

/// 201617 is 2016/17, as departments write it in data.
fn school_year(period: &str) -> Option<String> {
    let digits = period.len() == 6 && period.bytes().all(|byte| byte.is_ascii_digit());
    let (year, next) = period.split_at_checked(4).filter(|_| digits)?;
    let next_year = year.parse::<u32>().ok()? + 1;
    (next_year % 100 == next.parse::<u32>().ok()? && year.starts_with(['1', '2'])).then(|| format!("{year}/{next}"))
}

/// Whether Chinese people are counted apart from Asian ones, by which of the two adds up;
/// none where nothing says so.
fn chinese_apart(raw: &[(&str, u64, Pair)]) -> Option<bool> {
    let count = |name: &str| {
        let (_, _, pair) = raw.iter().find(|(one, ..)| *one == name)?;
        [pair.total, pair.events].into_iter().flatten().find_map(Figure::count)
    };
    let (asian, chinese) = (count("Asian")?, count("Chinese")?);
    let others = ["Bangladeshi", "Indian", "Pakistani", "Asian other"].map(count);
    let others: u64 = others.into_iter().collect::<Option<Vec<u64>>>()?.iter().sum();
    let (without, with) = (asian.abs_diff(others), asian.abs_diff(others + chinese));
    Some(without < with)
}

fn named(name: &str) -> Option<&'static str> {
    match standing(name)? {
        Standing::Group(group) => Some(group),
        _ => None,
    }
}

fn who(name: &str, level: Level, all: &mut Lines) -> Option<Who> {
    match standing(name) {
        Some(Standing::Everybody) => Some(Who::Everybody),
        Some(Standing::Unknown) => Some(Who::Unknown),
        _ if level == Level::AsWritten => {
            all.own.push(name.to_owned());
            Some(Who::Named(all.own.len() - 1))
        }
        Some(Standing::Group(group)) => {
            Some(Who::Named(all.names.iter().position(|known| *known == group).unwrap_or_else(|| {
                all.names.push(group);
                all.names.len() - 1
            })))
        }
        None => None,
    }
}

/// Several pairs together. What is not known of one is not known of all.
fn added(pairs: &[Pair]) -> Pair {
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

/// Puts the people of another file beside what was counted.
fn with_people(measure: &mut Measure, sheet: &Sheet, mapping: &Mapping) -> Result<(), Vec<Problem>> {
    let as_counts = Definition { kind: Kind::Count, ..measure.definition.clone() };
    let mapping = Mapping { level: measure.level, without_groups: false, ..mapping.clone() };
    let people = read(sheet, &mapping, &as_counts, None)?;
    let mut problems = Vec::new();
    let events_repeat = measure.definition.kind == Kind::Events;
    let places = || people.blocks.iter().enumerate();
    let by_code: HashMap<String, usize> = places().map(|(at, block)| (block.area.code.clone(), at)).collect();
    let by_name: HashMap<String, usize> = places().map(|(at, block)| (block.area.name.to_lowercase(), at)).collect();
    for block in &mut measure.blocks {
        let place = by_code.get(&block.area.code).or_else(|| by_name.get(&block.area.name.to_lowercase()));
        let Some(found) = place.map(|at| &people.blocks[*at]) else {
            let says = format!(
                "The file of the population has nobody in {}. Write areas with the same code or name in both.",
                block.area.name
            );
            problems.push(Problem::new(Wrong::NobodyToCount, says));
            continue;
        };
        for (group, pair) in &mut block.groups {
            match found.groups.iter().find(|(name, _)| name == group) {
                Some((_, people)) => pair.total = people.events,
                None => {
                    let says = format!(
                        "The file of the population has no {group} in {}. Choose groups that both files have.",
                        block.area.name
                    );
                    problems.push(Problem::new(Wrong::NobodyToCount, says));
                }
            }
            if let (Some(Figure::Count(events)), Some(Figure::Count(total))) = (pair.events, pair.total)
                && events > total
                && !events_repeat
            {
                let says = format!(
                    "{group} in {}: {events} of {total} are more than all. If it can happen to somebody more than once, say that events are counted.",
                    block.area.name
                );
                problems.push(Problem::new(Wrong::MoreThanAll, says));
            }
        }
        if let Some(everybody) = &mut block.everybody {
            everybody.total = found
                .everybody
                .and_then(|all| all.events)
                .or_else(|| added(&found.groups.iter().map(|(_, pair)| *pair).collect::<Vec<_>>()).events);
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Every area has the group that others are compared with.
fn without_reference(measure: &Measure) -> Vec<Problem> {
    let reference = &measure.definition.reference;
    let grouped = measure.blocks.iter().filter(|block| !block.groups.is_empty());
    if matches!(measure.definition.kind, Kind::Count | Kind::Part)
        || [EVERYONE_ELSE, NOBODY].contains(&reference.as_str())
    {
        return Vec::new();
    }
    let lacking = grouped.filter(|block| !block.groups.iter().any(|(name, _)| name.eq_ignore_ascii_case(reference)));
    let say = |block: &Block| {
        let groups: Vec<&str> = block.groups.iter().map(|(name, _)| name.as_str()).collect();
        let says = format!(
            "{} has no row for {reference}, with which the others are compared. The groups there are: {}. Add it, or choose another.",
            block.area.name,
            groups.join(", ")
        );
        Problem::new(Wrong::NoReference, says)
    };
    lacking.map(say).collect()
}
