use super::super::{Beside, Counting, Definition, Kind, Mapping, Sense, Sheet, publish, read};
use super::*;
use alongside_gate::disclosure_control::Policy;

const STOPS: &str = "area_code,area_name,ethnic_group,numerator,denominator\n\
    E09000021,Kingston,White,713,114325\nE09000021,Kingston,Black,162,4741\n\
    E09000021,Kingston,Mixed,44,7500\nE09000021,Kingston,Asian,3,29938\n";

/// What is found in a table, by group.
fn found(text: &str, definition: &Definition) -> Vec<Finding> {
    let sheet = Sheet::from_csv(text.as_bytes()).expect("a table");
    let measure = read(&sheet, &Mapping::default(), definition, None).expect("a measure");
    let policy = Policy { threshold: 5, noughts_hidden: false };
    let published = publish(&[Counting::alone(&measure)], Beside::default(), policy);
    published.iter().flat_map(findings).collect()
}

fn of<'a>(all: &'a [Finding], group: &str) -> &'a Finding {
    all.iter().find(|finding| finding.group == group).expect("the group is there")
}

fn stopped() -> Definition {
    Definition {
        what: "were stopped and searched".to_owned(),
        who: "residents".to_owned(),
        sense: Sense::Harm,
        per: 1000,
        ..Definition::default()
    }
}

#[test]
fn a_gap_is_called_one_only_where_the_interval_leaves_1_out() {
    let all = found(STOPS, &stopped());
    // 162 of 4,741 beside 713 of 114,325; Katz by hand: 5.48 (4.63 to 6.48).
    let black = of(&all, "Black");
    let comparison = black.comparison.as_ref().expect("compared");
    assert_eq!(figure_of(comparison.ratio.expect("a ratio")), "5.48");
    assert_eq!(black.verdict, Verdict::Higher);
    assert!(is_harm(&stopped(), black.verdict));
    // 44 of 7,500 is 5.9 in every 1,000 beside 6.2: it could be chance.
    let mixed = of(&all, "Mixed");
    assert_eq!(mixed.verdict, Verdict::NotClear);
    let interval = mixed.comparison.as_ref().and_then(|one| one.interval).expect("an interval");
    assert!(interval.lower < 1.0 && interval.upper > 1.0);
    assert_eq!(of(&all, "White").verdict, Verdict::Reference);
    assert!(black.working.len() > 2, "every number has its working");
}

#[test]
fn what_is_hidden_is_said_and_nothing_is_worked_out_from_it() {
    let all = found(STOPS, &stopped());
    let asian = of(&all, "Asian");
    assert_eq!((asian.verdict, asian.estimate, asian.comparison.is_none()), (Verdict::NotShown, None, true));
    let says = sentence(&stopped(), asian, None);
    assert_eq!(says, "The figure for Asian residents is not shown, to protect people.");
    assert!(!asian.working.iter().any(|line| line.contains("29938") || line.contains("29,938")));
}

#[test]
fn sentences_say_who_has_the_worse_of_it() {
    let all = found(STOPS, &stopped());
    assert_eq!(
        sentence(&stopped(), of(&all, "Black"), Some(6.2366)),
        "34.2 in every 1,000 Black residents were stopped and searched. Of White residents it is 6.24 in every 1,000. \
         That makes it 5.48 times as likely for Black residents as for White residents (95% interval 4.63 to 6.48)."
    );
    let good = Definition { sense: Sense::Good, ..stopped() };
    assert!(times(&good, "Black", "White", 0.5, (0.4, 0.625)).starts_with(
        "That makes it 2.00 times as likely for White residents as for Black residents (95% interval 1.60 to 2.50)"
    ));
    assert!(is_harm(&good, Verdict::Lower) && !is_harm(&good, Verdict::Higher));
    let listed: Vec<&Finding> = all.iter().collect();
    let line = headline(&stopped(), &listed).expect("a line");
    assert_eq!(line, "5.48 times as likely for Black residents as for White residents");
}

