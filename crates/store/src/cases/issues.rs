use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{data_key, description, issue, refusal};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::cases::{Description, Issue, Refusal};
use alongside_domain::codes::Code;
use alongside_domain::facts::{CaseDescribed, IssueKept, RefusalNoted};
use alongside_domain::people::of_words;
use alongside_gate::{CaseId, Category, Classified, IssueId};
use diesel::prelude::*;
use jiff::Timestamp;

/// One of the matters of a case.
#[derive(Clone, Debug)]
pub struct IssueLine {
    pub id: IssueId,
    pub details: Classified<Issue>,
    /// Tells this writing from a later one.
    pub kept_at: Timestamp,
}

/// What a case is about: its matters, how the client lives, who refused it.
#[derive(Clone, Debug)]
pub struct AboutCase {
    pub issues: Vec<IssueLine>,
    pub description: Classified<Description>,
    /// Tells this description from a later one.
    pub described_at: Option<Timestamp>,
    /// The latest first, with the moment it was written down.
    pub refusals: Vec<(Timestamp, Classified<Refusal>)>,
}

pub(crate) fn issue_kept(tx: &mut Tx<'_>, fact: &IssueKept) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.issue().uuid()));
    let sealed = tx.seal(case, "issue.details", id.0, fact.details())?;
    let row = vec![
        id.into(),
        case.into(),
        Value::Text(fact.details().kind.code().to_owned()),
        Value::Text(fact.details().standing.code().to_owned()),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(micros(*fact.kept_at()))),
    ];
    let written = "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, standing = excluded.standing, \
                   details = excluded.details, kept_at = excluded.kept_at";
    insert_rows(&mut tx.db.connection, "issue (id, case_id, kind, standing, details, kept_at)", written, vec![row])?;
    let words = [Some(&fact.details().words), fact.details().agency.as_ref(), fact.details().ended.as_ref()];
    let keys: Vec<_> = words.into_iter().flatten().flat_map(|words| of_words(words.as_str())).collect();
    search::add(tx, case, About::Referral, &keys)
}

pub(crate) fn described(tx: &mut Tx<'_>, fact: &CaseDescribed) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let sealed = tx.seal(case, "description.details", case.0, fact.description())?;
    let row = vec![
        case.into(),
        Value::Bool(fact.description().complex.is_some()),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(micros(*fact.described_at()))),
    ];
    let written = "ON CONFLICT (case_id) DO UPDATE SET complex = excluded.complex, details = excluded.details, \
                   described_at = excluded.described_at";
    insert_rows(&mut tx.db.connection, "description (case_id, complex, details, described_at)", written, vec![row])?;
    Ok(())
}

pub(crate) fn refusal_noted(tx: &mut Tx<'_>, fact: &RefusalNoted) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    let sealed = tx.seal(case, "refusal.details", case.0, fact.refusal())?;
    let row = vec![
        case.into(),
        Value::Big(Some(micros(*fact.noted_at()))),
        Value::Text(fact.refusal().reason.code.code().to_owned()),
        Value::Bytes(Some(sealed)),
    ];
    insert_rows(&mut tx.db.connection, "refusal (case_id, noted_at, reason, details)", "", vec![row])?;
    Ok(())
}

impl Db {
    /// What a case is about, in four statements.
    pub fn about_case(&mut self, id: CaseId) -> Result<AboutCase, StorageError> {
        let case = Key(id.uuid());
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let issues: Vec<(Key, Vec<u8>, i64)> = issue::table
            .filter(issue::case_id.eq(case))
            .order(issue::id)
            .limit(100)
            .select((issue::id, issue::details, issue::kept_at))
            .load(&mut self.connection)?;
        let kept: Option<(Vec<u8>, i64)> = description::table
            .find(case)
            .select((description::details, description::described_at))
            .first(&mut self.connection)
            .optional()?;
        let refusals: Vec<(i64, Vec<u8>)> = refusal::table
            .filter(refusal::case_id.eq(case))
            .order(refusal::noted_at.desc())
            .limit(100)
            .select((refusal::noted_at, refusal::details))
            .load(&mut self.connection)?;
        let issues = issues.into_iter().map(|(id, details, kept_at)| {
            let details = unseal(&key, "issue.details", id.0, &details).ok_or(StorageError::Unreadable)?;
            let details = Classified::new(Category::Narrative, details);
            Ok(IssueLine { id: IssueId::new(id.0), details, kept_at: instant(kept_at) })
        });
        let refusals = refusals.into_iter().map(|(at, details)| {
            let details = unseal(&key, "refusal.details", case.0, &details).ok_or(StorageError::Unreadable)?;
            Ok((instant(at), Classified::new(Category::Narrative, details)))
        });
        let description: Description = match &kept {
            Some((details, _)) => {
                unseal(&key, "description.details", case.0, details).ok_or(StorageError::Unreadable)?
            }
            None => Description::default(),
        };
        Ok(AboutCase {
            issues: issues.collect::<Result<_, StorageError>>()?,
            description: Classified::new(Category::Narrative, description),
            described_at: kept.map(|(_, at)| instant(at)),
            refusals: refusals.collect::<Result<_, StorageError>>()?,
        })
    }
}

impl Tx<'_> {
    /// When one of the matters of a case was last written; nothing, when it has none such.
    pub fn issue_kept_at(&mut self, case: CaseId, id: IssueId) -> Result<Option<Timestamp>, StorageError> {
        let mine = issue::table.find(Key(id.uuid())).filter(issue::case_id.eq(Key(case.uuid())));
        let at: Option<i64> = mine.select(issue::kept_at).first(&mut self.db.connection).optional()?;
        Ok(at.map(instant))
    }

    /// When a case was last described.
    pub fn described_at(&mut self, case: CaseId) -> Result<Option<Timestamp>, StorageError> {
        let mine = description::table.find(Key(case.uuid())).select(description::described_at);
        let at: Option<i64> = mine.first(&mut self.db.connection).optional()?;
        Ok(at.map(instant))
    }
}
