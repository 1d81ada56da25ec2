mod hiding;
mod judging;
mod standing_out;
mod theme_sets;

use super::super::{Definition, Mapping, Sheet};
use super::open_data::OpenRow;
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
            classification: None,
            says: String::new(),
            breaks: vec!["A new form since 2024".to_owned()],
        },
        map: false,
        outliers: false,
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
fn what_was_said_of_a_measure_that_is_taken_out_stands_with_the_whole() {
    let comment = |measure: &str| Comment {
        measure: Some(measure.to_owned()),
        said: TODAY,
        says: "Yes".to_owned(),
        changed: false,
        answer: String::new(),
    };
    let mut edition = an_edition();
    edition.measures.push(planned("homes"));
    edition.comments = vec![comment("stops"), comment("homes")];
    let left = take_out(&edition, "stops");
    assert_eq!(left.measures.iter().map(|measure| measure.id.as_str()).collect::<Vec<_>>(), ["homes"]);
    let about: Vec<Option<&str>> = left.comments.iter().map(|comment| comment.measure.as_deref()).collect();
    assert_eq!(about, [None, Some("homes")]);
    assert!(wrong_with(&left).is_empty());
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
    edition.areas.push(EditionArea { code: "X2".to_owned(), name: "A town".to_owned(), within: Some("X2".to_owned()) });
    let wrong = wrong_with(&edition);
    for words in [
        "There are two of this: measure stops.",
        "has the theme nothing",
        "no area has that code",
        "“javascript:alert(1)” is no address",
        "“data:text/html,x” is no address",
        "a rate is for 1 person or more",
        "A ward is part of an area that is not in the edition",
        "A town cannot be part of an area that is part of it",
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
    let next = take_over(&an_edition(), "two".to_owned(), "Two".to_owned(), "Us".to_owned(), Vec::new(), TODAY);
    let one = &next.measures[0];
    assert_eq!((one.file.as_str(), one.columns == planned("stops").columns), ("stops.csv", true));
    assert_eq!((one.source.period.as_str(), one.source.retrieved, one.narrative.as_str()), ("", TODAY, ""));
    assert_eq!(one.source.breaks, ["A new form since 2024"]);
    assert_eq!((next.version, next.sign_off.is_none(), next.areas.len()), (1, true, 1));
    assert_eq!(keep(next, None, &["one"]), Ok(()));
    let other = EditionArea { code: "E09000032".to_owned(), name: "Wandsworth".to_owned(), within: None };
    let next =
        take_over(&an_edition(), "two".to_owned(), "Two".to_owned(), "Us".to_owned(), vec![other.clone()], TODAY);
    assert_eq!((next.main.as_str(), next.areas.as_slice()), ("E09000032", &[other][..]));
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

/// An edition of a table that lies in the file of every measure.
fn of(text: &str, edition: &Edition, before: &[OpenData]) -> Result<Built, Vec<Refused>> {
    let mut open = |_: &str, _: Option<&str>| Sheet::from_csv(text.as_bytes());
    build(edition, &mut open, None, before)
}

/// What is shown as the numerator of a group in an area.
fn shown(built: &Built, area: &str, group: &str) -> Option<u64> {
    let data = open_data(built);
    let row = data.measures[0].rows.iter().find(|row| row.area_code == area && row.group.as_deref() == Some(group));
    row.and_then(|row| row.numerator.as_u64())
}

fn at_level(level: &str) -> Edition {
    let mut edition = an_edition();
    edition.measures[0].columns.level = level.parse().expect("a level");
    edition.measures[0].family = Some("f".to_owned());
    edition
}

#[test]
fn what_an_edition_hid_no_later_one_gives_away_by_showing_less_finely() {
    let rows = |groups: &[(&str, u32, u32)]| {
        let row = |(group, count, all): &(&str, u32, u32)| format!("E09000021,Kingston,{group},{count},{all}\n");
        let rows: String = groups.iter().map(row).collect();
        format!("area_code,area_name,ethnic_group,numerator,denominator\n{rows}")
    };
    let fine = [("Indian", 40, 900), ("Bangladeshi", 20, 800), ("Pakistani", 3, 700), ("White", 500, 9_000)];
    let first = of(&rows(&fine), &at_level("finest"), &[]).expect("it can be built");
    assert_eq!(shown(&first, "E09000021", "Indian"), Some(40));
    assert_eq!(shown(&first, "E09000021", "Pakistani"), None);
    let broad = [("Asian", 63, 2_400), ("White", 500, 9_000)];
    let alone = of(&rows(&broad), &at_level("source"), &[]).expect("it can be built");
    assert_eq!(shown(&alone, "E09000021", "Asian"), Some(63), "by itself it hides nothing");
    let second = of(&rows(&broad), &at_level("source"), &[open_data(&first)]).expect("it can be built");
    assert_eq!(shown(&second, "E09000021", "Asian"), None, "63 less 40 less 20 are three people");
    // The same measure read by another column is the same measure.
    let mut renamed = at_level("source");
    renamed.measures[0].family = None;
    renamed.measures[0].columns.events = Some("numerator".to_owned());
    let third = of(&rows(&broad), &renamed, &[open_data(&first)]).expect("it can be built");
    assert_eq!(shown(&third, "E09000021", "Asian"), None);
}

#[test]
fn what_an_edition_hid_no_later_one_gives_away_by_leaving_wards_out() {
    let rows = |areas: &[(&str, u32, u32)]| {
        let row = |(area, black, white): &(&str, u32, u32)| {
            let times = white / 100;
            format!("{area},{area},Black,{black},{}\n{area},{area},White,{white},{}\n", times * 900, times * 9_000)
        };
        let rows: String = areas.iter().map(row).collect();
        format!("area_code,area_name,ethnic_group,numerator,denominator\n{rows}")
    };
    let ward =
        |code: &str| EditionArea { code: code.to_owned(), name: code.to_owned(), within: Some("E09000021".to_owned()) };
    let mut with_wards = at_level("source");
    with_wards.areas.extend(["W1", "W2", "W3"].map(ward));
    let wards = [("W1", 20, 100), ("W2", 30, 100), ("W3", 2, 100)];
    let first = of(&rows(&wards), &with_wards, &[]).expect("it can be built");
    assert_eq!((shown(&first, "W1", "Black"), shown(&first, "W3", "Black")), (Some(20), None));
    let whole = rows(&[("E09000021", 52, 300)]);
    assert_eq!(shown(&of(&whole, &at_level("source"), &[]).expect("built"), "E09000021", "Black"), Some(52));
    let second = of(&whole, &at_level("source"), &[open_data(&first)]).expect("it can be built");
    assert_eq!(shown(&second, "E09000021", "Black"), None, "52 less 20 less 30 are two people");
}

#[test]
fn areas_are_found_by_name_where_there_is_no_code_and_others_are_said_to_be_left_out() {
    let text = "area_name,ethnic_group,numerator,denominator\nKingston,White,500,9000\nKINGSTON,Black,40,900\n\
        Elsewhere,White,1,9\nElsewhere,Black,1,9\nFar away,White,1,9\n";
    let built = of(text, &at_level("source"), &[]).expect("it can be built");
    assert_eq!(shown(&built, "E09000021", "Black"), Some(40));
    let notices: Vec<String> = built.measures[0].published.notices.iter().map(ToString::to_string).collect();
    assert!(notices[0].contains("Row 4") && notices[0].contains("Elsewhere and 1 other area are not"), "{notices:?}");
    // Where the file has codes they decide: many places share a name.
    let text = "area_code,area_name,ethnic_group,numerator,denominator\nE09000021,Kingston,White,500,9000\n\
        E09000021,Kingston,Black,40,900\nE04000001,Kingston,White,7,9\n";
    let built = of(text, &at_level("source"), &[]).expect("it can be built");
    assert_eq!(shown(&built, "E09000021", "White"), Some(500));
}

#[test]
fn measures_that_say_they_count_the_same_and_do_not_are_refused() {
    let mut edition = at_level("source");
    edition.measures.push(Planned { family: Some("f".to_owned()), ..planned("searches") });
    let mut open = |name: &str, _: Option<&str>| {
        let black = if name == "stops.csv" { 40 } else { 90 };
        let text = format!(
            "area_code,area_name,ethnic_group,numerator,denominator\nE09000021,Kingston,White,500,9000\nE09000021,Kingston,Black,{black},900\n"
        );
        Sheet::from_csv(text.as_bytes())
    };
    let refused = build(&edition, &mut open, None, &[]).expect_err("they differ");
    assert!(refused[0].says.contains("say that they count the same, and do not: Black"), "{}", refused[0].says);
}

#[test]
fn nothing_that_is_noticed_and_published_says_a_count() {
    let text = "area_code,area_name,ethnic_group,numerator,denominator\nE09000021,Kingston,White,500,9000\n\
        E09000021,Kingston,Black,110,900\nE09000021,Kingston,Asian,3,800\nE09000021,Kingston,All,600,10700\n";
    let built = of(text, &at_level("source"), &[]).expect("it can be built");
    let notices: Vec<String> = built.measures[0].published.notices.iter().map(ToString::to_string).collect();
    assert!(notices.iter().any(|one| one.contains("add up to more than everybody")), "{notices:?}");
    assert!(notices.iter().all(|one| !["613", "600", "110"].iter().any(|count| one.contains(count))), "{notices:?}");
}

#[test]
fn the_last_time_is_the_latest_and_each_time_has_its_own_people() {
    let row = |period: &str, black: u32| {
        format!("E09000021,Kingston,{period},White,100,1000\nE09000021,Kingston,{period},Black,{black},1000\n")
    };
    let head = "area_code,area_name,period,ethnic_group,numerator,denominator\n";
    let text = format!("{head}{}{}", row("September 2025", 500), row("March 2026", 100));
    let built = of(&text, &at_level("source"), &[]).expect("it can be built");
    assert!(built.measures[0].of_area("E09000021").iter().all(|(finding, ..)| finding.period == "March 2026"));
    let odd = format!("{head}{}{}", row("the good year", 500), row("March 2026", 100));
    let refused = of(&odd, &at_level("source"), &[]).expect_err("nobody can say which is later");
    assert!(refused[0].problems[0].says.contains("cannot be put in order: the good year"), "{refused:?}");

    let mut edition = an_edition();
    edition.measures[0].population =
        Some(PopulationFile { file: "people.csv".to_owned(), columns: Mapping::default() });
    let counts = "area_code,area_name,period,ethnic_group,events\nE09000021,Kingston,2024,White,100\nE09000021,Kingston,2024,Black,50\n\
        E09000021,Kingston,2025,White,100\nE09000021,Kingston,2025,Black,50\n";
    let people = |years: [u32; 2]| {
        let row = |(year, black): (u32, u32)| {
            format!("E09000021,Kingston,{year},White,1000\nE09000021,Kingston,{year},Black,{black}\n")
        };
        let rows: String = years.into_iter().zip([500, 100]).map(row).collect();
        format!("area_code,area_name,period,ethnic_group,population\n{rows}")
    };
    let with = |people: String| {
        let mut open = |name: &str, _: Option<&str>| {
            Sheet::from_csv(if name == "people.csv" { people.as_bytes() } else { counts.as_bytes() })
        };
        build(&edition, &mut open, None, &[])
    };
    let chinese = format!("{}E09000021,Kingston,2025,Chinese,60\n", people([2024, 2025]));
    let built = with(chinese).expect("it can be built");
    let noticed = &built.measures[0].published.notices;
    assert!(noticed.iter().any(|one| {
        one.says.starts_with("In the file of the population and not among those who were counted: Chinese people.")
    }));
    let of_year = |year: &str| {
        let is = |row: &&OpenRow| row.period == year && row.group.as_deref() == Some("Black");
        open_data(&built).measures[0].rows.iter().find(is).and_then(|row| row.denominator.as_u64())
    };
    assert_eq!((of_year("2024"), of_year("2025")), (Some(500), Some(100)));
    let refused = with(people([2001, 2011])).expect_err("neither year is there");
    assert!(refused[0].problems[0].says.contains("several times for Kingston, and none is “2024”"), "{refused:?}");
}

#[test]
fn one_table_added_twice_gives_nothing_away_though_nobody_said_that_it_is_one() {
    let text = "area_code,area_name,ethnic_group,numerator,denominator\nE09000021,Kingston,Asian,20,1000\n\
        E09000021,Kingston,Black,3,300\nE09000021,Kingston,Mixed,30,400\nE09000021,Kingston,White,50,5000\n";
    let mut edition = an_edition();
    edition.measures[0].columns.level = "5".parse().expect("a level");
    edition.measures.push(planned("again"));
    edition.measures[1].columns.level = "2".parse().expect("a level");
    let built = of(text, &edition, &[]).expect("it can be built");
    let count = |at: usize, group: &str| {
        let rows = open_data(&built).measures[at].rows.clone();
        rows.iter().find(|row| row.group.as_deref() == Some(group)).and_then(|row| row.numerator.as_u64())
    };
    let known = [count(0, "Asian"), count(0, "Mixed"), count(1, "Other than White")];
    assert!(known.iter().any(Option::is_none), "53 less 20 less 30 are three people: {known:?}");
    // And in another edition, under another name.
    let mut one = an_edition();
    one.measures[0].columns.level = "5".parse().expect("a level");
    let first = open_data(&of(text, &one, &[]).expect("it can be built"));
    let mut other = an_edition();
    other.measures[0] = planned("elsewhere");
    other.measures[0].columns.level = "2".parse().expect("a level");
    let second = of(text, &other, &[first]).expect("it can be built");
    assert_eq!(shown(&second, "E09000021", "Other than White"), None);
}
