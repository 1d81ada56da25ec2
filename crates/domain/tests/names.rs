//! How well people are found whose names are spelt in more than one way. The
//! figures stand in `docs/reference/name-matching.md`, with the misses.

use alongside_domain::people::{folded, sounds_of};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Names that people and papers spell in several ways. Every pair of a line
/// should be found by each other.
const VARIANTS: &[&[&str]] = &[
    &["Mohammed", "Muhammad", "Mohamed", "Mohammad", "Mohamad", "Muhammed", "Mahomed", "محمد", "মোহাম্মদ"],
    &["Ahmed", "Ahmad", "Achmed", "أحمد"],
    &["Hussain", "Hussein", "Husain", "Hossain", "Hossein", "হোসেন", "حسین"],
    &["Fatima", "Fatimah", "Fathima", "Fatema", "Fatma", "فاطمة"],
    &["Aisha", "Ayesha", "Aysha", "Aicha", "Aishah", "عائشة"],
    &["Yusuf", "Youssef", "Yousuf", "Yousef", "Yussuf"],
    &["Khatun", "Khatoon", "খাতুন"],
    &["Akhtar", "Akter", "Akther", "Aktar", "আক্তার"],
    &["Begum", "Begom", "Begam", "বেগম"],
    &["Rahman", "Rehman", "Rahmaan", "Rohman"],
    &["Sheikh", "Shaikh", "Sheik", "Shaik", "Cheikh"],
    &["Syed", "Sayed", "Said", "Saeed"],
    &["Omar", "Umar", "Omer"],
    &["Usman", "Osman", "Uthman", "Othman"],
    &["Ibrahim", "Ebrahim", "Ibraheem", "Ibrahima"],
    &["Jamal", "Jamaal", "Djamal", "Gamal"],
    &["Abdullah", "Abdallah", "Abdulla"],
    &["Chowdhury", "Choudhury", "Chaudhry", "Choudhary", "Chaudhuri"],
    &["Siddiqui", "Siddiqi", "Siddique", "Sidiki"],
    &["Mukherjee", "Mukerji", "Mookerjee"],
    &["Nguyen", "Nguyễn"],
    &["Tran", "Trần"],
    &["Zhang", "Chang"],
    &["Lee", "Li"],
    &["Oluwaseun", "Seun"],
    &["Oluwatobi", "Tobi"],
    &["Adebayo", "Bayo"],
    &["Olena", "Olenna", "Олена"],
    &["Oleksandr", "Aleksandr", "Alexander", "Олександр"],
    &["Serhiy", "Sergei", "Serhii", "Сергій"],
    &["Natalia", "Nataliya", "Natalya", "Наталія"],
    &["Kowalski", "Kowalska"],
    &["Nowak", "Novak"],
    &["Wojciech", "Woiciech"],
    &["Łukasz", "Lukasz"],
    &["Şahin", "Sahin", "Shahin"],
    &["Ayşe", "Ayse", "Aishe"],
    &["Catherine", "Katherine", "Kathryn", "Catharine"],
    &["Stephen", "Steven", "Stefan"],
    &["Deborah", "Debra"],
    &["Shaun", "Sean", "Shawn"],
    &["Philip", "Phillip", "Filip"],
    &["Smith", "Smyth", "Smithe"],
    &["Clarke", "Clark"],
    &["Reid", "Reed", "Read"],
];

fn alike(one: &str, other: &str) -> bool {
    let codes = sounds_of(other);
    sounds_of(one).iter().any(|code| codes.contains(code))
}

struct Figures {
    pairs: usize,
    exact: usize,
    found: usize,
    missed: Vec<String>,
}

fn figures<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Figures {
    let mut figures = Figures { pairs: 0, exact: 0, found: 0, missed: Vec::new() };
    for (one, other) in pairs {
        figures.pairs += 1;
        let exact = folded(one) == folded(other);
        figures.exact += usize::from(exact);
        if exact || alike(one, other) {
            figures.found += 1;
        } else {
            figures.missed.push(format!("{one} / {other}"));
        }
    }
    figures
}

