//! What has happened, in the past tense. Rules make facts; the store records
//! them; nothing else changes anything.

mod macros;

use crate::accounts::{DisplayNames, NewAccount};
use crate::cases::entries::{
    Advice, Appointment, Claim, CounsellingNote, Equipment, Evaluation, Learning, Member, Onward, SafetyPlan, Story,
    Trusted, Visit,
};
use crate::cases::{
    AgencyRequest, AgreedStep, Agreement, Answered, ComplainedOf, Description, Felt, HowHeld, Incident, Issue, Naming,
    NextStep, PoliceDid, Refusal, RiskLevel, WantedOutcome,
};
use crate::codes::{
    Channel, ClientsView, ClosureReason, ContactResult, DecisionKind, DeclineReason, EquipmentKind, ImpactStage,
    Judgement, LinkKind, RequestEnd, RetentionClass, Rhythm, Source, TranslatedBy,
};
use crate::complaints::Complaint;
use crate::files::{FileOwner, NewFile};
use crate::lists::{Finer, ReferenceList};
use crate::people::Reference;
use crate::referrals::Referrer;
use crate::reports::{EqualityAnswers, ReportAnswers, SafeContact};
use crate::scorecards::editions::Edition;
use crate::scorecards::entries::Entry as ScorecardEntry;
use crate::service::Service;
use crate::text::Words;
use alongside_gate::{
    AccountId, Against, AgencyId, CaseId, ComplainedOfId, ComplaintId, ContactId, EmergencyAccessId, EntryId, FileId,
    IncidentId, InvitationId, IssueId, ListEntryId, OutcomeId, PasskeyId, PersonId, ReferralId, RequestId, ScorecardId,
    SessionId, StepId, TeamId, TranslationId,
};
use jiff::Timestamp;
use jiff::civil::Date;

pub use macros::Keeper;
use macros::facts;

