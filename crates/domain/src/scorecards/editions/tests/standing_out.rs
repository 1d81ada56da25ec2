//! Which areas lie further from all of them than chance explains.

use super::hiding::{KINGSTON, edition_of, rows};
use super::*;
use crate::scorecards::findings::{Lying, Outliers};
use crate::statistics::Outlying;

const WARDS: [&str; 12] = ["W01", "W02", "W03", "W04", "W05", "W06", "W07", "W08", "W09", "W10", "W11", "W12"];

fn found(wards: usize, asked: bool) -> Vec<Outliers> {
    let mut all = Vec::new();
    for (at, ward) in WARDS.iter().take(wards).enumerate() {
        // One of a hundred everywhere, but for the first two; of the third a count is hidden.
        let black = ["60", "2", "3"].get(at).copied().unwrap_or("20");
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
    let outside = |one: &Outliers, lies| -> Vec<String> {
        one.lying(lies).map(|place: &Lying| place.area.code.clone()).collect()
    };
    assert_eq!(outside(&found[0], Outlying::Above), ["W01"]);
    assert!(found[0].places.iter().all(|place| !["W02", "W03"].contains(&place.area.code.as_str())), "hidden counts");
    assert!(found[0].places[0].figure > found[0].limits(2000).expect("people").1);
    // The borough is no ward, and no white people stand out.
    assert!(found[1].places.iter().all(|place| place.area.code != KINGSTON && place.lies == Outlying::Within));
}

#[test]
fn nothing_stands_out_of_nine_areas_or_where_nobody_asks() {
    assert_eq!(found(9, true).len() + found(12, false).len(), 0);
}