/// Localised and romanised name of every line of the published lists.
fn published() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/names");
    let mut names = Vec::new();
    for (file, columns) in [("common-forenames-by-country.csv", [10, 11]), ("common-surnames-by-country.csv", [4, 5])] {
        let text = std::fs::read_to_string(folder.join(file)).expect("the list is there");
        // The first line names the columns. No line needs more than splitting at commas.
        for line in text.lines().skip(1) {
            assert!(!line.contains('"'), "{line} would need a reader of quoted cells");
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim()).to_owned();
            let (local, roman) = (cell(columns[0]), cell(columns[1]));
            if local.is_empty() || roman.is_empty() || local.contains(' ') || roman.contains(' ') {
                continue;
            }
            names.push((local, roman));
        }
    }
    names
}

const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

fn percent(part: usize, of: usize) -> String {
    format!("{:.1} %", part as f64 * 100.0 / of.max(1) as f64)
}

#[test]
fn the_figures_of_name_matching_are_as_published() {
    let pairs = VARIANTS.iter().flat_map(|group| {
        group.iter().enumerate().flat_map(|(at, one)| group[at + 1..].iter().map(move |other| (*one, *other)))
    });
    let variants = figures(pairs);
    let list = published();
    let is_latin = |name: &str| folded(name).is_ascii();
    let mut scripts: BTreeSet<(&str, &str)> = BTreeSet::new();
    scripts.extend(
        list.iter().filter(|(local, _)| !is_latin(local)).map(|(local, roman)| (local.as_str(), roman.as_str())),
    );
    // One Han character is read differently in each language, so that it has no one sound.
    let (han, scripts): (Vec<_>, Vec<_>) = scripts.into_iter().partition(|(local, _)| local.chars().any(is_han));
    let (han, scripts) = (figures(han.into_iter()), figures(scripts.into_iter()));
    // Different names that sound alike to us: what a searcher sees besides.
    let distinct: Vec<String> =
        list.iter().map(|(_, roman)| folded(roman)).collect::<BTreeSet<_>>().into_iter().collect();
    let coded: Vec<(&String, Vec<String>)> = distinct.iter().map(|name| (name, sounds_of(name))).collect();
    let mut besides = 0;
    for (at, (_, codes)) in coded.iter().enumerate() {
        besides += coded
            .iter()
            .enumerate()
            .filter(|(other, (_, theirs))| *other != at && codes.iter().any(|code| theirs.contains(code)))
            .count();
    }
    let every_pair = distinct.len() * (distinct.len() - 1);
    assert!(variants.found * 100 >= variants.pairs * 90, "{} of {}", variants.found, variants.pairs);
    assert!(scripts.found * 100 >= scripts.pairs * 85, "{} of {}: {:?}", scripts.found, scripts.pairs, scripts.missed);
    assert!(besides * 100 <= every_pair * 2, "{besides} of {every_pair}");

    let mut page = String::from(
        "# How well names are found\n\nA name is found by its exact spelling, by the start of each word, and by its sound in any script.\n\
         These figures are worked out by `crates/domain/tests/names.rs` for single words; a search for two words\n\
         needs both. They are about the search only: nothing is ever concluded about a person from a name.\n\n\
         | | pairs | found by spelling | found by sound too |\n|---|---|---|---|\n",
    );
    for (what, figures) in [
        ("Spellings of one name (our list)", &variants),
        ("Script with an alphabet and romanised (published list)", &scripts),
        ("Han characters and romanised (published list)", &han),
    ] {
        let _ = writeln!(
            page,
            "| {what} | {} | {} | {} |",
            figures.pairs,
            percent(figures.exact, figures.pairs),
            percent(figures.found, figures.pairs)
        );
    }
    let _ = writeln!(
        page,
        "\nAmong {} different romanised names of the published list, {} of all pairs sound alike to us: a search for\n\
         one word shows on average {:.1} others of that list besides, under a heading of their own.\n",
        distinct.len(),
        percent(besides, every_pair),
        besides as f64 / distinct.len() as f64
    );
    for (what, figures) in [("our list", &variants), ("scripts with an alphabet", &scripts), ("Han characters", &han)] {
        let shown: Vec<&str> = figures.missed.iter().map(String::as_str).take(60).collect();
        let _ = writeln!(page, "Not found, of {what} ({}): {}.\n", figures.missed.len(), shown.join("; "));
    }
    page.push_str("Published list: see `crates/domain/tests/data/names/PROVENANCE.md`.\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/name-matching.md");
    if std::env::var_os("ALONGSIDE_WRITE_REFERENCE").is_some() {
        std::fs::write(&path, &page).expect("writable");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "{} is out of date: run the tests once with ALONGSIDE_WRITE_REFERENCE=1", path.display());
}
