use crate::{Action, Category, Grant, Open, Reason};

/// Who would be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The person who reported, coming back with their reference and pass-phrase.
    Reporter,
    Police,
    Council,
    Landlord,
    School,
    Panel,
}

/// What it would be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Telling the person where their own report stands.
    FollowUp,
    Support,
    Investigation,
}

/// What a client agreed to: who may be told which kinds of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub recipient: Recipient,
    pub purpose: Purpose,
    pub categories: Vec<Category>,
    pub withdrawn: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureRequest {
    pub recipient: Recipient,
    pub purpose: Purpose,
    pub categories: Vec<Category>,
}

/// The consents that are missing, so that the page can offer to ask for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub missing: Vec<Category>,
}

/// The gate's yes: opened, used once, never kept. What is stored is the decision.
///
/// ```compile_fail
/// fn twice(disclosure: &alongside_gate::Disclosure) -> alongside_gate::Disclosure { disclosure.clone() }
/// ```
#[derive(Debug)]
pub struct Disclosure {
    categories: Vec<Category>,
}

impl Disclosure {
    /// To someone outside, under the consents of this moment.
    pub fn open<A: Action>(_: &Grant<A>, request: &DisclosureRequest, consents: &[Consent]) -> Result<Self, Refused> {
        let covered = |category: &Category| {
            consents.iter().any(|consent| {
                !consent.withdrawn
                    && consent.recipient == request.recipient
                    && consent.purpose == request.purpose
                    && consent.categories.contains(category)
            })
        };
        let missing: Vec<_> = request.categories.iter().copied().filter(|category| !covered(category)).collect();
        if missing.is_empty() { Ok(Self { categories: request.categories.clone() }) } else { Err(Refused { missing }) }
    }

    /// To the reporter, who has shown reference and pass-phrase: how things
    /// stand, what we wrote to them, and nothing else. A phone is shared; what
    /// they wrote is not shown back.
    pub fn to_reporter<R: Reason>(_: &Open<R>) -> Self {
        Self { categories: vec![Category::Progress, Category::Messages] }
    }

    pub(crate) fn covers(&self, category: Category) -> bool {
        self.categories.contains(&category)
    }
}
