//! One rule a file: its words, who says so, how it is worked out, and examples
//! worked by hand. Adding a rule adds its file, a line here, and its numbers to
//! `data/law.toml`.

pub(super) use super::given::{CannotWork, Value};
pub(super) use super::rule::{Example, Found, LawRule, Takes};
pub(super) use super::terms::Law;

macro_rules! rules {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+
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

impl Period {
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
