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
    let text = format!("{TWO_YEARS}2024,E09000021,Kingston,Black,40,2000\n2024,E09000021,Kingston,White,90,4500\n");
    let built = edition_of(vec![(planned("stops"), text)], &[], &[]);
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

/// An area and what it is part of.
type Within = (&'static str, &'static str);

/// A borough of two neighbourhoods that nobody counts, of two wards each; 75 less 22 less 20 less 30 are three
/// people.
fn borough_and_wards() -> (Vec<(Planned, String)>, Vec<Within>) {
    let within = vec![("N1", KINGSTON), ("N2", KINGSTON), ("W1", "N1"), ("W2", "N1"), ("W3", "N2"), ("W4", "N2")];
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
    (vec![(planned("borough"), borough), (planned("wards"), wards)], within)
}

const OVER_A_STEP: [(usize, &str, Option<&str>); 4] =
    [(0, KINGSTON, Some("Black")), (1, "W1", Some("Black")), (1, "W2", Some("Black")), (1, "W3", Some("Black"))];

#[test]
fn wards_lie_in_the_whole_borough_though_nobody_counts_its_neighbourhoods() {
    let (measures, within) = borough_and_wards();
    let built = edition_within(measures, &within, &[]);
    some_hidden(&built, &OVER_A_STEP);
    assert_eq!(count(&built, 0, KINGSTON, Some("White")), Some(1000), "nothing of others is hidden");
}

#[test]
fn constituencies_beside_the_neighbourhoods_change_nothing() {
    let (mut measures, mut within) = borough_and_wards();
    let constituencies = rows(&[
        ("P1", "Black", "40", "1000"),
        ("P1", "White", "500", "4500"),
        ("P2", "Black", "35", "900"),
        ("P2", "White", "500", "4500"),
    ]);
    measures.push((planned("seats"), constituencies));
    within.extend([("P1", KINGSTON), ("P2", KINGSTON)]);
    let built = edition_within(measures.clone(), &within, &[]);
    some_hidden(&built, &OVER_A_STEP);
    // The wards of each neighbourhood in a file of their own.
    let (text, at) = (measures[1].1.clone(), measures[1].1.find("W3").expect("there"));
    let head = text.lines().next().expect("a head");
    measures[1].1 = text[..at].to_owned();
    measures.push((planned("more-wards"), format!("{head}\n{}", &text[at..])));
    // They have no count in common with the others: somebody says that they count the same.
    measures.iter_mut().for_each(|(plan, _)| plan.family = Some("stops".to_owned()));
    let built = edition_within(measures, &within, &[]);
    let others = OVER_A_STEP.map(|(at, area, group)| (if area == "W3" { 3 } else { at }, area, group));
    some_hidden(&built, &others);
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
    let both = vec![(planned("wards"), wards.clone()), (planned("other"), other.clone())];
    let built = edition_of(both, &areas, &[]);
    // 503 less 250 less 100 less 150 are three people.
    let at = |area: &str| usize::from(area.starts_with('N'));
    let others: Vec<(usize, &str, Option<&str>)> =
        areas[1..].iter().map(|area| (at(area), *area, Some("Black"))).collect();
    some_hidden(&built, &others);
    // Some of the wards by themselves divide nothing.
    let two = rows(&[
        ("W2", "Black", "250", "900"),
        ("W2", "White", "200", "9000"),
        ("W3", "Black", "100", "900"),
        ("W3", "White", "240", "9000"),
    ]);
    let measures = vec![(planned("wards"), wards), (planned("other"), other), (planned("two"), two)];
    some_hidden(&edition_of(measures, &areas, &[]), &others);
}

#[test]
fn chinese_people_counted_apart_in_the_borough_are_not_among_the_asian_ones_of_its_wards() {
    let borough = in_kingston(&[("Asian", "100", "1900"), ("Chinese", "20", "300"), ("White", "1000", "9000")]);
    let wards = rows(&[
        ("W1", "Indian", "22", "400"),
        ("W1", "Pakistani", "20", "500"),
        ("W1", "Chinese", "8", "100"),
        ("W1", "White", "480", "4500"),
        ("W2", "Indian", "55", "500"),
        ("W2", "Pakistani", "3", "500"),
        ("W2", "Chinese", "12", "200"),
        ("W2", "White", "520", "4500"),
    ]);
    let built = edition_of(vec![(planned("borough"), borough), (planned("wards"), wards)], &["W1", "W2"], &[]);
    // 100 less 22 less 20 less 55 are three people.
    let others = [(0, KINGSTON, "Asian"), (1, "W1", "Indian"), (1, "W1", "Pakistani"), (1, "W2", "Indian")];
    some_hidden(&built, &others.map(|(measure, area, group)| (measure, area, Some(group))));
}

