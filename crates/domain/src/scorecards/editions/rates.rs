use super::super::measures::{Figure, Kind, Measure};
use super::super::periods;
use super::super::publishing::{Published, PublishedPair};
use std::collections::HashMap;

/// People for whom a source works out its rates.
const PER: [f64; 5] = [1.0, 100.0, 1_000.0, 10_000.0, 100_000.0];

/// Hides figures that a source worked out, in measures without counts, where they are the rates of
/// counts that are hidden in another measure: a rate among people who are shown is a count.
pub(super) fn hide_rates_of_hidden(measures: &[Measure], published: &mut [Published]) {
    // What is hidden, and among how many that are shown.
    let mut hidden: HashMap<(String, String, String), Vec<(f64, f64)>> = HashMap::new();
    for (measure, shown) in measures.iter().zip(published.iter()) {
        for (block, left) in measure.blocks.iter().zip(&shown.blocks) {
            let is_hidden = |pair: &PublishedPair| pair.events.is_some_and(|one| one.count().is_none());
            for ((group, pair), (_, left)) in
                block.groups.iter().zip(&left.groups).filter(|(_, (_, left))| is_hidden(left))
            {
                let counts = pair.events.and_then(Figure::count).zip(left.total.and_then(super::super::Shown::count));
                let key = (periods::plain(&block.period), block.area.code.clone(), group.clone());
                #[expect(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53 people")]
                hidden.entry(key).or_default().extend(counts.map(|(count, all)| (count as f64, all as f64)));
            }
        }
    }
    if hidden.is_empty() {
        return;
    }
    for (measure, shown) in measures.iter().zip(published).filter(|(one, _)| one.definition.kind == Kind::Average) {
        for (block, left) in measure.blocks.iter().zip(&mut shown.blocks) {
            for (group, pair) in &mut left.groups {
                let key = (periods::plain(&block.period), block.area.code.clone(), group.clone());
                let tells = |value: f64| {
                    let all = hidden.get(&key).into_iter().flatten();
                    all.clone().any(|(count, among)| PER.iter().any(|per| (value * among / per - count).abs() < 0.5))
                };
                pair.value_hidden = pair.value.is_some_and(tells);
                pair.value = pair.value.filter(|_| !pair.value_hidden);
            }
        }
    }
}
