use super::cannot::CannotWork;
use super::conciliation::Conciliation;
use super::given::{Value, given};
use super::rule::{Found, LawRule};
use super::rules::{
    cica_adult, council_ombudsman, county_court, county_court_oia, dsar_response, employer_period, et_time_limit,
    harassment_civil, homelessness_appeal, homelessness_review, housing_ombudsman, human_rights, interim_relief,
    judicial_review, police_complaint_review, school_exclusion, send_tribunal, student_complaint, summary_offence,
    vrr_cps, vrr_police,
};
use super::terms::Law;
use crate::codes::ClaimKind;
use jiff::civil::Date;

/// What is known of something that somebody may claim for, once for every place
/// to which it can be taken.
#[derive(Clone, Debug)]
pub struct ClaimFacts {
    pub kind: ClaimKind,
    /// The day it happened, or began.
    pub act: Date,
    /// For conduct that went on: the day of the last of it.
    pub until: Option<Date>,
    /// The day a decision, a letter or a last answer came.
    pub decided: Option<Date>,
    /// It ended somebody's work.
    pub dismissed: bool,
    /// Acas for each respondent by its number: told, and the certificate. Empty where nobody is named.
    pub conciliations: Vec<(u32, Option<Conciliation>)>,
}

/// A place to which it can be taken, with what its rule is given.
#[derive(Clone, Debug)]
pub struct Forum {
    /// Its rule, and which respondent where each has a date of its own.
    pub key: String,
    pub rule: &'static LawRule,
    pub respondent: Option<u32>,
    /// What tells it from another of the same rule.
    pub of: Option<&'static str>,
    pub given: Value,
}

impl Forum {
    pub fn work(&self, law: &Law) -> Result<Found, CannotWork> {
        (self.rule.work)(&self.given, law)
    }
}

fn of(rule: &'static LawRule, given: Value) -> Forum {
    Forum { key: rule.id.to_owned(), rule, respondent: None, of: None, given }
}

/// Every place to which it could be taken. Whether it will is for the client.
pub fn forums(facts: &ClaimFacts) -> Vec<Forum> {
    let act = || {
        given([
            ("act_date", Value::Day(facts.act)),
            ("conduct_end_date", facts.until.map_or(Value::Nothing, Value::Day)),
        ])
    };
    let on = |rule: &'static LawRule, name: &str, day: Date| of(rule, given([(name, Value::Day(day))]));
    let when = |rule: &'static LawRule, name: &str| facts.decided.map(|day| on(rule, name, day));
    let court = || of(&county_court::RULE, act());
    // Grounds arise with what was done, not with an answer about it; the answer has its own.
    let review = || on(&judicial_review::RULE, "grounds_arose", facts.act);
    let of_answer = || {
        let forum = when(&judicial_review::RULE, "grounds_arose")?;
        Some(Forum { key: "judicial_review answer".to_owned(), of: Some("of the answer or decision"), ..forum })
    };
    let rights = || of(&human_rights::RULE, act());
    let all = match facts.kind {
        ClaimKind::Work => return work(facts),
        ClaimKind::Services => vec![Some(court())],
        ClaimKind::Landlord => vec![Some(court()), when(&housing_ombudsman::RULE, "final_response")],
        ClaimKind::School => vec![
            Some(court()),
            Some(of(&send_tribunal::RULE, act())),
            facts.decided.map(|day| {
                of(&school_exclusion::RULE, given([("stage", "panel_request".into()), ("notified", Value::Day(day))]))
            }),
        ],
        ClaimKind::University => vec![
            Some(court()),
            when(&student_complaint::RULE, "letter"),
            facts.decided.map(|_| of(&county_court_oia::RULE, act())),
        ],
        ClaimKind::Police => {
            let letter = when(&police_complaint_review::RULE, "outcome_letter_date");
            vec![letter, Some(review()), of_answer(), Some(court()), Some(rights())]
        }
        ClaimKind::NotCharged => {
            vec![when(&vrr_police::RULE, "notified"), when(&vrr_cps::RULE, "notified"), of_answer()]
        }
        ClaimKind::Council => {
            let ombudsman = on(&council_ombudsman::RULE, "knew", facts.act);
            let first = when(&homelessness_review::RULE, "notified");
            let first = first.map(|forum| Forum { of: Some("if that was the first decision about a home"), ..forum });
            let second = when(&homelessness_appeal::RULE, "notified");
            let second = second.map(|forum| Forum { of: Some("if that was the review of it"), ..forum });
            vec![Some(review()), of_answer(), Some(court()), Some(rights()), Some(ombudsman), first, second]
        }
        ClaimKind::Crime => vec![
            Some(on(&summary_offence::RULE, "offence", facts.act)),
            Some(on(&cica_adult::RULE, "incident", facts.act)),
            Some(of(&harassment_civil::RULE, act())),
        ],
        ClaimKind::OwnData => vec![Some(on(&dsar_response::RULE, "received", facts.act))],
    };
    all.into_iter().flatten().collect()
}

