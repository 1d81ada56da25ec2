use super::super::groups::{Level, Standing, Unknown, standing};
use super::super::measures::{Area, Definition, Figure, Kind, Pair};
use super::columns::Columns;
use super::mapping::Mapping;
use super::numbers::{Number, number};
use super::problems::{Problem, Wrong};
use super::reading::MOST_SAID;
use super::sheet::Sheet;
use super::times::Times;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A file being read: what is found wrong and noticed on the way.
pub(super) struct Reading<'a> {
    pub sheet: &'a Sheet,
    pub columns: Columns,
    pub mapping: &'a Mapping,
    pub definition: &'a Definition,
    pub problems: Vec<Problem>,
    pub notices: Vec<Problem>,
    /// Columns of which it was said that they have empty cells.
    pub blank: BTreeSet<usize>,
}

/// A row, or a cell of a row whose groups stand beside each other.
pub(super) struct Line {
    pub row: u64,
    pub key: usize,
    pub who: Who,
    pub pair: Pair,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// By where the name stands in the list of names.
    Named(usize),
    Everybody,
    /// And the words of the file for it, by where they stand in their list.
    Unknown(Unknown, usize),
}

#[derive(Default)]
pub(super) struct Lines {
    pub keys: Vec<(Area, String)>,
    pub names: Vec<&'static str>,
    pub own: Vec<String>,
    pub unknown: Vec<String>,
    pub lines: Vec<Line>,
}

/// Nothing that is counted among people is more than this.
const MOST: u64 = 10_000_000_000;

