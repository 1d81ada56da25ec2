//! Ways in which somebody with every published table found a small count, each told by whoever tried.

use super::*;
use crate::scorecards::groups::Level;
use crate::scorecards::{Kind, Shown};

pub(super) const KINGSTON: &str = "E09000021";

/// Rows of areas, groups, counts and among how many.
pub(super) fn rows(all: &[(&str, &str, &str, &str)]) -> String {
    let row =
        |(area, group, count, among): &(&str, &str, &str, &str)| format!("{area},{area},{group},{count},{among}\n");
    let rows: String = all.iter().map(row).collect();
    format!("area_code,area_name,ethnic_group,numerator,denominator\n{rows}")
}

pub(super) fn in_kingston(all: &[(&str, &str, &str)]) -> String {
    let here: Vec<(&str, &str, &str, &str)> =
        all.iter().map(|(group, count, among)| (KINGSTON, *group, *count, *among)).collect();
    rows(&here)
}

/// An edition of these measures, each with its file.
pub(super) fn edition_of(measures: Vec<(Planned, String)>, parts: &[&str], before: &[OpenData]) -> Built {
    let parts: Vec<(&str, &str)> = parts.iter().map(|part| (*part, KINGSTON)).collect();
    edition_within(measures, &parts, before)
}

/// The same with areas that are part of others than Kingston.
pub(super) fn edition_within(measures: Vec<(Planned, String)>, parts: &[(&str, &str)], before: &[OpenData]) -> Built {
    let mut edition = an_edition();
    edition.areas.extend(parts.iter().map(|(code, whole)| EditionArea {
        code: (*code).to_owned(),
        name: (*code).to_owned(),
        within: Some((*whole).to_owned()),
    }));
    edition.measures = measures.iter().map(|(plan, _)| plan.clone()).collect();
    let mut open = |name: &str, _: Option<&str>| {
        let text = measures.iter().find(|(plan, _)| plan.file == name).map(|(_, text)| text.as_bytes());
        Sheet::from_csv(text.unwrap_or_default())
    };
    build(&edition, &mut open, None, before).expect("it can be built")
}

pub(super) fn kind(kind: Kind, id: &str) -> Planned {
    let plan = planned(id);
    Planned { definition: Definition { kind, ..plan.definition.clone() }, ..plan }
}

fn level(level: Level, plan: Planned) -> Planned {
    Planned { columns: Mapping { level, ..plan.columns.clone() }, ..plan }
}

/// What is shown of a count; everybody together without a group.
pub(super) fn count(built: &Built, measure: usize, area: &str, group: Option<&str>) -> Option<u64> {
    let data = open_data(built);
    let row = data.measures[measure].rows.iter().find(|row| row.area_code == area && row.group.as_deref() == group);
    row.unwrap_or_else(|| panic!("{area} {group:?}")).numerator.as_u64()
}

pub(super) fn some_hidden(built: &Built, others: &[(usize, &str, Option<&str>)]) {
    let shown: Vec<Option<u64>> =
        others.iter().map(|(measure, area, group)| count(built, *measure, area, *group)).collect();
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
}

#[test]
fn the_whole_of_a_part_is_a_total() {
    let text = in_kingston(&[("Asian", "120", ""), ("Black", "3", ""), ("White", "450", "")]);
    let built = edition_of(vec![(kind(Kind::Part, "who"), text)], &[], &[]);
    let all = &built.measures[0].published.blocks[0];
    let among = all.groups[0].1.total.and_then(Shown::count);
    let shown = [count(&built, 0, KINGSTON, Some("Asian")), count(&built, 0, KINGSTON, Some("White")), among];
    assert!(shown.iter().any(Option::is_none), "573 less 120 less 450 are three people: {shown:?}");
    let few = in_kingston(&[("Asian", "1", ""), ("Black", "0", ""), ("White", "2", "")]);
    let built = edition_of(vec![(kind(Kind::Part, "who"), few)], &[], &[]);
    let all = &built.measures[0].published.blocks[0];
    assert!(all.groups.iter().all(|(_, pair)| pair.total.and_then(Shown::count).is_none()), "three are few");
}

#[test]
fn chinese_people_may_be_counted_apart_from_asian_ones() {
    let all = [
        ("All", "1533", "9000"),
        ("Asian", "800", "4000"),
        ("Black", "110", "700"),
        ("Chinese", "3", "100"),
        ("Mixed", "90", "600"),
        ("Other", "30", "200"),
        ("White", "500", "3400"),
    ];
    let built = edition_of(vec![(planned("stops"), in_kingston(&all))], &[], &[]);
    let others = [None, Some("Asian"), Some("Black"), Some("Mixed"), Some("Other"), Some("White")];
    some_hidden(&built, &others.map(|group| (0, KINGSTON, group)));
}

