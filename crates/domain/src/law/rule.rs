use super::cannot::CannotWork;
use super::conciliation::Acas;
use super::given::Value;
use super::lengths::beginning_with;
use super::terms::{Law, Term};
use crate::calendars::short;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A rule of law or practice that makes a day of other days: what it is called,
/// who says so, what it takes and gives, and how it is worked out.
#[derive(Clone, Copy, Debug)]
pub struct LawRule {
    pub id: &'static str,
    /// What a worker calls it.
    pub name: &'static str,
    /// Statute, case or standard.
    pub authority: &'static str,
    /// What it is for and what stands beside it, in plain words.
    pub about: &'static str,
    pub takes: &'static [Takes],
    /// The keys of its result and what each means.
    pub gives: &'static [(&'static str, &'static str)],
    pub work: fn(&Value, &Law) -> Result<Found, CannotWork>,
    /// Worked out by hand from the words of the rule.
    pub examples: &'static [Example],
}

/// Something a rule takes.
#[derive(Clone, Copy, Debug)]
pub struct Takes {
    pub name: &'static str,
    pub kind: &'static str,
    pub needed: bool,
    pub meaning: &'static str,
}

impl Takes {
    pub const fn day(name: &'static str, meaning: &'static str) -> Self {
        Self { name, kind: "day", needed: true, meaning }
    }

    pub const fn number(name: &'static str, meaning: &'static str) -> Self {
        Self { name, kind: "number", needed: true, meaning }
    }

    pub const fn of(name: &'static str, kind: &'static str, meaning: &'static str) -> Self {
        Self { name, kind, needed: true, meaning }
    }

    pub const fn optional(self) -> Self {
        Self { needed: false, ..self }
    }
}

/// What is given and what comes out, both as JSON: shown on the rule's page, and a test.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    pub given: &'static str,
    pub gives: &'static str,
}

/// What a rule came to, with everything somebody needs to check it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub result: Vec<(&'static str, Value)>,
    /// One plain sentence a step. Never empty.
    pub working: Vec<String>,
    /// What is uncertain, and what to do about it.
    pub cautions: Vec<String>,
    /// The words of the rule that were used.
    pub version: String,
    /// The last day that no reading of the rule calls late; none, where the
    /// answer is no day.
    pub safe: Option<Date>,
    /// Where readings differ: the later day, which is contested, and why.
    pub later: Option<(Date, String)>,
    /// What a day two weeks before is counted back to: nobody begins before it began.
    pub began: Option<Date>,
    /// A day by which it is best done, where that is another than two weeks before.
    pub best_by: Option<Date>,
    /// The words before the day.
    pub lead: &'static str,
    /// It is somebody else who has to act by it.
    pub theirs: bool,
    /// How conciliation stands to it, where there is any.
    pub acas: Option<Acas>,
}

impl Found {
    pub fn under(term: &Term) -> Self {
        Self {
            result: Vec::new(),
            working: Vec::new(),
            cautions: term.caution.iter().cloned().collect(),
            version: term.version(),
            safe: None,
            later: None,
            began: None,
            best_by: None,
            lead: "Safe until",
            theirs: false,
            acas: None,
        }
    }

    /// From this day on it is counted; before these words began, others applied.
    pub fn begins(&mut self, day: Date, term: &Term) {
        self.began = Some(day);
        if day < term.from {
            self.warn(format!(
                "These words of the rule are law since {}. Before that others applied.",
                short(term.from)
            ));
        }
    }

    pub fn give(&mut self, key: &'static str, value: impl Into<Value>) {
        self.result.push((key, value.into()));
    }

    pub fn say(&mut self, sentence: impl Into<String>) {
        self.working.push(sentence.into());
    }

    pub fn warn(&mut self, sentence: impl Into<String>) {
        self.cautions.push(sentence.into());
    }

    /// The answer, safe as it stands.
    pub fn last_day(&mut self, key: &'static str, day: Date) {
        self.give(key, day);
        self.safe = Some(day);
    }

    /// Conduct counts as one only while it hangs together: the first act's own day is said.
    pub fn separate(&mut self, first: Date, last: Date, term: &Term) -> Result<(), CannotWork> {
        if last <= first {
            return Ok(());
        }
        let own = beginning_with(first, term.length)?.last;
        self.warn(format!(
            "Conduct counts as one only while it hangs together. If somebody says that these were separate acts, each has \
             a day of its own: the first one's is {}.",
            short(own)
        ));
        Ok(())
    }

    /// Two readings of the same rule: the earlier is safe, the later is contested. Of
    /// several the earliest is safe.
    pub fn contested(&mut self, safe: Date, later: Date, why: &str) {
        if safe >= later {
            return;
        }
        self.safe = Some(self.safe.map_or(safe, |known| known.min(safe)));
        self.later = Some(match self.later.take() {
            Some((known, before)) => (known.max(later), format!("{before}; {why}")),
            None => (later, why.to_owned()),
        });
    }

    /// Where readings differ, which day is safe and which is not certain, and why.
    pub fn readings(&self) -> Option<String> {
        let (safe, (later, why)) = (self.safe?, self.later.as_ref()?);
        Some(format!("Readings differ. {} is safe; {} is not certain: {why}.", short(safe), short(*later)))
    }

    /// Two weeks before the safe day, or when it is best done: somebody has to have
    /// begun by then. None where so little time is given that it is now.
    pub fn act_by(&self) -> Option<Date> {
        let mut two_weeks = self.safe?.checked_sub(Span::new().days(ACT_DAYS)).ok()?;
        // Nobody is there at a weekend.
        while matches!(two_weeks.weekday(), Weekday::Saturday | Weekday::Sunday) {
            two_weeks = two_weeks.yesterday().ok()?;
        }
        self.best_by.or(Some(two_weeks)).filter(|day| self.began.is_some_and(|began| *day >= began))
    }
}

/// Days before the last safe day by which somebody has begun.
pub const ACT_DAYS: i64 = 14;
