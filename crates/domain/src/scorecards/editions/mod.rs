//! Editions: what is published at once, for an area and those it is compared with, frozen
//! with everything it was made of.

mod building;
mod cuts;
mod families;
mod inputs;
mod judging;
mod keeping;
mod media;
mod open_data;
mod plan;
mod rates;
mod standing_out;
mod suggestions;
mod taking_out;
mod taking_over;
mod theme_sets;
mod to_know;
mod wrong;

pub use building::{Built, BuiltMeasure, Opening, Refused, build};
pub use inputs::{PLAN, Release, data_file, inputs, media_of, needed, plan_in};
pub use keeping::{CannotKeep, address_of, keep_edition, keep_figures, new_edition, release_edition, take_inputs};
pub use media::{
    MOST_MEDIA, Medium, Showing, WITHDRAWN, is_called_so, is_medium_file, listed_media, medium_file, why_not_shown,
};
pub use open_data::{OpenData, OpenMeasure, open_data};
pub use plan::{
    Action, Comment, Correction, Edition, EditionArea, Launch, Part, Planned, PopulationFile, Report, Request,
    Response, Role, SAY, SEVEN, SignOff, Source, Theme, is_address,
};
pub use suggestions::suggested;
pub use taking_out::{loosen, take_out};
pub use taking_over::take_over;
pub use theme_sets::{NamedTheme, ThemeSet, theme_set};
pub use to_know::ToKnow;
pub use wrong::wrong_with;

#[cfg(test)]
mod tests;
