use super::macros::codes;

codes! {
    /// A part of a safety plan.
    SafetyPart in "desk-safety" {
        Reach = "reach",
        Neighbours = "neighbours",
        Home = "home",
        Door = "door",
        Fire = "fire",
        Routes = "routes",
        Children = "children",
        Evidence = "evidence",
        Emergency = "emergency",
        Away = "away",
    }
}

codes! {
    /// What advice was about: each has a card of rights.
    Situation in "desk-situation" {
        HateCrime = "hate_crime",
        Police = "police",
        Work = "work",
        Housing = "housing",
        School = "school",
        Services = "services",
    }
}

codes! {
    /// Where or how somebody is met.
    AppointmentKind in "desk-appointment" {
        Office = "office",
        Home = "home",
        Telephone = "telephone",
        Video = "video",
        Agency = "agency",
        Court = "court",
    }
}

codes! {
    /// What came of it.
    AppointmentEnd in "desk-appointment-end" {
        Met = "met",
        TheyDidNot = "they_did_not",
        WeDidNot = "we_did_not",
        Moved = "moved",
        Cancelled = "cancelled",
    }
}

codes! {
    /// Something that makes a home or a shop safer.
    EquipmentKind in "desk-equipment" {
        Locks = "locks",
        Lights = "lights",
        DoorCamera = "door_camera",
        Camera = "camera",
        Letterbox = "letterbox",
        Alarm = "alarm",
        PersonalAlarm = "personal_alarm",
        WindowFilm = "window_film",
        Other = "other",
    }
}

codes! {
    /// Where it has got to.
    EquipmentStage in "desk-equipment-stage" {
        Asked = "asked",
        Fitted = "fitted",
        Checked = "checked",
        Faulty = "faulty",
        Returned = "returned",
        /// The client keeps it.
        LeftWithThem = "left_with_them",
        NotFitted = "not_fitted",
        Lost = "lost",
    }
}

codes! {
    /// Where a referral to somebody else has got to.
    OnwardStage in "desk-onward" {
        Sent = "sent",
        Received = "received",
        Accepted = "accepted",
        Refused = "refused",
        Done = "done",
        NothingCame = "nothing_came",
        /// Pointed there, with nothing passed on.
        Pointed = "pointed",
    }
}

codes! {
    /// What somebody whom the client trusts may do.
    TrustedMay in "desk-trusted" {
        ReachThem = "reach_them",
        HearProgress = "hear_progress",
        HearAll = "hear_all",
        SpeakForThem = "speak_for_them",
        ComeAlong = "come_along",
        EmergencyOnly = "emergency_only",
    }
}

codes! {
    /// Who somebody is, on a case of more than one.
    MemberRole in "desk-member" {
        Partner = "partner",
        Child = "child",
        Parent = "parent",
        Carer = "carer",
        Relative = "relative",
        Household = "household",
        Owner = "owner",
        Employee = "employee",
        Spokesperson = "spokesperson",
        Other = "other",
    }
}

codes! {
    /// Whose case it is.
    ClientKind in "desk-client" {
        Person = "person",
        Family = "family",
        Child = "child",
        Business = "business",
        Group = "group",
    }
}

codes! {
    /// Where the account of a case that is told to others has got to.
    StoryStage in "desk-story" {
        Draft = "draft",
        Agreed = "agreed",
        Published = "published",
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// Where a visit alone has got to.
    VisitStage in "desk-visit" {
        Asked = "asked",
        Watched = "watched",
        Inside = "inside",
        Back = "back",
        CalledOff = "called_off",
    }
}

codes! {
    /// What a client says of how we worked, whether or not it was solved.
    EvaluationItem in "evaluation" {
        Listened = "listened",
        Believed = "believed",
        Soon = "soon",
        Understood = "understood",
        Rights = "rights",
        Decided = "decided",
        KeptTold = "kept_told",
        Again = "again",
    }
}

codes! {
    /// How far they agree.
    Agrees in "agrees" {
        Fully = "fully",
        Mostly = "mostly",
        Little = "little",
        Not = "not",
        NotApplicable = "not_applicable",
    }
}

codes! {
    /// Whether the matter itself is solved, in their eyes. Measured apart.
    Solved in "solved" {
        Yes = "yes",
        Partly = "partly",
        No = "no",
        NotYet = "not_yet",
    }
}

codes! {
    /// How the answers came to us.
    AnsweredBy in "desk-answered-by" {
        Themself = "themself",
        Telephone = "telephone",
        Paper = "paper",
    }
}

codes! {
    /// What somebody may claim or ask for in time.
    ClaimKind in "desk-claim" {
        Work = "work",
        Services = "services",
        Landlord = "landlord",
        School = "school",
        University = "university",
        Police = "police",
        NotCharged = "not_charged",
        Council = "council",
        Crime = "crime",
        OwnData = "own_data",
    }
}

codes! {
    /// What somebody is to an employer.
    Relationship in "desk-relationship" {
        Employee = "employee",
        Worker = "worker",
        Applicant = "applicant",
        Former = "former",
        SelfEmployed = "self_employed",
    }
}

codes! {
    /// What came of it in one place.
    ForumEnded in "desk-forum-end" {
        Taken = "taken",
        SentLate = "sent_late",
        HandedOver = "handed_over",
        Settled = "settled",
        NotWanted = "not_wanted",
        NotOpen = "not_open",
        NobodyThere = "nobody_there",
        /// The facts were corrected, and no longer lead there. Nobody chooses it.
        Corrected = "corrected",
    }
}
