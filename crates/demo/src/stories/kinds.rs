//! What made histories are put together from, one kind of trouble each.

use super::Story;
use alongside_domain::codes::{
    Channel, Characteristic, Evidence, Known, Place, Risk, SharedWith, Source, StepOwner, SubStrand,
};

/// One kind of trouble: what stays the same, and what differs from client to client.
pub(crate) struct Kind {
    pub base: Story,
    pub what: &'static [&'static str],
    pub since: &'static [&'static str],
    pub spoke: &'static [&'static str],
    pub steps: &'static [(&'static str, StepOwner)],
}

/// What any of them may say it does to them.
pub(crate) const EFFECTS: &[&str] = &[
    "I do not sleep.",
    "The children ask why they hate us.",
    "I take the long way round now.",
    "I keep a diary of it, as somebody advised.",
    "My mother will not come to visit any more.",
    "I do not want trouble. I want it to stop.",
    "I have told them, and nobody wrote anything down.",
    "I was off work for a week.",
    "My daughter translates for me and should not have to hear it.",
    "I have lived here for eleven years.",
    "Nobody around me said a word.",
    "I do not know whether this counts.",
];

const BASE: Story = Story {
    name: "",
    called: "",
    source: Source::Online,
    days_ago: 0,
    hour: 0,
    story: "",
    why: &[Characteristic::Race],
    parts: &[],
    place: Place::Home,
    known: Known::Neighbour,
    who: "",
    danger: &[],
    risk: Risk::Medium,
    risk_why: "Goes on, and is close to home",
    channels: &[Channel::Call],
    language: "",
    shared: SharedWith::Nobody,
    evidence: &[],
    contacts: &[],
    steps: &[],
};

