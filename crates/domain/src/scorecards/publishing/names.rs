use super::super::groups::{children, is_within};
use super::super::periods;
use super::{Counting, Earlier};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Family, period, area and group as numbers, in the order of their words: a hundred thousand
/// counts are told apart by numbers much sooner than by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub family: u32,
    pub period: u32,
    pub area: u32,
    pub group: u32,
}

/// Nobody's group is called by a control sign.
pub(super) const EVERYBODY: &str = "\u{1}all";
pub(super) const UNKNOWN: &str = "\u{1}unknown";

/// Every word of the measures and of what was published before.
pub(super) struct Names<'a> {
    words: Vec<&'a str>,
    numbers: HashMap<&'a str, u32>,
    /// Times that are written otherwise and the same have one number.
    periods: HashMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    pub fn of(measures: &[Counting<'a>], earlier: &'a [Earlier], within: &'a [(String, String)]) -> Self {
        let mut numbers: HashMap<&str, u32> = [(EVERYBODY, 0), (UNKNOWN, 0)].into();
        let mut add = |word: &'a str| {
            numbers.insert(word, 0);
        };
        let mut times: HashMap<&str, u32> = HashMap::new();
        for one in measures {
            [one.events, one.total].into_iter().for_each(&mut add);
            for block in &one.measure.blocks {
                times.insert(&block.period, 0);
                add(&block.area.code);
                block.groups.iter().for_each(|(name, _)| add(name));
            }
        }
        for one in earlier {
            times.insert(&one.period, 0);
            [&one.events_family, &one.total_family, &one.area].into_iter().for_each(|word| add(word));
            one.group.iter().for_each(|word| add(word));
        }
        within.iter().flat_map(|(child, parent)| [child, parent]).for_each(|word| add(word));
        let mut words: Vec<&str> = numbers.keys().copied().collect();
        words.sort_unstable();
        for (number, word) in (0..).zip(&words) {
            numbers.insert(word, number);
        }
        // In an order of their own: the same edition is the same bytes on another day.
        let plain: BTreeSet<String> = times.keys().map(|time| periods::plain(time)).collect();
        let plain: HashMap<String, u32> = plain.into_iter().zip(0..).collect();
        times.iter_mut().for_each(|(time, number)| *number = plain[&periods::plain(time)]);
        Self { words, numbers, periods: times }
    }

    /// The number of a time, however it is written.
    pub fn period(&self, time: &str) -> u32 {
        self.periods.get(time).copied().unwrap_or(u32::MAX)
    }

    /// The number of a word that is there; of one that is not, the number nothing has.
    pub fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(u32::MAX)
    }

    /// For each group that has finer ones: which, and those of which these are made.
    pub fn finer(&self) -> BTreeMap<u32, Vec<u32>> {
        let finer = |word: &&str| {
            if children(word).is_empty() {
                return None;
            }
            let within = self.words.iter().filter(|part| is_within(part, word));
            let parts: Vec<u32> = within.map(|part| self.number(part)).collect();
            (!parts.is_empty()).then(|| (self.number(word), parts))
        };
        self.words.iter().filter_map(finer).collect()
    }
}
