use super::scope::within;
use crate::db::{Db, Key};
use crate::keys::unseal;
use crate::schema::{case_entry, case_hand, cases, contact, data_key};
use crate::store::StorageError;
use alongside_domain::cases::entries::{Answers, Entry, Evaluation};
use alongside_gate::{CaseScope, Category, Classified, EntryId};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

impl Db {
    /// What a client is asked and has not answered, on one case.
    pub(crate) fn evaluation_open(&mut self, case: Key) -> Result<Option<EntryId>, StorageError> {
        let row: Option<(Key, Vec<u8>, Vec<u8>)> = case_entry::table
            .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
            .filter(case_entry::case_id.eq(case))
            .filter(case_entry::kind.eq(Evaluation::KIND))
            .order(case_entry::made_at.desc())
            .select((case_entry::id, case_entry::details, data_key::wrapped))
            .first(&mut self.connection)
            .optional()?;
        let Some((id, details, wrapped)) = row else { return Ok(None) };
        let key = self.data_key(case, &wrapped)?;
        let asked: Evaluation = unseal(&key, Evaluation::KIND, id.0, &details).ok_or(StorageError::Unreadable)?;
        Ok((asked.answers.is_none() && asked.not_asked.is_none()).then(|| EntryId::new(id.0)))
    }

    /// How many were asked on the cases one may open and has not worked on, and the
    /// latest answers, in no order: nothing says whose they are.
    pub fn evaluations(
        &mut self,
        scope: &CaseScope,
        latest: i64,
    ) -> Result<(i64, Vec<Classified<Answers>>), StorageError> {
        if scope.is_empty() {
            return Ok((0, Vec::new()));
        }
        let me = Key(scope.account().uuid());
        let all = || {
            case_entry::table
                .inner_join(cases::table.on(cases::id.eq(case_entry::case_id)))
                .inner_join(data_key::table.on(data_key::id.eq(case_entry::case_id)))
                .filter(within!(scope))
                // What one's own clients say is for others to read.
                .filter(cases::worker.ne(me).and(cases::deputy.is_null().or(cases::deputy.ne(Some(me)))))
                .filter(not(exists(
                    contact::table.filter(contact::case_id.eq(cases::id).and(contact::logged_by.eq(Some(me)))),
                )))
                .filter(not(exists(
                    case_hand::table.filter(case_hand::case_id.eq(cases::id).and(case_hand::account.eq(me))),
                )))
                .filter(case_entry::kind.eq(Evaluation::KIND))
        };
        let asked: i64 = all().count().get_result(&mut self.connection)?;
        let mut rows: Vec<(Key, Key, Vec<u8>, Vec<u8>)> = all()
            .filter(case_entry::ended_at.is_not_null())
            .order(case_entry::made_at.desc())
            .limit(latest)
            .select((case_entry::id, case_entry::case_id, case_entry::details, data_key::wrapped))
            .load(&mut self.connection)?;
        // The latest first would say who has just been closed: what is sealed has no order.
        rows.sort_by(|one, other| one.2.cmp(&other.2));
        let (mut found, mut asked) = (Vec::new(), asked);
        for (id, case, details, wrapped) in rows {
            let key = self.data_key(case, &wrapped)?;
            let one: Evaluation = unseal(&key, Evaluation::KIND, id.0, &details).ok_or(StorageError::Unreadable)?;
            asked -= i64::from(one.not_asked.is_some());
            found.extend(one.answers.map(|answers| Classified::new(Category::Narrative, answers)));
        }
        Ok((asked, found))
    }
}
