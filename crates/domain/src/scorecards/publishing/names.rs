use super::super::areas::is_national;
use super::super::groups::{Unknown, children, is_within};
use super::super::periods;
use super::{Beside, Counting, Slice};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which people at which time, area and group as numbers, in the order of their words: a hundred
/// thousand counts are told apart by numbers much sooner than by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    /// A family at a time: counts of one class are counts of the same people.
    pub class: u32,
    pub area: u32,
    pub group: u32,
}

/// Nobody's group is called by a control sign.
pub(super) const EVERYBODY: &str = "\u{1}all";

/// What stands for those whose group nobody knows.
pub(super) const fn unknown(why: Unknown) -> &'static str {
    match why {
        Unknown::WouldNotSay => "\u{1}preferred not to say",
        Unknown::NotAsked => "\u{1}not asked",
        Unknown::NotKnown => "\u{1}not known",
    }
}

/// Every word of the measures and of what was published before.
pub(super) struct Names<'a> {
    words: Vec<&'a str>,
    numbers: HashMap<&'a str, u32>,
    /// By family and time, however the time is written.
    classes: HashMap<(&'a str, &'a str), u32>,
}

impl<'a> Names<'a> {
    pub fn of(measures: &[Counting<'a>], beside: &Beside<'a>) -> Self {
        let mut numbers: HashMap<&str, u32> = [(EVERYBODY, 0)].into();
        numbers.extend(Unknown::ALL.map(|why| (unknown(why), 0)));
        let mut add = |word: &'a str| {
            numbers.insert(word, 0);
        };
        let mut classes: HashMap<(&str, &str), u32> = HashMap::new();
        for one in measures {
            for block in &one.measure.blocks {
                classes.extend([one.events, one.total].map(|family| ((family, block.period.as_str()), 0)));
                add(&block.area.code);
                block.groups.iter().for_each(|(name, _)| add(name));
            }
        }
        for one in beside.earlier {
            let families = [&one.events_family, &one.total_family];
            classes.extend(families.map(|family| ((family.as_str(), one.period.as_str()), 0)));
            add(&one.area);
            one.group.iter().for_each(|word| add(word));
        }
        beside.within.iter().flat_map(|(child, parent)| [child, parent]).for_each(|word| add(word));
        let mut words: Vec<&str> = numbers.keys().copied().collect();
        words.sort_unstable();
        for (number, word) in (0..).zip(&words) {
            numbers.insert(word, number);
        }
        let same: HashMap<&Slice, &Slice> = beside.same.iter().map(|(one, other)| (one, other)).collect();
        let slices = classes.keys().map(|(family, time)| ((*family).to_owned(), periods::plain(time)));
        let slices: HashMap<(&str, &str), Slice> = classes.keys().copied().zip(slices).collect();
        let class_of = |slice| *same.get(slice).unwrap_or(&slice);
        // In an order of their own: the same edition is the same bytes on another day.
        let plain: BTreeSet<&Slice> = slices.values().map(class_of).collect();
        let plain: HashMap<&Slice, u32> = plain.into_iter().zip(0..).collect();
        classes.iter_mut().for_each(|(slice, number)| *number = plain[class_of(&slices[slice])]);
        Self { words, numbers, classes }
    }

    /// The number of the people that a family counts at a time.
    pub fn class(&self, family: &str, period: &str) -> u32 {
        self.classes.get(&(family, period)).copied().unwrap_or(u32::MAX)
    }

    /// The number of a word that is there; of one that is not, the number nothing has.
    pub fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(u32::MAX)
    }

    /// Areas of one kind have codes of one kind: E05 for wards, E02 for neighbourhoods, or the letters before
    /// a number. Local authorities have five, and are of one kind; so are those that are called by their name.
    pub fn kind_of(&self, area: u32) -> &'a str {
        let code = self.words.get(area as usize).copied().unwrap_or_default();
        let national = is_national(code);
        let letters = code.find(|sign: char| sign.is_ascii_digit()).unwrap_or(0);
        match &code[..if national { 3 } else { letters }] {
            "E06" | "E07" | "E08" | "E09" | "W06" if national => "E06",
            kind => kind,
        }
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