#[test]
fn figures_are_written_as_people_read_them() {
    let written: Vec<String> =
        [0.0, 0.000_000_1, -0.001, 0.000_341_5, 0.009_99, 0.126, 9.999, 12.34, 123.4, 1234.4, -1234.4]
            .into_iter()
            .map(figure_of)
            .collect();
    assert_eq!(written, ["0", "0", "−0.0010", "0.00034", "0.0100", "0.13", "10.00", "12.3", "123", "1,234", "−1,234"]);
    // On which side of 1 a ratio lies is never rounded away.
    assert_eq!(
        [1.0, 1.001_8, 0.996_3, 1.000_2, 0.994_9, 1.005].map(figure_of),
        ["1.00", "1.002", "0.996", "1.00020", "0.99", "1.005"]
    );
    assert_eq!(
        [thousands(0), thousands(999), thousands(1_000), thousands(1_234_567)],
        ["0", "999", "1,000", "1,234,567"]
    );
}

#[test]
fn rounding_of_the_source_may_undo_a_verdict() {
    let close = "area_code,area_name,ethnic_group,numerator,denominator\n\
        E09000021,Kingston,White,1000,10000\nE09000021,Kingston,Black,125,1000\n";
    let exact = found(close, &stopped());
    assert_eq!(of(&exact, "Black").verdict, Verdict::Higher);
    let coarse = found(close, &Definition { rounded_to: 50, ..stopped() });
    let black = of(&coarse, "Black");
    assert_eq!(black.verdict, Verdict::NotClear, "{:?}", black.working);
}

#[test]
fn nobody_is_compared_with_themselves_among_everyone_else() {
    let text = STOPS.replace("Asian,3,", "Asian,300,");
    let all = found(&text, &Definition { reference: "everyone else".to_owned(), ..stopped() });
    let black = of(&all, "Black").comparison.as_ref().expect("compared").ratio.expect("a ratio");
    // (713 + 44 + 300) of (114,325 + 7,500 + 29,938).
    let others = 1057.0 / 151_763.0;
    assert!((black - (162.0 / 4741.0) / others).abs() < 1e-9);
    let hidden = found(STOPS, &Definition { reference: "everyone else".to_owned(), ..stopped() });
    assert!(of(&hidden, "Black").comparison.is_none(), "what is hidden is not summed");
}

#[test]
fn so_many_comparisons_are_counted_and_a_few_are_chance() {
    let all = found(STOPS, &stopped());
    let listed: Vec<&Finding> = all.iter().collect();
    let together = several(&listed);
    assert_eq!((together.made, together.different, together.holding), (2, 1, 1));
    assert!((together.by_chance - 0.1).abs() < 1e-9);
    assert_eq!(together.holds.iter().filter(|holds| **holds).count(), 1);
}

#[test]
fn a_change_is_one_only_where_both_intervals_together_leave_1_out() {
    let then = found(STOPS, &stopped());
    let now = found(&STOPS.replace("Black,162,", "Black,80,"), &stopped());
    let Change::Found { factor, interval, clear, .. } = change(of(&then, "Black"), of(&now, "Black")) else {
        panic!("both have a ratio")
    };
    assert!((factor - 80.0 / 162.0).abs() < 1e-9 && clear && interval.upper < 1.0);
    let same = change(of(&then, "Mixed"), of(&now, "Mixed"));
    assert!(matches!(same, Change::Found { clear: false, .. }));
    assert_eq!(change(of(&then, "Asian"), of(&now, "Asian")), Change::NoRatio);
}

#[test]
fn events_that_happen_again_have_rates_and_no_shares() {
    let often = Definition { kind: Kind::Events, ..stopped() };
    let all = found(STOPS, &often);
    let black = of(&all, "Black");
    assert_eq!(black.estimate.map(|one| one.method), Some("Byar"));
    assert!(sentence(&often, black, Some(6.2366)).contains("times as often"));
}
