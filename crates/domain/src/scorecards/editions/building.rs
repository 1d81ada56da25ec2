use super::super::areas::{one_way, parts_by_code, parts_by_figures};
use super::super::findings::{Change, Finding, Several, Verdict, change, findings, several};
use super::super::measures::{Figure, Measure};
use super::super::periods;
use super::super::publishing::{Beside, Counting, Earlier, Published, publish};
use super::super::source::{Mapping, Problem, Sheet, Wrong, read};
use super::cuts::cuts;
use super::families::Families;
use super::open_data::{OpenData, OpenMeasure};
use super::plan::{Edition, Planned, Role};
use super::rates::hide_rates_of_hidden;
use super::theme_sets::{ThemeSet, theme_set};
use super::wrong::wrong_with;
use alongside_gate::disclosure_control::Policy;
use std::collections::{BTreeMap, BTreeSet};

/// An edition, worked out and protected: everything in it may be published.
#[derive(Clone, Debug)]
pub struct Built {
    pub edition: Edition,
    pub measures: Vec<BuiltMeasure>,
    pub themes: ThemeSet,
    /// Over all comparisons in the area the edition is about.
    pub several: Several,
}

#[derive(Clone, Debug)]
pub struct BuiltMeasure {
    pub plan: Planned,
    pub published: Published,
    pub findings: Vec<Finding>,
    /// For each finding: what became of it since the edition before.
    pub changes: Vec<Option<Change>>,
    /// For each finding: whether it still holds when it counts how many are compared; none where that
    /// is not asked, in areas the edition is not about.
    pub holds: Vec<Option<bool>>,
    /// For each area: where its findings of its last period stand.
    latest: BTreeMap<String, Vec<usize>>,
}

/// Gives the table of a file of an edition, of the sheet that is named.
pub type Opening<'a> = &'a mut dyn FnMut(&str, Option<&str>) -> Result<Sheet, Vec<Problem>>;
type Sheets = BTreeMap<(String, Option<String>), Result<Sheet, Vec<Problem>>>;

/// Why an edition is not built: what is wrong with it, or with which file of which measure.
#[derive(Clone, Debug)]
pub struct Refused {
    pub measure: Option<String>,
    pub file: Option<String>,
    pub problems: Vec<Problem>,
    pub says: String,
}

