/// What groups come to, those that are within another of them left out: not known where one is not known,
/// and nothing at all of no group.
pub fn outermost_sum<G: Copy>(
    groups: impl Iterator<Item = (G, Option<u64>)>,
    is_within: impl Fn(G, G) -> bool,
) -> Option<Option<u64>> {
    let all: Vec<(G, Option<u64>)> = groups.collect();
    let outermost = all.iter().filter(|(group, _)| !all.iter().any(|(other, _)| is_within(*group, *other)));
    (!all.is_empty()).then(|| outermost.map(|(_, count)| *count).sum())
}

#[cfg(test)]
mod tests {
    use super::super::is_within;
    use super::outermost_sum;

    #[test]
    fn nobody_is_counted_twice_and_of_nobody_there_is_no_sum() {
        let sum = |all: &[(&'static str, Option<u64>)]| outermost_sum(all.iter().copied(), is_within);
        assert_eq!(sum(&[("Asian", Some(30)), ("Indian", None), ("Black", Some(12))]), Some(Some(42)));
        assert_eq!(sum(&[("Asian", None), ("Black", Some(12))]), Some(None));
        assert_eq!(sum(&[]), None);
    }
}
