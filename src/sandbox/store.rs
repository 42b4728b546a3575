//! Rows in one `SQLite` file. Tables with drafts keep up to two rows per id: state 0 published,
//! state 1 draft.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use super::wire::Fault;

/// A row as it is stored.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) state: i64,
    pub(super) version: i64,
    pub(super) body: Map<String, Value>,
}

impl Row {
    pub(super) fn etag(&self) -> String {
        format!("W/\"{}\"", self.version)
    }

    pub(super) fn text(&self, property: &str) -> &str {
        self.body.get(property).and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn flag(&self, property: &str) -> bool {
        self.body.get(property).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(super) fn number(&self, property: &str) -> i64 {
        self.body.get(property).and_then(Value::as_i64).unwrap_or_default()
    }
}

/// Which of two states of a row is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// What an ordinary read shows: published rows, and drafts that were never published.
    Published,
    /// What would be published: drafts, and published rows without one.
    Draft,
}

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS row (
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    state INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (entity, id, state)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS row_profile ON row (entity, body ->> '$._mobileofflineprofileid_value');
CREATE INDEX IF NOT EXISTS row_user ON row (entity, body ->> '$._systemuserid_value');
CREATE INDEX IF NOT EXISTS row_regarding ON row (entity, body ->> '$._regardingobjectid_value');
CREATE INDEX IF NOT EXISTS row_link ON row (entity, body ->> '$.systemuserid');
CREATE INDEX IF NOT EXISTS row_sign_in ON row (entity, lower(body ->> '$.domainname'));
CREATE INDEX IF NOT EXISTS row_item ON row (entity, body ->> '$._mobileofflineprofileitemid_value');
";

/// Does work on the database as a whole or not at all.
pub(super) fn in_one<T>(db: &Connection, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    db.execute_batch("BEGIN IMMEDIATE")?;
    let outcome = work();
    db.execute_batch(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    outcome
}

/// Opens the file, making it where there is none.
pub(super) fn open(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(Duration::from_secs(30))?;
    // Going over to WAL fails at once while another process does the same, whatever the timeout says.
    let begin = Instant::now();
    while let Err(error) = connection.pragma_update(None, "journal_mode", "WAL") {
        let is_busy = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy);
        if !is_busy || begin.elapsed() > Duration::from_secs(30) {
            return Err(error);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.execute_batch(SCHEMA)?;
    Ok(connection)
}

/// Waits for the turn to write. SQLite has one writer, and those that wait for it sleep longer and longer;
/// inside one process they needn't.
pub(super) fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A setting of the organization.
pub(super) fn setting(db: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// Stores a setting of the organization.
pub(super) fn set(db: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
        .execute([key, value])?;
    Ok(())
}

/// The next row version of the organization.
fn next_version(db: &Connection) -> rusqlite::Result<i64> {
    db.prepare_cached(
        "INSERT INTO setting (key, value) VALUES ('version', '1000001')
         ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
         RETURNING CAST(value AS INTEGER)",
    )?
    .query_row([], |row| row.get(0))
}

fn row_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let body: String = row.get(3)?;
    let body = serde_json::from_str(&body).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(Row { id: row.get(0)?, state: row.get(1)?, version: row.get(2)?, body })
}

/// A condition the database can decide: a property equals one of some texts.
#[derive(Debug, Clone)]
pub(super) struct Narrow {
    pub(super) property: String,
    pub(super) values: Vec<String>,
    /// Whether case doesn't count; the values are in lower case then.
    pub(super) folded: bool,
}

/// Properties with an index of their own, which is named in queries: without statistics the planner
/// takes the primary key, and reads a whole table.
const INDEXES: [(&str, &str); 6] = [
    ("_mobileofflineprofileid_value", "row_profile"),
    ("_systemuserid_value", "row_user"),
    ("_regardingobjectid_value", "row_regarding"),
    ("systemuserid", "row_link"),
    ("domainname", "row_sign_in"),
    ("_mobileofflineprofileitemid_value", "row_item"),
];

impl Narrow {
    /// How a query names the index to use.
    fn index(&self) -> String {
        let known = INDEXES.iter().find(|(property, _)| *property == self.property);
        known.map_or_else(String::new, |(_, index)| format!("INDEXED BY {index}"))
    }

    /// A property equals one text.
    pub(super) fn by(property: impl Into<String>, value: impl Into<String>) -> Self {
        Self { property: property.into(), values: vec![value.into()], folded: false }
    }
}

/// Rows of a table, by id; `narrow` leaves rows out that can't match. Of two states the one that is
/// meant is chosen before anything is asked of it.
pub(super) fn rows(
    db: &Connection,
    entity: &str,
    view: View,
    narrow: Option<&Narrow>,
) -> Result<Vec<Row>, Fault> {
    let meant = match view {
        View::Published => "MIN",
        View::Draft => "MAX",
    };
    let mut values: Vec<String> = vec![entity.to_owned()];
    let condition = match narrow {
        Some(narrow) => {
            let marks = vec!["?"; narrow.values.len()].join(", ");
            values.extend(narrow.values.iter().cloned());
            // The property is a column name of the schema, never text of a request.
            let property = format!("body ->> '$.{}'", narrow.property);
            let property = if narrow.folded { format!("lower({property})") } else { property };
            format!("AND {property} IN ({marks})")
        }
        None => String::new(),
    };
    let index = narrow.map(Narrow::index).unwrap_or_default();
    let sql = format!(
        "SELECT id, state, version, body FROM row AS one {index} WHERE entity = ? {condition}
         AND state = (SELECT {meant}(state) FROM row AS other WHERE other.entity = one.entity AND other.id = one.id)
         ORDER BY id"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_map(rusqlite::params_from_iter(values), row_of)?;
    Ok(found.collect::<rusqlite::Result<Vec<Row>>>()?)
}

/// One row.
pub(super) fn row(db: &Connection, entity: &str, id: &str, view: View) -> Result<Option<Row>, Fault> {
    let order = match view {
        View::Published => "state",
        View::Draft => "state DESC",
    };
    let sql = format!(
        "SELECT id, state, version, body FROM row WHERE entity = ?1 AND id = ?2 ORDER BY {order} LIMIT 1"
    );
    Ok(db.prepare_cached(&sql)?.query_row(params![entity, id], row_of).optional()?)
}

/// Writes a row under a new version, which is returned.
pub(super) fn put(
    db: &Connection,
    entity: &str,
    id: &str,
    state: i64,
    body: &Map<String, Value>,
) -> Result<i64, Fault> {
    let version = next_version(db)?;
    let text = Value::Object(body.clone()).to_string();
    db.prepare_cached(
        "INSERT OR REPLACE INTO row (entity, id, state, version, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![entity, id, state, version, text])?;
    Ok(version)
}

/// Removes all states of a row.
pub(super) fn remove(db: &Connection, entity: &str, id: &str) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM row WHERE entity = ?1 AND id = ?2")?.execute([entity, id])?;
    Ok(())
}

/// Makes the draft of a row its published state.
pub(super) fn promote(db: &Connection, entity: &str, draft: &Row) -> Result<(), Fault> {
    remove(db, entity, &draft.id)?;
    put(db, entity, &draft.id, 0, &draft.body)?;
    Ok(())
}
