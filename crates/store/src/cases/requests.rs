use super::scope::within;
use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, unseal};
use crate::lists::Page;
use crate::record::Tx;
use crate::schema::{agency_request, cases, data_key};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::cases::{AgencyRequest, Chase};
use alongside_domain::codes::{Code, RequestEnd};
use alongside_domain::date_of;
use alongside_domain::facts::{AgencyAsked, AgencyChased, AgencyRequestEnded};
use alongside_domain::people::of_words;
use alongside_gate::{CaseId, CaseScope, Category, Classified, RequestId};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Something an agency was asked for.
#[derive(Clone, Debug)]
pub struct RequestLine {
    pub id: RequestId,
    pub case: CaseId,
    pub reference: String,
    pub asked: Classified<AgencyRequest>,
    pub asked_at: Timestamp,
    pub answer_by: Date,
    pub ended_at: Option<Timestamp>,
}

pub(crate) fn agency_asked(tx: &mut Tx<'_>, fact: &AgencyAsked) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.request().uuid()));
    let sealed = tx.seal(case, "agency_request.details", id.0, fact.asked())?;
    let row = vec![
        id.into(),
        case.into(),
        Value::Bytes(Some(sealed)),
        Value::Big(Some(micros(*fact.asked_at()))),
        Value::Text(fact.answer_by().to_string()),
    ];
    insert_rows(&mut tx.db.connection, "agency_request (id, case_id, details, asked_at, answer_by)", "", vec![row])?;
    let words = [Some(&fact.asked().agency), Some(&fact.asked().what), fact.asked().officer.as_ref()];
    let keys: Vec<_> = words.into_iter().flatten().flat_map(|words| of_words(words.as_str())).collect();
    search::add(tx, case, About::Referral, &keys)
}