facts! {
    /// A report or referral arrived.
    ReportReceived kept with Referral(referral) {
        referral: ReferralId,
        reference: Reference,
        source: Source,
        /// The service's own word for it.
        finer: Option<Finer>,
        answers: ReportAnswers,
        entered_by: Option<AccountId>,
        received_at: Timestamp,
    }
    /// The reporter came back and said more, before there was a case.
    ReportAddedTo kept with Referral(referral) {
        referral: ReferralId,
        addition: ContactId,
        words: Words,
        added_at: Timestamp,
        /// The language of the pages it was written on, when that was not English.
        written_in: Option<String>,
    }
    /// The same, once there is a case.
    CaseAddedTo kept with Case(case) {
        case: CaseId,
        referral: ReferralId,
        addition: ContactId,
        words: Words,
        added_at: Timestamp,
        /// The language of the pages it was written on, when that was not English.
        written_in: Option<String>,
    }
    /// A worker wrote to whoever comes back; there is no case yet.
    ReporterWrittenTo kept with Referral(referral) {
        referral: ReferralId,
        message: ContactId,
        words: Words,
        written_at: Timestamp,
    }
    /// The same, once there is a case.
    ClientWrittenTo kept with Case(case) {
        case: CaseId,
        referral: ReferralId,
        message: ContactId,
        words: Words,
        /// What it counts as among the contacts of the case.
        result: ContactResult,
        written_at: Timestamp,
    }
    /// What we wrote was shown to whoever came back.
    MessagesRead kept with Referral(referral) {
        referral: ReferralId,
        read_at: Timestamp,
    }
    /// Somebody who lost their pass-phrase was given a new one.
    PhraseRenewed kept with Referral(referral) {
        referral: ReferralId,
        /// How the worker knew who it was.
        checked: Words,
        renewed_at: Timestamp,
    }
    /// What a report says was put into English.
    ReportTranslated kept with Referral(referral) {
        referral: ReferralId,
        /// The case it is on, whose worker owed it.
        case: Option<CaseId>,
        translation: TranslationId,
        how: TranslatedBy,
        words: Words,
        translated_at: Timestamp,
    }
    /// The reporter answered questions about themself.
    EqualityAnswered kept with Referral(referral) {
        referral: ReferralId,
        answers: EqualityAnswers,
    }
    /// A professional said who they are.
    ReferrerNamed kept with Referral(referral) {
        referral: ReferralId,
        referrer: Referrer,
    }
    /// The person agreed, or not, that the professional hears what became of it.
    FeedbackSettled kept with Referral(referral) {
        referral: ReferralId,
        agreed: bool,
        how: Words,
        settled_at: Timestamp,
    }
    /// The professional's private link opens nothing any more.
    ReferrerLinkEnded kept with Referral(referral) {
        referral: ReferralId,
        reason: Words,
        ended_at: Timestamp,
    }
    /// Triage ended.
    ReferralDecided kept with Referral(referral) {
        referral: ReferralId,
        kind: DecisionKind,
        reason: Option<DeclineReason>,
        /// The service's own word for it.
        finer: Option<Finer>,
        /// Where they were pointed, in words for them.
        onward: Option<Words>,
        note: Option<Words>,
        /// The case it became, or the one it belongs to.
        case: Option<CaseId>,
        decided_at: Timestamp,
    }
    /// The person was told how their referral ended.
    DecisionTold kept with Referral(referral) {
        referral: ReferralId,
        channel: Channel,
        told_at: Timestamp,
    }
    /// Work with a client began.
    CaseOpened kept with Case(case) {
        case: CaseId,
        reference: Reference,
        referral: ReferralId,
        person: PersonId,
        /// The person was known before.
        known_person: bool,
        answers: ReportAnswers,
        incident: IncidentId,
        worker: AccountId,
        deputy: Option<AccountId>,
        team: TeamId,
        risk: RiskLevel,
        received_at: Timestamp,
        opened_at: Timestamp,
    }
    /// Another report turned out to belong to a case that was open already.
    ReportJoined kept with Case(case) {
        case: CaseId,
        reference: Reference,
        referral: ReferralId,
        incident: IncidentId,
        answers: ReportAnswers,
        received_at: Timestamp,
        joined_at: Timestamp,
    }
    /// The client told of something more that happened.
    IncidentRecorded kept with Case(case) {
        case: CaseId,
        incident: IncidentId,
        details: Incident,
        told_at: Timestamp,
    }
    /// More is known of an incident, or something was wrong.
    IncidentDetailed kept with Case(case) {
        case: CaseId,
        incident: IncidentId,
        details: Incident,
        detailed_at: Timestamp,
    }
    /// Somebody learnt what the police did with it.
    PoliceOutcomeNoted kept with Case(case) {
        case: CaseId,
        incident: IncidentId,
        did: PoliceDid,
        noted_at: Timestamp,
    }
    /// A conversation, or an attempt at one.
    ContactLogged kept with Case(case) {
        case: CaseId,
        contact: ContactId,
        channel: Channel,
        result: ContactResult,
        at: Timestamp,
        minutes: Option<u16>,
        note: Words,
        /// The start-of-work statement was given in this conversation.
        statement_given: bool,
        /// The client was told how things stand.
        update_given: bool,
        /// Tried in a way they had not called safe, and knowingly.
        in_spite: Option<bool>,
        /// They said that nothing has happened since.
        quiet_said: Option<bool>,
        /// What made it possible: an interpreter, more time.
        held: Option<HowHeld>,
    }
    /// Whoever holds a camera's recording was asked to keep it.
    RecordingRequested kept with Case(case) {
        case: CaseId,
        requested_at: Timestamp,
    }
    /// Something is to be done next.
    StepPlanned kept with Case(case) {
        case: CaseId,
        step: StepId,
        next: NextStep,
    }
    /// An agency was asked for something.
    AgencyAsked kept with Case(case) {
        case: CaseId,
        request: RequestId,
        asked: AgencyRequest,
        answer_by: Date,
        asked_at: Timestamp,
    }
    /// It was reminded, and has until another day.
    AgencyChased kept with Case(case) {
        case: CaseId,
        request: RequestId,
        words: Words,
        answer_by: Date,
        chased_at: Timestamp,
    }
    /// It answered, or nobody asks any more.
    AgencyRequestEnded kept with Case(case) {
        case: CaseId,
        request: RequestId,
        end: RequestEnd,
        words: Words,
        ended_at: Timestamp,
    }
    /// The client said how they are.
    ImpactMeasured kept with Case(case) {
        case: CaseId,
        stage: ImpactStage,
        felt: Vec<Felt>,
        measured_at: Timestamp,
    }
    /// One of the matters of a case was written down, or changed.
    IssueKept kept with Case(case) {
        case: CaseId,
        issue: IssueId,
        details: Issue,
        kept_at: Timestamp,
    }
    /// How the client lives, and whether the case is complex.
    CaseDescribed kept with Case(case) {
        case: CaseId,
        description: Description,
        described_at: Timestamp,
    }
    /// A safety plan was written with the client.
    SafetyPlanNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: SafetyPlan,
        noted_at: Timestamp,
    }
    /// A client was told of their rights and of what they can do.
    AdviceNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Advice,
        noted_at: Timestamp,
    }
    /// Something was written down that only two people open.
    CounsellingNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: CounsellingNote,
        noted_at: Timestamp,
    }
    /// A meeting was arranged, or what came of it was written down.
    AppointmentNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Appointment,
        noted_at: Timestamp,
    }
    /// A visit alone: somebody was asked to watch, watches, is inside, is back.
    VisitNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Visit,
        noted_at: Timestamp,
    }
    /// Something that makes a home or a shop safer was asked for, fitted, looked at or came back.
    EquipmentNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Equipment,
        noted_at: Timestamp,
    }
    /// What somebody may claim in time was written down, or what came of it in one place.
    ClaimNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Claim,
        noted_at: Timestamp,
    }
    /// A client was referred to somebody else or pointed there, or what came of it was heard.
    OnwardNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Onward,
        noted_at: Timestamp,
    }
    /// The client named somebody they trust, or no longer does.
    TrustedNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Trusted,
        noted_at: Timestamp,
    }
    /// One of several people a case is for.
    MemberNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Member,
        noted_at: Timestamp,
    }
    /// A case told to others without saying whose it is.
    StoryNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Story,
        noted_at: Timestamp,
    }
    /// A client was asked what they think of the service, was reminded, or answered.
    EvaluationNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Evaluation,
        noted_at: Timestamp,
    }
    /// A complaint about the service came, or what was done with it.
    ComplaintNoted kept with Installation() {
        complaint: ComplaintId,
        details: Complaint,
        noted_at: Timestamp,
    }
    /// Somebody keeps a list they come back to, or forgets it.
    ViewKept kept with Installation() {
        account: AccountId,
        /// What is chosen in it, as codes.
        query: String,
        name: Option<Words>,
    }
    /// Somebody has a private address for their calendar, or takes it back.
    CalendarKept kept with Installation() {
        account: AccountId,
        /// A keyed hash of the address.
        token: Option<Vec<u8>>,
        kept_at: Timestamp,
    }
    /// An edition of the scorecard was begun or changed.
    ScorecardNoted kept with Installation() {
        scorecard: ScorecardId,
        details: Edition,
        noted_at: Timestamp,
    }
    /// A file of figures was kept with an edition, or another in its place.
    ScorecardFileKept kept with Installation() {
        scorecard: ScorecardId,
        name: String,
        /// SHA-256 of its text, in hexadecimal.
        digest: String,
        kept_at: Timestamp,
    }
    /// An edition was published: its pages stand from then on as they were made.
    ScorecardReleased kept with Installation() {
        scorecard: ScorecardId,
        /// What it is called in its address.
        name: String,
        version: u32,
        /// SHA-256 of the list of the checksums of its files.
        digest: String,
        released_at: Timestamp,
    }
    /// Somebody took out what a version was made of: figures that are hidden from readers.
    ScorecardInputsTaken kept with Installation() {
        account: AccountId,
        scorecard: ScorecardId,
        version: u32,
        taken_at: Timestamp,
    }
    /// Something was asked, said or agreed around an edition, or what became of it.
    ScorecardEntryNoted kept with Installation() {
        scorecard: ScorecardId,
        entry: EntryId,
        details: ScorecardEntry,
        noted_at: Timestamp,
    }
    /// Something that should not have stood beside an edition was taken away.
    ScorecardEntryRemoved kept with Installation() {
        scorecard: ScorecardId,
        entry: EntryId,
        removed_at: Timestamp,
    }
    /// Somebody who is in a picture or a recording wants it out of what is published.
    ScorecardMediumWithdrawn kept with Installation() {
        scorecard: ScorecardId,
        file: String,
        withdrawn_at: Timestamp,
    }
    /// Somebody has counted how many of a kind of equipment are the service's own.
    StockCounted kept with Installation() {
        kind: EquipmentKind,
        held: u32,
        counted_at: Timestamp,
    }
    /// What was learnt from a case.
    LearningNoted kept with Case(case) {
        case: CaseId,
        entry: EntryId,
        details: Learning,
        noted_at: Timestamp,
    }
    /// Somebody else did not take it on.
    RefusalNoted kept with Case(case) {
        case: CaseId,
        refusal: Refusal,
        noted_at: Timestamp,
    }
    /// The client agreed to what is planned.
    PlanAgreed kept with Case(case) {
        case: CaseId,
        /// What they want, as it stood then.
        outcomes: Option<Vec<OutcomeId>>,
        steps: Vec<AgreedStep>,
        agreement: Agreement,
        agreed_at: Timestamp,
    }
    /// The work ended, with the client's yes or the reason why it could not be had.
    CaseClosed kept with Case(case) {
        case: CaseId,
        reason: ClosureReason,
        /// The service's own word for it.
        finer: Option<Finer>,
        view: ClientsView,
        words: Words,
        /// For how long it is kept, with its files.
        retention: Option<RetentionClass>,
        closed_at: Timestamp,
    }
    /// A closed case was taken up again.
    CaseReopened kept with Case(case) {
        case: CaseId,
        reason: Words,
        reopened_at: Timestamp,
    }
    /// The client said what they want to come of it.
    OutcomeWanted kept with Case(case) {
        case: CaseId,
        outcome: OutcomeId,
        wanted: WantedOutcome,
        wanted_at: Timestamp,
    }
    /// How far it came, in the client's view and in the worker's.
    OutcomeJudged kept with Case(case) {
        case: CaseId,
        outcome: OutcomeId,
        client: Option<Judgement>,
        worker: Judgement,
        words: Words,
        judged_at: Timestamp,
    }
    /// It was done, or is no longer needed.
    StepEnded kept with Case(case) {
        case: CaseId,
        step: StepId,
        /// What the client learnt by it, or can do now.
        learned: Option<Words>,
        ended_at: Timestamp,
    }
    /// How the client may be reached has changed.
    SafeContactChanged kept with Case(case) {
        case: CaseId,
        safe_contact: SafeContact,
        rhythm: Option<Rhythm>,
    }
    /// A worker said how great the risk is, and why.
    RiskAssessed kept with Case(case) {
        case: CaseId,
        risk: RiskLevel,
        answers: Option<Vec<Answered>>,
        /// It was greater before: a second person looks at it.
        lowered: Option<bool>,
        assessed_at: Timestamp,
    }
    /// Somebody else said whether lowering it was right.
    RiskChecked kept with Case(case) {
        case: CaseId,
        assessed_at: Timestamp,
        right: bool,
        words: Words,
        checked_at: Timestamp,
    }
    /// What somebody is called was corrected, or has changed.
    PersonNamed kept with Case(case) {
        case: CaseId,
        person: PersonId,
        before: Naming,
        after: Naming,
    }
    /// Where the case stands, in half a page.
    CaseSummarised kept with Case(case) {
        case: CaseId,
        words: Words,
        summarised_at: Timestamp,
    }
    /// Another worker or another deputy.
    CaseHandedOver kept with Case(case) {
        case: CaseId,
        from: AccountId,
        worker: AccountId,
        team: TeamId,
        deputy: Option<AccountId>,
        reason: Words,
        handed_over_at: Timestamp,
    }
    /// Only the people named may open it from now on.
    CaseRestricted kept with Case(case) {
        case: CaseId,
        named: Vec<AccountId>,
        reason: Words,
        review_on: Date,
    }
    /// The team may open it again.
    RestrictionLifted kept with Case(case) {
        case: CaseId,
        reason: Words,
    }
    /// For this person or team the case does not exist.
    WallRaised kept with Case(case) {
        case: CaseId,
        against: Against,
        reason: Words,
        review_on: Date,
    }
    WallTakenDown kept with Case(case) {
        case: CaseId,
        against: Against,
        reason: Words,
    }
    /// Another case has something to do with this one.
    CaseLinked kept with Case(case) {
        case: CaseId,
        other: CaseId,
        kind: LinkKind,
        reason: Words,
        review_on: Option<Date>,
    }
    CaseUnlinked kept with Case(case) {
        case: CaseId,
        other: CaseId,
        kind: LinkKind,
        reason: Words,
    }
    /// What the client says of somebody complained of.
    ComplainedOfKept kept with Case(case) {
        case: CaseId,
        person: ComplainedOfId,
        details: ComplainedOf,
        review_on: Date,
    }
    /// Somebody complained of in another case is complained of here too.
    ComplainedOfLinked kept with Case(case) {
        case: CaseId,
        person: ComplainedOfId,
    }
    ComplainedOfTakenOff kept with Case(case) {
        case: CaseId,
        person: ComplainedOfId,
        reason: Words,
    }
    /// The client turned out to be somebody known already.
    ClientMerged kept with Case(case) {
        case: CaseId,
        from: PersonId,
        onto: PersonId,
        reason: Words,
        merged_at: Timestamp,
    }
    /// They are two people after all.
    ClientParted kept with Case(case) {
        case: CaseId,
        from: PersonId,
        back_to: PersonId,
        reason: Words,
        parted_at: Timestamp,
    }
    /// Somebody opened a case that is not their team's, because it could not wait.
    EmergencyAccessTaken kept with Case(case) {
        case: CaseId,
        access: EmergencyAccessId,
        by: AccountId,
        reason: Words,
        opened_at: Timestamp,
        ends_at: Timestamp,
    }
    /// Somebody else said whether that was right.
    EmergencyAccessReviewed kept with Case(case) {
        case: CaseId,
        access: EmergencyAccessId,
        right: bool,
        finding: Words,
        reviewed_at: Timestamp,
    }
    /// A photograph, a letter or a recording was kept.
    FileAdded kept with of(owner) {
        owner: FileOwner,
        file: NewFile,
        added_at: Timestamp,
    }
    /// A manager said that a flagged file may be opened.
    FileReleased kept with of(owner) {
        owner: FileOwner,
        file: FileId,
        reason: Words,
        released_at: Timestamp,
    }
    /// An organisation we work with, from a day on.
    AgencyListed kept with Installation() {
        agency: AgencyId,
        name: String,
        kind: Source,
        since: Date,
    }
    AgencyEnded kept with Installation() {
        agency: AgencyId,
        until: Date,
    }
    /// A service added an answer of its own to a list.
    ListEntryAdded kept with Installation() {
        entry: ListEntryId,
        list: ReferenceList,
        under: String,
        words: String,
        since: Date,
    }
    ListEntryEnded kept with Installation() {
        entry: ListEntryId,
        until: Date,
    }
    /// Somebody looks after a colleague's cases for some days.
    CoverSet kept with Installation() {
        account: AccountId,
        by: AccountId,
        since: Date,
        until: Date,
    }
    CoverEnded kept with Installation() {
        account: AccountId,
        by: AccountId,
        since: Date,
        ended_on: Date,
    }
    /// A team of people who read each other's cases was made.
    TeamFormed kept with Installation() {
        team: TeamId,
        name: String,
    }
    /// The service's own settings were set.
    ServiceSet kept with Installation() {
        service: Service,
    }
    /// A colleague was invited.
    AccountInvited kept with Installation() {
        account: NewAccount,
        invitation: InvitationId,
    }
    /// A new one-time link was made for an account that exists.
    AccountReset kept with Installation() {
        account: AccountId,
        invitation: InvitationId,
    }
    /// The invited person set a password and a second factor.
    InvitationAccepted kept with Installation() {
        account: AccountId,
        invitation: InvitationId,
        /// Made by `init` at the machine itself, so confirmed by being there.
        confirmed: bool,
    }
    /// Somebody said: this is the right person.
    AccountConfirmed kept with Installation() {
        account: AccountId,
    }
    /// What somebody is here to do was changed.
    RolesChanged kept with Installation() {
        account: AccountId,
        /// Codes of the roles, with commas.
        roles: String,
        team: Option<TeamId>,
        /// Somebody else has to confirm it.
        confirm_again: bool,
    }
    /// Somebody said what they are called before clients and other organisations.
    DisplayNamesSet kept with Installation() {
        account: AccountId,
        names: DisplayNames,
    }
    /// Somebody said whom and what they are near: that they did, and never what.
    TiesDeclared kept with Installation() {
        account: AccountId,
    }
    /// Somebody signs in with another device of theirs.
    PasskeyAdded kept with Installation() {
        account: AccountId,
        passkey: PasskeyId,
        name: Words,
    }
    /// A device signs nobody in any more.
    PasskeyRemoved kept with Installation() {
        account: AccountId,
        passkey: PasskeyId,
    }
    AccountSuspended kept with Installation() {
        account: AccountId,
    }
    AccountReinstated kept with Installation() {
        account: AccountId,
    }
    AccountLeft kept with Installation() {
        account: AccountId,
    }
    SignedIn kept with Installation() {
        account: AccountId,
        session: SessionId,
    }
    /// Somebody tried and failed.
    SignInRefused kept with Installation() {
        account: AccountId,
    }
    /// A code asked for before something grave was wrong.
    SecondFactorRefused kept with Installation() {
        account: AccountId,
    }
    /// Somebody looked for a case by its reference to open it in an emergency.
    EmergencyAccessSought kept with Installation() {
        account: AccountId,
        found: bool,
    }
    /// Somebody took a list of cases out, as a file.
    CasesExported kept with Installation() {
        account: AccountId,
        closed: bool,
        /// With the clients' names.
        named: bool,
        purpose: Words,
        exported_at: Timestamp,
    }
    SessionEnded kept with Installation() {
        account: AccountId,
        session: SessionId,
    }
}
