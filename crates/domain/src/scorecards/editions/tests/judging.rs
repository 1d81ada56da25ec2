//! What whoever publishes is asked to look at.

use super::hiding::{edition_of, in_kingston};
use super::*;
use crate::scorecards::findings::Change;

#[test]
fn few_people_to_whom_something_rare_happened_are_said_and_no_others() {
    let text =
        in_kingston(&[("Asian", "7", "99"), ("Black", "7", "100"), ("Mixed", "20", "90"), ("White", "90", "900")]);
    let built = edition_of(vec![(planned("stops"), text)], &[], &[]);
    assert_eq!(ToKnow::of(&built).to_judge, ["Stopped: Asian, Kingston, 2025/26: 7 of 99"]);
}

#[test]
fn what_was_hidden_before_and_is_shown_now_is_said() {
    let text = in_kingston(&[("Asian", "7", "900"), ("Black", "8", "900"), ("White", "90", "900")]);
    let hiding = |threshold: u64, before: &[OpenData]| {
        let edition = Edition { threshold, ..an_edition() };
        of(&text, &edition, before).expect("it can be built")
    };
    let old = hiding(8, &[]);
    let new = hiding(5, &[open_data(&old)]);
    assert_eq!(new.measures[0].published.shown_again, ["Asian, Kingston"]);
    assert!(hiding(8, &[open_data(&old)]).measures[0].published.shown_again.is_empty());
}

#[test]
fn figures_by_two_lists_of_groups_are_not_compared() {
    let by = |list: &str, period: &str, before: Option<&OpenData>| {
        let plan = planned("stops");
        let source = Source { classification: Some(list.to_owned()), period: period.to_owned(), ..plan.source.clone() };
        let edition = Edition { measures: vec![Planned { source, ..plan }], ..an_edition() };
        let text = in_kingston(&[("Black", "80", "900"), ("White", "90", "9000")]);
        let mut open = |_: &str, _: Option<&str>| Sheet::from_csv(text.as_bytes());
        build(&edition, &mut open, before, &[]).expect("it can be built")
    };
    let before = open_data(&by("Census 2011, 18 groups", "2024/25", None));
    let change = |list: &str| by(list, "2025/26", Some(&before)).measures[0].changes[0].clone();
    let two = "People were asked by another list of groups: Census 2011, 18 groups before, Census 2021, 19 groups now.";
    assert_eq!(change("Census 2021, 19 groups"), Some(Change::NotAlike(two.to_owned())));
    assert!(matches!(change("census 2011,  18 groups"), Some(Change::Found { .. })));
}
