use super::entries::Equipment;
use crate::codes::{EquipmentKind, EquipmentStage};
use crate::facts::StockCounted;
use jiff::Timestamp;

/// More than any service has on its shelves.
pub const MOST_HELD: u32 = 10_000;

/// Somebody has counted how many of a kind are the service's own, wherever they are.
pub fn count_stock(kind: EquipmentKind, held: u32, counted_at: Timestamp) -> Option<StockCounted> {
    (held <= MOST_HELD).then_some(StockCounted { kind, held, counted_at })
}

/// Where the service's own things of one kind are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelf {
    pub kind: EquipmentKind,
    pub held: i64,
    /// With clients.
    pub out: i64,
    /// Asked for and not yet fitted.
    pub promised: i64,
}

impl Shelf {
    /// Counts what is open of one kind.
    pub fn of<'a>(kind: EquipmentKind, held: i64, open: impl Iterator<Item = &'a Equipment>) -> Self {
        let mut shelf = Self { kind, held, out: 0, promised: 0 };
        for one in open.filter(|one| one.kind == kind && one.from_stock) {
            if one.stage == EquipmentStage::Asked { shelf.promised += 1 } else { shelf.out += 1 }
        }
        shelf
    }

    /// Still to be promised. Less than none: more is promised than there is.
    pub const fn free(&self) -> i64 {
        self.held - self.out - self.promised
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Words;

    #[test]
    fn what_is_promised_is_not_free_and_what_is_bought_elsewhere_is_not_counted() {
        let one = |stage, from_stock| Equipment {
            kind: EquipmentKind::DoorCamera,
            what: Words::new("Front door"),
            from_stock,
            stage,
            next_on: jiff::civil::date(2026, 12, 1),
            handled: Vec::new(),
        };
        let open = [
            one(EquipmentStage::Asked, true),
            one(EquipmentStage::Fitted, true),
            one(EquipmentStage::Faulty, true),
            one(EquipmentStage::Fitted, false),
        ];
        let shelf = Shelf::of(EquipmentKind::DoorCamera, 2, open.iter());
        assert_eq!((shelf.out, shelf.promised, shelf.free()), (2, 1, -1));
        assert_eq!(Shelf::of(EquipmentKind::Locks, 2, open.iter()).free(), 2);
        let now: Timestamp = "2026-11-25T10:00:00Z".parse().expect("a time");
        assert!(count_stock(EquipmentKind::Locks, MOST_HELD + 1, now).is_none());
    }
}
