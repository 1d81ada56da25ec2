//! Both sides of a rate, and the rate itself.

use super::*;

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
        groups.iter().find(|(group, _)| group == name).map(|(_, pair)| (pair.value, pair.is_hidden()))
    };
    assert_eq!(value("Black"), Some((None, true)), "1.5% of 200 are three people");
    assert_eq!(value("Asian"), Some((Some(16.67), false)));
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
fn where_few_people_bound_what_happened_to_them_other_people_are_hidden_and_not_all_events() {
    let text = in_kingston(&[
        ("All", "230", "6503"),
        ("Asian", "31", "900"),
        ("Black", "20", "700"),
        ("Mixed", "17", "400"),
        ("Other", "2", "3"),
        ("White", "160", "4500"),
    ]);
    let built = edition_of(vec![(planned("stops"), text)], &[], &[]);
    let shown = [None, Some("Asian"), Some("Black"), Some("White")].map(|group| count(&built, 0, KINGSTON, group));
    assert_eq!(shown, [Some(230), Some(31), Some(20), Some(160)]);
    let published = &built.measures[0].published;
    assert_eq!((published.small, published.for_others), (2, 2));
}
