use super::{Before, CannotNote, Entry, not_gone, said};
use crate::codes::StoryStage;
use crate::date_of;
use crate::facts::StoryNoted;
use crate::text::Words;
use alongside_gate::{CaseId, EntryId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A case told to others without saying whose it is: for a report, a funder, a
/// forum. It needs the client's own yes to this use, which they take back at
/// any time. What is out already stays out, and they are told so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    pub title: Words,
    pub text: Words,
    /// Where it is to be used.
    pub used_for: Words,
    /// How they agreed to these words and this use.
    pub agreed: Option<Words>,
    pub stage: StoryStage,
    /// Where it came out, and on which day.
    pub published: Vec<(Date, Words)>,
    /// The day to ask whether it is still all right.
    pub ask_again_on: Date,
    pub withdrawn: Option<Words>,
}

impl Entry for Story {
    const KIND: &'static str = "case_study";
    const BEGINS_WHEN_CLOSED: bool = true;

    fn due(&self) -> Option<Date> {
        matches!(self.stage, StoryStage::Agreed | StoryStage::Published).then_some(self.ask_again_on)
    }

    fn ended(&self) -> bool {
        self.stage == StoryStage::Withdrawn
    }

    fn about(&self) -> &'static str {
        use crate::codes::Code;
        self.stage.code()
    }
}

/// The first of these names that a text gives away. Names of one or two
/// letters are not looked for: they are in every text.
pub fn names_somebody<'a>(text: &str, names: &'a [String]) -> Option<&'a str> {
    let words: Vec<String> =
        text.split(|letter: char| !letter.is_alphanumeric()).map(|word| word.to_lowercase()).collect();
    let told = |name: &&String| {
        let mut parts = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
        parts.any(|part| part.chars().count() > 2 && words.contains(&part))
    };
    names.iter().find(told).map(String::as_str)
}

/// Nine digits or more in a row, whatever stands between them: a telephone number.
fn has_a_number(text: &str) -> bool {
    let mut row = 0;
    text.chars().any(|letter| {
        row = match letter {
            _ if letter.is_numeric() => row + 1,
            ' ' | '-' | '(' | ')' | '+' => row,
            _ => 0,
        };
        row >= 9
    })
}

impl Story {
    /// Drafted, agreed to, published, withdrawn. Words that give somebody away
    /// are refused, and so is publishing what nobody agreed to. Agreeing is to
    /// these very words: changing them asks again.
    pub fn note(
        before: &Before<Self>,
        names: &[String],
        case: CaseId,
        entry: EntryId,
        details: Self,
        now: Timestamp,
    ) -> Result<StoryNoted, CannotNote> {
        use StoryStage::{Agreed, Draft, Published, Withdrawn};
        before.open()?;
        said(&details.title, "title")?;
        said(&details.text, "text")?;
        said(&details.used_for, "used-for")?;
        for (text, field) in [(&details.title, "title"), (&details.text, "text")] {
            let tells = names_somebody(text.as_str(), names).is_some() || has_a_number(text.as_str());
            if details.stage != Withdrawn && tells {
                return Err(CannotNote::DoesNotFollow(field));
            }
        }
        let was = before.entry.as_ref().map(|story| story.stage);
        let follows = matches!(
            (was, details.stage),
            (None | Some(Draft | Agreed), Draft | Agreed)
                | (Some(_), Withdrawn)
                | (Some(Agreed | Published), Published)
        );
        if !follows {
            return Err(CannotNote::DoesNotFollow("stage"));
        }
        if matches!(details.stage, Agreed | Published) {
            said(details.agreed.as_ref().unwrap_or(&Words::default()), "agreed")?;
            let renewed = before.entry.as_ref().is_none_or(|old| old.ask_again_on != details.ask_again_on);
            if renewed {
                not_gone(details.ask_again_on, date_of(now), "again")?;
            } else if details.ask_again_on < date_of(now) {
                // Their yes is older than they wanted it to be: ask first.
                return Err(CannotNote::DoesNotFollow("out"));
            }
            let same = |old: &Self| old.text == details.text && old.title == details.title;
            if details.stage == Published && !before.entry.as_ref().is_some_and(same) {
                return Err(CannotNote::DoesNotFollow("stage"));
            }
        }
        if details.stage == Withdrawn {
            said(details.withdrawn.as_ref().unwrap_or(&Words::default()), "withdrawn")?;
        }
        Ok(StoryNoted { case, entry, details, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{first, ids, later, now};
    use super::*;
    use StoryStage::{Agreed, Draft, Published, Withdrawn};
    use jiff::civil::date;

    fn story(stage: StoryStage, text: &str) -> Story {
        Story {
            title: Words::new("Told to move on"),
            text: Words::new(text),
            used_for: Words::new("The yearly report"),
            agreed: (stage != Draft).then(|| Words::new("On the phone")),
            stage,
            published: Vec::new(),
            ask_again_on: date(2027, 11, 25),
            withdrawn: (stage == Withdrawn).then(|| Words::new("She rang")),
        }
    }

    #[test]
    fn it_gives_nobody_away_and_goes_nowhere_without_a_yes() {
        let (case, id) = ids();
        let names = ["Nadia Akhtar".to_owned(), "Bo Li".to_owned()];
        let tried = |before: &Before<Story>, one: Story| Story::note(before, &names, case, id, one, now()).err();
        assert_eq!(tried(&first(), story(Draft, "A woman at work")), None);
        assert_eq!(tried(&first(), story(Draft, "When NADIA rang")), Some(CannotNote::DoesNotFollow("text")));
        let ring = "Ring her on 07700 900 123";
        assert_eq!(tried(&first(), story(Draft, ring)), Some(CannotNote::DoesNotFollow("text")));
        assert_eq!(tried(&first(), story(Draft, "In 2024 and 2025 it went on")), None, "years are no telephone number");
        assert_eq!(tried(&first(), story(Draft, "She lives near the borough")), None, "Bo is too short to tell");
        assert_eq!(tried(&first(), story(Published, "A woman")), Some(CannotNote::DoesNotFollow("stage")));
        assert_eq!(tried(&later(story(Draft, "A woman")), story(Agreed, "A woman")), None);
        let unasked = Story { agreed: None, ..story(Agreed, "A woman") };
        assert_eq!(tried(&first(), unasked), Some(CannotNote::Missing("agreed")));
        assert_eq!(tried(&later(story(Agreed, "A woman")), story(Published, "A woman")), None);
        let changed = tried(&later(story(Agreed, "A woman")), story(Published, "A woman in Kingston"));
        assert_eq!(changed, Some(CannotNote::DoesNotFollow("stage")), "other words were agreed to");
        for stage in [Draft, Agreed, Published] {
            assert_eq!(tried(&later(story(stage, "A woman")), story(Withdrawn, "A woman")), None);
        }
        assert_eq!(tried(&later(story(Withdrawn, "A woman")), story(Agreed, "A woman")), Some(CannotNote::Ended));
    }
}
