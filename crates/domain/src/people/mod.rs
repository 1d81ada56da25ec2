//! How a person is found again: by the sound and spelling of a name, a
//! telephone number, a postcode or a reference.

mod looking_for;
mod names;
mod passphrases;
mod phones;
mod places;
mod postcodes;
mod record_words;
mod references;
mod search_keys;
mod sounds;

pub use looking_for::{LookingFor, in_words, meant_by, sounding_like, sounding_like_in_part};
pub use names::{folded, name_words};
pub use passphrases::{Passphrase, WORDS_IN_A_PHRASE, as_digits, as_words, heard};
pub use phones::{Phone, phone};
pub use places::{of_organisation, of_places};
pub use postcodes::{Postcode, postcode};
pub use record_words::{of_address, of_report, of_words};
pub use references::{Reference, reference, spoken};
pub use search_keys::{
    KeyKind, SearchKey, of_complained_of, of_name, of_names, of_phone, of_postcode, of_reference, of_surname,
};
pub use sounds::{sounds_of, whole_sound};
