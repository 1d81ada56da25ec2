use super::Claim;
use crate::codes::ForumEnded;
use crate::law::{Found, Law};
use crate::text::Words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One date, with the words of the rule that were used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalDate {
    pub forum: String,
    pub version: String,
    /// The last day that no reading calls late.
    pub safe: Date,
    /// The day by which somebody has begun.
    pub act_by: Date,
    pub ended: Option<ForumEnd>,
}

/// What came of it in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForumEnd {
    pub how: ForumEnded,
    pub on: Date,
    pub words: Option<Words>,
}

impl Claim {
    /// The dates of these facts. What has ended in one place stays ended while its day is
    /// the same, or it was sent; a place to which the facts lead no longer is not lost, but
    /// ends as corrected; and a day that cannot be worked out again stays as it was.
    pub(super) fn worked(&self, known: Option<&Self>, today: Date) -> Vec<LegalDate> {
        let before = known.map_or(&[][..], |claim| &claim.dates);
        let of = |forum: &str| before.iter().find(|date| date.forum == forum);
        let forums = self.forums();
        let led_to = forums.iter().filter_map(|forum| match forum.work(Law::published()) {
            Ok(found) => LegalDate::of(&forum.key, &found, of(&forum.key), today),
            Err(_) => of(&forum.key).cloned(),
        });
        let gone = before.iter().filter(|date| forums.iter().all(|forum| forum.key != date.forum));
        led_to.chain(gone.map(|date| date.corrected(today))).collect()
    }
}

impl LegalDate {
    fn of(forum: &str, found: &Found, before: Option<&Self>, today: Date) -> Option<Self> {
        let safe = found.safe?;
        let ended = before.and_then(|date| date.ended.clone()).filter(|end| match end.how {
            ForumEnded::Corrected => false,
            ForumEnded::Taken | ForumEnded::SentLate => true,
            _ => before.is_some_and(|date| date.safe == safe),
        });
        // Where so little time is given that it is now, now is when it was first written down.
        let now = before.map_or(today, |date| date.act_by.min(today)).min(safe);
        let act_by = found.act_by().unwrap_or(now);
        Some(Self { forum: forum.to_owned(), version: found.version.clone(), safe, act_by, ended })
    }

    fn corrected(&self, today: Date) -> Self {
        let end = ForumEnd { how: ForumEnded::Corrected, on: today, words: None };
        Self { ended: self.ended.clone().or(Some(end)), ..self.clone() }
    }
}
