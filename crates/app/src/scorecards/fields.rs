use alongside_domain::scorecards::editions::{
    Edition, EditionArea, Planned, PopulationFile, Source, Theme, address_of, is_address,
};
use alongside_domain::scorecards::entries::{LONGEST, LONGEST_LINE};
use alongside_domain::scorecards::groups::Level;
use alongside_domain::scorecards::{Definition, Kind, Mapping, Sense};
use alongside_store::ScorecardLine;
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Tells one state of something from another, for two people who change it at once.
pub(super) fn mark(value: &impl Serialize) -> String {
    let text = serde_json::to_vec(value).unwrap_or_default();
    format!("{:x}", Sha256::digest(text)).chars().take(24).collect()
}

/// What an edition and its measures were when somebody read them, to be published as they were read.
pub(super) fn read_of(line: &ScorecardLine) -> String {
    mark(&line.noted_at)
}

pub(super) const KINDS: [(&str, Kind, &str); 5] = [
    ("share", Kind::Share, "People, each at most once: excluded pupils among pupils"),
    ("events", Kind::Events, "Events that can happen to somebody several times: uses of force among residents"),
    ("part", Kind::Part, "Each group as a part of everybody: who lives here"),
    ("average", Kind::Average, "A figure the source worked out, without counts: an average mark"),
    ("count", Kind::Count, "So many, among nobody in particular: recorded crimes"),
];
pub(super) const SENSES: [(&str, Sense, &str); 3] = [
    ("harm", Sense::Harm, "More of it is worse"),
    ("good", Sense::Good, "More of it is better"),
    ("neither", Sense::Neither, "Neither"),
];

/// None of those there are: no edition before, no measure in particular.
pub(super) const NONE: &str = "none";

/// What is typed of an edition itself.
pub(super) fn of_edition(edition: &Edition) -> Fields {
    let areas = edition.areas.iter().map(|area| {
        let part = if area.within.is_some() { "> " } else { "" };
        format!("{part}{} {}", area.code, area.name)
    });
    let themes = edition.themes.iter().map(|theme| theme.title.clone());
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
pub(super) fn edition_with(before: &Edition, fields: &Fields, errors: &mut Errors) -> Edition {
    let text = |name: &str| fields.one(name).trim().replace("\r\n", "\n");
    let mut edition = before.clone();
    edition.title = text("title");
    edition.publisher = text("publisher");
    edition.contact = text("contact");
    edition.summary = text("summary");
    edition.term = text("term");
    edition.noughts_hidden = fields.is_ticked("noughts");
    edition.previous = Some(text("previous")).filter(|name| !name.is_empty() && name != NONE);
    match day(&text("date")) {
        Some(date) => edition.date = date,
        None => errors.add("date", A_DAY),
    }
    match text("threshold").parse::<u64>() {
        Ok(threshold) if (3..=50).contains(&threshold) => edition.threshold = threshold,
        _ => errors.add("threshold", "Enter a number from 3 to 50"),
    }
    edition.areas = areas(&text("areas"), errors);
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

const A_DAY: &str = "Enter a day like 2026-11-26";

/// A day of this century: whatever else is typed is a mistake.
fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| (2000..2100).contains(&day.year()))
}

/// Says of every field that is too long that it is; of `stories` a page is not.
pub(super) fn lengths(fields: &Fields, stories: &[&str], errors: &mut Errors) {
    for (name, text) in fields.iter() {
        let most = if stories.contains(&name) { LONGEST } else { LONGEST_LINE };
        if text.chars().count() > most {
            errors.add(name, format!("This is too long: {most} characters are the most"));
        }
    }
}

/// Areas, one a line: code, then name. The first is the one the edition is about; a line
/// that begins with > is a part of the last that does not.
pub(super) fn areas(text: &str, errors: &mut Errors) -> Vec<EditionArea> {
    let mut areas: Vec<EditionArea> = Vec::new();
    let mut whole: Option<String> = None;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let (is_part, line) = match line.trim().strip_prefix('>') {
            Some(rest) => (true, rest.trim()),
            None => (false, line.trim()),
        };
        let Some((code, name)) = line.split_once(char::is_whitespace) else {
            errors
                .add("areas", format!("Line {}: enter a code and a name, like E09000021 Kingston upon Thames", at + 1));
            continue;
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
        areas.push(EditionArea { code: code.to_owned(), name: name.trim().to_owned(), within });
    }
    if areas.is_empty() {
        errors.add("areas", "Enter the area the edition is about");
    }
    areas
}

