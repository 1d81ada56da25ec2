//! What whoever publishes is asked to look at.

use super::hiding::{edition_of, in_kingston};
use super::*;

#[test]
fn few_people_to_whom_something_rare_happened_are_said_and_no_others() {
    let text =
        in_kingston(&[("Asian", "7", "99"), ("Black", "7", "100"), ("Mixed", "20", "90"), ("White", "90", "900")]);
    let built = edition_of(vec![(planned("stops"), text)], &[], &[]);
    assert_eq!(to_judge(&built), ["Stopped: Asian, Kingston, 2025/26: 7 of 99"]);
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
