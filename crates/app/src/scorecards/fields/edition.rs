use super::{NONE, day, lengths, mark};
use alongside_domain::scorecards::editions::{Edition, EditionArea, Theme, address_of};
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Date;

/// What is typed of an edition itself.
pub(in crate::scorecards) fn of_edition(edition: &Edition) -> Fields {
    let areas = edition.areas.iter().map(|area| {
        let part = if area.within.is_some() { "> " } else { "" };
        format!("{part}{}", line_of(area))
    });
    let themes = edition.themes.iter().map(|theme| match one_line(&theme.says).as_str() {
        "" => theme.title.clone(),
        says => format!("{}: {says}", theme.title),
    });
    Fields::of([
        ("title", edition.title.clone()),
        ("publisher", edition.publisher.clone()),
        ("contact", edition.contact.clone()),
        ("summary", edition.summary.clone()),
        ("term", edition.term.clone()),
        ("date", edition.date.to_string()),
        ("threshold", edition.threshold.to_string()),
        ("noughts", if edition.noughts_hidden { "yes" } else { "" }.to_owned()),
        ("previous", edition.previous.clone().unwrap_or_else(|| NONE.to_owned())),
        ("areas", areas.collect::<Vec<_>>().join("\n")),
        ("themes", themes.collect::<Vec<_>>().join("\n")),
        ("seen", mark(edition)),
    ])
}

/// The edition with what was typed of it.
pub(in crate::scorecards) fn edition_with(
    before: &Edition,
    fields: &Fields,
    today: Date,
    errors: &mut Errors,
) -> Edition {
    let text = |name: &str| fields.one(name).trim().replace("\r\n", "\n");
    let mut edition = before.clone();
    edition.title = text("title");
    edition.publisher = text("publisher");
    edition.contact = text("contact");
    edition.summary = text("summary");
    edition.term = text("term");
    edition.noughts_hidden = fields.is_ticked("noughts");
    edition.previous = Some(text("previous")).filter(|name| !name.is_empty() && name != NONE);
    edition.date = day(fields, "date", today, errors).unwrap_or(edition.date);
    match text("threshold").parse::<u64>() {
        Ok(threshold) if (3..=50).contains(&threshold) => edition.threshold = threshold,
        _ => errors.add("threshold", "Enter a number from 3 to 50"),
    }
    edition.areas = areas(&text("areas"), &before.areas, errors);
    edition.main = edition.areas.first().map(|area| area.code.clone()).unwrap_or_default();
    edition.themes = themes(before, &text("themes"), errors);
    for (name, sentence) in [("title", "Enter what the edition is called"), ("publisher", "Enter who publishes it")] {
        if fields.one(name).trim().is_empty() {
            errors.add(name, sentence);
        }
    }
    lengths(fields, &["summary", "term", "areas", "themes"], errors);
    edition
}

fn line_of(area: &EditionArea) -> String {
    if area.code == area.name { area.name.clone() } else { format!("{} {}", area.code, area.name) }
}

/// Areas, one a line: code, then name; or a name alone, where files have no codes. The first is the
/// one the edition is about; a line that begins with > is a part of the last that does not.
/// `before` are those there were: a line that is one of them is that very area.
pub(in crate::scorecards) fn areas(text: &str, before: &[EditionArea], errors: &mut Errors) -> Vec<EditionArea> {
    let mut areas: Vec<EditionArea> = Vec::new();
    let mut whole: Option<String> = None;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let (is_part, line) = match line.trim().strip_prefix('>') {
            Some(rest) => (true, rest.trim()),
            None => (false, line.trim()),
        };
        let parts = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';');
        let line = line.trim_matches(parts);
        let kept = before.iter().find(|area| line_of(area) == line);
        let (code, name) = match line.split_once(parts) {
            _ if kept.is_some() => kept.map_or((line, line), |area| (area.code.as_str(), area.name.as_str())),
            Some((code, name)) if is_code(code) => (code, name.trim_matches(parts)),
            None if is_code(line) => {
                errors.add(
                    "areas",
                    format!("Line {}: enter a name after the code, like E09000021 Kingston upon Thames", at + 1),
                );
                continue;
            }
            _ => (line, line),
        };
        if areas.iter().any(|area| area.code == code) {
            errors.add("areas", format!("Line {}: {code} is there twice", at + 1));
            continue;
        }
        if is_part && whole.is_none() {
            errors.add(
                "areas",
                format!("Line {}: {name} is a part of nothing. Enter the area it is part of above it", at + 1),
            );
        }
        if !is_part {
            whole = Some(code.to_owned());
        }
        let within = whole.clone().filter(|_| is_part);
        areas.push(EditionArea { code: code.to_owned(), name: name.to_owned(), within });
    }
    if areas.is_empty() {
        errors.add("areas", "Enter the area the edition is about");
    }
    areas
}

/// A code has a number in it, and “Kingston upon Thames” has none.
pub(super) fn is_code(word: &str) -> bool {
    word.chars().any(|sign| sign.is_ascii_digit())
}

/// Themes, one a line: what each is called and, after a colon, words about it.
fn themes(before: &Edition, text: &str, errors: &mut Errors) -> Vec<Theme> {
    // A title may have a colon itself.
    let known = |line: &str| {
        let is_of = |theme: &&Theme| {
            line.strip_prefix(&theme.title).is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
        };
        before.themes.iter().filter(is_of).max_by_key(|theme| theme.title.len())
    };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // In as many lines, one that no line names any more has another title where it stood.
    let renamed = |at: usize| {
        let was = before.themes.get(at).filter(|_| lines.len() == before.themes.len())?;
        (!lines.iter().any(|line| known(line).is_some_and(|theme| theme.id == was.id))).then_some(was)
    };
    let themes: Vec<Theme> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let known = known(line);
            let length = known.map(|theme| theme.title.len()).or_else(|| line.find(": ")).unwrap_or(line.len());
            let (title, says) = line.split_at(length);
            let (title, says) = (title.trim(), says.trim_start_matches(':').trim());
            let known = known.or_else(|| renamed(at));
            let id = known.map_or_else(|| address_of(title), |theme| theme.id.clone());
            // Paragraphs stay as they are, until somebody changes the words.
            let kept = known.map(|theme| &theme.says).filter(|kept| one_line(kept) == says);
            Theme { id, title: title.to_owned(), says: kept.map_or(says, String::as_str).to_owned() }
        })
        .collect();
    if let Some(lost) = before.measures.iter().find(|measure| !themes.iter().any(|theme| theme.id == measure.theme)) {
        errors.add("themes", format!("“{}” has a theme that is no longer here. Give it another first", lost.title));
    }
    if themes.is_empty() {
        errors.add("themes", "Enter at least one theme");
    }
    themes
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
