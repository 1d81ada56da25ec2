use super::super::groups::{Level, Placed, Standing, children, position, standing};
use super::super::measures::{Figure, Pair};
use super::blocks::added;
use super::lines::Reading;
use super::problems::{Problem, Wrong};
use std::collections::BTreeSet;

impl Reading<'_> {
    /// The groups of the level, summed where the file is finer.
    pub fn levelled(&mut self, raw: &[(&str, u64, Pair)], said: &mut BTreeSet<String>) -> Vec<(String, Pair)> {
        let level = self.mapping.level;
        if level == Level::AsWritten {
            return raw.iter().map(|(name, _, pair)| ((*name).to_owned(), *pair)).collect();
        }
        let has = |name: &str| raw.iter().find(|(one, ..)| *one == name).map(|(_, row, pair)| (*row, *pair));
        let mut groups: Vec<(String, Pair)> = Vec::new();
        // The department for education counts Chinese pupils apart from Asian ones.
        let chinese_apart = chinese_apart(raw);
        let part_of = |whole: &str, part: &str| {
            !OVERLAPPING.contains(&whole)
                && children(whole).contains(&part)
                && !(part == "Chinese" && chinese_apart != Some(false))
        };
        if matches!(level, Level::Source | Level::Broadest | Level::Finest) {
            for (name, row, pair) in raw {
                if OVERLAPPING.contains(name) && raw.len() > 2 {
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
                                 broadly, finely, or into 19, 6, 5 or 2 groups."
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
            let direct = parts.iter().find(|(name, ..)| name == target);
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
                        them, or choose to tell them apart broadly or finely.";
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
}

/// Several groups together that stand beside them.
const OVERLAPPING: [&str; 2] = ["Other than White", "Other than White British"];

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
