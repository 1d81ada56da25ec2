use crate::{ALL, furnished, scope_of};
use alongside_demo::Member;
use alongside_domain::cases::{Because, Hands, RiskLevel, raise_wall};
use alongside_domain::codes::{Channel, Risk, Source};
use alongside_domain::people::{postcode, reference};
use alongside_domain::referrals::{Acceptance, Decided, accept};
use alongside_domain::reports::{AboutThem, ReportAnswers, SafeContact, receive};
use alongside_domain::text::Words;
use alongside_gate::{AccountId, Against, CaseId, CaseScope, IncidentId, PersonId, ReferralId, TeamId};
use alongside_store::{Store, WriteError};
use alongside_testkit::{StoppedClock, WORKING_TUESDAY, databases, embedded};
use jiff::Timestamp;
use uuid::Uuid;

/// The same numbers each time.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % most
    }
}

/// A client nobody has heard of, with everything one is found by.
fn somebody(chance: &mut Chance, number: u64) -> ReportAnswers {
    let forename = ["Amina", "Kofi", "Zofia", "Mohammed", "Grace"][chance.below(5)];
    let surname = ["Warsame", "Nowak", "Okafor", "Begum", "Nguyen"][chance.below(5)];
    let street = ["Tanners Lane", "Station Road", "Mill Walk"][chance.below(3)];
    let words = |text: &str| Words::new(text);
    ReportAnswers {
        story: words(&format!("They waited by the gate with a lantern, number {number}.")),
        where_words: Some(words(&format!("{number} {street}"))),
        postcode: postcode("KT1 2AB"),
        about: AboutThem { name: Some(words(&format!("{forename} {surname}"))), ..AboutThem::default() },
        safe_contact: SafeContact {
            channels: vec![Channel::Call],
            phone: Some(words(&format!("020 7946 0{:03}", 500 + number))),
            ..SafeContact::default()
        },
        ..ReportAnswers::default()
    }
}

/// Everything that somebody could learn of a client, asked by everything the
/// client is found by: ids, counts, references and loads, as text.
fn behind_every_door(store: &Store, member: &Member, answers: &ReportAnswers, now: Timestamp) -> Vec<String> {
    let scope: CaseScope = scope_of(member);
    let name = answers.about.name.clone().expect("a name");
    let phone = answers.safe_contact.phone.clone().expect("a telephone");
    let street = answers.where_words.clone().expect("a place");
    let answers = answers.clone();
    let asked = store.read_now(move |db| {
        let today = alongside_domain::date_of(now);
        let mut seen =
            vec![format!("{:?}", db.cases(&scope, false, ALL)?.2), format!("{}", db.cases(&scope, false, ALL)?.1)];
        seen.push(format!("{:?}", db.worklist(&scope, true, today)?.1));
        for text in [name.as_str(), phone.as_str(), street.as_str(), "KT1 2AB", "lantern", "gate"] {
            let (found, ids) = db.search(&scope, true, text)?;
            seen.push(format!("{text}: {ids:?} {found:?}"));
        }
        seen.push(format!("{:?}", db.likely_same(&scope, &answers)?));
        seen.push(format!(
            "{:?}",
            db.workers(&scope)?.iter().map(|worker| (worker.id, worker.cases)).collect::<Vec<_>>()
        ));
        for decided in [false, true] {
            let (_, total, ids) = db.queue(&scope, decided, ALL)?;
            seen.push(format!("{total} {ids:?}"));
        }
        seen.push(format!("{:?}", db.triage_waiting(&scope)?));
        Ok(seen)
    });
    asked.expect("readable")
}

/// The places of the queue of what waits and of its count among the doors.
const WAITING: [usize; 2] = [11, 13];

struct Walled {
    who: usize,
    against: Against,
}

/// Who is walled off, by themselves or by their team.
fn walled(chance: &mut Chance, members: &[Member]) -> Walled {
    // Samira, Marcus, Jo and Priya.
    let who = [0, 1, 2, 4][chance.below(4)];
    let person = Against::Person(members[who].account);
    let team = members[who].team.map(Against::Team);
    Walled { who, against: if chance.below(3) == 0 { team.unwrap_or(person) } else { person } }
}

