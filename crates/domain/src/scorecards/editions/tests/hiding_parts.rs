//! Some of the parts of an area are told: it has no fewer than they are, and its other parts no more than
//! is left.

use super::hiding::{KINGSTON, count, edition_within, in_kingston, rows, some_hidden};
use super::*;
use std::collections::BTreeSet;

fn of_one_family(id: &str) -> Planned {
    Planned { family: Some("stops".to_owned()), ..planned(id) }
}

fn beside_everyone_else(id: &str) -> Planned {
    let plan = planned(id);
    Planned { definition: Definition { reference: "everyone else".to_owned(), ..plan.definition.clone() }, ..plan }
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
fn people_who_are_hidden_for_others_bound_what_happened_to_them_too() {
    let text = in_kingston(&[
        ("All", "21", "433"),
        ("Mixed White/Asian", "4", "404"),
        ("Any other", "12", "22"),
        ("Asian other", "2", "2"),
        ("Black Caribbean", "3", "5"),
    ]);
    let built = edition_within(vec![(beside_everyone_else("stops"), text)], &[], &[]);
    let data = open_data(&built);
    let row =
        |group: Option<&str>| data.measures[0].rows.iter().find(|row| row.group.as_deref() == group).expect("there");
    let (all, mixed, any) = (row(None), row(Some("Mixed White/Asian")), row(Some("Any other")));
    let shown = [&all.numerator, &any.numerator, &all.denominator, &mixed.denominator, &any.denominator];
    // 433 less 404 less 22 are seven people, so that two or more of 21 less 12 are Mixed.
    assert!(shown.iter().any(|count| count.is_string()), "all of these are shown: {shown:?}");
}

#[test]
fn counts_of_which_finer_groups_are_more_are_other_counts() {
    let broad =
        rows(&[(KINGSTON, "White", "350", "9000"), ("W0", "White", "216", "4000"), ("W1", "White", "134", "5000")]);
    let fine = |roma: &str| {
        rows(&[
            (KINGSTON, "White British", "316", "8000"),
            (KINGSTON, "White Roma", roma, "900"),
            ("W0", "White British", "200", "3500"),
            ("W0", "White Roma", "16", "400"),
            ("W1", "White British", "116", "4500"),
        ])
    };
    let families = |roma: &str| {
        let measures = vec![(planned("broad"), broad.clone()), (beside_everyone_else("fine"), fine(roma))];
        let built = edition_within(measures, &[("W0", KINGSTON), ("W1", KINGSTON)], &[]);
        built.measures.iter().map(|measure| measure.plan.family()).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(families("34"), 1, "there may be others who are White");
    assert_eq!(families("35"), 2, "there are more than all");
}

#[test]
fn small_counts_that_are_the_same_are_no_chance() {
    let all = in_kingston(&[
        ("All", "319", "9000"),
        ("White", "300", "8000"),
        ("Black", "9", "400"),
        ("Arab", "7", "300"),
        ("Asian", "3", "300"),
    ]);
    let fine = in_kingston(&[
        ("White British", "290", "7000"),
        ("White Irish", "8", "500"),
        ("Black", "9", "401"),
        ("Arab", "7", "301"),
    ]);
    let built = edition_within(vec![(planned("all"), all), (beside_everyone_else("fine"), fine)], &[], &[]);
    // 319 less 300, 9 and 7 are three people.
    let others = [(0, "Black"), (0, "Arab"), (0, "White")].map(|(measure, group)| (measure, KINGSTON, Some(group)));
    some_hidden(&built, &[&others[..], &[(0, KINGSTON, None)]].concat());
    let arab = [0, 1].map(|measure| count(&built, measure, KINGSTON, Some("Arab")));
    let black = [0, 1].map(|measure| count(&built, measure, KINGSTON, Some("Black")));
    assert!(arab == [None, None] || black == [None, None], "one table hides what the other does: {arab:?} {black:?}");
}
