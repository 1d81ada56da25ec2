use super::macros::codes;

codes! {
    /// What it did to the person.
    Harm in "harm" {
        Injury = "injury",
        Property = "property",
        Money = "money",
        Fear = "fear",
        Sleep = "sleep",
        MentalHealth = "mental_health",
        Children = "children",
        StoppedGoingOut = "stopped_going_out",
        WorkOrSchool = "work_or_school",
        Other = "other",
    }
}

codes! {
    /// Anything that shows what happened.
    Evidence in "evidence" {
        Photos = "photos",
        Messages = "messages",
        Recording = "recording",
        Cctv = "cctv",
        Doorbell = "doorbell",
        Witness = "witness",
        Diary = "diary",
        Medical = "medical",
        Letters = "letters",
        Damage = "damage",
    }
}

impl Evidence {
    /// Pictures that a machine keeps for days and then records over.
    pub const fn is_overwritten(self) -> bool {
        matches!(self, Self::Cctv | Self::Doorbell)
    }
}

codes! {
    /// Threats that make it a matter of today.
    Danger in "danger" {
        /// Threat to life.
        Life = "life",
        Fire = "fire",
        Weapon = "weapon",
        /// The person says they are not safe now.
        NotSafe = "not_safe",
    }
}

codes! {
    /// The level a worker gives, always with a line why. Never a sum.
    Risk in "risk" {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}

codes! {
    /// What changes how great the risk is, or what is done about it. Few, so
    /// that a conversation is not an interview.
    RiskFactor in "desk-factor" {
        ThreatToKill = "threat_to_kill",
        WeaponOrFire = "weapon_fire",
        Injured = "injured",
        SelfHarm = "self_harm",
        ChildTargeted = "child_targeted",
        GettingWorse = "getting_worse",
        Near = "near",
        CannotLive = "cannot_live",
        Alone = "alone",
        Depends = "depends",
    }
}

impl RiskFactor {
    /// Whoever says yes to this is at high risk, whatever else is so
    /// (an agreed default of public hate-crime matrices, not validated).
    pub const fn is_high(self) -> bool {
        matches!(self, Self::ThreatToKill | Self::WeaponOrFire | Self::Injured | Self::SelfHarm | Self::ChildTargeted)
    }

    /// Somebody may need protection under the Children Act 1989, section 47, or
    /// the Care Act 2014, section 42: that is asked the same day, and never scored.
    pub const fn is_safeguarding(self) -> bool {
        matches!(self, Self::SelfHarm | Self::ChildTargeted | Self::Depends)
    }
}

codes! {
    /// An answer to one of them. Not known is not no.
    FactorAnswer in "desk-factor-answer" {
        Yes = "yes",
        No = "no",
        NotKnown = "not_known",
    }
}