#[test]
fn two_divisions_of_one_whole_protect_both() {
    // Old wards in one edition, new ones in the next.
    let first = [
        (KINGSTON, "Black", "82", "2700"),
        (KINGSTON, "White", "300", "27000"),
        ("V1", "Black", "40", "900"),
        ("V1", "White", "100", "9000"),
        ("V2", "Black", "40", "900"),
        ("V2", "White", "100", "9000"),
        ("V3", "Black", "2", "900"),
        ("V3", "White", "100", "9000"),
    ];
    let old = edition_of(vec![(planned("stops"), rows(&first))], &["V1", "V2", "V3"], &[]);
    some_hidden(&old, &[(0, KINGSTON, Some("Black")), (0, "V1", Some("Black")), (0, "V2", Some("Black"))]);
    let second = [
        (KINGSTON, "Black", "82", "2700"),
        (KINGSTON, "White", "300", "27000"),
        ("W1", "Black", "42", "900"),
        ("W1", "White", "150", "13500"),
        ("W2", "Black", "38", "1798"),
        ("W2", "White", "140", "13400"),
        ("W3", "Black", "2", "2"),
        ("W3", "White", "10", "100"),
    ];
    let new = edition_of(vec![(planned("stops"), rows(&second))], &["W1", "W2", "W3"], &[open_data(&old)]);
    some_hidden(&new, &[(0, KINGSTON, Some("Black")), (0, "W1", Some("Black")), (0, "W2", Some("Black"))]);
    // Wards and neighbourhoods, both said to be parts of one borough.
    let both = [
        (KINGSTON, "Black", "52", "2700"),
        (KINGSTON, "White", "300", "27000"),
        ("W1", "Black", "20", "900"),
        ("W1", "White", "100", "9000"),
        ("W2", "Black", "30", "900"),
        ("W2", "White", "100", "9000"),
        ("W3", "Black", "2", "900"),
        ("W3", "White", "100", "9000"),
        ("N1", "Black", "52", "2700"),
        ("N1", "White", "300", "27000"),
    ];
    let built = edition_of(vec![(planned("stops"), rows(&both))], &["W1", "W2", "W3", "N1"], &[]);
    let all = [KINGSTON, "W1", "W2", "N1"].map(|area| count(&built, 0, area, Some("Black")));
    assert_eq!(all, [None; 4], "N1 is all of Kingston, and nobody says so");
    // Five groups, and White British people beside all others in a second measure.
    let six = [
        ("All", "643", "9000"),
        ("Asian", "30", "900"),
        ("Black", "3", "300"),
        ("Mixed", "40", "400"),
        ("Other", "20", "200"),
        ("White British", "500", "6800"),
        ("White other", "50", "400"),
    ];
    let two = [("All", "643", "9000"), ("Other than White British", "143", "2200"), ("White British", "500", "6800")];
    let one = level(Level::Six, planned("stops"));
    let reference = |plan: Planned| Planned {
        definition: Definition { reference: "White British".to_owned(), ..plan.definition.clone() },
        ..plan
    };
    let measures = vec![(reference(one), in_kingston(&six)), (reference(planned("two")), in_kingston(&two))];
    let built = edition_of(measures, &[], &[]);
    let others = [Some("Asian"), Some("Mixed"), Some("Other"), Some("White, other than British")];
    some_hidden(&built, &others.map(|group| (0, KINGSTON, group)));
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
fn white_people_other_than_british_are_not_any_other_white_background() {
    let fine = [
        ("White British", "500", "6000"),
        ("White Irish", "30", "400"),
        ("White Gypsy/Traveller", "3", "40"),
        ("White Roma", "27", "300"),
        ("White other", "100", "900"),
    ];
    let reference = |plan: Planned| Planned {
        definition: Definition { reference: "White British".to_owned(), ..plan.definition.clone() },
        ..plan
    };
    let plan = |one: Level| reference(level(one, planned("stops")));
    let old = edition_of(vec![(plan(Level::Nineteen), in_kingston(&fine))], &[], &[]);
    assert_eq!(count(&old, 0, KINGSTON, Some("White other")), Some(100));
    let broad = [("White British", "500", "6000"), ("White other", "160", "1640")];
    let new = edition_of(vec![(plan(Level::Six), in_kingston(&broad))], &[], &[open_data(&old)]);
    assert_eq!(count(&new, 0, KINGSTON, Some("White, other than British")), None, "160 - 30 - 27 - 100 are three");
}

#[test]
fn figures_that_contradict_each_other_give_nothing_away() {
    let all = [("All", "100", "9000"), ("Asian", "37", "900"), ("Black", "4", "300"), ("White", "60", "7800")];
    let built = edition_of(vec![(planned("stops"), in_kingston(&all))], &[], &[]);
    some_hidden(&built, &[None, Some("Asian"), Some("White")].map(|group| (0, KINGSTON, group)));
}

#[test]
fn a_time_is_the_same_however_it_is_written() {
    let wards = [("W1", "20"), ("W2", "30"), ("W3", "2")];
    let first: Vec<(&str, &str, &str, &str)> = wards
        .iter()
        .flat_map(|(area, black)| [(*area, "Black", *black, "900"), (*area, "White", "100", "9000")])
        .collect();
    let old = edition_of(vec![(planned("stops"), rows(&first))], &["W1", "W2", "W3"], &[]);
    let mut plan = planned("stops");
    plan.source.period = "2025-26".to_owned();
    let text = in_kingston(&[("Black", "52", "2700"), ("White", "300", "27000")]);
    let new = edition_of(vec![(plan, text)], &[], &[open_data(&old)]);
    assert_eq!(count(&new, 0, KINGSTON, Some("Black")), None);
}

#[test]
fn boroughs_lie_in_london_though_nobody_says_so() {
    let text = rows(&[
        (KINGSTON, "Black", "3", "900"),
        (KINGSTON, "White", "100", "9000"),
        ("E09000008", "Black", "20", "900"),
        ("E09000008", "White", "100", "9000"),
        ("E12000007", "Black", "23", "1800"),
        ("E12000007", "White", "200", "18000"),
    ]);
    let mut edition = an_edition();
    let area = |code: &str| EditionArea { code: code.to_owned(), name: code.to_owned(), within: None };
    edition.areas.extend(["E09000008", "E12000007"].map(area));
    let built = of(&text, &edition, &[]).expect("it can be built");
    some_hidden(&built, &[(0, "E09000008", Some("Black")), (0, "E12000007", Some("Black"))]);
}

#[test]
fn a_low_count_hides_the_rate_its_source_worked_out() {
    let text = "area_code,area_name,ethnic_group,numerator,denominator,percent\n\
        E09000021,Kingston,White,100,1000,10.0\nE09000021,Kingston,Black,~,220,1.4\n";
    let mut plan = planned("stops");
    plan.columns.value = Some("percent".to_owned());
    plan.columns.events = Some("numerator".to_owned());
    plan.columns.total = Some("denominator".to_owned());
    let built = edition_of(vec![(plan, text.to_owned())], &[], &[]);
    let pair = built.measures[0].published.blocks[0].groups.iter().find(|(name, _)| name == "Black").expect("there").1;
    assert_eq!(pair.value, None, "1.4% of 220 are three people");
}

#[test]
fn a_rate_among_people_who_are_shown_is_a_count() {
    let counts = in_kingston(&[("Asian", "50", "300"), ("Black", "3", "200"), ("White", "100", "1000")]);
    let rates = "area_code,area_name,ethnic_group,rate\n\
        E09000021,Kingston,Asian,16.67\nE09000021,Kingston,Black,1.5\nE09000021,Kingston,White,10.0\n";
    let mut average = kind(Kind::Average, "rates");
    average.columns.value = Some("rate".to_owned());
    let built = edition_of(vec![(planned("stops"), counts), (average, rates.to_owned())], &[], &[]);
    let value = |name: &str| {
        let groups = &built.measures[1].published.blocks[0].groups;
        groups.iter().find(|(group, _)| group == name).and_then(|(_, pair)| pair.value)
    };
    assert_eq!((value("Black"), value("Asian")), (None, Some(16.67)), "1.5% of 200 are three people");
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
fn two_times_are_not_one() {
    let text = "time,area_code,area_name,ethnic_group,numerator,denominator\n\
        202503,E09000021,Kingston,White,500,9000\n202503,E09000021,Kingston,Black,40,900\n\
        202504,E09000021,Kingston,White,700,9000\n202504,E09000021,Kingston,Black,30,900\n";
    let built = edition_of(vec![(planned("stops"), text.to_owned())], &[], &[]);
    let shown: Vec<(String, Option<u64>)> = open_data(&built).measures[0]
        .rows
        .iter()
        .filter(|row| row.group.as_deref() == Some("White"))
        .map(|row| (row.period.clone(), row.numerator.as_u64()))
        .collect();
    assert!(shown.contains(&("202503".to_owned(), Some(500))), "{shown:?}");
    assert!(shown.contains(&("202504".to_owned(), Some(700))), "{shown:?}");
}

#[test]
fn people_too_few_to_be_shown_bound_nothing() {
    // One of one: whoever sees 31 of the borough’s 32 elsewhere knows the one, though nobody sees of how many.
    let text = rows(&[
        (KINGSTON, "Mixed", "32", "42"),
        (KINGSTON, "White", "187", "587"),
        ("W0", "Mixed", "1", "1"),
        ("W0", "White", "8", "408"),
        ("W1", "Mixed", "31", "41"),
        ("W1", "White", "179", "179"),
    ]);
    let built = edition_of(vec![(planned("stops"), text)], &["W0", "W1"], &[]);
    some_hidden(&built, &[(0, KINGSTON, Some("Mixed")), (0, "W1", Some("Mixed"))]);
}

#[test]
fn fine_groups_and_all_but_white_people_are_one_table() {
    let fine = in_kingston(&[
        ("Bangladeshi", "26", "400"),
        ("Indian", "18", "300"),
        ("Mixed White/Asian", "3", "120"),
        ("White British", "229", "3100"),
    ]);
    let broad = in_kingston(&[("White", "229", "3100"), ("Other than White", "47", "820")]);
    let british = Planned {
        definition: Definition { reference: "White British".to_owned(), ..planned("fine").definition },
        ..planned("fine")
    };
    let built = edition_of(vec![(british, fine), (planned("broad"), broad)], &[], &[]);
    some_hidden(
        &built,
        &[(0, KINGSTON, Some("Bangladeshi")), (0, KINGSTON, Some("Indian")), (1, KINGSTON, Some("Other than White"))],
    );
}

#[test]
fn what_is_in_no_part_is_a_small_count_too() {
    // All but three are in the two wards that are told apart.
    let text = rows(&[
        (KINGSTON, "Black", "63", "2700"),
        (KINGSTON, "White", "300", "27000"),
        ("W1", "Black", "40", "900"),
        ("W1", "White", "100", "9000"),
        ("W2", "Black", "20", "900"),
        ("W2", "White", "100", "9000"),
    ]);
    let built = edition_of(vec![(planned("stops"), text)], &["W1", "W2"], &[]);
    some_hidden(&built, &[KINGSTON, "W1", "W2"].map(|area| (0, area, Some("Black"))));
    // Eight, of whom no more than five can be elsewhere, because no more live there: three at least.
    let text = rows(&[
        (KINGSTON, "Other", "8", "408"),
        (KINGSTON, "White", "455", "1269"),
        ("W1", "Other", "3", "403"),
        ("W1", "White", "298", "312"),
    ]);
    let built = edition_of(vec![(planned("passed"), text)], &["W1"], &[]);
    some_hidden(&built, &[(0, KINGSTON, Some("Other"))]);
}

#[test]
fn some_wards_in_one_edition_and_the_others_in_the_next_divide_a_borough_together() {
    let first = rows(&[("W0", "Black", "22", "446"), ("W0", "White", "243", "255")]);
    let parts = ["W0", "W1", "W2"];
    let old = edition_of(vec![(planned("stops"), first)], &parts, &[]);
    assert_eq!(count(&old, 0, "W0", Some("Black")), Some(22));
    let then = rows(&[
        (KINGSTON, "Black", "58", "2136"),
        (KINGSTON, "White", "677", "2309"),
        ("W1", "Black", "3", "23"),
        ("W1", "White", "151", "561"),
        ("W2", "Black", "33", "1667"),
        ("W2", "White", "283", "1493"),
    ]);
    let new = edition_of(vec![(planned("stops"), then)], &parts, &[open_data(&old)]);
    // 58 less 22 less 33 are three people.
    some_hidden(&new, &[KINGSTON, "W2"].map(|area| (0, area, Some("Black"))));
}

#[test]
fn a_measure_that_is_rounded_loosens_nothing_of_one_that_is_not() {
    let exact =
        in_kingston(&[("All", "153", "9000"), ("Asian", "50", "900"), ("Black", "3", "800"), ("White", "100", "7300")]);
    let rounded = in_kingston(&[("Asian", "50", "900"), ("White", "100", "7300")]);
    let named = |plan: Planned| Planned { family: Some("stops".to_owned()), ..plan };
    let roughly =
        |plan: Planned| Planned { definition: Definition { rounded_to: 5, ..plan.definition.clone() }, ..plan };
    let built =
        edition_of(vec![(named(planned("exact")), exact), (named(roughly(planned("rounded"))), rounded)], &[], &[]);
    let all = [None, Some("Asian"), Some("White")];
    some_hidden(&built, &all.map(|group| (0, KINGSTON, group)));
}
