use super::*;

#[test]
fn every_spelling_stands_for_one_of_ours() {
    for (name, stands) in [
        ("Ethnicity_Major_Black_Total", Standing::Group("Black")),
        ("Asian, Asian British or Asian Welsh: Other  Asian", Standing::Group("Asian other")),
        ("WHITE: ROMA", Standing::Group("White Roma")),
        ("Black (or Black British)", Standing::Group("Black")),
        ("All pupils", Standing::Everybody),
        ("Not reported", Standing::Unknown(Unknown::NotKnown)),
        ("Prefer not to say", Standing::Unknown(Unknown::WouldNotSay)),
        ("Ethnicity_Minority_ethnic_pupil", Standing::Group("Other than White British")),
        ("B1", Standing::Group("Black Caribbean")),
        ("Black, Black British, Caribbean or African", Standing::Group("Black")),
        ("Any other Black, Black British or Caribbean background", Standing::Group("Black other")),
        ("Any other Mixed or multiple ethnic background", Standing::Group("Mixed other")),
        ("White - English/Welsh/Scottish/Northern Irish/British", Standing::Group("White British")),
        ("Black/African/Caribbean/Black British - African", Standing::Group("Black African")),
        ("Asian/Asian British - Any other Asian background", Standing::Group("Asian other")),
        ("A9 - Any other Asian background", Standing::Group("Asian other")),
        ("M1 - White and Black Caribbean", Standing::Group("Mixed White/Black Caribbean")),
    ] {
        assert_eq!(standing(name), Some(stands), "{name}");
    }
    assert_eq!(standing("Martian"), None);
    for contradicts in ["A9 - White Irish", "Asian - White Irish", "White: not known", " - ", "Black or White"] {
        assert_eq!(standing(contradicts), None, "{contradicts}");
    }
}

#[test]
fn finer_groups_go_into_broader_ones_and_broader_ones_nowhere() {
    assert_eq!(Level::Five.place("Black Caribbean"), Placed::In("Black"));
    assert_eq!(Level::Two.place("Black Caribbean"), Placed::In("Other than White"));
    assert_eq!(Level::Two.place("White Irish"), Placed::In("White"));
    assert_eq!(Level::Six.place("White Irish"), Placed::In("White, other than British"));
    assert_eq!(Level::Six.place("White"), Placed::TooBroad);
    assert_eq!(Level::Nineteen.place("Asian"), Placed::TooBroad);
    assert_eq!(Level::Five.place("Other than White British"), Placed::Overlaps);
}
