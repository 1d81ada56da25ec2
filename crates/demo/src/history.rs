use crate::names::Dice;
use crate::service::Member;
use crate::standing;
use crate::stories::{History, Story, cases, made, waiting};
use alongside_domain::cases::{
    AgreedStep, Agreement, HowHeld, NewContact, NextStep, ReadToThem, RiskLevel, WantedOutcome, agree_plan, assess,
    log_contact, measure_impact, plan_step, summarise, want,
};
use alongside_domain::codes::{
    Allowed, Channel, ContactResult, Evidence, ImpactItem, ImpactStage, Reporter, Rhythm, Risk, SafeNow, Told, Want,
};
use alongside_domain::people::{Reference, reference};
use alongside_domain::referrals::{Acceptance, Decided, accept};
use alongside_domain::reports::{AboutThem, Motivation, ReportAnswers, SafeContact, receive};
use alongside_domain::text::Words;
use alongside_gate::{CaseId, ContactId, IncidentId, OutcomeId, PersonId, ReferralId, StepId, TeamId};
use alongside_store::{StorageError, Store, WriteError};
use jiff::{SignedDuration, Span, Timestamp};
use uuid::Uuid;

/// Why invented data could not be written.
#[derive(Debug)]
pub struct SeedError(String);

impl std::fmt::Display for SeedError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "The invented cases could not be written: {}", self.0)
    }
}

impl std::error::Error for SeedError {}

impl From<StorageError> for SeedError {
    fn from(error: StorageError) -> Self {
        Self(error.to_string())
    }
}

impl<E> From<WriteError<E>> for SeedError {
    fn from(error: WriteError<E>) -> Self {
        match error {
            WriteError::Storage(error) => error.into(),
            _ => Self("the record refused it.".to_owned()),
        }
    }
}

