use super::macros::codes;

codes! {
    /// How a referral ends in triage.
    DecisionKind in "decision" {
        Accepted = "accepted",
        Signposted = "signposted",
        Declined = "declined",
        Duplicate = "duplicate",
        Withdrawn = "withdrawn",
        RecordedOnly = "recorded_only",
    }
}

codes! {
    /// Why the service does not take someone on.
    DeclineReason in "decline" {
        OutsideArea = "outside_area",
        NotOurWork = "not_our_work",
        ConflictOfInterest = "conflict",
        NoCapacity = "no_capacity",
        AlreadyHelped = "already_helped",
    }
}

codes! {
    /// What a professional who referred somebody may be told. Never more than
    /// the first before the person has agreed; never that they were known.
    Feedback in "feedback" {
        Received = "received",
        Working = "working",
        /// The work has ended, with or without what was wanted.
        Ended = "ended",
        PointedElsewhere = "pointed_elsewhere",
        NotTakenOn = "not_taken_on",
        Stopped = "stopped",
    }
}

codes! {
    /// What came of trying to reach a client.
    ContactResult in "contact" {
        /// We spoke, or they wrote and we answered: both sides took part.
        Spoke = "spoke",
        /// A message they had asked for, on a channel they had called safe.
        SafeMessage = "safe_message",
        /// Nobody answered, or a message was left or sent.
        Attempt = "attempt",
        /// They wrote or rang; nobody has answered yet.
        Incoming = "incoming",
        /// About the client, with somebody else.
        WithOthers = "with_others",
    }
}

codes! {
    /// Why a case is closed.
    ClosureReason in "desk-closure" {
        ObjectivesMet = "objectives_met",
        IncidentsCeased = "incidents_ceased",
        ReferredOn = "referred_on",
        Withdrew = "withdrew",
        MovedAway = "moved_away",
        NoContact = "no_contact",
        OutOfScope = "out_of_scope",
        Conflict = "conflict",
        Deceased = "deceased",
    }
}

codes! {
    /// For how long a closed case and its files are kept. What the sector does,
    /// not law: a service approves its own, and looks again before anything goes.
    RetentionClass in "desk-retention" {
        /// Six years after closing.
        Adult = "adult",
        /// Until they are 25, or six years after closing if that is later.
        Child = "child",
        /// Two years: advice given once.
        Enquiry = "enquiry",
        /// Ten years: somebody had to be protected.
        Safeguarding = "safeguarding",
    }
}

codes! {
    /// What the client says to closing.
    ClientsView in "desk-clients-view" {
        Agrees = "agrees",
        Objects = "objects",
        NotReached = "not_reached",
        /// It would not be safe, or there is nobody to ask.
        CouldNotAsk = "could_not_ask",
    }
}

codes! {
    /// How far something a client wanted has come.
    Judgement in "desk-judgement" {
        Full = "full",
        Part = "part",
        None = "none",
        /// They want it no longer.
        NotWanted = "not_wanted",
    }
}

codes! {
    /// Who does the next thing.
    StepOwner in "stepowner" {
        Worker = "worker",
        Client = "client",
        Agency = "agency",
    }
}

codes! {
    /// A person's part in a case.
    PersonRole in "personrole" {
        Client = "client",
        Household = "household",
        Reporter = "reporter",
        Witness = "witness",
        Professional = "professional",
        Trusted = "trusted",
    }
}

codes! {
    /// What one case has to do with another.
    LinkKind in "link" {
        /// One incident, several households; each client's file is their own.
        SameIncident = "same_incident",
        /// Each says that the other did it. Nobody works with both.
        OtherParty = "other_party",
    }
}

codes! {
    /// How often a client wants to hear from us.
    Rhythm in "rhythm" {
        Weekly = "weekly",
        Fortnightly = "fortnightly",
        Monthly = "monthly",
        WhenSomethingHappens = "when_something_happens",
        IWillRing = "i_will_ring",
    }
}

impl Rhythm {
    /// Days between updates; none when the client chose not to be rung.
    pub const fn days(self) -> Option<i32> {
        match self {
            Self::Weekly => Some(7),
            Self::Fortnightly => Some(14),
            Self::Monthly => Some(28),
            Self::WhenSomethingHappens | Self::IWillRing => None,
        }
    }
}

codes! {
    /// On what footing an agency is asked. More than this passes the gate.
    Asking in "desk-asking" {
        /// The client agrees, and may be named.
        Agreed = "agreed",
        /// Nothing says who it is about.
        Unnamed = "unnamed",
    }
}

codes! {
    /// What came of asking an agency.
    RequestEnd in "desk-request-end" {
        Answered = "answered",
        InPart = "in_part",
        Refused = "refused",
        /// They never answered, and we stopped asking.
        Unanswered = "unanswered",
        /// It is not needed any more.
        NotNeeded = "not_needed",
    }
}

codes! {
    /// What was found about a complaint.
    ComplaintOutcome in "desk-complaint" {
        Upheld = "upheld",
        InPart = "in_part",
        NotUpheld = "not_upheld",
        NothingFound = "nothing_found",
    }
}
