use super::cannot::CannotWork;
use super::given::Value;
use super::lengths::{counted, months_after, plus_days, sentence};
use super::rule::Found;
use crate::calendars::short;
use jiff::civil::{Date, date};

/// The day Acas was told, and the day its certificate came, if it has.
pub type Conciliation = (Date, Option<Date>);

/// How conciliation stands to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acas {
    /// It was begun in time and has not ended: the clock stands still.
    Running,
    /// It was begun in time and has ended.
    Ended,
    /// It was begun after the limit, and moves nothing.
    TooLate,
}

/// Before this day there was none.
const SINCE: Date = date(2014, 4, 6);

/// The first notification and its certificate: a later one changes nothing (HMRC v
/// Serra Garau UKEAT/0348/16).
pub(super) fn first(given: &Value, found: &mut Found) -> Result<Option<Conciliation>, CannotWork> {
    let mut all = Vec::new();
    for one in given.list("ec")? {
        let (a, b) = (one.day("day_a")?, one.day_if("day_b")?);
        if b.is_some_and(|b| b < a) {
            return Err(CannotWork::Order { earlier: "day_a", later: "day_b" });
        }
        all.push((a, b));
    }
    if all.len() > 1 {
        found.say(
            "There is more than one certificate. Only the first counts; a later one changes nothing (HMRC v Serra Garau).",
        );
        found
            .warn("If the first certificate is about another matter, the second counts for this one: ask a solicitor.");
    }
    Ok(all.into_iter().min())
}

/// What conciliation makes of a limit that ends with `primary` and began with `start`:
/// its days are not counted, then nobody has less than one month after the certificate.
pub(super) fn conciliated(found: &mut Found, primary: Date, start: Date, ec: Conciliation) -> Result<Date, CannotWork> {
    let (a, b) = ec;
    found.say(format!("Acas was told on {} (Day A).", short(a)));
    if a < SINCE {
        found.warn("There was no early conciliation before 6 April 2014. Check Day A.");
    }
    found.give("ec_started_in_time", a <= primary);
    match b {
        _ if a > primary => too_late(found, primary, b),
        None => {
            running(found, primary);
            Ok(primary)
        }
        Some(b) => stopped(found, primary, start, (a, b)),
    }
}

fn too_late(found: &mut Found, primary: Date, b: Option<Date>) -> Result<Date, CannotWork> {
    found.acas = Some(Acas::TooLate);
    found.give("days_not_counted", 0);
    found.give("after_stop_clock", primary);
    if let Some(b) = b {
        found.give("one_month_after_day_b", months_after(b, 1)?);
    }
    found.say(format!("That is after {}: conciliation that begins after the limit moves nothing.", short(primary)));
    found.warn("Conciliation began after time had run out. A solicitor today: a tribunal may still allow it.");
    Ok(primary)
}

fn running(found: &mut Found, primary: Date) {
    found.acas = Some(Acas::Running);
    found.say(
        "There is no certificate yet (Day B). While conciliation goes on the clock stands still; without Day B the last \
         day cannot be said.",
    );
    found.warn(format!(
        "{} is the day without conciliation: keep to it until the certificate is there. Never work out a day from how \
         long conciliation may take.",
        short(primary)
    ));
}

fn stopped(found: &mut Found, primary: Date, start: Date, (a, b): (Date, Date)) -> Result<Date, CannotWork> {
    let worked = Stopped::of(primary, start, a, b)?;
    found.acas = Some(Acas::Ended);
    found.say(format!("The certificate was received on {} (Day B).", short(b)));
    found.give("days_not_counted", worked.days);
    found.give("after_stop_clock", worked.moved);
    found.give("one_month_after_day_b", worked.month);
    if worked.days == 0 && b < start {
        found.say("All of it was before the act: no day of it counts.");
    } else if worked.days == 0 {
        found.say("No day lies between Day A and Day B: none is left out.");
    } else {
        found.say(format!(
            "{} from {} to {} {} not counted: {} becomes {}.",
            sentence(&counted(worked.days, "day", "days")),
            short(start.max(next(a)?)),
            short(b),
            if worked.days == 1 { "is" } else { "are" },
            short(primary),
            short(worked.moved)
        ));
    }
    let (moved, month) = (short(worked.moved), short(worked.month));
    found.say(if worked.moved > worked.month {
        format!("One month after Day B is {month}, which is sooner: the limit is {moved}.")
    } else {
        format!("That falls between Day A and one month after Day B: the limit is one month after Day B, {month}.")
    });
    Ok(worked.last())
}

/// The limit with conciliation, worked out and not said.
pub(super) fn limit(primary: Date, start: Date, ec: Option<Conciliation>) -> Result<Date, CannotWork> {
    match ec {
        Some((a, Some(b))) if a <= primary => Stopped::of(primary, start, a, b).map(|worked| worked.last()),
        _ => Ok(primary),
    }
}

/// The same, had days before the act counted too, as some tribunals have had it.
pub(super) fn limit_with_days_before(primary: Date, (a, b): (Date, Date)) -> Result<Date, CannotWork> {
    Stopped::counted(primary, b, days_to(next(a)?, b)).map(|worked| worked.last())
}

/// How a limit is moved.
struct Stopped {
    days: i64,
    moved: Date,
    month: Date,
}

impl Stopped {
    /// Days before the act do not count (Fergusson v Combat Stress).
    fn of(primary: Date, start: Date, a: Date, b: Date) -> Result<Self, CannotWork> {
        Self::counted(primary, b, days_to(next(a)?.max(start), b))
    }

    fn counted(primary: Date, b: Date, days: i64) -> Result<Self, CannotWork> {
        Ok(Self { days, moved: plus_days(primary, days)?, month: months_after(b, 1)? })
    }

    /// Begun in time, it is the later of the two: first one section of the Act, then the
    /// next (Luton Borough Council v Haque UKEAT/0180/17).
    fn last(&self) -> Date {
        self.moved.max(self.month)
    }
}

fn next(day: Date) -> Result<Date, CannotWork> {
    day.tomorrow().map_err(|_| CannotWork::TooFar)
}

/// Days from one day to another, both counted; none, when they are the wrong way round.
pub(super) fn days_to(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()) + 1).max(0)
}
