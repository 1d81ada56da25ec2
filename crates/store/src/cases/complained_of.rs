use super::scope::settled;
use crate::db::{Db, Key};
use crate::dialect::{Value, insert_rows};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{case_complained_of, cases, complained_of, data_key, search_token};
use crate::search::{self, About, token};
use crate::store::StorageError;
use alongside_domain::cases::ComplainedOf;
use alongside_domain::facts::{ComplainedOfKept, ComplainedOfLinked, ComplainedOfTakenOff};
use alongside_domain::people::of_complained_of;
use alongside_gate::{CaseId, CaseScope, Category, Classified, ComplainedOfId};
use diesel::prelude::*;
use jiff::civil::Date;
use std::collections::HashMap;

pub(crate) fn complained_of_kept(tx: &mut Tx<'_>, fact: &ComplainedOfKept) -> Result<(), StorageError> {
    let id = Key(fact.person().uuid());
    let known: i64 = complained_of::table.find(id).count().get_result(&mut tx.db.connection)?;
    if known == 0 {
        tx.new_keys(&[id])?;
    }
    let details = tx.seal(id, "complained_of.details", id.0, fact.details())?;
    let row = vec![
        id.into(),
        Value::Bytes(Some(details)),
        Value::Text(fact.review_on().to_string()),
        Key(fact.case().uuid()).into(),
    ];
    insert_rows(
        &mut tx.db.connection,
        "complained_of (id, details, review_on, first_in)",
        "ON CONFLICT (id) DO UPDATE SET details = excluded.details, review_on = excluded.review_on",
        vec![row],
    )?;
    // A child is not recognised from one case to another by its initials.
    if let Some(name) = fact.details().name.as_ref().filter(|_| !fact.details().under_18) {
        search::add(tx, id, About::Person, &of_complained_of(name.as_str()))?;
    }
    put_on(tx, Key(fact.case().uuid()), id)
}

pub(crate) fn complained_of_linked(tx: &mut Tx<'_>, fact: &ComplainedOfLinked) -> Result<(), StorageError> {
    put_on(tx, Key(fact.case().uuid()), Key(fact.person().uuid()))
}

