use super::{CannotWork, Example, Found, Law, LawRule, Takes, Value};
use crate::law::lengths::sentence;
use crate::law::school::{School, counted_days};

pub const RULE: LawRule = LawRule {
    id: "school_exclusion",
    name: "Suspended or excluded from school",
    authority: "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012; statutory guidance of 2023, \
                updated in 2024",
    about: "The governing board looks at a permanent exclusion, or at more than fifteen days in a term, within fifteen \
            school days; at more than five and up to fifteen days, if parents ask, within fifty. Parents ask an \
            independent panel within fifteen school days of the board's notice; it meets within fifteen of their \
            asking; the board looks again within ten. There is education from the sixth school day.",
    takes: &[
        Takes::of("stage", "word", "board, board_longer, panel_request, panel_hearing, reconsider or education"),
        Takes::day("notified", "the day of the notice, the asking or the panel's decision"),
        Takes::of("holiday", "{from, to}, or a list of them", "holidays of that school, both days counted").optional(),
        Takes::of("non_school_days", "list of days", "other days on which it is closed").optional(),
    ],
    gives: &[("due", "the last school day for it")],
    work,
    examples: &[Example {
        given: r#"{"stage": "panel_request", "notified": "2026-11-02"}"#,
        gives: r#"{"due": "2026-11-23"}"#,
    }],
};

const STAGES: [(&str, i64, &str); 6] = [
    ("board", 15, "the governing board looks at it"),
    ("board_longer", 50, "the governing board looks at it, if parents ask"),
    ("panel_request", 15, "parents ask for an independent panel"),
    ("panel_hearing", 15, "the panel meets"),
    ("reconsider", 10, "the board looks at it again"),
    ("education", 6, "there is education elsewhere"),
];

fn work(given: &Value, law: &Law) -> Result<Found, CannotWork> {
    let these = "board, board_longer, panel_request, panel_hearing, reconsider, education";
    let said = given.text("stage").ok_or_else(|| CannotWork::Missing("stage".to_owned()))?;
    let wrong = || CannotWork::NotOneOf { name: "stage".to_owned(), said: said.to_owned(), these };
    let (_, days, what) = STAGES.iter().find(|(stage, ..)| *stage == said).ok_or_else(wrong)?;
    let notified = given.day("notified")?;
    let mut found = Found::under(law.term(RULE.id, notified));
    found.say(format!("{} within {days} school days.", sentence(what)));
    let due = counted_days(&mut found, notified, *days, &School::of(given)?, law)?;
    found.last_day("due", due);
    found.warn("A claim that it was discrimination has a limit of its own: see the county court, and for disability the tribunal.");
    Ok(found)
}
