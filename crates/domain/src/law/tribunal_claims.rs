/// Which limit a claim has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Three months, six since 1 October 2026.
    Usual,
    SixAlways,
    Interim,
    /// It goes to the county court and not to a tribunal.
    Elsewhere,
    Unknown,
}

impl Kind {
    pub fn of(claim: &str) -> Self {
        let plain = claim.trim().to_lowercase().replace(['-', ' '], "_");
        CLAIMS.iter().find(|(name, _)| plain.contains(name)).map_or(Self::Unknown, |(_, kind)| *kind)
    }
}

/// What is said of a claim, whatever its exact name: the first that its name contains.
const CLAIMS: [(&str, Kind); 22] = [
    ("interim_relief", Kind::Interim),
    ("equal_pay", Kind::SixAlways),
    ("equality_of_terms", Kind::SixAlways),
    ("equal_terms", Kind::SixAlways),
    ("equality_clause", Kind::SixAlways),
    ("redundancy", Kind::SixAlways),
    ("services", Kind::Elsewhere),
    ("county_court", Kind::Elsewhere),
    ("equality_act", Kind::Usual),
    ("discrimination", Kind::Usual),
    ("harassment", Kind::Usual),
    ("victimisation", Kind::Usual),
    ("dismissal", Kind::Usual),
    ("contract", Kind::Usual),
    ("deduction", Kind::Usual),
    ("wages", Kind::Usual),
    ("whistleblowing", Kind::Usual),
    ("detriment", Kind::Usual),
    ("working_time", Kind::Usual),
    ("holiday_pay", Kind::Usual),
    ("part_time", Kind::Usual),
    ("fixed_term", Kind::Usual),
];
