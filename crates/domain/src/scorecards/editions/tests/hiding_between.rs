//! Ways in which somebody found a small count over two sides of a rate, over two times, or over a step
//! that nobody publishes.

use super::hiding::{KINGSTON, count, edition_of, edition_within, in_kingston, kind, rows, some_hidden};
use super::*;
use crate::scorecards::{Kind, Shown};

/// Among how many, as is shown.
fn among(built: &Built, measure: usize, period: &str, group: &str) -> Option<u64> {
    let block = built.measures[measure].published.blocks.iter().find(|block| block.period == period);
    let block = block.unwrap_or_else(|| panic!("{period}"));
    block.groups.iter().find(|(name, _)| name == group).expect("there").1.total.and_then(Shown::count)
}

#[test]
fn who_lives_here_is_a_measure_and_stands_beside_another() {
    let lives = in_kingston(&[("All", "6503", ""), ("Asian", "3", ""), ("Black", "2000", ""), ("White", "4500", "")]);
    let stopped = in_kingston(&[("Black", "40", "2000"), ("White", "90", "4500")]);
    let built = edition_of(vec![(kind(Kind::Part, "lives"), lives), (planned("stops"), stopped)], &[], &[]);
    // 6,503 less 2,000 less 4,500 are three people.
    let period = &built.measures[1].published.blocks[0].period;
    let beside = ["Black", "White"].map(|group| among(&built, 1, period, group));
    let shown = [count(&built, 0, KINGSTON, None), beside[0], beside[1]];
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
}

#[test]
fn the_same_people_stand_beside_two_years() {
    let text = "time,area_code,area_name,ethnic_group,numerator,denominator\n\
        2023,E09000021,Kingston,All,230,6503\n2023,E09000021,Kingston,Asian,0,3\n\
        2023,E09000021,Kingston,Black,70,2000\n2023,E09000021,Kingston,White,160,4500\n\
        2024,E09000021,Kingston,Black,40,2000\n2024,E09000021,Kingston,White,90,4500\n";
    let built = edition_of(vec![(planned("stops"), text.to_owned())], &[], &[]);
    let block = built.measures[0].published.blocks.iter().find(|block| block.period == "2023").expect("there");
    let all = block.everybody.and_then(|pair| pair.total).and_then(Shown::count);
    let shown = [all, among(&built, 0, "2024", "Black"), among(&built, 0, "2024", "White")];
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
    // Their events are those of two years, and nothing of the one is hidden for the other.
    let events = |block: &crate::scorecards::PublishedBlock, group: &str| {
        block.groups.iter().find(|(name, _)| name == group).expect("there").1.events.and_then(Shown::count)
    };
    assert_eq!(["Black", "White"].map(|group| events(block, group)), [Some(70), Some(160)]);
}

#[test]
fn a_year_is_known_by_its_counts_whatever_it_is_called() {
    let at = |period: &str, id: &str| {
        let plan = planned(id);
        Planned { source: Source { period: period.to_owned(), ..plan.source.clone() }, ..plan }
    };
    let all = in_kingston(&[("All", "6503", "90000"), ("Asian", "3", "900"), ("Black", "2000", "20000")]);
    let all = format!("{all}{KINGSTON},Kingston,White,4500,69100\n").replace(",E09000021,", ",Kingston,");
    let two = in_kingston(&[("Black", "2000", "20000"), ("White", "4500", "69100")]);
    let built = edition_of(vec![(at("2024/25", "all"), all), (at("Year ending March 2025", "two"), two)], &[], &[]);
    some_hidden(&built, &[(0, KINGSTON, None), (1, KINGSTON, Some("Black")), (1, KINGSTON, Some("White"))]);
}

#[test]
fn broad_groups_of_a_borough_and_fine_ones_of_its_wards_are_one_table() {
    let borough = in_kingston(&[("Asian", "75", "1900"), ("White", "1000", "9000")]);
    let wards = rows(&[
        ("W1", "Indian", "22", "400"),
        ("W1", "Pakistani", "20", "500"),
        ("W1", "White", "480", "4500"),
        ("W2", "Indian", "30", "500"),
        ("W2", "Pakistani", "3", "500"),
        ("W2", "White", "520", "4500"),
    ]);
    let built = edition_of(vec![(planned("borough"), borough), (planned("wards"), wards)], &["W1", "W2"], &[]);
    // 75 less 22 less 20 less 30 are three people.
    let others = [(0, KINGSTON, "Asian"), (1, "W1", "Indian"), (1, "W1", "Pakistani"), (1, "W2", "Indian")];
    some_hidden(&built, &others.map(|(measure, area, group)| (measure, area, Some(group))));
}

#[test]
fn wards_lie_in_the_whole_borough_though_nobody_counts_its_neighbourhoods() {
    let within = [("N1", KINGSTON), ("N2", KINGSTON), ("W1", "N1"), ("W2", "N1"), ("W3", "N2"), ("W4", "N2")];
    let borough = in_kingston(&[("Black", "75", "1900"), ("White", "1000", "9000")]);
    let wards = rows(&[
        ("W1", "Black", "22", "400"),
        ("W1", "White", "300", "2500"),
        ("W2", "Black", "20", "500"),
        ("W2", "White", "200", "2500"),
        ("W3", "Black", "30", "500"),
        ("W3", "White", "240", "2000"),
        ("W4", "Black", "3", "500"),
        ("W4", "White", "260", "2000"),
    ]);
    let built = edition_within(vec![(planned("borough"), borough), (planned("wards"), wards)], &within, &[]);
    // 75 less 22 less 20 less 30 are three people.
    let others = [(0, KINGSTON), (1, "W1"), (1, "W2"), (1, "W3")];
    some_hidden(&built, &others.map(|(measure, area)| (measure, area, Some("Black"))));
}

#[test]
fn wards_and_neighbourhoods_divide_one_borough_though_nobody_counts_it() {
    let parts = |first: [(&str, &str, &str); 2], second: [(&str, &str, &str); 2]| {
        let row = |(area, black, white)| [(area, "Black", black, "900"), (area, "White", white, "9000")];
        rows(&[row(first[0]), row(first[1]), row(second[0]), row(second[1])].concat()[..])
    };
    let wards = parts([("W1", "3", "300"), ("W2", "250", "200")], [("W3", "100", "240"), ("W4", "150", "260")]);
    let other = parts([("N1", "120", "250"), ("N2", "133", "250")], [("N3", "130", "250"), ("N4", "120", "250")]);
    let areas = ["W1", "W2", "W3", "W4", "N1", "N2", "N3", "N4"];
    let built = edition_of(vec![(planned("wards"), wards), (planned("other"), other)], &areas, &[]);
    // 503 less 250 less 100 less 150 are three people.
    let at = |area: &str| usize::from(area.starts_with('N'));
    let others: Vec<(usize, &str, Option<&str>)> =
        areas[1..].iter().map(|area| (at(area), *area, Some("Black"))).collect();
    some_hidden(&built, &others);
}
