use super::super::groups::Level;
use super::super::{Definition, Figure, Kind, Measure};
use super::*;

const GOOD: &str = "area_code,area_name,ethnic_group,people_stopped,population\n\
    E1,Here,Asian,12,900\nE1,Here,Black,30,400\nE1,Here,White,80,9000\n";

fn try_to(text: &str, mapping: &Mapping, definition: &Definition) -> Result<Measure, Vec<Problem>> {
    read(&Sheet::from_csv(text.as_bytes())?, mapping, definition, None)
}

fn plainly(text: &str) -> Result<Measure, Vec<Problem>> {
    try_to(text, &Mapping::default(), &Definition::default())
}

/// Where the first problem of a file is: its row, its column, its kind.
fn first(text: &str) -> (Option<u64>, Option<String>, Wrong) {
    let problems = plainly(text).expect_err("something is wrong");
    let problem = &problems[0];
    assert!(problem.says.len() > 20, "it says what to do: {problem}");
    (problem.row, problem.column.clone(), problem.wrong)
}

fn at(row: u64, column: &str, wrong: Wrong) -> (Option<u64>, Option<String>, Wrong) {
    (Some(row), Some(column.to_owned()), wrong)
}

#[test]
fn a_good_file_is_read_whole() {
    let measure = plainly(GOOD).expect("a measure");
    let block = &measure.blocks[0];
    assert_eq!((measure.blocks.len(), block.area.name.as_str(), block.groups.len()), (1, "Here", 3));
    assert_eq!(block.groups[1].1.events, Some(Figure::Count(30)));
    assert_eq!(block.groups[2].1.total, Some(Figure::Count(9000)));
    assert!(measure.notices.is_empty());
    let with_mark = format!("\u{feff}{}", GOOD.replace(',', ";"));
    assert_eq!(plainly(&with_mark).expect("the same").blocks, measure.blocks);
}

#[test]
fn each_thing_that_is_wrong_is_said_with_its_row_and_its_column() {
    let with = |from: &str, to: &str| GOOD.replace(from, to);
    assert_eq!(first(&with("80,9000", "80,\"9,000\"")), at(4, "E", Wrong::ThousandsSeparator));
    assert_eq!(first(&with("80,9000", "80,9,000")), (Some(4), None, Wrong::RowLength));
    assert_eq!(first(&with("30,400", "7.5%,400")), at(3, "D", Wrong::Percentage));
    assert_eq!(first(&with("30,400", "-30,400")), at(3, "D", Wrong::Negative));
    assert_eq!(first(&with("30,400", "30.5,400")), at(3, "D", Wrong::NotWhole));
    assert_eq!(first(&with("30,400", "thirty,400")), at(3, "D", Wrong::NotANumber));
    assert_eq!(first(&with("30,400", "410,400")), at(3, "D", Wrong::MoreThanAll));
    assert_eq!(first(&with("30,400", "30,0")), at(3, "D", Wrong::MoreThanAll));
    assert_eq!(first(&with("E1,Here,Black", ",,Black")), at(3, "A", Wrong::NoArea));
    assert_eq!(first(&with("Here,Black", "Here,")), at(3, "C", Wrong::NoGroup));
    assert_eq!(first(&format!("{GOOD}E1,Here,Black,30,400\n")), (Some(5), None, Wrong::RepeatedRow));
    assert_eq!(first(&with("Here,White", "Here,Mixed")).2, Wrong::NoReference);
    assert_eq!(first(&format!("Stops by group,,,,\n{GOOD}")), at(1, "B", Wrong::MergedHeadings));
    assert_eq!(first(&format!("Stops by group\n{GOOD}")).2, Wrong::MergedHeadings);
    assert_eq!(first(&with("people_stopped,population", "people,people")), at(1, "E", Wrong::RepeatedHeading));
    assert_eq!(first(&with("80,9000", "80,900000000000000")), at(4, "E", Wrong::TooMany));
    let dated = GOOD.replace("area_code", "period").replace("E1,", "45383,");
    assert_eq!(first(&dated), at(2, "A", Wrong::DateAsNumber));
    assert_eq!(first("").2, Wrong::Empty);
    assert_eq!(
        first(&with("ethnic_group", "colour").replace("Asian", "red").replace("Black", "blue")).2,
        Wrong::NoGroup
    );
}

