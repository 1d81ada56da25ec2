use super::macros::codes;

codes! {
    /// What a case is about. It may be several at once.
    IssueKind in "desk-issue" {
        Hate = "hate",
        Harassment = "harassment",
        Employment = "employment",
        Housing = "housing",
        Education = "education",
        GoodsAndServices = "goods_services",
        Policing = "policing",
        Other = "other",
    }
}

codes! {
    /// How one of them stands.
    IssueStanding in "desk-issue-standing" {
        Open = "open",
        Resolved = "resolved",
        InPart = "in_part",
        HandedOn = "handed_on",
        NotWanted = "not_wanted",
        NotResolved = "not_resolved",
    }
}

codes! {
    /// How somebody lives where they live: it decides which ways there are.
    Tenure in "desk-tenure" {
        CouncilTenant = "council_tenant",
        AssociationTenant = "association_tenant",
        PrivateTenant = "private_tenant",
        Leaseholder = "leaseholder",
        Owner = "owner",
        Temporary = "temporary",
        WithOthers = "with_others",
        Student = "student",
        NoHome = "no_home",
    }
}

codes! {
    /// Why somebody else did not take it on.
    RefusalReason in "desk-refusal" {
        NoFunds = "no_funds",
        NotTheirWork = "not_their_work",
        TooComplex = "too_complex",
        OutsideArea = "outside_area",
        NotEligible = "not_eligible",
        NoEvidence = "no_evidence",
        NoAnswer = "no_answer",
        Other = "other",
    }
}
