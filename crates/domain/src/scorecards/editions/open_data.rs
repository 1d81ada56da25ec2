use super::super::findings::{Change, Finding, findings};
use super::super::measures::{Area, Definition, Kind};
use super::super::periods;
use super::super::publishing::{Earlier, Published, PublishedBlock, PublishedPair, Shown, Told};
use super::building::{Built, BuiltMeasure};
use super::plan::Planned;
use super::theme_sets::ThemeSet;
use crate::statistics::to_four;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An edition's figures as data: what anybody may take, and what the next edition is
/// compared with and must not contradict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenData {
    pub edition: String,
    pub title: String,
    pub date: String,
    pub version: u32,
    pub publisher: String,
    pub licence: String,
    /// The area the edition is about, by its code.
    #[serde(default)]
    pub main: String,
    pub signs: Vec<(String, String)>,
    #[serde(default)]
    pub comparisons: Comparisons,
    #[serde(default)]
    pub themes: ThemeSet,
    /// Which area is part of which, by their codes.
    #[serde(default)]
    pub within: Vec<(String, String)>,
    pub measures: Vec<OpenMeasure>,
}

/// How many comparisons the edition makes in the area it is about, and what so many mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparisons {
    pub made: usize,
    pub different: usize,
    pub expected_by_chance: f64,
    pub holding: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenMeasure {
    pub id: String,
    pub theme: String,
    pub title: String,
    pub family: String,
    pub groups: String,
    pub definition: Definition,
    pub source: Value,
    pub rows: Vec<OpenRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OpenRow {
    pub area_code: String,
    pub area: String,
    pub period: String,
    /// None for everybody together.
    pub group: Option<String>,
    /// A count, or the sign that stands in its place.
    pub numerator: Value,
    pub denominator: Value,
    pub published_value: Option<f64>,
    pub rate: Option<f64>,
    pub rate_lower: Option<f64>,
    pub rate_upper: Option<f64>,
    pub rate_method: Option<String>,
    pub compared_with: Option<String>,
    pub relative_likelihood: Option<f64>,
    pub relative_likelihood_lower: Option<f64>,
    pub relative_likelihood_upper: Option<f64>,
    pub difference: Option<f64>,
    pub difference_lower: Option<f64>,
    pub difference_upper: Option<f64>,
    pub verdict: String,
    pub unreliable: bool,
    /// None where there is no ratio, and in areas the edition is not about.
    pub holds_among_all: Option<bool>,
    /// The ratio of the edition before, and the ratio now divided by it.
    #[serde(default)]
    pub relative_likelihood_before: Option<f64>,
    #[serde(default)]
    pub change: Option<f64>,
    #[serde(default)]
    pub change_lower: Option<f64>,
    #[serde(default)]
    pub change_upper: Option<f64>,
}

/// The signs of the Government Statistical Service.
const SIGNS: [(&str, &str); 4] = [
    ("[c]", "hidden to protect people, here or at the source"),
    ("[x]", "not available"),
    ("[z]", "not applicable"),
    ("[low]", "so low that the source rounds it to nothing"),
];

pub fn open_data(built: &Built) -> OpenData {
    let edition = &built.edition;
    OpenData {
        edition: edition.id.clone(),
        title: edition.title.clone(),
        date: edition.date.to_string(),
        version: edition.version,
        publisher: edition.publisher.clone(),
        licence: "Open Government Licence v3.0 where the source has it; see each measure".to_owned(),
        main: edition.main.clone(),
        signs: SIGNS.iter().map(|(sign, says)| ((*sign).to_owned(), (*says).to_owned())).collect(),
        comparisons: Comparisons {
            made: built.several.made,
            different: built.several.different,
            expected_by_chance: to_four(built.several.by_chance),
            holding: built.several.holding,
        },
        themes: built.themes.clone(),
        within: edition.within(),
        measures: built
            .measures
            .iter()
            .map(|measure| OpenMeasure {
                id: measure.plan.id.clone(),
                theme: measure.plan.theme.clone(),
                title: measure.plan.title.clone(),
                family: measure.plan.family(),
                groups: measure.plan.columns.level.name().to_owned(),
                definition: measure.plan.definition.clone(),
                source: serde_json::to_value(&measure.plan.source).unwrap_or_default(),
                rows: rows(measure),
            })
            .collect(),
    }
}

fn rows(measure: &BuiltMeasure) -> Vec<OpenRow> {
    let all = measure.findings.iter().zip(&measure.holds).zip(&measure.changes);
    let mut rows: Vec<OpenRow> = all.map(|((finding, holds), change)| row(finding, *holds, change.as_ref())).collect();
    for block in measure.published.blocks.iter().filter(|block| !block.groups.is_empty()) {
        for (group, pair) in block
            .everybody
            .iter()
            .map(|pair| (None, pair))
            .chain(block.unknown.iter().map(|(why, pair)| (Some(why.name()), pair)))
        {
            rows.push(OpenRow {
                area_code: block.area.code.clone(),
                area: block.area.name.clone(),
                period: block.period.clone(),
                group: group.map(str::to_owned),
                numerator: value(pair.events),
                denominator: value(pair.total),
                verdict: "not_compared".to_owned(),
                ..OpenRow::default()
            });
        }
    }
    rows
}

fn row(finding: &Finding, holds: Option<bool>, change: Option<&Change>) -> OpenRow {
    let interval = finding.estimate.and_then(|estimate| estimate.interval);
    let comparison = finding.comparison.as_ref();
    let ratio = comparison.and_then(|one| one.interval);
    let difference = comparison.and_then(|one| one.difference_interval);
    let changed = match change {
        Some(Change::Found { then, factor, interval, .. }) => {
            Some((to_four(*then), to_four(*factor), to_four(interval.lower), to_four(interval.upper)))
        }
        _ => None,
    };
    OpenRow {
        area_code: finding.area.code.clone(),
        area: finding.area.name.clone(),
        period: finding.period.clone(),
        group: (finding.group != "Everybody").then(|| finding.group.clone()),
        numerator: value(finding.shown.events),
        denominator: value(finding.shown.total),
        published_value: finding.shown.value,
        rate: finding.estimate.map(|one| to_four(one.rate)),
        rate_lower: interval.map(|one| to_four(one.lower)),
        rate_upper: interval.map(|one| to_four(one.upper)),
        rate_method: finding.estimate.map(|one| one.method.to_owned()),
        compared_with: comparison.map(|one| one.with.clone()),
        relative_likelihood: comparison.and_then(|one| one.ratio).map(to_four),
        relative_likelihood_lower: ratio.map(|one| to_four(one.lower)),
        relative_likelihood_upper: ratio.map(|one| to_four(one.upper)),
        difference: comparison.map(|one| to_four(one.difference)),
        difference_lower: difference.map(|one| to_four(one.lower)),
        difference_upper: difference.map(|one| to_four(one.upper)),
        verdict: serde_json::to_value(finding.verdict)
            .ok()
            .and_then(|one| one.as_str().map(str::to_owned))
            .unwrap_or_default(),
        unreliable: finding.unreliable,
        holds_among_all: holds.filter(|_| ratio.is_some()),
        relative_likelihood_before: changed.map(|one| one.0),
        change: changed.map(|one| one.1),
        change_lower: changed.map(|one| one.2),
        change_upper: changed.map(|one| one.3),
    }
}

fn value(shown: Option<Shown>) -> Value {
    match shown {
        None => Value::Null,
        Some(Shown::Sign(sign)) => sign.into(),
        Some(shown) => shown.count().into(),
    }
}

impl OpenData {
    pub fn measure(&self, id: &str) -> Option<&OpenMeasure> {
        self.measures.iter().find(|measure| measure.id == id)
    }
}

impl OpenMeasure {
    /// Every row that was published, under the families of what is published now.
    pub fn earlier(&self, table: u32, (events_family, total_family): (String, String)) -> Vec<Earlier> {
        let told = |value: &Value| match value {
            Value::String(sign) if matches!(sign.as_str(), "[c]" | "[low]") => Told::Hidden,
            value => value.as_u64().map_or(Told::Nothing, Told::Count),
        };
        let one = |row: &OpenRow| Earlier {
            table,
            events_family: events_family.clone(),
            total_family: total_family.clone(),
            area: row.area_code.clone(),
            period: row.period.clone(),
            group: row.group.clone(),
            both_sides: self.definition.kind.is_among_others(),
            events: told(&row.numerator),
            // Of a part the whole stands on its own side.
            total: if self.definition.kind == Kind::Part { Told::Nothing } else { told(&row.denominator) },
        };
        self.rows.iter().map(one).collect()
    }

    /// Why figures of a measure are not like those it had before.
    pub fn not_alike(&self, plan: &Planned) -> Option<String> {
        if let Some(why) = &plan.not_alike {
            return Some(why.clone());
        }
        if self.groups != plan.columns.level.name() {
            return Some("Groups are told apart in another way than before.".to_owned());
        }
        let list = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
        let before = self.source["classification"].as_str();
        if let Some((then, now)) =
            before.zip(plan.source.classification.as_deref()).filter(|(then, now)| list(then) != list(now))
        {
            return Some(format!("People were asked by another list of groups: {then} before, {now} now."));
        }
        if self.definition != plan.definition {
            return Some("What is counted, or with whom it is compared, is another than before.".to_owned());
        }
        let before: Vec<&str> =
            self.source["breaks"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let new = plan.source.breaks.iter().find(|one| !before.contains(&one.as_str()));
        new.map(|one| format!("How it is counted has changed since: {one}"))
    }

    /// What was found of a group in an area in its last period, worked out again from what was shown.
    pub fn finding(&self, area: &str, group: &str) -> Option<Finding> {
        let last = self
            .rows
            .iter()
            .filter(|row| row.area_code == area)
            .map(|row| row.period.as_str())
            .max_by(|one, other| periods::compare(one, other))?;
        let rows: Vec<&OpenRow> = self.rows.iter().filter(|row| row.area_code == area && row.period == last).collect();
        let pair = |row: &OpenRow| {
            let shown = |value: &Value| value.as_u64().map_or(Shown::Sign("[c]"), Shown::Sum);
            PublishedPair {
                events: Some(shown(&row.numerator)),
                total: Some(shown(&row.denominator)),
                value: row.published_value,
                value_hidden: false,
            }
        };
        let groups = rows
            .iter()
            .filter_map(|row| Some((row.group.clone().filter(|group| group != "Not known")?, pair(row))))
            .collect();
        let block = PublishedBlock {
            area: Area { code: area.to_owned(), name: rows.first()?.area.clone() },
            period: last.to_owned(),
            groups,
            everybody: None,
            unknown: Vec::new(),
        };
        let definition = self.definition.clone();
        let published = Published {
            definition,
            blocks: vec![block],
            notices: Vec::new(),
            small: 0,
            for_others: 0,
            given_away: Vec::new(),
            shown_again: Vec::new(),
        };
        findings(&published).into_iter().find(|finding| finding.group == group)
    }
}
