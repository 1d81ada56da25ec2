//! Lists of answers. Each answer has a code that never changes, and words in
//! every language under the key `LIST-CODE` (with hyphens) in the locale files.

mod macros;

mod casework;
mod entries;
mod equality;
mod files;
mod harm;
mod impact;
mod incidents;
mod issues;
mod motivation;
mod reporting;

pub use casework::*;
pub use entries::*;
pub use equality::*;
pub use files::*;
pub use harm::*;
pub use impact::*;
pub use incidents::*;
pub use issues::*;
pub use macros::Code;
pub(crate) use macros::codes;
pub use motivation::*;
pub use reporting::*;