pub(crate) const KINDS: &[Kind] = &[
    Kind {
        base: Story { parts: &[SubStrand::AntiBlack], evidence: &[Evidence::Diary], ..BASE },
        what: &[
            "Next door leave rubbish on our step and call us names through the letter box.",
            "The people above play loud music when we pray and laugh about it on the stairs.",
            "Somebody keys the car and writes words on it. It is always ours, never the others.",
            "Their dog is let at us whenever I hang out the washing.",
            "They bang on the wall and shout monkey at the children.",
        ],
        since: &["It began when we moved in.", "It is every weekend.", "It got worse this summer.", "Twice this week."],
        spoke: &[
            "Went through the diary together. Landlord has it on file as noise only; asked for it to be called what it is.",
            "Housing officer has been. An acceptable behaviour contract is talked of, not signed.",
            "Quieter since the letter. They want to stay in their home.",
            "Another incident, written down with date and time. They agreed that the landlord hears of it.",
        ],
        steps: &[
            ("Write to the landlord with the dates of the diary", StepOwner::Worker),
            ("Landlord to say which steps of its own policy it has taken", StepOwner::Agency),
            ("Keep the diary going, with times", StepOwner::Client),
        ],
    },
    Kind {
        base: Story {
            parts: &[SubStrand::AntiMuslim, SubStrand::AntiAsian],
            why: &[Characteristic::Race, Characteristic::Religion],
            place: Place::Street,
            known: Known::Stranger,
            risk: Risk::Low,
            risk_why: "Strangers, no threat since",
            evidence: &[Evidence::Witness],
            ..BASE
        },
        what: &[
            "A man pulled at my scarf outside the library and said take it off.",
            "Boys on bicycles threw eggs at us on the way home from the mosque.",
            "A car slowed down and somebody shouted terrorist and drove on.",
            "A woman followed me through the market saying that I should go home.",
        ],
        since: &[
            "It was on a Friday.",
            "It was broad daylight.",
            "It has happened three times now.",
            "The children were with me.",
        ],
        spoke: &[
            "She wants it counted and does not want the police at the door. Recorded with what she agreed.",
            "Walked the way with her. There is a camera at the corner shop; asked for it the same day.",
            "She has been out again with her sister. Nothing since, she says.",
            "Talked about what to do if it happens again, and about carrying on.",
        ],
        steps: &[
            ("Ask the shop to keep its camera pictures", StepOwner::Worker),
            ("Go to the women's group with her", StepOwner::Worker),
        ],
    },
    Kind {
        base: Story {
            place: Place::Work,
            known: Known::Work,
            channels: &[Channel::Email, Channel::Call],
            evidence: &[Evidence::Messages, Evidence::Letters],
            source: Source::Voluntary,
            risk_why: "Still at work with them; a time limit runs",
            ..BASE
        },
        what: &[
            "I am the only one who is searched when we leave the warehouse.",
            "I trained the two people who were made supervisor over me.",
            "In the staff group they post pictures about my country and say that I have no humour.",
            "My grievance was looked into by the man it was about.",
            "They count my breaks and nobody else's.",
        ],
        since: &[
            "It has been going on for a year.",
            "Since the new manager came.",
            "Since I complained.",
            "From my first week.",
        ],
        spoke: &[
            "Counted the days to the time limit together and wrote it down. Union has been told.",
            "Drafted the grievance with them; they send it under their own name.",
            "The hearing was short. They were not allowed to speak about the earlier incidents. Appeal drafted.",
            "Conciliation has begun. They want an apology more than money.",
        ],
        steps: &[
            ("Draft the grievance and read it over together", StepOwner::Worker),
            ("Employer to answer the grievance", StepOwner::Agency),
            ("Collect payslips and the rota", StepOwner::Client),
        ],
    },
    Kind {
        base: Story {
            place: Place::School,
            known: Known::OtherKnown,
            source: Source::School,
            risk_why: "A child, every school day",
            channels: &[Channel::Call, Channel::Text],
            ..BASE
        },
        what: &[
            "My son is called names at dinner time and the school says boys will be boys.",
            "They made a chat about my daughter's skin and the whole class is in it.",
            "He was sent home for hitting back. The one who began it was not.",
            "A teacher told her that her hair was not fit for school.",
        ],
        since: &["Since September.", "All of this term.", "Since he changed class.", "It is the second school."],
        spoke: &[
            "Met the parents and the head of year. A plan with three named adults, to be looked at in four weeks.",
            "Asked for the school's own record of racist incidents. There is none for this year.",
            "He goes in again in the mornings. His mother still does not trust it.",
            "Facilitated meeting: school will say sorry in writing and train the lunch staff.",
        ],
        steps: &[
            ("Meeting with parents and head of year", StepOwner::Worker),
            ("School to send its policy and what was done", StepOwner::Agency),
        ],
    },
    Kind {
        base: Story {
            place: Place::Home,
            why: &[Characteristic::SexualOrientation],
            parts: &[SubStrand::Homophobic],
            channels: &[Channel::Text],
            shared: SharedWith::SomeoneSafe,
            ..BASE
        },
        what: &[
            "The neighbours' sons shout things at us whenever we carry the shopping in.",
            "Somebody wrote on our door in marker. We painted over it and it was back on Monday.",
            "We were told in the lift that people like us should live elsewhere.",
        ],
        since: &["Since they saw us hold hands.", "About once a week.", "Since the flag in the window."],
        spoke: &[
            "They want to stay and not to be moved. Landlord asked for the door to be painted within a day next time.",
            "Police have a reference now. They were taken seriously, they say.",
            "Nothing for three weeks, they told me. They keep the doorbell camera on.",
        ],
        steps: &[
            ("Ask the landlord about the doorbell camera", StepOwner::Worker),
            ("Write down dates and words", StepOwner::Client),
        ],
    },
    Kind {
        base: Story {
            place: Place::Transport,
            why: &[Characteristic::Disability],
            parts: &[SubStrand::LearningDisability],
            known: Known::Stranger,
            source: Source::Centre,
            risk: Risk::Low,
            risk_why: "A different bus now, somebody goes with him",
            ..BASE
        },
        what: &[
            "On the bus they take my hat and throw it about and call me slow.",
            "The driver would not let the ramp down and said I hold everybody up.",
            "Some girls film me when I talk to myself and put it on their phones.",
        ],
        since: &["Every day after college.", "It was the number twelve.", "I told my key worker."],
        spoke: &[
            "Met at the centre with his key worker, easy-read sheets. He decides who is told.",
            "Bus company answered: driver spoken to, and will ride along next week.",
            "He took the bus on his own on Tuesday. He was proud of it.",
        ],
        steps: &[("Bus company to answer about the driver", StepOwner::Agency), ("Ride along once", StepOwner::Worker)],
    },
    Kind {
        base: Story {
            place: Place::Online,
            why: &[Characteristic::Religion],
            parts: &[SubStrand::Antisemitic],
            known: Known::NotSaid,
            risk: Risk::Low,
            risk_why: "Online only, address not known to them",
            channels: &[Channel::Email],
            evidence: &[Evidence::Messages],
            ..BASE
        },
        what: &[
            "Under every post of our youth group somebody writes that we should be gassed.",
            "They found my shop's page and give it one star with a yellow one beside it.",
            "I get messages from new accounts each night. They know my first name.",
        ],
        since: &["Since October.", "It stops and begins again.", "Forty in one night."],
        spoke: &[
            "Saved everything with dates before reporting it to the site. Nothing answered yet.",
            "The site took down nine of the accounts. Police have the pictures with agreement.",
            "Talked about locks on accounts and who at home knows.",
        ],
        steps: &[
            ("Report the accounts again with the references", StepOwner::Worker),
            ("Save new messages with the time showing", StepOwner::Client),
        ],
    },
    Kind {
        base: Story {
            place: Place::Health,
            known: Known::Organisation,
            source: Source::Health,
            risk_why: "Puts off treatment because of it",
            channels: &[Channel::Post, Channel::Call],
            ..BASE
        },
        what: &[
            "At the desk they said no interpreter, bring your daughter. I need to speak about things she must not hear.",
            "The nurse said people like me exaggerate pain.",
            "They spelt my name wrong four times and then said that I was not registered.",
        ],
        since: &["The last three visits.", "It was at the hospital.", "Since I changed doctor."],
        spoke: &[
            "Went with them to the practice manager. Interpreter is on the record now, a woman, same dialect.",
            "Complaint sent, acknowledged within the three days. Answer promised in a month.",
            "They went to the appointment. It was a different nurse and it was all right.",
        ],
        steps: &[
            ("Practice to answer the complaint", StepOwner::Agency),
            ("Ring on the day of the appointment", StepOwner::Worker),
        ],
    },
    Kind {
        base: Story {
            place: Place::Shop,
            known: Known::Organisation,
            risk: Risk::Low,
            risk_why: "One shop, does not go there now",
            parts: &[SubStrand::AntiGypsyRomaTraveller],
            ..BASE
        },
        what: &[
            "The guard follows us from shelf to shelf and nobody else.",
            "The pub cancelled our christening when they heard where we live.",
            "They would not serve my grandmother and said it was the computer.",
        ],
        since: &["Each time we go.", "It was a Saturday.", "They laughed when we asked why."],
        spoke: &[
            "Explained the law on goods and services, and the time limit. They want an apology.",
            "Letter to the head office, answer due in a fortnight.",
            "Head office rang them. They will send a letter and a voucher; the family wants the letter only.",
        ],
        steps: &[
            ("Head office to answer", StepOwner::Agency),
            ("Write down who was there and what was said", StepOwner::Client),
        ],
    },
    Kind {
        base: Story {
            parts: &[SubStrand::AntiMigrant],
            why: &[Characteristic::Race],
            language: "Polish",
            risk: Risk::High,
            risk_why: "Came to the door with a stick, children at home",
            evidence: &[Evidence::Damage, Evidence::Photos],
            source: Source::Police,
            shared: SharedWith::SomeoneUnsafe,
            ..BASE
        },
        what: &[
            "The window of the children's room was broken at night and there was a note.",
            "He stands in front of the door with a stick and says that he will burn us out.",
            "Paint on the door, paint on the pram. They say that we took the flat of an English family.",
        ],
        since: &["The police came twice.", "The third time since spring.", "We sleep at my sister's."],
        spoke: &[
            "Spoke through the interpreter, the same as before. Spy hole and light are to be fitted.",
            "Police, landlord and we spoke on one call, as she agreed. He has been warned in writing.",
            "They are back in the flat since the light was fitted. Still afraid at night, she says.",
            "Went over the risk again: no new incident, she says, and somebody is at home with them.",
        ],
        steps: &[
            ("Landlord to fit light and spy hole", StepOwner::Agency),
            ("Ring after the fitting", StepOwner::Worker),
        ],
    },
];
