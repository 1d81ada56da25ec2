use super::super::measures::Definition;
use super::super::source::Mapping;
use super::media::Medium;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An edition as it is kept in a file: areas, themes, measures and what people said of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Edition {
    /// Small letters, numbers and hyphens; part of its address for ever.
    pub id: String,
    pub title: String,
    /// The day that stands on it. Nothing in it says when it was built.
    pub date: Date,
    #[serde(default = "first")]
    pub version: u32,
    pub publisher: String,
    /// How to reach whoever publishes it.
    #[serde(default)]
    pub contact: String,
    /// The first words, for residents.
    #[serde(default)]
    pub summary: String,
    /// Where residents say what they think of it: an address, or [`SAY`] where the pages are served
    /// by this program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say_at: Option<String>,
    /// What the edition calls the people it is about, and why.
    #[serde(default)]
    pub term: String,
    /// The area it is about, by its code.
    pub main: String,
    /// Counts from 1 to one less are hidden.
    #[serde(default = "five")]
    pub threshold: u64,
    #[serde(default)]
    pub noughts_hidden: bool,
    /// The open data of the edition before, as it was published.
    #[serde(default)]
    pub previous: Option<String>,
    /// The open data of whatever else was published before: other editions, earlier versions.
    /// What this edition hides, they must not give away together with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<String>,
    #[serde(default, rename = "area")]
    pub areas: Vec<EditionArea>,
    #[serde(default, rename = "theme")]
    pub themes: Vec<Theme>,
    #[serde(default, rename = "measure")]
    pub measures: Vec<Planned>,
    #[serde(default, rename = "response")]
    pub responses: Vec<Response>,
    #[serde(default, rename = "comment")]
    pub comments: Vec<Comment>,
    #[serde(default, rename = "action")]
    pub actions: Vec<Action>,
    #[serde(default, rename = "request")]
    pub requests: Vec<Request>,
    #[serde(default, rename = "report")]
    pub reports: Vec<Report>,
    #[serde(default, rename = "medium")]
    pub media: Vec<Medium>,
    #[serde(default, rename = "launch")]
    pub launches: Vec<Launch>,
    #[serde(default)]
    pub sign_off: Option<SignOff>,
    #[serde(default, rename = "correction")]
    pub corrections: Vec<Correction>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EditionArea {
    /// As the files have it: the code of the Office for National Statistics, or a name.
    pub code: String,
    pub name: String,
    /// The larger area of this edition that it is part of.
    #[serde(default)]
    pub within: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Theme {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub says: String,
}

/// The page beside a published edition on which residents say what they think of it.
pub const SAY: &str = "say";

/// The seven of the Race Equality Scorecard. An edition may have others.
pub const SEVEN: [(&str, &str); 7] = [
    ("criminal-justice", "Criminal justice"),
    ("education", "Education"),
    ("employment", "Employment"),
    ("housing", "Housing"),
    ("health", "Health"),
    ("civic-participation", "Civic participation"),
    ("volunteering", "Volunteering"),
];

/// A measure of an edition: which file, which columns, how it is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Planned {
    pub id: String,
    pub theme: String,
    pub title: String,
    pub file: String,
    #[serde(default)]
    pub sheet: Option<String>,
    #[serde(default)]
    pub population: Option<PopulationFile>,
    /// Measures of the same counts, told apart more or less finely, share a family: what one
    /// hides the other does not give away.
    #[serde(default)]
    pub family: Option<String>,
    pub definition: Definition,
    #[serde(default)]
    pub columns: Mapping,
    pub source: Source,
    /// Whether a map of wards is drawn.
    #[serde(default)]
    pub map: bool,
    /// Whether it is shown which areas lie outside the limits of chance.
    #[serde(default)]
    pub outliers: bool,
    /// Why it cannot be compared with the edition before.
    #[serde(default)]
    pub not_alike: Option<String>,
    /// What the publisher says of it.
    #[serde(default)]
    pub narrative: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PopulationFile {
    pub file: String,
    #[serde(default)]
    pub columns: Mapping,
}

/// Where figures are from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    pub publisher: String,
    pub title: String,
    #[serde(default)]
    pub address: Option<String>,
    pub licence: String,
    pub retrieved: Date,
    pub period: String,
    /// The year whose people it is a rate of.
    #[serde(default)]
    pub base_year: Option<String>,
    /// By which list of ethnic groups people were asked, and of when: “Census 2021, 19 groups”. Figures by
    /// two lists are not compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// What is counted, in the source's sense.
    #[serde(default)]
    pub says: String,
    /// What changed in how it is counted, or must be known before anybody compares.
    #[serde(default)]
    pub breaks: Vec<String>,
}

/// What part somebody has in a finding who is asked what they say to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A police force, a council, a trust: if they do not answer, the edition says so.
    #[default]
    AnswersForIt,
    /// A university, a research group: they help to find what is behind it and what can be done.
    WorksOnIt,
}

