//! One rule a file: its words, who says so, how it is worked out, and examples
//! worked by hand. Adding a rule adds its file, a line here, and its numbers to
//! `data/law.toml`.

pub(super) use super::cannot::CannotWork;
use super::given::Value;
pub(super) use super::rule::{Example, Found, LawRule, Takes};
pub(super) use super::terms::Law;

macro_rules! rules {
    ($($name:ident),+ $(,)?) => {
        $(pub(super) mod $name;)+
        /// Every rule there is.
        pub const LAWS: &[LawRule] = &[$($name::RULE),+];
    };
}

rules! {
    et_time_limit,
    interim_relief,
    eat_appeal,
    et_response,
    employer_period,
    months_beginning_with,
    one_month_after,
    add_working_days,
    county_court,
    county_court_oia,
    send_tribunal,
    judicial_review,
    human_rights,
    defamation,
    harassment_civil,
    summary_offence,
    homelessness_review,
    homelessness_appeal,
    student_complaint,
    council_ombudsman,
    housing_complaint_code,
    housing_ombudsman,
    hazard,
    asb_case_review_threshold,
    vrr_police,
    vrr_cps,
    victims_code_update,
    police_complaint_review,
    third_party_report,
    cica_adult,
    cica_child,
    school_days,
    school_exclusion,
    school_complaint,
    dsar_response,
    dp_complaint_acknowledgement,
    breach_72_hours,
    freedom_of_information,
    camera_recording,
}

/// A period from one day, as `law.toml` has it: what most rules are.
pub(super) struct Period {
    pub rule: &'static str,
    /// What it starts with; of several the first that is given.
    pub starts: &'static [&'static str],
    pub key: &'static str,
    pub beside: &'static [&'static str],
    /// The words before the day.
    pub lead: &'static str,
    /// It is somebody else who has to act by it.
    pub theirs: bool,
}

/// What most claims take: the act, and the end of conduct that went on.
pub(super) const CONDUCT: &[Takes] = &[
    Takes::day("act_date", "the day of the act"),
    Takes::day("conduct_end_date", "for conduct that went on: the day of the last of it").optional(),
];

impl Period {
    /// One's own day, with nothing beside it.
    pub const fn of(rule: &'static str, starts: &'static [&'static str], key: &'static str) -> Self {
        Self { rule, starts, key, beside: &[], lead: "Safe until", theirs: false }
    }

    /// Of conduct, or of a single act.
    pub const fn of_conduct(rule: &'static str, key: &'static str) -> Self {
        Self::of(rule, &["conduct_end_date", "act_date"], key)
    }

    pub const fn lead(self, lead: &'static str) -> Self {
        Self { lead, ..self }
    }

    /// A day by which somebody else has to act.
    pub const fn theirs(self, lead: &'static str) -> Self {
        Self { lead, theirs: true, ..self }
    }

    /// Duties and doubts that stand beside it.
    pub const fn beside(self, beside: &'static [&'static str]) -> Self {
        Self { beside, ..self }
    }

    pub fn work(&self, given: &Value, law: &Law) -> Result<Found, CannotWork> {
        let mut start = None;
        for name in self.starts {
            start = start.or(given.day_if(name)?);
        }
        let last = self.starts.last().copied().unwrap_or_default();
        let start = start.ok_or_else(|| CannotWork::Missing(last.to_owned()))?;
        let term = law.term(self.rule, start);
        let mut found = Found::under(term);
        found.begins(start, term);
        found.lead = self.lead;
        found.theirs = self.theirs;
        super::lengths::count(&mut found, self.key, start, term, law)?;
        if let (Some(first), Some(last)) = (given.day_if("act_date")?, given.day_if("conduct_end_date")?) {
            found.separate(first, last, term)?;
        }
        for duty in self.beside {
            found.warn(*duty);
        }
        Ok(found)
    }
}
