use crate::files::FileOwner;
use alongside_gate::{CaseId, ReferralId};

/// Whose key a fact's content is sealed under, and whose history it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    Referral(ReferralId),
    Case(CaseId),
    /// The service itself: accounts and settings.
    Installation,
}

impl Keeper {
    pub(crate) const fn of(owner: FileOwner) -> Self {
        match owner {
            FileOwner::Case(id) => Self::Case(id),
            FileOwner::Referral(id) => Self::Referral(id),
        }
    }
}

/// Declares facts: private fields, one getter each, and the enum of them all.
macro_rules! facts {
    ($( $(#[$about:meta])* $name:ident kept with $keeper:ident($($id:ident)?) {
        $( $(#[$fabout:meta])* $field:ident : $type:ty ),+ $(,)?
    } )+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
            #[must_use = "a fact that is not recorded has not happened"]
            pub struct $name { $( $(#[$fabout])* pub(crate) $field: $type ),+ }

            impl $name {
                $( $(#[$fabout])* pub const fn $field(&self) -> &$type { &self.$field } )+
            }
            impl From<$name> for Fact { fn from(fact: $name) -> Self { Self::$name(Box::new(fact)) } }
        )+

        /// Any fact.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "fact", rename_all = "snake_case")]
        #[must_use = "a fact that is not recorded has not happened"]
        pub enum Fact { $( $name(Box<$name>) ),+ }

        impl Fact {
            /// The name of every kind of fact.
            pub const KINDS: &'static [&'static str] = &[$( stringify!($name) ),+];

            pub const fn kind(&self) -> &'static str {
                match self { $( Self::$name(_) => stringify!($name) ),+ }
            }

            pub const fn keeper(&self) -> Keeper {
                match self { $( Self::$name(_fact) => Keeper::$keeper $((_fact.$id))? ),+ }
            }
        }
    };
}
pub(crate) use facts;
