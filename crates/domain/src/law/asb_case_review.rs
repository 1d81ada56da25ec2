use crate::calendars::last_day_of_months_beginning_with;
use jiff::civil::Date;

/// Who says so.
pub const ASB_AUTHORITY: &str = "Anti-social Behaviour, Crime and Policing Act 2014, section 104";

/// Complaints that give a right to a review: section 104(4). An area may ask for fewer.
pub const ASB_THRESHOLD: usize = 3;

/// Something that happened, and when somebody who has to act was told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complained {
    pub incident: Date,
    pub complaint: Date,
}

impl Complained {
    /// Told within one month beginning with what happened, and asked for within
    /// six months beginning with the complaint.
    fn qualifies(self, application: Date) -> bool {
        self.complaint >= self.incident
            && self.complaint <= last_day_of_months_beginning_with(self.incident, 1)
            && application >= self.complaint
            && application <= last_day_of_months_beginning_with(self.complaint, 6)
    }
}

/// Whether a review has to be held, when it is asked for on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsbCaseReview {
    /// Of each complaint, whether it counts.
    pub qualifying: Vec<bool>,
    pub count: usize,
    pub met: bool,
    /// How many the area asks for.
    pub threshold: usize,
    /// While no more happens, the last day on which it can be asked for.
    pub until: Option<Date>,
}

/// An ASB case review (the “community trigger”). `threshold` is the area's own,
/// three at most. Below it the bodies still decide by persistence, harm and how
/// they answered before. Hate incidents count as anti-social behaviour.
pub fn asb_case_review(complaints: &[Complained], application: Date, threshold: usize) -> AsbCaseReview {
    let counts = |on: Date| complaints.iter().filter(|one| one.qualifies(on)).count();
    let qualifying: Vec<bool> = complaints.iter().map(|one| one.qualifies(application)).collect();
    let count = counts(application);
    let met = count >= threshold;
    let ends = complaints.iter().map(|one| last_day_of_months_beginning_with(one.complaint, 6));
    let until = ends.filter(|end| *end >= application && counts(*end) >= threshold).max();
    AsbCaseReview { qualifying, count, met, threshold, until: until.filter(|_| met) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn told(incident: Date, complaint: Date) -> Complained {
        Complained { incident, complaint }
    }

    #[test]
    fn three_in_time_are_a_right_to_a_review() {
        let three = [
            told(date(2026, 3, 2), date(2026, 3, 3)),
            told(date(2026, 4, 10), date(2026, 5, 9)),
            told(date(2026, 6, 1), date(2026, 6, 1)),
        ];
        let found = asb_case_review(&three, date(2026, 7, 1), 3);
        assert_eq!((found.qualifying.as_slice(), found.count, found.met), (&[true, true, true][..], 3, true));
        assert_eq!(found.until, Some(date(2026, 9, 2)), "six months beginning with the first complaint");
        assert!(!asb_case_review(&three, date(2026, 9, 3), 3).met, "the first is too old by then");
        assert!(asb_case_review(&three, date(2026, 9, 3), 2).met, "an area may ask for fewer");
        let late = [told(date(2026, 4, 10), date(2026, 5, 10)), three[0], three[2]];
        let found = asb_case_review(&late, date(2026, 7, 1), 3);
        assert_eq!((found.qualifying.as_slice(), found.met, found.until), (&[false, true, true][..], false, None));
    }

    #[test]
    fn nothing_told_before_it_happened_counts() {
        let before = [told(date(2026, 4, 10), date(2026, 4, 9))];
        assert_eq!(asb_case_review(&before, date(2026, 7, 1), 1).count, 0);
        assert_eq!(asb_case_review(&[], date(2026, 7, 1), 3).count, 0);
    }
}
