//! The same counts in several tables: one family, however they are called.

use super::*;
use std::collections::BTreeSet;

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
fn other_people_to_be_among_do_not_hide_that_counts_are_the_same() {
    let wards = [("W1", "20"), ("W2", "30"), ("W3", "2")];
    let first: Vec<(&str, &str, &str, &str)> = wards
        .iter()
        .flat_map(|(area, black)| [(*area, "Black", *black, "900"), (*area, "White", "100", "9000")])
        .collect();
    let old = edition_of(vec![(planned("stops"), rows(&first))], &["W1", "W2", "W3"], &[]);
    for among in ["2600", "2800"] {
        let text = in_kingston(&[("Black", "52", among), ("White", "300", "27000")]);
        let new = edition_of(vec![(planned("stops"), text)], &[], &[open_data(&old)]);
        assert_eq!(count(&new, 0, KINGSTON, Some("Black")), None, "52 less 20 less 30 are two people, among {among}");
    }
    // Five groups among residents, two that are only counted.
    let five = [
        ("Asian", "20", "900"),
        ("Black", "3", "300"),
        ("Mixed", "30", "400"),
        ("Other", "0", "100"),
        ("White", "500", "6800"),
    ];
    let two = [("Other than White", "53", ""), ("White", "500", "")];
    let counted = kind(Kind::Count, "counted");
    let built = edition_of(vec![(planned("stops"), in_kingston(&five)), (counted, in_kingston(&two))], &[], &[]);
    let known = [(0, Some("Asian")), (0, Some("Mixed")), (1, Some("Other than White"))];
    some_hidden(&built, &known.map(|(measure, group)| (measure, KINGSTON, group)));
}

#[test]
fn what_stands_in_two_files_is_one_table() {
    let whole = in_kingston(&[("Black", "23", "2000"), ("White", "300", "27000")]);
    let wards = rows(&[
        ("W1", "Black", "3", "900"),
        ("W1", "White", "100", "9000"),
        ("W2", "Black", "20", "1100"),
        ("W2", "White", "200", "18000"),
    ]);
    let built = edition_of(vec![(planned("stops"), whole), (planned("wards"), wards)], &["W1", "W2"], &[]);
    some_hidden(&built, &[(0, KINGSTON, Some("Black")), (1, "W2", Some("Black"))]);
    let groups = [("Asian", "50", "900"), ("Black", "3", "300"), ("Mixed", "15", "400"), ("White", "110", "6800")];
    let all = Planned { columns: Mapping { without_groups: true, ..Mapping::default() }, ..kind(Kind::Count, "all") };
    let built =
        edition_of(vec![(planned("stops"), in_kingston(&groups)), (all, in_kingston(&[("All", "178", "")]))], &[], &[]);
    let groups = [Some("Asian"), Some("Mixed"), Some("White")].map(|group| count(&built, 0, KINGSTON, group));
    let together = built.measures[1].published.blocks[0].everybody.and_then(|pair| pair.events).and_then(Shown::count);
    assert!(groups.iter().chain([&together]).any(Option::is_none), "{groups:?} {together:?}");
}

#[test]
fn what_another_file_counts_is_never_shown_in_the_place_of_what_a_source_hid() {
    let restrained = in_kingston(&[("Asian", "31", "700"), ("Black", "64", "700"), ("White", "25", "2000")]);
    let excluded = in_kingston(&[("Asian", "c", "700"), ("Black", "c", "700"), ("White", "25", "2000")]);
    let built = edition_of(vec![(planned("restrained"), restrained), (planned("excluded"), excluded)], &[], &[]);
    assert_eq!([Some("Asian"), Some("Black")].map(|group| count(&built, 1, KINGSTON, group)), [None, None]);
    // The one for the other, neither for itself.
    assert_ne!(count(&built, 0, KINGSTON, Some("White")), Some(31));
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
