use super::scope::within;
use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::{case_link, cases, data_key, person};
use crate::store::StorageError;
use alongside_domain::codes::{Code, LinkKind};
use alongside_domain::facts::{CaseLinked, CaseUnlinked};
use alongside_gate::{CaseId, CaseScope, Category, Classified};
use diesel::prelude::*;
use jiff::civil::Date;

pub(crate) fn linked(tx: &mut Tx<'_>, fact: &CaseLinked) -> Result<(), StorageError> {
    let row = vec![
        Key(fact.case().uuid()).into(),
        Key(fact.other().uuid()).into(),
        Value::Text(fact.kind().code().to_owned()),
        fact.review_on().map_or(Value::Nothing, |day| Value::Text(day.to_string())),
    ];
    insert_rows(
        &mut tx.db.connection,
        "case_link (case_id, other, kind, review_on)",
        "ON CONFLICT (case_id, other, kind) DO UPDATE SET review_on = excluded.review_on",
        vec![row],
    )?;
    Ok(())
}

pub(crate) fn unlinked(tx: &mut Tx<'_>, fact: &CaseUnlinked) -> Result<(), StorageError> {
    let link = case_link::table.find((Key(fact.case().uuid()), Key(fact.other().uuid()), fact.kind().code()));
    let gone = diesel::delete(link).execute(&mut tx.db.connection)?;
    if gone == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

/// Another case that has something to do with one.
#[derive(Clone, Debug)]
pub struct LinkLine {
    pub other: CaseId,
    pub reference: String,
    pub name: Classified<String>,
    pub kind: LinkKind,
    pub review_on: Option<Date>,
}

impl Db {
    /// Cases that have something to do with this one, as far as the reader may
    /// open them: of the others not even that they are there.
    pub fn links(&mut self, scope: &CaseScope, id: CaseId) -> Result<Vec<LinkLine>, StorageError> {
        if scope.is_empty() {
            return Ok(Vec::new());
        }
        type Row = (Key, String, String, Option<String>, Key, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = case_link::table
            .inner_join(cases::table.on(cases::id.eq(case_link::other)))
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(case_link::case_id.eq(Key(id.uuid())))
            .filter(within!(scope))
            .order(cases::opened_at)
            .select((
                cases::id,
                cases::reference,
                case_link::kind,
                case_link::review_on,
                person::id,
                person::details,
                data_key::wrapped,
            ))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(other, reference, kind, review_on, client, details, wrapped)| {
                let details = self.person_details(client, &wrapped, &details)?;
                Ok(LinkLine {
                    other: CaseId::new(other.0),
                    reference,
                    name: Classified::new(Category::Identity, details.shown()),
                    kind: LinkKind::from_code(&kind).ok_or(StorageError::Unreadable)?,
                    review_on: review_on.and_then(|day| day.parse().ok()),
                })
            })
            .collect()
    }
}
