use super::super::{Definition, Mapping, Sheet};
use super::*;
use alongside_gate::ScorecardId;
use jiff::Timestamp;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 26);

fn planned(id: &str) -> Planned {
    Planned {
        id: id.to_owned(),
        theme: "criminal-justice".to_owned(),
        title: "Stopped".to_owned(),
        file: format!("{id}.csv"),
        sheet: None,
        population: None,
        family: None,
        definition: Definition { what: "were stopped".to_owned(), ..Definition::default() },
        columns: Mapping::default(),
        source: Source {
            publisher: "Police".to_owned(),
            title: "Stops".to_owned(),
            address: Some("https://example.org/stops".to_owned()),
            licence: "Open Government Licence v3.0".to_owned(),
            retrieved: date(2025, 1, 2),
            period: "2025/26".to_owned(),
            base_year: None,
            says: String::new(),
            breaks: vec!["A new form since 2024".to_owned()],
        },
        map: false,
        not_alike: None,
        narrative: "Words about the old figures".to_owned(),
    }
}

fn an_edition() -> Edition {
    let area = EditionArea { code: "E09000021".to_owned(), name: "Kingston".to_owned(), within: None };
    let mut edition = new_edition("one".to_owned(), "One".to_owned(), "Us".to_owned(), vec![area], TODAY);
    edition.measures.push(planned("stops"));
    edition
}

fn keep(edition: Edition, released: Option<u32>, others: &[&str]) -> Result<(), CannotKeep> {
    let others: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
    keep_edition(ScorecardId::new(Default::default()), edition, released, &others, Timestamp::UNIX_EPOCH).map(drop)
}

#[test]
fn an_edition_that_is_published_stands_and_a_correction_says_what_it_corrects() {
    assert_eq!(keep(an_edition(), None, &["two"]), Ok(()));
    assert_eq!(keep(an_edition(), Some(1), &[]), Err(CannotKeep::Published));
    assert_eq!(keep(an_edition(), None, &["one"]), Err(CannotKeep::NameTaken));
    assert_eq!(keep(Edition { title: " ".to_owned(), ..an_edition() }, None, &[]), Err(CannotKeep::NoTitle));
    assert_eq!(keep(Edition { areas: Vec::new(), ..an_edition() }, None, &[]), Err(CannotKeep::NoAreas));
    let second = Edition { version: 2, ..an_edition() };
    let silent = CannotKeep::Wrong(vec!["Version 2 does not say what it corrects.".to_owned()]);
    assert_eq!(keep(second.clone(), Some(1), &[]), Err(silent));
    let says = Correction { version: 2, date: TODAY, says: "A count was misread.".to_owned() };
    assert_eq!(keep(Edition { corrections: vec![says], ..second }, Some(1), &[]), Ok(()));
    let release = |released| {
        release_edition(
            ScorecardId::new(Default::default()),
            &an_edition(),
            released,
            String::new(),
            Timestamp::UNIX_EPOCH,
        )
    };
    assert!(release(None).is_ok());
    assert_eq!(release(Some(1)).err(), Some(CannotKeep::Published), "a version is published once");
}

#[test]
fn everything_wrong_with_an_edition_is_said_at_once() {
    let mut edition = an_edition();
    edition.measures.push(Planned { theme: "nothing".to_owned(), ..planned("stops") });
    edition.main = "E0".to_owned();
    edition.measures[0].source.address = Some("javascript:alert(1)".to_owned());
    edition.measures[0].definition.per = 0;
    edition.say_at = Some("data:text/html,x".to_owned());
    edition.areas.push(EditionArea { code: "W".to_owned(), name: "A ward".to_owned(), within: Some("X".to_owned()) });
    let wrong = wrong_with(&edition);
    for words in [
        "There are two of this: measure stops.",
        "has the theme nothing",
        "no area has that code",
        "“javascript:alert(1)” is no address",
        "“data:text/html,x” is no address",
        "a rate is for 1 person or more",
        "A ward is part of an area that is not in the edition",
    ] {
        assert!(wrong.iter().any(|sentence| sentence.contains(words)), "{words}: {wrong:?}");
    }
    assert!(wrong_with(&an_edition()).is_empty());
    assert!(wrong_with(&Edition { id: "Über uns".to_owned(), ..an_edition() })[0].contains("no name for an address"));
}

