use super::messages::MessageEntry;
use super::walls::report_wall;
use crate::db::{Db, Key, instant};
use crate::keys::unseal;
use crate::lists::Page;
use crate::schema::{cases, data_key, message, promise, referral};
use crate::store::StorageError;
use alongside_domain::codes::{Code, DecisionKind, DeclineReason, Source};
use alongside_domain::people::{Reference, spoken};
use alongside_domain::reports::ReportAnswers;
use alongside_domain::text::Words;
use alongside_gate::{AccountId, CaseId, CaseScope, Category, Classified, EntryId, ReferralId};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct DecisionWords {
    pub onward: Option<Words>,
    pub note: Option<Words>,
}

/// How a referral ended.
#[derive(Clone, Debug)]
pub struct Ending {
    pub kind: DecisionKind,
    pub reason: Option<DeclineReason>,
    /// The service's own word for it.
    pub reason_words: Option<String>,
    pub at: Timestamp,
    pub by: Option<String>,
    pub case: Option<CaseId>,
    pub onward: Classified<Option<Words>>,
    pub note: Classified<Option<Words>>,
    pub told_at: Option<Timestamp>,
}

/// One referral, whole.
#[derive(Clone, Debug)]
pub struct Referral {
    pub id: ReferralId,
    pub reference: Reference,
    pub source: Source,
    /// The service's own word for it.
    pub source_words: Option<String>,
    pub received_at: Timestamp,
    pub entered_by: Option<AccountId>,
    pub answers: Classified<ReportAnswers>,
    pub ending: Option<Ending>,
    /// Somebody can come back to it with a pass-phrase.
    pub has_phrase: bool,
    /// How many files came with it.
    pub files: i64,
    /// What was written since, to us and by us.
    pub messages: Vec<MessageEntry>,
    /// First contact is owed by this day, while nobody has decided.
    pub contact_due: Option<Date>,
    pub decision_due: Option<Date>,
    /// Its words still have to be put into English by this day.
    pub translation_due: Option<Date>,
}

/// One line of the queue.
#[derive(Clone, Debug)]
pub struct QueueLine {
    pub id: ReferralId,
    pub reference: Reference,
    pub source: Source,
    /// The service's own word for it.
    pub source_words: Option<String>,
    pub received_at: Timestamp,
    pub in_danger: bool,
    pub life_in_danger: bool,
    pub answers: Classified<ReportAnswers>,
    pub decision: Option<DecisionKind>,
    pub decision_due: Option<Date>,
    pub contact_due: Option<Date>,
    /// Somebody still has to be told the decision.
    pub tell_by: Option<Date>,
    /// They came back and wrote more.
    pub added: bool,
    /// Its words still have to be put into English by this day.
    pub translate_by: Option<Date>,
}

/// What the reporter is told: how things stand and nothing else.
#[derive(Clone, Debug)]
pub struct WhereItStands {
    pub referral: ReferralId,
    pub case: Option<CaseId>,
    pub received_at: Timestamp,
    /// Somebody else reported it: they learn that it was received, no more.
    pub only_received: bool,
    pub decision: Option<DecisionKind>,
    pub onward: Classified<Option<Words>>,
    /// The case it became is closed.
    /// What they are asked about us and have not answered, once the work has ended.
    pub evaluation: Option<EntryId>,
    pub closed: bool,
    /// A worker has been in touch since.
    pub reached: bool,
    pub contact_due: Option<Date>,
    /// What we wrote to them, the latest first, and whether it was shown before.
    pub messages: Vec<MessageEntry>,
    pub has_unread: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = referral)]
struct Row {
    id: Key,
    reference: String,
    source: String,
    source_words: Option<String>,
    received_at: i64,
    entered_by: Option<Key>,
    answers: Vec<u8>,
    life_in_danger: bool,
    in_danger: bool,
    decision: Option<String>,
    reason: Option<String>,
    reason_words: Option<String>,
    decided_at: Option<i64>,
    decided_by: Option<Key>,
    case_id: Option<Key>,
    decision_words: Option<Vec<u8>>,
    told_at: Option<i64>,
    phrase_hash: Option<Vec<u8>>,
}

