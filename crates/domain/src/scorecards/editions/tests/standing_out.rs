//! Which areas lie further from all of them than chance explains.

use super::hiding::{KINGSTON, edition_of, rows};
use super::*;
use crate::scorecards::findings::{Outliers, Place};
use crate::statistics::Outlying;

const WARDS: [&str; 12] = ["W01", "W02", "W03", "W04", "W05", "W06", "W07", "W08", "W09", "W10", "W11", "W12"];

fn found(wards: usize, asked: bool) -> Vec<Outliers> {
    let mut all = Vec::new();
    for (at, ward) in WARDS.iter().take(wards).enumerate() {
        // One of a hundred everywhere, but for the first two; of the third a count is hidden.
        let black = ["60", "2", "3", "5"].get(at).copied().unwrap_or("20");
        all.push((*ward, "Black", black, if at == 2 { "300" } else { "2000" }));
        all.push((*ward, "White", "50", "5000"));
    }
    all.push((KINGSTON, "White", "600", "60000"));
    let plan = Planned { outliers: asked, ..planned("stops") };
    let built = edition_of(vec![(plan, rows(&all))], &WARDS[..wards], &[]);
    built.measures[0].outliers(&built.edition)
}

#[test]
fn wards_that_lie_outside_the_limits_are_said_for_each_group() {
    let found = found(12, true);
    assert_eq!(found.iter().map(|one| one.group.as_str()).collect::<Vec<_>>(), ["Black", "White"]);
    let outside = |one: &Outliers, side| -> Vec<String> {
        one.outside(side).map(|place: &Place| place.area.code.clone()).collect()
    };
    assert_eq!(outside(&found[0], Outlying::Above), ["W01"]);
    assert_eq!(outside(&found[0], Outlying::Below), ["W04"]);
    assert_eq!([found[0].differ_in_kind(), found[1].differ_in_kind()], [true, false]);
    assert!(found[0].places.iter().all(|place| !["W02", "W03"].contains(&place.area.code.as_str())), "hidden counts");
    assert!(found[0].places[0].figure > found[0].limits(2000).expect("people").1);
    // The borough is no ward, and no white people stand out.
    assert!(found[1].places.iter().all(|place| place.area.code != KINGSTON && place.side == Outlying::Within));
}

#[test]
fn nothing_stands_out_of_nine_areas_or_where_nobody_asks() {
    assert_eq!(found(9, true).len() + found(12, false).len(), 0);
}

#[test]
fn boroughs_stand_out_among_boroughs_at_one_time_and_the_one_with_wards_is_one_of_them() {
    let mut all = "time,area_code,area_name,ethnic_group,numerator,denominator\n".to_owned();
    let boroughs = || (2..=14).map(|at| format!("E090000{at:02}")).chain([KINGSTON.to_owned()]);
    for borough in boroughs() {
        // One ends a year before the others.
        let year = if borough == "E09000014" { "2024/25" } else { "2025/26" };
        let black = if borough == KINGSTON { 90 } else { 50 };
        let rows =
            [("Black", black), ("White", 50)].map(|(group, count)| format!("{year},{borough},,{group},{count},5000\n"));
        all.extend(rows);
    }
    all.push_str("2025/26,W01,,Black,30,5000\n2025/26,W01,,White,20,5000\n");
    let mut edition = an_edition();
    let area = |code: &str, within: Option<&str>| EditionArea {
        code: code.to_owned(),
        name: code.to_owned(),
        within: within.map(str::to_owned),
    };
    edition.areas.extend(boroughs().filter(|code| code != KINGSTON).map(|code| area(&code, None)));
    edition.areas.push(area("W01", Some(KINGSTON)));
    edition.measures = vec![Planned { outliers: true, ..planned("stops") }];
    let built = of(&all, &edition, &[]).expect("it can be built");
    let found = built.measures[0].outliers(&built.edition);
    let of_black = &found[0];
    assert_eq!(of_black.places.len(), 13, "twelve of this year and Kingston");
    assert_eq!(of_black.outside(Outlying::Above).map(|one| one.area.code.as_str()).collect::<Vec<_>>(), [KINGSTON]);
}
