//! What stands on invented cases: safety plans where the risk is high, and here
//! and there an appointment, a lock, somebody trusted.

use crate::history::id;
use alongside_domain::cases::entries::{Appointment, Before, Equipment, SafetyPlan, Trusted};
use alongside_domain::codes::{AppointmentKind, EquipmentKind, EquipmentStage, Risk, SafetyPart, TrustedMay};
use alongside_domain::facts::Fact;
use alongside_domain::text::Words;
use alongside_gate::{CaseId, EntryId};
use alongside_store::{Tx, WriteError};
use jiff::{Span, Timestamp};

/// The parts of a plan as somebody would say them.
const PARTS: &[(SafetyPart, &str)] = &[
    (SafetyPart::Reach, "Ring twice, then once more. “Is the kettle on?” means: come."),
    (SafetyPart::Door, "Chain on, look first. Nobody is let in after dark."),
    (SafetyPart::Neighbours, "The flat above has a key and comes down at once."),
    (SafetyPart::Fire, "The letterbox is sealed; the alarm was tried. Out by the back stairs."),
    (SafetyPart::Emergency, "999 first, then the sister, then us."),
];

pub(crate) fn note(
    tx: &mut Tx<'_>,
    case: CaseId,
    number: u64,
    risk: Risk,
    now: Timestamp,
) -> Result<(), WriteError<()>> {
    let today = alongside_domain::date_of(now);
    let after = |days: u64| {
        let days = i64::try_from(days).unwrap_or(1);
        today.checked_add(Span::new().days(days)).unwrap_or(today)
    };
    let entry = |kind: &str| id::<EntryId>(kind, number);
    let refused = |_| WriteError::Refused(());
    let mut facts: Vec<Fact> = Vec::new();
    // Here and there one is still to be written.
    if risk == Risk::High && !number.is_multiple_of(7) {
        let parts = PARTS.iter().map(|(part, words)| (*part, Words::new(*words))).collect();
        let plan = SafetyPlan { parts, with_them: true, review_on: after(number % 21), replaced: false };
        facts.push(SafetyPlan::note(&first(), case, entry("safety"), plan, None, now).map_err(refused)?.into());
    }
    if number.is_multiple_of(6) {
        let at = after(1 + number % 9).at(10, 30, 0, 0);
        let kind = AppointmentKind::Office;
        let place = Words::new("The small room, by the side door").some();
        let meeting =
            Appointment { kind, at, place, interpreter: None, adjustments: None, end: None, moved: Vec::new() };
        facts.push(Appointment::note(&first(), case, entry("meetin"), meeting, now).map_err(refused)?.into());
    }
    if number.is_multiple_of(8) {
        let lock = Equipment {
            kind: EquipmentKind::Locks,
            what: Words::new("A second lock on the front door"),
            from_stock: true,
            stage: EquipmentStage::Asked,
            next_on: after(3 + number % 5),
            handled: Vec::new(),
        };
        facts.push(Equipment::note(&first(), case, entry("equipm"), lock, now).map_err(refused)?.into());
    }
    if number.is_multiple_of(9) {
        let sister = Trusted {
            name: Words::new("Her sister"),
            relation: Words::new("Sister").some(),
            reach: Words::new("07700 900990").some(),
            may: vec![TrustedMay::ReachThem, TrustedMay::HearProgress],
            agreed: Words::new("On the telephone, alone"),
            ended: None,
        };
        facts.push(Trusted::note(&first(), case, entry("truste"), sister, now).map_err(refused)?.into());
    }
    facts.into_iter().try_for_each(|fact| Ok(tx.record(fact)?))
}

fn first<E>() -> Before<E> {
    Before::nothing()
}