impl Db {
    pub fn referral(&mut self, id: ReferralId) -> Result<Referral, StorageError> {
        let (row, wrapped): (Row, Vec<u8>) = referral::table
            .inner_join(data_key::table.on(data_key::id.eq(referral::id)))
            .filter(referral::id.eq(Key(id.uuid())))
            .select((Row::as_select(), data_key::wrapped))
            .first(&mut self.connection)?;
        let key = self.data_key(row.id, &wrapped)?;
        let answers: ReportAnswers =
            unseal(&key, "referral.answers", row.id.0, &row.answers).ok_or(StorageError::Unreadable)?;
        let words: DecisionWords = match &row.decision_words {
            Some(sealed) => {
                unseal(&key, "referral.decision_words", row.id.0, sealed).ok_or(StorageError::Unreadable)?
            }
            None => DecisionWords::default(),
        };
        let by = match row.decided_by {
            Some(by) => self.names(&[by])?.remove(&by),
            None => None,
        };
        let messages = self.messages(row.id, &key)?;
        let files: i64 = crate::schema::file::table
            .filter(crate::schema::file::owner.eq(row.id))
            .count()
            .get_result(&mut self.connection)?;
        let dues = self.open_dues(&[row.id])?;
        let due = |rule: &str| dues.iter().find(|due| due.1 == rule).and_then(|due| due.2);
        let ending = match (row.decision.as_deref().and_then(DecisionKind::from_code), row.decided_at) {
            (Some(kind), Some(at)) => Some(Ending {
                kind,
                reason: row.reason.as_deref().and_then(DeclineReason::from_code),
                reason_words: row.reason_words,
                at: instant(at),
                by,
                case: row.case_id.map(|case| CaseId::new(case.0)),
                onward: Classified::new(Category::Progress, words.onward),
                note: Classified::new(Category::Narrative, words.note),
                told_at: row.told_at.map(instant),
            }),
            _ => None,
        };
        Ok(Referral {
            id,
            reference: spoken(&row.reference).ok_or(StorageError::Unreadable)?,
            source: Source::from_code(&row.source).ok_or(StorageError::Unreadable)?,
            source_words: row.source_words,
            received_at: instant(row.received_at),
            entered_by: row.entered_by.map(|id| AccountId::new(id.0)),
            answers: Classified::new(Category::Narrative, answers),
            ending,
            has_phrase: row.phrase_hash.is_some(),
            files,
            messages,
            contact_due: due("first_contact"),
            decision_due: due("triage_decision"),
            translation_due: due("translate_report"),
        })
    }

    /// What waits for a decision, or still has to be told: danger first, then
    /// what came first. `decided` shows what has been decided instead, as far as
    /// the cases it became may be opened.
    pub fn queue(
        &mut self,
        scope: &CaseScope,
        decided: bool,
        page: Page,
    ) -> Result<(Vec<QueueLine>, i64, Vec<Uuid>), StorageError> {
        let wanted = |decided: bool| {
            let query = referral::table
                .inner_join(data_key::table.on(data_key::id.eq(referral::id)))
                .filter(referral::erased.eq(false))
                .filter(diesel::dsl::not(diesel::dsl::exists(report_wall!(scope))));
            if decided && scope.is_empty() {
                query.filter(referral::decision.is_not_null()).filter(referral::case_id.is_null()).into_boxed()
            } else if decided {
                let opens = cases::table
                    .filter(cases::id.nullable().eq(referral::case_id))
                    .filter(crate::cases::within!(scope));
                query
                    .filter(referral::decision.is_not_null())
                    .filter(referral::case_id.is_null().or(diesel::dsl::exists(opens)))
                    .into_boxed()
            } else {
                // Also what nobody has read yet, although it was decided.
                let unread = referral::foreign_since.is_not_null().and(referral::translated_at.is_null());
                let unread = unread.and(referral::case_id.is_null());
                query.filter(referral::decision.is_null().or(unread)).into_boxed()
            }
        };
        let total: i64 = wanted(decided).count().get_result(&mut self.connection)?;
        let query =
            wanted(decided).select((Row::as_select(), data_key::wrapped)).limit(page.size).offset(page.offset());
        let rows: Vec<(Row, Vec<u8>)> = if decided {
            query.order((referral::decided_at.desc(), referral::id)).load(&mut self.connection)?
        } else {
            query
                .order((
                    referral::life_in_danger.desc(),
                    referral::in_danger.desc(),
                    referral::received_at.asc(),
                    referral::id,
                ))
                .load(&mut self.connection)?
        };
        let ids: Vec<Key> = rows.iter().map(|(row, _)| row.id).collect();
        let added: Vec<Key> = message::table
            .filter(message::referral.eq_any(&ids))
            .filter(message::from_us.eq(false))
            .select(message::referral)
            .distinct()
            .load(&mut self.connection)?;
        let dues = self.open_dues(&ids)?;
        let mut lines = Vec::with_capacity(rows.len());
        for (row, wrapped) in rows {
            let key = self.data_key(row.id, &wrapped)?;
            let answers: ReportAnswers =
                unseal(&key, "referral.answers", row.id.0, &row.answers).ok_or(StorageError::Unreadable)?;
            let due = |rule: &str| dues.iter().find(|due| due.0 == row.id && due.1 == rule).and_then(|due| due.2);
            lines.push(QueueLine {
                id: ReferralId::new(row.id.0),
                reference: spoken(&row.reference).ok_or(StorageError::Unreadable)?,
                source: Source::from_code(&row.source).ok_or(StorageError::Unreadable)?,
                source_words: row.source_words,
                received_at: instant(row.received_at),
                in_danger: row.in_danger,
                life_in_danger: row.life_in_danger,
                answers: Classified::new(Category::Narrative, answers),
                decision: row.decision.as_deref().and_then(DecisionKind::from_code),
                decision_due: due("triage_decision"),
                contact_due: due("first_contact"),
                tell_by: due("tell_decision"),
                added: added.contains(&row.id),
                translate_by: due("translate_report"),
            });
        }
        Ok((lines, total, ids.iter().map(|id| id.0).collect()))
    }