impl Reading<'_> {
    fn wrong(&mut self, row: u64, column: usize, wrong: Wrong, says: impl Into<String>) {
        self.problems.push(Problem::new(wrong, says).at(row, column, self.sheet.heading(column)));
    }

    /// Every row that is kept, a line for each group of it.
    pub fn lines(&mut self) -> Lines {
        let mut all = Lines::default();
        let mut keys: HashMap<(String, String), usize> = HashMap::new();
        let mut stands: HashMap<String, Option<Who>> = HashMap::new();
        let mut set_aside: BTreeMap<String, (u64, usize)> = BTreeMap::new();
        let across: Vec<(usize, String)> =
            self.columns.across.iter().map(|at| (*at, self.sheet.heading(*at).to_owned())).collect();
        let sheet = self.sheet;
        let known = Known::of(&self.mapping.known, self.columns.area_code.is_some());
        let mut others: HashMap<String, u64> = HashMap::new();
        let mut times = Times::default();
        for (row, record) in sheet.rows() {
            let cell = |at: usize| record.get(at).unwrap_or_default().trim();
            if !self.columns.keep.iter().all(|(at, wanted)| cell(*at).eq_ignore_ascii_case(wanted)) {
                continue;
            }
            let Some(mut key) = self.key(row, &cell) else { continue };
            if !known.is_empty() {
                match known.code(&key.0, &key.1) {
                    Some(code) => code.clone_into(&mut key.0),
                    None => {
                        others.entry(std::mem::take(&mut key.1)).or_insert(row);
                        continue;
                    }
                }
            }
            if !self.mapping.areas.is_empty() && !self.mapping.areas.iter().any(|area| *area == key.0 || *area == key.1)
            {
                continue;
            }
            let (code, name, period) = key;
            let (time, otherwise) = times.of(&period);
            if otherwise {
                self.written_otherwise(row, &period, time);
            }
            let period = time.to_owned();
            let key = match keys.entry((code, period)) {
                Entry::Vacant(vacant) => {
                    let (code, period) = vacant.key().clone();
                    all.keys.push((Area { code, name }, period));
                    *vacant.insert(all.keys.len() - 1)
                }
                Entry::Occupied(before) => {
                    let (at, area) = (*before.get(), &mut all.keys[*before.get()].0);
                    if area.name == area.code {
                        area.name = name;
                    } else if name != area.code && name != area.name && plain(&name) != plain(&area.name) {
                        let says = format!(
                            "{} is {} in a row above, and {name} here. Look up which it is.",
                            area.code, area.name
                        );
                        self.wrong(row, self.columns.area_code.unwrap_or_default(), Wrong::TwoNames, says);
                        continue;
                    }
                    at
                }
            };
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
        if let Some((name, row)) = others.iter().min_by_key(|(_, row)| **row) {
            let more = match others.len() {
                1 => String::new(),
                2 => " and 1 other area".to_owned(),
                several => format!(" and {} other areas", several - 1),
            };
            let says = format!("This is about {name}. {name}{more} are not in the edition, and left out.");
            let says = if others.len() == 1 {
                format!("This is about {name}, which is not in the edition, and left out.")
            } else {
                says
            };
            self.notices.push(Problem::new(Wrong::AreaSetAside, says).row(*row));
        }
        for (name, (row, column)) in set_aside {
            let says =
                format!("“{name}” is no group we know. It is set aside. If it is one, write it as the census does.");
            self.notices.push(Problem::new(Wrong::UnknownGroup, says).at(row, column, self.sheet.heading(column)));
        }
        all
    }

    /// One time that is written in two ways: it is one time all the same.
    fn written_otherwise(&mut self, row: u64, here: &str, above: &str) {
        let says = format!("“{here}” is the time that is written “{above}” above it, and read as that.");
        let column = self.columns.period.unwrap_or_default();
        self.notices.push(Problem::new(Wrong::SameTime, says).at(row, column, self.sheet.heading(column)));
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
        if cell.is_empty() && self.blank.insert(at) {
            let says = "This cell is empty, and perhaps others under it: nothing is known there. If the source hid it, write x; \
                        if it is a formula, save its result.";
            self.notices.push(Problem::new(Wrong::Blank, says).at(row, at, self.sheet.heading(at)));
        }
        match number(cell, self.mapping.thousands) {
            Ok(Number::Whole(count)) if !decimals && count > MOST => {
                let says =
                    format!("“{cell}” is more than all people on Earth. Look whether this is the column you mean.");
                self.wrong(row, at, Wrong::TooMany, says);
                None
            }
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
}

fn who(name: &str, level: Level, all: &mut Lines) -> Option<Who> {
    match standing(name) {
        Some(Standing::Everybody) => Some(Who::Everybody),
        Some(Standing::Unknown(why)) => {
            let words = plain(name);
            let known = all.unknown.iter().position(|known| *known == words);
            Some(Who::Unknown(
                why,
                known.unwrap_or_else(|| {
                    all.unknown.push(words);
                    all.unknown.len() - 1
                }),
            ))
        }
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

/// 201617 is 2016/17, as departments write it in data.
fn school_year(period: &str) -> Option<String> {
    let digits = period.len() == 6 && period.bytes().all(|byte| byte.is_ascii_digit());
    let (year, next) = period.split_at_checked(4).filter(|_| digits)?;
    let next_year = year.parse::<u32>().ok()? + 1;
    (next_year % 100 == next.parse::<u32>().ok()? && year.starts_with(['1', '2'])).then(|| format!("{year}/{next}"))
}

/// The areas that are wanted: by code, and by name where the file has no codes or the edition has none.
struct Known<'a> {
    codes: BTreeSet<&'a str>,
    names: HashMap<String, &'a str>,
}

impl<'a> Known<'a> {
    fn of(areas: &'a [(String, String)], has_codes: bool) -> Self {
        let by_name = |(code, name): &&(String, String)| !has_codes || plain(code) == plain(name);
        Self {
            codes: areas.iter().map(|(code, _)| code.as_str()).collect(),
            names: areas.iter().filter(by_name).map(|(code, name)| (plain(name), code.as_str())).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    fn code(&self, code: &str, name: &str) -> Option<&'a str> {
        let found = self.codes.get(code).copied();
        found.or_else(|| if self.names.is_empty() { None } else { self.names.get(&plain(name)).copied() })
    }
}

/// Two names are the same however they are spaced, and in capitals or not.
fn plain(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