#[test]
fn people_of_one_table_who_are_the_events_of_another_are_not_mixed_with_what_stands_beside_them() {
    let disabled =
        rows(&[(KINGSTON, "All", "703", "6504"), (KINGSTON, "Asian", "c", "300"), ("W9", "Mixed", "1200", "2000")]);
    let work =
        rows(&[(KINGSTON, "Black", "20", "96"), (KINGSTON, "White", "90", "600"), ("W9", "Mixed", "50", "1200")]);
    let alone = |id: &str| {
        let plan = planned(id);
        Planned { definition: Definition { reference: "nobody".to_owned(), ..plan.definition.clone() }, ..plan }
    };
    let built = edition_of(vec![(alone("disabled"), disabled), (alone("work"), work)], &["W9"], &[]);
    // 703 less 96 less 600 are the seven people whom the source hid.
    let beside = ["Black", "White"].map(|group| among(&built, 1, "2025/26", group));
    let shown = [count(&built, 0, KINGSTON, None), beside[0], beside[1]];
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
}

const TWO_YEARS: &str = "time,area_code,area_name,ethnic_group,numerator,denominator\n\
    2023,E09000021,Kingston,All,230,6503\n2023,E09000021,Kingston,Asian,0,3\n\
    2023,E09000021,Kingston,Black,70,2000\n2023,E09000021,Kingston,White,160,4500\n";

#[test]
fn a_figure_that_was_corrected_since_does_not_part_the_same_people() {
    let old = TWO_YEARS.replace("4500", "4499").replace("6503", "6502");
    let old = edition_of(vec![(planned("stops"), old)], &[], &[]);
    let text = format!("{TWO_YEARS}2024,E09000021,Kingston,Black,40,2000\n2024,E09000021,Kingston,White,90,4500\n");
    let built = edition_of(vec![(planned("stops"), text)], &[], &[open_data(&old)]);
    let block = built.measures[0].published.blocks.iter().find(|block| block.period == "2023").expect("there");
    let all = block.everybody.and_then(|pair| pair.total).and_then(Shown::count);
    let shown = [all, among(&built, 0, "2024", "Black"), among(&built, 0, "2024", "White")];
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
}

#[test]
fn one_count_is_no_evidence_twice_and_a_rounded_one_is_little() {
    let at = |id: &str, period: &str, rounded_to: u64| {
        let plan = planned(id);
        let source = Source { period: period.to_owned(), ..plan.source.clone() };
        Planned { source, definition: Definition { rounded_to, ..plan.definition.clone() }, ..plan }
    };
    // 25 of everybody and 25 again: another year, and another thing.
    let homes = in_kingston(&[("All", "25", "6000"), ("Asian", "3", "500"), ("White", "22", "5500")]);
    let crimes = in_kingston(&[("All", "25", "7000"), ("White", "25", "7000")]);
    let measures = vec![(at("homes", "2023", 1), homes), (at("crimes", "2025", 1), crimes)];
    assert_eq!(count(&edition_of(measures, &[], &[]), 1, KINGSTON, None), Some(25));
    // Surveys that round to a thousand have the same population in many years.
    let first = in_kingston(&[("All", "3000", "60000"), ("Asian", "c", "5000"), ("White", "2000", "55000")]);
    let second = in_kingston(&[("All", "3000", "61000"), ("White", "2500", "56000")]);
    let measures = vec![(at("one", "2023", 1000), first), (at("two", "2025", 1000), second)];
    assert_eq!(count(&edition_of(measures, &[], &[]), 1, KINGSTON, Some("White")), Some(2500));
}

#[test]
fn a_neighbourhood_between_a_borough_and_its_wards_in_one_file_is_a_step_too() {
    let text = rows(&[
        (KINGSTON, "White", "100", "1000"),
        (KINGSTON, "Asian", "43", "200"),
        ("N1", "White", "40", "400"),
        ("N1", "Asian", "3", "50"),
        ("W0", "White", "30", "300"),
        ("W0", "Asian", "20", "75"),
        ("W1", "White", "30", "300"),
        ("W1", "Asian", "20", "75"),
    ]);
    let within = [("N0", KINGSTON), ("N1", KINGSTON), ("W0", "N0"), ("W1", "N0")];
    let built = edition_within(vec![(planned("stops"), text)], &within, &[]);
    some_hidden(&built, &[KINGSTON, "W0", "W1"].map(|area| (0, area, Some("Asian"))));
}

