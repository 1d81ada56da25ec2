use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::law::lengths::count;

pub const RULE: LawRule = LawRule {
    id: "judicial_review",
    name: "Judicial review",
    authority: "Civil Procedure Rules, rule 54.5",
    about: "To have a court look at what a public body decided: promptly, and in any event not later than three months \
            after the grounds first arose. Three months are the end and not the aim: a claim inside them may still \
            be too late. For planning six weeks, for procurement thirty days.",
    takes: &[Takes::day("grounds_arose", "the day the grounds first arose: of the decision, not of its explanation")],
    gives: &[
        ("outer_limit", "the day after which it is too late in any event"),
        ("promptness_warning", "that promptly comes before it: always true"),
    ],
    work,
    examples: &[Example {
        given: r#"{"grounds_arose": "2026-06-15"}"#,
        gives: r#"{"outer_limit": "2026-09-15", "promptness_warning": true}"#,
    }],
};

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let arose = given.day("grounds_arose")?;
    let term = law.term(RULE.id, arose);
    let mut found = Found::under(term);
    let outer = count(&mut found, "outer_limit", arose, term, law)?;
    found.give("promptness_warning", true);
    found.begins(arose, term);
    // Three months are the end and not the aim: it is now.
    found.best_by = Some(arose);
    found.lead = "Promptly: a solicitor today. Never later than";
    // Filed with a court that is closed is filed the next day, or too late.
    let safe = outer.yesterday().map_err(|_| CannotWork::TooFar)?;
    found.contested(safe, outer, "some count the day itself as the first");
    found.warn("Promptly, in weeks: the court may refuse what came within three months and not promptly. A solicitor today. A letter before claim comes first.");
    Ok(found)
}
