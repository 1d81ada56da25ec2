//! The questions of a report, one file each, in the order in which they are asked.

mod check;
mod contact;
pub(crate) mod contact_fields;
mod early;
mod evidence;
mod harm;
mod person;
mod phrase;
mod phrase_shown;
mod place;
mod reporter;
mod safe;
mod sharing;
mod start;
mod story;
mod told;
mod wants;
mod when;
mod who_did_it;
pub(crate) mod why;

use crate::state::App;
use alongside_domain::files::NewFile;
use alongside_ui::journeys::Journey;
use alongside_ui::words::Words;
use jiff::civil::Date;

/// What every question may look at besides the answers.
#[derive(Clone, Debug)]
pub(crate) struct Asking {
    pub words: Words,
    pub today: Date,
    /// Files that wait beside the answers, and why one does not.
    pub files: Vec<NewFile>,
    pub file_problem: Option<String>,
}

impl Asking {
    pub fn of(app: &App, words: &Words) -> Self {
        Self { words: words.clone(), today: app.today(), files: Vec::new(), file_problem: None }
    }
}

pub(crate) static JOURNEY: Journey<Asking> = Journey {
    steps: &[
        &start::Start,
        &phrase::Phrase,
        &phrase_shown::PhraseShown,
        &reporter::WhoReports,
        &safe::Safe,
        &story::Story,
        &when::WhenItHappened,
        &place::Where,
        &why::Why,
        &who_did_it::WhoDidIt,
        &harm::Harmed,
        &evidence::EvidenceThere,
        &told::WhoKnows,
        &wants::Wants,
        &person::Person,
        &contact::SafeWays,
        &sharing::Sharing,
        &check::Check,
        &early::Early,
    ],
};
