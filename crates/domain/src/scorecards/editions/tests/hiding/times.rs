//! One time under two names, the same people at two times, and what an edition before has told.

use super::*;

const TWO_YEARS: &str = "time,area_code,area_name,ethnic_group,numerator,denominator\n\
    2023,E09000021,Kingston,All,230,6503\n2023,E09000021,Kingston,Asian,0,3\n\
    2023,E09000021,Kingston,Black,70,2000\n2023,E09000021,Kingston,White,160,4500\n";

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
fn the_same_people_at_two_times_stand_in_a_table_once() {
    let text = "area_code,area_name,ethnic_group,numerator,denominator,year\n\
        E09000021,,White,318,1042,2026\nE09000021,,Asian,12,43,2026\nW,,White,118,210,2026\nW,,Asian,2,3,2026\n\
        E09000021,,White,318,1042,2025\nE09000021,,Asian,12,43,2025\nW,,White,50,210,2025\nW,,Asian,2,3,2025\n";
    let built = edition_of(vec![(planned("stops"), text.to_owned())], &["W"], &[]);
    assert!(built.measures[0].findings.iter().any(|one| one.estimate.is_some()));
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
fn people_are_no_fewer_than_an_edition_before_said_it_happened_to() {
    let all = |all, asian, black: [&'static str; 2], mixed, white| {
        let groups = [("Asian", asian, "1000"), ("Black", black[0], black[1]), ("Mixed", mixed, "300")];
        in_kingston(&[&[("All", all, "1315")], groups.as_slice(), &[("White", "0", white)]].concat())
    };
    let old = edition_of(vec![(planned("stops"), all("142", "100", ["12", "c"], "30", "c"))], &[], &[]);
    assert_eq!(count(&old, 0, KINGSTON, Some("Black")), Some(12));
    let new = all("110", "80", ["8", "12"], "22", "3");
    let new = edition_of(vec![(planned("searches"), new)], &[], &[open_data(&old)]);
    // 1,315 less 1,000 less 300 are fifteen people, and twelve or more of them are Black.
    let shown = ["Asian", "Mixed"].map(|group| {
        let block = &new.measures[0].published.blocks[0];
        block.groups.iter().find(|(name, _)| name == group).expect("there").1.total.and_then(Shown::count)
    });
    assert!(shown.iter().any(Option::is_none), "all of these are shown: {shown:?}");
}

/// Four groups at one time, with and without everybody.
fn four(asian: u64, all: Option<u64>) -> String {
    let asian = asian.to_string();
    let all = all.map(|all| all.to_string());
    let mut groups =
        vec![("White", "41", "9000"), ("Black", "3", "420"), ("Asian", asian.as_str(), "2800"), ("Mixed", "9", "900")];
    groups.extend(all.as_deref().map(|all| ("All", all, "13120")));
    in_kingston(&groups)
}

#[test]
fn a_figure_that_is_corrected_gives_nothing_away_of_what_an_edition_before_hid() {
    // 65 less 41 less 12 as it was, less 9 who were hidden: three people, whatever the twelve are now.
    let before = edition_of(vec![(planned("stops"), four(12, Some(65)))], &[], &[]);
    assert_eq!(["Black", "Mixed"].map(|group| count(&before, 0, KINGSTON, Some(group))), [None, None]);
    let alone = edition_of(vec![(planned("stops"), four(13, None))], &[], &[]);
    assert_eq!(count(&alone, 0, KINGSTON, Some("Mixed")), Some(9), "by itself it hides nothing");
    for (asian, all) in [(12, None), (13, None), (11, None), (13, Some(66)), (40, Some(93)), (12, Some(70))] {
        let after = edition_of(vec![(planned("stops"), four(asian, all))], &[], &[open_data(&before)]);
        let now = ["Black", "Mixed"].map(|group| count(&after, 0, KINGSTON, Some(group)));
        assert_eq!(now, [None, None], "Asian {asian}, everybody {all:?}");
        // Two versions on it is as it was.
        let third = edition_of(vec![(planned("stops"), four(14, None))], &[], &[open_data(&before), open_data(&after)]);
        assert_eq!(count(&third, 0, KINGSTON, Some("Mixed")), None, "Asian {asian}, everybody {all:?}, and again");
    }
}
