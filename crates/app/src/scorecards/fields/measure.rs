use super::edition::is_code;
use super::{KINDS, SENSES, day, lengths, mark};
use alongside_domain::scorecards::editions::{Edition, Planned, PopulationFile, Source, address_of, is_address};
use alongside_domain::scorecards::groups::Level;
use alongside_domain::scorecards::{Definition, Mapping};
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Date;

/// What is typed of a measure.
pub(crate) fn of_measure(measure: &Planned) -> Fields {
    let Planned { definition, columns, source, .. } = measure;
    let one = |value: &Option<String>| value.clone().unwrap_or_default();
    let kind = KINDS.iter().find(|(_, kind, _)| *kind == definition.kind).map_or("", |(name, ..)| name);
    let sense = SENSES.iter().find(|(_, sense, _)| *sense == definition.sense).map_or("", |(name, ..)| name);
    let people = measure.population.as_ref().map(|people| people.columns.clone()).unwrap_or_default();
    let yes = |is_so: bool| if is_so { "yes" } else { "" }.to_owned();
    let only_area = columns.only_area.as_ref().map(line_of).unwrap_or_default();
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
        ("keep", as_rows(&columns.keep)),
        ("only-area", only_area.trim().to_owned()),
        ("thousands", yes(columns.thousands)),
        ("without-groups", yes(columns.without_groups)),
        ("people-area-code", one(&people.area_code)),
        ("people-area-name", one(&people.area_name)),
        ("people-group", one(&people.group)),
        ("people-count", one(&people.events)),
        ("people-period", one(&people.period)),
        ("people-keep", as_rows(&people.keep)),
        ("people-thousands", yes(people.thousands)),
        ("family", one(&measure.family)),
        ("not-alike", one(&measure.not_alike)),
        ("narrative", measure.narrative.clone()),
        ("outliers", yes(measure.outliers)),
        ("map", yes(measure.map)),
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
pub(in crate::scorecards) fn measure(
    fields: &Fields,
    before: Option<&Planned>,
    edition: &Edition,
    today: Date,
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
    let retrieved = day(fields, "retrieved", today, errors);
    lengths(fields, &["source-says", "breaks", "narrative", "across", "keep", "people-keep"], errors);
    let keep = kept_rows(fields, "keep", errors);
    let population = before.and_then(|before| before.population.clone());
    let people = people_columns(population.as_ref().map(|was| was.columns.clone()), fields, errors);
    if maybe("source-address").is_some_and(|address| !is_address(&address)) {
        errors.add("source-address", "Enter an address that begins with https://, or leave it empty");
    }
    let was = before.and_then(|before| before.columns.only_area.clone());
    let only_area =
        maybe("only-area").map(|line| was.filter(|was| line_of(was) == line).unwrap_or_else(|| area_of(&line)));
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
        population: population.map(|was| PopulationFile { columns: people, ..was }),
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

/// Where the people of a measure are counted that has a file of its own for them.
pub(in crate::scorecards) fn people_of(id: &str, fields: &Fields) -> PopulationFile {
    let columns = people_columns(None, fields, &mut Errors::default());
    PopulationFile { file: format!("{id}-population.csv"), columns }
}

/// Which column of the file of people is which; what nobody types of it stays as it was.
fn people_columns(was: Option<Mapping>, fields: &Fields, errors: &mut Errors) -> Mapping {
    let maybe = |name: &str| Some(fields.one(name).trim().to_owned()).filter(|value| !value.is_empty());
    Mapping {
        area_code: maybe("people-area-code"),
        area_name: maybe("people-area-name"),
        group: maybe("people-group"),
        events: maybe("people-count"),
        period: maybe("people-period"),
        keep: kept_rows(fields, "people-keep", errors),
        thousands: fields.is_ticked("people-thousands"),
        ..was.unwrap_or_default()
    }
}

/// Only rows with these words in these columns, one a line: `year=201617`.
fn kept_rows(fields: &Fields, name: &str, errors: &mut Errors) -> Vec<(String, String)> {
    let mut keep = Vec::new();
    for line in fields.one(name).lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once('=') {
            Some((column, words)) => keep.push((column.trim().to_owned(), words.trim().to_owned())),
            None => errors.add(name, format!("“{line}” says no column. Write it like year=201617")),
        }
    }
    keep
}

fn as_rows(keep: &[(String, String)]) -> String {
    keep.iter().map(|(column, words)| format!("{column}={words}")).collect::<Vec<_>>().join("\n")
}

fn line_of((code, name): &(String, String)) -> String {
    if code == name { name.clone() } else { format!("{code} {name}") }
}

/// An area in a line: code and name, or a name alone.
fn area_of(line: &str) -> (String, String) {
    match line.split_once(char::is_whitespace) {
        Some((code, name)) if is_code(code) => (code.to_owned(), name.trim().to_owned()),
        _ => (line.to_owned(), line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::area_of;

    #[test]
    fn a_name_of_several_words_has_no_code() {
        let of = |line: &str| {
            let (code, name) = area_of(line);
            format!("{code}|{name}")
        };
        assert_eq!(of("E09000021  Kingston upon Thames"), "E09000021|Kingston upon Thames");
        assert_eq!(of("England and Wales"), "England and Wales|England and Wales");
        assert_eq!(of("London"), "London|London");
    }
}
