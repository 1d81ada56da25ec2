use super::super::*;
use super::an_edition;

fn built(themes: &[(&str, &str)], before: Option<&OpenData>) -> Built {
    let theme =
        |(id, title): &(&str, &str)| Theme { id: (*id).to_owned(), title: (*title).to_owned(), says: String::new() };
    let edition = Edition { themes: themes.iter().map(theme).collect(), measures: Vec::new(), ..an_edition() };
    build(&edition, &mut |_, _| Err(Vec::new()), before, &[]).expect("an edition without measures")
}

#[test]
fn a_set_of_themes_has_a_number_and_says_how_it_has_changed() {
    let first = built(&[("health", "Health"), ("work", "Work"), ("police", "Police")], None);
    assert_eq!(first.themes.says(), "Set 1 of the themes: Health, Work, Police.");
    let first = open_data(&first);
    let same = built(&[("work", "Work"), ("police", "Police"), ("health", "Health")], Some(&first));
    assert_eq!((same.themes.version, same.themes.changes.len()), (1, 0), "another order is the same set");
    let other = built(&[("health", "Health and care"), ("work", "Work"), ("sport", "Sport")], Some(&open_data(&same)));
    assert_eq!(other.themes.version, 2);
    let said = [
        "“Health and care” was called “Health” in One.",
        "New since One: Sport.",
        "No longer here, but in One: Police.",
    ];
    assert_eq!(other.themes.changes, said);
    // Of what was published before sets had numbers nobody can say how they changed.
    let old = OpenData { themes: ThemeSet::default(), ..first };
    assert_eq!(built(&[("sport", "Sport")], Some(&old)).themes.version, 1);
}
