use super::macros::codes;

codes! {
    /// When somebody is asked how they are.
    ImpactStage in "desk-impact-stage" {
        Before = "before",
        During = "during",
        After = "after",
    }
}

codes! {
    /// What is asked before, during and after. The last four are the personal
    /// well-being questions of the Office for National Statistics (Open
    /// Government Licence), word for word; the others are our own.
    ImpactItem in "desk-impact" {
        SafeHome = "safe_home",
        SafeOut = "safe_out",
        Sleep = "sleep",
        NotAlone = "not_alone",
        KnowsRights = "knows_rights",
        Control = "control",
        TrustAgencies = "trust_agencies",
        Believed = "believed",
        Satisfied = "ons_satisfied",
        Worthwhile = "ons_worthwhile",
        Happy = "ons_happy",
        Anxious = "ons_anxious",
    }
}

impl ImpactItem {
    /// The highest answer; the lowest is 0.
    pub const fn most(self) -> u8 {
        match self {
            Self::Satisfied | Self::Worthwhile | Self::Happy | Self::Anxious => 10,
            _ => 4,
        }
    }

    /// More of it is worse.
    pub const fn is_reversed(self) -> bool {
        matches!(self, Self::Anxious)
    }
}