/// What whoever answers for something said of a finding, or that they did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Response {
    pub measure: String,
    pub holder: String,
    #[serde(default)]
    pub part: Part,
    pub asked: Date,
    pub due: Date,
    #[serde(default)]
    pub answered: Option<Date>,
    /// Who speaks for them, as they wish to be named.
    #[serde(default)]
    pub by: String,
    #[serde(default)]
    pub says: String,
}

impl Response {
    /// What is said of whoever has not answered, in an edition of this day: they may still have time.
    pub fn silence(&self, edition: Date) -> &'static str {
        if self.due < edition { "No answer." } else { "Not answered yet." }
    }

    /// Whether readers are told of it: silence only of those who answer for the finding.
    pub fn is_told(&self) -> bool {
        self.answered.is_some() || self.part == Part::AnswersForIt
    }
}

/// What a resident said, after somebody read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Comment {
    #[serde(default)]
    pub measure: Option<String>,
    pub said: Date,
    pub says: String,
    /// Whoever publishes has shortened it or changed its words: readers are told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changed: bool,
    /// What became of it: you said, we did.
    #[serde(default)]
    pub answer: String,
}

/// What was agreed to be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Action {
    #[serde(default)]
    pub measure: Option<String>,
    pub says: String,
    pub owner: String,
    pub due: Date,
    #[serde(default)]
    pub done: Option<Date>,
    #[serde(default)]
    pub news: String,
    /// The title of the edition before, where it was agreed there and is followed here.
    #[serde(default)]
    pub agreed_in: Option<String>,
}

/// Figures that were asked for, under the Freedom of Information Act or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Request {
    pub holder: String,
    pub asks_for: String,
    #[serde(default)]
    pub freedom_of_information: bool,
    pub asked: Date,
    pub due: Date,
    #[serde(default)]
    pub answered: Option<Date>,
    #[serde(default)]
    pub came_of_it: String,
}

/// A report to whoever watches over the scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Report {
    pub to: String,
    pub due: Date,
    #[serde(default)]
    pub given: Option<Date>,
}

/// A day on which the findings are presented to whoever lives there and whoever answers for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Launch {
    pub title: String,
    pub on: Date,
    /// Where, at what time, how to get in.
    pub place: String,
    /// Who is invited, and how to come.
    #[serde(default)]
    pub invites: String,
    /// How many came, once it has been.
    #[serde(default)]
    pub came: Option<u32>,
    /// What was said there, once it has been.
    #[serde(default)]
    pub heard: String,
}

impl Launch {
    pub fn has_been(&self) -> bool {
        !self.heard.trim().is_empty()
    }
}

/// Who answers for the edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignOff {
    pub by: String,
    pub role: String,
    pub on: Date,
}

/// What a later version of an edition says differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Correction {
    pub version: u32,
    pub date: Date,
    pub says: String,
}

/// What part an area plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Main,
    Compared,
    /// Part of a larger area of the edition: a ward.
    Part,
}

const fn first() -> u32 {
    1
}

const fn five() -> u64 {
    5
}

impl Edition {
    pub fn role(&self, code: &str) -> Option<Role> {
        let area = self.areas.iter().find(|area| area.code == code)?;
        Some(match &area.within {
            _ if area.code == self.main => Role::Main,
            Some(_) => Role::Part,
            None => Role::Compared,
        })
    }

    /// Whether this program serves its pages: then other versions, and what residents say, lie beside it.
    pub fn is_served(&self) -> bool {
        self.say_at.as_deref() == Some(SAY)
    }

    /// Its areas, by code and name.
    pub fn known(&self) -> Vec<(String, String)> {
        self.areas.iter().map(|area| (area.code.clone(), area.name.clone())).collect()
    }

    /// Which area is part of which, by their codes.
    pub fn within(&self) -> Vec<(String, String)> {
        self.areas.iter().filter_map(|area| Some((area.code.clone(), area.within.clone()?))).collect()
    }

    pub fn area_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.areas.iter().find(|area| area.code == code).map_or(code, |area| area.name.as_str())
    }

    /// The measures of a theme, in their order.
    pub fn of_theme(&self, theme: &str) -> impl Iterator<Item = &Planned> {
        self.measures.iter().filter(move |measure| measure.theme == theme)
    }
}

impl Planned {
    /// The files it is read from.
    pub fn files(&self) -> impl Iterator<Item = &String> {
        [&self.file].into_iter().chain(self.population.iter().map(|people| &people.file))
    }

    /// Counts are the same counts where file, columns and rows are the same.
    pub fn family(&self) -> String {
        self.family.clone().unwrap_or_else(|| {
            let Mapping { events, total, value, keep, .. } = &self.columns;
            format!("{} {events:?} {total:?} {value:?} {keep:?}", self.file)
        })
    }
}

/// Whether something leads to a page, and does nothing else when it is pressed.
pub fn is_address(text: &str) -> bool {
    let place = ["https://", "http://"].iter().find_map(|begins| text.strip_prefix(begins));
    let host = place.and_then(|place| place.split(['/', '?', '#']).next());
    let is_host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    host.is_some_and(is_host) && !text.contains(char::is_whitespace)
}