/// An id that is the same each time.
pub(crate) fn id<T: From<Uuid>>(kind: &str, number: u64) -> T {
    let mut bytes = [0u8; 16];
    for (place, byte) in kind.bytes().take(6).enumerate() {
        bytes[place] = byte;
    }
    bytes[6] = 0x80;
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    bytes[8] |= 0x80;
    T::from(Uuid::from_bytes(bytes))
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

/// The last two of the thirty stories are another team's.
const OF_THE_SCHOOLS_TEAM: u64 = 29;

/// The thirty cases and the queue.
pub(crate) fn tell(store: &Store, now: Timestamp, members: &[Member]) -> Result<(), SeedError> {
    for (number, story) in (1..).zip(cases()) {
        let worker = match number {
            OF_THE_SCHOOLS_TEAM..=30 => &members[4],
            other if other % 3 == 0 => &members[2],
            _ => &members[0],
        };
        open(store, now, members, worker, number, &History::of(story, story.name))?;
    }
    for (number, story) in (901..).zip(waiting()) {
        let at = received(now, story);
        let answers = answers(&History::of(story, story.name), number);
        let made: Reference = made_reference(number);
        store.write_as_machine(at, move |tx| -> Result<(), WriteError<()>> {
            let fact = receive(id("report", number), made.clone(), story.source, answers.clone(), None, at);
            tx.record(fact.map_err(|_| WriteError::Refused(()))?)?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Many cases, made of the same stories with other names.
pub(crate) fn load(store: &Store, now: Timestamp, members: &[Member], seed: u64, count: u32) -> Result<(), SeedError> {
    let mut dice = Dice::new(seed);
    let all: Vec<&'static Story> = cases().collect();
    let people: Vec<(u64, &'static Story, usize, String)> = (0..u64::from(count))
        .map(|number| (seed * 10_000_000 + 1_000 + number, all[dice.below(all.len())], dice.below(3), dice.name()))
        .collect();
    write_all(&people, |(number, story, worker, name)| {
        open(store, now, members, &members[*worker], *number, &History::of(story, name))
    })
}

/// As many more as a service of twenty has open, put together by chance: `count` of them.
pub(crate) fn fill(store: &Store, now: Timestamp, members: &[Member], count: u32) -> Result<(), SeedError> {
    let mut dice = Dice::new(2_026);
    let people: Vec<(u64, usize, History)> = (2_001..2_001 + u64::from(count))
        .map(|number| {
            let told = made(&mut dice);
            let worker = if told.is_of_a_school() { PRIYA } else { [SAMIRA, JO, PRIYA][dice.below(3)] };
            (number, worker, told)
        })
        .collect();
    write_all(&people, |(number, worker, told)| open(store, now, members, &members[*worker], *number, told))
}

/// Who works cases, by their place in the cast.
const SAMIRA: usize = 0;
const JO: usize = 2;
const PRIYA: usize = 4;

/// Several at a time, so that they share commits as requests do.
fn write_all<T: Sync>(all: &[T], write: impl Fn(&T) -> Result<(), SeedError> + Sync) -> Result<(), SeedError> {
    let share = all.len().div_ceil(AT_ONCE).max(1);
    let write = &write;
    std::thread::scope(|scope| {
        let working: Vec<_> =
            all.chunks(share).map(|part| scope.spawn(move || part.iter().try_for_each(write))).collect();
        working
            .into_iter()
            .try_for_each(|part| part.join().unwrap_or_else(|_| Err(SeedError("a thread stopped.".to_owned()))))
    })
}

/// Threads that write invented histories.
const AT_ONCE: usize = 12;

fn received(now: Timestamp, story: &Story) -> Timestamp {
    let at = now - days(story.days_ago);
    let hour = i64::from(alongside_domain::local(at).hour());
    let shifted = at + SignedDuration::from_hours(story.hour - hour);
    if shifted > now { now - SignedDuration::from_mins(20) } else { shifted }
}

fn made_reference(number: u64) -> Reference {
    reference((number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1_e995).to_be_bytes())
}

/// Reports, accepts, and tells the history: three writes.
fn open(
    store: &Store,
    now: Timestamp,
    members: &[Member],
    worker: &Member,
    number: u64,
    told: &History,
) -> Result<(), SeedError> {
    let at = received(now, &told.base);
    let accepted = (at + SignedDuration::from_hours(2)).min(now - SignedDuration::from_mins(5)).max(at);
    let answers = answers(told, number);
    let made = made_reference(number);
    let (referral, case): (ReferralId, CaseId) = (id("report", number), id("case", number));
    let triage = members[1].account;
    let deputy = members.iter().find(|member| member.account != worker.account && member.team == worker.team);
    let team: TeamId = worker.team.unwrap_or_else(|| id("team", 1));
    let acceptance = Acceptance {
        case,
        person: id::<PersonId>("person", number),
        known_person: false,
        incident: id::<IncidentId>("incident", number),
        worker: worker.account,
        deputy: deputy.map(|deputy| deputy.account),
        team,
        risk: risk(&told.base)?,
    };
    let source = told.base.source;
    store.write_in_the_name_of(triage, accepted, move |tx| -> Result<(), WriteError<()>> {
        let refused = |_| WriteError::Refused(());
        let fact = receive(referral, made.clone(), source, answers.clone(), None, at).map_err(refused)?;
        tx.record(fact)?;
        let waiting = Decided { referral, reference: &made, answers: &answers, received_at: at, already: false };
        let (decided, opened) =
            accept(&waiting, acceptance.clone(), None, accepted).map_err(|_| WriteError::Refused(()))?;
        tx.record(decided)?;
        tx.record(opened)?;
        Ok(())
    })?;
    history(store, now, worker, number, told, at)
}

fn history(
    store: &Store,
    now: Timestamp,
    worker: &Member,
    number: u64,
    told: &History,
    at: Timestamp,
) -> Result<(), SeedError> {
    let case: CaseId = id("case", number);
    if told.contacts.is_empty() && told.steps.is_empty() {
        return Ok(());
    }
    let told = told.clone();
    let today = alongside_domain::date_of(now);
    store.write_in_the_name_of(worker.account, now, move |tx| -> Result<(), WriteError<()>> {
        let refused = |_| WriteError::Refused(());
        let mut stated = false;
        let safe = answers(&told, number).safe_contact;
        for (place, (after, result, note)) in (0..).zip(&told.contacts) {
            let happened = (at + days(*after) + SignedDuration::from_hours(3 + place)).min(now);
            let spoke = *result == ContactResult::Spoke;
            let new = NewContact {
                contact: id::<ContactId>("contact", number * 100 + place as u64),
                channel: told.base.channels.first().copied().unwrap_or(Channel::Call),
                result: *result,
                at: happened,
                minutes: Some(if spoke { 35 } else { 5 }),
                note: Words::new(*note),
                statement_given: spoke && !stated,
                update_given: spoke,
                in_spite: false,
                quiet_said: false,
                held: held(result, told.base.language),
            };
            stated |= spoke;
            tx.record(log_contact(case, at, &safe, new, now).map_err(|_| WriteError::Refused(()))?)?;
        }
        // Somebody has looked at the risk since, at a time of their own.
        let looked_at = now - days(i64::try_from(number % 23).unwrap_or(0));
        if stated && looked_at > at + days(2) {
            let level = risk(&told.base).map_err(|_| WriteError::Refused(()))?;
            tx.record(assess(case, level, Vec::new(), None, looked_at).map_err(|_| WriteError::Refused(()))?)?;
        }
        if stated && !number.is_multiple_of(5) {
            let low = u8::try_from(number % 3).unwrap_or(0);
            let felt = vec![(ImpactItem::SafeHome, low), (ImpactItem::Sleep, 1), (ImpactItem::Anxious, 9 - low)];
            let measured = measure_impact(case, ImpactStage::Before, felt, looked_at.max(at));
            tx.record(measured.map_err(|_| WriteError::Refused(()))?)?;
        }
        if stated {
            standing::note(tx, case, number, risk(&told.base).map_err(|_| WriteError::Refused(()))?.level(), now)?;
        }
        let mut planned: Vec<AgreedStep> = Vec::new();
        for (place, (what, owner, due_in)) in (0..).zip(&told.steps) {
            let due = today.checked_add(Span::new().days(*due_in)).map_err(refused)?;
            let next = NextStep { what: Words::new(*what), owner: *owner, due };
            let step = id::<StepId>("step", number * 100 + place);
            planned.push(AgreedStep { step, next: next.clone() });
            tx.record(plan_step(case, false, step, next, today).map_err(|_| WriteError::Refused(()))?)?;
        }
        if stated && let Some((_, _, note)) = told.contacts.last() {
            let next = told.steps.first().map_or(String::new(), |(what, ..)| format!(" Next: {what}."));
            let words = Words::new(format!("{}.\n{note}{next}", told.base.risk_why.trim_end_matches('.')));
            tx.record(summarise(case, words, now).map_err(|_| WriteError::Refused(()))?)?;
        }
        if stated {
            let wish = WISHES[usize::try_from(number).unwrap_or(0) % WISHES.len()];
            let wanted = WantedOutcome { words: Words::new(wish.0), test: Some(Words::new(wish.1)) };
            let outcome = id::<OutcomeId>("wish", number);
            tx.record(want(case, false, outcome, wanted, now).map_err(|_| WriteError::Refused(()))?)?;
            let steps: Vec<StepId> = planned.iter().map(|step| step.step).collect();
            let read = ReadToThem { outcomes: vec![outcome], steps };
            let agreement = Agreement { channel: Channel::Call, language: None, words: None };
            // Some plans have not been gone through yet.
            if !number.is_multiple_of(4)
                && let Ok(agreed) = agree_plan(case, vec![outcome], planned.clone(), &read, agreement, now)
            {
                tx.record(agreed)?;
            }
            let by_number =
                [Rhythm::Fortnightly, Rhythm::Monthly, Rhythm::IWillRing][usize::try_from(number % 3).unwrap_or(0)];
            tx.record(alongside_domain::cases::change_safe_contact(
                case,
                &safe.clone(),
                safe,
                true,
                Some(told.rhythm.unwrap_or(by_number)),
                today,
            ))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Whoever speaks another language is spoken with through somebody who interprets.
fn held(result: &ContactResult, language: &str) -> HowHeld {
    let spoke = *result == ContactResult::Spoke && !language.is_empty();
    HowHeld { interpreter: spoke.then(|| Words::new(format!("By telephone, {language}"))), adjusted: None }
}

/// What somebody wants, and how they will know that it has come.
const WISHES: &[(&str, &str)] = &[
    ("I want it to stop.", "A month without a word from them"),
    ("I want to use my own front door without being afraid.", "The children walk to school alone again"),
    ("I want somebody to say that it was wrong.", "A letter with a name under it"),
    ("I want to move away from there.", "A key in my hand"),
    ("I want my job back as it was.", "Back on the early shift, with people I trust"),
];

fn risk(story: &Story) -> Result<RiskLevel, SeedError> {
    let level = if story.danger.is_empty() { story.risk } else { Risk::High };
    RiskLevel::new(level, Words::new(story.risk_why)).map_err(|_| SeedError("a risk needs a reason.".to_owned()))
}

fn answers(told: &History, number: u64) -> ReportAnswers {
    let (story, name) = (&told.base, told.name.as_str());
    let some = |text: &str| (!text.is_empty()).then(|| Words::new(text));
    let anonymous = name.is_empty();
    let reach = |channel: Channel| story.channels.contains(&channel);
    ReportAnswers {
        reporter: Some(Reporter::Me),
        safe: Some(if story.danger.is_empty() { SafeNow::Yes } else { SafeNow::NotSure }),
        danger: story.danger.to_vec(),
        story: Words::new(told.words.as_str()),
        place: Some(story.place),
        motivation: Motivation {
            characteristics: story.why.to_vec(),
            substrands: story.parts.to_vec(),
            ..Motivation::default()
        },
        known: Some(story.known),
        who_words: some(story.who),
        evidence: story.evidence.to_vec(),
        evidence_words: story.evidence.contains(&Evidence::Cctv).then(|| Words::new("There is a camera nearby.")),
        told: vec![if number.is_multiple_of(2) { Told::Nobody } else { Told::Police }],
        wants: vec![Want::Stop, Want::Listen],
        about: AboutThem { anonymous, name: some(name), called: some(story.called), ..AboutThem::default() },
        safe_contact: SafeContact {
            channels: story.channels.to_vec(),
            phone: (reach(Channel::Call) || reach(Channel::Text))
                .then(|| Words::new(format!("07700 900{:03}", number % 1000))),
            email: reach(Channel::Email).then(|| Words::new(format!("person{number}@mail.example"))),
            shared_with: story.shared,
            voicemail: if number.is_multiple_of(4) { Allowed::Yes } else { Allowed::No },
            language: some(story.language),
            interpreter: if story.language.is_empty() { Allowed::No } else { Allowed::Yes },
            ..SafeContact::default()
        },
        ..ReportAnswers::default()
    }
}
