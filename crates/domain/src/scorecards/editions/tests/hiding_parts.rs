//! Some of the parts of an area are told: it has no fewer than they are, and its other parts no more than
//! is left.

use super::hiding::{KINGSTON, edition_within, in_kingston, rows, some_hidden};
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
    let borough = in_kingston(&[("White", "425", "4000"), ("Other", "17", "900")]);
    let fine = rows(&[
        ("W0", "White", "212", "2000"),
        ("W0", "Arab", "13", "400"),
        ("W1", "White", "213", "2000"),
        ("W1", "Arab", "4", "500"),
        ("N0", "White", "221", "2100"),
        ("N0", "Arab", "16", "600"),
    ]);
    let within = [("W0", KINGSTON), ("W1", KINGSTON), ("N0", KINGSTON), ("N1", KINGSTON)];
    let measures = vec![(of_one_family("borough"), borough), (of_one_family("fine"), fine)];
    let built = edition_within(measures, &within, &[]);
    // 16 less 13 are three of the wards' four.
    some_hidden(&built, &[(1, "W0", Some("Arab")), (1, "N0", Some("Arab"))]);
}
