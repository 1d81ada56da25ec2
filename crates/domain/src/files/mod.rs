//! Photographs, letters and recordings that people give us.

mod adding;

pub use adding::{
    CannotAdd, FileOwner, LARGEST, MOST, MOST_BYTES, NameOfFile, NewFile, NotReleased, Room, add_file, may_wait,
    name_of_file, release_file,
};
