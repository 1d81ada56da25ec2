use super::macros::codes;

codes! {
    /// What was done, as services and True Vision count it.
    Conduct in "desk-conduct" {
        VerbalAbuse = "verbal_abuse",
        Gestures = "gestures",
        Threats = "threats",
        Spitting = "spitting",
        Assault = "assault",
        SexualAssault = "sexual_assault",
        Harassment = "harassment_stalking",
        Online = "online",
        Mail = "mail_literature",
        Graffiti = "graffiti",
        Damage = "damage",
        Fire = "fire",
        WorshipOrGrave = "worship_grave",
        Bullying = "bullying",
        Neighbour = "neighbour",
        Rubbish = "rubbish",
        HoaxCalls = "hoax_calls",
        MateCrime = "mate_crime",
        Theft = "theft_robbery",
        RefusedService = "refused_service",
        WorseTreatment = "worse_treatment",
        Other = "other",
    }
}

impl Conduct {
    /// How grave it is beside others, to see whether things get worse: words,
    /// then what is aimed at things or repeated, then what is aimed at the body.
    pub const fn gravity(self) -> u8 {
        match self {
            Self::Assault | Self::SexualAssault | Self::Fire => 3,
            Self::Threats | Self::Spitting | Self::Damage | Self::WorshipOrGrave | Self::Theft | Self::Harassment => 2,
            Self::VerbalAbuse
            | Self::Gestures
            | Self::Online
            | Self::Mail
            | Self::Graffiti
            | Self::Bullying
            | Self::Neighbour
            | Self::Rubbish
            | Self::HoaxCalls
            | Self::MateCrime
            | Self::RefusedService
            | Self::WorseTreatment
            | Self::Other => 1,
        }
    }
}

codes! {
    /// What one incident is called. Hate is what somebody perceives: no proof is
    /// needed to record it. A case is never labelled, each of its incidents is.
    IncidentLabel in "desk-incident-label" {
        HateCrime = "hate_crime",
        HateIncident = "hate_incident",
        Discrimination = "discrimination",
        NotHate = "not_hate",
    }
}

codes! {
    /// Who perceives it as hate: the common definition counts anybody.
    Perceiver in "desk-perceiver" {
        Client = "client",
        Family = "family",
        Witness = "witness",
        Professional = "professional",
        Us = "us",
    }
}

codes! {
    /// Who was told of one incident, and can be asked what they did.
    ToldBody in "desk-told-body" {
        Police = "police",
        Council = "council",
        Landlord = "landlord",
    }
}

codes! {
    /// What the police did with it. A list of its time: what a force records of
    /// non-crime incidents is about to change.
    PoliceOutcome in "desk-police" {
        Crime = "recorded_crime",
        NonCrime = "recorded_non_crime",
        AntiSocial = "recorded_anti_social",
        Intelligence = "intelligence_only",
        NotRecorded = "not_recorded",
        Investigating = "investigating",
        Charged = "charged",
        OutOfCourt = "out_of_court",
        NoSuspect = "no_suspect",
        EvidenceLacking = "evidence_lacking",
        NotSupported = "not_supported",
        NotInPublicInterest = "not_public_interest",
        Convicted = "convicted",
        Acquitted = "acquitted",
        NoAnswer = "no_answer",
    }
}

codes! {
    /// Offences that come up in this work, in England and Wales.
    Offence in "desk-offence" {
        Harassment = "harassment",
        Stalking = "stalking",
        AggravatedHarassment = "aggravated_harassment",
        CommonAssault = "common_assault",
        AggravatedAssault = "aggravated_assault",
        Wounding = "wounding",
        PublicOrder = "public_order",
        AggravatedPublicOrder = "aggravated_public_order",
        StirringUpHatred = "stirring_up_hatred",
        CriminalDamage = "criminal_damage",
        AggravatedDamage = "aggravated_damage",
        Arson = "arson",
        ThreatsToKill = "threats_to_kill",
        MaliciousCommunications = "malicious_communications",
        OnlineSafety = "online_safety",
        Burglary = "burglary",
        Robbery = "robbery",
        SexualOffence = "sexual_offence",
        Other = "other",
    }
}
