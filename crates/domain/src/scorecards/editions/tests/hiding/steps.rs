//! Counts that nobody publishes and that stand between those that are.

use super::*;

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
