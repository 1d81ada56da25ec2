//! Invented names for load: common forenames and surnames of the people such
//! services meet, put together by chance.

const FORENAMES: &[&str] = &[
    "Amina", "Mohammed", "Olivia", "Nguyen", "Kofi", "Maria", "Yusuf", "Grace", "Ali", "Zofia", "Harpreet", "Fatima",
    "Daniel", "Ifeoma", "Rosa", "Ahmed", "Sunita", "Piotr", "Leila", "Kwame", "Chen", "Adaeze", "Ivan", "Priya",
    "Samuel", "Hodan", "Elif", "Tariq", "Mei", "Joseph",
];
const SURNAMES: &[&str] = &[
    "Begum", "Khan", "Smith", "Tran", "Mensah", "Kowalska", "Demir", "Adeyemi", "Hussain", "Nowak", "Singh", "Ahmed",
    "Brown", "Okafor", "Lee", "Ali", "Thapa", "Silva", "Hosseini", "Boateng", "Wang", "Eze", "Popescu", "Patel",
    "Tesfaye", "Warsame", "Kaya", "Aziz", "Campbell", "Cohen",
];

/// A small generator: the same seed gives the same names.
pub(crate) struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub const fn roll(&mut self) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() >> 33).unwrap_or(0) % most.max(1)
    }

    pub fn name(&mut self) -> String {
        format!("{} {}", FORENAMES[self.below(FORENAMES.len())], SURNAMES[self.below(SURNAMES.len())])
    }
}
