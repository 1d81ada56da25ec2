use crate::db::{Db, INSTALLATION, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::lists::Page;
use crate::record::Tx;
use crate::schema::complaint;
use crate::store::StorageError;
use alongside_domain::calendars::BankHolidays;
use alongside_domain::complaints::Complaint;
use alongside_domain::facts::ComplaintNoted;
use alongside_gate::access::ComplaintAbout;
use alongside_gate::{Category, Classified, ComplaintId};
use diesel::prelude::*;
use jiff::Timestamp;

/// A complaint about the service.
#[derive(Clone, Debug)]
pub struct ComplaintLine {
    pub id: ComplaintId,
    pub details: Classified<Complaint>,
    pub received_at: Timestamp,
    /// Tells this writing from a later one.
    pub noted_at: Timestamp,
}

type Row = (Key, Vec<u8>, i64, i64);

pub(crate) fn noted(tx: &mut Tx<'_>, fact: &ComplaintNoted) -> Result<(), StorageError> {
    let id = Key(fact.complaint().uuid());
    let sealed = tx.seal(INSTALLATION, "complaint.details", id.0, fact.details())?;
    let at = micros(*fact.noted_at());
    let row = vec![
        id.into(),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(at)),
        Value::Big(Some(at)),
        Value::Bool(fact.details().owed(BankHolidays::published()).is_some()),
    ];
    let written =
        "ON CONFLICT (id) DO UPDATE SET details = excluded.details, noted_at = excluded.noted_at, open = excluded.open";
    insert_rows(&mut tx.db.connection, "complaint (id, details, received_at, noted_at, open)", written, vec![row])?;
    Ok(())
}

impl Db {
    /// Complaints, those with something owed first, each from the oldest. Who
    /// may see which is asked of the gate.
    pub fn complaints(&mut self, page: Page) -> Result<Vec<ComplaintLine>, StorageError> {
        let rows: Vec<Row> = complaint::table
            .order((complaint::open.desc(), complaint::received_at, complaint::id))
            .limit(page.size)
            .offset(page.offset())
            .select((complaint::id, complaint::details, complaint::received_at, complaint::noted_at))
            .load(&mut self.connection)?;
        self.complaint_lines(rows)
    }

    /// Those on which something is owed.
    pub fn complaints_open(&mut self) -> Result<Vec<ComplaintLine>, StorageError> {
        let rows: Vec<Row> = complaint::table
            .filter(complaint::open.eq(true))
            .order((complaint::received_at, complaint::id))
            .limit(1_000)
            .select((complaint::id, complaint::details, complaint::received_at, complaint::noted_at))
            .load(&mut self.connection)?;
        self.complaint_lines(rows)
    }

    pub fn complaint(&mut self, id: ComplaintId) -> Result<Option<ComplaintLine>, StorageError> {
        let row: Option<Row> = complaint::table
            .find(Key(id.uuid()))
            .select((complaint::id, complaint::details, complaint::received_at, complaint::noted_at))
            .first(&mut self.connection)
            .optional()?;
        Ok(self.complaint_lines(row.into_iter().collect())?.pop())
    }

    /// What decides who sees one.
    pub(crate) fn complaint_about(&mut self, id: ComplaintId) -> Result<Option<ComplaintAbout>, StorageError> {
        let row: Option<Vec<u8>> =
            complaint::table.find(Key(id.uuid())).select(complaint::details).first(&mut self.connection).optional()?;
        let Some(sealed) = row else { return Ok(None) };
        let key = installation_key(self)?;
        let details: Complaint =
            unseal(&key, "complaint.details", id.uuid(), &sealed).ok_or(StorageError::Unreadable)?;
        Ok(Some(details.concerns()))
    }

    fn complaint_lines(&mut self, rows: Vec<Row>) -> Result<Vec<ComplaintLine>, StorageError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = installation_key(self)?;
        let line = |(id, details, received_at, noted_at): Row| {
            let details = unseal(&key, "complaint.details", id.0, &details).ok_or(StorageError::Unreadable)?;
            Ok(ComplaintLine {
                id: ComplaintId::new(id.0),
                details: Classified::new(Category::Narrative, details),
                received_at: instant(received_at),
                noted_at: instant(noted_at),
            })
        };
        rows.into_iter().map(line).collect()
    }
}