/// Reads every file, protects all measures together and works out every finding; or says
/// everything that is wrong. `open` gives the table of a file of the edition; `previous` is what
/// it is compared with, `earlier` what else was published before and must give nothing away.
pub fn build(
    edition: &Edition,
    open: Opening<'_>,
    previous: Option<&OpenData>,
    earlier: &[OpenData],
) -> Result<Built, Vec<Refused>> {
    let wrong = wrong_with(edition);
    if !wrong.is_empty() {
        return Err(wrong
            .into_iter()
            .map(|says| Refused { measure: None, file: None, problems: Vec::new(), says })
            .collect());
    }
    let mut refused = Vec::new();
    let mut measures: Vec<Measure> = Vec::new();
    let mut sheets = Sheets::new();
    for plan in &edition.measures {
        let files = [(plan.file.clone(), plan.sheet.clone())]
            .into_iter()
            .chain(plan.population.iter().map(|people| (people.file.clone(), None)));
        for (file, sheet) in files {
            sheets.entry((file.clone(), sheet.clone())).or_insert_with(|| open(&file, sheet.as_deref()));
        }
        match one(edition, plan, &sheets) {
            Ok(measure) => measures.push(measure),
            Err(why) => refused.push(why),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let before = || previous.into_iter().chain(earlier);
    let here = measures.iter().flat_map(|measure| measure.blocks.iter().map(|block| block.area.code.as_str()));
    let earlier_rows = before().flat_map(|data| &data.measures).flat_map(|measure| &measure.rows);
    let by_code = parts_by_code(here.chain(earlier_rows.map(|row| row.area_code.as_str())));
    let by_figures = parts_by_figures(measures.iter());
    let own = edition.within();
    let within =
        one_way(own.iter().chain(before().flat_map(|data| data.within.iter())).chain(&by_code).chain(&by_figures));
    let tables: Vec<&OpenMeasure> = before().flat_map(|data| data.measures.iter()).collect();
    let families = Families::of(&edition.measures, &measures, &tables, &within);
    let disagreeing = disagreeing(&families.events.of, &measures, edition);
    if !disagreeing.is_empty() {
        return Err(disagreeing);
    }
    let before = families.events.before.iter().zip(&families.total.before);
    let earlier: Vec<Earlier> = (0..)
        .zip(tables.iter().zip(before))
        .flat_map(|(table, (measure, (events, total)))| measure.earlier(table, (events.clone(), total.clone())))
        .collect();
    let policy = Policy { threshold: edition.threshold, noughts_hidden: edition.noughts_hidden };
    let counting = measures.iter().zip(families.events.of.iter().zip(&families.total.of));
    let counting: Vec<Counting<'_>> =
        counting.map(|(measure, (events, total))| Counting { measure, events, total }).collect();
    let cuts = cuts(&edition.measures, &measures);
    let beside = Beside { within: &within, earlier: &earlier, same: &families.same, cuts: &cuts };
    let mut published = publish(&counting, beside, policy);
    hide_rates_of_hidden(&measures, &mut published);
    let named = families.events.of.clone();
    let mut built: Vec<BuiltMeasure> =
        edition.measures.iter().zip(published).map(|(plan, published)| worked(plan, published, previous)).collect();
    built.iter_mut().zip(named).for_each(|(measure, family)| measure.plan.family = Some(family));
    let of_main = |measure: &BuiltMeasure| measure.latest_of(Some(&edition.main)).collect::<Vec<_>>();
    let all: Vec<&Finding> =
        built.iter().flat_map(|measure| of_main(measure).into_iter().map(|at| &measure.findings[at])).collect();
    let several = several(&all);
    let mut holds = several.holds.iter().copied();
    for measure in &mut built {
        of_main(measure).into_iter().for_each(|at| measure.holds[at] = holds.next());
    }
    Ok(Built { edition: edition.clone(), measures: built, themes: theme_set(edition, previous), several })
}

fn one(edition: &Edition, plan: &Planned, sheets: &Sheets) -> Result<Measure, Refused> {
    let refuse = |file: &str, problems: Vec<Problem>| Refused {
        measure: Some(plan.id.clone()),
        file: Some(file.to_owned()),
        problems,
        says: format!("The measure {} cannot be read from {file}.", plan.id),
    };
    let sheet = |file: &str, sheet: &Option<String>| match sheets.get(&(file.to_owned(), sheet.clone())) {
        Some(Ok(sheet)) => Ok(sheet),
        Some(Err(problems)) => Err(refuse(file, problems.clone())),
        None => Err(refuse(file, Vec::new())),
    };
    let own = sheet(&plan.file, &plan.sheet)?;
    let people =
        plan.population.as_ref().map(|people| Ok((sheet(&people.file, &None)?, &people.columns))).transpose()?;
    let columns = Mapping { known: edition.known(), ..plan.columns.clone() };
    let mut measure = read(own, &columns, &plan.definition, people).map_err(|problems| refuse(&plan.file, problems))?;
    for block in &mut measure.blocks {
        edition.area_name(&block.area.code).clone_into(&mut block.area.name);
        if block.period.is_empty() {
            block.period.clone_from(&plan.source.period);
        }
    }
    let order = |code: &str| edition.areas.iter().position(|area| area.code == code);
    let unread = unread(&measure);
    if !unread.is_empty() {
        let says = format!(
            "The file has several times, and these cannot be put in order: {}. Write them like 2025/26, 2026-03 or March 2026.",
            unread.join(", ")
        );
        return Err(refuse(&plan.file, vec![Problem::new(Wrong::UnclearTime, says)]));
    }
    measure.blocks.sort_by(|one, other| {
        let area = order(&one.area.code).cmp(&order(&other.area.code));
        area.then_with(|| periods::compare(&one.period, &other.period))
    });
    Ok(measure)
}

/// Measures that say that they count the same and do not.
fn disagreeing(families: &[String], measures: &[Measure], edition: &Edition) -> Vec<Refused> {
    let mut seen = BTreeMap::new();
    let mut refused: Vec<Refused> = Vec::new();
    for ((family, measure), plan) in families.iter().zip(measures).zip(&edition.measures) {
        for block in &measure.blocks {
            for (group, pair) in &block.groups {
                let key = (family.as_str(), block.period.as_str(), block.area.code.as_str(), group.as_str());
                let (first, title) = *seen.entry(key).or_insert((pair, &plan.title));
                let differ = |one: Option<Figure>, other: Option<Figure>| matches!((one, other), (Some(Figure::Count(one)), Some(Figure::Count(other))) if one != other);
                let wrong = differ(first.events, pair.events);
                if wrong && !refused.iter().any(|one| one.measure.as_ref() == Some(&plan.id)) {
                    refused.push(Refused {
                        measure: Some(plan.id.clone()),
                        file: Some(plan.file.clone()),
                        problems: Vec::new(),
                        says: format!(
                            "“{title}” and “{}” say that they count the same, and do not: {group} in {}. Give one of them another word for what they share.",
                            plan.title, block.area.name
                        ),
                    });
                }
            }
        }
    }
    refused
}

/// The times of a measure that has several, as far as nobody can say when they are.
fn unread(measure: &Measure) -> Vec<&str> {
    let all: BTreeSet<&str> = measure.blocks.iter().map(|block| block.period.as_str()).collect();
    let unread = |period: &&str| all.len() > 1 && periods::order(period).is_none();
    all.iter().copied().filter(unread).take(5).collect()
}

fn worked(plan: &Planned, published: Published, previous: Option<&OpenData>) -> BuiltMeasure {
    let findings = findings(&published);
    let before = previous.and_then(|previous| previous.measure(&plan.id));
    let newest = newest(&findings);
    let changes = findings
        .iter()
        .map(|finding| {
            let before = before?;
            let is_judged = matches!(finding.verdict, Verdict::Higher | Verdict::Lower | Verdict::NotClear);
            if !is_judged || !is_latest(finding, &newest) {
                return None;
            }
            if let Some(why) = before.not_alike(plan) {
                return Some(Change::NotAlike(why));
            }
            let then = before.finding(&finding.area.code, &finding.group)?;
            if periods::is_same(&then.period, &finding.period) {
                return Some(Change::NotAlike("The edition before has the same period.".to_owned()));
            }
            if periods::compare(&then.period, &finding.period).is_gt() {
                return Some(Change::NotAlike("The edition before has a later period.".to_owned()));
            }
            Some(change(&then, finding))
        })
        .collect();
    let mut latest: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| is_latest(finding, &newest)) {
        latest.entry(finding.area.code.clone()).or_default().push(at);
    }
    BuiltMeasure { plan: plan.clone(), published, holds: vec![None; findings.len()], findings, changes, latest }
}

/// The last period of each area.
fn newest(findings: &[Finding]) -> BTreeMap<String, String> {
    let mut newest: BTreeMap<String, String> = BTreeMap::new();
    for finding in findings {
        let last = newest.entry(finding.area.code.clone()).or_default();
        if last.is_empty() || periods::compare(last, &finding.period).is_lt() {
            last.clone_from(&finding.period);
        }
    }
    newest
}

fn is_latest(finding: &Finding, newest: &BTreeMap<String, String>) -> bool {
    newest.get(&finding.area.code).is_none_or(|last| *last == finding.period)
}

impl BuiltMeasure {
    /// The findings of an area in its last period, with what became of each and whether it
    /// holds among all that are compared.
    pub fn of_area(&self, code: &str) -> Vec<(&Finding, Option<&Change>, Option<bool>)> {
        let one = |at: usize| (&self.findings[at], self.changes[at].as_ref(), self.holds[at]);
        self.latest_of(Some(code)).map(one).collect()
    }

    fn latest_of(&self, area: Option<&str>) -> impl Iterator<Item = usize> + use<'_> {
        area.and_then(|code| self.latest.get(code)).into_iter().flatten().copied()
    }

    /// The areas that have figures, in the order of the edition, parts of areas apart.
    pub fn areas<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = &'a str> {
        let has = |code: &str| self.latest.contains_key(code);
        edition
            .areas
            .iter()
            .map(|area| area.code.as_str())
            .filter(move |code| edition.role(code) != Some(Role::Part) && has(code))
    }

    /// What was found in the last period of each area.
    pub fn latest(&self) -> impl Iterator<Item = &Finding> {
        self.latest.values().flatten().map(|at| &self.findings[*at])
    }

    /// The area a measure speaks of first: the edition's own, else the first that has figures.
    pub fn first_area<'a>(&'a self, edition: &'a Edition) -> Option<&'a str> {
        self.areas(edition).find(|code| *code == edition.main).or_else(|| self.areas(edition).next())
    }

    /// The rate of the group others are compared with, in the last period of an area.
    pub fn reference_rate(&self, code: &str) -> Option<f64> {
        let reference = self.of_area(code).into_iter().find(|(finding, ..)| finding.verdict == Verdict::Reference)?;
        Some(reference.0.estimate?.rate)
    }
}
