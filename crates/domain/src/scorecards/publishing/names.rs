use super::super::groups::children;
use super::super::measures::Measure;
use super::Earlier;
use std::collections::HashMap;

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
}

impl<'a> Names<'a> {
    pub fn of(measures: &[(&'a str, &'a Measure)], earlier: &'a [Earlier], within: &'a [(String, String)]) -> Self {
        let mut numbers: HashMap<&str, u32> = [(EVERYBODY, 0), (UNKNOWN, 0)].into();
        let mut add = |word: &'a str| {
            numbers.insert(word, 0);
        };
        for (family, measure) in measures {
            add(family);
            for block in &measure.blocks {
                add(&block.period);
                add(&block.area.code);
                block.groups.iter().for_each(|(name, _)| add(name));
            }
        }
        for one in earlier {
            [&one.family, &one.period, &one.area].into_iter().for_each(|word| add(word));
            one.group.iter().for_each(|word| add(word));
        }
        within.iter().flat_map(|(child, parent)| [child, parent]).for_each(|word| add(word));
        let mut words: Vec<&str> = numbers.keys().copied().collect();
        words.sort_unstable();
        for (number, word) in (0..).zip(&words) {
            numbers.insert(word, number);
        }
        Self { words, numbers }
    }

    /// The number of a word that is there; of one that is not, the number nothing has.
    pub fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(u32::MAX)
    }

    /// For each group that has finer ones: which.
    pub fn finer(&self) -> HashMap<u32, Vec<u32>> {
        let finer = |word: &&str| {
            let parts: Vec<u32> = children(word).iter().filter_map(|part| self.numbers.get(part).copied()).collect();
            (!parts.is_empty()).then(|| (self.number(word), parts))
        };
        self.words.iter().filter_map(finer).collect()
    }
}
