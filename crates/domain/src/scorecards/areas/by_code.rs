use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Which of some areas, by their codes, are part of which others, as the codes say: the regions of England, the boroughs
/// of London, police force areas, local authorities and partnerships of these, and the wards and neighbourhoods of the
/// boroughs whose geography is here. What a code does not say is said by whoever publishes.
pub fn parts_by_code<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let codes: BTreeSet<&str> = codes.collect();
    codes.into_iter().flat_map(|part| wholes(part).map(|whole| (part.to_owned(), whole.to_owned()))).collect()
}

/// A code of the Office for National Statistics: a letter and eight numbers.
pub fn is_national(code: &str) -> bool {
    code.len() == 9
        && code.starts_with(|sign: char| sign.is_ascii_uppercase())
        && code[1..].bytes().all(|sign| sign.is_ascii_digit())
}

/// The areas that hold all of another.
fn wholes(part: &str) -> impl Iterator<Item = &'static str> {
    let is_region = part.strip_prefix("E120000").is_some_and(|number| ("01"..="09").contains(&number));
    let england = (is_region || part.starts_with("E23")).then_some(ENGLAND);
    let in_london = part.starts_with("E09") || matches!(part, "E23000001" | "E23000034");
    let london = in_london.then_some(LONDON);
    let wales = part.starts_with("W15").then_some(WALES);
    let both = matches!(part, ENGLAND | WALES).then_some(ENGLAND_AND_WALES);
    let from = PARTS.partition_point(|(one, _)| *one < part);
    let listed = PARTS[from..].iter().take_while(move |(one, _)| *one == part).map(|(_, whole)| *whole);
    [england, london, wales, both].into_iter().flatten().chain(listed)
}

const LONDON: &str = "E12000007";
const ENGLAND: &str = "E92000001";
const WALES: &str = "W92000004";
const ENGLAND_AND_WALES: &str = "K04000001";

/// In their order.
static PARTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut parts: Vec<(&str, &str)> = PUBLISHED.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
    parts.sort_unstable();
    parts
});

const PUBLISHED: &str = include_str!("../../../data/geography/parts.csv");

#[cfg(test)]
mod tests {
    use super::wholes;

    #[test]
    fn codes_say_what_an_area_is_part_of() {
        let of = |part: &'static str| wholes(part).collect::<Vec<_>>();
        assert_eq!(of("E12000007"), ["E92000001"]);
        assert_eq!(of("E05013929"), ["E09000021"], "Berrylands is a ward of Kingston");
        assert_eq!(of("E01002922"), ["E09000021"]);
        assert_eq!(of("E09000021"), ["E12000007", "E22000206", "E23000001"]);
        assert_eq!(of("E06000001"), ["E22000027", "E23000013"]);
        assert_eq!(of("E23000001"), ["E92000001", "E12000007"], "the Metropolitan Police");
        assert_eq!(of("W15000001"), ["W92000004"]);
        assert_eq!((of("E92000001"), of("K04000001")), (vec!["K04000001"], vec![]));
        assert_eq!(of("Canbury"), [""; 0]);
    }
}
