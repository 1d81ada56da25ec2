mod edition;
mod measure;

pub(super) use edition::{areas, edition_with, of_edition};
pub(crate) use measure::of_measure;
pub(super) use measure::{measure, people_of};

use crate::web::form::read_day;
use alongside_domain::scorecards::entries::{LONGEST, LONGEST_LINE};
use alongside_domain::scorecards::{Kind, Sense};
use alongside_store::ScorecardLine;
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Tells one state of something from another, for two people who change it at once.
pub(super) fn mark(value: &impl Serialize) -> String {
    let text = serde_json::to_vec(value).unwrap_or_default();
    format!("{:x}", Sha256::digest(text)).chars().take(24).collect()
}

/// What an edition and its measures were when somebody read them, to be published as they were read.
pub(super) fn read_of(line: &ScorecardLine) -> String {
    mark(&line.noted_at)
}

pub(super) const KINDS: [(&str, Kind, &str); 5] = [
    ("share", Kind::Share, "People, each at most once: excluded pupils among pupils"),
    ("events", Kind::Events, "Events that can happen to somebody several times: uses of force among residents"),
    ("part", Kind::Part, "Each group as a part of everybody: who lives here"),
    ("average", Kind::Average, "A figure the source worked out, without counts: an average mark"),
    ("count", Kind::Count, "So many, among nobody in particular: recorded crimes"),
];
pub(super) const SENSES: [(&str, Sense, &str); 3] = [
    ("harm", Sense::Harm, "More of it is worse"),
    ("good", Sense::Good, "More of it is better"),
    ("neither", Sense::Neither, "Neither"),
];

/// None of those there are: no edition before, no measure in particular.
pub(super) const NONE: &str = "none";

/// A day of this century; whatever else is typed is said beside the field.
fn day(fields: &Fields, name: &str, today: Date, errors: &mut Errors) -> Option<Date> {
    let day = read_day(fields, name, today, A_DAY, errors)?;
    let is_now = (2000..2100).contains(&day.year());
    if !is_now {
        errors.add(name, A_DAY);
    }
    is_now.then_some(day)
}

const A_DAY: &str = "Enter a day like 3 December 2026";

/// Says of every field that is too long that it is; of `stories` a page is not.
pub(super) fn lengths(fields: &Fields, stories: &[&str], errors: &mut Errors) {
    for (name, text) in fields.iter() {
        let most = if stories.contains(&name) { LONGEST } else { LONGEST_LINE };
        if text.chars().count() > most {
            errors.add(name, format!("This is too long: {most} characters are the most"));
        }
    }
}
