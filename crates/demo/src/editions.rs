use crate::history::{SeedError, id};
use alongside_domain::facts::Fact;
use alongside_domain::scorecards::editions::{
    Action, Comment, Edition, Release, SAY, SignOff, inputs, keep_edition, keep_figures, release_edition,
};
use alongside_domain::scorecards::entries::{Entry, Said, Standing, note_entry};
use alongside_gate::{EntryId, ScorecardId};
use alongside_store::{Store, WriteError};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;

#[derive(RustEmbed)]
#[folder = "editions"]
struct Files;

/// An edition made of real, published figures (`editions/PROVENANCE.md`), with its files.
pub struct DemonstrationEdition {
    id: ScorecardId,
    pub edition: Edition,
    pub files: BTreeMap<String, String>,
}

/// The editions of the demonstration, the earlier first. What the later is compared with is the earlier.
pub fn editions() -> Vec<DemonstrationEdition> {
    let one = |(number, folder): (u64, &&str)| {
        let text = |path: &str| Files::get(path).and_then(|file| String::from_utf8(file.data.into_owned()).ok());
        let mut edition: Edition = toml::from_str(&text(&format!("{folder}/edition.toml"))?).ok()?;
        edition.previous = edition.previous.and_then(|name| name.strip_suffix(".json").map(str::to_owned));
        edition.say_at = Some(SAY.to_owned());
        let files = Files::iter().filter_map(|path| {
            let name = path.strip_prefix(&format!("{folder}/")).filter(|name| name.ends_with(".csv"))?;
            Some((name.to_owned(), text(&path)?))
        });
        Some(DemonstrationEdition { id: id("scorecard", number), files: files.collect(), edition })
    };
    (1..).zip(FOLDERS.iter()).filter_map(one).collect()
}

const FOLDERS: [&str; 2] = ["kingston-2025", "kingston-2026"];

impl DemonstrationEdition {
    /// The edition as somebody invented signs it off.
    pub fn signed(&self, by: &str, on: Date) -> Edition {
        let sign_off = SignOff { by: by.to_owned(), role: "manager of an invented service".to_owned(), on };
        Edition { sign_off: Some(sign_off), ..self.edition.clone() }
    }

    /// Keeps the edition with its files, and what was made of it as published.
    pub fn publish(
        &self,
        store: &Store,
        edition: &Edition,
        pages: BTreeMap<String, Vec<u8>>,
        digest: impl Fn(&str) -> String,
        now: Timestamp,
    ) -> Result<(), SeedError> {
        let (id, list) = (self.id, pages.get("checksums.txt").map(|list| String::from_utf8_lossy(list).into_owned()));
        let files = self.files.clone();
        let facts: Vec<Fact> =
            files.iter().map(|(name, text)| keep_figures(id, name.clone(), digest(text), now).into()).collect();
        let digest = digest(&list.unwrap_or_default());
        let edition = edition.clone();
        let entries = around(now);
        store.write_as_machine(now, move |tx| -> Result<(), WriteError<()>> {
            let kept = keep_edition(id, edition.clone(), None, &[], now).map_err(|_| WriteError::Refused(()))?;
            tx.record(kept)?;
            for (name, text) in &files {
                tx.set_figures(id, name, text)?;
            }
            for fact in &facts {
                tx.record(fact.clone())?;
            }
            tx.set_pages(&edition.id, edition.version, &pages)?;
            let before: Vec<Release> = tx.db().every_release()?;
            let inputs = inputs(&edition, &files, &before).ok_or(WriteError::Refused(()))?;
            tx.set_inputs(&edition.id, edition.version, &inputs)?;
            let released = release_edition(id, &edition, None, digest.clone(), now);
            tx.record(released.map_err(|_| WriteError::Refused(()))?)?;
            if edition.previous.is_some() {
                for (number, entry) in entries.iter().enumerate() {
                    let entry_id: EntryId = crate::history::id("entry of a scorecard", number as u64 + 1);
                    let noted = note_entry(id, &edition, entry_id, entry.clone(), now);
                    tx.record(noted.map_err(|_| WriteError::Refused(()))?)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// What invented residents and an invented service say: nothing in the name of anybody real.
fn around(now: Timestamp) -> Vec<Entry> {
    let today = alongside_domain::date_of(now);
    let day = |days: i64| today.checked_add(Span::new().days(days)).unwrap_or(today);
    let comment = |said: Date, says: &str, answer: &str| Comment {
        measure: None,
        said,
        says: says.to_owned(),
        changed: false,
        answer: answer.to_owned(),
    };
    let shown = comment(
        day(-9),
        "(Invented) I never knew that these figures exist. Please print the page and put it up in the library.",
        "We bring printed copies to the libraries this month.",
    );
    let waiting = comment(day(-1), "(Invented) What about people who travel? I do not find us anywhere.", "");
    let action = Action {
        measure: None,
        says: "Print the overview and bring it to every library".to_owned(),
        owner: "Thamesbridge Stand Together (invented)".to_owned(),
        due: day(20),
        done: None,
        news: String::new(),
        agreed_in: None,
    };
    vec![
        Entry::Comment(Said { comment: shown, standing: Standing::Shown }),
        Entry::Comment(Said { comment: waiting, standing: Standing::Waiting }),
        Entry::Action(action),
    ]
}