pub(crate) fn agency_chased(tx: &mut Tx<'_>, fact: &AgencyChased) -> Result<(), StorageError> {
    let on = date_of(*fact.chased_at());
    change(tx, *fact.case(), *fact.request(), |asked| {
        asked.chases.push(Chase { on, words: fact.words().clone() });
    })?;
    diesel::update(agency_request::table.find(Key(fact.request().uuid())))
        .set(agency_request::answer_by.eq(fact.answer_by().to_string()))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

pub(crate) fn agency_request_ended(tx: &mut Tx<'_>, fact: &AgencyRequestEnded) -> Result<(), StorageError> {
    change(tx, *fact.case(), *fact.request(), |asked| asked.end = Some((*fact.end(), fact.words().clone())))?;
    diesel::update(agency_request::table.find(Key(fact.request().uuid())))
        .set((
            agency_request::ended.eq(Some(fact.end().code())),
            agency_request::ended_at.eq(Some(micros(*fact.ended_at()))),
        ))
        .execute(&mut tx.db.connection)?;
    search::add(tx, Key(fact.case().uuid()), About::Referral, &of_words(fact.words().as_str()))
}

/// Opens what is kept of an open request, changes it and seals it again.
fn change(
    tx: &mut Tx<'_>,
    case: CaseId,
    id: RequestId,
    change: impl FnOnce(&mut AgencyRequest),
) -> Result<(), StorageError> {
    let (case, id) = (Key(case.uuid()), Key(id.uuid()));
    let open = || {
        let mine = agency_request::table.find(id).filter(agency_request::case_id.eq(case));
        mine.filter(agency_request::ended.is_null())
    };
    let sealed: Vec<u8> = open().select(agency_request::details).first(&mut tx.db.connection)?;
    let mut asked = unsealed(&tx.key(case)?, id, &sealed)?;
    change(&mut asked);
    let sealed = tx.seal(case, "agency_request.details", id.0, &asked)?;
    diesel::update(open()).set(agency_request::details.eq(sealed)).execute(&mut tx.db.connection)?;
    Ok(())
}

fn unsealed(key: &DataKey, id: Key, sealed: &[u8]) -> Result<AgencyRequest, StorageError> {
    unseal(key, "agency_request.details", id.0, sealed).ok_or(StorageError::Unreadable)
}

/// What a line is made of.
macro_rules! columns {
    () => {
        (
            agency_request::id,
            agency_request::case_id,
            agency_request::details,
            agency_request::asked_at,
            agency_request::answer_by,
            agency_request::ended_at,
            cases::reference,
            data_key::wrapped,
        )
    };
}

type Row = (Key, Key, Vec<u8>, i64, String, Option<i64>, String, Vec<u8>);

impl Db {
    /// What agencies were asked for on a case: what is open first, by the day it is due.
    pub fn requests_of(&mut self, id: CaseId) -> Result<Vec<RequestLine>, StorageError> {
        let rows: Vec<Row> = agency_request::table
            .inner_join(cases::table.on(cases::id.eq(agency_request::case_id)))
            .inner_join(data_key::table.on(data_key::id.eq(agency_request::case_id)))
            .filter(agency_request::case_id.eq(Key(id.uuid())))
            .order((agency_request::answer_by, agency_request::id))
            .limit(200)
            .select(columns!())
            .load(&mut self.connection)?;
        let mut lines = self.request_lines(rows)?;
        lines.sort_by_key(|line| line.ended_at.is_some());
        Ok(lines)
    }

    /// What agencies should have answered by now and have not, or never did and
    /// nobody asks any more, on the cases one may open: the oldest first.
    pub fn unanswered(
        &mut self,
        scope: &CaseScope,
        given_up: bool,
        today: Date,
        page: Page,
    ) -> Result<(Vec<RequestLine>, i64, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), 0, Vec::new()));
        }
        let wanted = || {
            let query = agency_request::table
                .inner_join(cases::table.on(cases::id.eq(agency_request::case_id)))
                .inner_join(data_key::table.on(data_key::id.eq(agency_request::case_id)))
                .filter(within!(scope));
            if given_up {
                query.filter(agency_request::ended.eq(Some(RequestEnd::Unanswered.code()))).into_boxed()
            } else {
                let late = query.filter(agency_request::ended.is_null());
                late.filter(agency_request::answer_by.lt(today.to_string())).into_boxed()
            }
        };
        let total: i64 = wanted().count().get_result(&mut self.connection)?;
        let rows: Vec<Row> = wanted()
            .order((agency_request::answer_by, agency_request::id))
            .limit(page.size)
            .offset(page.offset())
            .select(columns!())
            .load(&mut self.connection)?;
        let ids = rows.iter().map(|row| row.1.0).collect();
        Ok((self.request_lines(rows)?, total, ids))
    }

    fn request_lines(&mut self, rows: Vec<Row>) -> Result<Vec<RequestLine>, StorageError> {
        let line = |(id, case, details, asked_at, answer_by, ended_at, reference, wrapped): Row| {
            let key = self.data_key(case, &wrapped)?;
            Ok(RequestLine {
                id: RequestId::new(id.0),
                case: CaseId::new(case.0),
                reference,
                asked: Classified::new(Category::Narrative, unsealed(&key, id, &details)?),
                asked_at: instant(asked_at),
                answer_by: answer_by.parse().map_err(|_| StorageError::Unreadable)?,
                ended_at: ended_at.map(instant),
            })
        };
        rows.into_iter().map(line).collect()
    }
}

impl Tx<'_> {
    /// Whether a request has ended; nothing, when this case has none such.
    pub fn has_ended(&mut self, case: CaseId, id: RequestId) -> Result<Option<bool>, StorageError> {
        let mine = agency_request::table.find(Key(id.uuid())).filter(agency_request::case_id.eq(Key(case.uuid())));
        let ended: Option<Option<i64>> =
            mine.select(agency_request::ended_at).first(&mut self.db.connection).optional()?;
        Ok(ended.map(|at| at.is_some()))
    }
}
