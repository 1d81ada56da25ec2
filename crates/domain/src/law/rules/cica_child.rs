use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::calendars::short;
use crate::law::lengths::months_after;

pub const RULE: LawRule = LawRule {
    id: "cica_child",
    name: "Criminal injuries, children",
    authority: "Criminal Injuries Compensation Scheme 2012, paragraph 88",
    about: "For somebody who was under eighteen at the time: if the police were told before they turned eighteen, until \
            their twentieth birthday; else two years from the day the police were told, where the evidence is there.",
    takes: &[
        Takes::day("born", "the day they were born"),
        Takes::day("reported", "the day the police were told"),
    ],
    gives: &[("last_day_to_apply", "the last day to apply")],
    work,
    examples: &[
        Example {
            given: r#"{"born": "2012-04-03", "reported": "2026-06-01"}"#,
            gives: r#"{"last_day_to_apply": "2032-04-03"}"#,
        },
        Example {
            given: r#"{"born": "2005-04-03", "reported": "2026-06-01"}"#,
            gives: r#"{"last_day_to_apply": "2028-06-01"}"#,
        },
    ],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let (born, reported) = (given.day("born")?, given.day("reported")?);
    if reported < born {
        return Err(CannotWork::Order { earlier: "born", later: "reported" });
    }
    let mut found = Found::under(law.term("cica_adult", reported));
    let grown = months_after(born, 18 * 12)?;
    let last = if reported < grown {
        let day = months_after(born, 20 * 12)?;
        found.say(format!("The police were told on {}, before they turned eighteen on {}: until they turn twenty, {}.", short(reported), short(grown), short(day)));
        day
    } else {
        let day = months_after(reported, 24)?;
        found.say(format!("The police were told on {}, after they turned eighteen on {}: two years from then, {}.", short(reported), short(grown), short(day)));
        day
    };
    found.began = Some(reported);
    found.give("last_day_to_apply", last);
    found.safe = Some(last.yesterday().map_err(|_| CannotWork::TooFar)?);
    found.contested(last.yesterday().map_err(|_| CannotWork::TooFar)?, last, "“by” a birthday may end with the day before");
    found.warn("As soon as reasonably practicable. An adult may apply for a child.");
    Ok(found)
}
