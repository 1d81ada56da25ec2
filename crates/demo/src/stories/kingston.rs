//! The case study that Kingston Race and Equalities Council describes in its
//! casework paper, told as one case: what happened is theirs, the name and every
//! detail that could be somebody's are made up.

use super::Story;
use alongside_domain::codes::{
    Channel, Characteristic, ContactResult, Evidence, Known, Place, Risk, SharedWith, Source, StepOwner, SubStrand,
};

pub(crate) const KINGSTON: &[Story] = &[Story {
    name: "Blessing Adeyinka",
    called: "Blessing",
    source: Source::Voluntary,
    days_ago: 236,
    hour: 11,
    story: "A volunteer at the charity where I work abused me because I am Black. They looked into it and told me to draw a line under it. Because I would not, my probation was made longer. Then I found out that I was given a temporary contract, part time with zero hours, and a white woman who began on the same day with the same duties was given a permanent one, full time. I could not stay. I had to resign.",
    why: &[Characteristic::Race],
    parts: &[SubStrand::AntiBlack],
    place: Place::Work,
    known: Known::Organisation,
    who: "A volunteer, and the managers who looked into it. A large local charity.",
    danger: &[],
    risk: Risk::Medium,
    risk_why: "No wages since she resigned; she does not sleep; time limits are running",
    channels: &[Channel::Call, Channel::Email],
    language: "",
    shared: SharedWith::Nobody,
    evidence: &[Evidence::Letters, Evidence::Messages],
    contacts: &[
        (
            1,
            ContactResult::Spoke,
            "Listened for an hour. She was forced out and calls it constructive dismissal. Counted back from the day she resigned: conciliation has to begin this month. Told her what we can and cannot do; we do not stand up in a tribunal.",
        ),
        (
            6,
            ContactResult::Spoke,
            "Went through both contracts and the outcome letter with her. Early conciliation with Acas begun together, certificate number kept in her papers.",
        ),
        (
            20,
            ContactResult::Spoke,
            "She agreed that we speak for her with Acas. The employer left out the notes of its own investigation; we sent them.",
        ),
        (
            48,
            ContactResult::Attempt,
            "Rang about the employer's second request for more time. No answer, tried again next day.",
        ),
        (
            49,
            ContactResult::Spoke,
            "The employer asks for more time again. She is tired of it. Agreed to one more week and no further.",
        ),
        (
            83,
            ContactResult::Spoke,
            "The employer offers a reference and admits nothing. She says that is not an answer, and takes the reference because she has to work.",
        ),
        (
            97,
            ContactResult::Spoke,
            "The full application to the tribunal would have cost a fee she could not pay. She cannot take it further. Gave her the name of a solicitor who sees people the same day.",
        ),
        (
            120,
            ContactResult::Spoke,
            "Her complaint went to the chief executive of the council and to its leader: race discrimination at a charity the council pays, and bad practice towards staff. We raise it at the equalities forum.",
        ),
        (
            158,
            ContactResult::Spoke,
            "The council wrote to her and to us that an investigation has begun. Nothing about when it ends.",
        ),
        (
            210,
            ContactResult::Spoke,
            "Still no word of the investigation. She wants that nobody else goes through this: a meeting of the council's equalities officer, its head of commissioning and us, about what is to be learnt.",
        ),
    ],
    steps: &[
        ("Ask the council in writing what its investigation found", StepOwner::Worker, 2),
        ("Meet the equalities officer and the head of commissioning about what is to be learnt", StepOwner::Agency, 12),
    ],
}];