#[test]
fn letters_that_are_not_utf_8_are_found() {
    let mut bytes = GOOD.replace("Here,Black", "H\u{1}re,Black").into_bytes();
    let place = bytes.iter().position(|byte| *byte == 1).expect("there");
    bytes[place] = 0xE9;
    let problems = Sheet::from_csv(&bytes).expect_err("no text");
    assert_eq!(
        (problems[0].row, problems[0].column.as_deref(), problems[0].wrong),
        (Some(3), Some("B"), Wrong::Encoding)
    );
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(GOOD.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(Sheet::from_csv(&wide).expect_err("no text")[0].wrong, Wrong::Encoding);
}

#[test]
fn one_time_written_in_two_ways_is_one_time_and_that_is_said() {
    let text = GOOD.replace("area_code", "year,area_code").replace("E1,Here,Asian", "2024-25,E1,Here,Asian");
    let measure = plainly(&text.replace("E1,Here,B", "2024/25,E1,Here,B").replace("\nE1,Here,W", "\n202425,E1,Here,W"));
    let measure = measure.expect("a measure");
    assert_eq!((measure.blocks.len(), measure.blocks[0].groups.len()), (1, 3));
    let said: Vec<String> = measure.notices.iter().map(ToString::to_string).collect();
    let says = "Row 3, column A (year): “2024/25” is the time that is written “2024-25” above it, and read as that.";
    assert_eq!(said, [says], "a school year is brought to one spelling anyway");
}

#[test]
fn commas_between_thousands_count_where_somebody_says_so() {
    let text = GOOD.replace("80,9000", "80,\"9,000\"");
    let mapping = Mapping { thousands: true, ..Mapping::default() };
    let measure = try_to(&text, &mapping, &Definition::default()).expect("a measure");
    assert_eq!(measure.blocks, plainly(GOOD).expect("a measure").blocks);
    // What is no mark between thousands is not taken for one.
    let text = GOOD.replace("80,9000", "80,\"90,00\"");
    assert_eq!(try_to(&text, &mapping, &Definition::default()).expect_err("no number")[0].wrong, Wrong::NotANumber);
}

#[test]
fn who_would_not_say_who_was_not_asked_and_who_is_not_known_are_three() {
    let text = format!(
        "{GOOD}E1,Here,Prefer not to say,3,30\nE1,Here,Not asked,4,40\nE1,Here,Unknown,5,50\nE1,Here,Unclassified,6,60\n"
    );
    let measure = plainly(&text).expect("a measure");
    let found: Vec<(&str, Option<u64>)> =
        measure.blocks[0].unknown.iter().map(|(why, pair)| (why.name(), pair.events.and_then(Figure::count))).collect();
    assert_eq!(found, [("Preferred not to say", Some(3)), ("Not asked", Some(4)), ("Not known", Some(11))]);
    // The same words twice are a row too many, as for any group.
    let twice = plainly(&format!("{text}E1,Here,unknown,5,50\n")).expect_err("twice");
    assert!(twice.iter().any(|one| one.wrong == Wrong::RepeatedRow && one.says.contains("“Not known”")), "{twice:?}");
}

#[test]
fn totals_unknown_groups_and_hidden_counts_are_kept_apart() {
    let text = format!("{GOOD}E1,Here,All,125,10300\nE1,Here,Not stated,3,x\nE1,Here,Martian,1,2\nE1,Here,Mixed,:,\n");
    let measure = plainly(&text).expect("a measure");
    let block = &measure.blocks[0];
    assert_eq!(block.everybody.and_then(|pair| pair.events), Some(Figure::Count(125)));
    assert_eq!(
        block.unknown.iter().map(|(_, pair)| pair.total).collect::<Vec<_>>(),
        [Some(Figure::Missing(Missing::Hidden))]
    );
    assert_eq!(block.groups.len(), 4);
    let mixed = block.groups.iter().find(|(name, _)| name == "Mixed").expect("there").1;
    assert_eq!(
        (mixed.events, mixed.total),
        (Some(Figure::Missing(Missing::Hidden)), Some(Figure::Missing(Missing::NotAvailable)))
    );
    let said: Vec<(Option<u64>, Wrong)> = measure.notices.iter().map(|notice| (notice.row, notice.wrong)).collect();
    assert!(said.contains(&(Some(5), Wrong::Total)) && said.contains(&(Some(7), Wrong::UnknownGroup)), "{said:?}");
}

#[test]
fn what_is_kept_apart_or_not_known_is_noticed_once_and_counts_are_never_said() {
    let more =
        "E2,There,All,7,8\nE2,There,Asian,,900\nE2,There,Black,,400\nE2,There,White,9,9000\nE2,There,Not stated,4,x\n";
    let measure = plainly(&format!("{GOOD}E1,Here,All,125,10300\nE1,Here,Not stated,3,x\n{more}")).expect("a measure");
    let said: Vec<String> = measure.notices.iter().map(ToString::to_string).collect();
    let of = |wrong: Wrong| measure.notices.iter().filter(|one| one.wrong == wrong).count();
    assert_eq!((of(Wrong::Total), of(Wrong::GroupSetAside), of(Wrong::Blank)), (1, 1, 1), "{said:?}");
    assert!(said.iter().any(|one| one.contains("Row 5") && one.contains("as 1 other row is")), "{said:?}");
    assert!(said.iter().any(|one| one.contains("Row 8, column D") && one.contains("This cell is empty")), "{said:?}");
}

#[test]
fn one_code_with_two_names_is_refused_unless_the_area_was_called_anew() {
    let dated = |second: &str| {
        format!("period,area_code,area_name,ethnic_group,numerator,denominator\n2024,E1,Here,White,80,9000\n{second}\n")
    };
    let refused = plainly(&dated("2024,E1,There,Black,30,400")).expect_err("a slip in filling down");
    assert_eq!((refused[0].row, refused[0].wrong), (Some(3), Wrong::TwoNames));
    assert!(refused[0].says.contains("Here") && refused[0].says.contains("There"), "{}", refused[0]);
    plainly(&dated("2025,E1,There,White,30,400")).expect("called anew in another year");
    for same in ["HERE.", ""] {
        let measure = plainly(&dated(&format!("2024,E1,{same},Black,30,400"))).expect("the same name");
        let names: Vec<&str> = measure.blocks.iter().map(|block| block.area.name.as_str()).collect();
        assert_eq!(names, ["Here"], "{same}");
    }
}

#[test]
fn nothing_is_compared_among_nobody() {
    let without = "area_code,ethnic_group,numerator\nE1,White,80\nE1,Black,30\n";
    assert!(plainly(without).is_err());
    let empty = "area_code,ethnic_group,numerator,denominator\nE1,White,80,\nE1,Black,30,\n";
    let refused = plainly(empty).expect_err("no rate");
    assert!(refused[0].says.len() > 20, "{}", refused[0]);
    let counts = Definition { kind: Kind::Count, ..Definition::default() };
    try_to(without, &Mapping::default(), &counts).expect("only counted");
}

#[test]
fn finer_groups_are_summed_and_two_levels_at_once_are_refused() {
    let text = "group,numerator,denominator\nBlack African,10,100\nBlack Caribbean,20,200\nBlack other,x,50\n\
        Indian,1,10\nWhite British,50,1000\nWhite Irish,5,100\n";
    let at = |level: Level| try_to(text, &Mapping { level, ..Mapping::default() }, &Definition::default());
    let five = at(Level::Five).expect("a measure");
    let of = |name: &str| five.blocks[0].groups.iter().find(|(one, _)| one == name).map(|(_, pair)| *pair);
    assert_eq!(of("White").and_then(|pair| pair.events), Some(Figure::Count(55)));
    assert_eq!(of("Black").and_then(|pair| pair.total), Some(Figure::Count(350)));
    assert_eq!(
        of("Black").and_then(|pair| pair.events),
        Some(Figure::Missing(Missing::Hidden)),
        "of one hidden, the sum is"
    );
    assert!(five.notices.iter().any(|notice| notice.wrong == Wrong::GroupMissing && notice.says.contains("Pakistani")));
    let both = format!("{text}White,55,1100\n");
    let refused = try_to(&both, &Mapping::default(), &Definition::default()).expect_err("two levels");
    assert_eq!((refused[0].row, refused[0].wrong), (Some(8), Wrong::TwoLevels));
    let two = try_to(&both, &Mapping { level: Level::Two, ..Mapping::default() }, &Definition::default())
        .expect("two groups");
    assert_eq!(two.blocks[0].groups[0], ("White".to_owned(), two.blocks[0].groups[0].1));
    assert_eq!(two.blocks[0].groups[0].1.events, Some(Figure::Count(55)), "never twice");
}

#[test]
fn chinese_people_are_counted_with_asian_ones_only_where_the_file_does() {
    let text = |asian: u64| {
        format!(
            "group,numerator,denominator\nAsian,9,{asian}\nIndian,2,20\nPakistani,3,30\nBangladeshi,2,10\nAsian other,2,20\n\
             Chinese,1,40\nWhite,50,1000\n"
        )
    };
    let names = |level: Level, asian: u64| {
        let read = try_to(&text(asian), &Mapping { level, ..Mapping::default() }, &Definition::default());
        read.map(|measure| measure.blocks[0].groups.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>())
    };
    assert_eq!(names(Level::Broadest, 80).expect("apart"), ["Asian", "Chinese", "White"]);
    assert_eq!(names(Level::Broadest, 120).expect("within"), ["Asian", "White"]);
    assert_eq!(names(Level::Five, 80).expect_err("apart")[0].wrong, Wrong::TwoLevels);
    assert_eq!(names(Level::Five, 120).expect("within"), ["Asian", "White"]);
    assert_eq!(names(Level::Finest, 80).expect("fine").len(), 6);
}

#[test]
fn groups_beside_each_other_meet_the_people_of_another_file() {
    let force =
        Sheet::from_csv(b"Police force,White,Black (or Black British),Not reported\nNorth,90,20,5\n").expect("a sheet");
    let people = Sheet::from_csv(b"force,White,Black\nnorth,50,4000\n").expect("a sheet");
    let definition = Definition { kind: Kind::Events, ..Definition::default() };
    let mapping = Mapping::default();
    let measure = read(&force, &mapping, &definition, Some((&people, &mapping))).expect("a measure");
    let groups = &measure.blocks[0].groups;
    assert_eq!(groups[0].1.total, Some(Figure::Count(4000)));
    assert_eq!(groups[1].1.events, Some(Figure::Count(90)), "events may be more than people");
    let shares = read(&force, &mapping, &Definition::default(), Some((&people, &mapping))).expect_err("people may not");
    assert_eq!(shares[0].wrong, Wrong::MoreThanAll);
    let other = Sheet::from_csv(b"force,White,Black\nSouth,50,4000\n").expect("a sheet");
    assert_eq!(
        read(&force, &mapping, &definition, Some((&other, &mapping))).expect_err("nobody there")[0].wrong,
        Wrong::NobodyToCount
    );
}

#[test]
fn what_is_not_clear_is_asked() {
    let text = "group,headcount,perm_excl,fixed_excl\nWhite,100,1,2\nBlack,100,1,2\n";
    let problems = plainly(text).expect_err("which?");
    assert!(
        problems[0].wrong == Wrong::UnclearEvents && problems[0].says.contains("perm_excl, fixed_excl"),
        "{}",
        problems[0]
    );
    let mapping = Mapping { events: Some("PERM_EXCL".to_owned()), ..Mapping::default() };
    assert!(try_to(text, &mapping, &Definition::default()).is_ok());
    let wrong = Mapping { events: Some("perm".to_owned()), ..Mapping::default() };
    assert_eq!(try_to(text, &wrong, &Definition::default()).expect_err("no such")[0].wrong, Wrong::UnknownColumn);
    let years =
        "year,group,headcount,count\n201617,White,100,1\n201617,Black,100,1\n201516,White,100,2\n201516,Black,90,1\n";
    assert_eq!(plainly(years).expect("two periods").blocks.len(), 2);
}

#[test]
fn people_are_those_among_whom_it_is_counted() {
    let text = "area_code,area_name,ethnic_group,excluded,pupils\nE1,Here,Asian,12,900\nE1,Here,White,80,9000\n";
    let measure = plainly(text).expect("a measure");
    let pair = measure.blocks[0].groups[0].1;
    assert_eq!((pair.events, pair.total), (Some(Figure::Count(12)), Some(Figure::Count(900))));
    // With a third count it is asked.
    let third = text.replace(",pupils", ",pupils,moved").replace("00\n", "00,7\n");
    assert_eq!(plainly(&third).expect_err("it is asked")[0].wrong, Wrong::UnclearEvents);
}

#[test]
fn whole_numbers_under_percentage_are_no_counts() {
    for heading in ["percent_stopped", "% stopped", "Percentage stopped", "Rate per 1000"] {
        let text = format!(
            "area_code,area_name,ethnic_group,{heading},population\nE1,Here,White,42,1000\nE1,Here,Black,34,500\n"
        );
        let wrong = plainly(&text).expect_err(heading);
        assert!(wrong[0].says.contains("sounds like a rate"), "{heading}: {wrong:?}");
    }
    let text = "area_code,area_name,ethnic_group,stopped,percent_stopped,population\nE1,Here,White,42,4,1000\nE1,Here,Black,34,7,500\n";
    let measure = plainly(text).expect("the other column has counts");
    assert!(measure.blocks[0].groups.iter().any(|(_, pair)| pair.events == Some(Figure::Count(42))));
}

#[test]
fn what_is_said_of_a_cell_is_short_however_long_it_is() {
    let long = "x".repeat(2_000_000);
    let wrong = plainly(&format!("{GOOD}E1,Here,{long},3,x\nE1,Here,Mixed,{long},9\n")).expect_err("no number");
    assert!(wrong.iter().all(|one| one.to_string().len() < 5000), "{}", wrong[0].says.len());
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let file = "ethnic_group,numerator,denominator\nWhite,713,114325\n\n\"Black\n(all)\",x1,4741\n";
    for ends in ["\n", "\r\n", "\r"] {
        let sheet = Sheet::from_csv(file.replace('\n', ends).as_bytes()).expect("a sheet");
        assert_eq!(sheet.rows().map(|(row, _)| row).collect::<Vec<_>>(), [2, 4], "{ends:?}");
    }
    let under = Sheet::from_csv(b"\r\n\r\na,b\r\n1,2\r\n\r\n3,4\r\n").expect("a sheet");
    assert_eq!(under.rows().map(|(row, _)| row).collect::<Vec<_>>(), [4, 6]);
}

#[test]
fn columns_without_a_heading_are_named_one_by_one() {
    let says = |text: &str| Sheet::from_csv(text.as_bytes()).expect_err("no headings").remove(0).says;
    assert!(says("Stops,,,,\na,b,c,d,e\n1,2,3,4,5\n").starts_with("Columns B, C, D and E have no heading"));
    assert!(says(",area,,rate,\n1,2,3,4,5\n").starts_with("Columns A, C and E have no heading"));
    assert!(says("a,,c\n1,2,3\n").starts_with("Column B has no heading"));
}

#[test]
fn rows_that_differ_in_their_ward_ask_for_its_column() {
    let text = "ltla_code,ltla_name,ward_code,ethnic_group,events,population\n\
        E09000021,Kingston,E05013927,White,10,100\nE09000021,Kingston,E05013928,White,20,200\n";
    let says = plainly(text).expect_err("twice").remove(0).says;
    assert!(
        says.ends_with("They differ in “ward_code” (E05013927, E05013928): name that column as the one of the area."),
        "{says}"
    );
}