/// Opens a case with a wall before it, as triage and the worker would.
fn open_behind(
    store: &Store,
    members: &[Member],
    chance: &mut Chance,
    number: u64,
    answers: &ReportAnswers,
    against: Against,
    now: Timestamp,
) {
    let free: Vec<&Member> = [0, 1, 2, 4]
        .iter()
        .map(|at| &members[*at])
        .filter(|member| match against {
            Against::Person(person) => member.account != person,
            Against::Team(team) => member.team != Some(team),
            Against::Agency(_) => true,
        })
        .collect();
    let worker = free[chance.below(free.len())];
    let deputy = free.iter().find(|member| member.account != worker.account && chance.below(2) == 0);
    let id = move |kind: u8| Uuid::from_u128(u128::from(kind) << 100 | u128::from(number));
    let (referral, case) = (ReferralId::new(id(1)), CaseId::new(id(2)));
    let team: TeamId = worker.team.expect("workers have teams");
    let hands = Hands {
        worker: worker.account,
        team,
        deputy: deputy.map(|deputy| deputy.account),
        deputy_team: deputy.and_then(|deputy| deputy.team),
    };
    let made = reference((number ^ 0x5eed).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    let by: AccountId = worker.account;
    let answers = answers.clone();
    let review_on = alongside_domain::date_of(now).checked_add(jiff::Span::new().months(3)).expect("a day");
    let written = store.write_in_the_name_of(by, now, move |tx| -> Result<(), WriteError<()>> {
        let refused = || WriteError::Refused(());
        tx.record(
            receive(referral, made.clone(), Source::Phone, answers.clone(), Some(by), now).map_err(|_| refused())?,
        )?;
        let acceptance = Acceptance {
            case,
            person: PersonId::new(id(3)),
            known_person: false,
            incident: IncidentId::new(id(4)),
            worker: hands.worker,
            deputy: hands.deputy,
            team,
            risk: RiskLevel::new(Risk::Medium, Words::new("Counted")).map_err(|_| refused())?,
        };
        let waiting = Decided { referral, reference: &made, answers: &answers, received_at: now, already: false };
        let (decided, opened) = accept(&waiting, acceptance, None, now).map_err(|_| refused())?;
        tx.record(decided)?;
        tx.record(opened)?;
        let because = Because { reason: Words::new("They know each other"), review_on };
        let today = alongside_domain::date_of(now);
        tx.record(raise_wall(case, hands, &[], against, because, today).map_err(|_| refused())?)?;
        Ok(())
    });
    assert_eq!(written, Ok(()), "{number}");
}

/// A thousand cases, each behind a wall of its own from its first day: whoever
/// stands behind it finds the service as it was without that case, by name, by
/// telephone, by address, by words, in lists, counts, loads and queues.
#[test]
fn walls_in_a_thousand_random_worlds_leave_no_difference_by_any_door() {
    let now = StoppedClock::at(WORKING_TUESDAY).now();
    let (mut noticed, mut worlds) = (Vec::new(), 0);
    // Twenty services with fifty such worlds each, and one on the other database.
    for (service, database) in databases().into_iter().chain((1..21).map(|_| embedded())).enumerate() {
        let (store, members) = furnished(&database);
        let mut chance = Chance(service as u64 + 7);
        for number in 1..=50 {
            worlds += 1;
            let answers = somebody(&mut chance, number);
            let Walled { who, against } = walled(&mut chance, &members);
            let before = behind_every_door(&store, &members[who], &answers, now);
            let free = [0usize, 1, 2, 4].into_iter().find(|at| match against {
                Against::Person(person) => members[*at].account != person,
                Against::Team(team) => members[*at].team != Some(team),
                Against::Agency(_) => true,
            });
            // Now and then somebody on this side is asked too, or a test that sees nothing would pass.
            let ask_them = number % 25 == 0;
            let other = &members[free.expect("somebody")];
            let others_before = ask_them.then(|| behind_every_door(&store, other, &answers, now));
            open_behind(&store, &members, &mut chance, number, &answers, against, now);
            let after = behind_every_door(&store, &members[who], &answers, now);
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{}: world {number}, {}", database.name, members[who].name);
            }
            if let Some(before) = others_before {
                let after = behind_every_door(&store, other, &answers, now);
                noticed.resize(after.len(), 0);
                for (times, (before, after)) in noticed.iter_mut().zip(before.iter().zip(&after)) {
                    *times += u64::from(before != after);
                }
            }
        }
    }
    assert!(worlds >= 1_000);
    // Every door but those of what waits for a decision: here all is decided.
    let blind: Vec<usize> = (0..noticed.len()).filter(|door| noticed[*door] == 0).collect();
    assert_eq!(blind, WAITING, "others see the cases by every other door");
}
