use super::Line;
use crate::db::Key;
use crate::store::{StorageError, Store};
use alongside_gate::{Action, Grant, Permit, Subject};
use jiff::Timestamp;
use uuid::Uuid;

/// Who opened a case, when, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookLine {
    pub at: Timestamp,
    pub account: Option<alongside_gate::AccountId>,
    pub name: String,
    pub action: String,
}

pub(crate) const LOOK: &str = "look ";

impl Store {
    /// Writes down that somebody opened a record, and waits until the line is
    /// on the disk. No receipt, no page.
    pub async fn look(&self, permit: &Permit, now: Timestamp) -> Result<(), StorageError> {
        let line = line(permit, now, subject_key(permit.subject()), String::new());
        self.receipt(vec![line]).await
    }

    /// A list or a search: reads it, writes down which records were shown, and
    /// only then hands it over. `work` returns the list and the ids in it.
    pub async fn list<A: Action, T: Send + 'static>(
        &self,
        grant: &Grant<A>,
        now: Timestamp,
        work: impl FnOnce(&mut crate::Db) -> Result<(T, Vec<Uuid>), StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        self.shown(self.read(work).await?, grant, now).await
    }

    /// The same for a list of who looked.
    pub async fn list_with_looks<A: Action, T: Send + 'static>(
        &self,
        grant: &Grant<A>,
        now: Timestamp,
        work: impl FnOnce(&mut crate::Db) -> Result<(T, Vec<Uuid>), StorageError> + Send + 'static,
    ) -> Result<T, StorageError> {
        self.shown(self.read_with_looks(work).await?, grant, now).await
    }

    async fn shown<A: Action, T>(
        &self,
        (list, ids): (T, Vec<Uuid>),
        grant: &Grant<A>,
        now: Timestamp,
    ) -> Result<T, StorageError> {
        let ids: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
        self.receipt(vec![line(&grant.permit(), now, None, ids.join(","))]).await?;
        Ok(list)
    }

    /// Whether the answer to a question is still yes: what one was just allowed
    /// to do may have been the last thing.
    pub async fn still(&self, permit: Permit, now: Timestamp) -> Result<bool, StorageError> {
        let Some(actor) = permit.actor().map(|actor| actor.account) else { return Ok(false) };
        self.read(move |db| {
            let again = crate::standing::again(db, actor, permit.subject(), now)?;
            Ok(again.is_some_and(|(actor, standing)| permit.still_holds(&actor, &standing)))
        })
        .await
    }

    /// Whether somebody may do something to a record now.
    pub async fn allows<A: Action>(
        &self,
        asking: alongside_gate::AccountId,
        id: <A::Standing as alongside_gate::Standing>::Id,
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        self.read(move |db| crate::standing::allows::<A>(db, asking, id, now)).await
    }

    /// Other records that a page shows in passing.
    pub async fn seen(&self, permit: &Permit, now: Timestamp, ids: Vec<Uuid>) -> Result<(), StorageError> {
        if ids.is_empty() {
            return Ok(());
        }
        let lines = ids.into_iter().map(|id| line(permit, now, Some(Key(id)), String::new())).collect();
        self.receipt(lines).await
    }

    async fn receipt(&self, lines: Vec<Line>) -> Result<(), StorageError> {
        let receipt = self.writer.note(lines)?;
        match receipt.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(crate::WriteError::Storage(error))) => Err(error),
            _ => Err(StorageError::Stopped),
        }
    }
}

fn line(permit: &Permit, now: Timestamp, subject: Option<Key>, detail: String) -> Line {
    Line {
        at: now,
        actor: permit.actor().map(|actor| Key(actor.account.uuid())),
        action: format!("{LOOK}{}", permit.action()),
        subject,
        detail,
        kept: None,
    }
}

pub(crate) fn subject_key(subject: Subject) -> Option<Key> {
    match subject {
        Subject::Nothing => None,
        Subject::Case(id) => Some(Key(id.uuid())),
        Subject::Referral(id) => Some(Key(id.uuid())),
        Subject::Account(id) => Some(Key(id.uuid())),
        Subject::Complaint(id) => Some(Key(id.uuid())),
    }
}
