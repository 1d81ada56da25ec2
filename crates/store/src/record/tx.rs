use super::Line;
use super::chain::Kept;
use crate::db::{Db, INSTALLATION, Key};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, seal, unseal};
use crate::schema::{cases as cases_table, data_key};
use crate::store::StorageError;
use crate::{accounts, agencies, cases, complaints, files, list_entries, promises, referrals, scorecards, stock};
use alongside_domain::facts::{Fact, Keeper};
use alongside_domain::reports::SafeContact;
use alongside_domain::service::Service;
use alongside_gate::{AccountId, Action, CaseId, ReferralId, Standing};
use diesel::prelude::*;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use std::collections::BTreeMap;
use uuid::Uuid;
use zeroize::Zeroizing;

/// A write that is under way. Its one verb is [`Tx::record`].
pub struct Tx<'a> {
    pub(crate) db: &'a mut Db,
    pub(crate) now: Timestamp,
    pub(crate) actor: Option<Key>,
    pub(crate) service: Service,
    lines: Vec<Line>,
    keys: BTreeMap<Key, DataKey>,
    touched_cases: Vec<CaseId>,
    touched_referrals: Vec<ReferralId>,
    new_service: Option<Service>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(db: &'a mut Db, now: Timestamp, actor: Option<Key>, service: Service) -> Self {
        Self {
            db,
            now,
            actor,
            service,
            lines: Vec::new(),
            keys: BTreeMap::new(),
            touched_cases: Vec::new(),
            touched_referrals: Vec::new(),
            new_service: None,
        }
    }

    /// Asks the gate about one more record inside this write, for whoever does
    /// it: a write about many records is allowed only for each of them.
    pub fn allows<A: Action>(&mut self, id: <A::Standing as Standing>::Id) -> Result<bool, StorageError> {
        let Some(actor) = self.actor.map(|actor| AccountId::new(actor.0)) else { return Ok(false) };
        crate::standing::allows::<A>(self.db, actor, id, self.now)
    }

    /// The settings as the database has them now: another node may have changed them.
    pub fn service(&mut self) -> Result<Service, StorageError> {
        crate::housekeeping::read_service(self.db)
    }

    /// The database as this write sees it, to read what a rule needs.
    pub fn db(&mut self) -> &mut Db {
        self.db
    }

    /// Makes a fact so: its rows, its line in the chain, what it makes people
    /// findable by, and at the end what is owed because of it.
    pub fn record(&mut self, fact: impl Into<Fact>) -> Result<(), StorageError> {
        let fact = fact.into();
        self.apply(&fact)?;
        let keeper = match fact.keeper() {
            Keeper::Case(id) => {
                self.touch(id);
                Key(id.uuid())
            }
            Keeper::Referral(id) => {
                if !self.touched_referrals.contains(&id) {
                    self.touched_referrals.push(id);
                }
                Key(id.uuid())
            }
            Keeper::Installation => INSTALLATION,
        };
        let subject = if keeper == INSTALLATION { accounts::subject_of(&fact) } else { Some(keeper) };
        let kept = self.keep(keeper, &fact)?;
        let line = Line {
            at: self.now,
            actor: self.actor,
            action: fact.kind().to_owned(),
            subject,
            detail: String::new(),
            kept: Some(kept),
        };
        self.lines.push(line);
        Ok(())
    }

    fn apply(&mut self, fact: &Fact) -> Result<(), StorageError> {
        use cases::entry_noted as stands;
        match fact {
            Fact::ReportReceived(fact) => referrals::received(self, fact),
            Fact::ReportAddedTo(fact) => referrals::added_to(self, fact),
            Fact::CaseAddedTo(fact) => referrals::case_added_to(self, fact),
            Fact::ReporterWrittenTo(fact) => referrals::written_to(self, fact),
            Fact::ClientWrittenTo(fact) => referrals::client_written_to(self, fact),
            Fact::MessagesRead(fact) => referrals::messages_read(self, fact),
            Fact::PhraseRenewed(_) => Ok(()),
            Fact::EqualityAnswered(fact) => referrals::equality(self, fact),
            Fact::ReferrerNamed(fact) => referrals::named(self, fact),
            Fact::FeedbackSettled(fact) => referrals::settled(self, fact),
            Fact::ReferrerLinkEnded(fact) => referrals::link_ended(self, fact),
            Fact::ReferralDecided(fact) => referrals::decided(self, fact),
            Fact::DecisionTold(fact) => referrals::told(self, fact),
            Fact::ReportTranslated(fact) => referrals::translated(self, fact),
            Fact::CaseOpened(fact) => cases::opened(self, fact),
            Fact::ReportJoined(fact) => cases::joined(self, fact),
            Fact::IncidentRecorded(fact) => cases::incident_recorded(self, fact),
            Fact::IncidentDetailed(fact) => cases::incident_detailed(self, fact),
            Fact::PoliceOutcomeNoted(fact) => cases::police_outcome_noted(self, fact),
            Fact::ContactLogged(fact) => cases::contact_logged(self, fact),
            Fact::RecordingRequested(fact) => cases::recording_requested(self, fact),
            Fact::StepPlanned(fact) => cases::step_planned(self, fact),
            Fact::AgencyAsked(fact) => cases::agency_asked(self, fact),
            Fact::AgencyChased(fact) => cases::agency_chased(self, fact),
            Fact::AgencyRequestEnded(fact) => cases::agency_request_ended(self, fact),
            Fact::ImpactMeasured(fact) => cases::impact_measured(self, fact),
            Fact::IssueKept(fact) => cases::issue_kept(self, fact),
            Fact::CaseDescribed(fact) => cases::described(self, fact),
            Fact::RefusalNoted(fact) => cases::refusal_noted(self, fact),
            Fact::SafetyPlanNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::AdviceNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::CounsellingNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::AppointmentNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::VisitNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::ClaimNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::EquipmentNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::OnwardNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::TrustedNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::MemberNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::StoryNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::EvaluationNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::ComplaintNoted(fact) => complaints::noted(self, fact),
            Fact::ScorecardNoted(fact) => scorecards::noted(self, fact),
            Fact::ScorecardFileKept(fact) => scorecards::file_kept(self, fact),
            Fact::ScorecardReleased(fact) => scorecards::released(self, fact),
            Fact::ScorecardEntryNoted(fact) => scorecards::entry_noted(self, fact),
            Fact::ScorecardEntryRemoved(fact) => scorecards::entry_removed(self, fact),
            Fact::ScorecardMediumWithdrawn(fact) => scorecards::withdrawn(self, fact),
            Fact::ViewKept(fact) => cases::view_kept(self, fact),
            Fact::CalendarKept(fact) => accounts::calendar_kept(self, fact),
            Fact::StockCounted(fact) => stock::counted(self, fact),
            Fact::LearningNoted(fact) => stands(self, *fact.case(), *fact.entry(), fact.details(), *fact.noted_at()),
            Fact::PlanAgreed(fact) => cases::plan_agreed(self, fact),
            Fact::CaseClosed(fact) => cases::closed(self, fact),
            Fact::CaseReopened(fact) => cases::reopened(self, fact),
            Fact::OutcomeWanted(fact) => cases::outcome_wanted(self, fact),
            Fact::OutcomeJudged(fact) => cases::outcome_judged(self, fact),
            Fact::StepEnded(fact) => cases::step_ended(self, fact),
            Fact::SafeContactChanged(fact) => cases::safe_contact_changed(self, fact),
            Fact::RiskAssessed(fact) => cases::risk_assessed(self, fact),
            Fact::RiskChecked(fact) => cases::risk_checked(self, fact),
            Fact::PersonNamed(fact) => cases::person_named(self, fact),
            Fact::CaseSummarised(fact) => cases::summarised(self, fact),
            Fact::CaseHandedOver(fact) => cases::handed_over(self, fact),
            Fact::CaseRestricted(fact) => cases::restricted(self, fact),
            Fact::RestrictionLifted(fact) => cases::restriction_lifted(self, fact),
            Fact::WallRaised(fact) => cases::wall_raised(self, fact),
            Fact::WallTakenDown(fact) => cases::wall_taken_down(self, fact),
            Fact::EmergencyAccessTaken(fact) => cases::emergency_taken(self, fact),
            Fact::EmergencyAccessReviewed(fact) => cases::emergency_reviewed(self, fact),
            Fact::CaseLinked(fact) => cases::linked(self, fact),
            Fact::CaseUnlinked(fact) => cases::unlinked(self, fact),
            Fact::ComplainedOfKept(fact) => cases::complained_of_kept(self, fact),
            Fact::ComplainedOfLinked(fact) => cases::complained_of_linked(self, fact),
            Fact::ComplainedOfTakenOff(fact) => cases::complained_of_taken_off(self, fact),
            Fact::ClientMerged(fact) => cases::merged(self, fact),
            Fact::ClientParted(fact) => cases::parted(self, fact),
            Fact::AgencyListed(fact) => agencies::listed(self, fact),
            Fact::AgencyEnded(fact) => agencies::ended(self, fact),
            Fact::ListEntryAdded(fact) => list_entries::added(self, fact),
            Fact::ListEntryEnded(fact) => list_entries::ended(self, fact),
            Fact::CoverSet(fact) => accounts::cover_set(self, fact),
            Fact::CoverEnded(fact) => accounts::cover_ended(self, fact),
            Fact::FileAdded(fact) => files::added(self, fact),
            Fact::FileReleased(fact) => files::released(self, fact),
            Fact::ServiceSet(fact) => {
                self.new_service = Some(fact.service().clone());
                accounts::service_set(self, fact)
            }
            other => accounts::apply(self, other),
        }
    }

    /// What is owed on this case is worked out again too.
    pub(crate) fn touch(&mut self, case: CaseId) {
        if !self.touched_cases.contains(&case) {
            self.touched_cases.push(case);
        }
    }

    /// Adds a line without a fact: a look, a refusal.
    pub(crate) fn note(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Seals the fact itself and commits the line to it with a salt.
    fn keep(&mut self, keeper: Key, fact: &Fact) -> Result<Kept, StorageError> {
        let key = self.key(keeper)?;
        let mut salt = vec![0u8; 32];
        getrandom::fill(&mut salt).map_err(|_| StorageError::Stopped)?;
        let text = serde_json::to_value(fact).map_err(|_| StorageError::Unreadable)?;
        let bytes = Zeroizing::new(serde_json::to_vec(&text).map_err(|_| StorageError::Unreadable)?);
        let commitment = commitment(&salt, &bytes);
        let content = seal(&key, "audit_entry.content", keeper.0, &text).ok_or(StorageError::Stopped)?;
        Ok(Kept { keeper, salt, commitment, content })
    }

    /// The data key of a case, referral, person or of the installation.
    pub(crate) fn key(&mut self, id: Key) -> Result<DataKey, StorageError> {
        if let Some(key) = self.keys.get(&id) {
            return Ok(key.clone());
        }
        let wrapped: Vec<u8> = data_key::table.find(id).select(data_key::wrapped).first(&mut self.db.connection)?;
        let key = self.db.data_key(id, &wrapped)?;
        self.keys.insert(id, key.clone());
        Ok(key)
    }

    /// What logging a contact is measured against: when the report behind the
    /// case arrived, and how its client may be reached now.
    pub fn contact_basis(&mut self, case: CaseId) -> Result<(Timestamp, SafeContact), StorageError> {
        let id = Key(case.uuid());
        let (at, sealed, wrapped): (i64, Vec<u8>, Vec<u8>) = cases_table::table
            .inner_join(data_key::table.on(data_key::id.eq(cases_table::id)))
            .filter(cases_table::id.eq(id))
            .select((cases_table::received_at, cases_table::safe_contact, data_key::wrapped))
            .first(&mut self.db.connection)?;
        let key = self.db.data_key(id, &wrapped)?;
        let contact = unseal(&key, "cases.safe_contact", id.0, &sealed).ok_or(StorageError::Unreadable)?;
        self.keys.insert(id, key);
        Ok((crate::db::instant(at), contact))
    }

    /// The version of a case, to notice that somebody else has changed it, and
    /// how its client may be reached now.
    pub fn safe_contact(&mut self, case: CaseId) -> Result<(i64, SafeContact), StorageError> {
        let id = Key(case.uuid());
        let (version, sealed): (i64, Vec<u8>) = cases_table::table
            .find(id)
            .select((cases_table::version, cases_table::safe_contact))
            .first(&mut self.db.connection)?;
        let key = self.key(id)?;
        let contact = unseal(&key, "cases.safe_contact", id.0, &sealed).ok_or(StorageError::Unreadable)?;
        Ok((version, contact))
    }

    /// Makes the data keys of new records, in one statement.
    pub(crate) fn new_keys(&mut self, ids: &[Key]) -> Result<(), StorageError> {
        let mut rows = Vec::new();
        for id in ids {
            let key = DataKey::random().ok_or(StorageError::Stopped)?;
            let wrapped = key.wrapped(&self.db.keys, id.0).ok_or(StorageError::Stopped)?;
            rows.push(vec![(*id).into(), Value::Bytes(Some(wrapped))]);
            self.keys.insert(*id, key);
        }
        insert_rows(&mut self.db.connection, "data_key (id, wrapped)", "", rows)?;
        Ok(())
    }

    /// Seals a value for one column of one row.
    pub(crate) fn seal<T: serde::Serialize>(
        &mut self,
        owner: Key,
        place: &str,
        row: Uuid,
        value: &T,
    ) -> Result<Vec<u8>, StorageError> {
        let key = self.key(owner)?;
        seal(&key, place, row, value).ok_or(StorageError::Stopped)
    }

    /// Works out again what is owed on everything this write touched.
    pub(crate) fn finish(mut self) -> Result<(Vec<Line>, Option<Service>), StorageError> {
        for referral in std::mem::take(&mut self.touched_referrals) {
            promises::recompute_referral(&mut self, referral)?;
        }
        for case in std::mem::take(&mut self.touched_cases) {
            promises::recompute_case(&mut self, case)?;
        }
        Ok((self.lines, self.new_service))
    }
}

/// HMAC-SHA-256 of the fact under its salt.
pub(crate) fn commitment(salt: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut mac =
        <Hmac<Sha256> as Mac>::new_from_slice(salt).unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
    mac.update(bytes);
    mac.finalize().into_bytes().to_vec()
}
