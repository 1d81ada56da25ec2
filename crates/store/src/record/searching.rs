use super::looks::LOOK;
use crate::db::{Db, Key, instant, micros};
use crate::lists::Page;
use crate::schema::audit_entry;
use crate::store::StorageError;
use alongside_gate::AccountId;
use diesel::prelude::*;
use jiff::Timestamp;

/// Which lines of the record are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    All,
    /// Something was opened or shown.
    Looks,
    /// Something was done.
    Changes,
}

/// One line: when, who, and the name of what they did or opened.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub at: Timestamp,
    /// Nobody, when the program did it or nobody had signed in.
    pub who: Option<String>,
    pub action: String,
}

impl Db {
    /// Who did what, the latest first, and how many lines there are: never to
    /// what. From `since` until just before `until`.
    pub fn record_lines(
        &mut self,
        who: Option<AccountId>,
        lines: Lines,
        (since, until): (Timestamp, Timestamp),
        page: Page,
    ) -> Result<(Vec<Recorded>, i64), StorageError> {
        let found = || {
            let mut found = audit_entry::table
                .filter(audit_entry::at.ge(micros(since)))
                .filter(audit_entry::at.lt(micros(until)))
                .into_boxed();
            let looks = format!("{LOOK}%");
            found = match lines {
                Lines::All => found,
                Lines::Looks => found.filter(audit_entry::action.like(looks)),
                Lines::Changes => found.filter(audit_entry::action.not_like(looks)),
            };
            match who {
                Some(who) => found.filter(audit_entry::actor.eq(Some(Key(who.uuid())))),
                None => found,
            }
        };
        let total: i64 = found().count().get_result(&mut self.connection)?;
        let rows: Vec<(i64, Option<Key>, String)> = found()
            .order((audit_entry::at.desc(), audit_entry::strand, audit_entry::seq.desc()))
            .limit(page.size)
            .offset(page.offset())
            .select((audit_entry::at, audit_entry::actor, audit_entry::action))
            .load(&mut self.connection)?;
        let ids: Vec<Key> = rows.iter().filter_map(|row| row.1).collect();
        let names = if ids.is_empty() { Default::default() } else { self.names(&ids)? };
        let line = |(at, actor, action): (i64, Option<Key>, String)| {
            let who = actor.and_then(|actor| names.get(&actor).cloned());
            Recorded { at: instant(at), who, action }
        };
        Ok((rows.into_iter().map(line).collect(), total))
    }
}