#[test]
fn a_name_for_an_address_is_made_of_any_title() {
    assert_eq!(
        address_of("Race Equality Scorecard: Kingston, 4th phase!"),
        "race-equality-scorecard-kingston-4th-phase"
    );
    assert_eq!(address_of("Gleichheit in Köln"), "gleichheit-in-koln");
    assert_eq!(address_of("…"), "");
    assert!(address_of(&"long words ".repeat(20)).len() <= 60);
}

#[test]
fn the_next_edition_takes_over_how_files_are_read_and_none_of_the_figures() {
    let next = take_over(&an_edition(), "two".to_owned(), "Two".to_owned(), "Us".to_owned(), TODAY);
    let one = &next.measures[0];
    assert_eq!((one.file.as_str(), one.columns == planned("stops").columns), ("stops.csv", true));
    assert_eq!((one.source.period.as_str(), one.source.retrieved, one.narrative.as_str()), ("", TODAY, ""));
    assert_eq!(one.source.breaks, ["A new form since 2024"]);
    assert_eq!((next.version, next.sign_off.is_none(), next.areas.len()), (1, true, 1));
    assert_eq!(keep(next, None, &["one"]), Ok(()));
}

#[test]
fn a_change_since_the_edition_before_is_of_like_with_like() {
    let csv = |black: u32| {
        let period = if black == 162 { "2024/25" } else { "2025/26" };
        format!(
            "area_code,area_name,period,ethnic_group,numerator,denominator\n\
             E09000021,Kingston,{period},White,713,114325\nE09000021,Kingston,{period},Black,{black},4741\n"
        )
    };
    let built = |edition: &Edition, black: u32, before: Option<&OpenData>| {
        let mut open = |_: &str, _: Option<&str>| Sheet::from_csv(csv(black).as_bytes());
        build(edition, &mut open, before, &[]).expect("it can be built")
    };
    let before = open_data(&built(&an_edition(), 162, None));
    let now = built(&an_edition(), 80, Some(&before));
    let of = |built: &Built| {
        let all = built.measures[0].of_area("E09000021");
        all.into_iter().find(|(finding, ..)| finding.group == "Black").and_then(|(_, change, _)| change.cloned())
    };
    use super::super::findings::Change;
    assert!(matches!(of(&now), Some(Change::Found { clear: true, .. })), "{:?}", of(&now));
    let mut broken = an_edition();
    broken.measures[0].not_alike = Some("Counted anew since April.".to_owned());
    assert_eq!(of(&built(&broken, 80, Some(&before))), Some(Change::NotAlike("Counted anew since April.".to_owned())));
    let mut otherwise = an_edition();
    otherwise.measures[0].definition.reference = "everyone else".to_owned();
    assert!(matches!(of(&built(&otherwise, 80, Some(&before))), Some(Change::NotAlike(_))));
    let same = of(&built(&an_edition(), 162, Some(&before)));
    assert_eq!(same, Some(Change::NotAlike("The edition before has the same period.".to_owned())));
    assert_eq!(of(&built(&an_edition(), 80, None)), None, "nothing before, nothing said");
}

#[test]
fn every_file_that_is_wrong_is_said_at_once() {
    let mut edition = an_edition();
    edition.measures.push(planned("searches"));
    let mut open = |name: &str, _: Option<&str>| {
        let text = if name == "stops.csv" {
            "area_code,ethnic_group,numerator,denominator\nE09000021,White,-1,5\n"
        } else {
            ""
        };
        Sheet::from_csv(text.as_bytes())
    };
    let refused = build(&edition, &mut open, None, &[]).expect_err("both are wrong");
    let of: Vec<_> = refused.iter().map(|one| one.measure.clone().unwrap_or_default()).collect();
    assert_eq!(of, ["stops", "searches"]);
    assert!(refused.iter().all(|one| !one.problems.is_empty()));
}
