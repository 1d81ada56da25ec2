use crate::codes::{ContactResult, DecisionKind, Rhythm, Risk, StepOwner};
use alongside_gate::{AccountId, EmergencyAccessId, EntryId, IncidentId, RequestId, StepId};
use jiff::Timestamp;
use jiff::civil::Date;

/// A referral, as far as the rules need it.
#[derive(Clone, Debug)]
pub struct ReferralHistory {
    pub received_at: Timestamp,
    pub life_in_danger: bool,
    pub in_danger: bool,
    /// Somebody other than the page itself must tell them.
    pub can_be_reached: bool,
    pub camera: bool,
    pub overwritten_on: Option<Date>,
    pub decision: Option<Decision>,
    pub told_at: Option<Timestamp>,
    pub language: Language,
}

/// In which language a report was written, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Language {
    /// Since when words in another than English wait to be put into it, or waited.
    pub foreign_since: Option<Timestamp>,
    /// When its words were put into English.
    pub translated_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug)]
pub struct Decision {
    pub kind: DecisionKind,
    pub at: Timestamp,
    pub by: Option<AccountId>,
}

/// A case, as far as the rules need it.
#[derive(Clone, Debug)]
pub struct CaseHistory {
    pub worker: AccountId,
    /// The reports it is about, the one that began it first.
    pub reports: Vec<ReportSeen>,
    pub in_danger: bool,
    pub risk: Risk,
    /// The level triage gave: it set the clock for first contact and later
    /// changes do not move what was promised.
    pub first_risk: Risk,
    pub can_be_reached: bool,
    pub contacts: Vec<ContactSeen>,
    pub steps: Vec<StepSeen>,
    pub requests: Vec<RequestSeen>,
    /// Incidents with which the police did something that the client did not know, and when we learnt it.
    pub police_news: Vec<(IncidentId, Timestamp)>,
    pub entries: Vec<EntrySeen>,
    /// Days that the law sets.
    pub legal_dates: Vec<LegalDateSeen>,
    pub rhythm: Option<Rhythm>,
    pub camera_asked_at: Option<Timestamp>,
    /// Walls and the restriction, with the day each is looked at again.
    pub access_reviews: Vec<(String, Date)>,
    pub emergencies: Vec<EmergencySeen>,
    /// When the present worker took it over from another.
    pub handed_over_at: Option<Timestamp>,
    /// When what the client wants was first written down.
    pub outcomes_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub reopened_at: Option<Timestamp>,
    /// When a worker was last told of something more that happened.
    pub incident_told_at: Option<Timestamp>,
    /// When the client first said how they are.
    pub impact_at: Option<Timestamp>,
    pub risk_assessed_at: Option<Timestamp>,
    /// Since when the risk has been high without a break, while it is.
    pub high_since: Option<Timestamp>,
    /// When the risk was last lowered, and when somebody else looked at that.
    pub risk_lowered: Option<(Timestamp, Option<Timestamp>)>,
    /// When the client last agreed to the plan.
    pub plan_agreed_at: Option<Timestamp>,
}

/// An opening of the case in an emergency.
#[derive(Clone, Copy, Debug)]
pub struct EmergencySeen {
    pub access: EmergencyAccessId,
    pub opened_at: Timestamp,
    pub reviewed_at: Option<Timestamp>,
}

/// One report on a case. Each has its own clock for first contact.
#[derive(Clone, Debug)]
pub struct ReportSeen {
    /// Empty for the one that began the case.
    pub occasion: String,
    pub received_at: Timestamp,
    pub life_in_danger: bool,
    pub in_danger: bool,
    pub camera: bool,
    pub overwritten_on: Option<Date>,
    pub language: Language,
}

#[derive(Clone, Copy, Debug)]
pub struct ContactSeen {
    pub at: Timestamp,
    /// When it was written down: of two of the same minute, which came first.
    pub logged: Timestamp,
    /// Written on the page to which they come back.
    pub on_page: bool,
    pub result: ContactResult,
    pub statement_given: bool,
    pub update_given: bool,
    /// They said that nothing has happened since.
    pub quiet_said: bool,
}

/// Something an agency was asked for.
#[derive(Clone, Copy, Debug)]
pub struct RequestSeen {
    pub request: RequestId,
    pub answer_by: Date,
    pub ended_at: Option<Timestamp>,
}

/// A day that the law sets for something that may be claimed.
#[derive(Clone, Debug)]
pub struct LegalDateSeen {
    pub entry: EntryId,
    /// Where: a tribunal, a court, an ombudsman.
    pub forum: String,
    /// The last day that no reading calls late.
    pub safe: Date,
    /// By when somebody has begun.
    pub act_by: Date,
    pub ended_at: Option<Timestamp>,
}

/// Something that stands on the case and comes back on a day.
#[derive(Clone, Debug)]
pub struct EntrySeen {
    /// Its kind, as [`crate::cases::entries::Entry::KIND`] calls it.
    pub kind: String,
    pub entry: EntryId,
    pub due: Date,
    /// Whom it comes back to, if not to the worker.
    pub owner: Option<AccountId>,
    pub made_at: Timestamp,
    /// When something was last written to it.
    pub noted_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug)]
pub struct StepSeen {
    pub step: StepId,
    pub owner: StepOwner,
    pub due: Date,
    pub ended_at: Option<Timestamp>,
}

impl CaseHistory {
    /// Danger and high risk are never folded.
    pub fn is_grave(&self) -> bool {
        self.in_danger || self.risk == Risk::High
    }

    /// When both sides first took part, or a message they had asked for was sent.
    pub fn first_reached(&self) -> Option<Timestamp> {
        self.contacts.iter().filter(|contact| contact.result.reaches()).map(|c| c.at).min()
    }

    /// Since when the client has said, each time they were spoken to, that nothing
    /// has happened; nothing, once something is reported or they do not say it.
    pub fn settled_since(&self) -> Option<Timestamp> {
        crate::cases::settled_since(&self.contacts, &self.told_again())
    }

    fn told_again(&self) -> Vec<Timestamp> {
        // The report that began the case came before anybody spoke.
        let later = self.reports.iter().filter(|report| !report.occasion.is_empty());
        crate::cases::told_again(later.map(|report| report.received_at), self.incident_told_at, self.reopened_at)
    }

    /// When something more was last told.
    pub fn last_told(&self) -> Option<Timestamp> {
        self.told_again().into_iter().max()
    }

    /// The same, after a moment.
    pub fn reached_since(&self, from: Timestamp) -> Option<Timestamp> {
        let reached = self.contacts.iter().filter(|contact| contact.result.reaches() && contact.at >= from);
        reached.map(|contact| contact.at).min()
    }
}

impl ContactResult {
    /// An attempt never counts as contact.
    pub const fn reaches(self) -> bool {
        matches!(self, Self::Spoke | Self::SafeMessage)
    }
}
