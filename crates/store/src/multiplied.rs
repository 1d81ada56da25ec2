use crate::db::{AnyConnection, Db, Statements};
use crate::store::{StorageError, Store};
use diesel::prelude::*;
use diesel::sql_types::Text;

/// Tables of which a database of many cases has many rows, in the order in
/// which they may be written.
const TABLES: &[&str] = &[
    "team",
    "account",
    "person",
    "data_key",
    "referral",
    "cases",
    "case_person",
    "case_report",
    "incident",
    "contact",
    "step",
    "agency_request",
    "case_entry",
    "outcome",
    "risk_level",
    "promise",
    "search_token",
    "audit_entry",
];

/// Columns that hold an id of an invented record, as far as there is one.
const IDS: &[&str] = &[
    "id",
    "case_id",
    "referral",
    "client",
    "worker",
    "deputy",
    "team",
    "person",
    "subject",
    "account",
    "entered_by",
    "logged_by",
    "assessed_by",
    "decided_by",
    "owner",
    "keeper",
    "actor",
    "invited_by",
];

/// The bytes of an invented id that say which copy it is, and what they are in the original.
const PLACE: usize = 7;
const ORIGINAL: &str = "8000";

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
}

impl Store {
    /// Copies every invented case under other ids, for measuring large
    /// databases: its rows, what it is found by and its lines, with as many
    /// more teams and accounts. What is sealed in the copies does not open, and
    /// their lines are no chain: this is never part of a service.
    pub fn multiply(&self, copies: std::ops::Range<u16>) -> Result<(), StorageError> {
        let mut db = Db::open(&self.at.writing(), &self.keys, &Statements::default())?;
        if matches!(db.connection, AnyConnection::Postgres(_)) {
            db.connection.control("SET statement_timeout = 0")?;
        }
        // The originals once and apart: else every copy would look for them among all copies before it.
        for table in TABLES {
            let columns = columns(&mut db.connection, table)?;
            let only = originals(&db.connection, table, &columns);
            let apart = format!("CREATE TEMPORARY TABLE original_{table} AS SELECT * FROM {table} WHERE {only}");
            db.connection.control(&apart)?;
        }
        for copy in copies {
            db.connection.begin()?;
            for table in TABLES {
                let columns = columns(&mut db.connection, table)?;
                let statement = statement(&db.connection, table, &columns, copy);
                db.connection.control(&statement)?;
            }
            db.connection.control("COMMIT")?;
        }
        Ok(())
    }
}

fn columns(connection: &mut AnyConnection, table: &str) -> Result<Vec<String>, StorageError> {
    let query = match connection {
        AnyConnection::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}')"),
        AnyConnection::Postgres(_) => format!(
            "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = '{table}' \
             ORDER BY ordinal_position"
        ),
    };
    let columns: Vec<Column> = diesel::sql_query(query).load(connection)?;
    Ok(columns.into_iter().map(|column| column.name).collect())
}

fn statement(connection: &AnyConnection, table: &str, columns: &[String], copy: u16) -> String {
    let sqlite = matches!(connection, AnyConnection::Sqlite(_));
    let bytes = |hex: &str| if sqlite { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") };
    let part = |column: &str, from: usize, count: &str| format!("substr({column}, {from}{count})");
    let joined = |parts: &[String]| {
        let all = parts.join(" || ");
        if sqlite { format!("CAST({all} AS BLOB)") } else { format!("({all})") }
    };
    let mine = bytes(&format!("{:04x}", 0x8000 + copy));
    let is_original = |column: &str| format!("{} = {}", part(column, PLACE, ", 2"), bytes(ORIGINAL));
    let copied = |column: &String| match column.as_str() {
        // Who does a step is a word, not somebody's id.
        id if IDS.contains(&id) && (table, id) != ("step", "owner") => {
            // In front too: a copy lies together, as what was made in one year does.
            let other = joined(&[mine.clone(), part(id, 3, ", 4"), mine.clone(), part(id, PLACE + 2, "")]);
            format!("CASE WHEN {} THEN {other} ELSE {id} END", is_original(id))
        }
        "token" | "email_token" => joined(&[mine.clone(), part(column, 3, "")]),
        "reference" => format!("reference || '-{copy}'"),
        "strand" => "99".to_owned(),
        "seq" => format!("seq + {copy} * CAST(1000000000 AS BIGINT)"),
        other => other.to_owned(),
    };
    let values: Vec<String> = columns.iter().map(copied).collect();
    format!("INSERT INTO {table} ({}) SELECT {} FROM original_{table}", columns.join(", "), values.join(", "))
}

/// What tells an invented record from one that came with the database.
fn originals(connection: &AnyConnection, table: &str, columns: &[String]) -> String {
    let hex = if matches!(connection, AnyConnection::Sqlite(_)) {
        format!("x'{ORIGINAL}'")
    } else {
        format!("'\\x{ORIGINAL}'::bytea")
    };
    let by = ["id", "case_id", "subject"].into_iter().find(|name| columns.iter().any(|column| column == name));
    let only = by.map_or_else(|| "FALSE".to_owned(), |column| format!("substr({column}, {PLACE}, 2) = {hex}"));
    if table == "audit_entry" { format!("{only} AND strand = 1") } else { only }
}
