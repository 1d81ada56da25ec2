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
