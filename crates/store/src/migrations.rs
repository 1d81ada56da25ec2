use crate::db::AnyConnection;
use crate::dialect;
use crate::store::StorageError;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

/// One change of the tables, written for each database.
pub(crate) struct Migration<'a> {
    pub name: &'a str,
    pub sqlite: &'a str,
    pub postgres: &'a str,
}

/// In the order in which they run. A migration is never edited once released.
const ALL: &[Migration<'static>] = &[
    Migration {
        name: "20261121-first",
        sqlite: include_str!("../migrations/20261121-first/sqlite.sql"),
        postgres: include_str!("../migrations/20261121-first/postgres.sql"),
    },
    Migration {
        name: "20261122-who-may-open-it",
        sqlite: include_str!("../migrations/20261122-who-may-open-it/sqlite.sql"),
        postgres: include_str!("../migrations/20261122-who-may-open-it/postgres.sql"),
    },
    Migration {
        name: "20261122-messages",
        sqlite: include_str!("../migrations/20261122-messages/sqlite.sql"),
        postgres: include_str!("../migrations/20261122-messages/postgres.sql"),
    },
    Migration {
        name: "20261123-files",
        sqlite: include_str!("../migrations/20261123-files/sqlite.sql"),
        postgres: include_str!("../migrations/20261123-files/postgres.sql"),
    },
    Migration {
        name: "20261123-referrers",
        sqlite: include_str!("../migrations/20261123-referrers/sqlite.sql"),
        postgres: include_str!("../migrations/20261123-referrers/postgres.sql"),
    },
    Migration {
        name: "20261123-parties",
        sqlite: include_str!("../migrations/20261123-parties/sqlite.sql"),
        postgres: include_str!("../migrations/20261123-parties/postgres.sql"),
    },
    Migration {
        name: "20261123-record-by-time",
        sqlite: include_str!("../migrations/20261123-record-by-time/sqlite.sql"),
        postgres: include_str!("../migrations/20261123-record-by-time/postgres.sql"),
    },
    Migration {
        name: "20261124-named",
        sqlite: include_str!("../migrations/20261124-named/sqlite.sql"),
        postgres: include_str!("../migrations/20261124-named/postgres.sql"),
    },
    Migration {
        name: "20261124-ties",
        sqlite: include_str!("../migrations/20261124-ties/sqlite.sql"),
        postgres: include_str!("../migrations/20261124-ties/postgres.sql"),
    },
    Migration {
        name: "20261124-passkeys",
        sqlite: include_str!("../migrations/20261124-passkeys/sqlite.sql"),
        postgres: include_str!("../migrations/20261124-passkeys/postgres.sql"),
    },
    Migration {
        name: "20261125-translations",
        sqlite: include_str!("../migrations/20261125-translations/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-translations/postgres.sql"),
    },
    Migration {
        name: "20261125-outcomes",
        sqlite: include_str!("../migrations/20261125-outcomes/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-outcomes/postgres.sql"),
    },
    Migration {
        name: "20261125-closing",
        sqlite: include_str!("../migrations/20261125-closing/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-closing/postgres.sql"),
    },
    Migration {
        name: "20261125-plans",
        sqlite: include_str!("../migrations/20261125-plans/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-plans/postgres.sql"),
    },
    Migration {
        name: "20261125-lists",
        sqlite: include_str!("../migrations/20261125-lists/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-lists/postgres.sql"),
    },
    Migration {
        name: "20261125-incidents",
        sqlite: include_str!("../migrations/20261125-incidents/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-incidents/postgres.sql"),
    },
    Migration {
        name: "20261125-risk",
        sqlite: include_str!("../migrations/20261125-risk/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-risk/postgres.sql"),
    },
    Migration {
        name: "20261125-requests",
        sqlite: include_str!("../migrations/20261125-requests/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-requests/postgres.sql"),
    },
    Migration {
        name: "20261125-impact",
        sqlite: include_str!("../migrations/20261125-impact/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-impact/postgres.sql"),
    },
    Migration {
        name: "20261125-issues",
        sqlite: include_str!("../migrations/20261125-issues/sqlite.sql"),
        postgres: include_str!("../migrations/20261125-issues/postgres.sql"),
    },
    Migration {
        name: "20261126-entries",
        sqlite: include_str!("../migrations/20261126-entries/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-entries/postgres.sql"),
    },
    Migration {
        name: "20261126-complaints",
        sqlite: include_str!("../migrations/20261126-complaints/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-complaints/postgres.sql"),
    },
    Migration {
        name: "20261126-views",
        sqlite: include_str!("../migrations/20261126-views/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-views/postgres.sql"),
    },
    Migration {
        name: "20261126-stock",
        sqlite: include_str!("../migrations/20261126-stock/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-stock/postgres.sql"),
    },
    Migration {
        name: "20261126-interpreters",
        sqlite: include_str!("../migrations/20261126-interpreters/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-interpreters/postgres.sql"),
    },
    Migration {
        name: "20261126-police-news",
        sqlite: include_str!("../migrations/20261126-police-news/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-police-news/postgres.sql"),
    },
    Migration {
        name: "20261126-legal-dates",
        sqlite: include_str!("../migrations/20261126-legal-dates/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-legal-dates/postgres.sql"),
    },
    Migration {
        name: "20261126-hands",
        sqlite: include_str!("../migrations/20261126-hands/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-hands/postgres.sql"),
    },
    Migration {
        name: "20261126-scorecards",
        sqlite: include_str!("../migrations/20261126-scorecards/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-scorecards/postgres.sql"),
    },
    Migration {
        name: "20261126-scorecard-entries",
        sqlite: include_str!("../migrations/20261126-scorecard-entries/sqlite.sql"),
        postgres: include_str!("../migrations/20261126-scorecard-entries/postgres.sql"),
    },
    Migration {
        name: "20261127-scorecard-media",
        sqlite: include_str!("../migrations/20261127-scorecard-media/sqlite.sql"),
        postgres: include_str!("../migrations/20261127-scorecard-media/postgres.sql"),
    },
];

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Brings the tables up to date, each step in a transaction of its own. A
/// database that a newer version has changed is refused.
pub(crate) fn run(connection: &mut AnyConnection) -> Result<(), StorageError> {
    connection.batch_execute(dialect::migration_table(connection))?;
    let done: Vec<Name> = diesel::sql_query("SELECT name FROM migration").load(connection)?;
    if done.iter().any(|done| ALL.iter().all(|known| known.name != done.name)) {
        return Err(StorageError::NewerThanThis);
    }
    for step in ALL.iter().filter(|step| done.iter().all(|done| done.name != step.name)) {
        let text = dialect::migration(connection, step);
        connection.transaction(|connection| {
            connection.batch_execute(text)?;
            let noted = format!("INSERT INTO migration (name) VALUES ('{}')", step.name);
            connection.batch_execute(&noted)
        })?;
    }
    Ok(())
}
