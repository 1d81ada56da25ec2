use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, unseal};
use crate::record::Tx;
use crate::schema::{data_key, outcome};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::cases::WantedOutcome;
use alongside_domain::codes::{Code, Judgement};
use alongside_domain::facts::{OutcomeJudged, OutcomeWanted};
use alongside_domain::people::of_words;
use alongside_domain::text::Words;
use alongside_gate::{CaseId, Category, Classified, OutcomeId};
use diesel::prelude::*;
use jiff::Timestamp;

/// What a client wants, and how far it has come.
#[derive(Clone, Debug)]
pub struct OutcomeEntry {
    pub id: OutcomeId,
    pub wanted: Classified<WantedOutcome>,
    pub wanted_at: Timestamp,
    pub judged: Option<Judged>,
}

#[derive(Clone, Debug)]
pub struct Judged {
    pub client: Option<Judgement>,
    pub worker: Judgement,
    pub words: Classified<Words>,
    pub at: Timestamp,
}

pub(crate) fn outcome_wanted(tx: &mut Tx<'_>, fact: &OutcomeWanted) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.outcome().uuid()));
    let wanted = tx.seal(case, "outcome.wanted", id.0, fact.wanted())?;
    let row = vec![id.into(), case.into(), Value::Bytes(Some(wanted)), Value::Big(Some(micros(*fact.wanted_at())))];
    insert_rows(&mut tx.db.connection, "outcome (id, case_id, wanted, wanted_at)", "", vec![row])?;
    let mut words = of_words(fact.wanted().words.as_str());
    words.extend(fact.wanted().test.iter().flat_map(|test| of_words(test.as_str())));
    search::add(tx, case, About::Referral, &words)
}

pub(crate) fn outcome_judged(tx: &mut Tx<'_>, fact: &OutcomeJudged) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.outcome().uuid()));
    let words = tx.seal(case, "outcome.judged", id.0, fact.words())?;
    let mine = || outcome::table.find(id).filter(outcome::case_id.eq(case));
    // Not asked this time: what they said before stands.
    if let Some(client) = fact.client() {
        let view = outcome::client_view.eq(Some(client.code()));
        diesel::update(mine()).set(view).execute(&mut tx.db.connection)?;
    }
    let judged = diesel::update(mine())
        .set((
            outcome::worker_view.eq(Some(fact.worker().code())),
            outcome::judged.eq(Some(words)),
            outcome::judged_at.eq(Some(micros(*fact.judged_at()))),
        ))
        .execute(&mut tx.db.connection)?;
    if judged == 1 { Ok(()) } else { Err(StorageError::Missing) }
}

impl Db {
    /// What the client of a case wants, in the order in which they said it.
    pub fn outcomes_of(&mut self, id: CaseId) -> Result<Vec<OutcomeEntry>, StorageError> {
        let case = Key(id.uuid());
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        self.outcomes(case, &key)
    }

    pub(super) fn outcomes(&mut self, case: Key, key: &DataKey) -> Result<Vec<OutcomeEntry>, StorageError> {
        type Row = (Key, Vec<u8>, i64, Option<String>, Option<String>, Option<Vec<u8>>, Option<i64>);
        let rows: Vec<Row> = outcome::table
            .filter(outcome::case_id.eq(case))
            .order((outcome::wanted_at, outcome::id))
            .limit(100)
            .select((
                outcome::id,
                outcome::wanted,
                outcome::wanted_at,
                outcome::client_view,
                outcome::worker_view,
                outcome::judged,
                outcome::judged_at,
            ))
            .load(&mut self.connection)?;
        rows.into_iter()
            .map(|(id, wanted, wanted_at, client, worker, words, judged_at)| {
                let judged = match (worker.as_deref().and_then(Judgement::from_code), words, judged_at) {
                    (Some(worker), Some(words), Some(at)) => Some(Judged {
                        client: client.as_deref().and_then(Judgement::from_code),
                        worker,
                        words: Classified::new(
                            Category::Narrative,
                            unseal(key, "outcome.judged", id.0, &words).ok_or(StorageError::Unreadable)?,
                        ),
                        at: instant(at),
                    }),
                    _ => None,
                };
                let wanted = unseal(key, "outcome.wanted", id.0, &wanted).ok_or(StorageError::Unreadable)?;
                Ok(OutcomeEntry {
                    id: OutcomeId::new(id.0),
                    wanted: Classified::new(Category::Narrative, wanted),
                    wanted_at: instant(wanted_at),
                    judged,
                })
            })
            .collect()
    }
}

impl Tx<'_> {
    /// When an outcome was last judged, to notice that somebody else has done it.
    pub fn judged_at(&mut self, case: CaseId, id: OutcomeId) -> Result<Option<Timestamp>, StorageError> {
        let at: Option<i64> = outcome::table
            .find(Key(id.uuid()))
            .filter(outcome::case_id.eq(Key(case.uuid())))
            .select(outcome::judged_at)
            .first(&mut self.db.connection)?;
        Ok(at.map(instant))
    }
}
