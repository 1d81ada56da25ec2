//! Some of the parts of an area are told: it has no fewer than they are, and its other parts no more than
//! is left.

use super::*;

fn of_one_family(id: &str) -> Planned {
    Planned { family: Some("stops".to_owned()), ..planned(id) }
}

#[test]
fn one_ward_of_a_neighbourhood_leaves_no_room_for_the_other_neighbourhood() {
    let fine = rows(&[
        (KINGSTON, "White", "1000", "9000"),
        (KINGSTON, "Black", "30", "900"),
        ("N0", "White", "400", "4000"),
        ("N0", "Black", "1", "300"),
        ("W2", "White", "250", "2500"),
        ("W2", "Black", "29", "350"),
    ]);
    let broad = rows(&[("N1", "White", "600", "5000")]);
    let within = [("N0", KINGSTON), ("N1", KINGSTON), ("W2", "N1"), ("W3", "N1")];
    let measures = vec![(of_one_family("fine"), fine), (of_one_family("broad"), broad)];
    let built = edition_within(measures, &within, &[]);
    // N1 has no fewer than 29 Black people of 30, and N0 at most one.
    some_hidden(&built, &[(0, KINGSTON, Some("Black")), (0, "W2", Some("Black"))]);
}

#[test]
fn one_of_two_neighbourhoods_has_no_more_than_all_wards() {
    no_more_than_all_wards(["W0", "W1"]);
    // Wards by their names.
    no_more_than_all_wards(["Alpha", "Beta"]);
}

fn no_more_than_all_wards([w0, w1]: [&str; 2]) {
    let borough = in_kingston(&[("White", "425", "4000"), ("Other", "17", "900")]);
    let fine = rows(&[
        (w0, "White", "212", "2000"),
        (w0, "Arab", "13", "400"),
        (w1, "White", "213", "2000"),
        (w1, "Arab", "4", "500"),
        ("N0", "White", "221", "2100"),
        ("N0", "Arab", "16", "600"),
    ]);
    let within = [(w0, KINGSTON), (w1, KINGSTON), ("N0", KINGSTON), ("N1", KINGSTON)];
    let measures = vec![(of_one_family("borough"), borough), (of_one_family("fine"), fine)];
    let built = edition_within(measures, &within, &[]);
    // 16 less 13 are three of the wards' four.
    some_hidden(&built, &[(1, w0, Some("Arab")), (1, "N0", Some("Arab"))]);
}

#[test]
fn some_neighbourhoods_beside_all_wards_leave_a_rest() {
    let fine = rows(&[
        (KINGSTON, "White", "1000", "9000"),
        (KINGSTON, "Black African", "349", "3000"),
        ("W0", "White", "400", "4000"),
        ("W0", "Black African", "146", "1000"),
        ("W1", "White", "600", "5000"),
        ("W1", "Black African", "203", "2000"),
        ("N1", "White", "700", "6000"),
        ("N1", "Black African", "345", "2900"),
    ]);
    let broad = rows(&[("N0", "White", "300", "3000"), ("N0", "Black", "4", "100")]);
    let within = [("W0", KINGSTON), ("W1", KINGSTON), ("N0", KINGSTON), ("N1", KINGSTON)];
    let measures = vec![(of_one_family("fine"), fine), (of_one_family("broad"), broad)];
    let built = edition_within(measures, &within, &[]);
    // 349 less 345 are four people.
    some_hidden(&built, &[(0, KINGSTON, Some("Black African")), (0, "N1", Some("Black African"))]);
}

#[test]
fn where_one_ward_has_all_of_a_group_that_is_seen_only_where_it_is_shown() {
    let some = rows(&[
        ("N1", "White", "100", "900"),
        ("N1", "Black", "9", "90"),
        ("W2", "White", "60", "500"),
        ("W2", "Black", "9", "70"),
    ]);
    let other = rows(&[("W3", "White", "40", "400"), ("W3", "Black", "0", "20")]);
    let mut edition = Edition { noughts_hidden: true, ..an_edition() };
    edition.areas.extend([("N1", KINGSTON), ("W2", "N1"), ("W3", "N1")].map(|(code, whole)| EditionArea {
        code: code.to_owned(),
        name: code.to_owned(),
        within: Some(whole.to_owned()),
    }));
    edition.measures = vec![of_one_family("some"), of_one_family("other")];
    let mut open =
        |name: &str, _: Option<&str>| Sheet::from_csv(if name == "some.csv" { &some } else { &other }.as_bytes());
    let built = build(&edition, &mut open, None, &[]).expect("it can be built");
    // Nine of N1 are nine of W2 only for whoever sees both.
    some_hidden(&built, &[(0, "N1", Some("Black")), (0, "W2", Some("Black"))]);
    assert!(built.measures.iter().all(|measure| measure.published.given_away.is_empty()));
    assert_eq!(count(&built, 0, "N1", Some("White")), Some(100), "nothing else is hidden for it");
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
fn wards_whose_codes_are_known_divide_their_borough_though_nobody_says_so() {
    let wards =
        [("E05013927", "120", "2", "1000"), ("E05013928", "150", "31", "900"), ("E05013929", "99", "25", "700")];
    let text = rows(
        &wards
            .iter()
            .flat_map(|(area, white, black, all)| [(*area, "White", *white, "5000"), (*area, "Black", *black, *all)])
            .chain([(KINGSTON, "White", "369", "15000"), (KINGSTON, "Black", "58", "2600")])
            .collect::<Vec<_>>(),
    );
    let mut edition = an_edition();
    edition.areas.extend(wards.map(|(code, ..)| EditionArea {
        code: code.to_owned(),
        name: code.to_owned(),
        within: None,
    }));
    edition.measures = vec![planned("stops")];
    let built = build(&edition, &mut |_, _| Sheet::from_csv(text.as_bytes()), None, &[]).expect("it can be built");
    some_hidden(&built, &[KINGSTON, "E05013928", "E05013929"].map(|area| (0, area, Some("Black"))));
}

#[test]
fn wards_that_only_an_edition_before_had_divide_their_borough_by_their_codes() {
    let edition = |areas: &[&str]| {
        let mut edition = an_edition();
        let flat = |code: &&str| EditionArea { code: (*code).to_owned(), name: (*code).to_owned(), within: None };
        edition.areas = areas.iter().map(flat).collect();
        edition.main = areas[0].to_owned();
        edition.measures = vec![planned("stops")];
        edition
    };
    let wards = ["E05013927", "E05013928", "E05013929"];
    let black = [("2", "1000"), ("31", "900"), ("25", "700")];
    let all = wards
        .iter()
        .zip(black)
        .flat_map(|(ward, (count, all))| [(*ward, "White", "123", "5000"), (*ward, "Black", count, all)]);
    let old = rows(&all.collect::<Vec<_>>());
    let old = build(&edition(&wards), &mut |_, _| Sheet::from_csv(old.as_bytes()), None, &[]).expect("it can be built");
    assert_eq!(count(&old, 0, "E05013928", Some("Black")), Some(31));
    let now = rows(&[(KINGSTON, "White", "369", "15000"), (KINGSTON, "Black", "58", "2600")]);
    let now = build(&edition(&[KINGSTON]), &mut |_, _| Sheet::from_csv(now.as_bytes()), None, &[open_data(&old)]);
    // 58 less 31 less 25 are two people.
    assert_eq!(count(&now.expect("it can be built"), 0, KINGSTON, Some("Black")), None);
}
