use crate::calendars::BankHolidays;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::OnceLock;

const PUBLISHED: &str = include_str!("../../data/law.toml");

static LAW: OnceLock<Law> = OnceLock::new();

/// The numbers of the rules, from when to when each is law, who says so and who
/// has looked; and the days that do not count.
#[derive(Clone, Debug)]
pub struct Law {
    terms: Vec<Term>,
    pub holidays: &'static BankHolidays,
}

/// The words of one rule between two days. When the law changes they are ended
/// and others follow; they are never edited.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Term {
    pub rule: String,
    /// For what happened from this day on.
    pub from: Date,
    /// The last such day; none while it is law.
    pub until: Option<Date>,
    /// How many of the unit.
    pub length: i64,
    /// “months beginning with”, “months after”, “days after”, “days beginning with”, “working days after”.
    pub unit: String,
    /// A second number of the same rule, where it has one.
    pub second: Option<i64>,
    pub source: String,
    pub checked_on: Date,
    pub checked_by: String,
    /// What is not certain of it.
    pub caution: Option<String>,
    /// The service's own words, not ours.
    #[serde(skip)]
    pub own: bool,
}

#[derive(Deserialize)]
struct File {
    term: Vec<Term>,
}

fn read(text: &str) -> Result<Vec<Term>, String> {
    toml::from_str::<File>(text).map(|file| file.term).map_err(|error| error.to_string())
}

impl Term {
    /// How it is called where a date was worked out by it.
    pub fn version(&self) -> String {
        let own = if self.own { "/own" } else { "" };
        format!("{}/{}{own}", self.rule, self.from)
    }
}

impl Law {
    /// What came with this program, and what a service has added before anything was asked.
    pub fn published() -> &'static Self {
        LAW.get_or_init(|| {
            // The file is part of the program, and a test reads every line of it.
            Self { terms: read(PUBLISHED).unwrap_or_default(), holidays: BankHolidays::published() }
        })
    }

    /// Adds a service's own words of rules for this run of the program, before anything is asked.
    pub fn add(own: &str) -> Result<(), String> {
        LAW.set(Self::with(own)?).map_err(|_| "the law was asked already".to_owned())
    }

    /// The law with a service's own words, in the same shape as ours: a change that is
    /// newer than the program, or a local procedure. Words of ours that are still open when
    /// others of the same rule begin end the day before.
    pub fn with(own: &str) -> Result<Self, String> {
        let own = read(own)?;
        let mut terms = read(PUBLISHED)?;
        for mut new in own {
            let Some(ours) = terms.iter().rfind(|term| term.rule == new.rule) else {
                return Err(format!("there is no rule {:?}", new.rule));
            };
            // Another unit is another way of counting, which is code.
            if new.unit != ours.unit || new.length < 1 {
                return Err(format!("{} counts {:?}, at least 1", new.rule, ours.unit));
            }
            new.own = true;
            let before = new.from.yesterday().map_err(|error| error.to_string())?;
            terms.retain(|term| term.rule != new.rule || term.from < new.from);
            for term in terms.iter_mut().filter(|term| term.rule == new.rule) {
                term.until = Some(term.until.map_or(before, |until| until.min(before)));
            }
            terms.push(new);
        }
        Ok(Self { terms, holidays: BankHolidays::published() })
    }

    /// The same rules, with other days that do not count.
    pub fn with_holidays(&self, holidays: &'static BankHolidays) -> Self {
        Self { terms: self.terms.clone(), holidays }
    }

    /// Everything that was, is and will be said under a rule, the earliest first.
    pub fn terms<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a Term> {
        self.terms.iter().filter(move |term| term.rule == rule)
    }

    /// The words that a date was worked out by.
    pub fn by_version(&self, version: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.version() == version)
    }

    /// What a rule says of something that happened on a day. Of what happened
    /// before the first of its words, those.
    ///
    /// # Panics
    /// When the rule has no words in `law.toml`: a test asks every rule.
    pub fn term(&self, rule: &str, day: Date) -> &Term {
        let mut of_rule = self.terms.iter().filter(|term| term.rule == rule);
        let Some(first) = of_rule.next() else { unreachable!("{rule} has no words in law.toml") };
        of_rule.rfind(|term| term.from <= day).unwrap_or(first)
    }
}