fn themes(before: &Edition, text: &str, errors: &mut Errors) -> Vec<Theme> {
    let titles: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let known = |title: &str| before.themes.iter().find(|theme| theme.title == title).cloned();
    let themes: Vec<Theme> = titles
        .iter()
        .map(|title| {
            let made = || Theme { id: address_of(title), title: (*title).to_owned(), says: String::new() };
            known(title).unwrap_or_else(made)
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

/// What is typed of a measure.
pub(crate) fn of_measure(measure: &Planned) -> Fields {
    let Planned { definition, columns, source, .. } = measure;
    let one = |value: &Option<String>| value.clone().unwrap_or_default();
    let kind = KINDS.iter().find(|(_, kind, _)| *kind == definition.kind).map_or("", |(name, ..)| name);
    let sense = SENSES.iter().find(|(_, sense, _)| *sense == definition.sense).map_or("", |(name, ..)| name);
    let keep: Vec<String> = columns.keep.iter().map(|(column, words)| format!("{column}={words}")).collect();
    let (area_code, area_name) = columns.only_area.clone().unwrap_or_default();
    let only_area = format!("{area_code} {area_name}");
    Fields::of([
        ("title", measure.title.clone()),
        ("theme", measure.theme.clone()),
        ("what", definition.what.clone()),
        ("who", definition.who.clone()),
        ("kind", kind.to_owned()),
        ("sense", sense.to_owned()),
        ("reference", definition.reference.clone()),
        ("per", definition.per.to_string()),
        ("rounded", definition.rounded_to.to_string()),
        ("level", columns.level.name().to_owned()),
        ("events", one(&columns.events)),
        ("total", one(&columns.total)),
        ("value", one(&columns.value)),
        ("group", one(&columns.group)),
        ("period", one(&columns.period)),
        ("area-code", one(&columns.area_code)),
        ("area-name", one(&columns.area_name)),
        ("across", columns.groups_across.join("\n")),
        ("keep", keep.join("\n")),
        ("only-area", only_area.trim().to_owned()),
        ("thousands", if columns.thousands { "yes" } else { "" }.to_owned()),
        ("without-groups", if columns.without_groups { "yes" } else { "" }.to_owned()),
        ("family", one(&measure.family)),
        ("not-alike", one(&measure.not_alike)),
        ("narrative", measure.narrative.clone()),
        ("outliers", if measure.outliers { "yes" } else { "" }.to_owned()),
        ("map", if measure.map { "yes" } else { "" }.to_owned()),
        ("source", source.publisher.clone()),
        ("source-title", source.title.clone()),
        ("source-address", one(&source.address)),
        ("licence", source.licence.clone()),
        ("retrieved", source.retrieved.to_string()),
        ("source-period", source.period.clone()),
        ("base-year", one(&source.base_year)),
        ("classification", one(&source.classification)),
        ("source-says", source.says.clone()),
        ("breaks", source.breaks.join("\n")),
        ("seen", mark(measure)),
    ])
}

/// A measure out of what was typed; its id is made of its title and never changes after.
pub(super) fn measure(
    fields: &Fields,
    before: Option<&Planned>,
    edition: &Edition,
    errors: &mut Errors,
) -> Option<Planned> {
    let text = |name: &str| fields.one(name).trim().replace("\r\n", "\n");
    let maybe = |name: &str| Some(text(name)).filter(|value| !value.is_empty());
    let lines = |name: &str| {
        text(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    for (name, sentence) in [
        ("title", "Enter what the measure is called"),
        ("what", "Enter what is counted, like “were stopped and searched”"),
        ("who", "Enter among whom, like “residents”"),
        ("reference", "Enter the group others are compared with, or “nobody”"),
        ("source", "Enter whose figures they are"),
        ("source-title", "Enter what the source is called"),
        ("licence", "Enter the licence, or how you may use the figures"),
        ("source-period", "Enter the time the figures are about"),
    ] {
        if fields.one(name).trim().is_empty() {
            errors.add(name, sentence);
        }
    }
    let theme = edition.themes.iter().find(|theme| theme.id == fields.one("theme"));
    let kind = KINDS.iter().find(|(name, ..)| *name == fields.one("kind")).map(|(_, kind, _)| *kind);
    let sense = SENSES.iter().find(|(name, ..)| *name == fields.one("sense")).map(|(_, sense, _)| *sense);
    let level = fields.one("level").parse::<Level>().ok();
    for (name, missing, sentence) in [
        ("theme", theme.is_none(), "Choose a theme"),
        ("kind", kind.is_none(), "Choose what kind of figure it is"),
        ("sense", sense.is_none(), "Choose what more of it means"),
        ("level", level.is_none(), "Choose how finely groups are told apart"),
    ] {
        if missing {
            errors.add(name, sentence);
        }
    }
    let number = |name: &str, errors: &mut Errors| {
        let number = text(name).replace(',', "").parse::<u64>().ok().filter(|number| (1..=1_000_000).contains(number));
        if number.is_none() {
            errors.add(name, "Enter a whole number from 1 to 1,000,000");
        }
        number
    };
    let (per, rounded_to) = (number("per", errors), number("rounded", errors));
    let retrieved = day(&text("retrieved"));
    if retrieved.is_none() {
        errors.add("retrieved", A_DAY);
    }
    lengths(fields, &["source-says", "breaks", "narrative", "across", "keep"], errors);
    let mut keep = Vec::new();
    for line in lines("keep") {
        match line.split_once('=') {
            Some((column, words)) => keep.push((column.trim().to_owned(), words.trim().to_owned())),
            None => errors.add("keep", format!("“{line}” says no column. Write it like year=201617")),
        }
    }
    if maybe("source-address").is_some_and(|address| !is_address(&address)) {
        errors.add("source-address", "Enter an address that begins with https://, or leave it empty");
    }
    let only_area = maybe("only-area").map(|line| match line.split_once(char::is_whitespace) {
        Some((code, name)) => (code.to_owned(), name.trim().to_owned()),
        None => (line.clone(), line),
    });
    let id = before.map_or_else(|| address_of(&text("title")), |before| before.id.clone());
    if before.is_none() && edition.measures.iter().any(|other| other.id == id) {
        errors.add("title", "There is a measure of this name already");
    }
    let columns = Mapping {
        area_code: maybe("area-code"),
        area_name: maybe("area-name"),
        group: maybe("group"),
        events: maybe("events"),
        total: maybe("total"),
        value: maybe("value"),
        period: maybe("period"),
        groups_across: lines("across"),
        keep,
        level: level.unwrap_or_default(),
        thousands: fields.is_ticked("thousands"),
        only_area,
        without_groups: fields.is_ticked("without-groups"),
        ..Mapping::default()
    };
    let definition = Definition {
        what: text("what"),
        who: text("who"),
        kind: kind?,
        sense: sense?,
        reference: text("reference"),
        per: per?,
        rounded_to: rounded_to?,
    };
    let source = Source {
        publisher: text("source"),
        title: text("source-title"),
        address: maybe("source-address"),
        licence: text("licence"),
        retrieved: retrieved?,
        period: text("source-period"),
        base_year: maybe("base-year"),
        classification: maybe("classification"),
        says: text("source-says"),
        breaks: lines("breaks"),
    };
    Some(Planned {
        theme: theme?.id.clone(),
        title: text("title"),
        file: before.map_or_else(|| format!("{id}.csv"), |before| before.file.clone()),
        sheet: None,
        population: before.and_then(|before| before.population.clone()),
        family: maybe("family"),
        definition,
        columns,
        source,
        map: fields.is_ticked("map"),
        outliers: fields.is_ticked("outliers"),
        not_alike: maybe("not-alike"),
        narrative: text("narrative"),
        id,
    })
}

/// Where the people of a measure are counted, if in a file of their own.
pub(super) fn population_of(id: &str) -> PopulationFile {
    PopulationFile { file: format!("{id}-population.csv"), columns: Mapping::default() }
}
