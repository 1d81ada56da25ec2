use super::super::findings::people;
use super::super::measures::{Block, Definition, Figure, Kind, Measure};
use super::super::periods::is_same;
use super::blocks::added;
use super::mapping::Mapping;
use super::problems::{Problem, Wrong};
use super::reading::read;
use super::sheet::Sheet;
use std::collections::{BTreeSet, HashMap};

/// Puts the people of another file beside what was counted.
pub(super) fn with_people(measure: &mut Measure, sheet: &Sheet, mapping: &Mapping) -> Result<(), Vec<Problem>> {
    let as_counts = Definition { kind: Kind::Count, ..measure.definition.clone() };
    let mapping = Mapping { level: measure.level, without_groups: false, ..mapping.clone() };
    let people = read(sheet, &mapping, &as_counts, None).map_err(|problems| of_people(&problems))?;
    let mut problems = Vec::new();
    let events_repeat = measure.definition.kind == Kind::Events;
    let mut by_code: HashMap<&str, Vec<&Block>> = HashMap::new();
    let mut by_name: HashMap<String, Vec<&Block>> = HashMap::new();
    for people in &people.blocks {
        by_code.entry(&people.area.code).or_default().push(people);
        by_name.entry(people.area.name.to_lowercase()).or_default().push(people);
    }
    let mut not_here: BTreeSet<&str> = BTreeSet::new();
    for block in &mut measure.blocks {
        let area = by_code.get(block.area.code.as_str()).or_else(|| by_name.get(&block.area.name.to_lowercase()));
        let Some(area) = area else {
            let says = format!(
                "The file of the population has nobody in {}. Write areas with the same code or name in both.",
                block.area.name
            );
            problems.push(Problem::new(Wrong::NobodyToCount, says));
            continue;
        };
        // The people of one time are the people of every time; of several, each has its own.
        let same = |people: &&&Block| people.period == block.period || is_same(&people.period, &block.period);
        let found = if let [only] = area[..] { Some(only) } else { area.iter().find(same).copied() };
        let Some(found) = found else {
            let says = format!(
                "The file of the population has several times for {}, and none is “{}”. Keep the rows of one of them, or write the times alike in both.",
                block.area.name, block.period
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
        not_here.extend(found.groups.iter().map(|(name, _)| name.as_str()));
        if let Some(everybody) = &mut block.everybody {
            everybody.total = found
                .everybody
                .and_then(|all| all.events)
                .or_else(|| added(&found.groups.iter().map(|(_, pair)| *pair).collect::<Vec<_>>()).events);
        }
    }
    let noticed = of_people(&people.notices);
    if problems.is_empty() {
        measure.notices.extend(noticed);
        let counted: BTreeSet<&str> =
            measure.blocks.iter().flat_map(|block| &block.groups).map(|(name, _)| name.as_str()).collect();
        let not_here: BTreeSet<&str> = &not_here - &counted;
        measure.notices.extend(in_another_group(&not_here));
        Ok(())
    } else {
        problems.iter_mut().for_each(|problem| problem.of_people = problem.wrong == Wrong::NobodyToCount);
        Err(problems)
    }
}

/// Who is among the people and nowhere among what was counted is perhaps counted with others: then these have
/// a rate that is too high.
fn in_another_group(groups: &BTreeSet<&str>) -> Option<Problem> {
    let all: Vec<String> = groups.iter().map(|group| people(group, "people")).collect();
    let says = format!(
        "In the file of the population and not among those who were counted: {}. If they were counted in another group, \
         the rate of that group is too high.",
        all.join(", ")
    );
    (!all.is_empty()).then(|| Problem::new(Wrong::GroupMissing, says))
}

/// What is said of the file of the population, so that nobody looks for it in the other.
fn of_people(said: &[Problem]) -> Vec<Problem> {
    let one = |problem: &Problem| {
        let says = format!("In the file of the population: {}", problem.says);
        Problem { says, of_people: true, ..problem.clone() }
    };
    said.iter().map(one).collect()
}
