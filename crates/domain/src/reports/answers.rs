use super::{SafeContact, When};
use crate::codes::{
    Basis, Characteristic, Danger, Evidence, Harm, Known, MayTell, Permission, Place, Reporter, SafeNow, Strand,
    SubStrand, Told, Want,
};
use crate::people::Postcode;
use crate::text::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything a report may hold. Nothing is required but what happened: people
/// may send early and add later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportAnswers {
    pub reporter: Option<Reporter>,
    pub safe: Option<SafeNow>,
    pub danger: Vec<Danger>,
    pub story: Words,
    pub when: Option<When>,
    pub place: Option<Place>,
    pub where_words: Option<Words>,
    pub postcode: Option<Postcode>,
    pub motivation: Motivation,
    pub known: Option<Known>,
    pub who_words: Option<Words>,
    pub harms: Vec<Harm>,
    pub harm_words: Option<Words>,
    pub evidence: Vec<Evidence>,
    pub evidence_words: Option<Words>,
    /// The day the camera's pictures are recorded over, if somebody knows.
    pub overwritten_on: Option<Date>,
    pub told: Vec<Told>,
    pub told_words: Option<Words>,
    pub wants: Vec<Want>,
    pub want_words: Option<Words>,
    pub about: AboutThem,
    pub safe_contact: SafeContact,
    /// Nobody unless ticked.
    pub may_tell: Vec<MayTell>,
    /// The language of the pages it was written on, when that was not English.
    pub written_in: Option<String>,
    /// A professional referred them, who follows it by a link of their own: the
    /// pass-phrase is the person's.
    pub by_professional: bool,
}

/// Why the person thinks it happened. A witness's view counts as much.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Motivation {
    pub characteristics: Vec<Characteristic>,
    pub substrands: Vec<SubStrand>,
    pub basis: Vec<Basis>,
    pub not_sure: bool,
    pub words: Option<Words>,
}

impl Motivation {
    /// The monitored strands it is counted under. One report can have several.
    pub fn strands(&self) -> Vec<Strand> {
        let named = self.characteristics.iter().filter_map(|item| item.strand());
        let mut strands: Vec<Strand> = named.chain(self.substrands.iter().map(|part| part.strand())).collect();
        strands.sort();
        strands.dedup();
        strands
    }
}

/// The person it happened to, as far as they wish to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AboutThem {
    pub anonymous: bool,
    pub name: Option<Words>,
    /// What to call them.
    pub called: Option<Words>,
    /// Who is writing, when it is somebody else.
    pub reporter_name: Option<Words>,
    /// Whether the person agreed to this report, when somebody else writes.
    pub permission: Option<Permission>,
}

impl ReportAnswers {
    /// A threat to life, fire or weapon: a matter of the same day.
    pub fn life_in_danger(&self) -> bool {
        self.danger.iter().any(|danger| *danger != Danger::NotSafe)
    }

    /// In danger, or says they are not safe.
    pub fn in_danger(&self) -> bool {
        !self.danger.is_empty() || self.safe == Some(SafeNow::No)
    }

    /// There is a camera's recording, which will be wiped.
    pub fn has_camera(&self) -> bool {
        self.overwritten_on.is_some() || self.evidence.iter().any(|evidence| evidence.is_overwritten())
    }

    /// Asks for nothing but that it is written down.
    pub fn record_only(&self) -> bool {
        self.wants == [Want::RecordOnly]
    }

    /// A witness, a landlord, a school: whoever reported is not the person. They
    /// may be the respondent, and learn no more than that it was received.
    pub fn is_about_someone_else(&self) -> bool {
        !self.by_professional && matches!(self.reporter, Some(Reporter::SomeoneElse | Reporter::Witness))
    }

    /// Whether anybody could reach them other than through their own return. The
    /// professional who referred them knows a way, or asks for one.
    pub fn can_be_reached(&self) -> bool {
        self.safe_contact.has_a_way() || self.by_professional
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strands_follow_from_characteristics_and_parts_and_are_counted_once() {
        let motivation = Motivation {
            characteristics: vec![Characteristic::Race, Characteristic::Age],
            substrands: vec![SubStrand::AntiMuslim, SubStrand::AntiAsian],
            ..Motivation::default()
        };
        assert_eq!(motivation.strands(), [Strand::Race, Strand::Religion]);
    }

    #[test]
    fn not_safe_is_danger_but_not_by_itself_a_threat_to_life() {
        let answers = ReportAnswers { danger: vec![Danger::NotSafe], ..ReportAnswers::default() };
        assert!(answers.in_danger() && !answers.life_in_danger());
    }
}
