use crate::db::{Key, micros};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::contact;
use crate::store::StorageError;
use alongside_domain::cases::NewContact;
use alongside_domain::codes::Code;
use alongside_domain::text::Words;
use alongside_gate::CaseId;
use diesel::prelude::*;

impl Tx<'_> {
    /// Whether the very same contact, word for word and at the same minute, has
    /// been written down by whoever writes now.
    pub fn is_logged(&mut self, case: CaseId, new: &NewContact) -> Result<bool, StorageError> {
        let case = Key(case.uuid());
        let alike: Vec<(Key, Vec<u8>)> = contact::table
            .filter(contact::case_id.eq(case))
            .filter(contact::at.ge(micros(new.at)))
            .filter(contact::at.lt(micros(new.at + jiff::SignedDuration::from_secs(60))))
            .filter(contact::channel.eq(new.channel.code()))
            .filter(contact::result.eq(new.result.code()))
            .filter(contact::logged_by.eq(self.actor))
            .select((contact::id, contact::note))
            .load(&mut self.db.connection)?;
        for (id, note) in alike {
            let note: Words = unseal(&self.key(case)?, "contact.note", id.0, &note).ok_or(StorageError::Unreadable)?;
            if note == new.note {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
