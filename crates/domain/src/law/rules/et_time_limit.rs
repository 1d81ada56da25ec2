use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::{Beginning, beginning_with, counted, months_after, plus_days, say_ends, sentence};
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

/// What is said of a claim, whatever its exact name: the first that its name contains.
const CLAIMS: [(&str, Kind); 22] = [
    ("interim_relief", Kind::Interim),
    ("equal_pay", Kind::SixAlways),
    ("equality_of_terms", Kind::SixAlways),
    ("equal_terms", Kind::SixAlways),
    ("equality_clause", Kind::SixAlways),
    ("redundancy", Kind::SixAlways),
    ("services", Kind::Elsewhere),
    ("county_court", Kind::Elsewhere),
    ("equality_act", Kind::Usual),
    ("discrimination", Kind::Usual),
    ("harassment", Kind::Usual),
    ("victimisation", Kind::Usual),
    ("dismissal", Kind::Usual),
    ("contract", Kind::Usual),
    ("deduction", Kind::Usual),
    ("wages", Kind::Usual),
    ("whistleblowing", Kind::Usual),
    ("detriment", Kind::Usual),
    ("working_time", Kind::Usual),
    ("holiday_pay", Kind::Usual),
    ("part_time", Kind::Usual),
    ("fixed_term", Kind::Usual),
];

/// Which limit a claim has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Three months, six since 1 October 2026.
    Usual,
    SixAlways,
    Interim,
    /// It goes to the county court and not to a tribunal.
    Elsewhere,
    Unknown,
}

impl Kind {
    fn of(claim: &str) -> Self {
        let plain = claim.trim().to_lowercase().replace(['-', ' '], "_");
        CLAIMS.iter().find(|(name, _)| plain.contains(name)).map_or(Self::Unknown, |(_, kind)| *kind)
    }
}

/// Conciliation before a claim begins with this day: before it there was none.
const CONCILIATION_SINCE: Date = date(2014, 4, 6);

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let claim = match given.at("claim") {
        Value::Nothing => "equality_act_part_5_work",
        Value::Text(claim) => claim.as_str(),
        _ => return Err(CannotWork::NotOneOf { name: "claim".to_owned(), said: "not a text".to_owned(), these: "the claims of this rule, as words" }),
    };
    let kind = Kind::of(claim);
    match kind {
        Kind::Interim => return interim(given, law),
        Kind::Elsewhere => {
            let (name, said) = ("claim".to_owned(), claim.to_owned());
            return Err(CannotWork::NotOneOf { name, said, these: "a claim about work; this one is for the rule county_court" });
        }
        _ => {}
    }
    let (act, end) = (given.day("act_date")?, given.day_if("conduct_end_date")?);
    let start = end.unwrap_or(act);
    if start < act {
        return Err(CannotWork::Order { earlier: "act_date", later: "conduct_end_date" });
    }
    let six_always = kind == Kind::SixAlways;
    let term = law.term(if six_always { "et_time_limit_six" } else { RULE.id }, start);
    let mut found = Found::under(term);
    found.began = Some(start);
    if kind == Kind::Unknown {
        found.warn(format!("We do not know the claim {claim:?}. This is the limit for discrimination at work; ask a solicitor whether it is the same."));
    }
    if end.is_some_and(|end| end > act) {
        found.say(format!("It went on from {} and ended on {}: time begins with the last of it.", short(act), short(start)));
        found.separate(act, start, law.term(RULE.id, act))?;
    }
    if start < date(2010, 10, 1) {
        found.warn("The Equality Act began on 1 October 2010. Before it other Acts applied: ask a solicitor.");
    }
    let months = term.length;
    let period = beginning_with(start, months)?;
    found.give("limit_months", months);
    found.say(format!("{} beginning with {} end on {}.", sentence(&counted(months, "month", "months")), short(start), short(period.last)));
    found.give("primary_limit", period.last);
    if let Some(sooner) = period.sooner {
        found.give("primary_limit_accept_also", vec![sooner]);
    }
    let first = conciliation(given, &mut found)?;
    let last = match first {
        None => period.last,
        Some((a, b)) => conciliated(&mut found, &period, start, a, b)?,
    };
    found.give("last_day_to_present", last);
    found.safe = Some(last);
    settle(&mut found, law, &period, start, act, first, last)?;
    found.warn("A grievance, an appeal inside the employer, or waiting for an answer stops nothing.");
    Ok(found)
}

/// The first notification to Acas and its certificate: a second one changes
/// nothing (HMRC v Serra Garau UKEAT/0348/16).
fn conciliation(given: &Value, found: &mut Found) -> Result<Option<(Date, Option<Date>)>, CannotWork> {
    let mut all = Vec::new();
    for one in given.list("ec")? {
        let (a, b) = (one.day("day_a")?, one.day_if("day_b")?);
        if b.is_some_and(|b| b < a) {
            return Err(CannotWork::Order { earlier: "day_a", later: "day_b" });
        }
        all.push((a, b));
    }
    if all.len() > 1 {
        found.say("There is more than one certificate. Only the first counts; a later one changes nothing (HMRC v Serra Garau).");
        found.warn("If the first certificate is about another matter, the second counts for this one: ask a solicitor.");
    }
    Ok(all.into_iter().min())
}