#[test]
fn two_divisions_may_stand_in_one_file() {
    let wards = [
        ("W0", "White", "40", "400"),
        ("W0", "Asian", "10", "50"),
        ("W1", "White", "50", "500"),
        ("W1", "Asian", "8", "50"),
    ];
    let other = [
        ("N0", "White", "45", "450"),
        ("N0", "Asian", "15", "60"),
        ("N1", "White", "45", "450"),
        ("N1", "Asian", "3", "40"),
    ];
    let text = rows(&[wards, other].concat());
    let built = edition_of(vec![(planned("stops"), text)], &["W0", "W1", "N0", "N1"], &[]);
    // 10 and 8 less 15 are three people.
    some_hidden(&built, &["W0", "W1", "N0"].map(|area| (0, area, Some("Asian"))));
}

#[test]
fn an_area_of_another_division_beside_the_wards_hides_no_sum() {
    let named = |id: &str| Planned { family: Some("stops".to_owned()), ..planned(id) };
    let first = rows(&[
        (KINGSTON, "White", "250", "2500"),
        (KINGSTON, "Asian", "23", "200"),
        ("W0", "White", "160", "1600"),
        ("W0", "Asian", "20", "100"),
        ("N1", "White", "155", "1550"),
        ("N1", "Asian", "15", "110"),
    ]);
    let second = rows(&[("W1", "All", "93", "1000"), ("W1", "White", "90", "900"), ("W1", "Asian", "3", "100")]);
    let built = edition_of(vec![(named("first"), first), (named("second"), second)], &["W0", "W1", "N1"], &[]);
    some_hidden(&built, &[KINGSTON, "W0"].map(|area| (0, area, Some("Asian"))));
}

#[test]
fn the_same_people_at_two_times_stand_in_a_table_once() {
    let text = "area_code,area_name,ethnic_group,numerator,denominator,year\n\
        E09000021,,White,318,1042,2026\nE09000021,,Asian,12,43,2026\nW,,White,118,210,2026\nW,,Asian,2,3,2026\n\
        E09000021,,White,318,1042,2025\nE09000021,,Asian,12,43,2025\nW,,White,50,210,2025\nW,,Asian,2,3,2025\n";
    let built = edition_of(vec![(planned("stops"), text.to_owned())], &["W"], &[]);
    assert!(built.measures[0].findings.iter().any(|one| one.estimate.is_some()));
}

#[test]
fn totals_with_and_without_those_whose_group_nobody_knows_are_of_one_table() {
    let all = |total: (&str, &str)| {
        in_kingston(&[
            ("All", total.0, total.1),
            ("White", "150", "1500"),
            ("Asian", "3", "100"),
            ("Black", "40", "350"),
        ])
    };
    let measures = vec![(planned("with"), all(("200", "2000"))), (planned("without"), all(("193", "1950")))];
    let built = edition_of(measures, &[], &[]);
    // 193 less 150 less 40 are three people.
    some_hidden(&built, &[(1, KINGSTON, None), (0, KINGSTON, Some("White")), (0, KINGSTON, Some("Black"))]);
    let lives = in_kingston(&[
        ("All", "983", ""),
        ("White British", "806", ""),
        ("White Irish", "40", ""),
        ("Indian", "40", ""),
        ("Pakistani", "3", ""),
        ("Black African", "90", ""),
        ("Unknown", "4", ""),
    ]);
    let stopped =
        in_kingston(&[("All", "156", "979"), ("White", "132", "846"), ("Asian", "6", "43"), ("Black", "18", "90")]);
    let built = edition_of(vec![(kind(Kind::Part, "lives"), lives), (planned("stops"), stopped)], &[], &[]);
    let shown = [count(&built, 0, KINGSTON, Some("Indian")), among(&built, 1, "2025/26", "Asian")];
    assert!(shown.iter().any(Option::is_none), "43 less 40 are three people: {shown:?}");
}

#[test]
fn a_name_that_stands_for_another_thing_now_is_another_measure() {
    let named = |family: &str, plan: Planned| Planned { family: Some(family.to_owned()), ..plan };
    let old = edition_of(vec![(named("f", planned("second")), in_kingston(&[("White", "23", "215")]))], &[], &[]);
    let british = Planned {
        definition: Definition { reference: "White British".to_owned(), ..planned("first").definition },
        ..planned("first")
    };
    let measures = vec![
        (named("f", british), in_kingston(&[("White British", "20", "209"), ("White Irish", "3", "6")])),
        (named("people", kind(Kind::Part, "second")), in_kingston(&[("White", "215", "")])),
    ];
    let built = edition_of(measures, &[], &[open_data(&old)]);
    assert_eq!(count(&built, 0, KINGSTON, Some("White British")), None, "23 less 20 are three people");
}

