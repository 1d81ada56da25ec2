use super::kinds::{EFFECTS, KINDS};
use super::{History, Story};
use crate::names::Dice;
use alongside_domain::codes::{ContactResult, Place, Rhythm};

/// A history put together by chance, told as a service would have worked it:
/// mostly in time, now and then late, some of it years back.
pub(crate) fn made(dice: &mut Dice) -> History {
    let kind = &KINDS[dice.below(KINDS.len())];
    let one = |dice: &mut Dice, of: &[&'static str]| of[dice.below(of.len())];
    let words = [one(dice, kind.what), one(dice, kind.since), one(dice, EFFECTS)].join(" ");
    // Most are of the last months; a few go back for years.
    let days_ago = match dice.below(10) {
        0..4 => 2 + dice.below(40),
        4..8 => 42 + dice.below(200),
        _ => 242 + dice.below(500),
    };
    let days_ago = i64::try_from(days_ago).unwrap_or(1);
    let mut contacts = Vec::new();
    if dice.below(3) == 0 {
        contacts.push((1, ContactResult::Attempt, "Rang in the hours that are safe. No answer, nothing said."));
    }
    contacts.push((i64::try_from(1 + dice.below(2)).unwrap_or(1), ContactResult::Spoke, one(dice, kind.spoke)));
    // What was said since: of a long history only what is recent.
    let recent = (days_ago - 84).max(14);
    let every = [13, 21, 26][dice.below(3)];
    let quiet = if dice.below(8) == 0 { 35 } else { 1 };
    contacts.extend(
        (0..4)
            .map(|turn| recent + turn * every)
            .filter(|day| *day <= days_ago - quiet)
            .map(|day| (day, ContactResult::Spoke, one(dice, kind.spoke))),
    );
    let first = dice.below(kind.steps.len());
    let steps = kind.steps.iter().cycle().skip(first).take(1 + dice.below(2));
    let steps = steps.map(|(what, owner)| (*what, *owner, i64::try_from(dice.below(24)).unwrap_or(1))).collect();
    let rhythm = [Rhythm::Fortnightly, Rhythm::Monthly, Rhythm::Monthly, Rhythm::IWillRing][dice.below(4)];
    let base = Story { hour: i64::try_from(8 + dice.below(14)).unwrap_or(12), days_ago, ..kind.base };
    History { base, name: dice.name(), words, contacts, steps, rhythm: Some(rhythm) }
}

impl History {
    pub fn is_of_a_school(&self) -> bool {
        self.base.place == Place::School
    }
}
