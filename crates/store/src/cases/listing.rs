use super::entity::CaseLine;
use super::reads::CaseRow;
use super::scope::within;
use super::views::{CaseView, narrowed};
use crate::db::{Db, Key, instant};
use crate::lists::Page;
use crate::record::LookLine;
use crate::schema::{audit_entry, cases, data_key, person, promise};
use crate::search::token;
use crate::store::StorageError;
use alongside_domain::codes::{Code, Risk};
use alongside_domain::people::of_words;
use alongside_gate::{AccountId, AgencyId, CaseId, CaseScope, Category, Classified};
use diesel::prelude::*;
use uuid::Uuid;

type Opened = (CaseRow, String, Vec<u8>, Vec<u8>);

impl Db {
    /// The cases one may open, newest first: those that a view narrows them to.
    pub fn cases(
        &mut self,
        scope: &CaseScope,
        view: impl Into<CaseView>,
        page: Page,
    ) -> Result<(Vec<CaseLine>, i64, Vec<Uuid>), StorageError> {
        if scope.is_empty() {
            return Ok((Vec::new(), 0, Vec::new()));
        }
        let view = view.into();
        let tokens = self.named_agency(view.agency)?;
        let total: i64 = narrowed!(cases::table.filter(within!(scope)), &view, scope, &tokens)
            .count()
            .get_result(&mut self.connection)?;
        let joined = cases::table
            .inner_join(person::table.on(person::id.eq(cases::client)))
            .inner_join(data_key::table.on(data_key::id.eq(cases::client)))
            .filter(within!(scope));
        let rows: Vec<Opened> = narrowed!(joined, &view, scope, &tokens)
            .order((cases::opened_at.desc(), cases::id.desc()))
            .limit(page.size)
            .offset(page.offset())
            .select((CaseRow::as_select(), cases::reference, person::details, data_key::wrapped))
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().map(|row| row.0.id).collect();
        let workers: Vec<Key> = rows.iter().map(|row| row.0.worker).collect();
        let names = self.names(&workers)?;
        let open: Vec<(Key, Option<String>)> = promise::table
            .filter(promise::subject.eq_any(&ids))
            .filter(promise::open.eq(true))
            .group_by(promise::subject)
            .select((promise::subject, diesel::dsl::min(promise::due_date)))
            .load(&mut self.connection)?;
        let mut lines = Vec::with_capacity(rows.len());
        for (row, reference, details, wrapped) in rows {
            let details = self.person_details(row.client, &wrapped, &details)?;
            let due = open.iter().find(|(id, _)| *id == row.id).and_then(|(_, due)| due.as_deref());
            lines.push(CaseLine {
                id: CaseId::new(row.id.0),
                reference,
                name: Classified::new(Category::Identity, details.shown()),
                worker: names.get(&row.worker).cloned().unwrap_or_default(),
                risk: Risk::from_code(&row.risk).ok_or(StorageError::Unreadable)?,
                in_danger: row.in_danger,
                closed_at: row.closed_at.map(instant),
                restricted: row.restricted,
                opened_at: instant(row.opened_at),
                next_due: due.and_then(|day| day.parse().ok()),
            });
        }
        Ok((lines, total, ids.iter().map(|id| id.0).collect()))
    }

    /// What a case is found by when an agency of this name was asked for something.
    fn named_agency(&mut self, agency: Option<AgencyId>) -> Result<Vec<Vec<u8>>, StorageError> {
        let Some(agency) = agency else { return Ok(Vec::new()) };
        let agency = self.agencies()?.into_iter().find(|one| one.id == agency).ok_or(StorageError::Missing)?;
        Ok(of_words(&agency.name).iter().map(|key| token(&self.keys, key)).collect())
    }

    /// Who has opened a case, newest first.
    pub fn looks(&mut self, id: CaseId, page: Page) -> Result<(Vec<LookLine>, i64), StorageError> {
        let seen = || {
            audit_entry::table
                .filter(audit_entry::subject.eq(Some(Key(id.uuid()))))
                .filter(audit_entry::action.like("look %"))
        };
        let total: i64 = seen().count().get_result(&mut self.connection)?;
        let rows: Vec<(i64, Option<Key>, String)> = seen()
            .order(audit_entry::at.desc())
            .limit(page.size)
            .offset(page.offset())
            .select((audit_entry::at, audit_entry::actor, audit_entry::action))
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().filter_map(|row| row.1).collect();
        let names = self.names(&ids)?;
        let lines = rows
            .into_iter()
            .map(|(at, actor, action)| LookLine {
                at: instant(at),
                account: actor.map(|actor| AccountId::new(actor.0)),
                name: actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_default(),
                action: action.trim_start_matches("look ").to_owned(),
            })
            .collect();
        Ok((lines, total))
    }
}
