use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::conciliation::{Conciliation, conciliated, days_to, first, limit, limit_with_days_before};
use crate::law::lengths::{Beginning, NO_SUCH_DAY, beginning_with, count, counted, say_thumb, sentence};
use crate::law::tribunal_claims::Kind;
use jiff::civil::{Date, date};

pub const RULE: LawRule = LawRule {
    id: "et_time_limit",
    name: "Employment tribunal",
    authority: "Equality Act 2010 sections 123 and 140B; Employment Rights Act 1996 sections 111 and 207B; \
                Luton Borough Council v Haque UKEAT/0180/17; Tanveer v East London Bus and Coach UKEAT/0022/16",
    about: "A claim about work: discrimination, harassment, victimisation, dismissal. Three months that begin with \
            the act; six for acts on or after 1 October 2026. Acas conciliation stops the clock: the days of it are \
            not counted, and then nobody has less than one month after the certificate. A grievance, an appeal \
            inside the employer or waiting for copies of data stop nothing. A tribunal may allow longer where that \
            is just and equitable: never rely on it.",
    takes: &[
        Takes::day("act_date", "the day of the act; for a dismissal the day employment ended; for a decision the earlier of when it was made and when it was told"),
        Takes::day("conduct_end_date", "for conduct that went on: the day of the last of it").optional(),
        Takes::of("claim", "word", "equality_act_part_5_work, unfair_dismissal, breach_of_contract, unlawful_deduction, whistleblowing_detriment, equal_pay, redundancy_payment or interim_relief").optional(),
        Takes::of("ec", "list of {day_a, day_b}", "early conciliation: the day Acas was told, and the day the certificate was received. Only the first counts").optional(),
    ],
    gives: &[
        ("limit_months", "how many months the limit has"),
        ("primary_limit", "the last day, had nobody gone to Acas"),
        ("primary_limit_accept_also", "other days that a careful reading may come to, where the end of a month is in doubt"),
        ("last_day_to_present", "the last day to send the claim"),
        ("ec_started_in_time", "whether Acas was told before the limit had passed"),
        ("days_not_counted", "days of conciliation that are not counted"),
        ("after_stop_clock", "the limit moved by those days"),
        ("one_month_after_day_b", "one month after the certificate"),
        ("contested_later_date", "the day some tribunals have come to by counting days before the act too"),
    ],
    work,
    examples: &[
        Example {
            given: r#"{"act_date": "2026-09-01"}"#,
            gives: r#"{"limit_months": 3, "primary_limit": "2026-11-30", "last_day_to_present": "2026-11-30"}"#,
        },
        Example {
            given: r#"{"act_date": "2016-06-20", "ec": [{"day_a": "2016-07-22", "day_b": "2016-08-22"}]}"#,
            gives: r#"{"days_not_counted": 31, "after_stop_clock": "2016-10-20", "one_month_after_day_b": "2016-09-22", "last_day_to_present": "2016-10-20"}"#,
        },
        Example {
            given: r#"{"act_date": "2016-08-12", "ec": [{"day_a": "2016-07-14", "day_b": "2016-08-14"}]}"#,
            gives: r#"{"days_not_counted": 3, "last_day_to_present": "2016-11-14", "contested_later_date": "2016-12-12"}"#,
        },
        Example {
            given: r#"{"act_date": "2026-10-02", "ec": [{"day_a": "2027-03-15", "day_b": "2027-06-07"}]}"#,
            gives: r#"{"limit_months": 6, "days_not_counted": 84, "after_stop_clock": "2027-06-24", "last_day_to_present": "2027-07-07"}"#,
        },
        Example {
            given: r#"{"act_date": "2026-11-02", "claim": "interim_relief"}"#,
            gives: r#"{"last_day_to_present": "2026-11-09"}"#,
        },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let claim = match given.at("claim") {
        Value::Nothing => "equality_act_part_5_work",
        Value::Text(claim) => claim.as_str(),
        _ => return Err(not_ours("not a text", "the claims of this rule, as words")),
    };
    let kind = Kind::of(claim);
    match kind {
        Kind::Interim => return interim(given, law),
        Kind::Elsewhere => return Err(not_ours(claim, "a claim about work; this one is for the rule county_court")),
        _ => {}
    }
    let (act, end) = (given.day("act_date")?, given.day_if("conduct_end_date")?);
    let start = end.unwrap_or(act);
    if start < act {
        return Err(CannotWork::Order { earlier: "act_date", later: "conduct_end_date" });
    }
    let term = law.term(if kind == Kind::SixAlways { "et_time_limit_six" } else { RULE.id }, start);
    let mut found = Found::under(term);
    found.began = Some(start);
    if kind == Kind::Unknown {
        found.warn(format!(
            "We do not know the claim {claim:?}. This is the limit for discrimination at work; ask a solicitor whether it \
             is the same."
        ));
    }
    if start > act {
        let (from, to) = (short(act), short(start));
        found.say(format!("It went on from {from} and ended on {to}: time begins with the last of it."));
        found.separate(act, start, law.term(RULE.id, act))?;
    }
    if start < date(2010, 10, 1) {
        found.warn("The Equality Act began on 1 October 2010. Before it other Acts applied: ask a solicitor.");
    }
    let months = term.length;
    let period = beginning_with(start, months)?;
    found.give("limit_months", months);
    let length = sentence(&counted(months, "month", "months"));
    found.say(format!("{length} beginning with {} end on {}.", short(start), short(period.last)));
    found.give("primary_limit", period.last);
    if let Some(sooner) = period.sooner {
        found.give("primary_limit_accept_also", vec![sooner]);
    }
    let ec = first(given, &mut found)?;
    let last = match ec {
        None => period.last,
        Some(ec) => conciliated(&mut found, period.last, start, ec)?,
    };
    found.last_day("last_day_to_present", last);
    let act = Act { act, start, ec, last };
    act.ends_of_months(&mut found, &period)?;
    act.days_before(&mut found, period.last, law)?;
    if kind != Kind::SixAlways {
        act.across_the_change(&mut found, law)?;
    }
    found.warn("A grievance, an appeal inside the employer, or waiting for an answer stops nothing.");
    Ok(found)
}

fn not_ours(said: &str, these: &'static str) -> CannotWork {
    CannotWork::NotOneOf { name: "claim".to_owned(), said: said.to_owned(), these }
}

/// What was worked out, for where readings of it differ.
struct Act {
    act: Date,
    start: Date,
    ec: Option<Conciliation>,
    last: Date,
}

impl Act {
    /// The same working, had the limit ended on another day.
    fn with(&self, primary: Date) -> Result<Date, CannotWork> {
        limit(primary, self.start, self.ec)
    }

    fn ends_of_months(&self, found: &mut Found, period: &Beginning) -> Result<(), CannotWork> {
        say_thumb(found, period, self.start);
        if let Some(sooner) = period.sooner {
            found.contested(self.with(sooner)?, self.last, NO_SUCH_DAY);
        }
        Ok(())
    }

    fn days_before(&self, found: &mut Found, primary: Date, law: &Law) -> Result<(), CannotWork> {
        let Some((a, Some(b))) = self.ec.filter(|(a, _)| *a <= primary) else { return Ok(()) };
        let wider = limit_with_days_before(primary, (a, b))?;
        if wider > self.last {
            found.give("contested_later_date", wider);
            found.contested(
                self.last,
                wider,
                "some tribunals have counted the days of conciliation before the act as well; the decisions are of first \
                 instance",
            );
        }
        let longest = law.term("early_conciliation", a).length;
        if days_to(a, b) > longest + 1 {
            found.warn(format!(
                "Conciliation that began on {} lasts at most {} weeks. Check Day B against the certificate.",
                short(a),
                longest / 7
            ));
        }
        if b < self.start {
            found.warn("The certificate is from before the act. Ask a solicitor whether it is about this matter at all.");
        }
        Ok(())
    }

    /// Six months are new: what the words before would have given is said, and where
    /// conduct runs across the change that is the safe day.
    fn across_the_change(&self, found: &mut Found, law: &Law) -> Result<(), CannotWork> {
        let now = law.term(RULE.id, self.start);
        let Some(before) = law.terms(RULE.id).take_while(|term| *term != now).last() else { return Ok(()) };
        let sooner = self.with(beginning_with(self.start, before.length)?.last)?;
        let changed = short(now.from);
        if sooner >= self.last {
            return Ok(());
        }
        if self.act < now.from {
            let why = format!("it began before {changed} and ended after it; the words that say which limit applies have not been read");
            found.contested(sooner, self.last, &why);
        } else {
            found.warn(format!(
                "By the limit before {changed} the last day would be {}. The longer limit is new: who can, keeps to the \
                 earlier day.",
                short(sooner)
            ));
        }
        Ok(())
    }
}

/// Interim relief: seven days after employment ended, and Acas is not needed first.
fn interim(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let ended = given.day("act_date")?;
    let term = law.term("interim_relief", ended);
    let mut found = Found::under(term);
    let day = count(&mut found, "last_day_to_present", ended, term, law)?;
    found.give("primary_limit", day);
    found.give("limit_months", Value::Nothing);
    found.say("Interim relief needs no conciliation first.");
    Ok(found)
}
