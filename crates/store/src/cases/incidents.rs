use crate::db::{Db, Key, instant, micros};
use crate::dialect::{Value, insert_rows};
use crate::keys::{DataKey, unseal};
use crate::lists::Page;
use crate::record::Tx;
use crate::schema::{data_key, incident};
use crate::search::{self, About};
use crate::store::StorageError;
use alongside_domain::cases::{Incident, PoliceDid};
use alongside_domain::facts::{IncidentDetailed, IncidentRecorded, PoliceOutcomeNoted};
use alongside_domain::law::Complained;
use alongside_domain::people::{SearchKey, of_postcode, of_words};
use alongside_gate::{CaseId, Category, Classified, IncidentId};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

/// Something that happened, on a case.
#[derive(Clone, Debug)]
pub struct IncidentLine {
    pub id: IncidentId,
    pub details: Classified<Incident>,
    /// What the police did, in the order in which it was learnt.
    pub police: Classified<Vec<PoliceDid>>,
    pub told_at: Timestamp,
    /// It came with a report; else a worker was told of it.
    pub from_report: bool,
    pub version: i64,
}

/// What counts of an incident: days and how grave it was, nobody's words.
#[derive(Clone, Copy, Debug)]
pub struct IncidentCounted {
    pub day: Option<Date>,
    pub gravity: u8,
    pub complained: Option<Complained>,
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    case: Key,
    id: Key,
    details: &Incident,
    told_at: Timestamp,
    from_report: bool,
) -> Result<(), StorageError> {
    let sealed = tx.seal(case, "incident.details", id.0, details)?;
    let row = vec![
        id.into(),
        case.into(),
        Value::Bytes(Some(sealed)),
        details.day().map_or(Value::Nothing, |day| Value::Text(day.to_string())),
        Value::Big(Some(micros(told_at))),
        Value::Bool(from_report),
    ];
    insert_rows(
        &mut tx.db.connection,
        "incident (id, case_id, details, happened_on, told_at, from_report)",
        "",
        vec![row],
    )?;
    Ok(())
}

pub(crate) fn incident_recorded(tx: &mut Tx<'_>, fact: &IncidentRecorded) -> Result<(), StorageError> {
    let case = Key(fact.case().uuid());
    insert(tx, case, Key(fact.incident().uuid()), fact.details(), *fact.told_at(), false)?;
    search::add(tx, case, About::Referral, &found_by(fact.details()))
}

pub(crate) fn incident_detailed(tx: &mut Tx<'_>, fact: &IncidentDetailed) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.incident().uuid()));
    let sealed = tx.seal(case, "incident.details", id.0, fact.details())?;
    let done = diesel::update(incident::table.find(id).filter(incident::case_id.eq(case)))
        .set((
            incident::details.eq(sealed),
            incident::happened_on.eq(fact.details().day().map(|day| day.to_string())),
            incident::version.eq(incident::version + 1),
        ))
        .execute(&mut tx.db.connection)?;
    if done != 1 {
        return Err(StorageError::Missing);
    }
    search::add(tx, case, About::Referral, &found_by(fact.details()))
}

pub(crate) fn police_outcome_noted(tx: &mut Tx<'_>, fact: &PoliceOutcomeNoted) -> Result<(), StorageError> {
    let (case, id) = (Key(fact.case().uuid()), Key(fact.incident().uuid()));
    let mine = || incident::table.find(id).filter(incident::case_id.eq(case));
    let before: Option<Vec<u8>> = mine().select(incident::police).first(&mut tx.db.connection)?;
    let key = tx.key(case)?;
    let mut police = of_police(&key, id, before.as_deref())?;
    police.push(fact.did().clone());
    let sealed = tx.seal(case, "incident.police", id.0, &police)?;
    diesel::update(mine()).set(incident::police.eq(Some(sealed))).execute(&mut tx.db.connection)?;
    if !fact.did().they_know {
        let row = vec![id.into(), case.into(), Value::Big(Some(micros(*fact.noted_at())))];
        let into = "police_news (incident, case_id, noted_at)";
        insert_rows(&mut tx.db.connection, into, "ON CONFLICT (incident, noted_at) DO NOTHING", vec![row])?;
    }
    Ok(())
}

