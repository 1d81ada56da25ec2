use super::groups::{Level, Unknown};
use super::source::Missing;
use serde::{Deserialize, Serialize};

/// What is counted, and how it is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Definition {
    /// What happened to whom, as a short sentence's end: "stopped and searched by the police".
    pub what: String,
    /// Who could have: "residents", "pupils at the end of key stage 4".
    #[serde(default = "people")]
    pub who: String,
    #[serde(default)]
    pub kind: Kind,
    #[serde(default)]
    pub sense: Sense,
    /// The group others are compared with.
    #[serde(default = "white")]
    pub reference: String,
    /// For how many people a rate is.
    #[serde(default = "hundred")]
    pub per: u64,
    /// To what the source rounds its counts; 1 for not at all.
    #[serde(default = "one")]
    pub rounded_to: u64,
}

fn people() -> String {
    "people".to_owned()
}

fn white() -> String {
    "White".to_owned()
}

const fn hundred() -> u64 {
    100
}

const fn one() -> u64 {
    1
}

/// What kind of figure it is: by it go the intervals and the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// People among people, each at most once: Wilson, Katz, Newcombe.
    #[default]
    Share,
    /// Events among people, perhaps several to one: Byar or exact Poisson, the logarithm of the ratio.
    Events,
    /// Each group among all groups together: who lives here. Wilson, and no comparison.
    Part,
    /// A figure its source published without counts: shown and compared, never judged.
    Average,
    /// So many, among nobody in particular: shown, with what became of it.
    Count,
}

impl Kind {
    /// Whether nobody is counted more than once, so that there are no more events than people.
    pub const fn is_among_others(self) -> bool {
        matches!(self, Self::Share | Self::Part)
    }
}

/// What more of it means for whoever it happens to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sense {
    /// More of it is worse: being excluded.
    Harm,
    /// More of it is better: passing an examination.
    Good,
    #[default]
    Neither,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Area {
    /// The code of the Office for National Statistics, or the name where a file has none.
    pub code: String,
    pub name: String,
}

/// A figure as it stands in a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    Count(u64),
    /// Not a count: an average, a published rate.
    Decimal(f64),
    Missing(Missing),
}

/// What a file says of a group in an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    pub events: Option<Figure>,
    pub total: Option<Figure>,
    /// A figure its source worked out.
    pub value: Option<Figure>,
}

/// An area in a period: its groups, and everybody together where the file has that.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub area: Area,
    pub period: String,
    pub groups: Vec<(String, Pair)>,
    pub everybody: Option<Pair>,
    /// People whose group nobody knows, by why; each reason once, in their order.
    pub unknown: Vec<(Unknown, Pair)>,
}

/// A file that was read: figures as they are, not to be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub definition: Definition,
    pub level: Level,
    pub blocks: Vec<Block>,
    /// What was noticed and is said with the figures.
    pub notices: Vec<super::Problem>,
}

impl Figure {
    pub const fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            _ => None,
        }
    }
}

impl Pair {
    pub const EMPTY: Self = Self { events: None, total: None, value: None };
}

impl Default for Definition {
    fn default() -> Self {
        Self {
            what: String::new(),
            who: people(),
            kind: Kind::default(),
            sense: Sense::default(),
            reference: white(),
            per: hundred(),
            rounded_to: one(),
        }
    }
}
