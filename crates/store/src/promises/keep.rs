use crate::db::{Key, micros};
use crate::dialect::{Value, insert_rows};
use crate::record::Tx;
use crate::schema::promise;
use crate::store::StorageError;
use alongside_domain::promises::{Due, Promise};
use diesel::prelude::*;
use std::collections::HashMap;

type Kept = (String, String, i16, Option<Key>, String, Option<i64>, Option<i64>, bool, bool, bool);

/// Brings the table into line with what is owed, touching only what changed.
/// What is owed no longer is ended, never removed.
pub(super) fn keep(tx: &mut Tx<'_>, subject: Key, about_case: bool, owed: Vec<Promise>) -> Result<(), StorageError> {
    let kept: Vec<Kept> = promise::table
        .filter(promise::subject.eq(subject))
        .select((
            promise::rule,
            promise::occasion,
            promise::rule_version,
            promise::owner,
            promise::due_date,
            promise::due_at,
            promise::kept_at,
            promise::waiting,
            promise::never_folded,
            promise::open,
        ))
        .load(&mut tx.db.connection)?;
    let mut known: HashMap<(String, String), Kept> =
        kept.into_iter().map(|row| ((row.0.clone(), row.1.clone()), row)).collect();
    let mut rows = Vec::new();
    for promise in owed {
        let (due_date, due_at) = match promise.due {
            Due::Date(date) => (date.to_string(), None),
            Due::Instant(at) => (promise.due.day().to_string(), Some(micros(at))),
        };
        let version = i16::try_from(promise.version).unwrap_or(i16::MAX);
        let owner = promise.owner.map(|owner| Key(owner.uuid()));
        let kept_at = promise.kept.map(micros);
        let row: Kept = (
            promise.rule.to_owned(),
            promise.occasion,
            version,
            owner,
            due_date,
            due_at,
            kept_at,
            promise.waiting,
            promise.never_folded,
            kept_at.is_none(),
        );
        let before = known.remove(&(row.0.clone(), row.1.clone()));
        if before.as_ref() != Some(&row) {
            rows.push(values(subject, about_case, row, None));
        }
    }
    for (_, row) in known.into_iter().filter(|(_, row)| row.9) {
        let row = (row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, false);
        rows.push(values(subject, about_case, row, Some(micros(tx.now))));
    }
    insert_rows(
        &mut tx.db.connection,
        "promise (subject, rule, occasion, rule_version, about_case, owner, due_date, due_at, kept_at, ended_at, waiting, never_folded, open)",
        "ON CONFLICT (subject, rule, occasion) DO UPDATE SET owner = excluded.owner, due_date = excluded.due_date,
         due_at = excluded.due_at, kept_at = excluded.kept_at, ended_at = excluded.ended_at,
         waiting = excluded.waiting, never_folded = excluded.never_folded, open = excluded.open",
        rows,
    )?;
    Ok(())
}

fn values(subject: Key, about_case: bool, row: Kept, ended_at: Option<i64>) -> Vec<Value> {
    vec![
        subject.into(),
        Value::Text(row.0),
        Value::Text(row.1),
        Value::Small(row.2),
        Value::Bool(about_case),
        row.3.into(),
        Value::Text(row.4),
        Value::Big(row.5),
        Value::Big(row.6),
        Value::Big(ended_at),
        Value::Bool(row.7),
        Value::Bool(row.8),
        Value::Bool(row.9),
    ]
}