/// A tribunal counts for each respondent by itself; what an employer's own policy
/// says runs beside it.
fn work(facts: &ClaimFacts) -> Vec<Forum> {
    let tribunal = |ec: Option<Conciliation>, until: Option<Date>| {
        let ec = ec.map(|(a, b)| given([("day_a", Value::Day(a)), ("day_b", b.map_or(Value::Nothing, Value::Day))]));
        of(
            &et_time_limit::RULE,
            given([
                ("act_date", Value::Day(facts.act)),
                ("conduct_end_date", until.map_or(Value::Nothing, Value::Day)),
                ("ec", Value::List(ec.into_iter().collect())),
            ]),
        )
    };
    let each = facts.conciliations.iter().map(|(number, ec)| {
        let forum = tribunal(*ec, facts.until);
        Forum { key: format!("{} {number}", forum.rule.id), respondent: Some(*number), ..forum }
    });
    let mut all: Vec<Forum> = each.collect();
    if all.is_empty() {
        all.push(tribunal(None, facts.until));
    }
    if facts.dismissed {
        // What went on does not move the end of the work: it has the day of its own.
        if facts.until.is_some() {
            let ec = facts.conciliations.first().and_then(|(_, ec)| *ec);
            let own = Forum { key: "unfair_dismissal".to_owned(), of: Some("for the dismissal"), ..tribunal(ec, None) };
            all.insert(0, own);
        }
        all.insert(0, of(&interim_relief::RULE, given([("ended", Value::Day(facts.act))])));
    }
    if let Some(day) = facts.decided {
        all.push(of(&employer_period::RULE, given([("from", Value::Day(day))])));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn facts(kind: ClaimKind) -> ClaimFacts {
        let decided = Some(date(2026, 11, 2));
        ClaimFacts { kind, act: date(2026, 10, 5), until: None, decided, dismissed: true, conciliations: Vec::new() }
    }

    #[test]
    fn every_kind_leads_somewhere_and_every_rule_can_be_worked_out() {
        use crate::codes::Code;
        for kind in ClaimKind::EVERY {
            for decided in [None, Some(date(2026, 11, 2))] {
                let all = forums(&ClaimFacts { decided, ..facts(*kind) });
                assert!(decided.is_none() || !all.is_empty(), "{kind:?}");
                for forum in &all {
                    let found = forum.work(Law::published()).unwrap_or_else(|why| panic!("{}: {why}", forum.key));
                    assert!(found.safe.is_some(), "{}", forum.key);
                }
                let mut keys: Vec<&str> = all.iter().map(|forum| forum.key.as_str()).collect();
                keys.sort_unstable();
                keys.dedup();
                assert_eq!(keys.len(), all.len(), "{kind:?}");
            }
        }
    }

    #[test]
    fn each_respondent_has_a_date_of_its_own() {
        let conciliations = vec![(1, Some((date(2026, 12, 1), Some(date(2027, 1, 20))))), (2, None)];
        let all = forums(&ClaimFacts { conciliations, dismissed: false, decided: None, ..facts(ClaimKind::Work) });
        let safe: Vec<_> = all.iter().map(|forum| forum.work(Law::published()).expect("an answer").safe).collect();
        assert_eq!(safe, [Some(date(2027, 5, 24)), Some(date(2027, 4, 4))]);
    }
}
