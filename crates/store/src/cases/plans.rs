use crate::db::{Db, Key, instant, micros};
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::{audit_entry, cases, data_key, outcome, step};
use crate::store::StorageError;
use alongside_domain::cases::{AgreedStep, NextStep};
use alongside_domain::codes::{Code, StepOwner};
use alongside_domain::facts::{Fact, PlanAgreed};
use alongside_gate::{CaseId, Category, Classified, OutcomeId, StepId};
use diesel::prelude::*;
use jiff::Timestamp;

/// A plan a client has agreed to, as it was then.
#[derive(Clone, Debug)]
pub struct AgreedPlan {
    pub at: Timestamp,
    pub by: String,
    pub plan: Classified<PlanAgreed>,
}

/// What a plan page shows: what they want, what is planned, what was agreed.
#[derive(Clone, Debug)]
pub struct PlanFile {
    pub outcomes: Vec<super::OutcomeEntry>,
    pub steps: Vec<super::StepEntry>,
    /// The latest first.
    pub agreed: Vec<AgreedPlan>,
}

pub(crate) fn plan_agreed(tx: &mut Tx<'_>, fact: &PlanAgreed) -> Result<(), StorageError> {
    // The first yes keeps what was promised; later ones are new versions of the plan.
    let never = cases::table.find(Key(fact.case().uuid())).filter(cases::plan_agreed_at.is_null());
    diesel::update(never)
        .set(cases::plan_agreed_at.eq(Some(micros(*fact.agreed_at()))))
        .execute(&mut tx.db.connection)?;
    Ok(())
}

/// Agreements that are shown; all of them stay in what happened.
const MOST: i64 = 200;

impl Db {
    /// The plan of a case, in five statements.
    pub fn plan(&mut self, id: CaseId) -> Result<PlanFile, StorageError> {
        let case = Key(id.uuid());
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let outcomes = self.outcomes(case, &key)?;
        let steps = self.steps(case, &key)?.into_iter().filter(|step| step.ended_at.is_none()).collect();
        let rows: Vec<(i64, Option<Key>, Option<Vec<u8>>)> = audit_entry::table
            .filter(audit_entry::subject.eq(Some(case)))
            .filter(audit_entry::action.eq("PlanAgreed"))
            .order((audit_entry::at.desc(), audit_entry::seq.desc()))
            .limit(MOST)
            .select((audit_entry::at, audit_entry::actor, audit_entry::content))
            .load(&mut self.connection)?;
        let names = self.names(&rows.iter().filter_map(|row| row.1).collect::<Vec<_>>())?;
        let mut agreed = Vec::new();
        for (at, by, content) in rows {
            let Some(content) = content else { continue };
            let fact: Fact = unseal(&key, "audit_entry.content", case.0, &content).ok_or(StorageError::Unreadable)?;
            if let Fact::PlanAgreed(plan) = fact {
                agreed.push(AgreedPlan {
                    at: instant(at),
                    by: by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
                    plan: Classified::new(Category::Narrative, *plan),
                });
            }
        }
        Ok(PlanFile { outcomes, steps, agreed })
    }
}

impl Tx<'_> {
    /// What the client wants, and what is planned for it now.
    pub fn planned(&mut self, id: CaseId) -> Result<(Vec<OutcomeId>, Vec<AgreedStep>), StorageError> {
        let case = Key(id.uuid());
        let key = self.key(case)?;
        let mine = outcome::table.filter(outcome::case_id.eq(case)).order((outcome::wanted_at, outcome::id)).limit(100);
        let wanted: Vec<Key> = mine.select(outcome::id).load(&mut self.db.connection)?;
        let wanted = wanted.into_iter().map(|id| OutcomeId::new(id.0)).collect();
        type Row = (Key, Vec<u8>, String, String);
        let rows: Vec<Row> = step::table
            .filter(step::case_id.eq(case))
            .filter(step::ended_at.is_null())
            .order((step::due, step::planned_at))
            .select((step::id, step::what, step::owner, step::due))
            .load(&mut self.db.connection)?;
        let steps = rows.into_iter().map(|(id, what, owner, due)| {
            let next = NextStep {
                what: unseal(&key, "step.what", id.0, &what).ok_or(StorageError::Unreadable)?,
                owner: StepOwner::from_code(&owner).ok_or(StorageError::Unreadable)?,
                due: due.parse().map_err(|_| StorageError::Unreadable)?,
            };
            Ok(AgreedStep { step: StepId::new(id.0), next })
        });
        Ok((wanted, steps.collect::<Result<_, StorageError>>()?))
    }
}