/// The words of an incident, where it was, and every reference it has elsewhere.
fn found_by(details: &Incident) -> Vec<SearchKey> {
    let references = details.told.iter().filter_map(|told| told.reference.as_ref());
    let words = references.chain(&details.where_words).chain(&details.evidence_words);
    let mut keys = of_words(details.words.as_str());
    keys.extend(words.flat_map(|words| of_words(words.as_str())));
    keys.extend(details.postcode.as_ref().and_then(|code| of_postcode(code.as_str())));
    keys
}

fn of_police(key: &DataKey, id: Key, sealed: Option<&[u8]>) -> Result<Vec<PoliceDid>, StorageError> {
    let Some(sealed) = sealed else { return Ok(Vec::new()) };
    unseal(key, "incident.police", id.0, sealed).ok_or(StorageError::Unreadable)
}

impl Db {
    /// What happened, as far as it is written down, a page of it: the latest day
    /// first, then what nobody knows the day of. With it, of every incident, what counts.
    pub fn incidents_of(
        &mut self,
        id: CaseId,
        page: Page,
    ) -> Result<(Vec<IncidentLine>, Vec<IncidentCounted>), StorageError> {
        let all = self.incident_lines(id)?;
        let counted = all.iter().map(|(counted, _)| *counted).collect();
        let from = usize::try_from(page.offset()).unwrap_or(0);
        let size = usize::try_from(page.size).unwrap_or(0);
        Ok((all.into_iter().map(|(_, line)| line).skip(from).take(size).collect(), counted))
    }

    /// One of them.
    pub fn incident(&mut self, case: CaseId, id: IncidentId) -> Result<IncidentLine, StorageError> {
        let found = self.incident_lines(case)?.into_iter().find(|(_, line)| line.id == id);
        found.map(|(_, line)| line).ok_or(StorageError::Missing)
    }

    /// At most a thousand: nobody has told of more on one case.
    fn incident_lines(&mut self, id: CaseId) -> Result<Vec<(IncidentCounted, IncidentLine)>, StorageError> {
        type Row = (Key, Vec<u8>, Option<Vec<u8>>, i64, bool, i64);
        let case = Key(id.uuid());
        let wrapped: Vec<u8> = data_key::table.find(case).select(data_key::wrapped).first(&mut self.connection)?;
        let key = self.data_key(case, &wrapped)?;
        let rows: Vec<Row> = incident::table
            .filter(incident::case_id.eq(case))
            .order((incident::told_at.desc(), incident::id))
            .limit(1_000)
            .select((
                incident::id,
                incident::details,
                incident::police,
                incident::told_at,
                incident::from_report,
                incident::version,
            ))
            .load(&mut self.connection)?;
        let mut all = Vec::with_capacity(rows.len());
        for (id, details, police, told_at, from_report, version) in rows {
            let details: Incident = unseal(&key, "incident.details", id.0, &details).ok_or(StorageError::Unreadable)?;
            let counted =
                IncidentCounted { day: details.day(), gravity: details.gravity(), complained: details.complained() };
            let line = IncidentLine {
                id: IncidentId::new(id.0),
                details: Classified::new(Category::Narrative, details),
                police: Classified::new(Category::Narrative, of_police(&key, id, police.as_deref())?),
                told_at: instant(told_at),
                from_report,
                version,
            };
            all.push((counted, line));
        }
        // Here and not in the database: the two order what is missing differently.
        all.sort_by_key(|(counted, _)| std::cmp::Reverse(counted.day));
        Ok(all)
    }
}

impl Tx<'_> {
    /// The day of an incident, as far as it is known.
    pub fn incident_day(&mut self, case: CaseId, id: IncidentId) -> Result<Option<Date>, StorageError> {
        let mine = incident::table.find(Key(id.uuid())).filter(incident::case_id.eq(Key(case.uuid())));
        let day: Option<String> = mine.select(incident::happened_on).first(&mut self.db.connection)?;
        Ok(day.and_then(|day| day.parse().ok()))
    }

    /// The version of an incident, to notice that somebody else has changed it.
    pub fn incident_version(&mut self, case: CaseId, id: IncidentId) -> Result<i64, StorageError> {
        let mine = incident::table.find(Key(id.uuid())).filter(incident::case_id.eq(Key(case.uuid())));
        Ok(mine.select(incident::version).first(&mut self.db.connection)?)
    }
}
