//! How groups and areas add up in the tables of one edition.

use super::*;

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
fn areas_that_come_to_another_are_its_parts_though_nobody_says_so() {
    let three = |south: &str| {
        let text = rows(&[
            (KINGSTON, "Black", "3", "900"),
            (KINGSTON, "White", "100", "9000"),
            ("Croydon", "Black", "20", "800"),
            ("Croydon", "White", "110", "8000"),
            ("Bromley", "Black", "31", "700"),
            ("Bromley", "White", "90", "7000"),
            ("South", "Black", south, "1700"),
            ("South", "White", "210", "17000"),
        ]);
        let mut edition = an_edition();
        let area = |code: &str| EditionArea { code: code.to_owned(), name: code.to_owned(), within: None };
        edition.areas.extend(["Croydon", "Bromley", "South"].map(area));
        of(&text, &edition, &[]).expect("it can be built")
    };
    some_hidden(&three("23"), &[(0, "Croydon", Some("Black")), (0, "South", Some("Black"))]);
    // Another area altogether.
    let other = three("25");
    assert_eq!(["Croydon", "South"].map(|area| count(&other, 0, area, Some("Black"))), [Some(20), Some(25)]);
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