    fn open_dues(&mut self, ids: &[Key]) -> Result<Vec<(Key, String, Option<Date>)>, StorageError> {
        let rows: Vec<(Key, String, String)> = promise::table
            .filter(promise::subject.eq_any(ids))
            .filter(promise::open.eq(true))
            .select((promise::subject, promise::rule, promise::due_date))
            .load(&mut self.connection)?;
        Ok(rows.into_iter().map(|(id, rule, due)| (id, rule, due.parse().ok())).collect())
    }

    /// What was told in a report.
    pub(super) fn answers_of(&mut self, id: ReferralId) -> Result<ReportAnswers, StorageError> {
        let (sealed, wrapped): (Vec<u8>, Vec<u8>) = referral::table
            .inner_join(data_key::table.on(data_key::id.eq(referral::id)))
            .filter(referral::id.eq(Key(id.uuid())))
            .select((referral::answers, data_key::wrapped))
            .first(&mut self.connection)?;
        let key = self.data_key(Key(id.uuid()), &wrapped)?;
        unseal(&key, "referral.answers", id.uuid(), &sealed).ok_or(StorageError::Unreadable)
    }

    /// Where a report stands, for whoever has its reference and pass-phrase.
    /// The hash is compared in constant time; an unknown reference costs the same.
    pub fn where_it_stands(
        &mut self,
        reference: &Reference,
        phrase_hash: &[u8],
    ) -> Result<Option<WhereItStands>, StorageError> {
        use subtle::ConstantTimeEq;
        type StandRow = (Key, i64, Vec<u8>, Option<String>, Option<Vec<u8>>, Option<Vec<u8>>, Option<Key>, Vec<u8>);
        let row: Option<StandRow> = referral::table
            .inner_join(data_key::table.on(data_key::id.eq(referral::id)))
            .filter(referral::reference.eq(reference.as_str()))
            .filter(referral::erased.eq(false))
            .select((
                referral::id,
                referral::received_at,
                referral::answers,
                referral::decision,
                referral::decision_words,
                referral::phrase_hash,
                referral::case_id,
                data_key::wrapped,
            ))
            .first(&mut self.connection)
            .optional()?;
        let Some((id, received_at, answers, decision, words, Some(kept), case, wrapped)) = row else {
            return Ok(None);
        };
        if !bool::from(kept.as_slice().ct_eq(phrase_hash)) {
            return Ok(None);
        }
        let key = self.data_key(id, &wrapped)?;
        let words: DecisionWords = match &words {
            Some(sealed) => unseal(&key, "referral.decision_words", id.0, sealed).ok_or(StorageError::Unreadable)?,
            None => DecisionWords::default(),
        };
        let answers: ReportAnswers =
            unseal(&key, "referral.answers", id.0, &answers).ok_or(StorageError::Unreadable)?;
        let only_received = answers.is_about_someone_else();
        let decision = decision.as_deref().and_then(DecisionKind::from_code);
        // A joined report has a first contact of its own: what was done on the
        // case before says nothing here.
        let occasion = if decision == Some(DecisionKind::Duplicate) { id.0.to_string() } else { String::new() };
        let closed: Option<Option<i64>> = match case {
            Some(case) => cases::table.find(case).select(cases::closed_at).first(&mut self.connection).optional()?,
            None => None,
        };
        // Whoever reported for somebody else does not say how that person was helped.
        let evaluation = match case.filter(|_| closed.flatten().is_some() && !only_received) {
            Some(case) => self.evaluation_open(case)?,
            None => None,
        };
        let contact: Option<(String, Option<i64>)> = promise::table
            .find((case.unwrap_or(id), "first_contact", occasion))
            .select((promise::due_date, promise::kept_at))
            .first(&mut self.connection)
            .optional()?;
        // Whoever reported for somebody else is written to by telephone or not at all.
        let written = if only_received { Vec::new() } else { self.messages(id, &key)? };
        let ours: Vec<MessageEntry> = written.into_iter().filter(|entry| entry.from_us).rev().collect();
        Ok(Some(WhereItStands {
            has_unread: ours.iter().any(|entry| entry.read_at.is_none()),
            messages: ours,
            referral: ReferralId::new(id.0),
            case: case.map(|case| CaseId::new(case.0)),
            received_at: instant(received_at),
            only_received,
            decision,
            onward: Classified::new(Category::Progress, words.onward),
            closed: closed.flatten().is_some(),
            evaluation,
            reached: contact.as_ref().is_some_and(|(_, kept)| kept.is_some()),
            contact_due: contact.and_then(|(due, _)| due.parse().ok()),
        }))
    }
}
