/// Which part of a list is wanted: lists are never shown whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The first page is 1.
    pub number: i64,
    pub size: i64,
}

impl Page {
    pub const fn first(size: i64) -> Self {
        Self { number: 1, size }
    }

    pub const fn of(number: i64, size: i64) -> Self {
        let number = if number < 1 { 1 } else { number };
        // Nobody turns to the millionth page; an address might.
        Self { number: if number > 1_000_000 { 1_000_000 } else { number }, size }
    }

    pub(crate) const fn offset(self) -> i64 {
        (self.number - 1) * self.size
    }
}