pub(crate) fn complained_of_taken_off(tx: &mut Tx<'_>, fact: &ComplainedOfTakenOff) -> Result<(), StorageError> {
    let on = case_complained_of::table.find((Key(fact.case().uuid()), Key(fact.person().uuid())));
    let gone = diesel::delete(on).execute(&mut tx.db.connection)?;
    if gone == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

fn put_on(tx: &mut Tx<'_>, case: Key, person: Key) -> Result<(), StorageError> {
    let row = vec![case.into(), person.into()];
    let into = "case_complained_of (case_id, person)";
    insert_rows(&mut tx.db.connection, into, "ON CONFLICT DO NOTHING", vec![row])?;
    Ok(())
}

/// Somebody complained of, and in which other cases the reader may open.
#[derive(Clone, Debug)]
pub struct ComplainedOfLine {
    pub id: ComplainedOfId,
    pub details: Classified<ComplainedOf>,
    pub review_on: Date,
    pub also_in: Vec<(CaseId, String)>,
}

type Row = (Key, Vec<u8>, String, Key, Vec<u8>);

const ROW: (
    complained_of::id,
    complained_of::details,
    complained_of::review_on,
    complained_of::first_in,
    data_key::wrapped,
) = (complained_of::id, complained_of::details, complained_of::review_on, complained_of::first_in, data_key::wrapped);

impl Db {
    /// Those complained of in one case; and those of other cases who have the
    /// same name, as far as the reader may read of them there. What was said in a
    /// case that the reader may not read so stays there, but for the name.
    pub fn complained_of(
        &mut self,
        scope: &CaseScope,
        manages: bool,
        id: CaseId,
    ) -> Result<(Vec<ComplainedOfLine>, Vec<ComplainedOfLine>), StorageError> {
        let case = Key(id.uuid());
        let on_this = case_complained_of::table.filter(case_complained_of::case_id.eq(case));
        let rows: Vec<Row> = complained_of::table
            .inner_join(data_key::table.on(data_key::id.eq(complained_of::id)))
            .filter(complained_of::id.eq_any(on_this.select(case_complained_of::person)))
            .order(complained_of::id)
            .select(ROW)
            .load(&mut self.connection)?;
        let ours: Vec<Key> = rows.iter().map(|row| row.0).collect();
        let (said, mine): (Vec<ComplainedOf>, Vec<ComplainedOfLine>) =
            self.lines_of(scope, manages, case, rows)?.into_iter().unzip();
        let names = said.iter().filter(|said| !said.under_18).filter_map(|said| said.name.as_ref());
        let tokens: Vec<Vec<u8>> =
            names.flat_map(|name| of_complained_of(name.as_str())).map(|key| token(&self.keys, &key)).collect();
        if tokens.is_empty() || scope.is_empty() {
            return Ok((mine, Vec::new()));
        }
        let rows: Vec<Row> = complained_of::table
            .inner_join(data_key::table.on(data_key::id.eq(complained_of::id)))
            .inner_join(search_token::table.on(search_token::subject.eq(complained_of::id)))
            .filter(search_token::token.eq_any(tokens))
            .filter(complained_of::id.ne_all(ours))
            .select(ROW)
            .distinct()
            .limit(20)
            .load(&mut self.connection)?;
        let likely = self.lines_of(scope, manages, case, rows)?.into_iter().map(|(_, line)| line);
        // Nobody learns of a person whose every case is closed to them.
        Ok((mine, likely.filter(|line| !line.also_in.is_empty()).collect()))
    }

    fn lines_of(
        &mut self,
        scope: &CaseScope,
        manages: bool,
        case: Key,
        rows: Vec<Row>,
    ) -> Result<Vec<(ComplainedOf, ComplainedOfLine)>, StorageError> {
        let ids: Vec<Key> = rows.iter().map(|row| row.0).collect();
        let elsewhere: Vec<(Key, Key, String)> = if scope.is_empty() || ids.is_empty() {
            Vec::new()
        } else {
            case_complained_of::table
                .inner_join(cases::table.on(cases::id.eq(case_complained_of::case_id)))
                .filter(case_complained_of::person.eq_any(&ids))
                .filter(cases::id.ne(case))
                .filter(settled!(scope, manages))
                .select((case_complained_of::person, cases::id, cases::reference))
                .load(&mut self.connection)?
        };
        let mut also: HashMap<Key, Vec<(CaseId, String)>> = HashMap::new();
        for (person, other, reference) in elsewhere {
            also.entry(person).or_default().push((CaseId::new(other.0), reference));
        }
        rows.into_iter()
            .map(|(id, details, review_on, first_in, wrapped)| {
                let key = self.data_key(id, &wrapped)?;
                let mut details: ComplainedOf =
                    unseal(&key, "complained_of.details", id.0, &details).ok_or(StorageError::Unreadable)?;
                let reads = |known: &Vec<(CaseId, String)>| known.iter().any(|(case, _)| case.uuid() == first_in.0);
                if first_in != case && !also.get(&id).is_some_and(reads) {
                    details = ComplainedOf { description: None, address: None, ..details };
                }
                let line = ComplainedOfLine {
                    id: ComplainedOfId::new(id.0),
                    details: Classified::new(Category::PersonComplainedOf, details.clone()),
                    review_on: review_on.parse().map_err(|_| StorageError::Unreadable)?,
                    also_in: also.remove(&id).unwrap_or_default(),
                };
                Ok((details, line))
            })
            .collect()
    }
}

impl Tx<'_> {
    /// Whether somebody complained of may be put on a case by this reader: they
    /// stand in another case that the reader may open.
    pub fn may_be_linked(
        &mut self,
        scope: &CaseScope,
        manages: bool,
        person: ComplainedOfId,
    ) -> Result<bool, StorageError> {
        if scope.is_empty() {
            return Ok(false);
        }
        let found: i64 = case_complained_of::table
            .inner_join(cases::table.on(cases::id.eq(case_complained_of::case_id)))
            .filter(case_complained_of::person.eq(Key(person.uuid())))
            .filter(settled!(scope, manages))
            .count()
            .get_result(&mut self.db.connection)?;
        Ok(found > 0)
    }

    /// Whether somebody is complained of in a case.
    pub fn is_complained_of(&mut self, case: CaseId, person: ComplainedOfId) -> Result<bool, StorageError> {
        let on = case_complained_of::table.find((Key(case.uuid()), Key(person.uuid())));
        let found: i64 = on.count().get_result(&mut self.db.connection)?;
        Ok(found > 0)
    }
}
