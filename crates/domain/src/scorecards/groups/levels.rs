use std::fmt;
use std::str::FromStr;

/// How finely groups are told apart in what is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// As the source has them, under their standard names.
    #[default]
    Source,
    /// As broadly as the source has them: a fine group only where its broad one is not there.
    Broadest,
    /// As finely as the source has them: a broad group only where none of its own is there.
    Finest,
    /// The 19 groups of the Census 2021.
    Nineteen,
    /// Asian, Black, Mixed, White British, White other, Other.
    Six,
    /// Asian, Black, Mixed, White, Other.
    Five,
    /// White, and other than White.
    Two,
    /// In the file's own words: religion, sex, anything.
    AsWritten,
}

/// Where a group of a file goes at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    In(&'static str),
    /// It is broader than the level: nobody can say into which of its groups they belong.
    TooBroad,
    /// It stands for groups that the level has by themselves.
    Overlaps,
}

impl Level {
    pub const ALL: [Self; 8] =
        [Self::Source, Self::Broadest, Self::Finest, Self::Nineteen, Self::Six, Self::Five, Self::Two, Self::AsWritten];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Broadest => "broadest",
            Self::Finest => "finest",
            Self::Nineteen => "19",
            Self::Six => "6",
            Self::Five => "5",
            Self::Two => "2",
            Self::AsWritten => "as-written",
        }
    }

    /// The groups of the level in their order: by letter, *other* at the end.
    pub const fn groups(self) -> &'static [&'static str] {
        match self {
            Self::Nineteen => NINETEEN,
            Self::Six => &["Asian", "Black", "Mixed", "White British", OTHER_THAN_BRITISH, "Other"],
            Self::Five => FIVE,
            Self::Two => &["White", "Other than White"],
            Self::Source | Self::Broadest | Self::Finest | Self::AsWritten => &[],
        }
    }

    /// Where a standard group goes.
    pub fn place(self, group: &'static str) -> Placed {
        let groups = self.groups();
        let within = |whole: &&&'static str| is_within(group, whole);
        match self {
            Self::Source | Self::Broadest | Self::Finest | Self::AsWritten => Placed::In(group),
            _ if groups.contains(&group) => Placed::In(group),
            Self::Six if WHITE_OTHER.contains(&group) => Placed::In(OTHER_THAN_BRITISH),
            _ if matches!(group, "Other than White" | "Other than White British") => Placed::Overlaps,
            _ => match groups.iter().find(within) {
                Some(whole) => Placed::In(whole),
                None => Placed::TooBroad,
            },
        }
    }
}

/// The groups of which a group is made.
pub fn children(group: &str) -> &'static [&'static str] {
    match group {
        "Asian" => &["Bangladeshi", "Chinese", "Indian", "Pakistani", "Pakistani and Bangladeshi", "Asian other"],
        "Black" => &["Black African", "Black Caribbean", "Black other"],
        "Mixed" => &["Mixed White/Asian", "Mixed White/Black African", "Mixed White/Black Caribbean", "Mixed other"],
        "White" => &[
            "White British",
            "White Irish",
            "White Gypsy/Traveller",
            "White Roma",
            "Gypsy/Roma",
            "Irish Traveller",
            "White other",
            OTHER_THAN_BRITISH,
        ],
        OTHER_THAN_BRITISH => WHITE_OTHER,
        "Other" => &["Arab", "Any other"],
        "Other than White" => &["Asian", "Black", "Mixed", "Other"],
        "Other than White British" => &[
            "Asian",
            "Black",
            "Mixed",
            "Other",
            "White Irish",
            "White Gypsy/Traveller",
            "White Roma",
            "Gypsy/Roma",
            "Irish Traveller",
            "White other",
            OTHER_THAN_BRITISH,
        ],
        _ => &[],
    }
}

/// Every group that is made of finer ones.
pub fn broad() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().copied().chain([OTHER_THAN_BRITISH, "Other than White British"])
}

/// Whether a group is one of those of which another is made, or of theirs.
pub fn is_within(group: &str, whole: &str) -> bool {
    children(whole).iter().any(|part| *part == group || children(part).contains(&group))
}

/// Where a group stands among others: by family and letter, *other* at the end.
pub fn position(group: &str) -> usize {
    FAMILIES.iter().position(|family| *family == group || children(family).contains(&group)).map_or(
        usize::MAX,
        |family| {
            let within = children(FAMILIES[family]).iter().position(|child| *child == group).map_or(0, |at| at + 1);
            family * 20 + within
        },
    )
}

const FAMILIES: &[&str] = &["Asian", "Black", "Mixed", "White", "Other", "Other than White"];
/// All White people but British ones. “White other” alone is a finer group: without Irish people, Roma,
/// Gypsies and Travellers.
pub(super) const OTHER_THAN_BRITISH: &str = "White, other than British";
const WHITE_OTHER: &[&str] =
    &["White Irish", "White Gypsy/Traveller", "White Roma", "Gypsy/Roma", "Irish Traveller", "White other"];
const FIVE: &[&str] = &["Asian", "Black", "Mixed", "White", "Other"];
const NINETEEN: &[&str] = &[
    "Bangladeshi",
    "Chinese",
    "Indian",
    "Pakistani",
    "Asian other",
    "Black African",
    "Black Caribbean",
    "Black other",
    "Mixed White/Asian",
    "Mixed White/Black African",
    "Mixed White/Black Caribbean",
    "Mixed other",
    "White British",
    "White Irish",
    "White Gypsy/Traveller",
    "White Roma",
    "White other",
    "Arab",
    "Any other",
];
/// Every standard name that a file's name may stand for.
pub(super) fn every() -> impl Iterator<Item = &'static str> {
    BROAD.iter().chain(NINETEEN).copied()
}

const BROAD: &[&str] = &[
    "All",
    "Unknown",
    "Unclassified",
    "Unmatched",
    "Not applicable",
    "Preferred not to say",
    "Not asked",
    "Asian",
    "Black",
    "Mixed",
    "White",
    "Other",
    "Other than White",
    "Other than White British",
    "Pakistani and Bangladeshi",
    "Gypsy/Roma",
    "Irish Traveller",
];

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|level| level.name() == text)
            .ok_or_else(|| format!("There are no groups called {text:?}. They are one of: {}.", known()))
    }
}