/// The limit with conciliation: the days of it are not counted, then nobody has
/// less than one month after the certificate.
fn conciliated(found: &mut Found, period: &Beginning, start: Date, a: Date, b: Option<Date>) -> Result<Date, CannotWork> {
    let primary = period.last;
    found.say(format!("Acas was told on {} (Day A).", short(a)));
    if a < CONCILIATION_SINCE {
        found.warn("There was no early conciliation before 6 April 2014. Check Day A.");
    }
    let in_time = a <= primary;
    found.give("ec_started_in_time", in_time);
    if !in_time {
        found.give("days_not_counted", 0);
        found.give("after_stop_clock", primary);
        if let Some(b) = b {
            found.give("one_month_after_day_b", months_after(b, 1)?);
        }
        found.say(format!("That is after {}: conciliation that begins after the limit moves nothing.", short(primary)));
        found.warn("Conciliation began after time had run out. A solicitor today: a tribunal may still allow it.");
        return Ok(primary);
    }
    let Some(b) = b else {
        found.say("There is no certificate yet (Day B). While conciliation goes on the clock stands still; without Day B the last day cannot be said.");
        found.warn(format!("{} is the day without conciliation: keep to it until the certificate is there. Never work out a day from how long conciliation may take.", short(primary)));
        return Ok(primary);
    };
    let worked = Stopped::of(primary, start, a, b)?;
    found.say(format!("The certificate was received on {} (Day B).", short(b)));
    found.give("days_not_counted", worked.days);
    found.give("after_stop_clock", worked.moved);
    found.give("one_month_after_day_b", worked.month);
    if worked.days == 0 && b < start {
        found.say("All of it was before the act: no day of it counts.");
    } else if worked.days == 0 {
        found.say("No day lies between Day A and Day B: none is left out.");
    } else {
        let from = start.max(a.tomorrow().map_err(|_| CannotWork::TooFar)?);
        found.say(format!("{} from {} to {} {} not counted: {} becomes {}.", sentence(&counted(worked.days, "day", "days")), short(from), short(b), if worked.days == 1 { "is" } else { "are" }, short(primary), short(worked.moved)));
    }
    if worked.moved >= a && worked.moved <= worked.month {
        found.say(format!("That falls between Day A and one month after Day B: the limit is one month after Day B, {}.", short(worked.month)));
    } else {
        found.say(format!("One month after Day B is {}, which is sooner: the limit is {}.", short(worked.month), short(worked.moved)));
    }
    Ok(worked.last)
}

/// What conciliation makes of a limit.
struct Stopped {
    days: i64,
    moved: Date,
    month: Date,
    last: Date,
}

impl Stopped {
    /// Days before the act do not count (Fergusson v Combat Stress).
    fn of(primary: Date, start: Date, a: Date, b: Date) -> Result<Self, CannotWork> {
        let from = a.tomorrow().map_err(|_| CannotWork::TooFar)?.max(start);
        Self::counted(primary, a, b, days_to(from, b))
    }

    fn counted(primary: Date, a: Date, b: Date, days: i64) -> Result<Self, CannotWork> {
        let (moved, month) = (plus_days(primary, days)?, months_after(b, 1)?);
        let last = if moved >= a && moved <= month { month } else { moved };
        Ok(Self { days, moved, month, last })
    }
}

/// Days from one day to another, both counted; none, when they are the wrong way round.
fn days_to(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()) + 1).max(0)
}

/// Where readings differ: the day that nobody calls late, and the later ones.
fn settle(
    found: &mut Found,
    law: &Law,
    period: &Beginning,
    start: Date,
    act: Date,
    first: Option<(Date, Option<Date>)>,
    last: Date,
) -> Result<(), CannotWork> {
    // The same working, had the limit ended sooner.
    let with = |primary: Date, first: Option<(Date, Option<Date>)>| match first {
        Some((a, Some(b))) if a <= primary => Stopped::of(primary, start, a, b).map(|worked| worked.last),
        _ => Ok(primary),
    };
    say_ends(found, &Beginning { last: period.last, sooner: None, thumb: period.thumb }, start);
    if let Some(sooner) = period.sooner {
        found.contested(with(sooner, first)?, last, "there is no such day in that month, and some count to the day before its last");
    }
    if let Some((a, Some(b))) = first.filter(|(a, _)| *a <= period.last) {
        let all = days_to(a.tomorrow().map_err(|_| CannotWork::TooFar)?, b);
        let wider = Stopped::counted(period.last, a, b, all)?;
        if wider.last > last {
            found.give("contested_later_date", wider.last);
            let safe = found.safe.unwrap_or(last);
            found.contested(safe, wider.last, "some tribunals have counted the days of conciliation before the act as well; the decisions are of first instance");
        }
        let longest = law.term("early_conciliation", a);
        if days_to(a, b) > longest.length + 1 {
            found.warn(format!("Conciliation that began on {} lasts at most {} weeks. Check Day B against the certificate.", short(a), longest.length / 7));
        }
        if b < start {
            found.warn("The certificate is from before the act. Ask a solicitor whether it is about this matter at all.");
        }
    }
    // Six months are new: what three would have been is said, and where conduct
    // runs across the change it is the safe day.
    let before = law.term(RULE.id, date(2026, 9, 30));
    if law.term(RULE.id, start).length != before.length && found.version.starts_with("et_time_limit/") {
        let three = with(beginning_with(start, before.length)?.last, first)?;
        if act < law.term(RULE.id, start).from && three < last {
            found.contested(three, last, "it began before 1 October 2026 and ended after it; the words that say which limit applies have not been read");
        } else if three < last {
            found.warn(format!("By the limit before 1 October 2026 the last day would be {}. Six months are new: who can, keeps to the earlier day.", short(three)));
        }
    }
    Ok(())
}

/// Interim relief: seven days after employment ended, and Acas is not needed first.
fn interim(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let ended = given.day("act_date")?;
    let term = law.term("interim_relief", ended);
    let mut found = Found::under(term);
    let day = crate::law::lengths::count(&mut found, "last_day_to_present", ended, term, law)?;
    found.give("primary_limit", day);
    found.give("limit_months", Value::Nothing);
    found.say("Interim relief needs no conciliation first.");
    Ok(found)
}