#[test]
fn fine_groups_of_a_borough_follow_from_each_of_its_divisions_though_it_tells_broad_ones() {
    let named = |id: &str| Planned { family: Some("stops".to_owned()), ..planned(id) };
    let fine = rows(&[
        ("W0", "White", "153", "1412"),
        ("W0", "Mixed", "8", "150"),
        ("W0", "Black", "0", "90"),
        ("W1", "White", "356", "1868"),
        ("W1", "Mixed", "27", "340"),
        ("W1", "Black", "11", "315"),
        ("N0", "White", "423", "2457"),
        ("N0", "Mixed", "31", "350"),
        ("N0", "Black", "7", "312"),
        ("N1", "White", "86", "823"),
        ("N1", "Mixed", "4", "140"),
        ("N1", "Black", "4", "93"),
    ]);
    let broad = rows(&[
        (KINGSTON, "White", "509", "3280"),
        (KINGSTON, "Other than White", "46", "895"),
        ("W0", "White", "153", "1412"),
        ("W0", "Other than White", "8", "240"),
    ]);
    let measures = vec![(named("fine"), fine), (named("broad"), broad)];
    let built = edition_of(measures, &["W0", "W1", "N0", "N1"], &[]);
    // 8 and 27 less 31 are four people.
    some_hidden(&built, &["W0", "W1", "N0"].map(|area| (0, area, Some("Mixed"))));
}

#[test]
fn fine_groups_of_a_neighbourhood_follow_from_its_wards_though_it_tells_broad_ones() {
    let named = |id: &str| Planned { family: Some("stops".to_owned()), ..planned(id) };
    let fine = rows(&[
        (KINGSTON, "White", "500", "5000"),
        (KINGSTON, "Black", "60", "900"),
        ("W0", "White", "100", "1000"),
        ("W0", "Black", "20", "300"),
        ("W1", "White", "150", "1500"),
        ("W1", "Black", "3", "300"),
        ("N1", "White", "250", "2500"),
        ("N1", "Black", "37", "300"),
    ]);
    let broad = rows(&[
        ("N0", "White", "250", "2500"),
        ("N0", "Other than White", "23", "600"),
        ("N1", "White", "250", "2500"),
        ("N1", "Other than White", "37", "300"),
    ]);
    let within = [("N0", KINGSTON), ("N1", KINGSTON), ("W0", "N0"), ("W1", "N0")];
    let built = edition_within(vec![(named("fine"), fine), (named("broad"), broad)], &within, &[]);
    // 60 less 37 less 20 are three people.
    some_hidden(&built, &[KINGSTON, "W0", "N1"].map(|area| (0, area, Some("Black"))));
}

#[test]
fn a_part_that_lacks_some_groups_has_the_others() {
    let before = rows(&[
        (KINGSTON, "White", "158", "1837"),
        (KINGSTON, "Mixed", "31", "64"),
        (KINGSTON, "Asian", "5", "130"),
        ("W1", "White", "34", "346"),
        ("W1", "Mixed", "12", "120"),
        ("W1", "Asian", "4", "40"),
        ("W2", "White", "33", "606"),
        ("W2", "Mixed", "12", "120"),
        ("W2", "Asian", "0", "50"),
    ]);
    let areas = ["W0", "W1", "W2"];
    let old = edition_of(vec![(planned("stops"), before)], &areas, &[]);
    let now = rows(&[
        (KINGSTON, "White", "158", "1837"),
        (KINGSTON, "Other than White", "36", "770"),
        ("W0", "White", "91", "885"),
        ("W0", "Other than White", "8", "490"),
        ("W2", "White", "33", "606"),
        ("W2", "Other than White", "12", "120"),
    ]);
    let built = edition_of(vec![(planned("stops"), now)], &areas, &[open_data(&old)]);
    // 36 less 8 less 12 less the 12 that were shown are four people.
    let others = [KINGSTON, "W0", "W2"].map(|area| (0, area, Some("Other than White")));
    some_hidden(&built, &others);
}

#[test]
fn everybody_less_women_are_men() {
    let text = "area_code,area_name,ethnic_group,numerator,denominator,sex\n\
        E09000021,,White,300,3000,All\nE09000021,,Black,40,500,All\nE09000021,,Asian,12,400,All\n\
        E09000021,,White,160,1600,Women\nE09000021,,Black,15,240,Women\nE09000021,,Asian,9,190,Women\n\
        E09000021,,White,140,1400,Men\nE09000021,,Black,25,260,Men\nE09000021,,Asian,3,210,Men\n";
    let cut = |id: &str, sex: &str| {
        let plan = planned(id);
        let columns = Mapping { keep: vec![("sex".to_owned(), sex.to_owned())], ..plan.columns.clone() };
        (Planned { file: "all.csv".to_owned(), columns, ..plan }, text.to_owned())
    };
    let built = edition_of(vec![cut("all", "All"), cut("women", "Women"), cut("men", "Men")], &[], &[]);
    // 12 less 9 are three men.
    some_hidden(&built, &[(0, KINGSTON, Some("Asian")), (1, KINGSTON, Some("Asian"))]);
    assert_eq!(count(&built, 0, KINGSTON, Some("White")), Some(300));
}
