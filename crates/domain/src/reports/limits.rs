//! How long an answer may be, in characters. Written once; forms, tests and
//! the reference page read it from here.

/// A name, a place, a code word.
pub const LINE: usize = 200;
/// Anything said in a few sentences.
pub const PARAGRAPH: usize = 4_000;
/// What happened. Far longer than anyone has yet written on a telephone.
pub const STORY: usize = 50_000;
